"""Every sentence the bot says, filled in; how they are found and taken apart is the business of sentences.py."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from bot.messages.sentences import (
    FALLBACKS,
    LOCALES,
    DayStyle,
    MissingWords,
    Moment,
    WordsFaulty,
    bundle,
    chosen_by,
    speaks,
    template,
)
from bot.ports.chat import Heading, Instant, InstantStyle, Mention, Paragraph, Place, Quoted, Text, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.messages.sentences import Chosen, Piece, Template
    from bot.ports.chat import Prose, Span

__all__ = [
    "FALLBACKS",
    "LOCALES",
    "MissingWords",
    "Value",
    "WordsFaulty",
    "bundle",
    "day_in_words",
    "field",
    "heading",
    "paragraph",
    "paragraphs",
    "prose",
    "speaks",
    "text",
]

Value: TypeAlias = "str | int | date | datetime | Span | Prose"
"""What a sentence can be filled with. A `str` is people's words; ours come as `Words` or as prose."""

_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


def prose(locale: str, key: str, /, **values: Value) -> Prose:
    """Give a sentence as spans. `key` may name an attribute (`join.title`).

    In the .ftl a `str` or a span can also be selected by (`{ $state -> [open] … }`), an `int` is a number with its
    plural forms, a `date` is written in full unless DATETIME says otherwise, a `datetime` is an instant in the reader's
    own zone. Raises MissingWords, WordsFaulty.
    """
    if not values:
        return _unfilled(locale, key)
    names = chosen_by(locale, key)
    return _filled(locale, key, template(locale, key, _chosen(names, values) if names else ()), values)


def text(locale: str, key: str, /, **values: Value) -> Text:
    """Give a sentence as a plain string, for labels and titles. Raises WordsFaulty for an instant."""
    return _flat(prose(locale, key, **values)) if values else _unfilled_text(locale, key)


def heading(locale: str, key: str, /, **values: Value) -> Heading:
    """Give a sentence as a heading."""
    return Heading(prose(locale, key, **values)) if values else _unfilled_heading(locale, key)


def paragraph(locale: str, key: str, /, **values: Value) -> Paragraph:
    """Give a sentence as a paragraph."""
    return Paragraph(prose(locale, key, **values)) if values else _unfilled_paragraph(locale, key)


def paragraphs(locale: str, key: str, /, **values: Value) -> tuple[Paragraph, ...]:
    """Give a longer text as paragraphs, split at the blank lines of the .ftl, never at those of what it is filled with.

    A paragraph of which nothing is left is left out.
    """
    found: list[Paragraph] = []
    for part in _at_blank_lines(locale, key, _chosen(chosen_by(locale, key), values)):
        if isinstance(part, Paragraph):
            found.append(part)
        elif filled := _filled(locale, key, part, values):
            found.append(Paragraph(filled))
    return tuple(found)


def field(locale: str, label_key: str, value: Prose) -> tuple[Prose, Prose]:
    """Give a row for `Fields`: our label, and its value."""
    return (prose(locale, label_key), value)


@cache
def _unfilled(locale: str, key: str) -> Prose:
    return _filled(locale, key, template(locale, key), {})


@cache
def _unfilled_text(locale: str, key: str) -> Text:
    return _flat(_unfilled(locale, key))


@cache
def _unfilled_heading(locale: str, key: str) -> Heading:
    return Heading(_unfilled(locale, key))


@cache
def _unfilled_paragraph(locale: str, key: str) -> Paragraph:
    return Paragraph(_unfilled(locale, key))


@lru_cache(maxsize=4096)
def _at_blank_lines(locale: str, key: str, chosen: Chosen) -> tuple[Paragraph | Template, ...]:
    """Give what stands between the blank lines of a text; what no value goes into is a paragraph already."""
    parts: list[list[Piece]] = [[]]
    for piece in template(locale, key, chosen):
        if not isinstance(piece, Words):
            parts[-1].append(piece)
            continue
        for number, words in enumerate(_BLANK_LINE.split(piece.text)):
            if number:
                parts.append([])
            if words:
                parts[-1].append(Words(Text(words)))
    return tuple(_paragraph_of(part) for part in parts if part)


