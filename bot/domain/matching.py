"""Matching as the domain sees it: people, hard rules, points, and what comes out. The solving is in bot/matching."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfoNotFoundError

from bot.domain.daytime import zone_named
from bot.domain.errors import Refused
from bot.domain.people import MatchMode

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.domain.people import CareerStage, Participant

Pair = tuple[str, str]
"""Two person ids; either order means the same pair."""

Details = Mapping[str, str | int | tuple[str, ...]]
"""Variables of a sentence. Tuples are lists for the reader; codes (country, language) become names when rendered."""

INTERESTS_PERCENT = (0, 50, 80, 100)
"""What sharing 0, 1, 2, 3 or more interests is worth, in percent: the first shared interest counts most. Our choice."""

FULL_HALF_HOURS = 8
"""Common waking half-hours that are as good as any more: four hours leave room for a call on most days. Our choice."""

FULL = 100
"""The points of one direction if everything suits."""

DAY = 24 * 60
"""Minutes of a day."""


NO_PLACE = frozenset({"student", "between-jobs"})
"""Kinds of workplace where nobody works, so two people cannot be told that they work in the same kind of place."""


class SamePersonTwice(Refused):
    """Two people were given to matching under one id, so the result could not say who is who."""

    key = "refused-same-person-twice"


class Platform(StrEnum):
    """Whether partners must be reachable on one platform."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    FREE = "free"


class Objection(StrEnum):
    """A hard rule that a pair would break."""

    UNKNOWN_COUNTRY = "unknown-country"
    SAME_COUNTRY = "same-country"
    SAME_INSTITUTION = "same-institution"
    NO_LANGUAGE = "no-language"
    NO_ACCOUNT = "no-account"
    NO_PLATFORM = "no-platform"
    BEFORE = "before"
    KEPT_APART = "kept-apart"
    FORBIDDEN = "forbidden"


NEVER_WAIVED = frozenset({Objection.NO_ACCOUNT, Objection.NO_PLATFORM, Objection.KEPT_APART, Objection.FORBIDDEN})
"""What no coordinator's exception opens: the bot could not bring the two together, or somebody said no."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who has confirmed "still in" and waits for a partner.

    `id` must not depend on the order of a sheet's rows (see `person_of`). Hours are local, in minutes from midnight;
    `zone` None or unknown earns no points for common hours. `wanted_workplace` is a kind of workplace asked for by
    name, whatever the person's own; `met_countries` are those of earlier partners.
    """

    id: str
    country: str | None = None
    province: str | None = None
    institution: str | None = None
    zone: str | None = None
    wakes: int = 8 * 60
    sleeps: int = 20 * 60
    languages: frozenset[str] = frozenset()
    platforms: frozenset[str] = frozenset()
    interests: frozenset[str] = frozenset()
    career_stage: CareerStage | None = None
    workplace: str | None = None
    wanted_workplace: str | None = None
    match_mode: MatchMode = MatchMode.OPEN
    met_countries: frozenset[str] = frozenset()
    consents_in_country: bool = False


def person_of(
    participant: Participant, *, met_countries: frozenset[str] = frozenset(), consents_in_country: bool = False
) -> Person:
    """Make the `Person` of a participant. The id is an account's, for our own number follows the order of the rows."""
    accounts = sorted(str(account) for account in participant.accounts)
    return Person(
        id=accounts[0] if accounts else f"participant:{participant.id}",
        country=participant.country,
        province=participant.province,
        institution=participant.institution,
        zone=participant.zone,
        wakes=participant.wakes,
        sleeps=participant.sleeps,
        languages=frozenset(participant.languages),
        platforms=participant.platforms,
        interests=frozenset(participant.interests),
        career_stage=participant.career_stage,
        workplace=participant.workplace,
        match_mode=participant.match_mode,
        met_countries=met_countries,
        consents_in_country=consents_in_country,
    )


@dataclass(frozen=True, slots=True)
class Weights:
    """The most points each term can give in one direction. They add up to 100, or to 0 where no wish counts."""

    asked_for: int = 0
    shared_interests: int = 0
    waking_hours: int = 0
    new_country: int = 0
    other_province: int = 0
    same_platform: int = 0

    def __post_init__(self) -> None:
        """Refuse weights that would take a direction out of 0-100."""
        weights = [getattr(self, each.name) for each in fields(self)]
        if min(weights) < 0 or sum(weights) not in {0, FULL}:
            raise ValueError(f"weights must be 0 or more and add up to 100, or all be 0: {weights}")


