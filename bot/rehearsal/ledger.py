"""`ledger.jsonl` and `report.json`: what was planned and sent, and what became of everybody. Other tools read them."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from bot.domain.daytime import local
from bot.domain.deliveries import DeliveryState
from bot.domain.people import reading_locale
from bot.domain.rounds import ApplicationState, RoundState
from bot.messages.render import LOCALES
from bot.rehearsal.figures import care_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from bot.domain.cases import Case
    from bot.domain.deliveries import Delivery
    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant
    from bot.domain.rounds import Application, Round
    from bot.ports.storage import Unit

STATUS: Mapping[ApplicationState, str] = {
    ApplicationState.APPLIED: "not-confirmed",
    ApplicationState.ASKED: "not-confirmed",
    ApplicationState.UNCONFIRMED: "not-confirmed",
    ApplicationState.DECLINED: "not-confirmed",
    ApplicationState.CONFIRMED: "waiting",
    ApplicationState.WAITING: "waiting",
    ApplicationState.MATCHED: "matched",
    ApplicationState.WITHDRAWN: "left",
    ApplicationState.LEFT: "left",
}
"""What a report calls each state of an application; matched becomes finished when the round has ended."""


def write_ledger(unit: Unit, texts: Mapping[str, str], path: Path) -> Counter[str]:
    """Write a line a delivery, in the order of planning. Give how many had which outcome."""
    outcomes: Counter[str] = Counter()
    with path.open("w", encoding="utf-8") as file:
        for line in ledger_lines(unit, texts):
            outcomes[line["outcome"]] += 1
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
    return outcomes


def ledger_lines(unit: Unit, texts: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Give a line a delivery, in the order of planning, as plain values."""
    accounts = {p.id: account_of(p) for p in unit.people.all()}
    for round_ in unit.rounds.all():
        for delivery in unit.deliveries.of_round(round_.id):
            yield _line(delivery, accounts, texts)


def account_of(person: Participant) -> str:
    """Give a person as reports name them: their first account as in the roster."""
    return str(person.accounts[0]) if person.accounts else f"participant:{person.id}"


def _line(delivery: Delivery, accounts: Mapping[int, str], texts: Mapping[str, str]) -> dict[str, Any]:
    sent_at = delivery.sent_at if delivery.state is DeliveryState.SENT else None
    zone = delivery.sent_zone
    return {
        "key": delivery.key,
        "kind": str(delivery.kind),
        "number": delivery.number,
        "to": accounts[delivery.participant_id] if delivery.participant_id else delivery.place,
        "started_by": str(delivery.started_by),
        "planned_for": delivery.due_at.isoformat(),
        "sent_at": sent_at.isoformat() if sent_at else None,
        "local_time": local(sent_at, zone).isoformat() if sent_at and zone else None,
        "locale": delivery.locale,
        "text": texts.get(delivery.key, "") if sent_at else None,
        "outcome": str(delivery.state),
    }


def report_of(unit: Unit, round_: Round, outcomes: Mapping[str, int]) -> dict[str, Any]:
    """Give the report of a round as plain values."""
    applications = unit.applications.of_round(round_.id)
    people = unit.people.get_many([a.participant_id for a in applications])
    partnerships = unit.partnerships.of_round(round_.id)
    participants = list(_participants(round_, applications, people))
    return {
        "round": {
            "name": round_.name,
            "timetable": round_.timetable.name,
            "launch_on": round_.launch_on.isoformat(),
            "state": round_.state.value,
            "locale": round_.locale,
            "zone": round_.zone,
            "rules": round_.rules,
            "seed": round_.seed,
            "matching": dict(unit.matches.result(round_.id) or {}),
        },
        "participants": participants,
        "partnerships": [_partnership(p, people) for p in partnerships],
        "cases": [_case(case) for case in unit.cases.of_round(round_.id)],
        "care": care_of(unit, round_),
        "counts": {
            "participants": len(participants),
            "by_status": dict(Counter(p["status"] for p in participants)),
            "partnerships": len(partnerships),
            "deliveries": dict(outcomes),
            "by_kind": _by_kind(unit.deliveries.tallies(round_.id)),
        },
    }


def _participants(
    round_: Round, applications: Sequence[Application], people: Mapping[int, Participant]
) -> Iterator[dict[str, Any]]:
    for application in applications:
        person = people[application.participant_id]
        status = STATUS[application.state]
        if status == "matched" and round_.state is RoundState.ENDED:
            status = "finished"
        yield {
            "account": account_of(person),
            "country": person.country,
            "zone": person.zone,
            "locale": reading_locale(person, round_.locale, LOCALES),
            "status": status,
            "reason": application.waiting_reason,
        }


def _case(case: Case) -> dict[str, Any]:
    return {
        "partnership": case.partnership_id,
        "opened_at": case.opened_at.isoformat(),
        "reason": case.reason.value,
        "outcome": None if case.outcome is None else case.outcome.value,
        "asked_before": list(case.asked_before),
        "coordinator": case.claimed_by or case.assigned_to,
        "resolved_at": None if case.resolved_at is None else case.resolved_at.isoformat(),
        "resolved_by": case.resolved_by,
    }


def _partnership(partnership: Partnership, people: Mapping[int, Participant]) -> dict[str, Any]:
    return {
        "id": partnership.id,
        "members": [account_of(people[m]) for m in partnership.members],
        "made_on": partnership.made_on.isoformat(),
        "ended_on": partnership.ended_on.isoformat() if partnership.ended_on else None,
        "state": partnership.state.value,
        "ended_because": partnership.ended_because,
    }


def _by_kind(tallies: Sequence[tuple[str, str, int]]) -> dict[str, int]:
    sent: Counter[str] = Counter()
    for kind, state, count in tallies:
        if state == DeliveryState.SENT:
            sent[kind] += count
    return dict(sorted(sent.items()))
