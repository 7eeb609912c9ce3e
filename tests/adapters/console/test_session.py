"""One sits at the console, is anybody, and sees what they would see."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from adapters.console.reader import Script
from bot.commands.events import (
    ChoicePressed,
    CommandInvoked,
    DirectMessage,
    FormSubmitted,
    ReceivedFile,
    RoomActivity,
)
from bot.ports.chat import (
    FieldKind,
    Form,
    FormErrors,
    FormField,
    FormOpen,
    Heading,
    JobStarted,
    Message,
    Quoted,
    Replace,
    Say,
    Suggestions,
    Text,
)
from tests.adapters.console.stage import ANA, ANABEL, BO, Stage, said_by_somebody, saying

if TYPE_CHECKING:
    from pathlib import Path

    from bot.commands.events import Event

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def stage() -> Stage:
    return Stage()


def only(stage: Stage) -> Event:
    (event,) = stage.events
    return event


# ---------------------------------------------------------------------- commands


async def test_a_command_reaches_the_bot_as_typed(stage: Stage) -> None:
    await stage.play('/round create "spring 2027" launch=2027-03-01')
    event = only(stage)
    assert isinstance(event, CommandInvoked)
    assert (event.path, event.options) == (("round", "create"), {"name": "spring 2027", "launch": "2027-03-01"})


async def test_one_begins_as_the_coordinator(stage: Stage) -> None:
    await stage.play("/round open")
    assert str(only(stage).source.account) == "operator:console"


async def test_every_event_has_an_id_of_its_own(stage: Stage) -> None:
    """Or the second would be taken for a redelivery of the first."""
    await stage.play("/round open", "/round open", "hello")
    assert len({event.event_id for event in stage.events}) == 3


async def test_the_answer_is_shown(stage: Stage) -> None:
    stage.replies.append(Say(saying("The round is open.")))
    assert "The round is open." in await stage.play("/round open")


async def test_a_file_is_sent_with_its_content(stage: Stage, tmp_path: Path) -> None:
    roster = tmp_path / "people of spring.csv"
    roster.write_bytes(b"name\nAna\n")
    await stage.play(f'/roster import "{roster}"')
    event = only(stage)
    assert isinstance(event, CommandInvoked)
    assert event.options == {"file": ReceivedFile("people of spring.csv", b"name\nAna\n")}


async def test_long_work_is_announced_and_then_its_end(stage: Stage) -> None:
    stage.replies.append(JobStarted("match", (), saying("Looking for pairs.")))
    said = await stage.play("/round open")
    assert said.index("Looking for pairs.") < said.index("finished match")


async def test_what_is_no_command_is_said_to_the_bot(stage: Stage) -> None:
    await stage.play("Good morning!")
    assert isinstance(only(stage), DirectMessage)


async def test_what_is_said_to_the_bot_is_said_in_ones_own_words(stage: Stage) -> None:
    await stage.play("Good morning, bot!")
    event = only(stage)
    assert isinstance(event, DirectMessage)
    assert (event.words, event.in_reply_to) == ("Good morning, bot!", None)


async def test_one_replies_to_the_last_words_of_a_partner_where_they_arrived(stage: Stage) -> None:
    discord, slack = ANABEL.accounts
    stage.later(HOUR, discord, saying("An older word"), key="1:1:passed-on:0.7:#13")
    stage.later(2 * HOUR, slack, saying("A word from Bo"), key="1:1:passed-on:0.8:#13")
    stage.later(3 * HOUR, discord, saying("A topic"), key="1:1:topic:0.2:#13")
    await stage.play("/clock +4h", "/as #13", "/reply Hello, Bo!")
    event = only(stage)
    assert isinstance(event, DirectMessage)
    (brought,) = stage.gateways["slack"].inbox(slack)
    assert (event.words, event.in_reply_to, event.source.account) == ("Hello, Bo!", str(brought.sent), slack)


async def test_an_answer_that_says_nothing_is_acknowledged(stage: Stage) -> None:
    stage.replies.append(Suggestions(()))
    assert "Done." in await stage.play("/round open")


# ---------------------------------------------------------------------- being somebody


@pytest.mark.parametrize("typed", ["#12", "12", "bo chen", "Chen", "slack:U2"])
async def test_one_can_be_anybody_on_the_roster(stage: Stage, typed: str) -> None:
    await stage.play(f"/as {typed}", "/join")
    assert only(stage).source.account == BO.accounts[0]


async def test_one_can_be_a_visitor(stage: Stage) -> None:
    await stage.play("/as discord:999", "/join")
    assert str(only(stage).source.account) == "discord:999"


async def test_one_can_be_the_coordinator_again(stage: Stage) -> None:
    await stage.play("/as #12", "/as coordinator", "/round open")
    assert str(only(stage).source.account) == "operator:console"


async def test_a_name_that_several_have_asks_which(stage: Stage) -> None:
    said = await stage.play("/as Ana", "/join")
    assert "2 people could be meant: #1 Ana Ruiz, #13 Anabel Ito" in said


async def test_the_whole_name_of_one_is_enough(stage: Stage) -> None:
    stage.people.append(ANABEL.__class__(14, "Ana", "UTC"))
    await stage.play("/as ana", "/join")
    assert str(only(stage).source.account) == "console:participant-14"


async def test_the_roster_is_shown_with_everybodys_clock(stage: Stage) -> None:
    said = await stage.play("/who")
    assert "#1 Ana Ruiz: 05:00 in America/Argentina/Buenos_Aires, discord:111" in said
    assert "#12 Bo Chen: 17:00 in Asia/Tokyo, slack:U2" in said


async def test_who_moves_sees_another_clock_at_once(stage: Stage) -> None:
    """The roster is read again before every line."""
    stage.replies.append(Say(saying("Moved.")))
    moving = stage.play("/as #1", "/join", "/clock")
    stage.people[0] = ANA.with_own(zone="Asia/Tokyo")
    assert "It is Monday 1 March 2027, 17:00." in await moving


# ---------------------------------------------------------------------- buttons


async def test_a_button_is_pressed_by_its_number(stage: Stage) -> None:
    stage.replies.append(Say(saying("Still in?", choices=("Yes", "No"))))
    said = await stage.play("/round open", "2")
    press = stage.events[-1]
    assert isinstance(press, ChoicePressed)
    assert "[2] No" in said
    assert press.token == "press:1:No"


async def test_buttons_of_several_messages_are_counted_through(stage: Stage) -> None:
    await stage.gateways["discord"].send_direct(ANA.accounts[0], saying("One", choices=("A", "B")), key="1")
    await stage.gateways["discord"].send_direct(ANA.accounts[0], saying("Two", choices=("C",)), key="2")
    await stage.play("/as #1", "/inbox", "#3")
    press = only(stage)
    assert isinstance(press, ChoicePressed)
    assert press.token == "press:1:C"


async def test_a_pressed_message_is_replaced_where_it_stands(stage: Stage) -> None:
    await stage.gateways["discord"].send_direct(ANA.accounts[0], saying("Still in?", choices=("Yes",)), key="1")
    stage.replies.append(Replace(saying("Wonderful, you are in.")))
    said = await stage.play("/as #1", "/inbox", "1", "/inbox")
    assert said.count("Still in?") == 1
    assert said.count("Wonderful, you are in.") == 2


async def test_somebody_elses_buttons_cannot_be_pressed(stage: Stage) -> None:
    stage.later(HOUR, BO.accounts[0], saying("Still in?", choices=("Yes",)))
    said = await stage.play("/as #1", "/clock +2h", "1")
    assert "[Yes]" in said
    assert "There is no button to press now." in said
    assert stage.events == []


async def test_ones_own_arriving_buttons_can_be_pressed(stage: Stage) -> None:
    stage.later(HOUR, ANA.accounts[0], saying("Still in?", choices=("Yes",)))
    await stage.play("/as #1", "/clock +2h", "1")
    assert isinstance(only(stage), ChoicePressed)


# ---------------------------------------------------------------------- forms

NAME = FormField("name", Text("Your name"), value="Ana")
ZONE = FormField("zone", Text("Time zone"), FieldKind.LOOKUP)
STAGE = FormField(
    "stage", Text("Stage"), FieldKind.CHOICE, required=False, options=(("new", Text("New")), ("old", Text("Old hand")))
)
TONGUES = FormField(
    "tongues", Text("Languages"), FieldKind.MANY, options=(("en", Text("English")), ("es", Text("Spanish")))
)
CONSENT = FormField("consent", Text("Do you agree?"), FieldKind.CONSENT)
FIRST = Form("join:1:7", Text("Join"), (NAME, ZONE), page=1, pages=2)
SECOND = Form("join:1:7", Text("Join"), (STAGE, TONGUES, CONSENT), page=2, pages=2)


async def test_a_form_is_answered_field_by_field_and_page_by_page(stage: Stage) -> None:
    stage.replies.extend([FormOpen(FIRST), FormOpen(SECOND), Say(saying("Joined."))])
    said = await stage.play("/join", "", "Asia/Tokyo", "Old hand", "1, es", "yes")
    pages = [event for event in stage.events if isinstance(event, FormSubmitted)]
    assert [(page.page, page.values) for page in pages] == [
        (1, {"name": "Ana", "zone": "Asia/Tokyo"}),
        (2, {"stage": "old", "tongues": ["en", "es"], "consent": "yes"}),
    ]
    assert "Your name [Ana]:" in said
    assert "Joined." in said


async def test_a_yes_in_another_language_is_a_yes(stage: Stage) -> None:
    stage.replies.extend([FormOpen(SECOND), Say(saying("Joined."))])
    await stage.play("/join", "1", "es", "sí")
    last = stage.events[-1]
    assert isinstance(last, FormSubmitted)
    assert last.values["consent"] == "yes"


async def test_only_what_is_wrong_is_asked_again(stage: Stage) -> None:
    again = Form("join:1:7", Text("Join"), (FormField("name", Text("Your name"), value="Bo"), ZONE))
    stage.replies.extend(
        [FormOpen(FIRST), FormErrors(again, (("zone", Text("No such zone.")),)), Say(saying("Joined."))]
    )
    said = await stage.play("/join", "Bo", "Nowhere", "UTC")
    last = stage.events[-1]
    assert isinstance(last, FormSubmitted)
    assert last.values == {"name": "Bo", "zone": "UTC"}
    assert said.count("Your name") == 1
    assert "No such zone." in said


async def test_a_form_can_be_left_and_says_how_to_go_on(stage: Stage) -> None:
    stage.replies.append(FormOpen(FIRST))
    said = await stage.play("/join", "Ana", "cancel", "/clock")
    assert "give the same command again to go on" in said
    assert "It is Monday" in said
    assert not [event for event in stage.events if isinstance(event, FormSubmitted)]


async def test_an_input_that_ends_inside_a_form_leaves_it(stage: Stage) -> None:
    stage.replies.append(FormOpen(FIRST))
    assert "You have left the form." in await stage.play("/join", "Ana")


async def test_ctrl_c_inside_a_form_leaves_the_form(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not the session."""

    def read(self: Script, prompt: str) -> str | None:
        if prompt.startswith("Time zone"):
            raise KeyboardInterrupt
        return plain_read(self, prompt)

    plain_read = Script.read
    monkeypatch.setattr(Script, "read", read)
    stage.replies.append(FormOpen(FIRST))
    said = await stage.play("/join", "Ana", "/clock")
    assert said.index("You have left the form.") < said.index("It is Monday")


