"""The morning list of cases, and a case seen whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cases import CaseState
from bot.domain.errors import NotFound
from bot.domain.rounds import RoundState
from bot.messages.render import heading, prose, text
from bot.ports.chat import Choice, Questions, Say
from bot.services.case_cards import post_cards
from bot.services.case_files import hands_of, read_file
from bot.services.wording.cases import age, card, hands, names_of, open_choice, reason_key
from bot.services.work_cases import find_case, own_accounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.cases import Case
    from bot.domain.rounds import Round
    from bot.ports.chat import Part, Reply
    from bot.services.asked import Asked

ON_A_PAGE = 10
WHOSE = ("all", "mine")
IN_ORDER = (CaseState.OPEN, CaseState.CLAIMED, CaseState.SNOOZED)
"""What nobody has comes first, what rests last."""


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


def _list(asked: Asked, round_: Round, whose: str, page: int) -> Reply:
    mine = own_accounts(asked)
    cases = unresolved_for(asked, round_)
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


def unresolved_for(asked: Asked, round_: Round) -> Sequence[Case]:
    """Give the unresolved cases but for what is said of the one who asks: a report is confidential."""
    person = asked.actor.participant
    theirs = asked.unit.partnerships.of_participant(person.id) if person is not None else ()
    own = {partnership.id for partnership in theirs}
    return [case for case in asked.unit.cases.unresolved(round_.id) if case.partnership_id not in own]


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
                reason=prose(locale, reason_key(case, partnerships[case.partnership_id])),
                days=age(case, asked.now),
                hands=hands(case, who, round_.zone, locale),
            )
        )
    return [Questions(tuple(lines))]
