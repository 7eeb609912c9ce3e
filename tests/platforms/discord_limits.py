"""Discord's rate limits, as strict as a test wants: 50 a second in all, and so many a window for a route and place."""

from dataclasses import dataclass, field

from tests.platforms.discord_calls import Call

EXEMPT = ("/interactions/", "/webhooks/")  # "interaction endpoints are outside the global limit"


@dataclass(slots=True)
class Window:
    limit: int
    seconds: float
    ends: float = 0.0
    used: int = 0

    def take(self, now: float) -> bool:
        if now >= self.ends:
            self.ends, self.used = now + self.seconds, 0
        self.used += 1
        return self.used <= self.limit


@dataclass(slots=True)
class Rejection:
    """A 429: how long to wait, and whose limit it was."""

    operation: str
    retry_after: float
    scope: str  # user, global or shared


@dataclass(slots=True)
class Limits:
    """Set what the test is about; unset limits nothing, so that tests are quick."""

    per_second: int | None = None  # 50 for every bot that has not asked for more
    buckets: dict[str, tuple[int, float]] = field(default_factory=dict)  # {"create_message": (5, 5.0)} a channel
    has_via: bool = True  # without Via a 429 comes from Cloudflare, not from Discord
    rejections: list[Rejection] = field(default_factory=list)
    invalid: int = 0  # answers 401, 403 and 429 that count towards the ban at 10,000 in ten minutes
    windows: dict[str, Window] = field(default_factory=dict)

    def judge(self, call: Call, now: float) -> Rejection | None:
        refused = self._in_all(call, now) or self._in_bucket(call, now)
        if refused is not None:
            self.rejections.append(refused)
        return refused

    def _in_all(self, call: Call, now: float) -> Rejection | None:
        if self.per_second is None or call.template.startswith(EXEMPT):
            return None
        window = self.windows.setdefault("everything", Window(self.per_second, 1.0))
        window.limit = self.per_second
        return None if window.take(now) else Rejection(call.operation, window.ends - now, "global")

    def _in_bucket(self, call: Call, now: float) -> Rejection | None:
        window = self.window(call)
        if window is None or window.take(now):
            return None
        return Rejection(call.operation, window.ends - now, "user")

    def window(self, call: Call) -> Window | None:
        if call.operation not in self.buckets:
            return None
        limit, seconds = self.buckets[call.operation]
        return self.windows.setdefault(f"{call.operation}:{call.place}", Window(limit, seconds))

    def headers(self, call: Call, now: float) -> dict[str, str]:
        window = self.window(call)
        if window is None:
            return {}
        left = max(window.ends - now, 0.0)
        return {
            "X-RateLimit-Limit": str(window.limit),
            "X-RateLimit-Remaining": str(max(window.limit - window.used, 0)),
            "X-RateLimit-Reset": f"{now + left:.3f}",
            "X-RateLimit-Reset-After": f"{left:.3f}",
            "X-RateLimit-Bucket": f"bucket-{call.operation}",
        }
