"""A round of 40 people from `/round create` to farewell, through the real discord.py over sockets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.platforms.discord_server import DiscordServer
from tests.platforms.rounds import EVERYTHING, MEETING, PEOPLE
from tests.platforms.theatres import OnDiscord, holds, without_waiting

if TYPE_CHECKING:
    import pytest


async def test_a_round_on_discord_sends_what_its_rehearsal_sends(monkeypatch: pytest.MonkeyPatch) -> None:
    without_waiting(monkeypatch)
    server = await DiscordServer.start()

    play = await holds(OnDiscord(server, PEOPLE))

    await server.stop()
    assert play.said() >= EVERYTHING | MEETING | {"are-you-here"}
    assert play.locales() >= {"en", "es"}
