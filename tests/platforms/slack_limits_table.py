"""How long and how many, by part and field; a test keeps it equal to the facts beside the project."""

from __future__ import annotations

Range = tuple[int, int]

LENGTHS: dict[str, dict[str, Range]] = {
    "any": {"action_id": (1, 255), "block_id": (1, 255)},
    "button": {"text": (1, 75), "url": (0, 3000), "value": (0, 2000), "accessibility_label": (0, 75)},
    "confirmation": {"title": (1, 100), "text": (1, 300), "confirm": (1, 30), "deny": (1, 30)},
    "option": {"text": (1, 75), "value": (0, 150), "description": (0, 75), "url": (0, 3000)},
    "select": {"placeholder": (1, 150)},
    "plain_text_input": {"placeholder": (1, 150), "initial_value": (0, 3000)},
    "header": {"text": (1, 150)},
    "image": {"image_url": (0, 3000), "alt_text": (0, 2000)},
    "input": {"label": (1, 2000), "hint": (0, 2000)},
    "markdown": {"text": (1, 12_000)},
    "section": {"text": (1, 3000)},
    "section field": {"text": (1, 2000)},
    "view": {
        "private_metadata": (0, 3000),
        "callback_id": (0, 255),
        "title": (1, 24),
        "close": (1, 24),
        "submit": (1, 24),
    },
}

COUNTS: dict[str, dict[str, Range]] = {
    "actions": {"elements": (1, 25)},
    "context": {"elements": (1, 10)},
    "select": {"options": (1, 100), "option_groups": (1, 100)},
    "overflow": {"options": (1, 5)},
    "checkboxes": {"options": (1, 10)},
    "radio_buttons": {"options": (1, 10)},
    "section": {"fields": (1, 10)},
}