async def test_what_must_be_answered_is_asked_until_it_is(stage: Stage) -> None:
    stage.replies.extend([FormOpen(SECOND), Say(saying("Joined."))])
    said = await stage.play("/join", "7", "", "", "2", "perhaps", "no")
    assert said.count("Please answer with a number or a word from the list.") == 2
    assert said.count("This one needs an answer") == 1
    last = stage.events[-1]
    assert isinstance(last, FormSubmitted)
    assert last.values == {"stage": "", "tongues": ["es"], "consent": ""}


# ---------------------------------------------------------------------- the clock


async def test_what_is_sent_meanwhile_is_shown_with_its_readers_time(stage: Stage) -> None:
    stage.later(HOUR, BO.accounts[0], saying("Good evening"))
    said = await stage.play("/clock +1d")
    assert "--- to #12 Bo Chen (slack), Monday 1 March 2027, 18:00\nGood evening" in said
    assert "It is Tuesday 2 March 2027, 08:00." in said


async def test_what_must_be_said_at_once_is_shown_after_the_answer(stage: Stage) -> None:
    stage.later(timedelta(0), BO.accounts[0], saying("A word from Ana"))
    stage.replies.append(Say(saying("Passed on.")))
    said = await stage.play("/as #1", "/join")
    assert said.index("Passed on.") < said.index("A word from Ana")


