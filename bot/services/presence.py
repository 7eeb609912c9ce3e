"""Signs of life that people give in passing: that somebody dealt with the bot, or wrote in their room. Never words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.partnerships import PartnershipState
from bot.domain.rounds import ApplicationState, RoundState
from bot.domain.signs import CONTACT, Sign, SignKind
from bot.services.tend import note, note_passing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from bot.domain.partnerships import Partnership
    from bot.domain.people import Account, Participant, ParticipantId
    from bot.ports.storage import Unit
    from bot.services.world import World

IN_ONE_GO = timedelta(minutes=10)
"""Lines that one person writes one after the other are one sign, unless somebody answered in between."""

TAKES_PART = frozenset({ApplicationState.MATCHED, ApplicationState.WAITING})


def note_presence(unit: Unit, person_id: ParticipantId, kind: SignKind, now: datetime, world: World) -> None:
    """Note that somebody in a running round has just dealt with the bot.

    Where the act itself was a sign already, as an answer to a check-in is, there is nothing to add.
    """
    if _is_in_a_running_round(unit, person_id) and not _has_just_signed(unit, person_id, now):
        note_passing(unit, Sign(person_id, kind, now), world)


def _is_in_a_running_round(unit: Unit, person_id: ParticipantId) -> bool:
    running = {round_.id for round_ in unit.rounds.all() if round_.state is RoundState.RUNNING}
    if not running:
        return False
    theirs = unit.applications.of_participant(person_id)
    return any(a.round_id in running and a.state in TAKES_PART for a in theirs)


def _has_just_signed(unit: Unit, person_id: ParticipantId, now: datetime) -> bool:
    just_now = unit.signs.of_people([person_id], now).get(person_id, ())
    return any(sign.kind is not SignKind.CREDITED for sign in just_now)


def note_rooms(unit: Unit, writers: Sequence[tuple[Account, str]], now: datetime, world: World) -> Sequence[bool]:
    """Note who has written in which room; give, for each, whether they are a partner in a room that is in use."""
    partnerships = _in_use(unit, {(account.platform, room_id) for account, room_id in writers})
    members = unit.people.get_many({m for p in partnerships.values() for m in p.members})
    signs = [_sign(partnerships.get((a.platform, room)), members, a, now) for a, room in writers]
    fresh = _without_those_who_go_on(unit, _each_once([s for s in signs if s is not None]), members, now)
    if fresh:
        note(unit, fresh, now, world)
    return [sign is not None for sign in signs]


def _in_use(unit: Unit, rooms: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], Partnership]:
    """Give the partnerships that go on, in a running round, whose rooms these are."""
    running = {round_.id for round_ in unit.rounds.all() if round_.state is RoundState.RUNNING}
    found = unit.partnerships.by_rooms(rooms)
    return {room: p for room, p in found.items() if p.state is not PartnershipState.ENDED and p.round_id in running}


def _sign(
    partnership: Partnership | None, people: Mapping[ParticipantId, Participant], account: Account, now: datetime
) -> Sign | None:
    if partnership is None:
        return None
    theirs = (people[m] for m in partnership.members if m in people)
    writer = next((p for p in theirs if any(a.key == account.key for a in p.accounts)), None)
    return None if writer is None else Sign(writer.id, SignKind.ROOM, now, partnership.id)


def _each_once(signs: Sequence[Sign]) -> Sequence[Sign]:
    """Leave one sign of each, in the order of their last lines: who wrote last is the last one noted."""
    return list(dict.fromkeys(reversed(signs)))[::-1]


def _without_those_who_go_on(
    unit: Unit, signs: Sequence[Sign], members: Iterable[ParticipantId], now: datetime
) -> Sequence[Sign]:
    """Leave out who goes on writing: theirs is the latest contact of the partnership, a few minutes ago."""
    if not signs:
        return []
    recent = unit.signs.of_people(list(members), now - IN_ONE_GO)
    contact = sorted((s for each in recent.values() for s in each if s.kind in CONTACT), key=lambda s: s.at)
    latest = {sign.partnership_id: sign for sign in contact}
    return [s for s in signs if not _goes_on(s, latest.get(s.partnership_id))]


def _goes_on(sign: Sign, latest: Sign | None) -> bool:
    return latest is not None and (latest.participant_id, latest.kind) == (sign.participant_id, sign.kind)
