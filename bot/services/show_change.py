"""What `/round pin|forbid|allow|swap` would do, as its coordinator reads it, with a button to do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.changes import Change
from bot.domain.errors import StaleRound
from bot.domain.matching import NEVER_WAIVED
from bot.messages.render import field, paragraph, prose, text
from bot.ports.chat import Choice, ChoiceStyle, Fields, Questions
from bot.services.change_matches import existing
from bot.services.match_round import problem_said
from bot.services.review_matches import named, trial_choice

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.changes import Effect
    from bot.domain.rounds import Round
    from bot.ports.chat import Part, Prose, Reply
    from bot.services.asked import Asked
    from bot.services.change_matches import Tried

SHOWN = 8
"""How many changed pairs a preview names; the others are counted."""


def store(asked: Asked, tried: Tried) -> Reply:
    """Show what the change would do, with a button to do it. Nothing is stored. Raises StaleRound."""
    trial, effect = tried.trial, tried.effect
    round_ = existing(asked.unit, trial.snapshot.round_id)
    if round_.version != trial.snapshot.version:
        raise StaleRound(round=round_.name)
    named_ones = {*trial.pair, *(m for members in effect.together[:SHOWN] for m in members), *effect.alone[:SHOWN]}
    people = {i: named(asked, p) for i, p in asked.unit.people.get_many(named_ones).items()}
    first, second = (people[i] for i in trial.pair)
    parts: list[Part] = [paragraph(asked.locale, f"change-{trial.change}", first=first, second=second)]
    parts += [problem_said(asked.locale, each, trial.snapshot.numbers) for each in tried.problems]
    if _is_against_the_two(tried):
        return asked.show(*parts, *_exception(asked, tried), choices=_exceptions(asked, round_, tried))
    if not tried.proved:
        parts.append(paragraph(asked.locale, "change-unproved"))
    row = ".".join(str(each) for each in (round_.id, round_.version, trial.change, *trial.pair))
    choices = [
        Choice(text(asked.locale, "change-do"), f"change:1:{row}", ChoiceStyle.PRIMARY),
        Choice(text(asked.locale, "change-leave"), "keep:1:-"),
    ]
    return asked.show(*parts, *_effect_parts(asked, effect, people), choices=choices)


def _is_against_the_two(tried: Tried) -> bool:
    """Say whether it is this very change that a rule forbids."""
    numbers, about = tried.trial.snapshot.numbers, set(tried.trial.pair)
    is_pin = tried.trial.change in {Change.PIN, Change.SWAP}
    return is_pin and any(about & {numbers.get(m, 0) for m in problem.members} for problem in tried.problems)


def _waivable(tried: Tried) -> Iterable[tuple[int, int]]:
    """Give whom an exception of the coordinator's would let meet, by their numbers."""
    numbers = tried.trial.snapshot.numbers
    for problem in tried.problems:
        if problem.objections and not NEVER_WAIVED.intersection(problem.objections):
            yield numbers[problem.members[0]], numbers[problem.members[1]]


def _exception(asked: Asked, tried: Tried) -> Iterable[Part]:
    for first, second in _waivable(tried):
        yield paragraph(asked.locale, "change-exception", first=str(first), second=str(second))


def _exceptions(asked: Asked, round_: Round, tried: Tried) -> Sequence[Choice]:
    return [trial_choice(asked, round_, "allow", pair) for pair in _waivable(tried)]


def _effect_parts(asked: Asked, effect: Effect, people: Mapping[int, Prose]) -> Iterable[Part]:
    locale = asked.locale
    placed = prose(locale, "change-from-to", before=effect.placed_before, after=effect.placed)
    points = prose(locale, "change-from-to", before=effect.score_before, after=effect.score)
    yield Fields((field(locale, "change-placed", placed), field(locale, "change-points", points)))
    if not effect.changes:
        yield paragraph(locale, "change-nobody")
        return
    if effect.together:
        yield paragraph(locale, "change-together", count=len(effect.together))
        yield Questions(tuple(_together(asked, members, people) for members in effect.together[:SHOWN]))
    if effect.alone:
        yield paragraph(locale, "change-alone", count=len(effect.alone))
        yield Questions(tuple(people[member] for member in effect.alone[:SHOWN]))
    more = max(0, len(effect.together) - SHOWN) + max(0, len(effect.alone) - SHOWN)
    if more:
        yield paragraph(locale, "change-more", count=more)


def _together(asked: Asked, members: Sequence[int], people: Mapping[int, Prose]) -> Prose:
    first, second, *third = (people[m] for m in members)
    if third:
        return prose(asked.locale, "change-three", first=first, second=second, third=third[0])
    return prose(asked.locale, "change-pair", first=first, second=second)
