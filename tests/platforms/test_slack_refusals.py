"""What Slack refuses, the server refuses: arguments, scopes, places, people, blocks, views, rates; and faults."""

import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiohttp import ClientConnectionError
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from tests.platforms import slack_calls
from tests.platforms.slack_bolt_app import buttons, client_of, field, modal, plain, refusal, section
from tests.platforms.slack_facts import limits, methods, needs_the_facts
from tests.platforms.slack_faults import DropAfter, DropBefore, Error, Fault, RateLimited, Slow, Status
from tests.platforms.slack_forms import NotPossible
from tests.platforms.slack_install import RESERVED, installed
from tests.platforms.slack_limits_table import COUNTS, LENGTHS
from tests.platforms.slack_methods import METHODS
from tests.platforms.slack_people import Person
from tests.platforms.slack_server import SlackServer


@pytest.fixture
async def server() -> AsyncIterator[SlackServer]:
    async with SlackServer() as server:
        server.socket.ack_timeout = 0.01  # nobody listens here
        yield server


@pytest.fixture
async def client(server: SlackServer) -> AsyncIterator[AsyncWebClient]:
    async with client_of(server) as client:
        yield client


@pytest.fixture
def ana(server: SlackServer) -> Person:
    return server.person("ana")


# ---- the facts


@needs_the_facts
def test_every_method_asks_for_what_slack_asks_for() -> None:
    for name, method in METHODS.items():
        fact = methods()[name]
        assert set(method.needs) == set(fact["required"]), name
        assert set(method.scopes) == set(fact["scope"].get("bot") or []), name
        assert method.tier == fact["tier"], name
    assert slack_calls.MODELLED


@needs_the_facts
def test_every_length_and_count_is_slacks() -> None:
    facts = limits()
    for kind, ranges in {**LENGTHS, **COUNTS}.items():
        for name, (_least, most) in ranges.items():
            fact = facts.get(name) if kind == "any" else facts.get(kind, {}).get(name)
            if fact and "max_length" in fact:
                assert fact["max_length"] == most, (kind, name)
            if fact and "max_items" in fact:
                assert fact["max_items"] == most, (kind, name)


# ---- who may call what


async def test_what_slack_does_not_know_is_refused(client: AsyncWebClient, server: SlackServer) -> None:
    assert await refusal(client.api_call("chat.postmessage")) == "unknown_method"
    assert server.calls.errors == ["chat.postmessage: unknown_method"]


async def test_a_missing_argument_is_refused(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError) as refused:
        await client.api_call("chat.update", json={"channel": "C1", "text": "x"})

    assert refused.value.response["response_metadata"]["messages"] == ["[ERROR] missing required field: ts"]


async def test_a_missing_scope_is_refused_and_named(server: SlackServer, client: AsyncWebClient, ana: Person) -> None:
    kofi = server.person("kofi")
    server.scopes.difference_update({"chat:write", "mpim:write", "im:history"})

    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel=ana.id, text="Hello")
    assert (refused.value.response["error"], refused.value.response["needed"]) == ("missing_scope", "chat:write")
    assert await refusal(client.conversations_open(users=[ana.id, kofi.id])) == "missing_scope"
    place = (await client.conversations_open(users=[ana.id]))["channel"]["id"]
    assert await refusal(client.conversations_history(channel=place)) == "missing_scope"


async def test_every_answer_says_what_the_token_may_do(server: SlackServer, client: AsyncWebClient) -> None:
    server.scopes.intersection_update({"chat:write", "commands"})

    assert (await client.auth_test()).headers["X-OAuth-Scopes"] == "chat:write,commands"
    answer = await client.apps_connections_open(app_token=server.app_token)
    assert answer.headers["X-OAuth-Scopes"] == "connections:write"


