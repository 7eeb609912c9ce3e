"""Whole rounds from a seed, over changing clocks, moves, absences, outages: every promise of DOMAIN.md is kept."""

from __future__ import annotations

import asyncio
import json
import random
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from bot.commands.events import Source
from bot.rehearsal.run import set_stage
from bot.rehearsal.stage import Plan
from data.engine import open_store
from tests.simulation.promises import PROMISES, Audit, broken
from tests.simulation.rounds import PLATFORMS, monday, play, roster, the_world

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tests.simulation.rounds import Stretch

PEOPLE = 24
MANY_MOVE = 0.3
TIMETABLES = ("iln-16-weeks", "iln-16-weeks", "pilot-26-weeks")
CHANGING = ("America/Santiago", "Australia/Lord_Howe", "Africa/Casablanca", "Europe/London")
LAUNCHES = {
    "spring in the north, autumn in the south": (monday(2027, 9), "iln-16-weeks"),
    "autumn in the north, spring in the south": (monday(2027, 34), "iln-16-weeks"),
    "Ramadan in Morocco, Eid, Nowruz": (monday(2026, 5), "iln-16-weeks"),
    "golden weeks, Morocco's last change": (monday(2026, 35), "iln-16-weeks"),
    "half a year": (monday(2027, 37), "pilot-26-weeks"),
    "over the new year": (monday(2026, 49), "iln-16-weeks"),
}
ORDINARY = tuple(range(10))
TOGETHER = 5
"""Seeds of one test: enough that several workers share them out evenly."""
EVERY_TIME = tuple(range(1_000, 1_100, TOGETHER))
"""Where each of the tests begins that are part of every run; the soak plays these seeds and many more."""
SOAK = tuple(range(1_000, 3_000))
ON_SQLITE = 10
"""One seed in so many is played on SQLite in the soak."""


def drawn(seed: int, people: int = PEOPLE) -> Plan:
    """Draw a round from a seed."""
    chance = random.Random(seed)
    launch_on = monday(chance.randrange(2026, 2030), chance.randrange(1, 53))
    timetable = chance.choice(TIMETABLES)
    return Plan(
        roster(seed, people), "roster.csv", timetable, launch_on, seed, MANY_MOVE, platforms=frozenset(PLATFORMS)
    )


def size_of(seed: int) -> int:
    """Draw how many people a long simulation has."""
    return random.Random(seed).randrange(20, 61)


def outages_of(plan: Plan) -> Sequence[Stretch]:
    """Draw when the bot is off, for 1 to 72 hours at a time, from the first question to the end."""
    chance = random.Random(plan.seed)
    first = datetime.combine(plan.launch_on - timedelta(days=12), datetime.min.time(), ZoneInfo("UTC"))
    starts = [first + timedelta(hours=chance.randrange(24 * 130)) for _ in range(8)]
    return [(start, start + timedelta(hours=chance.randrange(1, 73))) for start in starts]


def any_round(seed: int, *, on_sqlite: bool = False) -> Audit:
    """Play a round of any size: a third is let alone, in a third the bot is off at times, in a third it dies."""
    plan = drawn(seed, size_of(seed))
    return play(plan, outages=outages_of(plan) if seed % 3 == 1 else (), dies=seed % 3 == 2, on_sqlite=on_sqlite)


def hold(audit: Audit, seed: int) -> None:
    complaints = broken(audit)
    assert not complaints, f"seed {seed}:\n" + "\n".join(complaints[:20])


def changes_of_clock(zone: str, first: date, days: int) -> int:
    """Count how often the clocks of a zone change in these days."""
    noons = [datetime.combine(first + timedelta(days=n), datetime.min.time(), ZoneInfo(zone)) for n in range(days)]
    return sum(earlier.utcoffset() != later.utcoffset() for earlier, later in pairwise(noons))


def test_the_launches_cross_the_clock_changes_of_all_four_zones() -> None:
    for zone in CHANGING:
        assert sum(changes_of_clock(zone, launch_on, 112) for launch_on, _ in LAUNCHES.values()) >= 2, zone


@pytest.mark.parametrize("name", LAUNCHES)
def test_every_promise_is_kept_where_clocks_change_and_people_move(name: str) -> None:
    launch_on, timetable = LAUNCHES[name]
    seed = list(LAUNCHES).index(name)
    hold(play(Plan(roster(seed, 32), "roster.csv", timetable, launch_on, seed, MANY_MOVE)), seed)


@pytest.mark.parametrize("seed", ORDINARY)
def test_every_promise_is_kept_in_any_round(seed: int) -> None:
    hold(play(drawn(seed)), seed)


@pytest.mark.parametrize("seed", ORDINARY[:5])
def test_every_promise_is_kept_although_the_bot_is_off_at_times(seed: int) -> None:
    plan = drawn(seed + 500)
    hold(play(plan, outages=outages_of(plan)), plan.seed)


@pytest.mark.parametrize("seed", ORDINARY[:5])
def test_every_promise_is_kept_although_the_process_dies_between_any_two_steps(seed: int) -> None:
    hold(play(drawn(seed + 800), dies=True), seed + 800)


