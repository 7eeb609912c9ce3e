"""The one door: recognised once, admitted once, done once, answered always."""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.commands.catalogue import PRESSES
from bot.commands.events import CommandInvoked, ReceivedFile, Source, Suggest
from bot.domain.people import Account, AccountState, Role
from bot.domain.rounds import ApplicationState, RoundState
from bot.ports.chat import FormOpen, JobStarted, Say
from bot.services import launch_round, match_round, matching_snapshot, placing, show_round
from tests.bot.programme import COORDINATOR, LAUNCH, VISITOR, Town, at_once

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.records import AuditEntry

OPERATOR = Account("operator", "console")


def trail(town: Town) -> list[AuditEntry]:
    return list(town.run(lambda unit: unit.records.audit_trail()))


def without_events(rows: Mapping[str, int]) -> Mapping[str, int]:
    return {name: number for name, number in rows.items() if name != "event"}


# ---------------------------------------------------------------------- who may


def test_a_visitor_cannot_run_the_programme(town: Town) -> None:
    assert town.typed("/round create spring launch=2027-03-01", VISITOR).text == "Only coordinators can do this."


def test_a_participant_cannot_run_the_programme(town: Town) -> None:
    assert town.typed("/roster export", town.lives("Ana")).text == "Only coordinators can do this."


def test_who_does_not_take_part_is_told_how_to(town: Town) -> None:
    assert "/join" in town.typed("/me show", VISITOR).text


def test_the_operator_at_the_machine_may_do_everything(town: Town) -> None:
    assert "No" not in town.typed("/roles list", OPERATOR).text[:2]
    town.typed(f"/round create spring launch={LAUNCH}", OPERATOR)
    assert town.round.name == "spring"


def test_a_role_that_the_platform_gives_counts(town: Town) -> None:
    """A role holds wherever it was granted: the union of commands and platforms."""
    source = Source(VISITOR, roles=frozenset({Role.COORDINATOR}))
    reply = at_once(town.dispatcher.dispatch(CommandInvoked("1", source, ("round", "list"))))
    assert isinstance(reply, Say)
    assert reply != town.typed("/round list", VISITOR).reply


def test_a_role_is_held_on_all_of_a_persons_accounts(town: Town) -> None:
    slack = Account("slack", "U1")
    ana = town.lives("Ana", accounts=(Account("discord", "1"), slack))
    town.grants(Role.COORDINATOR, slack)
    assert town.typed("/round list", ana).text == town.typed("/round list").text


def test_an_old_button_does_not_outlive_the_role(town: Town) -> None:
    """The presser is checked at every press."""
    town.a_round(RoundState.APPROVED, *[town.lives(f"P{n}") for n in range(4)])
    token = town.typed("/round launch").button("launch")
    town.typed(f"/roles revoke coordinator {COORDINATOR}", OPERATOR)
    assert town.pressed(token).text == "Only coordinators can do this."
    assert town.round.state is RoundState.APPROVED


@pytest.mark.parametrize("kind", [kind for kind, press in PRESSES.items() if press.audience == "coordinator"])
def test_a_participant_cannot_press_a_coordinators_button(town: Town, kind: str) -> None:
    assert town.pressed(f"{kind}:1:1", town.lives("Ana")).text == "Only coordinators can do this."


@pytest.mark.parametrize(
    "token", ["unknown:1:1", "launch:1:99", "end:1:99", "review:1:99.1", "still-in:1:99", "take-back:1:99"]
)
def test_a_button_of_something_that_is_gone_is_answered_kindly(town: Town, token: str) -> None:
    ana = town.lives("Ana")
    town.grants(Role.COORDINATOR, ana.accounts[0])
    answer = town.pressed(token, ana)
    assert "went wrong" not in answer.text


