import pytest

from bot.domain.partnerships import ProposedMatch, Ruling, Verdict
from bot.ports.storage import Unit
from tests.contracts.examples import UNUSUAL_TEXTS, known_people, known_round


def test_proposals_are_given_weakest_first(unit: Unit) -> None:
    round_id = known_round(unit)
    strong, weak, equal = (
        ProposedMatch(round_id, (1, 2), 180),
        ProposedMatch(round_id, (3, 4, 5), 20),
        ProposedMatch(round_id, (6, 7), 20),
    )

    unit.matches.replace(round_id, [strong, weak, equal])

    assert list(unit.matches.of_round(round_id)) == [weak, equal, strong]


def test_a_proposal_comes_back_as_it_went(unit: Unit) -> None:
    round_id = known_round(unit)
    match = ProposedMatch(
        round_id,
        (9, 2, 5),
        200,
        pinned=True,
        terms=tuple(("shared-interests", {"interests": (text, "zines"), "points": 12}) for text in UNUSUAL_TEXTS),
        common=(("language", {"language": "es"}), ("hours", {"half_hours": 8}), ("nothing", {})),
    )

    unit.matches.replace(round_id, [match])

    assert list(unit.matches.of_round(round_id)) == [match]


def test_new_proposals_take_the_place_of_all_earlier_ones_of_the_round(unit: Unit) -> None:
    spring, autumn = known_round(unit, "Spring"), known_round(unit, "Autumn")
    kept = ProposedMatch(autumn, (1, 2), 90)
    unit.matches.replace(autumn, [kept])
    unit.matches.replace(spring, [ProposedMatch(spring, (1, 2), 10), ProposedMatch(spring, (3, 4), 20)])

    unit.matches.replace(spring, [ProposedMatch(spring, (1, 4), 30)])

    assert [match.members for match in unit.matches.of_round(spring)] == [(1, 4)]
    assert list(unit.matches.of_round(autumn)) == [kept]

    unit.matches.replace(spring, [])
    assert list(unit.matches.of_round(spring)) == []


@pytest.mark.parametrize("turned", [False, True], ids=["same order", "other order"])
def test_a_later_ruling_on_the_same_two_replaces_the_first(unit: Unit, turned: bool) -> None:
    round_id = known_round(unit)
    ana, ben, cem = known_people(unit, "Ana", "Ben", "Cem")
    unit.matches.rule(Ruling(round_id, (ana, ben), Verdict.PIN))
    unit.matches.rule(Ruling(round_id, (cem, ana), Verdict.PIN))

    unit.matches.rule(Ruling(round_id, (ben, ana) if turned else (ana, ben), Verdict.FORBID))

    assert list(unit.matches.rulings(round_id)) == [
        Ruling(round_id, (ana, ben), Verdict.FORBID),
        Ruling(round_id, (ana, cem), Verdict.PIN),
    ]


def test_a_ruling_counts_in_its_round_only(unit: Unit) -> None:
    spring, autumn = known_round(unit, "Spring"), known_round(unit, "Autumn")
    ana, ben = known_people(unit, "Ana", "Ben")
    unit.matches.rule(Ruling(spring, (ana, ben), Verdict.PIN))

    assert list(unit.matches.rulings(autumn)) == []


def test_what_a_matching_was_made_with_is_kept_until_the_next(unit: Unit) -> None:
    round_id = known_round(unit)
    assert unit.matches.result(round_id) is None
    unit.matches.record_result(round_id, {"seed": 1})

    unit.matches.record_result(round_id, {"seed": 2, "bound": 1.5, "proved": True, "weakest": None, "way": "exact"})

    assert unit.matches.result(round_id) == {"seed": 2, "bound": 1.5, "proved": True, "weakest": None, "way": "exact"}
