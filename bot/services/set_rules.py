"""`/round rules`: what counts when a round is matched, in sentences, and how a coordinator changes it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.errors import Refused
from bot.domain.own_rules import CHOICES, as_record, points_of, read_change
from bot.domain.rounds import RoundState
from bot.messages.answers import YES_OR_NO, as_code
from bot.messages.render import heading, paragraph, prose
from bot.ports.chat import Fields, Questions
from bot.services.matching_snapshot import rules_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.matching import Rules
    from bot.domain.rounds import Round
    from bot.ports.chat import Part, Prose, Reply
    from bot.services.asked import Asked

BEFORE_APPROVAL = (RoundState.DRAFT, RoundState.OPEN, RoundState.CLOSED, RoundState.MATCHING)
NOT_YET_MATCHED = frozenset(BEFORE_APPROVAL) - {RoundState.MATCHING}


class RuleNeedsValue(Refused):
    """Somebody named a rule, and not what it is to be."""

    key = "refused-rule-needs-value"


def round_rules(
    asked: Asked, *, change: str | None = None, value: str | None = None, round: str | None = None
) -> Reply:
    """Show a round's rules, changed first if asked. Raises WrongState, RuleNeedsValue, UnknownRule, UnfitWeight."""
    round_ = asked.round(round)
    if change is None:
        return asked.show(*_parts(asked, round_))
    if value is None:
        raise RuleNeedsValue(rule=change, example=CHOICES[change][0] if change in CHOICES else "50")
    round_.require(RoundState.MATCHING, *BEFORE_APPROVAL)
    name, wanted = read_rule(change, value)
    # Saving raises the version: a matching under way was made by other rules, and must not be stored.
    changed = asked.unit.rounds.save(replace(round_, own_rules={**round_.own_rules, name: wanted}))
    key = "rules-changed" if round_.state in NOT_YET_MATCHED else "rules-changed-match-again"
    return asked.show(paragraph(asked.locale, key), *_parts(asked, changed))


def read_rule(name: str, value: str) -> tuple[str, str | int]:
    """Give a rule as it is kept, a yes or no in any language. Raises UnknownRule, UnfitWeight, UnfitRule."""
    is_yes_or_no = set(CHOICES.get(name.strip().lower(), ())) == YES_OR_NO
    return read_change(name, as_code(value) if is_yes_or_no else value)


def _parts(asked: Asked, round_: Round) -> Iterable[Part]:
    rules = rules_of(round_)
    points = points_of(rules)
    hard = [code for code in rules.sentences() if code not in points]
    yield heading(asked.locale, "rules-title", round=round_.name)
    yield paragraph(asked.locale, "rules-hard")
    yield Questions(tuple(prose(asked.locale, f"matching-rule-{code}") for code in hard))
    if points:
        yield paragraph(asked.locale, "rules-wishes")
        yield Fields(tuple(_wish(asked, name, each) for name, each in points.items()))
    else:
        yield paragraph(asked.locale, "rules-no-wishes")
    yield paragraph(asked.locale, "rules-weakest-lifted" if rules.lift_worst_off else "rules-weakest-as-is")
    yield paragraph(asked.locale, "rules-how")
    yield Questions(tuple(_how(asked, name, rules) for name in CHOICES))


def _wish(asked: Asked, name: str, points: int) -> tuple[Prose, Prose]:
    return prose(asked.locale, "rules-points", name=name, points=points), prose(asked.locale, f"matching-rule-{name}")


def _how(asked: Asked, name: str, rules: Rules) -> Prose:
    now = str(as_record(rules)[name])
    return prose(asked.locale, "rules-choice", name=name, now=now, choices=", ".join(CHOICES[name]))
