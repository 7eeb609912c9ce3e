"""What a file really is, told by its bytes; its name may say anything."""

from __future__ import annotations

from enum import Enum, auto


class Kind(Enum):
    """What can be done with a file's bytes."""

    EMPTY = auto()
    TEXT = auto()
    WORKBOOK = auto()
    OLD_EXCEL = auto()
    OTHER = auto()


_OTHER_STARTS = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"BM",
    b"%PDF",
    b"{\\rtf",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"RIFF",
    b"II*\x00",
    b"MM\x00*",
    b"SQLite format 3",
)
"""The first bytes of pictures, documents and archives that get named .csv by mistake."""

_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_MOSTLY_TEXT = 0.02
_SAMPLE = 65_536


def kind_of(content: bytes) -> Kind:
    """Tell what `content` is."""
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf\xfe\xff"):
        return Kind.EMPTY
    if content.startswith(b"PK\x03\x04"):
        return Kind.WORKBOOK
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return Kind.OLD_EXCEL
    if _is_other(content):
        return Kind.OTHER
    return Kind.TEXT


def _is_other(content: bytes) -> bool:
    """Say whether these are neither a table nor text."""
    start = content[:_SAMPLE]
    if start.startswith(_OTHER_STARTS) and (start[:2] != b"BM" or b"\x00" in start[:32]):
        return True
    if start.removeprefix(b"\xef\xbb\xbf").lstrip()[:9].lower().startswith((b"<html", b"<!doctype", b"<?xml")):
        return True
    if start.startswith(_UTF16_MARKS) or utf16_without_mark(start):
        return False
    controls = len(start) - len(start.translate(None, delete=_CONTROLS))
    return controls > len(start) * _MOSTLY_TEXT or start.count(0) > 1


def utf16_without_mark(start: bytes) -> str | None:
    """Give the codec of UTF-16 text that does not say so: every other byte of plain letters is 0."""
    sample = start[:2000]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half * 0.7 and not sample[::2].count(0):
        return "utf-16-le"
    if half and sample[::2].count(0) > half * 0.7 and not sample[1::2].count(0):
        return "utf-16-be"
    return None
