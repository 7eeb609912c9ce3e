"""A programme on both platforms, killed again and again in the middle of sending: all arrives, and nothing twice."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import sqlite3
import sys
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING

from bot.domain.deliveries import DeliveryState, Operation
from bot.running.clocks import CLOCK, STANDS_AT, STEPPING, keep_clock
from data.engine import open_store
from scheduler.clock import VirtualClock
from tests.platforms.discord_server import DiscordServer
from tests.platforms.rounds import put_on
from tests.platforms.slack_server import SlackServer
from tests.platforms.theatres import OnDiscord, OnSlack, consoles_for, places, plan_for

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from bot.domain.deliveries import Delivery
    from bot.ports.storage import Unit
    from tests.platforms.discord_world import Account
    from tests.platforms.theatres import Theatre

PEOPLE = 20
KILLS = 4
DAYS = 3
"""After launch, by when introductions, rooms, first topics and first nudges have been sent."""


async def launched(url: str, *theatres: Theatre) -> tuple[datetime, datetime]:
    """Bring a round to the morning of its launch, at the console. Give when that was, and how far to go."""
    plan = plan_for(*theatres)
    clock = VirtualClock(plan.opens_at)
    consoles = consoles_for(clock, *theatres)
    play = put_on(plan, clock, consoles, theatres[0].scene, places(*theatres), vanish=lambda _: None, url=url)
    await play.stage.run_until(play.stage.at(-1, 15))
    play.store.run(lambda unit: unit.records.set_setting(CLOCK, STEPPING))
    play.store.run(keep_clock, clock.now())
    play.store.close()
    return clock.now(), play.stage.at(DAYS)


async def lives(
    environment: dict[str, str], log: Path, for_seconds: float, *servers: DiscordServer | SlackServer
) -> int:
    """Let a process run, and kill it that long after it began to speak to a platform; never, if that is 0."""
    before = requests(*servers)
    with log.open("ab") as out:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.platforms.mortal", env=environment, stdout=out, stderr=out
        )
    while requests(*servers) < before + 5 and process.returncode is None:  # noqa: ASYNC110  # nobody tells of it
        await asyncio.sleep(0.01)
    await asyncio.sleep(for_seconds)
    if process.returncode is None:
        process.send_signal(signal.SIGKILL)
    return await process.wait()


def requests(*servers: DiscordServer | SlackServer) -> int:
    """Count what was asked of these servers."""
    return sum(len(s.calls) if isinstance(s, DiscordServer) else len(s.calls.made) for s in servers)


async def runs_until(environment: dict[str, str], log: Path, database: Path, day: datetime) -> int:
    """Let a process run until its clock has come to a day, and end it as a service manager does."""
    with log.open("ab") as out:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.platforms.mortal", env=environment, stdout=out, stderr=out
        )
    while process.returncode is None and stands_at(database) < day.isoformat():  # noqa: ASYNC110  # likewise
        await asyncio.sleep(0.2)
    if process.returncode is None:
        process.terminate()
    return await asyncio.wait_for(process.wait(), 30)


def stands_at(database: Path) -> str:
    """Give where the clock stands, as another process sees it."""
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute("SELECT value FROM setting WHERE name = ?", (STANDS_AT,)).fetchone()
    return str(found[0])


MESSAGES = frozenset({Operation.SEND_DIRECT, Operation.POST_TO_CHANNEL, Operation.POST_TO_ROOM})


def recorded(unit: Unit, since: datetime) -> list[Delivery]:
    """Give every delivery since the launch that is one new message."""
    of_round = unit.deliveries.of_round(unit.rounds.all()[-1].id)
    return [d for d in of_round if d.operation in MESSAGES and d.sent_at is not None and d.sent_at > since]


def said_on_discord(server: DiscordServer) -> list[str]:
    """Give the ids of all that the bot wrote anywhere."""
    places = [*server.world.channels.values(), *filter(None, map(server.world.direct, accounts_of(server)))]
    unique = {place.id: place for place in places}
    said = [said for place in unique.values() for said in place.messages.values()]
    return [
        str(each.id) for each in said if each.author is server.world.bot and each.only_for is None and not each.kind
    ]


def accounts_of(server: DiscordServer) -> list[Account]:
    """Give everybody's account."""
    return [person.account for person in server.people.values()]


def said_on_slack(server: SlackServer) -> list[str]:
    """Give the ids of all that the bot wrote anywhere."""
    places = server.workspace.conversations.values()
    return [message.ts for place in places for message in place.messages if message.by_bot]


async def test_whoever_is_killed_while_sending_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    chance = random.Random(5)
    url, log = f"sqlite:///{tmp_path / 'p.db'}", tmp_path / "log"
    discord = await DiscordServer.start()
    async with SlackServer() as slack:
        on_discord, on_slack = OnDiscord(discord, PEOPLE // 2), OnSlack(slack, PEOPLE // 2)
        begin, day = await launched(url, on_discord, on_slack)
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith("PAIRKEEPER_")},
            "PAIRKEEPER_DATABASE_URL": url,
            "PAIRKEEPER_CLOCK": "2027-01-01T00:00:00Z@step",
            "PAIRKEEPER_DISCORD_TOKEN": discord.token,
            "PAIRKEEPER_DISCORD_API_URL": discord.api_url,
            "PAIRKEEPER_DISCORD_GATEWAY_URL": discord.gateway_url,
            "PAIRKEEPER_SLACK_BOT_TOKEN": slack.bot_token,
            "PAIRKEEPER_SLACK_APP_TOKEN": slack.app_token,
            "PAIRKEEPER_SLACK_API_URL": slack.url,
        }
        for _ in range(KILLS):
            assert await lives(environment, log, chance.uniform(0.05, 0.9), discord, slack) == -signal.SIGKILL
        assert await runs_until(environment, log, tmp_path / "p.db", day) == 0, log.read_text()
        arrived = Counter([*said_on_discord(discord), *said_on_slack(slack)])
    await discord.stop()

    with open_store(url, direct=True) as store:
        deliveries = store.run(recorded, begin)
    sent = Counter(str(d.external_id).rpartition("/")[2] for d in deliveries if d.state is DeliveryState.SENT)
    assert {d.what for d in deliveries} >= {"introduction", "room-opening", "suggestion"}
    assert {d.state for d in deliveries} == {DeliveryState.SENT}
    assert arrived == sent
