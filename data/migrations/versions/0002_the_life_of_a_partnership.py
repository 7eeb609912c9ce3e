"""The life of a partnership."""

# ruff: noqa: E501  # a CHECK lists every word it allows

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql import sqltypes as types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "block",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Integer(), nullable=False),
        sa.Column("reason", types.AutoString(), nullable=False),
        sa.Column("at", types.UTCDateTime(), nullable=False),
        sa.CheckConstraint("reason IN ('never-again', 'conduct')", name=op.f("ck_block_reason")),
        sa.ForeignKeyConstraint(["other_id"], ["participant.id"], name=op.f("fk_block_other_id")),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name=op.f("fk_block_participant_id")),
        sa.PrimaryKeyConstraint("participant_id", "other_id", name=op.f("pk_block")),
    )
    op.create_table(
        "told",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("place", types.AutoString(), nullable=False),
        sa.Column("told_on", sa.Date(), nullable=False),
        sa.Column("figures", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_told_round_id")),
        sa.PrimaryKeyConstraint("round_id", "place", name=op.f("pk_told")),
    )
    op.create_table(
        "care_case",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("reason", types.AutoString(), nullable=False),
        sa.Column("about", sa.JSON(), nullable=False),
        sa.Column("opened_at", types.UTCDateTime(), nullable=False),
        sa.Column("asked_before", sa.JSON(), nullable=False),
        sa.Column("state", types.AutoString(), nullable=False),
        sa.Column("silent_since", types.UTCDateTime(), nullable=True),
        sa.Column("assigned_to", types.AutoString(), nullable=True),
        sa.Column("claimed_by", types.AutoString(), nullable=True),
        sa.Column("claimed_at", types.UTCDateTime(), nullable=True),
        sa.Column("snoozed_until", types.UTCDateTime(), nullable=True),
        sa.Column("outcome", types.AutoString(), nullable=True),
        sa.Column("resolved_by", types.AutoString(), nullable=True),
        sa.Column("resolved_at", types.UTCDateTime(), nullable=True),
        sa.Column("carded_at", types.UTCDateTime(), nullable=True),
        sa.Column("digested_at", types.UTCDateTime(), nullable=True),
        sa.Column("reminded_at", types.UTCDateTime(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("wishes", sa.JSON(), nullable=False),
        sa.CheckConstraint(
            "outcome IN ('revived', 're-matched', 'became-a-three', 'left', 'ended', 'conduct')",
            name=op.f("ck_care_case_outcome"),
        ),
        sa.CheckConstraint(
            "reason IN ('never-started', 'one-sided', 'both-silent', 'unreachable', 'asked-for-help', 'conduct')",
            name=op.f("ck_care_case_reason"),
        ),
        sa.CheckConstraint("state IN ('open', 'claimed', 'snoozed', 'resolved')", name=op.f("ck_care_case_state")),
        sa.ForeignKeyConstraint(["partnership_id"], ["partnership.id"], name=op.f("fk_care_case_partnership_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_care_case_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_care_case")),
    )
    with op.batch_alter_table("care_case", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_care_case_partnership_id"), ["partnership_id"], unique=False)
        batch_op.create_index("ix_care_case_round_id_state", ["round_id", "state"], unique=False)

    op.create_table(
        "kept_words",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("purpose", types.AutoString(), nullable=False),
        sa.Column("sender_id", sa.Integer(), nullable=False),
        sa.Column("words", types.AutoString(), nullable=False),
        sa.Column("kept_at", types.UTCDateTime(), nullable=False),
        sa.Column("until", types.UTCDateTime(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("purpose IN ('held', 'passing-on', 'to-coordinators')", name=op.f("ck_kept_words_purpose")),
        sa.ForeignKeyConstraint(["partnership_id"], ["partnership.id"], name=op.f("fk_kept_words_partnership_id")),
        sa.ForeignKeyConstraint(["sender_id"], ["participant.id"], name=op.f("fk_kept_words_sender_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_words")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("kept_words", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_kept_words_sender_id"), ["sender_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_kept_words_until"), ["until"], unique=False)

    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("proposed_by", sa.Integer(), nullable=True),
        sa.Column("proposed_at", types.UTCDateTime(), nullable=False),
        sa.Column("slots", sa.JSON(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("state", types.AutoString(), nullable=False),
        sa.Column("at", types.UTCDateTime(), nullable=True),
        sa.Column("local_times", sa.JSON(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('proposed', 'agreed', 'held', 'not-held', 'cancelled', 'lapsed')", name=op.f("ck_meeting_state")
        ),
        sa.ForeignKeyConstraint(["partnership_id"], ["partnership.id"], name=op.f("fk_meeting_partnership_id")),
        sa.ForeignKeyConstraint(["proposed_by"], ["participant.id"], name=op.f("fk_meeting_proposed_by")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_meeting_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting")),
    )
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_meeting_partnership_id"), ["partnership_id"], unique=False)
        batch_op.create_index("ix_meeting_round_id_state", ["round_id", "state"], unique=False)

    op.create_table(
        "sign",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("partnership_id", sa.Integer(), nullable=True),
        sa.Column("kind", types.AutoString(), nullable=False),
        sa.Column("at", types.UTCDateTime(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('room', 'passed-on', 'meeting', 'elsewhere', 'credited', 'command', 'button', 'form', 'message', 'topic', 'good', 'slow', 'no-reply')",
            name=op.f("ck_sign_kind"),
        ),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name=op.f("fk_sign_participant_id")),
        sa.ForeignKeyConstraint(["partnership_id"], ["partnership.id"], name=op.f("fk_sign_partnership_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sign")),
    )
    with op.batch_alter_table("sign", schema=None) as batch_op:
        batch_op.create_index("ix_sign_participant_id_at", ["participant_id", "at"], unique=False)
        batch_op.create_index("ix_sign_partnership_id", ["partnership_id"], unique=False)

    op.create_table(
        "terms",
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("often", types.AutoString(), nullable=True),
        sa.Column("means", types.AutoString(), nullable=True),
        sa.Column("shares_contact", sa.Boolean(), nullable=False),
        sa.CheckConstraint("means IN ('here', 'email', 'video', 'voice', 'social')", name=op.f("ck_terms_means")),
        sa.CheckConstraint("often IN ('weekly', 'fortnightly', 'monthly', 'free')", name=op.f("ck_terms_often")),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name=op.f("fk_terms_participant_id")),
        sa.ForeignKeyConstraint(
            ["partnership_id"], ["partnership.id"], name=op.f("fk_terms_partnership_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("partnership_id", "participant_id", name=op.f("pk_terms")),
    )
    op.create_table(
        "attachment",
        sa.Column("words_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", types.AutoString(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["words_id"], ["kept_words.id"], name=op.f("fk_attachment_words_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("words_id", "position", name=op.f("pk_attachment")),
    )
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.create_index(
            "ix_delivery_asks",
            ["partnership_id"],
            unique=False,
            sqlite_where=sa.text("kind IN ('introduction', 'suggestion', 'nudge', 'offer')"),
            postgresql_where=sa.text("kind IN ('introduction', 'suggestion', 'nudge', 'offer')"),
        )

    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.add_column(sa.Column("wakes", sa.Integer(), server_default="480", nullable=False))
        batch_op.add_column(sa.Column("sleeps", sa.Integer(), server_default="1200", nullable=False))

    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.add_column(sa.Column("pauses", sa.JSON(), nullable=True))

    with op.batch_alter_table("partnership", schema=None) as batch_op:
        batch_op.add_column(sa.Column("standing", types.AutoString(), server_default="awaited", nullable=False))
        batch_op.add_column(sa.Column("silent", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("silent_since", types.UTCDateTime(), nullable=True))
        batch_op.add_column(sa.Column("on_ladder", sa.JSON(), nullable=True))
        batch_op.add_column(sa.Column("look_at", types.UTCDateTime(), nullable=True))
        batch_op.create_index("ix_partnership_look_at", ["look_at"], unique=False)
        batch_op.create_index("ix_partnership_room", ["room_platform", "room_id"], unique=False)
        batch_op.create_check_constraint(
            batch_op.f("ck_partnership_standing"),
            "standing IN ('awaited', 'never-started', 'one-sided', 'both-silent', 'in-touch', 'in-touch-elsewhere', 'away', 'unreachable', 'ended')",
        )


def downgrade() -> None:
    with op.batch_alter_table("round", schema=None) as batch_op:
        batch_op.drop_column("pauses")

    with op.batch_alter_table("partnership", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("ck_partnership_standing"), type_="check")
        batch_op.drop_index("ix_partnership_room")
        batch_op.drop_index("ix_partnership_look_at")
        batch_op.drop_column("look_at")
        batch_op.drop_column("on_ladder")
        batch_op.drop_column("silent_since")
        batch_op.drop_column("silent")
        batch_op.drop_column("standing")

    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.drop_column("sleeps")
        batch_op.drop_column("wakes")

    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_index(
            "ix_delivery_asks",
            sqlite_where=sa.text("kind IN ('introduction', 'suggestion', 'nudge', 'offer')"),
            postgresql_where=sa.text("kind IN ('introduction', 'suggestion', 'nudge', 'offer')"),
        )

    op.drop_table("attachment")
    op.drop_table("terms")
    with op.batch_alter_table("sign", schema=None) as batch_op:
        batch_op.drop_index("ix_sign_partnership_id")
        batch_op.drop_index("ix_sign_participant_id_at")

    op.drop_table("sign")
    with op.batch_alter_table("meeting", schema=None) as batch_op:
        batch_op.drop_index("ix_meeting_round_id_state")
        batch_op.drop_index(batch_op.f("ix_meeting_partnership_id"))

    op.drop_table("meeting")
    with op.batch_alter_table("kept_words", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_kept_words_until"))
        batch_op.drop_index(batch_op.f("ix_kept_words_sender_id"))

    op.drop_table("kept_words")
    with op.batch_alter_table("care_case", schema=None) as batch_op:
        batch_op.drop_index("ix_care_case_round_id_state")
        batch_op.drop_index(batch_op.f("ix_care_case_partnership_id"))

    op.drop_table("care_case")
    op.drop_table("told")
    op.drop_table("block")
