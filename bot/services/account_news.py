"""What a platform tells of an account: that it is gone, or that its zone or language is another one now.

A new zone or language asks and never acts, and asks once for each value.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.deliveries import Delivery, Kind, Operation, StartedBy, delivery_key
from bot.domain.errors import Refused
from bot.domain.people import AccountState, reading_locale
from bot.messages.render import LOCALES
from bot.services.me import set_language, set_zone
from bot.services.planning.mornings import Mornings
from bot.services.setup import programme_locale
from bot.services.tend import tend_those_of

if TYPE_CHECKING:
    from datetime import datetime

    from bot.domain.people import Account, Participant
    from bot.ports.chat import Reply
    from bot.ports.storage import Unit
    from bot.services.asked import Asked
    from bot.services.world import World


class NothingNew(Refused):
    """What the platform said was taken over already, or is no longer known."""

    key = "refused-nothing-new"


def account_left(unit: Unit, account: Account, now: datetime, world: World) -> None:
    """Note that an account cannot be written to any more; who waits for its owner is cared for by the ladder."""
    person = unit.people.by_account(*account.key)
    if person is None:
        return
    gone = tuple(replace(a, state=AccountState.GONE) if a.key == account.key else a for a in person.accounts)
    unit.people.save_many([replace(person, accounts=gone)])
    tend_those_of(unit, [person.id], now, world)


def account_changed(
    unit: Unit, account: Account, now: datetime, world: World, *, zone: str | None, locale: str | None
) -> None:
    """Ask somebody whether the bot should follow what their platform says of them now."""
    person = unit.people.by_account(*account.key)
    if person is None or person.left_at is not None:
        return
    known = world.places.zone(zone) if zone else None
    if known is not None and known != person.zone and _is_new(unit, account, "zone", known):
        _ask(unit, person, account, now, world, what="zone-changed", value=known)
    spoken = locale if locale in LOCALES else (locale or "").split("-", maxsplit=1)[0]
    reads = reading_locale(person, programme_locale(unit), LOCALES)
    if spoken in LOCALES and not _is_form_of(reads, spoken) and _is_new(unit, account, "locale", spoken):
        _ask(unit, person, account, now, world, what="language-changed", value=spoken)


def _is_form_of(reads: str, spoken: str) -> bool:
    """Say whether somebody reads that language already: es-AR is a form of es."""
    return reads.split("-", maxsplit=1)[0] == spoken.split("-", maxsplit=1)[0]


def _is_new(unit: Unit, account: Account, word: str, value: str) -> bool:
    """Say whether that was never asked of this account, and remember that it is now."""
    name = f"{word}:{account.id}"
    if unit.remembered.recall(account.platform, name) == value:
        return False
    unit.remembered.keep(account.platform, name, value)
    return True


def _ask(
    unit: Unit, person: Participant, account: Account, now: datetime, world: World, *, what: str, value: str
) -> None:
    question = Delivery(
        key=delivery_key(round_id=None, what=what, number=int(now.timestamp()), to=person.id),
        kind=Kind.NOTICE,
        what=what,
        operation=Operation.SEND_DIRECT,
        started_by=StartedBy.BOT,
        due_at=now,
        number=0,
        participant_id=person.id,
        subject={"value": value, "platform": account.platform},
    )
    Mornings(unit, {person.id: person}, now, world.working_days).assign([question]).store(unit)


def press_take_zone(asked: Asked, row: str) -> Reply:
    """Follow the platform: `row` names it. Raises NothingNew."""
    return set_zone(asked, zone=_told(asked, "zone", row))


def press_take_language(asked: Asked, row: str) -> Reply:
    """Read in the language of the platform: `row` names it. Raises NothingNew."""
    return set_language(asked, language=_told(asked, "locale", row))


def press_keep_mine(asked: Asked, row: str) -> Reply:
    """Leave zone and language as they are."""
    return asked.replace("account-kept")


def _told(asked: Asked, word: str, platform: str) -> str:
    """Give what the person's platform said last."""
    for account in asked.person.accounts:
        value = asked.unit.remembered.recall(platform, f"{word}:{account.id}") if account.platform == platform else None
        if value is not None:
            return value
    raise NothingNew
