"""How often and by what means: each says theirs in a tap, both see both, the slower holds."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.agreement import Means, Often, Terms
from bot.domain.rounds import RoundState
from bot.ports.chat import Replace, Say
from bot.services.agree import SETTLES_IN
from tests.bot.programme import LAUNCH, Town, local_morning

if TYPE_CHECKING:
    from bot.domain.people import Participant

DAY = timedelta(days=1)
START = local_morning(LAUNCH, "UTC")


@pytest.fixture
def pair(town: Town) -> tuple[Participant, Participant]:
    ana, bo = town.lives("Ana Ruiz"), town.lives("Bo Chen")
    town.a_round(RoundState.RUNNING, ana, bo)
    town.go_to(START + 2 * DAY)
    return ana, bo


def terms(town: Town) -> dict[int, tuple[Often | None, Means | None]]:
    found = town.run(lambda unit: unit.signs.terms_of([1])).get(1, ())
    return {each.participant_id: (each.often, each.means) for each in found}


def soon(town: Town) -> None:
    """Let what is said to the other arrive."""
    town.sleep_until(town.now + SETTLES_IN)
    town.deliver()


# ---------------------------------------------------------------------- one's own word


def test_the_introduction_asks_how_often(town: Town, pair: tuple[Participant, Participant]) -> None:
    for person in pair:
        (introduction,) = town.got(person, "introduction")
        assert introduction.tokens == tuple(f"agree:1:1.{often}.-" for often in Often)


def test_how_often_is_followed_by_by_what_means(town: Town, pair: tuple[Participant, Participant]) -> None:
    """And the introduction with its card stays where it is."""
    ana, _ = pair
    answer = town.pressed("agree:1:1.weekly.-", ana)
    assert isinstance(answer.reply, Say)
    assert answer.tokens == tuple(f"agree:1:1.-.{means}" for means in Means)
    answer = town.pressed("agree:1:1.-.video", ana)
    assert isinstance(answer.reply, Replace)
    assert "every week, by video" in answer.text
    assert terms(town) == {ana.id: (Often.WEEKLY, Means.VIDEO)}


def test_both_are_said_by_command_too(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, _ = pair
    said = town.typed("/partner agree often=monthly means=email", ana).text
    assert "once a month, by e-mail" in said
    assert terms(town) == {ana.id: (Often.MONTHLY, Means.EMAIL)}


def test_the_command_alone_shows_both_and_asks(town: Town, pair: tuple[Participant, Participant]) -> None:
    answer = town.typed("/partner agree", pair[0])
    assert answer.text.count("not said yet") == 2
    assert len(answer.tokens) == len(Often) + len(Means)


def test_what_was_not_asked_stays_as_it_was(town: Town, pair: tuple[Participant, Participant]) -> None:
    """Whoever shares their contact goes on sharing it."""
    ana, _ = pair
    town.run(lambda unit: unit.signs.agree(Terms(1, ana.id, Often.FREE, Means.VOICE, shares_contact=True)))
    town.typed("/partner agree often=weekly", ana)
    (mine,) = town.run(lambda unit: unit.signs.terms_of([1]))[1]
    assert mine == Terms(1, ana.id, Often.WEEKLY, Means.VOICE, shares_contact=True)


# ---------------------------------------------------------------------- the other sees it


def test_the_other_is_shown_both_with_one_tap_to_agree(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, bo = pair
    town.pressed("agree:1:1.weekly.-", ana)
    town.pressed("agree:1:1.-.video", ana)
    soon(town)
    (told,) = town.got(bo, "agreement")
    assert "Ana Ruiz: every week, by video" in told.text
    assert "Bo Chen: not said yet" in told.text
    town.pressed(told.tokens[0], bo)
    assert terms(town)[bo.id] == terms(town)[ana.id] == (Often.WEEKLY, Means.VIDEO)


def test_two_taps_make_one_message(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, bo = pair
    for token in ("agree:1:1.weekly.-", "agree:1:1.-.video", "agree:1:1.monthly.-"):
        town.pressed(token, ana)
    soon(town)
    (told,) = town.got(bo, "agreement")
    assert "once a month, by video" in told.text


def test_who_agrees_closes_it_and_the_first_is_told(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, bo = pair
    town.typed("/partner agree often=weekly means=video", ana)
    soon(town)
    town.pressed(town.got(bo, "agreement")[0].tokens[0], bo)
    soon(town)
    (told,) = town.got(ana, "agreement")
    assert "Agreed!" in told.text
    assert told.tokens == ()


def test_where_they_differ_both_see_both_and_the_slower_holds(
    town: Town, pair: tuple[Participant, Participant]
) -> None:
    ana, bo = pair
    town.typed("/partner agree often=weekly", ana)
    said = town.typed("/partner agree often=monthly", bo).text
    assert "Ana Ruiz: every week" in said
    assert "Bo Chen: once a month" in said
    assert "the slower wish holds" in said


def test_saying_the_same_again_tells_nobody(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, bo = pair
    for _ in range(3):
        town.pressed("agree:1:1.weekly.-", ana)
        soon(town)
    assert len(town.got(bo, "agreement")) == 1


def test_it_reaches_the_other_at_once_and_counts_for_no_week(town: Town, pair: tuple[Participant, Participant]) -> None:
    """It is the partner's act, not one of the bot's own two a week."""
    ana, bo = pair
    town.sleep_until(START + 5 * DAY + timedelta(hours=13))
    town.typed("/partner agree often=free", ana)
    soon(town)
    (told,) = town.got(bo, "agreement")
    assert told.delivery.is_counted is False


def test_of_three_everybody_else_is_told(town: Town, pair: tuple[Participant, Participant]) -> None:
    from dataclasses import replace  # noqa: PLC0415  # only here

    carla = town.lives("Carla")
    (known,) = town.run(lambda unit: unit.partnerships.of_round(1))
    town.run(lambda unit: unit.partnerships.save_many([replace(known, members=(*known.members, carla.id))]))
    town.typed("/partner agree often=weekly", pair[0])
    soon(town)
    assert [len(town.got(person, "agreement")) for person in (*pair, carla)] == [0, 1, 1]


# ---------------------------------------------------------------------- what it sets


def test_the_agreement_sets_the_bots_patience(town: Town, pair: tuple[Participant, Participant]) -> None:
    """Two who talk once a month are not asked after two weeks."""
    for person in pair:
        town.wrote_in_room(person)
        town.typed("/partner agree often=monthly", person)
    (monthly,) = town.run(lambda unit: unit.partnerships.of_round(1))
    town.go_to(START + 20 * DAY)
    assert not [d for d in town.deliveries() if d.what == "nudge"]
    town.typed("/partner agree often=weekly", pair[0])
    town.typed("/partner agree often=weekly", pair[1])
    assert [d for d in town.deliveries() if d.what == "nudge"]
    assert monthly.introduced_at is not None


# ---------------------------------------------------------------------- old buttons


def test_a_button_of_a_partnership_that_ended_says_so_kindly(town: Town, pair: tuple[Participant, Participant]) -> None:
    ana, bo = pair
    town.pressed("leave:1:-", ana)
    assert "come to its end" in town.pressed("agree:1:1.weekly.-", bo).text
    assert terms(town) == {}


@pytest.mark.parametrize("row", ["1", "1.weekly", "1.daily.-", "x.weekly.-", "99.weekly.-", "1.-.-.-", ""])
def test_an_odd_button_does_nothing(town: Town, pair: tuple[Participant, Participant], row: str) -> None:
    assert "went wrong" not in town.pressed(f"agree:1:{row}", pair[0]).text
    assert terms(town) == {}


def test_nobody_says_it_for_other_people(town: Town, pair: tuple[Participant, Participant]) -> None:
    town.pressed("agree:1:1.weekly.-", town.lives("Carla"))
    assert terms(town) == {}


@pytest.mark.parametrize(("locale", "words"), [("es", "cada semana, por video"), ("es-AR", "acá en el chat")])
def test_each_reads_it_in_their_own_language(
    town: Town, pair: tuple[Participant, Participant], locale: str, words: str
) -> None:
    ana, bo = pair
    town.typed(f"/me language {locale}", bo)
    town.typed(f"/partner agree often=weekly means={'video' if locale == 'es' else 'here'}", ana)
    soon(town)
    assert words in town.got(bo, "agreement")[0].text
