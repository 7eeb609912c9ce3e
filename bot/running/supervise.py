"""Each platform is kept going by itself: what fails on one never stops another."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Protocol

from bot.domain.errors import Refused

if TYPE_CHECKING:
    from bot.commands.doors import Doors, Platform
    from bot.messages.render import Value

log = logging.getLogger(__name__)

FIRST_WAIT = 5.0
LONGEST_WAIT = 300.0
WENT_WELL = 60.0
"""Seconds after which a platform that fails begins anew with the shortest wait."""


class Tell(Protocol):
    """Says a sentence of bot/messages to whoever watches the terminal."""

    def __call__(self, key: str, /, **values: Value) -> None:
        """Say it."""


async def keep_connected(name: str, platform: Platform, doors: Doors, tell: Tell) -> None:
    """Run a platform until cancelled, again after whatever fails. Returns only when a person must mend something."""
    stopwatch, wait = doors.stopwatch, FIRST_WAIT
    while True:
        began = stopwatch.seconds()
        try:
            await platform.run(doors)
        except Refused as refusal:
            tell(refusal.key, **{k: v if isinstance(v, int) else str(v) for k, v in refusal.details.items()})
            tell("process-platform-off", platform=name.title())
            return
        except Exception:
            log.exception("platform %s failed", name)
        if stopwatch.seconds() - began >= WENT_WELL:
            wait = FIRST_WAIT
        tell("process-platform-again", platform=name.title(), seconds=int(wait))
        await stopwatch.sleep(wait)
        wait = min(wait * 2, LONGEST_WAIT)


async def tell_when_connected(name: str, platform: Platform, tell: Tell) -> None:
    """Say once as whom and where the bot is connected."""
    await platform.ready.wait()
    tell("process-connected", platform=name.title(), standing=platform.standing)