def _paragraph_of(pieces: Sequence[Piece]) -> Paragraph | Template:
    words = tuple(piece for piece in pieces if isinstance(piece, Words))
    return Paragraph(words) if len(words) == len(pieces) else tuple(pieces)


def _chosen(names: Iterable[str], values: Mapping[str, Value]) -> Chosen:
    """Give the values that decide over the sentence's own words."""
    return tuple([(name, _choosing(values[name])) for name in names if name in values])


def _choosing(value: Value) -> int | str | None:
    match value:
        case int() | str():
            return value
        case Quoted(text=words) | Words(text=words) | (Quoted(text=words) | Words(text=words),):
            return words
        case _:
            return None


def _filled(locale: str, key: str, pieces: Template, values: Mapping[str, Value]) -> Prose:
    """Put the values in their places."""
    spans: list[Span] = []
    is_joined = True
    try:
        for piece in pieces:
            if type(piece) is Words:
                spans.append(piece)
            elif type(piece) is Moment:
                spans += _moment(locale, piece, values[piece.name])
                is_joined = False
            elif type(value := values[piece]) is str and value:  # most often: somebody's words
                spans.append(Quoted(value))
            else:
                spans += _shown(locale, value)
                is_joined = False
    except KeyError as missing:
        raise WordsFaulty(f"{locale}: {key}: no value {missing}") from missing
    return tuple(spans) if is_joined else _joined(spans)


def _shown(locale: str, value: Value) -> Prose:
    """Give a value as it is shown where the .ftl does not say how."""
    match value:
        case tuple():
            return value
        case int():
            return _number(locale, value)
        case str():
            return (Quoted(str(value)),)
        case datetime():
            return (Instant(value),)
        case date():
            return _day(locale, value, DayStyle.FULL)
        case _:
            return (value,)


def _moment(locale: str, place: Moment, value: Value) -> Prose:
    """Give a date or an instant as the .ftl asks for it."""
    match value:
        case datetime():
            return (Instant(value, place.instant or InstantStyle.DATE_AND_TIME),)
        case date():
            return _day(locale, value, place.day)
        case Instant(at=at, style=own) | (Instant(at=at, style=own),):
            return (Instant(at, place.instant or own),)
        case _:
            raise WordsFaulty(f"{locale}: DATETIME of what is neither a date nor an instant: {place.name}")


@lru_cache(maxsize=4096)
def _number(locale: str, value: int) -> Prose:
    return (Words(text(locale, "number", number=value)),)


@lru_cache(maxsize=4096)
def _day(locale: str, on: date, style: str) -> Prose:
    return (Words(day_in_words(locale, on, style)),)


@lru_cache(maxsize=4096)
def day_in_words(locale: str, on: date, style: str = "full") -> Text:
    """Give a date: `full` with weekday and year, `long` without the weekday, `medium` without the year."""
    values: dict[str, Value] = {"day": str(on.day), "month": on.month, "year": str(on.year), "weekday": on.isoweekday()}
    return text(locale, f"day-{style}", **values)


def _joined(spans: Iterable[Span]) -> Prose:
    """Make neighbouring words of ours one span, and leave out empty ones."""
    joined: list[Span] = []
    ours = ""
    for span in spans:
        if type(span) is Words:
            ours += span.text
        elif type(span) is not Quoted or span.text:
            if ours:
                joined.append(Words(Text(ours)))
                ours = ""
            joined.append(span)
    if ours:
        joined.append(Words(Text(ours)))
    return tuple(joined)


def _flat(said: Prose) -> Text:
    return Text("".join([span.text if type(span) is Words or type(span) is Quoted else _name(span) for span in said]))


def _name(span: Span) -> str:
    if isinstance(span, Mention | Place):
        return span.name
    raise WordsFaulty("an instant in a label: nobody is there to read it in a zone")