async def test_the_clock_goes_to_what_is_next(stage: Stage) -> None:
    stage.later(3 * DAY, BO.accounts[0], saying("Good evening"))
    assert "It is Thursday 4 March 2027, 08:00." in await stage.play("/clock next")


async def test_topics_are_summed_up_by_their_titles(stage: Stage) -> None:
    topic = Message((Heading((Quoted("Staying current"),)), *saying("Questions").parts), (), "en")
    for _ in range(40):
        stage.later(HOUR, BO.accounts[0], topic)
    assert "\n\n38: Staying current\n" in await stage.play("/clock +1d")


async def test_many_messages_are_summed_up_by_how_they_begin(stage: Stage) -> None:
    """Names aside; two of a kind in full, one's own always."""
    for number in range(40):
        stage.later(HOUR, ANA.accounts[0] if number == 30 else BO.accounts[0], said_by_somebody(f"person {number}"))
    stage.later(HOUR, BO.accounts[0], saying("A round opens."))
    said = await stage.play("/as #1", "/clock +1d")
    assert "And 37 more in one place, by how they begin:\n\n37: Hello …\n" in said
    assert [number for number in range(40) if f"Hello person {number}\n" in said] == [0, 1, 30]
    assert "A round opens." in said


async def test_a_time_in_which_nothing_was_sent_says_so(stage: Stage) -> None:
    assert "Nothing was sent in that time." in await stage.play("/clock +1d")


