"""Files and pictures on their way to Slack: asked for a place, sent there, handed over."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import aiohttp

from adapters.slack.api import SlackRefused
from adapters.slack.markup import shorten
from bot.ports.chat import ChatUnavailable, Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.slack.api import SlackApi
    from bot.ports.chat import FilePart
    from bot.ports.clock import Stopwatch

log = logging.getLogger(__name__)

ALT_LIMIT = 1000
READY_AFTER = (0.1, 0.2, 0.4, 0.8, 1.6, 3.0)
"""Seconds between two looks at whether Slack has taken a picture in; an upload is done in its own time."""
TRIES = 3


class Uploads:
    """Brings files to Slack. `session` posts the bytes to the address that Slack gives."""

    def __init__(self, api: SlackApi, session: aiohttp.ClientSession, stopwatch: Stopwatch) -> None:
        """Take the ways."""
        self._api = api
        self._session = session
        self._stopwatch = stopwatch

    async def pictures(self, pictures: Sequence[Picture]) -> tuple[str, ...]:
        """Upload pictures for a message that is about to be posted; give their ids."""
        ids = [await self._upload(each.name, each.content, each.alt) for each in pictures]
        for file_id, picture in zip(ids, pictures, strict=True):
            await self._hand_over([(file_id, picture.name)], None)
            await self._wait_for(file_id)
        return tuple(ids)

    async def share(self, files: Sequence[FilePart | Picture], channel: str, thread: str | None = None) -> None:
        """Put files beneath a message that stands there already. What passes is waited for, so that none is lost."""
        for attempt in range(TRIES):
            try:
                ids = [
                    (await self._upload(each.name, each.content, each.alt if isinstance(each, Picture) else None), each)
                    for each in files
                ]
                await self._hand_over([(file_id, each.name) for file_id, each in ids], channel, thread)
                return
            except (ChatUnavailable, SlackRefused) as fault:
                log.warning("files for %s did not arrive (%s)", channel, fault)
                wait = fault.retry_after if isinstance(fault, ChatUnavailable) else None
                await self._stopwatch.sleep(min(30.0, wait or 2.0**attempt))
        log.error("files for %s were given up", channel)

    async def _upload(self, name: str, content: bytes, alt: str | None) -> str:
        """Send the bytes; nobody sees them yet, so that doing it twice does no harm."""
        place = await self._api.call(
            "files.getUploadURLExternal",
            filename=name,
            length=len(content),
            alt_txt=shorten(alt, ALT_LIMIT) if alt else None,
        )
        try:
            async with self._session.post(place["upload_url"], data=content) as answer:
                if answer.status != 200:
                    raise ChatUnavailable(f"upload-{answer.status}", may_have_arrived=False, only_this=True)
        except (aiohttp.ClientError, TimeoutError, OSError) as fault:
            raise ChatUnavailable(type(fault).__name__, may_have_arrived=False) from fault
        return str(place["file_id"])

    async def _hand_over(
        self, files: Sequence[tuple[str, str]], channel: str | None, thread: str | None = None
    ) -> None:
        named = [{"id": file_id, "title": name} for file_id, name in files]
        await self._api.call(
            "files.completeUploadExternal", files=named, channel_id=channel, thread_ts=thread, pace=channel
        )

    async def _wait_for(self, file_id: str) -> None:
        """Wait until a block may show the picture; until then Slack calls it invalid."""
        for wait in READY_AFTER:
            found = await self._api.call("files.info", file=file_id)
            if (found.get("file") or {}).get("mimetype"):
                return
            await self._stopwatch.sleep(wait)
        raise ChatUnavailable("picture-not-ready", may_have_arrived=False, retry_after=10.0, only_this=True)
