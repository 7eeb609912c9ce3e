"""Everything people can ask, press and fill in: declared here, once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.commands.help import show_help
from bot.commands.spec import Audience, CommandSpec, Option, OptionKind
from bot.domain.agreement import Means, Often
from bot.domain.matching import RULES, Platform
from bot.domain.own_rules import SETTABLE
from bot.domain.people import Role
from bot.domain.timetable import TIMETABLES
from bot.services import (
    accept_home,
    account_news,
    agree,
    answer_nudge,
    answer_survey,
    answer_words,
    become_three,
    change_matches,
    change_timetable,
    check_in,
    come,
    confirm,
    connect,
    create_round,
    expected,
    find_time,
    free_text,
    jobs,
    join,
    join_pair,
    keep_meeting,
    launch_round,
    leave_round,
    match_round,
    me,
    never_again,
    never_met,
    open_round,
    pairs,
    partner,
    pass_on,
    pause_round,
    rematch,
    rematch_pool,
    report_conduct,
    review_matches,
    roles,
    roster,
    set_hours,
    set_rules,
    set_up,
    show_cases,
    show_countries,
    show_quality,
    show_round,
    swap_contact,
    tell_absence,
    topics,
    undelivered,
    wish_another,
    work_cases,
    write_group,
    write_letter,
)

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
    audience: Audience,
    path: str,
    run: Callable[..., Reply],
    *options: Option,
    opens: str | None = None,
    example: str = "",
) -> CommandSpec:
    return CommandSpec(tuple(path.split()), audience, run, options, opens, example)


def _coordinator(path: str, run: Callable[..., Reply], *options: Option, example: str = "") -> CommandSpec:
    return _for(Audience.COORDINATOR, path, run, *options, example=example)


_CASE = _required("number", OptionKind.NUMBER)
_PAGE = Option("page", OptionKind.NUMBER)

_ROUND_COMMANDS = (
    _coordinator(
        "round create",
        create_round.create_round,
        _required("name"),
        _required("launch", OptionKind.DATE),
        _choice("timetable", TIMETABLES),
        _choice("rules", RULES),
        _choice("platform", (Platform.FREE, Platform.REQUIRED)),
        Option("locale"),
        Option("zone", OptionKind.ZONE),
        Option("cap", OptionKind.NUMBER),
        Option("seed", OptionKind.NUMBER),
        example="spring-2027 launch=2027-03-01",
    ),
    _coordinator("round list", show_round.list_rounds),
    _coordinator("round open", open_round.open_round, _ROUND),
    _coordinator("round close", open_round.close_round, _ROUND),
    _coordinator(
        "round match", match_round.match_round, _choice("unanswered", ("wait", "in")), _ROUND, example="unanswered=in"
    ),
    _coordinator(
        "round review", review_matches.review_matches, Option("page", OptionKind.NUMBER), _ROUND, example="page=2"
    ),
    _coordinator(
        "round pin",
        change_matches.pin,
        _required("first", OptionKind.PERSON),
        _required("second", OptionKind.PERSON),
        _ROUND,
        example="#12 #30",
    ),
    _coordinator(
        "round forbid",
        change_matches.forbid,
        _required("first", OptionKind.PERSON),
        _required("second", OptionKind.PERSON),
        _ROUND,
        example="#12 #30",
    ),
    _coordinator("round quality", show_quality.show_quality, _ROUND),
    *(
        _coordinator(
            f"round {name}",
            run,
            _required("first", OptionKind.PERSON),
            _required("second", OptionKind.PERSON),
            _ROUND,
            example="#12 #30",
        )
        for name, run in (("swap", change_matches.swap), ("allow", change_matches.allow))
    ),
    _coordinator(
        "round rules",
        set_rules.round_rules,
        _choice("change", SETTABLE),
        Option("value"),
        _ROUND,
        example="change=shared-interests value=50",
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
        example="move topic-3 day=30",
    ),
    _coordinator(
        "round extend", change_timetable.extend_round, _required("days", OptionKind.NUMBER), _ROUND, example="7"
    ),
    _coordinator("round end", change_timetable.preview_end, _ROUND),
    _coordinator(
        "round write",
        write_group.write_group,
        _required("group", OptionKind.CHOICE, write_group.GROUPS),
        _required("words", OptionKind.REST),
        _ROUND,
        example="everybody ¡Hola! Hello!",
    ),
    _coordinator(
        "round undelivered",
        undelivered.show_undelivered,
        _ROUND,
        Option("resend", OptionKind.NUMBER),
        Option("drop", OptionKind.NUMBER),
        example="resend=118",
    ),
)

_PROGRAMME_COMMANDS = (
    _coordinator(
        "roster import",
        roster.import_roster,
        _required("file", OptionKind.FILE),
        _choice("faulty", ("refuse", "skip")),
        _ROUND,
        example="answers.csv",
    ),
    _coordinator("roster export", roster.export_roster, _choice("format", ("csv", "xlsx")), example="format=xlsx"),
    _coordinator("roster find", roster.find_person, _required("who", OptionKind.REST), example="Ana"),
    _coordinator(
        "roster expected",
        expected.show_expected,
        _choice("format", ("list", "csv")),
        _ROUND,
        example="format=csv",
    ),
    _coordinator("roster invite", expected.invite, _ROUND),
    _coordinator("roster connect", connect.connect),
    _for(Audience.CONTENT_OFFICER, "topics list", topics.list_topics),
    _for(
        Audience.CONTENT_OFFICER,
        "topics preview",
        topics.preview_topic,
        _required("number", OptionKind.NUMBER),
        Option("language"),
        example="3 language=es",
    ),
    _for(
        Audience.CONTENT_OFFICER,
        "topics replace",
        topics.replace_topic,
        _required("file", OptionKind.FILE),
        example="topic-3.md",
    ),
    _for(
        Audience.DIRECTOR,
        "roles grant",
        roles.grant_role,
        _required("role", OptionKind.CHOICE, (r.value for r in Role)),
        _required("account", OptionKind.ACCOUNT),
        Option("country", OptionKind.COUNTRY),
        example="ambassador #12 country=Kenya",
    ),
    _for(
        Audience.DIRECTOR,
        "roles revoke",
        roles.revoke_role,
        _required("role", OptionKind.CHOICE, (r.value for r in Role)),
        _required("account", OptionKind.ACCOUNT),
        Option("country", OptionKind.COUNTRY),
        example="ambassador #12 country=Kenya",
    ),
    _coordinator("roles list", roles.list_roles),
    _coordinator(
        "setup",
        set_up.set_up,
        Option("programme"),
        Option("locale"),
        Option("zone", OptionKind.ZONE),
        Option("country", OptionKind.COUNTRY),
        Option("contact"),
        Option("conduct"),
        Option("invite"),
        Option("channel_open", OptionKind.CHANNEL),
        Option("channel_coordinators", OptionKind.CHANNEL),
        Option("channel_ambassadors", OptionKind.CHANNEL),
        Option("channel_country", OptionKind.CHANNEL),
        Option("of_country", OptionKind.COUNTRY),
        Option("group_coordinators", OptionKind.GROUP),
        example="zone=Europe/Madrid",
    ),
)

_COUNTRY_COMMANDS = (
    _for(
        Audience.AMBASSADOR,
        "country summary",
        show_countries.show_countries,
        Option("country", OptionKind.COUNTRY),
        _ROUND,
        example="country=Kenya",
    ),
)

_PEOPLE_COMMANDS = (
    _for(Audience.EVERYBODY, "join", join.join, _choice("action", ("apply", "withdraw")), _ROUND, opens="join"),
    _for(Audience.PARTICIPANT, "me show", me.show_me),
    _for(Audience.PARTICIPANT, "me edit", me.edit_me, opens="me-edit"),
    _for(Audience.PARTICIPANT, "me language", me.set_language, _required("language"), example="es"),
    _for(Audience.PARTICIPANT, "me timezone", me.set_zone, _required("zone", OptionKind.ZONE), example="Europe/Madrid"),
    _for(
        Audience.PARTICIPANT,
        "me away",
        me.go_away,
        Option("until", OptionKind.DATE),
        Option("since", OptionKind.DATE),
        example="until=2027-03-14",
    ),
    _for(Audience.PARTICIPANT, "me back", me.come_back),
    _for(Audience.PARTICIPANT, "me leave", me.ask_leave),
)

_PARTNER_COMMANDS = (
    _for(Audience.PARTICIPANT, "partner show", partner.show_partner, _ROUND),
    _for(Audience.PARTICIPANT, "partner checkin", check_in.ask_check_in, _ROUND),
    _for(Audience.PARTICIPANT, "partner elsewhere", check_in.say_elsewhere, _ROUND),
    _for(Audience.PARTICIPANT, "partner silent", check_in.say_silent, _ROUND),
    _for(
        Audience.PARTICIPANT,
        "partner agree",
        agree.agree,
        _choice("often", Often),
        _choice("means", Means),
        _ROUND,
        example="often=fortnightly means=video",
    ),
)

_MEETING_COMMANDS = (
    _for(Audience.PARTICIPANT, "partner meet", find_time.meet),
    _for(
        Audience.PARTICIPANT,
        "me hours",
        set_hours.set_hours,
        _required("start", OptionKind.NUMBER),
        _required("end", OptionKind.NUMBER),
        example="7 22",
    ),
)

_PASSING_COMMANDS = (
    _for(
        Audience.PARTICIPANT,
        "partner write",
        pass_on.write,
        _required("words", OptionKind.REST),
        Option("file", OptionKind.FILE),
        _ROUND,
        example="Good morning! How was your week?",
    ),
    _for(Audience.PARTICIPANT, "partner contact", swap_contact.show_contact, _ROUND),
)


_CASE_COMMANDS = (
    _coordinator(
        "cases list", show_cases.list_cases, _choice("whose", show_cases.WHOSE), _PAGE, _ROUND, example="mine"
    ),
    _coordinator("cases show", show_cases.show_case, _CASE, example="12"),
    _coordinator("cases claim", work_cases.claim_case, _CASE, example="12"),
    _coordinator(
        "cases snooze", work_cases.snooze_case, _CASE, Option("until", OptionKind.DATE), example="12 until=2027-04-12"
    ),
    _coordinator(
        "cases resolve",
        work_cases.resolve_case,
        _CASE,
        _required("outcome", OptionKind.CHOICE, work_cases.OUTCOMES),
        example="12 revived",
    ),
    _coordinator(
        "cases write",
        write_letter.write_letter,
        _CASE,
        _required("to", OptionKind.PERSON),
        _required("words", OptionKind.REST),
        example="12 #30 Hello! Is everything all right?",
    ),
)


_PARTING_COMMANDS = (
    _for(Audience.PARTICIPANT, "partner leave", wish_another.ask_part, _ROUND),
    _for(Audience.PARTICIPANT, "partner never-again", never_again.ask_never_again),
    _for(Audience.PARTICIPANT, "partner unmet", never_met.ask_never_met),
    _for(
        Audience.PARTICIPANT,
        "me home",
        accept_home.set_home,
        _required("answer", OptionKind.CHOICE, accept_home.ANSWERS),
        example="yes",
    ),
    _for(Audience.PARTICIPANT, "partner report", report_conduct.open_report, _ROUND, opens="report"),
)

_PAIRS_COMMANDS = (
    _coordinator("cases rematch", rematch_pool.rematch_round, _ROUND),
    _coordinator("pairs list", pairs.list_pairs, _choice("state", pairs.STATES), _ROUND, example="state=one-sided"),
    _coordinator("pairs show", pairs.show_pair, _required("number", OptionKind.NUMBER), example="12"),
    _coordinator("pairs split", pairs.split_pair, _required("number", OptionKind.NUMBER), example="12"),
    _coordinator(
        "pairs join",
        join_pair.join_pair,
        _required("first", OptionKind.PERSON),
        _required("second", OptionKind.PERSON),
        Option("third", OptionKind.PERSON),
        _ROUND,
        example="#12 #30",
    ),
)


def _help(asked: Asked, *, about: str | None = None) -> Reply:
    return show_help(asked, COMMANDS, about)


COMMANDS: tuple[CommandSpec, ...] = (
    *_ROUND_COMMANDS,
    *_CASE_COMMANDS,
    *_PROGRAMME_COMMANDS,
    *_COUNTRY_COMMANDS,
    *_PEOPLE_COMMANDS,
    *_PARTNER_COMMANDS,
    *_MEETING_COMMANDS,
    *_PASSING_COMMANDS,
    *_PARTING_COMMANDS,
    *_PAIRS_COMMANDS,
    _for(Audience.EVERYBODY, "help", _help, Option("about", OptionKind.REST), example="me away"),
)


COMMAND_AT: Mapping[tuple[str, ...], CommandSpec] = {spec.path: spec for spec in COMMANDS}
"""Every command by its path."""


@dataclass(frozen=True, slots=True)
class Press:
    """What a button does: `run(asked, row)`, where `row` is the last part of its token."""

    audience: Audience
    run: Callable[[Asked, str], Reply]


PRESSES: Mapping[str, Press] = {
    "here": Press(Audience.EVERYBODY, come.press_here),
    "join": Press(Audience.EVERYBODY, join.press_join),
    "zone-take": Press(Audience.PARTICIPANT, account_news.press_take_zone),
    "language-take": Press(Audience.PARTICIPANT, account_news.press_take_language),
    "account-keep": Press(Audience.PARTICIPANT, account_news.press_keep_mine),
    "still-in": Press(Audience.PARTICIPANT, confirm.still_in),
    "not-in": Press(Audience.PARTICIPANT, confirm.not_in),
    "wish": Press(Audience.PARTICIPANT, confirm.wish),
    "survey": Press(Audience.PARTICIPANT, answer_survey.open_survey),
    "leave": Press(Audience.PARTICIPANT, leave_round.leave),
    "part": Press(Audience.PARTICIPANT, wish_another.press_part),
    "part-now": Press(Audience.PARTICIPANT, wish_another.press_part_now),
    "new-partner": Press(Audience.PARTICIPANT, wish_another.press_new_partner),
    "never-again": Press(Audience.PARTICIPANT, never_again.press_never_again),
    "rematch": Press(Audience.COORDINATOR, rematch.press_rematch),
    "rematch-approve": Press(Audience.COORDINATOR, rematch.press_approve),
    "two-go-on": Press(Audience.COORDINATOR, rematch.press_two_go_on),
    "three": Press(Audience.COORDINATOR, become_three.press_three),
    "three-approve": Press(Audience.COORDINATOR, become_three.press_approve),
    "rematch-page": Press(Audience.COORDINATOR, rematch_pool.press_page),
    "rematch-all": Press(Audience.COORDINATOR, rematch_pool.press_approve_all),
    "pairs": Press(Audience.COORDINATOR, pairs.press_list),
    "split-ask": Press(Audience.COORDINATOR, pairs.press_ask_split),
    "split": Press(Audience.COORDINATOR, pairs.press_split),
    "join-pair": Press(Audience.COORDINATOR, join_pair.press_join),
    "agree": Press(Audience.PARTICIPANT, agree.press_agree),
    "check-in": Press(Audience.PARTICIPANT, check_in.press_check_in),
    "absence": Press(Audience.PARTICIPANT, tell_absence.open_absence),
    "nudge": Press(Audience.PARTICIPANT, answer_nudge.press_nudge),
    "offer": Press(Audience.PARTICIPANT, wish_another.press_offer),
    "meeting-slot": Press(Audience.PARTICIPANT, find_time.press_slot),
    "meeting-none": Press(Audience.PARTICIPANT, find_time.press_none),
    "meeting-other": Press(Audience.PARTICIPANT, find_time.press_other),
    "meeting-change": Press(Audience.PARTICIPANT, keep_meeting.press_change),
    "meeting-cancel": Press(Audience.PARTICIPANT, keep_meeting.press_cancel),
    "meeting-held": Press(Audience.PARTICIPANT, keep_meeting.press_held),
    "meeting-missed": Press(Audience.PARTICIPANT, keep_meeting.press_missed),
    "free-text": Press(Audience.PARTICIPANT, free_text.press),
    "answer": Press(Audience.COORDINATOR, answer_words.press_answer),
    "contact-yes": Press(Audience.PARTICIPANT, swap_contact.press_yes),
    "contact-no": Press(Audience.PARTICIPANT, swap_contact.press_no),
    "keep": Press(Audience.EVERYBODY, launch_round.keep),
    "review": Press(Audience.COORDINATOR, review_matches.press_review),
    "approve": Press(Audience.COORDINATOR, review_matches.press_approve),
    "unmet": Press(Audience.PARTICIPANT, never_met.press_never_met),
    "try": Press(Audience.COORDINATOR, change_matches.press_try),
    "change": Press(Audience.COORDINATOR, change_matches.press_change),
    "stop": Press(Audience.COORDINATOR, jobs.press_stop),
    "launch": Press(Audience.COORDINATOR, launch_round.launch),
    "end": Press(Audience.COORDINATOR, change_timetable.end_round),
    "case-open": Press(Audience.COORDINATOR, show_cases.press_open),
    "case-claim": Press(Audience.COORDINATOR, work_cases.press_claim),
    "case-take": Press(Audience.COORDINATOR, work_cases.press_take),
    "case-snooze": Press(Audience.COORDINATOR, work_cases.press_snooze),
    "case-close": Press(Audience.COORDINATOR, work_cases.press_close),
    "case-write": Press(Audience.COORDINATOR, write_letter.press_write),
    "cases-page": Press(Audience.COORDINATOR, show_cases.press_page),
    "take-back": Press(Audience.COORDINATOR, write_group.take_back),
    "resend": Press(Audience.COORDINATOR, undelivered.press_resend),
    "drop": Press(Audience.COORDINATOR, undelivered.press_drop),
    "resend-all": Press(Audience.COORDINATOR, undelivered.press_resend_all),
    "drop-all": Press(Audience.COORDINATOR, undelivered.press_drop_all),
}
"""Every button, by the first part of its token. Old buttons live for ever: a kind is never given a new meaning."""


@dataclass(frozen=True, slots=True)
class FormSpec:
    """What a page of a form does: `run(asked, row, page, answers)`."""

    audience: Audience
    run: Callable[..., Reply]


FORMS: Mapping[str, FormSpec] = {
    "here": FormSpec(Audience.EVERYBODY, come.take_code),
    "join": FormSpec(Audience.EVERYBODY, join.take_page),
    "me-edit": FormSpec(Audience.PARTICIPANT, me.take_edit),
    "case-write": FormSpec(Audience.COORDINATOR, write_letter.take_letter),
    "survey": FormSpec(Audience.PARTICIPANT, answer_survey.take_survey),
    "report": FormSpec(Audience.PARTICIPANT, report_conduct.take_report),
    "absence": FormSpec(Audience.PARTICIPANT, tell_absence.take_absence),
}
"""Every form, by the first part of its token."""
