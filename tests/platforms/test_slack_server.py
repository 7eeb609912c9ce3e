"""The server, held to what the real slack-bolt expects and to what platforms/slack.md says of Slack."""

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from tests.platforms.slack_bolt_app import buttons, client_of, field, listening, modal, plain, refusal, section
from tests.platforms.slack_forms import NotPossible
from tests.platforms.slack_people import Person
from tests.platforms.slack_server import SlackServer


@pytest.fixture
async def server() -> AsyncIterator[SlackServer]:
    async with SlackServer() as server:
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
def ana(server: SlackServer) -> Person:
    return server.person("ana", locale="es-ES", tz="America/Bogota", email="ana@example.org")


@pytest.fixture
def kofi(server: SlackServer) -> Person:
    return server.person("kofi")


# ---- messages


async def test_a_post_to_a_person_opens_their_direct_messages(client: AsyncWebClient, ana: Person) -> None:
    answer = await client.chat_postMessage(channel=ana.id, text="Hello")

    assert answer["channel"].startswith("D")
    assert (await client.chat_postMessage(channel=answer["channel"], text="Again"))["channel"] == answer["channel"]
    assert [message.text for message in ana.inbox] == ["Hello", "Again"]


async def test_what_is_updated_without_blocks_loses_them(client: AsyncWebClient, ana: Person) -> None:
    posted = await client.chat_postMessage(channel=ana.id, text="Did you talk?", blocks=[section("?"), buttons("Yes")])

    await client.chat_update(channel=posted["channel"], ts=posted["ts"], text="Thank you")

    assert (ana.inbox[0].text, ana.inbox[0].buttons) == ("Thank you", [])
    assert ana.inbox[0].versions[0].buttons == ["Yes"]


async def test_history_begins_after_oldest_and_shows_metadata_where_asked(server: SlackServer, ana: Person) -> None:
    now = 1_800_000_000.0
    server.workspace.clock = lambda: now
    about = {"event_type": "delivery", "event_payload": {"key": "k1"}}
    async with client_of(server) as client:
        place = (await client.chat_postMessage(channel=ana.id, text="one"))["channel"]
        now += 86_400
        block = {**section("two"), "block_id": "k:1"}
        await client.chat_postMessage(channel=place, text="two", blocks=[block], metadata=about)

        later = await client.conversations_history(channel=place, oldest=str(now - 60), include_all_metadata=True)
        plainly = await client.conversations_history(channel=place)

    assert [(m["text"], m["metadata"], m["blocks"][0]["block_id"]) for m in later["messages"]] == [
        ("two", about, "k:1")
    ]
    assert [m["text"] for m in plainly["messages"]] == ["two", "one"]
    assert "metadata" not in plainly["messages"][0]


async def test_the_same_people_always_meet_in_the_same_group(
    client: AsyncWebClient, server: SlackServer, ana: Person, kofi: Person
) -> None:
    first = await client.conversations_open(users=[ana.id, kofi.id])
    again = await client.conversations_open(users=[kofi.id, ana.id])

    assert first["channel"]["id"] == again["channel"]["id"]
    assert again["already_open"]
    assert ana.rooms == kofi.rooms


async def test_only_escaped_words_call_nobody(client: AsyncWebClient, ana: Person) -> None:
    await client.chat_postMessage(channel=ana.id, text="<!channel> hello", blocks=[section("&lt;!here&gt; hello")])

    assert ana.inbox[0].pings == ["!channel"]


# ---- commands


async def test_a_command_is_answered_to_who_typed_it(server: SlackServer, app: AsyncApp, ana: Person) -> None:
    place = server.channel("general", [ana])

    @app.command("/pairkeeper")
    async def answer(ack: Any, command: Any, respond: Any) -> None:
        await ack(f"You said {command['text']} in {command['channel_name']}")
        await respond("And this came later")

    await ana.types("/pairkeeper one < two", at=place)
    await server.settled()

    said = {message.text for message in ana.ephemeral}  # bolt may acknowledge after the listener went on
    assert said == {"You said one &lt; two in general", "And this came later"}
    assert place.messages == []


