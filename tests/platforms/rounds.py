"""Whole rounds, twice: as a rehearsal, and through a platform's own library and protocol; both must send the same."""

from __future__ import annotations

import csv
import io
from base64 import b64decode
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache, partial
from typing import TYPE_CHECKING, Any

from adapters.console.gateway import ConsoleGateway
from bot.bootstrap import make_world
from bot.commands.events import ReceivedFile
from bot.domain.people import Account, Role
from bot.domain.records import Grant
from bot.ports.chat import ChatGateway, Message, Say, Sent, Undeliverable
from bot.programme import put_together
from bot.rehearsal.acts import cast
from bot.rehearsal.stage import Plan, Scene, Stage
from bot.services.topics import bring_packaged
from data.engine import open_store
from scheduler.clock import RealStopwatch, VirtualClock

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.domain.people import Participant
    from bot.ports.chat import Capabilities
    from bot.ports.storage import Unit
    from bot.rehearsal.performer import Performer
    from bot.services.world import World
    from data.store import SqlStore

PEOPLE = 40
LAUNCH = date(2027, 3, 1)
HOMES = (
    ("Argentina", "America/Argentina/Buenos_Aires", "Spanish"),
    ("Kenya", "Africa/Nairobi", "English"),
    ("Spain", "Europe/Madrid", "Spanish, English"),
    ("Canada", "America/Toronto", "English, Spanish"),
    ("Mexico", "America/Mexico_City", "Spanish"),
    ("Nepal", "Asia/Kathmandu", "English"),
    ("Chile", "America/Santiago", "Spanish, English"),
    ("New Zealand", "Pacific/Auckland", "English"),
)
"""Half of them read Spanish first."""
COLUMNS = (
    "Timestamp", "Full name", "Country", "Time zone", "Languages", "Institution", "Type of workplace", "Career stage",
    "Interests", "How would you like to be matched?", "Platform", "Platform user ID", "I agree to the code of conduct",
)  # fmt: skip
INTERESTS = ("open access", "copyright", "school libraries", "digital preservation")


@cache
def the_world() -> World:
    """Give countries, zones and files, read once."""
    return make_world()


def roster(accounts: Sequence[Account]) -> bytes:
    """Give the sheet of these people, in two languages and eight countries."""
    sheet = io.StringIO()
    write = csv.writer(sheet).writerow
    write(COLUMNS)
    for number, account in enumerate(accounts):
        country, zone, languages = HOMES[number % len(HOMES)]
        interests = f"{INTERESTS[number % 4]}; {INTERESTS[(number // 4) % 4]}"
        person = (f"2026-12-01 10:{number:02}:00", f"Ada Bo {number}", country, zone, languages)
        work = (f"Library {number}", "Public library", "Experienced (16+ years)", interests, "Open to any match")
        write((*person, *work, account.platform, account.id, "Yes"))
    return sheet.getvalue().encode()


def plan_of(accounts: Sequence[Account], *, seed: int = 11, timetable: str = "iln-16-weeks") -> Plan:
    """Give a round of these people. Spanish and English are both read."""
    return Plan(roster(accounts), "people.csv", timetable, LAUNCH, seed)


@dataclass
class Ears:
    """Hears what the bot brings, and tells people of it in the same order every time."""

    heard: list[tuple[str, Message]] = field(default_factory=list)
    everything: list[tuple[str, Message]] = field(default_factory=list)
    tell: Callable[[str, Message], None] = lambda _key, _message: None

    def hear(self, key: str, message: Message) -> None:
        """Take note."""
        self.heard.append((key, message))

    def tell_all(self) -> None:
        """Let people react to what this moment brought."""
        now, self.heard = sorted(self.heard, key=lambda each: each[0]), []
        for key, message in now:
            self.everything.append((key, message))
            self.tell(key, message)


class Overheard:
    """A gateway as it is, and ears beside it."""

    def __init__(self, gateway: ChatGateway, ears: Ears) -> None:
        """Listen to this one."""
        self._gateway = gateway
        self._ears = ears

    def __getattr__(self, name: str) -> Any:
        return getattr(self._gateway, name)

    async def send_direct(self, to: Account, message: Message, *, key: str) -> Sent | Undeliverable:
        return self._kept(await self._gateway.send_direct(to, message, key=key), key, message)

    async def post(self, place_id: str, message: Message, *, key: str) -> Sent | Undeliverable:
        return self._kept(await self._gateway.post(place_id, message, key=key), key, message)

    async def edit(self, sent: Sent, message: Message, *, key: str) -> Sent | Undeliverable:
        return self._kept(await self._gateway.edit(sent, message, key=key), key, message)

    def _kept(self, answer: Sent | Undeliverable, key: str, message: Message) -> Sent | Undeliverable:
        if isinstance(answer, Sent):
            self._ears.hear(key, message)
        return answer


