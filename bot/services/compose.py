"""What each delivery says: a table from its `what` to a function that makes the message in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cases import CaseOutcome
from bot.domain.rounds import ApplicationState
from bot.domain.timetable import StepKind
from bot.messages import cards
from bot.messages.plain import plain
from bot.messages.render import heading, paragraph, paragraphs, prose, text
from bot.messages.topics import topic_parts
from bot.ports.chat import Choice, ChoiceStyle, Fields, Instant, InstantStyle, Message, Questions
from bot.services.accept_home import may_meet_at_home
from bot.services.planning.rooms import room_platform
from bot.services.wording import MESSAGES as OF_A_LIFE
from bot.services.wording.partners import often_choices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from bot.domain.deliveries import Delivery
    from bot.domain.people import Participant
    from bot.domain.rounds import Round
    from bot.ports.chat import Paragraph, Part
    from bot.services.facts import Facts


def compose(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Make a delivery's message. Raises KeyError for a `what` that no table knows."""
    return MESSAGES[delivery.what](facts, delivery, locale)


def room_title(people: Iterable[Participant]) -> str:
    """Give a room's name: the partners' names, as much of them as every platform takes."""
    return " & ".join(person.name for person in people)[:80]


def _message(locale: str, *parts: Part, choices: Sequence[Choice] = ()) -> Message:
    return Message(tuple(parts), tuple(choices), locale)


