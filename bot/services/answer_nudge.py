"""What the buttons under suggestions and nudges do. What they share with "how is it going?" is in check_in.py.

Every press is presence, and is noted where all presses are; nothing here counts as contact.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.daytime import local
from bot.domain.errors import NotFound
from bot.services import me
from bot.services.own_partnership import pressed_partnership

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.ports.chat import Reply
    from bot.services.asked import Asked

LATER = timedelta(days=14)
"""For how long "later" means, unless somebody has told us more."""


def press_nudge(asked: Asked, row: str) -> Reply:
    """Take an answer to a suggestion or a nudge. Raises NotFound, PartnershipOver."""
    number, _, answer = row.partition(".")
    if answer not in ANSWERS:
        raise NotFound(what=row)
    pressed_partnership(asked, number)
    return ANSWERS[answer](asked)


def _soon(asked: Asked) -> Reply:
    return asked.replace("nudge-soon")


def _yes(asked: Asked) -> Reply:
    return asked.replace("nudge-yes")


def _later(asked: Asked) -> Reply:
    """Leave somebody in peace for two weeks, or for as long as they have said already."""
    today = local(asked.now, asked.person.zone).date()
    told = [absence for absence in asked.person.absences if absence.covers(today)]
    if any(absence.until_on is None for absence in told):
        return asked.replace("nudge-later-open")
    until = max([today + LATER, *(absence.until_on for absence in told if absence.until_on is not None)])
    me.go_away(asked, until=until)
    return asked.replace("nudge-later", until=until)


ANSWERS: Mapping[str, Callable[[Asked], Reply]] = {"soon": _soon, "yes": _yes, "later": _later, "no": me.ask_leave}
"""What each answer does; "no" asks once more, with the gentler ways beside it."""
