"""What needs no look at a partnership: an answer in a conversation that goes on. It only puts off what may come.

The two are in touch, nobody is asked or about to be, and the last word was the other's. So whatever an answer changes
is that the conversation rests from now on, and not from before: the next look, planned for the earlier moment, sees it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.partnerships import Standing
from bot.domain.signs import CONTACT, OUTSIDE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.partnerships import Partnership
    from bot.domain.signs import Sign
    from bot.ports.storage import Unit

TWO = 2
WRITTEN = CONTACT - OUTSIDE
"""Contact that the bot saw itself."""


def without_mere_answers(
    unit: Unit, partnerships: Sequence[Partnership], signs: Sequence[Sign], now: datetime
) -> Sequence[Partnership]:
    """Leave out those of which all that is new, these signs, is one answer."""
    new = {sign.partnership_id: sign for sign in signs if sign.kind in WRITTEN}
    going_on = [p.id for p in partnerships if p.id in new and _goes_on(p, now)]
    if not going_on or len(new) < len(signs):
        return partnerships
    known = unit.signs.of_partnerships(going_on)
    answered = {each for each in going_on if _is_answer(new[each], known.get(each, ()))}
    return [p for p in partnerships if p.id not in answered]


def _goes_on(partnership: Partnership, now: datetime) -> bool:
    """Say whether two are in touch, and are not being asked anything, as they were seen last and until now."""
    is_quiet = partnership.standing is Standing.IN_TOUCH and not partnership.on_ladder
    return (
        is_quiet and len(partnership.members) == TWO and partnership.look_at is not None and partnership.look_at > now
    )


def _is_answer(sign: Sign, known: Sequence[Sign]) -> bool:
    """Say whether it follows what the other one wrote; who writes twice may be waiting for an answer."""
    contact = [each for each in known if each.kind in CONTACT][-2:]
    return len(contact) == TWO and contact[1] == sign and contact[0].participant_id != sign.participant_id
