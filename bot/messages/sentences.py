"""Our sentences, read from the .ftl files and taken apart once. The only home of fluent.runtime.

People's words never pass through Fluent: a private-use character holds their place in the formatted sentence, which
is then split into pieces, so that a name can neither break a sentence nor be taken for ours.
"""

from __future__ import annotations

import re
from collections import Counter
from enum import StrEnum
from functools import cache, lru_cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, final

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import FluentNone, FluentType
from fluent.syntax import ast

from bot.ports.chat import InstantStyle, Text, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

LOCALES: tuple[str, ...] = ("en", "es", "es-AR")
FALLBACKS: Mapping[str, str] = {"es-AR": "es"}
"""A regional form holds only what differs; nothing falls back to another language."""

_FIRST_PLACE = 0xE000
_PLACES = re.compile("([\ue000-\uf8ff])")


class MissingWords(KeyError):
    """There is no such sentence, or no such language."""


class WordsFaulty(Exception):
    """A sentence cannot be filled in as it stands: a value is missing, or its file is broken."""


class DayStyle(StrEnum):
    """How much of a date to write, as time.ftl has it."""

    FULL = "full"
    LONG = "long"
    MEDIUM = "medium"


@final
class Moment(NamedTuple):
    """Where a date or an instant goes, and how it is shown there; an instant as it says itself if with None."""

    name: str
    day: DayStyle
    instant: InstantStyle | None


Piece: TypeAlias = "Words | str | Moment"
"""Words of ours, or where a value goes: by its name."""

Template: TypeAlias = "tuple[Piece, ...]"

Chosen: TypeAlias = "tuple[tuple[str, int | str | None], ...]"
"""By name, what of its values a sentence chooses its words by; None for what is only put in its place."""


@lru_cache(maxsize=16_384)
def template(locale: str, key: str, chosen: Chosen = ()) -> Template:
    """Take a sentence apart, its words chosen by these values of `chosen_by`. Raises MissingWords, WordsFaulty."""
    pieces: list[str | Moment] = []
    held = _variables(locale, key).difference(chosen_by(locale, key))
    given: dict[str, object] = {name: _Held(name, None, pieces) for name in held}
    given |= {name: value if isinstance(value, int) else _Held(name, value, pieces) for name, value in chosen}
    words, faults = bundle(locale).format_pattern(_pattern(locale, key), given)
    if faults or not isinstance(words, str):
        raise WordsFaulty(f"{locale}: {key}: {'; '.join(map(str, faults)) or 'no words'}")
    parts = enumerate(_PLACES.split(words))
    return tuple(
        pieces[ord(part) - _FIRST_PLACE] if number % 2 else Words(Text(part)) for number, part in parts if part
    )


@cache
def chosen_by(locale: str, key: str) -> tuple[str, ...]:
    """Give the variables that a sentence, or one it refers to, chooses or counts its words by; most often none."""
    choosing = [_chooser(node) for node in _nodes_of(locale, key) if isinstance(node, _MAY_CHOOSE)]
    return tuple(sorted({n.id.name for by in choosing for n in _nodes(by) if isinstance(n, ast.VariableReference)}))


_MAY_CHOOSE = (ast.SelectExpression, ast.FunctionReference)


def _chooser(node: ast.SelectExpression | ast.FunctionReference) -> object:
    """Give what of a node needs more of a value than its place; DATETIME works with the place alone."""
    if isinstance(node, ast.SelectExpression):
        return node.selector
    return None if node.id.name == "DATETIME" else node.arguments


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
def _variables(locale: str, key: str) -> frozenset[str]:
    """Give all variables of a sentence and of those it refers to."""
    return frozenset(node.id.name for node in _nodes_of(locale, key) if isinstance(node, ast.VariableReference))


@cache
def _nodes_of(locale: str, key: str) -> Sequence[ast.BaseNode]:
    """Give all that a sentence is made of, and those that it refers to."""
    words = bundle(locale)
    found: list[ast.BaseNode] = []
    seen: set[str] = set()
    waiting = [key.partition(".")[0]]
    while waiting:
        name = waiting.pop()
        if name not in seen and words.has_message(name):
            seen.add(name)
            nodes = _nodes(words.get_message(name))
            waiting += [node.id.name for node in nodes if isinstance(node, ast.MessageReference)]
            found += nodes
    return found


def _nodes(root: object) -> Sequence[ast.BaseNode]:
    """Walk what fluent.runtime has compiled: nodes, lists and dicts of nodes."""
    found: list[ast.BaseNode] = []
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.BaseNode):
            found.append(node)
            waiting += vars(node).values()
        elif isinstance(node, list):
            waiting += node
        elif isinstance(node, dict):
            waiting += node.values()
    return found


class _Held(FluentType):
    """A value that is not Fluent's business: it prints as the place it holds, and can be selected by."""

    def __init__(self, piece: str | Moment, value: str | None, pieces: list[str | Moment]) -> None:
        self.piece = piece
        self.value = value
        self.pieces = pieces

    def format(self, locale: object) -> str:
        self.pieces.append(self.piece)
        return chr(_FIRST_PLACE + len(self.pieces) - 1)

    def __eq__(self, other: object) -> bool:
        return self.value is not None and self.value == other

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
        case _Held(piece=str(name), pieces=pieces):
            shown = _SHOWN.get((dateStyle is not None, timeStyle is not None))
            return _Held(Moment(name, DayStyle(dateStyle or DayStyle.FULL), shown), None, pieces)
        case _:
            raise WordsFaulty(f"{locale}: DATETIME of what is neither a date nor an instant")
