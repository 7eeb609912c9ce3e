"""What one seed of the simulations costs: a whole round of 20 to 60 people on the store's twin, its audit included.

Processor seconds, of one process, and best on a machine with nothing else to do: neighbours stretch them by half and
more. So two yardsticks are measured in the same run, in turn with the seeds: some of the same seeds on SQLite, and a
million additions. Compare the ratios of two runs, or the seconds where the additions took equally long.
"""

import logging
from collections.abc import Callable
from statistics import median
from time import process_time

import structlog

from tests.fakes.thawed import thawed
from tests.simulation.promises import broken
from tests.simulation.rounds import the_world
from tests.simulation.test_rounds import any_round

SEEDS = tuple(range(1_000, 1_300, 10))
"""Thirty of three hundred: a third is let alone, in a third the bot is off at times, in a third it dies."""
ON_SQLITE = SEEDS[::5]
WANTED = 0.5
"""Seconds: a hundred seeds a minute and core."""


def run(show: Callable[[str], None]) -> None:
    """Show what the seeds cost, and the yardsticks."""
    before = structlog.get_config()
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING))  # as in the simulations
    try:
        with thawed():
            _show_seeds(show)
    finally:
        structlog.configure(**before)


def _show_seeds(show: Callable[[str], None]) -> None:
    the_world()
    _played(SEEDS[0] + 1)  # what is read once and kept is not any seed's
    twin: dict[int, float] = {}
    sqlite: dict[int, float] = {}
    additions: list[float] = []
    for seed in SEEDS:
        additions.append(_added())
        twin[seed] = _played(seed)
        if seed in ON_SQLITE:
            sqlite[seed] = _played(seed, on_sqlite=True)
    times = sorted(twin.values())
    show(f"{len(times)} seeds, seconds of processor each: median {median(times):.2f}, at most {times[-1]:.2f}")
    show(f"wanted: {WANTED} at most; {sum(each <= WANTED for each in times)} of {len(times)} take no longer")
    ratio = median(sqlite[seed] / twin[seed] for seed in sqlite)
    show(f"the same on SQLite in memory ({len(sqlite)} of them): {ratio:.1f} times as long")
    show(f"a million additions: median {median(additions) * 1_000:.0f} ms")


def _played(seed: int, *, on_sqlite: bool = False) -> float:
    """Play one round and audit it; give the seconds of processor."""
    began = process_time()
    complaints = broken(any_round(seed, on_sqlite=on_sqlite))
    taken = process_time() - began
    if complaints:
        raise AssertionError(f"seed {seed}: {complaints[:3]}")
    return taken


def _added() -> float:
    """Give the seconds of processor that a million additions take: how quick this machine is just now."""
    began, total = process_time(), 0
    for number in range(1_000_000):
        total += number
    return process_time() - began
