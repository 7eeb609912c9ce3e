"""The hard rules hold, and the arrays say what the domain says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given, settings

from bot.domain.matching import objections, score, sort_out_pins
from bot.matching.allowed import fits
from bot.matching.arrays import crowd_of
from bot.matching.engine import match
from bot.matching.score import scoring_of
from tests.bot.matching.crowds import LAUNCH, couples, situations

if TYPE_CHECKING:
    from tests.bot.matching.crowds import Situation


@given(situations())
@settings(max_examples=150, deadline=None)
def test_no_match_breaks_a_hard_rule(situation: Situation) -> None:
    people, rules, pairs, seed = situation
    by_id = {person.id: person for person in people}

    matching = match(people, rules, pairs, seed=seed, on=LAUNCH)

    assert not [each for each in couples(matching.matches) if objections(by_id[each[0]], by_id[each[1]], rules, pairs)]


@given(situations())
@settings(max_examples=150, deadline=None)
def test_everybody_is_matched_once_or_left_over_with_a_reason(situation: Situation) -> None:
    people, rules, pairs, seed = situation

    matching = match(people, rules, pairs, seed=seed, on=LAUNCH)

    placed = [member for each in matching.matches for member in each.members]
    assert sorted(placed + [each.person for each in matching.left_over]) == [person.id for person in people]
    assert all(each.code for each in matching.left_over)


@given(situations())
@settings(max_examples=150, deadline=None)
def test_every_pin_is_kept_or_named_as_a_problem(situation: Situation) -> None:
    people, rules, pairs, seed = situation

    matching = match(people, rules, pairs, seed=seed, on=LAUNCH)

    kept = couples(each for each in matching.matches if each.pinned)
    refused = couples(matching.problems)
    assert kept | refused == {(min(each), max(each)) for each in pairs.pinned}
    assert not kept & refused
    assert kept == set(sort_out_pins({each.id: each for each in people}, rules, pairs)[0])


@given(situations(most=9))
@settings(max_examples=150, deadline=None)
def test_arrays_allow_exactly_what_the_domain_allows(situation: Situation) -> None:
    people, rules, pairs, seed = situation
    crowd = crowd_of(people, rules=rules, pairs=pairs, seed=seed, on=LAUNCH)

    allowed = fits(crowd, np.arange(len(crowd))).all

    expected = [[a is not b and not objections(a, b, rules, pairs) for b in crowd.people] for a in crowd.people]
    assert allowed.tolist() == expected


@given(situations(most=9))
@settings(max_examples=150, deadline=None)
def test_arrays_score_exactly_as_the_domain_does(situation: Situation) -> None:
    people, rules, pairs, seed = situation
    crowd = crowd_of(people, rules=rules, pairs=pairs, seed=seed, on=LAUNCH)

    everybody = scoring_of(crowd).block(np.arange(len(crowd)))

    others = [(i, j) for i in range(len(crowd)) for j in range(len(crowd)) if i != j]
    expected = [score(crowd.people[i], crowd.people[j], rules, LAUNCH) for i, j in others]
    assert [everybody[each] for each in others] == expected
    assert all(0 <= each <= 200 for each in expected)
