"""The numbers that say how good matches are."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.matching import INTERNATIONAL
from bot.domain.people import MatchMode
from bot.domain.quality import quality_of
from tests.bot.matching.crowds import LAUNCH, crowd, person


def test_every_pair_is_in_the_histogram_and_the_points_are_those_of_the_pairs() -> None:
    people = {p.id: p for p in crowd(40, 3)}
    ids = sorted(people)
    groups = [(ids[n], ids[n + 1]) for n in range(0, 38, 2)]
    found = quality_of(people, groups, INTERNATIONAL, LAUNCH, ())

    assert sum(found.histogram) == sum(found.hours) == found.pairs == 19
    assert (found.people, found.placed) == (40, 38)
    assert found.worst <= found.percentile <= found.median <= 200


def test_only_who_asked_for_something_is_counted_as_asking() -> None:
    open_one = person("a", "AR")
    asking = person("b", "KE", match_mode=MatchMode.INTERESTS, interests=frozenset({"maps"}))
    people = {p.id: p for p in (open_one, asking)}
    found = quality_of(people, [("a", "b")], INTERNATIONAL, LAUNCH, ())

    assert found.asked == (0, 0, 1)


def test_in_a_three_the_better_of_two_partners_counts_for_what_was_asked() -> None:
    asking = person("a", "AR", match_mode=MatchMode.INTERESTS, interests=frozenset({"maps", "games", "music"}))
    like = replace(person("b", "KE"), interests=asking.interests)
    people = {p.id: p for p in (asking, like, person("c", "DE"))}
    found = quality_of(people, [("a", "b", "c")], INTERNATIONAL, LAUNCH, ())

    assert found.asked == (1, 0, 0)
    assert sum(found.histogram) == 3


def test_the_commonest_countries_come_first() -> None:
    people = {p.id: p for p in (person(str(n), c) for n, c in enumerate(("AR", "KE", "KE", "AR", "DE", "JP")))}
    found = quality_of(people, [("0", "1"), ("2", "3"), ("4", "5")], INTERNATIONAL, LAUNCH, ())

    assert found.flows == (("AR", "KE", 2), ("DE", "JP", 1))