@pytest.mark.parametrize(
    "token", ["", "launch", "launch:1", "launch:1:", "launch:1:x", "review:1:1", "wish:1:1.nothing", "survey:1:x"]
)
def test_a_token_that_we_never_made_is_answered_kindly(town: Town, token: str) -> None:
    """Tokens come back from platforms; what is odd in one is no fault of the person's, and never stops the bot."""
    ana = town.lives("Ana")
    town.grants(Role.COORDINATOR, ana.accounts[0])
    assert isinstance(town.pressed(token, ana).reply, Say | FormOpen)


# ---------------------------------------------------------------------- once


def test_a_redelivered_command_repeats_its_reply_and_does_nothing_else(town: Town) -> None:
    first = town.typed("/round create spring launch=2027-03-01", event="same")
    rows = town.rows()
    assert town.typed("/round create spring launch=2027-03-01", event="same") == first
    assert town.rows() == rows


def test_a_redelivered_refusal_is_repeated(town: Town) -> None:
    """Also when it would not be refused any more."""
    first = town.typed("/round open", event="same")
    town.typed("/round create spring launch=2027-03-01")
    assert town.typed("/round open", event="same") == first
    assert town.round.state is RoundState.DRAFT


def test_a_redelivered_press_repeats_its_reply_and_does_nothing_else(town: Town) -> None:
    town.a_round(RoundState.APPROVED, *[town.lives(f"P{n}") for n in range(4)])
    token = town.typed("/round launch").button("launch")
    first = town.pressed(token, event="same")
    rows = town.rows()
    assert town.pressed(token, event="same") == first
    assert town.rows() == rows


def test_a_redelivered_form_repeats_its_reply_and_does_nothing_else(town: Town) -> None:
    town.a_round(RoundState.OPEN)
    page = town.typed("/join", VISITOR).form
    first = town.filled(page, VISITOR, name="Vi", country="Kenya", zone="Africa/Nairobi", event="same")
    rows = town.rows()
    again = town.filled(page, VISITOR, name="Other", country="Kenya", zone="Africa/Nairobi", event="same")
    assert again == first
    assert town.rows() == rows


def test_an_event_is_forgotten_after_a_week(town: Town) -> None:
    town.typed("/help", VISITOR)
    town.plan()
    assert town.rows()["event"] == 1
    town.sleep_until(town.now.replace(day=town.now.day + 8))
    town.plan()
    assert town.rows()["event"] == 0


# ---------------------------------------------------------------------- nothing by halves


@pytest.mark.parametrize(
    "line",
    [
        "/round create spring launch=2027-03-02",
        "/round create spring launch=2020-03-02",
        "/round create Spring launch=2027-03-01",
        "/round create spring launch=2027-03-01 locale=tlh",
        "/round launch",
        "/round close",
        "/roles grant ambassador discord:5",
        "/setup locale=tlh",
        "/me show",
        "/roster import",
        "/topics preview 99",
        "/roster import file=x",
    ],
)
def test_a_refusal_leaves_nothing_behind_but_the_event(town: Town, line: str) -> None:
    rows = town.rows()
    town.typed(line)
    assert town.rows() == {**rows, "event": rows["event"] + 1}


def test_a_refusal_after_something_was_stored_undoes_it(town: Town) -> None:
    """Counting the unanswered in is undone when there is nobody to match."""
    town.a_round(RoundState.CLOSED)
    version = town.round.version
    assert "nobody to match" in town.typed("/round match unanswered=in").text
    assert town.round.version == version


