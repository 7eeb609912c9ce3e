"""A round of 1,162 people through 16 weeks: all that a rehearsal does, each in a process of its own.

People press, are planned for, written to and written down through the real store, courier and texts; only the
platforms are the console's. `synchronous` is SQLite's: FULL waits for the disk at every commit, as a running bot does.
"""

import asyncio
import csv
import io
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from time import perf_counter, process_time

from bot.bootstrap import make_world
from bot.rehearsal.run import rehearse, set_stage
from bot.rehearsal.stage import Plan, Stage
from data.engine import open_store

ROOT = Path(__file__).parents[2]
PEAK = ROOT.parent / "shared" / "rosters" / "peak-1162.csv"
SAMPLE = ROOT / "data" / "content" / "sample.csv"
PEOPLE = 1_162
SLICE = 100
"""Sending one by one is so slow that a slice must do."""

IDENTIFYING = ("Full name", "Email address", "Platform user ID")


@dataclass(frozen=True, slots=True)
class Figures:
    """What a rehearsal took; `cpu` is the processor's seconds, which a busy machine stretches less."""

    seconds: float
    cpu: float
    messages: int
    megabytes: float

    @property
    def rate(self) -> float:
        """Give messages a second."""
        return self.messages / self.seconds


def run(show: Callable[[str], None]) -> None:
    """Show the whole round both ways, then a slice of it in batches and one by one."""
    with tempfile.TemporaryDirectory() as folder:
        whole, few = Path(folder, "whole.csv"), Path(folder, "few.csv")
        header, people = _everybody()
        _write(whole, header, people)
        _write(few, header, people[:: len(people) // SLICE][:SLICE])
        show(f"roster: {PEAK.name if PEAK.exists() else 'the sample, repeated'}, {len(people):,} people, 16 weeks")
        for synchronous in ("FULL", "OFF"):
            show(f"whole round, synchronous={synchronous}: {_said(_apart('whole', whole, synchronous))}")
        batches, single = (_apart(way, few, "FULL") for way in ("batches", "single"))
        show(f"{SLICE} people, synchronous=FULL, sent as always: {_said(batches)}")
        show(f"{SLICE} people, synchronous=FULL, claimed, marked and recorded one by one: {_said(single)}")
        show(f"so batches are {batches.rate / single.rate:.1f} times as quick, people's acts and planning included")


def _said(taken: Figures) -> str:
    return (
        f"{taken.seconds:.1f} s ({taken.cpu:.1f} s of processor), {taken.messages:,} messages, "
        f"{taken.rate:,.0f}/s, at most {taken.megabytes:.0f} MB"
    )


def _everybody() -> tuple[list[str], list[dict[str, str]]]:
    """Give the 1,162 people of the shared roster, or as many made of the sample's."""
    source = PEAK if PEAK.exists() else SAMPLE
    known = list(csv.DictReader(io.StringIO(source.read_text("utf-8-sig"))))
    people = [_another(known[number % len(known)], number // len(known)) for number in range(PEOPLE)]
    return list(known[0]), people


def _another(person: dict[str, str], number: int) -> dict[str, str]:
    """Give somebody like this one; nobody else the first time."""
    return person if not number else person | {name: f"{number}{person[name]}" for name in IDENTIFYING}


def _write(path: Path, header: list[str], people: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        rows = csv.DictWriter(file, header)
        rows.writeheader()
        rows.writerows(people)


def _apart(way: str, roster: Path, synchronous: str) -> Figures:
    """Measure in a process of its own, whose memory is nobody else's."""
    asked = [sys.executable, "-m", "tests.benchmarks.bench_round", way, str(roster), synchronous]
    done = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True)
    return Figures(**json.loads(done.stdout.splitlines()[-1]))


def _measured(way: str, roster: Path, synchronous: str) -> Figures:
    plan = Plan(roster.read_bytes(), roster.name, "iln-16-weeks", date(2027, 3, 1), seed=7)
    began, cpu_began = perf_counter(), process_time()
    messages = asyncio.run(WAYS[way](plan, roster.parent / f"{way}-{synchronous}", synchronous))
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Figures(perf_counter() - began, process_time() - cpu_began, messages, megabytes)


async def _whole(plan: Plan, out: Path, synchronous: str) -> int:
    """Rehearse with everything, ledger, report and page included."""
    done = await rehearse(plan, out, make_world(), synchronous=synchronous)
    sent: int = done.report["counts"]["deliveries"]["sent"]
    return sent


async def _batches(plan: Plan, out: Path, synchronous: str) -> int:
    return await _played(plan, out, synchronous, lambda _: None)


async def _single(plan: Plan, out: Path, synchronous: str) -> int:
    return await _played(plan, out, synchronous, _send_one_by_one)


def _send_one_by_one(stage: Stage) -> None:
    """Claim one message, mark it, send it, record it: the simplest way that is as safe."""
    stage.programme.courier._limit = stage.programme.courier._at_once = 1


async def _played(plan: Plan, out: Path, synchronous: str, change: Callable[[Stage], None]) -> int:
    with open_store(f"sqlite:///{out}/round.db", direct=True, synchronous=synchronous) as store:
        stage = set_stage(plan, store, make_world())
        change(stage)
        await stage.run()
        round_id = await stage.round_id()
        tallies = store.run(lambda unit: unit.deliveries.tallies(round_id))
        return sum(many for _, state, many in tallies if state == "sent")


WAYS = {"whole": _whole, "batches": _batches, "single": _single}

if __name__ == "__main__":
    print(json.dumps(asdict(_measured(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))))
