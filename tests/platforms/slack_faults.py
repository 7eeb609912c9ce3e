"""What may go wrong with a call, on request."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.platforms.slack_methods import Args


@dataclass(frozen=True, slots=True)
class DropBefore:
    """The connection breaks; nothing has happened."""


@dataclass(frozen=True, slots=True)
class DropAfter:
    """It happens, and the answer is lost."""


@dataclass(frozen=True, slots=True)
class Status:
    """Slack answers 500, 503 and the like; nothing has happened, unless `after`."""

    code: int
    after: bool = False


@dataclass(frozen=True, slots=True)
class RateLimited:
    """Later."""

    retry_after: int = 1


@dataclass(frozen=True, slots=True)
class Error:
    """`ok: false`, with this."""

    name: str


@dataclass(frozen=True, slots=True)
class Slow:
    """It happens after so many seconds."""

    seconds: float


Fault: TypeAlias = "DropBefore | DropAfter | Status | RateLimited | Error | Slow"


@dataclass(slots=True)
class Planned:
    method: str
    fault: Fault
    times: int
    when: Callable[[Args], bool]


@dataclass(slots=True)
class Faults:
    planned: list[Planned] = field(default_factory=list)

    def next(
        self, method: str, fault: Fault, *, times: int = 1, when: Callable[[Args], bool] = lambda _args: True
    ) -> None:
        """The next so many calls of the method (`*` for any) fail like this, of those that fit."""
        self.planned.append(Planned(method, fault, times, when))

    def due(self, method: str, args: Args) -> Fault | None:
        for plan in self.planned:
            if plan.times > 0 and plan.method in {method, "*"} and plan.when(args):
                plan.times -= 1
                return plan.fault
        return None

    def clear(self) -> None:
        self.planned.clear()
