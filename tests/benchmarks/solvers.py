"""Match a crowd in one way or another, in a process of its own, whose memory is nobody else's.

`python -m tests.benchmarks.solvers WAY FILE` prints figures; FILE holds pickled people. Ours is timed from people to
explained result, scoring included; of others only what they do themselves, pairs and points being handed to them.
"""

import json
import pickle
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time
from typing import TypeVar

import numpy as np
import rustworkx as rx
from scipy.optimize import linear_sum_assignment

from bot.domain.matching import INTERNATIONAL, Matching, Pairs, Person
from bot.matching.allowed import allowed
from bot.matching.arrays import Crowd, crowd_of
from bot.matching.candidates import best_candidates
from bot.matching.edges import every_edge
from bot.matching.engine import match
from bot.matching.rivals import rivals
from bot.matching.score import MAX_SCORE, scoring_of
from tests.bot.matching.crowds import LAUNCH

ROOT = Path(__file__).parents[2]
T = TypeVar("T")
SEED = 7
QUICK = 0.5
"""Seconds: what takes less is done five times, and the middle time counts."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What came out, and what it took. `bound` is None where a way proves nothing."""

    name: str
    pairs: int
    score: int
    seconds: float
    cpu: float
    megabytes: float
    proved: bool | None = None
    bound: int | None = None


def varied(base: Sequence[Person], size: int) -> list[Person]:
    """Give so many people, each made of three others: whence they are, what they do and what they ask for."""
    chance = Random(size)
    return [
        replace(
            where,
            id=f"discord:{number:06d}",
            interests=what.interests,
            workplace=what.workplace,
            career_stage=wish.career_stage,
            match_mode=wish.match_mode,
        )
        for number in range(size)
        for where, what, wish in [chance.choices(base, k=3)]
    ]


