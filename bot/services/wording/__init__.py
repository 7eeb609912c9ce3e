"""What the life of a partnership says: an area a module, all of them in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.services.wording import arrivals, cases, meetings, partners, passing_on, rematch, silence, summaries

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.deliveries import Delivery
    from bot.ports.chat import Message
    from bot.services.facts import Facts

MESSAGES: Mapping[str, Callable[[Facts, Delivery, str], Message]] = {
    **arrivals.MESSAGES,
    **cases.MESSAGES,
    **meetings.MESSAGES,
    **partners.MESSAGES,
    **passing_on.MESSAGES,
    **rematch.MESSAGES,
    **silence.MESSAGES,
    **summaries.MESSAGES,
}
"""Each module's `MESSAGES` is added here: `{**silence.MESSAGES, …}`."""
