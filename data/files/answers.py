"""The answers in a row to the form's closed questions, and its interests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.people import CareerStage, MatchMode
from bot.domain.roster import FindingCode
from data.files.interests import MAX_TAG, MAX_TAGS, split_tags
from data.files.vocabulary import answer
from data.files.vocabulary import yes_or_no as meaning

if TYPE_CHECKING:
    from data.files.cells import Cells


def workplace(cells: Cells) -> str | None:
    """Read the kind of workplace; one we do not know stays as it was written."""
    told = cells.told("workplace")
    if told is None:
        return None
    known = answer("workplace", told)
    if known is None:
        cells.note(FindingCode.WORKPLACE_UNKNOWN, "workplace", told)
    return known or told


def career_stage(cells: Cells) -> CareerStage | None:
    """Read the career stage."""
    told = cells.told("career_stage")
    if told is None:
        return None
    known = answer("career_stage", told)
    if known is None:
        cells.note(FindingCode.CAREER_UNKNOWN, "career_stage", told)
        return None
    return CareerStage(known)


def match_mode(cells: Cells) -> MatchMode | None:
    """Read what the person wants to be matched by."""
    told = cells.told("match_mode")
    if told is None:
        return None
    known = answer("match_mode", told)
    if known is None:
        cells.note(FindingCode.MODE_UNKNOWN, "match_mode", told)
        return None
    return MatchMode(known)


def interests(cells: Cells) -> tuple[str, ...]:
    """Read the interests."""
    told = cells.text("interests")
    if told is None:
        return ()
    tags, cut = split_tags(told)
    if cut:
        cells.note(FindingCode.INTERESTS_CUT, "interests", told, limit=MAX_TAGS, characters=MAX_TAG)
    return tags


def yes_or_no(cells: Cells, field: str) -> bool | None:
    """Read the answer to a yes-or-no question."""
    told = cells.told(field)
    if told is None:
        return None
    meant = meaning(told)
    if meant is None:
        cells.note(FindingCode.ANSWER_UNKNOWN, field, told)
    return meant


def consented(cells: Cells) -> bool | None:
    """Read whether the code of conduct is accepted; who did not is asked in chat."""
    consented = yes_or_no(cells, "consented")
    if consented is False:
        cells.note(FindingCode.NOT_CONSENTED, "consented", cells.line("consented"))
    return consented
