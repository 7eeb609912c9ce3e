"""The programme's replies, brought to the one who acted."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from adapters.slack.in_messages import FromDirect
from bot.messages.render import paragraph
from bot.ports.chat import (
    ChatUnavailable,
    FilePart,
    FormErrors,
    FormOpen,
    JobStarted,
    Message,
    Nothing,
    Picture,
    Replace,
    Say,
)

if TYPE_CHECKING:
    from adapters.slack.inbox import Acknowledgement, Inbox
    from adapters.slack.languages import Languages
    from adapters.slack.places import Place
    from adapters.slack.ways import Ways
    from bot.commands.doors import Desk
    from bot.commands.events import Source
    from bot.ports.chat import Reply

log = logging.getLogger(__name__)


class Answering:
    """Gives replies, and sees long work through."""

    def __init__(self, desk: Desk, ways: Ways, inbox: Inbox, languages: Languages) -> None:
        """Take who is asked, and the ways back."""
        self._desk = desk
        self._ways = ways
        self._inbox = inbox
        self._languages = languages

    async def give(self, reply: Reply, place: Place, source: Source) -> Acknowledgement:
        """Give a reply where somebody acted; what goes back with the acknowledgement."""
        if isinstance(reply, Say | Replace | JobStarted):
            self._languages.learn(source.account.id, reply.message.locale)
        match reply:
            case Say(message=message, visible=visible):
                return await self._show(message, place, source, visible=visible)
            case Replace(message=message):
                return await self._show(message, place, source, replace=True)
            case FormOpen(form=form):
                return await place.open(form)
            case FormErrors(form=form, errors=errors):
                return await place.open(form, errors)
            case JobStarted(message=message):
                shown = await place.show(message)
                self._inbox.later(self._see_through(reply, place, source))
                return shown
            case _:
                return None

    async def _show(
        self, message: Message, place: Place, source: Source, *, replace: bool = False, visible: bool = False
    ) -> Acknowledgement:
        shown = await place.show(message, replace=replace, visible=visible)
        self._hand_over(message, place, source)
        return shown

    def _hand_over(self, message: Message, place: Place, source: Source) -> None:
        """Send the files of an answer after it, to where only the one who asked reads them."""
        has_files = any(isinstance(part, Picture | FilePart) for part in message.parts)
        if has_files and not isinstance(place, FromDirect):
            self._inbox.later(self._quietly(source.account.id, message))

    async def _quietly(self, user: str, message: Message) -> None:
        try:
            await self._ways.posting.hand_over_directly(user, message)
        except ChatUnavailable as fault:
            log.warning("files for %s not handed over (%s)", user, fault.reason)

    async def _see_through(self, started: JobStarted, place: Place, source: Source) -> None:
        """Carry out long work, and show how far it is and how it ends."""

        async def show(message: Message) -> None:
            await place.go_on(message, last=False)

        try:
            reply = await self._desk.finish(started, source, show)
        except Exception:
            log.exception("job %s of event %s failed", started.job, started.event_id)
            reply = Say(unexpected(place.locale, started.event_id))
        if isinstance(reply, Say | Replace):
            await place.go_on(reply.message, last=True)
            self._hand_over(reply.message, place, source)
        elif not isinstance(reply, Nothing):
            log.warning("job %s ended in %s", started.job, type(reply).__name__)


def unexpected(locale: str, event_id: str) -> Message:
    """Say that something went wrong, and what to do."""
    return Message((paragraph(locale, "refused-unexpected", event=event_id),), (), locale)
