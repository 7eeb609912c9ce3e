"""A small programme to tell stories with: people in their places, a clock that is moved, a postman who keeps all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import count
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlmodel import SQLModel

from bot.bootstrap import make_world
from bot.commands.catalogue import COMMANDS
from bot.commands.dispatch import Dispatcher
from bot.commands.events import (
    ChoicePressed,
    CommandInvoked,
    DirectMessage,
    FormSubmitted,
    ReceivedFile,
    RoomActivity,
    Source,
)
from bot.commands.parsing import parse
from bot.domain.deliveries import Delivery, DeliveryState, Operation, Outcome
from bot.domain.partnerships import PartnershipState
from bot.domain.people import Account, Participant, Role
from bot.domain.records import Grant
from bot.domain.rounds import Application, ApplicationState, Round, RoundState
from bot.domain.signs import Sign, SignKind
from bot.messages.plain import plain
from bot.ports.chat import FormErrors, FormOpen, JobStarted, Message, Replace, Reply, Say
from bot.services import outgoing
from bot.services.plan_due import plan_due, rounds_to_plan
from bot.services.tend import note
from data.engine import open_store
from scheduler.clock import VirtualClock

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
    from typing import Concatenate, ParamSpec

    from bot.domain.topics import Topic
    from bot.ports.chat import Capabilities, Form
    from bot.ports.storage import Unit
    from bot.services.addressing import Ready
    from bot.services.world import World
    from data.store import SqlStore

    P = ParamSpec("P")

T = TypeVar("T")

LAUNCH = date(2027, 3, 1)
"""A Monday on which none of the countries below has a day off."""
NOON = datetime(2027, 2, 1, 12, tzinfo=UTC)
"""A Monday four weeks before: applications are open by the timetable."""
COORDINATOR = Account("discord", "900")
VISITOR = Account("discord", "901")
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)

PLACES = (
    ("AR", "America/Argentina/Buenos_Aires"),
    ("KE", "Africa/Nairobi"),
    ("DE", "Europe/Berlin"),
    ("JP", "Asia/Tokyo"),
    ("PT", "Europe/Lisbon"),
    ("CA", "America/Toronto"),
    ("AU", "Australia/Sydney"),
    ("ZA", "Africa/Johannesburg"),
)
"""Where people live unless a story says otherwise, one after the other."""


@cache
def the_world() -> World:
    """Give countries, zones, days off and files, read once for all tests."""
    return make_world()


@cache
def the_topics() -> tuple[Topic, ...]:
    """Give the topics that come with the programme, read once for all tests."""
    return the_world().topic_files.packaged()


def at_once(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run what never really waits: a direct store works in the calling thread."""
    try:
        coroutine.send(None)
    except StopIteration as stop:
        value: T = stop.value
        return value
    raise AssertionError("it waited")


@dataclass(frozen=True)
class Answer:
    """What somebody was answered."""

    reply: Reply

    @property
    def message(self) -> Message:
        """Give the message, of whatever kind of reply."""
        assert isinstance(self.reply, Say | Replace | JobStarted), self.reply
        return self.reply.message

    @property
    def text(self) -> str:
        """Give what they read, buttons left out."""
        return plain(self.message, "UTC", choices=False)

    @property
    def tokens(self) -> tuple[str, ...]:
        """Give the buttons' tokens."""
        return tuple(choice.token for choice in self.message.choices)

    @property
    def form(self) -> Form:
        """Give the page of a form that opened."""
        assert isinstance(self.reply, FormOpen | FormErrors), self.reply
        return self.reply.form

    @property
    def errors(self) -> Mapping[str, str]:
        """Give what was wrong, by field."""
        assert isinstance(self.reply, FormErrors), self.reply
        return dict(self.reply.errors)

    def button(self, kind: str) -> str:
        """Give the token of the first button of a kind."""
        return next(token for token in self.tokens if token.startswith(f"{kind}:"))


@dataclass(frozen=True)
class Sending:
    """Something the postman brought: the delivery, when, and what it said."""

    delivery: Delivery
    at: datetime
    on: date
    zone: str
    message: Message | None

    @property
    def to(self) -> int | None:
        """Give the reader's number."""
        return self.delivery.participant_id

    @property
    def what(self) -> str:
        """Give the message's name."""
        return self.delivery.what

    @property
    def text(self) -> str:
        """Give what the reader read."""
        return "" if self.message is None else plain(self.message, self.zone, choices=False)

    @property
    def tokens(self) -> tuple[str, ...]:
        """Give the buttons' tokens."""
        return tuple(choice.token for choice in self.message.choices) if self.message else ()


