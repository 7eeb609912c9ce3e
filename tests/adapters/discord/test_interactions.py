"""Every command, press and form is answered, in time, in the right place; and what fails says so kindly."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from adapters.discord import interactions
from bot.commands.events import ChoicePressed, ReceivedFile
from bot.ports.chat import (
    FieldKind,
    Form,
    FormErrors,
    FormField,
    FormOpen,
    JobStarted,
    Nothing,
    Replace,
    Say,
    Text,
    Words,
)
from tests.adapters.discord.stage import playing, saying, until

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.adapters.discord.stage import Stage
    from tests.platforms.discord_faults import How
    from tests.platforms.discord_people import Person
    from tests.platforms.discord_seen import Answer, Modal


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with playing() as playing_one:
        yield playing_one


@pytest.fixture
def ana(stage: Stage) -> Person:
    return stage.server.person("ana", locale="es-ES")


def page(number: int = 1, pages: int = 2, **values: str) -> Form:
    fields = (
        FormField("name", Text("Your name"), value=values.get("name")),
        FormField("zone", Text("Time zone"), FieldKind.LOOKUP, lookup="zone", value=values.get("zone")),
        FormField("days", Text("Days"), FieldKind.MANY, options=(("1", Text("Mon")), ("2", Text("Tue")))),
        FormField("consent", Text("I agree"), FieldKind.CONSENT),
    )
    return Form("join:1:3", Text("Join"), fields, number, pages, introduction=(Words(Text(f"Page {number}.")),))


def opened(answer: Answer) -> Modal:
    """Give the form that opened."""
    assert answer.modal is not None
    return answer.modal


async def given(stage: Stage, ana: Person, *tokens: str) -> None:
    """Give Ana a message with buttons."""
    await stage.gateway.send_direct(stage.account(ana), saying("Choose", *tokens), key="given")


# ---------------------------------------------------------------------------------------------------- in time


async def test_a_slow_database_delays_no_answer(stage: Stage, ana: Person) -> None:
    """Discord is told to wait before the database is asked."""
    stage.server.answer_within = 0.5
    stage.desk.takes = 0.8
    assert (await ana.slash("me show")).text == "Done."


async def test_a_slow_press_is_answered(stage: Stage, ana: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interactions, "GRACE", 0.1)
    await given(stage, ana, "nudge")
    stage.desk.takes = 0.3
    stage.desk.answers.append(Replace(saying("Thank you")))
    await ana.presses("Nudge")
    await until(lambda: ana.inbox[0].text == "Thank you")


async def test_a_form_that_comes_too_late_waits_behind_a_button(
    stage: Stage, ana: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It cannot be opened any more, so one presses once again."""
    monkeypatch.setattr(interactions, "GRACE", 0.1)
    stage.desk.takes = 0.3
    stage.desk.answers.append(FormOpen(page()))
    reply = await ana.slash("join")
    assert reply.text == "Tu formulario está listo."
    stage.desk.takes = 0.0
    assert opened(await ana.presses("Continuar")).title == "Join"
    assert len(stage.desk.heard) == 1


async def test_a_command_that_opens_a_form_opens_it_at_once(stage: Stage, ana: Person) -> None:
    stage.desk.answers.append(FormOpen(page()))
    reply = await ana.slash("join")
    assert reply.kind == "modal"
    assert opened(reply).labels == ["Your name", "Time zone", "Days", "I agree"]


async def test_an_answer_that_comes_too_late_is_written_to_the_person(stage: Stage, ana: Person) -> None:
    """10062: what was asked for is done, and they hear of it."""
    await given(stage, ana, "nudge")
    stage.desk.answers.append(Say(saying("Noted")))
    await ana.presses("Nudge", late=True)
    assert (await ana.receives("Noted")).text == "Noted"
    assert len(stage.desk.heard) == 1


@pytest.mark.parametrize("act", ["command", "press"])
async def test_a_form_for_an_act_that_discord_forgot_comes_as_a_message(stage: Stage, ana: Person, act: str) -> None:
    """10062: it cannot be opened, and a button in a direct message opens it."""
    await given(stage, ana, "nudge")
    stage.desk.answers.append(FormOpen(page()))
    await (ana.slash("join", late=True) if act == "command" else ana.presses("Nudge", late=True))
    await ana.receives("formulario está listo")
    assert (await ana.presses("Continuar")).kind == "modal"