async def test_a_manifest_gives_what_it_names_and_no_more(
    server: SlackServer, client: AsyncWebClient, ana: Person
) -> None:
    server.install(
        {
            "features": {
                "app_home": {"messages_tab_enabled": False},
                "slash_commands": [{"command": "/pairkeeper", "should_escape": True}],
            },
            "oauth_config": {"scopes": {"bot": ["chat:write"]}},
            "settings": {"event_subscriptions": {"bot_events": ["message.im"]}},
        }
    )

    assert await refusal(client.chat_postMessage(channel=ana.id, text="Hello")) == "messages_tab_disabled"
    assert await refusal(client.users_list()) == "missing_scope"
    assert await server.user_changes(ana, tz="Asia/Tokyo") is None


async def test_an_event_without_its_scope_does_not_come(server: SlackServer, ana: Person) -> None:
    assert await ana.writes("hello") is not None
    server.scopes.discard("im:history")
    assert await ana.writes("hello") is None


async def test_a_command_without_its_scope_is_not_there(server: SlackServer, ana: Person) -> None:
    server.scopes.discard("commands")

    with pytest.raises(NotPossible):
        await ana.types("/pairkeeper")


@pytest.mark.parametrize("word", sorted(RESERVED))
def test_slacks_own_commands_cannot_be_taken(word: str) -> None:
    with pytest.raises(ValueError, match=word):
        installed({"features": {"slash_commands": [{"command": word}]}})


# ---- places and people


async def test_the_bot_posts_only_where_it_is(server: SlackServer, client: AsyncWebClient, ana: Person) -> None:
    public, private = server.channel("general", [ana]), server.channel("secret", [ana], private=True)

    assert await refusal(client.chat_postMessage(channel=public.id, text="x")) == "not_in_channel"
    assert await refusal(client.chat_postMessage(channel=private.id, text="x")) == "channel_not_found"
    await ana.invites_bot(public)
    assert await refusal(client.chat_postMessage(channel=public.id, text="x")) == ""


async def test_some_people_cannot_be_reached(server: SlackServer, client: AsyncWebClient, ana: Person) -> None:
    gone, far = server.person("gone", deleted=True), server.person("far", stranger=True)

    assert await refusal(client.chat_postMessage(channel=gone.id, text="x")) == "channel_not_found"
    assert await refusal(client.chat_postMessage(channel=far.id, text="x")) == "channel_not_found"
    assert await refusal(client.chat_postMessage(channel="U0NOBODY", text="x")) == "channel_not_found"
    assert await refusal(client.conversations_open(users=[ana.id, gone.id])) == "user_disabled"
    assert await refusal(client.conversations_open(users=[ana.id, far.id])) == "user_not_visible"
    assert await refusal(client.conversations_open(users=[ana.id, "U0NOBODY"])) == "user_not_found"


async def test_whom_the_bot_wrote_to_before_can_be_written_to_after_deactivation(
    server: SlackServer, client: AsyncWebClient, ana: Person
) -> None:
    """As in slackapi/python-slack-sdk issue 1156: nobody is told that nobody reads it."""
    await client.chat_postMessage(channel=ana.id, text="before")
    await server.user_changes(ana, deleted=True)

    assert await refusal(client.chat_postMessage(channel=ana.id, text="after")) == ""
    server.workspace.posts_to_deactivated = False
    assert await refusal(client.chat_postMessage(channel=ana.id, text="after")) == "user_disabled"


async def test_nine_people_are_too_many_for_a_group(server: SlackServer, client: AsyncWebClient) -> None:
    crowd = [server.person(f"p{n}").id for n in range(9)]

    assert await refusal(client.conversations_open(users=crowd[:8])) == ""
    assert await refusal(client.conversations_open(users=crowd)) == "too_many_users"


