"""What a row says of a person, normalised; what is odd is told, not guessed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.people import CareerStage, MatchMode
from data.files.dates import DateColumn
from tests.data.files.reading import ANA, BEN, HEADER, codes, faults, read, read_lines, workbook

AT = datetime(2027, 4, 3, 13, 42, tzinfo=UTC)


def person(**cells: str) -> tuple[list[str], object]:
    """Read one person with the given cells; headings are field words with spaces."""
    cells = {"Full name": "Ana", "Country": "Uruguay", "Discord ID": "336694971956355289"} | cells
    quoted = ('"' + cell.replace('"', '""') + '"' for cell in cells.values())
    reading = read_lines(",".join(cells), ",".join(quoted))
    return codes(reading), reading.entries[0] if reading.entries else None


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"Country": "Estados Unidos", "Time zone": "america/new york"}, "zone", "America/New_York"),
        ({"Country": "Deutschland"}, "country", "DE"),
        ({"Country": "de"}, "zone", "Europe/Berlin"),
        ({"Country": "Argentina"}, "zone", "America/Argentina/Buenos_Aires"),
        ({"Country": "Argentina", "Province": "CABA"}, "province", "Ciudad Autónoma de Buenos Aires"),
        ({"Country": "USA", "State": "Ohio"}, "zone", "America/New_York"),
        ({"Country": "Spain", "Province": "Tenerife"}, "zone", "Atlantic/Canary"),
        ({"Languages": "English, español; Français / pt"}, "languages", ("en", "es", "fr", "pt")),
        ({"Languages": "Inglés (B2) y castellano"}, "languages", ("en", "es")),
        ({"Languages": "-"}, "languages", ()),
        ({"Type of workplace": "Biblioteca universitaria"}, "workplace", "academic"),
        ({"Tipo de biblioteca": "Popular"}, "workplace", "popular"),
        ({"Career stage": "New professional (0-5 years)"}, "career_stage", CareerStage.NEW),
        ({"Etapa profesional": "Más de 15 años"}, "career_stage", CareerStage.EXPERIENCED),
        ({"Match mode": "por intereses"}, "match_mode", MatchMode.INTERESTS),
        ({"Match mode": "Abierta a cualquier pareja"}, "match_mode", MatchMode.OPEN),
        (
            {"Interests": "Acceso abierto; OPEN  access; Ciencia, ficción"},
            "interests",
            ("open access", "ciencia, ficción"),
        ),
        ({"Interests": "derechos de autor, Zines / maps"}, "interests", ("copyright", "zines", "maps")),
        ({"Taken part before?": "sí"}, "taken_part", True),
        ({"¿Aceptaría a alguien de su propio país?": "sí"}, "at_home", True),
        ({"Own country too": "no"}, "at_home", False),
        ({"I agree to the code of conduct": "Yes, I agree."}, "consented", True),
        ({"Full name": "  Ana\t\u202eMaría\u200b  Gómez "}, "name", "Ana María Gómez"),
        ({"Full name": "=cmd|' /C calc'!A0"}, "name", "=cmd|' /C calc'!A0"),
        ({"Full name": "Jose\u0301"}, "name", "José"),
        ({"Timestamp": "2027/04/03 1:42:00 PM GMT+0"}, "applied_at", AT),
    ],
)
def test_what_people_write_is_understood(cells: dict[str, str], field: str, value: object) -> None:
    found, entry = person(**cells)
    assert (found, getattr(entry, field)) == ([], value)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"Full name": " "}, "name-missing"),
        ({"Full name": "A" * 201}, "name-too-long"),
        ({"Country": "20/04/2027"}, "country-unknown"),
        ({"Country": "7"}, "country-unknown"),
        ({"Country": "US"}, "zone-needed"),
        ({"Country": "US", "State": "Texas"}, "zone-needed"),
        ({"Country": ""}, "zone-needed"),
        ({"Time zone": "GMT-3"}, "zone-offset"),
        ({"Time zone": "(UTC-03:00) Montevideo"}, "zone-offset"),
        ({"Time zone": "Mars/Olympus"}, "zone-unknown"),
        ({"Discord ID": "3.36694971956355E+17"}, "account-rounded"),
        ({"Discord ID": "3366.0"}, "account-decimal"),
        ({"Discord ID": "", "Accounts": "336694971956355289"}, "platform-missing"),
    ],
)
def test_what_cannot_be_used_is_a_fault_and_keeps_the_row_out(cells: dict[str, str], code: str) -> None:
    found, entry = person(**cells)
    assert code in found
    assert entry is None


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"Country": "", "Time zone": "UTC"}, "country-missing"),
        ({"Email": "ana(at)example.org"}, "email-odd"),
        ({"Time zone": "Europe/Madrid"}, "zone-elsewhere"),
        ({"Province": "Canelonez"}, "province-unknown"),
        ({"Languages": "Spansh"}, "language-unknown"),
        ({"Type of workplace": "Lighthouse"}, "workplace-unknown"),
        ({"Career stage": "Emeritus"}, "career-unknown"),
        ({"Match mode": "By height"}, "mode-unknown"),
        ({"Taken part before?": "perhaps"}, "answer-unknown"),
        ({"Interests": ";".join(map(str, range(30)))}, "interests-cut"),
        ({"I agree to the code of conduct": "No"}, "not-consented"),
        ({"Timestamp": "yesterday"}, "date-unknown"),
        ({"Discord ID": ""}, "no-account"),
        ({"Discord ID": "jeff #12"}, "account-odd"),
        ({"Discord ID": "336694971956355000"}, "account-zeros"),
        ({"Platform": "telegraph", "User ID": "x1"}, "platform-unknown"),
    ],
)
def test_what_is_odd_is_a_warning_and_the_person_stays(cells: dict[str, str], code: str) -> None:
    found, entry = person(**cells)
    assert found == [code]
    assert entry is not None


def test_an_unknown_country_is_not_blamed_twice() -> None:
    assert codes(read_lines(HEADER, ANA.replace("Uruguay", "Atlantis"))) == ["country-unknown"]


def test_all_that_is_wrong_is_told_at_once_in_the_order_of_the_rows() -> None:
    reading = read_lines(
        f"{HEADER},Time zone", f"{ANA.replace('Uruguay', 'Atlantis')},nowhere", f"{BEN},GMT+1", ",,UY,,"
    )
    assert [(finding.row, finding.code) for finding in reading.findings] == [
        (2, "country-unknown"),
        (2, "zone-unknown"),
        (3, "zone-offset"),
        (4, "name-missing"),
        (4, "no-account"),
    ]
    assert reading.entries == ()


def test_several_accounts_of_a_person_are_kept_in_order_and_once() -> None:
    reading = read_lines(
        "Name,Country,Platform,User ID,Slack ID,Accounts",
        "Ana,UY,Discord,336694971956355289,U0DW68KKR74,slack:U0DW68KKR74; discord:1",
    )
    accounts = [str(account) for account in reading.entries[0].accounts]
    assert accounts == ["discord:336694971956355289", "slack:U0DW68KKR74", "discord:1"]


def test_a_name_on_a_platform_is_kept_aside_and_its_column_told() -> None:
    reading = read_lines("Name,Country,Discord ID,Discord username", "Ana,UY,,ana.g")
    assert reading.entries[0].extra[reading.columns["handle:discord"]] == "ana.g"


def test_a_workbook_that_took_an_id_for_a_number_is_a_fault() -> None:
    reading = read(workbook(["Name", "Country", "Discord ID"], ["Ana", "UY", 336694971956355289], ["Ben", "NG", 12345]))
    assert faults(reading) == ["account-rounded"]
    assert [str(account) for account in reading.entries[0].accounts] == ["discord:12345"]


def test_dates_in_a_workbook_need_no_guessing() -> None:
    reading = read(workbook(["Name", "Country", "Timestamp"], ["Ana", "UY", AT.replace(tzinfo=None)]))
    assert reading.entries[0].applied_at == AT


@pytest.mark.parametrize(
    "text",
    [
        "2027-04-03 13:42",
        "2027-04-03T13:42:00Z",
        "2027-04-03T10:42:00-03:00",
        "03/04/2027 13:42",
        "3-4-2027 1:42 p. m.",
        "03.04.27, 13:42:00",
        "3/4/2027 1:42:00 PM",
        "2027/04/03 10:42:00 a. m. GMT-3",
    ],
)
def test_dates_are_read_as_form_tools_write_them(text: str) -> None:
    assert DateColumn((text,)).read(text) == AT


@pytest.mark.parametrize("text", ["31/02/2027", "2027-13-01", "tomorrow", "1/1", "2027-04-03 25:00", "99999-01-01"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert DateColumn((text,)).read(text) is None


def test_one_date_that_can_only_be_month_first_tells_the_whole_column() -> None:
    column = DateColumn(("04/03/2027 13:42", "04/20/2027"))
    assert column.read("04/03/2027 13:42") == AT


def test_dates_that_nothing_decides_are_read_day_first_with_one_warning() -> None:
    lines = (f"{HEADER},Timestamp", f"{ANA},03/04/2027", f"{BEN},04/05/2027")
    reading = read_lines(*lines)
    assert codes(reading) == ["date-ambiguous"]
    assert (reading.findings[0].row, reading.findings[0].column) == (None, "Timestamp")
    assert [entry.applied_at.month for entry in reading.entries if entry.applied_at] == [4, 5]


def test_dates_in_both_orders_are_mentioned() -> None:
    assert codes(read_lines(f"{HEADER},Timestamp", f"{ANA},20/04/2027", f"{BEN},04/20/2027")) == ["date-mixed"]


def test_people_are_compared_even_with_a_row_that_has_a_fault() -> None:
    reading = read_lines(HEADER, ANA.replace("Uruguay", "Atlantis"), ANA.replace("ana@", "other@"))
    assert [(finding.row, finding.code) for finding in reading.findings] == [
        (2, "country-unknown"),
        (3, "account-twice"),
    ]
