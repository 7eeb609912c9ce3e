"""What the buttons under the ladder's messages do. What they share with "how is it going?" is in check_in.py.

Every press is presence, and is noted where all presses are; nothing here counts as contact.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.cases import CaseReason
from bot.domain.daytime import local
from bot.domain.errors import NotFound
from bot.services import me
from bot.services.case_cards import refresh_card
from bot.services.open_case import open_case
from bot.services.own_partnership import pressed_partnership
from bot.services.planning.view import RoundView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.cases import Case
    from bot.domain.partnerships import PartnershipId
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


def press_offer(asked: Asked, row: str) -> Reply:
    """Take the answer to the offer of a new partner: the coordinators' card follows it. Raises NotFound.

    Who would rather wait needs no coordinator, so no case is opened for that.
    """
    number, _, answer = row.partition(".")
    if answer not in WISHES:
        raise NotFound(what=row)
    round_, partnership = pressed_partnership(asked, number)
    view = RoundView(asked.unit, round_, asked.now, asked.world)
    case = _unresolved(asked, partnership.id)
    if case is None and answer == "yes":
        about = partnership.partners_of(asked.person.id)
        case = open_case(view, partnership, CaseReason.ASKED_FOR_HELP, about, silent_since=partnership.silent_since)
    if case is not None:
        refresh_card(asked.unit, replace(case, wishes={**case.wishes, asked.person.id: answer}), asked.now)
    return asked.replace(WISHES[answer])


WISHES: Mapping[str, str] = {"yes": "offer-noted", "later": "offer-waits"}
"""What is replied to each answer."""


def _unresolved(asked: Asked, partnership_id: PartnershipId) -> Case | None:
    known = asked.unit.cases.of_partnerships([partnership_id]).get(partnership_id, ())
    return next((c for c in known if not c.is_resolved and c.reason is not CaseReason.CONDUCT), None)
