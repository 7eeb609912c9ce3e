"""Rehearsed coordinators: they answer a case within a lognormal day, and approve what is proposed (DOMAIN.md §9)."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from functools import partial
from math import ceil, log
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from bot.commands.events import Source
from bot.domain.cases import CaseReason
from bot.ports.chat import Replace, Say
from bot.rehearsal.model import PEOPLE_A_COORDINATOR

if TYPE_CHECKING:
    from bot.domain.cases import Case
    from bot.domain.people import Account
    from bot.domain.rounds import Round
    from bot.ports.chat import Reply
    from bot.ports.storage import Unit
    from bot.rehearsal.stage import Stage

ANSWERS_AFTER_MEDIAN = 1.0
ANSWERS_AFTER_SIGMA = 0.7
"""Days: a lognormal day. The sigma is our assumption."""
WAITS_AFTER_WRITING = timedelta(days=7)
CARDS = frozenset({"case", "case-digest"})
"""What brings cases to them, by the message's name."""
WORDS = "Hello! Life gets busy. Is everything all right? I am glad to help."
"""What a rehearsed coordinator writes. A real one has better words."""


def how_many(people: int, wanted: int | None) -> int:
    """Give how many coordinators a round of this size has: one per 150 people, unless told otherwise."""
    return wanted or max(1, ceil(people / PEOPLE_A_COORDINATOR))


@dataclass
class Coordinators:
    """Those who work the cases of a rehearsal."""

    stage: Stage
    number: int
    seed: int
    seen: set[int] = field(default_factory=set)

    @property
    def accounts(self) -> list[Account]:
        """Give their accounts."""
        return [self.stage.scene.coordinator(number) for number in range(1, self.number + 1)]

    async def take_office(self) -> None:
        """Be named coordinators."""
        for account in self.accounts:
            await self.stage.command(f"roles grant coordinator {account}")

    def heard(self, key: str) -> None:
        """Take note of a card in the channel; what a digest lists is opened one after the other."""
        _, _, what, number, _ = key.split(":")[:5]
        if what == "case":
            self._will_work(int(number.rpartition(".")[2]))
        if what == "case-digest":
            self.stage.agenda.enter(self.stage.clock.now() + timedelta(hours=1), self._look_through_the_digest)

    async def _look_through_the_digest(self) -> None:
        for case in await self.stage.programme.store.transact(_unresolved):
            self._will_work(case.id)

    def _will_work(self, case_id: int) -> None:
        if case_id in self.seen:
            return
        self.seen.add(case_id)
        chance = random.Random(f"{self.seed}:case:{case_id}")  # a model, no secret
        after = timedelta(days=min(chance.lognormvariate(log(ANSWERS_AFTER_MEDIAN), ANSWERS_AFTER_SIGMA), 7))
        self._enter(self.stage.clock.now() + after, case_id, "begin")

    def _enter(self, at: datetime, case_id: int, what: str) -> None:
        act = self._begin if what == "begin" else self._settle
        self.stage.agenda.enter(_in_office_hours(at), partial(act, case_id))

    async def _begin(self, case_id: int) -> None:
        """Claim a case; write to the silent and wait a week, or see to a new partner at once."""
        case, _ = await self.stage.programme.store.transact(_look, case_id)
        if case is None or case.is_resolved:
            return
        by = self._who(case)
        await self.stage.command(f"cases claim {case_id}", by=by)
        if case.reason in {CaseReason.UNREACHABLE, CaseReason.ASKED_FOR_HELP, CaseReason.CONDUCT}:
            await self._settle(case_id)
            return
        for who in case.about:
            await self.stage.command(f'cases write {case_id} to=#{who} "{WORDS}"', by=by)
        until = (self.stage.clock.now() + WAITS_AFTER_WRITING).date()
        await self.stage.command(f"cases snooze {case_id} until={until.isoformat()}", by=by)
        self._enter(self.stage.clock.now() + WAITS_AFTER_WRITING + timedelta(hours=1), case_id, "settle")

    async def _settle(self, case_id: int) -> None:
        """Approve a new partner, or a three, if there is one; close the case otherwise."""
        case, round_ = await self.stage.programme.store.transact(_look, case_id)
        if case is None or case.is_resolved or round_ is None:
            return
        by = self._who(case)
        for token in (f"rematch:1:{case_id}", f"three:1:{case_id}"):
            reply = await self.stage.press(token, by=by)
            approve = _token(reply, APPROVALS)
            if approve is not None:
                await self.stage.press(approve, by=by)
                return
        await self.stage.command(f"cases resolve {case_id} outcome=ended", by=by)

    def _who(self, case: Case) -> Source:
        """Give who works a case: whoever it was given to, else one after the other."""
        everybody = {str(account): account for account in self.accounts}
        given = everybody.get(case.claimed_by or case.assigned_to or "")
        return Source(given or self.accounts[case.id % self.number], locale=self.stage.plan.locale)


APPROVALS = ("rematch-approve", "three-approve")


def _token(reply: Reply, kinds: tuple[str, ...]) -> str | None:
    if not isinstance(reply, Say | Replace):
        return None
    tokens = (choice.token for choice in reply.message.choices)
    return next((token for token in tokens if token.split(":")[0] in kinds), None)


def _in_office_hours(at: datetime) -> datetime:
    """Give the moment itself, or the next working hour; rehearsed coordinators live by UTC."""
    here = at.astimezone(ZoneInfo("UTC"))
    if here.weekday() < 5 and time(9) <= here.time() < time(17):  # noqa: PLR2004  # Monday to Friday
        return at
    day = here.date() if here.time() < time(9) else here.date() + timedelta(days=1)
    while day.weekday() > 4:  # noqa: PLR2004  # as above
        day += timedelta(days=1)
    return datetime.combine(day, time(9, 30), here.tzinfo)


def _unresolved(unit: Unit) -> list[Case]:
    return [case for round_ in unit.rounds.all() for case in unit.cases.unresolved(round_.id)]


def _look(unit: Unit, case_id: int) -> tuple[Case | None, Round | None]:
    case = unit.cases.get(case_id)
    return case, None if case is None else unit.rounds.get(case.round_id)