@dataclass(repr=False)
class Town:
    """A programme in memory. Everything is done at once; nothing is sent unless time is moved."""

    at: datetime = NOON
    clock: VirtualClock = field(init=False)
    store: SqlStore = field(init=False)
    sent: list[Sending] = field(default_factory=list)
    refusing: dict[str, str] = field(default_factory=dict)
    talkative: bool = False
    """Whether all partners write to one another whenever time moves: where a story is not about silence."""
    platforms: Mapping[str, Capabilities] = field(default_factory=dict)
    _events: Iterable[int] = field(default_factory=lambda: count(1))
    _accounts: Iterable[int] = field(default_factory=lambda: count(101))

    def __post_init__(self) -> None:
        """Open the memory, bring the topics, name a coordinator."""
        self.clock = VirtualClock(self.at)
        self.world = replace(the_world(), platforms=self.platforms)
        self.store = open_store("sqlite://", direct=True)
        self.dispatcher = Dispatcher(self.store, self.clock, self.world)
        self.store.run(_save_topics)
        self.grants(Role.COORDINATOR, COORDINATOR)

    # memory

    def run(self, use_case: Callable[Concatenate[Unit, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Look at memory, or change it behind everybody's back."""
        return self.store.run(use_case, *args, **kwargs)

    @property
    def now(self) -> datetime:
        """Give the present instant."""
        return self.clock.now()

    @property
    def round(self) -> Round:
        """Give the only round."""
        (found,) = self.run(lambda unit: unit.rounds.all())
        return found

    def person(self, participant_id: int) -> Participant:
        """Give somebody as memory has them now."""
        found = self.run(lambda unit: unit.people.get(participant_id))
        assert found is not None
        return found

    def application(self, person: Participant) -> Application:
        """Give somebody's application for the only round."""
        round_id = self.round.id
        found = self.run(lambda unit: unit.applications.get(round_id, person.id))
        assert found is not None
        return found

    def deliveries(self, *states: DeliveryState, what: str | None = None, to: int | None = None) -> list[Delivery]:
        """Give the only round's deliveries, of these states, of this name, to this person."""
        round_id = self.round.id
        every = self.run(lambda unit: unit.deliveries.of_round(round_id, states=states))
        return [d for d in every if what in {None, d.what} and to in {None, d.participant_id}]

    def rows(self) -> Mapping[str, int]:
        """Count everything that is remembered, table by table."""
        return self.run(_count_rows)

    # people

    def lives(self, name: str, country: str | None = None, zone: str | None = None, **said: Any) -> Participant:
        """Let somebody be on the roster; where they live is one place after the other unless it is said."""
        number = next(self._accounts)  # type: ignore[call-overload]  # a count
        usual_country, usual_zone = PLACES[number % len(PLACES)]
        account = Account("discord", str(number))
        new = Participant(
            id=0,
            name=name,
            zone=zone or (usual_zone if country is None else "UTC"),
            country=country or usual_country,
            languages=said.pop("languages", ("en",)),
            accounts=said.pop("accounts", (account,)),
            **said,
        )
        return self.run(lambda unit: unit.people.add_many([new]))[0]

    def grants(self, role: Role, account: Account, country: str | None = None) -> None:
        """Give a role, as the command line does."""
        self.run(
            lambda unit: unit.records.grant(Grant(role, account.platform, account.id, country, granted_at=self.now))
        )

    def apply(self, *people: Participant, state: ApplicationState = ApplicationState.APPLIED) -> None:
        """Let people be applicants of the only round, in this order."""
        round_id = self.round.id
        first = self.now - DAY
        new = [Application(round_id, p.id, first + number * HOUR / 60, state) for number, p in enumerate(people)]
        self.run(lambda unit: unit.applications.save_many(new))

    # acting

    def typed(
        self, line: str, by: Account | Participant = COORDINATOR, *, event: str | None = None, **options: Any
    ) -> Answer:
        """Let somebody type a command, and finish what it begins. `options` go beside the line: a file."""
        spec, given = parse(line, COMMANDS)
        invoked = CommandInvoked(event or self.event_id(), _source(by), spec.path, {**given, **options})
        return self._answered(at_once(self.dispatcher.dispatch(invoked)), _source(by))

    def imported(self, content: str, name: str = "roster.csv", line: str = "/roster import", **options: Any) -> Answer:
        """Let the coordinator import a file."""
        return self.typed(line, file=ReceivedFile(name, content.encode()), **options)

    def pressed(self, token: str, by: Account | Participant = COORDINATOR, *, event: str | None = None) -> Answer:
        """Let somebody press a button."""
        press = ChoicePressed(event or self.event_id(), _source(by), token)
        return self._answered(at_once(self.dispatcher.dispatch(press)), _source(by))

    def filled(
        self, form: Form, by: Account | Participant, *, event: str | None = None, **values: str | list[str]
    ) -> Answer:
        """Let somebody send a page of a form, fields they do not name as they were filled in."""
        shown = {f.name: f.value for f in form.fields if isinstance(f.value, str)}
        return self.submitted(form, {**shown, **values}, by, event=event)

    def submitted(
        self, form: Form, values: Mapping[str, Any], by: Account | Participant, *, event: str | None = None
    ) -> Answer:
        """Let somebody send a page of a form with exactly these values."""
        page = FormSubmitted(event or self.event_id(), _source(by), form.token, form.page, values)
        return self._answered(at_once(self.dispatcher.dispatch(page)), _source(by))

    def wrote(
        self,
        by: Account | Participant,
        words: str = "",
        *files: ReceivedFile,
        reply_to: Sending | None = None,
        event: str | None = None,
    ) -> Answer:
        """Let somebody write to the bot in their own words, perhaps in reply to what it sent."""
        answered = None if reply_to is None else self._external_id(reply_to.delivery)
        message = DirectMessage(event or self.event_id(), _source(by), words, files, answered)
        return self._answered(at_once(self.dispatcher.dispatch(message)), _source(by))

    def _external_id(self, delivery: Delivery) -> str | None:
        (found,) = self.run(lambda unit: unit.deliveries.get_many([delivery.id]))
        return found.external_id

    def wrote_in_room(self, by: Participant) -> None:
        """Let somebody write in the room of the partnership they are in now."""
        theirs = self.run(lambda unit: unit.partnerships.of_participant(by.id))
        room = next(p for p in theirs if p.room_id is not None and p.state is not PartnershipState.ENDED)
        account = next(a for a in by.accounts if a.platform == room.room_platform)
        activity = RoomActivity(self.event_id(), Source(account), room.room_id or "")
        at_once(self.dispatcher.note_rooms([activity]))

    def event_id(self) -> str:
        """Give an id that no other event has."""
        return f"event-{next(self._events)}"  # type: ignore[call-overload]  # a count

    def _answered(self, reply: Reply, source: Source) -> Answer:
        if isinstance(reply, JobStarted):
            return Answer(at_once(self.dispatcher.finish(reply, source)))
        return Answer(reply)

    # rounds

    def a_round(
        self, state: RoundState = RoundState.DRAFT, *people: Participant, options: str = "", launch: date = LAUNCH
    ) -> Round:
        """Bring the only round to a state, by commands, everybody still in."""
        self.typed(f"/round create spring launch={launch} {options}")
        steps: tuple[tuple[RoundState, Callable[[], object]], ...] = (
            (RoundState.OPEN, lambda: self.typed("/round open")),
            (RoundState.CLOSED, lambda: self.typed("/round close")),
            (RoundState.MATCHING, lambda: self.typed("/round match unanswered=in")),
            (RoundState.APPROVED, lambda: self.typed("/round approve")),
            (RoundState.RUNNING, lambda: self.pressed(self.typed("/round launch").button("launch"))),
        )
        self.apply(*people)
        for reached, step in steps:
            if self.round.state is state:
                break
            step()
            assert self.round.state is reached
        assert self.round.state is state
        return self.round

    # time

    def plan(self) -> int:
        """Let the planner's tick come."""
        return sum(self.run(plan_due, each, self.now, self.world) for each in self.run(rounds_to_plan, self.now))

    def go_to(self, moment: datetime, *, tick: timedelta = 12 * HOUR) -> None:
        """Let time pass with the bot awake: it plans at every tick and sends what is due."""
        while self.now < moment:
            self.plan()
            self.deliver()
            self._talk()
            due = self.run(lambda unit: unit.deliveries.next_due_at())
            soonest = min(moment, self.now + tick)
            self.clock.move_to(soonest if due is None else min(soonest, max(due, self.now + HOUR / 60)))
        self.plan()
        self.deliver()

    def _talk(self) -> None:
        """Let all who have been introduced be in touch, if this is that kind of town."""
        if self.talkative:
            for round_ in self.run(lambda unit: unit.rounds.all()):
                self.run(_let_all_talk, round_.id, self.now, self.world)

    def sleep_until(self, moment: datetime) -> None:
        """Let time pass while the bot is down."""
        self.clock.move_to(moment)

    def deliver(self) -> list[Sending]:
        """Send what is due and may go out now, as the courier would. Give it."""
        brought: list[Sending] = []
        while ready := self.run(outgoing.claim, self.now, self.world, owner="town", limit=500):
            self.run(outgoing.mark_sending, [r.delivery.id for r in ready], self.now, owner="town")
            self.run(outgoing.record, [self._outcome(r) for r in ready], self.now, self.world)
            gone = [r for r in ready if r.delivery.id in self._arrived(ready)]
            brought += [Sending(r.delivery, self.now, r.on, r.zone, r.message) for r in gone]
        self.sent += brought
        return brought

    def _arrived(self, ready: Sequence[Ready]) -> frozenset[int]:
        found = self.run(lambda unit: unit.deliveries.get_many([r.delivery.id for r in ready]))
        return frozenset(d.id for d in found if d.state is DeliveryState.SENT)

    def _outcome(self, ready: Ready) -> Outcome:
        delivery = ready.delivery
        via = str(ready.accounts[0]) if delivery.operation is Operation.SEND_DIRECT else ready.platform
        if via in self.refusing:
            return Outcome(delivery.id, DeliveryState.UNDELIVERABLE, self.now, sent_via=via, failure=self.refusing[via])
        place = f"room-{delivery.partnership_id}" if delivery.operation is Operation.OPEN_ROOM else via
        return Outcome(
            delivery.id,
            DeliveryState.SENT,
            self.now,
            sent_on=ready.on,
            sent_zone=ready.zone,
            locale=ready.locale,
            sent_via=via,
            external_id=f"{place}/{delivery.id}",
        )

    # what came of it

    def got(self, person: Participant, what: str | None = None) -> list[Sending]:
        """Give what reached somebody, of this name."""
        return [s for s in self.sent if s.to == person.id and what in {None, s.what}]

    def posted(self, what: str) -> list[Sending]:
        """Give what was posted to shared places and rooms, of this name."""
        return [s for s in self.sent if s.to is None and s.what == what]

    def partner_of(self, person: Participant) -> Participant:
        """Give somebody's only partner."""
        (partnership,) = self.run(lambda unit: unit.partnerships.of_participant(person.id))
        (other,) = partnership.partners_of(person.id)
        return self.person(other)


def _let_all_talk(unit: Unit, round_id: int, now: datetime, world: World) -> None:
    active = unit.partnerships.in_state(round_id, PartnershipState.ACTIVE)
    note(unit, [Sign(member, SignKind.PASSED_ON, now, p.id) for p in active for member in p.members], now, world)


def _source(by: Account | Participant) -> Source:
    if isinstance(by, Participant):
        return Source(by.accounts[0], locale="en", name=by.name)
    return Source(by, locale="en")


def _save_topics(unit: Unit) -> None:
    for topic in the_topics():
        unit.topics.save(topic)


def _count_rows(unit: Unit) -> Mapping[str, int]:
    connection = unit.people._connection  # type: ignore[attr-defined]  # the SQL behind the port
    return {
        name: connection.scalar(select(func.count()).select_from(table))
        for name, table in SQLModel.metadata.tables.items()
    }


def local_morning(on: date, zone: str) -> datetime:
    """Give 09:00 of a day in a zone, worked out by the standard library alone."""
    return datetime(on.year, on.month, on.day, 9, tzinfo=ZoneInfo(zone)).astimezone(UTC)


def changed(person: Participant, **changes: Any) -> Participant:
    """Give somebody with other facts."""
    return replace(person, **changes)
