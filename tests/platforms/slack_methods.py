"""The register of the Web API's methods: who may call them, with what, and how often."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from tests.platforms.slack_refusal import Json, Refusal, badly_made, need

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.platforms.slack_server import SlackServer

TIERS = {"t1": 1, "t2": 20, "t3": 50, "t4": 100, "t5": 600}  # calls a minute; t5 stands for Slack's special ones


class Args(dict[str, Any]):
    """What was asked, wherever the client put it: query, form or JSON."""

    def text(self, name: str, default: str = "") -> str:
        value = self.get(name)
        return default if value is None else str(value)

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.text(name) or default)
        except ValueError as wrong:
            raise Refusal("invalid_arguments") from wrong

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.get(name)
        return default if value is None else str(value).lower() in {"1", "true"}

    def names(self, name: str) -> list[str]:
        """A list that may come as one, or joined by commas."""
        value = self.get(name)
        return list(value) if isinstance(value, list) else [part for part in self.text(name).split(",") if part]

    def part(self, name: str, error: str = "invalid_json") -> Any:
        """What may come as JSON, or as JSON in a string."""
        value = self.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except json.JSONDecodeError as wrong:
            raise Refusal(error) from wrong


Run: TypeAlias = "Callable[[SlackServer, Args], Json]"
R = TypeVar("R", bound="Callable[..., Json]")


@dataclass(frozen=True, slots=True)
class Method:
    name: str
    tier: str
    run: Run
    needs: tuple[str, ...] = ()
    scopes: tuple[str, ...] = ()  # any one of them will do
    by_app: bool = False  # asked for with the app-level token

    def check(self, args: Args, scopes: set[str]) -> None:
        """Refuse a missing argument and a missing scope, as Slack does before it looks further."""
        need(
            not self.scopes or scopes & set(self.scopes),
            "missing_scope",
            needed=",".join(self.scopes),
            provided=",".join(sorted(scopes)),
        )
        for name in self.needs:
            if args.get(name) is None or args.get(name) == "":
                raise badly_made("invalid_arguments", f"missing required field: {name}")


METHODS: dict[str, Method] = {}


def method(
    name: str, tier: str, *, needs: tuple[str, ...] = (), scopes: tuple[str, ...] = (), by_app: bool = False
) -> Callable[[R], R]:
    """Enter a function as a method of the Web API."""

    def enter(run: R) -> R:
        METHODS[name] = Method(name, tier, run, needs, scopes, by_app)
        return run

    return enter
