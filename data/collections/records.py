"""Roles, audit trail, drafts, answers, a coordinator's words, and the programme's settings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import sqlalchemy as sa

from data.collections.sql import counted, insert_into, put
from data.mapping.records import (
    audit_of,
    audit_values,
    draft_of,
    draft_values,
    grant_of,
    grant_values,
    group_message_of,
    group_message_values,
    survey_answer_of,
    survey_answer_values,
)
from data.tables.records import AUDIT, DRAFT, GRANT, GROUP_MESSAGE, SETTING, SURVEY_ANSWER, TOLD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date, datetime

    from bot.domain.records import AuditEntry, Draft, Grant, GroupMessage, SurveyAnswer
    from bot.domain.rounds import RoundId

_GRANTS = sa.select(GRANT).order_by(GRANT.c.role, GRANT.c.platform, GRANT.c.account_id, GRANT.c.country)
_REVOKE = sa.delete(GRANT).where(
    *(GRANT.c[name] == sa.bindparam(name) for name in ("role", "platform", "account_id", "country"))
)
_NOTE = sa.insert(AUDIT)
_TRAIL = sa.select(AUDIT).order_by(AUDIT.c.id.desc()).limit(sa.bindparam("limit"))
_DRAFTS = (
    sa.select(DRAFT)
    .where(DRAFT.c.form == sa.bindparam("form"), DRAFT.c.row_id == sa.bindparam("row_id"))
    .order_by(DRAFT.c.account)
)
_DRAFT = _DRAFTS.where(DRAFT.c.account == sa.bindparam("account"))
_DROP_DRAFT = sa.delete(DRAFT).where(*(DRAFT.c[name] == sa.bindparam(name) for name in ("account", "form", "row_id")))
_SETTINGS = sa.select(SETTING).order_by(SETTING.c.name)
_SETTING = sa.select(SETTING.c.value).where(SETTING.c.name == sa.bindparam("name"))
_DROP_SETTING = sa.delete(SETTING).where(SETTING.c.name == sa.bindparam("name"))
_ANSWERS = (
    sa.select(SURVEY_ANSWER)
    .where(SURVEY_ANSWER.c.round_id == sa.bindparam("round_id"))
    .order_by(SURVEY_ANSWER.c.participant_id, SURVEY_ANSWER.c.number)
)
_GROUP_MESSAGE = sa.select(GROUP_MESSAGE).where(GROUP_MESSAGE.c.id == sa.bindparam("id"))
_TOLD = sa.select(TOLD.c.figures).where(
    TOLD.c.round_id == sa.bindparam("round_id"), TOLD.c.place == sa.bindparam("place")
)
_PRUNE_GROUP_MESSAGES = sa.delete(GROUP_MESSAGE).where(GROUP_MESSAGE.c.written_at < sa.bindparam("before"))


class Records:
    """Small facts beside people and rounds."""

    def __init__(self, connection: sa.Connection) -> None:
        self._connection = connection

    def grants(self) -> Sequence[Grant]:
        return [grant_of(row) for row in self._connection.execute(_GRANTS)]

    def grant(self, grant: Grant) -> bool:
        statement = insert_into(self._connection.dialect.name, GRANT).on_conflict_do_nothing()
        return counted(self._connection, statement, grant_values(grant)) == 1

    def revoke(self, grant: Grant) -> bool:
        values = grant_values(grant)
        wanted = {name: values[name] for name in ("role", "platform", "account_id", "country")}
        return self._connection.execute(_REVOKE, wanted).rowcount == 1

    def audit(self, entry: AuditEntry) -> None:
        self._connection.execute(_NOTE, audit_values(entry))

    def audit_trail(self, *, limit: int = 100) -> Sequence[AuditEntry]:
        return [audit_of(row) for row in self._connection.execute(_TRAIL, {"limit": limit})]

    def draft(self, account: str, form: str, row: int) -> Draft | None:
        found = self._connection.execute(_DRAFT, {"account": account, "form": form, "row_id": row}).first()
        return None if found is None else draft_of(found)

    def save_draft(self, draft: Draft) -> None:
        put(self._connection, DRAFT, [draft_values(draft)])

    def drop_draft(self, account: str, form: str, row: int) -> None:
        self._connection.execute(_DROP_DRAFT, {"account": account, "form": form, "row_id": row})

    def drafts(self, form: str, row: int) -> Sequence[Draft]:
        return [draft_of(each) for each in self._connection.execute(_DRAFTS, {"form": form, "row_id": row})]

    def setting(self, name: str) -> str | None:
        value: str | None = self._connection.scalar(_SETTING, {"name": name})
        return value

    def settings(self) -> Mapping[str, str]:
        return {row.name: row.value for row in self._connection.execute(_SETTINGS)}

    def set_setting(self, name: str, value: str | None) -> None:
        if value is None:
            self._connection.execute(_DROP_SETTING, {"name": name})
        else:
            put(self._connection, SETTING, [{"name": name, "value": value}])

    def save_answers(self, answers: SurveyAnswer) -> None:
        put(self._connection, SURVEY_ANSWER, [survey_answer_values(answers)])

    def answers(self, round_id: RoundId) -> Sequence[SurveyAnswer]:
        """Give a round's answers, by participant and survey."""
        return [survey_answer_of(row) for row in self._connection.execute(_ANSWERS, {"round_id": round_id})]

    def add_group_message(self, message: GroupMessage) -> GroupMessage:
        statement = sa.insert(GROUP_MESSAGE).returning(GROUP_MESSAGE.c.id)
        return replace(message, id=self._connection.scalars(statement, group_message_values(message)).one())

    def group_message(self, message_id: int) -> GroupMessage | None:
        row = self._connection.execute(_GROUP_MESSAGE, {"id": message_id}).first()
        return None if row is None else group_message_of(row)

    def prune_group_messages(self, before: datetime) -> int:
        return self._connection.execute(_PRUNE_GROUP_MESSAGES, {"before": before}).rowcount

    def told(self, round_id: RoundId, place: str) -> Mapping[str, int] | None:
        figures: Mapping[str, int] | None = self._connection.scalar(_TOLD, {"round_id": round_id, "place": place})
        return figures

    def tell(self, round_id: RoundId, place: str, on: date, figures: Mapping[str, int]) -> None:
        row = {"round_id": round_id, "place": place, "told_on": on, "figures": dict(figures)}
        put(self._connection, TOLD, [row])
