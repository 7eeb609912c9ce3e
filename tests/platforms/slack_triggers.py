"""What an act gives the app for a short while: a trigger for one view, a URL for five answers."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.platforms.slack_refusal import Refusal, need

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.platforms.slack_eyes import Eyes
    from tests.platforms.slack_world import Conversation, Message


@dataclass(slots=True)
class Trigger:
    person: Eyes
    born: float
    used: bool = False


@dataclass(slots=True)
class Triggers:
    life: float = 3.0  # real seconds
    given: dict[str, Trigger] = field(default_factory=dict)

    def new(self, person: Eyes) -> str:
        name = f"{len(self.given) + 1:013d}.0000000001.{len(self.given) + 1:032x}"
        self.given[name] = Trigger(person, time.monotonic())
        return name

    def use(self, name: str) -> Eyes:
        """Who it opens a view for; once, and soon."""
        trigger = self.given.get(name)
        if trigger is None:
            raise Refusal("invalid_trigger_id")
        need(time.monotonic() - trigger.born <= self.life, "expired_trigger_id")
        need(not trigger.used, "exchanged_trigger_id")
        trigger.used = True
        return trigger.person


@dataclass(slots=True)
class ResponseUrl:
    person: Eyes
    place: Conversation
    born: float
    message: Message | None  # the one that was acted on
    uses: int = 0


@dataclass(slots=True)
class ResponseUrls:
    clock: Callable[[], float]
    most: int = 5
    life: float = 1800.0
    given: dict[str, ResponseUrl] = field(default_factory=dict)

    def new(self, person: Eyes, place: Conversation, message: Message | None = None) -> str:
        name = f"r{len(self.given) + 1:08d}"
        self.given[name] = ResponseUrl(person, place, self.clock(), message)
        return f"/response/{name}"

    def use(self, name: str) -> ResponseUrl:
        url = self.given.get(name)
        if url is None:
            raise Refusal("invalid_url")
        need(self.clock() - url.born <= self.life, "expired_url")
        need(url.uses < self.most, "used_url")
        url.uses += 1
        return url
