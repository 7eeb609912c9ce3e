"""What we write we read back unchanged, and no spreadsheet runs any of it."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import StringIO
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.people import PROFILE_FIELDS, Account, CareerStage, MatchMode, Participant
from bot.domain.spelling import clean_line, clean_text
from data.files.formulas import defuse, restore
from data.files.interests import MAX_TAG, split_tags
from data.files.vocabulary import answer
from tests.data.files.reading import FILES, codes, faults

LINES = st.text(max_size=40).map(clean_line)
MAYBE = LINES.map(lambda line: line or None)
TAGS = st.lists(LINES, max_size=4).map(lambda tags: split_tags("; ".join(tags) + ";")[0])
IDS = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=3, max_size=12).map("U{}".format)
ACCOUNTS = st.lists(st.builds(Account, platform=st.sampled_from(["discord", "slack"]), id=IDS), max_size=3, unique=True)
EXTRA = st.dictionaries(LINES.map("Column {}".format).map(clean_line), LINES.filter(bool), max_size=2)
PEOPLE = st.builds(
    Participant,
    id=st.just(1),
    name=LINES.filter(bool),
    zone=st.sampled_from(["Europe/Madrid", "America/Argentina/Salta", "UTC"]),
    email=st.sampled_from([None, "ana@example.org"]),
    country=st.sampled_from(["AR", "ES", "CI", "XK", "GB"]),
    province=st.none(),
    city=MAYBE,
    institution=MAYBE,
    languages=st.lists(st.sampled_from(["en", "es", "ga", "gaa", "wuu", "nb", "mic"]), unique=True).map(tuple),
    workplace=st.sampled_from([None, "public", "between-jobs", "Lighthouse"]),
    career_stage=st.sampled_from([None, *CareerStage]),
    interests=TAGS,
    match_mode=st.sampled_from(list(MatchMode)),
    motivation=st.text(max_size=60).map(clean_text).map(lambda text: text or None),
    taken_part=st.booleans(),
    at_home=st.booleans(),
    consented_at=st.sampled_from([None, datetime(2027, 1, 1, tzinfo=UTC)]),
    accounts=ACCOUNTS.map(tuple),
    extra=EXTRA,
)


@given(PEOPLE, st.sampled_from(["en", "es", "es-AR"]), st.sampled_from(["csv", "xlsx"]))
def test_what_is_written_is_read_back_unchanged(person: Participant, locale: str, kind: Literal["csv", "xlsx"]) -> None:
    reading = FILES.read(FILES.write([person], format=kind, locale=locale), "")
    assert faults(reading) == []
    (entry,) = reading.entries
    assert [getattr(entry, name) for name in PROFILE_FIELDS] == [getattr(person, name) for name in PROFILE_FIELDS]
    assert (entry.accounts, entry.extra) == (person.accounts, person.extra)
    assert entry.consented is (True if person.consented_at else None)


@given(st.text())
def test_defusing_is_undone_exactly(text: str) -> None:
    assert restore(defuse(text)) == text


@pytest.mark.parametrize("name", ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "'=1", "''=1", "＝1"])
def test_formulas_are_defused_on_the_way_out_and_restored_on_the_way_in(name: str) -> None:
    person = Participant(id=1, name=name, zone="UTC", country="UY")
    written = FILES.write([person], format="csv", locale="en")
    first_cell = list(csv.reader(StringIO(written.decode("utf-8-sig"))))[1][0]
    assert first_cell == f"'{name}"
    assert FILES.read(written, "").entries[0].name == name


def test_a_written_roster_has_nothing_to_complain_about() -> None:
    account = Account("slack", "U0DW68KKR74")
    person = Participant(
        id=1, name="Ana", zone="America/Montevideo", country="UY", languages=("es",), accounts=(account,)
    )
    assert codes(FILES.read(FILES.write([person], format="csv", locale="es"), "")) == []


def test_an_interest_longer_than_a_tag_may_be_is_left_out() -> None:
    assert split_tags(f"maps;{'x' * (MAX_TAG + 1)}") == (("maps",), True)


@pytest.mark.parametrize("text", ["Pública", "public library", "PUBLIC (city)"])
def test_answers_are_known_in_both_languages(text: str) -> None:
    assert answer("workplace", text) == "public"
