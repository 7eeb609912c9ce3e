"""Socket Mode: connections at random, hello, envelopes and their acknowledgements, redelivery, farewells."""

from __future__ import annotations

import asyncio
import itertools
import json
import random
import time
from typing import TYPE_CHECKING, Any

from aiohttp import WSMsgType, web

from tests.platforms.slack_envelopes import Connection, Envelope
from tests.platforms.slack_trouble import Trouble, farewell
from tests.platforms.slack_workspace import APP

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from tests.platforms.slack_refusal import Json

MOST_CONNECTIONS = 10
LONG = 1.0  # seconds
RETRIES = (0.0, 60.0, 300.0)  # seconds before an event is sent again: at once, after a minute, after five


class Socket(Trouble):
    def __init__(self, base: str, seed: int = 0) -> None:
        super().__init__()
        self.base = base
        self.envelopes: list[Envelope] = []
        self._by_id: dict[str, Envelope] = {}
        self.opened = 0  # how many connections there ever were
        self.last_at = 0.0  # when anything last went either way
        self.ack_timeout = 3.0
        self.retry_delays: tuple[float, ...] = RETRIES
        self.redelivered = {"events_api"}  # which kinds are sent again where nobody acknowledged
        self._chance = random.Random(seed)
        self._tickets = itertools.count(1)
        self._known: set[str] = set()
        self._resting = 0
        self._tasks: set[asyncio.Task[Any]] = set()
        self._came = asyncio.Event()

    # ---- connections

    def new_url(self) -> str:
        ticket = f"ticket-{next(self._tickets)}"
        self._known.add(ticket)
        return f"{self.base.replace('http', 'ws', 1)}/link?ticket={ticket}&app_id={APP}"

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        ws = web.WebSocketResponse(autoping=False, timeout=1.0)
        await ws.prepare(request)
        ticket = request.query.get("ticket", "")
        connection = Connection(ws, request)
        if ticket not in self._known or len(self.connections) >= MOST_CONNECTIONS:
            reason = "too_many_websockets" if ticket in self._known else "link_disabled"
            await connection.send(farewell(reason))
            await ws.close()
            return ws
        self._known.discard(ticket)
        await self.welcome(connection)
        try:
            await self.listen(connection)
        finally:
            self.gone(connection)
        return ws

    async def welcome(self, connection: Connection) -> None:
        self.opened += 1
        hello = {
            "type": "hello",
            "num_connections": len(self.connections) + 1,
            "debug_info": {"host": "applink-1", "build_number": 1, "approximate_connection_time": 18060},
            "connection_info": {"app_id": APP},
        }
        await connection.send(json.dumps(hello))
        self.connections.append(connection)
        self._came.set()

    async def listen(self, connection: Connection) -> None:
        async for frame in connection.ws:
            if connection.silent:
                continue
            if frame.type is WSMsgType.PING:
                await connection.ws.pong(frame.data)
            elif frame.type is WSMsgType.TEXT:
                self.hear(connection, json.loads(frame.data))

    def gone(self, connection: Connection) -> None:
        if connection in self.connections:
            self.connections.remove(connection)
        connection.lose()
        if not self.connections:
            self._came.clear()

    def hear(self, connection: Connection, frame: Json) -> None:
        """An acknowledgement, perhaps with something to show."""
        known = self._by_id.get(frame.get("envelope_id", ""))
        if known is None:
            return
        if self.is_lost(known.kind):
            return
        if self.ack_delay:
            asyncio.get_running_loop().call_later(self.ack_delay, self.note, connection, known, frame)
        else:
            self.note(connection, known, frame)

    def note(self, connection: Connection, known: Envelope, frame: Json) -> None:
        envelope = connection.unacked.pop(known.id, None)
        self.last_at = time.monotonic()
        known.acks.append(self.last_at)
        if envelope is not None:
            envelope.take(frame.get("payload"))

    # ---- envelopes

    async def deliver(
        self, kind: str, payload: Json, *, accepts: bool = False, on_ack: Callable[[Json], None] | None = None
    ) -> Envelope:
        """Send, and wait for the acknowledgement; what is not acknowledged in time may be sent again, later."""
        number = len(self.envelopes) + 1
        envelope = Envelope(f"00000000-0000-4000-8000-{number:012d}", kind, payload, accepts, on_ack=on_ack)
        self.envelopes.append(envelope)
        self._by_id[envelope.id] = envelope
        acked = await self.attempt(envelope)
        if not acked and kind in self.redelivered:
            self.start(self.insist(envelope))
        else:
            envelope.given_up = not acked
        return envelope

    async def attempt(self, envelope: Envelope) -> bool:
        connection = await self.any_connection(envelope)
        if connection is None:
            return False
        envelope.attempt = asyncio.get_running_loop().create_future()
        connection.unacked[envelope.id] = envelope
        for _ in range(2 if self.comes_twice(envelope.kind) else 1):
            envelope.sent.append(time.monotonic())
            connection.carried += 1
            await connection.send(envelope.frame())
        try:
            return await asyncio.wait_for(envelope.attempt, self.ack_timeout)
        except TimeoutError:
            connection.unacked.pop(envelope.id, None)
            return False

    async def any_connection(self, envelope: Envelope) -> Connection | None:
        """One at random. An event waits a little for one; an act of a person fails at once."""
        if not self.connections and envelope.kind == "events_api":
            try:
                await asyncio.wait_for(self._came.wait(), self.ack_timeout)
            except TimeoutError:
                return None
        return self._chance.choice(self.connections) if self.connections else None

    async def insist(self, envelope: Envelope) -> None:
        for delay in self.retry_delays:
            await self.rest(delay)
            envelope.retries += 1
            if await self.attempt(envelope):
                return
        envelope.given_up = True

    async def rest(self, seconds: float) -> None:
        """Until an event is sent again. Nobody has to wait for what comes much later."""
        self._resting += seconds > LONG
        try:
            await asyncio.sleep(seconds)
        finally:
            self._resting -= seconds > LONG

    async def send_again(self, envelope: Envelope) -> bool:
        """The very same envelope once more, whether acknowledged or not."""
        return await self.attempt(envelope)

    # ---- tasks

    def start(self, work: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    @property
    def is_busy(self) -> bool:
        return len(self._tasks) > self._resting or any(connection.unacked for connection in self.connections)

    async def close(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for connection in list(self.connections):
            await connection.ws.close()
