"""Match a round: a snapshot of people and rules, the computation elsewhere, the proposals stored."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from bot.domain.errors import Refused, StaleRound
from bot.domain.matching import RULES, Pairs, Platform, View, common_ground, person_of, score, terms
from bot.domain.own_rules import as_record, with_own
from bot.domain.partnerships import ProposedMatch, Verdict
from bot.domain.rematching import threes
from bot.domain.rounds import ApplicationState, RoundState
from bot.domain.timetable import StepKind
from bot.matching.engine import match
from bot.matching.explain import explain
from bot.messages.cards import side_by_side
from bot.messages.render import paragraph, prose, text
from bot.ports.chat import Choice, ChoiceStyle, JobStarted, Message, Paragraph, Questions
from bot.services.proof import proof_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from bot.domain.matching import Details, Explanation, LeftOver, Match, Matching, Person, Problem, Rules
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import Application, Round
    from bot.matching.watch import Watch
    from bot.ports.chat import Reply
    from bot.ports.storage import Unit
    from bot.services.asked import Asked
    from bot.services.world import World


class NobodyToMatch(Refused):
    """Nobody has confirmed, so there is nobody to match."""

    key = "refused-nobody-to-match"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a matching is made of; plain values that travel to another process."""

    round_id: int
    version: int
    people: tuple[Person, ...]
    numbers: Mapping[str, ParticipantId]
    rules: Rules
    pairs: Pairs
    seed: int
    on: date


@dataclass(frozen=True, slots=True)
class Result:
    """What came out, with what it was made of.

    `home` are pairs of one country, of people left over who both agreed to it; `thirds` says who joins whom, by a
    member of the pair they join.
    """

    snapshot: Snapshot
    matching: Matching
    explanations: tuple[Explanation, ...]
    home: tuple[Match, ...] = ()
    thirds: Mapping[str, str] = field(default_factory=dict)

    @property
    def left_over(self) -> Sequence[LeftOver]:
        """Give who is alone in the end."""
        placed = {member for each in self.home for member in each.members} | set(self.thirds.values())
        return [left for left in self.matching.left_over if left.person not in placed]

    @property
    def matches(self) -> Sequence[Match]:
        """Give all pairs, those of one country last."""
        return (*self.matching.matches, *self.home)


def match_round(asked: Asked, *, round: str | None = None, unanswered: str = "wait") -> Reply:
    """Begin matching who confirmed (with `unanswered=in` also who did not answer). Raises WrongState, NobodyToMatch."""
    round_ = asked.round(round, RoundState.CLOSED, RoundState.MATCHING)
    round_.require(RoundState.CLOSED, RoundState.MATCHING)
    if unanswered == "in":
        _count_the_unanswered_in(asked, round_)
    if not standing(asked.unit, round_):
        raise NobodyToMatch(round=round_.name)
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


def standing(unit: Unit, round_: Round) -> Sequence[Application]:
    """Give who is to be matched: the confirmed, or everybody where the timetable does not ask for confirmation."""
    wanted = {ApplicationState.CONFIRMED}
    if not round_.timetable.of(StepKind.CONFIRM):
        wanted.add(ApplicationState.APPLIED)
    return [a for a in unit.applications.of_round(round_.id) if a.state in wanted]


def look(unit: Unit, arguments: Mapping[str, Any], world: World) -> Snapshot:
    """Take the snapshot: people, their histories, the coordinator's rulings."""
    round_ = unit.rounds.get(arguments["round"])
    if round_ is None:
        raise StaleRound
    participants = unit.people.get_many([a.participant_id for a in standing(unit, round_)])
    here = [p for p in participants.values() if p.left_at is None]
    before = unit.partnerships.pairs_ever()
    rules = rules_of(round_)
    people = persons(unit, here, before, home=rules.home_by_consent)
    return Snapshot(
        round_id=round_.id,
        version=round_.version,
        people=tuple(people.values()),
        numbers={person.id: number for number, person in people.items()},
        rules=rules,
        pairs=pairs_of(unit, round_, people, before),
        seed=round_.seed,
        on=round_.launch_on,
    )


def persons(
    unit: Unit, here: Sequence[Participant], before: Iterable[tuple[int, int]], *, home: bool
) -> Mapping[int, Person]:
    """Give people as matching sees them, by number, with the countries of their earlier partners.

    `home` says whether the rules let two who both agreed to it meet within one country.
    """
    met: dict[int, set[int]] = {p.id: set() for p in here}
    for one, other in before:
        for me, them in ((one, other), (other, one)):
            if me in met:
                met[me].add(them)
    known = unit.people.get_many(set().union(*met.values()))
    return {
        p.id: person_of(p, met_countries=_countries(known, met[p.id]), consents_in_country=home and p.at_home)
        for p in here
    }


def _countries(known: Mapping[int, Participant], people: Iterable[int]) -> frozenset[str]:
    return frozenset(country for i in people if i in known and (country := known[i].country))


def rules_of(round_: Round) -> Rules:
    """Give the rules of a round, as a coordinator set them; who named no language is matched in the round's."""
    language = round_.locale.split("-", maxsplit=1)[0]
    named = replace(RULES[round_.rules], platform=Platform(round_.platform_rule))
    return replace(with_own(named, round_.own_rules), assumed_languages=frozenset({language}))


