"""Roster, roles, settings, topics, help and refusals, with the longest values."""

from __future__ import annotations

from dataclasses import replace
from functools import partial, update_wrapper
from typing import TYPE_CHECKING

from bot.commands.catalogue import COMMANDS
from bot.commands.help import show_help
from bot.domain.people import Role
from bot.domain.records import Grant
from bot.domain.roster import Finding, Level
from bot.domain.rounds import RoundState
from bot.domain.topics import TopicFault
from bot.messages.render import paragraph, text
from bot.ports.chat import Message
from bot.services import roles, roster, set_up, topics
from bot.services.import_roster import Imported
from tests.bot.messages.longest import ANA, BO, ROUND, WORLD, asked, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

EMAIL = ANA.email or ""
FINDINGS = tuple(
    Finding(Level.WARNING, "email-twice", row, "Correo electrónico", EMAIL, {"first_row": 1162})
    for row in range(1, 100)
)


def imported(locale: str) -> Message:
    """A big import with all there is to look at."""
    done = Imported(1162, 1162, 1162, 1162, 1162, findings=FINDINGS)
    return Message(tuple(roster._done_parts(asked(locale), done, ROUND.name)), locale=locale)


def refused_roster(locale: str) -> Message:
    """A file with many faults."""
    fault = Finding(Level.FAULT, "two-known-people", 1162, "ID de usuario", ANA.name, {"others": "#1161, #1162"})
    findings = (fault, *FINDINGS)
    return Message(
        (
            paragraph(locale, "refused-faulty-roster", count=1162),
            *roster.findings_parts(asked(locale), findings),
            paragraph(locale, "roster-no-round"),
            paragraph(locale, "roster-exported", count=1162),
            paragraph(locale, "roster-nobody", what=EMAIL),
        ),
        locale=locale,
    )


def several_found(locale: str) -> Message:
    """As many people as a search gives."""
    crowd = [replace(ANA, id=number) for number in range(1138, 1163)]
    return shown(roster.find_person(asked(locale, people={"find": crowd}), who="Garcia"))


def one_found(locale: str) -> Message:
    """One person's card."""
    return shown(roster.find_person(asked(locale, people={"find": [ANA]}), who="Garcia"))


def who_does_what(locale: str) -> Message:
    """An ambassador's country among the roles."""
    grants = [Grant(role, "discord", "336694971956355289", "CD") for role in Role] * 5
    told = [*grants[:-1], replace(grants[-1], country=None)]
    return shown(roles.list_roles(asked(locale, records={"grants": told}, people={"by_account": BO})))


def settings(locale: str) -> Message:
    """How the programme is set up, and how to change it."""
    return shown(set_up.set_up(asked(locale)))


def topic_list(locale: str) -> Message:
    """All topics in all languages."""
    return shown(topics.list_topics(asked(locale, topics={"all": WORLD.topic_files.packaged()})))


def coordinators_help(locale: str) -> Message:
    """All commands there are. Their descriptions are shown by Discord, which takes 100 characters."""
    assert max(len(text(locale, spec.words_key)) for spec in COMMANDS) <= 100
    return shown(show_help(asked(locale), COMMANDS, None))


def help_about(about: str, locale: str) -> Message:
    """More about a family, or a command."""
    return shown(show_help(asked(locale), COMMANDS, about))


def _about() -> Iterable[Callable[[str], Message]]:
    for about in ("round", *(spec.name for spec in COMMANDS)):
        make = partial(help_about, about)
        update_wrapper(make, help_about)
        make.__name__ = f"help {about}"  # type: ignore[attr-defined]  # how the test names it
        yield make


def short_refusals(locale: str) -> Message:
    """What is said when something cannot be done."""
    close = ", ".join(f"/{spec.name}" for spec in COMMANDS[:16])
    dates = {"before": "2027-03-01", "after": "2027-03-08"}
    options = {"option": "channel_coordinators", "value": EMAIL, "choices": ", ".join(role.value for role in Role)}
    return Message(
        (
            paragraph(locale, "refused"),
            paragraph(locale, "refused-unexpected", event="discord:1162336694971956355289"),
            *(paragraph(locale, "refused-not-found", what=what) for what in ("application", "absence", EMAIL)),
            *(paragraph(locale, "refused-not-allowed", audience=role.value) for role in Role),
            paragraph(locale, "refused-not-a-participant"),
            paragraph(locale, "refused-no-round"),
            paragraph(locale, "refused-ambiguous", names=", ".join([f"#1162 {ANA.name}"] * 8)),
            paragraph(locale, "refused-stale-round"),
            paragraph(locale, "refused-not-a-monday", **dates),
            paragraph(locale, "refused-unknown-command", typed="x" * 60, close=close),
            paragraph(locale, "refused-unknown-option", typed=EMAIL, command="round undelivered"),
            paragraph(locale, "refused-missing-option", command="round undelivered", option="channel_coordinators"),
            paragraph(locale, "refused-not-one-of", **options),
            paragraph(locale, "refused-needs-file", option="file"),
            paragraph(locale, "refused-group-is-everybody"),
            paragraph(locale, "refused-unfinished-command", typed="round", close=close),
            paragraph(locale, "refused-nobody-to-match", round=ROUND.name),
            paragraph(locale, "refused-applications-closed"),
            paragraph(locale, "refused-topic-too-long", length=28000, limit=2800),
        ),
        locale=locale,
    )


def wrong_states(locale: str) -> Message:
    """A round in every state that something cannot start from, and what was done already."""
    done = [
        "paused",
        "applied",
        "matched",
        "waiting",
        "declined",
        "unconfirmed",
        "withdrawn",
        "left",
        "planned",
        "sent",
        "content-officer",
        "round-name",
    ]
    return Message(
        (
            *(paragraph(locale, "refused-wrong-state", round=ROUND.name, state=state.value) for state in RoundState),
            *(paragraph(locale, "refused-already-done", what=state.value) for state in RoundState),
            *(paragraph(locale, "refused-already-done", what=what) for what in done),
        ),
        locale=locale,
    )


def bad_values(locale: str) -> Message:
    """Every value that cannot be read."""
    kinds = [
        "round-name",
        "launch",
        "date",
        "zone",
        "country",
        "locale",
        "until",
        "number",
        "topic",
        "step",
        "timetable",
        "timetable-change",
        "day",
        "words",
        "group",
        "pair",
        "last-coordinator",
        "page",
    ]
    return Message(
        tuple(paragraph(locale, "refused-bad-value", what=kind, value=EMAIL) for kind in kinds), locale=locale
    )


def unreadable_topics(locale: str) -> Message:
    """Everything that can be wrong in a topic's file."""
    what = "Las bibliotecas en sus comunidades y ante los desastres"
    values = [{"fault": fault.value, "line": 100, "what": what} for fault in TopicFault]
    return Message(tuple(paragraph(locale, "refused-topic-unreadable", **each) for each in values), locale=locale)


EXAMPLES: tuple[Callable[[str], Message], ...] = (
    imported,
    refused_roster,
    several_found,
    one_found,
    who_does_what,
    settings,
    topic_list,
    coordinators_help,
    *_about(),
    short_refusals,
    wrong_states,
    bad_values,
    unreadable_topics,
)
