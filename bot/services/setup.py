"""The programme's own settings: chosen once, with defaults that work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.errors import BadValue
from bot.messages.render import LOCALES, heading, paragraph, prose
from bot.ports.chat import Fields

if TYPE_CHECKING:
    from bot.ports.chat import Reply
    from bot.ports.storage import Unit
    from bot.services.asked import Asked

DEFAULTS = {
    "programme": "Pairkeeper",
    "locale": "en",
    "zone": "UTC",
    "country": "",
    "contact": "",
    "conduct": "https://www.ifla.org/g/faife/professional-codes-of-ethics-for-librarians/",
}
"""What holds until a coordinator says otherwise. `contact` is the name participants are told.

`country` is whose days off the coordinators keep; without one, weekends alone.
"""

CHANNELS = ("open", "coordinators", "ambassadors")
"""The shared places the bot posts to. `channel-<name>` holds `platform:place id`."""


OPERATOR_PLATFORM = "operator"
"""The platform name of whoever sits at the machine: they may do everything."""
AT_THE_MACHINE = "console"
"""Where a channel is that the operator names without a platform."""


def setting(unit: Unit, name: str) -> str:
    """Give a setting, or its default."""
    return unit.records.setting(name) or DEFAULTS.get(name, "")


def programme_locale(unit: Unit) -> str:
    """Give the language of the programme."""
    return setting(unit, "locale")


def channels(unit: Unit, name: str) -> tuple[tuple[str, str], ...]:
    """Give (platform, place id) of each shared place of that name, one a platform."""
    prefix = f"channel-{name}-"
    found = {k: v for k, v in unit.records.settings().items() if k.startswith(prefix)}
    return tuple((key.removeprefix(prefix), value) for key, value in sorted(found.items()))


def set_up(asked: Asked, **changes: Any) -> Reply:  # noqa: ANN401  # options of several kinds, read by their declaration
    """Change what was given, and show how everything stands. Raises BadValue."""
    if changes.get("locale") not in {None, *LOCALES}:
        raise BadValue(what="locale", value=changes["locale"])
    for name, value in changes.items():
        asked.unit.records.set_setting(*_stored(asked, name, str(value)))
    if changes:
        return asked.show(paragraph(asked.locale, "setup-changed"), *_overview(asked))
    return asked.show(*_overview(asked), paragraph(asked.locale, "setup-how"))


def _stored(asked: Asked, name: str, value: str) -> tuple[str, str]:
    """Give the name and value under which a setting is kept; a channel is kept by its platform."""
    if not name.startswith("channel_"):
        return name, value
    platform, colon, place = value.partition(":")
    if not colon:
        here = asked.actor.account.platform
        platform, place = AT_THE_MACHINE if here == OPERATOR_PLATFORM else here, value
    return f"channel-{name.removeprefix('channel_')}-{platform}", place


def _overview(asked: Asked) -> tuple[Any, ...]:
    locale, unit = asked.locale, asked.unit
    rows = [
        (prose(locale, f"setup-{name}"), prose(locale, "setup-value", value=setting(unit, name))) for name in DEFAULTS
    ]
    for name in CHANNELS:
        places = ", ".join(f"{platform}:{place}" for platform, place in channels(unit, name))
        value = prose(locale, "setup-value", value=places) if places else prose(locale, "setup-not-set")
        rows.append((prose(locale, f"setup-channel-{name}"), value))
    return (heading(locale, "setup-title"), Fields(tuple(rows)))
