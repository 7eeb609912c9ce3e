"""A new partner for the one a case is about to leave alone: proposed and explained, then approved by a press."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.domain.cases import CaseOutcome
from bot.domain.errors import NotFound, Refused
from bot.domain.matching import Match, Matching
from bot.domain.partnerships import REMATCHED, PartnershipState
from bot.domain.rematching import best_partners
from bot.domain.signs import SignKind
from bot.matching.engine import VERSION
from bot.matching.explain import explain
from bot.messages.render import heading, paragraph, text
from bot.ports.chat import Choice, ChoiceStyle, Questions
from bot.services.endings import fresh, left_alone, let_go, settle_cases
from bot.services.new_partnerships import Together, bring_together
from bot.services.placing import Result
from bot.services.planning.view import RoundView
from bot.services.pool import PAIR, YES, pool_of, reachable, refuse_too_late, snapshot_of
from bot.services.proposals import WHY, proposals
from bot.services.review_matches import match_parts, named
from bot.services.shrink import shrink
from bot.services.work_cases import open_case_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.cases import Case
    from bot.domain.matching import Person
    from bot.domain.partnerships import Partnership, ProposedMatch
    from bot.domain.people import Participant, ParticipantId
    from bot.ports.chat import Part, Reply
    from bot.services.asked import Asked
    from bot.services.matching_snapshot import Snapshot

OTHERS_NAMED = 3
"""How many others are named who could be the partner instead."""


class PoolMoved(Refused):
    """Somebody who was proposed has left, is away or has a partner since; another look is needed."""

    key = "refused-pool-moved"


@dataclass(frozen=True)
class Matter:
    """A case in which somebody is to be given a new partner, or two to join."""

    view: RoundView
    case: Case
    partnership: Partnership

    @property
    def goes_on(self) -> bool:
        """Say whether the partnership has not ended yet."""
        return self.partnership.state is not PartnershipState.ENDED


def matter_of(asked: Asked, number: int) -> Matter:
    """Give an unresolved case and what belongs to it. Raises NotFound, CaseClosed, OwnCase, TooLateForANewPartner."""
    case = open_case_of(asked, number)
    partnership, round_ = asked.unit.partnerships.get(case.partnership_id), asked.unit.rounds.get(case.round_id)
    if partnership is None or round_ is None:
        raise NotFound(what=f"#{number}")
    refuse_too_late(round_, asked.now)
    return Matter(RoundView(asked.unit, round_, asked.now, asked.world), case, partnership)


def abandoned(matter: Matter) -> Sequence[Participant]:
    """Give who needs a new partner: who is left alone, or said yes, or is not among the silent, or shows to be here."""
    members = matter.partnership.members
    if not matter.goes_on:
        found: Sequence[ParticipantId] = left_alone(matter.view, matter.partnership)
    else:
        wished = [m for m in members if matter.case.wishes.get(m) == YES]
        others = [m for m in members if m not in matter.case.about]
        found = wished or others or _present(matter)
    return list(reachable(matter.view, found).values())


def _present(matter: Matter) -> Sequence[ParticipantId]:
    """Give who of the silent has answered the bot since: the last message itself, from which is counted, is none."""
    since = matter.case.silent_since or matter.case.opened_at
    signs = matter.view.unit.signs.of_people(matter.partnership.members, since)
    here = {m for m, theirs in signs.items() if any(s.at > since and s.kind is not SignKind.CREDITED for s in theirs)}
    return [m for m in matter.partnership.members if m in here]


def press_rematch(asked: Asked, row: str) -> Reply:
    """Propose a new partner, or another one: `row` is the case, or `case.person`. Nothing changes yet."""
    number, _, chosen = row.partition(".")
    matter = matter_of(asked, int(number))
    people = abandoned(matter)
    if not people:
        return asked.say("rematch-nobody-here", number=matter.case.id)
    if _goes_on_as_two(matter, people):
        return _propose_to_go_on(asked, matter, people)
    snapshot, found = _candidates(matter, people[0])
    if not found:
        return asked.show(
            paragraph(asked.locale, "rematch-nobody-fits", who=named(asked, people[0])),
            choices=[_three_choice(asked, matter.case), keep_choice(asked)],
        )
    picked = _picked(found, snapshot, int(chosen)) if chosen else found[0][1]
    return _preview(asked, matter, people[0], snapshot, picked, [p for _, p in found if p.id != picked.id])


def _goes_on_as_two(matter: Matter, people: Sequence[Participant]) -> bool:
    """Say whether two of three are left who have one another."""
    asked_for_another = any(matter.case.wishes.get(p.id) == YES for p in people)
    return matter.goes_on and len(matter.partnership.members) > PAIR == len(people) and not asked_for_another


def _candidates(matter: Matter, person: Participant) -> tuple[Snapshot, Sequence[tuple[int, Person]]]:
    """Give who of the pool could be the partner, best first."""
    pool = {i: p for i, p in pool_of(matter.view).items() if i not in matter.partnership.members}
    snapshot = snapshot_of(matter.view, [person, *pool.values()])
    me, *others = snapshot.people
    return snapshot, best_partners(me, others, snapshot.rules, snapshot.pairs, snapshot.on)


def _picked(found: Iterable[tuple[int, Person]], snapshot: Snapshot, number: ParticipantId) -> Person:
    picked = next((p for _, p in found if snapshot.numbers[p.id] == number), None)
    if picked is None:
        raise PoolMoved(number=number)
    return picked


def _preview(
    asked: Asked, matter: Matter, person: Participant, snapshot: Snapshot, picked: Person, others: Sequence[Person]
) -> Reply:
    proposal = _explained(snapshot, picked)
    numbers = [snapshot.numbers[p.id] for p in others[:OTHERS_NAMED]]
    people = matter.view.people_of([person.id, snapshot.numbers[picked.id], *numbers])
    parts: list[Part] = [
        heading(asked.locale, "rematch-title", number=matter.case.id),
        *match_parts(asked, proposal, people),
        *_what_follows(asked, matter, person),
    ]
    if numbers:
        parts.append(paragraph(asked.locale, "rematch-others", count=len(others)))
        parts.append(Questions(tuple(named(asked, people[number]) for number in numbers)))
    approve = f"rematch-approve:1:{matter.case.id}.{snapshot.numbers[picked.id]}.{person.id}"
    choices = [
        Choice(text(asked.locale, "rematch-approve"), approve, ChoiceStyle.PRIMARY),
        *(
            Choice(text(asked.locale, "rematch-rather", number=str(n)), f"rematch:1:{matter.case.id}.{n}")
            for n in numbers
        ),
        _three_choice(asked, matter.case),
        keep_choice(asked),
    ]
    return asked.show(*parts, choices=choices)


def _what_follows(asked: Asked, matter: Matter, person: Participant) -> Iterable[Part]:
    """Say what becomes of the partnership there is."""
    if matter.goes_on:
        others = matter.view.people_of(matter.partnership.partners_of(person.id)).values()
        yield paragraph(asked.locale, "rematch-others-told", names=", ".join(p.name for p in others))


def _explained(snapshot: Snapshot, picked: Person) -> ProposedMatch:
    """Explain one pair as a matching explains its pairs, without the better pairs that are nobody's question here."""
    me = snapshot.people[0]
    ((total, _),) = best_partners(me, [picked], snapshot.rules, snapshot.pairs, snapshot.on)
    match = Match(tuple(sorted((me.id, picked.id))), total)
    matching = Matching(
        matches=(match,),
        left_over=(),
        score=total,
        worth=total,
        weight=0,
        bound=None,
        proved=False,
        seed=snapshot.seed,
        on=snapshot.on,
        rules=snapshot.rules,
        pairs=snapshot.pairs,
        version=VERSION,
    )
    (proposal,) = proposals(snapshot.round_id, Result(snapshot, matching, explain(snapshot.people, matching)))
    return replace(proposal, terms=tuple(t for t in proposal.terms if not t[0].startswith(WHY)))


