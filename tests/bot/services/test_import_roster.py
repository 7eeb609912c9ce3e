"""A roster file becomes participants: known ones are recognised, their own word wins, nothing is merged silently."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.people import Account, AccountState
from bot.domain.rounds import RoundState

if TYPE_CHECKING:
    from bot.domain.people import Participant
    from tests.bot.programme import Town

HEADER = "Name,Email,Country,Time zone,Discord ID,Timestamp\n"
ANA = "Ana Ruiz,ana@example.org,Argentina,America/Argentina/Buenos_Aires,111222333444555666,2027-01-20 10:00\n"
BO = "Bo Chen,bo@example.org,Japan,Asia/Tokyo,222333444555666777,2027-01-19 10:00\n"


def everybody(town: Town) -> list[Participant]:
    return list(town.run(lambda unit: unit.people.all()))


def without_events(town: Town) -> dict[str, int]:
    return {name: count for name, count in town.rows().items() if name not in {"event", "audit"}}


def test_a_file_becomes_people(town: Town) -> None:
    said = town.imported(HEADER + ANA + BO).text
    assert "New people: 2" in said
    assert [p.name for p in everybody(town)] == ["Ana Ruiz", "Bo Chen"]


def test_the_same_file_twice_changes_nothing(town: Town) -> None:
    town.a_round(RoundState.OPEN)
    town.imported(HEADER + ANA + BO)
    people, rows = everybody(town), without_events(town)
    town.imported(HEADER + ANA + BO)
    assert everybody(town) == people
    assert without_events(town) == rows


def test_an_export_taken_in_again_changes_nothing(town: Town) -> None:
    town.imported(HEADER + ANA + BO)
    people = everybody(town)
    (file,) = [p for p in town.typed("/roster export").message.parts if hasattr(p, "content")]
    town.imported(file.content.decode("utf-8-sig"))
    assert everybody(town) == people


def test_who_is_not_in_the_file_stays_as_they_are(town: Town) -> None:
    town.imported(HEADER + ANA + BO)
    bo = everybody(town)[1]
    town.imported(HEADER + ANA)
    assert everybody(town)[1] == bo


def test_what_the_file_does_not_say_is_not_erased(town: Town) -> None:
    town.imported(HEADER + ANA)
    town.imported("name,email\nAna Ruiz,ana@example.org\n")
    (ana,) = everybody(town)
    assert (ana.country, ana.zone) == ("AR", "America/Argentina/Buenos_Aires")


def test_what_the_file_says_anew_is_taken(town: Town) -> None:
    town.imported(HEADER + ANA)
    town.imported(HEADER + ANA.replace("Ana Ruiz", "Ana María Ruiz"))
    assert [p.name for p in everybody(town)] == ["Ana María Ruiz"]


def test_what_a_person_set_themself_outranks_the_file_and_is_listed(town: Town) -> None:
    town.imported(HEADER + ANA)
    town.typed("/me timezone Europe/Madrid", everybody(town)[0])
    said = town.imported(HEADER + ANA).text
    assert everybody(town)[0].zone == "Europe/Madrid"
    assert "#1" in said
    assert "One value stayed" in said


def test_an_account_is_bound_before_an_address(town: Town) -> None:
    """A new address of a known account is a new address, not a new person."""
    town.imported(HEADER + ANA)
    town.imported(HEADER + ANA.replace("ana@example.org", "ana@new.example"))
    assert [(p.id, p.email) for p in everybody(town)] == [(1, "ana@new.example")]


def test_an_address_is_known_whatever_its_case(town: Town) -> None:
    town.imported(HEADER + ANA)
    town.imported("name,email\nAna Ruiz,ANA@Example.org\n")
    assert len(everybody(town)) == 1


def test_a_new_account_of_a_known_address_is_added(town: Town) -> None:
    town.imported(HEADER + ANA)
    town.imported("Name,Email,Country,Slack ID\nAna Ruiz,ana@example.org,Argentina,U0123ABCD\n")
    assert [str(a) for a in everybody(town)[0].accounts] == ["discord:111222333444555666", "slack:U0123ABCD"]


def test_an_account_from_a_file_is_expected_until_it_is_seen(town: Town) -> None:
    town.imported(HEADER + ANA)
    assert everybody(town)[0].accounts[0].state is AccountState.EXPECTED
    town.wrote(Account("discord", "111222333444555666"))
    assert everybody(town)[0].accounts[0].state is AccountState.OPEN


def test_an_account_that_was_seen_is_not_forgotten_by_an_import(town: Town) -> None:
    town.imported(HEADER + ANA)
    town.wrote(Account("discord", "111222333444555666"))
    town.imported(HEADER + ANA)
    assert everybody(town)[0].accounts[0].state is AccountState.OPEN


# ---------------------------------------------------------------------- faults


def test_a_file_with_a_fault_changes_nothing(town: Town) -> None:
    said = town.imported(HEADER + ANA + "Nobody,no@example.org,Atlantis,,,\n").text
    assert "nothing was changed" in said
    assert everybody(town) == []


def test_the_good_rows_can_be_taken_in(town: Town) -> None:
    said = town.imported(HEADER + ANA + "Nobody,no@example.org,Atlantis,,,\n", line="/roster import faulty=skip").text
    assert [p.name for p in everybody(town)] == ["Ana Ruiz"]
    assert "left out: 1" in said


def test_a_file_that_is_no_roster_is_refused_even_when_faults_are_skipped(town: Town) -> None:
    town.imported("%PDF-1.7 …", line="/roster import faulty=skip")
    assert everybody(town) == []


def test_a_row_with_the_accounts_of_two_known_people_is_a_fault(town: Town) -> None:
    town.imported(HEADER + ANA)
    town.imported("Name,Email,Country,Slack ID\nBo Chen,bo@example.org,Japan,U0123ABCD\n")
    people = everybody(town)
    said = town.imported("Name,Country,Discord ID,Slack ID\nAna Ruiz,Argentina,111222333444555666,U0123ABCD\n").text
    assert "#1, #2" in said
    assert everybody(town) == people


def test_a_row_with_the_account_of_one_and_the_address_of_another_is_a_fault(town: Town) -> None:
    """Nothing is merged silently: two people would else share an address."""
    town.imported(HEADER + ANA + BO)
    people = everybody(town)
    said = town.imported(HEADER + ANA.replace("ana@example.org", "bo@example.org")).text
    assert "#1, #2" in said
    assert everybody(town) == people


def test_two_rows_that_mean_one_known_person_are_a_fault(town: Town) -> None:
    town.imported(HEADER + ANA)
    people = everybody(town)
    said = town.imported(
        "Name,Email,Country,Discord ID\nAna,ana@example.org,Argentina,\nAna Ruiz,,Argentina,111222333444555666\n"
    ).text
    assert "row 2" in said
    assert everybody(town) == people


# ---------------------------------------------------------------------- applications


def test_the_people_of_a_file_apply_for_the_round_that_is_open(town: Town) -> None:
    town.a_round(RoundState.OPEN)
    assert "2 people applied for spring" in town.imported(HEADER + ANA + BO).text


def test_they_applied_when_the_file_says(town: Town) -> None:
    """The country cap goes by the order of application."""
    town.a_round(RoundState.OPEN)
    town.imported(HEADER + ANA + BO)
    (ana, bo) = (town.application(p) for p in everybody(town))
    assert (ana.applied_at.day, bo.applied_at.day) == (20, 19)


def test_a_second_import_keeps_when_they_applied(town: Town) -> None:
    town.a_round(RoundState.OPEN)
    town.imported(HEADER + ANA)
    before = town.application(everybody(town)[0])
    town.imported(HEADER + ANA.replace("2027-01-20", "2027-01-25"))
    assert town.application(everybody(town)[0]) == before


def test_without_a_date_they_apply_now(town: Town) -> None:
    town.a_round(RoundState.OPEN)
    town.imported("name,email,country,timezone\nAna,ana@example.org,Argentina,America/Argentina/Buenos_Aires\n")
    assert town.application(everybody(town)[0]).applied_at == town.now


def test_without_a_round_they_are_on_the_roster_only(town: Town) -> None:
    assert "in no round" in town.imported(HEADER + ANA).text
    assert town.rows()["application"] == 0


def test_a_round_that_is_launched_takes_nobody_in(town: Town) -> None:
    town.a_round(RoundState.RUNNING, *[town.lives(f"P{n}") for n in range(4)])
    town.imported(HEADER + ANA, line="/roster import round=spring")
    assert len(everybody(town)) == 4


def test_a_withdrawn_application_is_not_made_again_by_a_file(town: Town) -> None:
    town.a_round(RoundState.OPEN)
    town.imported(HEADER + ANA)
    ana = everybody(town)[0]
    town.typed("/join withdraw", ana)
    town.imported(HEADER + ANA)
    assert town.application(ana).state == "withdrawn"


# ---------------------------------------------------------------------- finding


@pytest.mark.parametrize("who", ["#1", "Ana", "ruiz", "ana@example.org", "111222333444555666"])
def test_a_person_is_found(town: Town, who: str) -> None:
    town.imported(HEADER + ANA + BO)
    assert "Ana Ruiz" in town.typed(f"/roster find {who}").text


@pytest.mark.parametrize("who", ["#9", "nobody", "#²", "#" + "9" * 30])
def test_nobody_is_found_under_what_is_unknown(town: Town, who: str) -> None:
    town.imported(HEADER + ANA)
    assert "Nobody on the roster" in town.typed(f"/roster find {who}").text


def test_several_are_listed(town: Town) -> None:
    town.imported(HEADER + ANA + BO)
    said = town.typed("/roster find example.org").text
    assert "#1 Ana Ruiz" in said
    assert "#2 Bo Chen" in said
