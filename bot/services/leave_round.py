"""Somebody leaves: what waits for them is taken back, the partner is told kindly and offered another one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.cases import CaseOutcome, CaseReason
from bot.domain.deliveries import Kind
from bot.domain.partnerships import LEFT, PartnershipState
from bot.domain.rounds import ApplicationState, RoundState
from bot.services.case_cards import refresh_card
from bot.services.endings import end, fresh, left_alone, notice, settle_cases, tell
from bot.services.open_case import open_case
from bot.services.planning.view import RoundView
from bot.services.pool import PAIR, is_in_time
from bot.services.shrink import shrink
from bot.services.tend import tend_those_of

if TYPE_CHECKING:
    from bot.domain.partnerships import Partnership
    from bot.domain.people import ParticipantId
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


def _leave_one(view: RoundView, partnership: Partnership, leaver: ParticipantId) -> None:
    """End a pair: the other is told, and cared for by a coordinator."""
    met = _has_met(view, partnership, leaver)
    end(view, [partnership], LEFT)
    after = fresh(view)
    alone = left_alone(after, partnership)
    subject = {"met": int(met), "offer": int(is_in_time(view.round, view.now))}
    people = after.people_of(alone)
    tell(after, [notice(after, person, partnership, "partner-left", subject) for person in people.values()])
    if alone:
        _hand_over(after, partnership, leaver)
    else:
        settle_cases(after, [partnership], CaseOutcome.LEFT)


def _has_met(view: RoundView, partnership: Partnership, leaver: ParticipantId) -> bool:
    """Say whether the other has been told of the one who leaves."""
    asks = view.unit.deliveries.asks_of([partnership.id]).get(partnership.id, ())
    return any(d.kind is Kind.INTRODUCTION and d.sent_at is not None and d.participant_id != leaver for d in asks)


def _hand_over(view: RoundView, partnership: Partnership, leaver: ParticipantId) -> None:
    """Let a case be about the one who left: the one there is, or a new one."""
    known = view.unit.cases.of_partnerships([partnership.id]).get(partnership.id, ())
    unresolved = next((c for c in known if not c.is_resolved and c.reason is not CaseReason.CONDUCT), None)
    if unresolved is None:
        open_case(view, partnership, CaseReason.UNREACHABLE, [leaver])
    else:
        refresh_card(view.unit, replace(unresolved, about=(leaver,)), view.now)
