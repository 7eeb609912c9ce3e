"""What coordinators do with cases: list, look, claim, let rest, close. Everybody may claim every case."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.cases import CaseOutcome, CaseState
from bot.domain.daytime import utc_at
from bot.domain.errors import BadValue, NotFound, Refused
from bot.domain.office import OPENS
from bot.domain.rounds import RoundState
from bot.domain.signs import Sign, SignKind
from bot.messages.render import heading, paragraphs, prose, text
from bot.ports.chat import Choice, Message, Questions, Say
from bot.services.case_cards import post_cards, refresh_card
from bot.services.case_files import hands_of, read_file
from bot.services.tend import note, tend_those_of
from bot.services.wording.cases import age, card, choices, hands, names_of, open_choice

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from bot.domain.cases import Case
    from bot.domain.rounds import Round
    from bot.ports.chat import Part, Reply
    from bot.services.asked import Asked

A_WEEK = timedelta(days=7)
LONGEST_REST = timedelta(days=366)
ON_A_PAGE = 10
WHOSE = ("all", "mine")
IN_ORDER = (CaseState.OPEN, CaseState.CLAIMED, CaseState.SNOOZED)


class CaseTaken(Refused):
    """Somebody else was quicker."""

    key = "refused-case-taken"


class CaseClosed(Refused):
    """Nothing is left to be done about it."""

    key = "refused-case-closed"


class OwnCase(Refused):
    """Nobody sees to a case about a partnership of their own."""

    key = "refused-own-case"


def list_cases(asked: Asked, *, whose: str = "all", page: int = 1, round: str | None = None) -> Reply:
    """Show the unresolved cases, those that nobody has first, the oldest first: the morning list."""
    return _list(asked, asked.round(round, RoundState.RUNNING), whose, page)


def press_page(asked: Asked, row: str) -> Reply:
    """Show another page: `row` is `round.page.whose`. Raises NotFound."""
    round_id, page, whose = row.split(".")
    round_ = asked.unit.rounds.get(int(round_id))
    if round_ is None:
        raise NotFound(what=row)
    return _list(asked, round_, whose, int(page))


def show_case(asked: Asked, *, number: int) -> Reply:
    """Show a case whole; from now on it has a card. Raises NotFound, OwnCase."""
    case = find_case(asked, number)
    if case.carded_at is None and not case.is_resolved:
        (case,) = post_cards(asked.unit, [case], asked.now) or [case]
    return Say(card(read_file(asked.unit, case), asked.now, asked.locale, asked.world.places))


def press_open(asked: Asked, row: str) -> Reply:
    """Open a case that a message lists. Raises NotFound, OwnCase."""
    return show_case(asked, number=int(row))


def claim_case(asked: Asked, *, number: int) -> Reply:
    """Take a case into one's hands. Raises NotFound, OwnCase, CaseClosed, and CaseTaken for the second of two."""
    case = open_case_of(asked, number)
    if case.claimed_by is not None and case.claimed_by not in own_accounts(asked):
        raise CaseTaken(number=str(number), who=hands_of(asked.unit, [case])[case.claimed_by].name)
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
    who = hands_of(asked.unit, [case])[holder]
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
    """Answer with what can be done next, so that nobody need look for the card."""
    file = read_file(asked.unit, open_case_of(asked, number))
    said = paragraphs(asked.locale, key, number=str(number))
    return Say(Message(tuple(said), tuple(choices(file, asked.locale)), asked.locale))


def _list(asked: Asked, round_: Round, whose: str, page: int) -> Reply:
    mine = own_accounts(asked)
    cases = _not_ones_own(asked, asked.unit.cases.unresolved(round_.id))
    if whose == "mine":
        cases = [case for case in cases if (case.claimed_by or case.assigned_to) in mine]
    if not cases:
        return asked.say("case-list-none")
    ordered = sorted(cases, key=lambda case: (IN_ORDER.index(case.state), case.opened_at, case.id))
    last = (len(ordered) - 1) // ON_A_PAGE + 1
    page = min(max(page, 1), last)
    shown = ordered[(page - 1) * ON_A_PAGE : page * ON_A_PAGE]
    more = [Choice(text(asked.locale, "case-more"), f"cases-page:1:{round_.id}.{page + 1}.{whose}")]
    return asked.show(
        heading(asked.locale, "case-list-title", count=len(ordered)),
        *_lines(asked, shown, round_),
        choices=[*(open_choice(case, asked.locale) for case in shown), *(more if page < last else ())],
    )


def _not_ones_own(asked: Asked, cases: Sequence[Case]) -> Sequence[Case]:
    """Leave out what is said of the one who asks: a report is confidential."""
    person = asked.actor.participant
    theirs = asked.unit.partnerships.of_participant(person.id) if person is not None else ()
    own = {partnership.id for partnership in theirs}
    return [case for case in cases if case.partnership_id not in own]


def _lines(asked: Asked, shown: Sequence[Case], round_: Round) -> Sequence[Part]:
    """Give a line a case: number, names, reason, days, hands."""
    unit, locale = asked.unit, asked.locale
    partnerships = unit.partnerships.get_many({case.partnership_id for case in shown})
    people = unit.people.get_many({m for p in partnerships.values() for m in p.members})
    who = hands_of(unit, shown)
    lines = []
    for case in shown:
        members = [people[m] for m in partnerships[case.partnership_id].members if m in people]
        lines.append(
            prose(
                locale,
                "case-list-line",
                number=str(case.id),
                names=names_of(members),
                reason=prose(locale, f"case-reason-{case.reason}"),
                days=age(case, asked.now),
                hands=hands(case, who, round_.zone, locale),
            )
        )
    return [Questions(tuple(lines))]