async def test_a_private_channel_minds_its_name_and_its_guests(
    server: SlackServer, client: AsyncWebClient, ana: Person
) -> None:
    guest = server.person("guest", guest="single")
    place = (await client.conversations_create(name="pair-1", is_private=True))["channel"]["id"]
    await client.conversations_invite(channel=place, users=[ana.id])

    assert await refusal(client.conversations_create(name="pair-1", is_private=True)) == "name_taken"
    assert await refusal(client.conversations_create(name="Pair 2", is_private=True)) == "invalid_name_specials"
    assert await refusal(client.conversations_create(name="p" * 81, is_private=True)) == "invalid_name_maxlength"
    with pytest.raises(SlackApiError) as refused:
        await client.conversations_invite(channel=place, users=[ana.id, guest.id])
    assert [(one["user"], one["error"]) for one in refused.value.response["errors"]] == [
        (ana.id, "already_in_channel"),
        (guest.id, "ura_max_channels"),
    ]


async def test_a_closed_channel_stays_closed(server: SlackServer, client: AsyncWebClient, ana: Person) -> None:
    place = (await client.conversations_create(name="pair-1", is_private=True))["channel"]["id"]
    await client.conversations_archive(channel=place)

    assert await refusal(client.chat_postMessage(channel=place, text="x")) == "is_archived"
    assert await refusal(client.conversations_unarchive(channel=place)) == "not_in_channel"


async def test_a_group_dm_cannot_be_closed_or_joined(server: SlackServer, client: AsyncWebClient, ana: Person) -> None:
    kofi, esi = server.person("kofi"), server.person("esi")
    place = (await client.conversations_open(users=[ana.id, kofi.id]))["channel"]["id"]

    wrong = "method_not_supported_for_channel_type"
    assert await refusal(client.conversations_archive(channel=place)) == wrong
    assert await refusal(client.conversations_invite(channel=place, users=[esi.id])) == wrong


async def test_the_bot_changes_only_its_own_words(server: SlackServer, client: AsyncWebClient, ana: Person) -> None:
    await ana.writes("mine")
    place, message = ana.direct[0].channel, ana.direct[0]

    assert await refusal(client.chat_update(channel=place, ts=message.ts, text="yours")) == "cant_update_message"
    assert await refusal(client.chat_delete(channel=place, ts=message.ts)) == "cant_delete_message"
    assert await refusal(client.chat_update(channel=place, ts="1.000000", text="x")) == "message_not_found"


async def test_only_who_is_there_sees_what_is_for_them_alone(
    server: SlackServer, client: AsyncWebClient, ana: Person
) -> None:
    kofi = server.person("kofi")
    place = server.channel("general", [ana], with_bot=True)
    await client.chat_postEphemeral(channel=place.id, user=ana.id, text="only you")

    assert [message.text for message in ana.ephemeral] == ["only you"]
    assert await refusal(client.chat_postEphemeral(channel=place.id, user=kofi.id, text="x")) == "user_not_in_channel"


# ---- blocks and views

TOO_LONG: dict[str, Any] = {
    "a section": section("x" * 3001),
    "an empty section": section(""),
    "a header": {"type": "header", "text": plain("x" * 151)},
    "a button": buttons("x" * 76),
    "a value": {
        "type": "actions",
        "elements": [{"type": "button", "text": plain("x"), "action_id": "a", "value": "x" * 2001}],
    },
    "an action_id": {"type": "actions", "elements": [{"type": "button", "text": plain("x"), "action_id": "x" * 256}]},
    "a block_id": {**section("x"), "block_id": "x" * 256},
    "26 buttons": buttons(*(f"b{n}" for n in range(26))),
    "two of one name": buttons("Yes", "Yes"),
    "an empty menu": {"type": "actions", "elements": [{"type": "static_select", "action_id": "a", "options": []}]},
    "a long option": {
        "type": "actions",
        "elements": [
            {"type": "static_select", "action_id": "a", "options": [{"text": plain("x" * 76), "value": "1"}]},
        ],
    },
    "an initial option that is none": {
        "type": "actions",
        "elements": [
            {
                "type": "static_select",
                "action_id": "a",
                "options": [{"text": plain("x"), "value": "1"}],
                "initial_option": {"text": plain("y"), "value": "2"},
            }
        ],
    },
    "eleven fields": {"type": "section", "fields": [plain("x")] * 11},
    "a long field": {"type": "section", "fields": [plain("x" * 2001)]},
}


