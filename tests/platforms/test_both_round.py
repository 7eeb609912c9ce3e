"""A round of 40 people, half on Discord and half on Slack, through both real libraries in one process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.platforms.discord_server import DiscordServer
from tests.platforms.rounds import EVERYTHING, PEOPLE, PICTURE
from tests.platforms.slack_server import SlackServer
from tests.platforms.theatres import OnDiscord, OnSlack, holds, without_waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pytest


def pictures_on_discord(server: DiscordServer) -> Iterator[bytes]:
    """Give what people were sent beside words."""
    for person in server.people.values():
        for seen in person.inbox:
            yield from (file.content for file in seen.files)


def pictures_on_slack(server: SlackServer) -> Iterator[bytes]:
    """Give what people were sent beside words; a picture stands among the blocks of its message."""
    for person in server.workspace.people.values():
        blocks = [block for message in person.inbox for block in message.blocks]
        shown = [block["slack_file"]["id"] for block in blocks if "slack_file" in block]
        yield from (server.workspace.files[each].content for each in shown)


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
    assert PICTURE.content in [*pictures_on_discord(discord), *pictures_on_slack(slack)]
