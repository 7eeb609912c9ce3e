"""What could not be delivered, and why, with resend and drop."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.deliveries import Delivery, DeliveryState, Kind, Outcome
from bot.domain.errors import AlreadyDone, NotFound, Refused
from bot.domain.people import AccountState
from bot.messages.render import heading, paragraph, prose, speaks, text
from bot.ports.chat import Choice, Questions

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.ports.chat import Prose, Reply
    from bot.services.asked import Asked


class WordsErased(Refused):
    """What a delivery carried were somebody's words, and they are no longer kept."""

    key = "refused-words-erased"


SHOWN = 10
FEW = 3
"""As many have buttons of their own; more are dealt with together, or by number with the command."""
STUCK = (DeliveryState.UNDELIVERABLE, DeliveryState.HELD)


def show_undelivered(
    asked: Asked,
    *,
    round: str | None = None,
    resend: int | None = None,
    drop: int | None = None,
) -> Reply:
    """List what did not arrive; or send one again, or drop it, by its number. Raises NotFound, AlreadyDone."""
    if resend is not None:
        return press_resend(asked, str(resend))
    if drop is not None:
        return press_drop(asked, str(drop))
    round_ = asked.round(round)
    stuck = asked.unit.deliveries.of_round(round_.id, states=STUCK)
    if not stuck:
        return asked.say("undelivered-none", round=round_.name)
    shown = stuck[:SHOWN]
    return asked.show(
        heading(asked.locale, "undelivered-title", count=len(stuck)),
        Questions(tuple(_line(asked, d) for d in shown)),
        paragraph(asked.locale, "undelivered-how", more=len(stuck) - len(shown)),
        choices=_choices(asked, stuck, round_.id),
    )


def _choices(asked: Asked, stuck: Sequence[Delivery], round_id: int) -> Sequence[Choice]:
    """Give two buttons for each where they are few, and two for all together."""
    pairs = [("resend", "drop", str(d.id), str(d.id)) for d in stuck] if len(stuck) <= FEW else []
    if len(stuck) > 1:
        pairs.append(("resend-all", "drop-all", str(round_id), ""))
    return [
        Choice(text(asked.locale, f"undelivered-{kind}", number=number), f"{kind}:1:{row}")
        for again, away, row, number in pairs
        for kind in (again, away)
    ]


def press_resend(asked: Asked, row: str) -> Reply:
    """Send one again: the next tick takes it, and an account that refused us is tried once more.

    Raises NotFound, AlreadyDone, WordsErased.
    """
    stuck = _stuck(asked, row)
    if not _still_whole(asked, [stuck]):
        raise WordsErased
    _resend(asked, stuck)
    return asked.say("undelivered-again", number=row)


def press_drop(asked: Asked, row: str) -> Reply:
    """Drop one for good. Raises NotFound, AlreadyDone."""
    _drop(asked, [_stuck(asked, row)])
    return asked.say("undelivered-dropped", number=row)


def press_resend_all(asked: Asked, row: str) -> Reply:
    """Send all that is stuck in a round again: `row` is the round."""
    stuck = _still_whole(asked, asked.unit.deliveries.of_round(int(row), states=STUCK))
    for delivery in stuck:
        _resend(asked, delivery)
    return asked.say("undelivered-all-again", count=len(stuck))


def press_drop_all(asked: Asked, row: str) -> Reply:
    """Drop all that is stuck in a round for good: `row` is the round."""
    stuck = asked.unit.deliveries.of_round(int(row), states=STUCK)
    _drop(asked, stuck)
    return asked.say("undelivered-all-dropped", count=len(stuck))


def _still_whole(asked: Asked, stuck: Sequence[Delivery]) -> Sequence[Delivery]:
    """Leave out what carried somebody's words that are erased by now: there is nothing to send."""
    carrying = {d.id: int(d.subject["words"]) for d in stuck if d.kind is Kind.PASSED_ON}
    kept = asked.unit.words.get_many(set(carrying.values()))
    return [d for d in stuck if d.id not in carrying or carrying[d.id] in kept]


def _resend(asked: Asked, delivery: Delivery) -> None:
    _try_accounts_again(asked, delivery)
    asked.unit.deliveries.record_outcomes([Outcome(delivery.id, DeliveryState.PLANNED, asked.now, due_at=asked.now)])
    if delivery.expires_at is not None:
        asked.unit.deliveries.reschedule_many([replace(delivery, due_at=asked.now, expires_at=None)])


def _drop(asked: Asked, stuck: Sequence[Delivery]) -> None:
    asked.unit.deliveries.record_outcomes(
        Outcome(d.id, DeliveryState.EXPIRED, asked.now, failure="dropped") for d in stuck
    )


def _try_accounts_again(asked: Asked, delivery: Delivery) -> None:
    """Take a coordinator's word that somebody can be written to again."""
    person = asked.unit.people.get(delivery.participant_id) if delivery.participant_id else None
    if person is not None:
        refusing = {AccountState.CLOSED, AccountState.GONE}
        reopened = tuple(replace(a, state=AccountState.OPEN) if a.state in refusing else a for a in person.accounts)
        asked.unit.people.save_many([replace(person, accounts=reopened)])


def _stuck(asked: Asked, row: str) -> Delivery:
    found = asked.unit.deliveries.get_many([int(row)])
    if not found:
        raise NotFound(what=row)
    if found[0].state not in STUCK:
        raise AlreadyDone(what=found[0].state.value)
    return found[0]


def _line(asked: Asked, delivery: Delivery) -> Prose:
    person = asked.unit.people.get(delivery.participant_id) if delivery.participant_id else None
    to = f"#{person.id} {person.name}" if person else delivery.place or ""
    is_room = delivery.participant_id is None and (delivery.place or "").startswith("room:")
    why = "failure-no-such-room" if is_room and delivery.failure == "no-such-place" else f"failure-{delivery.failure}"
    return prose(
        asked.locale,
        "undelivered-line",
        number=str(delivery.id),
        to=to,
        kind=prose(asked.locale, f"kind-{delivery.kind}"),
        why=prose(asked.locale, why if speaks(asked.locale, why) else "failure-unknown"),
    )