async def test_a_late_command_is_carried_out_and_answered(stage: Stage, ana: Person) -> None:
    stage.desk.answers.append(Say(saying("Noted")))
    await ana.slash("me show", late=True)
    assert (await ana.receives("Noted")).text == "Noted"
    assert len(stage.desk.heard) == 1


async def test_a_pressed_message_is_changed_even_too_late(stage: Stage, ana: Person) -> None:
    await given(stage, ana, "nudge")
    stage.desk.answers.append(Replace(saying("Noted")))
    await ana.presses("Nudge", late=True)
    await until(lambda: [seen.text for seen in ana.inbox] == ["Noted"])


# -------------------------------------------------------------------------------------------- in the right place


async def test_on_a_server_only_who_asked_sees_the_answer(stage: Stage, ana: Person) -> None:
    assert (await ana.slash("me show")).is_private
    assert not (await ana.slash("me show", where="dm")).is_private


async def test_a_visible_answer_is_seen_by_all(stage: Stage, ana: Person) -> None:
    stage.desk.answers.append(Say(saying("Everybody, look"), visible=True))
    await ana.slash("me show")
    await until(lambda: any("Everybody" in seen.text for seen in stage.server.person("bo").sight))


async def test_a_press_replaces_its_message(stage: Stage, ana: Person) -> None:
    await given(stage, ana, "nudge")
    stage.desk.answers.append(Replace(saying("Thank you")))
    assert (await ana.presses("Nudge")).kind == "update"
    assert [seen.text for seen in ana.inbox] == ["Thank you"]


async def test_a_press_without_an_answer_is_not_left_hanging(stage: Stage, ana: Person) -> None:
    await given(stage, ana, "nudge")
    stage.desk.answers.append(Nothing())
    assert (await ana.presses("Nudge")).kind == "update"


async def test_a_command_without_an_answer_is_not_left_hanging(stage: Stage, ana: Person) -> None:
    stage.desk.answers.append(Nothing())
    reply = await ana.slash("me show")
    assert reply.kind != "failed"
    assert stage.server.called("delete_original_webhook_message")


async def test_long_work_shows_how_far_it_is_and_ends_in_one_place(stage: Stage, ana: Person) -> None:
    stage.desk.answers.append(JobStarted("match", (), saying("Working")))
    stage.desk.progress = (saying("Half done"),)
    stage.desk.end = Say(saying("All matched"))
    reply = await ana.slash("me show")
    await until(lambda: reply.text == "All matched")
    assert not reply.more


# ---------------------------------------------------------------------------------------------------- forms


async def test_a_form_goes_on_from_page_to_page(stage: Stage, ana: Person) -> None:
    """A button leads from one to the next; what was typed arrives by the fields' names."""
    stage.desk.answers += [FormOpen(page()), FormOpen(page(2)), Say(saying("Welcome"))]
    await ana.slash("join")
    between = await ana.submits({"Your name": "Ana", "Time zone": "Madrid", "Days": ["Tue"], "I agree": True})
    assert "página 2 de 2" in between.text
    assert "Page 2." in between.text
    first = stage.desk.form
    assert (first.token, first.page) == ("join:1:3", 1)
    assert first.values == {"name": "Ana", "zone": "Madrid", "days": ["2"], "consent": "yes"}
    assert (await ana.presses("Continuar")).kind == "modal"
    last = await ana.submits({"Your name": "Ana", "Time zone": "Madrid", "Days": ["Mon", "Tue"], "I agree": False})
    assert last.text == "Welcome"
    assert stage.desk.form.values["days"] == ["1", "2"]
    assert stage.desk.form.values["consent"] == ""


async def test_what_is_wrong_is_shown_again_with_what_was_typed(stage: Stage, ana: Person) -> None:
    """And what was looked for can be chosen from what is like it."""
    wrong = (("zone", Text("We do not know this zone.")),)
    stage.desk.answers += [FormOpen(page()), FormErrors(page(name="Ana", zone="Madri"), wrong), Say(saying("Welcome"))]
    stage.desk.hits = (("Europe/Madrid", "Europe/Madrid"),)
    await ana.slash("join")
    mend = await ana.submits({"Your name": "Ana", "Time zone": "Madri", "Days": ["Mon"], "I agree": True})
    assert "We do not know this zone." in mend.text
    again = await ana.presses("Corregir")
    assert again.kind == "modal"
    assert stage.desk.suggested[-1].typed == "Madri"
    await ana.submits({"Time zone": "Europe/Madrid", "Days": ["Mon"], "I agree": True})
    assert stage.desk.form.values["zone"] == "Europe/Madrid"
    assert stage.desk.form.values["name"] == "Ana"


