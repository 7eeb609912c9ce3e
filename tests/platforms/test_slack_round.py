"""A round of 40 people from `round create` to farewell, through the real slack-bolt over sockets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.platforms.rounds import EVERYTHING, MEETING, PEOPLE
from tests.platforms.slack_server import SlackServer
from tests.platforms.theatres import OnSlack, holds, without_waiting

if TYPE_CHECKING:
    import pytest


async def test_a_round_on_slack_sends_what_its_rehearsal_sends(monkeypatch: pytest.MonkeyPatch) -> None:
    without_waiting(monkeypatch)
    async with SlackServer() as server:
        play = await holds(OnSlack(server, PEOPLE))

    assert play.said() >= EVERYTHING | MEETING
    assert play.locales() >= {"en", "es"}
