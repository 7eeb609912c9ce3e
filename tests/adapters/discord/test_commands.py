"""The whole set of commands fits Discord, in every language, and is registered only when it has changed."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any

import pytest

from adapters.discord.commands import LOCALES, digest, ids, projected
from bot.commands.catalogue import COMMANDS
from bot.commands.spec import ADMITS, Audience
from bot.domain.people import Role
from tests.adapters.discord.stage import playing

if TYPE_CHECKING:
    from collections.abc import Iterator

PAYLOAD = projected(COMMANDS)
NAME = re.compile(r"[-_\w]{1,32}")
SIZE = 8_000
LANGUAGES = [None, *LOCALES]
IN_A_GROUP = 25


def every(declared: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Give commands, groups, options and choices."""
    for each in declared:
        yield each
        yield from every(each.get("options", []))
        yield from each.get("choices", [])


def said(declared: dict[str, Any], what: str, language: str | None) -> str:
    """Give a name or description as a reader sees it."""
    localised: str = (declared.get(f"{what}_localizations") or {}).get(language) or declared.get(what, "")
    return localised


def size(declared: dict[str, Any], language: str | None) -> int:
    """Measure a command as Discord does."""
    own = len(said(declared, "name", language)) + len(said(declared, "description", language))
    return (
        own
        + len(str(declared.get("value", "")))
        + sum(size(each, language) for each in chain(declared.get("options", ()), declared.get("choices", ())))
    )


def test_every_command_is_there() -> None:
    found = {
        (top["name"], sub["name"]) if sub["type"] == 1 else (top["name"],)
        for top in PAYLOAD
        for sub in (top["options"] or [{"type": 0}])
    }
    assert found == {spec.path for spec in COMMANDS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_are_ones_discord_takes(language: str | None) -> None:
    """Small letters, no spaces, at most 32 characters; choices may be longer."""
    names = [said(each, "name", language) for each in every(PAYLOAD) if "value" not in each]
    assert [name for name in names if not NAME.fullmatch(name) or name != name.lower()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_descriptions_fit(language: str | None) -> None:
    """Whole: none is cut."""
    described = [each for each in every(PAYLOAD) if "description" in each]
    assert [each["name"] for each in described if not 0 < len(said(each, "description", language)) <= 100] == []
    assert [each["name"] for each in described if said(each, "description", language).endswith(" ")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_have_the_same_name_in_one_place(language: str | None) -> None:
    for each in [{"options": PAYLOAD}, *every(PAYLOAD)]:
        for kind in ("options", "choices"):
            names = [said(inner, "name", language) for inner in each.get(kind, ())]
            assert len(names) == len(set(names)), names


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_command_is_larger_than_discord_takes(language: str | None) -> None:
    assert {top["name"]: size(top, language) for top in PAYLOAD if size(top, language) > SIZE} == {}


def test_no_group_has_too_many() -> None:
    assert [each["name"] for each in every(PAYLOAD) if len(each.get("options", ())) > IN_A_GROUP] == []
    assert [each["name"] for each in every(PAYLOAD) if len(each.get("choices", ())) > IN_A_GROUP] == []


def test_what_is_needed_comes_first() -> None:
    """Discord refuses the whole set otherwise."""
    for each in every(PAYLOAD):
        needed = [bool(option.get("required")) for option in each.get("options", ())]
        assert needed == sorted(needed, reverse=True), each["name"]


def test_every_name_is_said_in_spanish() -> None:
    """Of commands and options; what a timetable or a set of rules is called stays as it is."""
    named = [each for each in every(PAYLOAD) if "description" in each]
    assert sorted({each["name"] for each in named if not each["name_localizations"]}) == []


def test_only_coordinators_see_what_only_they_may_do() -> None:
    """Hidden from all who do not run the server, until it is shown to a role; never hidden from others it is for."""
    for top in PAYLOAD:
        audiences = {spec.audience for spec in COMMANDS if spec.path[0] == top["name"]}
        for_others = any(a not in ADMITS or ADMITS[a] - {Role.COORDINATOR, Role.DIRECTOR} for a in audiences)
        assert (top["default_member_permissions"] is None) == for_others, top["name"]
        assert top["contexts"] == ([0, 1] if for_others else [0])


def test_another_set_has_another_digest() -> None:
    assert digest(PAYLOAD, 1) == digest(projected(COMMANDS), 1)
    assert digest(PAYLOAD[1:], 1) != digest(PAYLOAD, 1) != digest(PAYLOAD, 2)


def test_a_command_has_the_id_of_its_group() -> None:
    known: list[dict[str, Any]] = [
        {"id": "5", "name": "me", "options": [{"type": 1, "name": "show"}]},
        {"id": "6", "name": "help"},
    ]
    assert ids(known) == {"me show": "5", "help": "6"}


async def test_they_are_registered_once_and_again_only_when_changed() -> None:
    """Discord takes two hundred a day; and every one satisfies its own description of itself."""
    async with playing(checks=True) as stage:
        assert len(stage.server.called("bulk_set_application_commands")) == 1
        await stage.restarts()
        assert len(stage.server.called("bulk_set_application_commands")) == 1
        await stage.notes.keep("commands", "of an older version")
        await stage.restarts()
        assert len(stage.server.called("bulk_set_application_commands")) == 2


async def test_a_refusal_to_register_stops_nothing() -> None:
    """Those that were registered before still work."""
    async with playing() as stage:
        await stage.notes.keep("commands", "of an older version")
        stage.server.fails("bulk_set_application_commands", "refused", code=30034)
        await stage.restarts()
        assert (await stage.server.person("ana").slash("me show")).text == "Done."


def test_nobody_is_left_without_help() -> None:
    """In the bot's direct messages too."""
    for_all = {spec.path[0] for spec in COMMANDS if spec.audience in {Audience.EVERYBODY, Audience.PARTICIPANT}}
    assert {top["name"] for top in PAYLOAD if 1 in top["contexts"]} >= for_all
