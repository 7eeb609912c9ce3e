"""What one pastes into Slack."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from adapters.slack import scopes
from adapters.slack.api import READS
from adapters.slack.manifest import manifest, manifest_json
from adapters.slack.naming import RESERVED, CommandNameTaken
from adapters.slack.pacing import POST, TIER_OF, TIERS
from bot.commands.catalogue import COMMANDS
from tests.platforms.slack_facts import methods, needs_the_facts, read
from tests.platforms.slack_install import SCOPES, installed

ROOT = Path(__file__).parents[3]
DOCS = ROOT / "docs"


def test_the_committed_manifest_is_the_one_we_make() -> None:
    """`pairkeeper slack manifest > docs/slack-manifest.json` makes it equal again."""
    assert (DOCS / "slack-manifest.json").read_text("utf-8") == manifest_json() + "\n"


@needs_the_facts
def test_slack_takes_it() -> None:
    schema = read("manifest.schema.json")
    assert [fault.message for fault in Draft7Validator(schema).iter_errors(manifest())] == []


def test_it_has_one_command_and_no_word_that_slack_keeps() -> None:
    (command,) = manifest()["features"]["slash_commands"]
    assert command["command"].removeprefix("/") not in RESERVED
    assert command["should_escape"] is True
    assert installed(manifest()).commands == {"/pairkeeper": True}


def test_its_hint_names_every_family_of_commands() -> None:
    hint = manifest()["features"]["slash_commands"][0]["usage_hint"]
    assert all(spec.path[0] in hint for spec in COMMANDS)


def test_the_command_can_have_another_name() -> None:
    assert manifest("club")["features"]["slash_commands"][0]["command"] == "/club"
    with pytest.raises(CommandNameTaken):
        manifest("leave")


def test_people_can_write_to_the_bot() -> None:
    installation = installed(manifest())
    assert installation.messages_tab
    assert not installation.messages_read_only
    assert installation.home_tab


def test_every_scope_exists_and_has_its_reason() -> None:
    assert {scope.name for scope in scopes.SCOPES} <= SCOPES
    assert all(scope.reason for scope in scopes.SCOPES)
    assert all(scopes.EVENTS.values())


def test_the_reasons_are_written_down_for_who_installs_it() -> None:
    written = (DOCS / "slack.md").read_text("utf-8")
    for scope in scopes.SCOPES:
        assert f"| `{scope.name}` | {scope.reason} |" in written
    for event, reason in scopes.EVENTS.items():
        assert f"| `{event}` | {reason} |" in written


def test_what_is_missing_is_told_by_how_much_it_is_needed() -> None:
    needed, wanted = scopes.missing("chat:write,commands,im:history,im:write,users:read")
    assert needed == ["mpim:write"]
    assert "usergroups:read" in wanted
    assert scopes.missing(None) == ([], [])


@needs_the_facts
@pytest.mark.parametrize("method", sorted({*TIER_OF, *READS}))
def test_every_method_is_paced_by_its_own_tier(method: str) -> None:
    known = methods()[method]
    assert known["tier"] == f"t{TIER_OF[method]}"
    assert TIER_OF[method] in TIERS


@needs_the_facts
@pytest.mark.parametrize("method", sorted({*TIER_OF, POST}))
def test_every_method_is_allowed_by_a_scope(method: str) -> None:
    wanted = set((methods()[method]["scope"] or {}).get("bot", []))
    assert not wanted or wanted & {scope.name for scope in scopes.SCOPES}


def test_the_manifest_is_json() -> None:
    assert json.loads(manifest_json()) == manifest()
