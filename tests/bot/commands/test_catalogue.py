"""The whole set of commands, buttons and forms keeps the promises that every platform relies on."""

from __future__ import annotations

import keyword
import re
from collections import Counter

import pytest

from bot.commands.as_typed import options_as_typed
from bot.commands.catalogue import COMMANDS, FORMS, PRESSES
from bot.commands.spec import ADMITS, Audience, CommandSpec, Option, OptionKind, may_give
from bot.domain.people import Role
from bot.messages.render import speaks, text
from bot.ports.chat import FormOpen
from tests.bot.programme import COORDINATOR, VISITOR, Answer, Town

LONGEST_DESCRIPTION = 100
"""Characters Discord takes."""
MOST_CHOICES = 25
LONGEST_TOKEN = 100
LONGEST_WORD = 32
"""Characters Discord takes; hyphens too."""

every_command = pytest.mark.parametrize("spec", COMMANDS, ids=lambda spec: spec.name)


@every_command
def test_required_options_come_first(spec: CommandSpec) -> None:
    """Discord refuses a command whose required option follows an optional one."""
    required = [option.required for option in spec.options]
    assert required == sorted(required, reverse=True)


@every_command
def test_the_rest_of_the_line_is_the_last_thing_that_must_be_given(spec: CommandSpec) -> None:
    """It takes all that is left, so nothing that must be given could follow."""
    after_rest = False
    for option in spec.options:
        assert not (after_rest and option.required)
        after_rest |= option.kind is OptionKind.REST


@every_command
def test_options_are_python_identifiers(spec: CommandSpec) -> None:
    for option in spec.options:
        assert re.fullmatch(r"[a-z][a-z_]{0,31}", option.name)
        assert not keyword.iskeyword(option.name)


@every_command
def test_no_option_is_named_twice(spec: CommandSpec) -> None:
    assert max(Counter(option.name for option in spec.options).values(), default=1) == 1


@every_command
def test_a_path_is_one_or_two_plain_words(spec: CommandSpec) -> None:
    """Discord has commands and subcommands; a third level would need groups that Slack and the console lack."""
    assert 1 <= len(spec.path) <= 2
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", word) and len(word) <= LONGEST_WORD for word in spec.path)


@every_command
@pytest.mark.parametrize("locale", ["en", "es", "es-AR"])
def test_a_command_is_described_within_discords_limit(spec: CommandSpec, locale: str) -> None:
    assert 0 < len(text(locale, spec.words_key)) <= LONGEST_DESCRIPTION


@every_command
def test_an_option_has_choices_exactly_if_it_is_one_of_a_choice(spec: CommandSpec) -> None:
    for option in spec.options:
        assert (option.kind is OptionKind.CHOICE) == bool(option.choices)
        assert len(option.choices) <= MOST_CHOICES
        assert all(choice == choice.lower() for choice in option.choices)


def test_no_command_is_declared_twice() -> None:
    assert len({spec.path for spec in COMMANDS}) == len(COMMANDS)


def test_no_command_is_also_a_family() -> None:
    """`/round` alone cannot be a command beside `/round create`: Discord has no such thing."""
    families = {spec.path[0] for spec in COMMANDS if len(spec.path) > 1}
    assert not families & {spec.path[0] for spec in COMMANDS if len(spec.path) == 1}


def test_a_family_fits_discords_twenty_five_subcommands() -> None:
    assert max(Counter(spec.path[0] for spec in COMMANDS).values()) <= 25


@pytest.mark.parametrize("kind", [*PRESSES, *FORMS])
def test_a_token_leaves_room_for_its_row(kind: str) -> None:
    """`kind:version:row` holds at most 100 characters; no row is longer than two ids and a word."""
    assert re.fullmatch(r"[a-z][a-z-]*", kind)
    assert len(f"{kind}:1:1234567890.1234567890") <= LONGEST_TOKEN


