"""`/me`: what somebody sees, changes and decides about themself."""

from __future__ import annotations

import pytest

from bot.domain.people import CareerStage, MatchMode, Participant
from bot.domain.rounds import RoundState
from tests.bot.programme import VISITOR, Town


@pytest.fixture
def ana(town: Town) -> Participant:
    return town.lives("Ana Ruiz", "AR", "America/Argentina/Buenos_Aires", email="ana@example.org")


def test_somebody_sees_what_is_known_of_them(town: Town, ana: Participant) -> None:
    said = town.typed("/me show", ana).text
    assert "Ana Ruiz" in said
    assert "#1" in said
    assert "Argentina" in said


def test_somebody_sees_their_partner_once_they_are_introduced(town: Town, ana: Participant) -> None:
    from datetime import UTC, datetime  # noqa: PLC0415  # only here

    bo = town.lives("Bo Chen", "JP", "Asia/Tokyo")
    town.a_round(RoundState.RUNNING, ana, bo)
    assert "Bo Chen" not in town.typed("/me show", ana).text
    town.go_to(datetime(2027, 3, 2, tzinfo=UTC))
    assert "Bo Chen" in town.typed("/me show", ana).text


@pytest.mark.parametrize(("typed", "locale"), [("es", "es"), ("es-AR", "es-AR"), ("Spanish", "es"), ("español", "es")])
def test_a_language_is_chosen_by_code_or_name(town: Town, ana: Participant, typed: str, locale: str) -> None:
    answer = town.typed(f"/me language {typed}", ana)
    assert town.person(ana.id).locale == locale
    assert answer.message.locale == locale


@pytest.mark.parametrize("typed", ["fr", "Klingon", "x"])
def test_a_language_that_we_do_not_write_is_refused(town: Town, ana: Participant, typed: str) -> None:
    town.typed(f"/me language {typed}", ana)
    assert town.person(ana.id).locale is None


def test_a_zone_of_ones_own_outranks_a_roster(town: Town, ana: Participant) -> None:
    town.typed("/me timezone europe/madrid", ana)
    person = town.person(ana.id)
    assert (person.zone, "zone" in person.own_fields) == ("Europe/Madrid", True)


def test_what_was_not_changed_is_not_ones_own_word(town: Town, ana: Participant) -> None:
    page = town.typed("/me edit", ana).form
    page = town.filled(page, ana, name="Ana María").form
    town.filled(page, ana, career_stage="middle", match_mode="open")
    person = town.person(ana.id)
    assert person.own_fields == {"name", "career_stage"}
    assert (person.name, person.career_stage) == ("Ana María", CareerStage.MIDDLE)


def test_both_pages_can_be_changed_one_after_the_other(town: Town, ana: Participant) -> None:
    page = town.typed("/me edit", ana).form
    page = town.filled(page, ana, languages="Spanish, Guaraní").form
    town.filled(page, ana, interests="copyright, maps", match_mode="career")
    person = town.person(ana.id)
    assert (person.languages, person.interests, person.match_mode) == (
        ("es", "gn"),
        ("copyright", "maps"),
        MatchMode.CAREER,
    )


def test_what_somebody_empties_is_taken_back(town: Town, ana: Participant) -> None:
    """An address can be erased, and no roster brings it back."""
    page = town.typed("/me edit", ana).form
    page = town.filled(page, ana).form
    town.filled(page, ana, email="")
    person = town.person(ana.id)
    assert (person.email, "email" in person.own_fields) == (None, True)


def test_what_somebody_asked_to_be_matched_by_is_never_nothing(town: Town, ana: Participant) -> None:
    page = town.typed("/me edit", ana).form
    page = town.filled(page, ana).form
    town.filled(page, ana, match_mode="")
    assert town.person(ana.id).match_mode is MatchMode.OPEN


def test_what_cannot_be_understood_is_asked_again_and_changes_nothing(town: Town, ana: Participant) -> None:
    page = town.typed("/me edit", ana).form
    answer = town.filled(page, ana, name="Other", country="Atlantis")
    assert set(answer.errors) == {"country"}
    assert town.person(ana.id) == ana


def test_a_visitor_who_writes_is_told_how_to_join(town: Town) -> None:
    assert "/join" in town.wrote(VISITOR).text


# ---------------------------------------------------------------------- survey


def test_a_survey_is_answered_by_a_form_and_can_be_changed(town: Town, ana: Participant) -> None:
    bo = town.lives("Bo Chen", "JP", "Asia/Tokyo")
    town.a_round(RoundState.RUNNING, ana, bo)
    page = town.pressed("survey:1:1.1", ana).form
    town.filled(page, ana, contact="weekly", liked="Everything")
    town.filled(page, ana, contact="monthly")
    (answers,) = town.run(lambda unit: unit.records.answers(1))
    assert (answers.number, dict(answers.answers)) == (1, {"contact": "monthly"})


def test_nobody_answers_the_survey_of_a_round_they_are_not_in(town: Town, ana: Participant) -> None:
    town.a_round()
    page = town.pressed("survey:1:1.1", ana).form
    town.filled(page, ana, contact="weekly")
    assert town.rows()["survey_answer"] == 0
