"""What the people of a rehearsal do, all by dispatch: the coordinator by the timetable, participants by their plans."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.commands.events import ReceivedFile, Source
from bot.domain.timetable import TIMETABLES, StepKind
from bot.ports.chat import Say
from bot.rehearsal.coordinators import CARDS, Coordinators, how_many
from bot.rehearsal.model import plans_of
from bot.rehearsal.reactions import REACTIONS, Reactions
from bot.rehearsal.stage import ROUND
from bot.rehearsal.talk import Modelled

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from bot.domain.people import Account
    from bot.ports.chat import Message
    from bot.rehearsal.stage import Stage

ZONES_TO_MOVE_TO = ("Europe/London", "America/Santiago", "Africa/Casablanca", "Australia/Lord_Howe", "Asia/Kathmandu")
"""Zones whose clocks change, or differ by less than an hour: where a mistake would show."""


def cast(stage: Stage, vanish: Callable[[Account], None]) -> Coordination:
    """Enter the coordinator's acts; the participants' follow once the roster is read. `vanish` closes an account."""
    coordination = Coordination(stage, vanish)
    coordination.enter()
    return coordination


class Coordination:
    """The coordinator of a rehearsal: sets up, imports, matches, approves what is proposed, launches."""

    def __init__(self, stage: Stage, vanish: Callable[[Account], None]) -> None:
        """Keep the stage."""
        self._stage = stage
        self._vanish = vanish
        self.reactions = Reactions(stage, {}, stage.plan.seed, stage.plan.nudge_revives)
        self.coordinators: Coordinators | None = None

    def heard(self, key: str, message: Message) -> None:
        """Let everybody react to what the bot brings."""
        what = key.split(":", maxsplit=3)[2]
        if what in REACTIONS:
            self.reactions.heard(key, message)
        elif self.coordinators is not None and what in CARDS:
            self.coordinators.heard(key)

    def enter(self) -> None:
        """Enter what a coordinator does, and when."""
        stage = self._stage
        timetable = TIMETABLES[stage.plan.timetable]
        closes = timetable.day_of(StepKind.CLOSE)
        listed = timetable.day_of(StepKind.UNANSWERED)
        agenda = stage.agenda
        agenda.enter(stage.plan.opens_at, self._set_up)
        agenda.enter(stage.at(closes, 10), self._import)
        agenda.enter(stage.at(listed + 1, 10), partial(self._say, "round match"))
        agenda.enter(stage.at(listed + 1, 11), partial(self._say, "round review"))
        agenda.enter(stage.at(listed + 2, 10), self._approve)
        agenda.enter(stage.at(listed + 3, 10), self._launch)

    async def _say(self, line: str) -> None:
        await self._stage.command(line)

    async def _approve(self) -> None:
        """Approve what is proposed; match again first if somebody said no or left after the matching."""
        reply = await self._stage.command("round approve")
        if isinstance(reply, Say) and reply.refused:
            await self._stage.command("round match")
            await self._stage.command("round approve")

    async def _set_up(self) -> None:
        plan, scene = self._stage.plan, self._stage.scene
        locale = TIMETABLES[plan.timetable].locale
        await self._stage.command(
            f"setup locale={locale} channel_open={scene.channel_open} channel_coordinators={scene.channel_coordinators}"
        )
        await self._stage.command(
            f"round create {ROUND} launch={plan.launch_on.isoformat()} timetable={plan.timetable} seed={plan.seed}"
        )

    async def _import(self) -> None:
        plan = self._stage.plan
        await self._stage.command("roster import", file=ReceivedFile(plan.roster_name, plan.roster))
        people = await self._stage.programme.store.transact(lambda unit: unit.people.all())
        self._stage.know(list(people))
        self.coordinators = Coordinators(self._stage, how_many(len(people), plan.coordinators), plan.seed)
        await self.coordinators.take_office()
        days = TIMETABLES[plan.timetable].day_of(StepKind.FAREWELL)
        for person in people:
            if person.accounts:
                plans = plans_of(person, plan.seed, days, plan.moves_zone)
                member = Modelled(person, plans, Source(person.accounts[0]), self._stage.at(0))
                self.reactions.people[person.id] = member
                Participation(self._stage, member).enter(self._vanish)

    async def _launch(self) -> None:
        await self._stage.command("round launch")
        round_id = await self._stage.round_id()
        await self._stage.press(f"launch:1:{round_id}")


class Participation:
    """One modelled participant."""

    def __init__(self, stage: Stage, member: Modelled) -> None:
        """Keep the person and what they will do."""
        self._stage = stage
        self._member = member
        self._person = member.person
        self._plans = member.plans
        self._source = member.source

    def enter(self, vanish: Callable[[Account], None]) -> None:
        """Enter what this person does, and when; a dead account refuses every message."""
        plans, stage = self._plans, self._stage
        if plans.is_dead:
            for account in self._person.accounts:
                vanish(account)
            return
        self._enter_coming()
        if plans.away is not None and plans.announces_absence:
            stage.agenda.enter(stage.at(plans.away[0], 12), self._go_away)
        if plans.moves_on is not None:
            stage.agenda.enter(stage.at(plans.moves_on, 13), self._move)
        if plans.leaves_on is not None:
            stage.agenda.enter(stage.at(plans.leaves_on, 14), self._leave)

    @property
    def _comes_at(self) -> datetime | None:
        """Give when this person says "I'm here", None where nobody needs to: soon after the roster came, a few late."""
        platforms = {account.platform for account in self._person.accounts}
        if not platforms <= self._stage.programme.world.entered_by_people:
            return None
        closes = TIMETABLES[self._stage.plan.timetable].day_of(StepKind.CLOSE)
        return self._stage.at(closes, 12) + self._plans.answers_after / 2

    def _enter_coming(self) -> None:
        if self._comes_at is not None:
            self._stage.agenda.enter(self._comes_at, self._come)

    async def _come(self) -> None:
        await self._stage.press(f"here:1:{await self._stage.round_id()}", by=self._source)

    async def _go_away(self) -> None:
        _, end = self._plans.away or (0, 0)
        until = self._stage.plan.launch_on + timedelta(days=end)
        await self._stage.command(f"me away until={until.isoformat()}", by=self._source)

    async def _move(self) -> None:
        choices = [zone for zone in ZONES_TO_MOVE_TO if zone != self._person.zone]
        zone = choices[self._person.id % len(choices)]
        await self._stage.command(f"me timezone {zone}", by=self._source)
        for account in self._person.accounts:
            self._stage.zones[account.key] = zone

    async def _leave(self) -> None:
        self._member.left = True
        await self._stage.press("leave:1:-", by=self._source)