@pytest.mark.parametrize("block", TOO_LONG.values(), ids=TOO_LONG)
async def test_what_is_too_long_or_too_many_is_refused(
    client: AsyncWebClient, ana: Person, block: dict[str, Any]
) -> None:
    assert await refusal(client.chat_postMessage(channel=ana.id, text="x", blocks=[block])) == "invalid_blocks"


ODD: dict[str, Any] = {
    "no such block": {"type": "paragraph", "text": plain("x")},
    "a field too many": {**section("x"), "colour": "red"},
    "mark-up in a header": {"type": "header", "text": {"type": "mrkdwn", "text": "*x*"}},
    "a picture without words": {"type": "image", "image_url": "https://example.org/a.png"},
    "a blue button": {"type": "actions", "elements": [{**buttons("x")["elements"][0], "style": "blue"}]},
}


@needs_the_facts
@pytest.mark.parametrize("block", ODD.values(), ids=ODD)
async def test_what_has_the_wrong_shape_is_refused(client: AsyncWebClient, ana: Person, block: dict[str, Any]) -> None:
    assert await refusal(client.chat_postMessage(channel=ana.id, text="x", blocks=[block])) == "invalid_blocks"


async def test_a_message_holds_fifty_blocks_of_13200_characters_in_all(client: AsyncWebClient, ana: Person) -> None:
    def post(blocks: list[Any]) -> Any:
        return client.chat_postMessage(channel=ana.id, text="x", blocks=blocks)

    assert await refusal(post([section("x")] * 50)) == ""
    assert await refusal(post([section("x")] * 51)) == "invalid_blocks"
    assert await refusal(post([section("x" * 2990)] * 5)) == "msg_blocks_too_long"
    assert await refusal(post([{**section("x"), "block_id": "same"}] * 2)) == "invalid_blocks"


async def test_a_message_says_something_in_one_way(client: AsyncWebClient, ana: Person) -> None:
    assert await refusal(client.api_call("chat.postMessage", json={"channel": ana.id})) == "no_text"
    both = client.chat_postMessage(channel=ana.id, text="x", markdown_text="x")
    assert await refusal(both) == "markdown_text_conflict"


async def test_a_scheduled_message_with_metadata_is_refused_as_slack_would_never_post_it(
    client: AsyncWebClient, ana: Person
) -> None:
    about = {"event_type": "x", "event_payload": {}}
    later = int(time.time()) + 60
    post = client.chat_scheduleMessage(channel=ana.id, text="x", post_at=later, metadata=about)

    assert await refusal(post) == "invalid_arguments"
    assert await refusal(client.chat_scheduleMessage(channel=ana.id, text="x", post_at=later)) == ""


@pytest.mark.parametrize(
    ("view", "error"),
    [
        (modal(field("Name"), title="x" * 25), "invalid_arguments"),
        (modal(field("Name"), submit=plain("x" * 25)), "invalid_arguments"),
        (modal(), "invalid_arguments"),
        (modal(*[section("x")] * 101), "invalid_arguments"),
        (modal(field("Name"), private_metadata="x" * 3001), "invalid_arguments"),
        ({key: part for key, part in modal(field("Name")).items() if key != "submit"}, "invalid_arguments"),
        (modal(*[{**section("x" * 2999)}] * 90), "view_too_large"),
        (modal(field("Same"), field("Same")), "invalid_arguments"),
    ],
    ids=["title", "submit", "empty", "101 blocks", "metadata", "no submit", "250 kB", "block_id twice"],
)
async def test_a_form_that_slack_would_not_open_is_refused(
    server: SlackServer, client: AsyncWebClient, ana: Person, view: dict[str, Any], error: str
) -> None:
    assert await refusal(client.views_open(trigger_id=server.triggers.new(ana), view=view)) == error


