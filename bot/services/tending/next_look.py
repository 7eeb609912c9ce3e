"""When a partnership is looked at again: at the first moment from which time alone could change what is found.

Acts tend what they concern, and whatever is settled has its partnership looked at. So between two looks only the
calendar counts: a step comes near, an ask is late, a case falls due, a rest begins to count as silence, somebody goes
away or is back, a meeting is over.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.daytime import utc_at
from bot.services.tending.ahead import MIDNIGHT
from bot.services.tending.cases import is_to_come
from bot.services.tending.files import rung_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date, datetime

    from bot.domain.lives import Member
    from bot.domain.silence import Handover, Outlook, Step
    from bot.services.planning.view import RoundView
    from bot.services.tending.ahead import Ahead
    from bot.services.tending.files import File

LOOK_OFTEN = timedelta(hours=12)
"""What could have happened by now, and has not, is looked at this often."""
LOOK_AT_LEAST = timedelta(days=14)
"""Nothing is left alone for longer."""


def next_look(view: RoundView, file: File, found: Outlook, ahead: Ahead, *, in_hands: bool) -> datetime:
    """Give when to look again."""
    moments = [view.now + LOOK_AT_LEAST, *ahead.moments]
    for step in ahead.wanted:
        over = _over(file, step)
        moments.append(over if over > view.now else view.now + LOOK_OFTEN)
    if found.case is not None and not in_hands and is_to_come(view, file, found.case):
        moments += _of_case(view, file, found.case)
    if found.rests_until is not None:
        moments.append(found.rests_until)
    if file.meets_until is not None:
        moments.append(file.meets_until)
    for member in file.life.members:
        if member.absences:
            moments += _of_absences(member)
    return min([at for at in moments if at > view.now])


def _over(file: File, step: Step) -> datetime:
    """Give when the day is over on which an ask that is wanted should have left."""
    theirs = [d for d in file.on_its_way if d.participant_id == step.to and rung_of(d) is step.rung]
    on = max([d.due_on for d in theirs if d.due_on is not None], default=step.on)
    return _begins(on + timedelta(days=1), file.people[step.to].zone)


def _of_case(view: RoundView, file: File, case: Handover) -> Sequence[datetime]:
    """Give when a case may fall due: as its day begins for each whom it is about."""
    days = [_begins(case.on, file.people[m].zone) for m in case.about]
    return days if max(days) > view.now else [view.now + LOOK_OFTEN]


def _of_absences(member: Member) -> Iterable[datetime]:
    """Give when somebody goes away, and when they are back."""
    for absence in member.absences:
        yield _begins(absence.from_on, member.zone)
        if absence.until_on is not None:
            yield _begins(absence.until_on + timedelta(days=1), member.zone)


def _begins(on: date, zone: str) -> datetime:
    return utc_at(on, MIDNIGHT, zone)
