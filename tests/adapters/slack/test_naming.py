"""The one command's name."""

from __future__ import annotations

import pytest

from adapters.slack.naming import RESERVED, CommandNameTaken, checked
from tests.platforms.slack_install import RESERVED as KEPT


@pytest.mark.parametrize("name", sorted(RESERVED))
def test_a_word_that_slack_keeps_is_refused(name: str) -> None:
    with pytest.raises(CommandNameTaken):
        checked(name)


@pytest.mark.parametrize("name", ["", "two words", "ñandú", "x" * 32, "<!channel>"])
def test_what_cannot_be_a_command_is_refused(name: str) -> None:
    with pytest.raises(CommandNameTaken):
        checked(name)


def test_a_name_may_be_given_with_its_stroke() -> None:
    assert checked("/Pairkeeper") == "pairkeeper"


def test_all_that_the_server_keeps_is_kept() -> None:
    """Except for what no command of ours may be called anyway."""
    assert {word.removeprefix("/") for word in KEPT} - {"part"} <= RESERVED
