"""How a person fills in a modal: by label or custom_id, refusing what a real client would not send."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.platforms.discord_rules import SELECTS, walk
from tests.platforms.discord_typing import Line, NotOffered

if TYPE_CHECKING:
    from tests.platforms.discord_world import Json

Filled = dict[str, Any]
INPUT, CHOICE, UPLOAD, RADIO, CHECKBOXES, CHECKBOX = 4, 3, 19, 21, 22, 23
POINTING = SELECTS - {CHOICE}


def filled(modal: Json, given: Filled, line: Line) -> list[Json]:
    """The components of a modal's submission; fields not named keep what they were opened with."""
    known = {part.get(key) for part in walk(modal["components"]) for key in ("label", "custom_id")} - {None}
    if not given.keys() <= known:
        raise NotOffered(f"no field for {sorted(given.keys() - known)} in {modal['title']!r}: {known}")
    left = dict(given)
    return [_filled(part, left, line) for part in modal["components"]]


def _filled(part: Json, left: Filled, line: Line) -> Json:
    match part["type"]:
        case 18:
            return {**_base(part), "component": _field(part["component"], part["label"], left, line)}
        case 1:
            inner = [_field(each, each.get("label") or "", left, line) for each in part["components"]]
            return {**_base(part), "components": inner}
    return _base(part)


def _base(part: Json) -> Json:
    return {"type": part["type"], "id": part.get("id") or 0}


def _field(field: Json, label: str, left: Filled, line: Line) -> Json:
    named = [key for key in (label, field["custom_id"]) if key in left]
    value = left.pop(named[0]) if named else None
    return {**_base(field), "custom_id": field["custom_id"], **_value(field, label, value, line, is_given=bool(named))}


def _value(field: Json, label: str, value: Any, line: Line, *, is_given: bool) -> Json:
    kind = field["type"]
    if kind == INPUT:
        return {"value": _text(field, label, str(value) if is_given else field.get("value") or "")}
    if kind == CHECKBOX:
        return {"value": bool(value) if is_given else bool(field.get("default"))}
    if kind == UPLOAD:
        files = [] if not value else [value] if isinstance(value, tuple) else value
        return {"values": _counted(field, label, [line.file(each) for each in files])}
    wanted = _many(value) if is_given else [each["label"] for each in field.get("options") or [] if each.get("default")]
    if kind in POINTING:
        return {"values": _counted(field, label, [line.pointed_at(each) for each in wanted])}
    chosen = [option_value(field, label, each) for each in wanted]
    if kind == RADIO:
        if not chosen and field.get("required", True):
            raise NotOffered(f"{label}: one must be chosen")
        return {"value": chosen[0] if chosen else None}
    return {"values": _counted(field, label, chosen)}


def _many(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, list | set) else [value]


def _text(field: Json, label: str, value: str) -> str:
    least, most = field.get("min_length") or 0, field.get("max_length") or 4000
    if not value and field.get("required") is not False:
        raise NotOffered(f"{label}: must be filled in")
    if value and not least <= len(value) <= most:
        raise NotOffered(f"{label}: {len(value)} characters, where {least} to {most} fit")
    return value


def option_value(field: Json, label: str, wanted: Any) -> str:
    """By what the option is called, or by its value."""
    for option in field["options"]:
        if wanted in {option["label"], option["value"]}:
            return str(option["value"])
    raise NotOffered(f"{label}: {wanted!r} is not among {[each['label'] for each in field['options']]}")


def _counted(field: Json, label: str, values: list[str]) -> list[str]:
    everything = len(field.get("options") or []) if field["type"] == CHECKBOXES else 1
    most = field.get("max_values") or everything
    least = field.get("min_values")
    least = 1 if least is None else least
    if not values and field.get("required") is False:
        return values
    if not least <= len(values) <= most:
        raise NotOffered(f"{label}: {len(values)} chosen, where {least} to {most} can be")
    return values
