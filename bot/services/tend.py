"""Tend partnerships: see how it goes in each, plan the kind asks that are due, take back those that no longer are.

One function for every cause: the planner calls it for those whose `look_at` has come, and every act that is a sign of
life calls it for the one partnership it concerns, in the same transaction. So no nudge overtakes an answer.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.domain.agreement import pace_of
from bot.domain.cases import Case, CaseReason
from bot.domain.daytime import local
from bot.domain.deliveries import PLANNING_HORIZON, Delivery, DeliveryState, Kind
from bot.domain.partnerships import TALKING, PartnershipState
from bot.domain.rounds import RoundState
from bot.domain.signs import CONTACT, SignKind
from bot.domain.silence import Ask, Life, Member, Rung, life_of, outlook
from bot.domain.timetable import StepKind
from bot.services.open_case import open_case, revive
from bot.services.planning.mornings import Mornings
from bot.services.planning.steps import to_person
from bot.services.planning.view import RoundView

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import Round, RoundId
    from bot.domain.signs import Sign
    from bot.domain.silence import Outlook, Step
    from bot.ports.storage import Unit
    from bot.services.world import World

LADDER_KINDS: Mapping[Rung, tuple[Kind, str, int]] = {
    Rung.SUGGESTION: (Kind.SUGGESTION, "suggestion", 1),
    Rung.FIRST_NUDGE: (Kind.NUDGE, "nudge", 1),
    Rung.SECOND_NUDGE: (Kind.NUDGE, "nudge", 2),
    Rung.KIND_WORD: (Kind.SUGGESTION, "kind-word", 2),
    Rung.OFFER: (Kind.OFFER, "offer", 1),
}
"""What each rung sends: the ledger's kind, the message, and its number."""

RUNGS = {(what, number): rung for rung, (_, what, number) in LADDER_KINDS.items()}

NOT_WHILE_ON_THE_LADDER = frozenset({Kind.CHECK_IN, Kind.CALL, Kind.SURVEY})
"""What is not sent to a person while their ladder is open (DOMAIN.md §3)."""

LOOK_OFTEN = timedelta(hours=12)
LOOK_AT_LEAST = timedelta(days=3)
STILL_TO_COME = frozenset({DeliveryState.PLANNED, DeliveryState.CLAIMED})
REFUSED_FOR_GOOD = frozenset({DeliveryState.UNDELIVERABLE})


def note(unit: Unit, signs: Sequence[Sign], now: datetime, world: World) -> None:
    """Note signs of life, and tend the partnerships of those who gave them."""
    unit.signs.note_many(signs)
    tend_those_of(unit, {sign.participant_id for sign in signs}, now, world)


def tend_those_of(unit: Unit, people: Iterable[ParticipantId], now: datetime, world: World) -> None:
    """Tend the partnerships that go on of these people."""
    theirs = unit.partnerships.of_participants(set(people))
    by_round: dict[RoundId, list[Partnership]] = defaultdict(list)
    for partnership in theirs:
        if partnership.state is not PartnershipState.ENDED:
            by_round[partnership.round_id].append(partnership)
    for round_id, partnerships in by_round.items():
        round_ = unit.rounds.get(round_id)
        if round_ is not None and round_.state is RoundState.RUNNING:
            tend(RoundView(unit, round_, now, world), partnerships)


def tend_due(view: RoundView) -> None:
    """Tend those of a round whose time has come."""
    due = view.unit.partnerships.to_look_at(view.round.id, view.now)
    if due:
        tend(view, due)


def on_ladder(unit: Unit, round_id: RoundId) -> frozenset[ParticipantId]:
    """Give whose ladder is open: they get no check-in, call or survey meanwhile."""
    active = unit.partnerships.in_state(round_id, PartnershipState.ACTIVE)
    return frozenset(member for p in active for member in p.on_ladder)


def tend(view: RoundView, partnerships: Sequence[Partnership]) -> None:
    """Tend these partnerships of one round: their standing, their asks, their cases."""
    files = _read(view, partnerships)
    ends = _ends(view.round)
    wanted: list[Delivery] = []
    taken_back: list[int] = []
    tended: list[Partnership] = []
    for file in files:
        found = outlook(file.life, view.now, no_start_after=ends[0], no_offer_after=ends[1])
        asks = _asks_wanted(view, file, found)
        keys = {each.key for each in asks}
        known = {d.key for d in file.asks if d.state is not DeliveryState.WITHDRAWN}
        wanted += [each for each in asks if each.key not in known]
        taken_back += [d.id for d in file.asks if _is_ladder(d) and d.state in STILL_TO_COME and d.key not in keys]
        tended.append(_with_outlook(view, file, found))
        _see_to_the_case(view, file, found)
    view.unit.deliveries.withdraw_many(taken_back)
    view.unit.partnerships.save_many(t for t, f in zip(tended, files, strict=True) if t != f.partnership)
    _plan(view, wanted, frozenset(m for t in tended for m in t.on_ladder))


