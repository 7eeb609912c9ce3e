"""Answers in views: to a form that was sent, and to a button in a view or on the bot's page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from adapters.slack.forms import can_show_errors
from adapters.slack.naming import words_as_one_command
from adapters.slack.places import LATE, Progress, again

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from adapters.slack.forms import View
    from adapters.slack.inbox import Acknowledgement
    from adapters.slack.markup import Rendered
    from adapters.slack.ways import Ways
    from bot.ports.chat import Form, Message, Text


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
        view = self._ways.message_view(message)
        return await self._put(view, lambda: self._ways.without_files(message))

    async def open(self, form: Form, errors: Sequence[tuple[str, Text]] = ()) -> Acknowledgement:
        in_time = self._ways.stopwatch.seconds() - self._began < LATE
        if errors and self._was_sent and in_time and can_show_errors(self._view, form):
            return {"response_action": "errors", "errors": self._marked(errors)}
        view = self._ways.form_view(form, self.locale, errors)
        return await self._put(view, lambda: self._ways.posting.render(again(self.locale)))

    async def go_on(self, message: Message, *, last: bool) -> None:
        view = self._ways.message_view(message)
        shown = await self._ways.view("views.update", view, view_id=str(self._view["id"]))
        if not shown and last:
            await self._ways.write(self._user, self._ways.without_files(message))

    def _marked(self, errors: Sequence[tuple[str, Text]]) -> dict[str, str]:
        return {name: words_as_one_command(words, self._ways.command) for name, words in errors}

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
        view = self._ways.message_view(message)
        if not await self._ways.view("views.open", view, trigger_id=self._trigger):
            await self._ways.write(self._user, self._ways.without_files(message))
        return None

    async def open(self, form: Form, errors: Sequence[tuple[str, Text]] = ()) -> Acknowledgement:
        view = self._ways.form_view(form, self.locale, errors)
        if not await self._ways.view("views.open", view, trigger_id=self._trigger):
            await self._ways.write(self._user, self._ways.posting.render(again(self.locale)))
        return None

    async def go_on(self, message: Message, *, last: bool) -> None:
        await self._progress.show(message, last=last)
        if last and not self._progress.is_shown:
            await self._ways.write(self._user, self._ways.without_files(message))
