"""Small rounds for the simulations: a crowd from all over the world, played in memory, and the files of it."""

from __future__ import annotations

import asyncio
import csv
import gc
import io
import json
import random
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import cache, partial
from itertools import count
from typing import TYPE_CHECKING

from bot.bootstrap import make_world
from bot.commands.dispatch import Dispatcher
from bot.commands.events import ReceivedFile
from bot.delivery.courier import Courier
from bot.domain.timetable import TIMETABLES, StepKind
from bot.programme import Programme
from bot.rehearsal.ledger import account_of, ledger_lines, report_of
from bot.rehearsal.run import set_stage
from data.engine import open_store
from tests.bot.delivery.doubles import HandStopwatch
from tests.fakes.memory.store import MemoryStore
from tests.simulation import life
from tests.simulation.crashing import Crash, Fuse, FusedStore
from tests.simulation.promises import Audit, Known

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from bot.commands.events import Event
    from bot.domain.people import Participant
    from bot.ports.chat import ChatGateway, Reply
    from bot.ports.storage import Store, Unit
    from bot.rehearsal.stage import Plan, Stage
    from bot.services.world import World
    from data.store import SqlStore
    from scheduler.clock import VirtualClock

HOMES = (
    ("Chile", "America/Santiago", "Spanish, English"),
    ("Australia", "Australia/Lord_Howe", "English"),
    ("Morocco", "Africa/Casablanca", "English, Spanish"),
    ("United Kingdom", "Europe/London", "English"),
    ("Argentina", "America/Argentina/Ushuaia", "Spanish"),
    ("Saudi Arabia", "Asia/Riyadh", "English"),
    ("China", "Asia/Shanghai", "English"),
    ("Nepal", "Asia/Kathmandu", "English"),
    ("Kiribati", "Pacific/Kiritimati", "English"),
    ("American Samoa", "Pacific/Pago_Pago", "English"),
    ("Spain", "Atlantic/Canary", "Spanish, English"),
    ("Iran", "Asia/Tehran", "English"),
    ("Indonesia", "Asia/Makassar", "English, Spanish"),
    ("New Zealand", "Pacific/Chatham", "English"),
    ("Bangladesh", "Asia/Dhaka", "English"),
    ("Canada", "America/St_Johns", "English, Spanish"),
)
"""Clocks that change all the year, by half an hour too; weekends on Friday; long feasts; both ends of a day."""
INTERESTS = ("open access", "copyright", "games in libraries", "school libraries", "digital preservation")
PLATFORMS = ("discord", "slack")
COLUMNS = (
    "Timestamp,Full name,Country,Time zone,Languages,Institution,Type of workplace,Career stage,Interests,"
    "How would you like to be matched?,Platform,Platform user ID,I agree to the code of conduct"
)
Stretch = tuple[datetime, datetime]
"""From when until when the bot is off."""


@cache
def the_world() -> World:
    """Give countries, zones, days off and files, read once for all rounds."""
    world = make_world()
    gc.freeze()  # what is there by now stays for good, and need not be looked through for cycles with every round
    return world


def roster(seed: int, people: int, *, first: int = 0) -> bytes:
    """Draw a roster: more people from where clocks change than from elsewhere. `first` is the first one's number."""
    chance = random.Random(seed)
    sheet = io.StringIO()
    write = csv.writer(sheet).writerow
    write(COLUMNS.split(","))
    for number in range(first, first + people):
        country, zone, languages = chance.choice(HOMES[: chance.choice((4, len(HOMES)))])
        platform = chance.choice(PLATFORMS)
        account = f"{10**17 + number}" if platform == "discord" else f"U{number:08}"
        interests = "; ".join(chance.sample(INTERESTS, 2))
        way = chance.choice(("By interests", "By career stage", "Open to any match"))
        stage = chance.choice(("Student", "New professional (0-5 years)", "Experienced (16+ years)"))
        name = f"{chance.choice(('Ada', 'Bo', 'Cy', 'Dee', 'Eve'))} {chr(65 + number % 26)}son {number}"
        row = (
            f"2026-01-01 10:{number % 60:02}:00",
            name,
            country,
            zone,
            languages,
            f"Library {number}",
            "Public library",
        )
        write((*row, stage, interests, way, platform, account, "Yes"))
    return sheet.getvalue().encode()


