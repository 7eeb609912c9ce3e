"""How modelled people answer what the bot brings them: each by pressing a button that the message itself has."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.domain.partnerships import PartnershipState
from bot.rehearsal.model import (
    ACCEPTS_A_NEW_PARTNER,
    AGREES_HOW_OFTEN,
    ANSWERS_A_CHECK_IN,
    COORDINATOR_REVIVES,
    HELD_AS_AGREED,
    SUITS_A_SLOT,
    delay_of,
)
from bot.rehearsal.talk import Talk

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.partnerships import Partnership
    from bot.ports.chat import Message
    from bot.ports.storage import Unit
    from bot.rehearsal.stage import Stage
    from bot.rehearsal.talk import Modelled

LATER_THE_SAME_DAY = timedelta(hours=3)
FORTNIGHT = timedelta(days=14)


@dataclass(slots=True)
class Brought:
    """A message that reached a modelled person: number, partnership, buttons, and what its answer's chance is."""

    number: int
    partnership_id: int
    message: Message
    seed: str

    def chance(self) -> random.Random:
        """Give the chance by which this message is answered: once, and only where some is drawn."""
        return random.Random(self.seed)  # a model, no secret

    def token(self, kind: str, ending: str = "") -> str | None:
        """Give the first button of that kind, or the one whose row ends so."""
        tokens = (choice.token for choice in self.message.choices)
        return next((t for t in tokens if t.startswith(f"{kind}:") and t.endswith(ending)), None)


@dataclass
class Reactions:
    """Everybody's answers. `talks` are the conversations by partnership; `revives` what a nudge is assumed to do."""

    stage: Stage
    people: dict[int, Modelled]
    seed: int
    revives: float
    talks: dict[int, Talk] = field(default_factory=dict)
    confirmed: set[int] = field(default_factory=set)
    _latest: dict[int, Talk] = field(default_factory=dict)
    """Everybody's latest conversation: with it all earlier ones ended."""

    def heard(self, key: str, message: Message) -> None:
        """Let whoever a message of `REACTIONS` reached decide what to do about it."""
        _, partnership, what, number, to = key.split(":")[:5]
        member = self.people.get(int(to[1:])) if to.startswith("#") else None
        if member is None or not member.is_here(self.stage.clock.now()):
            return
        partnership_id = int(partnership) if partnership != "-" else 0
        brought = Brought(int(number.rpartition(".")[2]), partnership_id, message, f"{self.seed}:{key}")
        REACTIONS[what](self, member, brought)

    def talk_of(self, member: Modelled) -> Talk | None:
        """Give the conversation that a person is in."""
        latest = self._latest.get(member.person.id)
        return None if latest is None or latest.ended else latest

    def presses(self, member: Modelled, token: str | None, after: timedelta) -> None:
        """Let somebody press a button after a while, once they are awake; nobody presses what is not there."""
        if token is not None:
            at = member.awake(self.stage.clock.now() + after)
            self.stage.agenda.enter(at, partial(self._press, member, token))

    async def _press(self, member: Modelled, token: str) -> None:
        if member.is_here(self.stage.clock.now()) and member.back_at(self.stage.clock.now()) is None:
            await self.stage.press(token, by=member.source)

    def fills_in(self, member: Modelled, token: str | None, after: timedelta) -> None:
        """Let somebody answer the questions behind a button after a while."""
        if token is not None:
            self.stage.agenda.enter(self.stage.clock.now() + after, partial(self._fill_in, member, token))

    async def _fill_in(self, member: Modelled, token: str) -> None:
        if member.is_here(self.stage.clock.now()):
            answers: dict[str, str | list[str]] = {"contact": "fortnightly", "topics": "quite", "worth": "very"}
            await self.stage.fill_in(token, answers, by=member.source)

    async def begin(self, partnership_id: int) -> None:
        """Let two begin once both have been introduced."""
        partnership = await self.stage.programme.store.transact(_partnership, partnership_id)
        if partnership is None or partnership.state is not PartnershipState.ACTIVE or partnership.id in self.talks:
            return
        members = {m: self.people[m] for m in partnership.members if m in self.people}
        for earlier in (self._latest.get(m) for m in members):
            if earlier is not None:
                earlier.ended = True
        talk = Talk(
            partnership.id,
            members,
            random.Random(f"{self.seed}:talk:{partnership.id}"),  # a model, no secret
            self.stage.agenda,
            self.stage.clock.now,
            self._write,
            self._tell,
            self.stage.clock.now(),
        )
        self.talks[partnership.id] = talk
        self._latest.update(dict.fromkeys(members, talk))
        talk.begin()

    async def _write(self, member: Modelled, talk: Talk) -> bool:
        """Write where the bot sees it: in the room, or through the bot. Give whether the partnership still goes on."""
        partnership = await self.stage.programme.store.transact(_partnership, talk.partnership_id)
        if partnership is None or partnership.state is PartnershipState.ENDED:
            return False
        if partnership.room_platform is not None and partnership.room_id is not None:
            await self.stage.write_in_room(member.source_on(partnership.room_platform), partnership.room_id)
        else:
            await self.stage.command('partner write "…"', by=member.source)
        return True

    async def _tell(self, member: Modelled, talk: Talk) -> None:
        if not talk.ended:
            await self.stage.command("partner elsewhere", by=member.source)


