"""Whole rounds where people must come before the bot may write to them: every promise is kept there too."""

from __future__ import annotations

import pytest

from tests.simulation.promises import broken
from tests.simulation.rounds import play
from tests.simulation.test_rounds import drawn

PEOPLE = 30
BOTH = ("discord", "slack")


@pytest.mark.parametrize(("seed", "entered"), [(5, BOTH), (6, BOTH), (6, ("discord",)), (7, ("discord",))])
def test_people_come_and_every_promise_is_kept(seed: int, entered: tuple[str, ...]) -> None:
    audit = play(drawn(seed, PEOPLE), entered_by_people=entered)

    assert broken(audit) == []
    assert audit.of_life == []


def test_the_button_is_posted_and_nobody_is_written_to_before_they_press_it() -> None:
    """Whose account is dead never comes; nothing is tried with them, and their partner is not left alone."""
    audit = play(drawn(8, PEOPLE), entered_by_people=BOTH)

    assert audit.known is not None
    never = {who for who, known in audit.known.items() if known.is_dead}
    theirs = [row for row in audit.rows if row["to"] in never]
    assert theirs
    assert not [row for row in theirs if row["outcome"] == "sent"]
    failures = {row["outcome"] for row in theirs if row["kind"] == "introduction"}
    assert failures <= {"undeliverable", "withdrawn"}
