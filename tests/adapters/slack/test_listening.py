"""Words to the bot, words in rooms, people who come, change and go."""

from __future__ import annotations

import pytest

from bot.commands.events import AccountChanged, DirectMessage, PersonArrived, PersonLeft, ReceivedFile
from bot.domain.people import Account
from bot.ports.chat import Choice, PersonHint, Sent, Text
from tests.adapters.slack.stage import FakeDesk, message, say, stage

YES = Choice(Text("Yes"), "confirm:1:12")


async def test_words_to_the_bot_are_handed_in_and_answered() -> None:
    async with stage(FakeDesk(answer=lambda _event: say("Good to hear"))) as here:
        await here.ana.writes("All is well & <good>")
        await here.settled()
        (event,) = here.told
        assert isinstance(event, DirectMessage)
        assert event.words == "All is well & <good>"
        assert event.in_reply_to is None
        assert here.ana.inbox[-1].shown == "Good to hear"


async def test_a_reply_says_to_which_message() -> None:
    async with stage(FakeDesk(answer=lambda _event: say("Passed on"))) as here:
        sent = await here.platform.gateway.send_direct(here.anas, message("Kofi writes: hello"), key="k")
        assert isinstance(sent, Sent)
        first = here.ana.inbox[-1]
        await here.ana.replies(first, "Hello Kofi")
        await here.settled()
        (event,) = here.told
        assert isinstance(event, DirectMessage)
        assert event.in_reply_to == str(sent)
        assert here.ana.inbox[-1].thread_ts == first.ts


async def test_pictures_come_with_the_words() -> None:
    async with stage() as here:
        await here.ana.writes("Our library", files=[("library.png", b"png"), ("two.txt", b"2")])
        (event,) = here.told
        assert isinstance(event, DirectMessage)
        assert event.files == (ReceivedFile("library.png", b"png"), ReceivedFile("two.txt", b"2"))


async def test_changed_words_are_not_said_a_second_time() -> None:
    async with stage() as here:
        await here.ana.writes("Helo")
        place = here.server.workspace.open_direct(here.ana.id)
        await here.ana.edits(place.messages[-1], "Hello")
        await here.settled()
        assert len(here.told) == 1


async def test_contact_in_a_room_is_noted_without_its_words() -> None:
    async with stage() as here:
        members = [here.anas, Account("slack", here.kofi.id)]
        room = await here.platform.gateway.open_room(members, "Both", key="r")
        assert isinstance(room, Sent)
        await here.ana.says(here.ana.rooms[0], "my secret")
        await here.settled()
        ((activity,),) = here.desk.rooms
        assert (activity.room_id, activity.source.account.id) == (room.place_id, here.ana.id)
        assert "secret" not in repr(activity)
        assert not here.told


async def test_contact_in_a_private_channel_is_noted_too() -> None:
    async with stage(closable_rooms=True) as here:
        members = [here.anas, Account("slack", here.kofi.id)]
        await here.platform.gateway.open_room(members, "Both", key="r")
        await here.ana.says(here.ana.rooms[0], "hello")
        await here.settled()
        assert len(here.desk.rooms) == 1


async def test_words_in_a_public_channel_are_nobodys_business() -> None:
    async with stage() as here:
        place = here.server.channel("open", [here.ana], with_bot=True)
        await here.ana.says(place, "hello")
        await here.settled()
        assert not here.told
        assert not here.desk.rooms


async def test_the_bots_own_words_are_not_taken_for_somebodys() -> None:
    async with stage() as here:
        await here.platform.gateway.send_direct(here.anas, message("Hello"), key="k")
        await here.settled()
        assert not here.told


async def test_a_stranger_who_writes_is_answered_kindly() -> None:
    async with stage() as here:
        sam = here.server.person("sam", stranger=True, locale="es-ES")
        await sam.writes("hello")
        await here.settled()
        assert not here.told


# ---------------------------------------------------------------------- people


async def test_somebody_new_is_told_of() -> None:
    async with stage() as here:
        mei = here.server.person("mei", locale="en-US")
        await here.server.joins(mei)
        (event,) = here.told
        assert isinstance(event, PersonArrived)
        assert event.source.account.id == mei.id


async def test_a_changed_zone_is_told_of_and_a_changed_status_is_not() -> None:
    async with stage() as here:
        await here.platform.gateway.find_account(PersonHint(email="ana@example.org"))
        await here.server.user_changes(here.ana)
        assert not here.told
        await here.server.user_changes(here.ana, tz="Asia/Tokyo")
        (event,) = here.told
        assert isinstance(event, AccountChanged)
        assert (event.zone, event.source.account.id) == ("Asia/Tokyo", here.ana.id)


async def test_a_changed_language_is_told_of() -> None:
    async with stage() as here:
        await here.platform.gateway.find_account(PersonHint(email="ana@example.org"))
        await here.server.user_changes(here.ana, locale="en-US")
        (event,) = here.told
        assert isinstance(event, AccountChanged)
        assert (event.zone, event.source.locale) == (None, "en-US")


async def test_a_closed_account_is_told_of_once_and_so_is_its_return() -> None:
    async with stage() as here:
        await here.platform.gateway.find_account(PersonHint(email="ana@example.org"))
        await here.server.user_changes(here.ana, deleted=True)
        await here.server.user_changes(here.ana, deleted=True)
        await here.server.user_changes(here.ana, deleted=False)
        assert [type(event) for event in here.told] == [PersonLeft, PersonArrived]


# ---------------------------------------------------------------------- the bot's page


async def test_the_page_shows_ones_partnership() -> None:
    desk = FakeDesk(answer=lambda _event: say("Good"), page=message("Your partner is Kofi", choices=(YES,)))
    async with stage(desk) as here:
        await here.ana.opens_home()
        await here.settled()
        assert here.ana.home is not None
        assert "Your partner is Kofi" in here.ana.home.shown
        await here.ana.clicks("Yes", on=here.ana.home)
        await here.settled()
        assert here.ana.view is not None
        assert here.ana.view.shown == "Good"


async def test_looking_at_the_messages_publishes_nothing() -> None:
    async with stage() as here:
        await here.ana.opens_home("messages")
        await here.settled()
        assert here.ana.home is None


@pytest.mark.parametrize("kind", ["member_joined_channel", "channel_rename", "reaction_added"])
async def test_what_is_nothing_to_us_is_acknowledged(kind: str) -> None:
    async with stage() as here:
        envelope = await here.server.tell({"type": kind, "user": here.ana.id})
        assert envelope is None or envelope.acks
