"""Files are told by their bytes, not by their names; what cannot be read is one clear fault."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.roster import FindingCode
from data.files import sheet
from tests.data.files.reading import ANA, BEN, HEADER, codes, only, read, read_lines, workbook

TWO = f"{HEADER}\n{ANA}\n{BEN}\n"
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4


def zipped(name: str, content: bytes = b"x") -> bytes:
    into = BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return into.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        TWO.encode(),
        TWO.encode("utf-8-sig"),
        TWO.encode("cp1252"),
        TWO.encode("utf-16"),
        TWO.encode("utf-16-le"),
        TWO.replace("\n", "\r\n").encode(),
        TWO.replace("\n", "\r").encode(),
        TWO.replace(",", "\t").encode(),
        TWO.replace(",", ";").encode(),
        TWO.replace(",", "|").encode(),
        ("sep=;\n" + TWO.replace(",", ";")).encode(),
        workbook(*(line.split(",") for line in TWO.splitlines())),
    ],
)
def test_one_table_reads_alike_however_it_is_stored(content: bytes) -> None:
    reading = read(content)
    assert codes(reading) == []
    assert [(e.row, e.name, e.country) for e in reading.entries] == [(2, "Ana Gómez", "UY"), (3, "Ben Okoro", "NG")]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file-empty"),
        (b"\xef\xbb\xbf\r\n \r\n", "file-empty"),
        (PICTURE, "file-not-table"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "file-not-table"),
        (b"%PDF-1.7\n", "file-not-table"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "file-not-table"),
        (bytes(range(256)) * 9, "file-not-table"),
        (zipped("word/document.xml"), "file-not-table"),
        (zipped("xl/workbook.xml"), "file-damaged"),
        (b"PK\x03\x04 and no more", "file-damaged"),
        (workbook(["Name"])[:900], "file-damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "file-old-excel"),
        (HEADER.encode(), "no-people"),
        (workbook(HEADER.split(",")), "no-people"),
        (b"x" * (sheet.MAX_BYTES + 1), "file-too-large"),
        (zipped("xl/workbook.xml", bytes(sheet.MAX_UNPACKED_BYTES + 1)), "file-too-large"),
        (f"{HEADER}\n".encode() + b"x\n" * (sheet.MAX_ROWS + 1), "rows-too-many"),
        (b"Name\n" * 3_000_000, "rows-too-many"),
    ],
)
def test_what_is_no_roster_is_one_fault_for_the_file(content: bytes, code: str) -> None:
    reading = read(content)
    assert codes(reading) == [code]
    assert (reading.entries, reading.findings[0].row, reading.findings[0].column) == ((), None, None)


@given(st.binary(max_size=600))
def test_no_bytes_whatever_make_reading_fail(content: bytes) -> None:
    assert read(content).entries == ()


@given(st.text(max_size=300))
def test_no_text_below_a_header_makes_reading_fail(text: str) -> None:
    known = set(FindingCode)
    assert all(finding.code in known for finding in read(f"{HEADER}\n{text}".encode("utf-8", "replace")).findings)


@given(st.integers(0, 6000), st.binary(min_size=1, max_size=20))
def test_no_damage_to_a_workbook_makes_reading_fail(at: int, damage: bytes) -> None:
    content = workbook(HEADER.split(","), ANA.split(","))
    at %= len(content)
    read(content[:at] + damage + content[at + len(damage) :])


def test_a_file_that_mixes_encodings_is_read_and_the_odd_rows_named() -> None:
    content = f"{HEADER}\n{ANA}\n".encode() + BEN.replace("Ben", "Begoña").encode("cp1252") + b"\n"
    reading = read(content)
    assert [entry.name for entry in reading.entries] == ["Ana Gómez", "Begoña Okoro"]
    finding = only(reading, "encoding-mixed")
    assert (finding.level, finding.row, finding.value) == ("warning", 3, "Begoña Okoro")


def test_a_byte_that_means_nothing_is_named_where_it_stands() -> None:
    reading = read(f"{HEADER}\n".encode() + b"An\x81a" + ANA[3:].encode("cp1252"))
    assert only(reading, "character-lost").row == 2


def test_a_quote_that_never_closes_costs_its_row_and_no_other() -> None:
    reading = read_lines(HEADER, '"Ana,ana@example.org,Uruguay,discord,1', BEN, ANA.replace("Ana", '"Ana, A."'))
    finding = only(reading, "quote-open")
    assert (finding.level, finding.row) == ("fault", 2)
    assert [(entry.row, entry.name) for entry in reading.entries] == [(3, "Ben Okoro"), (4, "Ana, A. Gómez")]


def test_a_quote_that_closes_in_a_later_row_swallows_no_rows() -> None:
    reading = read_lines(HEADER, f'"{ANA}', f'{BEN}"', ANA)
    assert codes(reading) == ["quote-open", "account-odd"]
    assert [entry.row for entry in reading.entries] == [3, 4]


def test_quotes_inside_a_word_are_read_and_mentioned() -> None:
    reading = read_lines(HEADER, ANA.replace("Ana Gómez", '"Ana "la Profe" Gómez"'))
    assert codes(reading) == ["quote-odd"]
    assert "la Profe" in reading.entries[0].name


def test_lines_inside_quotes_are_one_row_and_blank_lines_count_as_rows() -> None:
    reading = read_lines(f"{HEADER},Why are you joining?", f'{ANA},"One\n\ntwo"', "", ",,,,,", f"{BEN},")
    assert [(entry.row, entry.motivation) for entry in reading.entries] == [(2, "One\n\ntwo"), (5, None)]


def test_a_cell_of_a_megabyte_is_a_fault_with_its_place_and_its_beginning() -> None:
    reading = read_lines(HEADER, ANA.replace("Ana", "A" * 1_000_000), BEN)
    finding = only(reading, "cell-too-long")
    assert (finding.level, finding.row, finding.column) == ("fault", 2, "Full name")
    assert len(finding.value or "") <= 80
    assert [entry.row for entry in reading.entries] == [3]


def test_more_cells_than_headings_is_a_fault() -> None:
    finding = only(read_lines(HEADER, f"{ANA},surplus", BEN), "cells-too-many")
    assert (finding.level, finding.row, finding.value) == ("fault", 2, "surplus")


def test_fewer_cells_than_headings_are_blank_ones() -> None:
    reading = read_lines(HEADER, "Ana,ana@example.org,Uruguay", BEN)
    assert codes(reading) == ["no-account"]


def test_commas_inside_quotes_do_not_mislead_about_the_delimiter() -> None:
    header = 'Full name;"Interests, topics, or tags, if any, that you like";Country;Discord ID'
    reading = read_lines(header, "Ana;a, b, c, d;Uruguay;33669497195635528")
    assert reading.entries[0].country == "UY"


def test_other_sheets_with_content_are_mentioned() -> None:
    import openpyxl  # noqa: PLC0415  # a second sheet is needed once

    book = openpyxl.load_workbook(BytesIO(workbook(HEADER.split(","), ANA.split(","))))
    book.create_sheet("Waiting").append(["Somebody"])
    book.create_sheet("Nothing")
    content = BytesIO()
    book.save(content)
    assert only(read(content.getvalue()), "sheets-ignored").details == {"sheet": "Sheet", "others": "Waiting"}
