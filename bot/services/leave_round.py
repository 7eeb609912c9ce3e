"""Somebody leaves: what waits for them is taken back, the partner is told kindly and offered another one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.cases import CaseOutcome, CaseReason
from bot.domain.partnerships import LEFT, PartnershipState
from bot.domain.rounds import ApplicationState, RoundState, WaitingReason
from bot.services.case_cards import refresh_card
from bot.services.endings import end, fresh, left_alone, notice, set_aside, settle_cases, tell, told_of_partner
from bot.services.open_case import case_in_hands, open_case
from bot.services.planning.view import RoundView
from bot.services.pool import PAIR, is_in_time
from bot.services.shrink import shrink
from bot.services.tend import tend_those_of

if TYPE_CHECKING:
    from bot.domain.deliveries import Delivery
    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant, ParticipantId
    from bot.ports.chat import Reply
    from bot.services.asked import Asked

DECIDED = frozenset({ApplicationState.LEFT, ApplicationState.WITHDRAWN, ApplicationState.DECLINED})


def leave(asked: Asked, row: str) -> Reply:
    """Take somebody out of their rounds, kindly; the partner is told, and the coordinators if somebody is alone now."""
    person = asked.person
    _leave_applications(asked)
    unsent = asked.unit.deliveries.unsent_of([person.id])
    asked.unit.deliveries.withdraw_many([d.id for d in unsent])
    asked.unit.people.save_many([replace(person, left_at=asked.now)])
    for partnership in asked.unit.partnerships.of_participant(person.id):
        _leave_partnership(asked, partnership)
    tend_those_of(asked.unit, [person.id], asked.now, asked.world)
    return asked.replace("left", name=person.name)


def _leave_applications(asked: Asked) -> None:
    over = {r.id for r in asked.unit.rounds.all() if r.state is RoundState.ENDED}
    mine = asked.unit.applications.of_participant(asked.person.id)
    asked.unit.applications.save_many(
        replace(a, state=ApplicationState.LEFT if a.state is ApplicationState.MATCHED else ApplicationState.WITHDRAWN)
        for a in mine
        if a.state not in DECIDED and a.round_id not in over
    )


def _leave_partnership(asked: Asked, partnership: Partnership) -> None:
    """Take somebody out of one partnership; of one that is over, close the cases that were only about them."""
    round_ = asked.unit.rounds.get(partnership.round_id)
    if round_ is None or round_.state is RoundState.ENDED:
        return
    view = RoundView(asked.unit, round_, asked.now, asked.world)
    if partnership.state is PartnershipState.ENDED:
        settle_cases(view, [partnership], CaseOutcome.LEFT)
    elif len(partnership.members) > PAIR:
        _leave_two(view, partnership, asked.person.id)
    else:
        _leave_one(view, partnership, asked.person.id)


def _leave_two(view: RoundView, partnership: Partnership, leaver: ParticipantId) -> None:
    """Let the other two of three go on; they have one another."""
    shrink(view, partnership, leaver, LEFT)
    others = view.people_of(partnership.partners_of(leaver))
    tell(view, [notice(view, other, partnership, "two-go-on") for other in others.values()])
    settle_cases(fresh(view), [partnership], CaseOutcome.LEFT)


def _leave_one(view: RoundView, partnership: Partnership, leaver: ParticipantId) -> None:
    """End a pair: the other is told, and cared for by a coordinator."""
    met = any(who != leaver for _, who in told_of_partner(view, [partnership.id]))
    end(view, [partnership], LEFT)
    staying = {m: reason for m, _, reason in set_aside(fresh(view), [partnership])}
    after = fresh(view)
    people = after.people_of(list(staying))
    here = [p for p in people.values() if p.left_at is None]
    tell(after, [_news(after, person, partnership, staying[person.id], met=met) for person in here])
    if left_alone(after, partnership):
        _hand_over(after, partnership, leaver)
    else:
        settle_cases(after, [partnership], CaseOutcome.LEFT)


def _news(
    view: RoundView, person: Participant, partnership: Partnership, reason: WaitingReason | None, *, met: bool
) -> Delivery:
    """Tell the other; who was quiet comes back with the same button, with who was reported somebody speaks first."""
    if reason is WaitingReason.APART:
        return notice(view, person, partnership, "partnership-ended", {"pool": 0, "talk": 1})
    subject = {"met": int(met or reason is WaitingReason.QUIET), "offer": int(is_in_time(view.round, view.now))}
    return notice(view, person, partnership, "partner-left", subject)


def _hand_over(view: RoundView, partnership: Partnership, leaver: ParticipantId) -> None:
    """Let a case be about the one who left: the one there is, or a new one."""
    unresolved = case_in_hands(view.unit, partnership.id)
    if unresolved is None:
        open_case(view, partnership, CaseReason.UNREACHABLE, [leaver])
    else:
        lost = replace(unresolved, reason=CaseReason.UNREACHABLE, about=(leaver,))
        refresh_card(view.unit, lost, view.now)
