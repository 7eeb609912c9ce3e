"""The answers to "still in?", and what somebody without a partner wishes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.deliveries import Kind
from bot.domain.errors import AlreadyDone, NotFound
from bot.domain.rounds import ApplicationState, RoundState
from bot.services.accept_home import accept_home

if TYPE_CHECKING:
    from bot.domain.rounds import Application, Round
    from bot.ports.chat import Reply
    from bot.services.asked import Asked

HOME = "home"
"""The wish of who would also meet somebody from their own country."""

ANSWERABLE = frozenset(
    {
        ApplicationState.APPLIED,
        ApplicationState.ASKED,
        ApplicationState.UNCONFIRMED,
        ApplicationState.CONFIRMED,
        ApplicationState.DECLINED,
    }
)
"""A late yes, or a change of mind, counts until approval."""


def still_in(asked: Asked, row: str) -> Reply:
    """Take a yes. Raises AlreadyDone after approval."""
    return _answer(asked, row, ApplicationState.CONFIRMED, "still-in-thanks")


def not_in(asked: Asked, row: str) -> Reply:
    """Take a no, without a reproach. Raises AlreadyDone after approval."""
    return _answer(asked, row, ApplicationState.DECLINED, "not-in-thanks")


def wish(asked: Asked, row: str) -> Reply:
    """Keep what somebody without a partner chose: a three, to wait, the next round, or one's own country too."""
    round_id, chosen = row.split(".")
    round_, application = _find(asked, round_id)
    if application.state is not ApplicationState.WAITING:
        raise AlreadyDone(what=application.state.value, round=round_.name)
    if chosen == HOME:
        accept_home(asked, accepts=True)
    details = {**application.reason_details, "wish": chosen}
    asked.unit.applications.save_many([replace(application, reason_details=details)])
    return asked.replace(f"wish-{chosen}")


def _answer(asked: Asked, row: str, state: ApplicationState, key: str) -> Reply:
    round_, application = _find(asked, row)
    early = {RoundState.OPEN, RoundState.CLOSED, RoundState.MATCHING}
    if application.state not in ANSWERABLE or round_.state not in early:
        raise AlreadyDone(what=application.state.value, round=round_.name)
    confirmed_at = asked.now if state is ApplicationState.CONFIRMED else None
    asked.unit.applications.save_many([replace(application, state=state, confirmed_at=confirmed_at)])
    _stop_asking(asked, round_)
    return asked.replace(key, launch=round_.launch_on)


def _find(asked: Asked, round_id: str) -> tuple[Round, Application]:
    round_ = asked.unit.rounds.get(int(round_id))
    application = asked.unit.applications.get(int(round_id), asked.person.id)
    if round_ is None or application is None:
        raise NotFound(what=round_id)
    return round_, application


def _stop_asking(asked: Asked, round_: Round) -> None:
    waiting = asked.unit.deliveries.unsent_of([asked.person.id])
    asked.unit.deliveries.withdraw_many(
        [d.id for d in waiting if d.kind is Kind.CONFIRMATION and d.round_id == round_.id]
    )
