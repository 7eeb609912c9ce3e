"""What is wrong or odd in a roster, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages.plain import plain_prose
from bot.messages.render import Value, prose

if TYPE_CHECKING:
    from bot.domain.roster import Finding
    from bot.ports.chat import Prose


def problem(finding: Finding, locale: str) -> Prose:
    """Say what is wrong."""
    return prose(locale, f"roster-{finding.code}", **_values(finding))


def advice(finding: Finding, locale: str) -> Prose:
    """Say what to do."""
    return prose(locale, f"roster-{finding.code}-advice", **_values(finding))


def finding_line(finding: Finding, locale: str) -> Prose:
    """Give one finding as a line: level, place, what is wrong, what to do."""
    where = "finding-in-file" if finding.row is None else "finding-in-row"
    if finding.row is not None and finding.column is not None:
        where = "finding-in-cell"
    return prose(
        locale,
        where,
        level=finding.level.value,
        row=str(finding.row or ""),
        column=finding.column or "",
        problem=problem(finding, locale),
        advice=advice(finding, locale),
    )


def as_record(finding: Finding, locale: str) -> dict[str, str | int | None]:
    """Give one finding as `roster check --json` prints it."""
    return {
        "level": finding.level.value,
        "row": finding.row,
        "column": finding.column,
        "value": finding.value,
        "code": finding.code,
        "problem": plain_prose(problem(finding, locale), locale, "UTC"),
        "advice": plain_prose(advice(finding, locale), locale, "UTC"),
    }


def _values(finding: Finding) -> dict[str, Value]:
    return {
        "value": finding.value or "",
        "column": finding.column or "",
        "row": str(finding.row or ""),
        **finding.details,
    }
