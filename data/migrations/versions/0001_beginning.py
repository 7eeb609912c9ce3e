"""Beginning."""

# ruff: noqa: E501  # a CHECK lists every word it allows

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlmodel.sql import sqltypes as types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", types.UTCDateTime(), nullable=False),
        sa.Column("actor", types.AutoString(), nullable=False),
        sa.Column("action", types.AutoString(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=True),
        sa.Column("details", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit")),
    )
    op.create_table(
        "draft",
        sa.Column("account", types.AutoString(), nullable=False),
        sa.Column("form", types.AutoString(), nullable=False),
        sa.Column("row_id", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("saved_at", types.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("account", "form", "row_id", name=op.f("pk_draft")),
    )
    op.create_table(
        "event",
        sa.Column("id", types.AutoString(), nullable=False),
        sa.Column("reply", types.AutoString(), nullable=False),
        sa.Column("dealt_with_at", types.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event")),
    )
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_event_dealt_with_at"), ["dealt_with_at"], unique=False)

    op.create_table(
        "group_message",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("addressed_to", types.AutoString(), nullable=False),
        sa.Column("words", types.AutoString(), nullable=False),
        sa.Column("written_by", types.AutoString(), nullable=False),
        sa.Column("written_at", types.UTCDateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_group_message")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "participant",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", types.AutoString(), nullable=False),
        sa.Column("zone", types.AutoString(), nullable=False),
        sa.Column("email", types.AutoString(), nullable=True),
        sa.Column("email_folded", types.AutoString(), nullable=True),
        sa.Column("country", types.AutoString(), nullable=True),
        sa.Column("province", types.AutoString(), nullable=True),
        sa.Column("city", types.AutoString(), nullable=True),
        sa.Column("institution", types.AutoString(), nullable=True),
        sa.Column("languages", sa.JSON(), nullable=False),
        sa.Column("workplace", types.AutoString(), nullable=True),
        sa.Column("career_stage", types.AutoString(), nullable=True),
        sa.Column("interests", sa.JSON(), nullable=False),
        sa.Column("match_mode", types.AutoString(), nullable=False),
        sa.Column("motivation", types.AutoString(), nullable=True),
        sa.Column("taken_part", sa.Boolean(), nullable=False),
        sa.Column("locale", types.AutoString(), nullable=True),
        sa.Column("consent_version", types.AutoString(), nullable=True),
        sa.Column("consented_at", types.UTCDateTime(), nullable=True),
        sa.Column("left_at", types.UTCDateTime(), nullable=True),
        sa.Column("own_fields", sa.JSON(), nullable=False),
        sa.Column("extra", sa.JSON(), nullable=False),
        sa.Column("found_by", types.AutoString(), nullable=False),
        sa.CheckConstraint(
            "career_stage IN ('student', 'new', 'middle', 'experienced')", name=op.f("ck_participant_career_stage")
        ),
        sa.CheckConstraint(
            "match_mode IN ('interests', 'career', 'workplace', 'different', 'open')",
            name=op.f("ck_participant_match_mode"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_participant")),
    )
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participant_email_folded"), ["email_folded"], unique=False)

    op.create_table(
        "role_grant",
        sa.Column("role", types.AutoString(), nullable=False),
        sa.Column("platform", types.AutoString(), nullable=False),
        sa.Column("account_id", types.AutoString(), nullable=False),
        sa.Column("country", types.AutoString(), nullable=False),
        sa.Column("source", types.AutoString(), nullable=False),
        sa.Column("granted_by", types.AutoString(), nullable=True),
        sa.Column("granted_at", types.UTCDateTime(), nullable=True),
        sa.CheckConstraint(
            "role IN ('coordinator', 'ambassador', 'content-officer', 'director')", name=op.f("ck_role_grant_role")
        ),
        sa.PrimaryKeyConstraint("role", "platform", "account_id", "country", name=op.f("pk_role_grant")),
    )
    op.create_table(
        "round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", types.AutoString(), nullable=False),
        sa.Column("timetable", sa.JSON(), nullable=False),
        sa.Column("launch_on", sa.Date(), nullable=False),
        sa.Column("locale", types.AutoString(), nullable=False),
        sa.Column("zone", types.AutoString(), nullable=False),
        sa.Column("rules", types.AutoString(), nullable=False),
        sa.Column("seed", sa.BigInteger(), nullable=False),
        sa.Column("state", types.AutoString(), nullable=False),
        sa.Column("cap_percent", sa.Integer(), nullable=True),
        sa.Column("platform_rule", types.AutoString(), nullable=False),
        sa.Column("paused_at", types.UTCDateTime(), nullable=True),
        sa.Column("launched_at", types.UTCDateTime(), nullable=True),
        sa.Column("ended_at", types.UTCDateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "state IN ('draft', 'open', 'closed', 'matching', 'approved', 'running', 'ended')",
            name=op.f("ck_round_state"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_round")),
        sa.UniqueConstraint("name", name=op.f("uq_round_name")),
    )
    op.create_table(
        "setting",
        sa.Column("name", types.AutoString(), nullable=False),
        sa.Column("value", types.AutoString(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_setting")),
    )
    op.create_table(
        "topic",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("locale", types.AutoString(), nullable=False),
        sa.Column("slug", types.AutoString(), nullable=False),
        sa.Column("title", types.AutoString(), nullable=False),
        sa.Column("introduction", types.AutoString(), nullable=False),
        sa.Column("sections", sa.JSON(), nullable=False),
        sa.Column("example", types.AutoString(), nullable=False),
        sa.Column("jargon", types.AutoString(), nullable=False),
        sa.Column("for_returning", types.AutoString(), nullable=False),
        sa.Column("credit", types.AutoString(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("number", "locale", name=op.f("pk_topic")),
    )
    op.create_table(
        "absence",
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("from_on", sa.Date(), nullable=False),
        sa.Column("until_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_absence_participant_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("participant_id", "position", name=op.f("pk_absence")),
    )
    op.create_table(
        "account",
        sa.Column("platform", types.AutoString(), nullable=False),
        sa.Column("account_id", types.AutoString(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("handle", types.AutoString(), nullable=True),
        sa.Column("state", types.AutoString(), nullable=False),
        sa.Column("last_used_at", types.UTCDateTime(), nullable=True),
        sa.CheckConstraint("state IN ('expected', 'open', 'closed', 'gone')", name=op.f("ck_account_state")),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_account_participant_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("platform", "account_id", name=op.f("pk_account")),
    )
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_account_participant_id"), ["participant_id"], unique=False)

    op.create_table(
        "application",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("applied_at", types.UTCDateTime(), nullable=False),
        sa.Column("state", types.AutoString(), nullable=False),
        sa.Column("waiting_reason", types.AutoString(), nullable=True),
        sa.Column("reason_details", sa.JSON(), nullable=False),
        sa.Column("confirmed_at", types.UTCDateTime(), nullable=True),
        sa.CheckConstraint(
            "state IN ('applied', 'asked', 'confirmed', 'declined', 'unconfirmed', 'waiting', 'matched', 'withdrawn', 'left')",
            name=op.f("ck_application_state"),
        ),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name=op.f("fk_application_participant_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_application_round_id")),
        sa.PrimaryKeyConstraint("round_id", "participant_id", name=op.f("pk_application")),
    )
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_application_participant_id"), ["participant_id"], unique=False)

    op.create_table(
        "matching",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("result", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_matching_round_id")),
        sa.PrimaryKeyConstraint("round_id", name=op.f("pk_matching")),
    )
    op.create_table(
        "partnership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("state", types.AutoString(), nullable=False),
        sa.Column("introduced_at", types.UTCDateTime(), nullable=True),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_because", types.AutoString(), nullable=True),
        sa.Column("room_platform", types.AutoString(), nullable=True),
        sa.Column("room_id", types.AutoString(), nullable=True),
        sa.Column("common", sa.JSON(), nullable=False),
        sa.CheckConstraint("state IN ('planned', 'active', 'ended')", name=op.f("ck_partnership_state")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_partnership_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_partnership")),
    )
    with op.batch_alter_table("partnership", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_partnership_round_id"), ["round_id"], unique=False)

    op.create_table(
        "proposed_match",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("members", sa.JSON(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.Column("terms", sa.JSON(), nullable=False),
        sa.Column("common", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_proposed_match_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposed_match")),
    )
    with op.batch_alter_table("proposed_match", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_proposed_match_round_id"), ["round_id"], unique=False)

    op.create_table(
        "ruling",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("first_id", sa.Integer(), nullable=False),
        sa.Column("second_id", sa.Integer(), nullable=False),
        sa.Column("verdict", types.AutoString(), nullable=False),
        sa.CheckConstraint("verdict IN ('pin', 'forbid')", name=op.f("ck_ruling_verdict")),
        sa.CheckConstraint("first_id < second_id", name=op.f("ck_ruling_smaller_first")),
        sa.ForeignKeyConstraint(["first_id"], ["participant.id"], name=op.f("fk_ruling_first_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_ruling_round_id")),
        sa.ForeignKeyConstraint(["second_id"], ["participant.id"], name=op.f("fk_ruling_second_id")),
        sa.PrimaryKeyConstraint("round_id", "first_id", "second_id", name=op.f("pk_ruling")),
    )
    op.create_table(
        "survey_answer",
        sa.Column("round_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("answered_at", types.UTCDateTime(), nullable=False),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name=op.f("fk_survey_answer_participant_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_survey_answer_round_id")),
        sa.PrimaryKeyConstraint("round_id", "participant_id", "number", name=op.f("pk_survey_answer")),
    )
    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", types.AutoString(), nullable=False),
        sa.Column("kind", types.AutoString(), nullable=False),
        sa.Column("what", types.AutoString(), nullable=False),
        sa.Column("operation", types.AutoString(), nullable=False),
        sa.Column("started_by", types.AutoString(), nullable=False),
        sa.Column("due_at", types.UTCDateTime(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("round_id", sa.Integer(), nullable=True),
        sa.Column("partnership_id", sa.Integer(), nullable=True),
        sa.Column("participant_id", sa.Integer(), nullable=True),
        sa.Column("place", types.AutoString(), nullable=True),
        sa.Column("platform", types.AutoString(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("earliest_on", sa.Date(), nullable=True),
        sa.Column("expires_at", types.UTCDateTime(), nullable=True),
        sa.Column("subject", sa.JSON(), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("state", types.AutoString(), nullable=False),
        sa.Column("owner", types.AutoString(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("sending_at", types.UTCDateTime(), nullable=True),
        sa.Column("sent_at", types.UTCDateTime(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.Column("sent_zone", types.AutoString(), nullable=True),
        sa.Column("locale", types.AutoString(), nullable=True),
        sa.Column("sent_via", types.AutoString(), nullable=True),
        sa.Column("external_id", types.AutoString(), nullable=True),
        sa.Column("failure", types.AutoString(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('introduction', 'topic', 'suggestion', 'nudge', 'offer', 'agreement', 'check-in', 'confirmation', 'call', 'survey', 'farewell', 'case', 'case-reminder', 'country-summary', 'announcement', 'notice', 'passed-on', 'meeting', 'meeting-reminder', 'reply')",
            name=op.f("ck_delivery_kind"),
        ),
        sa.CheckConstraint(
            "operation IN ('send-direct', 'post-to-channel', 'post-to-room', 'open-room', 'change-members', 'close-room', 'edit', 'retract')",
            name=op.f("ck_delivery_operation"),
        ),
        sa.CheckConstraint(
            "started_by IN ('bot', 'person', 'meeting', 'coordinator')", name=op.f("ck_delivery_started_by")
        ),
        sa.CheckConstraint(
            "state IN ('planned', 'claimed', 'sending', 'sent', 'undeliverable', 'held', 'withdrawn', 'expired')",
            name=op.f("ck_delivery_state"),
        ),
        sa.ForeignKeyConstraint(["participant_id"], ["participant.id"], name=op.f("fk_delivery_participant_id")),
        sa.ForeignKeyConstraint(["partnership_id"], ["partnership.id"], name=op.f("fk_delivery_partnership_id")),
        sa.ForeignKeyConstraint(["round_id"], ["round.id"], name=op.f("fk_delivery_round_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_delivery")),
        sa.UniqueConstraint("key", name=op.f("uq_delivery_key")),
    )
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.create_index(
            "ix_delivery_due",
            ["due_at", "id"],
            unique=False,
            sqlite_where=sa.text("state = 'planned'"),
            postgresql_where=sa.text("state = 'planned'"),
        )
        batch_op.create_index(
            "ix_delivery_expiring",
            ["expires_at"],
            unique=False,
            sqlite_where=sa.text("state = 'planned' AND expires_at IS NOT NULL"),
            postgresql_where=sa.text("state = 'planned' AND expires_at IS NOT NULL"),
        )
        batch_op.create_index(
            "ix_delivery_owned",
            ["owner"],
            unique=False,
            sqlite_where=sa.text("state IN ('claimed', 'sending')"),
            postgresql_where=sa.text("state IN ('claimed', 'sending')"),
        )
        batch_op.create_index("ix_delivery_participant_id_sent_on", ["participant_id", "sent_on"], unique=False)
        batch_op.create_index("ix_delivery_participant_id_state", ["participant_id", "state"], unique=False)
        batch_op.create_index("ix_delivery_round_id_kind_number", ["round_id", "kind", "number"], unique=False)

    op.create_table(
        "partnership_member",
        sa.Column("partnership_id", sa.Integer(), nullable=False),
        sa.Column("participant_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant_id"], ["participant.id"], name=op.f("fk_partnership_member_participant_id")
        ),
        sa.ForeignKeyConstraint(
            ["partnership_id"],
            ["partnership.id"],
            name=op.f("fk_partnership_member_partnership_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("partnership_id", "participant_id", name=op.f("pk_partnership_member")),
    )
    with op.batch_alter_table("partnership_member", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_partnership_member_participant_id"), ["participant_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("partnership_member", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_partnership_member_participant_id"))

    op.drop_table("partnership_member")
    with op.batch_alter_table("delivery", schema=None) as batch_op:
        batch_op.drop_index("ix_delivery_round_id_kind_number")
        batch_op.drop_index("ix_delivery_participant_id_state")
        batch_op.drop_index("ix_delivery_participant_id_sent_on")
        batch_op.drop_index(
            "ix_delivery_owned",
            sqlite_where=sa.text("state IN ('claimed', 'sending')"),
            postgresql_where=sa.text("state IN ('claimed', 'sending')"),
        )
        batch_op.drop_index(
            "ix_delivery_expiring",
            sqlite_where=sa.text("state = 'planned' AND expires_at IS NOT NULL"),
            postgresql_where=sa.text("state = 'planned' AND expires_at IS NOT NULL"),
        )
        batch_op.drop_index(
            "ix_delivery_due", sqlite_where=sa.text("state = 'planned'"), postgresql_where=sa.text("state = 'planned'")
        )

    op.drop_table("delivery")
    op.drop_table("survey_answer")
    op.drop_table("ruling")
    with op.batch_alter_table("proposed_match", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_proposed_match_round_id"))

    op.drop_table("proposed_match")
    with op.batch_alter_table("partnership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_partnership_round_id"))

    op.drop_table("partnership")
    op.drop_table("matching")
    with op.batch_alter_table("application", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_application_participant_id"))

    op.drop_table("application")
    with op.batch_alter_table("account", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_account_participant_id"))

    op.drop_table("account")
    op.drop_table("absence")
    op.drop_table("topic")
    op.drop_table("setting")
    op.drop_table("round")
    op.drop_table("role_grant")
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_participant_email_folded"))

    op.drop_table("participant")
    op.drop_table("group_message")
    with op.batch_alter_table("event", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_event_dealt_with_at"))

    op.drop_table("event")
    op.drop_table("draft")
    op.drop_table("audit")
