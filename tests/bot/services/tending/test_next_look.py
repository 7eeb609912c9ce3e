"""A partnership is looked at when time alone could change something, and is left alone until then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, NoReturn

import pytest

from bot.domain.deliveries import DeliveryState
from bot.domain.partnerships import Standing
from bot.domain.people import Absence
from bot.domain.signs import Sign, SignKind
from bot.services.planning.view import RoundView
from bot.services.tend import note, tend, tend_those_of
from bot.services.tending.next_look import LOOK_AT_LEAST
from tests.bot.programme import DAY, HOUR, Town
from tests.bot.services.meetings import agreed, paired, partnership_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant
    from bot.ports.storage import Unit
    from bot.services.world import World

Found = tuple["Partnership", frozenset[tuple[str, str]], int]
Story = dict[int, "Callable[[Town, Participant, Participant], object]"]

TICK = 6 * HOUR
LAST_DAY = 30
EVENING = 18


@dataclass
class Undone(Exception):
    """Carries what was seen out of a transaction that is taken back."""

    before: Found
    after: Found


def day(number: int, hour: int = 20) -> datetime:
    """Give the evening of a day of the round, in UTC."""
    return datetime(2027, 3, 1, hour, tzinfo=UTC) + number * DAY


def seen(unit: Unit, partnership: Partnership) -> Found:
    """Give all that a look can change."""
    now_is = unit.partnerships.get_many([partnership.id])[partnership.id]
    asks = unit.deliveries.of_round(partnership.round_id)
    return (
        replace(now_is, look_at=None),
        frozenset((d.key, d.state) for d in asks),
        len(unit.cases.of_round(partnership.round_id)),
    )


def look(unit: Unit, partnership: Partnership, now: datetime, world: World) -> NoReturn:
    """Look at a partnership out of turn, and take back whatever that did."""
    round_ = unit.rounds.get(partnership.round_id)
    assert round_ is not None
    before = seen(unit, partnership)
    tend(RoundView(unit, round_, now, world), [partnership], opens_cases=True)
    raise Undone(before, seen(unit, partnership))


def wrote(town: Town, *people: Participant) -> None:
    for person in people:
        here = partnership_of(town, person).id
        town.run(note, [Sign(person.id, SignKind.PASSED_ON, town.now, here)], town.now, town.world)


def complained(town: Town, person: Participant) -> None:
    here = partnership_of(town, person).id
    town.run(note, [Sign(person.id, SignKind.NO_REPLY, town.now, here)], town.now, town.world)


def will_be_away(town: Town, person: Participant) -> None:
    away = replace(person, absences=(Absence(date(2027, 3, 11), date(2027, 3, 20)),))
    town.run(lambda unit: unit.people.save_many([away]))
    town.run(tend_those_of, [person.id], town.now, town.world)


STORIES: Mapping[str, Story] = {
    "nobody ever writes": {},
    "one writes, the other never": {2: lambda town, ana, _: wrote(town, ana)},
    "both write, then it is quiet": {2: wrote},
    "an answer comes after the nudge": {
        2: lambda town, ana, _: wrote(town, ana),
        12: lambda town, _, bo: wrote(town, bo),
    },
    "somebody goes away, and comes back": {
        2: lambda town, ana, _: wrote(town, ana),
        5: lambda town, ana, _: town.typed("/me away until=2027-03-13", ana),
    },
    "an absence lies ahead": {4: lambda town, _, bo: will_be_away(town, bo)},
    "they answer each other": {
        2: wrote,
        6: lambda town, ana, _: wrote(town, ana),
        9: lambda town, _, bo: wrote(town, bo),
    },
    "one answers, and writes again": {
        2: wrote,
        5: lambda town, ana, _: wrote(town, ana),
        8: lambda town, ana, _: wrote(town, ana),
    },
    "they agree on a time to talk": {
        2: wrote,
        14: agreed,
    },
    "one says that the other does not answer": {
        2: wrote,
        6: lambda town, ana, _: complained(town, ana),
    },
    "messages are refused": {5: lambda town, _, bo: town.refusing.update({str(bo.accounts[0]): "account-gone"})},
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_between_two_looks_time_alone_changes_nothing(town: Town, story: Story) -> None:
    ana, bo = paired(town, ana=("NZ", "Pacific/Auckland"), bo=("CA", "America/Toronto"))
    tried = 0
    while town.now < day(LAST_DAY):
        town.go_to(town.now + TICK, tick=TICK)
        number = (town.now - day(0, 0)).days
        if number in story and town.now.hour >= EVENING:
            story[number](town, ana, bo)
            continue
        partnership = partnership_of(town, ana)
        if partnership.look_at is not None and partnership.look_at > town.now:
            with pytest.raises(Undone) as undone:
                town.run(look, partnership, town.now, town.world)
            assert undone.value.after == undone.value.before, town.now
            tried += 1
    assert tried > 60


def test_two_who_talk_are_looked_at_when_somebody_may_be_asked(town: Town) -> None:
    ana, bo = paired(town, ana=("DE", "Europe/Berlin"), bo=("CA", "America/Toronto"))
    town.go_to(day(2))
    wrote(town, ana, bo)

    assert partnership_of(town, ana).look_at == day(16, 0) - HOUR - 36 * HOUR  # day 16 begins in Berlin, in winter


def test_an_answer_is_not_looked_at_before_the_conversation_could_have_gone_quiet(town: Town) -> None:
    ana, bo = paired(town, ana=("DE", "Europe/Berlin"), bo=("CA", "America/Toronto"))
    town.go_to(day(2))
    wrote(town, ana, bo)
    before = partnership_of(town, ana)
    town.go_to(day(5))
    wrote(town, ana)
    assert partnership_of(town, ana) == before

    town.go_to(day(15))
    assert partnership_of(town, ana).look_at == day(19, 0) - HOUR - 36 * HOUR
    assert partnership_of(town, ana).standing is Standing.IN_TOUCH


def test_who_writes_once_more_is_looked_at(town: Town) -> None:
    ana, bo = paired(town, ana=("DE", "Europe/Berlin"), bo=("CA", "America/Toronto"))
    town.go_to(day(2))
    wrote(town, bo, ana)
    before = partnership_of(town, ana).look_at
    town.go_to(day(5))
    wrote(town, ana)

    assert partnership_of(town, ana).look_at != before


def test_an_ask_on_its_way_is_left_alone_until_its_day_is_over(town: Town) -> None:
    ana, bo = paired(town, ana=("DE", "Europe/Berlin"), bo=("AT", "Europe/Vienna"))
    town.go_to(day(2))
    wrote(town, ana)
    town.go_to(day(8))
    assert town.deliveries(DeliveryState.PLANNED, what="nudge", to=bo.id)

    assert partnership_of(town, ana).look_at == day(10, 0) - HOUR


def test_an_ask_that_did_not_leave_on_its_day_is_given_another(town: Town) -> None:
    ana, bo = paired(town, ana=("DE", "Europe/Berlin"), bo=("AT", "Europe/Vienna"))
    town.go_to(day(2))
    wrote(town, ana)
    town.go_to(day(8))
    town.sleep_until(day(10, 21))
    town.plan()

    (nudge,) = town.deliveries(DeliveryState.PLANNED, what="nudge", to=bo.id)
    assert nudge.due_at == day(11, 8)


def test_who_agrees_on_a_time_is_not_asked_what_was_on_its_way(town: Town) -> None:
    ana, bo = paired(town, ana=("DE", "Europe/Berlin"), bo=("AT", "Europe/Vienna"))
    town.go_to(day(2))
    wrote(town, ana)
    town.go_to(day(8))
    assert town.deliveries(DeliveryState.PLANNED, what="nudge", to=bo.id)
    agreed(town, ana, bo)
    town.go_to(day(10))

    assert town.got(bo, "nudge") == []


def report(town: Town, person: Participant) -> None:
    town.filled(town.typed("/partner report", person).form, person, words="…")


def wish_for_another(town: Town, person: Participant) -> None:
    town.pressed(town.typed("/partner leave", person).button("part"), person)


@pytest.mark.parametrize("act", [report, wish_for_another])
def test_nobody_is_asked_to_write_to_who_has_turned_to_the_coordinators(
    town: Town, act: Callable[[Town, Participant], None]
) -> None:
    ana, bo = paired(town, ana=("DE", "Europe/Berlin"), bo=("AT", "Europe/Vienna"))
    town.go_to(day(2))
    wrote(town, ana)
    town.go_to(day(8))
    assert town.deliveries(DeliveryState.PLANNED, what="nudge", to=bo.id)
    act(town, ana)
    town.go_to(day(10))

    assert town.got(bo, "nudge") == []


def test_nothing_is_left_alone_for_longer_than_two_weeks(town: Town) -> None:
    ana, _ = paired(town, ana=("DE", "Europe/Berlin"), bo=("AT", "Europe/Vienna"))
    while town.now < day(60):
        town.go_to(town.now + DAY)
        looked = partnership_of(town, ana).look_at
        assert looked is None or looked <= town.now + LOOK_AT_LEAST
