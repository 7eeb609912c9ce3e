"""The button "I am here", and the codes by which people show who they are."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO
from typing import TYPE_CHECKING

import pytest

from bot.domain.codes import read_code
from bot.domain.people import Account, AccountState
from bot.domain.rounds import RoundState
from bot.ports.chat import FilePart, FormErrors, FormOpen, Say
from tests.bot.programme import HOUR, Town
from tests.bot.services.arrivals import a_town, expected

if TYPE_CHECKING:
    from bot.domain.people import Participant
    from tests.bot.programme import Answer

STRANGER = Account("discord", "303", "somebody")


def invitations(town: Town) -> list[list[str]]:
    """Give the rows of the file a coordinator mails, without its headings."""
    said = town.typed("/roster expected format=csv")
    (file,) = [part for part in said.message.parts if isinstance(part, FilePart)]
    return list(csv.reader(StringIO(file.content.decode("utf-8-sig"))))[1:]


def code_for(town: Town, person: Participant) -> str:
    """Give the code in somebody's invitation."""
    return next(code for number, _, _, code, _ in invitations(town) if number == f"#{person.id}")


def try_code(town: Town, code: str, by: Account = STRANGER) -> Answer:
    """Let somebody press the button and type a code."""
    opened = town.pressed("here:1:1", by)
    return town.submitted(opened.form, {"code": code}, by)


@pytest.fixture
def town() -> Town:
    """Give a town with an open round."""
    town = a_town()
    town.a_round(RoundState.OPEN)
    return town


def test_a_code_shows_who_somebody_is(town: Town) -> None:
    ana = expected(town, "Ana", None, email="ana@example.org")
    town.apply(ana)

    said = try_code(town, code_for(town, ana))

    assert "Ana" in said.text
    assert town.person(ana.id).accounts[0].key == STRANGER.key
    assert town.person(ana.id).accounts[0].state is AccountState.OPEN


def test_a_code_is_understood_as_people_type_it(town: Town) -> None:
    ana = expected(town, "Ana", "wrong.handle")
    town.apply(ana)
    number, _, letters = code_for(town, ana).partition("-")

    try_code(town, f" #{number} {letters.lower().replace('-', '').replace('0', 'o').replace('1', 'l')} ")

    assert [a.key for a in town.person(ana.id).accounts] == [STRANGER.key]


def test_a_code_is_used_once(town: Town) -> None:
    ana = expected(town, "Ana", None)
    town.apply(ana)
    code = code_for(town, ana)
    try_code(town, code)

    second = try_code(town, code, Account("discord", "404"))

    assert isinstance(second.reply, FormErrors)
    assert town.run(lambda unit: unit.people.by_account("discord", "404")) is None


def test_codes_of_earlier_files_hold_until_one_is_used(town: Town) -> None:
    ana = expected(town, "Ana", None)
    town.apply(ana)
    first, second = code_for(town, ana), code_for(town, ana)
    assert first != second

    try_code(town, first)

    assert town.person(ana.id).accounts[0].key == STRANGER.key
    assert town.run(lambda unit: unit.codes.of_person(ana.id)) == []


def test_a_code_is_kept_sealed(town: Town) -> None:
    ana = expected(town, "Ana", None)
    town.apply(ana)
    code = code_for(town, ana)

    (kept,) = town.run(lambda unit: unit.codes.of_person(ana.id))

    assert code not in (kept.digest, kept.salt)
    assert code not in repr(kept)


def test_ten_tries_an_hour_and_no_more(town: Town) -> None:
    ana = expected(town, "Ana", None)
    town.apply(ana)
    code = code_for(town, ana)
    wrong = f"{ana.id}-0000-0000-0000"
    form = town.pressed("here:1:1", STRANGER).form
    for _ in range(10):
        assert isinstance(town.submitted(form, {"code": wrong}, STRANGER).reply, FormErrors)

    refused = town.submitted(form, {"code": code}, STRANGER)
    assert isinstance(refused.reply, Say)
    assert refused.reply.refused
    assert isinstance(try_code(town, code, Account("discord", "404")).reply, Say)

    ben = expected(town, "Ben", None)
    town.apply(ben)
    town.sleep_until(town.now + HOUR)
    assert "Ben" in try_code(town, code_for(town, ben)).text


def test_codes_go_with_their_round(town: Town) -> None:
    ana = expected(town, "Ana", None)
    town.apply(ana)
    code = code_for(town, ana)
    ended = town.round
    town.run(lambda unit: unit.rounds.save(replace(ended, state=RoundState.ENDED)))

    assert isinstance(try_code(town, code).reply, FormErrors)
    town.plan()
    assert town.run(lambda unit: unit.codes.of_person(ana.id)) == []


