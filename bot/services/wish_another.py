"""What somebody says who would like another partner, or would not: the pool and the coordinators follow it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.cases import CaseOutcome, CaseReason
from bot.domain.errors import AlreadyDone, NotFound
from bot.domain.partnerships import SPLIT, PartnershipState
from bot.domain.rounds import ApplicationState, RoundState, WaitingReason
from bot.messages.render import paragraph, text
from bot.ports.chat import Choice, ChoiceStyle
from bot.services.case_cards import refresh_card
from bot.services.endings import end, fresh, let_go, notice, settle_cases, tell
from bot.services.open_case import case_in_hands, open_case
from bot.services.own_partnership import PartnershipOver, own_partnership, pressed_partnership
from bot.services.planning.view import RoundView
from bot.services.pool import NO, PAIR, PARTNER, YES, refuse_too_late
from bot.services.shrink import shrink
from bot.services.tending.looking import look_again

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.partnerships import Partnership
    from bot.domain.people import ParticipantId
    from bot.domain.rounds import Application, Round
    from bot.ports.chat import Reply
    from bot.services.asked import Asked


def ask_part(asked: Asked, *, round: str | None = None) -> Reply:
    """`/partner leave`: ask once, with the gentler ways beside it. Raises NoPartner, Ambiguous."""
    _, partnership = own_partnership(asked, round)
    return asked.show(
        paragraph(asked.locale, "part-ask"),
        choices=[
            Choice(text(asked.locale, "part-new"), f"part:1:{partnership.id}"),
            Choice(text(asked.locale, "part-leave"), "leave:1:-", ChoiceStyle.DANGER),
            Choice(text(asked.locale, "part-stay"), "keep:1:-", ChoiceStyle.PRIMARY),
        ],
    )


def press_offer(asked: Asked, row: str) -> Reply:
    """Take the answer to the offer of a new partner: `row` is `partnership.yes` or `partnership.later`.

    Who would rather wait needs no coordinator, so no case is opened for that. Raises NotFound, PartnershipOver.
    """
    number, _, answer = row.partition(".")
    if answer not in OFFER_ANSWERS:
        raise NotFound(what=row)
    round_, partnership = pressed_partnership(asked, number)
    case = case_in_hands(asked.unit, partnership.id)
    if answer == YES:
        view = RoundView(asked.unit, round_, asked.now, asked.world)
        _wish(view, partnership, asked.person.id, about=partnership.partners_of(asked.person.id))
    elif case is not None:
        refresh_card(asked.unit, replace(case, wishes={**case.wishes, asked.person.id: answer}), asked.now)
    return asked.replace(OFFER_ANSWERS[answer])


OFFER_ANSWERS: Mapping[str, str] = {YES: "offer-noted", "later": "offer-waits"}
"""What is replied to each answer."""


def press_part(asked: Asked, row: str) -> Reply:
    """Hand on that somebody would like another partner; until there is one, things stay as they are."""
    round_, partnership = pressed_partnership(asked, row)
    view = RoundView(asked.unit, round_, asked.now, asked.world)
    _wish(view, partnership, asked.person.id, about=partnership.partners_of(asked.person.id))
    return asked.replace("part-wished")


def press_part_now(asked: Asked, row: str) -> Reply:
    """End a partnership at once; everybody is looked after. The other is told kindly, and not by whose wish."""
    round_, partnership = pressed_partnership(asked, row)
    me = asked.person.id
    view = RoundView(asked.unit, round_, asked.now, asked.world)
    if len(partnership.members) > PAIR:
        _, over = shrink(view, partnership, me, SPLIT)
        others = view.people_of(partnership.partners_of(me))
        tell(view, [notice(view, other, partnership, "two-go-on") for other in others.values()])
        settle_cases(fresh(view), [partnership], CaseOutcome.ENDED)
    else:
        (over,) = end(view, [partnership], SPLIT)
        let_go(fresh(view), [partnership], but=[me])
    _wish(fresh(view), over, me, about=[me])
    return asked.replace("part-ended")


def press_new_partner(asked: Asked, row: str) -> Reply:
    """Take the answer of somebody whose partnership has ended: `row` is `partnership.yes` or `partnership.no`.

    Raises NotFound, PartnershipOver once the round is over, AlreadyDone for who has a partner, TooLateForANewPartner.
    """
    number, _, answer = row.partition(".")
    round_, partnership, application = _over(asked, number)
    view = RoundView(asked.unit, round_, asked.now, asked.world)
    if answer == YES:
        refuse_too_late(round_, asked.now)
    asked.unit.applications.save_many([_answered(application, answer)])
    after = fresh(view)
    if answer == NO:
        settle_cases(after, [partnership], CaseOutcome.ENDED)
        return asked.replace("new-partner-no")
    _wish(after, partnership, asked.person.id, about=[asked.person.id])
    return asked.replace("new-partner-yes")


def _over(asked: Asked, number: str) -> tuple[Round, Partnership, Application]:
    """Give an ended partnership of the one who presses, and their application."""
    found = asked.unit.partnerships.get(int(number)) if number.isdecimal() else None
    round_ = None if found is None else asked.unit.rounds.get(found.round_id)
    application = None if found is None else asked.unit.applications.get(found.round_id, asked.person.id)
    if found is None or asked.person.id not in found.members or round_ is None or application is None:
        raise NotFound(what=number)
    if round_.state is not RoundState.RUNNING or application.state not in STILL_IN:
        raise PartnershipOver
    if application.waiting_reason == WaitingReason.APART:
        raise PartnershipOver
    theirs = asked.unit.partnerships.of_participant(asked.person.id)
    if any(p.round_id == round_.id and p.state is not PartnershipState.ENDED for p in theirs):
        raise AlreadyDone(what="matched", round=round_.name)
    return round_, found, application


STILL_IN = frozenset({ApplicationState.MATCHED, ApplicationState.WAITING})


def _answered(application: Application, answer: str) -> Application:
    """Keep an answer; who was set aside while silent is here again."""
    if application.waiting_reason == WaitingReason.QUIET and answer == YES:
        return replace(application, waiting_reason=WaitingReason.WANTS_PARTNER.value)
    return replace(application, reason_details={**application.reason_details, PARTNER: answer})


def _wish(view: RoundView, partnership: Partnership, who: ParticipantId, *, about: Sequence[ParticipantId]) -> None:
    """Let the coordinators' card say that somebody would like another partner."""
    case = case_in_hands(view.unit, partnership.id) or open_case(
        view, partnership, CaseReason.ASKED_FOR_HELP, about, silent_since=partnership.silent_since
    )
    look_again(view.unit, [partnership])
    refresh_card(view.unit, replace(case, wishes={**case.wishes, who: YES}), view.now)
