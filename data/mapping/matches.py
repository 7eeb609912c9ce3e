"""Proposed matches and rulings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.partnerships import ProposedMatch, Ruling, Verdict
from data.mapping.base import saying_json, saying_of

if TYPE_CHECKING:
    from data.mapping.base import Record, Values


def match_values(match: ProposedMatch) -> Values:
    """Give a proposed match's columns, without the round."""
    return {
        "members": list(match.members),
        "score": match.score,
        "pinned": match.pinned,
        "terms": saying_json(match.terms),
        "common": saying_json(match.common),
    }


def match_of(row: Record) -> ProposedMatch:
    """Make a proposed match of its row."""
    return ProposedMatch(
        round_id=row.round_id,
        members=tuple(row.members),
        score=row.score,
        pinned=row.pinned,
        terms=saying_of(row.terms),
        common=saying_of(row.common),
    )


def ruling_values(ruling: Ruling) -> Values:
    """Give a ruling's columns, the smaller id first."""
    first, second = sorted(ruling.pair)
    return {"round_id": ruling.round_id, "first_id": first, "second_id": second, "verdict": ruling.verdict.value}


def ruling_of(row: Record) -> Ruling:
    """Make a ruling of its row."""
    return Ruling(row.round_id, (row.first_id, row.second_id), Verdict(row.verdict))
