"""What happens in Slack without a button: words to the bot, words in rooms, people who come, change and go."""

from __future__ import annotations

import logging
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from adapters.slack.forms import home_view
from adapters.slack.in_messages import FromDirect
from adapters.slack.keys import event_id
from adapters.slack.socket import ROOMS
from adapters.slack.words import written
from bot.commands.events import (
    AccountChanged,
    DirectMessage,
    HomeOpened,
    PersonArrived,
    PersonLeft,
    RoomActivity,
)
from bot.messages.render import paragraph
from bot.ports.chat import Message, Sent

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from adapters.slack.answering import Answering
    from adapters.slack.directory import Directory, Person
    from adapters.slack.downloads import Downloads
    from adapters.slack.inbox import Acknowledgement, Inbox
    from adapters.slack.interactions import Interactions
    from adapters.slack.languages import Languages
    from adapters.slack.notes import RoomNotes
    from adapters.slack.people import People
    from adapters.slack.ways import Ways
    from bot.commands.doors import Desk

    Happening = Mapping[str, Any]

log = logging.getLogger(__name__)

WORDS = frozenset({None, "file_share", "me_message", "thread_broadcast"})
"""The kinds of message that are somebody's own words; all others are news about messages."""
FILES_AT_ONCE = 10


class Listening:
    """Routes events."""

    def __init__(
        self,
        desk: Desk,
        inbox: Inbox,
        ways: Ways,
        people: People,
        directory: Directory,
        answering: Answering,
        downloads: Downloads,
        notes: RoomNotes,
        interactions: Interactions,
        languages: Languages,
    ) -> None:
        """Take whom to tell."""
        self._desk = desk
        self._inbox = inbox
        self._ways = ways
        self._people = people
        self._directory = directory
        self._answering = answering
        self._downloads = downloads
        self._notes = notes
        self._interactions = interactions
        self._languages = languages
        self._routes: Mapping[str, Callable[[str, Happening], Awaitable[None]]] = {
            "message": self._message,
            "user_change": self._changed,
            "team_join": self._arrived,
            "app_home_opened": self._home,
        }

    async def event(self, body: Mapping[str, Any]) -> Acknowledgement:
        """Deal with an event; when this returns it is stored, or is nothing to us."""
        happening = body.get("event") or {}
        route = self._routes.get(str(happening.get("type")))
        if route is None:
            return None
        about = f"slack-{body['event_id']}" if body.get("event_id") else event_id(happening)
        return await self._inbox.once(about, partial(self._follow, route, about, happening))

    async def _follow(
        self, route: Callable[[str, Happening], Awaitable[None]], about: str, happening: Happening
    ) -> Acknowledgement:
        await route(about, happening)
        return None

    # ------------------------------------------------------------------ words

    async def _message(self, about: str, message: Happening) -> None:
        user = message.get("user")
        if not user or message.get("subtype") not in WORDS or message.get("bot_id"):
            return
        if message.get("channel_type") in ROOMS:
            await self._notes.note(RoomActivity(about, self._people.writer(user), str(message["channel"])))
        elif message.get("channel_type") == "im":
            await self._direct(about, message)

    async def _direct(self, about: str, message: Happening) -> None:
        user, channel = str(message["user"]), str(message["channel"])
        thread = message.get("thread_ts")
        source = await self._people.source(user)
        if self._people.is_stranger(user, message.get("user_team") or message.get("team")):
            locale = self._languages.of_slack(source)
            words = Message((paragraph(locale, "slack-stranger"),), (), locale)
            await FromDirect(self._ways, user, locale, thread).show(words)
            return
        place = FromDirect(self._ways, user, await self._languages.of(source), thread)
        await self._ways.posting.note_place(user, channel)
        files = [await self._downloads.fetch(file) for file in (message.get("files") or ())[:FILES_AT_ONCE]]
        event = DirectMessage(
            about,
            source,
            written(message, self._directory.name_of),
            tuple(file for file in files if file is not None),
            str(Sent(channel, str(thread))) if thread else None,
        )
        reply = await self._desk.dispatch(event)
        await self._inbox.soon(self._answering.give(reply, place, source))

    # ------------------------------------------------------------------ people

    async def _arrived(self, about: str, happening: Happening) -> None:
        user = happening.get("user") or {}
        if not user.get("id") or user.get("is_bot"):
            return
        _, person = self._directory.note(user)
        if person.is_here:
            await self._desk.dispatch(PersonArrived(about, await self._people.source(person.id)))

    async def _changed(self, about: str, happening: Happening) -> None:
        """A changed language or zone asks; a closed account cannot be written to; all else is nobody's business."""
        user = happening.get("user") or {}
        if not user.get("id") or user.get("is_bot"):
            return
        before, now = self._directory.note(user)
        if now.is_gone and not (before and before.is_gone):
            await self._desk.dispatch(PersonLeft(about, self._people.writer(now.id)))
        elif before is None or now.is_gone or not now.is_here:
            return
        elif before.is_gone:
            await self._desk.dispatch(PersonArrived(about, await self._people.source(now.id)))
        else:
            await self._tell_what_changed(about, before, now)

    async def _tell_what_changed(self, about: str, before: Person, now: Person) -> None:
        """Tell of another zone or language, and of what is heard for the first time: nothing."""
        zone = now.zone if before.zone and now.zone != before.zone else None
        locale = now.locale if before.locale and now.locale != before.locale else None
        if zone or locale:
            source = replace(await self._people.source(now.id), locale=locale)
            await self._desk.dispatch(AccountChanged(about, source, zone=zone))

    async def _home(self, about: str, happening: Happening) -> None:
        """Show the page; what stood there is made anew whenever somebody looks."""
        user = str(happening.get("user") or "")
        if happening.get("channel"):
            await self._ways.posting.note_place(user, str(happening["channel"]))
        if happening.get("tab", "home") != "home":
            return
        self._inbox.later(self.show_home(user))

    async def show_home(self, user: str) -> None:
        """Publish somebody's page."""
        source = await self._people.source(user)
        if self._people.is_stranger(user):
            return
        message = await self._desk.home(HomeOpened(source))
        self._languages.learn(user, message.locale)
        view = home_view(message, self._interactions.menu_buttons(message.locale), self._ways.posting.render)
        await self._ways.view("views.publish", view, user_id=user)
