"""Match a round: a snapshot of people and rules, the computation elsewhere, the proposals stored."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.errors import Refused, StaleRound
from bot.domain.own_rules import as_record
from bot.domain.rounds import ApplicationState, RoundState
from bot.messages.cards import side_by_side
from bot.messages.render import paragraph, prose, text
from bot.ports.chat import Choice, ChoiceStyle, JobStarted, Message, Paragraph, Questions
from bot.services.matching_snapshot import already_waiting, rules_of, standing
from bot.services.proof import proof_words
from bot.services.proposals import proposals

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.matching import Problem
    from bot.domain.rounds import Round
    from bot.ports.chat import Reply
    from bot.services.asked import Asked
    from bot.services.placing import Result


class NobodyToMatch(Refused):
    """Nobody has confirmed, so there is nobody to match."""

    key = "refused-nobody-to-match"


class NobodyApplied(Refused):
    """Whoever applied has withdrawn or waits for another round, or nobody has applied at all."""

    key = "refused-nobody-applied"


def match_round(asked: Asked, *, round: str | None = None, unanswered: str = "wait") -> Reply:
    """Begin matching who confirmed (with `unanswered=in` also who did not answer).

    Raises WrongState, NobodyToMatch, NobodyApplied.
    """
    round_ = asked.round(round, RoundState.CLOSED, RoundState.MATCHING)
    round_.require(RoundState.CLOSED, RoundState.MATCHING)
    if unanswered == "in":
        _count_the_unanswered_in(asked, round_)
    if not standing(asked.unit, round_):
        raise (NobodyApplied if unanswered == "in" else NobodyToMatch)(round=round_.name)
    rules = tuple(prose(asked.locale, f"matching-rule-{code}") for code in rules_of(round_).sentences())
    started = paragraph(asked.locale, "match-started", round=round_.name)
    message = Message((started, Questions(rules)), (), asked.locale)
    return JobStarted("match", (("round", round_.id),), message)


def _count_the_unanswered_in(asked: Asked, round_: Round) -> None:
    silent = {ApplicationState.APPLIED, ApplicationState.UNCONFIRMED}
    applications = asked.unit.applications.of_round(round_.id)
    asked.unit.applications.save_many(
        replace(a, state=ApplicationState.CONFIRMED) for a in applications if a.state in silent
    )


def store(asked: Asked, result: Result) -> Reply:
    """Store the proposals, and why each of the others has none. Raises StaleRound if the round has moved meanwhile."""
    snapshot, matching = result.snapshot, result.matching
    round_ = asked.unit.rounds.get(snapshot.round_id)
    if round_ is None or round_.version != snapshot.version:
        raise StaleRound(round=round_.name if round_ else "")
    asked.unit.matches.replace(round_.id, proposals(round_.id, result))
    asked.unit.matches.record_result(round_.id, _record(result))
    _note_left_over(asked, round_, result)
    asked.unit.rounds.save(round_.moved_to(RoundState.MATCHING))
    choices = [
        Choice(text(asked.locale, "match-review"), f"review:1:{round_.id}.1", ChoiceStyle.PRIMARY),
        Choice(text(asked.locale, "match-approve"), f"approve:1:{round_.id}"),
    ]
    key = "match-done" if not result.left_over else "match-done-left"
    left = len(result.left_over)
    placed = sum(len(m.members) for m in result.matches) + len(result.thirds)
    parts = [
        paragraph(asked.locale, key, pairs=len(result.matches), people=placed, left=left),
        Paragraph(proof_words(matching, asked.locale)),
    ]
    if waiting := already_waiting(asked.unit, round_):
        parts.insert(1, paragraph(asked.locale, "match-waiting", count=len(waiting)))
    if result.home:
        parts.append(paragraph(asked.locale, "match-home", count=len(result.home)))
    if result.thirds:
        parts.append(paragraph(asked.locale, "match-threes", count=len(result.thirds)))
    parts += [problem_said(asked.locale, problem, snapshot.numbers) for problem in matching.problems]
    return asked.show(*parts, choices=choices)


def problem_said(locale: str, problem: Problem, numbers: Mapping[str, int]) -> Paragraph:
    """Say which two could not be kept together, and why not."""
    first, second = (str(numbers.get(member, "?")) for member in problem.members)
    keys = (f"matching-problem-{problem.code}", *(f"matching-objection-{each}" for each in problem.objections))
    why = side_by_side(prose(locale, key) for key in keys)
    return paragraph(locale, "match-problem", first=first, second=second, why=why)


def _record(result: Result) -> dict[str, str | int | float | bool | None]:
    matching = result.matching
    return {
        "seed": matching.seed,
        "rules": matching.rules.name,
        **{f"rule-{name}": value for name, value in as_record(matching.rules).items()},
        "version": matching.version,
        "score": matching.score,
        "worth": matching.worth,
        "bound": matching.bound,
        "proved": matching.proved,
        "pairs": len(result.matches),
        "home": len(result.home),
        "left_over": len(result.left_over),
        "threes": len(result.thirds),
    }


def _note_left_over(asked: Asked, round_: Round, result: Result) -> None:
    """Keep why somebody has no partner, until approval makes it so."""
    reasons = {result.snapshot.numbers[left.person]: left for left in result.left_over}
    changed = []
    for application in standing(asked.unit, round_):
        left = reasons.get(application.participant_id)
        code, details = (left.code, left.details) if left else (None, {})
        if (code, details) != (application.waiting_reason, application.reason_details):
            changed.append(replace(application, waiting_reason=code, reason_details=details))
    asked.unit.applications.save_many(changed)
