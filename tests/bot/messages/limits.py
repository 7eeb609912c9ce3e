"""What a message or a form may measure, so that every platform takes it whole."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from bot.messages.plain import plain, plain_prose
from bot.ports.chat import Fields, Heading, Message, Paragraph, Picture, Questions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.ports.chat import Form, FormField, Part

MESSAGE = 4000
"""Discord's V2 text in sum; Slack takes about 10,000."""
MESSAGE_BYTES = 10_000
"""Above about 10,170 bytes of UTF-8 Discord answers 500."""
PARAGRAPH = 3000
"""Slack: a section's text. A list of questions is one section."""
HEADING = 150
"""Slack: a header."""
FIELD = 2000
"""Slack: one field of a section."""
PARTS = 40
"""Discord: components in a message; Slack takes 50 blocks."""
CHOICES = 25
CHOICE_LABEL = 75
"""Slack: a button's text; Discord takes 80."""
TOKEN = 100
"""Discord: a custom_id."""
ALT = 1000
"""Slack: a picture's description."""
FORM_TITLE = 24
FORM_LABEL = 45
FORM_FIELDS = 5
FORM_OPTIONS = 25
FORM_OPTION = 75
FORM_HINT = 100
"""Discord: a label's description; Slack's hint takes more."""
FORM_INTRODUCTION = 3000

ZONE = "America/Argentina/Buenos_Aires"


def too_long(example: Message | Form) -> list[str]:
    """Give what is too long or too many, with its measure; nothing if the example fits everywhere."""
    measures = _of_message(example) if isinstance(example, Message) else _of_form(example)
    return [f"{what}: {measure} > {limit}" for what, measure, limit in measures if measure > limit]


def _of_message(message: Message) -> Iterator[tuple[str, int, int]]:
    whole = plain(message, ZONE)
    yield ("message", len(whole), MESSAGE)
    yield ("message in bytes", len(whole.encode()), MESSAGE_BYTES)
    yield ("parts", len(message.parts), PARTS)
    yield ("choices", len(message.choices), CHOICES)
    yield from chain.from_iterable(_of_part(part, message.locale) for part in message.parts)
    for choice in message.choices:
        yield (f"label {choice.label!r}", len(choice.label), CHOICE_LABEL)
        yield (f"token {choice.token!r}", len(choice.token), TOKEN)


def _of_part(part: Part, locale: str) -> Iterator[tuple[str, int, int]]:
    match part:
        case Heading(prose=prose):
            yield ("heading", len(plain_prose(prose, locale, ZONE)), HEADING)
        case Paragraph(prose=prose):
            yield ("paragraph", len(plain_prose(prose, locale, ZONE)), PARAGRAPH)
        case Questions(items=items):
            yield ("questions", sum(len(plain_prose(item, locale, ZONE)) + 3 for item in items), PARAGRAPH)
        case Fields(rows=rows):
            for row in rows:
                yield ("field", sum(len(plain_prose(prose, locale, ZONE)) + 2 for prose in row), FIELD)
        case Picture(alt=alt):
            yield ("alt text", len(alt), ALT)
        case _:
            return


def _of_form(form: Form) -> Iterator[tuple[str, int, int]]:
    yield (f"title {form.title!r}", len(form.title), FORM_TITLE)
    yield (f"submit {form.submit!r}", len(form.submit or ""), FORM_TITLE)
    yield ("token", len(form.token), TOKEN)
    yield ("fields", len(form.fields), FORM_FIELDS)
    yield ("introduction", len(plain_prose(form.introduction, "en", ZONE)), FORM_INTRODUCTION)
    yield from chain.from_iterable(map(_of_field, form.fields))


def _of_field(field: FormField) -> Iterator[tuple[str, int, int]]:
    yield (f"label {field.label!r}", len(field.label), FORM_LABEL)
    yield (f"hint {field.hint!r}", len(field.hint or ""), FORM_HINT)
    yield (f"options of {field.name}", len(field.options), FORM_OPTIONS)
    for value, label in field.options:
        yield (f"option {label!r}", len(label), FORM_OPTION)
        yield (f"option value {value!r}", len(value), TOKEN)