async def test_handles_come_as_ids(server: SlackServer, app: AsyncApp, ana: Person, kofi: Person) -> None:
    @app.command("/pairkeeper")
    async def answer(ack: Any, command: Any) -> None:
        await ack(command["text"])

    await ana.types("/pairkeeper who is @kofi")

    assert ana.ephemeral[0].text == f"who is <@{kofi.id}|kofi>"


async def test_who_gets_no_acknowledgement_is_told_so_by_slack(server: SlackServer, app: AsyncApp, ana: Person) -> None:
    server.socket.ack_timeout = 0.2

    envelope = await ana.types("/pairkeeper nobody listens to this")

    assert envelope.given_up
    assert ana.notices == ["/pairkeeper failed because the app did not respond"]
    assert len(envelope.sent) == 1  # a command is never sent again by itself


async def test_a_command_nobody_installed_cannot_be_typed(ana: Person) -> None:
    with pytest.raises(NotPossible):
        await ana.types("/unknown")


async def test_a_response_url_works_where_the_bot_is_not_and_five_times(
    server: SlackServer, app: AsyncApp, ana: Person
) -> None:
    place = server.channel("elsewhere", [ana])
    answers: asyncio.Future[list[int]] = asyncio.get_running_loop().create_future()

    @app.command("/pairkeeper")
    async def answer(ack: Any, respond: Any) -> None:
        await ack()
        answers.set_result([(await respond(f"{n}")).status_code for n in range(6)])

    await ana.types("/pairkeeper", at=place)

    assert await answers == [200, 200, 200, 200, 200, 404]
    assert len(ana.ephemeral) == 5


# ---- buttons


async def test_a_click_finds_the_newest_button_and_may_replace_its_message(
    server: SlackServer, app: AsyncApp, client: AsyncWebClient, ana: Person
) -> None:
    @app.action("yes")
    async def yes(ack: Any, respond: Any, action: Any) -> None:
        await ack()
        await respond(text=f"Noted {action['value']}", replace_original=True)

    await client.chat_postMessage(channel=ana.id, text="old", blocks=[section("Old?"), buttons("Yes", "No")])
    await client.chat_postMessage(channel=ana.id, text="new", blocks=[section("New?"), buttons("Yes", "No")])
    await ana.clicks("Yes")
    await server.settled()
    assert [message.text for message in ana.inbox] == ["old", "Noted v-Yes"]

    await ana.clicks("Yes", on=ana.inbox[1].versions[0])  # the button is gone, but a slow client may still show it
    await server.settled()
    assert ana.inbox[1].edits == 2


async def test_a_forged_action_arrives_like_any_other(
    server: SlackServer, app: AsyncApp, client: AsyncWebClient, ana: Person
) -> None:
    heard = []

    @app.action("anything")
    async def note(ack: Any, action: Any, body: Any) -> None:
        await ack()
        heard.append((action["value"], body["user"]["id"]))

    await client.chat_postMessage(channel=ana.id, text="Hello")
    await ana.sends_action(
        {"type": "button", "action_id": "anything", "block_id": "b", "value": "forged"}, on=ana.inbox[0]
    )
    await server.settled()

    assert heard == [("forged", ana.id)]


async def test_a_menu_tells_its_choice_and_a_button_beside_it_too(
    server: SlackServer, app: AsyncApp, client: AsyncWebClient, ana: Person
) -> None:
    heard = []

    @app.action("day")
    async def chosen(ack: Any, action: Any) -> None:
        await ack()
        heard.append(action["selected_option"]["value"])

    @app.action("save")
    async def saved(ack: Any, body: Any) -> None:
        await ack()
        heard.append(body["state"]["values"]["week"]["day"]["selected_option"]["value"])

    options = [{"text": plain(day), "value": day[:2]} for day in ("Monday", "Tuesday")]
    menu = {"type": "static_select", "action_id": "day", "placeholder": plain("Which day?"), "options": options}
    block = {"type": "actions", "block_id": "week", "elements": [menu, *buttons("Save")["elements"]]}
    await client.chat_postMessage(channel=ana.id, text="Which day?", blocks=[block])

    await ana.selects("Which day?", "Tuesday")
    await ana.clicks("Save")
    await server.settled()

    assert heard == ["Tu", "Tu"]


# ---- forms


