"""How often one may call: off until a test turns it on, then as strict as Slack."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field


@dataclass(slots=True)
class Bucket:
    """So many a second, with room for a burst."""

    per_second: float
    burst: float
    left: float = field(default=-1.0)
    at: float = 0.0

    def wait(self, now: float) -> float:
        """How long until one more fits; nothing is taken."""
        self.left = self.burst if self.left < 0 else min(self.burst, self.left + (now - self.at) * self.per_second)
        self.at = now
        return 0.0 if self.left >= 1 else (1 - self.left) / self.per_second

    def take(self) -> None:
        self.left -= 1


@dataclass(slots=True)
class Limits:
    """Set what a test wants: tiers, posts a second in one channel, posts a minute in the workspace, history reads."""

    tiers: bool = False
    per_channel: float = 0.0  # posts a second; 0 for no limit
    channel_burst: float = 3
    posts_per_minute: float = 0.0
    posts_burst: float = 30
    history_per_minute: float = 0.0
    refused: int = 0  # how many 429 were answered
    _buckets: dict[str, Bucket] = field(default_factory=dict)

    def like_slack(self, posts_per_minute: float = 300) -> None:
        """All that Slack documents, and a figure for "several hundred posts a minute"."""
        self.tiers, self.per_channel, self.posts_per_minute = True, 1.0, posts_per_minute

    def wait(self, method: str, per_minute: int, channel: str) -> int:
        """Whole seconds to wait before this call, 0 to let it pass."""
        now, buckets = time.monotonic(), self.buckets(method, per_minute, channel)
        longest = max((bucket.wait(now) for bucket in buckets), default=0.0)
        if longest > 0:
            self.refused += 1
            return max(1, math.ceil(longest))
        for bucket in buckets:
            bucket.take()
        return 0

    def buckets(self, method: str, per_minute: int, channel: str) -> list[Bucket]:
        found = []
        if method in {"chat.postMessage", "chat.postEphemeral"}:
            if self.per_channel:
                found.append(self.bucket(f"to {channel}", self.per_channel, self.channel_burst))
            if self.posts_per_minute:
                found.append(self.bucket("posts", self.posts_per_minute / 60, self.posts_burst))
        elif method in {"conversations.history", "conversations.replies"} and self.history_per_minute:
            found.append(self.bucket(method, self.history_per_minute / 60, 1))
        elif self.tiers:
            found.append(self.bucket(method, per_minute / 60, per_minute))
        return found

    def bucket(self, name: str, per_second: float, burst: float) -> Bucket:
        return self._buckets.setdefault(name, Bucket(per_second, burst))
