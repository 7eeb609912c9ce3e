"""Columns are known by what form tools call them, in either language, in any order."""

from __future__ import annotations

import pytest

from bot.domain.people import PROFILE_FIELDS
from data.files.headings import heading_for, lay_out
from data.files.sheet import Row
from tests.data.files.reading import ANA, HEADER, codes, faults, only, read_lines

PLATFORMS = ("discord", "slack")


def fields(*headings: str) -> dict[str, str]:
    layout = lay_out(Row(1, headings), (), PLATFORMS)
    return {name: column.heading for name, column in layout.fields.items()}


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Marca temporal", "applied_at"),
        ("Completion time", "applied_at"),
        ("NOMBRE Y APELLIDO", "name"),
        ("e-mail", "email"),
        ("Direccion de correo electronico", "email"),
        ("País", "country"),
        ("Provincia:", "province"),
        ("Localidad", "city"),
        ("Institución", "institution"),
        ("Huso horario", "zone"),
        ("Zona horaria (por ejemplo America/Lima)", "zone"),
        ("Which languages do you speak well enough to write letters?", "languages"),
        ("¿Cómo te gustaría ser emparejado/a?", "match_mode"),
        ("¿Por qué participás?", "motivation"),
        ("Have you taken part before?", "taken_part"),
        ("Do you accept our Code of Conduct?", "consented"),
        ("Discord ID", "account:discord"),
        ("Slack member ID", "account:slack"),
        ("ID de usuario de Slack", "account:slack"),
        ("Discord username", "handle:discord"),
        ("Usuario de Discord", "handle:discord"),
    ],
)
def test_headings_are_known_whatever_their_case_accents_and_marks(heading: str, field: str) -> None:
    assert fields(heading) == {field: heading}


@pytest.mark.parametrize("locale", ["en", "es", "es-AR"])
def test_every_heading_we_write_is_one_we_read(locale: str) -> None:
    for name in (*PROFILE_FIELDS, "accounts", "consented"):
        assert fields(heading_for(name, locale)) == {name: heading_for(name, locale)}


def test_order_does_not_matter_and_unknown_columns_are_kept_aside() -> None:
    reading = read_lines(
        "Shoe size,Platform user ID,Platform,Shoe size,País,Nombre completo,",
        "43,U0DW68KKR74,Slack,44,Uruguay,Ana,loose",
    )
    (entry,) = reading.entries
    assert (entry.name, entry.country, str(entry.accounts[0])) == ("Ana", "UY", "slack:U0DW68KKR74")
    assert entry.extra == {"Shoe size": "43", "Shoe size (2)": "44", "G": "loose"}


def test_a_name_in_two_columns_is_put_together() -> None:
    assert (
        read_lines("Apellido,Nombre,País,Discord ID", "Gómez,Ana,UY,336694971956355289").entries[0].name == "Ana Gómez"
    )
    assert read_lines("First name,Last name,Country", "Ana,Gómez,UY").entries[0].name == "Ana Gómez"


def test_a_whole_name_goes_before_its_parts() -> None:
    (entry,) = read_lines("First name,Last name,Full name,Country", "A,G,Ana Gómez,UY").entries
    assert (entry.name, entry.extra) == ("Ana Gómez", {"First name": "A", "Last name": "G"})


def test_two_columns_that_mean_the_same_are_a_fault_and_nobody_is_read() -> None:
    reading = read_lines("Name,Country,País", "Ana,UY,AR")
    assert (faults(reading), reading.entries) == (["column-twice"], ())
    assert only(reading, "column-twice").details == {"first": "Country (B)", "second": "País (C)"}


def test_the_blank_columns_of_an_anonymous_form_do_not_count() -> None:
    reading = read_lines(
        "ID,Completion time,Email,Name,Full name,Email address,Country", "1,,anonymous,,Ana,a@b.org,UY"
    )
    assert (reading.entries[0].name, reading.entries[0].email) == ("Ana", "a@b.org")


def test_without_a_column_for_names_the_headings_found_are_told() -> None:
    finding = only(read_lines("Who,Country", "Ana,UY"), "name-column-missing")
    assert (finding.level, finding.row, finding.value) == ("fault", None, "Who, Country")


def test_without_a_column_for_accounts_one_warning_stands_for_all() -> None:
    assert codes(read_lines("Name,Country", "Ana,UY", "Ben,NG")) == ["account-columns-missing"]


def test_findings_name_the_column_as_the_file_does() -> None:
    reading = read_lines(HEADER.replace("Country", "PAÍS de residencia"), ANA.replace("Uruguay", "Urugay"))
    finding = only(reading, "country-unknown")
    assert (finding.row, finding.column, finding.value) == (2, "PAÍS de residencia", "Urugay")
    assert finding.details == {"suggestion": "Uruguay"}
    assert reading.columns["country"] == "PAÍS de residencia"