# ---------------------------------------------------------------------- looking around


async def test_an_inbox_holds_what_one_was_sent_on_every_platform(stage: Stage) -> None:
    stage.later(HOUR, ANABEL.accounts[0], saying("On one"))
    stage.later(2 * HOUR, ANABEL.accounts[1], saying("On the other"))
    said = await stage.play("/clock +3h", "/as #13", "/inbox")
    shown = said.split("/inbox\n")[1]
    assert shown.index("On one") < shown.index("On the other")


async def test_an_inbox_shows_as_many_as_one_asks_for(stage: Stage) -> None:
    for number in range(9):
        stage.later(HOUR, ANA.accounts[0], saying(f"message {number}"))
    said = await stage.play("/clock +3h", "/as #1", "/inbox 2")
    assert said.split("/inbox 2\n")[1].count("message") == 2


async def test_a_channel_can_be_read(stage: Stage) -> None:
    await stage.gateways["discord"].post("open", saying("Welcome all"), key="1")
    said = await stage.play("/channel", "/channel open")
    assert "open (discord): one message" in said
    assert "Welcome all" in said


async def test_rooms_are_read_by_who_is_in_them(stage: Stage) -> None:
    gateway = stage.gateways["discord"]
    room = await gateway.open_room((ANA.accounts[0], ANABEL.accounts[0]), "Ana and Anabel", key="1")
    await gateway.post(room.place_id, saying("This room is yours"), key="2")  # type: ignore[union-attr]  # nobody refuses here
    said = await stage.play("/as #1", "/room", "/as #12", "/room")
    assert said.count("This room is yours") == 1
    assert "You are in no room with messages yet." in said


