"""Two who never really met may be brought together again, if both say so."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.domain.rounds import Application, RoundState
from tests.bot.programme import DAY

if TYPE_CHECKING:
    from bot.domain.people import Participant
    from tests.bot.programme import Town

OVER = datetime(2027, 6, 28, tzinfo=UTC)


def two(town: Town) -> list[Participant]:
    people = [town.lives(name) for name in ("Ana", "Bo")]
    town.a_round(RoundState.RUNNING, *people)
    return people


def says(town: Town, person: Participant) -> str:
    return town.pressed(town.typed("/partner unmet", person).button("unmet"), person).text


def autumn(town: Town, *people: Participant) -> int:
    town.typed("/round create autumn launch=2027-09-06")
    town.typed("/round open round=autumn")
    for person in people:
        town.typed("/join round=autumn", person)
    round_ = town.run(lambda unit: unit.rounds.by_name("autumn"))
    assert round_ is not None
    town.run(lambda unit: unit.applications.save_many(Application(round_.id, p.id, town.now) for p in people))
    for command in ("close", "match unanswered=in"):
        town.typed(f"/round {command} round=autumn")
    return len(town.run(lambda unit: unit.matches.of_round(round_.id)))


def test_if_both_say_so_they_may_be_matched_again(town: Town) -> None:
    people = two(town)
    town.go_to(OVER)
    assert "nobody’s fault" in says(town, people[0])
    says(town, people[1])

    assert autumn(town, *people) == 1


def test_one_word_is_not_enough(town: Town) -> None:
    people = two(town)
    town.go_to(OVER)
    says(town, people[0])

    assert autumn(town, *people) == 0


def test_nobody_can_say_it_of_others(town: Town) -> None:
    people = two(town)
    town.go_to(town.now + 30 * DAY)
    stranger = town.lives("Stranger")
    town.pressed("unmet:1:1", stranger)
    (partnership,) = town.run(lambda unit: unit.partnerships.of_participant(people[0].id))

    assert partnership.unmet == ()


def test_who_has_had_no_partner_is_told_so(town: Town) -> None:
    town.a_round(RoundState.OPEN)

    assert town.typed("/partner unmet", town.lives("Cy")).tokens == ()


def test_who_says_in_the_survey_that_they_were_never_in_touch_is_asked(town: Town) -> None:
    people = two(town)
    town.go_to(town.now + 60 * DAY)
    survey = town.pressed("survey:1:1.2", people[0]).form
    thanks = town.filled(survey, people[0], contact="never")

    assert thanks.button("unmet")
    assert town.filled(survey, people[0], contact="weekly").tokens == ()
