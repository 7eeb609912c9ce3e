"""From options as typed to values: what cannot be read is refused in words that say what to type."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.commands.events import ReceivedFile
from bot.commands.reading import GroupIsEverybody, MissingOption, NeedsFile, NotOneOf, read_options
from bot.commands.spec import EVERYBODY_HERE, Audience, CommandSpec, Option, OptionKind
from bot.domain.errors import Ambiguous, BadValue, NotFound, Refused
from bot.domain.people import Account
from bot.services.asked import Actor, Asked
from tests.bot.programme import COORDINATOR, Town

if TYPE_CHECKING:
    from bot.ports.storage import Unit


def read(town: Town, kind: OptionKind, typed: Any, **more: Any) -> Any:
    """Read one option as a coordinator typed it."""
    spec = CommandSpec(("do",), Audience.EVERYBODY, lambda: None, (Option("it", kind, **more),))  # type: ignore[arg-type,return-value]  # never run

    def reading(unit: Unit) -> Any:
        asked = Asked(unit, town.now, town.world, Actor(COORDINATOR, "en"))
        return read_options(spec, {"it": typed}, asked).get("it")

    return town.run(reading)


@pytest.mark.parametrize(("typed", "meant"), [("7", 7), ("#7", 7), (" 7 ", 7), (7, 7), ("-3", -3)])
def test_a_number_may_carry_its_hash(town: Town, typed: object, meant: int) -> None:
    assert read(town, OptionKind.NUMBER, typed) == meant


@pytest.mark.parametrize("typed", ["seven", "7.5", "", "9" * 30])
def test_what_no_memory_can_hold_is_no_number(town: Town, typed: str) -> None:
    if typed:
        with pytest.raises(BadValue):
            read(town, OptionKind.NUMBER, typed)
    else:
        assert read(town, OptionKind.NUMBER, typed) is None


def test_a_choice_is_known_whatever_its_case(town: Town) -> None:
    assert read(town, OptionKind.CHOICE, "Skip", choices=("refuse", "skip")) == "skip"


def test_another_choice_is_refused_with_those_there_are(town: Town) -> None:
    with pytest.raises(NotOneOf) as refusal:
        read(town, OptionKind.CHOICE, "both", choices=("refuse", "skip"))
    assert refusal.value.details["choices"] == "refuse, skip"


def test_what_is_needed_and_missing_is_named(town: Town) -> None:
    with pytest.raises(MissingOption) as refusal:
        read(town, OptionKind.TEXT, "", required=True)
    assert refusal.value.details == {"command": "do", "option": "it"}


def test_a_file_cannot_be_typed(town: Town) -> None:
    with pytest.raises(NeedsFile):
        read(town, OptionKind.FILE, "roster.csv")


def test_a_file_is_given_as_it_came(town: Town) -> None:
    file = ReceivedFile("roster.csv", b"name")
    assert read(town, OptionKind.FILE, file) is file


@pytest.mark.parametrize(("typed", "meant"), [("europe/madrid", "Europe/Madrid"), ("Asia/Kathmandu", "Asia/Kathmandu")])
def test_a_zone_is_known_whatever_its_case(town: Town, typed: str, meant: str) -> None:
    assert read(town, OptionKind.ZONE, typed) == meant


def test_a_zone_that_is_none_is_refused(town: Town) -> None:
    with pytest.raises(BadValue):
        read(town, OptionKind.ZONE, "Mars/Olympus")


@pytest.mark.parametrize("typed", ["Kenya", "kenya", "KE", "Kenia"])
def test_a_country_is_known_in_either_language(town: Town, typed: str) -> None:
    assert read(town, OptionKind.COUNTRY, typed) == "KE"


# ---------------------------------------------------------------------- people

PERSON = OptionKind.PERSON


@pytest.mark.parametrize(
    "reference", ["#1", "1", "discord:4711", "Discord:4711", "ana@example.org", "ANA@example.org", "Ana Ruiz", "ruiz"]
)
def test_a_person_is_meant_by_number_account_address_or_name(town: Town, reference: str) -> None:
    ana = town.lives("Ana Ruiz", email="ana@example.org", accounts=(Account("discord", "4711"),))
    town.lives("Bo Chen")
    assert read(town, PERSON, reference).id == ana.id


def test_the_whole_name_of_one_means_that_one(town: Town) -> None:
    ana = town.lives("Ana")
    town.lives("Anabel")
    assert read(town, PERSON, "ana").id == ana.id


def test_what_several_could_be_asks_which(town: Town) -> None:
    town.lives("Ana Ruiz")
    town.lives("Ana Ito")
    with pytest.raises(Ambiguous) as refusal:
        read(town, PERSON, "Ana")
    assert refusal.value.details["names"] == "#1 Ana Ruiz, #2 Ana Ito"


@pytest.mark.parametrize("reference", ["#99", "99", "nobody", "discord:0", "#" + "9" * 40, "²", "#²", "x:y:z", "%"])
def test_nobody_is_meant_by_what_fits_nobody(town: Town, reference: str) -> None:
    town.lives("Ana")
    with pytest.raises(NotFound):
        read(town, PERSON, reference)


def test_a_long_number_is_an_account_and_not_a_participant(town: Town) -> None:
    ana = town.lives("Ana", accounts=(Account("discord", "123456789012345678"),))
    assert read(town, PERSON, "123456789012345678").id == ana.id


# ---------------------------------------------------------------------- refusals


def refusals() -> list[type[Refused]]:
    """Give every kind of refusal there is, the imported modules being all of bot."""
    found: list[type[Refused]] = []
    waiting = [Refused]
    while waiting:
        kind = waiting.pop()
        found.append(kind)
        waiting += kind.__subclasses__()
    return found


@pytest.mark.parametrize("kind", refusals(), ids=lambda kind: kind.__name__)
@pytest.mark.parametrize("locale", ["en", "es"])
def test_every_refusal_has_words(kind: type[Refused], locale: str) -> None:
    from bot.messages.render import speaks  # noqa: PLC0415  # after all refusals are known

    assert speaks(locale, kind.key)


@pytest.mark.parametrize(("typed", "meant"), [("sí", "yes"), ("Si", "yes"), ("YES", "yes"), ("no", "no")])
def test_yes_and_no_may_be_typed_in_any_language(town: Town, typed: str, meant: str) -> None:
    assert read(town, OptionKind.CHOICE, typed, choices=("yes", "no")) == meant


def test_a_yes_is_no_choice_where_that_is_not_the_question(town: Town) -> None:
    with pytest.raises(NotOneOf):
        read(town, OptionKind.CHOICE, "sí", choices=("refuse", "skip"))


@pytest.mark.parametrize(
    ("typed", "meant"), [("cada-semana", "weekly"), ("Cada semana", "weekly"), ("weekly", "weekly")]
)
def test_a_choice_may_be_typed_by_its_name_in_any_language(town: Town, typed: str, meant: str) -> None:
    assert read(town, OptionKind.CHOICE, typed, choices=("weekly", "fortnightly")) == meant


def test_a_group_of_everybody_brings_no_role(town: Town) -> None:
    with pytest.raises(GroupIsEverybody):
        read(town, OptionKind.GROUP, EVERYBODY_HERE)
