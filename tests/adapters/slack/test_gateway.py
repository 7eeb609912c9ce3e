"""What is said on Slack: once, whole, and known to have arrived or not."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.people import Account
from bot.ports.chat import ChatUnavailable, FilePart, Message, PersonHint, Picture, Sent, Text, Undeliverable
from scheduler.clock import VirtualClock
from tests.adapters.slack.stage import Stage, connected, message, stage, words
from tests.platforms.slack_faults import DropAfter, DropBefore, Error, RateLimited, Slow, Status
from tests.platforms.slack_server import SlackServer

KEY = "1:7:topic:0.2:#12"


def account(person: object) -> Account:
    return Account("slack", person.id)  # type: ignore[attr-defined]  # a person of the server


def lately() -> datetime:
    return datetime.now(UTC) - timedelta(minutes=1)


async def send(here: Stage, said: Message | None = None, *, key: str = KEY) -> Sent | Undeliverable:
    return await here.platform.gateway.send_direct(account(here.ana), said or message("Hello"), key=key)


async def unavailable(here: Stage, said: Message | None = None) -> ChatUnavailable:
    with pytest.raises(ChatUnavailable) as caught:
        await send(here, said)
    return caught.value


# ---------------------------------------------------------------------- doubt


async def test_a_lost_answer_is_a_doubt_that_history_settles() -> None:
    async with stage() as here:
        here.server.faults.next("chat.postMessage", DropAfter())
        fault = await unavailable(here)
        assert fault.may_have_arrived
        found = await here.platform.gateway.find_sent(account(here.ana), key=KEY, since=lately())
        assert found is not None
        assert [found.message_id] == [each.ts for each in here.ana.inbox]


async def test_a_rehearsal_whose_clock_is_ahead_settles_its_doubts_too() -> None:
    """Slack's messages carry the real time, whatever the programme's clock shows."""
    ahead = datetime.now(UTC) + timedelta(days=90)
    async with stage(clock=VirtualClock(ahead)) as here:
        here.server.faults.next("chat.postMessage", DropAfter())
        await unavailable(here)
        assert await here.platform.gateway.find_sent(account(here.ana), key=KEY, since=ahead) is not None
        assert await here.platform.gateway.find_sent(account(here.ana), key="another", since=ahead) is None


async def test_a_lost_answer_is_not_answered_by_a_second_message() -> None:
    """The SDK's own retries would do so."""
    async with stage() as here:
        here.server.faults.next("chat.postMessage", DropAfter())
        await unavailable(here)
        assert len(here.server.calls.of("chat.postMessage")) == 1


@pytest.mark.parametrize("fault", [DropBefore(), Status(500), Status(503, after=True)])
async def test_what_breaks_off_may_have_arrived(fault: object) -> None:
    async with stage() as here:
        here.server.faults.next("chat.postMessage", fault)  # type: ignore[arg-type]  # one of its faults
        assert (await unavailable(here)).may_have_arrived


async def test_a_request_that_takes_too_long_may_have_arrived() -> None:
    async with stage(request_lives_for=0.3) as here:
        here.server.faults.next("chat.postMessage", Slow(1.0))
        assert (await unavailable(here)).may_have_arrived


async def test_a_message_that_did_not_arrive_is_not_found() -> None:
    async with stage() as here:
        here.server.faults.next("chat.postMessage", DropBefore())
        await unavailable(here)
        assert await here.platform.gateway.find_sent(account(here.ana), key=KEY, since=lately()) is None


async def test_metadata_that_slack_drops_is_not_missed() -> None:
    """The block's id carries the key alone."""
    async with stage() as here:
        sent = await send(here)
        here.ana.inbox[-1].metadata = None
        assert await here.platform.gateway.find_sent(account(here.ana), key=KEY, since=lately()) == sent


async def test_an_edited_message_is_still_found_by_its_own_key() -> None:
    async with stage() as here:
        sent = await send(here)
        assert isinstance(sent, Sent)
        await here.platform.gateway.edit(sent, message("Changed"), key="another")
        assert await here.platform.gateway.find_sent(account(here.ana), key=KEY, since=lately()) == sent


async def test_history_that_may_be_read_once_a_minute_says_when_to_come_again() -> None:
    """It holds up nobody who sends."""
    async with stage() as here:
        here.server.limits.history_per_minute = 1
        await send(here)
        assert await here.platform.gateway.find_sent(account(here.ana), key=KEY, since=lately()) is not None
        with pytest.raises(ChatUnavailable) as caught:
            await here.platform.gateway.find_sent(account(here.ana), key=KEY, since=lately())
        assert caught.value.only_this
        assert caught.value.retry_after is not None
        assert caught.value.retry_after >= 60
        assert isinstance(await send(here, key="another"), Sent)


