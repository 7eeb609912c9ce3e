"""Everything people can ask, press and fill in: declared here, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.commands.spec import ADMITS, Audience, CommandSpec, Option, OptionKind
from bot.domain.matching import RULES
from bot.domain.people import Role
from bot.domain.timetable import TIMETABLES
from bot.services import (
    answer_survey,
    change_timetable,
    confirm,
    create_round,
    join,
    launch_round,
    match_round,
    me,
    open_round,
    pause_round,
    review_matches,
    roles,
    roster,
    setup,
    show_round,
    topics,
    undelivered,
    write_group,
)
from bot.services.show_help import show_help

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from bot.ports.chat import Reply
    from bot.services.asked import Asked

_ROUND = Option("round", OptionKind.ROUND)


def _required(name: str, kind: OptionKind = OptionKind.TEXT, choices: Iterable[str] = ()) -> Option:
    return Option(name, kind, required=True, choices=tuple(choices))


def _choice(name: str, choices: Iterable[str]) -> Option:
    return Option(name, OptionKind.CHOICE, choices=tuple(choices))


def _for(
    audience: Audience, path: str, run: Callable[..., Reply], *options: Option, opens: str | None = None
) -> CommandSpec:
    return CommandSpec(tuple(path.split()), audience, run, options, opens)


def _coordinator(path: str, run: Callable[..., Reply], *options: Option) -> CommandSpec:
    return _for(Audience.COORDINATOR, path, run, *options)


_ROUND_COMMANDS = (
    _coordinator(
        "round create",
        create_round.create_round,
        _required("name"),
        _required("launch", OptionKind.DATE),
        _choice("timetable", TIMETABLES),
        _choice("rules", RULES),
        Option("locale"),
        Option("zone", OptionKind.ZONE),
        Option("cap", OptionKind.NUMBER),
        Option("seed", OptionKind.NUMBER),
    ),
    _coordinator("round list", show_round.list_rounds),
    _coordinator("round open", open_round.open_round, _ROUND),
    _coordinator("round close", open_round.close_round, _ROUND),
    _coordinator("round match", match_round.match_round, _choice("unanswered", ("wait", "in")), _ROUND),
    _coordinator("round review", review_matches.review_matches, Option("page", OptionKind.NUMBER), _ROUND),
    _coordinator(
        "round pin",
        review_matches.pin,
        _required("first", OptionKind.PERSON),
        _required("second", OptionKind.PERSON),
        _ROUND,
    ),
    _coordinator(
        "round forbid",
        review_matches.forbid,
        _required("first", OptionKind.PERSON),
        _required("second", OptionKind.PERSON),
        _ROUND,
    ),
    _coordinator("round approve", review_matches.approve_matches, _ROUND),
    _coordinator("round launch", launch_round.preview_launch, _ROUND),
    _coordinator("round status", show_round.show_round, _ROUND),
    _coordinator("round pause", pause_round.pause_round, _ROUND),
    _coordinator("round resume", pause_round.resume_round, _ROUND),
    _coordinator(
        "round timetable",
        change_timetable.change_timetable,
        _choice("change", ("add", "move", "drop", "replace")),
        Option("step"),
        Option("day", OptionKind.NUMBER),
        Option("topic", OptionKind.NUMBER),
        _ROUND,
    ),
    _coordinator("round extend", change_timetable.extend_round, _required("days", OptionKind.NUMBER), _ROUND),
    _coordinator("round end", change_timetable.preview_end, _ROUND),
    _coordinator(
        "round write",
        write_group.write_group,
        _required("group", OptionKind.CHOICE, write_group.GROUPS),
        _required("words", OptionKind.REST),
        _ROUND,
    ),
    _coordinator(
        "round undelivered",
        undelivered.show_undelivered,
        _ROUND,
        Option("resend", OptionKind.NUMBER),
        Option("drop", OptionKind.NUMBER),
    ),
)

_PROGRAMME_COMMANDS = (
    _coordinator(
        "roster import",
        roster.import_roster,
        _required("file", OptionKind.FILE),
        _choice("faulty", ("refuse", "skip")),
        _ROUND,
    ),
    _coordinator("roster export", roster.export_roster, _choice("format", ("csv", "xlsx"))),
    _coordinator("roster find", roster.find_person, _required("who", OptionKind.REST)),
    _for(Audience.CONTENT_OFFICER, "topics list", topics.list_topics),
    _for(
        Audience.CONTENT_OFFICER,
        "topics preview",
        topics.preview_topic,
        _required("number", OptionKind.NUMBER),
        Option("language"),
    ),
    _for(Audience.CONTENT_OFFICER, "topics replace", topics.replace_topic, _required("file", OptionKind.FILE)),
    _for(
        Audience.DIRECTOR,
        "roles grant",
        roles.grant_role,
        _required("role", OptionKind.CHOICE, (r.value for r in Role)),
        _required("account"),
        Option("country", OptionKind.COUNTRY),
    ),
    _for(
        Audience.DIRECTOR,
        "roles revoke",
        roles.revoke_role,
        _required("role", OptionKind.CHOICE, (r.value for r in Role)),
        _required("account"),
        Option("country", OptionKind.COUNTRY),
    ),
    _coordinator("roles list", roles.list_roles),
    _coordinator(
        "setup",
        setup.set_up,
        Option("programme"),
        Option("locale"),
        Option("zone", OptionKind.ZONE),
        Option("contact"),
        Option("conduct"),
        Option("channel_open"),
        Option("channel_coordinators"),
    ),
)

_PEOPLE_COMMANDS = (
    _for(Audience.EVERYBODY, "join", join.join, _choice("action", ("apply", "withdraw")), _ROUND, opens="join"),
    _for(Audience.PARTICIPANT, "me show", me.show_me),
    _for(Audience.PARTICIPANT, "me edit", me.edit_me, opens="me-edit"),
    _for(Audience.PARTICIPANT, "me language", me.set_language, _required("language")),
    _for(Audience.PARTICIPANT, "me timezone", me.set_zone, _required("zone", OptionKind.ZONE)),
    _for(
        Audience.PARTICIPANT, "me away", me.go_away, Option("until", OptionKind.DATE), Option("since", OptionKind.DATE)
    ),
    _for(Audience.PARTICIPANT, "me back", me.come_back),
    _for(Audience.PARTICIPANT, "me leave", me.ask_leave),
)


def _help(asked: Asked) -> Reply:
    return show_help(
        asked,
        [
            (spec.name, spec.words_key, options_as_typed(spec))
            for spec in COMMANDS
            if may_give(asked.actor.roles, spec, is_participant=asked.actor.participant is not None)
        ],
    )


def may_give(held: frozenset[Role], spec: CommandSpec, *, is_participant: bool) -> bool:
    """Say whether somebody with these roles may give a command: the one rule, for `/help` and for dispatch."""
    if spec.audience is Audience.EVERYBODY:
        return True
    if spec.audience is Audience.PARTICIPANT:
        return is_participant
    return bool(held & ADMITS[spec.audience])


def options_as_typed(spec: CommandSpec) -> str:
    """Give a command's options as a person types them: `NAME launch=DATE [zone=ZONE]`."""
    return " ".join(_as_typed(option) for option in spec.options)


