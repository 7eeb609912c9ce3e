"""Somebody comes whom the roster expected: their account is known from now on, and what waited for them is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.daytime import coming_morning, local
from bot.domain.deliveries import Delivery, DeliveryState, Kind, Outcome
from bot.domain.partnerships import PartnershipState
from bot.domain.people import Account, AccountState
from bot.domain.rounds import RoundState
from bot.domain.values import changed
from bot.ports.chat import Undeliverable
from bot.services.planning.mornings import Mornings, from_next_morning
from bot.services.planning.rooms import room_key
from bot.services.tending.looking import look_again

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant
    from bot.domain.rounds import Round
    from bot.ports.storage import Unit
    from bot.services.world import World

AS_MANY = 1000
"""People whose names hold a handle somewhere, among whom the one with exactly that handle is looked for."""


def expected_by_handle(unit: Unit, account: Account) -> Participant | None:
    """Give who is expected under the handle of an account that nobody is known by; None if that is not one person."""
    handle = (account.handle or "").casefold()
    if not handle:
        return None
    hits = [p for p in unit.people.find(handle, AS_MANY) if expected_account(p, account.platform, handle) is not None]
    return hits[0] if len(hits) == 1 else None


def expected_account(person: Participant, platform: str, handle: str) -> Account | None:
    """Give the account by which a roster expects somebody under exactly that handle, upper and lower case alike.

    Whoever has come to the platform is not expected there: a handle may pass to somebody else.
    """
    there = [a for a in person.accounts if a.platform == platform]
    if any(a.state is not AccountState.EXPECTED for a in there):
        return None
    return next((a for a in there if handle in {a.id.casefold(), (a.handle or "").casefold()}), None)


def bind(unit: Unit, person: Participant, account: Account) -> Participant:
    """Let an account be this person's, in the place of the one a roster expected there; roles go with it."""
    known = replace(account, state=AccountState.EXPECTED)
    old = _to_replace(person, account)
    kept = [known if a is old else a for a in person.accounts]
    bound = replace(person, accounts=tuple(kept if old is not None else [*kept, known]))
    unit.people.save_many([bound])
    if old is not None:
        _pass_roles_on(unit, old, account)
    return bound


def _to_replace(person: Participant, account: Account) -> Account | None:
    """Give the expected account that turns out to be this one: that of the same handle, else any there."""
    there = [a for a in person.accounts if a.platform == account.platform and a.state is AccountState.EXPECTED]
    return expected_account(person, account.platform, (account.handle or "-").casefold()) or next(iter(there), None)


def _pass_roles_on(unit: Unit, old: Account, new: Account) -> None:
    """Keep a role that was given to a handle."""
    for grant in [g for g in unit.records.grants() if (g.platform, g.account_id) == old.key]:
        unit.records.revoke(grant)
        unit.records.grant(replace(grant, account_id=new.id))


def open_account(unit: Unit, person: Participant, account: Account, now: datetime, world: World) -> Participant:
    """Note that somebody can be written to on an account; who could not be before gets what waited for them."""
    mine = next(a for a in person.accounts if a.key == account.key)
    seen = changed(mine, last_used_at=now, state=AccountState.OPEN, handle=account.handle or mine.handle)
    here = changed(person, accounts=tuple([seen if a is mine else a for a in person.accounts]))
    unit.people.save_many([here])
    if mine.state is AccountState.EXPECTED:
        unit.codes.drop_of([person.id])
    if mine.state is not AccountState.OPEN:
        send_what_waited(unit, here, now, world)
    return here


def send_what_waited(unit: Unit, person: Participant, now: datetime, world: World) -> None:
    """Give what waited for somebody its mornings, two a week as for everybody; what others started goes at once."""
    every = unit.partnerships.of_participant(person.id)
    not_met = [p for p in every if p.state is PartnershipState.PLANNED]
    anew = _introduced_anew(unit, person, not_met, now)
    waiting = unit.deliveries.unsent_of([person.id])
    if not waiting and not not_met:  # as for nearly all who come
        look_again(unit, every)
        return
    unit.deliveries.reschedule_many(_no_longer_waiting(each, person, now) for each in waiting)
    people = {**unit.people.get_many({m for p in not_met for m in p.members}), person.id: person}
    Mornings(unit, people, now, world.working_days).reassign().store(unit)
    if anew:
        Mornings(unit, people, now, world.working_days).assign(anew).store(unit)
    look_again(unit, every)


