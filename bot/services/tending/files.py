"""A file: one partnership with all that tending it needs, read in a handful of queries for however many."""

from __future__ import annotations

from datetime import datetime, timedelta
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from bot.domain.agreement import pace_of
from bot.domain.cases import CaseReason
from bot.domain.daytime import local
from bot.domain.deliveries import Delivery, DeliveryState, Kind
from bot.domain.ladder import Rung
from bot.domain.lives import Ask, Life, Member, life_of
from bot.domain.meetings import MeetingState
from bot.domain.partnerships import Partnership, PartnershipState
from bot.domain.people import Absence, Participant, ParticipantId
from bot.domain.signs import CONTACT, SignKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.agreement import Terms
    from bot.domain.cases import Case
    from bot.domain.meetings import Meeting
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
STILL_TO_COME = frozenset({DeliveryState.PLANNED, DeliveryState.CLAIMED})
"""What an ask is that can still be taken back."""

RUNGS = {(what, number): rung for rung, (_, what, number) in LADDER_KINDS.items()}

LADDER_WHATS = frozenset(what for what, _ in RUNGS)
"""The ladder's messages. Nothing but tending plans them, for the first time or again."""

COLUMN = "column"
"""Under this an ask says in which column of the ladder the two are."""
WROTE_LAST = "wrote-last"
"""Under this an ask says whether the last message was its reader's own."""


class File(NamedTuple):
    """One partnership. `asks` are its introductions and all that its ladder ever sent or planned, in every state.

    `on_its_way` are those of its ladder's that have not left yet. `has_conduct` says whether somebody's behaviour was
    reported, be it looked into or not: nothing is passed on since. `meets_until` is until when a time to talk that they
    have agreed on is waited for, and what they say of it.
    """

    partnership: Partnership
    people: Mapping[ParticipantId, Participant]
    asks: Sequence[Delivery]
    life: Life
    on_its_way: Sequence[Delivery] = ()
    cases: Sequence[Case] = ()
    open_case: Case | None = None
    has_conduct: bool = False
    meets_until: datetime | None = None


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
        known, theirs = cases.get(partnership.id, ()), meetings.get(partnership.id, ())
        sent, members = asks.get(partnership.id, ()), [people[m] for m in partnership.members if m in people]
        files.append(
            File(
                partnership,
                people,
                sent,
                _life(view.round, partnership, members, signs, sent, terms.get(partnership.id, ())),
                [d for d in sent if d.state in STILL_TO_COME and (d.what, d.number) in RUNGS],
                known,
                open_case=next((case for case in known if not case.is_resolved), None) if known else None,
                has_conduct=bool([case for case in known if case.reason is CaseReason.CONDUCT]),
                meets_until=_meets_until(theirs, view.now) if theirs else None,
            )
        )
    return files


ANSWERS_TAKE = timedelta(days=2)
"""So long after a meeting its two may still say how it went, before anybody is asked about silence."""


def _meets_until(meetings: Sequence[Meeting], now: datetime) -> datetime | None:
    agreed = (m.at + ANSWERS_TAKE for m in meetings if m.state is MeetingState.AGREED and m.at is not None)
    return max((until for until in agreed if now < until), default=None)


def _life(
    round_: Round,
    partnership: Partnership,
    people: Sequence[Participant],
    signs: Mapping[ParticipantId, Sequence[Sign]],
    asks: Sequence[Delivery],
    terms: Sequence[Terms],
) -> Life:
    contact = [
        [s for s in signs.get(p.id, ()) if s.partnership_id == partnership.id and s.kind in CONTACT] for p in people
    ]
    return life_of(
        [
            _member(
                round_,
                partnership,
                person,
                signs.get(person.id, ()),
                own,
                [d for d in asks if d.participant_id == person.id],
            )
            for person, own in zip(people, contact, strict=True)
        ],
        sorted([own[-1] for own in contact if own], key=BY_TIME),
        introduced_at=partnership.introduced_at,
        pace=pace_of(terms),
        stretch=round_.timetable.ladder,
        ended=partnership.state is PartnershipState.ENDED,
    )


BY_TIME = attrgetter("at")


def _member(
    round_: Round,
    partnership: Partnership,
    person: Participant,
    signs: Sequence[Sign],
    contact: Sequence[Sign],
    asks: Sequence[Delivery],
) -> Member:
    return Member(
        person.id,
        person.zone,
        [s.at for s in contact],
        [s.at for s in signs if s.kind not in CONTACT],
        _asks(asks),
        _absences(round_, person) if round_.pauses or round_.paused_at else person.absences,
        _complaints(signs, partnership),
        _is_reachable(partnership, person, signs, asks),
    )


def _asks(asks: Sequence[Delivery]) -> Sequence[Ask]:
    """Give what the ladder sent and what was delivered of it, in the order of its time."""
    known = [Ask(RUNGS[d.what, d.number], d.sent_at) for d in asks if d.sent_at and (d.what, d.number) in RUNGS]
    return sorted(known, key=BY_TIME) if len(known) > 1 else known


def _complaints(signs: Sequence[Sign], partnership: Partnership) -> Sequence[datetime]:
    """Give when somebody said that the other does not answer, and has not said since that all is well."""
    said = [s.at for s in signs if s.kind is SignKind.NO_REPLY and s.partnership_id == partnership.id]
    if not said:
        return ()
    good = (s.at for s in signs if s.kind is SignKind.GOOD and s.partnership_id == partnership.id)
    latest = max(good, default=None)
    return [at for at in said if latest is None or at > latest]


def _absences(round_: Round, person: Participant) -> tuple[Absence, ...]:
    """Give when somebody is away. The days on which a coordinator held the round still are such days to silence."""
    away = person.absences + round_.pauses
    if round_.paused_at is None:
        return away
    return (*away, Absence(local(round_.paused_at, person.zone).date(), None))


def _is_reachable(
    partnership: Partnership, person: Participant, signs: Sequence[Sign], asks: Sequence[Delivery]
) -> bool:
    """Say whether a message still reaches somebody: the last ask was not refused, or they have been seen since.

    Before the introduction only its refusal counts: nobody is given up who was not written to.
    """
    if person.left_at is not None:
        return False
    if [d for d in asks if d.state is DeliveryState.UNDELIVERABLE]:
        last = max([d for d in asks if d.state in SETTLED], key=_settled_at)
        if last.state is DeliveryState.UNDELIVERABLE:
            return any(s.at > last.due_at for s in signs if s.kind is not SignKind.CREDITED)
    return partnership.introduced_at is None or person.is_reachable


def _settled_at(ask: Delivery) -> datetime:
    return ask.sent_at or ask.due_at