class _File:
    """One partnership with all that tending it needs."""

    def __init__(
        self,
        partnership: Partnership,
        people: Sequence[Participant],
        asks: Sequence[Delivery],
        life: Life,
        cases: Sequence[Case],
    ) -> None:
        self.partnership = partnership
        self.people = {person.id: person for person in people}
        self.asks = asks
        self.life = life
        self.cases = cases


def _read(view: RoundView, partnerships: Sequence[Partnership]) -> Sequence[_File]:
    """Read what is known of these partnerships, in a handful of queries."""
    unit, ids = view.unit, [p.id for p in partnerships]
    people = view.people_of({m for p in partnerships for m in p.members})
    since = view.round.launched_at or view.now
    signs = unit.signs.of_people(people.keys(), since)
    asks = unit.deliveries.asks_of(ids)
    terms = unit.signs.terms_of(ids)
    cases = unit.cases.of_partnerships(ids)
    files = []
    for partnership in partnerships:
        members = [people[m] for m in partnership.members if m in people]
        theirs = asks.get(partnership.id, ())
        life = life_of(
            [_member(view.round, partnership, m, signs.get(m.id, ()), theirs) for m in members],
            sorted((s for m in members for s in signs.get(m.id, ()) if _is_of(s, partnership)), key=lambda s: s.at),
            introduced_at=partnership.introduced_at,
            pace=pace_of(terms.get(partnership.id, ())),
            stretch=view.round.timetable.ladder,
        )
        files.append(_File(partnership, members, theirs, life, cases.get(partnership.id, ())))
    return files


def _is_of(sign: Sign, partnership: Partnership) -> bool:
    return sign.partnership_id == partnership.id and sign.is_contact


def _member(
    round_: Round, partnership: Partnership, person: Participant, signs: Sequence[Sign], asks: Sequence[Delivery]
) -> Member:
    contacts = tuple(s.at for s in signs if _is_of(s, partnership))
    complaints = [s.at for s in signs if s.kind is SignKind.NO_REPLY and s.partnership_id == partnership.id]
    mine = [d for d in asks if d.participant_id == person.id]
    latest = contacts[-1] if contacts else None
    refused = any(
        d.state in REFUSED_FOR_GOOD and (latest is None or d.due_at > latest) and not person.preferred_accounts()
        for d in mine
    )
    return Member(
        id=person.id,
        zone=person.zone,
        contacts=contacts,
        presences=tuple(s.at for s in signs if s.kind not in CONTACT),
        asks=tuple(Ask(RUNGS[d.what, d.number], d.sent_at) for d in mine if (d.what, d.number) in RUNGS),
        is_away=_away(round_, person),
        is_reachable=person.left_at is None and not refused and bool(person.preferred_accounts()),
        complained_at=complaints[-1] if complaints else None,
    )


def _away(round_: Round, person: Participant) -> Callable[[date], bool]:
    pauses = round_.pauses
    return lambda on: person.is_away(on) or any(pause.covers(on) for pause in pauses)


def _ends(round_: Round) -> tuple[date, date]:
    """Give the last day on which a ladder starts, and on which a new partner is offered."""
    farewell = round_.timetable.day_of(StepKind.FAREWELL)
    days = {kind: round_.timetable.of(kind) for kind in (StepKind.LADDER_END, StepKind.REPLACEMENT)}
    start, offer = (found[-1].day if found else farewell for found in days.values())
    return round_.launch_on + timedelta(days=start), round_.launch_on + timedelta(days=offer)


def _is_ladder(delivery: Delivery) -> bool:
    return (delivery.what, delivery.number) in RUNGS


def _asks_wanted(view: RoundView, file: _File, found: Outlook) -> Sequence[Delivery]:
    """Give the asks of an outlook whose day is near; none while a case is in hands, but the offer."""
    in_hands = any(not case.is_resolved for case in file.cases)
    return [
        _delivery(view, file, step)
        for step in found.steps
        if _is_near(view.now, step.on, file.people[step.to].zone) and (not in_hands or step.rung is Rung.OFFER)
    ]


