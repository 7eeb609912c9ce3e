"""What travels over a socket: envelopes, and the connections they go through."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable

    from aiohttp import web

    from tests.platforms.slack_refusal import Json


@dataclass(slots=True, eq=False)
class Envelope:
    """One delivery, however often it was sent."""

    id: str
    kind: str
    payload: Json
    accepts: bool
    sent: list[float] = field(default_factory=list)
    acks: list[float] = field(default_factory=list)
    answer: Json | None = None
    on_ack: Callable[[Json], None] | None = None  # what to do with the answer, at once
    attempt: asyncio.Future[bool] | None = None
    retries: int = 0
    given_up: bool = False

    @property
    def ack_took(self) -> float | None:
        """Seconds from when it was first sent to its first acknowledgement."""
        return self.acks[0] - self.sent[0] if self.acks else None

    @property
    def about(self) -> str:
        inner = self.payload.get("event", self.payload)
        return f"{self.kind} {inner.get('type', inner.get('command'))}"

    def frame(self) -> str:
        made: Json = {
            "envelope_id": self.id,
            "type": self.kind,
            "payload": self.payload,
            "accepts_response_payload": self.accepts,
        }
        if self.kind == "events_api":
            made |= {"retry_attempt": self.retries, "retry_reason": "timeout" if self.retries else ""}
        return json.dumps(made)

    def take(self, answer: Json | None) -> None:
        """The first acknowledgement in time."""
        self.answer = answer if self.accepts else None
        try:
            if self.on_ack is not None:
                self.on_ack(self.answer or {})
        except AssertionError as impossible:  # belongs to the test that waits
            if self.attempt is not None and not self.attempt.done():
                self.attempt.set_exception(impossible)
        self.settle(acked=True)

    def settle(self, acked: bool) -> None:
        if self.attempt is not None and not self.attempt.done():
            self.attempt.set_result(acked)


@dataclass(slots=True, eq=False)
class Connection:
    ws: web.WebSocketResponse
    request: web.Request
    silent: bool = False
    carried: int = 0  # envelopes sent through it
    unacked: dict[str, Envelope] = field(default_factory=dict)

    async def send(self, text: str) -> None:
        """Nothing gets through a silent connection, and nobody is told."""
        if not self.silent:
            try:
                await self.ws.send_str(text)
            except ConnectionError:
                self.lose()

    def lose(self) -> None:
        for envelope in self.unacked.values():
            envelope.settle(acked=False)
        self.unacked.clear()
