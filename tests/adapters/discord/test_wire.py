"""Addresses: Discord's own, or those of a proxy or a test, however they are written."""

from __future__ import annotations

import pytest
from discord.http import Route

from adapters.discord.pacing import counts
from adapters.discord.wire import base_of
from tests.adapters.discord.stage import playing, until


@pytest.mark.parametrize(
    ("given", "base"),
    [
        (None, Route.BASE),
        ("http://127.0.0.1:8000/api/v10", "http://127.0.0.1:8000/api/v10"),
        ("http://127.0.0.1:8000/api/v10/", "http://127.0.0.1:8000/api/v10"),
        ("http://127.0.0.1:8000/api", "http://127.0.0.1:8000/api/v10"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000/api/v10"),
        ("http://127.0.0.1:80/", "http://127.0.0.1/api/v10"),
        ("https://proxy.example/discord/v9", "https://proxy.example/discord/v9"),
    ],
)
def test_an_address_is_understood_however_it_is_written(given: str | None, base: str) -> None:
    assert base_of(given) == base


@pytest.mark.parametrize("base", [base_of(None), base_of("http://127.0.0.1:8000"), "https://proxy.example/discord/v9"])
def test_whatever_asks_the_api_counts_for_its_limit_and_answers_do_not(base: str) -> None:
    assert counts(f"{base}/channels/1/messages", base)
    assert not counts(f"{base}/interactions/1/token/callback?with_response=1", base)
    assert not counts(f"{base}/webhooks/1/token/messages/@original", base)
    assert not counts("https://cdn.example/attachments/1/2/people.csv", base)


async def test_a_resumed_connection_stays_with_the_server_that_was_given(caplog: pytest.LogCaptureFixture) -> None:
    """A proxy hands Discord's own address on; who was told to go through the proxy goes on doing so."""
    async with playing(waits=False) as stage:
        stage.server.gateway.resumes_at = "wss://gateway-us-east1-b.discord.gg"
        await until(stage.platform.ready.is_set, 10)
        stage.server.gateway.drops()
        await until(lambda: stage.server.gateway.resumed, 10)
    assert "no connection" not in caplog.text
