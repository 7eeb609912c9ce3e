"""What has happened in a partnership, as a coordinator is told it: what was sent, who was there when; never a word."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TYPE_CHECKING

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

    lines: tuple[Happening, ...]
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
    signed = list(signs)
    lines = [
        *_introduced(partnership),
        *_asked(asks),
        *(Happening(at, "letter", (who,)) for who, sent in letters.items() for at in sent),
        *[Happening(s.at, "in-touch", (s.participant_id,)) for s in signed if s.kind in CONTACT],
        *_present(signed, [p.id for p in people]),
        *[Happening(s.at, "no-reply", (s.participant_id,)) for s in signed if s.kind is SignKind.NO_REPLY],
        *(Happening(at, "away", (who,), until) for who, days in day_of.items() for at, until in days),
    ]
    ordered = _together(sorted(lines, key=attrgetter("at")))
    return History(tuple(ordered[-MOST_LINES:]), max(len(ordered) - MOST_LINES, 0))


def _together(lines: Iterable[Happening]) -> Sequence[Happening]:
    """Make one line of what happened to several on the same day."""
    found: dict[tuple[date, str, date | None], list[Happening]] = defaultdict(list)
    for line in lines:
        found[line.at.date(), line.what, line.until].append(line)
    return [alike[0] if len(alike) == 1 else _of_all(alike) for alike in found.values()]


def _of_all(lines: Sequence[Happening]) -> Happening:
    return replace(lines[0], who=tuple(sorted({who for line in lines for who in line.who})))


def _introduced(partnership: Partnership) -> Iterator[Happening]:
    if partnership.introduced_at is not None:
        yield Happening(partnership.introduced_at, "introduced")


def _asked(asks: Iterable[Delivery]) -> Iterator[Happening]:
    for each in asks:
        if each.participant_id is None:
            continue
        if each.state is DeliveryState.UNDELIVERABLE:
            yield Happening(each.due_at, "refused", (each.participant_id,))
        elif each.sent_at is not None and each.what != "introduction":
            what = f"{each.what}-{each.number}" if each.what in NUMBERED else each.what
            yield Happening(each.sent_at, what, (each.participant_id,))


def _present(signs: Iterable[Sign], members: Iterable[ParticipantId]) -> Iterator[Happening]:
    latest = {s.participant_id: s.at for s in signs if s.kind not in CONTACT and s.kind is not SignKind.NO_REPLY}
    for member in members:
        if member in latest:
            yield Happening(latest[member], "present", (member,))
