from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.errors import StaleRound
from bot.domain.rounds import Application, ApplicationState, Round, RoundState
from bot.domain.timetable import TIMETABLES, Step, StepKind
from bot.ports.storage import Unit
from tests.contracts.examples import NOW, a_round, known_people, known_round

EVERYTHING = a_round(
    "¡Otoño! 2027",
    timetable=TIMETABLES["biblionetwork-16-weeks"].with_added(Step(StepKind.TOPIC, 63, topic=8)),
    locale="es-AR",
    seed=2**62,
    state=RoundState.ENDED,
    cap_percent=None,
    platform_rule="free",
    paused_at=NOW,
    launched_at=NOW + timedelta(hours=1),
    ended_at=NOW + timedelta(days=112),
    version=3,
)


@pytest.mark.parametrize("round_", [EVERYTHING, a_round()], ids=["everything", "hardly anything"])
def test_a_round_comes_back_as_it_went(unit: Unit, round_: Round) -> None:
    added = unit.rounds.add(round_)

    assert added == replace(round_, id=added.id)
    assert unit.rounds.get(added.id) == added
    assert unit.rounds.by_name(round_.name) == added


def test_no_round_is_known_that_was_not_added(unit: Unit) -> None:
    assert unit.rounds.get(404) is None
    assert unit.rounds.by_name("Spring") is None
    assert list(unit.rounds.all()) == []


def test_rounds_are_given_oldest_first(unit: Unit) -> None:
    added = [unit.rounds.add(a_round(name)) for name in ("Spring", "Autumn")]

    assert list(unit.rounds.all()) == added


def test_two_rounds_cannot_have_one_name(unit: Unit) -> None:
    unit.rounds.add(a_round("Spring"))

    with pytest.raises(IntegrityError):
        unit.rounds.add(a_round("Spring"))


def test_a_saved_round_has_the_next_version(unit: Unit) -> None:
    added = unit.rounds.add(a_round())

    saved = unit.rounds.save(replace(added, name="Spring 2", state=RoundState.OPEN, paused_at=NOW))

    assert saved == replace(added, name="Spring 2", state=RoundState.OPEN, paused_at=NOW, version=added.version + 1)
    assert unit.rounds.get(added.id) == saved


def test_a_round_that_somebody_changed_meanwhile_is_not_overwritten(unit: Unit) -> None:
    added = unit.rounds.add(a_round())
    saved = unit.rounds.save(replace(added, locale="es"))

    with pytest.raises(StaleRound):
        unit.rounds.save(replace(added, locale="en"))

    assert unit.rounds.get(added.id) == saved


def test_a_round_that_is_not_known_cannot_be_saved(unit: Unit) -> None:
    with pytest.raises(StaleRound):
        unit.rounds.save(a_round(id=404))


def test_an_application_comes_back_as_it_went(unit: Unit) -> None:
    round_id = known_round(unit)
    ana, ben = known_people(unit, "Ana", "Ben")
    plain = Application(round_id, ben, NOW)
    full = Application(
        round_id,
        ana,
        NOW,
        ApplicationState.WAITING,
        waiting_reason="country-cap",
        reason_details={"country": "PE", "percent": 20},
        confirmed_at=NOW + timedelta(days=3),
    )

    unit.applications.save_many([plain, full])

    assert list(unit.applications.of_round(round_id)) == [full, plain]
    assert unit.applications.get(round_id, ana) == full
    assert unit.applications.get(round_id, 404) is None


def test_an_application_saved_again_takes_the_place_of_the_first(unit: Unit) -> None:
    round_id = known_round(unit)
    (ana,) = known_people(unit, "Ana")
    application = Application(round_id, ana, NOW)
    changed = replace(application, state=ApplicationState.CONFIRMED, confirmed_at=NOW)

    unit.applications.save_many([application])
    unit.applications.save_many([changed])
    unit.applications.save_many([])

    assert list(unit.applications.of_round(round_id)) == [changed]


def test_a_persons_applications_are_given_by_round(unit: Unit) -> None:
    spring, autumn = known_round(unit, "Spring"), known_round(unit, "Autumn")
    ana, ben = known_people(unit, "Ana", "Ben")
    unit.applications.save_many(Application(r, who, NOW) for r, who in ((autumn, ana), (spring, ana), (spring, ben)))

    assert [each.round_id for each in unit.applications.of_participant(ana)] == [spring, autumn]


def test_nobody_unknown_can_apply(unit: Unit) -> None:
    with pytest.raises(IntegrityError):
        unit.applications.save_many([Application(known_round(unit), 404, NOW)])
