"""Start a round from a timetable."""

from __future__ import annotations

import re
from dataclasses import replace
from hashlib import blake2b
from typing import TYPE_CHECKING

from bot.domain.daytime import monday_of
from bot.domain.errors import AlreadyDone, BadValue, Refused
from bot.domain.matching import Platform
from bot.domain.rounds import Round
from bot.domain.timetable import TIMETABLES, StepKind
from bot.messages.render import LOCALES, paragraph
from bot.services.setup import setting
from bot.services.show_round import timetable_parts

if TYPE_CHECKING:
    from datetime import date

    from bot.ports.chat import Reply
    from bot.services.asked import Asked

NAME = re.compile(r"[a-z0-9][a-z0-9-]{1,39}")


class NotAMonday(Refused):
    """A round is launched on a Monday; the nearest ones are named."""

    key = "refused-not-a-monday"


def create_round(
    asked: Asked,
    *,
    name: str,
    launch: date,
    timetable: str = "iln-16-weeks",
    rules: str | None = None,
    platform: str = Platform.FREE,
    locale: str | None = None,
    zone: str | None = None,
    cap: int | None = None,
    seed: int | None = None,
) -> Reply:
    """Store a new round as a draft and show its dates. Raises BadValue, AlreadyDone, NotAMonday."""
    template = TIMETABLES[timetable]
    _refuse_unfit(asked, name, launch)
    if locale not in {None, *LOCALES}:
        raise BadValue(what="locale", value=locale)
    round_ = asked.unit.rounds.add(
        Round(
            id=0,
            name=name,
            timetable=template,
            launch_on=launch,
            locale=locale or _locale(asked, template.locale),
            zone=zone or asked.unit.records.setting("zone") or template.zone or setting(asked.unit, "zone"),
            rules=rules or template.rules,
            seed=_seed(name) if seed is None else seed,
            cap_percent=_cap(template.cap_percent, cap),
            platform_rule=str(platform),
        )
    )
    round_ = _without_what_has_passed(asked, round_)
    return asked.show(
        paragraph(asked.locale, "round-created", round=round_.name, launch=launch), *timetable_parts(asked, round_)
    )


def _refuse_unfit(asked: Asked, name: str, launch: date) -> None:
    if NAME.fullmatch(name) is None:
        raise BadValue(what="round-name", value=name)
    if asked.unit.rounds.by_name(name) is not None:
        raise AlreadyDone(what="round-name")
    monday = monday_of(launch)
    if launch != monday:
        raise NotAMonday(before=monday.isoformat(), after=(monday.fromordinal(monday.toordinal() + 7)).isoformat())
    if launch < asked.now.date():
        raise BadValue(what="launch", value=launch.isoformat())


def _seed(name: str) -> int:
    """Give a seed for the matching's tie-break: the same for the same name, so that a result can be repeated."""
    return int.from_bytes(blake2b(name.encode(), digest_size=4).digest(), "big")


def _locale(asked: Asked, of_timetable: str) -> str:
    """Give the timetable's own language where it has one, else the programme's."""
    return of_timetable if of_timetable != "en" else setting(asked.unit, "locale")


def _cap(of_timetable: int | None, given: int | None) -> int | None:
    """Give the country cap in percent; 0 or 100 takes it away."""
    if given is None:
        return of_timetable
    return given if 0 < given < 100 else None  # noqa: PLR2004  # percent


def _without_what_has_passed(asked: Asked, round_: Round) -> Round:
    """Start with what can still be done: a step before launch that is already over is not caught up with."""
    passed = [
        step
        for step in round_.timetable.steps
        if step.kind in {StepKind.LAST_CALL, StepKind.CONFIRM, StepKind.UNANSWERED}
        and round_.date_of(step) < asked.now.date()
    ]
    if not passed:
        return round_
    steps = tuple(s for s in round_.timetable.steps if s not in passed)
    if not any(s.kind is StepKind.CONFIRM for s in steps):
        steps = tuple(s for s in steps if s.kind is not StepKind.UNANSWERED)
    timetable = replace(round_.timetable, steps=steps)
    return asked.unit.rounds.save(replace(round_, timetable=timetable))
