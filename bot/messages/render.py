"""Every sentence the bot says, looked up and filled in. The only home of fluent.runtime.

People's words never pass through Fluent: a private-use character holds their place in the formatted sentence, which
is then split into spans, so that a name can neither break a sentence nor be taken for ours.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from enum import StrEnum
from functools import cache, lru_cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentNone, FluentType
from fluent.syntax import ast

from bot.ports.chat import Heading, Instant, InstantStyle, Mention, Paragraph, Place, Quoted, Text, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.ports.chat import Prose, Span

Value: TypeAlias = "str | int | date | datetime | Span | Prose"
"""What a sentence can be filled with. A `str` is people's words; ours come as `Words` or as prose."""

LOCALES: tuple[str, ...] = ("en", "es", "es-AR")
FALLBACKS: Mapping[str, str] = {"es-AR": "es"}
"""A regional form holds only what differs; nothing falls back to another language."""

_FIRST_PLACE = 0xE000
_PLACES = re.compile("([\ue000-\uf8ff])")
_BLANK_LINE = re.compile(r"\n[ \t]*\n\s*")


class MissingWords(KeyError):
    """There is no such sentence, or no such language."""


class WordsFaulty(Exception):
    """A sentence cannot be filled in as it stands: a value is missing, or its file is broken."""


def prose(locale: str, key: str, /, **values: Value) -> Prose:
    """Give a sentence as spans. `key` may name an attribute (`join.title`).

    In the .ftl a `str` or a span can also be selected by (`{ $state -> [open] … }`), an `int` is a number with its
    plural forms, a `date` is written in full unless DATETIME says otherwise, a `datetime` is an instant in the reader's
    own zone. Raises MissingWords, WordsFaulty.
    """
    if not values:
        return _unfilled(locale, key)
    selected = _selected(locale, key)
    shapes: list[_Shape] = []
    held: list[_Kept] = []
    for name, value in values.items():
        if type(value) is str and name not in selected:  # most often: somebody's words, only put in their place
            held.append((Quoted(value),))
            shapes.append(_just_held(name, _HELD))
        elif isinstance(value, int):
            held.append(())
            shapes.append(_Shape(name, _NUMBER, value))
        else:
            held.append(shown := _held(value))
            shapes.append(_shape(name, shown, is_selected=name in selected))
    return _filled(locale, _template(locale, key, tuple(shapes)), held)


def text(locale: str, key: str, /, **values: Value) -> Text:
    """Give a sentence as a plain string, for labels and titles. Raises WordsFaulty for an instant."""
    if not values:
        return _unfilled_text(locale, key)
    return Text("".join(map(_flat, prose(locale, key, **values))))


def heading(locale: str, key: str, /, **values: Value) -> Heading:
    """Give a sentence as a heading."""
    return Heading(prose(locale, key, **values))


def paragraph(locale: str, key: str, /, **values: Value) -> Paragraph:
    """Give a sentence as a paragraph."""
    return Paragraph(prose(locale, key, **values))


def paragraphs(locale: str, key: str, /, **values: Value) -> tuple[Paragraph, ...]:
    """Give a longer text as paragraphs, split at the blank lines of the .ftl (never at those in people's words)."""
    found: list[list[Span]] = [[]]
    for span in prose(locale, key, **values):
        first, *rest = _at_blank_lines(span.text) if isinstance(span, Words) else (span,)
        found[-1].append(first)
        found.extend([words] for words in rest)
    return tuple(Paragraph(part) for part in map(_joined, found) if part)


@lru_cache(maxsize=4096)
def _at_blank_lines(words: Text) -> tuple[Words, ...]:
    """Give what stands between the blank lines of some words of ours; the same words come for all people."""
    return tuple(Words(Text(part)) for part in _BLANK_LINE.split(words))


def field(locale: str, label_key: str, value: Prose) -> tuple[Prose, Prose]:
    """Give a row for `Fields`: our label, and its value."""
    return (prose(locale, label_key), value)


def speaks(locale: str, key: str) -> bool:
    """Say whether there is such a sentence, for keys made from codes (`roster-…`)."""
    try:
        _pattern(locale, key)
    except MissingWords:
        return False
    return True


@cache
def bundle(locale: str) -> FluentBundle:
    """Give all areas of a language, parsed once. Raises MissingWords, or WordsFaulty for a file that cannot be read."""
    if locale not in LOCALES:
        raise MissingWords(locale)
    functions: dict[str, Callable[..., Any]] = {"DATETIME": partial(_datetime, locale)}
    loaded = FluentBundle([locale], functions=functions, use_isolating=False)
    for source in _sources(locale):
        loaded.add_resource(_resource(source))
    return loaded


