"""Partnerships that end before their round does: what was on its way is taken back, everybody is told kindly."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.cases import CaseReason
from bot.domain.daytime import local
from bot.domain.deliveries import DeliveryState, Kind
from bot.domain.partnerships import PartnershipState, Standing
from bot.domain.rounds import ApplicationState, WaitingReason
from bot.domain.timetable import StepKind
from bot.services.case_cards import refresh_card
from bot.services.planning.mornings import Mornings
from bot.services.planning.rooms import closing
from bot.services.planning.steps import ACTS_COUNT_FROM, to_person
from bot.services.planning.view import RoundView
from bot.services.pool import YES, is_in_time, waits

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bot.domain.cases import Case, CaseOutcome
    from bot.domain.deliveries import Delivery
    from bot.domain.partnerships import Partnership, PartnershipId
    from bot.domain.people import Participant, ParticipantId

OF_THE_TWO = frozenset(
    {
        Kind.INTRODUCTION,
        Kind.SUGGESTION,
        Kind.NUDGE,
        Kind.OFFER,
        Kind.AGREEMENT,
        Kind.CHECK_IN,
        Kind.CALL,
        Kind.MEETING,
        Kind.MEETING_REMINDER,
    }
)
"""What is of no use any more once a partnership has ended."""
SILENT = frozenset({CaseReason.NEVER_STARTED, CaseReason.ONE_SIDED, CaseReason.BOTH_SILENT, CaseReason.UNREACHABLE})
OF_USE_FOR = timedelta(days=28)


def fresh(view: RoundView) -> RoundView:
    """Look at the round again, as it is after a change."""
    return RoundView(view.unit, view.round, view.now, view.world)


def end(
    view: RoundView, partnerships: Collection[Partnership], because: str, *, keeping_rooms: bool = False
) -> Sequence[Partnership]:
    """End partnerships: what waits for their members as partners is withdrawn, their rooms are closed."""
    unit, ids = view.unit, {p.id for p in partnerships}
    ended = [
        replace(
            p,
            state=PartnershipState.ENDED,
            standing=Standing.ENDED,
            ended_on=view.now.date(),
            ended_because=because,
            on_ladder=(),
            look_at=None,
        )
        for p in partnerships
    ]
    unit.partnerships.save_many(ended)
    waiting = unit.deliveries.unsent_of({m for p in partnerships for m in p.members})
    unit.deliveries.withdraw_many([d.id for d in waiting if d.partnership_id in ids and d.kind in OF_THE_TWO])
    planned = unit.deliveries.of_round(view.round.id, states=[DeliveryState.PLANNED]) if ids else ()
    unit.deliveries.withdraw_many([d.id for d in planned if d.partnership_id in ids and _is_for_a_room(d)])
    if not keeping_rooms:
        unit.deliveries.plan_many(closing(p, view.now) for p in ended if p.room_id is not None)
    return ended


def _is_for_a_room(delivery: Delivery) -> bool:
    return delivery.place is not None and delivery.place.startswith("room:")


def let_go(view: RoundView, ended: Collection[Partnership], *, but: Collection[ParticipantId] = ()) -> None:
    """Tell the members of ended partnerships, `but` those who go on with others.

    Everybody stays in the round and goes on getting its topics. Who was silent gets no new partner until they press
    that they are here; of whom something was reported, until a coordinator has spoken with them.
    """
    released = set_aside(view, ended, but=but)
    people = view.people_of([m for m, _, _ in released])
    taken = {m for p in view.partnerships for m in p.members}
    met = told_of_partner(view, [p.id for p in ended])
    tell(
        view,
        [
            _farewell(view, people[m], p, reason, partner_has_another=not taken.isdisjoint(p.partners_of(m)))
            if (p.id, m) in met or reason is not None
            else notice(view, people[m], p, "partner-left", {"met": 0})
            for m, p, reason in released
            if people[m].left_at is None
        ],
    )


def set_aside(
    view: RoundView, ended: Collection[Partnership], *, but: Collection[ParticipantId] = ()
) -> Sequence[tuple[ParticipantId, Partnership, WaitingReason | None]]:
    """Keep who was silent, or was reported, out of the pool. Give everybody who stays behind, and why they are not."""
    cases = _unresolved(view, [p.id for p in ended])
    applications = {a.participant_id: a for a in view.applications}
    released = [
        (m, p, _why_set_aside(p, m, cases.get(p.id, ())))
        for p in ended
        for m in p.members
        if m not in but and m in applications and applications[m].state is ApplicationState.MATCHED
    ]
    view.unit.applications.save_many(
        replace(applications[m], waiting_reason=reason.value, reason_details={})
        for m, _, reason in released
        if reason is not None
    )
    return released


def told_of_partner(view: RoundView, ids: Collection[PartnershipId]) -> frozenset[tuple[PartnershipId, ParticipantId]]:
    """Give who has been introduced in which of these partnerships."""
    asks = view.unit.deliveries.asks_of(ids) if ids else {}
    return frozenset(
        (partnership_id, d.participant_id)
        for partnership_id, each in asks.items()
        for d in each
        if d.kind is Kind.INTRODUCTION and d.sent_at is not None and d.participant_id is not None
    )


def _why_set_aside(partnership: Partnership, member: ParticipantId, cases: Iterable[Case]) -> WaitingReason | None:
    about = [case for case in cases if member in case.about]
    if any(case.reason is CaseReason.CONDUCT for case in about):
        return WaitingReason.APART
    if any(case.wishes.get(member) == YES for case in cases):
        return None
    was_asked = member in partnership.on_ladder or any(case.reason in SILENT for case in about)
    return WaitingReason.QUIET if was_asked else None


def _farewell(
    view: RoundView,
    person: Participant,
    partnership: Partnership,
    reason: WaitingReason | None,
    *,
    partner_has_another: bool,
) -> Delivery:
    if reason is WaitingReason.QUIET and partner_has_another:
        return notice(view, person, partnership, "partner-moved-on")
    if reason is WaitingReason.QUIET:
        return notice(view, person, partnership, "partnership-ended", {"quiet": 1})
    waits_for_one = int(reason is None and is_in_time(view.round, view.now))
    return notice(
        view, person, partnership, "partnership-ended", {"pool": waits_for_one, "talk": int(reason is not None)}
    )


def notice(
    view: RoundView,
    person: Participant,
    partnership: Partnership,
    what: str,
    subject: Mapping[str, str | int] | None = None,
) -> Delivery:
    """Give a kind word about the end of a partnership; it is as urgent as any other offer of a new partner."""
    farewell_on = view.round.date_of(view.round.timetable.of(StepKind.FAREWELL)[0])
    return to_person(
        view,
        person,
        kind=Kind.OFFER,
        what=what,
        number=ACTS_COUNT_FROM + partnership.id,
        earliest_on=local(view.now, person.zone).date(),
        expires_on=min(view.now.date() + OF_USE_FOR, farewell_on),
        partnership_id=partnership.id,
        subject=subject,
    )


def tell(view: RoundView, notices: Sequence[Delivery]) -> None:
    """Give notices their mornings."""
    people = view.people_of([d.participant_id for d in notices if d.participant_id is not None])
    Mornings(view.unit, people, view.now, view.world.working_days).assign(notices).store(view.unit)


def settle_cases(
    view: RoundView, ended: Collection[Partnership], outcome: CaseOutcome, *, by: str | None = None
) -> None:
    """Close the cases of ended partnerships in which nobody is left alone; a coordinator closes those about conduct.

    Where two of three go on, a case that is about them, or in which one of them wishes for something, stays.
    """
    alone = _alone(view, ended)
    staying = {p.id: p.members for p in view.partnerships}
    for partnership_id, cases in _unresolved(view, [p.id for p in ended]).items():
        members = staying.get(partnership_id, ())
        for case in cases:
            is_over = case.reason is not CaseReason.CONDUCT and not alone[partnership_id] and not _is_of(case, members)
            changed = case.resolved(outcome, view.now, by=by) if is_over else _without_the_gone(case, members)
            refresh_card(view.unit, changed, view.now)


def _is_of(case: Case, members: Collection[ParticipantId]) -> bool:
    """Say whether a case is still one of these two, of whom it may have been with a third."""
    wishes = any(case.wishes.get(m) == YES for m in members)
    is_about_them = not set(members).isdisjoint(case.about)
    return wishes or (is_about_them and (not case.wishes or case.reason in SILENT))


def _without_the_gone(case: Case, members: Collection[ParticipantId]) -> Case:
    """Let a silence that goes on be that of those who are still there."""
    about = tuple(m for m in case.about if m in members)
    return replace(case, about=about) if about and case.reason in SILENT else case


def left_alone(view: RoundView, partnership: Partnership) -> Sequence[ParticipantId]:
    """Give the members of an ended partnership who have no other, and would be glad of one."""
    return _alone(view, [partnership])[partnership.id]


def _alone(view: RoundView, ended: Collection[Partnership]) -> Mapping[PartnershipId, Sequence[ParticipantId]]:
    taken = {m for p in view.partnerships for m in p.members}
    waiting = {a.participant_id for a in view.applications if a.participant_id not in taken and waits(a)}
    people = view.people_of({m for p in ended for m in p.members})
    return {p.id: [m for m in p.members if m in waiting and people[m].left_at is None] for p in ended}


def _unresolved(view: RoundView, ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Sequence[Case]]:
    found = view.unit.cases.of_partnerships(ids)
    return {i: [case for case in cases if not case.is_resolved] for i, cases in found.items()}
