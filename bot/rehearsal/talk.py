"""What modelled partners do with one another, from their introduction on (DOMAIN.md §9): assumptions, no evidence."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.daytime import local
from bot.rehearsal.model import EACH_TURN, TALK_ELSEWHERE, TELL_THAT_THEY_DO, TEMPERS, Plans, Temper, delay_of

if TYPE_CHECKING:
    import random
    from collections.abc import Awaitable, Callable, Mapping

    from bot.commands.events import Source
    from bot.domain.people import Participant
    from bot.rehearsal.agenda import Agenda

LIVE_AFTER = 2
"""Messages after which a conversation may move elsewhere: somebody wrote, somebody answered."""
TELL_EVERY = timedelta(days=13)
"""Those who say that they talk elsewhere say so about once a fortnight."""


@dataclass
class Modelled:
    """One modelled person on the stage."""

    person: Participant
    plans: Plans
    source: Source
    launch: datetime
    left: bool = False

    @property
    def temper(self) -> Temper:
        """Give how this person behaves."""
        return TEMPERS[self.plans.temper]

    def source_on(self, platform: str) -> Source:
        """Give this person as they act on a platform."""
        if self.source.account.platform == platform:
            return self.source
        account = next((a for a in self.person.accounts if a.platform == platform), None)
        return self.source if account is None else replace(self.source, account=account)

    def is_here(self, now: datetime) -> bool:
        """Say whether this person still takes part, whatever they said of it."""
        day = (now - self.launch).days
        silent_from = self.plans.falls_silent_on
        return not self.plans.is_dead and not self.left and (silent_from is None or day < silent_from)

    def back_at(self, now: datetime) -> datetime | None:
        """Give when this person is back, None if they are not away."""
        day = (now - self.launch).days
        if self.plans.away is None or not self.plans.away[0] <= day <= self.plans.away[1]:
            return None
        return self.launch + timedelta(days=self.plans.away[1] + 1)

    def awake(self, moment: datetime) -> datetime:
        """Give the moment itself, or the next hour at which this person would write."""
        here = local(moment, self.person.zone)
        if time(7) <= here.time() < time(22):
            return moment
        morning = datetime.combine(here.date(), time(8), here.tzinfo)
        return (morning if here.time() < time(7) else morning + timedelta(days=1)).astimezone(moment.tzinfo)


@dataclass
class Talk:
    """One partnership's conversation.

    `write` puts a message where the bot sees it, `tell` says that they talk elsewhere.
    `contacts` holds every message, also those the bot knows nothing of: the model's own truth.
    """

    partnership_id: int
    members: Mapping[int, Modelled]
    chance: random.Random
    agenda: Agenda
    now: Callable[[], datetime]
    write: Callable[[Modelled, Talk], Awaitable[bool]]
    tell: Callable[[Modelled, Talk], Awaitable[None]]
    began_at: datetime
    contacts: list[tuple[datetime, int]] = field(default_factory=list)
    elsewhere: bool = False
    tells: bool = False
    ended: bool = False
    told_at: datetime | None = None
    waiting: set[int] = field(default_factory=set)

    def begin(self) -> None:
        """Let each decide whether to write first in the first week."""
        for member in self.members.values():
            if self.chance.random() < member.temper.writes_first:
                self.will_write(member, min(delay_of(self.chance, member.temper), timedelta(days=6)))

    def will_write(self, member: Modelled, after: timedelta, turn: int = 0) -> None:
        """Enter somebody's next message; one who is about to write anyway writes once."""
        if member.person.id in self.waiting or self.ended:
            return
        self.waiting.add(member.person.id)
        self.agenda.enter(member.awake(self.now() + after), partial(self._write, member, turn))

    def is_live(self, since: datetime) -> bool:
        """Say whether both have written since."""
        return len({who for at, who in self.contacts if at >= since}) == len(self.members)

    async def _write(self, member: Modelled, turn: int) -> None:
        self.waiting.discard(member.person.id)
        now = self.now()
        if self.ended or not member.is_here(now):
            return
        back_at = member.back_at(now)
        if back_at is not None:
            self.will_write(member, back_at - now, turn)
            return
        if not await self._says(member):
            self.ended = True
            return
        self.contacts.append((now, member.person.id))
        self._perhaps_moves_elsewhere()
        for other in self.members.values():
            if other is not member and self.chance.random() < other.temper.replies * EACH_TURN**turn:
                self.will_write(other, delay_of(self.chance, other.temper), turn + 1)

    async def _says(self, member: Modelled) -> bool:
        if not self.elsewhere:
            return await self.write(member, self)
        if self.tells and (self.told_at is None or self.now() - self.told_at >= TELL_EVERY):
            self.told_at = self.now()
            await self.tell(member, self)
        return True

    def _perhaps_moves_elsewhere(self) -> None:
        if len(self.contacts) == LIVE_AFTER:
            self.elsewhere = self.chance.random() < TALK_ELSEWHERE
            self.tells = self.chance.random() < TELL_THAT_THEY_DO
