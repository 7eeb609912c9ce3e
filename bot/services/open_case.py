"""Open a case, and close it when the two are in touch again. What coordinators do with one is in work_cases.py."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.cases import Case, CaseOutcome, CaseState
from bot.services.case_cards import refresh_card

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.cases import CaseReason
    from bot.domain.partnerships import Partnership
    from bot.domain.people import ParticipantId
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
    """Hand a partnership to the coordinators. Its card follows in their working hours."""
    return view.unit.cases.add(
        Case(
            id=0,
            round_id=view.round.id,
            partnership_id=partnership.id,
            reason=reason,
            about=tuple(about),
            opened_at=view.now,
            asked_before=tuple(asked_before),
            silent_since=silent_since,
        )
    )


def revive(unit: Unit, case: Case, now: datetime) -> None:
    """Close a case whose two are in touch again; nobody need do anything."""
    resolved = replace(case, state=CaseState.RESOLVED, outcome=CaseOutcome.REVIVED, resolved_at=now)
    refresh_card(unit, resolved, now)
