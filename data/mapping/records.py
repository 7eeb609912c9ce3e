"""Roles, audit trail, drafts, answers, and a coordinator's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.people import Role
from bot.domain.records import AuditEntry, Draft, Grant, GroupMessage, SurveyAnswer

if TYPE_CHECKING:
    from data.mapping.base import Record, Values


def grant_values(grant: Grant) -> Values:
    """Give a grant's columns."""
    return {
        "role": grant.role.value,
        "platform": grant.platform,
        "account_id": grant.account_id,
        "country": grant.country or "",
        "source": grant.source,
        "granted_by": grant.granted_by,
        "granted_at": grant.granted_at,
    }


def grant_of(row: Record) -> Grant:
    """Make a grant of its row."""
    return Grant(
        role=Role(row.role),
        platform=row.platform,
        account_id=row.account_id,
        country=row.country or None,
        source=row.source,
        granted_by=row.granted_by,
        granted_at=row.granted_at,
    )


def audit_values(entry: AuditEntry) -> Values:
    """Give an audit entry's columns."""
    return {
        "at": entry.at,
        "actor": entry.actor,
        "action": entry.action,
        "round_id": entry.round_id,
        "details": dict(entry.details),
    }


def audit_of(row: Record) -> AuditEntry:
    """Make an audit entry of its row."""
    return AuditEntry(row.at, row.actor, row.action, row.round_id, row.details)


def draft_values(draft: Draft) -> Values:
    """Give a draft's columns."""
    return {
        "account": draft.account,
        "form": draft.form,
        "row_id": draft.row,
        "answers": dict(draft.values),
        "saved_at": draft.saved_at,
    }


def draft_of(row: Record) -> Draft:
    """Make a draft of its row."""
    return Draft(row.account, row.form, row.row_id, row.answers, row.saved_at)


def survey_answer_values(answer: SurveyAnswer) -> Values:
    """Give the columns of a survey's answers."""
    return {
        "round_id": answer.round_id,
        "participant_id": answer.participant_id,
        "number": answer.number,
        "answers": dict(answer.answers),
        "answered_at": answer.answered_at,
    }


def survey_answer_of(row: Record) -> SurveyAnswer:
    """Make a survey's answers of their row."""
    return SurveyAnswer(row.round_id, row.participant_id, row.number, row.answers, row.answered_at)


def group_message_values(message: GroupMessage) -> Values:
    """Give the columns of a coordinator's words, without the id."""
    return {
        "round_id": message.round_id,
        "addressed_to": message.group,
        "words": message.words,
        "written_by": message.written_by,
        "written_at": message.written_at,
    }


def group_message_of(row: Record) -> GroupMessage:
    """Make a coordinator's words of their row."""
    return GroupMessage(row.round_id, row.addressed_to, row.words, row.written_by, row.written_at, row.id)
