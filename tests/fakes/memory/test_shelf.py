"""What a transaction did to the twin is taken back whole: values, the ways to them, and the numbers given."""

from datetime import UTC, date, datetime

import pytest

from bot.ports.storage import Unit
from tests.fakes.memory.shelf import Journal, Shelf
from tests.fakes.memory.store import MemoryStore


def lengths(journal: Journal) -> Shelf[int, str]:
    shelf: Shelf[int, str] = Shelf(journal)
    shelf.put(1, "one")
    shelf.put(2, "two")
    shelf.put(3, "three")
    journal.close()
    return shelf


def test_what_was_added_changed_and_taken_out_is_as_it_was() -> None:
    journal = Journal()
    shelf = lengths(journal)
    shelf.put(4, "four")
    shelf.put(1, "eleven")
    shelf.put(1, "twelve")
    shelf.drop(2)

    journal.undo()

    assert shelf.rows == {1: "one", 2: "two", 3: "three"}


def test_the_ways_to_the_values_are_as_they_were() -> None:
    journal = Journal()
    shelf: Shelf[int, str] = Shelf(journal)
    by_length = shelf.groups(lambda word: (len(word),))
    shelf.put(1, "one")
    shelf.put(2, "two")
    journal.close()
    shelf.put(1, "eleven")
    shelf.drop(2)

    journal.undo()

    assert (shelf.of(by_length, 3), shelf.of(by_length, 6)) == (["one", "two"], [])


def test_a_number_that_was_given_in_vain_is_given_again() -> None:
    """As SQLite does, so that a round goes the same way on both."""
    journal = Journal()
    shelf = lengths(journal)
    shelf.put(shelf.next_id(), "four")

    journal.undo()

    assert shelf.next_id() == 4


def test_groups_stand_in_the_order_of_their_first() -> None:
    shelf = lengths(Journal())
    by_length = shelf.groups(lambda word: (len(word),))
    shelf.put(4, "six")
    shelf.put(1, "seven")
    shelf.put(5, "four")

    found = shelf.grouped(by_length, (4, 3, 6, 5))
    assert list(found.items()) == [(5, ["seven", "three"]), (3, ["two", "six"]), (4, ["four"])]
    assert list(shelf.grouped(by_length, (5, 3), by=lambda word: word)) == [5, 3]
    assert list(shelf.grouped(by_length, (5, 4, 3), since=4)) == [3, 4]


def test_the_first_to_come_is_at_the_front_whenever_it_came_in() -> None:
    journal = Journal()
    shelf: Shelf[int, datetime | None] = Shelf(journal)
    waiting = shelf.queue(lambda moment: moment)
    nine, ten, eleven = (datetime(2027, 3, 1, hour, tzinfo=UTC) for hour in (9, 10, 11))
    for number, moment in enumerate((eleven, None, ten, nine), start=1):
        shelf.put(number, moment)
    journal.close()

    assert waiting.until(ten) == [4, 3]
    shelf.put(4, eleven)
    assert (waiting.first(), waiting.until(eleven)) == (ten, [3, 1, 4])
    shelf.drop(3)
    journal.undo()
    assert (waiting.first(), waiting.until(ten)) == (nine, [4, 3])


def test_a_calendar_gives_the_days_of_one_from_a_day_on() -> None:
    journal = Journal()
    shelf: Shelf[int, tuple[str, date] | None] = Shelf(journal)
    days = shelf.calendar(lambda value: value)
    first, second, third = (date(2027, 3, day) for day in (1, 2, 3))
    for number, value in enumerate((("ana", third), ("bo", second), None, ("ana", first), ("ana", third)), start=1):
        shelf.put(number, value)
    journal.close()

    assert (days.since("ana", second), days.since("bo", second), days.since("cy", first)) == ([third] * 2, [second], [])
    shelf.put(1, ("bo", first))
    shelf.drop(5)
    assert (days.since("ana", first), days.since("bo", first)) == ([first], [first, second])
    journal.undo()
    assert days.since("ana", first) == [first, third, third]


def test_whatever_ends_a_use_case_undoes_it() -> None:
    store = MemoryStore()

    def dies(unit: Unit) -> None:
        unit.records.set_setting("channel", "1")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.run(dies)

    assert store.run(lambda unit: unit.records.settings()) == {}
