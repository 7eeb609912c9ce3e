"""What the ladder of a partnership sends: planned under keys of its own, taken back as soon as it is not wanted."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.domain.daytime import coming_morning
from bot.domain.deliveries import Delivery, DeliveryState, delivery_key
from bot.domain.partnerships import Standing
from bot.services.planning.ladder import NOT_WHILE_ON_THE_LADDER
from bot.services.planning.mornings import Mornings
from bot.services.planning.steps import to_person
from bot.services.tending.files import COLUMN, LADDER_KINDS, WROTE_LAST

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from bot.domain.people import ParticipantId
    from bot.domain.silence import Outlook, Step
    from bot.services.planning.view import RoundView
    from bot.services.tending.files import File


@dataclass
class Changes:
    """What is to be planned, and what is to be taken back, for however many partnerships."""

    wanted: list[Delivery] = field(default_factory=list)
    taken_back: list[int] = field(default_factory=list)

    def compare(self, view: RoundView, file: File, found: Outlook, wanted: Sequence[Step]) -> None:
        """See what a partnership's ladder wants now, beside what is on its way.

        What waits for an earlier day than it now may come on, as when somebody has gone away, or would say what is no
        longer so, is planned anew.
        """
        if not wanted:
            self.taken_back += [d.id for d in file.on_its_way]
            return
        known = {d.key: d for d in file.asks if d.state is not DeliveryState.WITHDRAWN}
        waiting = {d.key: d.id for d in file.on_its_way}
        for step in wanted:
            key, subject = _key(view, file, step), _subject(file, found, step)
            if key not in known or (key in waiting and _is_outdated(known[key], step, subject)):
                self.wanted.append(_delivery(view, file, step, subject))
            else:
                waiting.pop(key, None)
        self.taken_back += waiting.values()

    def store(self, view: RoundView, asked: Collection[ParticipantId]) -> None:
        """Take back first, then give the wanted their mornings; `asked` are those whose ladder is open."""
        in_the_way = [*self.taken_back, *_in_the_way(view, asked)]
        if in_the_way:
            view.unit.deliveries.withdraw_many(in_the_way)
        if self.wanted and not view.round.is_paused:
            people = view.people_of({d.participant_id for d in self.wanted if d.participant_id is not None})
            Mornings(view.unit, people, view.now, view.world.working_days).assign(self.wanted).store(view.unit)


def _key(view: RoundView, file: File, step: Step) -> str:
    _, what, number = LADDER_KINDS[step.rung]
    return delivery_key(
        round_id=view.round.id,
        what=what,
        number=number,
        to=step.to,
        partnership_id=file.partnership.id,
        episode=step.episode,
    )


def _delivery(view: RoundView, file: File, step: Step, subject: Mapping[str, str | int]) -> Delivery:
    """Give a new ask, from the reader's next morning: at once after a complaint, it would tell who has complained."""
    kind, what, number = LADDER_KINDS[step.rung]
    reader = file.people[step.to]
    return to_person(
        view,
        reader,
        kind=kind,
        what=what,
        number=number,
        earliest_on=max(step.on, coming_morning(view.now, reader.zone)),
        expires_on=min(step.until or view.farewell, view.farewell),
        partnership_id=file.partnership.id,
        episode=step.episode,
        subject=subject,
    )


def _subject(file: File, found: Outlook, step: Step) -> Mapping[str, str | int]:
    """Give what a message must know: the column of the ladder, and whether its reader was the last to write."""
    clock = found.clock
    if clock is None:
        return {}
    others = [m for m in file.life.members if m.id != step.to and m.contacts and m.contacts[-1] >= clock.since]
    return {COLUMN: clock.column.value, WROTE_LAST: int(clock.column is Standing.BOTH_SILENT and not others)}


def _is_outdated(planned: Delivery, step: Step, subject: Mapping[str, str | int]) -> bool:
    return (planned.due_on is not None and planned.due_on < step.on) or dict(planned.subject) != subject


def _in_the_way(view: RoundView, asked: Collection[ParticipantId]) -> Sequence[int]:
    """Give what is not sent to people whose ladder is open."""
    waiting = view.unit.deliveries.unsent_of(asked) if asked else ()
    return [d.id for d in waiting if d.kind in NOT_WHILE_ON_THE_LADDER and d.round_id == view.round.id]
