"""Page through proposed matches, weakest first; try what another pair would cost; approve."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.deliveries import DeliveryState, Kind
from bot.domain.errors import BadValue, Refused
from bot.domain.partnerships import Partnership, ProposedMatch
from bot.domain.rounds import ApplicationState, Round, RoundState, WaitingReason
from bot.messages.cards import readable, reason_left_over, side_by_side
from bot.messages.render import heading, paragraph, prose, text
from bot.ports.chat import Choice, ChoiceStyle, Divider, Questions
from bot.services.matching_snapshot import already_waiting, standing
from bot.services.planning.mornings import Mornings
from bot.services.planning.steps import to_person
from bot.services.planning.view import RoundView
from bot.services.proposals import RANK, WHY

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.matching import Details
    from bot.domain.people import Participant
    from bot.domain.rounds import Application
    from bot.ports.chat import Paragraph, Part, Prose, Reply
    from bot.services.asked import Asked

PER_PAGE = 3
"""How many matches fit into one message, whatever the names."""
LISTED = 10
"""How many people without a partner the last page names."""
PAIR = 2
TERMS = 2
"""How many reasons are said for each of two people."""
NAMED = 3
"""How many shared interests a reason names; more earn nothing more."""


def review_matches(asked: Asked, *, page: int = 1, round: str | None = None) -> Reply:
    """Show a page of proposals, and on the last one who has no partner and why. Raises WrongState."""
    round_ = asked.round(round, RoundState.MATCHING, RoundState.APPROVED)
    round_.require(RoundState.MATCHING, RoundState.APPROVED)
    return show_page(asked, round_, page)


def press_review(asked: Asked, row: str) -> Reply:
    """Turn to a page: `row` is `round.page`."""
    round_id, page = row.split(".")
    round_ = asked.unit.rounds.get(int(round_id))
    if round_ is None:
        raise BadValue(what="round", value=round_id)
    return show_page(asked, round_, int(page))


def show_page(asked: Asked, round_: Round, page: int) -> Reply:
    """Give one page of a round's proposals, with buttons to turn it and to approve; who is left has the last one."""
    matches = asked.unit.matches.of_round(round_.id)
    left = _left_over(asked, round_)
    pages = max(1, -(-len(matches) // PER_PAGE) + bool(left))
    page = min(max(page, 1), pages)
    shown = matches[(page - 1) * PER_PAGE : page * PER_PAGE]
    people = asked.unit.people.get_many(set().union(*map(spoken_of, shown)))
    parts: list[Part] = [
        heading(asked.locale, "review-title", round=round_.name, page=page, pages=pages, count=len(matches))
    ]
    for match in shown:
        parts += [*match_parts(asked, match, people), Divider()]
    if page == pages:
        parts += _left_over_parts(asked, left)
    return asked.show(*parts, choices=[*_page_choices(asked, round_, page, pages), *_trials(asked, round_, shown)])


def spoken_of(match: ProposedMatch) -> set[int]:
    """Give whom the explanation of a match names."""
    return {*match.members, *(int(str(details["other"])) for _, details in match.terms if "other" in details)}


def match_parts(asked: Asked, match: ProposedMatch, people: Mapping[int, Participant]) -> Iterable[Part]:
    """Give a match as a coordinator reviews it: who, how well they suit, and why."""
    first, second, *third = (named(asked, people[m]) for m in match.members)
    if third:
        yield paragraph(asked.locale, "review-three", first=first, second=second, third=third[0], score=match.score)
    else:
        key = "review-pinned" if match.pinned else "review-match"
        yield paragraph(asked.locale, key, first=first, second=second, score=match.score)
    reasons = (_reasons(asked, match, people[member]) for member in match.members)
    yield Questions((*reasons, *_better(asked, match, people)))


def named(asked: Asked, person: Participant) -> Prose:
    """Give somebody's number, name and country."""
    country = (
        asked.world.places.country_name(person.country, asked.locale) if person.country else person.province or "?"
    )
    return prose(asked.locale, "review-person", number=str(person.id), name=person.name, country=country)


def _reasons(asked: Asked, match: ProposedMatch, person: Participant) -> Prose:
    """Say where the partner stands in somebody's list, and why, the weightiest first; nothing that earns nothing."""
    mine = [(code, details) for code, details in match.terms if details["reader"] == person.id]
    earned = sorted((t for t in mine if t[1].get("points")), key=lambda t: -int(str(t[1]["points"])))
    said = [("matching-rank", details) for code, details in mine if code == RANK]
    said += [(f"matching-term-{code}", details) for code, details in earned[:TERMS]]
    words = (
        prose(asked.locale, key, **readable(_shortened(details), asked.locale, asked.world.places))
        for key, details in said
    )
    return prose(asked.locale, "review-term", name=person.name, term=side_by_side(words))


def _shortened(details: Details) -> Details:
    """Cut lists to what a page can hold."""
    long = {name: value for name, value in details.items() if isinstance(value, tuple) and len(value) > NAMED}
    return {**details, **{name: (*value[:NAMED], "…") for name, value in long.items()}}


def _better(asked: Asked, match: ProposedMatch, people: Mapping[int, Participant]) -> Iterable[Prose]:
    """Name the best pair that either of the two could have made instead, and say why it was not made."""
    found = [(code, d) for code, d in match.terms if code.startswith(WHY) and d["other"] in people]
    for code, details in sorted(found, key=_by_score)[:1]:
        other = people[int(str(details["other"]))]
        yield prose(
            asked.locale,
            "review-why",
            name=people[int(str(details["reader"]))].name,
            number=str(other.id),
            other=other.name,
            why=prose(asked.locale, f"matching-{code}", **readable(details, asked.locale, asked.world.places)),
        )


def _by_score(saying: tuple[str, Details]) -> int:
    return -int(str(saying[1]["score"]))


def _best(match: ProposedMatch) -> Details | None:
    """Give the best pair that either of the two could have made instead, None where there is no better one."""
    found = sorted(((code, details) for code, details in match.terms if code.startswith(WHY)), key=_by_score)
    return found[0][1] if found else None


def _left_over(asked: Asked, round_: Round) -> Sequence[Application]:
    left = [a for a in standing(asked.unit, round_) if a.waiting_reason is not None]
    return [*left, *already_waiting(asked.unit, round_)]


def _left_over_parts(asked: Asked, left: Sequence[Application]) -> Iterable[Part]:
    if not left:
        yield paragraph(asked.locale, "review-nobody-left")
        return
    yield heading(asked.locale, "review-left", count=len(left))
    reasons = _by_reason(asked, left)
    named_each = max(1, LISTED // len(reasons))
    shown = [(reason, waiting[:named_each]) for reason, waiting in list(reasons.items())[:LISTED]]
    people = asked.unit.people.get_many([a.participant_id for _, waiting in shown for a in waiting])
    for reason, waiting in shown:
        yield reason
        yield Questions(tuple(_line(asked, people[a.participant_id]) for a in waiting))
    more = len(left) - sum(len(waiting) for _, waiting in shown)
    if more:
        yield paragraph(asked.locale, "unanswered-more", count=more)


def _by_reason(asked: Asked, left: Iterable[Application]) -> Mapping[Paragraph, Sequence[Application]]:
    """Put those together who wait for the same reason; last, those who never were to be matched."""
    found: dict[Paragraph, list[Application]] = {}
    for application in sorted(left, key=lambda a: a.state is ApplicationState.WAITING):
        found.setdefault(reason_left_over(application, asked.locale, asked.world.places), []).append(application)
    return found


def _line(asked: Asked, person: Participant) -> Prose:
    return prose(asked.locale, "person-line", number=str(person.id), name=person.name)


def _page_choices(asked: Asked, round_: Round, page: int, pages: int) -> Sequence[Choice]:
    choices = []
    if page > 1:
        choices.append(Choice(text(asked.locale, "review-back"), f"review:1:{round_.id}.{page - 1}"))
    if page < pages:
        choices.append(Choice(text(asked.locale, "review-on"), f"review:1:{round_.id}.{page + 1}"))
    if round_.state is RoundState.MATCHING:
        choices.append(Choice(text(asked.locale, "match-approve"), f"approve:1:{round_.id}", ChoiceStyle.PRIMARY))
    return choices


def _trials(asked: Asked, round_: Round, shown: Iterable[ProposedMatch]) -> Iterable[Choice]:
    """Offer to work out what it would cost to put the better pair of a match together, or to part the match."""
    if round_.state is not RoundState.MATCHING:
        return
    for match in shown:
        better = _best(match)
        if better is not None:
            pair = (int(str(better["reader"])), int(str(better["other"])))
            yield trial_choice(asked, round_, "pin", pair)
        if not match.pinned and len(match.members) == PAIR:
            yield trial_choice(asked, round_, "forbid", (match.members[0], match.members[1]))


def trial_choice(asked: Asked, round_: Round, change: str, pair: tuple[int, int]) -> Choice:
    """Offer to work out what a change about two people would do."""
    first, second = (str(each) for each in pair)
    label = text(asked.locale, f"review-try-{change}", first=first, second=second)
    return Choice(label, f"try:1:{round_.id}.{change}.{first}.{second}")


def approve_matches(asked: Asked, *, round: str | None = None) -> Reply:
    """Make the proposals partnerships, and tell the others kindly why they wait. Raises WrongState, AlreadyDone."""
    return approve(asked, asked.round(round, RoundState.MATCHING))


def press_approve(asked: Asked, row: str) -> Reply:
    """Approve by button: `row` is the round."""
    round_ = asked.unit.rounds.get(int(row))
    if round_ is None:
        raise BadValue(what="round", value=row)
    return approve(asked, round_)


def approve(asked: Asked, round_: Round) -> Reply:
    """Approve a round's proposals. Raises WrongState, AlreadyDone, OutdatedMatches."""
    approved = asked.unit.rounds.save(round_.moved_to(RoundState.APPROVED))
    matches = asked.unit.matches.of_round(round_.id)
    _refuse_outdated(asked, round_, matches)
    made = asked.unit.partnerships.add_many(
        Partnership(0, round_.id, m.members, asked.now.date(), common=m.common) for m in matches
    )
    matched = {m for partnership in made for m in partnership.members}
    waiting = _settle_applications(asked, approved, matched)
    _stop_asking(asked, approved)
    _tell_the_waiting(asked, approved, waiting)
    return asked.say("approved", round=round_.name, pairs=len(made), waiting=len(waiting), launch=round_.launch_on)


class OutdatedMatches(Refused):
    """Somebody who was matched has said no or left since, so it must be matched again."""

    key = "refused-outdated-matches"


def _refuse_outdated(asked: Asked, round_: Round, matches: Iterable[ProposedMatch]) -> None:
    """Refuse to give anybody a partner who said no, took the application back or left after the matching."""
    in_it = {a.participant_id for a in standing(asked.unit, round_)}
    gone = {m for match in matches for m in match.members} - in_it
    if gone:
        raise OutdatedMatches(round=round_.name, count=len(gone))


def _settle_applications(asked: Asked, round_: Round, matched: set[int]) -> Sequence[Application]:
    """Mark who has a partner, and who waits; give those who wait although they were to be matched."""
    waiting: list[Application] = []
    changed: list[Application] = []
    in_it = {a.participant_id for a in standing(asked.unit, round_)}
    for application in asked.unit.applications.of_round(round_.id):
        if application.participant_id in matched:
            changed.append(replace(application, state=ApplicationState.MATCHED, waiting_reason=None, reason_details={}))
        elif application.participant_id in in_it:
            reason = application.waiting_reason or WaitingReason.LATE.value
            waiting.append(replace(application, state=ApplicationState.WAITING, waiting_reason=reason))
    over_cap = [
        a
        for a in asked.unit.applications.of_round(round_.id)
        if a.state is ApplicationState.WAITING and a.waiting_reason == WaitingReason.COUNTRY_CAP
    ]
    asked.unit.applications.save_many([*changed, *waiting])
    return [*waiting, *over_cap]


def _stop_asking(asked: Asked, round_: Round) -> None:
    """Take back what has not gone out of "still in?", and the list of who has not answered: it is settled now."""
    waiting = asked.unit.deliveries.of_round(round_.id, states=[DeliveryState.PLANNED, DeliveryState.CLAIMED])
    asked.unit.deliveries.withdraw_many([d.id for d in waiting if d.what in SETTLED_BY_APPROVAL])


SETTLED_BY_APPROVAL = frozenset({"still-in", "unanswered"})


def _tell_the_waiting(asked: Asked, round_: Round, waiting: Sequence[Application]) -> None:
    view = RoundView(asked.unit, round_, asked.now, asked.world)
    people = {a.participant_id: view.people[a.participant_id] for a in waiting if a.participant_id in view.people}
    notices = [
        to_person(
            view,
            person,
            kind=Kind.NOTICE,
            what="waiting",
            number=WAITING_NOTICE,
            earliest_on=asked.now.date(),
            expires_on=round_.launch_on + timedelta(days=28),
        )
        for person in people.values()
    ]
    Mornings(asked.unit, people, asked.now, asked.world.working_days).assign(notices).store(asked.unit)


WAITING_NOTICE = 101
"""The number of the notice to the unmatched: those of a timetable's own notices count from 1."""