def _no_longer_waiting(delivery: Delivery, person: Participant, now: datetime) -> Delivery:
    """Give what follows the act of coming: on a morning if the bot starts it, at once if somebody else did."""
    if not delivery.is_counted:
        return replace(delivery, due_at=min(delivery.due_at, now))
    return from_next_morning(delivery, person, now) if _has_waited(delivery, person, now) else delivery


def _has_waited(delivery: Delivery, person: Participant, now: datetime) -> bool:
    """Say whether a delivery's own day has come, so that it was for the person that it waited."""
    return delivery.due_on is None or delivery.due_on <= local(now, person.zone).date()


def _introduced_anew(
    unit: Unit, person: Participant, not_met: Sequence[Partnership], now: datetime
) -> Sequence[Delivery]:
    """Take back the introductions that waited, or were given up, and give them again with today's topic."""
    asks = unit.deliveries.asks_of([p.id for p in not_met]) if not_met else {}
    anew: list[Delivery] = []
    for partnership in not_met:
        round_ = unit.rounds.get(partnership.round_id)
        mine = [d for d in asks.get(partnership.id, ()) if d.participant_id == person.id and _waited(d)]
        if round_ is not None and round_.state is RoundState.RUNNING:  # a pause holds it back, and gives it again
            anew += _with_todays_topic(unit, round_, person, mine, now)
            _open_room_after_all(unit, partnership, now)
    return anew


def _open_room_after_all(unit: Unit, partnership: Partnership, now: datetime) -> None:
    """Plan a room again that was not opened while it could have been; it follows the introduction."""
    opening = unit.deliveries.by_key(room_key(partnership))
    if opening is not None and opening.state in {DeliveryState.EXPIRED, DeliveryState.UNDELIVERABLE}:
        unit.deliveries.record_outcomes([Outcome(opening.id, DeliveryState.WITHDRAWN, now, failure=COMES_ANEW)])
        again = replace(opening, id=0, state=DeliveryState.PLANNED, failure=None)
        unit.deliveries.plan_many([replace(again, due_at=now, expires_at=now + ROOM_IS_TRIED_FOR)])


ROOM_IS_TRIED_FOR = timedelta(days=14)


UNREACHED = frozenset(
    {
        Undeliverable.NOT_YET_PRESENT.value,
        Undeliverable.DIRECT_MESSAGES_CLOSED.value,
        Undeliverable.ACCOUNT_GONE.value,
    }
)
"""Why an introduction was given up whose reader has acted since: they can be written to after all."""


def _waited(delivery: Delivery) -> bool:
    given_up = delivery.state is DeliveryState.UNDELIVERABLE and delivery.failure in UNREACHED
    return delivery.kind is Kind.INTRODUCTION and (given_up or delivery.state is DeliveryState.PLANNED)


def _with_todays_topic(
    unit: Unit, round_: Round, person: Participant, introductions: Iterable[Delivery], now: datetime
) -> Iterable[Delivery]:
    newest = round_.timetable.topic_on(round_.day_number(coming_morning(now, person.zone)))
    for each in introductions:
        if each.state is DeliveryState.PLANNED and not _has_waited(each, person, now):
            continue
        unit.deliveries.record_outcomes([Outcome(each.id, DeliveryState.WITHDRAWN, now, failure=COMES_ANEW)])
        again = replace(each, id=0, state=DeliveryState.PLANNED, failure=None, earliest_on=None)
        if newest is not None and newest.number > 1:
            brings = {"topic": newest.topic or newest.number, "step": newest.number, "arrived": 1}
            again = replace(again, subject={**each.subject, **brings})
            _take_back_topics(unit, round_, person, newest.number)
        yield from_next_morning(again, person, now)


COMES_ANEW = "comes-anew"


def _take_back_topics(unit: Unit, round_: Round, person: Participant, newest: int) -> None:
    """Take back the topics that the introduction brings, in full or as a list."""
    waiting = unit.deliveries.unsent_of([person.id])
    brought = [d for d in waiting if d.kind is Kind.TOPIC and d.round_id == round_.id and d.number <= newest]
    unit.deliveries.withdraw_many([d.id for d in brought])
