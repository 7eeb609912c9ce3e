"""A coordinator's own rules: weights are shared out, hard rules are no weights, nothing overflows."""

from __future__ import annotations

from dataclasses import fields
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.matching import FULL, INTERNATIONAL, RULES, Platform, Weights
from bot.domain.own_rules import (
    CHOICES,
    MOST,
    SETTABLE,
    WEIGHED,
    UnfitRule,
    UnfitWeight,
    UnknownRule,
    as_record,
    points_of,
    read_change,
    shared_out,
    with_own,
)

weights = st.dictionaries(st.sampled_from(WEIGHED), st.integers(0, MOST), min_size=1)


def in_all(found: Weights) -> int:
    return sum(int(getattr(found, each.name)) for each in fields(found))


@given(weights)
def test_whatever_wishes_weigh_they_share_a_hundred_points(heavy: dict[str, int]) -> None:
    every = {name: heavy.get(name, 0) for name in WEIGHED}

    assert in_all(shared_out(every)) == (FULL if any(heavy.values()) else 0)


@given(weights)
def test_what_weighs_more_never_earns_less(heavy: dict[str, int]) -> None:
    every = {name: heavy.get(name, 0) for name in WEIGHED}
    found = shared_out(every)
    ranked = sorted(WEIGHED, key=lambda name: every[name])
    points = [int(getattr(found, name.replace("-", "_"))) for name in ranked]

    assert all(more >= less - 1 for less, more in pairwise(points))


@pytest.mark.parametrize("rules", RULES.values(), ids=lambda rules: rules.name)
def test_nothing_set_leaves_the_rules_as_they_are(rules: object) -> None:
    assert with_own(rules, {}) == rules  # type: ignore[arg-type]  # the table's values are rules


def test_weights_of_nothing_leave_only_the_number_of_people() -> None:
    own = with_own(INTERNATIONAL, dict.fromkeys(WEIGHED, 0))

    assert (own.weights, points_of(own)) == (Weights(), {})


def test_no_weight_opens_a_hard_rule() -> None:
    own = with_own(INTERNATIONAL, {"shared-interests": MOST})

    assert (own.different_country, own.common_language) == (True, True)


def test_a_preferred_platform_weighs_something() -> None:
    own = with_own(INTERNATIONAL, {"platform": "preferred"})

    assert own.platform is Platform.PREFERRED
    assert own.weights.same_platform > 0


@pytest.mark.parametrize("name", SETTABLE)
def test_a_record_gives_the_same_rules_again(name: str) -> None:
    """So that a result can be repeated from what was kept with it."""
    changed = with_own(INTERNATIONAL, {name: 7 if name in WEIGHED else CHOICES[name][-1]})

    assert as_record(with_own(INTERNATIONAL, as_record(changed))) == as_record(changed)


@pytest.mark.parametrize("typed", ["-1", "1000000001", "9" * 5000, "many", "", "1.5", "٣", "1e9"])
def test_a_weight_that_cannot_be_is_refused_in_a_sentence(typed: str) -> None:
    with pytest.raises(UnfitWeight):
        read_change("shared-interests", typed)


@pytest.mark.parametrize(("typed", "meant"), [("0", 0), ("1000000000", MOST), (" 50 ", 50), ("1,000", 1000)])
def test_a_weight_is_read_as_people_write_it(typed: str, meant: int) -> None:
    assert read_change("Shared_Interests", typed) == ("shared-interests", meant)


def test_an_unknown_rule_and_an_unfit_value_are_told_apart() -> None:
    with pytest.raises(UnknownRule):
        read_change("colour", "blue")
    with pytest.raises(UnfitRule):
        read_change("platform", "blue")
