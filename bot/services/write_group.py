"""A coordinator writes to a group: previewed, counted, sent after ten minutes, and until then taken back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation, StartedBy, delivery_key
from bot.domain.errors import AlreadyDone, BadValue
from bot.domain.records import GroupMessage
from bot.messages.render import paragraph, prose, text
from bot.ports.chat import Choice, ChoiceStyle, Instant, InstantStyle, Paragraph
from bot.services.planning.steps import ACTS_COUNT_FROM

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.rounds import Round
    from bot.ports.chat import Reply
    from bot.services.asked import Asked

TAKE_BACK_FOR = timedelta(minutes=10)

GROUPS: Mapping[str, frozenset[str]] = {
    "everybody": frozenset({"applied", "confirmed", "unconfirmed", "waiting", "matched"}),
    "matched": frozenset({"matched"}),
    "waiting": frozenset({"waiting", "unconfirmed"}),
    "unanswered": frozenset({"applied", "unconfirmed"}),
    "confirmed": frozenset({"confirmed"}),
}
"""Who is meant by a group, as states of application."""

LONGEST = 1500


def write_group(asked: Asked, *, group: str, words: str, round: str | None = None) -> Reply:
    """Plan a coordinator's words to a group, ten minutes from now. Raises BadValue."""
    round_ = asked.round(round)
    if len(words) > LONGEST:
        raise BadValue(what="words", value=str(len(words)))
    readers = _readers(asked, round_, group)
    if not readers:
        raise BadValue(what="group", value=group)
    kept = asked.unit.records.add_group_message(GroupMessage(round_.id, group, words, asked.actor.reference, asked.now))
    asked.unit.deliveries.plan_many(_delivery(asked, round_, kept.id, reader) for reader in readers)
    at = Instant(asked.now + TAKE_BACK_FOR, InstantStyle.TIME)
    return asked.show(
        paragraph(
            asked.locale, "group-planned", count=len(readers), group=prose(asked.locale, f"group-{group}"), at=(at,)
        ),
        Paragraph(prose(asked.locale, "words", words=words)),
        choices=[Choice(text(asked.locale, "group-take-back"), f"take-back:1:{kept.id}", ChoiceStyle.DANGER)],
    )


def take_back(asked: Asked, row: str) -> Reply:
    """Withdraw what has not left yet. Raises AlreadyDone when nothing is left to withdraw."""
    kept = asked.unit.records.group_message(int(row))
    waiting = asked.unit.deliveries.of_round(kept.round_id, states=[DeliveryState.PLANNED]) if kept else []
    mine = [d.id for d in waiting if d.what == "group-message" and str(d.subject.get("message")) == row]
    withdrawn = asked.unit.deliveries.withdraw_many(mine)
    if not withdrawn:
        raise AlreadyDone(what="sent")
    return asked.replace("group-taken-back", count=withdrawn)


def _readers(asked: Asked, round_: Round, group: str) -> Sequence[int]:
    states = GROUPS[group]
    return [a.participant_id for a in asked.unit.applications.of_round(round_.id) if a.state in states]


def _delivery(asked: Asked, round_: Round, message_id: int, reader: int) -> Delivery:
    return Delivery(
        key=delivery_key(round_id=round_.id, what="group-message", number=message_id, to=reader),
        kind=Kind.NOTICE,
        what="group-message",
        operation=Operation.SEND_DIRECT,
        started_by=StartedBy.COORDINATOR,
        due_at=asked.now + TAKE_BACK_FOR,
        number=ACTS_COUNT_FROM + message_id,
        round_id=round_.id,
        participant_id=reader,
        subject={"message": message_id},
    )
