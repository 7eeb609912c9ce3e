"""Rounds, their timetables, and applications."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from bot.domain.people import Absence
from bot.domain.rounds import Application, ApplicationState, Round, RoundState
from bot.domain.timetable import Step, StepKind, Timetable
from data.mapping.base import words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from data.mapping.base import Record, Values

_application_state = words_of(ApplicationState)
_step_kind = words_of(StepKind)


def timetable_json(timetable: Timetable) -> Values:
    """Give a timetable as JSON."""
    return {
        "name": timetable.name,
        "locale": timetable.locale,
        "rules": timetable.rules,
        "cap_percent": timetable.cap_percent,
        "zone": timetable.zone,
        "ladder": timetable.ladder,
        "steps": [[step.kind.value, step.day, step.number, step.topic] for step in timetable.steps],
    }


_TIMETABLES: dict[int, tuple[Mapping[str, Any], Timetable]] = {}
"""Timetables by the identity of their JSON, which is read once (`data.engine`): a round is read at every turn."""
TIMETABLES_KEPT = 100


def timetable_of(json: Mapping[str, Any]) -> Timetable:
    """Make a timetable of its JSON, the same for the same object."""
    known = _TIMETABLES.get(id(json))
    if known is None:
        if len(_TIMETABLES) >= TIMETABLES_KEPT:
            _TIMETABLES.clear()
        known = _TIMETABLES[id(json)] = (json, _timetable_of(json))  # keeping the JSON keeps its identity
    return known[1]


def _timetable_of(json: Mapping[str, Any]) -> Timetable:
    return Timetable(
        name=json["name"],
        steps=tuple(Step(_step_kind(kind), day, number, topic) for kind, day, number, topic in json["steps"]),
        locale=json["locale"],
        rules=json["rules"],
        cap_percent=json["cap_percent"],
        zone=json["zone"],
        ladder=json.get("ladder", 1),  # rounds of 0.1.0 have none
    )


def round_values(round_: Round) -> Values:
    """Give a round's columns, without the id."""
    return {
        "name": round_.name,
        "timetable": timetable_json(round_.timetable),
        "launch_on": round_.launch_on,
        "locale": round_.locale,
        "zone": round_.zone,
        "rules": round_.rules,
        "seed": round_.seed,
        "state": round_.state.value,
        "cap_percent": round_.cap_percent,
        "platform_rule": round_.platform_rule,
        "own_rules": dict(round_.own_rules),
        "paused_at": round_.paused_at,
        "pauses": [[p.from_on.isoformat(), p.until_on.isoformat() if p.until_on else None] for p in round_.pauses],
        "launched_at": round_.launched_at,
        "ended_at": round_.ended_at,
        "version": round_.version,
    }


def round_of(row: Record) -> Round:
    """Make a round of its row."""
    return Round(
        id=row.id,
        name=row.name,
        timetable=timetable_of(row.timetable),
        launch_on=row.launch_on,
        locale=row.locale,
        zone=row.zone,
        rules=row.rules,
        seed=row.seed,
        state=RoundState(row.state),
        cap_percent=row.cap_percent,
        platform_rule=row.platform_rule,
        own_rules=row.own_rules or {},
        paused_at=row.paused_at,
        pauses=tuple(
            Absence(date.fromisoformat(first), date.fromisoformat(last) if last else None)
            for first, last in row.pauses or ()
        ),
        launched_at=row.launched_at,
        ended_at=row.ended_at,
        version=row.version,
    )


def application_values(application: Application) -> Values:
    """Give an application's columns."""
    return {
        "round_id": application.round_id,
        "participant_id": application.participant_id,
        "applied_at": application.applied_at,
        "state": application.state.value,
        "waiting_reason": application.waiting_reason,
        "reason_details": dict(application.reason_details),
        "confirmed_at": application.confirmed_at,
    }


def application_of(row: Record) -> Application:
    """Make an application of its row."""
    return Application(
        round_id=row.round_id,
        participant_id=row.participant_id,
        applied_at=row.applied_at,
        state=_application_state(row.state),
        waiting_reason=row.waiting_reason,
        reason_details=row.reason_details,
        confirmed_at=row.confirmed_at,
    )
