"""The outbox."""

from datetime import date, datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from bot.domain.deliveries import DeliveryState, Kind, Operation, StartedBy
from data.tables.base import one_of, table_of


class DeliveryRow(SQLModel, table=True):
    """One message on its way to one place: the outbox.

    The predicates of the partial indexes are literals, or PostgreSQL could not prove that a query fits them.
    """

    __tablename__ = "delivery"
    __table_args__: ClassVar[Any] = (
        one_of("kind", Kind),
        one_of("operation", Operation),
        one_of("started_by", StartedBy),
        one_of("state", DeliveryState),
        sa.Index(
            "ix_delivery_due",
            "due_at",
            "id",
            sqlite_where=sa.text("state = 'planned'"),
            postgresql_where=sa.text("state = 'planned'"),
        ),
        sa.Index(
            "ix_delivery_expiring",
            "expires_at",
            sqlite_where=sa.text("state = 'planned' AND expires_at IS NOT NULL"),
            postgresql_where=sa.text("state = 'planned' AND expires_at IS NOT NULL"),
        ),
        sa.Index(
            "ix_delivery_owned",
            "owner",
            sqlite_where=sa.text("state IN ('claimed', 'sending')"),
            postgresql_where=sa.text("state IN ('claimed', 'sending')"),
        ),
        sa.Index("ix_delivery_participant_id_state", "participant_id", "state"),
        sa.Index("ix_delivery_participant_id_sent_on", "participant_id", "sent_on"),
        sa.Index("ix_delivery_round_id_kind_number", "round_id", "kind", "number"),
        sa.Index(
            "ix_delivery_asks",
            "partnership_id",
            sqlite_where=sa.text("kind IN ('introduction', 'suggestion', 'nudge', 'offer')"),
            postgresql_where=sa.text("kind IN ('introduction', 'suggestion', 'nudge', 'offer')"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True)
    kind: str
    what: str
    operation: str
    started_by: str
    due_at: datetime
    number: int
    round_id: int | None = Field(default=None, foreign_key="round.id")
    partnership_id: int | None = Field(default=None, foreign_key="partnership.id")
    participant_id: int | None = Field(default=None, foreign_key="participant.id")
    place: str | None = None
    platform: str | None = None
    due_on: date | None = None
    earliest_on: date | None = None
    expires_at: datetime | None = None
    subject: Any = Field(sa_type=sa.JSON, nullable=False)
    counted: bool
    state: str
    owner: str | None = None
    attempts: int
    sending_at: datetime | None = None
    sent_at: datetime | None = None
    sent_on: date | None = None
    sent_zone: str | None = None
    locale: str | None = None
    sent_via: str | None = None
    external_id: str | None = None
    failure: str | None = None


DELIVERY = table_of(DeliveryRow)
