"""Words on their way, and what of nobody known is refused."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.agreement import Terms
from bot.domain.partnerships import Block, BlockReason
from bot.domain.signs import Sign, SignKind
from bot.domain.words import Attachment, Purpose
from bot.ports.storage import Unit
from tests.contracts.examples import NOW, TODAY, UNUSUAL_TEXTS, a_case, a_couple, a_meeting, a_partnership, some_words

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


# words on their way


@pytest.mark.parametrize("words", UNUSUAL_TEXTS)
def test_words_and_files_come_back_as_they_went(unit: Unit, words: str) -> None:
    _, together, ana, _ = a_couple(unit)
    files = (Attachment(words, b"\x00\xff\n"), Attachment("photo.png", b""))
    wanted = some_words(ana, words, purpose=Purpose.PASSING_ON, partnership_id=together, files=files)

    kept = unit.words.keep(wanted)

    assert replace(kept, id=0) == wanted
    assert unit.words.get(kept.id) == kept
    assert unit.words.get_many([kept.id, 404]) == {kept.id: kept}


def test_no_words_are_known_that_were_not_kept(unit: Unit) -> None:
    assert unit.words.get(404) is None
    assert unit.words.get_many([]) == {}
    assert list(unit.words.overdue(NOW)) == []


def test_words_may_get_another_purpose_and_end_and_keep_their_files(unit: Unit) -> None:
    _, together, ana, _ = a_couple(unit)
    kept = unit.words.keep(some_words(ana, files=(Attachment("a.txt", b"a"),)))
    changed = replace(kept, purpose=Purpose.TO_COORDINATORS, partnership_id=together, until=NOW + 3 * DAY)

    unit.words.change(changed)

    assert unit.words.get(kept.id) == changed


def test_what_one_person_wrote_is_given_by_purpose_oldest_first(unit: Unit) -> None:
    _, _, ana, ben = a_couple(unit)
    first, second, _, _ = (
        unit.words.keep(each)
        for each in (
            some_words(ana, "one", files=(Attachment("a.txt", b"a"),)),
            some_words(ana, "two"),
            some_words(ana, "three", purpose=Purpose.PASSING_ON),
            some_words(ben, "four"),
        )
    )

    assert list(unit.words.of_sender(ana, Purpose.HELD)) == [first, second]
    assert list(unit.words.of_sender(ben, Purpose.PASSING_ON)) == []


def test_words_are_overdue_once_their_time_has_come(unit: Unit) -> None:
    _, _, ana, _ = a_couple(unit)
    past, now, _ = (unit.words.keep(some_words(ana, until=NOW + hours * HOUR)) for hours in (-1, 0, 1))

    assert list(unit.words.overdue(NOW)) == [past, now]


def test_erased_words_are_gone_with_their_files_and_their_number_is_never_given_again(unit: Unit) -> None:
    _, _, ana, _ = a_couple(unit)
    bystander, erased = (unit.words.keep(some_words(ana, files=(Attachment("a", b"a"),))) for _ in range(2))

    unit.words.drop_many([erased.id, 404])
    unit.words.drop_many([])

    assert list(unit.words.of_sender(ana, Purpose.HELD)) == [bystander]
    later = unit.words.keep(some_words(ana))
    assert later.id not in {bystander.id, erased.id}
    assert later.files == ()


# what is refused


def of_nobody_known(unit: Unit) -> Mapping[str, Callable[[], object]]:
    """Give ways to store what belongs to a person, partnership or round that is not there."""
    round_id, together, ana, _ = a_couple(unit)
    return {
        "sign": lambda: unit.signs.note_many([Sign(404, SignKind.BUTTON, NOW)]),
        "contact": lambda: unit.signs.note_many([Sign(ana, SignKind.ROOM, NOW, 404)]),
        "terms": lambda: unit.signs.agree(Terms(404, ana)),
        "block": lambda: unit.signs.block(Block(ana, 404, BlockReason.CONDUCT, NOW)),
        "case": lambda: unit.cases.add(a_case(round_id, 404, ana)),
        "meeting": lambda: unit.meetings.add(a_meeting(404, together)),
        "proposal": lambda: unit.meetings.add(a_meeting(round_id, together, proposed_by=404)),
        "words": lambda: unit.words.keep(some_words(404)),
        "figures": lambda: unit.records.tell(404, "KE", TODAY, {}),
        "partnership": lambda: unit.partnerships.add_many([a_partnership(round_id, ana, 404)]),
    }


@pytest.mark.parametrize(
    "what",
    ["sign", "contact", "terms", "block", "case", "meeting", "proposal", "words", "figures", "partnership"],
)
def test_what_belongs_to_nobody_known_is_refused(unit: Unit, what: str) -> None:
    store = of_nobody_known(unit)[what]

    with pytest.raises(IntegrityError):
        store()
