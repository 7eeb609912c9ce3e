"""The promises of DOMAIN.md §4 to §6, each a function over what a round has left in memory.

Read from signs, deliveries, cases and meetings as they were stored, with an opinion of its own on silence: it counts
days on calendars and asks who wrote when, and uses nothing of the ladder that it judges.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.domain.cases import CaseReason, CaseState
from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation
from bot.domain.meetings import MeetingState
from bot.domain.partnerships import PartnershipState
from bot.domain.people import AccountState
from bot.domain.signs import SignKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bot.domain.cases import Case
    from bot.domain.meetings import Meeting
    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant
    from bot.domain.rounds import Round
    from bot.domain.signs import Sign
    from bot.ports.places import WorkingDays
    from bot.ports.storage import Unit

OF_SILENCE = {CaseReason.NEVER_STARTED, CaseReason.ONE_SIDED, CaseReason.BOTH_SILENT}
NOT_ON_THE_LADDER = {Kind.CHECK_IN, Kind.CALL, Kind.SURVEY}
DISTANT_PAST = datetime.min.replace(tzinfo=UTC)


@dataclass
class Life:
    """A round's memory, read once."""

    unit: Unit
    round: Round
    working_days: WorkingDays
    now: datetime

    @cached_property
    def partnerships(self) -> Sequence[Partnership]:
        return self.unit.partnerships.of_round(self.round.id)

    @cached_property
    def people(self) -> Mapping[int, Participant]:
        return {person.id: person for person in self.unit.people.all()}

    @cached_property
    def deliveries(self) -> Sequence[Delivery]:
        return self.unit.deliveries.of_round(self.round.id)

    @cached_property
    def sent(self) -> Sequence[Delivery]:
        found = [d for d in self.deliveries if d.state is DeliveryState.SENT]
        return sorted(found, key=lambda d: (d.sent_at or d.due_at, d.id))

    @cached_property
    def cases(self) -> Sequence[Case]:
        return self.unit.cases.of_round(self.round.id)

    @cached_property
    def meetings(self) -> Mapping[int, Sequence[Meeting]]:
        return self.unit.meetings.of_partnerships([p.id for p in self.partnerships])

    @cached_property
    def signs(self) -> Mapping[int, Sequence[Sign]]:
        return self.unit.signs.of_partnerships([p.id for p in self.partnerships])

    @cached_property
    def presences(self) -> Mapping[int, Sequence[Sign]]:
        return self.unit.signs.of_people(list(self.people), DISTANT_PAST)

    @cached_property
    def introduced(self) -> frozenset[int]:
        return frozenset(d.partnership_id for d in self.sent if d.kind is Kind.INTRODUCTION and d.partnership_id)

    def contacts(self, partnership_id: int, who: int | None = None) -> Sequence[datetime]:
        """Give when one, or any, of a partnership was in contact, in order."""
        return self._contacts[partnership_id, who]

    @cached_property
    def _contacts(self) -> Mapping[tuple[int, int | None], Sequence[datetime]]:
        found: dict[tuple[int, int | None], list[datetime]] = defaultdict(list)
        for partnership_id, signs in self.signs.items():
            for sign in sorted(signs, key=attrgetter("at")):
                if sign.is_contact:
                    found[partnership_id, sign.participant_id].append(sign.at)
                    found[partnership_id, None].append(sign.at)
        return found

    def nudges(self, partnership_id: int, who: int) -> Sequence[Delivery]:
        """Give the nudges that reached somebody in a partnership."""
        return self._nudges[partnership_id, who]

    @cached_property
    def _nudges(self) -> Mapping[tuple[int | None, int | None], Sequence[Delivery]]:
        """Give the nudges that reached anybody, by partnership and person."""
        found: dict[tuple[int | None, int | None], list[Delivery]] = defaultdict(list)
        for delivery in self.sent:
            if delivery.kind is Kind.NUDGE:
                found[delivery.partnership_id, delivery.participant_id].append(delivery)
        return found

    def day(self, who: int, moment: datetime) -> date:
        """Give the day it was for somebody."""
        return moment.astimezone(ZoneInfo(self.people[who].zone)).date()

    def apart(self, who: int, first: datetime, second: datetime) -> int:
        """Give how many days of somebody's calendar lie between; one more for who moved, as their days did."""
        moved = "zone" in self.people[who].own_fields
        return (self.day(who, second) - self.day(who, first)).days + moved

    @property
    def stretch(self) -> int:
        return self.round.timetable.ladder

    @cached_property
    def last_start(self) -> date:
        """Give the day from which nobody starts on the ladder any more."""
        ends = next(s.day for s in self.round.timetable.steps if s.kind.value == "ladder-end")
        return self.round.launch_on + timedelta(days=ends)


