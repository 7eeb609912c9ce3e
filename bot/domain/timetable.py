"""Timetables: what a round sends when, as data that a coordinator can change while the round runs.

Days are offsets from launch, which is day 0 and a Monday (DOMAIN.md §3).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.domain.errors import AlreadyDone, BadValue, NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


class StepKind(StrEnum):
    """What can stand in a timetable."""

    OPEN = "open"
    LAST_CALL = "last-call"
    CLOSE = "close"
    CONFIRM = "confirm"
    UNANSWERED = "unanswered"
    INTRODUCTION = "introduction"
    TOPIC = "topic"
    SUMMARY = "summary"
    CHECK_IN = "check-in"
    CALL = "call"
    REPLACEMENT = "replacement"
    """The last day on which a replacement partner is found."""
    SURVEY = "survey"
    LADDER_END = "ladder-end"
    """No ladder of silence starts after this day."""
    LAST_WEEK = "last-week"
    FAREWELL = "farewell"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class Step:
    """One line of a timetable. `number` counts within the kind; `topic` is the topic's place in the collection."""

    kind: StepKind
    day: int
    number: int = 1
    topic: int | None = None

    @property
    def name(self) -> str:
        """Give the step's own name within its timetable, for example `topic-3`."""
        return f"{self.kind}-{self.number}"


@dataclass(frozen=True)
class Timetable:
    """Steps in the order of their days. `zone` is for shared places, where the programme has not set its own.

    `ladder` is how many times longer than in DOMAIN.md §4 the ladder of silence is.
    """

    name: str
    steps: tuple[Step, ...]
    locale: str = "en"
    rules: str = "international"
    cap_percent: int | None = 20
    zone: str | None = None
    ladder: int = 1

    def step(self, name: str) -> Step:
        """Give the step of that name. Raises NotFound."""
        for step in self.steps:
            if step.name == name:
                return step
        raise NotFound(what=name)

    def of(self, kind: StepKind) -> tuple[Step, ...]:
        """Give the steps of one kind, in order."""
        return self._by_kind[kind]

    @cached_property
    def _by_kind(self) -> Mapping[StepKind, tuple[Step, ...]]:
        return {kind: tuple(step for step in self.steps if step.kind is kind) for kind in StepKind}

    @cached_property
    def _ends_of_topics(self) -> Sequence[int]:
        return sorted({step.day for kind in (StepKind.TOPIC, StepKind.FAREWELL) for step in self.of(kind)})

    def day_of(self, kind: StepKind) -> int:
        """Give the day of the first step of a kind. Raises NotFound."""
        found = self._by_kind[kind]
        if not found:
            raise NotFound(what=kind.value)
        return found[0].day

    def after_topic(self, step: Step) -> int | None:
        """Give the day on which a topic is no longer of use: when the next one, or the farewell, is due."""
        ends = self._ends_of_topics
        coming = bisect_right(ends, step.day)
        return ends[coming] if coming < len(ends) else None

    @cached_property
    def last_days(self) -> Sequence[tuple[Step, int]]:
        """Give each step with the last day on which it is of use to anybody."""
        return [(step, self._last_of_use(step)) for step in self.steps]

    def _last_of_use(self, step: Step) -> int:
        """Give that of a step: a topic until the next one is due, an introduction to the end."""
        if step.kind not in {StepKind.TOPIC, StepKind.INTRODUCTION}:
            return step.day + LOOKED_AT_FOR.get(step.kind, LATE_STEPS_ARE_TRIED_FOR)
        until = self.after_topic(step) if step.kind is StepKind.TOPIC else None
        return until if until is not None else self.day_of(StepKind.FAREWELL)

    def topic_on(self, day: int) -> Step | None:
        """Give the newest topic on that day, one that comes within a few days among them; None before the second."""
        come = [s for s in self.of(StepKind.TOPIC) if s.day <= day + SOON]
        return max(come, key=lambda s: s.day, default=None)

    def last_for_a_new_partner(self) -> int:
        """Give the last day on which somebody gets a new partner: the farewell's where no other is named."""
        named = [step.day for step in self.of(StepKind.REPLACEMENT)]
        return named[-1] if named else self.day_of(StepKind.FAREWELL)

    def with_added(self, step: Step) -> Timetable:
        """Add a step, numbered after the last of its kind. Raises AlreadyDone for a second of what can be only once."""
        if step.kind not in REPEATABLE and self.of(step.kind):
            raise AlreadyDone(what=step.kind.value)
        number = max((s.number for s in self.of(step.kind)), default=0) + 1
        return self._with([*self.steps, replace(step, number=number)])

    def with_moved(self, name: str, day: int) -> Timetable:
        """Move a step to another day. Raises NotFound, or BadValue for an order that makes no sense."""
        moved = replace(self.step(name), day=day)
        return self._with([moved if s.name == name else s for s in self.steps])

    def without(self, name: str) -> Timetable:
        """Drop a step. Raises NotFound, or BadValue for one that a round cannot be without."""
        step = self.step(name)
        if step.kind in INDISPENSABLE:
            raise BadValue(what="step", value=name)
        return self._with([s for s in self.steps if s.name != name])

    def with_topic(self, name: str, topic: int) -> Timetable:
        """Put another topic in a step's place. Raises NotFound, or BadValue if the step is no topic."""
        step = self.step(name)
        if step.kind not in {StepKind.TOPIC, StepKind.INTRODUCTION}:
            raise BadValue(what="step", value=name)
        return self._with([replace(s, topic=topic) if s.name == name else s for s in self.steps])

    def shifted(self, *, from_day: int, by: int) -> Timetable:
        """Move every step from `from_day` on by that many days."""
        return self._with([replace(s, day=s.day + by) if s.day >= from_day else s for s in self.steps])

    def extended(self, by: int) -> Timetable:
        """Move the end, and what leads up to it, by that many days."""
        end = {StepKind.LAST_WEEK, StepKind.FAREWELL, StepKind.REPORT}
        last_survey = max((s.number for s in self.of(StepKind.SURVEY)), default=0)
        return self._with(
            [
                replace(s, day=s.day + by)
                if s.kind in end or (s.kind is StepKind.SURVEY and s.number == last_survey)
                else s
                for s in self.steps
            ]
        )

    def _with(self, steps: Iterable[Step]) -> Timetable:
        ordered = tuple(sorted(steps, key=lambda s: (s.day, s.kind, s.number)))
        _refuse_nonsense(ordered)
        return replace(self, steps=ordered)