# ---- rates


async def test_one_channel_takes_one_post_a_second(server: SlackServer, client: AsyncWebClient, ana: Person) -> None:
    server.limits.per_channel, server.limits.channel_burst = 1.0, 2
    place = (await client.chat_postMessage(channel=ana.id, text="1"))["channel"]
    await client.chat_postMessage(channel=place, text="2")

    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel=ana.id, text="3")

    assert (refused.value.response.status_code, refused.value.response["error"]) == (429, "ratelimited")
    assert refused.value.response.headers["Retry-After"] == "1"
    assert (server.limits.refused, server.calls.most_to_one_channel()) == (1, 2)


async def test_the_workspace_takes_so_many_posts_a_minute(server: SlackServer, client: AsyncWebClient) -> None:
    server.limits.posts_per_minute, server.limits.posts_burst = 60, 5
    answers = [await refusal(client.chat_postMessage(channel=server.person(f"p{n}").id, text="x")) for n in range(6)]

    assert answers == [""] * 5 + ["ratelimited"]


async def test_other_methods_have_their_tier(server: SlackServer, client: AsyncWebClient) -> None:
    server.limits.tiers = True
    answers = [await refusal(client.users_list()) for _ in range(21)]

    assert answers == [""] * 20 + ["ratelimited"]


async def test_history_may_be_limited_to_one_read_a_minute(
    server: SlackServer, client: AsyncWebClient, ana: Person
) -> None:
    for n in range(20):
        await client.chat_postMessage(channel=ana.id, text=f"{n}")
    place = ana.inbox[0].channel
    server.limits.history_per_minute = 1

    assert len((await client.conversations_history(channel=place, limit=100))["messages"]) == 15
    assert await refusal(client.conversations_history(channel=place)) == "ratelimited"


async def test_the_sdk_waits_as_long_as_it_is_told(server: SlackServer, client: AsyncWebClient, ana: Person) -> None:
    client.retry_handlers.append(AsyncRateLimitErrorRetryHandler())
    server.faults.next("chat.postMessage", RateLimited(1))
    began = time.monotonic()

    await client.chat_postMessage(channel=ana.id, text="x")

    assert 1.0 <= time.monotonic() - began < 3.0
    assert len(ana.inbox) == 1


# ---- faults


async def test_the_sdk_posts_twice_by_itself_where_the_answer_was_lost(server: SlackServer, ana: Person) -> None:
    async with client_of(server, retries=True) as client:
        server.faults.next("chat.postMessage", DropAfter())
        await client.chat_postMessage(channel=ana.id, text="x")

    assert len(ana.inbox) == 2


@pytest.mark.parametrize(
    ("fault", "arrives"),
    [(DropBefore(), 0), (DropAfter(), 1), (Status(500), 0), (Status(503, after=True), 1), (Error("fatal_error"), 0)],
    ids=str,
)
async def test_without_its_retries_each_fault_is_told_and_nothing_comes_twice(
    server: SlackServer, client: AsyncWebClient, ana: Person, fault: Fault, arrives: int
) -> None:
    server.faults.next("chat.postMessage", fault, when=lambda args: args.text("text") == "x")
    await client.chat_postMessage(channel=ana.id, text="before")

    with pytest.raises((SlackApiError, ClientConnectionError)):
        await client.chat_postMessage(channel=ana.id, text="x")

    assert [message.text for message in ana.inbox] == ["before"] + ["x"] * arrives


async def test_a_slow_answer_comes(server: SlackServer, client: AsyncWebClient, ana: Person) -> None:
    server.faults.next("*", Slow(0.1))
    began = time.monotonic()

    await client.chat_postMessage(channel=ana.id, text="x")

    assert time.monotonic() - began >= 0.1
