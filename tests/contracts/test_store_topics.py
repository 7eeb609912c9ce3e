from dataclasses import replace

import pytest

from bot.domain.topics import Section, Topic
from bot.ports.storage import Unit
from tests.contracts.examples import UNUSUAL_TEXTS

TOPIC = Topic(
    slug="getting-to-know-you",
    number=1,
    locale="en",
    title="Getting to know you",
    introduction="Hello.",
    sections=(Section("Where", "You live somewhere.", ("Where?", "Why?")), Section("What", "", ())),
    example="We walk.",
    jargon="ILL",
    returning="Again!",
    credit="Ada, CC BY",
    version=4,
)


@pytest.mark.parametrize("text", UNUSUAL_TEXTS)
def test_a_topic_comes_back_as_it_went(unit: Unit, text: str) -> None:
    topic = replace(TOPIC, title=text, returning=text, sections=(*TOPIC.sections, Section(text, text, (text,))))

    unit.topics.save(topic)

    assert unit.topics.get(1, "en") == topic


def test_a_topic_takes_the_place_of_the_one_with_its_number_and_language(unit: Unit) -> None:
    unit.topics.save(TOPIC)
    unit.topics.save(replace(TOPIC, locale="es"))

    unit.topics.save(newer := replace(TOPIC, slug="hello", title="Hello", version=5))

    assert list(unit.topics.all()) == [newer, replace(TOPIC, locale="es")]


def test_topics_are_given_by_number_and_language(unit: Unit) -> None:
    for number, locale in ((10, "en"), (2, "es"), (2, "en")):
        unit.topics.save(replace(TOPIC, number=number, locale=locale))

    assert [(each.number, each.locale) for each in unit.topics.all()] == [(2, "en"), (2, "es"), (10, "en")]


def test_a_topic_that_was_not_saved_is_not_known(unit: Unit) -> None:
    assert unit.topics.get(1, "en") is None
