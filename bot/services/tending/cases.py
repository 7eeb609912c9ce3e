"""When a partnership comes into the coordinators' hands, and when it leaves them because the two are in touch again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cases import CaseReason
from bot.domain.partnerships import TALKING
from bot.services.open_case import open_case, revive
from bot.services.tending.files import SETTLED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.silence import Handover, Outlook
    from bot.services.planning.view import RoundView
    from bot.services.tending.files import File

SILENCES = frozenset({CaseReason.NEVER_STARTED, CaseReason.ONE_SIDED, CaseReason.BOTH_SILENT, CaseReason.UNREACHABLE})
"""Cases that are over once two talk; the others are a human's to close."""


def see_to_the_case(view: RoundView, file: File, found: Outlook, *, opens: bool) -> bool:
    """Hand a partnership to the coordinators when its day has come; take it back when the two are in touch again.

    Say whether it is in their hands now.
    """
    open_one, case = file.open_case, found.case
    if open_one is not None:
        is_over = found.standing in TALKING and open_one.reason in SILENCES
        if is_over:
            revive(view.unit, open_one, view.now)
        return not is_over
    if not opens or case is None or not case.is_due or not _is_time_for(view, file) or _was_handed_over(file, case):
        return False
    asked = _asked_before(file, case)
    open_case(view, file.partnership, case.reason, case.about, asked_before=asked, silent_since=case.since)
    return True


def is_to_come(view: RoundView, file: File, case: Handover) -> bool:
    """Say whether a case that is in nobody's hands is still to be opened, today or later."""
    return max(case.on, view.now.date()) < view.farewell and not _was_handed_over(file, case)


def _is_time_for(view: RoundView, file: File) -> bool:
    return not view.round.is_paused and file.meets_until is None and view.now.date() < view.farewell


def _was_handed_over(file: File, case: Handover) -> bool:
    """Say whether this silence had its case already: there is one a silence, and a complaint begins no new one.

    That somebody asked a coordinator for help, or reported something, is not the case of a silence.
    """
    lost = case.reason is CaseReason.UNREACHABLE
    of_silence = [each for each in file.cases if each.reason in SILENCES]
    alike = [each for each in of_silence if (each.reason is CaseReason.UNREACHABLE) is lost]
    contacts = [m.last_contact for m in file.life.members if m.last_contact is not None]
    since = case.since if lost or case.since is None or not contacts else min(case.since, max(contacts))
    return any(since is None or each.opened_at >= since for each in alike)


def _asked_before(file: File, case: Handover) -> Sequence[str]:
    """Give the keys of what was sent, or could not be sent, to those it is about since they were last in contact."""
    since = {m.id: m.last_contact for m in file.life.members if m.id in case.about}
    return [
        d.key
        for d in file.asks
        if d.participant_id in since
        and d.state in SETTLED
        and ((last := since[d.participant_id]) is None or (d.sent_at or d.due_at) > last)
    ]