async def test_a_form_complains_beside_its_field_until_it_is_right(
    server: SlackServer, app: AsyncApp, ana: Person
) -> None:
    opens(app, modal(field("Name"), field("When", {"type": "datepicker", "initial_date": "2026-05-04"})))

    @app.view("form")
    async def sent(ack: Any, view: Any, client: Any, body: Any) -> None:
        values = view["state"]["values"]
        if values["name"]["it"]["value"] == "?":
            await ack(response_action="errors", errors={"name": "Please write a name."})
            return
        await ack()
        text = f"{values['name']['it']['value']} {values['when']['it']['selected_date']}"
        await client.chat_postMessage(channel=body["user"]["id"], text=text)

    await ana.types("/pairkeeper")
    await server.settled()
    await ana.submits({"Name": "?"})
    assert ana.errors == {"name": "Please write a name."}
    assert ana.form.title == "A form"

    await ana.submits({"Name": "Ana"})
    await server.settled()
    assert ana.view is None
    assert ana.inbox[0].text == "Ana 2026-05-04"


async def test_slack_does_not_send_a_form_that_is_not_filled_in(
    server: SlackServer, app: AsyncApp, ana: Person
) -> None:
    opens(app, modal(field("Name"), field("Note", optional=True)))
    await ana.types("/pairkeeper")
    await server.settled()

    with pytest.raises(NotPossible, match="Name"):
        await ana.submits({"Note": "nothing else"})


async def test_pages_follow_one_another_and_close_together(server: SlackServer, app: AsyncApp, ana: Person) -> None:
    opens(app, modal(field("Name"), title="Page 1"))

    @app.view("form")
    async def sent(ack: Any, view: Any) -> None:
        if view["title"]["text"] == "Page 1":
            await ack(response_action="update", view=modal(field("Topic"), title="Page 2"))
        elif view["title"]["text"] == "Page 2":
            await ack(response_action="push", view=modal(field("Sure"), title="Page 3"))
        else:
            await ack(response_action="clear")

    await ana.types("/pairkeeper")
    await server.settled()
    titles = [ana.form.title]
    for name in ("Name", "Topic", "Sure"):
        await ana.submits({name: "x"})
        titles.append(ana.view.title if ana.view else "")

    assert titles == ["Page 1", "Page 2", "Page 3", ""]
    assert ana.views == []


async def test_an_update_keeps_what_was_filled_in_and_minds_the_hash(
    server: SlackServer, app: AsyncApp, client: AsyncWebClient, ana: Person
) -> None:
    opens(app, modal(field("Name"), {**buttons("More"), "block_id": "more"}))
    await ana.types("/pairkeeper")
    await server.settled()
    view, old_hash = ana.form, ana.form.hash

    await client.views_update(view_id=view.id, hash=old_hash, view=modal(field("Name"), field("Topic")))
    stale = client.views_update(view_id=view.id, hash=old_hash, view=modal(field("Name")))

    assert await refusal(stale) == "hash_conflict"
    assert [block["block_id"] for block in ana.form.blocks] == ["name", "topic"]


async def test_a_trigger_opens_one_form_and_soon(server: SlackServer, app: AsyncApp, ana: Person) -> None:
    found = []

    @app.command("/pairkeeper")
    async def twice(ack: Any, client: AsyncWebClient, body: Any) -> None:
        await ack()
        triggers = (body["trigger_id"], body["trigger_id"], "made.up")
        found.extend([await refusal(client.views_open(trigger_id=one, view=modal(field("Name")))) for one in triggers])

    await ana.types("/pairkeeper")
    await server.settled()
    server.triggers.life = -1  # seconds: dead before it is used
    await ana.types("/pairkeeper")
    await server.settled()

    assert found == ["", "exchanged_trigger_id", "invalid_trigger_id"] + ["expired_trigger_id"] * 2 + [found[2]]


