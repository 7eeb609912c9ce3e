"""Who asks, and with what: the one argument every use case that answers somebody starts with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.daytime import local
from bot.domain.errors import Ambiguous, NotFound, Refused
from bot.domain.people import Role
from bot.domain.rounds import RoundState
from bot.messages.render import paragraph, paragraphs
from bot.ports.chat import Message, Replace, Say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from bot.domain.people import Account, Participant
    from bot.domain.rounds import Round
    from bot.messages.render import Value
    from bot.ports.chat import Choice, Part
    from bot.ports.storage import Unit
    from bot.services.world import World

STAFF = frozenset({Role.COORDINATOR, Role.DIRECTOR})


@dataclass(frozen=True, slots=True)
class Actor:
    """The one who acts: an account, the participant it belongs to if any, and the roles held, by whatever source."""

    account: Account
    locale: str
    participant: Participant | None = None
    roles: frozenset[Role] = frozenset()
    name: str | None = None

    @property
    def is_staff(self) -> bool:
        """Say whether they run the programme."""
        return bool(self.roles & STAFF)

    @property
    def reference(self) -> str:
        """Give who it was, for the audit trail: an id, never a name."""
        return str(self.account)


@dataclass(frozen=True, slots=True)
class Asked:
    """One act of one person, within one transaction."""

    unit: Unit
    now: datetime
    world: World
    actor: Actor

    @property
    def locale(self) -> str:
        """Give the language to answer in."""
        return self.actor.locale

    @property
    def person(self) -> Participant:
        """Give the participant who asks. Raises NotAParticipant for anybody else."""
        if self.actor.participant is None:
            raise NotAParticipant
        return self.actor.participant

    def say(self, key: str, **values: Value) -> Say:
        """Answer with one text, privately."""
        return self.show(*paragraphs(self.locale, key, **values))

    def show(self, *parts: Part, choices: Sequence[Choice] = ()) -> Say:
        """Answer with parts and buttons, privately."""
        return Say(Message(tuple(parts), tuple(choices), self.locale))

    def replace(self, key: str, **values: Value) -> Replace:
        """Put one text in the place of the pressed message."""
        return Replace(Message((paragraph(self.locale, key, **values),), (), self.locale))

    def round(self, name: str | None, *states: RoundState) -> Round:
        """Give the round that is meant: the named one, else the only one in these states (in any but ended, without).

        Raises NotFound, or Ambiguous naming those it could be.
        """
        if name is not None:
            found = self.unit.rounds.by_name(name)
            if found is None:
                raise NotFound(what=name)
            return found
        wanted = states or tuple(s for s in RoundState if s is not RoundState.ENDED)
        fitting = [r for r in self.unit.rounds.all() if r.state in wanted]
        if len(fitting) > 1:
            raise Ambiguous(names=", ".join(r.name for r in fitting))
        if fitting:
            return fitting[0]
        return self._latest_or_refuse()

    def _latest_or_refuse(self) -> Round:
        """Give the latest round, whose own state then explains why it cannot be done; NoRound if there is none."""
        rounds = self.unit.rounds.all()
        if not rounds:
            raise NoRound
        return rounds[-1]

    def find_person(self, reference: str) -> Participant:
        """Give who is meant by `#number`, `platform:id`, e-mail or part of a name. Raises NotFound, Ambiguous."""
        text = reference.strip()
        if text.lstrip("#").isdecimal() and len(text) < SHORTEST_ACCOUNT_ID:
            found = self.unit.people.get(int(text.lstrip("#")))
            if found is None:
                raise NotFound(what=text)
            return found
        platform, _, account_id = text.partition(":")
        owner = self.unit.people.by_account(platform.lower(), account_id) if account_id else None
        if owner is not None:
            return owner
        hits = self.unit.people.find(text)
        if not hits:
            raise NotFound(what=text)
        exact = [p for p in hits if text.casefold() in {p.name.casefold(), (p.email or "").casefold()}]
        if len(hits) > 1 and len(exact) != 1:
            raise Ambiguous(names=", ".join(f"#{p.id} {p.name}" for p in hits[:8]))
        return exact[0] if exact else hits[0]

    def today(self, zone: str) -> date:
        """Give the date it is now in a zone."""
        return local(self.now, zone).date()


SHORTEST_ACCOUNT_ID = 9


class NotAParticipant(Refused):
    """Only somebody who takes part can do this."""

    key = "refused-not-a-participant"


class NoRound(Refused):
    """There is no round yet."""

    key = "refused-no-round"
