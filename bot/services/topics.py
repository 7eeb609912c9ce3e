"""Topics: list, read, replace. They are content: imported once, then a content officer's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.errors import BadValue, Refused
from bot.domain.topics import TOPIC_LIMIT, rendered_length
from bot.messages.render import LOCALES, heading, prose
from bot.messages.topics import topic_parts
from bot.ports.chat import Fields

if TYPE_CHECKING:
    from bot.ports.chat import Reply
    from bot.ports.storage import Unit
    from bot.services.asked import Asked
    from bot.services.world import World


class TopicTooLong(Refused):
    """A topic must fit one message on every platform."""

    key = "refused-topic-too-long"


def bring_packaged(unit: Unit, world: World) -> int:
    """Store the topics that come with the programme where there is none yet. Give how many."""
    known = {(t.number, t.locale) for t in unit.topics.all()}
    new = [t for t in world.topic_files.packaged() if (t.number, t.locale) not in known]
    for topic in new:
        unit.topics.save(topic)
    return len(new)


def list_topics(asked: Asked) -> Reply:
    """Show every topic with its languages."""
    numbers: dict[int, list[str]] = {}
    titles: dict[int, str] = {}
    for topic in asked.unit.topics.all():
        numbers.setdefault(topic.number, []).append(topic.locale)
        if topic.number not in titles or topic.locale == asked.locale.split("-")[0]:
            titles[topic.number] = topic.title
    rows = tuple(
        (
            prose(asked.locale, "topic-number", number=number),
            prose(asked.locale, "topic-row", title=titles[number], locales=", ".join(locales)),
        )
        for number, locales in sorted(numbers.items())
    )
    return asked.show(heading(asked.locale, "topics-title"), Fields(rows))


def preview_topic(asked: Asked, *, number: int, language: str | None = None) -> Reply:
    """Show a topic as a returning participant reads it. Raises BadValue."""
    locale = language or asked.locale
    topic = asked.unit.topics.get(number, locale) or asked.unit.topics.get(number, locale.split("-")[0])
    if topic is None:
        raise BadValue(what="topic", value=str(number))
    return asked.show(*topic_parts(topic, topic.locale if topic.locale in LOCALES else asked.locale, returning=True))


def replace_topic(asked: Asked, *, file: Any) -> Reply:  # noqa: ANN401  # a ReceivedFile
    """Put a topic in the place of the one with its number and language. Raises TopicUnreadable, TopicTooLong."""
    topic = asked.world.topic_files.parse(file.content.decode("utf-8-sig", errors="replace"))
    length = rendered_length(topic)
    if length > TOPIC_LIMIT:
        raise TopicTooLong(length=length, limit=TOPIC_LIMIT)
    asked.unit.topics.save(topic)
    return asked.say("topic-replaced", number=topic.number, title=topic.title, locale=topic.locale)
