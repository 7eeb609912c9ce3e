"""What somebody wrote, as it was meant: Slack's marks for people, places, links and faces made readable anywhere."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_MARK = re.compile(r"<([^<>]+)>")
_FACE = re.compile(r":([a-z0-9_+'-]+):")


def written(message: Mapping[str, Any], name_of: Callable[[str], str | None]) -> str:
    """Give the words of a message. `name_of` knows people by id."""
    faces = dict(_faces(message.get("blocks") or ()))
    words = _MARK.sub(lambda mark: _readable(mark[1], name_of), str(message.get("text") or ""))
    words = _FACE.sub(lambda face: faces.get(face[1], face[0]), words)
    return unescape(words).strip()


def _readable(mark: str, name_of: Callable[[str], str | None]) -> str:
    target, _, label = mark.partition("|")
    match target[0]:
        case "@":
            return f"@{label or name_of(target[1:]) or '…'}"
        case "#":
            return f"#{label or '…'}"
        case "!":
            return label or f"@{target[1:].partition('^')[0]}"
        case _:
            address = target.removeprefix("mailto:").removeprefix("tel:")
            return address if not label or label in address else f"{label} ({address})"


def _faces(part: Any) -> Iterator[tuple[str, str]]:
    """Give the letters for each face that Slack drew in a message, by name."""
    if isinstance(part, dict):
        if part.get("type") == "emoji" and part.get("unicode"):
            yield str(part["name"]), "".join(chr(int(code, 16)) for code in str(part["unicode"]).split("-"))
        for inner in part.values():
            yield from _faces(inner)
    elif isinstance(part, list | tuple):
        for inner in part:
            yield from _faces(inner)