async def test_no_more_than_three_forms_lie_on_one_another(server: SlackServer, app: AsyncApp, ana: Person) -> None:
    found = []
    opens(app, modal(field("Name"), {**buttons("Deeper"), "block_id": "down"}))

    @app.action("deeper")
    async def deeper(ack: Any, client: AsyncWebClient, body: Any) -> None:
        await ack()
        view = modal(field("Name"), {**buttons("Deeper"), "block_id": "down"})
        found.append(await refusal(client.views_push(trigger_id=body["trigger_id"], view=view)))

    await ana.types("/pairkeeper")
    for _ in range(3):
        await server.settled()
        await ana.clicks("Deeper")
    await server.settled()

    assert found == ["", "", "push_limit_reached"]


async def test_a_file_can_be_handed_in_and_read_with_the_token_only(
    server: SlackServer, app: AsyncApp, client: AsyncWebClient, ana: Person
) -> None:
    opens(app, modal(field("Roster", {"type": "file_input", "filetypes": ["csv"], "max_files": 1})))
    got = []

    @app.view("form")
    async def sent(ack: Any, view: Any) -> None:
        await ack()
        url = view["state"]["values"]["roster"]["it"]["files"][0]["url_private_download"]
        assert client.session is not None
        for headers in ({"Authorization": f"Bearer {server.bot_token}"}, {}):
            async with client.session.get(url, headers=headers) as answer:
                got.append(await answer.read())

    await ana.types("/pairkeeper")
    await server.settled()
    await ana.submits({"Roster": [("r.csv", b"name,zone")]})
    await server.settled()

    assert got[0] == b"name,zone"
    assert got[1].startswith(b"<!DOCTYPE html>")


async def test_an_external_menu_offers_what_the_app_finds(server: SlackServer, app: AsyncApp, ana: Person) -> None:
    opens(app, modal(field("Topic", {"type": "external_select", "min_query_length": 1})))

    @app.options("it")
    async def offered(ack: Any, payload: Any) -> None:
        await ack(options=[{"text": plain(f"{payload['value']}oks"), "value": "1"}])

    chosen = []

    @app.view("form")
    async def sent(ack: Any, view: Any) -> None:
        await ack()
        chosen.append(view["state"]["values"]["topic"]["it"]["selected_option"]["value"])

    await ana.types("/pairkeeper")
    await server.settled()
    assert await ana.searches("Topic", "bo") == ["books"]

    await ana.submits({"Topic": "books"})
    assert chosen == ["1"]


async def test_the_home_tab_shows_what_was_published(
    server: SlackServer, app: AsyncApp, client: AsyncWebClient, ana: Person
) -> None:
    @app.event("app_home_opened")
    async def opened(event: Any, client: AsyncWebClient) -> None:
        view = {"type": "home", "blocks": [section("Your partnership"), buttons("Pause")]}
        await client.views_publish(user_id=event["user"], view=view)

    await ana.opens_home()
    await server.settled()

    assert ana.home is not None
    assert ana.home.shown == "Your partnership\nPause"
    view = {"type": "home", "blocks": [section("x")]}
    assert await refusal(client.views_publish(user_id=ana.id, view=view, hash="old")) == "hash_conflict"


# ---- words


async def test_the_app_hears_what_is_written_to_it_in_groups_and_in_threads(
    server: SlackServer, app: AsyncApp, client: AsyncWebClient, ana: Person, kofi: Person
) -> None:
    heard = []

    @app.event("message")
    async def note(event: Any) -> None:
        heard.append((event["text"], event["channel_type"], event.get("subtype"), "thread_ts" in event))

    await client.conversations_open(users=[ana.id, kofi.id])
    private = server.channel("we-two", [ana, kofi], private=True, with_bot=True)
    await client.chat_postMessage(channel=ana.id, text="Hello")
    await ana.writes("a & b")
    await ana.writes("look", files=[("a.png", b"png")])
    await ana.says(ana.rooms[0], "in the group")
    await kofi.says(private, "in the channel")
    await ana.replies(ana.inbox[0], "below")
    await server.settled()

    assert heard == [
        ("a &amp; b", "im", None, False),
        ("look", "im", "file_share", False),
        ("in the group", "mpim", None, False),
        ("in the channel", "group", None, False),
        ("below", "im", None, True),
    ]


async def test_the_bot_hears_nothing_where_it_is_not(server: SlackServer, app: AsyncApp, ana: Person) -> None:
    place = server.channel("general", [ana])

    assert await ana.says(place, "hello") is None