async def test_a_form_opened_before_a_restart_can_be_sent(stage: Stage, ana: Person) -> None:
    stage.desk.answers += [FormOpen(page()), FormOpen(page(2))]
    await ana.slash("join")
    await stage.restarts()
    await ana.submits({"Your name": "Ana", "Time zone": "Madrid", "Days": ["Mon"], "I agree": True})
    await stage.restarts()
    assert (await ana.presses("Continuar")).kind == "modal"


async def test_a_page_is_opened_by_nobody_else(stage: Stage, ana: Person) -> None:
    """The button of one person does nothing for another, whatever they forge."""
    stage.desk.answers += [FormOpen(page()), FormOpen(page(2))]
    await ana.slash("join", where="dm")
    await ana.submits({"Your name": "Ana", "Time zone": "Madrid", "Days": ["Mon"], "I agree": True})
    token = ana.last.tokens[0]
    bo = stage.server.person("bo")
    await given(stage, bo, "nudge")
    reply = await bo.presses_forged(token, on=bo.inbox[-1])
    assert reply.kind == "message"
    assert "not one of ours" in reply.text


async def test_a_page_that_is_too_old_says_so(stage: Stage, ana: Person) -> None:
    """Its answer is pruned after a week."""
    stage.desk.answers += [FormOpen(page()), FormOpen(page(2))]
    await ana.slash("join")
    await ana.submits({"Your name": "Ana", "Time zone": "Madrid", "Days": ["Mon"], "I agree": True})
    stage.desk.stored.clear()
    assert "demasiado antiguo" in (await ana.presses("Continuar")).text


async def test_a_file_in_a_form_arrives(stage: Stage, ana: Person) -> None:
    form = Form("me-edit:1:0", Text("A file"), (FormField("cv", Text("Your file"), FieldKind.FILE),))
    stage.desk.answers.append(FormOpen(form))
    await ana.slash("me edit")
    await ana.submits({"Your file": ("cv.pdf", b"pdf")})
    assert stage.desk.form.files == {"cv": ReceivedFile("cv.pdf", b"pdf")}


# ---------------------------------------------------------------------------------------------------- what was asked


async def test_options_arrive_as_the_programme_reads_them(stage: Stage) -> None:
    """Files with their content, people and places by id."""
    server = stage.server
    cora, kofi = server.person("cora", roles=[server.role("coordinators", "manage_guild")]), server.person("kofi")
    await cora.slash("roster import", file=("answers.csv", b"name"), faulty="skip")
    assert stage.desk.command.options == {"file": ReceivedFile("answers.csv", b"name"), "faulty": "skip"}
    await cora.slash("round pin", first=f"<@{kofi.id}>", second="#30")
    assert stage.desk.command.options == {"first": f"discord:{kofi.id}", "second": "#30"}
    await cora.slash("setup", channel_open=server.channel("general"))
    assert stage.desk.command.options == {"channel_open": str(server.channel("general").id)}
    await cora.slash("round extend", days=7)
    assert stage.desk.command.options == {"days": 7}


async def test_roles_come_with_what_one_does(stage: Stage) -> None:
    server = stage.server
    role = server.role("coordinators", "manage_guild")
    cora = server.person("cora", roles=[role])
    await cora.slash("me show")
    assert str(role.id) in stage.desk.last.source.groups
    assert stage.desk.last.source.may_manage
    assert stage.desk.last.source.account.handle == "cora"


async def test_an_administrator_manages_the_server_too(stage: Stage) -> None:
    """The one permission that stands for all of them."""
    boss = stage.server.person("boss", roles=[stage.server.role("bosses", "administrator")])
    await boss.slash("me show")
    assert stage.desk.last.source.may_manage


