"""What country summaries tell, and an attacker who wants to know more.

The attacker knows the rules, every summary there was, and more than anybody could: how many people each place has. A
group of people is found when it is known to be neither empty nor as large as five, or known to be empty, which speaks
of everybody in the place.
"""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations_with_replacement, product
from typing import TYPE_CHECKING

import pytest

from bot.domain.pooling import ELSEWHERE, is_pool, places_of
from bot.domain.summaries import (
    APART,
    COUNTED_EVERY,
    LESS_THAN_FIVE,
    Change,
    Counted,
    Figure,
    Number,
    Telling,
    least,
    rounded,
    tell,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping

MONDAY = date(2027, 1, 18)
POOL = "419"
A, M, S, T, Q = Figure.APPLIED, Figure.MATCHED, Figure.STARTED, Figure.IN_TOUCH, Figure.QUIET
MOODS = (Figure.GOOD, Figure.SLOW, Figure.NO_REPLY)


def telling(
    places: Mapping[str, Mapping[Figure, int]],
    before: Telling | None = None,
    *,
    week: int = 0,
    members: Mapping[str, int] | None = None,
    shrunk: Collection[str] = (),
) -> Telling:
    """Tell of places in a week."""
    of_each = {place: 3 if is_pool(place) else 1 for place in places} | dict(members or {})
    counted = {place: Counted(people, of_each[place], place in shrunk) for place, people in places.items()}
    return tell(counted, before, on=MONDAY + timedelta(weeks=week), countries=len(places))


def values(told: Telling, place: str) -> dict[Figure, int]:
    """Give the numbers of a place."""
    return {figure: each.number.value for figure, each in told.places[place].items()}


def shown(told: Telling) -> Hashable:
    """Give all that anybody can read in a telling."""
    return tuple(
        (place, figure, each.number, each.on, each.change)
        for place, figures in told.places.items()
        for figure, each in figures.items()
    )


def is_found(possible: Collection[int]) -> bool:
    """Say whether the attacker has found a group of which these sizes are possible."""
    return max(possible) == 0 or (min(possible) >= 1 and max(possible) <= 4)


def found_in(stories: Iterable[tuple[Hashable, Mapping[str, int]]]) -> set[str]:
    """Give the groups that are found by whoever sees this of these truths: what is seen, and the size of each group."""
    possible: dict[Hashable, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for seen, groups in stories:
        for name, size in groups.items():
            possible[seen][name].add(size)
    assert possible
    return {
        f"{name} {sizes} {seen}"
        for seen, groups in possible.items()
        for name, sizes in groups.items()
        if is_found(sizes)
    }


# what is told


@pytest.mark.parametrize(
    ("count", "value"),
    [(0, 0), (1, 0), (4, 0), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15), (140, 140), (143, 145)],
)
def test_people_are_rounded_to_the_nearest_five_and_below_five_nobody_knows(count: int, value: int) -> None:
    assert rounded(count) == value


def test_a_number_says_at_least_how_many_there_are() -> None:
    for count in range(200):
        assert least(rounded(count)) == min(c for c in range(200) if rounded(c) == rounded(count))


def test_a_part_is_never_told_as_the_whole() -> None:
    """Quiet 15 of 13 would speak of each of the 13."""
    told = telling({"KE": {A: 13, Q: 13}}).places["KE"]
    assert told[Q].number == Number(10, or_more=True)


def test_where_there_are_few_only_the_applicants_are_told() -> None:
    """Of five people, "fewer than five" and "five" would each speak of somebody."""
    assert telling({"KE": {A: 7, M: 7}}).places["KE"].keys() == {A}
    assert telling({POOL: {A: 8, M: 8}}).places[POOL].keys() == {A}


def test_only_what_was_counted_is_told() -> None:
    assert values(telling({"KE": {A: 12, Figure.FIRST_TIME: 6}}), "KE") == {A: 10, Figure.FIRST_TIME: 5}


def test_every_figure_but_the_applicants_is_set_apart_once() -> None:
    assert sorted([A, *(figure for apart in APART for figure in apart)]) == sorted(Figure)


def test_totals_are_made_of_what_is_told() -> None:
    assert telling({"KE": {A: 12}, "DE": {A: 13}}).total(A) == Number(10 + 15)


def test_a_total_says_that_there_may_be_more_where_a_part_does() -> None:
    """A sum that made something up for "fewer than five" would be wrong by a lot in a round of small countries."""
    told = telling({"KE": {A: 12, M: 12}, "DE": {A: 13, M: 6, Q: 2}})
    assert told.total(M) == Number(10 + 5, or_more=True)
    assert told.total(Q) is None


def test_a_total_tells_no_more_than_its_parts() -> None:
    """Whoever takes the parts away from it is left with nothing of anybody's."""
    totals: dict[Hashable, set[Number | None]] = defaultdict(set)
    for counts in product(range(14), repeat=3):
        told = telling({place: {A: count} for place, count in zip(("KE", "DE", POOL), counts, strict=True)})
        totals[shown(told)].add(told.total(A))
    assert {len(each) for each in totals.values()} == {1}


def test_a_country_near_the_cap_is_known_by_what_is_told() -> None:
    people = {"KE": {A: 14}, "DE": {A: 12}, "PT": {A: 40}, POOL: {A: 30}}
    assert telling(people).near_the_cap(20) == ("KE", "PT")
    assert telling({"KE": {A: 7}}).near_the_cap(20) == ()


def test_changes_are_words() -> None:
    first = telling({"KE": {A: 10}, "DE": {A: 20}, "PT": {A: 30}})
    then = telling({"KE": {A: 16}, "DE": {A: 14}, "PT": {A: 32}}, first, week=1)
    assert {each[A].change for each in first.places.values()} == {Change.NEW}
    assert {place: each[A].change for place, each in then.places.items()} == {
        "KE": Change.MORE,
        "DE": Change.FEWER,
        "PT": Change.SAME,
    }


def test_a_number_that_stands_keeps_its_date() -> None:
    first = telling({"KE": {A: 12, M: 0}})
    then = telling({"KE": {A: 13, M: 8}}, first, week=2)
    assert then.places["KE"][A].on == first.on
    assert then.places["KE"][M].on == then.on


def test_small_steps_are_told_in_the_end() -> None:
    told = telling({"KE": {A: 11}})
    for week, count in enumerate((12, 13, 14), start=1):
        told = telling({"KE": {A: count}}, told, week=week)
    assert told.places["KE"][A].number.value == 15


def test_whoever_asks_again_within_a_week_is_told_the_same() -> None:
    told = telling({"KE": {A: 10}})
    assert [told.is_old(MONDAY + timedelta(days=days)) for days in (0, 6, 7)] == [False, False, True]
    assert timedelta(days=7) == COUNTED_EVERY


def test_a_place_that_was_told_of_is_told_of_again_when_everybody_has_left_it() -> None:
    told = telling({}, telling({"KE": {A: 9, M: 9}}), week=1)
    assert values(told, "KE") == {A: LESS_THAN_FIVE, M: 5}


# the attacker, within one place


@pytest.mark.parametrize("people", range(5, 33))
def test_no_group_of_a_country_is_found_by_whoever_knows_how_many_they_are(people: int) -> None:
    """Neither the matched nor the unmatched."""
    stories = (
        (shown(telling({"KE": {A: people, M: matched}})), {"matched": matched, "unmatched": people - matched})
        for matched in range(people + 1)
    )
    assert found_in(stories) == set()


@pytest.mark.parametrize("people", range(5, 19))
def test_no_group_is_found_by_taking_those_in_touch_and_the_quiet_from_all(people: int) -> None:
    def stories() -> Iterator[tuple[Hashable, Mapping[str, int]]]:
        for touch, quiet in product(range(people + 1), repeat=2):
            if touch + quiet <= people:
                counts = {**dict.fromkeys((A, M, S), people), T: touch, Q: quiet}
                groups = {"in touch": touch, "not": people - touch, "quiet": quiet, "not quiet": people - quiet}
                yield shown(telling({"KE": counts})), groups

    assert found_in(stories()) == set()


@pytest.mark.parametrize("people", [8, 10, 13, 15, 17])
def test_no_group_is_found_by_taking_one_figure_from_another(people: int) -> None:
    """The matched from those who applied, the started from the matched, and so on."""

    def stories() -> Iterator[tuple[Hashable, Mapping[str, int]]]:
        for quiet, started, matched in combinations_with_replacement(range(people + 1), 3):
            counts = {A: people, M: matched, S: started, Q: quiet}
            groups = {
                "waiting": people - matched,
                "not started": people - started,
                "not introduced": matched - started,
                "not quiet": started - quiet,
                **{figure.value: count for figure, count in counts.items()},
            }
            yield shown(telling({"KE": counts})), groups

    assert found_in(stories()) == set()


@pytest.mark.parametrize("matched", [5, 8, 10, 11, 13, 15])
def test_no_mood_is_found_by_taking_the_others_from_all(matched: int) -> None:
    def stories() -> Iterator[tuple[Hashable, Mapping[str, int]]]:
        for numbers in product(range(matched + 1), repeat=3):
            if sum(numbers) <= matched:
                moods = dict(zip(MOODS, numbers, strict=True))
                yield shown(telling({"KE": {A: matched, M: matched, **moods}})), {m.value: n for m, n in moods.items()}

    assert found_in(stories()) == set()


# the attacker, in a pool


@pytest.mark.parametrize("countries", [3, 4])
def test_no_group_of_a_pooled_country_is_found_by_whoever_knows_how_many_each_has(countries: int) -> None:
    """Here the attacker knows who is in the pool, and what each of its countries has."""

    def stories(people: tuple[int, ...]) -> Iterator[tuple[Hashable, Mapping[str, int]]]:
        for quiet in product(*(range(number + 1) for number in people)):
            counts = {A: sum(people), M: sum(people), S: sum(people), Q: sum(quiet)}
            told = telling({POOL: counts}, members={POOL: countries})
            yield (
                shown(told),
                {
                    **{f"{country} quiet": each for country, each in enumerate(quiet)},
                    **{
                        f"{country} not": all_ - each
                        for country, (all_, each) in enumerate(zip(people, quiet, strict=True))
                    },
                },
            )

    for people in combinations_with_replacement(range(1, 5), countries):
        if sum(people) >= 5:
            assert found_in(stories(people)) == set()


@pytest.mark.parametrize("countries", range(3, 30))
def test_a_pool_does_not_say_that_a_country_in_it_has_more_than_one(countries: int) -> None:
    """Even if all of them have four: that one person applied is no secret, a new country is announced by name."""
    told = telling({POOL: {A: 4 * countries}}, members={POOL: countries})
    assert least(told.places[POOL][A].number.value) <= 4 * (countries - 1) + 1


def test_no_two_numbers_are_about_the_same_people() -> None:
    """A pool cannot be told from a region's whole: what the countries told alone have is not in it."""
    draw = random.Random(7)
    codes = [f"{a}{b}" for a, b in product("ABCDEFGHIJ", repeat=2)]
    for _ in range(200):
        people = {code: draw.choice((1, 2, 3, 4, 6, 20)) for code in draw.sample(codes, 95)}
        places = places_of(people, lambda code: f"00{'ABCDEFGHIJ'.index(code[0]) // 3 + 2}")
        alone = {country for country, place in places.items() if country == place}
        assert alone == {country for country, number in people.items() if number >= 5}
        assert {place for country, place in places.items() if country not in alone} & alone == set()


# the attacker, with two summaries in a row


@pytest.mark.parametrize("people", [5, 7, 8, 9, 10, 11, 13])
def test_no_group_is_found_by_three_summaries_in_a_row(people: int) -> None:
    """Nor how many changed from one to the next, unless they were five or more."""

    def stories() -> Iterator[tuple[Hashable, Mapping[str, int]]]:
        for numbers in product(range(people + 1), repeat=3):
            told, seen = None, []
            for week, quiet in enumerate(numbers):
                told = telling({"KE": {A: people, M: people, S: people, Q: quiet}}, told, week=week)
                seen.append(shown(told))
            yield (
                tuple(seen),
                {
                    **{f"quiet in week {week}": quiet for week, quiet in enumerate(numbers)},
                    **{f"not quiet in week {week}": people - quiet for week, quiet in enumerate(numbers)},
                    "changed at first": abs(numbers[1] - numbers[0]),
                },
            )

    assert found_in(stories()) == set()


def test_no_group_is_found_while_people_join() -> None:
    """The attacker sees each arrival, and not what became of whom. Nobody who applied, or was matched, is ever not."""

    def stories() -> Iterator[tuple[Hashable, Mapping[str, int]]]:
        for first, then in combinations_with_replacement(range(5, 16), 2):
            for matched, later in product(range(first + 1), range(then + 1)):
                before = telling({"KE": {A: first, M: matched}})
                after = telling({"KE": {A: then, M: later}}, before, week=1)
                groups = {"matched": matched, "not": first - matched, "later": later, "not later": then - later}
                yield (first, then, shown(before), shown(after)), groups

    assert found_in(stories()) == set()


@pytest.mark.parametrize("figure", list(Figure))
@pytest.mark.parametrize("step", [-1, 1])
def test_one_persons_step_changes_nothing_that_is_told(figure: Figure, step: int) -> None:
    """Whatever the numbers are, and whatever the person did. (Where there were few, new numbers may come.)"""
    for count in range(5, 60):
        counts = {**dict.fromkeys(Figure, 30), figure: count}
        people = {POOL: counts, "DE": counts}
        before = telling(people)
        after = telling({place: {**counts, figure: count + step} for place in people}, before, week=1)
        for place, told in before.places.items():
            for each, number in told.items():
                assert after.places[place][each] == replace(number, change=Change.SAME)


@pytest.mark.parametrize("people", [(4, 4, 4), (4, 4, 1), (4, 3, 2), (3, 3, 3)])
@pytest.mark.parametrize("came", [1, 2, 3])
def test_nobody_is_found_when_a_country_outgrows_its_pool(people: tuple[int, int, int], came: int) -> None:
    """The attacker knows how many came to it, and that nobody else did anything; and sees another summary later."""
    others = list(product(*(range(number + 1) for number in people)))
    rest, pool, country = ({f: sum(people) + more for f in (A, M, S)} for more in (0, 4, came + 4 - sum(people)))

    def stories() -> Iterator[tuple[Hashable, Mapping[str, int]]]:
        for quiet, largest, new in product(others, range(5), range(came + 1)):
            of_rest, alone = {**rest, Q: sum(quiet)}, {**country, Q: largest + new}
            before = telling({POOL: {**pool, Q: sum(quiet) + largest}}, members={POOL: 4})
            after = telling({POOL: of_rest, "BO": alone}, before, week=1, shrunk={POOL})
            later = telling({POOL: of_rest, "BO": alone}, after, week=2)
            groups = {f"{number}": each for number, each in enumerate(quiet)} | {"largest": largest, "new": new}
            yield (shown(before), shown(after), shown(later)), groups

    assert found_in(stories()) == set()


@pytest.mark.parametrize("people", [(4, 4, 4), (4, 4, 2), (3, 3, 3)])
def test_no_group_of_a_pooled_country_is_found_by_two_summaries_in_a_row(people: tuple[int, int, int]) -> None:
    """The attacker knows what each country has, and that nobody came or went."""
    every = {A: sum(people), M: sum(people), S: sum(people)}
    each_way = list(product(*(range(number + 1) for number in people)))

    def stories() -> Iterator[tuple[Hashable, Mapping[str, int]]]:
        for quiet in each_way:
            before = telling({POOL: {**every, Q: sum(quiet)}})
            for later in each_way:
                after = telling({POOL: {**every, Q: sum(later)}}, before, week=1)
                weeks = {f"{country} quiet": now for country, now in enumerate(quiet)}
                weeks |= {
                    f"{country} not": all_ - now for country, (all_, now) in enumerate(zip(people, quiet, strict=True))
                }
                weeks |= {f"{country} quiet later": now for country, now in enumerate(later)}
                yield (shown(before), shown(after)), weeks

    assert found_in(stories()) == set()


def test_a_country_that_falls_below_five_keeps_its_line() -> None:
    """Whoever was erased from it cannot be read off the pool."""
    people = {"BO": 5, "CL": 4, "PE": 4, "UY": 4}
    before = telling({"BO": {A: 5}, POOL: {A: 12}})
    assert before.places.keys() == set(places_of(people, lambda _: POOL).values())
    places = places_of({**people, "BO": 4}, lambda _: POOL, before.places)
    after = telling({"BO": {A: 4}, POOL: {A: 12}}, before, week=1)
    assert after.places.keys() == set(places.values())
    assert [each[A].number for each in after.places.values()] == [each[A].number for each in before.places.values()]


def test_elsewhere_is_a_pool_like_any_other() -> None:
    assert telling({ELSEWHERE: {A: 12, M: 12}}).places[ELSEWHERE][M].number == Number(10, or_more=True)
