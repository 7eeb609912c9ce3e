"""What happens in a partnership's life: signs, agreements, cases, meetings, words on their way."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from bot.domain.agreement import Means, Often, Terms
from bot.domain.cases import Case, CaseOutcome, CaseReason, CaseState
from bot.domain.meetings import Meeting, MeetingState
from bot.domain.partnerships import Block, BlockReason
from bot.domain.signs import Sign, SignKind
from bot.domain.words import Attachment, KeptWords, Purpose
from data.mapping.base import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from data.mapping.base import Record, Values

_sign_kind = words_of(SignKind)
_often = words_of(Often)
_means = words_of(Means)
_block_reason = words_of(BlockReason)
_case_state = words_of(CaseState)
_case_reason = words_of(CaseReason)
_case_outcome = words_of(CaseOutcome)
_meeting_state = words_of(MeetingState)
_purpose = words_of(Purpose)


def sign_values(sign: Sign) -> Values:
    """Give a sign's columns."""
    return {
        "participant_id": sign.participant_id,
        "partnership_id": sign.partnership_id,
        "kind": sign.kind.value,
        "at": sign.at,
    }


def sign_of(row: Record) -> Sign:
    """Make a sign of its row."""
    return Sign(row.participant_id, _sign_kind(row.kind), row.at, row.partnership_id)


def terms_values(terms: Terms) -> Values:
    """Give the columns of what a partner would like."""
    return {
        "partnership_id": terms.partnership_id,
        "participant_id": terms.participant_id,
        "often": None if terms.often is None else terms.often.value,
        "means": None if terms.means is None else terms.means.value,
        "shares_contact": terms.shares_contact,
    }


def terms_of(row: Record) -> Terms:
    """Make what a partner would like of its row."""
    return Terms(
        partnership_id=row.partnership_id,
        participant_id=row.participant_id,
        often=None if row.often is None else _often(row.often),
        means=None if row.means is None else _means(row.means),
        shares_contact=row.shares_contact,
    )


def block_values(block: Block) -> Values:
    """Give a block's columns."""
    return {
        "participant_id": block.participant_id,
        "other_id": block.other_id,
        "reason": block.reason.value,
        "at": block.at,
    }


def block_of(row: Record) -> Block:
    """Make a block of its row."""
    return Block(row.participant_id, row.other_id, _block_reason(row.reason), row.at)


def case_values(case: Case) -> Values:
    """Give a case's columns, without the id."""
    return {
        "round_id": case.round_id,
        "partnership_id": case.partnership_id,
        "reason": case.reason.value,
        "about": list(case.about),
        "opened_at": case.opened_at,
        "asked_before": list(case.asked_before),
        "state": case.state.value,
        "silent_since": case.silent_since,
        "assigned_to": case.assigned_to,
        "claimed_by": case.claimed_by,
        "claimed_at": case.claimed_at,
        "snoozed_until": case.snoozed_until,
        "outcome": None if case.outcome is None else case.outcome.value,
        "resolved_by": case.resolved_by,
        "resolved_at": case.resolved_at,
        "carded_at": case.carded_at,
        "digested_at": case.digested_at,
        "reminded_at": case.reminded_at,
        "revision": case.revision,
        "wishes": {str(who): wish for who, wish in case.wishes.items()},
    }


def case_of(row: Record) -> Case:
    """Make a case of its row."""
    return Case(
        id=row.id,
        round_id=row.round_id,
        partnership_id=row.partnership_id,
        reason=_case_reason(row.reason),
        about=tuple(row.about),
        opened_at=row.opened_at,
        asked_before=tuple(row.asked_before),
        state=_case_state(row.state),
        silent_since=row.silent_since,
        assigned_to=row.assigned_to,
        claimed_by=row.claimed_by,
        claimed_at=row.claimed_at,
        snoozed_until=row.snoozed_until,
        outcome=None if row.outcome is None else _case_outcome(row.outcome),
        resolved_by=row.resolved_by,
        resolved_at=row.resolved_at,
        carded_at=row.carded_at,
        digested_at=row.digested_at,
        reminded_at=row.reminded_at,
        revision=row.revision,
        wishes={int(who): wish for who, wish in row.wishes.items()},
    )


def meeting_values(meeting: Meeting) -> Values:
    """Give a meeting's columns, without the id."""
    return {
        "round_id": meeting.round_id,
        "partnership_id": meeting.partnership_id,
        "proposed_by": meeting.proposed_by,
        "proposed_at": meeting.proposed_at,
        "slots": [slot.isoformat() for slot in meeting.slots],
        "answers": {str(who): list(suit) for who, suit in meeting.answers.items()},
        "state": meeting.state.value,
        "at": meeting.at,
        "local_times": {str(who): seen for who, seen in meeting.local_times.items()},
        "sequence": meeting.sequence,
    }


def meeting_of(row: Record) -> Meeting:
    """Make a meeting of its row."""
    return Meeting(
        id=row.id,
        round_id=row.round_id,
        partnership_id=row.partnership_id,
        proposed_by=row.proposed_by,
        proposed_at=row.proposed_at,
        slots=tuple(datetime.fromisoformat(slot) for slot in row.slots),
        answers={int(who): tuple(suit) for who, suit in row.answers.items()},
        state=_meeting_state(row.state),
        at=row.at,
        local_times={int(who): seen for who, seen in row.local_times.items()},
        sequence=row.sequence,
    )


def words_values(kept: KeptWords) -> Values:
    """Give the columns of kept words, without the id and the files."""
    return {
        "purpose": kept.purpose.value,
        "sender_id": kept.sender_id,
        "words": kept.words,
        "kept_at": kept.kept_at,
        "until": kept.until,
        "partnership_id": kept.partnership_id,
    }


def kept_words_of(row: Record, files: Iterable[Record]) -> KeptWords:
    """Make kept words of their row and the rows of their files."""
    return KeptWords(
        id=row.id,
        purpose=_purpose(row.purpose),
        sender_id=row.sender_id,
        words=row.words,
        kept_at=row.kept_at,
        until=row.until,
        partnership_id=row.partnership_id,
        files=tuple(Attachment(each.name, each.content) for each in files),
    )
