"""A change is shown with what it would do before it is done; what is made by hand is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.domain.partnerships import Block, BlockReason, Verdict
from bot.domain.rounds import RoundState

if TYPE_CHECKING:
    from bot.domain.people import Participant
    from bot.ports.storage import Unit
    from tests.bot.programme import Answer, Town

TAGS = ("archives", "games", "maps", "music")


def matched(town: Town, number: int = 8) -> list[Participant]:
    people = [town.lives(f"Person {n}", interests=TAGS[: n % 5]) for n in range(number)]
    town.a_round(RoundState.MATCHING, *people)
    return people


def pairs(town: Town) -> set[tuple[int, ...]]:
    return {tuple(sorted(m.members)) for m in town.run(lambda unit: unit.matches.of_round(1))}


def rulings(town: Town) -> set[tuple[tuple[int, int], Verdict]]:
    return {(r.pair, r.verdict) for r in town.run(lambda unit: unit.matches.rulings(1))}


def apart(town: Town) -> tuple[int, int]:
    """Give two who are in different pairs."""
    (one, _), (other, _), *_ = sorted(pairs(town))
    return min(one, other), max(one, other)


def swapped(town: Town) -> Answer:
    (one, _), (other, _), *_ = sorted(pairs(town))
    return town.typed(f"/round swap #{one} #{other}")


@pytest.mark.parametrize("change", ["pin", "forbid", "allow", "swap"])
def test_nothing_changes_before_the_press(town: Town, change: str) -> None:
    matched(town)
    before, version = pairs(town), town.round.version
    one, other = apart(town)
    said = town.typed(f"/round {change} #{one} #{other}")

    assert "Points in all" in said.text
    assert (pairs(town), rulings(town), town.round.version) == (before, set(), version)


def test_a_pin_says_what_it_costs_and_whose_partner_changes(town: Town) -> None:
    matched(town)
    one, other = apart(town)
    said = town.typed(f"/round pin #{one} #{other}").text
    total = sum(m.score for m in town.run(lambda unit: unit.matches.of_round(1)))

    assert "People with a partner: 8 → 8" in said
    assert f"Points in all: {total:,} → " in said
    assert f"#{one} Person" in said.split("new pairs:")[1]


def test_what_was_shown_is_what_comes_of_it(town: Town) -> None:
    matched(town)
    one, other = apart(town)
    preview = town.typed(f"/round pin #{one} #{other}")
    points = int(preview.text.split("→ ")[2].split()[0].replace(",", ""))
    done = town.pressed(preview.button("change"))

    assert "Done" in done.text
    assert (one, other) in pairs(town)
    assert sum(m.score for m in town.run(lambda unit: unit.matches.of_round(1))) == points


def test_a_swap_gives_each_the_others_partner_and_leaves_everybody_else_alone(town: Town) -> None:
    matched(town)
    before = pairs(town)
    (a, x), (b, y), *rest = sorted(before)
    town.pressed(town.typed(f"/round swap #{a} #{b}").button("change"))

    assert pairs(town) == {tuple(sorted((a, y))), tuple(sorted((b, x))), *rest}


def test_what_was_put_together_by_hand_is_kept_by_later_matchings(town: Town) -> None:
    matched(town)
    (a, _), (b, y), *_ = sorted(pairs(town))
    town.pressed(town.typed(f"/round swap #{a} #{b}").button("change"))
    town.typed("/round match")

    assert tuple(sorted((a, y))) in pairs(town)


def test_somebody_without_a_partner_can_take_anothers_place(town: Town) -> None:
    people = matched(town, 7)
    (alone,) = {p.id for p in people} - {m for pair in pairs(town) for m in pair}
    (one, other), *_ = sorted(pairs(town))
    town.pressed(town.typed(f"/round swap #{alone} #{one}").button("change"))

    assert tuple(sorted((alone, other))) in pairs(town)


def test_partners_cannot_be_swapped_with_each_other(town: Town) -> None:
    matched(town)
    (one, other), *_ = sorted(pairs(town))

    assert "cannot be swapped" in town.typed(f"/round swap #{one} #{other}").text


def test_a_later_pin_takes_the_place_of_an_earlier_one(town: Town) -> None:
    """Or of two for one person neither would be kept."""
    matched(town)
    (a, _), (b, _), (c, _), *_ = sorted(pairs(town))
    town.pressed(town.typed(f"/round pin #{a} #{b}").button("change"))
    town.pressed(town.typed(f"/round pin #{a} #{c}").button("change"))

    assert tuple(sorted((a, c))) in pairs(town)
    assert (tuple(sorted((a, b))), Verdict.FREE) in rulings(town)


def test_a_pin_against_a_rule_is_named_with_the_rule_and_can_only_be_an_exception(town: Town) -> None:
    one, other = town.lives("A", "KE", "Africa/Nairobi"), town.lives("B", "KE", "Africa/Nairobi")
    town.a_round(RoundState.MATCHING, one, other, *[town.lives(f"P{n}") for n in range(4)])
    said = town.typed(f"/round pin #{one.id} #{other.id}")

    assert "They are in the same country." in said.text
    assert f"/round allow #{one.id} #{other.id}" in said.text
    assert said.tokens == (f"try:1:1.allow.{one.id}.{other.id}",)
    assert "might" not in town.pressed(said.button("try")).text


def test_an_exception_lets_two_of_one_country_meet(town: Town) -> None:
    one, other = town.lives("A", "KE", "Africa/Nairobi"), town.lives("B", "KE", "Africa/Nairobi")
    town.a_round(RoundState.MATCHING, one, other)
    preview = town.typed(f"/round allow #{one.id} #{other.id}")
    assert "People with a partner: 0 → 2" in preview.text
    town.pressed(preview.button("change"))

    assert pairs(town) == {(one.id, other.id)}


def test_nobody_is_tried_who_is_not_in(town: Town) -> None:
    people = matched(town)
    stranger = town.lives("Stranger")

    assert f"#{stranger.id} has not said" in town.typed(f"/round pin #{people[0].id} #{stranger.id}").text


def test_an_old_button_does_nothing_once_the_matches_have_changed(town: Town) -> None:
    matched(town)
    one, other = apart(town)
    old = town.typed(f"/round forbid #{one} #{other}").button("change")
    town.pressed(swapped(town).button("change"))
    before = pairs(town)

    assert "Somebody else changed this round" in town.pressed(old).text
    assert pairs(town) == before


def test_the_review_offers_to_try_the_better_pair_and_to_do_without_this_one(town: Town) -> None:
    matched(town)
    page = town.typed("/round review")
    without = page.button("try")

    assert ".forbid." in without or ".pin." in without
    assert "Points in all" in town.pressed(without).text


def _block(unit: Unit, block: Block) -> None:
    unit.signs.block(block)


def test_a_person_whom_all_have_blocked_is_left_over_with_a_sentence(town: Town) -> None:
    people = [town.lives(f"P{n}") for n in range(5)]
    shunned = people[0]
    for other in people[1:]:
        block = Block(other.id, shunned.id, BlockReason.NEVER_AGAIN, town.now)
        town.run(_block, block)
    town.a_round(RoundState.MATCHING, *people)

    assert town.application(shunned).waiting_reason == "kept-apart"
    assert len(pairs(town)) == 2