def _three_choice(asked: Asked, case: Case) -> Choice:
    return Choice(text(asked.locale, "rematch-three"), f"three:1:{case.id}")


def keep_choice(asked: Asked) -> Choice:
    """Give the button that leaves things as they are."""
    return Choice(text(asked.locale, "rematch-keep"), "keep:1:-")


def press_approve(asked: Asked, row: str) -> Reply:
    """Bring the two together: `row` is `case.partner.person`. Raises PoolMoved if it can be no more."""
    number, chosen, who = (int(part) for part in row.split("."))
    matter = matter_of(asked, number)
    person = next_of(matter, who)
    snapshot, found = _candidates(matter, person)
    picked = _picked(found, snapshot, chosen)
    members = (person.id, snapshot.numbers[picked.id])
    bring_together(matter.view, [Together(members)], by=asked.actor.reference)
    first, second = matter.view.people_of(members).values()
    return asked.replace("rematch-done", first=named(asked, first), second=named(asked, second))


def next_of(matter: Matter, who: ParticipantId) -> Participant:
    """Give the one a proposal was made for. Raises PoolMoved if it would be made for somebody else by now."""
    people = abandoned(matter)
    if not people or people[0].id != who:
        raise PoolMoved(number=who)
    return people[0]


def _propose_to_go_on(asked: Asked, matter: Matter, people: Sequence[Participant]) -> Reply:
    (gone,) = set(matter.partnership.members) - {p.id for p in people}
    first, second = people
    return asked.show(
        heading(asked.locale, "rematch-title", number=matter.case.id),
        paragraph(
            asked.locale,
            "rematch-go-on-as-two",
            first=named(asked, first),
            second=named(asked, second),
            gone=named(asked, matter.view.people_of([gone])[gone]),
        ),
        choices=[
            Choice(text(asked.locale, "rematch-two"), f"two-go-on:1:{matter.case.id}", ChoiceStyle.PRIMARY),
            keep_choice(asked),
        ],
    )


def press_two_go_on(asked: Asked, row: str) -> Reply:
    """Let two of three go on without the third: `row` is the case. Raises PoolMoved if it can be no more."""
    matter = matter_of(asked, int(row))
    people = abandoned(matter)
    if not _goes_on_as_two(matter, people):
        raise PoolMoved(number=matter.partnership.id)
    (gone,) = set(matter.partnership.members) - {p.id for p in people}
    shrink(matter.view, matter.partnership, gone, REMATCHED)
    let_go(matter.view, [matter.partnership], but=[p.id for p in people])
    settle_cases(fresh(matter.view), [matter.partnership], CaseOutcome.REMATCHED, by=asked.actor.reference)
    first, second = (named(asked, p) for p in people)
    return asked.replace("rematch-two-go-on", first=first, second=second)
