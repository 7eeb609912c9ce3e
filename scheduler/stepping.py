"""The driver of rehearsals: the same ticks as in life, but time jumps to the next moment at which something is due."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from datetime import datetime

    from scheduler.clock import VirtualClock

PLAN_EVERY = timedelta(hours=6)
"""Well inside the planner's horizon of 36 hours."""
ROUNDS_AT_ONE_MOMENT = 10_000
"""More goes than this at one moment mean that something puts itself back as due now, for ever."""


class TimeStandsStill(Exception):
    """Something stays due at one moment however often the ticks run."""


async def step_until(
    end: datetime,
    *,
    clock: VirtualClock,
    next_due: Callable[[], Awaitable[datetime | None]],
    run_ticks: Callable[[], Awaitable[object]],
    plan: Callable[[], Awaitable[None]] | None = None,
    plan_every: timedelta = PLAN_EVERY,
    also: Callable[[], datetime | None] | None = None,
    settled: Callable[[], Awaitable[None]] | None = None,
) -> None:
    """Move the clock from event to event up to and including `end`, where it is left standing.

    `run_ticks` does what is due now: deliveries, and whatever stands behind `also` (people's own acts). `plan` is the
    planner's tick, due now and every `plan_every`. `next_due` gives when the next planned delivery is due. `settled`
    returns once deliveries and adapters are idle: until then the clock stands still. Raises TimeStandsStill.
    """
    plan_at = now = clock.now()
    goes = 0
    while True:
        if plan is not None and plan_at <= now:
            await plan()
            plan_at = clock.now() + plan_every
        await run_ticks()
        if settled is not None:
            await settled()
        moments = [await next_due(), also() if also is not None else None, plan_at if plan is not None else None]
        moment = min([m for m in moments if m is not None], default=None)
        now = clock.now()
        if moment is None or moment > end:
            clock.move_to(max(end, now))
            return
        if moment > now:
            goes = 0
            clock.move_to(moment)
            now = moment
            continue
        goes += 1
        if goes > ROUNDS_AT_ONE_MOMENT:
            raise TimeStandsStill(now)
