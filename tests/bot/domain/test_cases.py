"""open → claimed → snoozed or resolved; what rested is open again."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.domain.cases import Case, CaseOutcome, CaseReason, CaseState

NOW = datetime(2027, 3, 15, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=7)
OPEN = Case(1, 1, 1, CaseReason.ONE_SIDED, (2,), NOW, assigned_to="discord:1")


def test_a_claimed_case_is_in_somebodys_hands() -> None:
    case = OPEN.claimed("discord:2", NOW)
    assert (case.state, case.claimed_by, case.claimed_at, case.assigned_to) == (
        CaseState.CLAIMED,
        "discord:2",
        NOW,
        "discord:1",
    )


def test_whoever_lets_a_case_rest_has_it_unless_somebody_else_has() -> None:
    assert OPEN.snoozed("discord:2", LATER, NOW).claimed_by == "discord:2"
    assert OPEN.claimed("discord:3", NOW).snoozed("discord:2", LATER, NOW).claimed_by == "discord:3"


def test_what_rested_is_open_again_and_suggested_to_whoever_had_it() -> None:
    case = OPEN.snoozed("discord:2", LATER, NOW).awake()
    assert (case.state, case.claimed_by, case.assigned_to) == (CaseState.OPEN, None, "discord:2")
    assert case.snoozed_until is None


def test_a_claim_ends_a_rest() -> None:
    assert OPEN.snoozed("discord:2", LATER, NOW).claimed("discord:3", NOW).snoozed_until is None


def test_a_resolved_case_says_how_and_by_whom() -> None:
    case = OPEN.claimed("discord:2", NOW).resolved(CaseOutcome.REVIVED, LATER)
    assert case.is_resolved
    assert (case.outcome, case.resolved_at, case.resolved_by) == (CaseOutcome.REVIVED, LATER, None)
    assert OPEN.resolved(CaseOutcome.ENDED, NOW, by="discord:2").resolved_by == "discord:2"
