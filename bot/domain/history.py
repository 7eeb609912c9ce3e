"""What has happened in a partnership, as a coordinator is told it: what was sent, who was there when; never a word."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

from bot.domain.deliveries import DeliveryState
from bot.domain.signs import CONTACT, SignKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date, datetime

    from bot.domain.deliveries import Delivery
    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.signs import Sign

MOST_LINES = 12
"""So many lines of a history fit on a card; the latest are the ones that matter."""

NUMBERED = frozenset({"nudge"})
"""Of what was sent, what comes several times and is told apart by number."""


@dataclass(frozen=True, slots=True)
class Happening:
    """One line: what happened to whom at an instant, or from then until the end of a day."""

    at: datetime
    what: str
    who: tuple[ParticipantId, ...] = ()
    until: date | None = None


@dataclass(frozen=True, slots=True)
class History:
    """The latest lines, oldest first, and how many earlier ones are left out."""

    lines: tuple[Happening, ...] = ()
    left_out: int = 0


def history_of(
    partnership: Partnership,
    people: Iterable[Participant],
    *,
    asks: Iterable[Delivery],
    letters: Mapping[ParticipantId, Sequence[datetime]],
    signs: Iterable[Sign],
    day_of: Mapping[ParticipantId, Sequence[tuple[datetime, date | None]]],
) -> History:
    """Give a partnership's history. `letters` are those of coordinators; `day_of` when each went away, until when.

    What happened to several on one day is one line; of presence the latest alone is told.
    """
    events = [
        *_introduced(partnership),
        *_asked(asks),
        *[(at, "letter", who, None) for who, sent in letters.items() for at in sent],
        *_signed(signs, people),
        *[(at, "away", who, until) for who, days in day_of.items() for at, until in days],
    ]
    days = list(_by_day(sorted(events, key=itemgetter(0))).items())
    lines = [Happening(at, what, tuple(sorted(who)), until) for (_, what, until), (at, who) in days[-MOST_LINES:]]
    return History(tuple(lines), max(len(days) - MOST_LINES, 0))


_Event: TypeAlias = "tuple[datetime, str, ParticipantId | None, date | None]"
"""When what happened, to whom, and until which day."""


def _by_day(events: Iterable[_Event]) -> Mapping[tuple[date, str, date | None], tuple[datetime, set[ParticipantId]]]:
    """Put together what happened to several on the same day: when first, and to whom."""
    found: dict[tuple[date, str, date | None], tuple[datetime, set[ParticipantId]]] = {}
    for at, what, who, until in events:
        day = (at.date(), what, until)
        if day not in found:
            found[day] = (at, set())
        if who is not None:
            found[day][1].add(who)
    return found


def _introduced(partnership: Partnership) -> Sequence[_Event]:
    return [] if partnership.introduced_at is None else [(partnership.introduced_at, "introduced", None, None)]


def _asked(asks: Iterable[Delivery]) -> Iterator[_Event]:
    for each in asks:
        if each.participant_id is None:
            continue
        if each.state is DeliveryState.UNDELIVERABLE:
            yield each.due_at, "refused", each.participant_id, None
        elif each.sent_at is not None and each.what != "introduction":
            what = f"{each.what}-{each.number}" if each.what in NUMBERED else each.what
            yield each.sent_at, what, each.participant_id, None


def _signed(signs: Iterable[Sign], members: Iterable[Participant]) -> Sequence[_Event]:
    """Tell every contact and every complaint, and of each member's presence the latest."""
    contact: list[_Event] = []
    no_reply: list[_Event] = []
    latest: dict[ParticipantId, datetime] = {}
    for sign in signs:
        if sign.kind in CONTACT:
            contact.append((sign.at, "in-touch", sign.participant_id, None))
        elif sign.kind is SignKind.NO_REPLY:
            no_reply.append((sign.at, "no-reply", sign.participant_id, None))
        else:
            latest[sign.participant_id] = sign.at
    present: list[_Event] = [(latest[m.id], "present", m.id, None) for m in members if m.id in latest]
    return contact + present + no_reply
