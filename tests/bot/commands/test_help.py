"""`/help`: short for everybody, and more about whatever somebody asks about."""

from __future__ import annotations

import re

import pytest

from bot.commands.as_typed import option_as_typed
from bot.commands.catalogue import COMMANDS
from bot.commands.parsing import parse
from bot.commands.spec import CommandSpec, Option, OptionKind
from bot.domain.matching import RULES
from bot.messages.render import LOCALES, text
from bot.ports.chat import Capabilities
from tests.bot.programme import COORDINATOR, VISITOR, Town

LONGEST_DESCRIPTION = 100
"""Characters Discord takes."""

every_command = pytest.mark.parametrize("spec", COMMANDS, ids=lambda spec: spec.name)


@every_command
@pytest.mark.parametrize("locale", LOCALES)
def test_an_option_is_described_within_discords_limit(spec: CommandSpec, locale: str) -> None:
    for option in spec.options:
        assert 0 < len(text(locale, option.words_key)) <= LONGEST_DESCRIPTION


@every_command
def test_an_example_can_be_typed_as_it_stands(spec: CommandSpec) -> None:
    """Everything that must be given is there, and every choice is one of those there are."""
    found, given = parse(f"/{spec.name} {spec.example}", COMMANDS)
    assert found is spec
    assert {option.name for option in spec.options if option.required} <= given.keys()
    options = {option.name: option for option in spec.options}
    for name, value in given.items():
        assert options[name].kind is not OptionKind.CHOICE or value in options[name].choices
        assert options[name].kind is not OptionKind.NUMBER or value.isdecimal()


@every_command
def test_a_command_with_options_has_an_example_of_them(spec: CommandSpec) -> None:
    """Except where only a round could be named, or nothing at all is the usual way."""
    assert spec.example or {option.name for option in spec.options} <= {"round", "action"}


def test_what_takes_the_rest_of_a_line_is_typed_without_its_name() -> None:
    assert option_as_typed(Option("words", OptionKind.REST), "en") == "[WORDS]"
    assert option_as_typed(Option("words", OptionKind.REST, required=True), "en") == "WORDS"


def test_options_are_not_spelt_out_where_the_platform_shows_them() -> None:
    """Who types a command there sees them; on a phone the list stays short."""
    shown = Town(platforms={"discord": Capabilities(4000, shows_options=True)}).typed("/help", VISITOR).text
    assert "/join: " in shown
    assert "[action=" in Town().typed("/help", VISITOR).text


def test_help_is_short_for_whoever_runs_the_programme(town: Town) -> None:
    """Families have a line each, after everybody's own commands."""
    lines = town.typed("/help", COORDINATOR).text.splitlines()
    families = [number for number, line in enumerate(lines) if re.match("/(round|roster|topics|roles|setup): ", line)]
    assert len(lines) < 25
    assert "/roster: import, export, find, expected, invite, connect" in lines
    assert max(number for number, line in enumerate(lines) if line.startswith("/help ")) < min(families)


def test_help_tells_a_visitor_what_this_is_and_a_coordinator_what_to_type(town: Town) -> None:
    assert text("en", "help-opening-visitor") in town.typed("/help", VISITOR).text
    assert text("en", "help-opening-visitor") not in town.typed("/help", COORDINATOR).text
    assert text("en", "help-human") not in town.typed("/help", COORDINATOR).text


def test_help_about_a_command_says_what_each_option_means(town: Town) -> None:
    said = town.typed("/help round create").text
    assert text("en", "command-round-create") in said
    assert f"launch: {text('en', 'option-launch')}" in said
    assert f"rules (optional): {text('en', 'option-rules')} ({', '.join(RULES)})" in said
    assert "For example: /round create spring-2027 launch=2027-03-01" in said


@pytest.mark.parametrize("about", ["/round create", "ROUND CREATE", "round create spring", '"round create"'])
def test_help_about_a_command_can_be_asked_in_any_way(town: Town, about: str) -> None:
    assert town.typed(f"/help {about}").text == town.typed("/help round create").text


def test_help_about_a_family_shows_its_commands_with_their_options(town: Town) -> None:
    said = town.typed("/help roster").text
    assert re.findall("^/roster [a-z]+", said, re.MULTILINE) == [
        f"/roster {word}" for word in ("import", "export", "find", "expected", "invite", "connect")
    ]
    assert f"/roster find WHO: {text('en', 'command-roster-find')}" in said


@pytest.mark.parametrize("about", ["round crate", "dance", "roster roster"])
def test_help_about_what_there_is_not_names_what_is_near(town: Town, about: str) -> None:
    said = town.typed(f"/help {about}").text
    assert re.search(r"I do not know “.*”\. Perhaps you meant: /\w+", said)


def test_help_about_somebody_elses_command_says_whose_it_is(town: Town) -> None:
    ana = town.lives("Ana")
    whose = text("en", "refused-not-allowed", audience="coordinator")
    assert whose in town.typed("/help round create", ana).text
    assert whose not in town.typed("/help round create").text
    assert text("en", "refused-not-a-participant") in town.typed("/help me away", VISITOR).text


def test_a_family_is_shown_to_those_who_may_give_its_commands(town: Town) -> None:
    ana = town.lives("Ana")
    assert "/roster import" not in town.typed("/help roster", ana).text


def test_help_in_spanish_keeps_what_is_typed_and_says_what_it_means(town: Town) -> None:
    """What stands there can be typed as it stands."""
    ana = town.lives("Ana", locale="es", own_fields=frozenset({"locale"}))
    said = town.typed("/help partner agree", ana).text
    assert f"often (opcional): {text('es', 'option-often')}" in said
    assert "weekly = cada-semana, fortnightly = cada-quincena" in said
    assert "[until=FECHA]" in town.typed("/help me", ana).text
    assert "/me language IDIOMA" in town.typed("/help me", ana).text


def test_help_names_options_as_a_platform_shows_them() -> None:
    """There nobody types a name: it stands there in the reader's language."""
    town = Town(platforms={"discord": Capabilities(4000, shows_options=True)})
    ana = town.lives("Ana", locale="es", own_fields=frozenset({"locale"}))
    said = town.typed("/help partner agree", ana).text
    assert f"frecuencia (opcional): {text('es', 'option-often')}" in said
    assert "cada-semana, cada-quincena" in said
    assert "weekly" not in said
