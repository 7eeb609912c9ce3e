"""A coordinator answers somebody who has written to the coordinators: with one tap, and in a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cases import CaseReason
from bot.domain.errors import NotFound
from bot.services.open_case import open_case
from bot.services.planning.view import RoundView
from bot.services.tending.looking import look_again
from bot.services.write_letter import press_write

if TYPE_CHECKING:
    from bot.domain.cases import Case
    from bot.domain.partnerships import PartnershipId
    from bot.domain.people import ParticipantId
    from bot.ports.chat import Reply
    from bot.services.asked import Asked


def press_answer(asked: Asked, row: str) -> Reply:
    """Open the form of a letter: `row` is `person.partnership`. Raises NotFound, and as `press_write` does."""
    person, _, partnership = row.partition(".")
    if not person.isdecimal() or not partnership.isdecimal():
        raise NotFound(what=row)
    case = _case(asked, int(person), int(partnership))
    return press_write(asked, f"{case.id}.{person}")


def _case(asked: Asked, person_id: ParticipantId, partnership_id: PartnershipId) -> Case:
    """Give the case in hands about a partnership; without one, that somebody asks for help becomes one."""
    known = asked.unit.cases.of_partnerships([partnership_id]).get(partnership_id, ())
    unresolved = next((case for case in known if not case.is_resolved), None)
    if unresolved is not None:
        return unresolved
    partnership = asked.unit.partnerships.get(partnership_id)
    round_ = None if partnership is None else asked.unit.rounds.get(partnership.round_id)
    if partnership is None or round_ is None:
        raise NotFound(what=str(partnership_id))
    view = RoundView(asked.unit, round_, asked.now, asked.world)
    look_again(asked.unit, [partnership])
    return open_case(view, partnership, CaseReason.ASKED_FOR_HELP, (person_id,))
