"""The .ftl files as trees, for tests over the whole set of sentences."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from fluent.syntax import FluentParser, ast

if TYPE_CHECKING:
    from collections.abc import Iterator

LOCALES = Path(__file__).parents[3] / "bot" / "messages" / "locales"


@cache
def entries(locale: str) -> dict[str, ast.Message | ast.Term]:
    """Give a language's own messages and terms (these as `-name`), those of its fallback not among them."""
    parse = FluentParser().parse
    paths = sorted((LOCALES / locale).glob("*.ftl"))
    body = [entry for path in paths for entry in parse(path.read_text("utf-8")).body]
    named = [entry for entry in body if isinstance(entry, ast.Message | ast.Term)]
    return {f"-{e.id.name}" if isinstance(e, ast.Term) else e.id.name: e for e in named}


def nodes(node: object) -> Iterator[object]:
    """Walk a tree."""
    match node:
        case ast.BaseNode():
            yield node
            for value in vars(node).values():
                yield from nodes(value)
        case list():
            for value in node:
                yield from nodes(value)


def variables(entry: ast.Message | ast.Term) -> set[str]:
    """Give the variables an entry uses."""
    return {node.id.name for node in nodes(entry) if isinstance(node, ast.VariableReference)}


def references(entry: ast.Message | ast.Term) -> set[str]:
    """Give the messages and terms an entry refers to."""
    messages = {node.id.name for node in nodes(entry) if isinstance(node, ast.MessageReference)}
    return messages | {f"-{node.id.name}" for node in nodes(entry) if isinstance(node, ast.TermReference)}


def attributes(entry: ast.Message | ast.Term) -> set[str]:
    """Give the names of its attributes."""
    return {attribute.id.name for attribute in entry.attributes}


def words(entry: ast.Message | ast.Term) -> str:
    """Give all that is said in an entry, whichever variant."""
    return " ".join(node.value for node in nodes(entry) if isinstance(node, ast.TextElement | ast.StringLiteral))
