"""`/country summary`: who sees what, and that nobody can be found in it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.people import Account, Participant, Role
from bot.domain.rounds import ApplicationState, RoundState
from bot.domain.signs import Sign, SignKind
from bot.domain.summaries import Figure, Telling
from bot.messages.render import text
from bot.services.last_telling import recall
from data.places.countries import codes
from tests.bot.programme import COORDINATOR, DAY, Town, changed

if TYPE_CHECKING:
    from collections.abc import Mapping

KEEPER = Account("discord", "777")
"""An ambassador."""


def crowd(town: Town, **numbers: int) -> list[Participant]:
    """Let so many people live in each country."""
    return [town.lives(f"{c} {n}", country=c) for c, number in numbers.items() for n in range(number)]


def told(town: Town) -> Telling:
    """Give what was told last."""
    round_id = town.round.id
    found = town.run(recall, round_id)
    assert found is not None
    return found


def values(town: Town, place: str) -> Mapping[Figure, int]:
    """Give the numbers that were told of a place last."""
    return {figure: each.number.value for figure, each in told(town).places[place].items()}


def an_open_round(town: Town, **numbers: int) -> list[Participant]:
    """Let people of these countries apply, and somebody look after Kenya."""
    people = crowd(town, **numbers)
    town.a_round(RoundState.OPEN, *people)
    town.grants(Role.AMBASSADOR, KEEPER, "KE")
    return people


def test_an_ambassador_sees_the_own_country(town: Town) -> None:
    an_open_round(town, KE=11, DE=6)
    said = town.typed("/country summary", KEEPER).text
    assert "Kenya" in said
    assert "Applied: about 10" in said
    assert "Germany" not in said


def test_an_ambassador_sees_no_other_country(town: Town) -> None:
    an_open_round(town, KE=11, DE=6)
    said = town.typed("/country summary country=Germany", KEEPER).text
    assert "Kenya" in said
    assert "about" not in said


def test_whoever_has_no_country_yet_is_told_how_to_get_one(town: Town) -> None:
    an_open_round(town, KE=11)
    said = town.typed("/country summary", Account("discord", "778")).text
    assert "ambassadors" in said
    town.grants(Role.AMBASSADOR, Account("discord", "778"))
    assert "/roles grant" in town.typed("/country summary", Account("discord", "778")).text


def test_a_coordinator_sees_any_country(town: Town) -> None:
    an_open_round(town, KE=11, DE=6)
    assert "Applied: about 5" in town.typed("/country summary country=Germany").text


def test_a_coordinator_sees_the_countries_without_an_ambassador(town: Town) -> None:
    an_open_round(town, KE=11, DE=6)
    said = town.typed("/country summary").text
    assert "Germany · Applied: 5" in said
    assert "Kenya ·" not in said
    assert "from 2 countries" in said


def test_an_ambassador_of_several_countries_sees_them_in_one_message(town: Town) -> None:
    an_open_round(town, KE=11, DE=6)
    town.grants(Role.AMBASSADOR, KEEPER, "DE")
    said = town.typed("/country summary", KEEPER).text
    assert said.startswith("Germany, Kenya")
    assert said.count("Counted on") == 1


def test_a_small_country_is_counted_with_others_of_its_region(town: Town) -> None:
    an_open_round(town, KE=2, UG=3, TZ=2)
    said = town.typed("/country summary", KEEPER).text
    assert "counted together with other countries of Africa" in said
    assert "Applied: about 5" in said
    assert "Uganda" not in said


def test_of_too_few_nothing_is_told(town: Town) -> None:
    an_open_round(town, KE=3, DE=12)
    said = town.typed("/country summary", KEEPER).text
    assert "too few people from Kenya" in said
    assert told(town).places.keys() == {"DE"}


def test_before_anything_can_be_told_that_is_said(town: Town) -> None:
    an_open_round(town, KE=1)
    assert "Too few people" in town.typed("/country summary").text
    assert "/join" in town.typed("/country summary", KEEPER).text


def test_once_nobody_can_apply_any_more_nobody_is_asked_to_invite(town: Town) -> None:
    an_open_round(town, KE=1)
    town.typed("/round close")
    said = town.typed("/country summary").text
    assert text("en", "summary-nothing") in said
    assert "/join" not in said


def test_people_without_a_country_are_counted_as_such(town: Town) -> None:
    people = crowd(town, KE=8)
    town.run(lambda unit: unit.people.save_many(changed(p, country=None) for p in people))
    town.a_round(RoundState.OPEN, *people)
    said = town.typed("/country summary").text
    assert "Country not given · Applied: 10" in said
    assert "from 0 countries" in said


def test_whoever_asks_again_within_a_week_sees_the_same(town: Town) -> None:
    """So nobody can ask just before and just after somebody comes or goes."""
    an_open_round(town, KE=11)
    first = town.typed("/country summary", KEEPER).text
    town.apply(*crowd(town, KE=9))
    town.clock.move_to(town.now + 6 * DAY)
    assert town.typed("/country summary", KEEPER).text == first
    town.clock.move_to(town.now + DAY)
    assert "Applied: about 20 (more than last time)" in town.typed("/country summary", KEEPER).text


def test_one_persons_leaving_is_not_seen(town: Town) -> None:
    people = an_open_round(town, KE=13)
    before = town.typed("/country summary", KEEPER).text
    town.run(lambda unit: unit.people.save_many([changed(people[0], country="UG")]))
    town.clock.move_to(town.now + 7 * DAY)
    after = town.typed("/country summary", KEEPER).text
    assert re.findall(r"about \d+", after) == re.findall(r"about \d+", before)


def test_the_largest_countries_are_named_when_they_come_near_the_cap(town: Town) -> None:
    an_open_round(town, KE=12, DE=6, JP=6, PT=6, CA=6, AU=6, ZA=6, NZ=6)
    assert "Close to the limit for one country: Kenya." in town.typed("/country summary").text


def test_a_running_round_is_told_by_what_became_of_people(town: Town) -> None:
    """Applied, matched, started: three numbers, each with its definition, and how it goes."""
    people = crowd(town, KE=20, DE=20)
    town.a_round(RoundState.RUNNING, *people, options="cap=100")
    town.go_to(town.now + 35 * DAY)
    round_id = town.round.id
    partnerships = town.run(lambda unit: unit.partnerships.of_round(round_id))
    assert all(p.introduced_at for p in partnerships)
    signs = [Sign(p.id, SignKind.GOOD, town.now) for p in people[:9]]
    signs += [Sign(p.id, SignKind.TOPIC, town.now) for p in people[:16]]
    town.run(lambda unit: unit.signs.note_many(signs))
    town.clock.move_to(town.now + 14 * DAY)
    town.grants(Role.AMBASSADOR, KEEPER, "KE")
    said = town.typed("/country summary", KEEPER).text
    found = values(town, "KE")
    assert (found[Figure.MATCHED], found[Figure.STARTED], found[Figure.GOOD], found[Figure.TOPICS]) == (15, 15, 10, 15)
    assert found.keys() >= {Figure.QUIET}
    for word in ("Applied: asked", "Matched: were given", "Started: were introduced", "Matched: about 15 or more"):
        assert word in said


def test_only_the_last_answer_to_how_is_it_going_counts(town: Town) -> None:
    people = crowd(town, KE=20, DE=20)
    town.a_round(RoundState.RUNNING, *people, options="cap=100")
    town.clock.move_to(town.now + 40 * DAY)
    moods = [
        Sign(p.id, kind, town.now + timedelta(hours=n))
        for p in people[:20]
        for n, kind in enumerate((SignKind.SLOW, SignKind.GOOD))
    ]
    town.run(lambda unit: unit.signs.note_many(moods))
    town.typed("/country summary")
    assert values(town, "KE")[Figure.GOOD] == 15
    assert values(town, "KE")[Figure.SLOW] == 0


def test_a_first_time_country_is_named(town: Town) -> None:
    """A new country is welcomed by its name, as long as there was a round before."""
    known, newcomers = crowd(town, KE=8, DE=8), crowd(town, PT=6)
    first = town.a_round(RoundState.OPEN, *known)
    assert "for the first time" not in town.typed("/country summary").text
    applications = town.run(lambda unit: unit.applications.of_round(first.id))
    town.run(lambda unit: unit.applications.save_many(replace(a, state=ApplicationState.MATCHED) for a in applications))
    town.run(lambda unit: unit.rounds.save(replace(first, launched_at=town.now, state=RoundState.ENDED)))
    town.typed("/round create autumn launch=2027-09-06")
    town.typed("/round open autumn")
    autumn = town.run(lambda unit: unit.rounds.by_name("autumn"))
    assert autumn is not None
    new = [replace(applications[0], round_id=autumn.id, participant_id=p.id) for p in (*known, *newcomers)]
    town.run(lambda unit: unit.applications.save_many(new))
    said = town.typed("/country summary round=autumn").text
    assert "With us for the first time: Portugal. Welcome!" in said


def test_a_national_round_is_told_by_province(town: Town) -> None:
    people = [town.lives(f"P{n}", country="AR", province=("Salta", "Chaco")[n % 2]) for n in range(18)]
    people += [town.lives(f"Q{n}", country="AR", province=("Jujuy", "La Rioja", "Neuquén")[n % 3]) for n in range(7)]
    town.a_round(RoundState.OPEN, *people, options="timetable=biblionetwork-16-weeks rules=biblionetwork")
    town.grants(Role.AMBASSADOR, KEEPER, "AR")
    said = town.typed("/country summary", KEEPER).text
    assert "Salta · Applied: 10" in said
    assert "Other provinces with few people · Applied: 5" in said
    assert "Jujuy" not in said
    assert "provin" in town.typed("/country summary").text


# the attacker reads every message there is

SIZES = (*(1, 2, 3, 4) * 9, 4, 4, *(5, 6, 9, 13, 17, 40) * 9, 60, 60, 60)
"""Of 95 countries 38 have fewer than five, as in the largest round there was."""


def test_every_number_in_every_message_is_one_that_was_told(town: Town) -> None:
    """What is said to anybody is a window on one telling, and says no more."""
    numbers = dict(zip(sorted(codes() - {"AQ"}), SIZES, strict=False))
    people = crowd(town, **numbers)
    town.a_round(RoundState.OPEN, *people)
    assert (len(numbers), sum(n < 5 for n in numbers.values())) == (95, 38)
    for country in list(numbers)[::3]:
        town.grants(Role.AMBASSADOR, Account("discord", f"9{country}"), country)
    messages = [town.typed("/country summary").text]
    messages += [
        town.typed("/country summary", Account("discord", f"9{country}")).text for country in list(numbers)[::3]
    ]
    possible = {each.number.value for place in told(town).places.values() for each in place.values()}
    possible |= {total.value for total in map(told(town).total, Figure) if total is not None}
    said = {int(n.replace(",", "")) for text in messages for n in re.findall(r"(?:about|Applied:) ([\d,]+)", text)}
    assert said <= possible
    small = {country for country, number in numbers.items() if number < 5}
    assert small.isdisjoint(told(town).places)
    assert Counter(value % 5 for value in possible).keys() == {0}


@pytest.mark.parametrize("line", ["/country summary", "/country summary country=Kenya"])
def test_a_visitor_is_not_let_in(town: Town, line: str) -> None:
    an_open_round(town, KE=11)
    assert "about" not in town.typed(line, Account("discord", "1")).text


def test_the_audit_trail_says_who_looked(town: Town) -> None:
    an_open_round(town, KE=11)
    town.typed("/country summary country=Kenya")
    (entry, *_) = town.run(lambda unit: unit.records.audit_trail())
    assert (entry.action, entry.actor) == ("country summary", str(COORDINATOR))


def test_what_a_country_takes_out_of_its_pool_cannot_be_read_off(town: Town) -> None:
    """The pool's numbers stand while it shrinks; the country's own line is new."""
    people = crowd(town, KE=4, UG=4, TZ=4, RW=4)
    town.a_round(RoundState.OPEN, *people)
    town.typed("/country summary")
    before = told(town)
    town.run(lambda unit: unit.people.save_many(changed(p, taken_part=True) for p in people[:4]))
    town.apply(*crowd(town, KE=1))
    town.clock.move_to(town.now + 7 * DAY)
    town.typed("/country summary")
    assert told(town).places.keys() == {"002", "KE"}
    assert values(town, "002")[Figure.FIRST_TIME] == before.places["002"][Figure.FIRST_TIME].number.value
    assert told(town).places["002"][Figure.FIRST_TIME].on == before.on
