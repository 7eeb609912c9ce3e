"""What participants read, with the longest names, cards and topics."""

from __future__ import annotations

from dataclasses import replace
from functools import partial, update_wrapper
from typing import TYPE_CHECKING

from bot.commands.catalogue import COMMANDS
from bot.commands.help import show_help
from bot.domain.deliveries import Delivery, Kind, Operation, StartedBy
from bot.domain.partnerships import Partnership, PartnershipState
from bot.domain.people import Absence
from bot.domain.rounds import Application, ApplicationState, RoundState
from bot.domain.topics import TOPIC_LIMIT, rendered_length
from bot.messages.render import paragraph, paragraphs, text
from bot.ports.chat import Choice, Instant, Message
from bot.services import answer_survey, compose, join, me
from bot.services.facts import Facts
from bot.services.profile import PAGES
from tests.bot.messages.longest import ANA, BO, LAUNCH, NOW, ROUND, TAGS, WORLD, asked, opened, shown, unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.domain.matching import Details
    from bot.ports.chat import Form

COMMON: tuple[tuple[str, Details], ...] = (
    ("interests", {"interests": TAGS, "count": 6}),
    ("workplace", {"workplace": "popular"}),
)
"""At most two sentences are said (bot/domain/matching.py)."""
PARTNERSHIP = Partnership(
    5810, ROUND.id, (ANA.id, BO.id), NOW.date(), state=PartnershipState.ACTIVE, introduced_at=NOW, common=COMMON
)
OPEN = replace(ROUND, state=RoundState.OPEN)
WAITING: Details = {"country": "CD", "cap": 20}


def delivery(what: str, *, number: int = 1, topic: int = 1) -> Delivery:
    """Give a delivery to the person with the longest of everything."""
    return Delivery(
        key=f"7:5810:{what}:0.{number}:#1162",
        kind=Kind.NOTICE,
        what=what,
        operation=Operation.SEND_DIRECT,
        started_by=StartedBy.BOT,
        due_at=NOW,
        number=number,
        round_id=ROUND.id,
        partnership_id=PARTNERSHIP.id,
        participant_id=ANA.id,
        subject={"topic": topic},
    )


def facts() -> Facts:
    """Give what the messages of a round are made of."""
    waiting = Application(
        ROUND.id, ANA.id, NOW, ApplicationState.WAITING, waiting_reason="country-cap", reason_details=WAITING
    )
    known = Facts(unit(applications={"get": waiting}), (), NOW, WORLD)
    known.readers = {ANA.id: ANA}
    known.people = {ANA.id: ANA, BO.id: BO}
    known.partnerships = {PARTNERSHIP.id: PARTNERSHIP}
    known.contact = ANA.name
    known._rounds[ROUND.id] = ROUND
    known._topics.update({(t.number, t.locale): t for t in WORLD.topic_files.packaged()})
    known._topics.update({(t.number, "es-AR"): t for t in WORLD.topic_files.packaged() if t.locale == "es"})
    known._sent_topics[ROUND.id] = {}
    return known


def composed(what: str, number: int, topic: int, locale: str) -> Message:
    """Make a delivery's message."""
    return compose.compose(facts(), delivery(what, number=number, topic=topic), locale)


def introduction_of_three(locale: str) -> Message:
    """Two partners with long cards, and the topic."""
    return compose.compose(three(), delivery("introduction"), locale)