def figures(way: str, people: Path) -> list[Figures]:
    """Measure in a process of its own, which may show on the terminal how far it is."""
    asked = [sys.executable, "-m", "tests.benchmarks.solvers", way, str(people)]
    done = subprocess.run(asked, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return [Figures(**each) for each in json.loads(done.stdout.splitlines()[-1])]


class Progress:
    """Says on the terminal every ten seconds how far the work is."""

    stopped = False

    def __init__(self) -> None:
        """Start the clock."""
        self._began = self._said = perf_counter()

    def step(self, stage: str, done: int, of: int) -> None:
        """Say it if it is time."""
        now = perf_counter()
        if now - self._said > 10:
            self._said = now
            print(f"    {now - self._began:4.0f} s: {stage} {done:,} of {of:,}", file=sys.stderr, flush=True)


def ours(people: Sequence[Person]) -> Iterable[Figures]:
    """Match as a round does."""
    matching, seconds, cpu = _timed(lambda: match(people, INTERNATIONAL, seed=SEED, on=LAUNCH, watch=Progress()))
    yield _of(matching, seconds, cpu)


def _of(found: Matching, seconds: float, cpu: float) -> Figures:
    return Figures(
        "ours", len(found.matches), found.score, seconds, cpu, _megabytes(), proved=found.proved, bound=found.bound
    )


def rustworkx_on_all(people: Sequence[Person]) -> Iterable[Figures]:
    """Hand rustworkx every allowed pair."""
    row = {person.id: number for number, person in enumerate(sorted(people, key=lambda person: person.id))}
    every = every_edge(people, INTERNATIONAL, seed=SEED, on=LAUNCH)
    yield _rustworkx("rustworkx, all pairs", [(row[u], row[v], score) for u, v, score, _ in every])


def rustworkx_on_candidates(people: Sequence[Person]) -> Iterable[Figures]:
    """Hand rustworkx the pairs that our solver begins with."""
    yield _rustworkx("rustworkx, our candidates", _candidates(people))


def _rustworkx(name: str, edges: Sequence[tuple[int, int, int]]) -> Figures:
    graph = rx.PyGraph[int, int](multigraph=False)
    graph.add_nodes_from(range(1 + max(v for _, v, _ in edges)))
    graph.add_edges_from(edges)
    best, seconds, cpu = _timed(lambda: rx.max_weight_matching(graph, max_cardinality=True, weight_fn=int))
    score = sum(graph.get_edge_data(u, v) for u, v in best)
    return Figures(name, len(best), score, seconds, cpu, _megabytes())


def greedy_on_candidates(people: Sequence[Person]) -> Iterable[Figures]:
    """Take the best candidate, then the best of those who are left, where a table of all pairs is too large."""
    edges = _candidates(people)
    chosen, seconds, cpu = _timed(lambda: _greedily(edges))
    yield Figures("greedy, our candidates", len(chosen), sum(chosen), seconds, cpu, _megabytes())


def _greedily(edges: Iterable[tuple[int, int, int]]) -> list[int]:
    taken: set[int] = set()
    scores = []
    for u, v, score in sorted(edges, key=lambda edge: -edge[2]):
        if u not in taken and v not in taken:
            taken |= {u, v}
            scores.append(score)
    return scores


def _candidates(people: Sequence[Person]) -> list[tuple[int, int, int]]:
    edges = best_candidates(_crowd(people)).edges
    return list(zip(edges.u.tolist(), edges.v.tolist(), edges.score.tolist(), strict=True))


def two_halves(people: Sequence[Person]) -> Iterable[Figures]:
    """Split people by chance, and assign one half to the other, as many as can be, then the best (mentor-match)."""
    crowd = _crowd(people)
    (pairs, score), seconds, cpu = _timed(lambda: _two_halves(crowd))
    yield Figures("two halves, Hungarian", pairs, score, seconds, cpu, _megabytes())


def _two_halves(crowd: Crowd) -> tuple[int, int]:
    one, other = np.array_split(np.random.default_rng(SEED).permutation(len(crowd)), 2)
    points = scoring_of(crowd).block(one)[:, other].astype(np.float64)
    placed = MAX_SCORE * len(one) + 1
    table = np.where(allowed(crowd, one)[:, other], points + placed, 0)
    best = table[linear_sum_assignment(table, maximize=True)]
    return int((best > 0).sum()), int((best[best > 0] - placed).sum())


def greedy_and_random(people: Sequence[Person]) -> Iterable[Figures]:
    """Give what `/round quality` compares with; both are timed together, with the table of all pairs."""
    found, seconds, cpu = _timed(lambda: rivals(people, INTERNATIONAL, Pairs(), seed=SEED, on=LAUNCH))
    for rival in found:
        yield Figures(rival.name, rival.placed // 2, rival.score, seconds, cpu, _megabytes())


def _crowd(people: Sequence[Person]) -> Crowd:
    return crowd_of(people, rules=INTERNATIONAL, pairs=Pairs(), seed=SEED, on=LAUNCH)


def _timed(work: Callable[[], T]) -> tuple[T, float, float]:
    """Give what comes of some work, its seconds on the wall and the processor's seconds."""
    taken = []
    for _ in range(5):
        began, cpu_began = perf_counter(), process_time()
        result = work()
        taken.append((perf_counter() - began, process_time() - cpu_began))
        if taken[0][0] > QUICK:
            break
    return result, median(seconds for seconds, _ in taken), median(cpu for _, cpu in taken)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


WAYS: dict[str, Callable[[Sequence[Person]], Iterable[Figures]]] = {
    way.__name__: way
    for way in (
        ours, rustworkx_on_all, rustworkx_on_candidates, two_halves, greedy_and_random, greedy_on_candidates
    )
}  # fmt: skip

if __name__ == "__main__":
    crowd_file = Path(sys.argv[2])
    print(json.dumps([asdict(each) for each in WAYS[sys.argv[1]](pickle.loads(crowd_file.read_bytes()))]))
