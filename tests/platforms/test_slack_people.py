"""People of the test server do what Slack's own client lets them do, and the app hears of it as from Slack."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.platforms.slack_bolt_app import buttons, client_of, field, listening, modal, plain, refusal, section
from tests.platforms.slack_forms import NotPossible
from tests.platforms.slack_people import Person
from tests.platforms.slack_server import SlackServer
from tests.platforms.slack_workspace import ELSEWHERE, TEAM

DAYS = [{"text": plain(day), "value": day[:2].lower()} for day in ("Monday", "Tuesday", "Wednesday")]


@pytest.fixture
def now() -> list[float]:
    return [1_800_000_000.0]


@pytest.fixture
async def server(now: list[float]) -> AsyncIterator[SlackServer]:
    async with SlackServer(lambda: now[0]) as server:
        yield server


@pytest.fixture
async def client(server: SlackServer) -> AsyncIterator[AsyncWebClient]:
    async with client_of(server) as client:
        yield client


@pytest.fixture
async def app(server: SlackServer, client: AsyncWebClient) -> AsyncIterator[AsyncApp]:
    app = AsyncApp(client=client)
    async with listening(server, app):
        yield app


@pytest.fixture
def heard(app: AsyncApp) -> list[Any]:
    """Every event, action and form, as it came."""
    found: list[Any] = []

    @app.middleware
    async def note(body: Any, next: Any) -> None:  # noqa: A002 - bolt hands it over by this name
        found.append(body)
        await next()

    @app.event({"type": "message"})
    @app.event("member_left_channel")
    @app.event("member_joined_channel")
    async def event() -> None:
        pass

    @app.action("day")
    @app.action("days")
    @app.action("more")
    @app.view_closed("form")
    @app.view("form")
    async def act(ack: Any) -> None:
        await ack()

    return found


@pytest.fixture
def ana(server: SlackServer) -> Person:
    return server.person("ana")


async def show(server: SlackServer, client: AsyncWebClient, person: Person, view: dict[str, Any]) -> None:
    await client.views_open(trigger_id=server.triggers.new(person), view=view)


def values(body: Any) -> Any:
    return body["view"]["state"]["values"]


async def test_every_kind_of_field_can_be_filled_in(
    server: SlackServer, client: AsyncWebClient, heard: list[Any], ana: Person
) -> None:
    kofi = server.person("kofi")
    await show(
        server,
        client,
        ana,
        modal(
            field("One", {"type": "static_select", "options": DAYS}),
            field("Radio", {"type": "radio_buttons", "options": DAYS, "initial_option": DAYS[2]}),
            field("Some", {"type": "multi_static_select", "options": DAYS}),
            field("Boxes", {"type": "checkboxes", "options": DAYS}),
            field("Date", {"type": "datepicker"}),
            field("Time", {"type": "timepicker"}),
            field("Who", {"type": "users_select"}),
            field("Mail", {"type": "email_text_input"}),
            field("Number", {"type": "number_input", "is_decimal_allowed": False}),
            field("Note", optional=True),
        ),
    )

    await ana.submits(
        {
            "One": "Tuesday",
            "Some": ["mo", "Wednesday"],
            "Boxes": ["Monday"],
            "Date": "2026-05-04",
            "Time": "09:30",
            "Who": kofi,
            "Mail": "a@example.org",
            "number": 7,
        }
    )

    got = values(heard[-1])
    assert got["one"]["it"]["selected_option"]["value"] == "tu"
    assert got["radio"]["it"]["selected_option"]["value"] == "we"
    assert [one["value"] for one in got["some"]["it"]["selected_options"]] == ["mo", "we"]
    assert [one["value"] for one in got["boxes"]["it"]["selected_options"]] == ["mo"]
    assert (got["date"]["it"]["selected_date"], got["time"]["it"]["selected_time"]) == ("2026-05-04", "09:30")
    assert (got["who"]["it"]["selected_user"], got["mail"]["it"]["value"]) == (kofi.id, "a@example.org")
    assert (got["number"]["it"]["value"], got["note"]["it"]["value"]) == ("7", None)


@pytest.mark.parametrize(
    ("element", "answer"),
    [
        ({"type": "static_select", "options": DAYS}, "Sunday"),
        ({"type": "datepicker"}, "tomorrow"),
        ({"type": "plain_text_input", "max_length": 3}, "four"),
        ({"type": "number_input", "is_decimal_allowed": False}, "seven"),
        ({"type": "email_text_input"}, "nowhere"),
    ],
    ids=["no such option", "no date", "too long", "no number", "no address"],
)
async def test_slack_does_not_let_through_what_a_field_cannot_hold(
    server: SlackServer, client: AsyncWebClient, ana: Person, element: dict[str, Any], answer: str
) -> None:
    await show(server, client, ana, modal(field("Field", element)))

    with pytest.raises(NotPossible):
        await ana.submits({"Field": answer})


async def test_a_choice_in_a_form_tells_the_app_at_once_and_is_kept(
    server: SlackServer, client: AsyncWebClient, heard: list[Any], ana: Person
) -> None:
    menu = {"type": "static_select", "action_id": "day", "placeholder": plain("Which day?"), "options": DAYS}
    block = {"type": "section", "block_id": "week", "text": plain("Your day"), "accessory": menu}
    await show(server, client, ana, modal(block, field("Note", optional=True)))

    await ana.selects("Your day", "Tuesday")
    await ana.submits()

    assert heard[0]["actions"][0]["selected_option"]["value"] == "tu"
    assert heard[0]["container"] == {"type": "view", "view_id": heard[1]["view"]["id"]}
    assert values(heard[1])["week"]["day"]["selected_option"]["value"] == "tu"


async def test_an_overflow_menu_answers_to_its_options(client: AsyncWebClient, heard: list[Any], ana: Person) -> None:
    more = {"type": "overflow", "action_id": "more", "options": DAYS}
    await client.chat_postMessage(channel=ana.id, text="x", blocks=[{**section("x"), "accessory": more}])

    await ana.clicks("Wednesday")

    assert heard[0]["actions"][0]["selected_option"]["value"] == "we"


async def test_a_form_that_is_put_away_tells_the_app_where_it_asked_to(
    server: SlackServer, client: AsyncWebClient, heard: list[Any], ana: Person
) -> None:
    await show(server, client, ana, modal(field("Name")))
    assert await ana.closes() is None

    await show(server, client, ana, modal(field("Name"), notify_on_close=True))
    await ana.closes()
    assert (heard[0]["type"], ana.view) == ("view_closed", None)


async def test_nobody_clicks_what_they_do_not_see(server: SlackServer, client: AsyncWebClient, ana: Person) -> None:
    kofi = server.person("kofi")
    await client.chat_postMessage(channel=ana.id, text="x", blocks=[buttons("Yes")])

    with pytest.raises(NotPossible, match="kofi sees no 'Yes'"):
        await kofi.clicks("Yes")


async def test_who_is_deactivated_does_nothing_more(server: SlackServer, ana: Person) -> None:
    server.socket.ack_timeout = 0.01  # nobody listens
    await server.user_changes(ana, deleted=True)

    for act in (ana.types("/pairkeeper"), ana.writes("hello"), ana.opens_home("messages")):
        with pytest.raises(NotPossible, match="deactivated"):
            await act


async def test_nobody_writes_where_messages_are_turned_off(server: SlackServer, ana: Person) -> None:
    server.workspace.installation.messages_read_only = True

    with pytest.raises(NotPossible):
        await ana.writes("hello")


async def test_changing_ones_words_is_told_with_a_subtype(server: SlackServer, heard: list[Any], ana: Person) -> None:
    await ana.writes("helo")
    await ana.edits(ana.direct[0], "hello")
    await server.settled()

    assert heard[1]["event"]["subtype"] == "message_changed"
    assert "text" not in heard[1]["event"]
    assert heard[1]["event"]["message"]["text"] == "hello"


async def test_a_stranger_is_told_from_the_others_by_their_workspace(
    server: SlackServer, client: AsyncWebClient, heard: list[Any], ana: Person
) -> None:
    far = server.person("far", stranger=True)
    place = server.channel("both-firms", [ana, far], with_bot=True, shared=True)
    await client.chat_postMessage(channel=place.id, text="x", blocks=[buttons("More")])
    await far.says(place, "hello")
    await far.clicks("More")
    await ana.clicks("More")
    await server.settled()

    by_far = next(body for body in heard if body.get("event", {}).get("user") == far.id)
    presses = [body for body in heard if body["type"] == "block_actions"]
    assert (by_far["is_ext_shared_channel"], by_far["event"]["user_team"]) == (True, ELSEWHERE)
    assert [body["user"]["team_id"] for body in presses] == [ELSEWHERE, TEAM]
    assert (await client.users_info(user=far.id))["user"]["is_stranger"]


async def test_who_goes_from_a_channel_is_told_and_nobody_goes_from_a_group(
    server: SlackServer, client: AsyncWebClient, heard: list[Any], ana: Person
) -> None:
    kofi = server.person("kofi")
    private = server.channel("we-two", [ana, kofi], private=True, with_bot=True)
    await client.conversations_open(users=[ana.id, kofi.id])
    await server.leaves(ana, private)
    await client.conversations_kick(channel=private.id, user=kofi.id)
    await server.settled()

    assert [body["event"]["user"] for body in heard] == [ana.id, kofi.id]
    with pytest.raises(AssertionError, match="Nobody can leave"):
        await server.leaves(ana, ana.rooms[0])


async def test_a_response_url_dies_after_half_an_hour_of_the_workspaces_time(
    server: SlackServer, client: AsyncWebClient, heard: list[Any], ana: Person, now: list[float]
) -> None:
    await client.chat_postMessage(channel=ana.id, text="x", blocks=[buttons("More")])
    await ana.clicks("More")
    url = heard[0]["response_url"]
    assert client.session is not None
    answers = []
    for wait in (0, 1799, 2):
        now[0] += wait
        async with client.session.post(url, json={"text": "x"}) as answer:
            answers.append((await answer.json()).get("error", "ok"))

    assert answers == ["ok", "ok", "expired_url"]


async def test_an_original_can_be_taken_back(
    server: SlackServer, client: AsyncWebClient, heard: list[Any], ana: Person
) -> None:
    await client.chat_postMessage(channel=ana.id, text="x", blocks=[buttons("More")])
    await ana.clicks("More")
    assert client.session is not None
    async with client.session.post(heard[0]["response_url"], json={"delete_original": True}) as answer:
        assert answer.status == 200

    assert ana.inbox == []


async def test_an_acknowledgement_that_comes_too_late_does_not_count(
    server: SlackServer, app: AsyncApp, heard: list[Any], ana: Person
) -> None:
    server.socket.ack_timeout, server.socket.ack_delay, server.socket.retry_delays = 0.05, 0.1, (0.2,)

    envelope = await ana.writes("hello")
    await server.settled()

    assert envelope is not None
    assert [body["event"]["text"] for body in heard] == ["hello", "hello"]
    assert envelope.acks
    assert envelope.given_up


async def test_the_same_story_has_the_same_ids_and_times(now: list[float]) -> None:
    async def story() -> list[str]:
        async with SlackServer(lambda: now[0]) as server, client_of(server) as client:
            ana, kofi = server.person("ana"), server.person("kofi")
            posted = await client.chat_postMessage(channel=ana.id, text="x")
            group = await client.conversations_open(users=[ana.id, kofi.id])
            return [posted["ts"], posted["channel"], group["channel"]["id"], kofi.id]

    assert await story() == await story()


async def test_conversations_can_be_looked_through(server: SlackServer, client: AsyncWebClient, ana: Person) -> None:
    kofi = server.person("kofi")
    public = server.channel("general", [ana])
    hidden = server.channel("hidden", [ana], private=True)
    group = (await client.conversations_open(users=[ana.id, kofi.id]))["channel"]["id"]
    posted = await client.chat_postMessage(channel=group, text="x")
    await client.chat_postMessage(channel=group, text="below", thread_ts=posted["ts"])

    listed = await client.conversations_list(types="public_channel,private_channel,mpim")
    assert [place["id"] for place in listed["channels"]] == [public.id, group]
    assert (await client.conversations_info(channel=group))["channel"]["is_mpim"]
    assert set((await client.conversations_members(channel=group))["members"]) >= {ana.id, kofi.id}
    assert [m["text"] for m in (await client.conversations_history(channel=group))["messages"]] == ["x"]
    thread = await client.conversations_replies(channel=group, ts=posted["ts"])
    assert [m["text"] for m in thread["messages"]] == ["x", "below"]
    assert await refusal(client.conversations_info(channel=hidden.id)) == "channel_not_found"


async def test_what_slack_lets_pass_and_nobody_should_do_is_remarked(
    server: SlackServer, client: AsyncWebClient, ana: Person
) -> None:
    await client.chat_postMessage(channel=ana.id, text="x", unfurl_links=False, unfurl_media=False)
    assert server.remarks == []

    await client.chat_postMessage(channel=ana.id, text="x" * 10_001, unfurl_links=False)
    tidy = {"unfurl_links": False, "unfurl_media": False}
    raw = section("<!date^1^{date} at {noon}|May> and <b>")
    for blocks in ([raw], [{"type": "header", "text": plain("Hello <@U1>")}]):
        await client.api_call(
            "chat.postMessage", json={"channel": ana.id, "text": "A &amp; B", "blocks": blocks, **tidy}
        )
    assert [remark.partition(": ")[2] for remark in server.remarks] == [
        "10001 characters of text",
        "links would unfurl",
        "not escaped: '<!date^1^{date} at {noon}|May> and <b>'",
        "no such date: '{date} at {noon}'",
        "mark-up shown as it is: 'Hello <@U1>'",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Hello <@U00000001>, see <https://example.org|this>",
        "<!date^1800000000^{date_short_pretty} at {time}|15 January, 08:00 UTC>",
        "a &lt; b &amp; c",
        "> what they wrote",
    ],
)
async def test_good_mark_up_is_not_remarked(
    server: SlackServer, client: AsyncWebClient, ana: Person, text: str
) -> None:
    await client.chat_postMessage(
        channel=ana.id, text=text, blocks=[section(text)], unfurl_links=False, unfurl_media=False
    )

    assert server.remarks == []