def _as_typed(option: Option) -> str:
    if option.required:
        return option.name.upper()
    value = "|".join(option.choices) if option.choices else option.kind.value.upper()
    return f"[{option.name}={value}]"


COMMANDS: tuple[CommandSpec, ...] = (
    *_ROUND_COMMANDS,
    *_PROGRAMME_COMMANDS,
    *_PEOPLE_COMMANDS,
    _for(Audience.EVERYBODY, "help", _help),
)


@dataclass(frozen=True, slots=True)
class Press:
    """What a button does: `run(asked, row)`, where `row` is the last part of its token."""

    audience: Audience
    run: Callable[[Asked, str], Reply]


PRESSES: Mapping[str, Press] = {
    "still-in": Press(Audience.PARTICIPANT, confirm.still_in),
    "not-in": Press(Audience.PARTICIPANT, confirm.not_in),
    "wish": Press(Audience.PARTICIPANT, confirm.wish),
    "survey": Press(Audience.PARTICIPANT, answer_survey.open_survey),
    "leave": Press(Audience.PARTICIPANT, me.leave),
    "keep": Press(Audience.EVERYBODY, launch_round.keep),
    "review": Press(Audience.COORDINATOR, review_matches.press_review),
    "approve": Press(Audience.COORDINATOR, review_matches.press_approve),
    "launch": Press(Audience.COORDINATOR, launch_round.launch),
    "end": Press(Audience.COORDINATOR, change_timetable.end_round),
    "take-back": Press(Audience.COORDINATOR, write_group.take_back),
    "resend": Press(Audience.COORDINATOR, undelivered.press_resend),
    "drop": Press(Audience.COORDINATOR, undelivered.press_drop),
}
"""Every button, by the first part of its token. Old buttons live for ever: a kind is never given a new meaning."""


@dataclass(frozen=True, slots=True)
class FormSpec:
    """What a page of a form does: `run(asked, row, page, answers)`."""

    audience: Audience
    run: Callable[..., Reply]


FORMS: Mapping[str, FormSpec] = {
    "join": FormSpec(Audience.EVERYBODY, join.take_page),
    "me-edit": FormSpec(Audience.PARTICIPANT, me.take_edit),
    "survey": FormSpec(Audience.PARTICIPANT, answer_survey.take_survey),
}
"""Every form, by the first part of its token."""
