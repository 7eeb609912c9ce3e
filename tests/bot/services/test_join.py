"""`/join`: a form in pages, kept as it is filled in, and every answer the person's own word."""

from __future__ import annotations

from typing import Any

import pytest

from bot.domain.people import Account, MatchMode, Participant
from bot.domain.rounds import ApplicationState, RoundState
from bot.ports.chat import FormErrors, FormOpen
from bot.services.profile import PAGES
from tests.bot.programme import DAY, VISITOR, Answer, Town

FIRST = {"name": "Vi Nguyen", "country": "Viet Nam", "zone": "Asia/Ho_Chi_Minh", "languages": "Vietnamese, English"}
SECOND = {"workplace": "public", "career_stage": "new", "interests": "Maps; local history", "match_mode": "interests"}
THIRD = {"email": "vi@example.org", "motivation": "I am curious.", "consent": "yes"}


def joined(town: Town, by: Account | Participant = VISITOR) -> Answer:
    """Fill in the whole form."""
    page = town.typed("/join", by).form
    page = town.filled(page, by, **FIRST).form
    page = town.filled(page, by, **SECOND).form
    return town.filled(page, by, **THIRD)


def vi(town: Town) -> Participant:
    found = town.run(lambda unit: unit.people.by_account(*VISITOR.key))
    assert found is not None
    return found


@pytest.fixture
def open_town(town: Town) -> Town:
    town.a_round(RoundState.OPEN)
    return town


def test_the_form_has_at_most_five_fields_a_page() -> None:
    assert all(len(page) <= 5 for page in PAGES)


@pytest.mark.parametrize("locale", ["en", "es"])
def test_labels_and_titles_fit_every_platform(open_town: Town, locale: str) -> None:
    open_town.typed(f"/setup locale={locale}")
    page: Any = open_town.typed("/join", VISITOR).form
    for answers in (FIRST, SECOND, None):
        assert len(page.title) <= 24
        assert all(len(f.label) <= 45 for f in page.fields)
        assert all(len(f.options) <= 25 for f in page.fields)
        if answers:
            page = open_town.filled(page, VISITOR, **answers).form


def test_who_fills_in_all_pages_has_applied(open_town: Town) -> None:
    assert "Vi Nguyen" in joined(open_town).text
    assert open_town.application(vi(open_town)).state is ApplicationState.APPLIED


def test_everything_is_understood(open_town: Town) -> None:
    joined(open_town)
    person = vi(open_town)
    assert (person.country, person.zone, person.languages) == ("VN", "Asia/Ho_Chi_Minh", ("vi", "en"))
    assert (person.interests, person.match_mode) == (("maps", "local history"), MatchMode.INTERESTS)


def test_what_somebody_says_of_themself_is_their_own_word(open_town: Town) -> None:
    joined(open_town)
    assert {"name", "country", "zone", "email", "interests"} <= vi(open_town).own_fields


def test_consent_is_kept_with_version_and_time(open_town: Town) -> None:
    joined(open_town)
    person = vi(open_town)
    assert (person.consent_version, person.consented_at) == ("1", open_town.now)


def test_without_consent_nobody_applies(open_town: Town) -> None:
    page = open_town.typed("/join", VISITOR).form
    page = open_town.filled(page, VISITOR, **FIRST).form
    page = open_town.filled(page, VISITOR, **SECOND).form
    answer = open_town.filled(page, VISITOR, **{**THIRD, "consent": ""})
    assert set(answer.errors) == {"consent"}
    assert open_town.rows()["participant"] == 0


def test_what_is_wrong_is_named_and_the_rest_stays_as_it_was_typed(open_town: Town) -> None:
    page = open_town.typed("/join", VISITOR).form
    answer = open_town.filled(page, VISITOR, **{**FIRST, "country": "Atlantis"})
    assert set(answer.errors) == {"country"}
    assert {f.name: f.value for f in answer.form.fields} == {**FIRST, "country": "Atlantis"}


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", " \n "),
        ("name", "x" * 301),
        ("country", "Freedonia"),
        ("zone", "noon"),
        ("languages", "English, Klingonish"),
    ],
)
def test_an_answer_that_cannot_be_understood_is_asked_again(open_town: Town, field: str, typed: str) -> None:
    page = open_town.typed("/join", VISITOR).form
    assert set(open_town.filled(page, VISITOR, **{**FIRST, field: typed}).errors) == {field}


def test_a_zone_may_be_told_as_a_country_that_has_one(open_town: Town) -> None:
    page = open_town.typed("/join", VISITOR).form
    assert isinstance(open_town.filled(page, VISITOR, **{**FIRST, "zone": "Vietnam"}).reply, FormOpen)


def test_a_name_is_one_line_without_hidden_marks(open_town: Town) -> None:
    """A name that turns the reading direction, or fakes a second line, would speak in the bot's voice."""
    page = open_town.typed("/join", VISITOR).form
    page = open_town.filled(page, VISITOR, **{**FIRST, "name": "Vi\u202e\n\nNguyen\u0000"}).form
    page = open_town.filled(page, VISITOR, **SECOND).form
    open_town.filled(page, VISITOR, **THIRD)
    assert vi(open_town).name == "Vi Nguyen"


