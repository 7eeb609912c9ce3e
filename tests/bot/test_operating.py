"""A programme that runs in one process, and a command line in another: two real ones, as on a server."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bot.operating import clock_of
from bot.running.clocks import RealRounds, RehearsedRounds, keep_clock
from bot.settings import Settings
from data.engine import open_store
from scheduler.clock import SystemClock, VirtualClock
from tests.contracts.examples import known_round

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.domain.errors import Refused

ROSTER = "Name,Country,Time zone,Platform,Platform user ID\nAna,Spain,Europe/Madrid,discord,123456789012345678\n"


class Machine:
    """A machine on which one programme lives."""

    def __init__(self, folder: Path, **variables: str) -> None:
        """Keep the programme's database in a folder."""
        self.folder = folder
        kept = {k: v for k, v in os.environ.items() if not k.startswith("PAIRKEEPER_")}
        self.environment = {**kept, "PAIRKEEPER_DATABASE_URL": f"sqlite:///{folder / 'p.db'}", **variables}
        self.running: list[subprocess.Popen[str]] = []

    def start(self) -> subprocess.Popen[str]:
        """Start the programme, and wait until it says that it runs."""
        process = subprocess.Popen(
            [sys.executable, "-u", "-m", "bot", "run"],
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self.running.append(process)
        assert process.stdout is not None
        assert "running" in process.stdout.readline()
        return process

    def says(self, *words: str) -> tuple[int, str]:
        """Give a command in a process of its own."""
        done = subprocess.run(
            [sys.executable, "-m", "bot", *words], env=self.environment, capture_output=True, text=True, check=False
        )
        return done.returncode, done.stdout + done.stderr


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """A machine whose processes end with the test."""
    here = Machine(tmp_path)
    yield here
    for process in here.running:
        process.kill()
        process.communicate()


def test_a_command_given_while_the_programme_runs_is_handed_over(machine: Machine) -> None:
    running = machine.start()
    (machine.folder / "people.csv").write_text(ROSTER, "utf-8")

    imported = machine.says("roster", "import", str(machine.folder / "people.csv"))
    refused = machine.says("round", "launch")
    exported = machine.says("roster", "export", str(machine.folder / "out.csv"))

    assert running.poll() is None
    assert (imported[0], "1" in imported[1]) == (0, True)
    assert refused[0] == 2
    assert exported[0] == 0
    assert "Ana" in (machine.folder / "out.csv").read_text("utf-8-sig")
    assert machine.says("run")[0] == 2, "two would send everything twice"

    running.send_signal(signal.SIGTERM)
    said, _ = running.communicate(timeout=20)
    assert running.returncode == 0
    assert "Stopped" in said
    assert not (machine.folder / "p.db.sock").exists()


def test_a_killed_programme_leaves_nothing_in_the_way(machine: Machine) -> None:
    running = machine.start()
    while not (machine.folder / "p.db.sock").exists():
        assert running.poll() is None
    running.kill()

    code, said = machine.says("roles", "grant", "coordinator", "discord:42")

    assert (code, "discord:42" in said) == (0, True)
    machine.start()
    assert machine.says("roles", "list")[0] == 0


def settings(folder: Path, clock: str | None = None) -> Settings:
    return Settings(database_url=f"sqlite:///{folder / 'p.db'}", clock=clock)


STEPPING = "2027-01-18T12:00:00Z@step"


def make_round(folder: Path, clock: str | None) -> None:
    """Let a database live by a clock, and see a round."""
    wanted = settings(folder, clock)
    with open_store(wanted.database_url, direct=True) as store:
        clock_of(store, wanted)
        store.run(known_round)


@pytest.mark.parametrize(
    ("first", "then", "refusal"), [(None, STEPPING, RealRounds), (STEPPING, None, RehearsedRounds)]
)
def test_a_database_lives_by_one_kind_of_clock_only(
    tmp_path: Path, first: str | None, then: str | None, refusal: type[Refused]
) -> None:
    make_round(tmp_path, first)
    with open_store(settings(tmp_path).database_url, direct=True) as store, pytest.raises(refusal):
        clock_of(store, settings(tmp_path, then))


def test_a_stepping_clock_goes_on_where_it_stood(tmp_path: Path) -> None:
    wanted = settings(tmp_path, STEPPING)
    with open_store(wanted.database_url, direct=True) as store:
        started = clock_of(store, wanted)
        later = started.now().replace(month=3)
        store.run(keep_clock, later)
        again = clock_of(store, wanted)

    assert isinstance(started, VirtualClock)
    assert again.now() == later


def test_an_empty_database_takes_either_clock(tmp_path: Path) -> None:
    with open_store(settings(tmp_path).database_url, direct=True) as store:
        clock_of(store, settings(tmp_path, STEPPING))
        assert isinstance(clock_of(store, settings(tmp_path)), SystemClock)
        assert isinstance(clock_of(store, settings(tmp_path, STEPPING)), VirtualClock)
