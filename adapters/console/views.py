"""What one can look at between two commands: the roster, an inbox, a channel, one's rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from adapters.console.people import label
from bot.domain.daytime import local
from bot.domain.errors import Refused
from bot.messages.plain import plain_prose
from bot.messages.render import day_in_words, paragraph, prose
from bot.messages.timewords import instant_in_words
from bot.ports.chat import Fields, Instant, InstantStyle, Message, Questions, Quoted, Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from adapters.console.gateway import ConsoleGateway, Kept, Room
    from adapters.console.people import Guise
    from bot.domain.people import Account, Participant
    from bot.ports.chat import Prose

LISTED = 20
READ_AT_ONCE = 5
PASSED_ON = "passed-on"
"""What a message is called that brings a partner's words."""


class NoSuchChannel(Refused):
    """There is no channel of that name here."""

    key = "console-no-such-channel"


class NoRoomYet(Refused):
    """The person shares no open room with anybody."""

    key = "console-no-room-yet"


View: TypeAlias = "Sequence[tuple[str, Kept]]"
"""Messages that stand somewhere, each with the line above it."""


def roster(people: Sequence[Participant], now: datetime, locale: str) -> Message:
    """List people with their clocks and accounts."""
    rows = tuple(_person_row(person, now, locale) for person in people[:LISTED])
    listed: list[Fields] = [Fields(rows)] if rows else []
    told = paragraph(locale, "console-roster", count=len(people), listed=len(rows))
    return Message((told, *listed), (), locale)


def _person_row(person: Participant, now: datetime, locale: str) -> tuple[Prose, Prose]:
    return (
        (Quoted(label(person)),),
        prose(
            locale,
            "console-roster-row",
            zone=person.zone,
            time=Words(instant_in_words(locale, Instant(now, InstantStyle.TIME), person.zone)),
            accounts=", ".join(map(str, person.accounts)) or "–",
        ),
    )


def inbox(guise: Guise, gateways: Mapping[str, ConsoleGateway], last: int, locale: str) -> View:
    """Give the last messages somebody was sent, on all platforms, oldest first."""
    here = [(g.platform, kept) for g, account in _mine(guise, gateways) for kept in g.inbox(account)]
    return [(_line(kept, platform, guise.zone, locale), kept) for platform, kept in _latest(here, last)]


def last_passed_on(guise: Guise, gateways: Mapping[str, ConsoleGateway]) -> Kept | None:
    """Give the latest message in which a partner's words were passed on to somebody; the key says which those are."""
    here = [(g.platform, kept) for g, account in _mine(guise, gateways) for kept in g.inbox(account)]
    brought = [(platform, kept) for platform, kept in here if f":{PASSED_ON}:" in kept.key]
    return next((kept for _, kept in _latest(brought, 1)), None)


def channel(name: str, gateways: Mapping[str, ConsoleGateway], last: int, zone: str, locale: str) -> View:
    """Give the last posts of a channel. Raises NoSuchChannel."""
    known = [gateway for gateway in gateways.values() if name in gateway.channels]
    if not known:
        names = sorted({channel for gateway in gateways.values() for channel in gateway.channels})
        raise NoSuchChannel(name=name, names=", ".join(names))
    here = [(gateway.platform, kept) for gateway in known for kept in gateway.read(name)]
    return [(_line(kept, platform, zone, locale), kept) for platform, kept in _latest(here, last)]


def channels(gateways: Mapping[str, ConsoleGateway], locale: str) -> Message:
    """List the channels, with how much stands in each."""
    items = tuple(
        prose(locale, "console-channel", name=name, platform=platform, count=len(gateway.read(name)))
        for platform, gateway in gateways.items()
        for name in gateway.channels
    )
    return Message((paragraph(locale, "console-channels"), Questions(items)), (), locale)


def rooms(guise: Guise, gateways: Mapping[str, ConsoleGateway], last: int, locale: str) -> View:
    """Give the last posts in each of somebody's rooms."""
    found: list[tuple[str, Kept]] = []
    for gateway, account in _mine(guise, gateways):
        for room in gateway.rooms_of(account):
            stands = [(room.title, kept) for kept in gateway.read(room.sent.place_id)]
            found += [(_line(kept, title, guise.zone, locale), kept) for title, kept in _latest(stands, last)]
    return found


def own_room(guise: Guise, gateways: Mapping[str, ConsoleGateway]) -> tuple[ConsoleGateway, Account, Room]:
    """Give the room somebody shares with their partner now, with their account there. Raises NoRoomYet."""
    theirs = [(g, account, room) for g, account in _mine(guise, gateways) for room in g.rooms_of(account)]
    in_use = [found for found in theirs if found[2].is_open]
    if not in_use:
        raise NoRoomYet
    return in_use[-1]


def moment(now: datetime, zone: str, locale: str) -> str:
    """Give the time for a prompt: `Monday 1 March 09:00`."""
    time = instant_in_words(locale, Instant(now, InstantStyle.TIME), zone)
    return f"{day_in_words(locale, local(now, zone).date(), 'medium')} {time}"


def _mine(guise: Guise, gateways: Mapping[str, ConsoleGateway]) -> Sequence[tuple[ConsoleGateway, Account]]:
    return [(gateways[account.platform], account) for account in guise.accounts if account.platform in gateways]


def _latest(stands: Sequence[tuple[str, Kept]], last: int) -> Sequence[tuple[str, Kept]]:
    return sorted(stands, key=lambda pair: pair[1].at)[-last:]


def _line(kept: Kept, where: str, zone: str, locale: str) -> str:
    return plain_prose(prose(locale, "console-standing", where=where, at=kept.at), locale, zone)
