"""What coordinators read of cases, and what somebody reads whom a coordinator writes to."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.domain.cases import CaseReason
from bot.domain.daytime import local
from bot.domain.partnerships import LEFT, PartnershipState
from bot.domain.people import Account
from bot.messages import cards
from bot.messages.render import heading, paragraph, prose, text
from bot.messages.timewords import clock_time
from bot.ports.chat import (
    Choice,
    ChoiceStyle,
    Fields,
    Mention,
    Message,
    Questions,
)
from bot.services.case_cards import listed
from bot.services.case_files import LETTER
from bot.services.setup import OPERATOR_PLATFORM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from bot.domain.cases import Case
    from bot.domain.deliveries import Delivery
    from bot.domain.history import Happening
    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant, ParticipantId
    from bot.messages.render import Value
    from bot.ports.chat import Part, Prose
    from bot.ports.places import Places
    from bot.services.case_files import CaseFile
    from bot.services.facts import Facts

LISTED = 20
"""How many cases one message lists, each with its button; platforms take 25."""
NAME_ON_A_BUTTON = 24
NAME_IN_A_TITLE = 40
EARLIER = 3
"""So many earlier cases of the same two are named."""
ABOUT_SOME = frozenset({CaseReason.ONE_SIDED, CaseReason.UNREACHABLE})


def card(file: CaseFile, now: datetime, locale: str, places: Places) -> Message:
    """Show a case whole: who, why, what has happened, and what can be done with one tap."""
    case, members = file.case, file.members
    names = " & ".join([shortened(m.name, NAME_IN_A_TITLE) for m in members])
    title = heading(locale, "case-title", number=str(case.id), names=names)
    if case.is_resolved:
        return Message(
            (title, paragraph(locale, f"case-outcome-{case.outcome}"), *_closed_by(file, locale)), (), locale
        )
    parts: list[Part] = [title, _why(file, locale)]
    parts.append(Fields(tuple([_person(m, file, now, locale, places) for m in members])))
    known = file.people.keys()
    lines = [each for each in file.past.history.lines if not each.who or not known.isdisjoint(each.who)]
    if lines:  # what one did who has since gone is no business of those who stay
        parts.append(Questions(tuple(_lines(file, lines, locale))))
    if file.past.history.left_out:
        parts.append(paragraph(locale, "case-left-out", count=file.past.history.left_out))
    parts.append(Fields(tuple(_standing(file, locale))))
    return Message(tuple(parts), tuple(choices(file, locale)), locale)


def names_of(people: Iterable[Participant]) -> str:
    """Give several people's names."""
    return " & ".join(person.name for person in people)


def shortened(name: str, most: int) -> str:
    """Give a name whole, or so that one sees that something is left out.

    Never its first word alone: that may be a title (Dr., Sra.) or the family's name.
    """
    return name if len(name) <= most else f"{name[: most - 1].rstrip()}…"


def _called(file: CaseFile) -> Mapping[ParticipantId, str]:
    """Give what to call each member where there is little room, with the number if two would look the same."""
    short = {m.id: shortened(m.name, NAME_ON_A_BUTTON) for m in file.members}
    if len(set(short.values())) == len(short):  # most often
        return short
    taken = Counter(short.values())
    room = NAME_ON_A_BUTTON - len("#1162 ")
    return {m: name if taken[name] == 1 else f"#{m} {shortened(name, room)}" for m, name in short.items()}


def _why(file: CaseFile, locale: str) -> Part:
    """Say why the two need a human, as things stand now."""
    case, together = file.case, file.partnership
    if together.state is PartnershipState.ENDED and case.reason is not CaseReason.CONDUCT:
        if together.ended_because == LEFT:
            return paragraph(locale, "case-why-left", names=names_of(file.about), others=names_of(file.others))
        return paragraph(locale, "case-why-apart", names=names_of(file.members))
    about = file.about if case.reason in ABOUT_SOME else file.members
    return paragraph(locale, f"case-why-{case.reason}", names=names_of(about), count=len(about))


def _closed_by(file: CaseFile, locale: str) -> Iterator[Part]:
    by = file.case.resolved_by
    if by is not None:
        yield paragraph(locale, "case-closed-by", who=(known_as(file.hands[by], locale),))


