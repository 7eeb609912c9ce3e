"""Where an answer goes: what every such place can do, and what they have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from bot.messages.render import paragraph
from bot.ports.chat import Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.slack.inbox import Acknowledgement
    from adapters.slack.ways import Ways
    from bot.ports.chat import Choice, Form, Sent, Text

LATE = 2.5
"""Seconds after which Slack no longer reads what comes with an acknowledgement."""
CHANGED_EVERY = 3.0
"""Seconds between two changes of one message: fifty a minute are allowed, for all."""


class Place(Protocol):
    """Where somebody acted. Each gives what goes back with the acknowledgement."""

    locale: str

    async def show(self, message: Message, *, replace: bool = False, visible: bool = False) -> Acknowledgement:
        """Show an answer."""

    async def open(self, form: Form, errors: Sequence[tuple[str, Text]] = ()) -> Acknowledgement:
        """Show a page of a form."""

    async def go_on(self, message: Message, *, last: bool) -> None:
        """Show how far long work is, or its end, in the place of what was said last."""


def again(locale: str, choices: tuple[Choice, ...] = ()) -> Message:
    """Say that the form was not opened in time, with a button that opens it."""
    return Message((paragraph(locale, "slack-form-too-late"),), choices, locale)


class Progress:
    """How far long work is, as one direct message that is changed: what only one person sees cannot be."""

    def __init__(self, ways: Ways, user: str) -> None:
        """Begin with nothing said."""
        self.sent: Sent | None = None
        self._ways = ways
        self._user = user
        self._said_at = float("-inf")

    @property
    def is_shown(self) -> bool:
        """Say whether there is a message that shows it."""
        return self.sent is not None

    async def show(self, message: Message, *, last: bool) -> None:
        """Show it, not more often than Slack likes; the end is shown only where something stood before."""
        now = self._ways.stopwatch.seconds()
        if now - self._said_at < CHANGED_EVERY and not last:
            return
        self._said_at = now
        rendered = self._ways.without_files(message)
        if self.sent is not None:
            self.sent = await self._ways.change(self.sent, rendered)
        elif not last:
            self.sent = await self._ways.write(self._user, rendered)


def visibility(*, visible: bool) -> str:
    """Give Slack's word for who sees an answer."""
    return "in_channel" if visible else "ephemeral"
