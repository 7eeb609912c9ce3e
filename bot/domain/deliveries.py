"""A delivery: one message on its way to one place, and what became of it.

planned → claimed → sending → sent, aside undeliverable, held, withdrawn, expired. Only `sending` is ever in doubt.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.budget import Rank
from bot.domain.values import changed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.people import ParticipantId
    from bot.domain.rounds import RoundId


class DeliveryState(StrEnum):
    """Where a delivery stands."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    UNDELIVERABLE = "undeliverable"
    HELD = "held"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"


class Operation(StrEnum):
    """What is asked of the platform."""

    SEND_DIRECT = "send-direct"
    POST_TO_CHANNEL = "post-to-channel"
    POST_TO_ROOM = "post-to-room"
    OPEN_ROOM = "open-room"
    CHANGE_MEMBERS = "change-members"
    CLOSE_ROOM = "close-room"
    EDIT = "edit"
    RETRACT = "retract"


class Kind(StrEnum):
    """What a delivery is to its reader. The words of the ledger."""

    INTRODUCTION = "introduction"
    TOPIC = "topic"
    SUGGESTION = "suggestion"
    NUDGE = "nudge"
    OFFER = "offer"
    AGREEMENT = "agreement"
    CHECK_IN = "check-in"
    CONFIRMATION = "confirmation"
    CALL = "call"
    SURVEY = "survey"
    FAREWELL = "farewell"
    CASE = "case"
    CASE_REMINDER = "case-reminder"
    COUNTRY_SUMMARY = "country-summary"
    ANNOUNCEMENT = "announcement"
    NOTICE = "notice"
    PASSED_ON = "passed-on"
    MEETING = "meeting"
    MEETING_REMINDER = "meeting-reminder"
    REPLY = "reply"


class StartedBy(StrEnum):
    """Whose act caused it; only what the bot starts is bound to mornings and to two a week."""

    BOT = "bot"
    PERSON = "person"
    MEETING = "meeting"
    COORDINATOR = "coordinator"


RANKS: Mapping[Kind, Rank] = {
    Kind.INTRODUCTION: Rank.INTRODUCTION,
    Kind.CONFIRMATION: Rank.TOPIC,
    Kind.FAREWELL: Rank.TOPIC,
    Kind.TOPIC: Rank.TOPIC,
    Kind.SUGGESTION: Rank.NUDGE,
    Kind.NUDGE: Rank.NUDGE,
    Kind.OFFER: Rank.OFFER,
    Kind.CHECK_IN: Rank.CHECK_IN,
    Kind.SURVEY: Rank.SURVEY,
    Kind.CALL: Rank.CALL,
}
"""Who goes first in a full week; what is not named here goes last."""
_RANK_OF = {kind: RANKS.get(kind, Rank.NOTICE) for kind in Kind}


@dataclass(frozen=True, slots=True)
class Delivery:
    """One planned message. It holds keys, ids, numbers and instants, never a name and never a text.

    `key` is `round:partnership|-:what:episode.number:participant|place[:revision]`. `what` names the message that
    bot/messages renders; `subject` holds what it needs. `place` is `channel:…` or `room:…` where there is no
    participant. `due_at` is UTC; for a person it is derived from `due_on` in the person's zone while `by_morning`.
    """

    key: str
    kind: Kind
    what: str
    operation: Operation
    started_by: StartedBy
    due_at: datetime
    number: int = 0
    round_id: RoundId | None = None
    partnership_id: int | None = None
    participant_id: ParticipantId | None = None
    place: str | None = None
    platform: str | None = None
    due_on: date | None = None
    earliest_on: date | None = None
    expires_at: datetime | None = None
    subject: Mapping[str, str | int] = field(default_factory=dict)
    id: int = 0
    state: DeliveryState = DeliveryState.PLANNED
    owner: str | None = None
    attempts: int = 0
    sending_at: datetime | None = None
    sent_at: datetime | None = None
    sent_on: date | None = None
    sent_zone: str | None = None
    locale: str | None = None
    sent_via: str | None = None
    external_id: str | None = None
    failure: str | None = None

    @property
    def is_counted(self) -> bool:
        """Say whether it counts towards two a week: what the bot starts, to a person."""
        return self.participant_id is not None and self.started_by is StartedBy.BOT

    @property
    def rank(self) -> Rank:
        """Give its place in a full week."""
        return _RANK_OF[self.kind]

    def moved_to(self, on: date | None, at: datetime) -> Delivery:
        """Give it with another day and moment."""
        return changed(self, due_on=on, due_at=at)


def delivery_key(  # the parts of the key, each by name
    *,
    round_id: RoundId | None,
    what: str,
    number: int,
    to: ParticipantId | str,
    partnership_id: int | None = None,
    episode: int = 0,
    revision: int | None = None,
) -> str:
    """Give the unique key of a delivery, the same for the same cause whenever it is planned."""
    place = f"#{to}" if isinstance(to, int) else to
    key = f"{round_id or '-'}:{partnership_id or '-'}:{what}:{episode}.{number}:{place}"
    return key if revision is None else f"{key}:{revision}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one attempt, to be written down.

    `refused` are the accounts that refused for good on the way, as (`platform:id`, why), also when another took it.
    """

    delivery_id: int
    state: DeliveryState
    at: datetime
    sent_on: date | None = None
    sent_zone: str | None = None
    locale: str | None = None
    sent_via: str | None = None
    external_id: str | None = None
    failure: str | None = None
    due_at: datetime | None = None
    due_on: date | None = None
    refused: tuple[tuple[str, str], ...] = ()


LOOKS_AGAIN_AFTER = timedelta(hours=12)
"""What waits for somebody who has not come yet is looked at this often; when they come it goes at once."""

PLANNING_HORIZON = timedelta(hours=36)
"""What falls in this time is planned (DOMAIN.md §3)."""
