"""`pairkeeper console`: be anybody, give commands, press buttons, fill in forms, and let the clock go on."""

from __future__ import annotations

from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.console import views
from adapters.console.arrivals import Arrivals
from adapters.console.buttons import Buttons
from adapters.console.forms import FormLeft, FormTaker
from adapters.console.long_work import LongWork
from adapters.console.moments import read_moment
from adapters.console.people import COORDINATOR, Directory, Guise, NobodyThere, as_participant, as_visitor, visitor
from bot.commands.events import (
    ChoicePressed,
    CommandInvoked,
    DirectMessage,
    FormSubmitted,
    ReceivedFile,
    RoomActivity,
    Source,
)
from bot.commands.parsing import UnknownCommand, parse
from bot.commands.spec import OptionKind
from bot.domain.errors import Refused
from bot.messages.render import heading, paragraph, paragraphs, prose, text
from bot.ports.chat import FormErrors, FormOpen, JobStarted, Message, Paragraph, Questions, Replace, Say

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from datetime import datetime

    from adapters.console.buttons import Button
    from adapters.console.doors import Doors
    from adapters.console.gateway import Kept
    from adapters.console.markup import Screen
    from adapters.console.reader import Reader
    from adapters.console.views import View
    from bot.commands.events import Event, OptionValue
    from bot.commands.spec import CommandSpec
    from bot.ports.chat import Form, Reply, Text

OWN = ("as", "who", "inbox", "reply", "channel", "room", "say", "clock", "help", "quit")
"""The console's own commands; all others are the bot's."""
NEXT = "next"


class NoSuchFile(Refused):
    """There is no file to send under that name."""

    key = "console-no-such-file"


class NothingToReplyTo(Refused):
    """No partner's words have arrived in this inbox."""

    key = "console-nothing-to-reply-to"


class NothingPlanned(Refused):
    """Nothing is due for as long as the bot looks ahead."""

    key = "console-nothing-planned"


