"""Socket Mode with the real slack-bolt: what comes twice, what comes again, and what survives which farewell."""

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from tests.platforms.slack_bolt_app import OFTEN, buttons, client_of, listening, refusal
from tests.platforms.slack_faults import RateLimited, Status
from tests.platforms.slack_people import Person
from tests.platforms.slack_server import SlackServer

BURST = 300


@pytest.fixture
async def server() -> AsyncIterator[SlackServer]:
    async with SlackServer() as server:
        server.socket.ack_timeout = 1.0
        server.socket.retry_delays = (0.01, 0.05, 0.1)
        yield server


@pytest.fixture
async def client(server: SlackServer) -> AsyncIterator[AsyncWebClient]:
    async with client_of(server) as client:
        yield client


@pytest.fixture
def ana(server: SlackServer) -> Person:
    return server.person("ana")


@pytest.fixture
def heard() -> list[str]:
    return []


@pytest.fixture
def app(client: AsyncWebClient, heard: list[str]) -> AsyncApp:
    app = AsyncApp(client=client)
    listen(app, heard)
    return app


def listen(app: AsyncApp, heard: list[str]) -> None:
    @app.event("message")
    async def note(event: Any) -> None:
        heard.append(event["text"])


async def test_the_same_envelope_twice_runs_twice_as_bolt_does_not_look(
    server: SlackServer, app: AsyncApp, ana: Person, heard: list[str]
) -> None:
    async with listening(server, app):
        server.socket.duplicate()
        envelope = await ana.writes("hello")
        await server.settled()

    assert envelope is not None
    assert (heard, len(envelope.sent), len(envelope.acks)) == (["hello", "hello"], 2, 2)


async def test_a_middleware_that_remembers_runs_it_once(
    server: SlackServer, app: AsyncApp, ana: Person, heard: list[str]
) -> None:
    seen: set[str] = set()

    @app.middleware
    async def inbox(body: Any, next: Any) -> BoltResponse | None:  # noqa: A002 - bolt hands it over by this name
        if body["event_id"] in seen:
            return BoltResponse(status=200)
        seen.add(body["event_id"])
        await next()
        return None

    async with listening(server, app):
        envelope = await ana.writes("hello")
        assert envelope is not None
        assert await server.socket.send_again(envelope)
        await server.settled()

    assert (heard, len(envelope.acks)) == (["hello"], 2)


