"""What the ladder of a partnership sends: planned under keys of its own, taken back as soon as it is not wanted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.daytime import day_of
from bot.domain.deliveries import PLANNING_HORIZON, Delivery, DeliveryState
from bot.domain.ladder import Rung
from bot.domain.partnerships import Standing
from bot.services.planning.ladder import NOT_WHILE_ON_THE_LADDER
from bot.services.planning.mornings import Mornings, from_next_morning
from bot.services.planning.steps import to_person
from bot.services.tending.files import COLUMN, LADDER_KINDS, WROTE_LAST, File, rung_of

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from bot.domain.people import ParticipantId
    from bot.domain.silence import Outlook, Step
    from bot.services.planning.view import RoundView

STILL_TO_COME = frozenset({DeliveryState.PLANNED, DeliveryState.CLAIMED})


@dataclass
class Changes:
    """What is to be planned, and what is to be taken back, for however many partnerships."""

    wanted: list[Delivery] = field(default_factory=list)
    taken_back: list[int] = field(default_factory=list)

    def compare(self, view: RoundView, file: File, found: Outlook) -> None:
        """See what a partnership's ladder wants now, beside what is on its way.

        What waits for an earlier day than it now may come on, as when somebody has gone away, or would say what is no
        longer so, is planned anew.
        """
        near = _near(view, file, found)
        on_its_way = [d for d in file.asks if d.state in STILL_TO_COME and rung_of(d) is not None]
        if not near and not on_its_way:
            return
        wanted = {d.key: d for d in (_delivery(view, file, found, step) for step in near)}
        taken_back = [d for d in on_its_way if d.key not in wanted or _is_outdated(d, wanted[d.key])]
        known = {d.key for d in file.asks if d.state is not DeliveryState.WITHDRAWN} - {d.key for d in taken_back}
        self.taken_back += [d.id for d in taken_back]
        self.wanted += [_in_the_morning(view, file, d) for key, d in wanted.items() if key not in known]

    def store(self, view: RoundView, asked: Collection[ParticipantId]) -> None:
        """Take back first, then give the wanted their mornings; `asked` are those whose ladder is open."""
        in_the_way = [*self.taken_back, *_in_the_way(view, asked)]
        if in_the_way:
            view.unit.deliveries.withdraw_many(in_the_way)
        if self.wanted and not view.round.is_paused:
            people = view.people_of({d.participant_id for d in self.wanted if d.participant_id is not None})
            Mornings(view.unit, people, view.now, view.world.working_days).assign(self.wanted).store(view.unit)


def is_near(view: RoundView, on: date, zone: str) -> bool:
    """Say whether a day begins within the planning horizon."""
    return on <= day_of(view.now + PLANNING_HORIZON, zone)


def to_come(view: RoundView, file: File, found: Outlook) -> Sequence[Step]:
    """Give the steps whose day is before the farewell; none while a case is in hands, but the offer.

    Nobody is ever asked to write to somebody whose behaviour was reported, or while the two have a time to talk.
    """
    if file.has_conduct or file.will_meet:
        return []
    in_hands = file.open_case is not None
    return [s for s in found.steps if s.on < view.farewell and (s.rung is Rung.OFFER or not in_hands)]


def _near(view: RoundView, file: File, found: Outlook) -> Sequence[Step]:
    """Give the steps whose day is near."""
    return [s for s in to_come(view, file, found) if is_near(view, s.on, file.people[s.to].zone)]


def _delivery(view: RoundView, file: File, found: Outlook, step: Step) -> Delivery:
    kind, what, number = LADDER_KINDS[step.rung]
    return to_person(
        view,
        file.people[step.to],
        kind=kind,
        what=what,
        number=number,
        earliest_on=step.on,
        expires_on=min(step.until or view.farewell, view.farewell),
        partnership_id=file.partnership.id,
        episode=step.episode,
        subject=_subject(file, found, step),
    )


def _in_the_morning(view: RoundView, file: File, ask: Delivery) -> Delivery:
    """Give a new ask its morning: at once after a complaint, it would tell who has complained."""
    return from_next_morning(ask, file.people[ask.participant_id or 0], view.now)


def _subject(file: File, found: Outlook, step: Step) -> Mapping[str, str | int]:
    """Give what a message must know: the column of the ladder, and whether its reader was the last to write."""
    if found.clock is None:
        return {}
    last = {m.id: m.last_contact for m in file.life.members}
    wrote_last = found.clock.column is Standing.BOTH_SILENT and all(
        at is None or at < found.clock.since for m, at in last.items() if m != step.to
    )
    return {COLUMN: found.clock.column.value, WROTE_LAST: int(wrote_last)}


def _is_outdated(planned: Delivery, wanted: Delivery) -> bool:
    too_early = planned.due_on is not None and wanted.earliest_on is not None and planned.due_on < wanted.earliest_on
    return too_early or dict(planned.subject) != dict(wanted.subject)


def _in_the_way(view: RoundView, asked: Collection[ParticipantId]) -> Sequence[int]:
    """Give what is not sent to people whose ladder is open."""
    waiting = view.unit.deliveries.unsent_of(asked) if asked else ()
    return [d.id for d in waiting if d.kind in NOT_WHILE_ON_THE_LADDER and d.round_id == view.round.id]