async def test_what_one_writes_in_the_room_stands_there_for_both(stage: Stage) -> None:
    room = await stage.gateways["discord"].open_room((ANA.accounts[0], ANABEL.accounts[0]), "Ana and Anabel", key="1")
    said = await stage.play("/as #1", "/say Good morning, how are you?", "/as #13", "/room")
    assert "Written in “Ana and Anabel”." in said
    assert "Ana Ruiz: Good morning, how are you?" in said.split("| Monday 1 March 17:00 > /room\n")[1]
    event = only(stage)
    assert isinstance(event, RoomActivity)
    assert (str(event.source.account), event.room_id) == ("discord:111", room.place_id)  # type: ignore[union-attr]  # nobody refuses here


async def test_the_bot_is_told_who_wrote_and_never_what(stage: Stage) -> None:
    await stage.gateways["discord"].open_room((ANA.accounts[0], ANABEL.accounts[0]), "Ana and Anabel", key="1")
    await stage.play("/as #1", "/say a-distinctive-word")
    assert "a-distinctive-word" not in repr(stage.events)


async def test_in_a_room_one_writes_with_the_account_that_is_in_it(stage: Stage) -> None:
    """Somebody with several accounts is in the room with one of them."""
    await stage.gateways["slack"].open_room((BO.accounts[0], ANABEL.accounts[1]), "Bo and Anabel", key="1")
    await stage.play("/as #13", "/say hello")
    assert str(only(stage).source.account) == "slack:U3"


async def test_a_room_that_is_closed_is_not_written_in(stage: Stage) -> None:
    room = await stage.gateways["discord"].open_room((ANA.accounts[0], ANABEL.accounts[0]), "Ana and Anabel", key="1")
    await stage.gateways["discord"].close_room(room.place_id, key="2")  # type: ignore[union-attr]  # nobody refuses here
    assert "You share no room with anybody" in await stage.play("/as #1", "/say hello")
    assert stage.events == []


# ---------------------------------------------------------------------- what goes wrong


@pytest.mark.parametrize(
    ("line", "help_"),
    [
        ("/as nobody", "/who shows the roster"),
        ("/as", "/who shows the roster"),
        ("/who nobody", "/who alone shows everybody"),
        ("5", "/inbox shows your messages with their buttons"),
        ("/channel elsewhere", "These are here: ambassadors, coordinators, open."),
        ("/roster import nothing.csv", "Please give its name with the folder"),
        ("/clock yesterday", "Try /clock +1d"),
        ("/clock 2027-02-30", "Try /clock +1d"),
        ("/clock 2026-01-01", "Please choose a later one"),
        ("/clock +9999w", "in several steps"),
        ("/clock next", "/clock +1d moves on by a day"),
        ("/reply Hello", "/inbox shows what you were sent"),
        ("/inbox", "/clock next moves the clock on"),
        ("/say hello", "Rooms open when partners are introduced"),
        ("/channel open", "/clock next moves the clock on"),
        ("/nonsense", "The console's own commands: /as, /who"),
    ],
)
async def test_what_goes_wrong_says_what_to_do_next(stage: Stage, line: str, help_: str) -> None:
    assert help_ in await stage.play("/as #1", line)


async def test_an_empty_line_does_nothing(stage: Stage) -> None:
    await stage.play("", "   ")
    assert stage.events == []


async def test_quit_leaves(stage: Stage) -> None:
    said = await stage.play("/quit", "/round open")
    assert said.endswith("Goodbye.\n\n")
    assert stage.events == []


async def test_help_shows_the_bots_commands_and_the_consoles(stage: Stage) -> None:
    stage.replies.append(Say(saying("The bot's commands.")))
    said = await stage.play("/help")
    assert said.index("The bot's commands.") < said.index("/clock +1d, /clock 2027-03-01")


async def test_help_about_a_command_is_only_about_it(stage: Stage) -> None:
    stage.replies.append(Say(saying("More about it.")))
    said = await stage.play("/help round open")
    assert "More about it." in said
    assert "/clock +1d, /clock 2027-03-01" not in said


async def test_the_console_speaks_spanish() -> None:
    said = await Stage(locale="es").play("/as Bo", "/clock +1d", "/as coordinación")
    assert "Su papel ahora: #12 Bo Chen." in said
    assert "Es martes 2 de marzo de 2027, 17:00." in said
    assert "Su papel ahora: coordinación." in said
