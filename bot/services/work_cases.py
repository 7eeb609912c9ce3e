"""What coordinators do with cases: claim, let rest, close. Everybody may claim every case."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.cases import CaseOutcome
from bot.domain.daytime import utc_at
from bot.domain.errors import BadValue, NotFound, Refused
from bot.domain.office import OPENS
from bot.domain.signs import Sign, SignKind
from bot.messages.render import paragraphs
from bot.ports.chat import Message, Say
from bot.services.case_cards import refresh_card
from bot.services.case_files import hands_of, outline
from bot.services.tend import note, tend_those_of
from bot.services.wording.cases import choices, known_as

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.cases import Case
    from bot.domain.rounds import Round
    from bot.ports.chat import Reply
    from bot.services.asked import Asked

A_WEEK = timedelta(days=7)
LONGEST_REST = timedelta(days=366)


class CaseTaken(Refused):
    """Somebody else was quicker."""

    key = "refused-case-taken"


class CaseClosed(Refused):
    """Nothing is left to be done about it."""

    key = "refused-case-closed"


class OwnCase(Refused):
    """Nobody sees to a case about a partnership of their own."""

    key = "refused-own-case"


def claim_case(asked: Asked, *, number: int) -> Reply:
    """Take a case into one's hands. Raises NotFound, OwnCase, CaseClosed, and CaseTaken for the second of two."""
    case = open_case_of(asked, number)
    if case.claimed_by is not None and case.claimed_by not in own_accounts(asked):
        holder = hands_of(asked.unit, [case])[case.claimed_by]
        raise CaseTaken(number=str(number), who=known_as(holder, asked.locale).name)
    refresh_card(asked.unit, case.claimed(asked.actor.reference, asked.now), asked.now)
    return _with_choices(asked, number, "case-claimed")


def press_claim(asked: Asked, row: str) -> Reply:
    """Take a case into one's hands. Raises as `claim_case` does."""
    return claim_case(asked, number=int(row))


def press_take(asked: Asked, row: str) -> Reply:
    """Take a case over from whoever has it. Raises NotFound, OwnCase, CaseClosed."""
    case = open_case_of(asked, int(row))
    holder = case.claimed_by
    refresh_card(asked.unit, case.claimed(asked.actor.reference, asked.now), asked.now)
    if holder is None or holder in own_accounts(asked):
        return _with_choices(asked, case.id, "case-claimed")
    who = known_as(hands_of(asked.unit, [case])[holder], asked.locale)
    return asked.show(*paragraphs(asked.locale, "case-reopened", number=row, who=(who,)))


def snooze_case(asked: Asked, *, number: int, until: date | None = None) -> Reply:
    """Let a case rest until a day, a week without one. Raises NotFound, OwnCase, CaseClosed, BadValue."""
    case = open_case_of(asked, number)
    round_ = _round_of(asked, case)
    today = asked.today(round_.zone)
    on = until or today + A_WEEK
    if not today < on <= today + LONGEST_REST:
        raise BadValue(what="until", value=str(on))
    rested = case.snoozed(asked.actor.reference, utc_at(on, OPENS, round_.zone), asked.now)
    refresh_card(asked.unit, rested, asked.now)
    return asked.say("case-resting-now", number=str(number), until=on)


def press_snooze(asked: Asked, row: str) -> Reply:
    """Let a case rest for a week. Raises as `snooze_case` does."""
    return snooze_case(asked, number=int(row))


def resolve_case(asked: Asked, *, number: int, outcome: str) -> Reply:
    """Close a case. Raises NotFound, OwnCase, CaseClosed, BadValue."""
    case = open_case_of(asked, number)
    if outcome not in OUTCOMES:
        raise BadValue(what="outcome", value=outcome)
    close_case(asked, case, CaseOutcome(outcome))
    return asked.say("case-closed", number=str(number))


def press_close(asked: Asked, row: str) -> Reply:
    """Close a case with one tap: `row` is `case.outcome`. Raises as `resolve_case` does."""
    number, _, outcome = row.partition(".")
    return resolve_case(asked, number=int(number), outcome=outcome)


OUTCOMES = tuple(outcome.value for outcome in CaseOutcome)


def close_case(asked: Asked, case: Case, outcome: CaseOutcome) -> Case:
    """Close a case in the name of whoever acts, and see what that means for the two.

    That they are in touch again is taken from the coordinator as it would be from one of them.
    """
    closed = refresh_card(asked.unit, case.resolved(outcome, asked.now, by=asked.actor.reference), asked.now)
    partnership = asked.unit.partnerships.get(case.partnership_id)
    members = partnership.members if partnership is not None else ()
    if outcome is CaseOutcome.REVIVED:
        credited = [Sign(member, SignKind.CREDITED, asked.now, case.partnership_id) for member in members]
        note(asked.unit, credited, asked.now, asked.world)
    else:
        tend_those_of(asked.unit, members, asked.now, asked.world)
    return closed


def find_case(asked: Asked, number: int) -> Case:
    """Give a case by its number. Raises NotFound, and OwnCase to whoever it is about."""
    case = asked.unit.cases.get(number)
    if case is None:
        raise NotFound(what=str(number))
    partnership = asked.unit.partnerships.get(case.partnership_id)
    person = asked.actor.participant
    if person is not None and partnership is not None and person.id in partnership.members:
        raise OwnCase(number=str(number))
    return case


def open_case_of(asked: Asked, number: int) -> Case:
    """Give a case that is not closed. Raises NotFound, OwnCase, CaseClosed."""
    case = find_case(asked, number)
    if case.is_resolved:
        raise CaseClosed(number=str(number))
    return case


def own_accounts(asked: Asked) -> frozenset[str]:
    """Give under which accounts the one who acts may have claimed something."""
    person = asked.actor.participant
    return frozenset({asked.actor.reference, *(str(a) for a in (person.accounts if person else ()))})


def _round_of(asked: Asked, case: Case) -> Round:
    round_ = asked.unit.rounds.get(case.round_id)
    if round_ is None:
        raise NotFound(what=str(case.id))
    return round_


def _with_choices(asked: Asked, number: int, key: str) -> Reply:
    """Answer whoever has a case now with what can be done next, so that nobody need look for the card."""
    file = outline(asked.unit, open_case_of(asked, number))
    said = paragraphs(asked.locale, key, number=str(number))
    return Say(Message(tuple(said), tuple(choices(file, asked.locale, is_mine=True)), asked.locale))