def _at(delivery: Delivery) -> datetime:
    assert delivery.sent_at is not None
    return delivery.sent_at


def _any_between(moments: Sequence[datetime], first: datetime, last: datetime) -> bool:
    """Say whether any of the moments, which are in order, lies between two, or is one of them."""
    return bisect_left(moments, first) < bisect_right(moments, last)


def nobody_is_escalated_who_was_not_asked_first(life: Life) -> Iterator[str]:
    """Every case of silence names people who had a nudge in this silence, the last one four days before."""
    partnerships = {p.id: p for p in life.partnerships}
    for case in life.cases:
        if case.reason not in OF_SILENCE:
            continue
        if not case.asked_before:
            yield f"case {case.id}: nobody was asked"
        for who in case.about:
            yield from _asked_in_time(life, case, who)
        if not set(case.about) <= _ever_in(life, partnerships[case.partnership_id]):
            yield f"case {case.id}: about a stranger"


def _ever_in(life: Life, partnership: Partnership) -> set[int]:
    """Give its members, and who was one of three with them."""
    members = set(partnership.members)
    return members | {m for p in life.partnerships if members < set(p.members) for m in p.members}


def _asked_in_time(life: Life, case: Case, who: int) -> Iterator[str]:
    last = max((at for at in life.contacts(case.partnership_id, who) if at < case.opened_at), default=DISTANT_PAST)
    asked = [d for d in life.nudges(case.partnership_id, who) if last < _at(d) <= case.opened_at]
    if not asked:
        yield f"case {case.id}: #{who} was not asked since {last}"
        return
    waited = life.apart(who, _at(asked[-1]), case.opened_at)
    if waited < 4:
        yield f"case {case.id}: #{who} was asked {waited} days before"
    if len(asked) == 1 and not any(s.at >= _at(asked[0]) for s in life.presences.get(who, ())):
        yield f"case {case.id}: #{who} was asked only once, and had not answered"
    if any(d.key not in case.asked_before for d in asked):
        yield f"case {case.id}: its record of what was asked is not whole"


def at_most_two_nudges_for_one_silence(life: Life) -> Iterator[str]:
    """Between two contacts of a person there are never more than two, at least three days apart."""
    for partnership in life.partnerships:
        for who in partnership.members:
            contacts = life.contacts(partnership.id, who)
            silences: dict[int, list[Delivery]] = defaultdict(list)
            for nudge in life.nudges(partnership.id, who):
                silences[bisect_left(contacts, _at(nudge))].append(nudge)
            for nudges in silences.values():
                if len(nudges) > 2:
                    yield f"partnership {partnership.id}: #{who} was nudged {len(nudges)} times in one silence"
                for first, second in pairwise(nudges):
                    apart = life.apart(who, _at(first), _at(second))
                    if apart < 3:
                        yield f"partnership {partnership.id}: #{who} was nudged again after {apart} days"


def nobody_is_nudged_before_a_week_of_silence(life: Life) -> Iterator[str]:
    """Not before the seventh day since the introduction or one's own last contact, unless the other complained."""
    for partnership in life.partnerships:
        if partnership.introduced_at is None:
            continue
        complaints = [s.at for s in life.signs.get(partnership.id, ()) if s.kind is SignKind.NO_REPLY]
        for who in partnership.members:
            contacts = life.contacts(partnership.id, who)
            for nudge in life.nudges(partnership.id, who):
                before = bisect_left(contacts, _at(nudge))
                last = contacts[before - 1] if before else partnership.introduced_at
                quiet = life.apart(who, last, _at(nudge))
                if quiet < 7 and not any(at <= _at(nudge) for at in complaints):
                    yield f"{nudge.key}: after {quiet} days"


