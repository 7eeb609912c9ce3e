"""A round of 40 people from `/round create` to farewell, through the real discord.py over sockets."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from adapters.discord import listening
from tests.platforms.discord_server import DiscordServer
from tests.platforms.rounds import PEOPLE
from tests.platforms.theatres import OnDiscord, its_rehearsal, performed, plan_for

if TYPE_CHECKING:
    import pytest


async def test_a_round_on_discord_sends_what_its_rehearsal_sends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "TOGETHER", 1)  # the stage does not go on before a note is stored
    server = await DiscordServer.start()
    theatre = OnDiscord(server, PEOPLE)
    plan = plan_for(theatre)
    began = time.monotonic()
    async with performed(plan, theatre) as play:
        await play.run()
        sent, said = play.deliveries(), play.ears.everything
    took = time.monotonic() - began
    await server.stop()

    rehearsal = await its_rehearsal(plan, theatre)

    print(took, sent.total(), theatre.not_in_sight, sorted({k.split(":")[2] for k, _ in said}))
    assert sent - rehearsal.deliveries() == {}
    assert rehearsal.deliveries() - sent == {}
    assert theatre.complaints() == []
    assert took < 60