LATE_STEPS_ARE_TRIED_FOR = 28
"""Days after its own for which a step is looked at; its deliveries say themselves when they are too late."""
LOOKED_AT_FOR: Mapping[StepKind, int] = {StepKind.CHECK_IN: 14, StepKind.CALL: 14, StepKind.SUMMARY: 7}
"""The same for what is of use for less long, by the days of UTC."""
SOON = 3
"""Days: a topic that comes so soon is brought by an introduction, rather than the one that is nearly over."""
REPEATABLE = frozenset({StepKind.TOPIC, StepKind.SURVEY, StepKind.CONFIRM, StepKind.SUMMARY, StepKind.CHECK_IN})
INDISPENSABLE = frozenset({StepKind.OPEN, StepKind.CLOSE, StepKind.INTRODUCTION, StepKind.FAREWELL})
_ORDER = (
    StepKind.OPEN,
    StepKind.CLOSE,
    StepKind.CONFIRM,
    StepKind.INTRODUCTION,
    StepKind.TOPIC,
    StepKind.FAREWELL,
    StepKind.REPORT,
)


def _refuse_nonsense(steps: tuple[Step, ...]) -> None:
    """Refuse a timetable in which a thing comes before what it needs."""
    span = {kind: [s.day for s in steps if s.kind is kind] for kind in _ORDER}
    present = [kind for kind in _ORDER if span[kind]]
    for earlier, later in pairwise(present):
        if max(span[earlier]) >= min(span[later]):
            raise BadValue(what="timetable", value=f"{earlier} / {later}")


def _preparation() -> tuple[Step, ...]:
    return (
        Step(StepKind.OPEN, -42),
        Step(StepKind.LAST_CALL, -17),
        Step(StepKind.CLOSE, -14),
        Step(StepKind.CONFIRM, -12, 1),
        Step(StepKind.CONFIRM, -10, 2),
        Step(StepKind.UNANSWERED, -8),
        Step(StepKind.INTRODUCTION, 0, topic=1),
    )


def _topics(*places: tuple[int, int]) -> tuple[Step, ...]:
    """Give topic steps from (day, topic); the first topic went out with the introduction, so numbers start at 2."""
    return tuple(Step(StepKind.TOPIC, day, number, topic=topic) for number, (day, topic) in enumerate(places, start=2))


def _summaries(until: int) -> tuple[Step, ...]:
    """Give country summaries: weekly while applications are open, fortnightly from launch on."""
    days = (*range(-42, -13, 7), *range(14, until, 14))
    return tuple(Step(StepKind.SUMMARY, day, number) for number, day in enumerate(days, start=1))


_SIXTEEN_WEEKS = (
    *_preparation(),
    *_topics(*((14 * (n - 1), n) for n in range(2, 9))),
    *_summaries(112),
    Step(StepKind.CHECK_IN, 23),
    Step(StepKind.CALL, 35),
    Step(StepKind.REPLACEMENT, 42),
    Step(StepKind.LADDER_END, 91),
    Step(StepKind.SURVEY, 59, 1),
    Step(StepKind.SURVEY, 101, 2),
    Step(StepKind.LAST_WEEK, 105),
    Step(StepKind.FAREWELL, 112),
    Step(StepKind.REPORT, 119),
)

_TWENTY_SIX_WEEKS = (
    *_preparation(),
    *_topics((28, 2), (56, 4), (84, 5), (112, 6), (140, 8)),
    *_summaries(182),
    Step(StepKind.CHECK_IN, 44),
    Step(StepKind.CALL, 63),
    Step(StepKind.REPLACEMENT, 70),
    Step(StepKind.LADDER_END, 161),
    Step(StepKind.SURVEY, 87, 1),
    Step(StepKind.SURVEY, 143, 2),
    Step(StepKind.LAST_WEEK, 175),
    Step(StepKind.FAREWELL, 182),
    Step(StepKind.REPORT, 189),
)


def _ordered(steps: tuple[Step, ...]) -> tuple[Step, ...]:
    return tuple(sorted(steps, key=lambda s: (s.day, s.kind, s.number)))


TIMETABLES = {
    t.name: t
    for t in (
        Timetable("iln-16-weeks", _ordered(_SIXTEEN_WEEKS)),
        Timetable("pilot-26-weeks", _ordered(_TWENTY_SIX_WEEKS), ladder=2),
        Timetable(
            "biblionetwork-16-weeks",
            _ordered(_SIXTEEN_WEEKS),
            locale="es-AR",
            rules="biblionetwork",
            cap_percent=None,
            zone="America/Argentina/Buenos_Aires",
        ),
    )
}
"""The templates that a round starts from."""