class Session:
    """One person at a console, in as many guises as they like."""

    def __init__(self, doors: Doors, reader: Reader, screen: Screen) -> None:
        """Sit down as the coordinator."""
        self._doors = doors
        self._reader = reader
        self._screen = screen
        self._locale = doors.locale
        self._people = Directory(())
        self._guise = self._coordinator()
        self._buttons = Buttons()
        self._arrivals = Arrivals(screen, zone=doors.zone, locale=doors.locale, number=self._number)
        self._numbers = count(1)
        self._own: Mapping[str, Callable[[str], Awaitable[None]]] = {
            "as": self._be,
            "who": self._who,
            "inbox": self._inbox,
            "reply": self._reply,
            "channel": self._channel,
            "room": self._room,
            "say": self._say,
            "clock": self._clock,
            "help": self._help,
        }
        for gateway in doors.gateways.values():
            gateway.on_sent = self._arrivals.hear

    async def run(self) -> None:
        """Take line after line until `/quit` or the end of the input."""
        await self._look_around()
        welcome = paragraphs(self._locale, "console-welcome", name=self._guise.name)
        self._screen.show(Message(welcome, (), self._locale), self._guise.zone)
        while (line := self._next_line()) is not None:
            if line in {"/quit", "/exit"}:
                break
            if line:
                await self.take(line)
        self._tell("console-goodbye")

    async def take(self, line: str) -> None:
        """Do what one line says."""
        self._buttons.turn()
        await self._look_around()
        try:
            await self._obey(line)
        except FormLeft as left:
            self._refuse(left)
            instead = left.details.get("instead")
            if instead:
                await self.take(str(instead))
        except Refused as refusal:
            self._refuse(refusal)
        except KeyboardInterrupt:
            self._tell("console-interrupted")
        self._arrivals.finish()

    # ------------------------------------------------------------------ lines

    def _next_line(self) -> str | None:
        now = views.moment(self._doors.clock.now(), self._guise.zone, self._locale)
        try:
            line = self._reader.read(f"{self._guise.name} | {now} > ")
        except KeyboardInterrupt:
            self._tell("console-interrupted")
            return ""
        return line if line is None else line.strip()

    async def _obey(self, line: str) -> None:
        if line.removeprefix("#").isdecimal():
            await self._press(self._buttons.pressed(int(line.removeprefix("#"))))
        elif not line.startswith("/"):
            await self._do(DirectMessage(self._event_id(), self._guise.source, line))
        else:
            word, _, rest = line.removeprefix("/").partition(" ")
            own = self._own.get(word.lower())
            await (self._command(line) if own is None else own(rest.strip()))

    async def _command(self, line: str) -> None:
        try:
            spec, typed = parse(line, self._doors.commands)
        except UnknownCommand as unknown:
            self._refuse(unknown)
            self._tell("console-own-commands", names=", ".join(f"/{word}" for word in OWN))
            return
        options = {name: _sent(spec, name, value) for name, value in typed.items()}
        await self._do(CommandInvoked(self._event_id(), self._guise.source, spec.path, options))

    async def _press(self, button: Button) -> None:
        await self._do(ChoicePressed(self._event_id(), self._guise.source, button.token), button.kept)

    # ------------------------------------------------------------------ the bot's answers

    async def _do(self, event: Event, pressed: Kept | None = None) -> None:
        """Hand an event over, show the answer, and let arrive what must be said to others at once."""
        reply = await self._doors.dispatch(event)
        while (following := await self._answer(reply, pressed)) is not None:
            reply = following
        await self._doors.advance(self._doors.clock.now())

    async def _answer(self, reply: Reply, pressed: Kept | None) -> Reply | None:
        """Show a reply; give the next one, where it leads to one."""
        match reply:
            case Say(message=message, visible=visible):
                self._show(message, header=text(self._locale, "console-visible") if visible else "")
            case Replace(message=message):
                if pressed is not None:
                    pressed.message = message
                self._show(message, pressed, header=text(self._locale, "console-replaced"))
            case JobStarted(message=message):
                self._show(message)
                return await self._see_through(reply)
            case FormOpen(form=form):
                return await self._fill(form, {})
            case FormErrors(form=form, errors=errors):
                return await self._fill(form, dict(errors))
            case _:
                self._tell("console-done")
        return None

    async def _see_through(self, started: JobStarted) -> Reply:
        """Wait for long work, showing how far it is; Ctrl-C stops it with the best so far."""
        with LongWork(self._screen, self._locale, self._stop).interruptible() as work:
            return await self._doors.finish(started, self._guise.source, work.show)

    async def _stop(self, token: str) -> Reply:
        return await self._doors.dispatch(ChoicePressed(self._event_id(), self._guise.source, token))

    async def _fill(self, form: Form, errors: Mapping[str, Text]) -> Reply:
        taker = FormTaker(self._reader, self._screen, locale=self._locale, zone=self._guise.zone)
        values = taker.take(form, errors)
        return await self._doors.dispatch(
            FormSubmitted(self._event_id(), self._guise.source, form.token, form.page, values)
        )

    # ------------------------------------------------------------------ the console's own commands

    async def _be(self, typed: str) -> None:
        self._buttons.clear()
        self._guise = self._guise_of(typed)
        self._tell("console-you-are", name=self._guise.name, zone=self._guise.zone)

    def _guise_of(self, typed: str) -> Guise:
        if typed.casefold() in {COORDINATOR, text(self._locale, "console-coordinator").casefold()}:
            return self._coordinator()
        doors = self._doors
        try:
            return as_participant(self._people.find(typed), doors.gateways.keys(), doors.locale)
        except NobodyThere:
            account = visitor(typed, doors.gateways)
            if account is None:
                raise
            return as_visitor(account, doors.zone, doors.locale)

    async def _who(self, typed: str) -> None:
        self._show(views.roster(self._people.like(typed), self._doors.clock.now(), self._locale))

    async def _inbox(self, typed: str) -> None:
        last = int(typed) if typed.isdecimal() else views.READ_AT_ONCE
        self._view(views.inbox(self._guise, self._doors.gateways, last, self._locale), "console-inbox-empty")

    async def _reply(self, typed: str) -> None:
        """Reply to the latest of a partner's words, on the platform on which they arrived."""
        answered = views.last_passed_on(self._guise, self._doors.gateways)
        if answered is None or answered.to is None:
            raise NothingToReplyTo
        source = replace(self._guise.source, account=answered.to)
        await self._do(DirectMessage(self._event_id(), source, typed, in_reply_to=str(answered.sent)))

    async def _channel(self, typed: str) -> None:
        name, _, last = typed.partition(" ")
        gateways, zone = self._doors.gateways, self._guise.zone
        if not name:
            self._show(views.channels(gateways, self._locale))
            return
        number = int(last) if last.isdecimal() else views.READ_AT_ONCE
        self._view(views.channel(name, gateways, number, zone, self._locale), "console-channel-empty")

    async def _room(self, typed: str) -> None:
        last = int(typed) if typed.isdecimal() else views.READ_AT_ONCE
        self._view(views.rooms(self._guise, self._doors.gateways, last, self._locale), "console-room-empty")

    async def _say(self, typed: str) -> None:
        """Write in the room one shares with one's partner: the words stand there, and the bot learns only who wrote."""
        gateway, account, room = views.own_room(self._guise, self._doors.gateways)
        if not typed:
            self._tell("console-say-what")
            return
        words = prose(self._locale, "console-said", name=self._guise.source.name or self._guise.name, words=typed)
        gateway.write(room.sent.place_id, Message((Paragraph(words),), (), self._locale))
        source = replace(self._guise.source, account=account)
        await self._doors.dispatch(RoomActivity(self._event_id(), source, room.sent.place_id))
        self._tell("console-said-in", room=room.title)
        await self._doors.advance(self._doors.clock.now())

    async def _clock(self, typed: str) -> None:
        if not typed:
            self._tell("console-now", at=self._doors.clock.now())
            return
        await self._doors.advance(await self._moment(typed))
        if not self._arrivals.finish():
            self._tell("console-nothing-sent")
        self._tell("console-now", at=self._doors.clock.now())

    async def _moment(self, typed: str) -> datetime:
        now = self._doors.clock.now()
        if typed.casefold() not in {NEXT, text(self._locale, "console-next").casefold()}:
            return read_moment(typed, now=now, zone=self._guise.zone)
        due = await self._doors.next_due()
        if due is None:
            raise NothingPlanned
        return max(due, now)

    async def _help(self, typed: str) -> None:
        if any(spec.path == ("help",) for spec in self._doors.commands):
            await self._command(f"/help {typed}")
        if typed:
            return
        items = tuple(prose(self._locale, f"console-help-{word}") for word in OWN)
        self._show(Message((heading(self._locale, "console-help"), Questions(items)), (), self._locale))

    # ------------------------------------------------------------------ inside

    async def _look_around(self) -> None:
        """Read the roster again: somebody may have joined, moved or changed their language."""
        doors = self._doors
        self._people = self._arrivals.people = Directory(await doors.people())
        known = self._people.of(self._guise.source.account)
        if known is not None:
            self._guise = as_participant(known, doors.gateways.keys(), doors.locale)

    def _coordinator(self) -> Guise:
        doors = self._doors
        name = text(doors.locale, "console-coordinator")
        source = Source(doors.coordinator, locale=doors.locale, name=name)
        return Guise(source, name, doors.zone, doors.locale, (doors.coordinator,))

    def _number(self, kept: Kept) -> int | None:
        """Give the number of a message's first button if the message is for whoever sits here."""
        mine = {account.key for account in self._guise.accounts}
        is_mine = kept.message is not None and kept.to is not None and kept.to.key in mine
        return self._buttons.add(kept.message, kept) if is_mine and kept.message is not None else None

    def _event_id(self) -> str:
        return f"console:{self._doors.session_id}:{next(self._numbers)}"

    def _show(self, message: Message, kept: Kept | None = None, *, header: str = "") -> None:
        self._screen.show(message, self._guise.zone, header=header, first=self._buttons.add(message, kept))

    def _view(self, view: View, empty: str) -> None:
        for header, kept in view:
            if kept.message is not None:
                self._show(kept.message, kept, header=header)
        if not view:
            self._tell(empty)

    def _tell(self, key: str, **values: str | datetime) -> None:
        self._screen.show(Message((paragraph(self._locale, key, **values),), (), self._locale), self._guise.zone)

    def _refuse(self, refusal: Refused) -> None:
        values = {name: value if isinstance(value, int) else str(value) for name, value in refusal.details.items()}
        said = paragraphs(self._locale, refusal.key, **values)
        self._screen.show(Message(said, (), self._locale), self._guise.zone)


def _sent(spec: CommandSpec, name: str, typed: str) -> OptionValue:
    """Give an option as a platform would send it: a file with its content. Raises NoSuchFile."""
    kind = next(option.kind for option in spec.options if option.name == name)
    if kind is not OptionKind.FILE:
        return typed
    path = Path(typed).expanduser()
    if not path.is_file():
        raise NoSuchFile(path=typed, folder=str(Path.cwd()))
    return ReceivedFile(path.name, path.read_bytes())
