"""Things that go wrong on the way, on order: `server.fails("create_message", "drop_after")`."""

from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatch
from typing import Literal

from tests.platforms.discord_calls import Call

How = Literal[
    "drop_before",  # the connection is cut, nothing happened
    "drop_after",  # it happened, and the answer is lost
    "500_before",
    "500_after",
    "429",
    "429_global",
    "429_shared",
    "429_without_via",
    "slow_before",
    "slow_after",
    "refused",  # with `code`
]


@dataclass(slots=True)
class Fault:
    operation: str  # the name in Discord's document, or a pattern: "*thread*"
    how: How
    times: int = 1
    seconds: float = 0.05  # of slowness, or to wait after a 429
    code: int = 50013
    when: Callable[[Call], bool] = lambda _call: True

    def takes(self, call: Call) -> bool:
        return self.times > 0 and fnmatch(call.operation, self.operation) and self.when(call)


@dataclass(slots=True)
class Faults:
    ordered: list[Fault] = field(default_factory=list)
    happened: list[tuple[str, How]] = field(default_factory=list)

    def take(self, call: Call) -> Fault | None:
        found = next((each for each in self.ordered if each.takes(call)), None)
        if found is not None:
            found.times -= 1
            self.happened.append((call.operation, found.how))
        return found

    def stop(self) -> None:
        self.ordered.clear()