def silence_is_found(life: Life) -> Iterator[str]:
    """Whoever was silent for six weeks in which the ladder ran was nudged, or is unreachable, away or in a case."""
    for partnership in life.partnerships:
        begun = partnership.introduced_at
        if begun is None or partnership.id not in life.introduced:  # or remembers only that three were together
            continue
        ended = _end_of(life, partnership)
        for who in partnership.members:
            moments = [begun, *(at for at in life.contacts(partnership.id, who) if at > begun), ended]
            for start, end in pairwise(moments):
                if _should_have_been_asked(life, partnership, who, start, end):
                    yield f"partnership {partnership.id}: nobody asked #{who}, silent from {start} to {end}"


def _end_of(life: Life, partnership: Partnership) -> datetime:
    end = min(life.last_start, partnership.ended_on or life.last_start)
    return datetime.combine(end, time(0), UTC)


def _should_have_been_asked(life: Life, partnership: Partnership, who: int, start: datetime, end: datetime) -> bool:
    """Say whether one person's silence was so long that a nudge is missing, with room for agreements and holidays."""
    enough = 45 * life.stretch
    if (end - start).days < enough or any(start <= _at(d) <= end for d in life.nudges(partnership.id, who)):
        return False
    if any(c.partnership_id == partnership.id and c.opened_at <= end for c in life.cases):
        return False
    members = [life.people[m] for m in partnership.members]
    if not all(any(a.state is AccountState.OPEN for a in member.accounts) for member in members):
        return False
    if sum(not any(member.is_away(on) for member in members) for on in _days(start, end)) < enough:
        return False
    others = [
        at for m in partnership.members if m != who for at in life.contacts(partnership.id, m) if start < at < end
    ]
    return (end - max(others, default=start)).days >= enough


def _days(start: datetime, end: datetime) -> Iterable[date]:
    return (start.date() + timedelta(days=n) for n in range(max(0, (end - start).days)))


def a_case_a_silence(life: Life) -> Iterator[str]:
    """A partnership has at most one open case, and no second one for a silence that has not been broken."""
    by_partnership: dict[int, list[Case]] = defaultdict(list)
    for case in life.cases:
        by_partnership[case.partnership_id].append(case)
    for partnership_id, cases in by_partnership.items():
        if sum(c.state is not CaseState.RESOLVED for c in cases) > 1:
            yield f"partnership {partnership_id}: two open cases"
        for first, second in pairwise(c for c in cases if c.reason in OF_SILENCE):
            if not any(first.opened_at <= at <= second.opened_at for at in life.contacts(partnership_id)):
                yield f"partnership {partnership_id}: cases {first.id} and {second.id} are of one silence"


def nobody_on_the_ladder_is_asked_anything_else(life: Life) -> Iterator[str]:
    """Between a nudge and the next contact no check-in, call or survey comes to that person, while the pair goes on."""
    asked = [d for d in life.sent if d.kind in NOT_ON_THE_LADDER and d.participant_id is not None]
    ends = {p.id: p.ended_on for p in life.partnerships}
    made: dict[int | None, list[tuple[int, date]]] = defaultdict(list)  # who leaves a three leaves its ladder too
    for partnership in life.partnerships:
        for member in partnership.members:
            made[member].append((partnership.id, partnership.made_on))
    nudges: dict[int | None, list[Delivery]] = defaultdict(list)
    for delivery in life.sent:
        if delivery.kind is Kind.NUDGE:
            nudges[delivery.participant_id].append(delivery)
    for other in asked:
        who, at = other.participant_id, _at(other)
        for nudge in nudges[who]:
            if _at(nudge) > at:
                continue
            partnership_id = nudge.partnership_id or 0
            ended = ends[partnership_id]
            over = ended is not None and ended <= at.date()
            spoke = over or _any_between(life.contacts(partnership_id), _at(nudge), at)
            moved_on = spoke or any(made_on <= at.date() and p > partnership_id for p, made_on in made[who])
            if not moved_on:
                yield f"{other.key}: while #{who} was on the ladder since {_at(nudge)}"


def nobody_has_two_partnerships(life: Life) -> Iterator[str]:
    """Nor the same partner twice; never again means never."""
    active = Counter(m for p in life.partnerships if p.state is not PartnershipState.ENDED for m in p.members)
    yield from (f"#{who} is in {times} partnerships" for who, times in active.items() if times > 1)
    threes = [set(p.members) for p in life.partnerships if len(p.members) > 2]  # may hold a pair that was, or is left
    pairs = [p for p in life.partnerships if not any(set(p.members) <= three for three in threes)]
    met = Counter(frozenset(p.members) for p in pairs)
    yield from (f"{sorted(pair)} were put together {times} times" for pair, times in met.items() if times > 1)
    for block in life.unit.signs.blocks():
        for p in life.partnerships:
            if {block.participant_id, block.other_id} <= set(p.members) and p.made_on > block.at.date():
                yield f"partnership {p.id}: made although #{block.participant_id} said never again"


