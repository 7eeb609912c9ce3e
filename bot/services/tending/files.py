"""A file: one partnership with all that tending it needs, read in a handful of queries for however many."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING

from bot.domain.agreement import pace_of
from bot.domain.cases import CaseReason
from bot.domain.daytime import local
from bot.domain.deliveries import Delivery, DeliveryState, Kind
from bot.domain.ladder import Rung
from bot.domain.lives import Ask, Life, Member, life_of
from bot.domain.meetings import MeetingState
from bot.domain.partnerships import PartnershipState
from bot.domain.people import Absence
from bot.domain.signs import CONTACT, SignKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from bot.domain.cases import Case
    from bot.domain.meetings import Meeting
    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import Round
    from bot.domain.signs import Sign
    from bot.services.planning.view import RoundView

LADDER_KINDS: Mapping[Rung, tuple[Kind, str, int]] = {
    Rung.SUGGESTION: (Kind.SUGGESTION, "suggestion", 1),
    Rung.FIRST_NUDGE: (Kind.NUDGE, "nudge", 1),
    Rung.SECOND_NUDGE: (Kind.NUDGE, "nudge", 2),
    Rung.KIND_WORD: (Kind.SUGGESTION, "kind-word", 2),
    Rung.OFFER: (Kind.OFFER, "offer", 1),
}
"""What each rung sends: the ledger's kind, the message, and its number."""

SETTLED = frozenset({DeliveryState.SENT, DeliveryState.UNDELIVERABLE})
"""What became of an ask that was tried."""

RUNGS = {(what, number): rung for rung, (_, what, number) in LADDER_KINDS.items()}

LADDER_WHATS = frozenset(what for what, _ in RUNGS)
"""The ladder's messages. Nothing but tending plans them, for the first time or again."""

COLUMN = "column"
"""Under this an ask says in which column of the ladder the two are."""
WROTE_LAST = "wrote-last"
"""Under this an ask says whether the last message was its reader's own."""


@dataclass(frozen=True)
class File:
    """One partnership. `asks` are its introductions and all that its ladder ever sent or planned, in every state."""

    partnership: Partnership
    people: Mapping[ParticipantId, Participant]
    asks: Sequence[Delivery]
    life: Life
    cases: Sequence[Case]
    meets_until: datetime | None = None
    """Until when a time to talk that they have agreed on is waited for, and what they say of it."""

    @property
    def will_meet(self) -> bool:
        """Say whether they have agreed on a time to talk, and may not have said yet how it went."""
        return self.meets_until is not None

    @property
    def open_case(self) -> Case | None:
        """Give the case that is in the coordinators' hands."""
        return next((case for case in self.cases if not case.is_resolved), None)

    @property
    def has_conduct(self) -> bool:
        """Say whether somebody's behaviour was reported, be it looked into or not: nothing is passed on since."""
        return any(case.reason is CaseReason.CONDUCT for case in self.cases)


def rung_of(delivery: Delivery) -> Rung | None:
    """Give which rung of the ladder sent it, None for an introduction."""
    return RUNGS.get((delivery.what, delivery.number))


def read_files(view: RoundView, partnerships: Sequence[Partnership]) -> Sequence[File]:
    """Read what is known of these partnerships."""
    unit, ids = view.unit, [p.id for p in partnerships]
    people = view.people_of({m for p in partnerships for m in p.members})
    signs = unit.signs.of_people(people.keys(), view.round.launched_at or view.now)
    asks = unit.deliveries.asks_of(ids)
    terms = unit.signs.terms_of(ids)
    cases = unit.cases.of_partnerships(ids)
    meetings = unit.meetings.of_partnerships(ids)
    files = []
    for partnership in partnerships:
        theirs = {m: people[m] for m in partnership.members if m in people}
        sent = asks.get(partnership.id, ())
        contact = {m: _contact(signs.get(m, ()), partnership) for m in theirs}
        life = life_of(
            _members(view.round, partnership, theirs, signs, contact, sent),
            sorted(chain.from_iterable(each[-1:] for each in contact.values()), key=_at),
            introduced_at=partnership.introduced_at,
            pace=pace_of(terms.get(partnership.id, ())),
            stretch=view.round.timetable.ladder,
            ended=partnership.state is PartnershipState.ENDED,
        )
        meets_until = _meets_until(meetings.get(partnership.id, ()), view.now)
        files.append(File(partnership, theirs, sent, life, cases.get(partnership.id, ()), meets_until))
    return files