@dataclass(frozen=True, slots=True)
class Rules:
    """What a round asks of every pair, and what it would like.

    `assumed_languages` stand for a person who named none (the round's own). `lift_worst_off` values a pair by
    `40000 - (200 - s)**2` instead of its score `s`: the weakest pairs get better for 0.2 % of the mean (MATCHING.md).
    It is off unless asked for, so that "the best total" means the total that people see. `home_by_consent` lets two
    who both agreed to it meet within one country; `threes` lets who is left over join a pair with whom all is allowed.
    """

    name: str
    weights: Weights
    different_country: bool = False
    different_institution: bool = False
    common_language: bool = True
    platform: Platform = Platform.FREE
    assumed_languages: frozenset[str] = frozenset()
    lift_worst_off: bool = False
    home_by_consent: bool = True
    threes: bool = False

    @property
    def prefer_other_province(self) -> bool:
        """Say whether coming from another province earns points."""
        return self.weights.other_province > 0

    def sentences(self) -> tuple[str, ...]:
        """Name the sentences `matching-rule-<code>` that say these rules, hard ones first, then by weight."""
        hard = (
            ("different-country", self.different_country and self.home_by_consent),
            ("always-different-country", self.different_country and not self.home_by_consent),
            ("different-institution", self.different_institution),
            ("common-language", self.common_language),
            (f"platform-{self.platform}", self.platform is not Platform.PREFERRED),
            ("not-before", True),
            ("not-blocked", True),
            ("threes", self.threes),
        )
        soft = sorted(fields(self.weights), key=lambda each: -int(getattr(self.weights, each.name)))
        liked = (each.name.replace("_", "-") for each in soft if getattr(self.weights, each.name))
        return (*(code for code, holds in hard if holds), *liked)

    def worth(self, score: int) -> int:
        """Give what a pair of this score (0-200) is worth to the whole."""
        return 40_000 - (200 - score) ** 2 if self.lift_worst_off else score


INTERNATIONAL = Rules(
    name="international",
    weights=Weights(asked_for=40, shared_interests=25, waking_hours=20, new_country=15),
    different_country=True,
    assumed_languages=frozenset({"en"}),
)
"""The International Librarians Network's way: always another country."""

NATIONAL = Rules(
    name="national",
    weights=Weights(asked_for=40, shared_interests=30, waking_hours=5, other_province=25),
    different_institution=True,
    assumed_languages=frozenset({"en"}),
)
"""One country: another institution always, another province if it can be done."""

BIBLIONETWORK = Rules(
    name="biblionetwork",
    weights=Weights(asked_for=20, shared_interests=50, waking_hours=5, other_province=25),
    different_institution=True,
    assumed_languages=frozenset({"es"}),
)
"""Biblionetwork's way (DOMAIN.md §3): interests first, never the same institution, another province preferred."""

RULES = {rules.name: rules for rules in (INTERNATIONAL, NATIONAL, BIBLIONETWORK)}


@dataclass(frozen=True, slots=True)
class Pairs:
    """What is known, or wanted, of particular pairs. Ids of people who do not take part are of no effect.

    `allowed` are a coordinator's exceptions: they open every rule but `NEVER_WAIVED`. `before` holds past partners,
    without those of whom both say they never met. `blocked` is either's "never again".
    """

    pinned: frozenset[Pair] = frozenset()
    forbidden: frozenset[Pair] = frozenset()
    allowed: frozenset[Pair] = frozenset()
    before: frozenset[Pair] = frozenset()
    blocked: frozenset[Pair] = frozenset()


@dataclass(frozen=True, slots=True)
class Term:
    """One reason why one person suits another: `points` of at most `of`; `matching-term-<code>` says it."""

    code: str
    points: int
    of: int
    details: Details = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """A proposed partnership. `score` is 0-200: both directions, 0-100 each. Members are in the order of their ids."""

    members: tuple[str, ...]
    score: int
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class LeftOver:
    """Somebody without a partner, and why: `matching-left-<code>` with `details` says it."""

    person: str
    code: str
    details: Details = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Problem:
    """A pin that was not kept, and why: `matching-problem-<code>` says it."""

    code: str
    members: Pair
    objections: tuple[Objection, ...] = ()


@dataclass(frozen=True, slots=True)
class Matching:
    """What a run proposes, with all that is needed to repeat it.

    `score` adds up the pairs' scores, `worth` what the rules make of them (the same unless `lift_worst_off`);
    `weight` adds the tie-break and identifies the solution. `bound` is a worth that no matching can exceed, `gap`
    what lies between, `proved` that nobody can do better: neither more people placed, nor more worth.
    """

    matches: tuple[Match, ...]
    left_over: tuple[LeftOver, ...]
    score: int
    worth: int
    weight: int
    bound: int | None
    proved: bool
    seed: int
    on: date
    rules: Rules
    pairs: Pairs
    version: str
    problems: tuple[Problem, ...] = ()

    @property
    def gap(self) -> int | None:
        """Give how much worth at most is missing; None where nothing is known."""
        return None if self.bound is None else self.bound - self.worth


