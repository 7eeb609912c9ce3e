"""A whole round in virtual time, on a database of its own, by the same code that runs a real one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable  # noqa: TC003  # dataclass fields
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from sys import intern
from typing import TYPE_CHECKING, cast

from bot.commands.events import Source
from bot.domain.people import Account
from bot.domain.timetable import TIMETABLES, StepKind
from bot.messages.plain import plain
from bot.ports.chat import Say
from bot.rehearsal.agenda import Agenda
from bot.rehearsal.model import MOVES_ZONE, NUDGE_REVIVES
from bot.rehearsal.performer import Straight
from scheduler.stepping import PLAN_EVERY, step_until

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.commands.events import ReceivedFile
    from bot.domain.people import Participant
    from bot.ports.chat import Message, Reply
    from bot.ports.storage import Unit
    from bot.programme import Programme
    from bot.rehearsal.performer import Performer
    from bot.rehearsal.reactions import Reactions
    from scheduler.clock import VirtualClock

COORDINATOR = Account("operator", "rehearsal")
"""Who coordinates a rehearsal."""

ROUND = "rehearsal"
BEFORE_OPENING = timedelta(days=1)
AFTER_REPORT = timedelta(days=15)
"""By then the last farewell has found a working morning, or is of no use any more."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is rehearsed. `locale` is the language its coordinator reads, if not the round's.

    `nudge_revives` is the assumed effect of a nudge; `coordinators` how many there are, if not one per 150 people.
    `platforms` are those of the roster's people, where whoever made it knows them; else it is read for them first.
    """

    roster: bytes
    roster_name: str
    timetable: str
    launch_on: date
    seed: int
    moves_zone: float = MOVES_ZONE
    locale: str | None = None
    nudge_revives: float = NUDGE_REVIVES
    coordinators: int | None = None
    platforms: frozenset[str] = frozenset()

    @property
    def coordinator(self) -> Source:
        """Give who coordinates."""
        return Source(COORDINATOR, locale=self.locale)

    @property
    def opens_at(self) -> datetime:
        """Give the moment at which the rehearsal begins; a planner that looks once a day looks in office hours."""
        days = TIMETABLES[self.timetable].day_of(StepKind.OPEN)
        return datetime.combine(self.launch_on + timedelta(days=days), time(10), UTC) - BEFORE_OPENING

    @property
    def ends_at(self) -> datetime:
        """Give the moment at which it is over."""
        days = TIMETABLES[self.timetable].day_of(StepKind.REPORT)
        return datetime.combine(self.launch_on + timedelta(days=days), time(6), UTC) + AFTER_REPORT


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a rehearsal plays: who directs it, who works its cases (by number), and its two channels."""

    director: Account = COORDINATOR
    coordinator: Callable[[int], Account] = lambda number: Account("console", f"coordinator-{number}")
    channel_open: str = "console:open"
    channel_coordinators: str = "console:coordinators"


