"""`/me home`: whether a partner from one's own country is welcome too, where a round looks abroad."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.matching import INTERNATIONAL, RULES
from bot.domain.own_rules import with_own
from bot.messages.answers import NO, YES

if TYPE_CHECKING:
    from bot.domain.rounds import Round
    from bot.ports.chat import Reply
    from bot.services.asked import Asked

ANSWERS = (YES, NO)


def set_home(asked: Asked, *, answer: str) -> Reply:
    """Keep whether somebody from the same country is welcome too; it counts from the next matching on."""
    accept_home(asked, accepts=answer == YES)
    return asked.say("home-accepted" if answer == YES else "home-declined")


def accept_home(asked: Asked, *, accepts: bool) -> None:
    """Keep the answer."""
    person = asked.person
    if person.at_home is not accepts or "at_home" not in person.own_fields:
        own = person.own_fields | {"at_home"}  # from now on no roster file says otherwise
        asked.unit.people.save_many([replace(person, at_home=accepts, own_fields=own)])


def may_meet_at_home(round_: Round) -> bool:
    """Say whether a round looks abroad, and yet lets two of one country meet who both agree to it."""
    rules = with_own(RULES.get(round_.rules, INTERNATIONAL), round_.own_rules)
    return rules.different_country and rules.home_by_consent