async def test_roles_are_asked_for_in_direct_messages(stage: Stage) -> None:
    """Once a minute at most."""
    server = stage.server
    role = server.role("coordinators", "manage_guild")
    cora = server.person("cora", roles=[role])
    for _ in range(2):
        await cora.slash("me show", where="dm")
        assert str(role.id) in stage.desk.last.source.groups
        assert stage.desk.last.source.may_manage
    assert len(server.called("get_guild_member")) == 1


async def test_a_role_that_is_taken_away_counts_at_once_on_the_server(stage: Stage) -> None:
    """The event itself tells; and what it tells counts in direct messages too."""
    server = stage.server
    role = server.role("coordinators", "manage_guild")
    cora = server.person("cora", roles=[role])
    await cora.slash("me show", where="dm")
    cora.loses(role)
    await cora.slash("me show")
    assert not stage.desk.last.source.groups
    await cora.slash("me show", where="dm")
    assert not stage.desk.last.source.groups
    assert not stage.desk.last.source.may_manage


async def test_values_are_suggested_while_one_types(stage: Stage) -> None:
    stage.desk.hits = (("spring", "spring"),)
    cora = stage.server.person("cora", roles=[stage.server.role("coordinators", "manage_guild")])
    assert await cora.autocompletes("round launch", "round", "spr") == [{"name": "spring", "value": "spring"}]
    assert (stage.desk.suggested[-1].path, stage.desk.suggested[-1].option) == (("round", "launch"), "round")


async def test_a_redelivered_press_is_dealt_with_once(stage: Stage, ana: Person) -> None:
    await given(stage, ana, "nudge")
    await ana.presses("Nudge")
    assert isinstance(stage.desk.last, ChoicePressed)
    assert stage.desk.last.event_id.startswith("discord-")
    assert stage.notes.kept[f"direct:{ana.id}"]


# ---------------------------------------------------------------------------------------------------- what goes wrong


async def test_a_button_from_before_a_restart_works(stage: Stage, ana: Person) -> None:
    await given(stage, ana, "nudge")
    await stage.restarts()
    assert (await ana.presses("Nudge")).text == "Done."


@pytest.mark.parametrize("token", ["nonsense", "again:1:discord-1.0000", "x" * 100, "again:1:"])
async def test_a_forged_button_is_answered_kindly(stage: Stage, ana: Person, token: str) -> None:
    await given(stage, ana, "nudge")
    reply = await ana.presses_forged(token, on=ana.inbox[-1])
    assert "Este botón ya no es de los nuestros" in reply.text
    assert not stage.desk.heard


@pytest.mark.parametrize("act", ["command", "press", "form"])
async def test_whatever_fails_is_answered_with_a_number(
    stage: Stage, ana: Person, caplog: pytest.LogCaptureFixture, act: str
) -> None:
    """A sentence in the person's language, an id in the log, and never their words."""
    await given(stage, ana, "nudge")
    if act == "form":
        stage.desk.answers.append(FormOpen(page()))
        await ana.slash("join")
    stage.desk.fault = RuntimeError("out of order")
    with caplog.at_level(logging.ERROR):
        if act == "command":
            reply = await ana.slash("help", about="my secret")
        elif act == "press":
            reply = await ana.presses("Nudge")
        else:
            reply = await ana.submits({"Your name": "secret", "Time zone": "x", "Days": ["Mon"], "I agree": True})
    event = stage.desk.last.event_id
    assert "Algo falló de nuestro lado" in reply.text
    assert event in reply.text
    assert event in caplog.text
    assert "secret" not in caplog.text


async def test_a_file_that_is_too_big_is_refused_kindly(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.discord.reading.LARGEST", 3)
    cora = stage.server.person("cora", roles=[stage.server.role("coordinators", "manage_guild")])
    reply = await cora.slash("roster import", file=("answers.csv", b"name"))
    assert "larger than" in reply.text
    assert not stage.desk.heard


@pytest.mark.parametrize("how", ["500_before", "500_after", "drop_before", "drop_after"])
async def test_an_answer_that_is_lost_is_given_again(stage: Stage, ana: Person, how: How) -> None:
    await given(stage, ana, "nudge")
    stage.server.fails("create_interaction_response", how)
    stage.desk.answers.append(Say(saying("Noted")))
    await ana.presses("Nudge")
    assert "Noted" in (await ana.receives("Noted")).text