@pytest.mark.parametrize("first", EVERY_TIME)
def test_every_promise_is_kept_in_rounds_of_any_size(first: int) -> None:
    complaints = {seed: found for seed in range(first, first + TOGETHER) if (found := broken(any_round(seed)))}
    assert not complaints, "\n".join(
        f"seed {seed}: {each}" for seed, found in complaints.items() for each in found[:20]
    )


@pytest.mark.soak
@pytest.mark.parametrize("seed", SOAK)
def test_every_promise_is_kept_in_thousands_of_rounds(seed: int) -> None:
    hold(any_round(seed, on_sqlite=seed % ON_SQLITE == 0), seed)


@pytest.mark.parametrize("seed", [1_020, 1_009, 1_001], ids=["let alone", "off at times", "dying"])
def test_a_round_goes_the_same_way_on_the_twin_as_on_sqlite(seed: int) -> None:
    on_twin, on_sqlite = any_round(seed), any_round(seed, on_sqlite=True)
    assert json.dumps(on_twin.rows) == json.dumps(on_sqlite.rows)
    assert on_twin == on_sqlite


def test_the_same_seed_is_the_same_rehearsal() -> None:
    plan = drawn(3)
    assert play(plan).rows == play(plan).rows


def test_who_says_no_after_the_matching_gets_no_partner_and_holds_nobody_up() -> None:
    """The coordinator's approval is refused then; they match again, and the round begins."""
    plan = Plan(roster(5, PEOPLE), "roster.csv", "iln-16-weeks", monday(2027, 9), 5)
    with open_store("sqlite://", direct=True, synchronous="OFF") as store:
        stage = set_stage(plan, store, the_world())
        said_no: list[int] = []

        async def say_no() -> None:
            first = store.run(lambda unit: unit.matches.of_round(1))[0].members[0]
            person = store.run(lambda unit: unit.people.get_many([first]))[first]
            await stage.press("not-in:1:1", by=Source(person.accounts[0]))
            said_no.append(first)

        stage.agenda.enter(stage.at(-7, 12), say_no)
        asyncio.run(stage.run_until(stage.at(1)))
        partnerships = store.run(lambda unit: unit.partnerships.of_round(1))

    assert partnerships
    assert not any(said_no[0] in each.members for each in partnerships)


# ---------------------------------------------------------------------- the auditor has teeth

Row = dict[str, object]


def _sent(rows: Sequence[Row], kind: str) -> Row:
    return next(row for row in rows if row["kind"] == kind and row["outcome"] == "sent" and ":#" in str(row["key"]))


def _moved(row: Row, by: timedelta) -> None:
    for name in ("sent_at", "local_time"):
        row[name] = (datetime.fromisoformat(str(row[name])) + by).isoformat()


def _set(kind: str, /, **changes: object) -> Callable[[list[Row]], None]:
    return lambda rows: _sent(rows, kind).update(changes)


def _move(kind: str, /, **by: int) -> Callable[[list[Row]], None]:
    return lambda rows: _moved(_sent(rows, kind), timedelta(**by))


def _twice(rows: list[Row]) -> None:
    rows.append(dict(_sent(rows, "topic")))


def _lost(rows: list[Row]) -> None:
    row = _sent(rows, "topic")
    row.update(outcome="withdrawn", sent_at=None, local_time=None, text=None)


SABOTAGE: Mapping[str, tuple[str, Callable[[list[Row]], None]]] = {
    "a key twice": ("no_key_comes_twice", _twice),
    "a key nobody can read": ("no_key_comes_twice", _set("topic", key="1")),
    "a kind nobody knows": ("every_line_is_well_formed", _set("topic", kind="theme")),
    "left over": ("every_line_is_well_formed", _set("topic", outcome="planned")),
    "no words": ("every_line_is_well_formed", _set("topic", text="")),
    "another clock": ("local_times_are_the_readers", _set("topic", local_time="2027-01-01T09:00:00+00:00")),
    "at night": ("nothing_comes_at_night", _move("topic", hours=12)),
    "on a day off": ("nothing_comes_on_a_day_off", _move("topic", days=5)),
    "late in the morning": ("mornings_are_at_nine", _move("topic", minutes=1)),
    "two on a day": ("two_a_week_and_one_a_day", _twice),
    "apart": ("introductions_come_to_both_on_one_day", _move("introduction", days=1)),
    "never": ("every_topic_reaches_everybody_who_stayed", _lost),
    "after the end": ("nothing_follows_a_farewell", _move("topic", days=200)),
    "in English": ("everybody_is_written_to_in_their_language", _set("topic", locale="xx")),
}


@pytest.fixture(scope="module")
def sound() -> Audit:
    """A rehearsal that keeps every promise."""
    audit = play(replace(drawn(1), moves_zone=0))
    assert not broken(audit)
    return audit


@pytest.mark.parametrize("name", SABOTAGE)
def test_the_auditor_notices(sound: Audit, name: str) -> None:
    promise, spoil = SABOTAGE[name]
    rows = [dict(row) for row in sound.rows]
    spoil(rows)
    complaining = {complaint.split(":")[0] for complaint in broken(replace(sound, rows=rows))}
    assert promise in complaining


def test_every_promise_says_what_it_is() -> None:
    assert all(promise.__doc__ for promise in PROMISES)
