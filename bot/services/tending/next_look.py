"""When a partnership is looked at again: at the first moment from which time alone could change what is found.

Acts tend what they concern, and whatever is settled has its partnership looked at. So between two looks only the
calendar counts: a step comes near, an ask is late, a case falls due, a rest begins to count as silence, somebody goes
away or is back, a meeting is over.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from bot.domain.daytime import utc_at
from bot.domain.deliveries import PLANNING_HORIZON
from bot.domain.ladder import Rung
from bot.domain.lives import talk_ends
from bot.services.tending.asks import STILL_TO_COME, to_come
from bot.services.tending.cases import is_to_come
from bot.services.tending.files import rung_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.silence import Outlook, Step
    from bot.services.planning.view import RoundView
    from bot.services.tending.files import File

LOOK_OFTEN = timedelta(hours=12)
"""What could have happened by now, and has not, is looked at this often."""
LOOK_AT_LEAST = timedelta(days=14)
"""Nothing is left alone for longer."""


def next_look(view: RoundView, file: File, found: Outlook) -> datetime:
    """Give when to look again."""
    moments = (*_of_steps(view, file, found), *_of_case(view, file, found), *_of_calendar(file, found))
    return min(at for at in (*moments, view.now + LOOK_AT_LEAST) if at > view.now)


def _of_steps(view: RoundView, file: File, found: Outlook) -> Iterable[datetime]:
    """Give when each step comes near; of those that are near and wanted, when to see what became of them.

    Whose first nudge is near is on the ladder, also where it may not be sent.
    """
    wanted = to_come(view, file, found)
    for step in (s for s in found.steps if s in wanted or s.rung is Rung.FIRST_NUDGE):
        near = _begins(step.on, file.people[step.to].zone) - PLANNING_HORIZON
        if near > view.now:
            yield near
        elif step in wanted:
            over = _over(file, step)
            yield over if over > view.now else view.now + LOOK_OFTEN


def _over(file: File, step: Step) -> datetime:
    """Give when the day is over on which an ask should have left."""
    theirs = (d for d in file.asks if d.participant_id == step.to and rung_of(d) is step.rung)
    days = (d.due_on for d in theirs if d.state in STILL_TO_COME and d.due_on is not None)
    return _begins(max(days, default=step.on) + timedelta(days=1), file.people[step.to].zone)


def _of_case(view: RoundView, file: File, found: Outlook) -> Iterable[datetime]:
    """Give when a case may fall due: as its day begins for each whom it is about."""
    case = found.case
    if case is not None and is_to_come(view, file, case):
        days = [_begins(case.on, file.people[m].zone) for m in case.about]
        yield from days if max(days) > view.now else [view.now + LOOK_OFTEN]


def _of_calendar(file: File, found: Outlook) -> Iterable[datetime]:
    """Give when a rest becomes a silence, when somebody goes away or is back, and when a meeting is over."""
    ends = None if found.clock is None else talk_ends(file.life, found.clock)
    if ends is not None:
        yield ends
    for member in file.life.members:
        for absence in member.absences:
            yield _begins(absence.from_on, member.zone)
            if absence.until_on is not None:
                yield _begins(absence.until_on + timedelta(days=1), member.zone)
    if file.meets_until is not None:
        yield file.meets_until


def _begins(on: date, zone: str) -> datetime:
    return utc_at(on, time(0), zone)