@pytest.mark.parametrize(
    "typed", ["", "ana@example.org", "12", "12-", "x-ABCD-EFGH-JKMN", "99999999999999999-ABCDEFGHJKMN"]
)
def test_what_is_no_code_opens_nothing(town: Town, typed: str) -> None:
    """An e-mail address alone least of all."""
    ana = expected(town, "Ana", None, email="ana@example.org")
    town.apply(ana)

    assert isinstance(try_code(town, typed).reply, FormErrors)
    assert town.person(ana.id).accounts == ()


def test_whoever_is_known_needs_no_code(town: Town) -> None:
    town.lives("Ana", accounts=(Account("discord", "101"),))

    said = town.pressed("here:1:1", Account("discord", "101"))

    assert "Ana" in said.text


def test_who_has_the_handle_needs_no_code(town: Town) -> None:
    ana = expected(town, "Ana", "Somebody")

    assert "Ana" in town.pressed("here:1:1", STRANGER).text
    assert town.person(ana.id).accounts[0].key == STRANGER.key


def test_two_with_one_handle_are_asked_for_their_codes(town: Town) -> None:
    """A roster with a mistake gives nobody's partner to somebody else."""
    expected(town, "Ana", "somebody")
    expected(town, "Ben", "Somebody")

    assert isinstance(town.pressed("here:1:1", STRANGER).reply, FormOpen)


def test_the_list_names_whoever_has_not_come(town: Town) -> None:
    ana, ben = expected(town, "Ana", "101"), town.lives("Ben", accounts=(Account("discord", "202"),))
    town.apply(ana, ben)

    said = town.typed("/roster expected").text

    assert f"#{ana.id} Ana" in said
    assert "Ben" not in said
    assert "Have not come yet" in town.typed("/round status").text

    town.typed("/me show", ana)
    assert "Everybody" in town.typed("/roster expected").text
    assert "Have not come yet" not in town.typed("/round status").text


def test_an_invitation_is_ready_in_its_readers_language(town: Town) -> None:
    town.typed("/setup invite=https://example.org/come")
    ana = expected(town, "Ana", None, email="=ana@example.org", languages=("es",))
    town.apply(ana)

    ((number, name, email, code, words),) = invitations(town)

    assert (number, name, email) == (f"#{ana.id}", "Ana", "'=ana@example.org")
    assert read_code(code) == (ana.id, code)
    assert code in words
    assert "https://example.org/come" in words
    assert "pareja de intercambio" in words


def test_an_invitation_without_an_address_reads_well_and_the_coordinator_learns_of_it(town: Town) -> None:
    ana = expected(town, "Ana", None, email="ana@example.org")
    town.apply(ana)

    ((*_, words),) = invitations(town)

    assert "come to us in chat.\n" in words
    assert "/setup invite=LINK" in town.typed("/roster expected format=csv").text
    town.typed("/setup invite=https://example.org/come")
    assert "/setup invite=LINK" not in town.typed("/roster expected format=csv").text


def test_the_button_is_posted_as_soon_as_somebody_is_expected(town: Town) -> None:
    """Once by itself, and again when a coordinator asks."""
    roster = "Full name,Platform,Platform user ID,Country\nAna,discord,ana.reads,Kenya\n"
    town.imported(roster)
    town.imported(roster.replace("Ana", "Ben").replace("ana", "ben"))
    town.go_to(town.now + HOUR)
    (posted,) = town.posted("are-you-here")
    assert posted.tokens == (f"here:1:{town.round.id}",)

    said = town.typed("/roster invite").text
    town.go_to(town.now + HOUR)

    assert "2 people" in said
    assert len(town.posted("are-you-here")) == 2


def test_where_nobody_need_come_first_there_is_nothing_to_post() -> None:
    town = Town()
    town.a_round(RoundState.OPEN, town.lives("Ana"))

    assert "Nowhere" in town.typed("/roster invite").text
    assert "Everybody" in town.typed("/roster expected").text


def test_before_launch_a_coordinator_reads_how_many_cannot_be_reached() -> None:
    town = a_town()
    people = [expected(town, "Ana", "101"), town.lives("Ben", accounts=(Account("discord", "202"),))]
    town.a_round(RoundState.APPROVED, *people)
    town.apply(expected(town, "Cora", None))  # no introduction waits for her: she has no partner

    assert "One person has not come yet" in town.typed("/round launch").text