@dataclass(frozen=True, slots=True)
class Alternative:
    """Somebody who would have made a better pair, whom they are with, and why not: `matching-why-<code>` says it."""

    person: str
    score: int
    code: str
    partner: str | None = None
    details: Details = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class View:
    """A match seen by one member: `points` 0-100 as terms, and the other's `rank` among `choices` allowed people."""

    person: str
    partner: str
    points: int
    terms: tuple[Term, ...]
    rank: int
    choices: int
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why these people were put together: one view for each ordered pair of members."""

    match: Match
    views: tuple[View, ...]


def pair(a: str, b: str) -> Pair:
    """Give the pair in the one order in which it is kept."""
    return (a, b) if a <= b else (b, a)


def plain(text: str | None) -> str | None:
    """Give a name without differences of case and spacing; None for an empty one."""
    return " ".join(text.casefold().split()) or None if text else None


def spoken(person: Person, rules: Rules) -> frozenset[str]:
    """Give the languages a person can be matched in: theirs, or the round's for who named none."""
    return person.languages or rules.assumed_languages


def objections(a: Person, b: Person, rules: Rules, pairs: Pairs) -> tuple[Objection, ...]:
    """Name every hard rule the pair would break, a coordinator's exception taken into account; none: it is allowed."""
    at_home = a.consents_in_country and b.consents_in_country
    this = pair(a.id, b.id)
    broken = {
        Objection.UNKNOWN_COUNTRY: rules.different_country and not at_home and None in {a.country, b.country},
        Objection.SAME_COUNTRY: rules.different_country
        and not at_home
        and a.country is not None
        and a.country == b.country,
        Objection.SAME_INSTITUTION: rules.different_institution
        and plain(a.institution) is not None
        and plain(a.institution) == plain(b.institution),
        Objection.NO_LANGUAGE: rules.common_language and not spoken(a, rules) & spoken(b, rules),
        Objection.NO_ACCOUNT: not a.platforms or not b.platforms,
        Objection.NO_PLATFORM: rules.platform is Platform.REQUIRED
        and bool(a.platforms and b.platforms)
        and not a.platforms & b.platforms,
        Objection.BEFORE: listed(this, pairs.before),
        Objection.KEPT_APART: listed(this, pairs.blocked),
        Objection.FORBIDDEN: listed(this, pairs.forbidden),
    }
    waived = listed(this, pairs.allowed)
    return tuple(each for each, holds in broken.items() if holds and (each in NEVER_WAIVED or not waived))


def listed(this: Pair, pairs: frozenset[Pair]) -> bool:
    """Say whether a pair is in the set, in either order."""
    return this in pairs or this[::-1] in pairs


@lru_cache(maxsize=2048)  # a round has a few hundred zones and one day
def offset_minutes(zone: str | None, on: date) -> int | None:
    """Give a zone's distance from UTC at noon UTC of a day; None for an unknown zone."""
    if not zone:
        return None
    try:
        offset = datetime.combine(on, time(12), UTC).astimezone(zone_named(zone)).utcoffset()
    except (ZoneInfoNotFoundError, ValueError, OSError):  # all three are zoneinfo's ways of not knowing a name
        return None
    return None if offset is None else offset // timedelta(minutes=1)


def common_half_hours(a: Person, b: Person, on: date) -> int:
    """Count the half-hours of a day in which both are awake; 0 where a zone is not known."""
    here, there = offset_minutes(a.zone, on), offset_minutes(b.zone, on)
    if here is None or there is None:
        return 0
    own, others = _waking_minutes(a), _waking_minutes(b)
    later = (b.wakes - there - a.wakes + here) % DAY
    before_bed = min(own, later + others) - later
    from_the_day_before = min(own, later + others - DAY)
    return (max(0, before_bed) + max(0, from_the_day_before)) // 30


def _waking_minutes(person: Person) -> int:
    """Give the length of a person's day; who goes to bed after midnight has one too."""
    return person.sleeps - person.wakes + (DAY if person.sleeps < person.wakes else 0)


def hours_percent(half_hours: int) -> int:
    """Give what so many common half-hours are worth, in percent."""
    return 100 * min(half_hours, FULL_HALF_HOURS) // FULL_HALF_HOURS


def interests_percent(shared: int) -> int:
    """Give what so many shared interests are worth, in percent."""
    return INTERESTS_PERCENT[min(shared, len(INTERESTS_PERCENT) - 1)]


def asked_percent(a: Person, b: Person) -> int:
    """Give how far `b` is what `a` asked for, in percent. Who left open what they asked by is content with anybody."""
    if a.wanted_workplace is not None:
        return 100 * (b.workplace == a.wanted_workplace)
    same_stage = a.career_stage is None or a.career_stage == b.career_stage
    same_workplace = a.workplace is None or a.workplace == b.workplace
    match a.match_mode:
        case MatchMode.INTERESTS:
            return interests_percent(len(a.interests & b.interests)) if a.interests else 100
        case MatchMode.CAREER:
            return 100 * same_stage
        case MatchMode.WORKPLACE:
            return 100 * same_workplace
        case MatchMode.DIFFERENT:
            return 50 * _differs(a.career_stage, b.career_stage) + 50 * _differs(a.workplace, b.workplace)
        case MatchMode.OPEN:
            return 100


