"""What adapters remember, and one-time codes."""

from datetime import timedelta

from bot.domain.codes import Code
from bot.ports.storage import Unit
from tests.contracts.examples import NOW, known_people, known_round


def test_what_an_adapter_keeps_is_its_own_platforms(unit: Unit) -> None:
    unit.remembered.keep("discord", "direct:1", "channel-1")
    unit.remembered.keep("slack", "direct:1", "D1")
    unit.remembered.keep("discord", "direct:1", "channel-2")

    assert unit.remembered.recall("discord", "direct:1") == "channel-2"
    assert unit.remembered.recall("slack", "direct:1") == "D1"
    assert unit.remembered.recall("slack", "commands") is None


def test_what_is_forgotten_is_gone(unit: Unit) -> None:
    unit.remembered.keep("discord", "commands", "hash")

    unit.remembered.forget("discord", "commands")
    unit.remembered.forget("discord", "never there")

    assert unit.remembered.recall("discord", "commands") is None


def test_names_are_given_by_what_they_begin_with(unit: Unit) -> None:
    for name in ("direct:2", "direct:1", "directory"):
        unit.remembered.keep("discord", name, "x")
    unit.remembered.keep("slack", "direct:3", "x")

    assert list(unit.remembered.names("discord", "direct:")) == ["direct:1", "direct:2"]
    assert list(unit.remembered.names("discord", "direct%")) == []


def test_all_that_is_kept_of_an_account_goes_with_the_person(unit: Unit) -> None:
    unit.remembered.keep("discord", "direct:10_%", "a")
    unit.remembered.keep("discord", "zone:10_%", "Europe/Lisbon")
    unit.remembered.keep("discord", "direct:10xy", "b")
    unit.remembered.keep("slack", "direct:10_%", "c")

    assert unit.remembered.forget_account("discord", "10_%") == 2

    assert unit.remembered.recall("discord", "direct:10_%") is None
    assert unit.remembered.recall("discord", "direct:10xy") == "b"
    assert unit.remembered.recall("slack", "direct:10_%") == "c"


def test_a_person_may_have_several_codes_the_latest_first(unit: Unit) -> None:
    ana, ben = known_people(unit, "Ana", "Ben")
    round_id = known_round(unit)
    codes = [Code(who, round_id, "salt", f"d{n}", NOW + timedelta(hours=n)) for n, who in enumerate((ana, ben, ana))]

    unit.codes.add_many(codes)
    unit.codes.add_many([])

    assert unit.codes.of_person(ana) == [codes[2], codes[0]]
    assert unit.codes.of_person(404) == []


def test_codes_go_when_one_is_used_and_with_their_round(unit: Unit) -> None:
    ana, ben, cleo = known_people(unit, "Ana", "Ben", "Cleo")
    spring, autumn = known_round(unit), known_round(unit, "Autumn")
    unit.codes.add_many(
        [
            Code(ana, spring, "s", "d1", NOW),
            Code(ana, autumn, "s", "d2", NOW),
            Code(ben, spring, "s", "d3", NOW),
            Code(cleo, autumn, "s", "d4", NOW),
        ]
    )

    unit.codes.drop_of([ana])
    unit.codes.drop_of_rounds([spring])

    assert [len(unit.codes.of_person(each)) for each in (ana, ben, cleo)] == [0, 0, 1]