def _person(person: Participant, file: CaseFile, now: datetime, locale: str, places: Places) -> tuple[Prose, Prose]:
    label = prose(locale, "person-title", number=str(person.id), name=person.name)
    return label, cards.side_by_side(_said_of(person, file, now, locale, places))


def _said_of(person: Participant, file: CaseFile, now: datetime, locale: str, places: Places) -> Iterator[Prose]:
    """Give what helps to write to somebody: where, in what language, what their clock shows, what stands in the way."""
    if person.country:
        yield prose(locale, "case-person-place", place=places.country_name(person.country, locale))
    if person.languages:
        yield prose(locale, "case-person-languages", languages=cards.language_names(person.languages, locale, places))
    here = local(now, person.zone)
    yield prose(locale, "case-person-clock", time=clock_time(locale, here))
    if person.is_away(here.date()):
        yield prose(locale, "case-person-away")
    if person.left_at is not None:
        yield prose(locale, "case-person-left")
    elif not person.preferred_accounts():
        yield prose(locale, "case-person-unreachable")
        if person.email:
            yield prose(locale, "case-person-email", email=person.email)
    before = file.past.partners_before.get(person.id, 0)
    if before:
        yield prose(locale, "case-person-before", count=before)


def _lines(file: CaseFile, lines: Iterable[Happening], locale: str) -> Iterator[Prose]:
    called, zone = _called(file), file.round.zone
    began_on = local(file.began_at, zone).date()
    for line in lines:
        on = local(line.at, zone).date()
        what = "away-open" if line.what == "away" and line.until is None else line.what
        needed: dict[str, Value] = {}
        if names := [called[m] for m in line.who if m in called]:
            needed = {"names": " & ".join(names), "count": len(names)}
        if line.until is not None:
            needed["until"] = line.until
        event = prose(locale, f"case-event-{what}", **needed)
        yield prose(locale, "case-line", day=(on - began_on).days, on=on, event=event)


def _standing(file: CaseFile, locale: str) -> Iterator[tuple[Prose, Prose]]:
    """Give in whose hands it is, what members wished for, and earlier cases of the two."""
    yield prose(locale, "case-hands"), hands(file.case, file.hands, file.round.zone, locale)
    for who, wish in file.case.wishes.items():
        if who in file.people:
            label = prose(locale, "case-wish", name=file.people[who].name)
            yield label, prose(locale, f"case-wish-{wish}")
    for earlier in file.past.before[-EARLIER:]:
        label = prose(locale, "case-earlier", number=str(earlier.id))
        yield label, prose(locale, f"case-reason-{earlier.reason}")


def hands(case: Case, who: Mapping[str, Mention], zone: str, locale: str) -> Prose:
    """Say in whose hands a case is."""
    if case.snoozed_until is not None:
        until = local(case.snoozed_until, zone).date()
        holder = (known_as(who[case.claimed_by], locale),) if case.claimed_by else ""
        return prose(locale, "case-resting", until=until, who=holder)
    if case.claimed_by is not None:
        return prose(locale, "case-with", who=(known_as(who[case.claimed_by], locale),))
    if case.assigned_to is not None:
        return prose(locale, "case-suggested", who=(known_as(who[case.assigned_to], locale),))
    return prose(locale, "case-free")


def known_as(who: Mention, locale: str) -> Mention:
    """Give a coordinator as a reader knows them: whoever sits at the machine has an account on no platform."""
    return replace(who, name=text(locale, "case-at-the-machine")) if who.account.platform == OPERATOR_PLATFORM else who


def choices(file: CaseFile, locale: str, *, is_mine: bool = False) -> Iterator[Choice]:
    """Give what can be done with one tap; who has it already (`is_mine`) need not take it over."""
    case, called = file.case, _called(file)
    if case.claimed_by is None:
        yield Choice(text(locale, "case-claim"), f"case-claim:1:{case.id}", ChoiceStyle.PRIMARY)
    elif not is_mine:
        yield Choice(text(locale, "case-take"), f"case-take:1:{case.id}")
    for person in file.members:
        if person.left_at is None and person.preferred_accounts():
            label = text(locale, "case-write", name=called[person.id])
            yield Choice(label, f"case-write:1:{case.id}.{person.id}")
    yield Choice(text(locale, "case-snooze"), f"case-snooze:1:{case.id}")
    yield Choice(text(locale, "case-rematch"), f"rematch:1:{case.id}")
    if case.reason is CaseReason.CONDUCT:
        yield Choice(text(locale, "case-close-conduct"), f"case-close:1:{case.id}.conduct")
        return
    yield Choice(text(locale, "case-three"), f"three:1:{case.id}")
    if file.partnership.state is not PartnershipState.ENDED:
        yield Choice(text(locale, "case-close-revived"), f"case-close:1:{case.id}.revived")
    yield Choice(text(locale, "case-close-ended"), f"case-close:1:{case.id}.ended")


