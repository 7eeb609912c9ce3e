"""Every sentence the bot says, looked up and filled in. The only home of fluent.runtime.

People's words never pass through Fluent: a private-use character holds their place in the formatted sentence, which
is then split into spans, so that a name can neither break a sentence nor be taken for ours.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
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
    held: list[Prose] = []
    for name, value in values.items():
        shown = _held(value)
        shapes.append(_shape(name, value, shown, is_selected=name in selected))
        held.append(shown)
    return _filled(_template(locale, key, tuple(shapes)), held)


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
        if not isinstance(span, Words):
            found[-1].append(span)
            continue
        first, *rest = _BLANK_LINE.split(span.text)
        found[-1].append(Words(Text(first)))
        found.extend([Words(Text(words))] for words in rest)
    return tuple(Paragraph(part) for part in map(_joined, found) if part)


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
    return _filled(_template(locale, key, ()), [])


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
    value: int | date | str | None


_HELD = "held"
_INSTANT = "instant"
_DATE = "date"
_NUMBER = "number"


def _held(value: Value) -> Prose:
    match value:
        case str():
            return (Quoted(str(value)),)
        case datetime():
            return (Instant(value),)
        case Words() | Quoted() | Instant() | Mention() | Place():
            return (value,)
        case tuple():
            return value
        case _:
            return ()


def _shape(name: str, value: Value, shown: Prose, *, is_selected: bool) -> _Shape:
    if isinstance(value, int):
        return _Shape(name, _NUMBER, value)
    if isinstance(value, date) and not shown:
        return _Shape(name, _DATE, value)
    if len(shown) == 1 and isinstance(shown[0], Instant):
        return _Shape(name, _INSTANT, None)
    said = shown[0].text if is_selected and len(shown) == 1 and isinstance(shown[0], Quoted | Words) else None
    return _Shape(name, _HELD, said)


_STYLES: tuple[InstantStyle | None, ...] = (None, *InstantStyle)


class _Slot(NamedTuple):
    """Where a value goes in a sentence: its number among the values, and how an instant is to be shown."""

    number: int
    style: InstantStyle | None

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
    given = {shape.name: _given(locale, shape, number) for number, shape in enumerate(shapes)}
    words, faults = bundle(locale).format_pattern(_pattern(locale, key), given)
    if faults or not isinstance(words, str):
        raise WordsFaulty(f"{locale}: {key}: {'; '.join(map(str, faults)) or 'no words'}")
    parts = enumerate(_PLACES.split(words))
    return tuple(_Slot.of(part) if number % 2 else Words(Text(part)) for number, part in parts if part)


def _given(locale: str, shape: _Shape, number: int) -> object:
    """Give Fluent a value, or what stands for it."""
    match shape.value:
        case int():
            return shape.value
        case date():
            return _Day(shape.value, locale)
        case _:
            return _Held(_Slot(number, None), shape)


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


class _Day(FluentType):
    """A date, written in full where the .ftl does not say how."""

    def __init__(self, on: date, locale: str) -> None:
        self.on = on
        self.locale = locale

    def format(self, locale: object) -> str:
        return day_in_words(self.locale, self.on)


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
        case _Day(on=on):
            return day_in_words(locale, on, dateStyle or "full")
        case _Held(slot=slot, shape=shape) if shape.kind == _INSTANT:
            return _Held(slot._replace(style=_SHOWN.get((dateStyle is not None, timeStyle is not None))), shape)
        case _:
            raise WordsFaulty(f"{locale}: DATETIME of what is neither a date nor an instant")


@lru_cache(maxsize=4096)
def day_in_words(locale: str, on: date, style: str = "full") -> Text:
    """Give a date: `full` with weekday and year, `long` without the weekday, `medium` without the year."""
    return text(locale, f"day-{style}", day=str(on.day), month=on.month, year=str(on.year), weekday=on.isoweekday())


def _filled(template: _Template, held: list[Prose]) -> Prose:
    """Put the values in their places."""
    spans: list[Span] = []
    for part in template:
        if isinstance(part, Words):
            spans.append(part)
        else:
            spans.extend(_shown_as(span, part.style) for span in held[part.number])
    return _joined(spans)


def _shown_as(span: Span, style: InstantStyle | None) -> Span:
    return Instant(span.at, style) if style is not None and isinstance(span, Instant) else span


def _joined(spans: Sequence[Span]) -> Prose:
    """Make neighbouring words of ours one span, and leave out empty ones."""
    joined: list[Span] = []
    for span in spans:
        if isinstance(span, Words | Quoted) and not span.text:
            continue
        if isinstance(span, Words) and joined and isinstance(joined[-1], Words):
            joined[-1] = Words(Text(joined[-1].text + span.text))
        else:
            joined.append(span)
    return tuple(joined)


def _flat(span: Span) -> str:
    match span:
        case Words(text=words) | Quoted(text=words) | Mention(name=words) | Place(name=words):
            return words
        case Instant():
            raise WordsFaulty("an instant in a label: nobody is there to read it in a zone")
