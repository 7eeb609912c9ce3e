"""Commands, buttons and views: handed in, stored, answered, and only then acknowledged."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING, Any

from adapters.slack import commands, forms
from adapters.slack.answering import unexpected
from adapters.slack.in_messages import FromCommand, FromMessage
from adapters.slack.in_views import FromHome, FromView
from adapters.slack.keys import event_id
from bot.commands.events import ChoicePressed, CommandInvoked, FormSubmitted, HomeOpened
from bot.domain.errors import Refused
from bot.messages.render import paragraph, paragraphs, text
from bot.ports.chat import Choice, Message, Text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Mapping

    from adapters.slack.answering import Answering
    from adapters.slack.downloads import Downloads
    from adapters.slack.inbox import Acknowledgement, Inbox
    from adapters.slack.languages import Languages
    from adapters.slack.people import People
    from adapters.slack.places import Place
    from adapters.slack.ways import Ways
    from bot.commands.doors import Desk
    from bot.commands.events import Event, OptionValue, Source
    from bot.commands.spec import CommandSpec
    from bot.messages.render import Value

log = logging.getLogger(__name__)

SLOW = 0.8
"""Seconds after which somebody who waits for a form is shown that it comes."""


class Interactions:
    """What people do in Slack."""

    def __init__(
        self,
        desk: Desk,
        inbox: Inbox,
        ways: Ways,
        people: People,
        answering: Answering,
        downloads: Downloads,
        languages: Languages,
    ) -> None:
        """Take whom to ask, and how to answer."""
        self._desk = desk
        self._inbox = inbox
        self._ways = ways
        self._people = people
        self._answering = answering
        self._downloads = downloads
        self._languages = languages

    # ------------------------------------------------------------------ commands

    async def command(self, body: Mapping[str, Any]) -> Acknowledgement:
        """Deal with the one command."""
        about = event_id("command", body.get("trigger_id"), body["user_id"], body.get("text", ""))
        return await self._inbox.once(about, partial(self._command, about, body))

    async def _command(self, about: str, body: Mapping[str, Any]) -> Acknowledgement:
        began = self._ways.stopwatch.seconds()
        line = commands.cleaned(str(body.get("text") or ""))
        source = await self._people.source(body["user_id"])
        if self._people.is_stranger(body["user_id"], body.get("team_id")):
            stranger = FromCommand(self._ways, body, self._languages.of_slack(source), began=began)
            return await stranger.show(self._say(stranger.locale, "slack-stranger"))
        place = FromCommand(self._ways, body, await self._languages.of(source), line, began=began)
        return await self._guarded(place, about, self._run(line, about, place, source))

    async def _run(self, line: str, about: str, place: Place, source: Source) -> Acknowledgement:
        """Run a line: nothing at all is answered by the menu, a command that needs a file by a form."""
        if not line:
            return await place.show(await self._menu(source))
        try:
            spec, typed = commands.read(line)
            typed = await self._people.with_groups(spec, typed)
        except Refused as refusal:
            return await place.show(_refused(place.locale, refusal))
        if commands.wants_file(spec, typed):
            return await place.open(commands.options_form(spec, typed, place.locale))
        return await self._dispatch(CommandInvoked(about, source, spec.path, typed), place, spec)

    async def _menu(self, source: Source) -> Message:
        """Give what somebody can do here, with buttons."""
        home = await self._desk.home(HomeOpened(source))
        return Message(home.parts, (*home.choices, *self.menu_buttons(home.locale)), home.locale)

    def menu_buttons(self, locale: str) -> tuple[Choice, ...]:
        """Give the buttons that stand under every menu."""
        return (Choice(text(locale, "slack-all-commands"), commands.token("help")),)

    async def _dispatch(self, event: Event, place: Place, spec: CommandSpec | None = None) -> Acknowledgement:
        """Hand in, and answer. Who waits for a form is shown something in time."""
        asking = asyncio.ensure_future(self._desk.dispatch(event))
        if spec is not None and spec.opens and isinstance(place, FromCommand):
            await asyncio.wait([asking], timeout=max(0.0, SLOW - place.waited))
            if not asking.done():
                await place.wait(forms.waiting_view(place.locale))
        return await self._answering.give(await asking, place, event.source)

    # ------------------------------------------------------------------ buttons

    async def action(self, body: Mapping[str, Any]) -> Acknowledgement:
        """Deal with a button. Nothing goes back with the acknowledgement."""
        pressed = body["actions"][0]
        about = event_id("press", body.get("trigger_id"), pressed.get("action_ts"), pressed.get("value"))
        return await self._inbox.once(about, partial(self._action, about, body, pressed))

    async def _action(self, about: str, body: Mapping[str, Any], pressed: Mapping[str, Any]) -> Acknowledgement:
        token = str(pressed.get("value") or "")
        if token.count(":") < 2 or pressed.get("type", "button") != "button":
            return None
        user = body["user"]["id"]
        source = await self._people.source(user)
        place = await self._place(body, source, _choice(pressed, token))
        if self._people.is_stranger(user, body["user"].get("team_id")):
            return await place.show(self._say(place.locale, "slack-stranger"))
        kind, _, row = token.split(":", 2)
        if kind == commands.RUN:
            work = self._run(row, about, place, source)
        else:
            work = self._press(ChoicePressed(about, source, token), place)
        return await self._guarded(place, about, work)

    async def _place(self, body: Mapping[str, Any], source: Source, pressed: Choice) -> Place:
        locale = await self._languages.of(source)
        view = body.get("view") or {}
        if view.get("type") == "home":
            return FromHome(self._ways, body, locale)
        if view:
            return FromView(self._ways, body, locale, began=self._ways.stopwatch.seconds())
        container = body.get("container") or {}
        channel = (body.get("channel") or {}).get("id") or container.get("channel_id")
        own = channel is not None and channel == await self._ways.posting.place_of(body["user"]["id"])
        own_place = own and not container.get("is_ephemeral")
        return FromMessage(self._ways, body, locale, pressed, own_place=own_place)

    async def _press(self, event: ChoicePressed, place: Place) -> Acknowledgement:
        """Hand in, and answer; an answer that takes long goes on after the acknowledgement."""
        reply = await self._desk.dispatch(event)
        await self._inbox.soon(self._answering.give(reply, place, event.source))
        return None

    # ------------------------------------------------------------------ views

    async def view(self, body: Mapping[str, Any]) -> Acknowledgement:
        """Deal with a view that was sent."""
        view = body["view"]
        about = event_id("view", body.get("trigger_id"), view.get("id"), view.get("hash"))
        return await self._inbox.once(about, partial(self._view, about, body, view))

    async def _view(self, about: str, body: Mapping[str, Any], view: Mapping[str, Any]) -> Acknowledgement:
        began = self._ways.stopwatch.seconds()
        source = await self._people.source(body["user"]["id"])
        place = FromView(self._ways, body, await self._languages.of(source), began=began, was_sent=True)
        token, page = forms.sent(view)
        if token.count(":") < 2:
            return None
        if view.get("callback_id") == forms.OPTIONS:
            return await self._guarded(place, about, self._options(about, view, token, place, source))
        event = FormSubmitted(about, source, token, page, forms.answers(view))
        return await self._guarded(place, about, self._dispatch(event, place))

    async def _options(
        self, about: str, view: Mapping[str, Any], token: str, place: Place, source: Source
    ) -> Acknowledgement:
        """Run a command whose options were filled in as a form."""
        spec = commands.of_path(token.split(":", 2)[2])
        if spec is None:
            return None
        options: dict[str, OptionValue] = {
            name: value for name, value in forms.answers(view).items() if isinstance(value, str) and value
        }
        for name, file in forms.files(view).items():
            received = await self._downloads.fetch(file)
            if received is None:
                return await place.show(self._say(place.locale, "slack-file-not-read"))
            options[name] = received
        return await self._dispatch(CommandInvoked(about, source, spec.path, options), place)

    # ------------------------------------------------------------------ inside

    async def _guarded(self, place: Place, about: str, work: Awaitable[Acknowledgement]) -> Acknowledgement:
        """Let what fails be answered by a sentence, and be told again by Slack: it was not stored."""
        try:
            return await work
        except Exception:
            log.exception("event %s failed", about)
            self._inbox.later(place.go_on(unexpected(place.locale, about), last=True))
            raise

    def _say(self, locale: str, key: str) -> Message:
        return Message((paragraph(locale, key),), (), locale)


def _choice(pressed: Mapping[str, Any], token: str) -> Choice:
    label = (pressed.get("text") or {}).get("text") or "…"
    return Choice(Text(str(label)), token)


def _refused(locale: str, refusal: Refused) -> Message:
    values: dict[str, Value] = {
        name: value if isinstance(value, int) else str(value) for name, value in refusal.details.items()
    }
    return Message(paragraphs(locale, refusal.key, **values), (), locale)
