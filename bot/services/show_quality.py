"""`/round quality`: how good a round's matches are, measured beside what chance and a greedy choice give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.domain.errors import StaleRound
from bot.domain.quality import quality_of
from bot.domain.rounds import ApplicationState, RoundState
from bot.matching.rivals import rivals
from bot.messages.render import paragraph
from bot.ports.chat import JobStarted, Message
from bot.services.draw_quality import picture
from bot.services.matching_snapshot import Snapshot, pairs_of, persons, rules_of, standing
from bot.services.tell_quality import quality_parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.people import ParticipantId
    from bot.domain.quality import Quality
    from bot.domain.rounds import Round
    from bot.matching.watch import Watch
    from bot.ports.charts import Charts
    from bot.ports.chat import Picture, Reply
    from bot.ports.places import Places
    from bot.ports.storage import Unit
    from bot.services.asked import Asked
    from bot.services.world import World

MATCHED = (RoundState.MATCHING, RoundState.APPROVED, RoundState.RUNNING, RoundState.ENDED)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is measured: people, rules, who is with whom (by their ids as matching sees them); and who draws it."""

    snapshot: Snapshot
    groups: tuple[tuple[str, ...], ...]
    round_name: str
    locale: str
    places: Places
    charts: Charts | None


@dataclass(frozen=True, slots=True)
class Measured:
    """What came out, in words and drawn."""

    round_name: str
    quality: Quality | None
    picture: Picture | None = None


def show_quality(asked: Asked, *, round: str | None = None) -> Reply:
    """Begin to measure a round's matches. Raises WrongState."""
    round_ = asked.round(round, *MATCHED)
    round_.require(*MATCHED)
    started = Message((paragraph(asked.locale, "quality-started", round=round_.name),), (), asked.locale)
    return JobStarted("quality", (("round", round_.id), ("locale", asked.locale)), started)


def look(unit: Unit, arguments: Mapping[str, Any], world: World) -> Sheet:
    """Take everybody who was to be matched, and the matches as they were proposed."""
    round_ = unit.rounds.get(int(arguments["round"]))
    if round_ is None:
        raise StaleRound
    matches = unit.matches.of_round(round_.id)
    everybody = _everybody(unit, round_) | {m for each in matches for m in each.members}
    participants = unit.people.get_many(sorted(everybody))
    before = _earlier(unit, round_)
    rules = rules_of(round_)
    people = persons(unit, list(participants.values()), before, home=rules.home_by_consent)
    snapshot = Snapshot(
        round_id=round_.id,
        version=round_.version,
        people=tuple(people.values()),
        numbers={person.id: number for number, person in people.items()},
        rules=rules,
        pairs=replace(pairs_of(unit, round_, people, before), pinned=frozenset()),
        seed=round_.seed,
        on=round_.launch_on,
    )
    groups = [tuple(people[m].id for m in each.members) for each in matches if people.keys() >= set(each.members)]
    return Sheet(snapshot, tuple(groups), round_.name, str(arguments["locale"]), world.places, world.charts)


def _everybody(unit: Unit, round_: Round) -> set[ParticipantId]:
    waiting = [a for a in unit.applications.of_round(round_.id) if a.state is ApplicationState.WAITING]
    return {a.participant_id for a in (*standing(unit, round_), *waiting)}


def _earlier(unit: Unit, round_: Round) -> frozenset[tuple[ParticipantId, ParticipantId]]:
    """Give who were partners before this round: its own partnerships are what is measured."""
    own = {tuple(sorted(p.members)) for p in unit.partnerships.of_round(round_.id)}
    return frozenset(pair for pair in unit.partnerships.pairs_ever() if pair not in own)


def compute(sheet: Sheet, watch: Watch | None = None) -> Measured:
    """Measure, match by chance and greedily to compare, and draw. Runs in another process: to draw takes seconds."""
    every = sheet.snapshot
    if not sheet.groups:
        return Measured(sheet.round_name, None)
    if watch is not None:
        watch.step("quality", 0, 3)
    others = rivals(every.people, every.rules, every.pairs, seed=every.seed, on=every.on)
    quality = quality_of({p.id: p for p in every.people}, sheet.groups, every.rules, every.on, others)
    if watch is not None:
        watch.step("quality", 1, 3)
    if sheet.charts is None:
        return Measured(sheet.round_name, quality)
    drawn = picture(sheet.charts, quality, sheet.round_name, sheet.locale, sheet.places)
    return Measured(sheet.round_name, quality, drawn)


def store(asked: Asked, result: Measured) -> Reply:
    """Show the numbers, and the picture. Nothing is stored."""
    if result.quality is None:
        return asked.say("quality-nothing", round=result.round_name)
    parts = list(quality_parts(result.quality, result.round_name, asked.locale, asked.world.places))
    return asked.show(*parts, *([] if result.picture is None else [result.picture]))