def still_in(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Ask before matching whether the person still wants to take part: one tap."""
    round_ = facts.round(delivery)
    key = "still-in" if delivery.number == 1 else "still-in-again"
    reader = facts.reader(delivery)
    parts = paragraphs(locale, key, name=reader.name, programme=facts.setting("programme"), launch=round_.launch_on)
    return _message(locale, *parts, choices=still_in_choices(locale, round_.id))


def still_in_choices(locale: str, round_id: int) -> tuple[Choice, Choice]:
    """Give the two buttons of "still in?"."""
    return (
        Choice(text(locale, "still-in-yes"), f"still-in:1:{round_id}", ChoiceStyle.PRIMARY),
        Choice(text(locale, "still-in-no"), f"not-in:1:{round_id}"),
    )


LONGEST = 3800
"""Characters of plain text that are sure to fit into one message everywhere: the least is 4,000, marks and all."""

BRIEFER: tuple[tuple[int | None, int | None], ...] = (
    (None, None),
    (140, None),
    (140, 9),
    (140, 2),
    (140, 1),
    (0, 1),
    (0, 0),
)
"""How an introduction is cut until it fits: characters of a partner's reason, sections of the topic; None is all."""


def introduction(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Bring people together: each other's card, the time difference, whom to ask for help, and the first topic.

    Three people, or a long topic, may be too much for one message; then the reasons and the topic are shortened.
    """
    for words, sections in BRIEFER:
        message = _introduction(facts, delivery, locale, words, sections)
        if len(plain(message, "UTC")) <= LONGEST:
            break
    return message


def _introduction(facts: Facts, delivery: Delivery, locale: str, words: int | None, sections: int | None) -> Message:
    reader, partners = facts.reader(delivery), facts.partners(delivery)
    partnership = facts.partnerships[delivery.partnership_id]  # type: ignore[index]  # an introduction has one
    round_ = facts.round(delivery)
    parts: list[Part] = [heading(locale, "introduction-title"), *_opening(reader, partners, delivery, locale)]
    for partner in _new_among(partners, delivery):
        parts.append(cards.card(partner, locale, facts.world.places, facts.now, words=words))
        parts.append(cards.time_difference(reader, partner, locale, facts.now))
    parts.extend(cards.common_ground(partnership.common, locale, facts.world.places))
    farewell = round_.date_of(round_.timetable.of(StepKind.FAREWELL)[0])
    parts.append(paragraph(locale, "introduction-how", until=farewell))
    if room_platform([reader, *partners]) is None:
        parts.append(paragraph(locale, "introduction-write"))
    parts.append(_help(facts, locale))
    parts.append(paragraph(locale, "introduction-agree"))
    number = int(delivery.subject["topic"])
    topic = facts.topic(number, locale) if number else None  # two whom a third joins have it already
    if topic is not None:
        parts.extend(topic_parts(topic, locale, returning=reader.taken_part, sections=sections))
        parts.extend(_missed(facts, delivery, locale, int(delivery.subject.get("step", 0))))
    return _message(locale, *parts, choices=often_choices(locale, partnership.id))


def _opening(
    reader: Participant, partners: Sequence[Participant], delivery: Delivery, locale: str
) -> Sequence[Paragraph]:
    """Say who comes: a partner, a new partner in a round that runs, or a third who joins the reader and another."""
    if "third" in delivery.subject:
        (third,) = _new_among(partners, delivery)
        return paragraphs(locale, "introduction-third", name=reader.name, third=third.name)
    key = "introduction-late" if "step" in delivery.subject else "introduction-opening"
    if "arrived" in delivery.subject:
        key = "introduction-arrived"
    return paragraphs(locale, key, name=reader.name, count=len(partners))


def _new_among(partners: Sequence[Participant], delivery: Delivery) -> Sequence[Participant]:
    """Give those whom the reader does not know yet."""
    third = delivery.subject.get("third")
    return [partner for partner in partners if third in {None, partner.id}]


def _help(facts: Facts, locale: str) -> Part:
    if facts.contact:
        return paragraph(locale, "introduction-help", coordinator=facts.contact)
    return paragraph(locale, "introduction-help-unnamed")


def topic_to_person(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Give a fortnight's topic in full, and the ones that did not reach the reader as a short list."""
    topic = facts.topic(int(delivery.subject["topic"]), locale)
    if topic is None:
        return _message(locale, paragraph(locale, "topic-missing"))
    parts: list[Part] = list(topic_parts(topic, locale, returning=facts.reader(delivery).taken_part))
    parts += [*_missed(facts, delivery, locale, delivery.number), paragraph(locale, "topic-closing")]
    return _message(locale, *parts)


def _missed(facts: Facts, delivery: Delivery, locale: str, number: int) -> Sequence[Part]:
    """Name the earlier topics that never reached this reader."""
    missed = _missed_titles(facts, delivery, locale, number)
    if not missed:
        return ()
    titles = tuple(prose(locale, "topic-title", title=title) for title in missed)
    return paragraph(locale, "topic-missed", count=len(missed)), Questions(titles)


def _missed_titles(facts: Facts, delivery: Delivery, locale: str, number: int) -> Sequence[str]:
    """Give the titles of the topics before the one of that number that this reader has not had.

    Who came in a running round was told with the introduction what went before.
    """
    timetable = facts.round(delivery).timetable
    steps = timetable.of(StepKind.TOPIC)
    if "arrived" in delivery.subject:  # the first topic is not sent as a topic: it came with the introduction
        steps = (*timetable.of(StepKind.INTRODUCTION), *steps)
    day = next((s.day for s in steps if s.number == number), None)
    earlier = [] if day is None else [s for s in steps if s.day < day]
    had = facts.topics_had(delivery) if earlier else frozenset()
    missed = [s for s in earlier if s.number not in had]
    if not missed:  # most often
        return ()
    since = _came_on(facts, delivery)
    topics = (facts.topic(s.topic or s.number, locale) for s in missed if s.day > since)
    return [topic.title for topic in topics if topic is not None]


def _came_on(facts: Facts, delivery: Delivery) -> int:
    """Give the day up to which an introduction in a running round brought the topics; before launch for all others."""
    partnership = facts.partnerships.get(delivery.partnership_id or 0)
    round_ = facts.round(delivery)
    before = round_.timetable.day_of(StepKind.OPEN)
    if partnership is None or partnership.introduced_at is None or delivery.what == "introduction":
        return before
    day = round_.day_number(partnership.introduced_at.date())
    is_late = partnership.made_on > round_.date_of(round_.timetable.of(StepKind.INTRODUCTION)[0])
    newest = round_.timetable.topic_on(day)
    return newest.day if is_late and newest is not None else before


def topic_in_channel(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Post a topic where everybody can read it."""
    topic = facts.topic(int(delivery.subject["topic"]), locale)
    if topic is None:
        return _message(locale, paragraph(locale, "topic-missing"))
    return _message(locale, *topic_parts(topic, locale, returning=False))


def topic_in_room(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Say in one line, in each partner's language, what the fortnight is about."""
    parts: list[Part] = []
    for each in _room_locales(facts, delivery, locale):
        topic = facts.topic(int(delivery.subject["topic"]), each)
        if topic is None:
            parts.append(paragraph(each, "topic-missing"))
        else:
            parts.append(paragraph(each, "topic-in-room", title=topic.title))
    return _message(locale, *parts)


def room_opening(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Say in each partner's language what this room is for, and who can read it."""
    partnership = facts.partnerships[delivery.partnership_id]  # type: ignore[index]  # a room is a partnership's
    names = " & ".join(facts.people[m].name for m in partnership.members)
    parts: list[Part] = []
    for each in _room_locales(facts, delivery, locale):
        parts.extend(paragraphs(each, "room-opening", names=names))
    return _message(locale, *parts)


def public_introduction(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Say in a room who is together, and the topic: somebody's direct messages are closed. Nothing confidential."""
    partnership = facts.partnerships[delivery.partnership_id]  # type: ignore[index]  # a room is a partnership's
    people = [facts.people[m] for m in partnership.members if m in facts.people]
    reads = _reads(facts, delivery, locale)
    names = " & ".join(person.name for person in people)
    return _public(facts, delivery, reads, paragraph(reads, "public-introduction", names=names))


def public_topic(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Give a topic in full in a room: somebody's direct messages are closed."""
    return _public(facts, delivery, _reads(facts, delivery, locale))


def _public(facts: Facts, delivery: Delivery, locale: str, *before: Part) -> Message:
    topic = facts.topic(int(delivery.subject["topic"]), locale)
    parts = () if topic is None else topic_parts(topic, locale, returning=False)
    return _message(locale, *before, *parts, paragraph(locale, "public-how"))


def _reads(facts: Facts, delivery: Delivery, locale: str) -> str:
    """Give the language of whoever could not be written to."""
    reader = facts.people.get(int(delivery.subject["reader"]))
    return locale if reader is None else cards.locale_of(reader, locale)


def _room_locales(facts: Facts, delivery: Delivery, locale: str) -> Sequence[str]:
    """Give the languages of a room: its partners', each once."""
    partnership = facts.partnerships[delivery.partnership_id]  # type: ignore[index]  # a room is a partnership's
    read = [cards.locale_of(facts.people[m], locale) for m in partnership.members]
    return list(dict.fromkeys(read))


def survey(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Ask for five answers, by a form."""
    key = "survey-middle" if delivery.number == 1 else "survey-final"
    parts = paragraphs(locale, key, name=facts.reader(delivery).name)
    token = f"survey:1:{delivery.round_id}.{delivery.number}"
    return _message(locale, *parts, choices=[Choice(text(locale, "survey-open"), token, ChoiceStyle.PRIMARY)])


def last_week(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Say that one week is left, and how to stay in touch."""
    round_ = facts.round(delivery)
    farewell = round_.date_of(round_.timetable.of(StepKind.FAREWELL)[0])
    parts = paragraphs(locale, "last-week", name=facts.reader(delivery).name, until=farewell)
    return _message(locale, heading(locale, "last-week-title"), *parts)


def farewell(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Thank, and take leave."""
    topics = len(facts.round(delivery).timetable.of(StepKind.TOPIC)) + 1
    name, programme = facts.reader(delivery).name, facts.setting("programme")
    parts = paragraphs(locale, "farewell", name=name, programme=programme, topics=topics)
    return _message(locale, heading(locale, "farewell-title"), *parts)


def waiting(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Tell somebody without a partner why, kindly, and what they can choose."""
    round_ = facts.round(delivery)
    reader = facts.reader(delivery)
    application = facts.unit.applications.get(round_.id, reader.id)
    why = cards.waiting_reason(application, locale, facts.world.places)
    choices = [
        Choice(text(locale, "waiting-three"), f"wish:1:{round_.id}.three", ChoiceStyle.PRIMARY),
        Choice(text(locale, "waiting-wait"), f"wish:1:{round_.id}.wait"),
        Choice(text(locale, "waiting-next"), f"wish:1:{round_.id}.next"),
    ]
    if may_meet_at_home(round_) and not reader.at_home:
        choices.append(Choice(text(locale, "waiting-home"), f"wish:1:{round_.id}.home"))
    return _message(
        locale,
        *paragraphs(locale, "waiting-opening", name=reader.name),
        why,
        paragraph(locale, "waiting-choices"),
        choices=choices,
    )


def applications_open(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Announce that applications are open, in the reader's own time."""
    round_ = facts.round(delivery)
    close = round_.date_of(round_.timetable.of(StepKind.CLOSE)[0])
    parts = paragraphs(
        locale, "announce-open", programme=facts.setting("programme"), launch=round_.launch_on, close=close
    )
    join = Choice(text(locale, "join-button"), f"join:1:{round_.id}", ChoiceStyle.PRIMARY)
    return _message(locale, heading(locale, "announce-open-title"), *parts, choices=[join])


def last_call(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Announce that three days are left."""
    round_ = facts.round(delivery)
    close = round_.date_of(round_.timetable.of(StepKind.CLOSE)[0])
    countries = len(facts.countries(round_))
    parts = paragraphs(locale, "announce-last-call", close=close, countries=countries)
    return _message(locale, heading(locale, "announce-last-call-title"), *parts)


def launched(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Announce that the round has begun, in rounded numbers, and welcome countries that are new."""
    round_ = facts.round(delivery)
    matched = facts.countries(round_, ApplicationState.MATCHED)
    parts: list[Part] = [
        heading(locale, "announce-launched-title"),
        *paragraphs(locale, "announce-launched", people=matched.total(), countries=len(matched)),
    ]
    new = facts.first_time_countries(round_)
    if new:
        names = ", ".join(facts.world.places.country_name(code, locale) for code in new)
        parts.append(paragraph(locale, "announce-first-time", countries=names, count=len(new)))
    return _message(locale, *parts)


def unanswered(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Give coordinators who has not said "still in", as one list."""
    round_ = facts.round(delivery)
    applications = facts.applications(round_)
    silent = [a.participant_id for a in applications if a.state in {"applied", "unconfirmed"}]
    confirmed = sum(a.state is ApplicationState.CONFIRMED for a in applications)
    people = facts.unit.people.get_many(silent)
    parts: list[Part] = [
        heading(locale, "unanswered-title", round=round_.name),
        paragraph(locale, "unanswered-counts", confirmed=confirmed, silent=len(silent)),
    ]
    if silent:
        named = [people[i] for i in sorted(silent)[:LISTED]]
        parts.append(Questions(tuple(prose(locale, "person-line", number=str(p.id), name=p.name) for p in named)))
        parts.append(paragraph(locale, "unanswered-more", count=max(0, len(silent) - LISTED)))
    return _message(locale, *parts)


LISTED = 40
"""How many people one message lists by name."""


def round_report(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Sum up a round for its coordinators, each number with what it counts."""
    round_ = facts.round(delivery)
    states = dict.fromkeys(ApplicationState, 0)
    for application in facts.applications(round_):
        states[application.state] += 1
    answers = facts.unit.records.answers(round_.id)
    tallies = facts.unit.deliveries.tallies(round_.id)
    sent = sum(count for _, state, count in tallies if state == "sent")
    failed = sum(count for _, state, count in tallies if state == "undeliverable")
    numbers = {
        "applied": sum(states.values()),
        "matched": states[ApplicationState.MATCHED] + states[ApplicationState.LEFT],
        "stayed": states[ApplicationState.MATCHED],
        "partnerships": facts.partnerships_of(round_).total(),
        **_how_it_went(facts, round_),
        "sent": sent,
        "undeliverable": failed,
        "answers": len(answers),
    }
    rows = tuple(
        (prose(locale, f"report-{name}"), prose(locale, "round-count", count=number))
        for name, number in numbers.items()
    )
    when = (Instant(facts.now, InstantStyle.DATE),)
    return _message(
        locale,
        heading(locale, "report-title", round=round_.name),
        Fields(rows),
        paragraph(locale, "report-as-of", when=when),
    )


def _how_it_went(facts: Facts, round_: Round) -> Mapping[str, int]:
    """Count the partnerships in which everybody wrote, the cases, and those that nobody had to close."""
    partnerships = facts.unit.partnerships.of_round(round_.id)
    signs = facts.unit.signs.of_partnerships([p.id for p in partnerships])
    wrote = {number: {s.participant_id for s in theirs if s.is_contact} for number, theirs in signs.items()}
    cases = facts.unit.cases.of_round(round_.id)
    return {
        "talked": sum(set(p.members) <= wrote.get(p.id, set()) for p in partnerships),
        "cases": len(cases),
        "by-itself": sum(c.outcome is CaseOutcome.REVIVED and c.resolved_by is None for c in cases),
    }


def group_message(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Bring a coordinator's own words, as they were written."""
    kept = facts.unit.records.group_message(int(delivery.subject["message"]))
    if kept is None:
        raise LookupError("the words are no longer kept")
    return _message(
        locale,
        paragraph(locale, "group-message-from", coordinator=facts.contact or facts.setting("programme")),
        paragraph(locale, "words", words=kept.words),
    )


MESSAGES: Mapping[str, Callable[[Facts, Delivery, str], Message]] = {
    "still-in": still_in,
    "introduction": introduction,
    "topic": topic_to_person,
    "topic-open": topic_in_channel,
    "topic-room": topic_in_room,
    "room-opening": room_opening,
    "survey": survey,
    "last-week": last_week,
    "farewell": farewell,
    "waiting": waiting,
    "public-introduction": public_introduction,
    "public-topic": public_topic,
    "applications-open": applications_open,
    "last-call": last_call,
    "launched": launched,
    "unanswered": unanswered,
    "round-report": round_report,
    "group-message": group_message,
    **OF_A_LIFE,
}
"""Every message the bot starts. `Delivery.what` names one of these."""
