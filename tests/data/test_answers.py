"""Answers are kept for as long as they are true, and not a moment longer."""

import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain.people import Absence, Account, Participant
from bot.domain.words import KeptWords, Purpose
from bot.ports.storage import Unit
from data.answers import Answers, tables_of
from data.engine import open_store
from data.store import SqlStore

NOW = datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
ADA = Participant(id=0, name="Ada", zone="UTC", accounts=(Account("discord", "1"),))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "pairkeeper.db"


@pytest.fixture
def store(file: Path) -> Iterator[SqlStore]:
    with open_store(f"sqlite:///{file}", direct=True) as opened:
        opened.run(lambda unit: unit.people.add_many([ADA]))
        for _ in range(3):  # as often as it takes to be prepared, and to be kept
            assert name_of_the_first(opened) == "Ada"
        yield opened


def the_first(unit: Unit) -> Participant:
    found = unit.people.get(1)
    assert found is not None
    return found


def name_of_the_first(store: SqlStore) -> str:
    return store.run(the_first).name


def renamed(unit: Unit, name: str) -> Participant:
    unit.people.save_many([Participant(id=1, name=name, zone="UTC", accounts=ADA.accounts)])
    return the_first(unit)


def test_what_has_not_changed_is_the_same_value_again(store: SqlStore) -> None:
    assert store.run(the_first) is store.run(the_first)


def test_a_change_is_seen_in_its_own_transaction_and_after(store: SqlStore) -> None:
    assert store.run(renamed, "Eve").name == "Eve"
    assert name_of_the_first(store) == "Eve"


def test_what_was_read_of_a_change_that_is_undone_is_forgotten(store: SqlStore) -> None:
    def change_and_fail(unit: Unit) -> None:
        assert renamed(unit, "Eve").name == "Eve"
        raise KeyError

    for _ in range(3):
        with pytest.raises(KeyError):
            store.run(change_and_fail)
        assert name_of_the_first(store) == "Ada"


def test_a_row_of_another_table_that_belongs_to_an_answer_is_seen(store: SqlStore) -> None:
    away = Participant(id=1, name="Ada", zone="UTC", accounts=ADA.accounts, absences=(Absence(NOW.date(), None),))
    store.run(lambda unit: unit.people.save_many([away]))
    assert store.run(the_first).absences == away.absences


def test_a_repair_by_hand_is_seen(store: SqlStore, file: Path) -> None:
    with sqlite3.connect(file) as by_hand:
        by_hand.execute("UPDATE participant SET name = 'Eve'")
    by_hand.close()
    assert name_of_the_first(store) == "Eve"


def test_a_change_beside_prepared_statements_is_seen(store: SqlStore) -> None:
    with store._transaction() as connection:
        connection.exec_driver_sql("UPDATE participant SET name = 'Eve'")
    assert name_of_the_first(store) == "Eve"


def test_rows_that_go_with_their_owner_are_seen_to_be_gone() -> None:
    driver = sqlite3.connect(":memory:")
    driver.execute("PRAGMA foreign_keys = ON")
    driver.execute("CREATE TABLE participant (id INTEGER PRIMARY KEY)")
    driver.execute("CREATE TABLE absence (id INTEGER REFERENCES participant ON DELETE CASCADE)")
    driver.execute("INSERT INTO participant VALUES (1)")
    driver.execute("INSERT INTO absence VALUES (1)")
    answers = Answers(driver)
    known = answers.of("SELECT id FROM absence")
    assert known is not None
    known[()] = "one"
    answers.change("participant", lambda: driver.execute("DELETE FROM participant"))
    assert answers.of("SELECT id FROM absence") == {}
    driver.close()


def test_peoples_words_are_never_kept(store: SqlStore) -> None:
    def keep(unit: Unit) -> int:
        kept = KeptWords(id=0, purpose=Purpose.PASSING_ON, sender_id=1, words="Hello", kept_at=NOW, until=NOW)
        return unit.words.keep(kept).id

    words_id = store.run(keep)
    first, second, third = (store.run(lambda unit: unit.words.get(words_id)) for _ in range(3))
    assert first == second == third
    assert second is not third


def test_a_statement_that_names_no_table_of_ours_is_asked_each_time() -> None:
    driver = sqlite3.connect(":memory:")
    assert Answers(driver).of("SELECT name FROM sqlite_master") is None
    driver.close()


def test_the_tables_of_a_statement_are_those_it_names() -> None:
    sql = 'SELECT delivery."key" FROM delivery WHERE delivery.round_id IN (SELECT round.id FROM round)'
    assert tables_of(sql) == {"delivery", "round"}
