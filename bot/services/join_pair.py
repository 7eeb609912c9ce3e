"""`/pairs join`: two or three are brought together by hand; what speaks against it is said first, once."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from bot.domain.errors import BadValue, NotFound, Refused
from bot.domain.matching import NEVER_WAIVED, objections
from bot.domain.rounds import ApplicationState, RoundState
from bot.messages.render import paragraph, prose, text
from bot.ports.chat import Choice, ChoiceStyle, Questions
from bot.services.new_partnerships import Together, bring_together
from bot.services.planning.view import RoundView
from bot.services.pool import PAIR, is_in_time, reachable, snapshot_of
from bot.services.rematch import PoolMoved
from bot.services.review_matches import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.matching import Objection
    from bot.domain.people import Participant, ParticipantId
    from bot.ports.chat import Prose, Reply
    from bot.services.asked import Asked


class PartnersAlready(Refused):
    """These people are one partnership."""

    key = "refused-partners-already"


MAY_JOIN = frozenset({ApplicationState.MATCHED, ApplicationState.WAITING})


class NotInTheRound(Refused):
    """Somebody has left, is away without an end, cannot be written to, or is not in this round."""

    key = "refused-not-in-the-round"


class ToBeKeptApart(Refused):
    """A rule speaks against it that no coordinator can open: somebody said no, or they cannot be reached together."""

    key = "refused-to-be-kept-apart"


def join_pair(
    asked: Asked, *, first: Participant, second: Participant, third: Participant | None = None, round: str | None = None
) -> Reply:
    """Say what speaks against it, and ask once. Raises BadValue, NotInTheRound, ToBeKeptApart."""
    people = [p for p in (first, second, third) if p is not None]
    if len({p.id for p in people}) < len(people):
        raise BadValue(what="pair", value=" ".join(f"#{p.id}" for p in people))
    round_ = asked.round(round, RoundState.RUNNING, RoundState.APPROVED)
    round_.require(RoundState.RUNNING, RoundState.APPROVED)
    view = RoundView(asked.unit, round_, asked.now, asked.world)
    against = _against(asked, view, people)
    row = ".".join(str(each) for each in (round_.id, *(p.id for p in people)))
    ending = _to_be_ended(view, [p.id for p in people])
    names = ", ".join(f"#{p.id} {p.name}" for p in people)
    return asked.show(
        paragraph(asked.locale, "pairs-join-ask", names=names),
        *([Questions(tuple(against))] if against else ()),
        choices=[
            Choice(text(asked.locale, "pairs-join-now"), f"join-pair:1:{row}:{ending}", ChoiceStyle.PRIMARY),
            Choice(text(asked.locale, "rematch-keep"), "keep:1:-"),
        ],
    )


def _against(asked: Asked, view: RoundView, people: Sequence[Participant]) -> Sequence[Prose]:
    """Give what speaks against it, in sentences: rules, partners they have, the last day."""
    _refuse_who_is_not_here(view, people)
    if {p.id for p in people} in (set(p.members) for p in view.partnerships):
        raise PartnersAlready
    found = set(_objections(view, people))
    if found & NEVER_WAIVED:
        raise ToBeKeptApart
    said = [prose(asked.locale, f"matching-objection-{each}") for each in sorted(found)]
    said += [prose(asked.locale, "pairs-has-partner", who=named(asked, p)) for p in _with_partner(view, people)]
    if not is_in_time(view.round, view.now):
        said.append(prose(asked.locale, "pairs-late"))
    return said


def _refuse_who_is_not_here(view: RoundView, people: Sequence[Participant]) -> None:
    states = {a.participant_id: a.state for a in view.applications}
    here = reachable(view, [p.id for p in people])
    for person in people:
        if person.id not in here or states.get(person.id) not in MAY_JOIN:
            raise NotInTheRound(number=person.id)


def _objections(view: RoundView, people: Sequence[Participant]) -> Iterable[Objection]:
    """Give every rule that two of them would break; that two who go on together have met is none."""
    snapshot = snapshot_of(view, people)
    together = {frozenset(p.members) for p in view.partnerships}
    for one, other in combinations(snapshot.people, 2):
        if frozenset({snapshot.numbers[one.id], snapshot.numbers[other.id]}) not in together:
            yield from objections(one, other, snapshot.rules, snapshot.pairs)


def _with_partner(view: RoundView, people: Sequence[Participant]) -> Sequence[Participant]:
    """Give who would be taken from a partner who is not among them."""
    chosen = {p.id for p in people}
    leaving = {m for p in view.partnerships if not chosen.issuperset(p.members) for m in p.members}
    return [p for p in people if p.id in leaving]


def _to_be_ended(view: RoundView, ids: Sequence[ParticipantId]) -> str:
    """Give the partnerships that end with it."""
    return ".".join(str(p.id) for p in view.partnerships if not set(p.members).isdisjoint(ids))


def press_join(asked: Asked, row: str) -> Reply:
    """Bring them together: `row` is `round.first.second`, with a third if there is one, and `:` what ends with it.

    Raises PoolMoved if one of them has got, or lost, a partner since it was asked.
    """
    people_row, _, ending = row.partition(":")
    number, *ids = (int(part) for part in people_row.split("."))
    round_ = asked.unit.rounds.get(number)
    if round_ is None or len(set(ids)) < PAIR:
        raise NotFound(what=row)
    round_.require(RoundState.RUNNING, RoundState.APPROVED)
    view = RoundView(asked.unit, round_, asked.now, asked.world)
    people = list(view.people_of(ids).values())
    _against(asked, view, people)
    if _to_be_ended(view, ids) != ending:
        raise PoolMoved(number=ids[0])
    bring_together(view, [_plan(view, ids)], by=asked.actor.reference)
    return asked.replace("pairs-joined", names=", ".join(f"#{p.id} {p.name}" for p in people))


def _plan(view: RoundView, ids: Sequence[ParticipantId]) -> Together:
    """Give the plan; of three of whom two go on together, those two come first and the other joins them."""
    pair = next((p for p in view.partnerships if len(p.members) == PAIR and set(p.members) < set(ids)), None)
    if pair is None:
        return Together(tuple(ids))
    return Together((*pair.members, *(i for i in ids if i not in pair.members)), pair=pair.id)