def pairs_of(unit: Unit, round_: Round, people: Mapping[int, Person], before: Iterable[tuple[int, int]]) -> Pairs:
    """Give what is known of any two of these people: rulings, earlier partnerships, "never again"."""
    rulings = [r for r in unit.matches.rulings(round_.id) if r.pair[0] in people and r.pair[1] in people]

    def ruled(verdict: Verdict) -> frozenset[tuple[str, str]]:
        return frozenset((people[r.pair[0]].id, people[r.pair[1]].id) for r in rulings if r.verdict is verdict)

    return Pairs(
        pinned=ruled(Verdict.PIN),
        forbidden=ruled(Verdict.FORBID),
        allowed=ruled(Verdict.ALLOW),
        before=frozenset((people[a].id, people[b].id) for a, b in before if a in people and b in people),
        blocked=frozenset(
            (people[b.participant_id].id, people[b.other_id].id)
            for b in unit.signs.blocks()
            if b.participant_id in people and b.other_id in people
        ),
    )


def compute(snapshot: Snapshot, watch: Watch | None = None) -> Result:
    """Match, see to those left over, and explain. Pure: runs in another process."""
    people = _looking_abroad(snapshot)
    matching = match(people, snapshot.rules, snapshot.pairs, seed=snapshot.seed, on=snapshot.on, watch=watch)
    result = Result(snapshot, matching, explain(people, matching))
    result = _with_home(result, watch)
    return replace(result, thirds=_thirds_of(result))


def _looking_abroad(snapshot: Snapshot) -> Sequence[Person]:
    """Give everybody as looking abroad: who would meet somebody of their own country too does so only if left over.

    Whom a coordinator put together by hand has no need to look.
    """
    by_hand = {member for pair in snapshot.pairs.pinned for member in pair}
    return [p if p.id in by_hand else replace(p, consents_in_country=False) for p in snapshot.people]


def _with_home(result: Result, watch: Watch | None) -> Result:
    """Match those left over who agreed to somebody of their own country with one another."""
    snapshot = result.snapshot
    alone = {left.person for left in result.left_over}
    willing = [p for p in snapshot.people if p.id in alone and p.consents_in_country]
    if len(willing) < PAIR or not snapshot.rules.different_country:
        return result
    home = match(willing, snapshot.rules, snapshot.pairs, seed=snapshot.seed, on=snapshot.on, watch=watch)
    explanations = (*result.explanations, *explain(willing, home))
    return replace(result, home=home.matches, explanations=explanations)


def _thirds_of(result: Result) -> Mapping[str, str]:
    """Let those left over join a pair each, where the rules say so. What was put together by hand stays as it is."""
    snapshot = result.snapshot
    if not snapshot.rules.threes or not result.left_over:
        return {}
    people = {p.id: p for p in snapshot.people}
    twos = [(people[m.members[0]], people[m.members[1]]) for m in result.matches if not m.pinned]
    alone = [people[left.person] for left in result.left_over]
    found = threes(alone, twos, snapshot.rules, snapshot.pairs, snapshot.on)
    return {first.id: third.id for _, (first, _), third in found}


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


def proposals(round_id: int, result: Result) -> Iterable[ProposedMatch]:
    """Give the matches of a result as a coordinator reviews them."""
    people = {p.id: p for p in result.snapshot.people}
    numbers = result.snapshot.numbers
    for explanation in result.explanations:
        members = explanation.match.members
        if members[0] in result.thirds:
            yield _three(round_id, result, explanation, people)
            continue
        yield ProposedMatch(
            round_id=round_id,
            members=tuple(numbers[m] for m in members),
            score=explanation.match.score,
            pinned=explanation.match.pinned,
            terms=tuple(saying for view in explanation.views for saying in _sayings(view, numbers)),
            common=common_ground(people[members[0]], people[members[1]]),
        )


def _three(round_id: int, result: Result, explanation: Explanation, people: Mapping[str, Person]) -> ProposedMatch:
    """Give two with the third who joins them; its score is the mean of the three pairs', so that it is still 0-200."""
    snapshot = result.snapshot
    first, second = (people[m] for m in explanation.match.members)
    third = people[result.thirds[first.id]]
    rules, on = snapshot.rules, snapshot.on
    total = explanation.match.score + sum(score(third, each, rules, on) for each in (first, second))
    own = View(third.id, first.id, 0, terms(third, first, rules, on), 1, 0, ())
    views = (*explanation.views, own)
    return ProposedMatch(
        round_id=round_id,
        members=tuple(snapshot.numbers[p.id] for p in (first, second, third)),
        score=total // 3,
        terms=tuple(saying for view in views for saying in _sayings(view, snapshot.numbers)),
    )


PAIR = 2
RANK = "rank"
WHY = "why-"


def _sayings(view: View, numbers: Mapping[str, ParticipantId]) -> Iterable[tuple[str, Details]]:
    """Give what one member's view of a match says: its terms, the partner's rank, and the best other pair (`WHY`)."""
    reader = numbers[view.person]
    for term in view.terms:
        yield term.code, {**term.details, "points": term.points, "of": term.of, "reader": reader}
    if view.choices:
        yield RANK, {"rank": view.rank, "choices": view.choices, "reader": reader}
    for better in view.alternatives[:1]:
        theirs = int(str(better.details.get("theirs", 0)))
        yield (
            f"{WHY}{better.code}",
            {"other": numbers[better.person], "score": better.score, "theirs": theirs, "reader": reader},
        )


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
