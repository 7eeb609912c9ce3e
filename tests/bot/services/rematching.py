"""What stories of re-matching begin with: a round that runs, in which somebody is quiet or somebody waits."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.domain.cases import UNRESOLVED
from bot.domain.partnerships import PartnershipState
from bot.domain.rounds import RoundState
from tests.bot.programme import DAY, Town

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.cases import Case
    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant


def at(month: int, day: int, hour: int = 12) -> datetime:
    return datetime(2027, month, day, hour, tzinfo=UTC)


def running(town: Town, number: int = 4) -> list[Participant]:
    """Let so many people be introduced to one another; of an odd number one waits."""
    people = [town.lives(f"Person {n}") for n in range(number)]
    town.a_round(RoundState.APPROVED, *people)
    town.sleep_until(at(2, 28))
    town.pressed(town.typed("/round launch").button("launch"))
    town.go_to(at(3, 2))
    return people


def waiting(town: Town, people: Sequence[Participant]) -> Participant:
    """Give the one of an odd number who has no partner."""
    (found,) = [p for p in people if town.application(p).state == "waiting"]
    return found


def current(town: Town, person: Participant) -> Partnership | None:
    """Give somebody's partnership that goes on."""
    every = town.run(lambda unit: unit.partnerships.of_participant(person.id))
    going_on = [p for p in every if p.state is not PartnershipState.ENDED]
    assert len(going_on) < 2
    return going_on[0] if going_on else None


def partnership_of(town: Town, person: Participant) -> Partnership:
    found = current(town, person)
    assert found is not None
    return found


def partner_of(town: Town, person: Participant) -> Participant:
    """Give somebody's only partner now."""
    (other,) = partnership_of(town, person).partners_of(person.id)
    return town.person(other)


def unresolved(town: Town) -> list[Case]:
    round_id = town.round.id
    return [c for c in town.run(lambda unit: unit.cases.of_round(round_id)) if c.state in UNRESOLVED]


def talk(town: Town, *people: Participant) -> None:
    """Let each write in their room."""
    for person in people:
        town.wrote_in_room(person)


def until_a_case(town: Town, writer: Participant, busy: Sequence[Participant] = ()) -> Case:
    """Let somebody write to a silent other, and the others talk, until the coordinators have a case about it."""
    number = partnership_of(town, writer).id
    while not any(case.partnership_id == number for case in unresolved(town)):
        talk(town, *busy)
        if town.now < at(3, 4):
            talk(town, writer)
        town.go_to(town.now + DAY)
        assert town.now < at(4, 10), "nobody was handed over"
    return next(case for case in unresolved(town) if case.partnership_id == number)


def left(town: Town, person: Participant) -> None:
    """Let somebody leave the programme."""
    town.pressed(town.typed("/me leave", person).button("leave"), person)
