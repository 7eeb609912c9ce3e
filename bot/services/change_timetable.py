"""Change a round's timetable, also while it runs: add, move, drop, replace a step; extend or end the round."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.daytime import local
from bot.domain.deliveries import DeliveryState, StartedBy
from bot.domain.errors import BadValue, NotFound
from bot.domain.rounds import Round, RoundState
from bot.domain.timetable import Step, StepKind, Timetable
from bot.messages.render import paragraph, text
from bot.ports.chat import Choice, ChoiceStyle
from bot.services.planning.steps import PLANNERS, STEP_KINDS
from bot.services.show_round import timetable_parts

if TYPE_CHECKING:
    from bot.ports.chat import Reply
    from bot.services.asked import Asked


def change_timetable(  # noqa: PLR0913  # the options of the command
    asked: Asked,
    *,
    change: str | None = None,
    step: str | None = None,
    day: int | None = None,
    topic: int | None = None,
    round: str | None = None,  # noqa: A002  # the option's name
) -> Reply:
    """Change one step, or show them all. Raises NotFound, BadValue, AlreadyDone."""
    round_ = asked.round(round)
    if change is None:
        return asked.show(*timetable_parts(asked, round_), paragraph(asked.locale, "timetable-how"))
    timetable = _changed(round_.timetable, change, step or "", day, topic)
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
        case "add" if day is not None and step in set(StepKind):
            return timetable.with_added(Step(StepKind(step), day, topic=topic))
    raise BadValue(what="timetable-change", value=change)


def _refuse_the_past(asked: Asked, round_: Round, timetable: Timetable) -> None:
    """Refuse to put a step on a day that is over."""
    today = round_.day_number(local(asked.now, round_.zone).date())
    for step in timetable.steps:
        if step not in round_.timetable.steps and step.day < today:
            raise BadValue(what="day", value=str(step.day))


def _withdraw_what_no_longer_holds(asked: Asked, before: Round, after: Round) -> None:
    """Take back what was planned for steps that changed; the planner plans it anew where it still holds."""
    gone = [s for s in before.timetable.steps if s not in after.timetable.steps and s.kind in PLANNERS]
    kinds = {(kind, s.number) for s in gone for kind in STEP_KINDS[s.kind]}
    waiting = asked.unit.deliveries.of_round(before.id, states=[DeliveryState.PLANNED])
    asked.unit.deliveries.withdraw_many(
        [d.id for d in waiting if (d.kind, d.number) in kinds and d.started_by is StartedBy.BOT]
    )


def extend_round(asked: Asked, *, days: int, round: str | None = None) -> Reply:  # noqa: A002  # the option's name
    """Move the end of a running round, and what leads up to it. Raises WrongState, BadValue."""
    round_ = asked.round(round, RoundState.RUNNING)
    round_.require(RoundState.RUNNING)
    timetable = round_.timetable.extended(days)
    _refuse_the_past(asked, round_, timetable)
    saved = asked.unit.rounds.save(replace(round_, timetable=timetable))
    _withdraw_what_no_longer_holds(asked, round_, saved)
    farewell = saved.date_of(saved.timetable.of(StepKind.FAREWELL)[0])
    return asked.say("extended", round=round_.name, until=farewell)


def preview_end(asked: Asked, *, round: str | None = None) -> Reply:  # noqa: A002  # the option's name
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
    """End a round early: what was still to come is dropped, the farewell goes out from tomorrow. Raises WrongState."""
    round_ = asked.unit.rounds.get(int(row))
    if round_ is None:
        raise NotFound(what=row)
    round_.require(RoundState.RUNNING)
    tomorrow = round_.day_number(local(asked.now, round_.zone).date() + timedelta(days=1))
    kept = tuple(s for s in round_.timetable.steps if s.day < tomorrow and s.kind is not StepKind.FAREWELL)
    ending = (Step(StepKind.FAREWELL, tomorrow), Step(StepKind.REPORT, tomorrow + 7))
    saved = asked.unit.rounds.save(replace(round_, timetable=replace(round_.timetable, steps=(*kept, *ending))))
    _withdraw_what_no_longer_holds(asked, round_, saved)
    return asked.replace("ending", round=round_.name)
