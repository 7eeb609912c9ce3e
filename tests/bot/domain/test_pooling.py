"""Who is counted with whom."""

from __future__ import annotations

from bot.domain.pooling import ELSEWHERE, is_pool, place_of, places_of

REGIONS = {"BO": "419", "CL": "419", "PE": "419", "UY": "419", "KE": "002", "UG": "002", "FJ": "009"}
region = REGIONS.get


def test_a_country_of_five_is_counted_alone() -> None:
    assert places_of({"BO": 5}, region) == {"BO": "BO"}


def test_small_countries_are_counted_with_others_of_their_region() -> None:
    assert places_of({"BO": 4, "CL": 2, "PE": 1}, region) == dict.fromkeys(("BO", "CL", "PE"), "419")


def test_two_countries_are_no_pool() -> None:
    """Each could take itself away and read the other."""
    assert places_of({"BO": 4, "CL": 4}, region) == {}


def test_four_people_are_no_pool_however_many_countries() -> None:
    assert places_of({"BO": 1, "CL": 1, "PE": 1, "UY": 1}, region) == {}


def test_what_is_left_of_several_regions_is_counted_together() -> None:
    assert places_of({"BO": 4, "CL": 4, "KE": 1}, region) == dict.fromkeys(("BO", "CL", "KE"), ELSEWHERE)


def test_a_country_without_a_region_is_counted_elsewhere() -> None:
    """As provinces are, and who named no country."""
    assert places_of({"ZZ": 2, "AR/Salta": 2, "AR/Chaco": 2}, region)["ZZ"] == ELSEWHERE


def test_everybody_is_counted_once() -> None:
    """So no number that is told has another in it that could be taken away."""
    people = {"BO": 4, "CL": 4, "PE": 4, "UY": 9, "KE": 3, "UG": 7, "FJ": 1, "ZZ": 2}
    found = places_of(people, region)
    assert found == {
        **dict.fromkeys(("BO", "CL", "PE"), "419"),
        "UY": "UY",
        "UG": "UG",
        **dict.fromkeys(("KE", "FJ", "ZZ"), ELSEWHERE),
    }


def test_a_place_that_was_told_of_stays_one() -> None:
    """Its going would tell of whoever went."""
    assert places_of({"UY": 4, "BO": 1}, region, known={"UY", "419"}) == {"UY": "UY", "BO": "419"}


def test_where_a_country_is_counted_does_not_say_whether_anybody_lives_there() -> None:
    told = {"UY", "419", ELSEWHERE}
    assert [place_of(c, region, told) for c in ("UY", "BO", "FJ")] == ["UY", "419", ELSEWHERE]
    assert place_of("FJ", region, {"UY"}) is None


def test_a_pool_is_told_from_a_country_by_its_code() -> None:
    assert [place for place in ("419", ELSEWHERE, "KE", "AR/Salta", "ZZ") if is_pool(place)] == ["419", ELSEWHERE]