async def test_what_was_not_stored_is_sent_again(
    server: SlackServer, app: AsyncApp, ana: Person, heard: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    tries = []

    @app.middleware
    async def inbox(req: Any, next: Any) -> None:  # noqa: A002 - bolt hands it over by this name
        tries.append(req.headers.get("x-slack-retry-num", ["0"])[0])
        if len(tries) == 1:
            raise ConnectionError("the database is away")
        await next()

    server.socket.ack_timeout = 0.2
    async with listening(server, app):
        with caplog.at_level(logging.CRITICAL):
            await ana.writes("hello")
            await server.settled()

    assert heard == ["hello"]
    assert tries == ["0", "1"]


async def test_a_lost_acknowledgement_brings_the_event_again(
    server: SlackServer, app: AsyncApp, ana: Person, heard: list[str]
) -> None:
    server.socket.ack_timeout = 0.1
    async with listening(server, app):
        server.socket.lose_acks()
        await ana.writes("hello")
        await server.settled()

    assert heard == ["hello", "hello"]


async def test_what_nobody_acknowledged_when_the_connection_broke_comes_again(
    server: SlackServer, app: AsyncApp, ana: Person, heard: list[str]
) -> None:
    server.socket.ack_timeout = 3.0

    @app.middleware
    async def inbox(req: Any, next: Any) -> None:  # noqa: A002 - bolt hands it over by this name
        if "x-slack-retry-num" not in req.headers:
            server.socket.cut()
            await asyncio.sleep(60)
        await next()

    async with listening(server, app, ping=OFTEN):
        await ana.writes("hello")
        await server.settled()

    assert heard == ["hello"]


async def test_a_press_is_not_sent_again_unless_asked_for(
    server: SlackServer, app: AsyncApp, client: AsyncWebClient, ana: Person
) -> None:
    pressed = []

    @app.action("yes")
    async def yes(ack: Any, action: Any) -> None:
        await ack()
        pressed.append(action["value"])

    server.socket.ack_timeout = 0.5
    async with listening(server, app):
        await client.chat_postMessage(channel=ana.id, text="?", blocks=[buttons("Yes")])
        server.socket.lose_acks(kind="interactive")
        await ana.clicks("Yes")
        await server.settled()
        assert (pressed, ana.notices) == (["v-Yes"], ["This app did not respond."])

        server.socket.redelivered.add("interactive")
        server.socket.lose_acks(kind="interactive")
        await ana.clicks("Yes")
        await server.settled()
        assert set(pressed) == {"v-Yes"}
        assert len(pressed) >= 3  # once before, once whose answer was lost, and again


async def test_an_event_is_given_up_after_three_more_tries(server: SlackServer, ana: Person) -> None:
    server.socket.ack_timeout = 0.01

    envelope = await ana.writes("is anybody there?")
    await server.settled()

    assert envelope is not None
    assert envelope.given_up
    assert envelope.retries == 3


@pytest.mark.parametrize("reason", ["warning", "refresh_requested", "link_disabled", "too_many_websockets"])
async def test_the_sdk_comes_back_after_every_farewell(
    server: SlackServer, app: AsyncApp, ana: Person, heard: list[str], reason: str
) -> None:
    async with listening(server, app, ping=OFTEN):
        await server.socket.say_goodbye(reason)
        await until(lambda: server.socket.opened >= 2)
        await server.connected()
        await ana.writes("still there?")
        await server.settled()

    assert set(heard) == {"still there?"}  # perhaps twice, where the old connection took it along


async def test_the_sdk_comes_back_after_a_cut(
    server: SlackServer, app: AsyncApp, ana: Person, heard: list[str]
) -> None:
    server.socket.ack_timeout = 3
    async with listening(server, app, ping=OFTEN):
        server.socket.cut()
        await until(lambda: not server.socket.connections)
        await ana.writes("still there?")
        await server.settled()

    assert heard == ["still there?"]


async def test_the_sdk_notices_silence(server: SlackServer, app: AsyncApp, ana: Person, heard: list[str]) -> None:
    async with listening(server, app, ping=OFTEN):
        server.socket.go_silent()
        envelope = await ana.writes("hello?")
        await until(lambda: server.socket.opened >= 2)
        await server.settled()

    assert envelope is not None
    assert heard == ["hello?"]
    assert envelope.retries >= 1


@pytest.mark.parametrize("fault", [Status(500), RateLimited(1)], ids=["500", "429"])
async def test_the_sdk_comes_back_though_no_connection_is_to_be_had_for_a_while(
    server: SlackServer, app: AsyncApp, caplog: pytest.LogCaptureFixture, fault: Status | RateLimited
) -> None:
    with caplog.at_level(logging.CRITICAL):
        async with listening(server, app, ping=OFTEN):
            server.faults.next("apps.connections.open", fault, times=2)
            server.socket.cut()
            await until(lambda: server.socket.opened >= 2)

    assert [call.went_well for call in server.calls.of("apps.connections.open")] == [True, False, False, True]


async def test_two_connections_share_what_comes(server: SlackServer, app: AsyncApp, ana: Person) -> None:
    async with listening(server, app, connections=2):
        await asyncio.gather(*(ana.writes(f"{n}") for n in range(20)))
        counts = [connection.carried for connection in server.socket.connections]
        await server.settled()

    assert sum(counts) == 20
    assert min(counts) > 0


async def test_nobody_gets_an_eleventh_connection(server: SlackServer, app: AsyncApp) -> None:
    async with listening(server, app, connections=10):
        assert app.client.session is not None
        url = (await app.client.apps_connections_open(app_token=server.app_token))["url"]
        async with app.client.session.ws_connect(url) as eleventh:
            said = await eleventh.receive_json()

    assert (said["type"], said["reason"]) == ("disconnect", "too_many_websockets")


async def test_a_connection_needs_the_app_level_token_and_its_url_serves_once(
    server: SlackServer, client: AsyncWebClient
) -> None:
    assert await refusal(client.apps_connections_open(app_token=server.bot_token)) == "not_allowed_token_type"
    assert await refusal(client.auth_test(token=server.app_token)) == "not_allowed_token_type"
    assert await refusal(client.auth_test(token="xoxb-old")) == "invalid_auth"

    url = (await client.apps_connections_open(app_token=server.app_token))["url"]
    assert client.session is not None
    said = []
    for _ in range(2):
        async with client.session.ws_connect(url) as socket:
            said.append((await socket.receive_json())["type"])
    assert said == ["hello", "disconnect"]


async def test_every_envelope_of_a_burst_is_acknowledged_once(
    server: SlackServer, app: AsyncApp, ana: Person, heard: list[str]
) -> None:
    server.socket.ack_timeout = 30.0  # a busy machine is no fault of the server's; how quick it is, the benchmark says
    async with listening(server, app):
        sent = await asyncio.gather(*(ana.writes(f"{n}") for n in range(BURST)))
        await server.settled()

    assert [envelope.ack_took is not None for envelope in sent if envelope is not None] == [True] * BURST
    assert len(heard) == BURST


async def until(holds: Any) -> None:
    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110 - a few milliseconds
            await asyncio.sleep(0.005)