async def test_a_reading_goes_on_where_it_was_interrupted() -> None:
    """With one page a minute it would otherwise never come to an end."""
    async with stage() as here:
        place = here.server.channel("cases", [here.ana], with_bot=True)
        first = await here.platform.gateway.post(place.id, message("The first"), key="first")
        for number in range(120):
            await here.platform.gateway.post(place.id, message(str(number)), key=str(number))
        here.server.faults.next("conversations.history", RateLimited(1), when=lambda args: bool(args.get("cursor")))
        with pytest.raises(ChatUnavailable):
            await here.platform.gateway.find_sent(place.id, key="first", since=lately())
        await asyncio.sleep(1.1)
        assert await here.platform.gateway.find_sent(place.id, key="first", since=lately()) == first
        assert len(here.server.calls.of("conversations.history")) == 3


# ---------------------------------------------------------------------- limits


async def test_a_429_certainly_did_not_arrive_and_holds_all_who_post() -> None:
    async with stage() as here:
        here.server.faults.next("chat.postMessage", RateLimited(1))
        fault = await unavailable(here)
        assert (fault.may_have_arrived, fault.retry_after, fault.only_this) == (False, 1, False)
        sends = [
            here.platform.gateway.send_direct(account(one), message("Hello"), key=key)
            for one, key in ((here.ana, "a"), (here.kofi, "b"))
        ]
        assert all(isinstance(sent, Sent) for sent in await asyncio.gather(*sends))
        refused, *others = here.server.calls.of("chat.postMessage")
        assert all(call.at - refused.at >= 1 for call in others)


async def test_a_long_pause_is_told_and_not_waited_for() -> None:
    """The courier puts back what would wait for minutes."""
    async with stage() as here:
        here.server.faults.next("chat.postMessage", RateLimited(60))
        await unavailable(here)
        fault = await unavailable(here)
        assert fault.retry_after is not None
        assert 50 < fault.retry_after <= 60
        assert len(here.server.calls.of("chat.postMessage")) == 1


async def test_one_full_channel_holds_up_no_other() -> None:
    async with stage(channel_per_second=0.1) as here:
        await send(here)
        fault = await unavailable(here)
        assert fault.only_this
        assert not fault.may_have_arrived
        sent = await here.platform.gateway.send_direct(account(here.kofi), message("Hello"), key="b")
        assert isinstance(sent, Sent)


# ---------------------------------------------------------------------- refusals


async def test_somebody_who_left_is_gone_even_where_slack_would_take_the_message() -> None:
    async with stage() as here:
        assert isinstance(await send(here), Sent)
        await here.server.user_changes(here.ana, deleted=True)
        await here.settled()
        assert await send(here) is Undeliverable.ACCOUNT_GONE


@pytest.mark.parametrize("error", ["invalid_auth", "missing_scope", "messages_tab_disabled"])
async def test_what_somebody_must_mend_waits_and_loses_nothing(error: str) -> None:
    async with stage() as here:
        here.server.faults.next("chat.postMessage", Error(error))
        fault = await unavailable(here)
        assert not fault.may_have_arrived
        assert fault.retry_after is not None


async def test_blocks_that_slack_does_not_take_are_said_as_text() -> None:
    async with stage() as here:
        here.server.faults.next("chat.postMessage", Error("invalid_blocks"))
        assert isinstance(await send(here), Sent)
        assert here.ana.inbox[-1].text == "Hello"
        assert await here.platform.gateway.find_sent(account(here.ana), key=KEY, since=lately()) is not None


async def test_before_it_is_connected_it_says_not_yet() -> None:
    async with SlackServer() as server:
        async with connected(server) as here:
            pass
        fault = await unavailable(here)
        assert not fault.may_have_arrived


# ---------------------------------------------------------------------- pictures and files


async def test_a_picture_stands_in_the_message_with_words_for_who_cannot_see_it() -> None:
    async with stage() as here:
        here.server.file_ready_after = 0.2
        sent = await send(here, Message((words("Look"), Picture(b"png", "chart.png", Text("A chart")))))
        assert isinstance(sent, Sent)
        image = here.ana.inbox[-1].blocks[-1]
        assert (image["type"], image["alt_text"]) == ("image", "A chart")


async def test_a_file_follows_its_message() -> None:
    async with stage() as here:
        await send(here, Message((words("Your meeting"), FilePart(b"ics", "meeting.ics"))))
        await here.settled()
        assert [file.name for each in here.ana.inbox for file in each.files] == ["meeting.ics"]
        assert here.ana.inbox[0].shown == "Your meeting"


async def test_a_file_is_tried_again_until_it_is_there() -> None:
    async with stage() as here:
        here.server.faults.next("files.getUploadURLExternal", RateLimited(1))
        await send(here, Message((words("Your meeting"), FilePart(b"ics", "meeting.ics"))))
        await here.settled()
        assert [file.name for each in here.ana.inbox for file in each.files] == ["meeting.ics"]


