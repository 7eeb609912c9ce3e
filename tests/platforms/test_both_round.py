"""A round of 40 people, half on Discord and half on Slack, through both real libraries in one process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.platforms.discord_server import DiscordServer
from tests.platforms.rounds import EVERYTHING, PEOPLE, PICTURE
from tests.platforms.slack_server import SlackServer
from tests.platforms.theatres import OnDiscord, OnSlack, holds, without_waiting

if TYPE_CHECKING:
    import pytest


async def test_a_round_on_both_platforms_sends_what_its_rehearsal_sends(monkeypatch: pytest.MonkeyPatch) -> None:
    without_waiting(monkeypatch)
    discord = await DiscordServer.start()
    async with SlackServer() as slack:
        play = await holds(OnDiscord(discord, PEOPLE // 2), OnSlack(slack, PEOPLE // 2))

    await discord.stop()
    assert play.said() >= EVERYTHING
    assert play.locales() >= {"en", "es"}
    across = [p for p in play.pairs if len({a.platform for person in p for a in person.accounts}) > 1]
    assert across
    on_discord = [file.content for person in discord.people.values() for seen in person.inbox for file in seen.files]
    on_slack = [file.content for person in slack.workspace.people.values() for m in person.inbox for file in m.files]
    assert PICTURE.content in on_discord + on_slack
