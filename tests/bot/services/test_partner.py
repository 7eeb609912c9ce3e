"""`/partner show`: who it is, how it stands, what comes next; in words that blame nobody and give nothing away."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from bot.domain.partnerships import Standing
from bot.domain.rounds import RoundState
from bot.messages.render import speaks
from bot.services.partner import SHOWN_AS
from tests.bot.programme import LAUNCH, Town, local_morning

if TYPE_CHECKING:
    from bot.domain.people import Participant

DAY = timedelta(days=1)
START = local_morning(LAUNCH, "UTC")


@pytest.fixture
def pair(town: Town) -> tuple[Participant, Participant]:
    ana = town.lives("Ana Ruiz", "AR", "America/Argentina/Buenos_Aires")
    bo = town.lives("Bo Chen", "JP", "Asia/Tokyo", institution="National Diet Library")
    town.a_round(RoundState.RUNNING, ana, bo)
    town.go_to(START + 2 * DAY)
    return ana, bo


def stands(town: Town, **changes: Any) -> None:
    (known,) = town.run(lambda unit: unit.partnerships.of_round(1))
    town.run(lambda unit: unit.partnerships.save_many([replace(known, **changes)]))


def test_one_sees_who_it_is_and_what_time_it_is_there(town: Town, pair: tuple[Participant, Participant]) -> None:
    said = town.typed("/partner show", pair[0]).text
    assert "National Diet Library" in said
    assert "Time there now" in said
    assert "12 hours ahead of you" in said


def test_one_sees_the_agreement_and_the_next_topic(town: Town, pair: tuple[Participant, Participant]) -> None:
    town.typed("/partner agree often=monthly", pair[1])
    said = town.typed("/partner show", pair[0]).text
    assert "Bo Chen: once a month" in said
    assert "“Staying current”, on Monday 15 March 2027" in said


def test_after_the_last_topic_one_sees_how_long_the_round_goes_on(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    town.sleep_until(START + 99 * DAY)
    assert "goes on until Monday 21 June 2027" in town.typed("/partner show", pair[0]).text


def test_one_can_tell_how_it_goes_in_a_tap(town: Town, pair: tuple[Participant, Participant]) -> None:
    tokens = town.typed("/partner show", pair[0]).tokens
    assert [token.rpartition(".")[2] for token in tokens] == ["elsewhere", "no-reply", "away"]


def test_two_who_write_to_each_other_are_in_touch(town: Town, pair: tuple[Participant, Participant]) -> None:
    for person in pair:
        town.wrote_in_room(person)
    assert "You are in touch. How nice!" in town.typed("/partner show", pair[0]).text


@pytest.mark.parametrize("standing", Standing)
def test_every_standing_has_its_words(town: Town, pair: tuple[Participant, Participant], standing: Standing) -> None:
    stands(town, standing=standing, silent=(pair[1].id,))
    for person in pair:
        assert "/partner agree" in town.typed("/partner show", person).text
    assert all(speaks(locale, f"partner-standing-{name}") for name in SHOWN_AS.values() for locale in ("en", "es"))


def test_who_is_silent_reads_no_reproach_and_not_what_the_other_said(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    """The same words as where both are silent."""
    ana, bo = pair
    stands(town, standing=Standing.ONE_SIDED, silent=(bo.id,))
    one_sided = town.typed("/partner show", bo).text
    stands(town, standing=Standing.BOTH_SILENT, silent=(ana.id, bo.id))
    assert town.typed("/partner show", bo).text == one_sided
    assert "needs no excuse" in one_sided


def test_who_wrote_reads_that_nothing_is_expected_of_them(town: Town, pair: tuple[Participant, Participant]) -> None:
    stands(town, standing=Standing.ONE_SIDED, silent=(pair[1].id,))
    assert "You need not do anything." in town.typed("/partner show", pair[0]).text


def test_after_a_first_message_one_waits_and_it_is_the_others_turn(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    ana, bo = pair
    town.wrote_in_room(ana)
    assert "An answer often takes a few days" in town.typed("/partner show", ana).text
    assert "It is your turn" in town.typed("/partner show", bo).text


def test_who_was_complained_of_reads_of_no_message_that_was_never_written(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    ana, bo = pair
    town.typed("/partner silent", ana)
    assert "your turn" not in town.typed("/partner show", bo).text


def test_one_sees_until_when_the_other_is_away(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, bo = pair
    town.typed("/me away until=2027-03-20", bo)
    assert "Bo Chen is away until Saturday 20 March 2027" in town.typed("/partner show", ana).text
    assert "/me back" in town.typed("/partner show", bo).text
    town.typed("/me away", bo)
    assert "Bo Chen is away for a while" in town.typed("/partner show", ana).text


def test_a_partner_is_not_shown_before_one_is_introduced(town: Town) -> None:
    ana, bo = town.lives("Ana Ruiz"), town.lives("Bo Chen")
    town.a_round(RoundState.RUNNING, ana, bo)
    said = town.typed("/partner show", ana).text
    assert "Bo Chen" not in said
    assert "no partner at the moment" in said


def test_who_knows_their_partner_may_see_them_before_the_other_has_been_introduced(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    """One's morning comes before the other's."""
    from bot.domain.partnerships import PartnershipState  # noqa: PLC0415  # only here

    stands(town, state=PartnershipState.PLANNED, introduced_at=None, standing=Standing.AWAITED)
    said = town.typed("/partner show", pair[0]).text
    assert "Bo Chen" in said
    assert "only just being introduced" in said


def test_in_a_three_both_partners_are_shown(town: Town, pair: tuple[Participant, Participant]) -> None:
    carla = town.lives("Carla Díaz")
    stands(town, members=(pair[0].id, pair[1].id, carla.id))
    said = town.typed("/partner show", pair[0]).text
    assert "Your partners" in said
    assert "Bo Chen" in said
    assert "Carla Díaz" in said


def test_after_the_round_there_is_no_partner_to_show(town: Town, pair: tuple[Participant, Participant]) -> None:
    town.go_to(START + 117 * DAY)
    assert town.round.state is RoundState.ENDED
    assert "no partner at the moment" in town.typed("/partner show", pair[0]).text


@pytest.mark.parametrize(
    ("locale", "words"), [("es", "Lo que puedes hacer"), ("es-AR", "Lo que podés hacer"), ("en", "What you can do")]
)
def test_one_reads_it_in_ones_own_language(
    town: Town, pair: tuple[Participant, Participant], locale: str, words: str
) -> None:
    town.typed(f"/me language {locale}", pair[0])
    assert words in town.typed("/partner show", pair[0]).text
