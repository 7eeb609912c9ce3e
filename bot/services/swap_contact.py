"""`/partner contact`: partners get each other's contact details once all of them said yes; a no is told to nobody."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.agreement import Terms
from bot.domain.deliveries import DeliveryState, Kind
from bot.domain.errors import Refused
from bot.messages.render import paragraphs, text
from bot.ports.chat import Choice, Message, Replace, Say
from bot.services.own_partnership import own_partnership, pressed_partnership
from bot.services.pass_on import CannotBePassedOn, kept_apart, names_of
from bot.services.planning.between_partners import to_partner
from bot.services.planning.steps import ACTS_COUNT_FROM
from bot.services.wording.passing_on import contact_choices, contact_details, has_details

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.deliveries import Delivery
    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant, ParticipantId
    from bot.ports.chat import Part, Reply
    from bot.services.asked import Asked

ONCE = ACTS_COUNT_FROM + 1
"""The other is asked once, and details are swapped once: both keys have the same number for ever."""


class NoDetails(Refused):
    """There is neither an e-mail address nor a chat name that could be given to anybody."""

    key = "refused-no-contact-details"


def show_contact(asked: Asked, *, round: str | None = None) -> Reply:
    """Show how it stands between the partners, with what can be done. Raises NoPartner, Ambiguous, NoDetails."""
    _, partnership = own_partnership(asked, round)
    return Say(_as_it_stands(asked, partnership))


def press_yes(asked: Asked, row: str) -> Reply:
    """Let the others have somebody's details, as soon as all say so. Raises PartnershipOver, CannotBePassedOn."""
    _, partnership = pressed_partnership(asked, row)
    if not has_details(asked.person):
        raise NoDetails
    if kept_apart(asked.unit, asked.person.id) & set(partnership.members):
        raise CannotBePassedOn
    if not _is_swapped(asked, partnership):
        asked.unit.signs.agree(replace(_terms(asked, partnership), shares_contact=True))
        _swap_or_ask(asked, partnership)
    return Replace(_as_it_stands(asked, partnership))


def press_no(asked: Asked, row: str) -> Reply:
    """Take a yes back, or say no: nobody is told. What was swapped stays so. Raises PartnershipOver."""
    _, partnership = pressed_partnership(asked, row)
    if _is_swapped(asked, partnership):
        return Replace(_as_it_stands(asked, partnership))
    mine = _terms(asked, partnership)
    if mine.shares_contact:
        asked.unit.signs.agree(replace(mine, shares_contact=False))
        return asked.replace("contact-taken-back")
    return asked.replace("contact-not-now")


def _as_it_stands(asked: Asked, partnership: Partnership) -> Message:
    locale, others = asked.locale, _others(asked, partnership)
    names = names_of(others)
    if _is_swapped(asked, partnership):
        return Message((*paragraphs(locale, "contact-swapped-already"), *contact_details(others, locale)), (), locale)
    if _terms(asked, partnership).shares_contact:
        take_back = Choice(text(locale, "contact-take-back"), f"contact-no:1:{partnership.id}")
        return Message(paragraphs(locale, "contact-waiting", names=names), (take_back,), locale)
    if not has_details(asked.person):
        raise NoDetails
    offer: list[Part] = [*paragraphs(locale, "contact-offer", names=names), *contact_details([asked.person], locale)]
    return Message(tuple(offer), contact_choices(locale, partnership.id), locale)


def _others(asked: Asked, partnership: Partnership) -> Sequence[Participant]:
    return list(asked.unit.people.get_many(partnership.partners_of(asked.person.id)).values())


def _all_terms(asked: Asked, partnership: Partnership) -> Mapping[ParticipantId, Terms]:
    said = asked.unit.signs.terms_of([partnership.id]).get(partnership.id, ())
    return {terms.participant_id: terms for terms in said}


def _terms(asked: Asked, partnership: Partnership) -> Terms:
    mine = _all_terms(asked, partnership).get(asked.person.id)
    return mine or Terms(partnership.id, asked.person.id)


def _is_swapped(asked: Asked, partnership: Partnership) -> bool:
    found = asked.unit.deliveries.by_key(_message(asked, partnership, asked.person.id, "contact-swapped").key)
    return found is not None and found.state is not DeliveryState.WITHDRAWN


def _swap_or_ask(asked: Asked, partnership: Partnership) -> None:
    """Give everybody the others' details once all said yes; else ask, once, those who have not."""
    yes = {member for member, terms in _all_terms(asked, partnership).items() if terms.shares_contact}
    waiting = [member for member in partnership.members if member not in yes]
    readers: Iterable[ParticipantId] = waiting or partnership.members
    what = "contact-asked" if waiting else "contact-swapped"
    asked.unit.deliveries.plan_many(_message(asked, partnership, reader, what) for reader in readers)


def _message(asked: Asked, partnership: Partnership, reader: ParticipantId, what: str) -> Delivery:
    return to_partner(
        partnership,
        reader,
        kind=Kind.AGREEMENT,
        what=what,
        number=ONCE,
        due_at=asked.now,
        subject={"who": asked.person.id},
    )
