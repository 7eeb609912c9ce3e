"""Rules of modals that Discord keeps and its document does not say."""

from typing import Any

from tests.platforms.discord_errors import unfit
from tests.platforms.discord_rules import Problem, walk

Json = dict[str, Any]
LABEL, TEXT, ROW, INPUT = 18, 10, 1, 4


def check_modal(data: Json) -> None:
    """Raise 50035 for a modal Discord would not open."""
    problems = [*_frame(data), *(problem for part in walk(data.get("components") or []) for problem in _part(part))]
    used = [part["custom_id"] for part in walk(data.get("components") or []) if part.get("custom_id")]
    if len(used) != len(set(used)):
        problems.append(("components", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"))
    if problems:
        raise unfit(problems)


def _frame(data: Json) -> list[Problem]:
    problems = []
    if not 1 <= len(data.get("title") or "") <= 45:
        problems.append(("title", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 45 in length."))
    if not 1 <= len(data.get("custom_id") or "") <= 100:
        problems.append(("custom_id", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length."))
    if not 1 <= len(data.get("components") or []) <= 5:
        problems.append(("components", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 5 in length."))
    if not {part.get("type") for part in data.get("components") or []} <= {LABEL, TEXT, ROW}:
        problems.append(("components", "UNION_TYPE_CHOICES", "A modal holds labels and text."))
    return problems


def _part(part: Json) -> list[Problem]:
    if part.get("type") == INPUT:
        return _input(part)
    options = part.get("options")
    if options is None:
        return []
    problems = []
    values = [each["value"] for each in options]
    if len(values) != len(set(values)):
        problems.append(("components", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "Two options with one value."))
    most = part.get("max_values") or (len(options) if part.get("type") == 22 else 1)
    if most > len(options) or (part.get("min_values") or 0) > most:
        problems.append(("components", "SELECT_COMPONENT_VALUES", "More to choose than there is."))
    if sum(bool(each.get("default")) for each in options) > most:
        problems.append(("components", "SELECT_COMPONENT_TOO_MANY_DEFAULTS", "More chosen than may be."))
    if part.get("required") and part.get("min_values") == 0:
        problems.append(("components", "SELECT_COMPONENT_REQUIRED", "Required, and yet none will do."))
    if part.get("disabled"):
        problems.append(("components", "COMPONENT_DISABLED_IN_MODAL", "Nothing in a modal can be disabled."))
    return problems


def _input(part: Json) -> list[Problem]:
    problems = []
    least, most, value = part.get("min_length") or 0, part.get("max_length") or 4000, part.get("value")
    if least > most:
        problems.append(("components", "TEXT_INPUT_LENGTH", "At least more than at most."))
    if value and not least <= len(value) <= most:
        problems.append(("components", "TEXT_INPUT_VALUE", f"The value given has {len(value)} characters."))
    return problems