def test_whoever_runs_commands_may_also_run_what_fewer_need() -> None:
    """Directors may do whatever coordinators may."""
    assert all(Role.DIRECTOR in admitted for admitted in ADMITS.values())


@every_command
def test_what_a_form_command_opens_is_a_form(spec: CommandSpec) -> None:
    assert spec.opens is None or spec.opens in FORMS


def test_options_are_shown_as_they_are_typed() -> None:
    spec = CommandSpec(
        ("a",),
        Audience.EVERYBODY,
        lambda: None,  # type: ignore[arg-type,return-value]  # never run
        (
            Option("name", required=True),
            Option("by", OptionKind.CHOICE, choices=("x", "y")),
            Option("on", OptionKind.DATE),
        ),
    )
    assert options_as_typed(spec, "en") == "NAME [by=x|y] [on=DATE]"


# ---------------------------------------------------------------------- /help


def commands_in(said: str) -> set[str]:
    """Give the commands that a help text names, one by one or by their families (`/round: create, list …`)."""
    by_name = {spec.name for spec in COMMANDS if re.search(rf"^/{spec.name}( |:)", said, re.MULTILINE)}
    families = {spec.path[0] for spec in COMMANDS if len(spec.path) > 1}
    of_families = re.findall(rf"^/({'|'.join(families)}): (.+)$", said, re.MULTILINE)
    return by_name | {f"{family} {name}" for family, names in of_families for name in names.split(", ")}


def admitted(*roles: Role, is_participant: bool = False) -> set[str]:
    return {s.name for s in COMMANDS if may_give(frozenset(roles), s, is_participant=is_participant)}


def test_help_shows_a_visitor_what_a_visitor_may_give(town: Town) -> None:
    assert commands_in(town.typed("/help", VISITOR).text) == {"join", "help"}


def test_help_shows_a_participant_what_a_participant_may_give(town: Town) -> None:
    ana = town.lives("Ana")
    shown = commands_in(town.typed("/help", ana).text)
    assert shown == {"join", "help", *(s.name for s in COMMANDS if s.path[0] in {"me", "partner"})}


def test_help_shows_a_coordinator_everything_but_what_is_a_participants_own(town: Town) -> None:
    assert commands_in(town.typed("/help", COORDINATOR).text) == admitted(Role.COORDINATOR)


def test_help_shows_a_content_officer_the_topics(town: Town) -> None:
    officer = town.lives("Olga")
    town.grants(Role.CONTENT_OFFICER, officer.accounts[0])
    shown = commands_in(town.typed("/help", officer).text)
    assert {name for name in shown if name.startswith("topics")} == {"topics list", "topics preview", "topics replace"}
    assert not {name for name in shown if name.startswith("round")}


@pytest.mark.parametrize("role", [None, *Role])
def test_help_and_the_door_follow_one_rule(town: Town, role: Role | None) -> None:
    """What `/help` shows is admitted, and what it does not show is refused, whoever asks."""
    somebody = town.lives("Somebody")
    if role is not None:
        town.grants(role, somebody.accounts[0])
    shown = commands_in(town.typed("/help", somebody).text)
    lines = {s.name: f"/{s.name} " + " ".join("1" for option in s.options if option.required) for s in COMMANDS}
    assert {name for name, line in lines.items() if not _refused_at_the_door(town.typed(line, somebody))} == shown


def _refused_at_the_door(answer: Answer) -> bool:
    if isinstance(answer.reply, FormOpen):
        return False
    refusals = (text("en", "refused-not-allowed", audience=a) for a in ("coordinator", "content-officer", "ambassador"))
    return answer.text in {*refusals, text("en", "refused-not-a-participant")}


@pytest.mark.parametrize("locale", ["en", "es"])
def test_every_option_that_choices_name_has_readable_choices(locale: str) -> None:
    """Groups and roles are shown in words."""
    assert all(speaks(locale, f"role-{role}") for role in Role)
