"""How a round stands: where it is, who is in it, what comes next."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.domain.deliveries import DeliveryState
from bot.domain.partnerships import PartnershipState
from bot.domain.rounds import ApplicationState, Round, RoundState
from bot.messages.render import heading, paragraph, prose
from bot.ports.chat import Fields, Instant, InstantStyle
from bot.services.expected import expected_in
from bot.services.show_cases import unresolved_for

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.timetable import Step
    from bot.ports.chat import Part, Prose, Reply
    from bot.services.asked import Asked


def show_round(asked: Asked, *, round: str | None = None) -> Reply:
    """Show a round's state, its people, its messages and its next step."""
    round_ = asked.round(round)
    key = "round-status-paused" if round_.is_paused else "round-status"
    return asked.show(
        heading(asked.locale, "round-title", round=round_.name),
        paragraph(asked.locale, key, state=state_words(asked, round_), launch=round_.launch_on),
        Fields(tuple(_people(asked, round_))),
        Fields(tuple(_messages(asked, round_))),
        _next(asked, round_),
    )


def _next(asked: Asked, round_: Round) -> Part:
    """Say what is to be done: in a running round, that is its cases."""
    if round_.state is RoundState.RUNNING:
        return paragraph(asked.locale, "round-next-running", cases=len(unresolved_for(asked, round_)))
    return paragraph(asked.locale, f"round-next-{round_.state}")


def list_rounds(asked: Asked) -> Reply:
    """Show every round with its state."""
    rounds = asked.unit.rounds.all()
    if not rounds:
        return asked.say("round-none")
    rows = tuple((prose(asked.locale, "round-name", round=r.name), state_words(asked, r)) for r in rounds)
    return asked.show(heading(asked.locale, "round-list"), Fields(rows))


def state_words(asked: Asked, round_: Round) -> Prose:
    """Give a round's state in words."""
    return prose(asked.locale, f"round-state-{round_.state}")


def timetable_parts(asked: Asked, round_: Round) -> tuple[Part, ...]:
    """Give a timetable as rows: the step's name, its day and date, what it is."""
    rows = tuple(_step_row(asked, round_, step) for step in round_.timetable.steps)
    return (heading(asked.locale, "round-timetable", round=round_.name), Fields(rows))


def _step_row(asked: Asked, round_: Round, step: Step) -> tuple[Prose, Prose]:
    return (
        prose(asked.locale, "round-step-day", day=step.day, on=round_.date_of(step)),
        prose(asked.locale, f"round-step-{step.kind}", number=step.number, topic=step.topic or 0, name=step.name),
    )


def _people(asked: Asked, round_: Round) -> Iterable[tuple[Prose, Prose]]:
    states = Counter(a.state for a in asked.unit.applications.of_round(round_.id))
    yield prose(asked.locale, "round-applicants"), prose(asked.locale, "round-count", count=states.total())
    for state in ApplicationState:
        if states[state]:
            label = prose(asked.locale, f"application-{state}")
            yield label, prose(asked.locale, "round-count", count=states[state])
    expected = () if round_.state is RoundState.ENDED else expected_in(asked.unit, round_, asked.world)
    if expected:
        yield prose(asked.locale, "round-expected"), prose(asked.locale, "round-count", count=len(expected))
    partnerships = asked.unit.partnerships.of_round(round_.id)
    over = round_.state is RoundState.ENDED
    going = sum(over or p.state is not PartnershipState.ENDED for p in partnerships)
    if partnerships:
        yield prose(asked.locale, "round-partnerships"), prose(asked.locale, "round-count", count=going)


def _messages(asked: Asked, round_: Round) -> Iterable[tuple[Prose, Prose]]:
    states: Counter[str] = Counter()
    for _, state, count in asked.unit.deliveries.tallies(round_.id):
        states[state] += count
    for state in (DeliveryState.PLANNED, DeliveryState.SENT, DeliveryState.HELD, DeliveryState.UNDELIVERABLE):
        label = prose(asked.locale, f"delivery-{state}")
        yield label, prose(asked.locale, "round-count", count=states[state])
    due_at = asked.unit.deliveries.next_due_at()
    if due_at is not None and round_.state is RoundState.RUNNING:
        yield prose(asked.locale, "round-next-message"), (Instant(due_at, InstantStyle.DATE_AND_TIME),)
