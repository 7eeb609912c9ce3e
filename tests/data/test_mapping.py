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
from bot.domain.timetable import TIMETABLES, Step, Timetable
from bot.domain.topics import Section, Topic
from bot.domain.words import Attachment, KeptWords
from data import tables
from data.mapping import timetable_json, timetable_of, topic_values

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
        (Participant, tables.PARTICIPANT),
        (Account, tables.ACCOUNT),
        (Absence, tables.ABSENCE),
        (Round, tables.ROUND),
        (Application, tables.APPLICATION),
        (ProposedMatch, tables.PROPOSED_MATCH),
        (Ruling, tables.RULING),
        (Partnership, tables.PARTNERSHIP),
        (Topic, tables.TOPIC),
        (Delivery, tables.DELIVERY),
        (Grant, tables.GRANT),
        (AuditEntry, tables.AUDIT),
        (Draft, tables.DRAFT),
        (SurveyAnswer, tables.SURVEY_ANSWER),
        (GroupMessage, tables.GROUP_MESSAGE),
        (Sign, tables.SIGN),
        (Terms, tables.TERMS),
        (Block, tables.BLOCK),
        (Case, tables.CASE),
        (Meeting, tables.MEETING),
        (KeptWords, tables.KEPT_WORDS),
        (Attachment, tables.ATTACHMENT),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
def test_every_field_has_its_column(kept: Any, table: sa.Table) -> None:
    wanted = {RENAMED.get((kept, field.name), field.name) for field in fields(kept)} - ELSEWHERE.get(kept, set())

    assert wanted <= set(table.columns.keys())


@pytest.mark.parametrize("timetable", TIMETABLES.values(), ids=TIMETABLES)
def test_a_timetable_comes_back_as_it_went(timetable: Timetable) -> None:
    assert timetable_of(timetable_json(timetable)) == timetable


def test_what_is_kept_as_one_value_is_kept_whole() -> None:
    timetable = TIMETABLES["iln-16-weeks"]
    section = Section("Where", "Here.", ("Why?",))
    topic = Topic("a", 1, "en", "", "", (section,), "", "", "")

    assert set(timetable_json(timetable)) == {field.name for field in fields(Timetable)}
    assert {len(step) for step in timetable_json(timetable)["steps"]} == {len(fields(Step))}
    assert {len(each) for each in topic_values(topic)["sections"]} == {len(fields(Section))}
