"""A small programme to sit at: scripted answers, a clock, and messages that fall due."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console

from adapters.console.doors import Doors
from adapters.console.gateway import ConsoleGateway
from adapters.console.markup import Screen
from adapters.console.reader import Script
from adapters.console.session import Session
from bot.commands.spec import Audience, CommandSpec, Option, OptionKind
from bot.domain.people import Account, Participant
from bot.ports.chat import Choice, Message, Nothing, Paragraph, Quoted, Say, Text, Words
from scheduler.clock import VirtualClock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.commands.doors import Show
    from bot.commands.events import Event, Source
    from bot.ports.chat import JobStarted, Reply

MONDAY = datetime(2027, 3, 1, 8, tzinfo=UTC)
ANA = Participant(
    1, "Ana Ruiz", "America/Argentina/Buenos_Aires", email="ana@example.org", accounts=(Account("discord", "111"),)
)
BO = Participant(12, "Bo Chen", "Asia/Tokyo", languages=("es",), accounts=(Account("slack", "U2"),))
ANABEL = Participant(13, "Anabel Ito", "Asia/Tokyo", accounts=(Account("discord", "333"), Account("slack", "U3")))


def run(*_: object) -> Reply:
    return Nothing()


COMMANDS = (
    CommandSpec(
        ("round", "create"),
        Audience.COORDINATOR,
        run,
        (
            Option("name", required=True),
            Option("launch", OptionKind.DATE, required=True),
            Option("timetable", OptionKind.CHOICE, choices=("iln-16-weeks", "pilot-26-weeks")),
        ),
    ),
    CommandSpec(("round", "open"), Audience.COORDINATOR, run),
    CommandSpec(("roster", "import"), Audience.COORDINATOR, run, (Option("file", OptionKind.FILE, required=True),)),
    CommandSpec(("join",), Audience.EVERYBODY, run, opens="join"),
    CommandSpec(("help",), Audience.EVERYBODY, run, (Option("about", OptionKind.REST),)),
)


def saying(*words: str, choices: Sequence[str] = ()) -> Message:
    """Give a message of ours, one paragraph a text."""
    buttons = tuple(Choice(Text(label), f"press:1:{label}") for label in choices)
    return Message(tuple(Paragraph((Words(Text(said)),)) for said in words), buttons)


def said_by_somebody(words: str) -> Message:
    """Give a message that begins with a name."""
    return Message((Paragraph((Words(Text("Hello ")), Quoted(words))),))


@dataclass
class Stage:
    """Plays the bot. `replies` are given in order; `due` falls due by the clock, as (account, message, key).

    `underway` is shown while long work goes on.
    """

    replies: deque[Reply] = field(default_factory=deque)
    due: dict[datetime, list[tuple[Account, Message, str]]] = field(default_factory=dict)
    people: list[Participant] = field(default_factory=lambda: [ANA, BO, ANABEL])
    events: list[Event] = field(default_factory=list)
    underway: list[Message] = field(default_factory=list)
    locale: str = "en"
    clock: VirtualClock = field(default_factory=lambda: VirtualClock(MONDAY))

    def __post_init__(self) -> None:
        """Open the platforms."""
        self.gateways = {name: ConsoleGateway(name, clock=self.clock) for name in ("discord", "slack")}

    def later(self, wait: timedelta, to: Account, message: Message, *, key: str = "") -> None:
        """Let a message fall due."""
        self.due.setdefault(MONDAY + wait, []).append((to, message, key))

    async def play(self, *lines: str) -> str:
        """Give all that is on the screen after these lines."""
        out = StringIO()
        screen = Screen(Console(file=out, force_terminal=False, width=200))
        await Session(self._doors(), Script(StringIO("\n".join(lines)), screen.say), screen).run()
        return out.getvalue()

    def _doors(self) -> Doors:
        return Doors(
            dispatch=self._dispatch,
            finish=self._finish,
            people=self._people,
            advance=self._advance,
            next_due=self._next_due,
            clock=self.clock,
            gateways=self.gateways,
            commands=COMMANDS,
            session_id="test",
            locale=self.locale,
        )

    async def _dispatch(self, event: Event) -> Reply:
        self.events.append(event)
        return self.replies.popleft() if self.replies else Nothing()

    async def _finish(self, started: JobStarted, source: Source, show: Show) -> Reply:
        for message in self.underway:
            await show(message)
        return Say(saying(f"finished {started.job}"))

    async def _people(self) -> Sequence[Participant]:
        return self.people

    async def _next_due(self) -> datetime | None:
        return min(self.due, default=None)

    async def _advance(self, until: datetime) -> None:
        for moment in sorted(moment for moment in self.due if moment <= until):
            self.clock.move_to(max(moment, self.clock.now()))
            for number, (to, message, key) in enumerate(self.due.pop(moment)):
                await self.gateways[to.platform].send_direct(to, message, key=key or f"{moment}:{number}")
        self.clock.move_to(until)
