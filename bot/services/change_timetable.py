"""Change a round's timetable, also while it runs: add, move, drop, replace a step; extend or end the round."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.daytime import local
from bot.domain.deliveries import DeliveryState, Kind
from bot.domain.errors import AlreadyDone, BadValue, NotFound
from bot.domain.rounds import Round, RoundState
from bot.domain.timetable import Step, StepKind, Timetable
from bot.messages.render import paragraph, text
from bot.ports.chat import Choice, ChoiceStyle
from bot.services.planning.steps import STEP_KINDS
from bot.services.show_round import timetable_parts
from bot.services.tending.looking import look_again

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.ports.chat import Reply
    from bot.services.asked import Asked


def change_timetable(
    asked: Asked,
    *,
    change: str | None = None,
    step: str | None = None,
    day: int | None = None,
    topic: int | None = None,
    round: str | None = None,
) -> Reply:
    """Change one step, or show them all. Raises NotFound, BadValue, AlreadyDone."""
    round_ = asked.round(round)
    if change is None:
        return asked.show(*timetable_parts(asked, round_), paragraph(asked.locale, "timetable-how"))
    _refuse_unfit(asked, day, topic)
    timetable = _changed(round_.timetable, change, step or "", day, topic)
    if change == "add":
        timetable = _numbered_anew(asked, round_, timetable)
    _refuse_the_past(asked, round_, timetable)
    saved = asked.unit.rounds.save(replace(round_, timetable=timetable))
    _withdraw_what_no_longer_holds(asked, round_, saved)
    return asked.show(paragraph(asked.locale, "timetable-changed"), *timetable_parts(asked, saved))


def _changed(timetable: Timetable, change: str, step: str, day: int | None, topic: int | None) -> Timetable:
    match change:
        case "move" if day is not None:
            return timetable.with_moved(step, day)
        case "drop":
            return timetable.without(step)
        case "replace" if topic is not None:
            return timetable.with_topic(step, topic)
        case "add" if day is not None and step in set(StepKind) and (step != StepKind.TOPIC or topic is not None):
            return timetable.with_added(Step(StepKind(step), day, topic=topic if step == StepKind.TOPIC else None))
    raise BadValue(what="timetable-change", value=change)


def _refuse_unfit(asked: Asked, day: int | None, topic: int | None) -> None:
    """Refuse a day out of all proportion, and a topic that there is in no language."""
    if day is not None and abs(day) > FURTHEST_DAY:
        raise BadValue(what="day", value=str(day))
    if topic is not None and not any(t.number == topic for t in asked.unit.topics.all()):
        raise BadValue(what="topic", value=str(topic))


def _numbered_anew(asked: Asked, before: Round, timetable: Timetable) -> Timetable:
    """Give the new step a number under which nothing was planned yet, or it would pass for one that was dropped."""
    (new,) = (s for s in timetable.steps if s not in before.timetable.steps)
    number = new.number
    while any(asked.unit.deliveries.known_keys(before.id, kind, number) for kind in REPEATED.get(new.kind, ())):
        number += 1
    return replace(timetable, steps=tuple(replace(s, number=number) if s is new else s for s in timetable.steps))


FURTHEST_DAY = 1000
"""Days from launch: nearly three years, far more than any round lasts."""
REPEATED = {
    StepKind.TOPIC: (Kind.TOPIC,),
    StepKind.SURVEY: (Kind.SURVEY,),
    StepKind.CONFIRM: (Kind.CONFIRMATION,),
    StepKind.CHECK_IN: (Kind.CHECK_IN,),
}
"""What a step becomes that a timetable can have several of."""


def _refuse_the_past(asked: Asked, round_: Round, timetable: Timetable) -> None:
    """Refuse to put a step on a day that is over."""
    today = round_.day_number(local(asked.now, round_.zone).date())
    for step in timetable.steps:
        if step not in round_.timetable.steps and step.day < today:
            raise BadValue(what="day", value=str(step.day))


def _withdraw_what_no_longer_holds(asked: Asked, before: Round, after: Round) -> None:
    """Take back what was planned for steps that changed; the planner plans it anew where it still holds.

    The ladders have steps for their ends, so every partnership is looked at again.
    """
    gone = [s for s in before.timetable.steps if s not in after.timetable.steps]
    whats = {(what, s.number) for s in gone for what in STEP_KINDS.get(s.kind, ())} | _of_no_number(gone)
    waiting = asked.unit.deliveries.of_round(before.id, states=[DeliveryState.PLANNED])
    asked.unit.deliveries.withdraw_many([d.id for d in waiting if (d.what, d.number) in whats])
    look_again(asked.unit, asked.unit.partnerships.of_round(before.id))


def _of_no_number(gone: Iterable[Step]) -> set[tuple[str, int]]:
    """Give the room that opens with an introduction: it has no number."""
    return {("room", 0)} if any(s.kind is StepKind.INTRODUCTION for s in gone) else set()


def extend_round(asked: Asked, *, days: int, round: str | None = None) -> Reply:
    """Move the end of a running round, and what leads up to it. Raises WrongState, BadValue."""
    round_ = asked.round(round, RoundState.RUNNING)
    round_.require(RoundState.RUNNING)
    _refuse_unfit(asked, days, None)
    timetable = round_.timetable.extended(days)
    _refuse_the_past(asked, round_, timetable)
    saved = asked.unit.rounds.save(replace(round_, timetable=timetable))
    _withdraw_what_no_longer_holds(asked, round_, saved)
    farewell = saved.date_of(saved.timetable.of(StepKind.FAREWELL)[0])
    return asked.say("extended", round=round_.name, until=farewell)


def preview_end(asked: Asked, *, round: str | None = None) -> Reply:
    """Ask before ending a round early. Raises WrongState."""
    round_ = asked.round(round, RoundState.RUNNING)
    round_.require(RoundState.RUNNING)
    people = sum(a.state == "matched" for a in asked.unit.applications.of_round(round_.id))
    return asked.show(
        paragraph(asked.locale, "end-ask", round=round_.name, people=people),
        choices=[
            Choice(text(asked.locale, "end-now"), f"end:1:{round_.id}", ChoiceStyle.DANGER),
            Choice(text(asked.locale, "launch-not-yet"), "keep:1:-"),
        ],
    )


def end_round(asked: Asked, row: str) -> Reply:
    """End a round early, paused or not: what was still to come is dropped, the farewell goes out from tomorrow.

    Raises WrongState, and AlreadyDone where the farewell is no further away than that.
    """
    round_ = asked.unit.rounds.get(int(row))
    if round_ is None:
        raise NotFound(what=row)
    round_.require(RoundState.RUNNING)
    tomorrow = round_.day_number(local(asked.now, round_.zone).date() + timedelta(days=1))
    if round_.timetable.day_of(StepKind.FAREWELL) <= tomorrow:
        raise AlreadyDone(what="ended", round=round_.name)
    kept = tuple(s for s in round_.timetable.steps if s.day < tomorrow and s.kind is not StepKind.FAREWELL)
    ending = (Step(StepKind.FAREWELL, tomorrow), Step(StepKind.REPORT, tomorrow + 7))
    saved = asked.unit.rounds.save(
        replace(round_, paused_at=None, timetable=replace(round_.timetable, steps=(*kept, *ending)))
    )
    _withdraw_what_no_longer_holds(asked, round_, saved)
    return asked.replace("ending", round=round_.name)
