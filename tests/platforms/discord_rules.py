"""Rules of messages that Discord keeps and its document does not say. Page: platforms/discord.md, sections 3 and 4."""

from collections.abc import Iterator
from typing import Any

from tests.platforms.discord_errors import Broken, Refused, unfit
from tests.platforms.discord_world import EPHEMERAL, NEW_COMPONENTS

Json = dict[str, Any]
Problem = tuple[str, str, str]
ROW, BUTTON, SELECTS, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR = 1, 2, {3, 5, 6, 7, 8}, 9, 10, 11, 12, 13, 14
CONTAINER, LINK = 17, 5
TOP = {ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER}
SETTABLE = (1 << 2) | (1 << 12) | NEW_COMPONENTS  # suppress embeds, silent, components V2
BYTES_BEFORE_500 = 10_170  # api-docs issue 8554
FIELDS = {
    *("content", "nonce", "enforce_nonce", "tts", "embeds", "allowed_mentions", "message_reference", "components"),
    *("sticker_ids", "attachments", "flags", "poll", "username", "avatar_url", "thread_name", "applied_tags"),
}


def check_message(draft: Json, body: Json, files: set[str], *, may_be_ephemeral: bool = False) -> None:
    """Raise 50035 or 50006 for what Discord would not take."""
    problems = [*_unknown(body), *_flags(draft["flags"], may_be_ephemeral=may_be_ephemeral)]
    if draft["flags"] & NEW_COMPONENTS:
        problems += _new(draft, body, files)
    else:
        problems += _legacy(draft)
    if problems:
        raise unfit(problems)
    if not any((draft["content"], draft["embeds"], draft["components"], draft["uploads"], body.get("poll"))):
        raise Refused(50006)
    said = "".join(texts(draft["components"])) + draft["content"]
    if len(said.encode()) > BYTES_BEFORE_500:
        raise Broken


def _unknown(body: Json) -> list[Problem]:
    return [(key, "UNKNOWN_FIELD", "Discord would overlook it") for key in body if key not in FIELDS]


def _flags(flags: int, *, may_be_ephemeral: bool) -> list[Problem]:
    settable = SETTABLE | (EPHEMERAL if may_be_ephemeral else 0)
    return [("flags", "INVALID_FLAGS", f"{flags & ~settable} cannot be set here")] if flags & ~settable else []


def _legacy(draft: Json) -> list[Problem]:
    problems = []
    if len(draft["content"]) > 2000:
        problems.append(("content", "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length."))
    if sum(_size(embed) for embed in draft["embeds"]) > 6000:
        problems.append(("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000"))
    if len(draft["embeds"]) > 10:
        problems.append(("embeds", "BASE_TYPE_MAX_LENGTH", "Must be 10 or fewer in length."))
    if len(draft["components"]) > 5:
        problems.append(("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length."))
    if any(part.get("type") != ROW for part in draft["components"]):
        problems.append(("components", "UNION_TYPE_CHOICES", "Only action rows without the V2 flag."))
    return [*problems, *_parts(draft["components"])]


def _size(embed: Json) -> int:
    fields = sum(len(each["name"]) + len(each["value"]) for each in embed.get("fields") or [])
    footer = len((embed.get("footer") or {}).get("text", "")) + len((embed.get("author") or {}).get("name", ""))
    return len(embed.get("title") or "") + len(embed.get("description") or "") + fields + footer