def _partnership(unit: Unit, partnership_id: int) -> Partnership | None:
    return unit.partnerships.get(partnership_id)


def _on_introduction(all_: Reactions, member: Modelled, brought: Brought) -> None:
    stage = all_.stage
    stage.agenda.enter(stage.clock.now() + timedelta(minutes=5), partial(all_.begin, brought.partnership_id))
    chance = brought.chance()
    if chance.random() < AGREES_HOW_OFTEN:
        all_.presses(member, brought.token("agree"), delay_of(chance, member.temper) / 2)


def _on_topic(all_: Reactions, member: Modelled, brought: Brought) -> None:
    talk = all_.talk_of(member)
    if talk is None:
        return
    chance = brought.chance()
    if chance.random() < member.temper.answers_topic:
        talk.will_write(member, delay_of(chance, member.temper))


def _on_nudge(all_: Reactions, member: Modelled, brought: Brought) -> None:
    """Some write to the other, those who talk elsewhere say so, some only tell the bot that they are still there."""
    talk = all_.talk_of(member)
    if talk is None:
        return
    chance = brought.chance()
    after = delay_of(chance, member.temper) / 2
    if chance.random() >= all_.revives:
        return
    if talk.elsewhere and talk.is_live(all_.stage.clock.now() - FORTNIGHT * 2):
        all_.presses(member, brought.token("nudge", "elsewhere"), after)
    else:
        all_.presses(member, brought.token("nudge", "soon"), after)
        talk.will_write(member, after)


def _on_check_in(all_: Reactions, member: Modelled, brought: Brought) -> None:
    talk = all_.talk_of(member)
    if talk is None:
        return
    chance = brought.chance()
    if chance.random() >= ANSWERS_A_CHECK_IN:
        return
    wrote = {who for _, who in talk.contacts}
    others = wrote - {member.person.id}
    answer = "good" if others else "no-reply" if member.person.id in wrote else "slow"
    if talk.elsewhere and others:
        answer = "elsewhere"
    all_.presses(member, brought.token("check-in", answer), delay_of(chance, member.temper) / 2)


def _on_offer(all_: Reactions, member: Modelled, brought: Brought) -> None:
    chance = brought.chance()
    answer = "yes" if chance.random() < ACCEPTS_A_NEW_PARTNER else "wait"
    all_.presses(member, brought.token("offer", answer), delay_of(chance, member.temper) / 2)


def _on_liaison(all_: Reactions, member: Modelled, brought: Brought) -> None:
    talk = all_.talk_of(member)
    if talk is None:
        return
    chance = brought.chance()
    if chance.random() < COORDINATOR_REVIVES:
        talk.will_write(member, delay_of(chance, member.temper) / 2)


def _on_call(all_: Reactions, member: Modelled, brought: Brought) -> None:
    """Choose one of the suggested times, if any suits."""
    chance = brought.chance()
    if chance.random() < SUITS_A_SLOT:
        all_.presses(member, brought.token("meeting-slot"), delay_of(chance, member.temper) / 4)


def _on_meeting_question(all_: Reactions, member: Modelled, brought: Brought) -> None:
    kind = "meeting-held" if brought.chance().random() < HELD_AS_AGREED else "meeting-missed"
    all_.presses(member, brought.token(kind), LATER_THE_SAME_DAY)


def _on_still_in(all_: Reactions, member: Modelled, brought: Brought) -> None:
    """Answer the first time, or not at all; who was asked only the second time answers that."""
    if member.plans.still_in is not None and member.person.id not in all_.confirmed:
        all_.confirmed.add(member.person.id)
        all_.presses(member, brought.token(member.plans.still_in), member.plans.answers_after)


def _on_survey(all_: Reactions, member: Modelled, brought: Brought) -> None:
    if brought.number in member.plans.answers_surveys:
        all_.fills_in(member, brought.token("survey"), member.plans.survey_after)


REACTIONS: Mapping[str, Callable[[Reactions, Modelled, Brought], None]] = {
    "still-in": _on_still_in,
    "survey": _on_survey,
    "introduction": _on_introduction,
    "topic": _on_topic,
    "nudge": _on_nudge,
    "check-in": _on_check_in,
    "offer": _on_offer,
    "letter": _on_liaison,
    "call": _on_call,
    "meeting-proposed": _on_call,
    "meeting-question": _on_meeting_question,
}
"""What is answered, by the message's name."""
