"""Nothing that the domain knows of an aggregate is left out of its table."""

from dataclasses import fields
from typing import Any

import pytest
import sqlalchemy as sa

from bot.domain.agreement import Terms
from bot.domain.cases import Case
from bot.domain.deliveries import Delivery
from bot.domain.meetings import Meeting
from bot.domain.partnerships import Block, Partnership, ProposedMatch, Ruling
from bot.domain.people import Absence, Account, Participant
from bot.domain.records import AuditEntry, Draft, Grant, GroupMessage, SurveyAnswer
from bot.domain.rounds import Application, Round
from bot.domain.signs import Sign
from bot.domain.topics import Topic
from bot.domain.words import Attachment, KeptWords
from data.tables import deliveries, life, matches, partnerships, people, records, rounds, topics

ELSEWHERE: dict[Any, set[str]] = {
    Participant: {"accounts", "absences"},
    Partnership: {"members"},
    KeptWords: {"files"},
}
"""What is kept in a table of its own."""
RENAMED = {
    (Account, "id"): "account_id",
    (Draft, "row"): "row_id",
    (Draft, "values"): "answers",
    (GroupMessage, "group"): "addressed_to",
    (Ruling, "pair"): "first_id",
    (Topic, "returning"): "for_returning",
}


@pytest.mark.parametrize(
    ("kept", "table"),
    [
        (Participant, people.PARTICIPANT),
        (Account, people.ACCOUNT),
        (Absence, people.ABSENCE),
        (Round, rounds.ROUND),
        (Application, rounds.APPLICATION),
        (ProposedMatch, matches.PROPOSED_MATCH),
        (Ruling, matches.RULING),
        (Partnership, partnerships.PARTNERSHIP),
        (Topic, topics.TOPIC),
        (Delivery, deliveries.DELIVERY),
        (Grant, records.GRANT),
        (AuditEntry, records.AUDIT),
        (Draft, records.DRAFT),
        (SurveyAnswer, records.SURVEY_ANSWER),
        (GroupMessage, records.GROUP_MESSAGE),
        (Sign, life.SIGN),
        (Terms, life.TERMS),
        (Block, life.BLOCK),
        (Case, life.CASE),
        (Meeting, life.MEETING),
        (KeptWords, life.KEPT_WORDS),
        (Attachment, life.ATTACHMENT),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_every_field_has_its_column(kept: Any, table: sa.Table) -> None:
    wanted = {RENAMED.get((kept, field.name), field.name) for field in fields(kept)} - ELSEWHERE.get(kept, set())

    assert wanted <= set(table.columns.keys())
