"""What somebody reads when the form opens, the first time and when they come back to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.rounds import RoundState
from bot.messages.plain import plain_prose
from tests.bot.programme import VISITOR, Answer, Town

if TYPE_CHECKING:
    from bot.ports.chat import Form

PAGE_1 = {"name": "Ana", "country": "Spain", "zone": "Europe/Madrid", "languages": "Spanish"}


def introduction(form: Form) -> str:
    return plain_prose(form.introduction, "en", "UTC")


def sent_page_1(town: Town) -> Answer:
    town.a_round(RoundState.OPEN)
    return town.submitted(town.typed("/join", VISITOR).form, PAGE_1, VISITOR)


def test_the_form_begins_with_when_it_starts_and_how_long_it_is(town: Town) -> None:
    town.typed('/setup programme="Our network"')
    town.a_round(RoundState.OPEN)
    said = introduction(town.typed("/join", VISITOR).form)
    assert "Our network starts on Monday 1 March 2027. This takes 3 short pages." in said
    assert "About you." in said


def test_a_later_page_says_only_what_it_is_about(town: Town) -> None:
    said = introduction(sent_page_1(town).form)
    assert said.startswith("About your work")


def test_who_comes_back_is_told_that_nothing_is_lost(town: Town) -> None:
    """The form opens where it was left, and says so."""
    sent_page_1(town)
    form = town.typed("/join", VISITOR).form
    assert form.page == 2
    assert introduction(form).startswith("Welcome back. What you sent is kept, and here you go on.\n\nAbout your work")