ANSWERS_TAKE = timedelta(days=2)
"""So long after a meeting its two may still say how it went, before anybody is asked about silence."""


def _meets_until(meetings: Sequence[Meeting], now: datetime) -> datetime | None:
    agreed = (m.at + ANSWERS_TAKE for m in meetings if m.state is MeetingState.AGREED and m.at is not None)
    return max((until for until in agreed if now < until), default=None)


def _at(sign: Sign) -> datetime:
    return sign.at


def _contact(signs: Sequence[Sign], partnership: Partnership) -> Sequence[Sign]:
    return [s for s in signs if s.partnership_id == partnership.id and s.kind in CONTACT]


def _members(
    round_: Round,
    partnership: Partnership,
    people: Mapping[ParticipantId, Participant],
    signs: Mapping[ParticipantId, Sequence[Sign]],
    contact: Mapping[ParticipantId, Sequence[Sign]],
    asks: Sequence[Delivery],
) -> Sequence[Member]:
    asked: dict[ParticipantId | None, list[Delivery]] = defaultdict(list)
    for delivery in asks:
        asked[delivery.participant_id].append(delivery)
    return [_member(round_, partnership, p, signs.get(p.id, ()), contact[p.id], asked[p.id]) for p in people.values()]


def _member(
    round_: Round,
    partnership: Partnership,
    person: Participant,
    signs: Sequence[Sign],
    contact: Sequence[Sign],
    asks: Sequence[Delivery],
) -> Member:
    return Member(
        id=person.id,
        zone=person.zone,
        contacts=tuple(s.at for s in contact),
        presences=tuple(s.at for s in signs if s.kind not in CONTACT),
        asks=_asks(asks),
        absences=(*person.absences, *_pauses(round_, person)),
        complaints=_complaints(signs, partnership),
        is_reachable=_is_reachable(partnership, person, signs, asks),
    )


def _asks(asks: Sequence[Delivery]) -> tuple[Ask, ...]:
    """Give what the ladder sent, in the order of its time; what was not delivered comes last."""
    known = [Ask(rung, d.sent_at) for d in asks if (rung := rung_of(d)) is not None]
    return tuple(sorted(known, key=lambda ask: (ask.at is None, ask.at)) if len(known) > 1 else known)


def _complaints(signs: Sequence[Sign], partnership: Partnership) -> tuple[datetime, ...]:
    """Give when somebody said that the other does not answer, and has not said since that all is well."""
    said = [s.at for s in signs if s.kind is SignKind.NO_REPLY and s.partnership_id == partnership.id]
    if not said:
        return ()
    good = (s.at for s in signs if s.kind is SignKind.GOOD and s.partnership_id == partnership.id)
    latest = max(good, default=None)
    return tuple(at for at in said if latest is None or at > latest)


def _pauses(round_: Round, person: Participant) -> Sequence[Absence]:
    """Give the days on which a coordinator held the round still: to silence they are days away."""
    if round_.paused_at is None:
        return round_.pauses
    return (*round_.pauses, Absence(local(round_.paused_at, person.zone).date(), None))


def _settled_at(ask: Delivery) -> datetime:
    return ask.sent_at or ask.due_at


def _is_reachable(
    partnership: Partnership, person: Participant, signs: Sequence[Sign], asks: Sequence[Delivery]
) -> bool:
    """Say whether a message still reaches somebody: the last ask was not refused, or they have been seen since.

    Before the introduction only its refusal counts: nobody is given up who was not written to.
    """
    if person.left_at is not None:
        return False
    last = max([d for d in asks if d.state in SETTLED], key=_settled_at, default=None)
    if last is not None and last.state is DeliveryState.UNDELIVERABLE:
        return any(s.at > last.due_at for s in signs if s.kind is not SignKind.CREDITED)
    return partnership.introduced_at is None or person.is_reachable