@dataclass
class Play:
    """A round on a stage, ready to run."""

    store: SqlStore
    clock: VirtualClock
    stage: Stage
    ears: Ears
    gateways: Mapping[str, ChatGateway]
    pairs: Sequence[Sequence[Participant]] = ()

    async def run(self) -> None:
        """Play it to the end."""
        await self.stage.run()
        self.keep_pairs()

    def people(self) -> Sequence[Participant]:
        """Give everybody."""
        return self.store.run(lambda unit: unit.people.all())

    def said(self) -> set[str]:
        """Give the names of all that was brought to somebody."""
        return {key.split(":")[2] for key, _ in self.ears.everything}

    def locales(self) -> set[str]:
        """Give the languages of all that was brought."""
        return {message.locale for _, message in self.ears.everything}

    def keep_pairs(self) -> None:
        """Keep who was with whom."""

        def read(unit: Unit) -> Sequence[Sequence[Participant]]:
            rounds = unit.rounds.all()
            made = [p for round_ in rounds for p in unit.partnerships.of_round(round_.id)]
            return [list(unit.people.get_many(p.members).values()) for p in made]

        self.pairs = self.store.run(read)

    def enter(self, day: float, act: Callable[[], Any]) -> None:
        """Let something happen on a day after launch, at nine in the morning in UTC and a bit."""
        self.stage.agenda.enter(self.stage.at(0, 24 * day), act)

    def deliveries(self) -> Counter[tuple[str, str, int, int | None, str | None, str]]:
        """Give all deliveries as (key, kind, number, participant, locale, what became of it)."""

        def read(unit: Unit) -> Counter[tuple[str, str, int, int | None, str | None, str]]:
            rounds = unit.rounds.all()
            return Counter(
                (d.key, d.kind.value, d.number, d.participant_id, d.locale, d.state.value)
                for round_ in rounds
                for d in unit.deliveries.of_round(round_.id)
            )

        return self.store.run(read)


EVERYTHING = frozenset(
    {
        "applications-open", "still-in", "launched", "introduction", "topic", "check-in", "nudge", "case", "offer",
        "call", "letter", "passed-on", "to-coordinators", "countries-summary",
        "survey", "farewell", "round-report", "room-opening", "topic-room",
    }
)  # fmt: skip
"""What a round must have brought to be worth comparing: a ladder to a case, a re-match, a summary too."""
MEETING = frozenset({"meeting-agreed", "meeting-question"})
AMBASSADOR_OF = "Kenya"
PICTURE = ReceivedFile(
    "shelf.png",
    b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="),
)
BEGUN = "Hello! Thank you for the topic. Here is what we do in my library."


def _enter_extras(play: Play) -> None:
    """Let what modelled people do seldom happen for certain: an ambassador is told, somebody answers by a message."""
    scene = play.stage.scene
    play.enter(
        -1, partial(play.stage.command, f"roles grant ambassador {scene.coordinator(0)} country={AMBASSADOR_OF}")
    )
    for day, what in ((9.4, "topic"), (16.4, "partner"), (30.4, "coordinator")):
        play.enter(day, partial(_writes_to_bot, play, what))


async def _writes_to_bot(play: Play, what: str) -> None:
    """Let somebody in a partnership write to the bot in their own words, and say what it was."""
    now, reactions = play.stage.clock.now(), play.stage.reactions
    assert reactions is not None
    talks = [talk for talk in reactions.talks.values() if not talk.ended and len(talk.contacts) > 1]
    talks.sort(key=lambda talk: len({m.source.account.platform for m in talk.members.values()}), reverse=True)
    members = [m for talk in talks for m in talk.members.values() if m.is_here(now) and m.back_at(now) is None]
    reply = await play.stage.write_to_bot(members[0].source, BEGUN, [PICTURE])
    assert isinstance(reply, Say)
    token = next(choice.token for choice in reply.message.choices if choice.token.endswith(f".{what}"))
    await play.stage.press(token, by=members[0].source)


def put_on(
    plan: Plan,
    clock: VirtualClock,
    gateways: Mapping[str, ChatGateway],
    scene: Scene,
    places: Mapping[str, tuple[str, str]],
    *,
    vanish: Callable[[Account], None],
    performer: Callable[[Stage], Performer] | None = None,
    url: str = "sqlite://",
) -> Play:
    """Put a round on. Its director and coordinators are named beforehand, as at the machine."""
    store = open_store(url, direct=True, synchronous="OFF")
    world = the_world()
    store.run(bring_packaged, world)
    store.run(_prepare, scene, places, clock.now())
    ears = Ears()
    overheard: dict[str, Any] = {name: Overheard(gateway, ears) for name, gateway in gateways.items()}
    programme = put_together(store, clock, RealStopwatch(), world, overheard)
    stage = Stage(programme, clock, plan, scene=scene, on_delivered=ears.tell_all)
    if performer is not None:
        stage.performer = performer(stage)
    coordination = cast(stage, vanish)
    stage.reactions = coordination.reactions
    ears.tell = coordination.heard
    play = Play(store, clock, stage, ears, gateways)
    _enter_extras(play)
    return play


def _prepare(unit: Unit, scene: Scene, places: Mapping[str, tuple[str, str]], now: datetime) -> None:
    """Name the director, and every platform's channels."""
    unit.records.grant(Grant(Role.DIRECTOR, scene.director.platform, scene.director.id, granted_at=now))
    for platform, channels in places.items():
        for name, place in zip(("open", "coordinators"), channels, strict=True):
            unit.records.set_setting(f"channel-{name}-{platform}", place)


def consoles(
    clock: VirtualClock, capabilities: Mapping[str, Capabilities], places: Mapping[str, tuple[str, str]]
) -> Mapping[str, ConsoleGateway]:
    """Give consoles that differ as these platforms do, with these channels."""
    return {
        name: ConsoleGateway(name, clock=clock, capabilities=capable, channels=places[name])
        for name, capable in capabilities.items()
    }


def rehearsed(
    plan: Plan, capabilities: Mapping[str, Capabilities], scene: Scene, places: Mapping[str, tuple[str, str]]
) -> Play:
    """Put the same round on in a rehearsal, on consoles that differ as these platforms do."""
    clock = VirtualClock(plan.opens_at)
    shown = consoles(clock, capabilities, places)

    def vanish(account: Account) -> None:
        shown[account.platform].refuse(account, Undeliverable.ACCOUNT_GONE)

    return put_on(plan, clock, shown, scene, places, vanish=vanish)
