"""Answers among messages: to a command, to a button under a message, and to words written to the bot."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

from adapters.slack import commands
from adapters.slack.api import SlackRefused
from adapters.slack.places import LATE, Progress, again, visibility
from adapters.slack.ways import TRIGGER_PATIENCE
from bot.messages.render import text
from bot.ports.chat import ChatUnavailable, Choice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from adapters.slack.forms import View
    from adapters.slack.inbox import Acknowledgement
    from adapters.slack.markup import Rendered
    from adapters.slack.ways import Ways
    from bot.ports.chat import Form, Message, Text

log = logging.getLogger(__name__)


class FromCommand:
    """Somebody typed the command."""

    def __init__(self, ways: Ways, body: Mapping[str, Any], locale: str, line: str = "", *, began: float) -> None:
        """`began` is when it came, by the stopwatch."""
        self.locale = locale
        self.waiting_view: str | None = None
        self._ways = ways
        self._url = str(body.get("response_url", ""))
        self._user = str(body["user_id"])
        self._trigger = str(body.get("trigger_id", ""))
        self._line = line
        self._began = began
        self._progress = Progress(ways, self._user)

    @property
    def waited(self) -> float:
        """Give for how many seconds somebody has waited."""
        return self._ways.stopwatch.seconds() - self._began

    async def show(self, message: Message, *, replace: bool = False, visible: bool = False) -> Acknowledgement:
        rendered = self._ways.without_files(message)
        if self.waiting_view is not None and await self._ways.view(
            "views.update", self._ways.message_view(message), view_id=self.waiting_view
        ):
            return None
        if self.waited < LATE:
            return {
                "response_type": visibility(visible=visible),
                "text": rendered.text,
                "blocks": list(rendered.blocks),
            }
        await self._respond(rendered, response_type=visibility(visible=visible))
        return None

    async def open(self, form: Form, errors: Sequence[tuple[str, Text]] = ()) -> Acknowledgement:
        view = self._ways.form_view(form, self.locale, errors)
        if self.waiting_view is not None:
            opened = await self._ways.view("views.update", view, view_id=self.waiting_view)
        else:
            opened = await self._ways.view("views.open", view, trigger_id=self._trigger)
        if opened:
            return None
        self.waiting_view = None
        button = Choice(text(self.locale, "slack-open-form"), commands.token(self._line)) if self._line else None
        return await self.show(again(self.locale, (button,) if button else ()))

    async def wait(self, view: View) -> None:
        """Open something to look at while the answer is not there: the trigger lives three seconds."""
        try:
            opened = await self._ways.api.call(
                "views.open", patience=TRIGGER_PATIENCE, view=view, trigger_id=self._trigger
            )
            self.waiting_view = str(opened["view"]["id"])
        except (ChatUnavailable, SlackRefused) as fault:
            log.info("no view to wait in (%s)", fault)

    async def go_on(self, message: Message, *, last: bool) -> None:
        """Show how far it is where a message can be changed; the end is told here too."""
        await self._progress.show(message, last=last)
        if last:
            await self._respond(self._ways.without_files(message), response_type="ephemeral")

    async def _respond(self, rendered: Rendered, **how: object) -> None:
        if not self._url or not await self._ways.respond(self._url, rendered, **how):
            await self._ways.write(self._user, rendered)


class FromMessage:
    """Somebody pressed a button of a message."""

    def __init__(self, ways: Ways, body: Mapping[str, Any], locale: str, pressed: Choice, *, own_place: bool) -> None:
        """`own_place` is their direct messages with the bot: what is said there stays."""
        self.locale = locale
        self._ways = ways
        self._url = str(body.get("response_url", ""))
        self._user = str(body["user"]["id"])
        self._trigger = str(body.get("trigger_id", ""))
        self._pressed = pressed
        self._own_place = own_place
        self._progress = Progress(ways, self._user)

    async def show(self, message: Message, *, replace: bool = False, visible: bool = False) -> Acknowledgement:
        rendered = self._ways.without_files(message)
        how: dict[str, object] = {"replace_original": replace}
        if not replace:
            how["response_type"] = visibility(visible=visible or self._own_place)
        if not self._url or not await self._ways.respond(self._url, rendered, **how):
            await self._ways.write(self._user, rendered)
        return None

    async def open(self, form: Form, errors: Sequence[tuple[str, Text]] = ()) -> Acknowledgement:
        view = self._ways.form_view(form, self.locale, errors)
        if not await self._ways.view("views.open", view, trigger_id=self._trigger):
            await self.show(again(self.locale, (self._pressed,)))
        return None

    async def go_on(self, message: Message, *, last: bool) -> None:
        """Show it beneath: what was pressed must not be overwritten."""
        await self._progress.show(message, last=last)
        if last and not (self._progress.is_shown and self._own_place):
            await self.show(message)


class FromDirect:
    """Somebody wrote to the bot."""

    def __init__(self, ways: Ways, user: str, locale: str, thread: str | None = None) -> None:
        """`thread` is where they wrote, if they did so beneath a message."""
        self.locale = locale
        self._ways = ways
        self._user = user
        self._thread = thread
        self._progress = Progress(ways, user)

    async def show(self, message: Message, *, replace: bool = False, visible: bool = False) -> Acknowledgement:
        self._progress.sent = await self._ways.write(self._user, self._ways.posting.render(message), self._thread)
        return None

    async def open(self, form: Form, errors: Sequence[tuple[str, Text]] = ()) -> Acknowledgement:
        """A form can be opened by a press only."""
        return await self.show(again(self.locale))

    async def go_on(self, message: Message, *, last: bool) -> None:
        await self._progress.show(message, last=last)
        if last and not self._progress.is_shown:
            await self.show(message)
