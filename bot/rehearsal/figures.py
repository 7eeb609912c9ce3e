"""How the care for partnerships went in a rehearsal: cases a week, silences nobody had to see to, who was in touch."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from bot.domain.daytime import local
from bot.domain.deliveries import DeliveryState, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.domain.cases import Case
    from bot.domain.deliveries import Delivery
    from bot.domain.rounds import Round
    from bot.ports.storage import Unit
    from bot.rehearsal.talk import Talk

WEEKS = (4, 8, 12)
FORTNIGHT = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Touch:
    """How many partnerships were in touch at the end of a week: somebody wrote in the fortnight before, both ever."""

    week: int
    partnerships: int
    in_touch: int


def in_touch(talks: Iterable[Talk], began_at: datetime) -> Sequence[Touch]:
    """Count from the model's own truth, which also knows of talk that the bot never sees."""
    known = list(talks)
    found = []
    for week in WEEKS:
        until = began_at + timedelta(weeks=week)
        begun = [t for t in known if t.began_at <= until - FORTNIGHT]
        found.append(Touch(week, len(begun), sum(_talks(t, until) for t in begun)))
    return found


def _talks(talk: Talk, until: datetime) -> bool:
    before = [(at, who) for at, who in talk.contacts if at <= until]
    return len({who for _, who in before}) > 1 and before[-1][0] >= until - FORTNIGHT


def care_of(unit: Unit, round_: Round) -> dict[str, Any]:
    """Give what coordinators had to do, and how much of the silence needed none of them."""
    cases = unit.cases.of_round(round_.id)
    nudges = [d for d in unit.deliveries.of_round(round_.id, states=[DeliveryState.SENT]) if d.kind is Kind.NUDGE]
    silences = _silences(nudges)
    contacts = unit.signs.of_partnerships({partnership for partnership, _ in silences})
    handed_over = {key for case in cases for key in case.asked_before}
    outcome: Counter[str] = Counter()
    for (partnership, _), asks in silences.items():
        if any(d.key in handed_over for d in asks):
            outcome["handed_to_coordinators"] += 1
        elif any(s.is_contact and s.at > _sent(asks[0]) for s in contacts.get(partnership, ())):
            outcome["settled_without_a_human"] += 1
        else:
            outcome["neither"] += 1
    return {
        "cases": len(cases),
        "cases_a_week": _a_week(cases, round_),
        "silences_asked_about": len(silences),
        **{name: outcome[name] for name in ("settled_without_a_human", "handed_to_coordinators", "neither")},
    }


def _silences(nudges: Iterable[Delivery]) -> Mapping[tuple[int, str], Sequence[Delivery]]:
    """Group nudges by partnership and episode: one silence each, of one person or of both."""
    grouped: dict[tuple[int, str], list[Delivery]] = defaultdict(list)
    for nudge in sorted(nudges, key=_sent):
        episode = nudge.key.split(":")[3].split(".")[0]
        grouped[nudge.partnership_id or 0, episode].append(nudge)
    return grouped


def _sent(delivery: Delivery) -> datetime:
    return delivery.sent_at or delivery.due_at


def _a_week(cases: Iterable[Case], round_: Round) -> dict[str, dict[str, int]]:
    """Count the cases of each coordinator by the week of the round in which they were opened."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for case in cases:
        week = round_.day_number(local(case.opened_at, round_.zone).date()) // 7 + 1
        found[case.claimed_by or case.assigned_to or "-"][str(week)] += 1
    return {who: dict(weeks) for who, weeks in sorted(found.items())}
