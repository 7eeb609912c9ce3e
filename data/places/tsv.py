"""Read the small tables beside this package: tab-separated, `#` begins a comment line."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def table(name: str, package: str = "data.places") -> Iterator[list[str]]:
    """Give the cells of each line of the table file `name` in `package`."""
    for line in files(package).joinpath(name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def names_of(kind: str) -> Iterator[tuple[str, str]]:
    """Give (code, name) of every alias of a kind: "country", "language" or "province"."""
    for row_kind, code, names in table("aliases.tsv"):
        if row_kind == kind:
            yield from ((code, name) for name in names.split(";"))


def own_names_of(kind: str) -> Iterator[tuple[str, str]]:
    """Give (code, name) of what countries or languages call themselves."""
    for row_kind, code, name in table("own_names.tsv"):
        if row_kind == kind:
            yield code, name