async def test_a_change_of_zone_and_an_arrival_are_told(server: SlackServer, app: AsyncApp, ana: Person) -> None:
    heard = []

    @app.event("user_change")
    async def changed(event: Any) -> None:
        heard.append((event["user"]["id"], event["user"]["tz"], event["user"]["deleted"]))

    @app.event("team_join")
    async def joined(event: Any) -> None:
        heard.append((event["user"]["id"], event["user"]["tz"], event["user"]["deleted"]))

    await server.user_changes(ana, tz="Asia/Tokyo")
    esi = server.person("esi", tz="Africa/Accra")
    await server.joins(esi)
    await server.settled()

    assert heard == [(ana.id, "Asia/Tokyo", False), (esi.id, "Africa/Accra", False)]


# ---- who is who


async def test_everybody_is_listed_page_by_page_with_zone_and_language(
    server: SlackServer, client: AsyncWebClient, ana: Person, kofi: Person
) -> None:
    server.person("gone", deleted=True)
    server.person("far", stranger=True)
    found: dict[str, Any] = {}
    async for page in await client.users_list(limit=2, include_locale=True):
        found |= {member["name"]: member for member in page["members"]}

    assert set(found) == {"pairkeeper", "slackbot", "ana", "kofi", "gone"}
    assert (found["ana"]["locale"], found["ana"]["tz"]) == ("es-ES", "America/Bogota")
    assert found["ana"]["profile"]["email"] == "ana@example.org"
    assert (found["gone"]["deleted"], found["slackbot"]["is_bot"]) == (True, False)
    assert len(server.calls.of("users.list")) == 3


async def test_an_email_is_shown_only_where_its_scope_was_given(
    server: SlackServer, client: AsyncWebClient, ana: Person
) -> None:
    server.scopes.discard("users:read.email")

    assert "email" not in (await client.users_info(user=ana.id))["user"]["profile"]
    assert await refusal(client.users_lookupByEmail(email=ana.email)) == "missing_scope"


async def test_user_groups_are_not_in_every_plan(server: SlackServer, client: AsyncWebClient) -> None:
    kofi = server.person("kofi", groups=["coordinators"])
    group = server.group("coordinators")

    assert (await client.usergroups_users_list(usergroup=group.id))["users"] == [kofi.id]
    server.workspace.paid = False
    assert await refusal(client.usergroups_list()) == "plan_upgrade_required"


# ---- files


async def test_a_picture_is_uploaded_and_shown_a_moment_later(
    server: SlackServer, client: AsyncWebClient, ana: Person
) -> None:
    place = (await client.chat_postMessage(channel=ana.id, text="Hello"))["channel"]
    server.file_shown_after = 0.05

    await client.files_upload_v2(
        channel=place, content=b"png", filename="a.png", alt_txt="A map", initial_comment="Look"
    )
    await client.chat_postMessage(channel=ana.id, text="After")
    await server.settled()

    assert [message.text for message in ana.inbox] == ["Hello", "After", "Look"]  # it may land after later posts
    assert (ana.inbox[2].files[0].content, ana.inbox[2].files[0].alt_txt) == (b"png", "A map")


async def test_a_picture_cannot_be_shown_in_a_block_before_it_is_ready(
    server: SlackServer, client: AsyncWebClient, ana: Person
) -> None:
    server.file_ready_after = 0.1
    uploaded = await client.files_upload_v2(content=b"png", filename="a.png")
    image = {"type": "image", "alt_text": "A map", "slack_file": {"id": uploaded["files"][0]["id"]}}
    early = client.chat_postMessage(channel=ana.id, text="A map", blocks=[image])
    assert await refusal(early) == "invalid_blocks"

    began = time.monotonic()
    while not (await client.files_info(file=uploaded["files"][0]["id"]))["file"]["mimetype"]:
        assert time.monotonic() - began < 5

    await client.chat_postMessage(channel=ana.id, text="A map", blocks=[image])
    assert ana.inbox[0].text == "A map"


def opens(app: AsyncApp, view: dict[str, Any]) -> None:
    """Let /pairkeeper open this form."""

    @app.command("/pairkeeper")
    async def open_it(ack: Any, client: AsyncWebClient, body: Any) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=view)
