"""From bytes to lines of text: UTF-8 with or without a mark, UTF-16, Windows-1252, and files that mix them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from data.files.kinds import utf16_without_mark

_BYTE_LINE = re.compile(rb"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_TEXT_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_UTF8 = (
    rb"(?:[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]"
    rb"|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]"
    rb"|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}"
    rb"|\xf4[\x80-\x8f][\x80-\xbf]{2})"
)
"""One character in UTF-8 (Unicode Standard, table 3-7). A pattern: decoding again after each error is quadratic."""
_PIECE = re.compile(rb"(" + _UTF8 + rb"+)|((?:(?!" + _UTF8 + rb")[\x80-\xff])+)")
_LONGEST_LINE = 1_000_000
"""A longer line is no row of a roster: it need not be read with care."""
LOST = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Lines with their ends, and the indices of those that were not in the encoding of the rest."""

    lines: tuple[str, ...]
    odd: frozenset[int] = frozenset()


def decode(content: bytes) -> Decoded:
    """Decode a whole file. Bytes that are not UTF-8 are taken as Windows-1252, one by one, so a mixed file survives."""
    if codec := _utf16(content):
        return Decoded(tuple(_TEXT_LINE.findall(content.decode(codec, errors="replace").removeprefix("\ufeff"))))
    content = content.removeprefix(b"\xef\xbb\xbf")
    try:
        return Decoded(tuple(_TEXT_LINE.findall(content.decode())))
    except UnicodeDecodeError:
        return _decode_line_by_line(_BYTE_LINE.findall(content))


def _utf16(content: bytes) -> str | None:
    """Give the UTF-16 codec, if it is that."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    return utf16_without_mark(content)


def _decode_line_by_line(lines: list[bytes]) -> Decoded:
    """Decode each line by itself; lines are odd only where others show that the file is meant to be UTF-8."""
    texts: list[str] = []
    odd: set[int] = set()
    any_utf8 = False
    for index, line in enumerate(lines):
        try:
            text = line.decode()
            any_utf8 = any_utf8 or not line.isascii()
        except UnicodeDecodeError:
            text = _decode_piecewise(line)
            odd.add(index)
        texts.append(text)
    return Decoded(tuple(texts), frozenset(odd) if any_utf8 else frozenset())


def _decode_piecewise(line: bytes) -> str:
    """Decode as UTF-8 what is UTF-8, and the rest as Windows-1252 (five of its bytes mean nothing)."""
    if len(line) > _LONGEST_LINE:
        return line.decode("cp1252", errors="replace")
    return "".join(
        good.decode() if good else rest.decode("cp1252", errors="replace") for good, rest in _PIECE.findall(line)
    )
