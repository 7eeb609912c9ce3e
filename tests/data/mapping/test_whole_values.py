"""What is kept as one value comes back as it went."""

from dataclasses import fields

import pytest

from bot.domain.timetable import TIMETABLES, Step, Timetable
from bot.domain.topics import Section, Topic
from data.mapping.rounds import timetable_json, timetable_of
from data.mapping.topics import topic_values


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