def test_a_form_is_taken_up_where_it_was_left(open_town: Town) -> None:
    page = open_town.typed("/join", VISITOR).form
    open_town.filled(page, VISITOR, **FIRST)
    open_town.sleep_until(open_town.now + DAY)
    again = open_town.typed("/join", VISITOR).form
    assert again.page == 2
    page = open_town.filled(again, VISITOR, **SECOND).form
    open_town.filled(page, VISITOR, **THIRD)
    assert vi(open_town).name == "Vi Nguyen"


def test_a_draft_is_forgotten_when_it_has_served(open_town: Town) -> None:
    joined(open_town)
    assert open_town.rows()["draft"] == 0


def test_a_draft_is_ones_own(open_town: Town) -> None:
    page = open_town.typed("/join", VISITOR).form
    open_town.filled(page, VISITOR, **FIRST)
    assert open_town.typed("/join", Account("discord", "902")).form.page == 1


def test_nobody_applies_twice(open_town: Town) -> None:
    joined(open_town)
    assert "applied already" in open_town.typed("/join", VISITOR).text


def test_sending_the_last_page_twice_leaves_nothing_behind(open_town: Town) -> None:
    """Two clicks are two events."""
    page = open_town.typed("/join", VISITOR).form
    page = open_town.filled(page, VISITOR, **FIRST).form
    page = open_town.filled(page, VISITOR, **SECOND).form
    open_town.filled(page, VISITOR, **THIRD)
    rows = {**open_town.rows()}
    assert "applied already" in open_town.filled(page, VISITOR, **THIRD).text
    assert {**open_town.rows(), "event": rows["event"]} == rows


def test_a_last_page_without_the_first_asks_for_what_is_missing(open_town: Town) -> None:
    from dataclasses import replace  # noqa: PLC0415  # only here

    page = replace(open_town.typed("/join", VISITOR).form, page=3)
    answer = open_town.filled(page, VISITOR, **THIRD)
    assert isinstance(answer.reply, FormErrors)
    assert {"country", "zone"} <= set(answer.errors)


def test_who_is_known_finds_the_form_filled_in(open_town: Town) -> None:
    ana = open_town.lives("Ana Ruiz", "AR", "America/Argentina/Buenos_Aires", languages=("es",))
    shown = {f.name: f.value for f in open_town.typed("/join", ana).form.fields}
    assert shown == {
        "name": "Ana Ruiz",
        "country": "Argentina",
        "zone": "America/Argentina/Buenos_Aires",
        "languages": "español",
    }


def test_who_is_known_stays_the_same_person(open_town: Town) -> None:
    ana = open_town.lives("Ana Ruiz")
    joined(open_town, ana)
    assert open_town.rows()["participant"] == 1
    assert open_town.person(ana.id).name == "Vi Nguyen"


def test_what_a_known_person_leaves_empty_stays_as_it_was(open_town: Town) -> None:
    ana = open_town.lives("Ana Ruiz", match_mode=MatchMode.CAREER, institution="National Library")
    page = open_town.typed("/join", ana).form
    page = open_town.filled(page, ana, **FIRST).form
    page = open_town.filled(page, ana, match_mode="", institution="", workplace="public").form
    open_town.filled(page, ana, **THIRD)
    person = open_town.person(ana.id)
    assert (person.match_mode, person.institution) == (MatchMode.CAREER, "National Library")


def test_an_application_can_be_taken_back_and_made_again(open_town: Town) -> None:
    joined(open_town)
    open_town.typed("/join withdraw", VISITOR)
    assert open_town.application(vi(open_town)).state is ApplicationState.WITHDRAWN
    joined(open_town)
    assert open_town.application(vi(open_town)).state is ApplicationState.APPLIED


def test_who_has_no_application_takes_none_back(open_town: Town) -> None:
    ana = open_town.lives("Ana")
    assert "went wrong" not in open_town.typed("/join withdraw", ana).text


def test_nobody_joins_a_closed_round(town: Town) -> None:
    town.a_round(RoundState.OPEN)
    page = town.typed("/join", VISITOR).form
    town.typed("/round close")
    assert "No round takes applications" in town.typed("/join", VISITOR).text
    assert "No round takes applications" in town.filled(page, VISITOR, **FIRST).text


def test_who_left_can_come_back(open_town: Town) -> None:
    ana = open_town.lives("Ana")
    open_town.pressed(open_town.typed("/me leave", ana).button("leave"), ana)
    joined(open_town, ana)
    assert open_town.person(ana.id).left_at is None


def test_somebody_elses_words_in_a_form_do_not_name_them(open_town: Town) -> None:
    """An address typed in a form binds to nobody who is known by it: anybody could type it."""
    ana = open_town.lives("Ana", email="vi@example.org")
    joined(open_town)
    assert open_town.person(ana.id).name == "Ana"
