"""Slack's Web API: each call at its pace, and each answer told apart: done, refused for good, or not now.

The client has no retries of its own: after a lost answer it would post a second time.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError

from adapters.slack.pacing import PATIENCE, POST
from bot.ports.chat import ChatUnavailable

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from slack_sdk.web.async_client import AsyncWebClient

    from adapters.slack.pacing import Paces

log = logging.getLogger(__name__)

READS = frozenset(
    {
        "conversations.history",
        "conversations.info",
        "conversations.members",
        "files.getUploadURLExternal",
        "files.info",
        "usergroups.list",
        "users.conversations",
        "users.info",
        "users.list",
    }
)
"""What takes its arguments in the address, and can be asked again."""
LIMITED = frozenset({"ratelimited", "rate_limited"})
PASSING = frozenset(
    {"fatal_error", "internal_error", "request_timeout", "service_unavailable", "team_added_to_org", "unknown_error"}
)
"""Slack itself is in trouble, and part of what was asked may have been done."""
TO_MEND = frozenset(
    {
        "access_denied",
        "account_inactive",
        "app_access_restricted",
        "ekm_access_denied",
        "invalid_auth",
        "messages_tab_disabled",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "org_login_required",
        "restricted_action",
        "team_access_not_granted",
        "token_expired",
        "token_revoked",
        "two_factor_setup_required",
    }
)
"""What somebody must put right in Slack; until then everything waits, and nothing is lost."""
MENDING = 300.0
"""Seconds until that is tried again."""
SHORTEST_RETRY = 1.0


class SlackRefused(Exception):
    """Slack said no to this one thing, and would say so again."""

    def __init__(self, method: str, error: str, data: Mapping[str, Any]) -> None:
        """Keep the code, and what came with it."""
        super().__init__(method, error)
        self.method = method
        self.error = error
        self.data = data


class SlackApi:
    """The calls of one app in one workspace."""

    def __init__(self, client: AsyncWebClient, paces: Paces) -> None:
        """Take the client that has the token."""
        self.granted: str | None = None
        self.date: str | None = None
        self._client = client
        self._paces = paces

    async def call(
        self, method: str, /, *, patience: float = PATIENCE, pace: str | None = None, **arguments: Any
    ) -> Mapping[str, Any]:
        """Call a method when its turn comes. `pace` names the channel to be paced by, if another than the argument.

        Raises SlackRefused for what is refused for good, ChatUnavailable for what may pass.
        """
        channel = pace or arguments.get("channel")
        await self._paces.turn(method, channel, patience=patience)
        given = {name: value for name, value in arguments.items() if value is not None}
        try:
            return await self._ask(method, given)
        except SlackApiError as fault:
            raise self._told_apart(method, channel, fault) from fault
        except aiohttp.ClientConnectorError as fault:
            raise ChatUnavailable("cannot-connect", may_have_arrived=False) from fault
        except (TimeoutError, aiohttp.ClientError, SlackClientError, OSError) as fault:
            raise ChatUnavailable(type(fault).__name__, may_have_arrived=True) from fault

    async def pages(self, method: str, /, what: str, **arguments: Any) -> AsyncIterator[Mapping[str, Any]]:
        """Give one by one what a method lists over several pages."""
        cursor: str | None = None
        while True:
            page = await self.call(method, cursor=cursor, **arguments)
            for each in page.get(what) or ():
                yield each
            cursor = (page.get("response_metadata") or {}).get("next_cursor") or None
            if cursor is None:
                return

    async def _ask(self, method: str, given: dict[str, Any]) -> Mapping[str, Any]:
        if method in READS:
            response = await self._client.api_call(method, http_verb="GET", params=given)
        else:
            response = await self._client.api_call(method, json=given)
        headers = {name.lower(): value for name, value in response.headers.items()}
        self.granted = headers.get("x-oauth-scopes") or self.granted
        self.date = headers.get("date") or self.date
        data = response.data
        return data if isinstance(data, dict) else {}

    def _told_apart(self, method: str, channel: str | None, fault: SlackApiError) -> Exception:
        status, error, data, headers = read_fault(fault)
        if status == 429 or error in LIMITED:
            wait = max(SHORTEST_RETRY, float(headers.get("Retry-After") or SHORTEST_RETRY))
            self._paces.pause(method, wait, channel)
            log.warning("Slack asks for a pause of %s s on %s", wait, method)
            return ChatUnavailable("429", may_have_arrived=False, retry_after=wait, only_this=method != POST)
        if status >= 500 or error in PASSING or not error:
            return ChatUnavailable(error or str(status), may_have_arrived=True)
        if error in TO_MEND:
            log.error("Slack refuses %s: %s %s", method, error, data.get("needed") or "")
            return ChatUnavailable(error, may_have_arrived=False, retry_after=MENDING)
        return SlackRefused(method, error, data)


def read_fault(fault: SlackApiError) -> tuple[int, str, Mapping[str, Any], Mapping[str, str]]:
    """Give the status, Slack's own code, the data and the headers of a failed call, as far as there are any."""
    response = fault.response
    status = getattr(response, "status_code", None) or getattr(response, "status", None) or 0
    held = getattr(response, "data", response)
    data: Mapping[str, Any] = held if isinstance(held, dict) else {}
    headers = getattr(response, "headers", None) or {}
    return int(status), str(data.get("error") or ""), data, headers
