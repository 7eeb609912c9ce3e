"""`/country summary`: what is told of countries, to those who look after them and to the coordinators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.ambassadors import NotYourCountry, countries_of, looked_after
from bot.services.count_countries import tell_of
from bot.services.wording.country_numbers import Summary
from bot.services.wording.summaries import for_ambassador, for_coordinators

if TYPE_CHECKING:
    from bot.ports.chat import Reply
    from bot.services.asked import Asked


def show_countries(asked: Asked, *, country: str | None = None, round: str | None = None) -> Reply:
    """Show the asker's countries or, of them, one; a coordinator may see any, and without one sees them all.

    Raises NotYourCountry, and what `Asked.round` raises.
    """
    own = countries_of(asked.unit, asked.actor)
    if not asked.actor.is_staff and (country or next(iter(own), None)) not in own:
        raise NotYourCountry(countries=_names(asked, own))
    round_ = asked.round(round)
    telling = tell_of(asked.unit, round_, asked.now, asked.world.places)
    summary = Summary(round_, telling, asked.locale, asked.world.places)
    if country is None and asked.actor.is_staff:
        return asked.show(*for_coordinators(summary, looked_after(asked.unit)))
    return asked.show(*for_ambassador(summary, own if country is None else [country]))


def _names(asked: Asked, countries: tuple[str, ...]) -> str:
    return ", ".join(asked.world.places.country_name(c, asked.locale) for c in countries) or "none"