@dataclass(frozen=True, slots=True)
class Interrupted(Programme):
    """A programme that is off at times: whatever would happen meanwhile happens when it is started again."""

    outages: Sequence[Stretch] = ()

    async def plan(self) -> None:
        wake(self.clock, self.outages)  # type: ignore[arg-type]  # a rehearsal's clock is virtual
        await Programme.plan(self)

    async def deliver(self) -> datetime | None:
        wake(self.clock, self.outages)  # type: ignore[arg-type]  # as above
        return await Programme.deliver(self)


@dataclass(frozen=True, slots=True)
class Mortal(Programme):
    """A programme whose sending process dies at times between any two of its steps, and is started again."""

    gateways: Mapping[str, ChatGateway] = field(default_factory=dict)
    stopwatch: HandStopwatch = field(default_factory=HandStopwatch)
    chance: random.Random = field(default_factory=random.Random)
    alive: list[Courier] = field(default_factory=list)
    """The process that sends, if there is one."""
    owners: Iterator[str] = field(default_factory=lambda: (f"life-{number}" for number in count(1)))

    async def deliver(self) -> datetime | None:
        if self.chance.random() < DIES:
            self.alive.clear()
            await self._live_shortly(Fuse(at=self.chance.randrange(1, 8)))
        if not self.alive:
            self.alive.append(await self._started(self.store))
            return await self._serve(self.alive[0])
        due_at = await self.next_due_at()
        return due_at if due_at is None or due_at > self.clock.now() else await self._serve(self.alive[0])

    async def _live_shortly(self, fuse: Fuse) -> None:
        """Live from the start of a process to its death, or its being idle, as where platforms let one wait."""
        try:
            courier = await self._started(FusedStore(self.store, fuse))
            _serve_side_by_side(courier)
            await self._serve(courier)
        except (Crash, BaseExceptionGroup) as death:
            if isinstance(death, BaseExceptionGroup) and death.split(Crash)[1] is not None:
                raise

    async def _started(self, store: Store) -> Courier:
        courier = Courier(store, self.clock, self.stopwatch, self.world, self.gateways, next(self.owners))
        await courier.recover()
        return courier

    async def _serve(self, courier: Courier) -> datetime | None:
        """Send until nothing is left to send, and nothing in doubt; give when the next delivery is due."""
        due_at = await self._send_by(courier)
        if not courier.may_have_doubts:
            return due_at
        await courier.settle()  # sees what is in doubt
        while not courier.is_idle:
            self.stopwatch.now += LONGER_THAN_A_REQUEST_LIVES
            await courier.settle()
        return await self.next_due_at()


def _serve_side_by_side(courier: Courier) -> None:
    """Let a courier send as to platforms that are far away: with tasks, beside one another."""
    lanes = courier._desk.lanes
    courier._desk.lanes = {name: replace(lane, answers_at_once=False) for name, lane in lanes.items()}


DIES = 0.02
"""How often a tick of the courier ends in death."""
LONGER_THAN_A_REQUEST_LIVES = 120.0


class LateDispatcher(Dispatcher):
    """Takes events once the programme is back."""

    outages: Sequence[Stretch] = ()

    async def dispatch(self, event: Event) -> Reply:
        wake(self._clock, self.outages)  # type: ignore[arg-type]  # as above
        return await super().dispatch(event)


def wake(clock: VirtualClock, outages: Sequence[Stretch]) -> None:
    """Let the time pass during which the programme is off."""
    now = clock.now()
    back_at = end_of_outage(now, outages)
    if back_at > now:
        clock.move_to(back_at)


def end_of_outage(moment: datetime, outages: Sequence[Stretch]) -> datetime:
    """Give the moment itself, or that at which the programme is back."""
    while ends := [end for start, end in outages if start <= moment < end]:
        moment = max(ends)
    return moment


