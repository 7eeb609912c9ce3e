"""A case is suggested to somebody who speaks the language, lives near, and has the least to do."""

from __future__ import annotations

from collections import Counter

from bot.domain.assignment import AT_MOST_AHEAD, Coordinator, Quiet, suggest

AMERICA, AFRICA = "419", "202"
LUZ = Coordinator("discord:1", frozenset({"es", "en"}), "AR", AMERICA, 1)
ZOE = Coordinator("discord:2", frozenset({"es"}), "PE", AMERICA, 2)
AMI = Coordinator("discord:3", frozenset({"en", "sw"}), "KE", AFRICA, 3)
UNKNOWN = Coordinator("discord:9")
PERUVIAN = Quiet(frozenset({"es"}), frozenset({"PE"}), frozenset({AMERICA}))
KENYAN = Quiet(frozenset({"sw", "en"}), frozenset({"KE"}), frozenset({AFRICA}))


def test_nobody_is_suggested_where_there_is_nobody() -> None:
    assert suggest([], PERUVIAN, {}) is None


def test_whoever_speaks_the_language_goes_first_however_much_they_have() -> None:
    assert suggest([AMI, LUZ], PERUVIAN, {LUZ.account: 50}) == LUZ.account


def test_whoever_lives_in_the_country_then_in_the_region_goes_first() -> None:
    assert suggest([LUZ, ZOE], PERUVIAN, {}) == ZOE.account
    chilean = Quiet(frozenset({"es", "en"}), frozenset({"CL"}), frozenset({AMERICA}))
    assert suggest([AMI, LUZ], chilean, {}) == LUZ.account


def test_nearness_never_burdens_one_more_than_the_others() -> None:
    load = {ZOE.account: AT_MOST_AHEAD + 1}
    assert suggest([LUZ, ZOE], PERUVIAN, load) == LUZ.account


def test_whoever_has_the_least_goes_first_where_all_else_is_equal() -> None:
    other = Coordinator("discord:8")
    assert suggest([other, UNKNOWN], PERUVIAN, {other.account: 1}) == UNKNOWN.account


def test_the_same_question_has_the_same_answer_whatever_the_order() -> None:
    everybody = [LUZ, ZOE, AMI, UNKNOWN]
    found = {suggest(order, KENYAN, {}) for order in (everybody, everybody[::-1])}
    assert found == {AMI.account}


def test_of_whom_we_know_no_language_we_do_not_say_that_they_speak_none() -> None:
    """Coordinators who take no part tell us nothing of themselves, and yet they share the work."""
    assert suggest([AMI, UNKNOWN], PERUVIAN, {}) == UNKNOWN.account
    assert suggest([AMI, UNKNOWN], KENYAN, {AMI.account: AT_MOST_AHEAD + 1}) == UNKNOWN.account


def test_nobody_is_given_their_own_partnership() -> None:
    theirs = Quiet(PERUVIAN.languages, PERUVIAN.countries, PERUVIAN.regions, partners=(2, 30))
    assert suggest([LUZ, ZOE], theirs, {}) == LUZ.account
    assert suggest([ZOE], theirs, {}) is None


def test_a_hundred_cases_are_shared_out_fairly() -> None:
    load: Counter[str] = Counter()
    for number in range(100):
        found = suggest([LUZ, ZOE, AMI, UNKNOWN], PERUVIAN if number % 2 else KENYAN, load)
        assert found is not None
        load[found] += 1
    assert max(load.values()) - min(load[c.account] for c in (LUZ, ZOE, AMI, UNKNOWN)) <= 2 * AT_MOST_AHEAD