def _is_near(now: datetime, on: date, zone: str) -> bool:
    return on <= local(now + PLANNING_HORIZON, zone).date()


def _delivery(view: RoundView, file: _File, step: Step) -> Delivery:
    kind, what, number = LADDER_KINDS[step.rung]
    return to_person(
        view,
        file.people[step.to],
        kind=kind,
        what=what,
        number=number,
        earliest_on=step.on,
        partnership_id=file.partnership.id,
        episode=step.episode,
    )


def _with_outlook(view: RoundView, file: _File, found: Outlook) -> Partnership:
    clock = found.clock
    quiet = clock is not None and found.standing not in TALKING
    return replace(
        file.partnership,
        standing=found.standing,
        silent=clock.silent if clock is not None and quiet else (),
        silent_since=clock.since if clock is not None and quiet else None,
        on_ladder=_on_ladder(view, file, found),
        look_at=_look_at(view.now, found),
    )


def _on_ladder(view: RoundView, file: _File, found: Outlook) -> tuple[ParticipantId, ...]:
    """Give who of the silent has been asked, or is about to be, in this silence."""
    if found.clock is None:
        return ()
    near = {s.to for s in found.steps if s.rung is Rung.FIRST_NUDGE and _is_near(view.now, s.on, _zone(file, s.to))}
    begun = {m.id for m in file.life.members if m.id in found.clock.silent and m.has_been_asked()}
    return tuple(sorted(near | begun))


def _zone(file: _File, member: ParticipantId) -> str:
    return file.people[member].zone


def _look_at(now: datetime, found: Outlook) -> datetime:
    """Give when to look again: soon if something is near, else when it will be, within a few days."""
    days = [*(step.on for step in found.steps), *([found.case_on] if found.case_on else [])]
    if not days:
        return now + LOOK_AT_LEAST
    near = datetime.combine(min(days), time(0), UTC) - PLANNING_HORIZON - LOOK_OFTEN
    return min(max(now + LOOK_OFTEN, near), now + LOOK_AT_LEAST)


def _see_to_the_case(view: RoundView, file: _File, found: Outlook) -> None:
    """Hand a partnership to the coordinators when its day has come; take it back when the two are in touch again."""
    open_one = next((case for case in file.cases if not case.is_resolved), None)
    if open_one is not None:
        if found.standing in TALKING and open_one.reason in SILENCES:
            revive(view.unit, open_one, view.now)
        return
    if found.case is None or found.case_on is None or not _has_come(view, file, found):
        return
    about = _about(file, found)
    since = None if found.clock is None else found.clock.since
    if not _was_handed_over(file.cases, found.case, since):
        asked = [d.key for d in file.asks if d.participant_id in about and d.state in ASKED]
        open_case(view, file.partnership, found.case, about, asked_before=asked, silent_since=since)


SILENCES = frozenset({CaseReason.NEVER_STARTED, CaseReason.ONE_SIDED, CaseReason.BOTH_SILENT, CaseReason.UNREACHABLE})
ASKED = frozenset({DeliveryState.SENT, DeliveryState.UNDELIVERABLE})


def _has_come(view: RoundView, file: _File, found: Outlook) -> bool:
    first = _about(file, found)[0]
    return found.case_on is not None and found.case_on <= local(view.now, _zone(file, first)).date()


def _about(file: _File, found: Outlook) -> tuple[ParticipantId, ...]:
    """Give whom a case is about: the silent, or those who cannot be reached."""
    if found.clock is not None:
        return found.clock.silent
    return tuple(m.id for m in file.life.members if not m.is_reachable)


def _was_handed_over(cases: Sequence[Case], reason: CaseReason, since: datetime | None) -> bool:
    """Say whether this silence had its case already: there is one a silence."""
    if reason is CaseReason.UNREACHABLE:
        return any(case.reason is reason for case in cases)
    return any(since is None or case.opened_at >= since for case in cases)


def _plan(view: RoundView, wanted: Sequence[Delivery], asked: frozenset[ParticipantId]) -> None:
    """Give the asks their mornings, and take back what is not sent to a person whose ladder is open."""
    if asked:
        waiting = view.unit.deliveries.unsent_of(asked)
        view.unit.deliveries.withdraw_many(
            [d.id for d in waiting if d.kind in NOT_WHILE_ON_THE_LADDER and d.round_id == view.round.id]
        )
    if wanted and not view.round.is_paused:
        people = view.people_of({d.participant_id for d in wanted if d.participant_id is not None})
        Mornings(view.unit, people, view.now, view.world.working_days).assign(wanted).store(view.unit)
