"""Let somebody without a partner join two who are in touch: proposed and explained, then approved by a press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.rematching import best_twos
from bot.messages.render import heading, paragraph, prose, text
from bot.ports.chat import Choice, ChoiceStyle, Questions
from bot.services.new_partnerships import Together, bring_together
from bot.services.pool import snapshot_of, twos_in_touch
from bot.services.rematch import OTHERS_NAMED, Matter, PoolMoved, abandoned, keep_choice, matter_of, next_of
from bot.services.review_matches import named

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.partnerships import PartnershipId
    from bot.domain.people import Participant
    from bot.ports.chat import Part, Prose, Reply
    from bot.services.asked import Asked


def press_three(asked: Asked, row: str) -> Reply:
    """Propose two to join, or two others: `row` is the case, or `case.partnership`. Nothing changes yet."""
    number, _, chosen = row.partition(".")
    matter = matter_of(asked, int(number))
    people = abandoned(matter)
    if not people:
        return asked.say("rematch-nobody-here", number=matter.case.id)
    found = _found(matter, people[0])
    if not found:
        return asked.show(
            paragraph(asked.locale, "rematch-no-two-fit", who=named(asked, people[0])), choices=[keep_choice(asked)]
        )
    picked = int(chosen) if chosen else next(iter(found))
    if picked not in found:
        raise PoolMoved(number=people[0].id)
    return _preview(asked, matter, people[0], found, picked)


def _found(matter: Matter, person: Participant) -> Mapping[PartnershipId, int]:
    """Give the partnerships that somebody could join, with how well the three suit, best first."""
    twos = [p for p in twos_in_touch(matter.view) if person.id not in p.members]
    people = matter.view.people_of({m for p in twos for m in p.members})
    snapshot = snapshot_of(matter.view, [person, *people.values()])
    seen = {snapshot.numbers[p.id]: p for p in snapshot.people}
    numbers = {(seen[p.members[0]].id, seen[p.members[1]].id): p.id for p in twos}
    couples = [(seen[p.members[0]], seen[p.members[1]]) for p in twos]
    best = best_twos(seen[person.id], couples, snapshot.rules, snapshot.pairs, snapshot.on)
    return {numbers[first.id, second.id]: total for total, (first, second) in best}


def _preview(
    asked: Asked, matter: Matter, person: Participant, found: Mapping[PartnershipId, int], picked: PartnershipId
) -> Reply:
    others = [number for number in found if number != picked][:OTHERS_NAMED]
    names = _names(asked, matter, [picked, *others])
    parts: list[Part] = [
        heading(asked.locale, "rematch-title", number=matter.case.id),
        paragraph(asked.locale, "rematch-three-ask", who=named(asked, person), pair=names[picked], score=found[picked]),
    ]
    if others:
        parts.append(paragraph(asked.locale, "rematch-other-pairs", count=len(found) - 1))
        parts.append(Questions(tuple(names[number] for number in others)))
    ok = f"three-approve:1:{matter.case.id}.{picked}.{person.id}"
    return asked.show(
        *parts,
        choices=[
            Choice(text(asked.locale, "rematch-approve"), ok, ChoiceStyle.PRIMARY),
            *(
                Choice(text(asked.locale, "rematch-rather-pair", number=str(n)), f"three:1:{matter.case.id}.{n}")
                for n in others
            ),
            keep_choice(asked),
        ],
    )


def _names(asked: Asked, matter: Matter, numbers: Sequence[PartnershipId]) -> Mapping[PartnershipId, Prose]:
    partnerships = asked.unit.partnerships.get_many(numbers)
    people = matter.view.people_of({m for p in partnerships.values() for m in p.members})
    return {n: pair_named(asked, n, [people[m] for m in partnerships[n].members]) for n in numbers}


def pair_named(asked: Asked, number: PartnershipId, people: Sequence[Participant]) -> Prose:
    """Give a partnership's number and its people."""
    first, second = (named(asked, p) for p in people[:2])
    return prose(asked.locale, "rematch-pair", number=str(number), first=first, second=second)


def press_approve(asked: Asked, row: str) -> Reply:
    """Let somebody join two: `row` is `case.partnership.person`. Raises PoolMoved if it can be no more."""
    number, chosen, who = (int(part) for part in row.split("."))
    matter = matter_of(asked, number)
    person = next_of(matter, who)
    if chosen not in _found(matter, person):
        raise PoolMoved(number=person.id)
    pair = asked.unit.partnerships.get_many([chosen])[chosen]
    bring_together(matter.view, [Together((*pair.members, person.id), pair=pair.id)], by=asked.actor.reference)
    joined = [named(asked, p) for p in matter.view.people_of(pair.members).values()]
    return asked.replace("rematch-three-done", who=named(asked, person), first=joined[0], second=joined[1])
