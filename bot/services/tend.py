"""Tend partnerships: see how it goes in each, plan the kind asks that are due, take back those that no longer are.

One function for every cause: the planner calls it for those whose `look_at` has come, and every act that is a sign of
life calls it for the partnerships it concerns, in the same transaction. So no nudge overtakes an answer.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.partnerships import GONE_QUIET, PartnershipState, Standing
from bot.domain.rounds import RoundState
from bot.domain.silence import outlook
from bot.domain.timetable import StepKind
from bot.services.planning.ladder import on_ladder
from bot.services.planning.view import RoundView
from bot.services.tending.ahead import look_ahead
from bot.services.tending.answers import without_mere_answers
from bot.services.tending.asks import Changes
from bot.services.tending.cases import see_to_the_case
from bot.services.tending.files import read_files
from bot.services.tending.next_look import next_look

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from bot.domain.partnerships import Partnership
    from bot.domain.people import ParticipantId
    from bot.domain.rounds import RoundId
    from bot.domain.signs import Sign
    from bot.domain.silence import Outlook
    from bot.ports.storage import Unit
    from bot.services.world import World

__all__ = ["note", "on_ladder", "tend", "tend_due", "tend_those_of"]


def note(unit: Unit, signs: Sequence[Sign], now: datetime, world: World) -> None:
    """Note signs of life, and tend the partnerships of those who gave them, where that can change anything."""
    unit.signs.note_many(signs)
    theirs = unit.partnerships.of_participants({sign.participant_id for sign in signs})
    _tend_by_round(unit, without_mere_answers(unit, theirs, signs, now), now, world)


def note_passing(unit: Unit, sign: Sign, world: World) -> None:
    """Note that somebody dealt with the bot. That alone changes nothing for two of whom nobody is asked or lost."""
    unit.signs.note_many([sign])
    theirs = unit.partnerships.of_participant(sign.participant_id)
    _tend_by_round(unit, [p for p in theirs if p.on_ladder or p.standing is Standing.UNREACHABLE], sign.at, world)


def tend_those_of(unit: Unit, people: Iterable[ParticipantId], now: datetime, world: World) -> None:
    """Tend the partnerships of these people: those that go on, and those that have ended since they were tended."""
    _tend_by_round(unit, unit.partnerships.of_participants(set(people)), now, world)


def _tend_by_round(unit: Unit, partnerships: Iterable[Partnership], now: datetime, world: World) -> None:
    by_round: dict[RoundId, list[Partnership]] = defaultdict(list)
    for partnership in partnerships:
        if partnership.state is not PartnershipState.ENDED or partnership.standing is not Standing.ENDED:
            by_round[partnership.round_id].append(partnership)
    for round_id, theirs in by_round.items():
        round_ = unit.rounds.get(round_id)
        if round_ is not None and round_.state is RoundState.RUNNING:
            tend(RoundView(unit, round_, now, world), theirs)


def tend_due(view: RoundView) -> None:
    """Tend those of a round whose time has come."""
    due = view.unit.partnerships.to_look_at(view.round.id, view.now)
    if due:
        tend(view, due, opens_cases=True)


def tend(view: RoundView, partnerships: Sequence[Partnership], *, opens_cases: bool = False) -> None:
    """Tend these partnerships of one round: their standing, their asks, their cases.

    Only time opens a case, never somebody's act: who presses a button may be about to write.
    """
    starts_until, offers_until = _last_date(view, StepKind.LADDER_END), _last_date(view, StepKind.REPLACEMENT)
    changes = Changes()
    changed: list[Partnership] = []
    asked: set[ParticipantId] = set()
    for file in read_files(view, partnerships):
        found = outlook(file.life, view.now, no_start_after=starts_until, no_offer_after=offers_until)
        in_hands = see_to_the_case(view, file, found, opens=opens_cases)
        ahead = look_ahead(view, file, found, in_hands=in_hands)
        changes.compare(view, file, found, ahead.wanted)
        on_ladder = tuple(sorted({*ahead.nudged, *found.asked}))
        asked.update(on_ladder)
        look_at = next_look(view, file, found, ahead, in_hands=in_hands)
        changed += _changed(file.partnership, found, on_ladder, look_at)
    view.unit.partnerships.save_many(changed)
    changes.store(view, asked)


def _last_date(view: RoundView, kind: StepKind) -> date:
    """Give the last day on which a ladder starts, or a new partner is offered: the farewell where none is named."""
    steps = view.round.timetable.of(kind)
    return view.round.date_of(steps[-1]) if steps else view.farewell


def _changed(
    partnership: Partnership, found: Outlook, on_ladder: tuple[ParticipantId, ...], look_at: datetime
) -> Sequence[Partnership]:
    """Give a partnership as it was found, if that is something new."""
    standing, (silent, since) = found.standing, _silent(found)
    now_is = (standing, silent, since, on_ladder, look_at)
    known = partnership.standing, partnership.silent, partnership.silent_since, partnership.on_ladder
    if now_is == (*known, partnership.look_at):
        return ()
    return [
        replace(partnership, standing=standing, silent=silent, silent_since=since, on_ladder=on_ladder, look_at=look_at)
    ]


def _silent(found: Outlook) -> tuple[tuple[ParticipantId, ...], datetime | None]:
    """Give who is silent, or out of reach, and since when."""
    if found.standing is Standing.UNREACHABLE and found.case is not None:
        return found.case.about, found.case.since
    if found.standing in GONE_QUIET and found.clock is not None:
        return found.clock.silent, found.clock.since
    return (), None
