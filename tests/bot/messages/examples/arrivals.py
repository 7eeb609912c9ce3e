"""How people come, and what is said of places and accounts, with the longest values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.people import AccountState
from bot.domain.rounds import Application, RoundState
from bot.messages.render import heading, paragraph, paragraphs, prose, text
from bot.ports.chat import Capabilities, Fields, Message, Questions
from bot.services import come, compose, connect, expected, home, set_up
from bot.services.connect import Search
from bot.services.reach import out_of_reach, reach_parts
from tests.bot.messages.examples.people import delivery, facts
from tests.bot.messages.longest import ANA, NOW, PROGRAMME, ROUND, WORLD, asked, opened, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.ports.chat import Form
    from bot.services.asked import Asked

ENTERED = replace(
    WORLD,
    platforms={"discord": Capabilities(4000, first_contact_by_person=True, hides_commands_by_permission=True)},
)
ACCOUNT = replace(ANA.accounts[0], state=AccountState.EXPECTED)
CROWD = [replace(ANA, id=number, accounts=(ACCOUNT,)) for number in range(1001, 1163)]
PLACE = "discord:336694971956355289"


def _asked(locale: str, **collections: object) -> Asked:
    return replace(asked(locale, ANA, **collections), world=ENTERED)


def _told(what: str, **subject: str | int) -> Callable[[str], Message]:
    def make(locale: str) -> Message:
        said = replace(delivery(what), subject=subject, platform="discord")
        return compose.compose(facts(), said, locale)

    make.__name__ = what
    return make


def code(locale: str) -> Form:
    """The form that asks for a code."""
    stranger = asked(locale, None, records={"draft": None})
    return opened(come.press_here(stranger, str(ROUND.id)))


def not_come(locale: str) -> Message:
    """A round in which nobody has come."""
    applications = [Application(ROUND.id, person.id, NOW) for person in CROWD]
    return shown(
        expected.show_expected(
            _asked(
                locale,
                rounds={"all": [ROUND]},
                applications={"of_round": applications},
                people={"get_many": {person.id: person for person in CROWD}},
            )
        )
    )


def answers(locale: str) -> Message:
    """Every short answer."""
    short = ["come-code-wrong", "refused-too-many-codes", "invite-nowhere", "connect-begun", "account-kept"]
    more = ["refused-nothing-new", "setup-checking", "refused-channel-and-country"]
    return Message(
        (
            *(paragraph(locale, key) for key in (*short, *more)),
            paragraph(locale, "come-welcome", name=ANA.name, programme=PROGRAMME),
            paragraph(locale, "expected-nobody", round=ROUND.name),
            paragraph(locale, "invited", posts=2, count=1162),
            paragraph(locale, "refused-which-platform", value=PLACE),
        ),
        (),
        locale,
    )


def invitation(locale: str) -> Message:
    """The file, and what is mailed."""
    link = "https://example.org/a/rather/long/invitation"
    values = {"name": ANA.name, "programme": PROGRAMME, "code": "1162-K7QM-3XPD-R2VW", "link": link}
    columns = [text(locale, f"expected-column-{name}") for name in ("number", "name", "email", "code", "invitation")]
    return Message(
        (
            paragraph(locale, "expected-file", count=1162),
            paragraph(locale, "expected-no-link"),
            *paragraphs(locale, "expected-invitation", **values),
            Questions(tuple(prose(locale, "setup-value", value=column) for column in columns)),
        ),
        (),
        locale,
    )


def connected(locale: str) -> Message:
    """A search that found nobody."""
    crowd = [replace(person, accounts=()) for person in CROWD]
    where = asked(locale, people={"all": crowd, "get_many": {}, "save_many": None}, deliveries={"unsent_of": []})
    return shown(connect.store(where, Search((), frozenset({"discord", "slack"}))))


def settings_with_places(locale: str) -> Message:
    """Every place there can be, each refused."""
    places = {f"channel-{name}-{on}": PLACE for name in ("open", "coordinators") for on in ("discord", "slack")}
    countries = {f"channel-country-{code}-discord": PLACE for code in ("CD", "BA", "VC", "GS")}
    groups = {"group-coordinator-discord": PLACE}
    every = {**places, **countries, **groups}
    where = _asked(locale, records={"settings": every}, deliveries={"by_key": None})
    refused = Fields(
        tuple(
            (prose(locale, "setup-channel-open"), prose(locale, f"setup-place-{state}", place=PLACE))
            for state in ("waiting", "reached", "refused")
        )
    )
    message = shown(set_up.set_up(where))
    return replace(message, parts=(*message.parts, refused))


def groups_in_roles(locale: str) -> Message:
    """A group that coordinates."""
    return Message((paragraph(locale, "roles-group", group=PLACE),), (), locale)


def out_of_everybodys_reach(locale: str) -> Message:
    """Accounts in every state."""
    states = [replace(ANA, accounts=(replace(ACCOUNT, state=state),)) for state in AccountState]
    who = _asked(locale)
    parts = [part for person in states for part in (*reach_parts(who, person), *out_of_reach(who, person))]
    return Message((*parts, *reach_parts(who, replace(ANA, accounts=()))), (), locale)


def before_launch(locale: str) -> Message:
    """How many have not come."""
    return Message(
        (
            heading(locale, "round-expected"),
            paragraph(locale, "launch-not-come", count=1162),
        ),
        (),
        locale,
    )


def visitors_home(locale: str) -> Message:
    """A welcome."""
    stranger = asked(locale, None, rounds={"all": [replace(ROUND, state=RoundState.OPEN)]})
    return home.show_home(replace(stranger, actor=replace(stranger.actor, roles=frozenset())))


def visitors_home_between_rounds(locale: str) -> Message:
    """A welcome when nothing is open."""
    stranger = asked(locale, None, rounds={"all": []})
    return home.show_home(replace(stranger, actor=replace(stranger.actor, roles=frozenset())))


def coordinators_home(locale: str) -> Message:
    """How to begin."""
    runs_it = asked(locale, None, rounds={"all": []})
    return home.show_home(replace(runs_it, actor=replace(runs_it.actor, participant=None)))


EXAMPLES: tuple[Callable[[str], Message | Form], ...] = (
    _told("are-you-here"),
    _told("zone-changed", value="America/Argentina/ComodRivadavia", platform="discord"),
    _told("language-changed", value="es", platform="discord"),
    _told("place-check", channel="country-CD", by=ANA.id),
    _told("place-refused", channel="country-CD", platform="discord"),
    _told("public-introduction", topic=1, reader=ANA.id),
    _told("public-topic", topic=8, reader=ANA.id),
    _told("introduction", topic=8, step=8, arrived=1),
    code,
    not_come,
    answers,
    invitation,
    connected,
    settings_with_places,
    groups_in_roles,
    out_of_everybodys_reach,
    before_launch,
    visitors_home,
    visitors_home_between_rounds,
    coordinators_home,
)
