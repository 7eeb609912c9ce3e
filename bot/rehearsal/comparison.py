"""The same round with nudges that have no effect: what an assumption does must be seen beside what it is without it."""

from __future__ import annotations

import asyncio
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.rehearsal.figures import Touch, in_touch

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from concurrent.futures import Future

    from bot.rehearsal.stage import Plan, Stage


@contextmanager
def beside(plan: Plan, rehearse: Callable[[Plan], Sequence[Touch]]) -> Iterator[Future[Sequence[Touch]]]:
    """Run the round without the effect of nudges in a process beside this one, from now on."""
    with ProcessPoolExecutor(max_workers=1) as pool:
        yield pool.submit(rehearse, replace(plan, nudge_revives=0.0))


def touch_of(stage: Stage) -> Sequence[Touch]:
    """Count who was in touch on a stage whose round is over."""
    return in_touch(stage.reactions.talks.values(), stage.at(0)) if stage.reactions is not None else []


def run_to_the_end(stage: Stage) -> Sequence[Touch]:
    """Play a stage, and give who was in touch."""
    asyncio.run(stage.run())
    return touch_of(stage)


def as_figures(touches: Sequence[Touch]) -> dict[str, dict[str, int]]:
    """Give the figures as plain values, by week."""
    return {str(t.week): {"partnerships": t.partnerships, "in_touch": t.in_touch} for t in touches}
