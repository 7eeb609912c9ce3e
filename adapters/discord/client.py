"""The connection: discord.py's client. It asks for no privileged intent, and comes back by itself, without a storm."""

from __future__ import annotations

import asyncio
import logging
import secrets
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import aiohttp
import discord
from discord.gateway import DiscordWebSocket, ReconnectWebSocket

from adapters.discord.markup import NO_MENTIONS
from bot.domain.errors import Refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from adapters.discord.wire import Wire
    from bot.ports.clock import Stopwatch

log = logging.getLogger(__name__)

HANDSHAKE = 60.0
GUILDS_WITHIN = 0.5
"""Seconds after the last server was named until the bot takes itself for ready."""
LONGEST_WAIT = 60.0
LIVED = 30.0
"""Seconds after which a connection counts as a good one, and the next comes at once."""
TRIED_BEFORE_ANEW = 3
"""Attempts at the address Discord named for resuming, before the general one is tried."""
FATAL = {4004: "token", 4013: "intents", 4014: "intents"}
"""Why Discord closes for good; it says so by a number."""


discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # the bot never speaks, so it lacks nothing


class Heard(StrEnum):
    """What the adapter wants to hear of."""

    CONNECTED = "connected"
    DISCONNECTED = "disconnected"
    ACT = "act"
    MESSAGE = "message"


_TOLD = {
    "ready": Heard.CONNECTED,
    "resumed": Heard.CONNECTED,
    "disconnect": Heard.DISCONNECTED,
    "interaction": Heard.ACT,
    "message": Heard.MESSAGE,
}
"""By discord.py's names."""


class DiscordRefuses(Refused):
    """Discord does not let the bot in, and a person must mend it."""

    key = "discord-refuses"


class Backoff:
    """How long to wait before the next attempt: ever longer, at most a minute, never all at the same moment."""

    def __init__(self, chance: Callable[[], float] = lambda: secrets.randbelow(1_000) / 1_000) -> None:
        """Start with nothing tried; `chance` gives a number from 0 to 1."""
        self._chance = chance
        self._tried = 0

    def again(self) -> float:
        """Give how many seconds to wait now."""
        longest = min(LONGEST_WAIT, 0.5 * 2.0**self._tried)
        self._tried = min(self._tried + 1, 10)
        return longest * (0.5 + self._chance() / 2)

    def worked(self) -> None:
        """Note that it works again."""
        self._tried = 0


def intents() -> discord.Intents:
    """Give what the bot is told: servers, and that messages were written; never who is in a server, or their words."""
    asked = discord.Intents.none()
    asked.guilds = asked.guild_messages = asked.dm_messages = True
    return asked


class PairClient(discord.Client):
    """discord.py's client. It keeps no messages, no members and no buttons in memory."""

    def __init__(self, wire: Wire, stopwatch: Stopwatch, *, guilds_within: float = GUILDS_WITHIN) -> None:
        """Take the connections."""
        super().__init__(
            intents=intents(),
            allowed_mentions=NO_MENTIONS,
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            guild_ready_timeout=guilds_within,
        )
        self.http = self._connection.http = wire
        self._stopwatch = stopwatch
        self.heard: Callable[[Heard, Any], None] | None = None

    async def connect(self, *, reconnect: bool = True) -> None:  # discord.py's; ours always does
        """Stay connected until closed. Raises DiscordRefuses for what a person must mend."""
        backoff, how, failed = Backoff(), dict[str, Any](initial=True), 0
        while not self.is_closed():
            began = self._stopwatch.seconds()
            try:
                self.ws = await asyncio.wait_for(DiscordWebSocket.from_client(self, **how), HANDSHAKE)
                failed = 0
                while True:
                    await self.ws.poll_event()
            except ReconnectWebSocket as asked:
                how = self._next(resume=asked.resume)
            except discord.ConnectionClosed as closed:
                if closed.code in FATAL:
                    raise DiscordRefuses(why=FATAL[closed.code]) from closed
                how = self._next(resume=True)
            except (OSError, discord.DiscordException, aiohttp.ClientError, TimeoutError) as fault:
                failed += 1
                log.warning("no connection to Discord: %s", type(fault).__name__)
                how = self._next(resume=True, anew=failed >= TRIED_BEFORE_ANEW)
            if self.is_closed():
                return
            self.dispatch("disconnect")
            if self._stopwatch.seconds() - began > LIVED:
                backoff.worked()
            await self._stopwatch.sleep(backoff.again())

    def _next(self, *, resume: bool, anew: bool = False) -> dict[str, Any]:
        """Say how to connect next: where we were, if there is such a place."""
        ws: DiscordWebSocket | None = self.ws
        if ws is None or ws.session_id is None or not resume:
            return {"initial": ws is None}
        how: dict[str, Any] = {"resume": True, "session": ws.session_id, "sequence": ws.sequence}
        return how if anew else {**how, "gateway": ws.gateway}

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Tell of what happens, at once: what has arrived counts as under way from the first moment."""
        if event in _TOLD and self.heard is not None:
            self.heard(_TOLD[event], args[0] if args else None)
        super().dispatch(event, *args, **kwargs)

    async def on_error(self, event_method: str, /, *_args: object, **_kwargs: object) -> None:
        """Log what nobody has answered for; the words that were written stay out of it."""
        log.error("%s failed", event_method, exc_info=True)  # noqa: LOG014  # discord.py calls this where it caught
