"""Sentences and code fit: what is asked for exists, with the values it needs, and nothing is kept that nobody says."""

from __future__ import annotations

import ast
import pkgutil
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from fluent.syntax.ast import MessageReference, VariableReference

import adapters.console
import bot.commands
import bot.domain
import bot.matching
import bot.services
from bot.domain.errors import Refused
from bot.messages import render
from tests.bot.messages import ftl

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

ROOT = Path(__file__).parents[3]
CODE = ("bot", "adapters", "scheduler", "data")
CALLS = {"prose", "text", "heading", "paragraph", "paragraphs", "field", "speaks"}
VALUES = CALLS - {"field", "speaks"}
ASKED = {"say", "replace"}
"""The answers of `Asked`, whose first argument is the key."""
LIKE_A_KEY = re.compile("[a-z]{2,}[-.]|[-.][a-z]{2,}")


class Use(NamedTuple):
    """A call that asks for a sentence. `values` is None where they are not spelt out (`**details`)."""

    where: str
    key: str
    values: frozenset[str] | None


class Code(ast.NodeVisitor):
    """Collects, from one file, the sentences asked for by name, the patterns of those by code, and all strings."""

    def __init__(self, where: str) -> None:
        """Begin."""
        self.where = where
        self.uses: list[Use] = []
        self.patterns: list[str] = []
        self.strings: set[str] = set()

    def visit_Call(self, node: ast.Call) -> None:
        """Look at calls of bot/messages/render.py, and of what answers with a sentence."""
        match node.func:
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in CALLS and len(node.args) > 1:
                self._use(node, name, node.args[1])
            case ast.Attribute(value=ast.Name(id="asked"), attr=name) if name in ASKED and node.args:
                self._use(node, name, node.args[0])
        self.generic_visit(node)

    def _use(self, node: ast.Call, name: str, key: ast.expr) -> None:
        where = f"{self.where}:{node.lineno}"
        match key:
            case ast.Constant(value=str(literal)):
                names = [keyword.arg for keyword in node.keywords]
                spelt = name in VALUES | ASKED and None not in names
                self.uses.append(Use(where, literal, frozenset(n for n in names if n) if spelt else None))
            case ast.IfExp(body=ast.Constant(value=str(one)), orelse=ast.Constant(value=str(other))):
                self.uses += [Use(where, one, None), Use(where, other, None)]

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        """Look at f-strings: each may build a key."""
        fixed = [str(part.value) if isinstance(part, ast.Constant) else None for part in node.values]
        if any(part is not None and LIKE_A_KEY.search(part) for part in fixed):
            self.patterns.append("".join("[a-z0-9.-]+" if part is None else re.escape(part) for part in fixed))
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        """Look at sums of strings: each may build a key."""
        if isinstance(node.op, ast.Add) and isinstance(node.left, ast.Constant):
            start = str(node.left.value)
            if LIKE_A_KEY.search(start):
                self.patterns.append(re.escape(start) + "[a-z0-9.-]+")
        self.generic_visit(node)

    def visit_Constant(self, node: ast.Constant) -> None:
        """Look at strings: each may be a key kept for later."""
        if isinstance(node.value, str):
            self.strings.add(node.value)


@cache
def code() -> tuple[Code, ...]:
    """Read all of our code once."""
    found = []
    for path in sorted(path for folder in CODE for path in (ROOT / folder).rglob("*.py")):
        visitor = Code(str(path.relative_to(ROOT)))
        visitor.visit(ast.parse(path.read_text("utf-8")))
        found.append(visitor)
    return tuple(found)


def used_by_sentences() -> set[str]:
    """Give what other sentences refer to."""
    return set().union(*(ftl.references(entry) for locale in render.LOCALES for entry in ftl.entries(locale).values()))


def needed(key: str) -> set[str]:
    """Give the values a sentence needs, those of sentences it refers to among them."""
    name, _, attribute = key.partition(".")
    entry = ftl.entries("en")[name]
    part = next(a for a in entry.attributes if a.id.name == attribute) if attribute else entry.value
    own = {node.id.name for node in ftl.nodes(part) if isinstance(node, VariableReference)}
    inner = {node.id.name for node in ftl.nodes(part) if isinstance(node, MessageReference)}
    return own.union(*map(needed, inner))


USES = [use for visitor in code() for use in visitor.uses]


@pytest.mark.parametrize("locale", render.LOCALES)
def test_every_sentence_the_code_asks_for_exists(locale: str) -> None:
    """By its name, in every language."""
    assert [use for use in USES if not render.speaks(locale, use.key)] == []


def test_every_sentence_is_given_the_values_it_needs() -> None:
    """Where the values are spelt out in the call: none missing, none to no purpose."""
    spelt = [use for use in USES if use.values is not None and render.speaks("en", use.key)]
    assert [(use, needed(use.key)) for use in spelt if set(use.values or ()) != needed(use.key)] == []


def refusals(of: type[Refused]) -> Iterator[type[Refused]]:
    """Walk what can be refused."""
    yield of
    for kind in of.__subclasses__():
        yield from refusals(kind)


@pytest.mark.parametrize("locale", render.LOCALES)
def test_every_refusal_can_be_told(locale: str) -> None:
    """Whatever part of the code it comes from."""
    for package in (bot.domain, bot.matching, bot.services, bot.commands, adapters.console):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            import_module(module.name)
    assert sorted({kind.key for kind in refusals(Refused) if not render.speaks(locale, kind.key)}) == []


def test_no_sentence_is_kept_that_nobody_says() -> None:
    """A message is used by name, by a code, or by another sentence."""
    strings = {string.partition(".")[0] for visitor in code() for string in visitor.strings}
    patterns = [re.compile(pattern) for visitor in code() for pattern in visitor.patterns]
    known = strings | used_by_sentences()
    unused = [key for key in ftl.entries("en") if key not in known and not is_built(key, patterns, strings)]
    assert unused == []


def is_built(key: str, patterns: Sequence[re.Pattern[str]], strings: set[str]) -> bool:
    """Say whether the code builds the key: by an f-string, or of a family and a code (`stage-student`)."""
    names = [key, *(f"{key}.{attribute}" for attribute in ftl.attributes(ftl.entries("en")[key]))]
    if any(pattern.fullmatch(name) for pattern in patterns for name in names):
        return True
    return any({key[: dash.start()], key[dash.end() :]} <= strings for dash in re.finditer("-", key))