def _sources(locale: str) -> Iterator[str]:
    """Give the chain of languages to look in: what is found first counts."""
    yield locale
    if locale in FALLBACKS:
        yield from _sources(FALLBACKS[locale])


@cache
def _resource(locale: str) -> ast.Resource:
    """Read all files of one language as one resource, and refuse junk and what is said twice."""
    folder = files("bot.messages").joinpath("locales", locale)
    areas = sorted((file for file in folder.iterdir() if file.name.endswith(".ftl")), key=lambda file: file.name)
    body = [entry for area in areas for entry in FluentResource(area.read_text("utf-8")).body]
    for entry in body:
        if isinstance(entry, ast.Junk):
            raise WordsFaulty(f"{locale}: {entry.annotations[0].message}: {entry.content}")
    names = Counter(f"{type(e).__name__} {e.id.name}" for e in body if isinstance(e, ast.Message | ast.Term))
    if twice := sorted(name for name, times in names.items() if times > 1):
        raise WordsFaulty(f"{locale}: said twice: {', '.join(twice)}")
    return ast.Resource(body)


@cache
def _pattern(locale: str, key: str) -> Any:  # noqa: ANN401  # fluent.runtime leaves its patterns untyped
    """Give what is to be formatted for a key, or for the attribute of one."""
    words = bundle(locale)
    name, _, attribute = key.partition(".")
    if not words.has_message(name):
        raise MissingWords(f"{locale}: {key}")
    message = words.get_message(name)
    found = message.attributes.get(attribute) if attribute else message.value
    if found is None:
        raise MissingWords(f"{locale}: {key}")
    return found


@cache
def _unfilled(locale: str, key: str) -> Prose:
    return _filled(locale, _template(locale, key, ()), [])


@cache
def _unfilled_text(locale: str, key: str) -> Text:
    return Text("".join(map(_flat, _unfilled(locale, key))))


@cache
def _selected(locale: str, key: str) -> frozenset[str]:
    """Give the variables that a sentence, or one it refers to, chooses its words by."""
    words = bundle(locale)
    found: set[str] = set()
    seen: set[str] = set()
    waiting = [key.partition(".")[0]]
    while waiting:
        name = waiting.pop()
        if name not in seen and words.has_message(name):
            seen.add(name)
            nodes = list(_nodes(words.get_message(name)))
            waiting += [node.id.name for node in nodes if isinstance(node, ast.MessageReference)]
            choices = [node for node in nodes if isinstance(node, ast.SelectExpression)]
            found |= {n.id.name for c in choices for n in _nodes(c.selector) if isinstance(n, ast.VariableReference)}
    return frozenset(found)


def _nodes(node: object) -> Iterator[object]:
    """Walk what fluent.runtime has compiled: nodes, lists and dicts of nodes."""
    match node:
        case ast.BaseNode():
            yield node
            for value in vars(node).values():
                yield from _nodes(value)
        case list():
            for value in node:
                yield from _nodes(value)
        case dict():
            for value in node.values():
                yield from _nodes(value)


class _Shape(NamedTuple):
    """What matters of a value for the sentence's own words, so that a sentence is formatted once for all people.

    `value` is None for what is only put in its place, whatever it says.
    """

    name: str
    kind: str
    value: int | str | None


_HELD = "held"
_INSTANT = "instant"
_DATE = "date"
_NUMBER = "number"


_Kept: TypeAlias = "Prose | date"
"""What is kept of a value until the sentence is there, to be put in its place."""


def _held(value: str | date | datetime | Span | Prose) -> _Kept:
    match value:
        case str():
            return (Quoted(str(value)),)
        case datetime():
            return (Instant(value),)
        case tuple() | date():
            return value
        case _:
            return (value,)


def _shape(name: str, shown: _Kept, *, is_selected: bool) -> _Shape:
    if isinstance(shown, date):
        return _just_held(name, _DATE)
    if len(shown) == 1 and isinstance(shown[0], Instant):
        return _just_held(name, _INSTANT)
    if is_selected and len(shown) == 1 and isinstance(shown[0], (Quoted, Words)):
        return _Shape(name, _HELD, shown[0].text)
    return _just_held(name, _HELD)


@cache
def _just_held(name: str, kind: str) -> _Shape:
    return _Shape(name, kind, None)


class _DayStyle(StrEnum):
    """How much of a date to write, as time.ftl has it."""

    FULL = "full"
    LONG = "long"
    MEDIUM = "medium"


_STYLES: tuple[InstantStyle | _DayStyle | None, ...] = (None, *InstantStyle, *_DayStyle)


class _Slot(NamedTuple):
    """Where a value goes in a sentence: its number among the values, and how a date or an instant is to be shown."""

    number: int
    style: InstantStyle | _DayStyle | None

    @property
    def character(self) -> str:
        return chr(_FIRST_PLACE + self.number * len(_STYLES) + _STYLES.index(self.style))

    @classmethod
    def of(cls, character: str) -> _Slot:
        number, style = divmod(ord(character) - _FIRST_PLACE, len(_STYLES))
        return cls(number, _STYLES[style])


