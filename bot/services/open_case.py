"""Open a case, and close it when the two are in touch again. What coordinators do with one is in work_cases.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cases import Case, CaseOutcome, CaseReason
from bot.services.case_cards import post_cards, refresh_card

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.partnerships import Partnership, PartnershipId
    from bot.domain.people import ParticipantId
    from bot.domain.rounds import RoundId
    from bot.ports.storage import Unit
    from bot.services.planning.view import RoundView


def open_case(
    view: RoundView,
    partnership: Partnership,
    reason: CaseReason,
    about: Sequence[ParticipantId],
    *,
    asked_before: Sequence[str] = (),
    silent_since: datetime | None = None,
) -> Case:
    """Hand a partnership to the coordinators, and suggest it to one of them.

    Its card follows in their working hours; where somebody's conduct is the reason, at once.
    """
    people = view.people_of(partnership.members)
    case = view.unit.cases.add(
        Case(
            id=0,
            round_id=view.round.id,
            partnership_id=partnership.id,
            reason=reason,
            about=tuple(about),
            opened_at=view.now,
            asked_before=tuple(asked_before),
            silent_since=silent_since,
            assigned_to=view.desk.give_out([people[m] for m in about if m in people], partnership.members),
        )
    )
    if reason is CaseReason.CONDUCT:
        (case,) = post_cards(view.unit, [case], view.now) or [case]
    return case


def case_in_hands(unit: Unit, partnership_id: PartnershipId) -> Case | None:
    """Give the unresolved case of a partnership; one about somebody's conduct is not for anything else."""
    known = unit.cases.of_partnerships([partnership_id]).get(partnership_id, ())
    return next((c for c in known if not c.is_resolved and c.reason is not CaseReason.CONDUCT), None)


def revive(unit: Unit, case: Case, now: datetime) -> None:
    """Close a case whose two are in touch again; nobody need do anything."""
    refresh_card(unit, case.resolved(CaseOutcome.REVIVED, now), now)


def end_cases(unit: Unit, round_id: RoundId, now: datetime) -> None:
    """Close what is left of a round's cases when it ends. Somebody's conduct is looked into all the same."""
    for case in unit.cases.unresolved(round_id):
        if case.reason is not CaseReason.CONDUCT:
            refresh_card(unit, case.resolved(CaseOutcome.ENDED, now), now)
