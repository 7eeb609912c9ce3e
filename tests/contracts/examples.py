"""Values for the contract: plain ones to change as a test needs, and unusual ones that must come back as they went."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

from bot.domain.cases import Case, CaseReason
from bot.domain.deliveries import Delivery, Kind, Operation, StartedBy
from bot.domain.meetings import Meeting
from bot.domain.partnerships import Partnership
from bot.domain.people import Account, Participant
from bot.domain.rounds import Round
from bot.domain.timetable import TIMETABLES
from bot.domain.words import KeptWords, Purpose
from bot.ports.storage import Unit

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
TODAY = NOW.date()
NEPAL = timezone(timedelta(hours=5, minutes=45))

UNUSUAL_TEXTS = (
    "José Nuñez",
    "Nguyễn Thị Minh Khai",
    "李小龍",
    "عبد الله",
    "O'Brien\"; DROP TABLE participant; --",
    "100 % _ \\ ? :name {x}",
    "👩🏽‍💻",
    "two\nlines\tand a tab",
    "  spaces  ",
    "",
)


def a_participant(name: str = "Ana", **changes: Any) -> Participant:
    return replace(Participant(id=0, name=name, zone="America/Lima"), **changes)


def with_account(name: str, account_id: str, platform: str = "discord") -> Participant:
    return a_participant(name, accounts=(Account(platform, account_id),))


def known_people(unit: Unit, *names: str) -> tuple[int, ...]:
    """Store people of these names and give their ids."""
    return tuple(person.id for person in unit.people.add_many(a_participant(name) for name in names))


def a_round(name: str = "Spring", **changes: Any) -> Round:
    plain = Round(
        id=0,
        name=name,
        timetable=TIMETABLES["iln-16-weeks"],
        launch_on=date(2027, 3, 1),
        locale="en",
        zone="Australia/Sydney",
        rules="international",
        seed=7,
    )
    return replace(plain, **changes)


def known_round(unit: Unit, name: str = "Spring") -> int:
    """Store a round and give its id."""
    return unit.rounds.add(a_round(name)).id


def a_partnership(round_id: int, *members: int, **changes: Any) -> Partnership:
    return replace(Partnership(id=0, round_id=round_id, members=members, made_on=TODAY), **changes)


def a_delivery(key: str = "1:-:topic:0.1:#1", **changes: Any) -> Delivery:
    plain = Delivery(
        key=key,
        kind=Kind.TOPIC,
        what="topic",
        operation=Operation.SEND_DIRECT,
        started_by=StartedBy.BOT,
        due_at=NOW,
    )
    return replace(plain, **changes)


def planned(unit: Unit, *deliveries: Delivery) -> tuple[Delivery, ...]:
    """Plan these and give them as stored."""
    unit.deliveries.plan_many(deliveries)
    return tuple(stored(unit, each.key) for each in deliveries)


def stored(unit: Unit, key: str) -> Delivery:
    """Give the delivery of a key, which must be there."""
    found = unit.deliveries.by_key(key)
    assert found is not None
    return found


def sending(unit: Unit, *deliveries: Delivery, owner: str = "me", at: datetime = NOW) -> tuple[Delivery, ...]:
    """Plan these, claim them and mark them; give them as stored."""
    ids = [each.id for each in planned(unit, *deliveries)]
    unit.deliveries.claim_due(max(each.due_at for each in deliveries), owner=owner, limit=len(ids))
    assert unit.deliveries.mark_sending(ids, owner=owner, at=at) == frozenset(ids)
    return tuple(unit.deliveries.get_many(ids))


def known_partnerships(unit: Unit, round_id: int, *pairs: tuple[int, ...]) -> tuple[int, ...]:
    """Store partnerships of these people and give their ids."""
    added = unit.partnerships.add_many(a_partnership(round_id, *members) for members in pairs)
    return tuple(each.id for each in added)


def a_couple(unit: Unit) -> tuple[int, int, int, int]:
    """Store a round with two people who are partners: give the ids of round, partnership, and both."""
    round_id = known_round(unit)
    ana, ben = known_people(unit, "Ana", "Ben")
    (together,) = known_partnerships(unit, round_id, (ana, ben))
    return round_id, together, ana, ben


def a_case(round_id: int, together: int, *about: int, **changes: object) -> Case:
    plain = Case(
        id=0, round_id=round_id, partnership_id=together, reason=CaseReason.ONE_SIDED, about=about, opened_at=NOW
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test says what it needs


def a_meeting(round_id: int, together: int, **changes: object) -> Meeting:
    plain = Meeting(
        id=0, round_id=round_id, partnership_id=together, proposed_by=None, proposed_at=NOW, slots=(), answers={}
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test says what it needs


def some_words(sender: int, words: str = "Hello", **changes: object) -> KeptWords:
    plain = KeptWords(
        id=0, purpose=Purpose.HELD, sender_id=sender, words=words, kept_at=NOW, until=NOW + timedelta(days=1)
    )
    return replace(plain, **changes)  # type: ignore[arg-type]  # a test says what it needs
