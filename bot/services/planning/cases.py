"""Cases reach the coordinators in their working hours: a few cards, a list of the rest, a reminder, no more."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.cases import CaseState
from bot.domain.daytime import local
from bot.domain.deliveries import Kind
from bot.domain.rounds import RoundState
from bot.domain.values import changed
from bot.services.case_cards import (
    SHOWN_AT_ONCE,
    card_key,
    coordinators_platforms,
    listing,
    post_cards,
    refresh_card,
)
from bot.services.office import office_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.cases import Case
    from bot.domain.office import Office
    from bot.ports.storage import Unit
    from bot.services.planning.view import RoundView

NEW_CARDS_AN_HOUR = 10
HOUR = timedelta(hours=1)
UNCLAIMED_FOR = timedelta(hours=48)
"""Working hours after which a case that nobody has claimed is called to mind, once."""
CARDS_TRAVEL_FOR = timedelta(days=3)
"""A card that has not arrived within this time takes up no place among the new ones."""
DIGEST = "case-digest"
REMINDER = "case-reminder"
AWAKE = "case-awake"

STATES = frozenset({RoundState.RUNNING, RoundState.ENDED})


def plan_cases(view: RoundView) -> None:
    """Bring a round's unresolved cases to the coordinators, each when and how it should be."""
    if view.round.state not in STATES:
        return
    cases = view.unit.cases.unresolved(view.round.id)
    if not cases or not coordinators_platforms(view.unit):
        return
    new = [case for case in cases if case.carded_at is None and case.digested_at is None]
    post_cards(view.unit, [case for case in new if case.reason in SHOWN_AT_ONCE], view.now)
    office = office_of(view.unit, view.round, view.world)
    if office.is_open(view.now):
        _bring(view, [case for case in new if case.reason not in SHOWN_AT_ONCE])
        _remind(view, [case for case in cases if _is_overdue(case, office, view.now)])
        _wake(view, [case for case in cases if _is_rested(case, view.now)])


def _bring(view: RoundView, waiting: Sequence[Case]) -> None:
    """Post as many cards as the hour has room for, the oldest first; list the others, once a day."""
    if not waiting:
        return
    room = max(NEW_CARDS_AN_HOUR - _new_of_late(view), 0)
    post_cards(view.unit, waiting[:room], view.now)
    rest = waiting[room:]
    today = view.round.day_number(local(view.now, view.round.zone).date())
    digests = listing(view.unit, view.round.id, DIGEST, rest, view.now, kind=Kind.CASE, number=today)
    if rest and not any(view.unit.deliveries.by_key(digest.key) for digest in digests):
        view.unit.deliveries.plan_many(digests)
        view.unit.cases.save_many(changed(case, digested_at=view.now) for case in rest)


def _new_of_late(view: RoundView) -> int:
    """Count the cards that arrived within the hour, or have yet to arrive: they share one channel, whatever round."""
    running = [r.id for r in view.unit.rounds.all() if r.state in STATES]
    cases = [case for round_id in running for case in view.unit.cases.of_round(round_id)]
    return sum(_arrivals(view.unit, [c for c in cases if c.carded_at is not None], view.now))


def _arrivals(unit: Unit, carded: Sequence[Case], now: datetime) -> Sequence[bool]:
    """Say of each card whether it is new to the channel now."""
    platforms = coordinators_platforms(unit)
    recent = [case for case in carded if case.carded_at is not None and case.carded_at > now - CARDS_TRAVEL_FOR]
    arrived = unit.deliveries.sent_at([card_key(case, platform) for case in recent for platform in platforms])
    moments = [[arrived.get(card_key(case, platform), now) for platform in platforms] for case in recent]
    return [max(each) > now - HOUR for each in moments]


def _is_overdue(case: Case, office: Office, now: datetime) -> bool:
    """Say whether nobody has claimed a case for too long since it could be seen, and nothing was said of it."""
    seen = case.carded_at or case.digested_at
    if case.state is not CaseState.OPEN or case.reminded_at is not None or seen is None:
        return False
    return now - seen >= UNCLAIMED_FOR and office.worked_between(seen, now) >= UNCLAIMED_FOR


def _remind(view: RoundView, overdue: Sequence[Case]) -> None:
    """Call to mind, in one message, what nobody has claimed."""
    if not overdue:
        return
    number = min(case.id for case in overdue)
    view.unit.deliveries.plan_many(
        listing(view.unit, view.round.id, REMINDER, overdue, view.now, kind=Kind.CASE_REMINDER, number=number)
    )
    view.unit.cases.save_many(changed(case, reminded_at=view.now) for case in overdue)


def _is_rested(case: Case, now: datetime) -> bool:
    return case.state is CaseState.SNOOZED and case.snoozed_until is not None and case.snoozed_until <= now


def _wake(view: RoundView, rested: Sequence[Case]) -> None:
    """Open again what has rested long enough, and say so: nobody sees an edit of an old card."""
    if not rested:
        return
    awake = [refresh_card(view.unit, changed(case.awake(), reminded_at=view.now), view.now) for case in rested]
    first = min(awake, key=lambda case: case.id)
    again = listing(
        view.unit,
        view.round.id,
        AWAKE,
        awake,
        view.now,
        kind=Kind.CASE,
        number=first.id,
        revision=first.revision,
    )
    view.unit.deliveries.plan_many(again)
