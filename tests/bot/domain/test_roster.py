"""What only shows when rows are compared."""

from __future__ import annotations

from bot.domain.people import Account
from bot.domain.roster import Level, RosterEntry, cross_check

COLUMNS = {"accounts": "User ID", "email": "E-mail", "name": "Name", "languages": "Languages"}


def found(*entries: RosterEntry) -> list[tuple[int | None, str | None, str, str]]:
    return [(f.row, f.column, f.code, f.level) for f in cross_check(entries, COLUMNS)]


def test_one_account_in_two_rows_is_a_fault_on_the_later_one() -> None:
    account = Account("discord", "1")
    first, second = RosterEntry(2, "Ana", accounts=(account,)), RosterEntry(3, "Ben", accounts=(account,))
    (finding,) = cross_check([first, second], COLUMNS)
    assert (finding.row, finding.level, finding.value, finding.details) == (
        3,
        Level.FAULT,
        "discord:1",
        {"first_row": 2},
    )


def test_the_same_id_on_two_platforms_is_two_accounts() -> None:
    entries = [RosterEntry(n, f"P{n}", accounts=(Account(platform, "1"),)) for n, platform in enumerate("ab")]
    assert found(*entries) == []


def test_an_email_in_two_rows_is_a_fault_whatever_its_case() -> None:
    assert found(RosterEntry(2, "Ana", email="A@b.org"), RosterEntry(3, "Ben", email="a@B.org")) == [
        (3, "E-mail", "email-twice", "fault")
    ]


def test_the_same_name_in_one_country_is_a_warning_and_in_two_countries_is_nothing() -> None:
    ana, accented = RosterEntry(2, "Ana Gomez", country="UY"), RosterEntry(3, "ANA GÓMEZ", country="UY")
    assert found(ana, accented, RosterEntry(4, "Ana Gomez", country="AR")) == [(3, "Name", "name-twice", "warning")]


def test_names_in_any_script_are_compared() -> None:
    assert len(found(RosterEntry(2, "शंतनु भरद्वाज"), RosterEntry(3, "शंतनु भरद्वाज"))) == 1
    assert found(RosterEntry(2, "शंतनु"), RosterEntry(3, "शांतन")) == []


def test_who_shares_no_language_with_anybody_is_told_of() -> None:
    entries = [
        RosterEntry(2, "Ana", languages=("es", "en")),
        RosterEntry(3, "Ben", languages=("en",)),
        RosterEntry(4, "Hanako", languages=("ja", "ain")),
    ]
    assert found(*entries) == [(4, "Languages", "language-alone", "warning")]


def test_who_names_no_language_is_passed_over() -> None:
    assert found(RosterEntry(2, "Ana", languages=("es",)), RosterEntry(3, "Ben")) == []
