"""Discord as a `ChatGateway`: what the courier asks for, in requests that discord.py makes."""

from __future__ import annotations

from datetime import timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any, TypeVar

import discord
from discord.http import handle_message_parameters
from discord.utils import MISSING

from adapters.discord import keys
from adapters.discord.accounts import Circle
from adapters.discord.direct import DirectPlaces
from adapters.discord.faults import FAULTS, asked, unavailable
from adapters.discord.markup import NO_MENTIONS, PLATFORM, TEXT_LIMIT, rendered
from adapters.discord.pacing import Call
from adapters.discord.rooms import Rooms, is_archived
from bot.domain.people import AccountState
from bot.ports.chat import Capabilities, ChatUnavailable, Sent, Undeliverable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from adapters.discord.markup import Rendered
    from adapters.discord.openings import Openings
    from adapters.discord.pacing import RequestPacer
    from bot.commands.doors import Doors
    from bot.domain.people import Account
    from bot.ports.chat import Message, PersonHint
    from bot.ports.clock import Stopwatch

T = TypeVar("T")

LIVES_FOR = 60.0
"""Seconds: discord.py tries five times within about half a minute, and waits up to another half for a limit."""
NONCE_WINDOW = 120.0
"""Seconds; Discord says "the past few minutes"."""
PAGE, PAGES = 100, 10
"""Messages read at once, and how often, when history is searched."""
ROUNDED = timedelta(seconds=2)
"""Discord's date has whole seconds, and its clock and the network are not ours."""