def _differs(own: str | None, other: str | None) -> bool:
    """Say whether the other is known to differ; who did not say their own is content with anybody."""
    return own is None or (other is not None and own != other)


def terms(a: Person, b: Person, rules: Rules, on: date) -> tuple[Term, ...]:
    """Give the reasons why `b` suits `a`; their points add up to 0-100.

    Who asked by name for a kind of workplace is not consoled by the rest: without it every term is 0.
    """
    shared = tuple(sorted(a.interests & b.interests))
    half_hours = common_half_hours(a, b, on)
    asked = asked_percent(a, b)
    new = b.country is not None and b.country not in a.met_countries
    other_province = None not in {a.province, b.province} and plain(a.province) != plain(b.province)
    weights = rules.weights
    consoled = asked or a.wanted_workplace is None
    code = "asked-wish" if a.wanted_workplace is not None else f"asked-{a.match_mode}"
    every: tuple[tuple[str, int, int, Details], ...] = (
        (code, weights.asked_for, asked, _asked_details(a, b, shared)),
        ("shared-interests", weights.shared_interests, interests_percent(len(shared)), _list("interests", shared)),
        ("waking-hours", weights.waking_hours, hours_percent(half_hours), {"halfhours": half_hours}),
        ("new-country", weights.new_country, 100 * new, {"country": b.country or ""}),
        ("other-province", weights.other_province, 100 * other_province, {"province": b.province or ""}),
        ("same-platform", weights.same_platform, 100 * bool(a.platforms & b.platforms), {}),
    )
    return tuple(
        Term(code, of * percent // 100 if consoled else 0, of, details) for code, of, percent, details in every if of
    )


def _asked_details(a: Person, b: Person, shared: tuple[str, ...]) -> Details:
    """Give the variables of the `asked-…` sentences."""
    wanted = a.wanted_workplace or a.workplace or ""
    stage = b.career_stage.value if b.career_stage else ""
    return {**_list("interests", shared), "stage": stage, "workplace": b.workplace or "", "wanted": wanted}


def _list(name: str, values: Iterable[str]) -> dict[str, str | int | tuple[str, ...]]:
    """Give a list as sentences want it: the values, and how many they are."""
    every = tuple(values)
    return {name: every, "count": len(every)}


def points(a: Person, b: Person, rules: Rules, on: date) -> int:
    """Give how well `b` suits `a`, 0-100."""
    return sum(term.points for term in terms(a, b, rules, on))


def score(a: Person, b: Person, rules: Rules, on: date) -> int:
    """Give how well two people suit one another, 0-200."""
    return points(a, b, rules, on) + points(b, a, rules, on)


def common_ground(a: Person, b: Person) -> tuple[tuple[str, Details], ...]:
    """Give what two people have in common, the best thing to talk about first: `matching-common-<code>` says it.

    Never empty: two who share nothing we know of are told that they can show each other something new.
    """
    interests = tuple(sorted(a.interests & b.interests))
    languages = tuple(sorted(a.languages & b.languages))
    found: list[tuple[str, Details]] = []
    if interests:
        found.append(("interests", _list("interests", interests)))
    if a.workplace is not None and a.workplace == b.workplace and a.workplace not in NO_PLACE:
        found.append(("workplace", {"workplace": a.workplace}))
    if a.career_stage is not None and a.career_stage == b.career_stage:
        found.append(("stage", {"stage": a.career_stage.value}))
    if len(languages) > 1:
        found.append(("languages", _list("languages", languages)))
    return tuple(found) or (("new", {}),)


def sort_out_pins(people: Mapping[str, Person], rules: Rules, pairs: Pairs) -> tuple[list[Pair], list[Problem]]:
    """Give the pins that can be kept, and what stands against the others. Of two for one person neither is kept."""
    wanted = sorted({pair(*each) for each in pairs.pinned})
    uses = Counter(member for each in wanted for member in set(each))
    kept: list[Pair] = []
    problems: list[Problem] = []
    for each in wanted:
        first, second = each
        if first == second:
            problems.append(Problem("pin-self", each))
        elif first not in people or second not in people:
            problems.append(Problem("pin-missing", each))
        elif max(uses[first], uses[second]) > 1:
            problems.append(Problem("pin-twice", each))
        elif broken := objections(people[first], people[second], rules, pairs):
            problems.append(Problem("pin-breaks-rule", each, broken))
        else:
            kept.append(each)
    return kept, problems
