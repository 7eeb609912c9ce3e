"""Launch: first what it will send, to how many, when; then, on the button, once and never twice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.daytime import local, monday_of
from bot.domain.errors import AlreadyDone, NotFound
from bot.domain.rounds import Round, RoundState
from bot.domain.timetable import StepKind
from bot.messages.render import heading, paragraph, prose, text
from bot.ports.chat import Choice, ChoiceStyle, Fields
from bot.services.expected import expected_in
from bot.services.plan_due import plan_round
from bot.services.planning.announcements import announce, morning_of
from bot.services.planning.mornings import Mornings
from bot.services.planning.view import RoundView

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from bot.ports.chat import Part, Prose, Reply
    from bot.services.asked import Asked


def preview_launch(asked: Asked, *, round: str | None = None) -> Reply:
    """Show what a launch will send to how many, when. Nothing is sent yet. Raises WrongState, AlreadyDone."""
    round_ = asked.round(round, RoundState.APPROVED)
    round_.moved_to(RoundState.RUNNING)
    _refuse_paused(round_)
    starting = _on_time(asked, round_)
    moved = starting.launch_on != round_.launch_on
    view = RoundView(asked.unit, starting, asked.now, asked.world)
    token = f"launch:1:{round_.id}"
    return asked.show(
        heading(asked.locale, "launch-title", round=round_.name),
        paragraph(asked.locale, "launch-moved" if moved else "launch-opening", launch=starting.launch_on),
        Fields(tuple(_rows(asked, view))),
        *_not_come(asked, view),
        paragraph(asked.locale, "launch-ask", people=len(view.members)),
        choices=[
            Choice(text(asked.locale, "launch-now"), token, ChoiceStyle.PRIMARY),
            Choice(text(asked.locale, "launch-not-yet"), "keep:1:-"),
        ],
    )


def _not_come(asked: Asked, view: RoundView) -> Iterable[Part]:
    """Say how many of those who have a partner cannot be written to yet, and what to do about it."""
    expected = [person for person in expected_in(asked.unit, view.round, asked.world) if person.id in view.members]
    if expected:
        yield paragraph(asked.locale, "launch-not-come", count=len(expected))


def launch(asked: Asked, row: str) -> Reply:
    """Launch. Raises AlreadyDone the second time."""
    round_ = asked.unit.rounds.get(int(row))
    if round_ is None:
        raise NotFound(what=row)
    running = _on_time(asked, round_.moved_to(RoundState.RUNNING))
    _refuse_paused(running)
    running = asked.unit.rounds.save(replace(running, launched_at=asked.now))
    start = max(asked.now, morning_of(running, running.launch_on))
    asked.unit.deliveries.plan_many(announce(asked.unit, running, "launched", start))
    view = RoundView(asked.unit, running, asked.now, asked.world)
    plan_round(view)
    return asked.replace("launched", round=running.name, launch=running.launch_on, people=len(view.members))


def keep(asked: Asked, row: str) -> Reply:
    """Leave things as they are."""
    return asked.replace("kept")


def _refuse_paused(round_: Round) -> None:
    """Refuse to launch what a coordinator holds still."""
    if round_.is_paused:
        raise AlreadyDone(what="paused", round=round_.name)


def _on_time(asked: Asked, round_: Round) -> Round:
    """Give the round with a launch day that has not passed: a late launch moves to the next Monday."""
    today = local(asked.now, round_.zone).date()
    if today <= round_.launch_on:
        return round_
    monday = monday_of(today)
    return replace(round_, launch_on=monday if monday == today else monday + timedelta(days=7))


def _rows(asked: Asked, view: RoundView) -> Iterable[tuple[Prose, Prose]]:
    """Say when introductions reach people, then each later step with its date and number."""
    for on, count in sorted(_introduction_days(view).items()):
        yield prose(asked.locale, "launch-day", on=on), prose(asked.locale, "launch-introductions", count=count)
    for step in view.round.timetable.steps:
        if step.kind in {StepKind.TOPIC, StepKind.SURVEY, StepKind.LAST_WEEK, StepKind.FAREWELL}:
            label = prose(asked.locale, "launch-day", on=view.round.date_of(step))
            what = prose(
                asked.locale, f"round-step-{step.kind}", number=step.number, topic=step.topic or 0, name=step.name
            )
            yield label, prose(asked.locale, "launch-step", what=what, count=len(view.members))


def _introduction_days(view: RoundView) -> Counter[date]:
    """Count how many people are introduced on which day."""
    mornings = Mornings(view.unit, view.members, view.now, view.world.working_days)
    days: Counter[date] = Counter()
    earliest = view.round.date_of(view.round.timetable.of(StepKind.INTRODUCTION)[0])
    for partnership in view.partnerships:
        people = [view.members[m] for m in partnership.members if m in view.members]
        on = mornings.common_day(people, earliest) if len(people) > 1 else None
        if on is not None:
            days[on] += len(people)
    return days
