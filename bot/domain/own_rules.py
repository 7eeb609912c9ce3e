"""Rules in a coordinator's words: what of a round's rules can be set, to what, and what comes of it.

What is kept with a round is only what was set (`{"shared-interests": 50, "threes": "yes"}`); the rest is as the rules
of that name have it. Hard rules are no weights: however much a wish weighs, it never outvotes one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeAlias

from bot.domain.errors import Refused
from bot.domain.matching import FULL, Platform, Weights

if TYPE_CHECKING:
    from bot.domain.matching import Rules

OwnRules: TypeAlias = Mapping[str, "str | int"]
"""What was set, by name: a number for what weighs, a word for the rest."""

WEIGHED = tuple(each.name.replace("_", "-") for each in fields(Weights))
"""What people may wish, by the names under which a coordinator weighs it."""

MOST = 1_000_000_000
"""The heaviest a wish can be. Weights count against one another, so nobody needs more."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "country": ("different", "any"),
    "own-country": ("by-consent", "never"),
    "institution": ("different", "any"),
    "language": ("common", "any"),
    "platform": tuple(Platform),
    "threes": ("yes", "no"),
    "weakest": ("lift", "as-is"),
}
"""What else can be set, and to what."""

SETTABLE = (*WEIGHED, *CHOICES)

PREFERRED_PLATFORM = 10
"""What "rather the same platform" weighs unless the coordinator says so: less than any wish of the named rules."""


class UnknownRule(Refused):
    """There is no such rule to set."""

    key = "refused-unknown-rule"


class UnfitWeight(Refused):
    """A weight is a whole number from 0 to a billion."""

    key = "refused-unfit-weight"


class UnfitRule(Refused):
    """A rule cannot be set to this."""

    key = "refused-unfit-rule"


def read_change(name: str, value: str) -> tuple[str, str | int]:
    """Give what a coordinator set, as it is kept. Raises UnknownRule, UnfitWeight, UnfitRule."""
    known = name.strip().lower().replace("_", "-")
    wanted = value.strip().lower()
    if known in WEIGHED:
        return known, _weight(known, wanted)
    if known not in CHOICES:
        raise UnknownRule(value=name, choices=", ".join(SETTABLE))
    if wanted not in CHOICES[known]:
        raise UnfitRule(rule=known, value=value, choices=", ".join(CHOICES[known]))
    return known, wanted


LONGEST_WEIGHT = 10
"""The digits of a billion: a longer number is not even read."""


def _weight(name: str, typed: str) -> int:
    digits = typed.replace(",", "").replace("_", "").lstrip("0") or "0"
    if not typed or not (digits.isascii() and digits.isdecimal()) or len(digits) > LONGEST_WEIGHT or int(digits) > MOST:
        raise UnfitWeight(rule=name, value=typed)
    return int(digits)


def with_own(rules: Rules, own: OwnRules) -> Rules:
    """Give rules as a coordinator wants them. Weights are shared out anew: 100 points, whatever they add up to."""
    platform = Platform(str(own.get("platform", rules.platform)))
    return replace(
        rules,
        name="own" if own else rules.name,
        weights=_weights(rules.weights, own, platform),
        different_country=_is(own, "country", "different", otherwise=rules.different_country),
        different_institution=_is(own, "institution", "different", otherwise=rules.different_institution),
        common_language=_is(own, "language", "common", otherwise=rules.common_language),
        platform=platform,
        lift_worst_off=_is(own, "weakest", "lift", otherwise=rules.lift_worst_off),
        home_by_consent=_is(own, "own-country", "by-consent", otherwise=rules.home_by_consent),
        threes=_is(own, "threes", "yes", otherwise=rules.threes),
    )


def _is(own: OwnRules, name: str, word: str, *, otherwise: bool) -> bool:
    return own[name] == word if name in own else otherwise


def _weights(weights: Weights, own: OwnRules, platform: Platform) -> Weights:
    heavy = {name: getattr(weights, name.replace("-", "_")) for name in WEIGHED}
    if platform is Platform.PREFERRED and not heavy["same-platform"]:
        heavy["same-platform"] = PREFERRED_PLATFORM
    return shared_out({name: int(own.get(name, usual)) for name, usual in heavy.items()})


def shared_out(heavy: Mapping[str, int]) -> Weights:
    """Share 100 points out by weight, what division leaves over to the largest remainders, the first named first."""
    total = sum(heavy.values())
    if not total:
        return Weights()
    points = {name: FULL * weight // total for name, weight in heavy.items()}
    by_remainder = sorted(heavy, key=lambda name: -(FULL * heavy[name] % total))
    for name in by_remainder[: FULL - sum(points.values())]:
        points[name] += 1
    return Weights(**{name.replace("-", "_"): each for name, each in points.items()})


def points_of(rules: Rules) -> Mapping[str, int]:
    """Give what each wish can earn in one direction, the weightiest first; those that earn nothing are left out."""
    found = {name: int(getattr(rules.weights, name.replace("-", "_"))) for name in WEIGHED}
    return {name: found[name] for name in sorted(found, key=lambda name: -found[name]) if found[name]}


def as_record(rules: Rules) -> dict[str, str | int]:
    """Give rules as readable data, to be kept with a result: everything that would have to be set to have them."""
    return {
        **{name: int(getattr(rules.weights, name.replace("-", "_"))) for name in WEIGHED},
        "country": "different" if rules.different_country else "any",
        "own-country": "by-consent" if rules.home_by_consent else "never",
        "institution": "different" if rules.different_institution else "any",
        "language": "common" if rules.common_language else "any",
        "platform": rules.platform.value,
        "threes": "yes" if rules.threes else "no",
        "weakest": "lift" if rules.lift_worst_off else "as-is",
    }
