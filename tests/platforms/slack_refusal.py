"""How Slack says no."""

from __future__ import annotations

from typing import Any, TypeAlias

Json: TypeAlias = dict[str, Any]


class Refusal(Exception):
    """The method answers `ok: false` with this error."""

    def __init__(self, error: str, **more: Any) -> None:
        super().__init__(error)
        self.error = error
        self.more = more

    @property
    def answer(self) -> Json:
        return {"ok": False, "error": self.error, **self.more}


def need(condition: object, error: str, **more: Any) -> None:
    """Refuse unless the condition holds."""
    if not condition:
        raise Refusal(error, **more)


def badly_made(error: str, *problems: str) -> Refusal:
    """What Slack says of blocks and views: the error, and where it lies."""
    return Refusal(error, response_metadata={"messages": [f"[ERROR] {problem}" for problem in problems]})
