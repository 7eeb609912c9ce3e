"""What the facts beside the project say of Slack, where somebody has them; the server works without."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest
from jsonschema import Draft7Validator

if TYPE_CHECKING:
    from tests.platforms.slack_refusal import Json

FOLDER = Path(__file__).parents[2].parent / "shared" / "platforms" / "slack"
HERE = FOLDER.is_dir()

needs_the_facts = pytest.mark.skipif(not HERE, reason="needs Slack's facts in ../shared/platforms/slack")


@cache
def read(name: str) -> Json:
    path = FOLDER / name
    return cast("Json", json.loads(path.read_text("utf-8"))) if path.exists() else {}


def methods() -> Json:
    """Every method of the Web API: its arguments, scopes and tier."""
    return read("methods.json")


def limits() -> Json:
    """How long and how many anything in Block Kit may be."""
    return read("block-kit-limits.json")


@cache
def validator(schema: str, definition: str) -> Draft7Validator | None:
    """What checks one definition of one of the two schemas; None without the facts."""
    whole = read(schema)
    if definition not in whole.get("definitions", {}):
        return None
    return Draft7Validator({"$ref": f"#/definitions/{definition}", "definitions": whole["definitions"]})


@cache
def block_definitions(schema: str) -> dict[str, str]:
    """Which definition a block's type stands for."""
    definitions: dict[str, Any] = read(schema).get("definitions", {})
    shapes = {name: made.get("anyOf", [made])[0].get("properties", {}) for name, made in definitions.items()}
    kinds = {name: shape.get("type", {}).get("const") for name, shape in shapes.items() if name.endswith("Block")}
    return {kind: name for name, kind in kinds.items() if kind}
