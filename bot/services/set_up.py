"""`/setup`: choose the programme's settings, and see how everything stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.errors import BadValue, Refused
from bot.domain.people import Role
from bot.messages.render import LOCALES, heading, paragraph, prose
from bot.ports.chat import ROOMS_NEAR, Fields, Place
from bot.services.place_checks import check_places, place_words
from bot.services.roles import GROUPS, group_settings, keep_who_begins
from bot.services.setup import CHANNELS, DEFAULTS, OPERATOR_PLATFORM, channels, country_channels, setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.ports.chat import Part, Prose, Reply
    from bot.services.asked import Asked


class NeedsChannelAndCountry(Refused):
    """A country's channel is chosen by naming both: the channel, and the country."""

    key = "refused-channel-and-country"


class WhichPlatform(Refused):
    """A place was named without its platform, and there is none that goes without saying."""

    key = "refused-which-platform"


_OPEN = "channel-open-"
COUNTRY_CHANNEL = "channel_country"
OF_COUNTRY = "of_country"
COORDINATORS_GROUP = "group_coordinators"


def set_up(asked: Asked, **changes: Any) -> Reply:  # noqa: ANN401  # options of several kinds, read by their declaration
    """Change what was given, and show how everything stands. Raises BadValue."""
    if changes.get("locale") not in {None, *LOCALES}:
        raise BadValue(what="locale", value=changes["locale"])
    stored = dict(_stored(asked, changes))
    kept = keep_who_begins(asked) if COORDINATORS_GROUP in changes else ()
    for name, value in stored.items():
        asked.unit.records.set_setting(name, value)
        if name.startswith(_OPEN):
            asked.unit.remembered.keep(name.removeprefix(_OPEN), ROOMS_NEAR, value)
    if not changes:
        return asked.show(*_overview(asked), *_how(asked))
    checked = check_places(asked, stored)
    told = [paragraph(asked.locale, "setup-checking")] if checked else []
    return asked.show(paragraph(asked.locale, "setup-changed"), *kept, *told, *_overview(asked))


def _stored(asked: Asked, changes: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    """Give the names and values to keep; channels and groups are kept by platform. Raises what is refused."""
    country = changes.get(OF_COUNTRY)
    if (country is None) != (changes.get(COUNTRY_CHANNEL) is None):
        raise NeedsChannelAndCountry
    for name, value in changes.items():
        if name == COORDINATORS_GROUP:
            platform, group = _placed(asked, str(value))
            yield f"{GROUPS}{Role.COORDINATOR.value}-{platform}", group
        elif name.startswith("channel_"):
            platform, place = _placed(asked, str(value))
            which = f"country-{country}" if name == COUNTRY_CHANNEL else name.removeprefix("channel_")
            yield f"channel-{which}-{platform}", place
        elif name != OF_COUNTRY:
            yield name, str(value)


def _placed(asked: Asked, value: str) -> tuple[str, str]:
    """Read `platform:id`, or an id on the platform where it is said. Raises BadValue."""
    platform, colon, place = value.partition(":")
    if colon:
        return platform.strip().lower(), place.strip()
    here = asked.actor.account.platform
    if here != OPERATOR_PLATFORM:
        return here, value
    if asked.world.at_the_machine is None:
        raise WhichPlatform(value=value)
    return asked.world.at_the_machine, value


def _how(asked: Asked) -> Iterable[Part]:
    """Say how to change things, and how to hide from others what only coordinators can do."""
    yield paragraph(asked.locale, "setup-how")
    here = asked.world.platforms.get(asked.actor.account.platform)
    if here is not None and here.hides_commands_by_permission:
        yield paragraph(asked.locale, "setup-hide")


def _overview(asked: Asked) -> tuple[Part, ...]:
    rows = (*_plain_rows(asked), *_channel_rows(asked), *_group_rows(asked))
    return (heading(asked.locale, "setup-title"), Fields(rows))


def _plain_rows(asked: Asked) -> Iterable[tuple[Prose, Prose]]:
    for name in DEFAULTS:
        value = setting(asked.unit, name)
        if value and name == "country":
            value = asked.world.places.country_name(value, asked.locale)
        told = prose(asked.locale, "setup-value", value=value) if value else prose(asked.locale, "setup-not-set")
        yield prose(asked.locale, f"setup-{name}"), told


def _channel_rows(asked: Asked) -> Iterable[tuple[Prose, Prose]]:
    """Give a row a place, the countries' last, and whether the bot could write there."""
    for name in CHANNELS:
        label = prose(asked.locale, f"setup-channel-{name}")
        places = channels(asked.unit, name)
        yield from ((label, place_words(asked, name, platform, place)) for platform, place in places)
        if not places:
            yield label, prose(asked.locale, "setup-not-set")
    for country, places in country_channels(asked.unit).items():
        named = asked.world.places.country_name(country, asked.locale)
        label = prose(asked.locale, "setup-channel-country", country=named)
        yield from ((label, place_words(asked, f"country-{country}", platform, place)) for platform, place in places)


def _group_rows(asked: Asked) -> Iterable[tuple[Prose, Prose]]:
    for role, platform, group in group_settings(asked.unit):
        label = prose(asked.locale, "setup-group", role=prose(asked.locale, f"role-{role}"))
        yield label, prose(asked.locale, "setup-value", value=Place(platform, group, is_group=True))
