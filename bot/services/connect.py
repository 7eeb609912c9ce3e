"""Find the accounts of people whom the roster knows by e-mail only, on platforms where the bot may write first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.people import AccountState
from bot.messages.render import heading, paragraph, prose
from bot.ports.chat import JobStarted, Message, PersonHint, Questions
from bot.services.arrive import send_what_waited

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.people import Account, Participant, ParticipantId
    from bot.ports.chat import Part, Reply
    from bot.ports.storage import Unit
    from bot.services.asked import Asked
    from bot.services.world import World

SHOWN = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """Somebody to be looked for on a platform."""

    participant_id: ParticipantId
    platform: str
    hint: PersonHint


@dataclass(frozen=True, slots=True)
class Search:
    """What came of looking: accounts by person, and the platforms that did not answer."""

    found: Sequence[tuple[ParticipantId, Account]]
    silent: frozenset[str] = frozenset()


def connect(asked: Asked) -> Reply:
    """Begin to look for everybody's account."""
    message = Message((paragraph(asked.locale, "connect-begun"),), (), asked.locale)
    return JobStarted("connect", (), message)


def look(unit: Unit, arguments: Mapping[str, object], world: World) -> Sequence[Wanted]:
    """Give who is to be looked for: everybody with an e-mail address and no account on such a platform."""
    return [
        Wanted(person.id, platform, PersonHint(email=person.email))
        for platform in sorted(set(world.platforms) - world.entered_by_people)
        for person in unit.people.all()
        if person.email and person.left_at is None and not _has_account(person, platform)
    ]


def _has_account(person: Participant, platform: str) -> bool:
    return any(account.platform == platform for account in person.accounts)


def store(asked: Asked, search: Search) -> Reply:
    """Bind who was found, unless somebody else has that account; list who still cannot be written to."""
    owners = {a.key for p in asked.unit.people.all() for a in p.accounts}
    people = asked.unit.people.get_many({who for who, _ in search.found})
    bound: dict[ParticipantId, Participant] = {}
    for who, account in search.found:
        person = bound.get(who, people.get(who))
        if person is not None and account.key not in owners and not _has_account(person, account.platform):
            owners.add(account.key)
            opened = replace(account, state=AccountState.OPEN)
            bound[who] = replace(person, accounts=(*person.accounts, opened))
    asked.unit.people.save_many(bound.values())
    _send_what_waited(asked, people, bound)
    return asked.show(*_told(asked, len(bound), search))


def _send_what_waited(
    asked: Asked, before: Mapping[ParticipantId, Participant], bound: Mapping[ParticipantId, Participant]
) -> None:
    """Give those who could not be written to what waited for them."""
    entered = asked.world.entered_by_people
    waiting = {d.participant_id for d in asked.unit.deliveries.unsent_of(bound.keys())}
    for who, person in bound.items():
        if who in waiting and not before[who].accounts_open(entered):
            send_what_waited(asked.unit, person, asked.now, asked.world)


def _told(asked: Asked, count: int, search: Search) -> Sequence[Part]:
    parts: list[Part] = [paragraph(asked.locale, "connected", count=count)]
    parts += [paragraph(asked.locale, "connect-silent", platform=name) for name in sorted(search.silent)]
    missing = [p for p in asked.unit.people.all() if p.left_at is None and not p.accounts]
    if missing:
        parts.append(heading(asked.locale, "connect-missing", count=len(missing)))
        lines = (prose(asked.locale, "person-line", number=str(p.id), name=p.name) for p in missing[:SHOWN])
        parts.append(Questions(tuple(lines)))
        parts.append(paragraph(asked.locale, "connect-how", more=max(0, len(missing) - SHOWN)))
    return parts