@dataclass
class Stage:
    """A programme with a virtual clock, people's agenda, and the words everybody was sent."""

    programme: Programme
    clock: VirtualClock
    plan: Plan
    agenda: Agenda = field(default_factory=Agenda)
    texts: dict[str, str] = field(default_factory=dict)
    zones: dict[tuple[str, str], str] = field(default_factory=dict)
    refusals: Counter[str] = field(default_factory=Counter)
    reactions: Reactions | None = None
    on_day: Callable[[datetime], None] | None = None
    on_reply: Callable[[str, Message], None] | None = None
    on_delivered: Callable[[], None] | None = None
    plan_every: timedelta = PLAN_EVERY
    scene: Scene = field(default_factory=Scene)
    performer: Performer | None = None
    _round_id: int = 0
    _due_at: datetime | None = None
    _is_due_known: bool = False

    def __post_init__(self) -> None:
        """Let people act straight before the programme, unless somebody put up a platform for them."""
        self.performer = self.performer or Straight(lambda: self.programme.dispatcher)

    async def command(self, line: str, *, by: Source | None = None, file: ReceivedFile | None = None) -> Reply:
        """Give a command as somebody types it, and see long work through."""
        who = by or self.director
        return self._seen(line, who, await self._people.command(line, who, file))

    async def press(self, token: str, *, by: Source | None = None) -> Reply:
        """Press a button."""
        who = by or self.director
        return self._seen(token, who, await self._people.press(token, who))

    async def fill_in(self, token: str, answers: dict[str, str | list[str]], *, by: Source) -> Reply:
        """Send a form of one page."""
        return self._seen(token, by, await self._people.fill_in(token, answers, by))

    async def write_in_room(self, by: Source, room_id: str) -> None:
        """Write something in a room; what, the bot is not told."""
        await self._people.write_in_room(room_id, by)

    async def write_to_bot(self, by: Source, words: str, files: Sequence[ReceivedFile] = ()) -> Reply:
        """Write to the bot."""
        return self._seen("write", by, await self._people.write_to_bot(words, by, files))

    @property
    def director(self) -> Source:
        """Give who coordinates."""
        return replace(self.plan.coordinator, account=self.scene.director)

    @property
    def _people(self) -> Performer:
        return cast("Performer", self.performer)

    def _seen(self, what: str, by: Source, reply: Reply) -> Reply:
        if isinstance(reply, Say) and reply.refused:
            self.refusals[what.split(":", maxsplit=1)[0].split(" ", maxsplit=1)[0]] += 1
        if self.on_reply is not None and isinstance(reply, Say) and by.account == self.scene.director:
            self.on_reply(what, reply.message)
        return reply

    def at(self, day: int, hour: float = 9) -> datetime:
        """Give a moment of a day counted from launch, in UTC."""
        midnight = datetime.combine(self.plan.launch_on + timedelta(days=day), time(0), UTC)
        return midnight + timedelta(hours=hour)

    async def run(self) -> None:
        """Run from the first day to the last."""
        await self.run_until(self.plan.ends_at)

    async def run_until(self, end: datetime) -> None:
        """Move on to a moment, doing everything that is due on the way."""
        await step_until(
            end,
            clock=self.clock,
            next_due=self._next_due,
            run_ticks=self._tick,
            plan=self._plan,
            plan_every=self.plan_every,
            also=self.agenda.next_at,
            settled=self._people.settled,
        )

    async def _plan(self) -> None:
        if self.on_day is not None:
            self.on_day(self.clock.now())
        await self.programme.plan()
        self._is_due_known = False

    async def _tick(self) -> None:
        """Let people act, then send; half of all moments bring nothing to send, and the courier is not sent for."""
        programme = self.programme
        now = self.clock.now()
        if await self.agenda.do_due(now) or not self._is_due_known:
            self._due_at, now = await programme.next_due_at(), self.clock.now()
            self._is_due_known = True
        if (self._due_at is not None and self._due_at <= now) or not programme.courier.is_idle:
            self._due_at = await programme.deliver()
            if self.on_delivered is not None:
                self.on_delivered()

    async def _next_due(self) -> datetime | None:
        return self._due_at

    def keep_text(self, key: str, message: Message, account: Account | None) -> None:
        """Keep what a message said, as its reader saw it; what many read alike is kept once."""
        zone = self.zones.get(account.key, "UTC") if account is not None else "UTC"
        self.texts[key] = intern(plain(message, zone))

    def know(self, people: list[Participant]) -> None:
        """Remember in which zone everybody reads."""
        for person in people:
            for account in person.accounts:
                self.zones[account.key] = person.zone

    async def round_id(self) -> int:
        """Give the round's number, which buttons carry."""
        if not self._round_id:
            self._round_id = await self.programme.store.transact(_the_round)
        return self._round_id


def _the_round(unit: Unit) -> int:
    return unit.rounds.all()[-1].id
