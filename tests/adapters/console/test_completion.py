"""What a line could become."""

from __future__ import annotations

import pytest

from adapters.console.completion import complete
from tests.adapters.console.stage import COMMANDS

OWN = ("as", "clock")


@pytest.mark.parametrize(
    ("line", "hits"),
    [
        ("/ro", ["/roster ", "/round "]),
        ("/c", ["/clock "]),
        ("/round ", ["create ", "open "]),
        ("/round cr", ["create "]),
        ("/round create t", ["timetable=", "timetable=iln-16-weeks ", "timetable=pilot-26-weeks "]),
        ("/round create timetable=p", ["timetable=pilot-26-weeks "]),
        ("/round create launch=2027-03-01 l", []),
        ("/nonsense ", []),
        ("hello", []),
    ],
)
def test_a_line_is_completed(line: str, hits: list[str]) -> None:
    assert list(complete(line, COMMANDS, OWN)) == hits
