"""People, rounds and a world with the longest values that a message must stand, for the examples."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from bot.domain.people import Account, CareerStage, Participant, Role
from bot.domain.rounds import Round, RoundState
from bot.domain.timetable import TIMETABLES
from bot.services.asked import Actor, Asked
from bot.services.world import World
from data.content.shelf import TopicLibrary
from data.files.invitations import CalendarInvitations
from data.places.world import WorldPlaces, WorldWorkingDays

if TYPE_CHECKING:
    from bot.ports.chat import Form, Message, Reply
    from bot.ports.roster_files import RosterFiles
    from bot.ports.storage import Unit

NOW = datetime(2027, 9, 1, 12, tzinfo=UTC)
LAUNCH = date(2027, 9, 22)
"""A Wednesday in September: the longest date in both languages, be it a launch day or not."""

PROGRAMME = "International Librarians Network"
TAGS = (
    "research data management",
    "cataloguing and metadata",
    "marketing and advocacy",
    "information literacy",
    "collection development",
    "indigenous knowledge",
)
"""Six: as many as anybody chose in the rosters."""

ANA = Participant(
    id=1162,
    name="Lautaro Benjamin Mateo Benjamin Garcia Peralta",
    zone="America/Argentina/ComodRivadavia",
    email="lautaro.benjamin.mateo.benjamin.garcia.peralta.18@example.org",
    country="CD",
    province="Ciudad Autónoma de Buenos Aires",
    city="San Fernando del Valle de Catamarca",
    institution="Biblioteca Central, Universidad Nacional de San Miguel de Tucumán",
    languages=("nb", "nn", "es", "en"),
    workplace="popular",
    career_stage=CareerStage.EXPERIENCED,
    interests=TAGS,
    motivation=("I would like to know how others do it. " * 8)[:300],
    taken_part=True,
    accounts=(Account("discord", "336694971956355289"),),
)
"""The longest name, places and institution of the rosters, and a motivation as long as the form takes."""
BO = replace(ANA, id=1161, name="Thiago Emanuel Valentina Jazmin Ojeda Flores", zone="Asia/Kathmandu")

ROUND = Round(
    id=7,
    name="international-librarians-spring-2027-ii",
    timetable=TIMETABLES["iln-16-weeks"],
    launch_on=LAUNCH,
    locale="en",
    zone="UTC",
    rules="iln",
    seed=1,
    state=RoundState.RUNNING,
    launched_at=NOW,
)

WORLD = World(WorldPlaces(), WorldWorkingDays(), cast("RosterFiles", None), TopicLibrary(), CalendarInvitations())


def unit(**collections: object) -> Unit:
    """Give as much of a unit as one answer reads: `collection={"method": its result}`."""
    given = {name: _answering(cast("dict[str, Any]", methods)) for name, methods in collections.items()}
    records = {"setting": {"programme": PROGRAMME}.get, "settings": dict, "draft": lambda *_: None}
    given["records"] = SimpleNamespace(**(records | vars(given.get("records", SimpleNamespace()))))
    return cast("Unit", SimpleNamespace(**given))


def _answering(methods: dict[str, Any]) -> SimpleNamespace:
    return SimpleNamespace(**{name: (lambda *_, said=said, **__: said) for name, said in methods.items()})


def asked(locale: str, person: Participant | None = ANA, **collections: object) -> Asked:
    """Give a question of a coordinator who takes part."""
    account = Account("discord", "336694971956355289")
    return Asked(unit(**collections), NOW, WORLD, Actor(account, locale, person, frozenset(Role), ANA.name))


def shown(reply: Reply) -> Message:
    """Give the message of an answer."""
    return cast("Message", reply.message)  # type: ignore[union-attr]  # the examples ask for answers with a message


def opened(reply: Reply) -> Form:
    """Give the form that an answer opens."""
    return cast("Form", reply.form)  # type: ignore[union-attr]  # the examples ask for answers with a form
