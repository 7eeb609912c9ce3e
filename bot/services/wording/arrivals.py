"""What is said where people come, and about their accounts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.messages.render import heading, paragraph, prose, text
from bot.ports.chat import Choice, ChoiceStyle, Message

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.deliveries import Delivery
    from bot.ports.chat import Prose
    from bot.services.facts import Facts


def are_you_here(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Ask people who are on the roster to show that they have come: the bot may not write to them before."""
    programme = facts.setting("programme")
    return Message(
        (heading(locale, "here-title", programme=programme), paragraph(locale, "here-why", programme=programme)),
        (Choice(text(locale, "here-button"), f"here:1:{delivery.round_id}", ChoiceStyle.PRIMARY),),
        locale,
    )


def zone_changed(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Ask whether somebody's time is another one now."""
    value = str(delivery.subject["value"])
    own = facts.reader(delivery).zone
    return Message(
        (paragraph(locale, "zone-changed", zone=value, own=own),),
        (
            Choice(text(locale, "zone-take"), f"zone-take:1:{delivery.subject['platform']}", ChoiceStyle.PRIMARY),
            Choice(text(locale, "zone-keep"), "account-keep:1:-"),
        ),
        locale,
    )


def language_changed(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Ask, in both languages, whether somebody would read the other one."""
    spoken = str(delivery.subject["value"])
    name = facts.world.places.language_name
    short = spoken.split("-", maxsplit=1)[0]
    return Message(
        tuple(
            paragraph(each, "language-changed", language=prose(each, "setup-value", value=name(short, each)))
            for each in dict.fromkeys((locale, spoken))
        ),
        (
            Choice(text(spoken, "language-take"), f"language-take:1:{delivery.subject['platform']}"),
            Choice(text(locale, "language-keep"), "account-keep:1:-"),
        ),
        locale,
    )


def place_check(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Say in a place that was chosen for it that the bot writes there."""
    return Message((paragraph(locale, "place-check", what=_channel_words(facts, delivery, locale)),), (), locale)


def place_refused(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Tell whoever chose a place that the bot cannot write there, and what to do."""
    what = _channel_words(facts, delivery, locale)
    return Message((paragraph(locale, "place-refused", what=what, platform=delivery.subject["platform"]),), (), locale)


def _channel_words(facts: Facts, delivery: Delivery, locale: str) -> Prose:
    name = str(delivery.subject["channel"])
    if not name.startswith("country-"):
        return prose(locale, f"setup-channel-{name}")
    country = facts.world.places.country_name(name.removeprefix("country-"), locale)
    return prose(locale, "setup-channel-country", country=country)


MESSAGES: Mapping[str, Callable[[Facts, Delivery, str], Message]] = {
    "are-you-here": are_you_here,
    "language-changed": language_changed,
    "place-check": place_check,
    "place-refused": place_refused,
    "zone-changed": zone_changed,
}