def open_choice(case: Case, locale: str) -> Choice:
    """Give the button that opens a case which is listed."""
    return Choice(text(locale, "case-open", number=str(case.id)), f"case-open:1:{case.id}")


def age(case: Case, now: datetime) -> int:
    """Give how many days ago a case was opened."""
    return (now - case.opened_at) // timedelta(days=1)


def _card(facts: Facts, delivery: Delivery, locale: str) -> Message:
    file = facts.case_files[int(delivery.subject["case"])]
    return card(file, facts.now, locale, facts.world.places)


def _listing(opening: str) -> Callable[[Facts, Delivery, str], Message]:
    """Give a message that lists cases by number, reason and age, with a button for each."""

    def listing(facts: Facts, delivery: Delivery, locale: str) -> Message:
        found = facts.unit.cases.get_many(listed(delivery))
        cases = [case for _, case in sorted(found.items()) if not case.is_resolved]
        shown = cases[:LISTED]
        parts: list[Part] = [heading(locale, f"{opening}-title", count=len(cases)), paragraph(locale, opening)]
        if shown:
            parts.append(Questions(tuple(_listed(facts, shown, locale))))
        if len(cases) > len(shown):
            parts.append(paragraph(locale, "case-listed-more", count=len(cases) - len(shown)))
        return Message(tuple(parts), tuple(open_choice(case, locale) for case in shown), locale)

    return listing


def _listed(facts: Facts, cases: Sequence[Case], locale: str) -> Iterator[Prose]:
    """Give a line a case: number, names, reason, age."""
    partnerships = facts.unit.partnerships.get_many({case.partnership_id for case in cases})
    people = facts.unit.people.get_many({m for p in partnerships.values() for m in p.members})
    for case in cases:
        together = partnerships[case.partnership_id]
        names = (shortened(people[m].name, NAME_ON_A_BUTTON) for m in together.members if m in people)
        yield prose(
            locale,
            "case-listed",
            number=str(case.id),
            names=" & ".join(names),
            reason=prose(locale, reason_key(case, together)),
            days=age(case, facts.now),
        )


def reason_key(case: Case, together: Partnership) -> str:
    """Give the words for why there is a case as things stand now: once somebody has left, that is why."""
    if together.state is PartnershipState.ENDED and case.reason is not CaseReason.CONDUCT:
        return "case-reason-left" if together.ended_because == LEFT else "case-reason-apart"
    return f"case-reason-{case.reason}"


def letter(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Bring a coordinator's own words to one person, in the coordinator's name."""
    kept = facts.unit.records.group_message(int(delivery.subject["message"]))
    if kept is None:
        raise LookupError("the words are no longer kept")
    platform, _, account_id = kept.written_by.partition(":")
    writer = facts.unit.people.by_account(platform, account_id)
    name = writer.name if writer else text(locale, "letter-somebody")
    return letter_of(Mention(Account(platform, account_id), name), kept.words, facts.setting("programme"), locale)


def letter_of(who: Mention, words: str, programme: str, locale: str) -> Message:
    """Give somebody's own words, under their name, with what to do next."""
    return Message(
        (
            paragraph(locale, "letter-from", who=(who,), programme=programme),
            paragraph(locale, "words", words=words),
            paragraph(locale, "letter-answer"),
        ),
        (),
        locale,
    )


MESSAGES: Mapping[str, Callable[[Facts, Delivery, str], Message]] = {
    "case": _card,
    "case-digest": _listing("case-digest"),
    "case-reminder": _listing("case-reminder"),
    "case-awake": _listing("case-awake"),
    LETTER: letter,
}
"""Every message about cases, by `Delivery.what`."""
