"""The rosters of ../shared, each rehearsed on its timetable: imported without a fault, every promise kept."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from bot.rehearsal.stage import Plan
from tests.simulation.promises import Audit, broken
from tests.simulation.rounds import monday, play

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "content" / "sample.csv"
ROSTERS = Path(__file__).resolve().parents[3] / "shared" / "rosters"
SPRING, AUTUMN = monday(2027, 9), monday(2027, 36)
SOAK = pytest.mark.soak


def rehearsed(name: str, timetable: str = "iln-16-weeks", *, autumn: bool = False) -> Audit:
    """Rehearse a roster, planning as often as in life."""
    path = ROSTERS / name
    if not path.exists():
        pytest.skip(f"../shared/rosters/{name} is not here")
    launch_on = AUTUMN if autumn else SPRING
    return play(Plan(path.read_bytes(), name, timetable, launch_on, 7), plan_every=timedelta(hours=6))


@pytest.mark.parametrize(
    ("name", "timetable", "people"),
    [
        ("biblionetwork-64.csv", "biblionetwork-16-weeks", 64),
        ("pilot-92.csv", "iln-16-weeks", 92),
        pytest.param("pilot-92.csv", "pilot-26-weeks", 92, marks=SOAK),
        pytest.param("round-762.csv", "iln-16-weeks", 762, marks=SOAK),
        pytest.param("round-762.csv", "pilot-26-weeks", 762, marks=SOAK),
        pytest.param("peak-1162.csv", "iln-16-weeks", 1162, marks=SOAK),
    ],
)
@pytest.mark.parametrize("autumn", [False, pytest.param(True, marks=SOAK)])
def test_a_shared_roster_rehearses_on_its_timetable(name: str, timetable: str, people: int, *, autumn: bool) -> None:
    audit = rehearsed(name, timetable, autumn=autumn)

    assert broken(audit) == []
    assert len(audit.people) == people


def test_a_national_round_is_in_spanish_from_the_first_word_to_the_last() -> None:
    """Its roster has no column for the country."""
    audit = rehearsed("biblionetwork-64.csv", "biblionetwork-16-weeks")

    assert {person["country"] for person in audit.people.values()} == {"AR"}
    assert {line.locale for line in audit.lines if line.outcome == "sent"} == {"es-AR"}


def test_the_sample_roster_rehearses() -> None:
    assert broken(play(Plan(SAMPLE.read_bytes(), "sample.csv", "iln-16-weeks", SPRING, 7))) == []
