"""What Slack refuses in blocks and views: shapes by the official schemas where present, lengths and counts always."""

from __future__ import annotations

import json
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from tests.platforms.slack_facts import block_definitions, validator
from tests.platforms.slack_limits_table import COUNTS, LENGTHS
from tests.platforms.slack_refusal import Json, badly_made, need
from tests.platforms.slack_screen import elements, options

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MESSAGE_BLOCKS = 50
MESSAGE_CHARACTERS = 13_200  # of all blocks together; measured by others, not documented
VIEW_BLOCKS = 100
VIEW_BYTES = 250_000
MARKDOWN_CHARACTERS = 12_000  # of all markdown blocks together
FREE = frozenset({"text", "value", "action_id", "block_id"})  # any string at all, as far as the schemas go
ONLY_IN_MODALS = {"file_input"}


def check_message(blocks: list[Json], is_ready: Callable[[str], bool]) -> None:
    """Refuse what Slack would not post. `is_ready` knows which files may be shown."""
    need(len(blocks) <= MESSAGE_BLOCKS, "invalid_blocks", response_metadata={"messages": ["[ERROR] no more than 50"]})
    refuse("invalid_blocks", problems(blocks, "message-blocks.schema.json", is_ready))
    markdown = sum(len(str(block.get("text", ""))) for block in blocks if block["type"] == "markdown")
    need(len(json.dumps(blocks, ensure_ascii=False)) <= MESSAGE_CHARACTERS, "msg_blocks_too_long")
    need(markdown <= MARKDOWN_CHARACTERS, "msg_blocks_too_long")


def check_view(view: Json, is_ready: Callable[[str], bool]) -> None:
    """Refuse what Slack would not open."""
    need(len(json.dumps(view).encode()) <= VIEW_BYTES, "view_too_large")
    need(view.get("type") in {"modal", "home"}, "invalid_arguments")
    blocks = view.get("blocks") or []
    found = [*lengths(view, "view", "/view"), *shell(view), *problems(blocks, "view.schema.json", is_ready)]
    if not 1 <= len(blocks) <= VIEW_BLOCKS:
        found.append("must have between 1 and 100 blocks [json-pointer:/view/blocks]")
    if view["type"] == "home" and any(element["type"] in ONLY_IN_MODALS for b in blocks for element in elements(b)):
        found.append("unsupported element type in a home tab")
    if view["type"] == "modal" and "submit" not in view and any(b.get("type") == "input" for b in blocks):
        found.append("missing required field: submit, as there is an input block [json-pointer:/view]")
    refuse("invalid_arguments", found)


def refuse(error: str, found: list[str]) -> None:
    if found:
        raise badly_made(error, *found)


def shell(view: Json) -> list[str]:
    """What is wrong with a view's own fields, its blocks apart."""
    check = validator("view.schema.json", "HomeView" if view["type"] == "home" else "ModalView")
    if check is None:
        return []
    return [f"{error.message[:200]} [json-pointer:/view]" for error in check.iter_errors({**view, "blocks": []})]


def problems(blocks: list[Any], schema: str, is_ready: Callable[[str], bool]) -> list[str]:
    """Everything wrong with the blocks."""
    if not all(isinstance(block, dict) and isinstance(block.get("type"), str) for block in blocks):
        return ["each block needs a type"]
    found = [problem for n, block in enumerate(blocks) for problem in of_block(block, schema, f"/blocks/{n}", is_ready)]
    twice = [name for name, times in Counter(b["block_id"] for b in blocks if "block_id" in b).items() if times > 1]
    return found + [f"block_id `{name}` already exists" for name in twice]


def of_block(block: Json, schema: str, at: str, is_ready: Callable[[str], bool]) -> Iterator[str]:
    yield from shape(block, schema, at)
    yield from lengths(block, block["type"], at)
    actions = Counter(element.get("action_id") for element in elements(block))
    yield from (f"action_id `{name}` already exists [json-pointer:{at}]" for name in actions if actions[name] > 1)
    for n, element in enumerate(elements(block)):
        yield from of_element(element, f"{at}/elements/{n}")
    if block["type"] == "image" and "slack_file" in block and not is_ready(block["slack_file"].get("id", "")):
        yield f"invalid slack file [json-pointer:{at}/slack_file]"


def shape(block: Json, schema: str, at: str) -> list[str]:
    known = block_definitions(schema)
    if not known:
        return []
    if block["type"] not in known:
        return [f"unsupported type: {block['type']} [json-pointer:{at}/type]"]
    return [f"{wrong} [json-pointer:{at}]" for wrong in misshapen(json.dumps(bare(block)), schema)]


@lru_cache(maxsize=4096)
def misshapen(block: str, schema: str) -> tuple[str, ...]:
    """What the schema has against a block. It takes 30 ms to say, and most blocks differ in their words alone."""
    read = json.loads(block)
    check = validator(schema, block_definitions(schema)[read["type"]])
    return tuple(error.message[:200] for error in check.iter_errors(read)) if check else ()


def bare(part: Any, of: str = "") -> Any:
    """A block without the words that may be anything; the schemas set no limits to them, we do."""
    if isinstance(part, dict):
        return {name: bare(value, name) for name, value in part.items()}
    if isinstance(part, list):
        return [bare(each) for each in part]
    return "…" if part and isinstance(part, str) and of in FREE else part


def of_element(element: Json, at: str) -> Iterator[str]:
    yield from lengths(element, kind_of(element["type"]), at)
    if kind_of(element["type"]) in {"select", "checkboxes", "radio_buttons", "overflow"}:
        yield from of_choices(element, at)


def kind_of(element_type: str) -> str:
    return "select" if element_type.endswith("_select") else element_type


def of_choices(element: Json, at: str) -> Iterator[str]:
    offered = options(element)
    if element["type"] in {"static_select", "multi_static_select", "checkboxes", "radio_buttons"} and not offered:
        yield f"no more than 100 and at least 1 options [json-pointer:{at}/options]"
    for n, choice in enumerate(offered):
        yield from lengths(choice, "option", f"{at}/options/{n}")
    chosen = [*element.get("initial_options", []), *filter(None, [element.get("initial_option")])]
    if "external" not in element["type"] and any(choice not in offered for choice in chosen):
        yield f"initial option is not one of the options [json-pointer:{at}]"


def lengths(part: Json, kind: str, at: str) -> Iterator[str]:
    """Whatever of a part is too long, too short, too many or too few."""
    for field, (least, most) in {**LENGTHS["any"], **LENGTHS.get(kind, {})}.items():
        size = length(part.get(field))
        if size is not None and not least <= size <= most:
            yield f"must be between {least} and {most} characters [json-pointer:{at}/{field}]"
    for field, (least, most) in COUNTS.get(kind, {}).items():
        if field in part and not least <= len(part[field]) <= most:
            yield f"must have between {least} and {most} items [json-pointer:{at}/{field}]"
    for n, text in enumerate(part.get("fields", []) if kind == "section" else []):
        if not 1 <= (length(text) or 0) <= LENGTHS["section field"]["text"][1]:
            yield f"must be between 1 and 2000 characters [json-pointer:{at}/fields/{n}]"
    if "confirm" in part:
        yield from lengths(part["confirm"], "confirmation", f"{at}/confirm")


def length(value: Any) -> int | None:
    """How long a text or a string is; None where it is neither."""
    if isinstance(value, dict):
        value = value.get("text")
    return len(value) if isinstance(value, str) else None
