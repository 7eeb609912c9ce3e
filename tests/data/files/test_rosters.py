"""The rosters of real size and shape are read whole, quickly, and without a fault."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.data.files.reading import ANA, HEADER, ROSTERS, faults, only, read

SIZES = {"pilot-92.csv": 92, "round-762.csv": 762, "peak-1162.csv": 1162, "biblionetwork-64.csv": 64}


@pytest.mark.parametrize("name", SIZES)
def test_every_roster_we_were_given_reads_without_a_fault(name: str) -> None:
    path = ROSTERS / name
    if not path.exists():
        pytest.skip("needs ../shared/rosters, which are handed over beside the repository")
    reading = read(path.read_bytes())
    assert faults(reading) == []
    assert len(reading.entries) == reading.rows_read == SIZES[name]
    assert all(entry.zone and entry.country and entry.accounts and entry.applied_at for entry in reading.entries)


def test_the_sample_roster_comes_with_the_code() -> None:
    sample = Path(__file__).parents[3] / "data" / "content" / "sample.csv"
    assert len(read(sample.read_bytes()).entries) == 92


def test_a_national_roster_without_countries_takes_its_country_from_the_provinces() -> None:
    path = ROSTERS / "biblionetwork-64.csv"
    if not path.exists():
        pytest.skip("needs ../shared/rosters, which are handed over beside the repository")
    reading = read(path.read_bytes(), round_locale="es-AR")
    first = reading.entries[0]
    assert {entry.country for entry in reading.entries} == {"AR"}
    assert (first.province, first.zone) == ("Río Negro", "America/Argentina/Salta")
    assert only(reading, "country-inferred").details == {"country": "Argentina"}


def test_ten_thousand_rows_are_read_in_seconds() -> None:
    name, _, rest = ANA.partition(",")
    rows = [f"{name} {n},{rest}".replace("ana@", f"ana{n}@").replace("3366", f"{n}") for n in range(10_000)]
    content = "\n".join([HEADER, *rows])
    began = time.perf_counter()
    reading = read(content)
    assert len(reading.entries) == 10_000
    assert time.perf_counter() - began < 10
