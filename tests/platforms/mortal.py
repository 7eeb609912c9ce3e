"""The running programme as a process that a test may kill: as `pairkeeper run`, only less patient with lost answers."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from adapters.discord.platform import DiscordPlatform
from adapters.slack import pacing
from adapters.slack.platform import SlackPlatform
from bot.operating import keep_going
from bot.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.commands.doors import Platform
    from bot.ports.clock import Stopwatch
    from bot.settings import Settings

FAST = 1_000_000
LIVES_FOR = 0.4
"""Seconds after which a request cannot arrive any more: these servers answer at once. Doubt is settled after that."""


def impatient(settings: Settings, stopwatch: Stopwatch) -> Mapping[str, Platform]:
    """Give both platforms, without pauses."""
    assert settings.discord_token is not None
    assert settings.slack_bot_token is not None
    assert settings.slack_app_token is not None
    pacing.TIERS = dict.fromkeys(pacing.TIERS, FAST)
    return {
        "discord": DiscordPlatform(
            token=settings.discord_token.get_secret_value(),
            api_url=settings.discord_api_url,
            gateway_url=settings.discord_gateway_url,
            stopwatch=stopwatch,
            requests_a_second=FAST,
            openings_a_minute=FAST,
            request_lives_for=LIVES_FOR,
        ),
        "slack": SlackPlatform(
            bot_token=settings.slack_bot_token.get_secret_value(),
            app_token=settings.slack_app_token.get_secret_value(),
            api_url=settings.slack_api_url,
            stopwatch=stopwatch,
            posts_per_second=FAST,
            posts_in_a_channel=FAST,
            request_lives_for=LIVES_FOR,
        ),
    }


def say(key: str, /, **_values: object) -> None:
    """Leave in the log what would be said in the terminal."""
    sys.stdout.write(key + "\n")


if __name__ == "__main__":
    keep_going(read_settings(), say, impatient)
