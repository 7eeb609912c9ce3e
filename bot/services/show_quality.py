"""`/round quality`: how good a round's matches are, as a message, and as a picture with the same in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.domain.errors import StaleRound
from bot.domain.quality import BIN, BINS, Rival, quality_of
from bot.domain.rounds import ApplicationState, RoundState
from bot.matching.rivals import rivals
from bot.messages.render import field, heading, paragraph, prose, text
from bot.ports.charts import Bar, Panel
from bot.ports.chat import Fields, JobStarted, Message, Picture, Questions
from bot.services.matching_snapshot import Snapshot, pairs_of, persons, rules_of, standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.people import ParticipantId
    from bot.domain.quality import Quality
    from bot.domain.rounds import Round
    from bot.matching.watch import Watch
    from bot.ports.charts import Charts
    from bot.ports.chat import Part, Prose, Reply, Text
    from bot.ports.places import Places
    from bot.ports.storage import Unit
    from bot.services.asked import Asked
    from bot.services.world import World

MATCHED = (RoundState.MATCHING, RoundState.APPROVED, RoundState.RUNNING, RoundState.ENDED)

ASKED = ("fully", "partly", "not")
HOURS = ("none", "few", "some", "many")

FLOWS_DRAWN = 6
"""How many pairs of countries the picture has room for."""

LONGEST_NAMES = 24
"""How much of two countries' names it has room for."""


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
    others = rivals(every.people, every.rules, every.pairs, seed=every.seed, on=every.on)
    quality = quality_of({p.id: p for p in every.people}, sheet.groups, every.rules, every.on, others)
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


# ---------------------------------------------------------------------- in words


def quality_parts(quality: Quality, round_name: str, locale: str, places: Places) -> Iterable[Part]:
    """Say everything that the picture shows, and how it compares."""
    yield heading(locale, "quality-title", round=round_name)
    yield paragraph(locale, "quality-points", worst=quality.worst, percentile=quality.percentile, median=quality.median)
    yield Questions(tuple(_steps(quality, locale)))
    yield paragraph(locale, "quality-asked-title", count=sum(quality.asked))
    yield Fields(tuple(field(locale, f"quality-asked-{n}", _number(locale, c)) for n, c in _zip(ASKED, quality.asked)))
    yield paragraph(locale, "quality-hours-title")
    yield Fields(tuple(field(locale, f"quality-hours-{n}", _number(locale, c)) for n, c in _zip(HOURS, quality.hours)))
    if quality.flows:
        yield paragraph(locale, "quality-flows-title")
        yield Questions(tuple(_flow(flow, locale, places) for flow in quality.flows))
    yield paragraph(locale, "quality-rivals-title")
    yield Questions(tuple(_rival(each, locale) for each in _ways(quality)))


def _zip(names: Sequence[str], counts: Sequence[int]) -> Iterable[tuple[str, int]]:
    return zip(names, counts, strict=True)


def _number(locale: str, count: int) -> Prose:
    return prose(locale, "quality-count", count=count)


def _steps(quality: Quality, locale: str) -> Iterable[Prose]:
    for step, count in enumerate(quality.histogram):
        if count:
            yield prose(locale, "quality-step", low=step * BIN, high=_high(step), count=count)


def _high(step: int) -> int:
    return (step + 1) * BIN if step == BINS - 1 else (step + 1) * BIN - 1


def _flow(flow: tuple[str, str, int], locale: str, places: Places) -> Prose:
    first, second = (places.country_name(code, locale) for code in flow[:2])
    return prose(locale, "quality-flow", first=first, second=second, count=flow[2])


def _ways(quality: Quality) -> Sequence[Rival]:
    return (Rival("here", quality.placed, quality.score), *quality.rivals)


def _rival(way: Rival, locale: str) -> Prose:
    return prose(locale, f"quality-way-{way.name}", placed=way.placed, score=way.score)


# ---------------------------------------------------------------------- as a picture


def picture(charts: Charts, quality: Quality, round_name: str, locale: str, places: Places) -> Picture:
    """Draw it, with words for who does not see it."""
    panels = (
        Panel(text(locale, "quality-chart-points"), tuple(_points_bars(quality, locale)), upright=True),
        Panel(text(locale, "quality-chart-asked"), tuple(_counted(quality.asked, "asked", ASKED, locale, lead=0))),
        Panel(text(locale, "quality-chart-hours"), tuple(_counted(quality.hours, "hours", HOURS, locale, lead=3))),
        Panel(text(locale, "quality-chart-flows"), tuple(_flow_bars(quality, locale, places))),
        Panel(text(locale, "quality-chart-ways"), tuple(_way_bars(quality, locale))),
    )
    below = text(locale, "quality-chart-below", round=round_name, pairs=quality.pairs, people=quality.people)
    content = charts.bars(text(locale, "quality-chart-title"), below, tuple(p for p in panels if p.bars))
    return Picture(content, f"quality-{round_name}.png", _alt(quality, locale))


def _alt(quality: Quality, locale: str) -> Text:
    fully, partly, not_at_all = quality.asked
    return text(
        locale,
        "quality-alt",
        pairs=quality.pairs,
        worst=quality.worst,
        median=quality.median,
        fully=fully,
        asked=fully + partly + not_at_all,
        apart=quality.hours[0],
    )


def _points_bars(quality: Quality, locale: str) -> Iterable[Bar]:
    median = min(quality.median // BIN, BINS - 1)
    for step, count in enumerate(quality.histogram):
        label = text(locale, "quality-number", count=step * BIN)
        note = text(locale, "quality-number", count=count)
        yield Bar(label, count, note if count else text(locale, "quality-no-number"), leading=step == median)


def _counted(counts: Sequence[int], family: str, names: Sequence[str], locale: str, *, lead: int) -> Iterable[Bar]:
    whole = sum(counts) or 1
    for place, (name, count) in enumerate(_zip(names, counts)):
        note = text(locale, "quality-share", count=count, percent=round(100 * count / whole))
        yield Bar(text(locale, f"quality-{family}-{name}"), count, note, leading=place == lead)


def _flow_bars(quality: Quality, locale: str, places: Places) -> Iterable[Bar]:
    for first, second, count in quality.flows[:FLOWS_DRAWN]:
        one, other = _short(*(places.country_name(code, locale) for code in (first, second)))
        names = text(locale, "quality-short-flow", first=one, second=other)
        yield Bar(names, count, text(locale, "quality-number", count=count))


def _short(one: str, other: str) -> tuple[str, str]:
    """Cut two names to what there is room for, the longer one first."""
    room = max(LONGEST_NAMES // 2, LONGEST_NAMES - min(len(one), len(other)))
    return _cut(one, room), _cut(other, room)


def _cut(name: str, room: int) -> str:
    return name if len(name) <= room else f"{name[: room - 1].rstrip()}…"


def _way_bars(quality: Quality, locale: str) -> Iterable[Bar]:
    for way in _ways(quality):
        note = text(locale, "quality-way-note", placed=way.placed, score=way.score)
        yield Bar(text(locale, f"quality-way-short-{way.name}"), way.score, note, leading=way.name == "here")
