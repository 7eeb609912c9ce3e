"""Matching 20,000 and 100,000 people: minutes of work, so it runs only when asked for by name."""

from collections.abc import Callable

from tests.benchmarks.bench_matching import Task, compare

TASKS = (
    Task(20_000, ("ours", "greedy_on_candidates", "rustworkx_on_candidates"), seconds=120),
    Task(100_000, ("ours", "greedy_on_candidates"), seconds=600, megabytes=1_500, gap=0.001),
)


def run(show: Callable[[str], None]) -> None:
    """Match both crowds; how far it is appears every ten seconds."""
    compare(TASKS, show)
