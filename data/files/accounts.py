"""The accounts in a row: a platform and an id, a column for each platform, or a list `platform:id; platform:id`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.domain.people import Account
from bot.domain.roster import FindingCode
from bot.domain.spelling import clean_line, fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.files.cells import Cells
    from data.files.headings import Column

_POWER = re.compile(r"[\d.,]+e\+?\d+", re.IGNORECASE)
_DECIMAL = re.compile(r"\d+[.,]0+")
_LOST_DIGITS = re.compile(r"\d{15}0{3,}")
_NOT_AN_ID = re.compile(r"[\s@#/\"]")
_LIST = re.compile(r"[;,\n]")


def accounts(cells: Cells, platforms: tuple[str, ...]) -> tuple[tuple[Account, ...], dict[str, str]]:
    """Give a row's accounts, each once and in the order of the columns, and the cells that were none of ours."""
    kept: dict[tuple[str, str], Account] = {}
    aside: dict[str, str] = {}
    for platform, identity, column in _told(cells):
        if not _is_id(cells, identity, column):
            aside[column.heading] = identity
            continue
        slug = fold(platform).replace(" ", "-")
        if slug not in platforms:
            cells.notes.add(
                FindingCode.PLATFORM_UNKNOWN, cells.row.number, column.heading, platform, platforms=", ".join(platforms)
            )
        kept.setdefault((slug, identity), Account(slug, identity))
    if not kept and not aside:
        _note_no_account(cells)
    return tuple(kept.values()), aside


def handles(cells: Cells) -> tuple[tuple[str, str], ...]:
    """Give (platform, name there) of the columns with names on platforms, without the sign that people put before."""
    columns = cells.layout.handles
    told = [(platform, clean_line(cells.at(column)).removeprefix("@")) for platform, column in columns.items()]
    return tuple([(platform, name) for platform, name in told if name and not _NOT_AN_ID.search(name)])


def _told(cells: Cells) -> Iterator[tuple[str, str, Column]]:
    """Give (platform, id, column) for everything that stands where an account belongs."""
    fields = cells.layout.fields
    if identity := cells.told("account_id"):
        yield from _of_one_platform(cells, cells.told("platform"), identity)
    for platform, column in cells.layout.accounts.items():
        if identity := clean_line(cells.at(column)).removeprefix(f"{platform}:").strip():
            yield platform, identity, column
    listed = cells.text("accounts")
    for part in _LIST.split(listed) if listed else ():
        platform, _, identity = [clean_line(piece) for piece in part.partition(":")]
        if platform and identity:
            yield platform, identity, fields["accounts"]
        elif platform:
            cells.note(FindingCode.PLATFORM_MISSING, "accounts", platform)


def _of_one_platform(cells: Cells, platform: str | None, identity: str) -> Iterator[tuple[str, str, Column]]:
    """Give the account of a Platform and an ID column; the id itself may name the platform."""
    column = cells.layout.fields["account_id"]
    before, _, after = identity.partition(":")
    if platform:
        yield platform, identity.removeprefix(f"{fold(platform)}:").strip(), column
    elif after:
        yield before, after.strip(), column
    else:
        cells.note(FindingCode.PLATFORM_MISSING, "account_id", identity)


def _is_id(cells: Cells, identity: str, column: Column) -> bool:
    """Say whether an id can be used; a spreadsheet may have taken it for a number and spoilt it."""
    at = (cells.row.number, column.heading, identity)
    if _POWER.fullmatch(identity):
        cells.notes.add(FindingCode.ACCOUNT_ROUNDED, *at)
        return False
    if _DECIMAL.fullmatch(identity):
        cells.notes.add(FindingCode.ACCOUNT_DECIMAL, *at)
        return False
    if _NOT_AN_ID.search(identity):
        cells.notes.add(FindingCode.ACCOUNT_ODD, *at)
        return False
    if _LOST_DIGITS.fullmatch(identity):
        cells.notes.add(FindingCode.ACCOUNT_ZEROS, *at)
    return True


def _note_no_account(cells: Cells) -> None:
    """Note who cannot be written to yet; a file without any such column is told once, for all."""
    if "accounts" in cells.layout.headings:
        column = cells.layout.headings["accounts"]
        cells.notes.add(FindingCode.NO_ACCOUNT, cells.row.number, column, None, name=cells.line("name") or "")
