"""How people come to a platform: what adapters remember, and one-time codes."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql import sqltypes as types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "platform_memory",
        sa.Column("platform", types.AutoString(), nullable=False),
        sa.Column("name", types.AutoString(), nullable=False),
        sa.Column("value", types.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "name", name=op.f("pk_platform_memory")),
    )
    op.create_table(
        "code",
        sa.Column("digest", types.AutoString(), nullable=False),
        sa.Column("salt", types.AutoString(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("made_at", types.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name=op.f("fk_code_participant_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_code_round_id")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_code")),
    )
    with op.batch_alter_table("code", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_code_participant_id"), ["participant_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("code", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_code_participant_id"))

    op.drop_table("code")
    op.drop_table("platform_memory")
