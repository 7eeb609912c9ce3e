"""The programme's own settings: chosen once, with defaults that work."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.ports.storage import Unit

DEFAULTS = {
    "programme": "Pairkeeper",
    "locale": "en",
    "zone": "UTC",
    "country": "",
    "contact": "",
    "invite": "",
    "conduct": "https://www.ifla.org/g/faife/professional-codes-of-ethics-for-librarians/",
}
"""What holds until a coordinator says otherwise. `contact` is the name participants are told.

`invite` is the link by which people come to where the programme lives. `country` is whose days off the coordinators
keep; without one, weekends alone.
"""

CHANNELS = ("open", "coordinators", "ambassadors")
"""The shared places the bot posts to. `channel-<name>` holds `platform:place id`."""


OPERATOR_PLATFORM = "operator"
"""The platform name of whoever sits at the machine: they may do everything."""


def setting(unit: Unit, name: str) -> str:
    """Give a setting, or its default."""
    return unit.records.setting(name) or DEFAULTS.get(name, "")


def programme_locale(unit: Unit) -> str:
    """Give the language of the programme."""
    return setting(unit, "locale")


def channels(unit: Unit, name: str) -> tuple[tuple[str, str], ...]:
    """Give (platform, place id) of each shared place of that name, one a platform."""
    prefix = f"channel-{name}-"
    found = [(key.removeprefix(prefix), v) for key, v in unit.records.settings().items() if key.startswith(prefix)]
    return tuple(sorted(found))


def country_channels(unit: Unit) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Give (platform, place id) of the channels of each country that has any, by country."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for name, place in sorted(unit.records.settings().items()):
        if name.startswith(OF_COUNTRY):
            country, _, platform = name.removeprefix(OF_COUNTRY).partition("-")
            found[country] = (*found.get(country, ()), (platform, place))
    return found


OF_COUNTRY = "channel-country-"
"""`channel-country-<country>-<platform>` holds a place id."""
