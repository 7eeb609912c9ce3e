"""What a change rules, and what it would do."""

from __future__ import annotations

from bot.domain.changes import Change, effect_of, rulings_of
from bot.domain.partnerships import Ruling, Verdict

PARTNERS = {1: 2, 2: 1, 3: 4, 4: 3}


def ruled(change: Change, first: int, second: int, *known: Ruling) -> set[tuple[tuple[int, int], Verdict]]:
    found = rulings_of(change, 7, first, second, partners=PARTNERS, known=known)
    return {(ruling.pair, ruling.verdict) for ruling in found}


def test_to_swap_gives_each_the_others_partner() -> None:
    assert ruled(Change.SWAP, 1, 3) == {((1, 4), Verdict.PIN), ((2, 3), Verdict.PIN)}


def test_to_swap_with_somebody_without_a_partner_gives_them_the_place() -> None:
    assert ruled(Change.SWAP, 9, 1) == {((2, 9), Verdict.PIN)}


def test_a_new_pin_takes_back_what_was_pinned_with_either_before() -> None:
    known = Ruling(7, (1, 2), Verdict.PIN)
    apart = Ruling(7, (1, 4), Verdict.FORBID)

    assert ruled(Change.PIN, 3, 1, known, apart) == {((1, 2), Verdict.FREE), ((1, 3), Verdict.PIN)}


def test_to_keep_apart_takes_back_no_other_pin() -> None:
    assert ruled(Change.FORBID, 1, 2, Ruling(7, (1, 3), Verdict.PIN)) == {((1, 2), Verdict.FORBID)}


def test_an_effect_names_new_pairs_and_who_loses_their_partner() -> None:
    effect = effect_of({(1, 2): 150, (3, 4): 140}, {(1, 4): 160})

    assert (effect.placed_before, effect.placed, effect.score_before, effect.score) == (4, 2, 290, 160)
    assert (effect.together, effect.alone) == (((1, 4),), (2, 3))


def test_a_change_without_effect_is_known_as_one() -> None:
    assert not effect_of({(1, 2): 150}, {(1, 2): 150}).changes
