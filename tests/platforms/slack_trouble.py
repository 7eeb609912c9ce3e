"""What may go wrong with connections, on request: silence, cuts, farewells, duplicates, lost and late acks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.platforms.slack_envelopes import Connection


class Trouble:
    def __init__(self) -> None:
        self.connections: list[Connection] = []
        self.ack_delay = 0.0  # seconds each acknowledgement spends on its way
        self._twice: list[str] = []  # which kinds of envelopes are still to come twice, "" for any
        self._lost: list[str] = []  # and of which the acknowledgements are still to be lost

    def duplicate(self, times: int = 1, kind: str = "") -> None:
        """Each of the next so many envelopes, of one kind or of any, comes twice."""
        self._twice.extend([kind] * times)

    def lose_acks(self, times: int = 1, kind: str = "") -> None:
        """The next so many acknowledgements, of one kind or of any, never arrive."""
        self._lost.extend([kind] * times)

    def comes_twice(self, kind: str) -> bool:
        return is_next(self._twice, kind)

    def is_lost(self, kind: str) -> bool:
        return is_next(self._lost, kind)

    def go_silent(self) -> None:
        """Every connection stays open, and nothing flows any more."""
        for connection in self.connections:
            connection.silent = True

    async def say_goodbye(self, reason: str, *, close: bool = True) -> None:
        """A disconnect message: warning, refresh_requested, link_disabled, too_many_websockets."""
        for connection in list(self.connections):
            await connection.send(farewell(reason))
            if close and reason != "warning":
                await connection.ws.close()

    def cut(self) -> None:
        """Every connection breaks without a word."""
        for connection in list(self.connections):
            if connection.request.transport is not None:
                connection.request.transport.abort()


def is_next(wanted: list[str], kind: str) -> bool:
    """Whether it is the turn of this kind, which is then over."""
    fitting = next((one for one in wanted if one in {"", kind}), None)
    if fitting is not None:
        wanted.remove(fitting)
    return fitting is not None


def farewell(reason: str) -> str:
    return json.dumps({"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-1"}})
