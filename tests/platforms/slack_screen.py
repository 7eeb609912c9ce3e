"""What blocks look like to the person before them: their words, their buttons, their fields."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.platforms.slack_refusal import Json

CHOICES = {"static_select", "multi_static_select", "radio_buttons", "checkboxes", "overflow"}


@dataclass(frozen=True, slots=True)
class Spot:
    """An element one can act on, and the block it stands in."""

    block: Json
    element: Json

    @property
    def block_id(self) -> str:
        return str(self.block["block_id"])

    @property
    def action_id(self) -> str:
        return str(self.element["action_id"])

    @property
    def names(self) -> set[str]:
        """All one may call it by."""
        element, block = self.element, self.block
        texts = [
            element.get("text"),
            element.get("placeholder"),
            block.get("label"),
            block.get("text") if block["type"] == "section" else None,
        ]
        said = {text["text"] for text in texts if isinstance(text, dict)}
        return said | {self.action_id, self.block_id, str(element.get("value"))}


def spots(blocks: list[Json]) -> Iterator[Spot]:
    """Every element one can act on, from the top."""
    for block in blocks:
        for element in elements(block):
            if "action_id" in element:
                yield Spot(block, element)


def elements(block: Json) -> list[Json]:
    match block["type"]:
        case "actions" | "context_actions":
            return list(block["elements"])
        case "section":
            return [block["accessory"]] if "accessory" in block else []
        case "input":
            return [block["element"]]
    return []


def buttons(blocks: list[Json]) -> list[Json]:
    return [spot.element for spot in spots(blocks) if spot.element["type"] == "button"]


def options(element: Json) -> list[Json]:
    """What may be chosen, groups laid flat."""
    groups = element.get("option_groups") or [element]
    return [option for group in groups for option in group.get("options", [])]


def option(element: Json, choice: str) -> Json | None:
    """The option of that text or value."""
    return next((o for o in options(element) if choice in {o["text"]["text"], o.get("value")}), None)


def find(blocks: list[Json], name: str, kinds: set[str] | None = None) -> Spot | None:
    """The first element of that name; an overflow menu answers to its options."""
    for spot in spots(blocks):
        if kinds is not None and spot.element["type"] not in kinds:
            continue
        if name in spot.names or (spot.element["type"] == "overflow" and option(spot.element, name)):
            return spot
    return None


def shown(blocks: list[Json]) -> str:
    """The words on the screen, block by block."""
    return "\n".join(words for block in blocks if (words := " ".join(texts(block))))


def marked_up(part: Any) -> Iterator[str]:
    """Every text in which Slack looks for mark-up."""
    if isinstance(part, dict):
        if part.get("type") == "mrkdwn":
            yield part["text"]
        yield from (text for inner in part.values() for text in marked_up(inner))
    elif isinstance(part, list):
        yield from (text for inner in part for text in marked_up(inner))


def texts(part: Any) -> Iterator[str]:
    """Every text inside, in order."""
    if isinstance(part, dict):
        if isinstance(part.get("text"), str):
            yield part["text"]
        yield from (word for key, inner in part.items() if key != "confirm" for word in texts(inner))
    elif isinstance(part, list):
        yield from (word for inner in part for word in texts(inner))