def play(
    plan: Plan,
    *,
    outages: Sequence[Stretch] = (),
    plan_every: timedelta = timedelta(hours=24),
    dies: bool = False,
    on_sqlite: bool = False,
    entered_by_people: Collection[str] = (),
) -> Audit:
    """Play a whole round in memory. Give its files, what is known of its people, and what life promised in vain.

    With `dies` the process that sends ends at times between any two of its steps, and is started again.
    Without `on_sqlite` it is played on the store's twin, which is held to the same contract and takes less time.
    """
    with _no_cycles_looked_for(), open_database() if on_sqlite else MemoryStore() as store:
        stage = set_stage(plan, store, the_world(), keeps=50 if dies else 1, entered_by_people=entered_by_people)
        stage.plan_every = plan_every
        if outages:
            _interrupt(stage, outages)
        if dies:
            _make_mortal(stage)
        stage.agenda.enter(stage.at(LATE_JOINERS_COME_ON, 10), partial(_late_joiners, stage))
        imported: list[Participant] = []

        async def look() -> None:
            imported.extend(await store.transact(_people))

        closes = TIMETABLES[plan.timetable].day_of(StepKind.CLOSE)
        stage.agenda.enter(stage.at(closes, 10), look)  # after the import, which was entered before
        asyncio.run(stage.run())
        people = {account_of(p): p for p in store.run(_people)}
        known = {account_of(p): _known(stage, p, people[account_of(p)], outages) for p in imported}
        rows = store.run(lambda unit: list(ledger_lines(unit, stage.texts)))
        outcomes = dict.fromkeys(sorted({row["outcome"] for row in rows}), 0)
        for row in rows:
            outcomes[row["outcome"]] += 1
        report = store.run(lambda unit: report_of(unit, unit.rounds.all()[-1], outcomes))
        complaints = store.run(_complaints, stage)
    return Audit(rows, json.loads(json.dumps(report)), known, outages, complaints)


@contextmanager
def _no_cycles_looked_for() -> Iterator[None]:
    """Let Python's collector wait until a round is over, and little is left to look through: a tenth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _complaints(unit: Unit, stage: Stage) -> Sequence[str]:
    return life.broken(life.Life(unit, unit.rounds.all()[-1], the_world().working_days, stage.clock.now()))


def open_database() -> SqlStore:
    """Give an empty database in memory."""
    return open_store("sqlite://", direct=True, synchronous="OFF")


LATE_JOINERS_COME_ON = 9


async def _late_joiners(stage: Stage) -> None:
    """Two more come while the round runs: they wait, and may take the place of somebody who fell silent."""
    late = roster(stage.plan.seed + 10_000, 2, first=900)
    await stage.command("roster import", file=ReceivedFile("late.csv", late))


def _people(unit: Unit) -> Sequence[Participant]:
    return unit.people.all()


def _interrupt(stage: Stage, outages: Sequence[Stretch]) -> None:
    whole = stage.programme
    dispatcher = LateDispatcher(whole.store, whole.clock, whole.world)
    dispatcher.outages = outages
    stage.programme = Interrupted(whole.store, whole.clock, whole.world, dispatcher, whole.courier, outages)


def _make_mortal(stage: Stage) -> None:
    whole = stage.programme
    gateways = {name: lane.gateway for name, lane in whole.courier._desk.lanes.items()}
    stage.programme = Mortal(
        whole.store,
        whole.clock,
        whole.world,
        whole.dispatcher,
        whole.courier,
        gateways=gateways,
        chance=random.Random(stage.plan.seed),
    )


def _known(stage: Stage, at_first: Participant, at_last: Participant, outages: Sequence[Stretch]) -> Known:
    """Tell what this person did, from the plans that were drawn for them."""
    institution = at_first.institution or ""
    member = stage.reactions.people.get(at_first.id) if stage.reactions else None
    if member is None:
        return Known(institution=institution)
    plans = member.plans
    if plans.is_dead:
        return Known(is_dead=True, institution=institution)
    zones: tuple[tuple[datetime, str], ...] = ()
    if plans.moves_on is not None:
        moved_at = end_of_outage(stage.at(plans.moves_on, 13), outages)
        zones = ((stage.plan.opens_at, at_first.zone), (moved_at, at_last.zone))
    away: tuple[tuple[datetime, date], ...] = ()
    if plans.away is not None and plans.announces_absence:
        said_at = end_of_outage(stage.at(plans.away[0], 12), outages)
        away = ((said_at, stage.plan.launch_on + timedelta(days=plans.away[1])),)
    return Known(away, at_last.left_at, zones, institution=institution)


def monday(year: int, week: int) -> date:
    """Give a Monday to launch on."""
    return date.fromisocalendar(year, week, 1)
