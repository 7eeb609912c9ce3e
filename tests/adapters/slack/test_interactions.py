"""Commands, buttons and forms: stored, answered, and then acknowledged."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.commands.events import ChoicePressed, CommandInvoked, FormSubmitted, ReceivedFile
from bot.commands.spec import EVERYBODY_HERE
from bot.ports.chat import (
    Choice,
    FieldKind,
    FilePart,
    Form,
    FormErrors,
    FormField,
    FormOpen,
    JobStarted,
    Message,
    Nothing,
    Replace,
    Say,
    Text,
)
from tests.adapters.slack.stage import FakeDesk, message, say, stage, words
from tests.platforms.slack_faults import DropBefore, Slow, Status

if TYPE_CHECKING:
    from bot.commands.events import Event
    from bot.ports.chat import Reply
    from tests.adapters.slack.stage import Stage

YES = Choice(Text("Yes"), "confirm:1:12")
NAME = FormField("name", Text("Your name"))
TOWN = FormField("city", Text("Town"), FieldKind.LOOKUP)
FIRST = Form("join:1:7", Text("Join"), (NAME, TOWN), 1, 2)
SECOND = Form("join:1:7", Text("Join"), (FormField("agreed", Text("I agree"), FieldKind.CONSENT),), 2, 2)
STARTED = JobStarted("match", (), message("I am looking"))


def always(reply: Reply) -> FakeDesk:
    return FakeDesk(answer=lambda _event: reply)


async def with_button(here: Stage, *choices: Choice) -> None:
    await here.platform.gateway.send_direct(here.anas, message("Are you in?", choices=choices or (YES,)), key="k")


# ---------------------------------------------------------------------- commands


async def test_a_command_is_answered_with_its_acknowledgement() -> None:
    async with stage(always(say("Here you are"))) as here:
        envelope = await here.ana.types("/pairkeeper me show")
        assert here.ana.ephemeral[-1].shown == "Here you are"
        assert envelope.answer is not None
        (event,) = here.told
        assert isinstance(event, CommandInvoked)
        assert (event.path, event.source.account.id) == (("me", "show"), here.ana.id)


async def test_who_acts_is_described_as_slack_describes_them() -> None:
    async with stage(always(say("Yes"))) as here:
        boss = here.server.person("boss", locale="es-LA", groups=["coordinators"], admin=True)
        await boss.types("/pairkeeper round status")
        source = here.told[-1].source
        group = here.server.group("coordinators").id
        assert (source.locale, source.groups, source.may_manage) == ("es-LA", frozenset({group}), True)
        assert source.name


async def test_where_there_are_no_user_groups_people_are_answered_all_the_same() -> None:
    async with stage(always(say("Yes"))) as here:
        here.server.workspace.paid = False
        await here.ana.types("/pairkeeper help")
        assert here.told[-1].source.groups == frozenset()


@pytest.mark.parametrize("name", ["@coordinators", "Coordinators", "{id}", "slack:{id}"])
async def test_a_user_group_is_named_as_people_know_it(name: str) -> None:
    async with stage(always(say("Done"))) as here:
        group = here.server.group("coordinators").id
        await here.ana.types(f"/pairkeeper setup group_coordinators={name.format(id=group)}")
        event = here.told[-1]
        assert isinstance(event, CommandInvoked)
        assert str(event.options["group_coordinators"]).removeprefix("slack:") == group


@pytest.mark.parametrize("name", ["@everyone", "<!channel>", "<!here|here>"])
async def test_everybody_is_no_user_group(name: str) -> None:
    """The programme says why not."""
    async with stage(always(say("Done"))) as here:
        await here.ana.types(f"/pairkeeper setup group_coordinators={name}")
        event = here.told[-1]
        assert isinstance(event, CommandInvoked)
        assert event.options["group_coordinators"] == EVERYBODY_HERE


async def test_without_user_groups_one_is_told_what_to_do_instead() -> None:
    async with stage(always(say("Done"))) as here:
        here.server.workspace.paid = False
        await here.kofi.types("/pairkeeper setup group_coordinators=@coordinators")
        assert here.told == []
        assert "/pairkeeper roles grant coordinator" in here.kofi.ephemeral[-1].text


async def test_options_are_read_with_people_as_accounts() -> None:
    async with stage(always(say("Done"))) as here:
        await here.ana.types("/pairkeeper pairs join @kofi #12 third=“#30”")
        event = here.told[-1]
        assert isinstance(event, CommandInvoked)
        assert event.options == {"first": f"slack:{here.kofi.id}", "second": "#12", "third": "#30"}


async def test_the_command_alone_opens_a_menu() -> None:
    desk = always(say("All of it"))
    desk.page = message("Your partner is Kofi", choices=(YES,))
    async with stage(desk) as here:
        await here.ana.types("/pairkeeper")
        assert here.ana.ephemeral[-1].buttons == ["Yes", "Todo lo que puedo hacer"]
        await here.ana.clicks("Todo lo que puedo hacer")
        assert isinstance(here.told[-1], CommandInvoked)
        assert here.told[-1].path == ("help",)


async def test_an_unknown_command_is_answered_in_ones_own_language() -> None:
    async with stage() as here:
        await here.ana.types("/pairkeeper parner show")
        assert "partner show" in here.ana.ephemeral[-1].shown
        assert not here.told
        assert not here.ana.notices


async def test_a_visible_answer_is_seen_by_all() -> None:
    async with stage(always(Say(message("For everybody"), visible=True))) as here:
        place = here.server.channel("open", [here.ana, here.kofi])
        await here.ana.types("/pairkeeper help", at=place)
        assert place.messages[-1].shown == "For everybody"


async def test_a_slow_command_is_answered_after_its_acknowledgement() -> None:
    """After three seconds Slack no longer reads what comes with it."""
    desk = always(say("Here you are"))
    desk.slow = 2.7
    async with stage(desk) as here:
        envelope = await here.ana.types("/pairkeeper me show")
        await here.settled()
        assert not envelope.answer
        assert here.ana.ephemeral[-1].shown == "Here you are"


async def test_a_file_in_an_answer_goes_to_who_asked() -> None:
    async with stage(always(Say(Message((words("The roster"), FilePart(b"csv", "roster.csv")))))) as here:
        await here.ana.types("/pairkeeper roster export")
        await here.settled()
        assert "direct" in here.ana.ephemeral[-1].shown
        assert [file.name for each in here.ana.inbox for file in each.files] == ["roster.csv"]


async def test_nothing_to_say_is_acknowledged() -> None:
    async with stage(always(Nothing())) as here:
        assert (await here.ana.types("/pairkeeper help")).acks
        assert not here.ana.notices


# ---------------------------------------------------------------------- long work


async def test_long_work_shows_how_far_it_is_and_how_it_ends() -> None:
    desk = always(STARTED)
    desk.progress = tuple(message(f"{part} of 10") for part in range(10))
    desk.end = say("Found 20")
    async with stage(desk) as here:
        await here.ana.types("/pairkeeper round match")
        await here.settled()
        assert [each.shown for each in here.ana.ephemeral] == ["I am looking", "Found 20"]
        assert [each.shown for each in here.ana.inbox] == ["Found 20"]
        assert here.ana.inbox[0].versions[0].shown == "0 of 10"


async def test_long_work_that_a_button_began_leaves_the_button_alone() -> None:
    desk = always(STARTED)
    desk.progress = (message("1 of 10"),)
    desk.end = say("Found 20")
    async with stage(desk) as here:
        await with_button(here)
        await here.ana.clicks("Yes")
        await here.settled()
        assert [each.shown for each in here.ana.inbox] == ["Are you in?\nYes", "I am looking", "Found 20"]


async def test_long_work_without_news_says_only_its_end() -> None:
    async with stage(FakeDesk(answer=lambda _event: STARTED, end=say("Found 20"))) as here:
        await here.ana.writes("please match")
        await here.settled()
        assert [each.shown for each in here.ana.inbox if each.by_bot] == ["Found 20"]


async def test_long_work_that_fails_is_told_in_a_sentence() -> None:
    class Failing(FakeDesk):
        async def finish(self, started: JobStarted, source: object, show: object = None) -> Reply:
            raise RuntimeError

    async with stage(Failing(answer=lambda _event: STARTED)) as here:
        await here.ana.types("/pairkeeper round match")
        await here.settled()
        assert here.ana.ephemeral[-1].shown != "I am looking"


# ---------------------------------------------------------------------- buttons


async def test_a_button_says_who_pressed_and_what() -> None:
    async with stage(always(say("Good"))) as here:
        await with_button(here)
        await here.ana.clicks("Yes")
        event = here.told[-1]
        assert isinstance(event, ChoicePressed)
        assert (event.token, event.source.account.id) == (YES.token, here.ana.id)


async def test_an_answer_in_ones_own_messages_stays_there() -> None:
    async with stage(always(say("Good"))) as here:
        await with_button(here)
        await here.ana.clicks("Yes")
        assert [each.shown for each in here.ana.inbox] == ["Are you in?\nYes", "Good"]


async def test_an_answer_in_a_channel_is_seen_by_one() -> None:
    async with stage(always(say("Good"))) as here:
        place = here.server.channel("cases", [here.ana], with_bot=True)
        await here.platform.gateway.post(place.id, message("A case", choices=(YES,)), key="k")
        await here.ana.clicks("Yes", on=place.messages[-1])
        assert len(place.messages) == 1
        assert here.ana.ephemeral[-1].shown == "Good"


async def test_a_message_is_replaced() -> None:
    async with stage(always(Replace(message("You are in")))) as here:
        await with_button(here)
        await here.ana.clicks("Yes")
        assert [each.shown for each in here.ana.inbox] == ["You are in"]


async def test_an_old_button_still_works() -> None:
    """Old buttons live for ever."""
    async with stage(always(say("That was before"))) as here:
        await with_button(here)
        old = here.ana.inbox[-1]
        await here.ana.clicks("Yes")
        await here.ana.clicks("Yes", on=old)
        assert len(here.told) == 2


@pytest.mark.parametrize("value", ["", "x", "no-such-kind:1:1", ":::", "confirm:1:999999", "command:1:<!channel>"])
async def test_a_forged_button_does_no_harm(value: str) -> None:
    """What the programme does not know, it refuses in words; what is no token at all is nothing."""
    async with stage(always(say("I do not know that"))) as here:
        await with_button(here)
        forged = {"type": "button", "action_id": "x", "block_id": "b", "value": value}
        envelope = await here.ana.sends_action(forged, on=here.ana.inbox[-1])
        assert envelope.acks
        assert all(isinstance(event, ChoicePressed) for event in here.told)
        assert not any("<!channel>" in each.text for each in here.ana.sees)


async def test_what_is_no_button_is_acknowledged() -> None:
    async with stage() as here:
        await with_button(here)
        menu = {"type": "static_select", "action_id": "x", "block_id": "b"}
        assert (await here.ana.sends_action(menu, on=here.ana.inbox[-1])).acks
        assert not here.told


async def test_a_response_address_that_fails_is_not_the_end() -> None:
    """The answer is then written."""
    async with stage(always(say("Good"))) as here:
        await with_button(here)
        here.server.response_urls.given.clear()
        await here.ana.clicks("Yes")
        await here.settled()
        assert "Good" in [each.shown for each in here.ana.sees]


# ---------------------------------------------------------------------- forms


def joining(event: Event) -> Reply:
    """A form of two pages, whose town must be chosen from two."""
    if not isinstance(event, FormSubmitted):
        return FormOpen(FIRST)
    if event.page == 2:
        return say("Welcome")
    if event.values["name"] == "?":
        return FormErrors(FIRST, (("name", Text("Please give your name.")),))
    if event.values["city"] == "San Jose":
        towns = (("1", Text("San José, Costa Rica")), ("2", Text("San Jose, United States")))
        asked = replace(FIRST, fields=(NAME, replace(TOWN, options=towns)))
        return FormErrors(asked, (("city", Text("Which of these?")),))
    return FormOpen(SECOND)


async def test_a_form_is_filled_in_page_by_page() -> None:
    async with stage(FakeDesk(answer=joining)) as here:
        await here.ana.types("/pairkeeper join")
        assert here.ana.view is not None
        assert here.ana.view.title == "Join"
        await here.ana.submits({"Your name": "?", "Town": "San Jose"})
        assert here.ana.errors == {"name": "Please give your name."}
        await here.ana.submits({"Your name": "Ana", "Town": "San Jose"})
        assert "Which of these?" in here.ana.view.shown
        await here.ana.submits({"Town": "San José, Costa Rica"})
        assert "I agree" in here.ana.view.shown
        await here.ana.submits({"I agree": ["I agree"]})
        assert here.ana.view.shown == "Welcome"
        values = [event.values for event in here.told if isinstance(event, FormSubmitted)]
        assert values[2]["city"] == "1"
        assert values[3] == {"agreed": "yes"}


async def test_a_button_opens_a_form() -> None:
    async with stage(FakeDesk(answer=joining)) as here:
        await with_button(here)
        await here.ana.clicks("Yes")
        assert here.ana.view is not None
        assert here.ana.view.title == "Join"


async def test_who_waits_for_a_form_sees_that_it_comes() -> None:
    """A trigger lives three seconds: the view is there before the form is."""
    desk = FakeDesk(answer=joining, slow=1.5)
    async with stage(desk) as here:
        here.server.triggers.life = 1.2
        typing = asyncio.create_task(here.ana.types("/pairkeeper join"))
        await asyncio.sleep(1.1)
        assert here.ana.view is not None
        assert "momento" in here.ana.view.shown
        await typing
        assert here.ana.view.title == "Join"


async def test_a_form_also_comes_in_time_where_slack_is_slow_to_say_who_somebody_is() -> None:
    """They are new here, their groups are not known either, and a trigger lives for three seconds."""
    desk = FakeDesk(answer=joining, slow=0.3)
    async with stage(desk) as here:
        for method in ("users.info", "usergroups.list"):
            here.server.faults.next(method, Slow(5.0))
        newcomer = here.server.person("newcomer", locale="es-ES")
        envelope = await newcomer.types("/pairkeeper join")
        assert newcomer.form.title == "Join"
        assert envelope.ack_took is not None
        assert envelope.ack_took < 3.0


async def test_a_waiting_view_also_shows_a_refusal() -> None:
    async with stage(FakeDesk(answer=lambda _event: say("It is closed"), slow=1.0)) as here:
        await here.ana.types("/pairkeeper join")
        assert here.ana.view is not None
        assert here.ana.view.shown == "It is closed"


async def test_a_form_that_came_too_late_is_opened_by_another_press() -> None:
    async with stage(FakeDesk(answer=joining)) as here:
        here.server.triggers.life = 0.0
        await with_button(here)
        await here.ana.clicks("Yes")
        assert here.ana.view is None
        late = here.ana.sees[-1]
        assert late.buttons == ["Yes"]
        here.server.triggers.life = 3.0
        await here.ana.clicks("Yes", on=late)
        assert here.ana.view is not None


async def test_a_command_that_came_too_late_is_given_again_by_a_button() -> None:
    async with stage(FakeDesk(answer=joining)) as here:
        here.server.triggers.life = 0.0
        await here.ana.types("/pairkeeper join")
        here.server.triggers.life = 3.0
        await here.ana.clicks("Abrir el formulario")
        assert here.ana.view is not None
        assert len(here.told) == 2


async def test_a_form_speaks_the_language_of_the_programme() -> None:
    """Somebody may read English here and have set Slack in Spanish."""
    async with stage(FakeDesk(answer=joining, locale="en")) as here:
        await here.ana.types("/pairkeeper join")
        assert here.ana.view is not None
        assert here.ana.view.made["submit"]["text"] == "Continue"


async def test_a_form_speaks_the_language_in_which_one_was_last_spoken_to() -> None:
    async with stage(FakeDesk(answer=joining, locale="es")) as here:
        await here.platform.gateway.send_direct(here.anas, message("In?", choices=(YES,), locale="es-AR"), key="k")
        here.server.triggers.life = 0.0
        await here.ana.clicks("Yes")
        assert "apretá" in here.ana.sees[-1].shown


async def test_a_roster_is_taken_in_by_a_form() -> None:
    def importing(event: Event) -> Reply:
        assert isinstance(event, CommandInvoked)
        return STARTED

    async with stage(FakeDesk(answer=importing, end=say("40 people"))) as here:
        await here.ana.types("/pairkeeper roster import faulty=skip")
        assert not here.told
        await here.ana.submits({"file": [("people.csv", b"name,email\n")]})
        await here.settled()
        event = here.told[-1]
        assert isinstance(event, CommandInvoked)
        assert event.options["file"] == ReceivedFile("people.csv", b"name,email\n")
        assert event.options["faulty"] == "skip"
        assert here.ana.view is not None
        assert here.ana.view.shown == "40 people"


async def test_a_form_that_was_closed_meanwhile_is_answered_by_a_message() -> None:
    desk = FakeDesk(answer=lambda event: FormOpen(FIRST) if isinstance(event, CommandInvoked) else STARTED)
    desk.end = say("All done")
    async with stage(desk) as here:
        await here.ana.types("/pairkeeper join")
        here.server.faults.next("views.update", DropBefore(), times=9)
        await here.ana.submits({"Your name": "Ana", "Town": "Lima"})
        await here.settled()
        assert here.ana.inbox[-1].shown == "All done"


async def test_a_press_in_a_view_is_answered_there() -> None:
    def answer(event: Event) -> Reply:
        return say("And thanks") if isinstance(event, ChoicePressed) else say("Welcome", choices=(YES,))

    desk = FakeDesk(answer=lambda event: FormOpen(FIRST) if isinstance(event, CommandInvoked) else answer(event))
    async with stage(desk) as here:
        await here.ana.types("/pairkeeper join")
        await here.ana.submits({"Your name": "Ana", "Town": "Lima"})
        await here.ana.clicks("Yes", on=here.ana.view)
        assert here.ana.view is not None
        assert here.ana.view.shown == "And thanks"


# ---------------------------------------------------------------------- people who are not ours


async def test_a_stranger_is_answered_kindly_and_not_taken_in() -> None:
    async with stage(always(say("Secret"))) as here:
        sam = here.server.person("sam", stranger=True)
        place = here.server.channel("shared", [here.ana, sam], with_bot=True, shared=True)
        await here.platform.gateway.post(place.id, message("Who is in?", choices=(YES,)), key="k")
        await sam.clicks("Yes", on=place.messages[-1])
        assert not here.told
        assert "members of this workspace" in sam.ephemeral[-1].shown


async def test_a_guest_takes_part_like_everybody() -> None:
    async with stage(always(say("Good"))) as here:
        guest = here.server.person("gil", guest=True)
        await guest.types("/pairkeeper help")
        assert guest.ephemeral[-1].shown == "Good"


# ---------------------------------------------------------------------- when things go wrong


async def test_what_could_not_be_stored_is_not_acknowledged_and_told_in_a_sentence() -> None:
    desk = always(say("Good"))
    desk.away = 1
    async with stage(desk) as here:
        here.server.socket.ack_timeout = 0.3
        envelope = await here.ana.types("/pairkeeper help")
        await here.settled()
        assert not envelope.acks
        assert here.ana.ephemeral[-1].shown != "Good"
        await here.ana.types("/pairkeeper help")
        assert here.ana.ephemeral[-1].shown == "Good"


@pytest.mark.parametrize("fault", [DropBefore(), Status(500), Slow(2.0)])
async def test_not_knowing_who_somebody_is_stops_nobody(fault: object) -> None:
    async with stage(always(say("Good"))) as here:
        new = here.server.person("neu")
        here.server.faults.next("users.info", fault, times=5)  # type: ignore[arg-type]  # one of its faults
        await new.types("/pairkeeper help")
        await here.settled()
        assert new.ephemeral[-1].shown == "Good"


async def test_shortcuts_and_closed_views_are_acknowledged() -> None:
    async with stage() as here:
        shortcut = {"type": "shortcut", "callback_id": "x", "user": {"id": here.ana.id}, "team": {"id": "T"}}
        assert (await here.server.socket.deliver("interactive", shortcut)).acks
