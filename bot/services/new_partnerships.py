"""Bring people together in a running round: earlier partnerships end, the planner introduces the new ones."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.cases import CaseOutcome
from bot.domain.matching import common_ground, person_of
from bot.domain.partnerships import BECAME_A_THREE, REMATCHED, Partnership
from bot.domain.rounds import ApplicationState
from bot.services.endings import end, fresh, let_go, notice, settle_cases, tell
from bot.services.plan_due import introduce_now
from bot.services.pool import PAIR
from bot.services.shrink import shrink

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bot.domain.partnerships import PartnershipId
    from bot.domain.people import ParticipantId
    from bot.services.planning.view import RoundView


@dataclass(frozen=True, slots=True)
class Together:
    """People to be brought together. `pair` are two who go on and whom the last of the members joins."""

    members: tuple[ParticipantId, ...]
    pair: PartnershipId | None = None


def bring_together(view: RoundView, plans: Sequence[Together], *, by: str | None = None) -> Sequence[Partnership]:
    """Make new partnerships of people who may still be in others. Give them.

    Two whom a third joins become a new partnership of three, so that its clock, its introductions and its room are
    like any other's, and that the two have met before remains on record with the one that ended.
    """
    pairs = {plan.pair for plan in plans if plan.pair is not None}
    chosen = {m for plan in plans for m in plan.members}
    going_on = [p for p in view.partnerships if not chosen.isdisjoint(p.members)]
    end(view, [p for p in going_on if p.id in pairs], BECAME_A_THREE, keeping_rooms=True)
    shrunk = [p for p in going_on if p.id not in pairs and len(p.members) - len(chosen.intersection(p.members)) == PAIR]
    parted = [p for p in going_on if p.id not in pairs and p not in shrunk]
    end(view, parted, REMATCHED)
    _let_two_go_on(view, shrunk, chosen)
    made = view.unit.partnerships.add_many(_partnership(view, plan) for plan in plans)
    _keep_terms(view, {plan.pair: p for plan, p in zip(plans, made, strict=True) if plan.pair is not None})
    _count_in(view, chosen)
    let_go(fresh(view), parted, but=chosen)
    _see_to_cases(fresh(view), [*shrunk, *_earlier(view, made)], made, by)
    introduce_now(fresh(view))
    return made


def _let_two_go_on(view: RoundView, threes: Collection[Partnership], chosen: Collection[ParticipantId]) -> None:
    """Let two of three go on, and tell them."""
    for three in threes:
        (gone,) = (m for m in three.members if m in chosen)
        shrink(view, three, gone, REMATCHED)
    rest = [(m, three) for three in threes for m in three.members if m not in chosen]
    people = view.people_of([m for m, _ in rest])
    tell(view, [notice(view, people[m], three, "two-go-on") for m, three in rest])


def _partnership(view: RoundView, plan: Together) -> Partnership:
    first, *others = (person_of(p) for p in view.people_of(plan.members).values())
    common = common_ground(first, others[0]) if len(others) == 1 else ()
    return Partnership(0, view.round.id, plan.members, view.now.date(), common=common)


def _keep_terms(view: RoundView, joined: Mapping[PartnershipId, Partnership]) -> None:
    """Let two keep what they agreed on; that each may see the other's address is no word for the third."""
    for pair, terms in view.unit.signs.terms_of(joined).items():
        for each in terms:
            view.unit.signs.agree(replace(each, partnership_id=joined[pair].id, shares_contact=False))


OUTDATED = frozenset({"topic", "waiting", "partner-left", "partnership-ended", "partner-moved-on"})
"""What waits for somebody who gets a partner: the introduction brings the topic, and what was offered is found."""


def _count_in(view: RoundView, chosen: Collection[ParticipantId]) -> None:
    """Make everybody who waited a participant of the round like all others."""
    view.unit.applications.save_many(
        replace(a, state=ApplicationState.MATCHED, waiting_reason=None, reason_details={})
        for a in view.applications
        if a.participant_id in chosen
    )
    waiting = view.unit.deliveries.unsent_of(chosen)
    view.unit.deliveries.withdraw_many([d.id for d in waiting if d.round_id == view.round.id and d.what in OUTDATED])


def _earlier(view: RoundView, made: Sequence[Partnership]) -> Sequence[Partnership]:
    """Give the partnerships of this round that these people were in before."""
    every = view.unit.partnerships.of_participants({m for p in made for m in p.members})
    new = {p.id for p in made}
    return [p for p in every if p.round_id == view.round.id and p.id not in new]


def _see_to_cases(
    view: RoundView, earlier: Collection[Partnership], made: Sequence[Partnership], by: str | None
) -> None:
    """Close the cases of earlier partnerships in which nobody is left alone."""
    in_threes = {m for p in made if len(p.members) > PAIR for m in p.members}
    joined = [p for p in earlier if not in_threes.isdisjoint(p.members)]
    settle_cases(view, joined, CaseOutcome.THREE, by=by)
    settle_cases(view, [p for p in earlier if p not in joined], CaseOutcome.REMATCHED, by=by)
