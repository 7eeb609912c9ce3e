"""The ways in which an answer can reach somebody: a response address, a message, a changed message, a view."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import aiohttp

from adapters.slack import commands
from adapters.slack.api import SlackRefused
from adapters.slack.forms import FORM, OPTIONS, form_view, message_view
from adapters.slack.markup import Rendered
from bot.messages.render import paragraph
from bot.ports.chat import ChatUnavailable, FilePart, Message, Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from adapters.slack.api import SlackApi
    from adapters.slack.forms import View
    from adapters.slack.posting import Posting
    from bot.ports.chat import Form, Sent, Text
    from bot.ports.clock import Stopwatch

log = logging.getLogger(__name__)

TRIGGER_PATIENCE = 1.0
"""Seconds that a view may wait for its turn: what opens it lives for three."""


class Ways:
    """What all places need."""

    def __init__(
        self, api: SlackApi, posting: Posting, session: aiohttp.ClientSession, stopwatch: Stopwatch, command: str
    ) -> None:
        """Take the ways to Slack."""
        self.api = api
        self.posting = posting
        self.session = session
        self.stopwatch = stopwatch
        self.command = command

    async def respond(self, url: str, rendered: Rendered, **how: object) -> bool:
        """Answer at a response address; give whether it was taken."""
        body = {
            "text": rendered.text,
            "blocks": list(rendered.blocks),
            "unfurl_links": False,
            "unfurl_media": False,
            **how,
        }
        try:
            async with self.session.post(url, json=body) as answer:
                return answer.status == 200
        except (aiohttp.ClientError, TimeoutError, OSError) as fault:
            log.warning("response address failed (%s)", type(fault).__name__)
            return False

    async def write(self, user: str, rendered: Rendered, thread: str | None = None) -> Sent | None:
        """Write to somebody directly, where there is no nearer way; give where it stands."""
        try:
            return await self.posting.say(user, rendered, thread)
        except (ChatUnavailable, SlackRefused) as fault:
            log.warning("answer to %s not written (%s)", user, fault)
            return None

    async def change(self, sent: Sent, rendered: Rendered) -> Sent | None:
        """Change a message of ours; None if it cannot be changed."""
        try:
            await self.api.call(
                "chat.update",
                channel=sent.place_id,
                ts=sent.message_id,
                text=rendered.text,
                blocks=list(rendered.blocks),
            )
        except (ChatUnavailable, SlackRefused) as fault:
            log.info("message not changed (%s)", fault)
            return None
        return sent

    async def view(self, method: str, view: View, **where: str) -> bool:
        """Open or change a view; give whether it is there."""
        try:
            await self.api.call(method, patience=TRIGGER_PATIENCE, view=view, **where)
        except (ChatUnavailable, SlackRefused) as fault:
            log.info("%s: %s", method, fault)
            return False
        return True

    def form_view(self, form: Form, locale: str, errors: Sequence[tuple[str, Text]] = ()) -> View:
        """Give a page of a form as a view."""
        callback = OPTIONS if form.token.startswith(f"{commands.RUN}:") else FORM
        return form_view(form, locale, dict(errors), callback=callback, command=self.command)

    def message_view(self, message: Message) -> View:
        """Give an answer as a view."""
        return message_view(noted(message), self.posting.render)

    def without_files(self, message: Message) -> Rendered:
        """Give an answer as text and blocks; what comes with it as a file is said to be elsewhere, and goes there."""
        rendered = self.posting.render(noted(message))
        return Rendered(rendered.text, rendered.blocks)


def noted(message: Message) -> Message:
    """Say where the files of an answer are: an answer that only one person sees can hold none."""
    if not any(isinstance(part, Picture | FilePart) for part in message.parts):
        return message
    note = paragraph(message.locale, "slack-file-is-in-direct-messages")
    kept = tuple(part for part in message.parts if not isinstance(part, Picture | FilePart))
    return Message((*kept, note), message.choices, message.locale)
