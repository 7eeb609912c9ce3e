"""Times said so that nobody has to reckon."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.messages.plain import plain_prose
from bot.messages.timewords import difference, instant_in_words
from bot.ports.chat import Instant, InstantStyle

MONDAY_NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0, "Your partner's clock shows the same time as yours."),
        (330, "Your partner is 5 hours 30 minutes ahead of you: when it is 09:00 for you, it is 14:30 there."),
        (-60, "Your partner is 1 hour behind you: when it is 09:00 for you, it is 08:00 there."),
        (15 * 60, "Your partner is 15 hours ahead of you: when it is 09:00 for you, it is 00:00 there, the next day."),
        (-600, "Your partner is 10 hours behind you: when it is 09:00 for you, it is 23:00 there, the day before."),
    ],
)
def test_a_difference_is_said_with_an_example(minutes: int, said: str) -> None:
    """Hours and minutes, which way, and on which day."""
    assert plain_prose(difference("en", minutes), "en", "UTC") == said


def test_a_difference_is_said_in_spanish() -> None:
    """With its own plurals."""
    said = "La otra persona tiene 1 hora y 1 minuto menos que tú: cuando tu reloj marca 09:00, el suyo marca 07:59."
    assert plain_prose(difference("es", -61), "es", "UTC") == said


@pytest.mark.parametrize(
    ("locale", "style", "said"),
    [
        ("en", InstantStyle.DATE_AND_TIME, "Monday 1 March 2027, 09:00"),
        ("es", InstantStyle.DATE_AND_TIME, "lunes 1 de marzo de 2027, 09:00"),
        ("en", InstantStyle.DATE, "Monday 1 March 2027"),
        ("es", InstantStyle.TIME, "09:00"),
    ],
)
def test_an_instant_is_told_in_the_readers_zone_and_language(locale: str, style: InstantStyle, said: str) -> None:
    """As much of it as is asked for."""
    assert instant_in_words(locale, Instant(MONDAY_NOON, style), "America/Argentina/Buenos_Aires") == said