def introduction_with_a_long_topic(locale: str) -> Message:
    """The same, with a topic as long as a content officer may make it."""
    known = three()
    topic = known._topics[1, locale]
    assert topic is not None
    room = TOPIC_LIMIT - rendered_length(topic)
    known._topics[1, locale] = replace(topic, introduction=topic.introduction + " x" * (room // 2))
    return compose.compose(known, delivery("introduction"), locale)


def three() -> Facts:
    """Give facts of a partnership of three."""
    known = facts()
    other = replace(BO, id=1160)
    known.people = {**known.people, other.id: other}
    known.partnerships = {PARTNERSHIP.id: replace(PARTNERSHIP, members=(ANA.id, BO.id, other.id))}
    return known


def _each(what: str, numbers: Iterable[int], topic: Callable[[int], int] = int) -> Iterable[Callable[[str], Message]]:
    for number in numbers:
        make = partial(composed, what, number, topic(number))
        update_wrapper(make, composed)
        make.__name__ = f"{what}-{number}"  # type: ignore[attr-defined]  # how the test names it
        yield make


def launched(locale: str) -> Message:
    """The biggest round, with many countries that are new."""
    names = ", ".join(
        WORLD.places.country_name(code, locale) for code in ["CD", "VC", "TT", "BA", "CF", "GQ", "ST", "PG", "AG"]
    )
    return Message(
        (
            *paragraphs(locale, "announce-launched", people=1162, countries=95),
            paragraph(locale, "announce-first-time", countries=names, count=9),
        ),
        locale=locale,
    )


def last_call(locale: str) -> Message:
    """From many countries."""
    return Message(paragraphs(locale, "announce-last-call", close=LAUNCH, countries=95), locale=locale)


def topic_missing(locale: str) -> Message:
    """A topic that nobody wrote."""
    return Message(paragraphs(locale, "topic-missing"), locale=locale)


def answers(locale: str) -> Message:
    """Every short answer to an act of a participant, one after the other."""
    name, zone = ANA.name, ANA.zone
    said = [
        *paragraphs(locale, "still-in-thanks", launch=LAUNCH),
        *(paragraph(locale, key) for key in ("not-in-thanks", "wish-three", "wish-wait", "wish-next", "survey-thanks")),
        *paragraphs(locale, "joined", name=name, launch=LAUNCH),
        *(paragraph(locale, key) for key in ("join-withdrawn", "me-changed", "me-language", "away-open")),
        *paragraphs(locale, "me-zone-set", zone=zone, now=Instant(NOW)),
        *paragraphs(locale, "away-until", until=LAUNCH),
        *(paragraph(locale, key) for key in ("welcome-back", "free-text", "free-text-visitor")),
        *paragraphs(locale, "left", name=name),
    ]
    return Message(tuple(said), locale=locale)


def leave(locale: str) -> Message:
    """The question before somebody leaves."""
    return shown(me.ask_leave(asked(locale)))


def my_status(locale: str) -> Message:
    """Somebody with a partner, an absence and a message on its way."""
    away = ANA.with_own(absences=(Absence(NOW.date(), LAUNCH),))
    waiting = Application(ROUND.id, ANA.id, NOW, ApplicationState.APPLIED)
    return shown(
        me.show_me(
            asked(
                locale,
                away,
                applications={"of_participant": [waiting]},
                rounds={"get": ROUND},
                partnerships={"of_participant": [PARTNERSHIP]},
                people={"get_many": {BO.id: BO}},
                deliveries={"unsent_of": [delivery("topic")]},
            )
        )
    )


def join_page(page: int, locale: str) -> Form:
    """A page of the form, filled in."""
    return join._form(asked(locale), ROUND.id, page)


def join_begin(locale: str) -> Form:
    """The form as it opens."""
    return opened(join.join(asked(locale, rounds={"all": [OPEN], "by_name": OPEN}, applications={"get": None})))


def join_page_1(locale: str) -> Form:
    """About the person."""
    return join_page(1, locale)


def join_page_2(locale: str) -> Form:
    """About the work."""
    return join_page(2, locale)


def join_page_3(locale: str) -> Form:
    """Why, and the code of conduct."""
    return join_page(3, locale)


def my_details_1(locale: str) -> Form:
    """The first page of what can be changed."""
    return opened(me.edit_me(asked(locale)))


def my_details_2(locale: str) -> Form:
    """The second."""
    return me._edit_form(asked(locale), 2)


def survey_form(locale: str) -> Form:
    """Five questions."""
    return opened(answer_survey.open_survey(asked(locale), "7.2"))


def form_errors(locale: str) -> Message:
    """What is said of a field that could not be read, all of it."""
    hits = ", ".join(label for _, label in WORLD.places.suggest_countries("San", locale, 5))
    zones = ", ".join(WORLD.places.suggest_zones("America/Argentina", 5))
    return Message(
        (
            paragraph(locale, "form-country-unknown-close", hits=hits),
            paragraph(locale, "form-zone-unknown-close", hits=zones),
            paragraph(locale, "form-language-unknown", language="x" * 300),
            paragraph(locale, "form-too-long", limit="300"),
            *(
                paragraph(locale, f"form-{e}")
                for e in ("needed", "consent-needed", "choose", "email-odd", "zone-unknown")
            ),
            paragraph(locale, "form-country-unknown"),
        ),
        locale=locale,
    )


def participants_help(locale: str) -> Message:
    """All that anybody can ask who takes part."""
    theirs = [spec for spec in COMMANDS if spec.path[0] in {"join", "me", "help"}]
    return shown(show_help(asked(locale), theirs, None))


def buttons(locale: str) -> Message:
    """Every button that participants see: short enough to be read at a glance on a telephone."""
    keys = [
        "still-in-yes",
        "still-in-no",
        "survey-open",
        "waiting-three",
        "waiting-wait",
        "waiting-next",
        "leave-now",
        "leave-not",
    ]
    choices = tuple(Choice(text(locale, key), key) for key in keys)
    assert max(len(choice.label) for choice in choices) <= 40
    return Message((), choices, locale)


EXAMPLES: tuple[Callable[[str], Message | Form], ...] = (
    *_each("still-in", (1, 2)),
    *_each("introduction", (1,)),
    introduction_of_three,
    introduction_with_a_long_topic,
    *_each("topic", range(2, 9)),
    *_each("topic-open", range(1, 9)),
    *_each("topic-room", (2,)),
    *_each("room-opening", (1,)),
    *_each("survey", (1, 2)),
    *_each("last-week", (1,)),
    *_each("farewell", (1,)),
    *_each("waiting", (1,)),
    *_each("partner-left", (1,)),
    *_each("applications-open", (1,)),
    launched,
    last_call,
    topic_missing,
    answers,
    leave,
    my_status,
    join_begin,
    join_page_1,
    join_page_2,
    join_page_3,
    my_details_1,
    my_details_2,
    survey_form,
    form_errors,
    participants_help,
    buttons,
)
assert len(PAGES) == len((join_page_1, join_page_2, join_page_3))