def test_an_unexpected_fault_is_answered_kindly(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    _break(monkeypatch)
    town.a_round(RoundState.DRAFT)
    assert "nothing was changed" in town.typed("/round status", event="e-17").text


def test_an_unexpected_fault_is_logged_by_the_number_that_is_told(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    _break(monkeypatch)
    town.a_round(RoundState.DRAFT)
    with caplog.at_level(logging.ERROR):
        answer = town.typed("/round status", event="e-17")
    assert "e-17" in answer.text
    assert "e-17" in caplog.text


def test_an_unexpected_fault_leaves_nothing(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even the event: the same one may be tried again."""
    _break(monkeypatch)
    town.a_round(RoundState.DRAFT)
    rows = town.rows()
    town.typed("/round status")
    assert town.rows() == rows


def _break(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(show_round, "_people", broken)


def test_long_work_that_fails_is_answered_kindly(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    town.a_round(RoundState.CLOSED, *[town.lives(f"P{n}") for n in range(4)])
    started = town.dispatcher.dispatch(
        CommandInvoked("1", Source(COORDINATOR), ("round", "match"), {"unanswered": "in"})
    )
    job = at_once(started)
    assert isinstance(job, JobStarted)
    broken = replace(town.round, rules="nonsense")
    town.run(lambda unit: unit.rounds.save(broken))
    reply = at_once(town.dispatcher.finish(job, Source(COORDINATOR)))
    assert isinstance(reply, Say)
    assert town.round.state is RoundState.CLOSED


# ---------------------------------------------------------------------- the trail


def test_every_act_of_a_coordinator_is_in_the_trail(town: Town) -> None:
    town.a_round(RoundState.RUNNING, *[town.lives(f"P{n}") for n in range(4)])
    assert [entry.action for entry in reversed(trail(town))] == [
        "round create",
        "round open",
        "round close",
        "round match",
        "round approve",
        "round launch",
        "press launch",
    ]


def test_the_trail_says_who_by_account(town: Town) -> None:
    town.typed("/round list")
    assert trail(town)[0].actor == "discord:900"


def test_the_trail_holds_no_words_and_no_names(town: Town) -> None:
    """Ids, numbers, dates and choices only."""
    ana = town.lives("Ana Ruiz")
    town.a_round(RoundState.OPEN, ana)
    town.typed("/round write everybody Dear Ana, see you soon")
    town.typed("/roster find Ana Ruiz")
    town.typed('/setup contact="Maria Pérez" programme=Network')
    kept = str([(entry.action, entry.details) for entry in trail(town)])
    assert not [word for word in ("Ana", "Dear", "Maria", "Network") if word in kept]


def test_the_trail_says_which_people_by_number(town: Town) -> None:
    ana, bo = town.lives("Ana"), town.lives("Bo")
    town.a_round(RoundState.OPEN, ana, bo)
    town.typed("/round pin Ana Bo")
    assert trail(town)[0].details == {"first": f"#{ana.id}", "second": f"#{bo.id}"}


def test_what_was_refused_is_not_in_the_trail(town: Town) -> None:
    town.typed("/round launch")
    assert trail(town) == []


def test_what_people_do_about_themselves_is_not_in_the_trail(town: Town) -> None:
    ana = town.lives("Ana")
    town.grants(Role.COORDINATOR, ana.accounts[0])
    town.typed("/me timezone Asia/Tokyo", ana)
    assert trail(town) == []


# ---------------------------------------------------------------------- who acts


def test_who_acts_from_a_closed_account_can_be_written_to_again(town: Town) -> None:
    ana = town.lives("Ana", accounts=(Account("discord", "1", state=AccountState.CLOSED),))
    town.wrote(ana)
    assert town.person(ana.id).accounts[0].state is AccountState.OPEN


def test_changing_oneself_keeps_the_account_that_was_just_seen(town: Town) -> None:
    """The use case stores the person as they are now, not as they were before the act."""
    ana = town.lives("Ana", accounts=(Account("discord", "1", state=AccountState.CLOSED),))
    town.typed("/me timezone Asia/Tokyo", ana)
    assert town.person(ana.id).accounts[0].state is AccountState.OPEN


def test_messages_go_to_the_account_last_used(town: Town) -> None:
    discord, slack = Account("discord", "1"), Account("slack", "U1")
    ana = town.lives("Ana", accounts=(discord, slack))
    town.typed("/me language es", slack)
    assert town.person(ana.id).preferred_accounts()[0].key == slack.key


def test_what_is_refused_does_not_change_where_messages_go(town: Town) -> None:
    discord, slack = Account("discord", "1"), Account("slack", "U1")
    ana = town.lives("Ana", accounts=(discord, slack))
    town.typed("/round list", slack)
    assert town.person(ana.id).preferred_accounts()[0].key == discord.key


@pytest.mark.parametrize(
    ("locale", "greeting"), [("es", "¡Hola!"), ("es-MX", "¡Hola!"), ("fr", "Hello!"), (None, "Hello!")]
)
def test_a_visitor_is_answered_in_the_platforms_language_if_we_have_it(
    town: Town, locale: str | None, greeting: str
) -> None:
    from bot.commands.events import DirectMessage  # noqa: PLC0415  # only here
    from bot.messages.plain import plain  # noqa: PLC0415  # only here

    reply = at_once(town.dispatcher.dispatch(DirectMessage("1", Source(VISITOR, locale=locale))))
    assert isinstance(reply, Say)
    assert plain(reply.message, "UTC").startswith(greeting)


# ---------------------------------------------------------------------- jobs


def test_a_matching_is_refused_when_the_round_moved_meanwhile(town: Town) -> None:
    """The snapshot's version is compared in the transaction that stores."""
    town.a_round(RoundState.CLOSED, *[town.lives(f"P{n}") for n in range(4)])
    result = placing.compute(_look(town))
    town.typed("/round timetable drop survey-1")
    assert "somebody else changed" in _store(town, result).lower()
    assert town.round.state is RoundState.CLOSED


def test_a_matching_is_refused_when_two_were_put_together_meanwhile(town: Town) -> None:
    people = [town.lives(f"P{n}") for n in range(4)]
    town.a_round(RoundState.CLOSED, *people)
    result = placing.compute(_look(town))
    town.typed(f"/round pin #{people[0].id} #{people[3].id}")
    assert "somebody else changed" in _store(town, result).lower()


def _look(town: Town) -> matching_snapshot.Snapshot:
    round_id = town.round.id
    every = town.run(lambda unit: unit.applications.of_round(round_id))
    town.run(lambda unit: unit.applications.save_many(replace(a, state=ApplicationState.CONFIRMED) for a in every))
    return town.run(matching_snapshot.look, {"round": round_id}, town.world)


def _store(town: Town, result: placing.Result) -> str:
    from bot.domain.errors import Refused  # noqa: PLC0415  # only here
    from bot.services.asked import Actor, Asked  # noqa: PLC0415  # only here

    actor = Actor(COORDINATOR, "en", roles=frozenset({Role.COORDINATOR}))
    try:
        town.run(lambda unit: match_round.store(Asked(unit, town.now, town.world, actor), result))
    except Refused as refusal:
        from bot.messages.render import text  # noqa: PLC0415  # only here

        return text("en", refusal.key)
    return ""


# ---------------------------------------------------------------------- suggestions


def suggested(town: Town, path: tuple[str, ...], option: str, typed: str, by: Account = COORDINATOR) -> tuple[str, ...]:
    found = at_once(town.dispatcher.suggest(Suggest(Source(by), path, option, typed)))
    return tuple(value for value, _ in found.hits)


def test_a_round_is_suggested_by_a_part_of_its_name(town: Town) -> None:
    town.a_round()
    assert suggested(town, ("round", "open"), "round", "PRI") == ("spring",)


def test_people_are_suggested_to_coordinators_only(town: Town) -> None:
    town.lives("Ana")
    assert suggested(town, ("round", "pin"), "first", "an") == ("#1",)
    assert suggested(town, ("round", "pin"), "first", "an", VISITOR) == ()


def test_zones_are_suggested(town: Town) -> None:
    assert "Asia/Kathmandu" in suggested(town, ("me", "timezone"), "zone", "kathm")


@pytest.mark.parametrize(("path", "option"), [(("no", "such"), "x"), (("round", "open"), "no-such"), (("help",), "x")])
def test_nothing_is_suggested_for_what_there_is_not(town: Town, path: tuple[str, ...], option: str) -> None:
    assert suggested(town, path, option, "a") == ()


def test_suggesting_leaves_no_trace(town: Town) -> None:
    rows = town.rows()
    suggested(town, ("round", "open"), "round", "a")
    assert town.rows() == rows


_ = (launch_round, ReceivedFile)