class DiscordGateway:
    """One bot on Discord. Until `connected`, everything is unavailable."""

    def __init__(
        self,
        pacer: RequestPacer,
        openings: Openings,
        stopwatch: Stopwatch,
        *,
        platform: str = PLATFORM,
        request_lives_for: float = LIVES_FOR,
    ) -> None:
        """Take what paces."""
        self._pacer = pacer
        self._openings = openings
        self._platform = platform
        self._client: discord.Client | None = None
        self._doors: Doors | None = None
        self._places: DirectPlaces | None = None
        self._rooms: Rooms | None = None
        self.commands: dict[str, str] = {}
        self.on_closed: Callable[[Account], None] = lambda _account: None
        self.circle = Circle(lambda: self._client, stopwatch, platform)
        self._capabilities = Capabilities(
            text_limit=TEXT_LIMIT,
            label_limit=80,
            request_lives_for=request_lives_for,
            nonce_window=NONCE_WINDOW,
            first_contact_by_person=True,
            hides_commands_by_permission=True,
            shows_options=True,
        )

    def connected(self, client: discord.Client, doors: Doors) -> None:
        """Begin to work."""
        self._client, self._doors = client, doors
        self._places = DirectPlaces(client, doors.memory, self._openings)
        self._rooms = Rooms(client, doors.memory)

    def disconnected(self) -> None:
        """Stop working."""
        self._client = self._places = self._rooms = None

    # ------------------------------------------------------------------ the port

    @property
    def platform(self) -> str:
        """Give the platform's name."""
        return self._platform

    @property
    def capabilities(self) -> Capabilities:
        """Give Discord's limits. The pacer sits below, where it sees every request: here there is no rate."""
        return self._capabilities

    async def send_direct(self, to: Account, message: Message, *, key: str) -> Sent | Undeliverable:
        """Write to one person, who has acted before."""
        if to.state is AccountState.EXPECTED or not to.id.isdecimal():
            return Undeliverable.NOT_YET_PRESENT
        places = _there(self._places)
        place, is_new = await places.of(to.id)
        if isinstance(place, Undeliverable):
            return place
        sent = await self._send(place, message, key)
        if sent is Undeliverable.NO_SUCH_PLACE and not is_new:
            await places.forget(to.id)
            return await self.send_direct(to, message, key=key)
        if sent is Undeliverable.DIRECT_MESSAGES_CLOSED:
            self.on_closed(to)
        return sent

    async def post(self, place_id: str, message: Message, *, key: str) -> Sent | Undeliverable:
        """Post to a channel or a room; a room that was put aside comes back for it."""
        if not place_id.isdecimal():
            return Undeliverable.NO_SUCH_PLACE
        try:
            return await self._send(place_id, message, key)
        except ChatUnavailable as fault:
            if not is_archived(fault):
                raise
        revived = await _there(self._rooms).revive(place_id)
        return revived if isinstance(revived, Undeliverable) else await self._send(place_id, message, key)

    async def edit(self, sent: Sent, message: Message, *, key: str) -> Sent | Undeliverable:
        """Change a message of ours."""
        http, made = self._http, self.rendered(message)
        with handle_message_parameters(view=made.view, attachments=made.files, allowed_mentions=NO_MENTIONS) as params:
            answer = await asked(lambda: http.edit_message(int(sent.place_id), int(sent.message_id), params=params))
        return answer if isinstance(answer, Undeliverable) else sent

    async def retract(self, sent: Sent, *, key: str) -> Sent | Undeliverable:
        """Take a message of ours back."""
        http = self._http
        answer = await asked(lambda: http.delete_message(int(sent.place_id), int(sent.message_id)))
        return answer if isinstance(answer, Undeliverable) and answer is not Undeliverable.NO_SUCH_PLACE else sent

    async def open_room(self, members: Sequence[Account], title: str, *, key: str) -> Sent | Undeliverable:
        """Open a private thread for these."""
        return await _there(self._rooms).open(members, title, key)

    async def change_members(
        self,
        room_id: str,
        add: Sequence[Account],
        remove: Sequence[Account],
        *,
        key: str,
    ) -> Sent | Undeliverable:
        """Let people in and out of a thread."""
        rooms = _there(self._rooms)
        return await rooms.change(room_id, add, remove) if room_id.isdecimal() else Undeliverable.NO_SUCH_PLACE

    async def close_room(self, room_id: str, *, key: str) -> Sent | Undeliverable:
        """Archive and lock a thread."""
        rooms = _there(self._rooms)
        return await rooms.close(room_id) if room_id.isdecimal() else Undeliverable.NO_SUCH_PLACE

    async def find_sent(self, to: Account | str, *, key: str, since: datetime) -> Sent | None:
        """Look in the history, newest first, for a message of ours with the key's trace."""
        place = to if isinstance(to, str) else await _there(self._places).known(to.id)
        if place is None or not place.isdecimal():
            return None
        wanted, before = keys.trace(key), None
        for _ in range(PAGES):
            page = await self._history(place, before)
            oldest = self._on_platform(since)
            for each in page:
                if oldest is not None and discord.utils.parse_time(each["timestamp"]) < oldest:
                    return None
                if _carries(each, wanted) and int(each["author"]["id"]) == self._own_id:
                    return Sent(place, str(each["id"]))
            if len(page) < PAGE:
                return None
            before = int(page[-1]["id"])
        return None

    async def find_room(self, *, key: str) -> Sent | None:
        """Look for the thread that was opened with that key."""
        return await _there(self._rooms).find(key)

    async def find_account(self, hint: PersonHint) -> Account | None:
        """Look for somebody by their user name; Discord tells nobody's e-mail address."""
        if not hint.handle:
            return None
        _there(self._client)
        try:
            return await self.circle.find(hint.handle)
        except FAULTS as fault:
            raise unavailable(fault, Call()) from fault

    # ------------------------------------------------------------------ for the rest of the adapter

    def rendered(self, message: Message, key: str | None = None) -> Rendered:
        """Give a message as Discord takes it, its commands as what one can press."""
        return rendered(message, key, self.commands)

    async def note_direct(self, account_id: str, place_id: str) -> None:
        """Learn where somebody's direct messages are, from an act of theirs."""
        if self._places is not None:
            await self._places.note(account_id, place_id)

    # ------------------------------------------------------------------ inside

    @property
    def _http(self) -> Any:  # discord.py's own, whose payloads are its own types
        return _there(self._client).http

    @property
    def _own_id(self) -> int:
        user = _there(self._client).user
        return user.id if user else 0

    async def _send(self, place_id: str, message: Message, key: str) -> Sent | Undeliverable:
        http, made = self._http, self.rendered(message, key)
        is_quiet = isinstance(_there(self._client).get_channel(int(place_id)), discord.Thread)
        with handle_message_parameters(
            view=made.view,
            files=made.files or MISSING,
            nonce=keys.nonce(key),
            allowed_mentions=NO_MENTIONS,
            flags=discord.MessageFlags(suppress_notifications=is_quiet),
        ) as params:
            answer = await asked(lambda: http.send_message(int(place_id), params=params))
        return answer if isinstance(answer, Undeliverable) else Sent(place_id, str(answer["id"]))

    async def _history(self, place_id: str, before: int | None) -> Any:  # Discord's own payload
        http = self._http
        answer = await asked(lambda: http.logs_from(int(place_id), PAGE, before=before))
        if answer is Undeliverable.NO_SUCH_PLACE:
            return []
        if isinstance(answer, Undeliverable):
            raise ChatUnavailable(f"unreadable-{answer}", may_have_arrived=False, only_this=True)
        return answer

    def _on_platform(self, since: datetime) -> datetime | None:
        """Give a moment of the programme's clock on the platform's: the one may be a virtual one, ahead by years."""
        date, doors = self._pacer.platform_date, self._doors
        if date is None or doors is None:
            return None
        return parsedate_to_datetime(date) - (doors.clock.now() - since) - ROUNDED


def _there(value: T | None) -> T:
    """Give what is there only while connected. Raises ChatUnavailable if it is not."""
    if value is None:
        raise ChatUnavailable("not-connected", may_have_arrived=False, retry_after=2.0)
    return value


def _carries(message: Any, wanted: int) -> bool:  # Discord's own payload
    return any(component.get("id") == wanted for component in message.get("components", ()))