_Template: TypeAlias = "tuple[Words | _Slot, ...]"


@lru_cache(maxsize=16_384)
def _template(locale: str, key: str, shapes: tuple[_Shape, ...]) -> _Template:
    """Format a sentence, with places where its values go."""
    given = {shape.name: _given(shape, number) for number, shape in enumerate(shapes)}
    words, faults = bundle(locale).format_pattern(_pattern(locale, key), given)
    if faults or not isinstance(words, str):
        raise WordsFaulty(f"{locale}: {key}: {'; '.join(map(str, faults)) or 'no words'}")
    parts = enumerate(_PLACES.split(words))
    return tuple(_Slot.of(part) if number % 2 else Words(Text(part)) for number, part in parts if part)


def _given(shape: _Shape, number: int) -> object:
    """Give Fluent a value, or what stands for it."""
    return shape.value if isinstance(shape.value, int) else _Held(_Slot(number, None), shape)


class _Held(FluentType):
    """A value that is not Fluent's business: it prints as the place it holds, and can be selected by."""

    def __init__(self, slot: _Slot, shape: _Shape) -> None:
        self.slot = slot
        self.shape = shape

    def format(self, locale: object) -> str:
        return self.slot.character

    def __eq__(self, other: object) -> bool:
        return self.shape.value is not None and self.shape.value == other

    __hash__ = None  # type: ignore[assignment]  # it lives for one formatting


_SHOWN: Mapping[tuple[bool, bool], InstantStyle] = {
    (True, False): InstantStyle.DATE,
    (False, True): InstantStyle.TIME,
    (True, True): InstantStyle.DATE_AND_TIME,
}


def _datetime(
    locale: str,
    value: object,
    *,
    dateStyle: str | None = None,  # noqa: N803  # Fluent's name
    timeStyle: str | None = None,  # noqa: N803  # Fluent's name
) -> object:
    """Stand in for Fluent's DATETIME.

    A date is written as time.ftl has it (`dateStyle: "full"`, `"long"`, `"medium"`), alike with every version of the
    locale data; an instant stays one, and the styles say which half of it is shown.
    """
    match value:
        case FluentNone():
            return value
        case _Held(slot=slot, shape=shape) if shape.kind == _DATE:
            return _Held(slot._replace(style=_DayStyle(dateStyle or _DayStyle.FULL)), shape)
        case _Held(slot=slot, shape=shape) if shape.kind == _INSTANT:
            return _Held(slot._replace(style=_SHOWN.get((dateStyle is not None, timeStyle is not None))), shape)
        case _:
            raise WordsFaulty(f"{locale}: DATETIME of what is neither a date nor an instant")


@lru_cache(maxsize=4096)
def day_in_words(locale: str, on: date, style: str = "full") -> Text:
    """Give a date: `full` with weekday and year, `long` without the weekday, `medium` without the year."""
    return text(locale, f"day-{style}", day=str(on.day), month=on.month, year=str(on.year), weekday=on.isoweekday())


def _filled(locale: str, template: _Template, held: list[_Kept]) -> Prose:
    """Put the values in their places."""
    spans: list[Span] = []
    for part in template:
        if isinstance(part, Words):
            spans.append(part)
            continue
        kept = held[part.number]
        if isinstance(kept, date) or part.style is not None:
            spans += _in_place(locale, kept, part.style)
        else:
            spans += kept
    return _joined(spans)


def _in_place(locale: str, kept: _Kept, style: InstantStyle | _DayStyle | None) -> Prose:
    """Give a value as it is shown: a date in full where the .ftl does not say how."""
    if isinstance(kept, date):
        return (Words(day_in_words(locale, kept, style or _DayStyle.FULL)),)
    if isinstance(style, InstantStyle):
        return tuple(Instant(span.at, style) if isinstance(span, Instant) else span for span in kept)
    return kept


def _joined(spans: Sequence[Span]) -> Prose:
    """Make neighbouring words of ours one span, and leave out empty ones."""
    joined: list[Span] = []
    before: Span | None = None
    for span in spans:
        if isinstance(span, (Words, Quoted)) and not span.text:
            continue
        if isinstance(span, Words) and isinstance(before, Words):
            before = joined[-1] = Words(Text(before.text + span.text))
        else:
            joined.append(span)
            before = span
    return tuple(joined)


def _flat(span: Span) -> str:
    match span:
        case Words(text=words) | Quoted(text=words) | Mention(name=words) | Place(name=words):
            return words
        case Instant():
            raise WordsFaulty("an instant in a label: nobody is there to read it in a zone")
