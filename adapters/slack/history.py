"""Was it posted? Slack's history is asked, also where it may be read once a minute and fifteen messages at a time."""

from __future__ import annotations

from datetime import timedelta
from email.utils import parsedate_to_datetime
from itertools import count
from typing import TYPE_CHECKING

from adapters.slack.api import SlackRefused
from adapters.slack.keys import carries
from bot.ports.chat import ChatUnavailable, Sent

if TYPE_CHECKING:
    from datetime import datetime

    from adapters.slack.api import SlackApi
    from bot.ports.clock import Clock

PAGE = 100
SLOWEST = 60.0
"""Seconds between two reads where an app is sold outside Slack's market place."""
PAGES = 20
"""Read at most, where nothing says how far back to look."""
AN_HOUR = timedelta(hours=1)
"""Two clocks that are further apart do not show the same time: one of them is a rehearsal's."""
UNREADABLE = frozenset({"not_in_channel", "channel_not_found"})


class History:
    """Reads what stands in a place. A reading that was cut short is taken up where it stopped."""

    def __init__(self, api: SlackApi, clock: Clock) -> None:
        """Begin with nothing read."""
        self._api = api
        self._clock = clock
        self._stopped: dict[tuple[str, str], str] = {}

    async def find(self, place: str, *, key: str, since: datetime) -> Sent | None:
        """Give where the message with that key stands, None if it is not there. Raises ChatUnavailable."""
        reading = (place, key)
        oldest = self._oldest(since)
        for _ in range(PAGES) if oldest is None else count():
            try:
                page = await self._api.call(
                    "conversations.history",
                    channel=place,
                    oldest=oldest,
                    inclusive=True,
                    limit=PAGE,
                    include_all_metadata=True,
                    cursor=self._stopped.get(reading),
                )
            except SlackRefused as refused:
                self._stopped.pop(reading, None)
                if refused.error in UNREADABLE:
                    return None
                raise ChatUnavailable(refused.error, may_have_arrived=True, only_this=True) from refused
            except ChatUnavailable as fault:
                wait = max(fault.retry_after or 0.0, SLOWEST if fault.reason == "429" else 0.0)
                raise ChatUnavailable(
                    f"history-{fault.reason}", may_have_arrived=True, retry_after=wait or None, only_this=True
                ) from fault
            found = next((m for m in page.get("messages") or () if carries(m, key)), None)
            cursor = (page.get("response_metadata") or {}).get("next_cursor")
            if found is not None or not cursor:
                self._stopped.pop(reading, None)
                return None if found is None else Sent(place, str(found["ts"]))
            self._stopped[reading] = cursor
        self._stopped.pop(reading, None)
        return None

    def _oldest(self, since: datetime) -> str | None:
        """Give from when on to look, by Slack's clock; None if ours is a rehearsal's, which says nothing of it."""
        if self._api.date is None or abs(parsedate_to_datetime(self._api.date) - self._clock.now()) > AN_HOUR:
            return None
        return f"{since.timestamp():.6f}"
