"""Where an answer goes: back with the acknowledgement, to a response address, into a view, or as a message."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, Protocol

import aiohttp

from adapters.slack import commands
from adapters.slack.api import SlackRefused
from adapters.slack.forms import can_show_errors, form_view, message_view
from adapters.slack.markup import Rendered
from bot.messages.render import paragraph, text
from bot.ports.chat import ChatUnavailable, Choice, FilePart, Message, Picture, Sent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from adapters.slack.api import SlackApi
    from adapters.slack.forms import View
    from adapters.slack.gateway import Desk
    from adapters.slack.inbox import Acknowledgement
    from bot.ports.chat import Form, Text
    from bot.ports.clock import Stopwatch

log = logging.getLogger(__name__)

LATE = 2.5
"""Seconds after which Slack no longer reads what comes with an acknowledgement."""
TRIGGER_PATIENCE = 1.0
CHANGED_EVERY = 3.0
"""Seconds between two changes of one message: fifty a minute are allowed, for all."""


class Ways:
    """What all places need."""

    def __init__(
        self, api: SlackApi, desk: Desk, session: aiohttp.ClientSession, stopwatch: Stopwatch, command: str
    ) -> None:
        """Take the ways to Slack."""
        self.api = api
        self.desk = desk
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
            return await self.desk.say(user, rendered, thread)
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

    def without_files(self, message: Message) -> Rendered:
        """Give an answer as text and blocks; what comes with it as a file is said to be elsewhere, and goes there."""
        rendered = self.desk.render(noted(message))
        return Rendered(rendered.text, rendered.blocks)


def noted(message: Message) -> Message:
    """Say where the files of an answer are: an answer that only one person sees can hold none."""
    if not any(isinstance(part, Picture | FilePart) for part in message.parts):
        return message
    note = paragraph(message.locale, "slack-file-is-in-direct-messages")
    kept = tuple(part for part in message.parts if not isinstance(part, Picture | FilePart))
    return Message((*kept, note), message.choices, message.locale)


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
            "views.update", message_view(noted(message), self._ways.command), view_id=self.waiting_view
        ):
            return None
        if self.waited < LATE:
            return {"response_type": _type(visible=visible), "text": rendered.text, "blocks": list(rendered.blocks)}
        await self._respond(rendered, response_type=_type(visible=visible))
        return None

    async def open(self, form: Form, errors: Sequence[tuple[str, Text]] = ()) -> Acknowledgement:
        callback = "options" if form.token.startswith(f"{commands.RUN}:") else "form"
        view = form_view(form, self.locale, dict(errors), callback=callback)
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
            how["response_type"] = _type(visible=visible or self._own_place)
        if not self._url or not await self._ways.respond(self._url, rendered, **how):
            await self._ways.write(self._user, rendered)
        return None

    async def open(self, form: Form, errors: Sequence[tuple[str, Text]] = ()) -> Acknowledgement:
        view = form_view(form, self.locale, dict(errors), callback=_callback(form))
        if not await self._ways.view("views.open", view, trigger_id=self._trigger):
            await self.show(again(self.locale, (self._pressed,)))
        return None

    async def go_on(self, message: Message, *, last: bool) -> None:
        """Show it beneath: what was pressed must not be overwritten."""
        await self._progress.show(message, last=last)
        if last and not (self._progress.is_shown and self._own_place):
            await self.show(message)


class FromView:
    """Somebody sent a view, or pressed a button in one."""

    def __init__(
        self, ways: Ways, body: Mapping[str, Any], locale: str, *, began: float, was_sent: bool = False
    ) -> None:
        """`began` is when it came; `was_sent` says that the acknowledgement may carry the next view."""
        self.locale = locale
        self._ways = ways
        self._user = str(body["user"]["id"])
        self._view: Mapping[str, Any] = body["view"]
        self._began = began
        self._was_sent = was_sent

    async def show(self, message: Message, *, replace: bool = False, visible: bool = False) -> Acknowledgement:
        view = message_view(noted(message), self._ways.command)
        return await self._put(view, lambda: self._ways.without_files(message))

    async def open(self, form: Form, errors: Sequence[tuple[str, Text]] = ()) -> Acknowledgement:
        in_time = self._ways.stopwatch.seconds() - self._began < LATE
        if errors and self._was_sent and in_time and can_show_errors(self._view, form):
            return {"response_action": "errors", "errors": {name: str(words) for name, words in errors}}
        view = form_view(form, self.locale, dict(errors), callback=_callback(form))
        return await self._put(view, lambda: self._ways.desk.render(again(self.locale)))

    async def go_on(self, message: Message, *, last: bool) -> None:
        view = message_view(noted(message), self._ways.command)
        shown = await self._ways.view("views.update", view, view_id=str(self._view["id"]))
        if not shown and last:
            await self._ways.write(self._user, self._ways.without_files(message))

    async def _put(self, view: View, otherwise: Callable[[], Rendered]) -> Acknowledgement:
        """Put a view in the place of this one; where it was closed meanwhile, write instead."""
        if self._was_sent and self._ways.stopwatch.seconds() - self._began < LATE:
            return {"response_action": "update", "view": view}
        if not await self._ways.view("views.update", view, view_id=str(self._view["id"])):
            await self._ways.write(self._user, otherwise())
        return None


class FromHome:
    """Somebody pressed a button on the bot's page."""

    def __init__(self, ways: Ways, body: Mapping[str, Any], locale: str) -> None:
        """Take what opens a view there."""
        self.locale = locale
        self._ways = ways
        self._user = str(body["user"]["id"])
        self._trigger = str(body.get("trigger_id", ""))
        self._progress = Progress(ways, self._user)

    async def show(self, message: Message, *, replace: bool = False, visible: bool = False) -> Acknowledgement:
        view = message_view(noted(message), self._ways.command)
        if not await self._ways.view("views.open", view, trigger_id=self._trigger):
            await self._ways.write(self._user, self._ways.without_files(message))
        return None

    async def open(self, form: Form, errors: Sequence[tuple[str, Text]] = ()) -> Acknowledgement:
        view = form_view(form, self.locale, dict(errors), callback=_callback(form))
        if not await self._ways.view("views.open", view, trigger_id=self._trigger):
            await self._ways.write(self._user, self._ways.desk.render(again(self.locale)))
        return None

    async def go_on(self, message: Message, *, last: bool) -> None:
        await self._progress.show(message, last=last)
        if last and not self._progress.is_shown:
            await self._ways.write(self._user, self._ways.without_files(message))


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
        self._progress.sent = await self._ways.write(self._user, self._ways.desk.render(message), self._thread)
        return None

    async def open(self, form: Form, errors: Sequence[tuple[str, Text]] = ()) -> Acknowledgement:
        """A form can be opened by a press only."""
        return await self.show(again(self.locale))

    async def go_on(self, message: Message, *, last: bool) -> None:
        await self._progress.show(message, last=last)
        if last and not self._progress.is_shown:
            await self.show(message)


def _type(*, visible: bool) -> str:
    return "in_channel" if visible else "ephemeral"


def _callback(form: Form) -> str:
    return "options" if form.token.startswith(f"{commands.RUN}:") else "form"
