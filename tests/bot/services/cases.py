"""What stories about cases share: a round with partners, a channel for coordinators, and cases in their hands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cases import Case, CaseReason
from bot.domain.deliveries import Kind, Operation
from bot.domain.people import Account, Role
from bot.domain.rounds import RoundState
from bot.services.open_case import open_case
from bot.services.planning.view import RoundView

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.people import Participant
    from bot.ports.storage import Unit
    from tests.bot.programme import Sending, Town

MARIA = Account("discord", "910")
"""A second coordinator."""


def partners(town: Town, number: int = 2) -> list[Participant]:
    """Let so many people be partners in a running round, whose coordinators have a channel."""
    people = [town.lives(f"P{n}") for n in range(1, number + 1)]
    town.a_round(RoundState.RUNNING, *people)
    town.typed("/setup channel_coordinators=discord:77")
    town.grants(Role.COORDINATOR, MARIA)
    return people


def handed_over(town: Town, *about: Participant, reason: CaseReason = CaseReason.ONE_SIDED) -> Case:
    """Let the partnership of these people be handed to the coordinators now."""
    round_ = town.round

    def hand_over(unit: Unit) -> Case:
        (partnership,) = unit.partnerships.of_participant(about[0].id)
        return open_case(RoundView(unit, round_, town.now, town.world), partnership, reason, [p.id for p in about])

    return town.run(hand_over)


def the_case(town: Town, number: int) -> Case:
    """Give a case as memory has it now."""
    found = town.run(lambda unit: unit.cases.get(number))
    assert found is not None
    return found


def brought(town: Town) -> list[Sending]:
    """Let what is due be sent. Give what of it is of cases."""
    return [s for s in town.deliver() if s.delivery.kind in {Kind.CASE, Kind.CASE_REMINDER}]


def at(town: Town, moment: datetime) -> list[Sending]:
    """Let the bot wake at a moment: it plans, and sends what is due. Give what of it is of cases."""
    town.sleep_until(moment)
    town.plan()
    return brought(town)


def cards(sent: list[Sending]) -> list[int]:
    """Give the numbers of the cases whose first card is among what was sent."""
    return [s.delivery.number for s in sent if s.what == "case" and s.delivery.operation is Operation.POST_TO_CHANNEL]


def edits(sent: list[Sending]) -> list[Sending]:
    """Give the edits of cards among what was sent."""
    return [s for s in sent if s.what == "case" and s.delivery.operation is Operation.EDIT]
