"""Matching 92, 1,162 and 5,000 people, beside other ways of matching the same people: time, memory, pairs, points.

The 92 are the sample roster that comes with the program, the others are made of it. `./dev bench matching_large` asks
for 20,000 and 100,000.
"""

import pickle
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.bootstrap import make_world
from bot.domain.matching import INTERNATIONAL
from bot.services.match_roster import persons_in
from tests.benchmarks.solvers import ROOT, Figures, figures, varied

SAMPLE = ROOT / "data" / "content" / "sample.csv"
SMALL = ("ours", "rustworkx_on_candidates", "rustworkx_on_all", "two_halves", "greedy_and_random")


@dataclass(frozen=True, slots=True)
class Task:
    """A crowd, how it is to be matched, and the most that ours may take. `gap` is a share of the bound."""

    size: int
    ways: Sequence[str]
    seconds: float
    megabytes: float | None = None
    gap: float = 0


TASKS = (
    Task(92, SMALL, seconds=0.05),
    Task(1_162, SMALL, seconds=1, megabytes=250),
    Task(5_000, ("ours", "rustworkx_on_candidates", "two_halves", "greedy_and_random"), seconds=10),
)


def run(show: Callable[[str], None]) -> None:
    """Match each crowd in all ways."""
    show("`ours` from people to result; of the others only the solver, or what it needs in their own place")
    compare(TASKS, show)


def compare(tasks: Sequence[Task], show: Callable[[str], None]) -> None:
    """Show ours first, then the others beside it."""
    world = make_world()
    sample = persons_in(world.roster_files.read(SAMPLE.read_bytes(), SAMPLE.name).entries, INTERNATIONAL)
    with tempfile.TemporaryDirectory() as folder:
        for task in tasks:
            people = Path(folder, f"{task.size}.pickle")
            people.write_bytes(pickle.dumps(sample if task.size == len(sample) else varied(sample, task.size)))
            show(f"{task.size:,} people")
            for line in lines(task, (each for way in task.ways for each in figures(way, people))):
                show(line)


def lines(task: Task, found: Iterator[Figures]) -> Iterator[str]:
    """Say ours with its limits, then each of the others as a share of it."""
    ours = next(found)
    yield said(ours, f"{proof(ours, task)}; {limits(ours, task)}")
    for each in found:
        yield said(each, f"{each.pairs - ours.pairs:+} pairs, {each.score / ours.score:.1%} of our points")


def said(each: Figures, more: str) -> str:
    """Say what one way took, and what came of it."""
    return (
        f"  {each.name:26}{each.seconds:9.3f} s {each.cpu:9.3f} s CPU {each.megabytes:7.0f} MB "
        f"{each.pairs:7,} pairs {each.score:10,} points  {more}"
    )


def proof(ours: Figures, task: Task) -> str:
    """Say whether it is proved, else how far the bound is."""
    if ours.proved:
        return "proved"
    gap = 1 - ours.score / ours.bound if ours.bound else 0
    return f"{gap:.3%} below the bound {ours.bound:,}" + (" (limit 0.1 %)" if task.gap else " NOT PROVED")


def limits(ours: Figures, task: Task) -> str:
    """Say the limits and whether they are kept."""
    kept = ours.seconds <= task.seconds and ours.megabytes <= (task.megabytes or ours.megabytes)
    memory = f" and {task.megabytes:,.0f} MB" if task.megabytes else ""
    busy = ", but the machine was busy" if ours.seconds > 1.5 * ours.cpu else ""
    return f"limit {task.seconds:g} s{memory}: {'kept' if kept else f'NOT KEPT{busy}'}"