async def test_links_are_not_unfolded() -> None:
    async with stage() as here:
        await send(here)
        assert here.ana.inbox[-1].unfurl is False


# ---------------------------------------------------------------------- rooms


async def test_a_room_is_a_group_message_that_opening_twice_does_not_double() -> None:
    async with stage() as here:
        rooms = [
            await here.platform.gateway.open_room((account(here.ana), account(here.kofi)), "Ana and Kofi", key=key)
            for key in ("a", "b")
        ]
        assert rooms[0] == rooms[1]
        assert len(here.ana.rooms) == 1


async def test_a_third_makes_a_group_message_another_one() -> None:
    async with stage() as here:
        room = await here.platform.gateway.open_room((account(here.ana), account(here.kofi)), "Both", key="a")
        assert isinstance(room, Sent)
        third = here.server.person("mei")
        wider = await here.platform.gateway.change_members(room.place_id, (account(third),), (), key="b")
        assert isinstance(wider, Sent)
        assert wider.place_id != room.place_id
        assert {here.ana.id, here.kofi.id, third.id} <= here.server.workspace.conversations[wider.place_id].members


async def test_a_room_that_can_be_closed_is_a_private_channel_and_is_closed() -> None:
    async with stage(closable_rooms=True) as here:
        members = (account(here.ana), account(here.kofi))
        room = await here.platform.gateway.open_room(members, "Ana & Kofi (ñ)", key="a")
        assert isinstance(room, Sent)
        (place,) = here.ana.rooms
        assert (place.kind, place.name.startswith("ana-kofi-n-")) == ("group", True)
        assert await here.platform.gateway.change_members(room.place_id, (), members[1:], key="b") == room
        assert here.kofi.id not in place.members
        assert await here.platform.gateway.change_members(room.place_id, members, (), key="c") == room
        assert here.kofi.id in place.members
        await here.platform.gateway.close_room(room.place_id, key="d")
        assert place.archived
        assert here.platform.gateway.capabilities.closes_rooms


async def test_a_private_channel_is_found_by_its_name_where_nothing_was_noted() -> None:
    """A crash between making it and noting it makes no second one."""
    async with stage(closable_rooms=True) as here:
        members = (account(here.ana), account(here.kofi))
        room = await here.platform.gateway.open_room(members, "Both", key="a")
        here.memory.kept.clear()
        assert await here.platform.gateway.find_room(key="a") == room
        here.memory.kept.clear()
        assert await here.platform.gateway.open_room(members, "Both", key="a") == room
        assert len(here.ana.rooms) == 1


async def test_a_guest_who_may_join_no_channel_is_a_refusal() -> None:
    async with stage(closable_rooms=True) as here:
        here.server.faults.next("conversations.invite", Error("ura_max_channels"))
        members = (account(here.ana), account(here.server.person("gil", guest="single")))
        room = await here.platform.gateway.open_room(members, "Both", key="a")
        assert room is Undeliverable.DIRECT_MESSAGES_CLOSED
        assert await here.platform.gateway.find_room(key="a") is None


# ---------------------------------------------------------------------- people


async def test_a_guest_can_be_written_to() -> None:
    async with stage() as here:
        guest = here.server.person("gil", guest="single")
        sent = await here.platform.gateway.send_direct(account(guest), message("Hello"), key="a")
        assert isinstance(sent, Sent)


async def test_an_account_is_found_by_e_mail_or_name_but_not_a_strangers() -> None:
    async with stage() as here:
        here.server.person("sam", email="sam@other.org", stranger=True)
        here.server.person("old", email="old@example.org", deleted=True)
        find = here.platform.gateway.find_account
        hints = (PersonHint(email=" KOFI@example.org "), PersonHint(handle="@Kofi"))
        found = [await find(hint) for hint in hints]
        assert {each.id for each in found if each} == {here.kofi.id}
        assert await find(PersonHint(email="sam@other.org")) is None
        assert await find(PersonHint(email="old@example.org")) is None


async def test_many_people_are_found_with_a_few_calls() -> None:
    async with SlackServer() as server:
        for number in range(450):
            server.person(f"p{number}", email=f"p{number}@example.org")
        async with connected(server) as here:
            found = [
                await here.platform.gateway.find_account(PersonHint(email=f"p{number}@example.org"))
                for number in range(450)
            ]
            assert all(found)
            assert len(server.calls.of("users.list")) == 3
            assert not server.calls.of("users.info")


async def test_where_direct_messages_are_is_remembered() -> None:
    async with stage() as here:
        sent = await send(here)
        assert isinstance(sent, Sent)
        assert here.memory.kept[f"direct:{here.ana.id}"] == sent.place_id
        assert not here.server.calls.of("conversations.open")