def _new(draft: Json, body: Json, files: set[str]) -> list[Problem]:
    problems = [
        (key, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", f"The '{key}' field cannot be used with V2.")
        for key in ("content", "embeds", "poll", "sticker_ids")
        if body.get(key) or draft.get(key)
    ]
    if len([*walk(draft["components"])]) > 40:
        problems.append(("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "Must be 40 or fewer in all."))
    if sum(len(each) for each in texts(draft["components"])) > 4000:
        problems.append(("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "Must be 4000 or fewer in all."))
    if not {part.get("type") for part in draft["components"]} <= TOP:
        problems.append(("components", "UNION_TYPE_CHOICES", "Something that does not go at the top of a message."))
    lost = {*_pointed_at(draft["components"])} - files
    code = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
    problems.extend(("components", code, name) for name in lost)
    return [*problems, *_parts(draft["components"])]


def _pointed_at(parts: Any) -> Iterator[str]:
    if isinstance(parts, list):
        for each in parts:
            yield from _pointed_at(each)
    elif isinstance(parts, dict):
        if str(parts.get("url", "")).startswith("attachment://"):
            yield str(parts["url"]).removeprefix("attachment://")
        for value in parts.values():
            yield from _pointed_at(value)


def walk(parts: list[Json]) -> Iterator[Json]:
    """Every component, however deep."""
    for part in parts:
        yield part
        yield from walk(part.get("components") or [])
        for key in ("accessory", "component"):
            if isinstance(part.get(key), dict):
                yield from walk([part[key]])


def texts(parts: list[Json]) -> list[str]:
    return [part["content"] for part in walk(parts) if part.get("type") == TEXT]


def _parts(parts: list[Json]) -> list[Problem]:
    everything = [*walk(parts)]
    problems = [problem for part in everything for problem in _part(part)]
    for key in ("custom_id", "id"):
        used = [part[key] for part in everything if part.get(key)]
        if len(used) != len(set(used)):
            problems.append(("components", "COMPONENT_CUSTOM_ID_DUPLICATED", f"{key} cannot be used twice: {used}"))
    return problems


def _part(part: Json) -> list[Problem]:
    match part.get("type"):
        case 1:
            return _row(part.get("components") or [])
        case 2:
            return _button(part)
        case 3:
            return _select(part)
        case 9 if part.get("accessory", {}).get("type") not in {BUTTON, THUMBNAIL}:
            return [("components", "SECTION", "needs a button or a thumbnail beside it")]
        case 10 if not str(part.get("content", "")).strip():
            return [("components", "BASE_TYPE_REQUIRED", "a text display needs text")]
        case 17 if any(each.get("type") not in TOP - {CONTAINER} for each in part.get("components") or []):
            return [("components", "CONTAINER", "holds what it may not hold")]
    return []


def _row(inside: list[Json]) -> list[Problem]:
    kinds = {each.get("type") for each in inside}
    if kinds == {BUTTON} and 1 <= len(inside) <= 5:
        return []
    if kinds & SELECTS and len(inside) == 1:
        return []
    return [("components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A row holds one to five buttons, or one select.")]


def _button(part: Json) -> list[Problem]:
    problems = []
    given = [key for key in ("custom_id", "url", "sku_id") if part.get(key)]
    if given != (["url"] if part.get("style") == LINK else ["sku_id"] if part.get("style") == 6 else ["custom_id"]):
        problems.append(("components", "COMPONENT_INVALID_BUTTON", f"style {part.get('style')} with {given}"))
    if part.get("url") and not str(part["url"]).startswith(("https://", "http://", "discord://")):
        problems.append(("components", "URL_TYPE_INVALID_SCHEME", str(part["url"])))
    if not part.get("label") and not part.get("emoji"):
        problems.append(("components", "BUTTON_COMPONENT_INVALID", "A button needs a label or an emoji."))
    if len(part.get("label") or "") > 80:
        problems.append(("components", "BASE_TYPE_MAX_LENGTH", "A label has 80 characters at most."))
    return problems


def _select(part: Json) -> list[Problem]:
    options = part.get("options") or []
    values = [each["value"] for each in options]
    problems = []
    if not 1 <= len(options) <= 25:
        problems.append(("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 options."))
    if len(values) != len(set(values)):
        problems.append(("components", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "Two options with one value."))
    most, least = part.get("max_values") or 1, part.get("min_values")
    if most > len(options) or (1 if least is None else least) > most:
        problems.append(("components", "SELECT_COMPONENT_VALUES", f"{least} to {most} of {len(options)} options"))
    if sum(bool(each.get("default")) for each in options) > most:
        problems.append(("components", "SELECT_COMPONENT_TOO_MANY_DEFAULTS", "More chosen than may be."))
    return problems
