"""Under Slack's limits, ahead of any 429: one pace for all who post, one a channel, and each method at its own.

The figures are Slack's: about one message a second in a channel, several hundred a minute in a workspace, and tiers of
20, 50 and 100 calls a minute a method. We keep a tenth below them, so that a small burst still fits into the minute.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from bot.ports.chat import ChatUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.ports.clock import Stopwatch

POSTS_PER_SECOND = 4.8
POSTS_AT_ONCE = 5
IN_A_CHANNEL_PER_SECOND = 1.0
IN_A_CHANNEL_AT_ONCE = 1
CHANNELS_REMEMBERED = 5_000
PATIENCE = 5.0
"""Seconds that a caller waits for its turn; beyond that it is told when to come again."""
POST = "chat.postMessage"
TIERS = {1: 1, 2: 20, 3: 50, 4: 100, 5: 600}
"""Calls a minute. The highest is said to be "several hundred"."""
TIER_OF = {
    "auth.test": 5,
    "chat.delete": 3,
    "chat.postEphemeral": 4,
    "chat.update": 3,
    "conversations.archive": 2,
    "conversations.create": 2,
    "conversations.history": 3,
    "conversations.info": 3,
    "conversations.invite": 3,
    "conversations.kick": 3,
    "conversations.members": 4,
    "conversations.open": 3,
    "files.completeUploadExternal": 4,
    "files.getUploadURLExternal": 4,
    "files.info": 4,
    "usergroups.list": 2,
    "users.conversations": 3,
    "users.info": 4,
    "users.list": 2,
    "views.open": 4,
    "views.publish": 4,
    "views.update": 4,
}


class Meter:
    """Gives slots, evenly spaced after a small burst."""

    def __init__(self, per_second: float, at_once: int = 1) -> None:
        """Begin with the burst unspent."""
        self._spacing = 1 / per_second
        self._slack = self._spacing * (at_once - 1)
        self._until = float("-inf")

    def slot(self, now: float) -> float:
        """Give when the next may leave."""
        return max(now, self._until - self._slack)

    def take(self, at: float) -> None:
        """Let one leave then."""
        self._until = max(self._until, at) + self._spacing

    def pause(self, until: float) -> None:
        """Let nothing leave before, and nothing in a burst then."""
        self._until = max(self._until, until + self._slack)


def of_tier(tier: int) -> Meter:
    """Give a meter for a method: nine tenths of its tier evenly, the last tenth at once."""
    per_minute = TIERS[tier]
    return Meter(0.9 * per_minute / 60, max(1, per_minute // 10))


class Paces:
    """Every call's turn, for one workspace."""

    def __init__(
        self,
        stopwatch: Stopwatch,
        *,
        posts_per_second: float = POSTS_PER_SECOND,
        in_a_channel: float = IN_A_CHANNEL_PER_SECOND,
    ) -> None:
        """Begin with nothing sent."""
        self._stopwatch = stopwatch
        self._posts = Meter(posts_per_second, POSTS_AT_ONCE)
        self._methods = {method: of_tier(tier) for method, tier in TIER_OF.items()}
        self._in_a_channel = in_a_channel
        self._channels: OrderedDict[str, Meter] = OrderedDict()
        self._paused: dict[Meter, float] = {}

    async def turn(self, method: str, channel: str | None = None, *, patience: float = PATIENCE) -> None:
        """Wait for one's turn. Raises ChatUnavailable, with how long to wait, if that is longer than `patience`."""
        deadline = self._stopwatch.seconds() + patience
        for meter in self._meters(method, channel):
            await self._wait_for(meter, deadline)

    async def _wait_for(self, meter: Meter, deadline: float) -> None:
        """Take the next slot; another one if all were told to wait meanwhile."""
        while True:
            now = self._stopwatch.seconds()
            at = meter.slot(now)
            if at > deadline:
                alone = meter is not self._posts
                raise ChatUnavailable("too-fast", may_have_arrived=False, retry_after=at - now, only_this=alone)
            meter.take(at)
            if at > now:
                await self._stopwatch.sleep(at - now)
            if not self._is_paused(meter):
                return

    def pause(self, method: str, seconds: float, channel: str | None = None) -> None:
        """Hold everybody who does the same: Slack said 429."""
        until = self._stopwatch.seconds() + seconds
        for meter in self._meters(method, channel):
            meter.pause(until)
            self._paused[meter] = max(until, self._paused.get(meter, until))

    def _meters(self, method: str, channel: str | None) -> Iterable[Meter]:
        """Give what a call must wait for: its channel's turn first, so that it never holds up the others."""
        if method != POST:
            return [self._methods[method]] if method in self._methods else []
        return [*([self._channel(channel)] if channel is not None else ()), self._posts]

    def _channel(self, channel: str) -> Meter:
        meter = self._channels.pop(channel, None) or Meter(self._in_a_channel, IN_A_CHANNEL_AT_ONCE)
        self._channels[channel] = meter
        if len(self._channels) > CHANNELS_REMEMBERED:
            self._channels.popitem(last=False)
        return meter

    def _is_paused(self, meter: Meter) -> bool:
        """Say whether somebody was told to wait while this one slept; it then takes another turn."""
        until = self._paused.get(meter)
        if until is not None and until <= self._stopwatch.seconds():
            del self._paused[meter]
            return False
        return until is not None
