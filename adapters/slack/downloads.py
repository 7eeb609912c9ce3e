"""Files that people give the bot, fetched with its own token."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import aiohttp

from bot.commands.events import ReceivedFile

if TYPE_CHECKING:
    from collections.abc import Mapping

log = logging.getLogger(__name__)

LARGEST = 20_000_000
"""Bytes; a roster of ten thousand people has two million."""
WITHIN = 20.0


class Downloads:
    """Fetches what was uploaded."""

    def __init__(self, session: aiohttp.ClientSession, token: str) -> None:
        """Take the way, and what opens it."""
        self._session = session
        self._token = token

    async def fetch(self, file: Mapping[str, Any]) -> ReceivedFile | None:
        """Give a file, or None if it cannot be had."""
        address = file.get("url_private_download") or file.get("url_private")
        if not address or int(file.get("size") or 0) > LARGEST:
            log.info("file %s not fetched: no address, or too large", file.get("id"))
            return None
        try:
            async with self._session.get(
                str(address),
                headers={"Authorization": f"Bearer {self._token}"},
                timeout=aiohttp.ClientTimeout(total=WITHIN),
            ) as answer:
                if answer.status != 200:
                    log.warning("file %s not fetched: %s", file.get("id"), answer.status)
                    return None
                content = await answer.content.read(LARGEST + 1)
                while len(content) <= LARGEST and (more := await answer.content.read(LARGEST + 1 - len(content))):
                    content += more
        except (aiohttp.ClientError, TimeoutError, OSError) as fault:
            log.warning("file %s not fetched: %s", file.get("id"), type(fault).__name__)
            return None
        return ReceivedFile(str(file.get("name") or "file"), content) if len(content) <= LARGEST else None
