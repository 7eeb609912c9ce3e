"""Matching in a coordinator's own words: rules of a round, exceptions, consent, and who never met."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.add_column(sa.Column("own_rules", sa.JSON(), nullable=True))

    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.add_column(sa.Column("at_home", sa.Boolean(), server_default=sa.false(), nullable=False))

    with op.batch_alter_table("partnership", schema=None) as batch_op:
        batch_op.add_column(sa.Column("unmet", sa.JSON(), nullable=True))

    with op.batch_alter_table("ruling", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_ruling_verdict"), type_="check")
        batch_op.create_check_constraint(
            batch_op.f("ck_ruling_verdict"), "verdict IN ('pin', 'forbid', 'allow', 'free')"
        )


def downgrade() -> None:
    op.execute("DELETE FROM ruling WHERE verdict IN ('allow', 'free')")
    with op.batch_alter_table("ruling", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_ruling_verdict"), type_="check")
        batch_op.create_check_constraint(batch_op.f("ck_ruling_verdict"), "verdict IN ('pin', 'forbid')")

    with op.batch_alter_table("partnership", schema=None) as batch_op:
        batch_op.drop_column("unmet")

    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.drop_column("at_home")

    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.drop_column("own_rules")
