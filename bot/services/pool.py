"""The pool of a running round: everybody who has no partner, or asked for another one, and can be given one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.cases import CaseReason
from bot.domain.daytime import local
from bot.domain.errors import Refused
from bot.domain.partnerships import TALKING, PartnershipState
from bot.domain.rounds import SET_ASIDE, ApplicationState, RoundState
from bot.services.matching_snapshot import Snapshot, pairs_of, persons, rules_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import Application, Round
    from bot.services.planning.view import RoundView

PARTNER = "partner"
"""Where an application keeps whether somebody whose partner left would like a new one: `yes` or `no`."""
YES, NO = "yes", "no"
PAIR = 2


class TooLateForANewPartner(Refused):
    """The last day for a new partner has passed."""

    key = "refused-too-late-for-a-new-partner"


def refuse_too_late(round_: Round, now: datetime) -> None:
    """Raise WrongState for a round that does not run, TooLateForANewPartner after the last day."""
    round_.require(RoundState.RUNNING)
    if not is_in_time(round_, now):
        raise TooLateForANewPartner(round=round_.name)


def is_in_time(round_: Round, now: datetime) -> bool:
    """Say whether somebody can still be given a new partner."""
    return round_.day_number(local(now, round_.zone).date()) <= round_.timetable.last_for_a_new_partner()


def pool_of(view: RoundView) -> Mapping[ParticipantId, Participant]:
    """Give who can be given a partner: the abandoned, the waiting, and those who said yes to a new one."""
    taken = {m for p in view.partnerships for m in p.members}
    free = [a.participant_id for a in view.applications if a.participant_id not in taken and waits(a)]
    return reachable(view, [*free, *wishing(view)])


def waits(application: Application) -> bool:
    """Say whether somebody without a partner would be glad of one now."""
    if application.waiting_reason in SET_ASIDE:
        return False
    if application.state is ApplicationState.MATCHED:
        return application.reason_details.get(PARTNER) != NO
    return application.state is ApplicationState.WAITING and application.reason_details.get("wish") != "next"


def wishing(view: RoundView) -> Sequence[ParticipantId]:
    """Give who has a partner and said yes to another one, but those of whom something was reported."""
    going_on = {p.id: p for p in view.partnerships}
    unresolved = view.unit.cases.unresolved(view.round.id)
    reported = {who for case in unresolved if case.reason is CaseReason.CONDUCT for who in case.about}
    return [
        who
        for case in unresolved
        for who, wish in case.wishes.items()
        if wish == YES
        and who not in reported
        and case.partnership_id in going_on
        and who in going_on[case.partnership_id].members
    ]


def reachable(view: RoundView, ids: Iterable[ParticipantId]) -> Mapping[ParticipantId, Participant]:
    """Give those of these people who are here: not left, not away without an end, and can be written to."""
    found = view.people_of(sorted(set(ids)))
    return {i: p for i, p in found.items() if _is_here(p, view.now)}


def _is_here(person: Participant, now: datetime) -> bool:
    today = local(now, person.zone).date()
    gone = any(absence.until_on is None and absence.from_on <= today for absence in person.absences)
    return person.left_at is None and not gone and bool(person.preferred_accounts())


def twos_in_touch(view: RoundView) -> Sequence[Partnership]:
    """Give the partnerships of two that a third could join: they talk, and no case is open about them."""
    in_hands = {case.partnership_id for case in view.unit.cases.unresolved(view.round.id)}
    return [
        p
        for p in view.partnerships
        if p.state is PartnershipState.ACTIVE
        and len(p.members) == PAIR
        and p.standing in TALKING
        and p.id not in in_hands
    ]


def snapshot_of(view: RoundView, people: Collection[Participant]) -> Snapshot:
    """Give these people as matching sees them, under the round's own rules; what was pinned before is history."""
    before = view.unit.partnerships.pairs_ever()
    rules = rules_of(view.round)
    seen = persons(view.unit, list(people), before, home=rules.home_by_consent)
    return Snapshot(
        round_id=view.round.id,
        version=view.round.version,
        people=tuple(seen.values()),
        numbers={person.id: number for number, person in seen.items()},
        rules=rules,
        pairs=replace(pairs_of(view.unit, view.round, seen, before), pinned=frozenset()),
        seed=view.round.seed,
        on=view.now.date(),
    )