def a_new_partnership_keeps_the_hard_rules(life: Life) -> Iterator[str]:
    """Another country in an international round, whenever it is made."""
    if life.round.rules != "international":
        return
    for p in life.partnerships:
        countries = [life.people[m].country for m in p.members]
        if len(set(countries)) < len(countries):
            yield f"partnership {p.id}: {countries}"


def cards_come_in_working_hours(life: Life) -> Iterator[str]:
    """New cards between nine and six of a working day, at most ten an hour; one card a case."""
    cards = [
        d for d in life.sent if d.kind is Kind.CASE and d.what == "case" and d.operation is Operation.POST_TO_CHANNEL
    ]
    hours: Counter[datetime] = Counter()
    conduct = {c.id for c in life.cases if c.reason is CaseReason.CONDUCT}
    for card in cards:
        at = _at(card).astimezone(ZoneInfo(life.round.zone))
        hours[at.replace(minute=0, second=0, microsecond=0)] += 1
        if card.number not in conduct and not (
            time(9) <= at.time() <= time(18) and life.working_days.is_working(at.date(), None)
        ):
            yield f"{card.key}: at {at}"
    yield from (f"{times} cards in the hour of {hour}" for hour, times in hours.items() if times > 10)
    for number, times in Counter((c.number, c.platform) for c in cards).items():
        if times > 1:
            yield f"case {number}: {times} cards"


def meetings_suit_everybody(life: Life) -> Iterator[str]:
    """An agreed meeting lies in everybody's waking hours, on nobody's day off; each reminder comes once, before it."""
    for partnership in life.partnerships:
        for meeting in life.meetings.get(partnership.id, ()):
            if meeting.at is None or meeting.state not in {MeetingState.AGREED, MeetingState.HELD}:
                continue
            for who in meeting.answers:
                person = life.people[who]
                here = meeting.at.astimezone(ZoneInfo(person.zone))
                minutes = here.hour * 60 + here.minute
                if not person.wakes <= minutes <= person.sleeps - 45 and person.own_fields.isdisjoint({"zone"}):
                    yield f"meeting {meeting.id}: at {here} for #{who}"
    for reminder in (d for d in life.sent if d.kind is Kind.MEETING_REMINDER and d.what != "meeting-after"):
        meeting_ = life.unit.meetings.get(int(reminder.subject.get("meeting", 0)))
        if meeting_ is not None and meeting_.at is not None and _at(reminder) > meeting_.at:
            yield f"{reminder.key}: after the meeting"


def no_words_are_kept(life: Life) -> Iterator[str]:
    """What people wrote is gone once it is delivered, and after three days whatever happened."""
    yield from (f"words {kept.id} of {kept.kept_at}" for kept in life.unit.words.overdue(life.now))


def everything_is_settled(life: Life) -> Iterator[str]:
    """Nothing was held because it could not be made, and a round that is over has no open case."""
    yield from (f"{d.key}: {d.failure}" for d in life.deliveries if d.state is DeliveryState.HELD)
    if life.round.ended_at is not None:
        left = [c for c in life.cases if c.state is not CaseState.RESOLVED and c.reason is not CaseReason.CONDUCT]
        yield from (f"case {c.id} is {c.state}" for c in left)


PROMISES: Sequence[Callable[[Life], Iterator[str]]] = (
    nobody_is_escalated_who_was_not_asked_first,
    at_most_two_nudges_for_one_silence,
    nobody_is_nudged_before_a_week_of_silence,
    silence_is_found,
    a_case_a_silence,
    nobody_on_the_ladder_is_asked_anything_else,
    nobody_has_two_partnerships,
    a_new_partnership_keeps_the_hard_rules,
    cards_come_in_working_hours,
    meetings_suit_everybody,
    no_words_are_kept,
    everything_is_settled,
)


def broken(life: Life) -> Sequence[str]:
    """Give every promise that was not kept, and where."""
    return [f"{promise.__name__}: {complaint}" for promise in PROMISES for complaint in promise(life)]
