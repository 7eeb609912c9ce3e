"""The shapes of what Slack sends: messages, people, envelopes' contents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.platforms.slack_workspace import APP, BOT, BOT_USER, ELSEWHERE, TEAM

if TYPE_CHECKING:
    from tests.platforms.slack_eyes import Eyes
    from tests.platforms.slack_refusal import Json
    from tests.platforms.slack_world import Conversation, File, Message, View

TOKEN = "verification-token-nobody-uses"
TEAM_JSON = {"id": TEAM, "domain": "example"}
NOBODY: Json = {"enterprise": None, "is_enterprise_install": False}


def message_json(message: Message, *, with_metadata: bool = True) -> Json:
    made: Json = {"type": "message", "ts": message.ts, "text": message.text, "user": message.user, "team": TEAM}
    if message.by_bot:
        made |= {"bot_id": BOT, "app_id": APP}
    if message.subtype:
        made["subtype"] = message.subtype
    if message.blocks:
        made["blocks"] = message.blocks
    if message.thread_ts:
        made["thread_ts"] = message.thread_ts
    if message.edits:
        made["edited"] = {"user": message.user, "ts": message.ts}
    if message.files:
        made["files"] = [file_json(file) for file in message.files]
    if message.metadata and with_metadata:
        made["metadata"] = message.metadata
    return made


def file_json(file: File) -> Json:
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title or file.name,
        "mimetype": file.mimetype,
        "filetype": file.name.rpartition(".")[2],
        "size": len(file.content),
        "user": file.user,
        "alt_txt": file.alt_txt,
        "url_private": file.url,
        "url_private_download": file.url,
        "channels": file.channels,
        "mode": "hosted",
    }


def user_json(person: Eyes, *, with_locale: bool = False, with_email: bool = True) -> Json:
    """A person as Slack describes them; what a stranger's workspace keeps to itself is absent."""
    profile: Json = {"display_name": person.name, "real_name": person.real_name or person.name.title()}
    if person.email and with_email and not person.stranger:
        profile["email"] = person.email
    made: Json = {
        "id": person.id,
        "team_id": ELSEWHERE if person.stranger else TEAM,
        "name": person.name,
        "real_name": person.real_name or person.name.title(),
        "deleted": person.deleted,
        "profile": profile,
        "is_bot": person.is_bot,
        "updated": 0,
    }
    if person.deleted:
        return made
    made |= {
        "tz": person.tz,
        "tz_label": person.tz,
        "tz_offset": 0,
        "is_restricted": bool(person.guest),
        "is_ultra_restricted": person.guest == "single",
        "is_stranger": person.stranger,
        "is_app_user": False,
        "is_admin": person.admin,
        "is_owner": person.owner,
        "is_primary_owner": False,
    }
    return made | {"locale": person.locale} if with_locale else made


def callback(event: Json, event_id: str, at: int, *, shared: bool = False) -> Json:
    """An event in its wrapping."""
    return {
        "token": TOKEN,
        "team_id": TEAM,
        "api_app_id": APP,
        "event": event,
        "type": "event_callback",
        "event_id": event_id,
        "event_time": at,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": TEAM,
                "user_id": BOT_USER,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
        "is_ext_shared_channel": shared,
        "event_context": f"4-{event_id}",
    }


def slash(person: Eyes, place: Conversation, command: str, text: str) -> Json:
    name = {"im": "directmessage", "mpim": f"mpdm-{place.name}-1", "group": "privategroup"}.get(place.kind, place.name)
    return {
        "token": TOKEN,
        "team_id": TEAM,
        "team_domain": "example",
        "channel_id": place.id,
        "channel_name": name,
        "user_id": person.id,
        "user_name": person.name,
        "command": command,
        "text": text,
        "api_app_id": APP,
        "is_enterprise_install": "false",
    }


def interaction(kind: str, person: Eyes) -> Json:
    team = ELSEWHERE if person.stranger else TEAM
    user = {"id": person.id, "username": person.name, "name": person.name, "team_id": team}
    return {"type": kind, "user": user, "api_app_id": APP, "token": TOKEN, "team": TEAM_JSON, **NOBODY}


def in_message(message: Message, place: Conversation) -> Json:
    """Where a press happened: a message."""
    container = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": place.id,
        "is_ephemeral": message.is_ephemeral,
    }
    made: Json = {
        "container": container,
        "channel": {"id": place.id, "name": place.name},
        "state": {"values": message.values},
    }
    return made if message.is_ephemeral else made | {"message": message_json(message)}


def in_view(view: View) -> Json:
    return {"container": {"type": "view", "view_id": view.id}, "view": view_json(view)}


def view_json(view: View) -> Json:
    defaults: dict[str, Any] = {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "title": None,
        "close": None,
        "submit": None,
        "clear_on_close": False,
        "notify_on_close": False,
    }
    return {
        **defaults,
        **view.made,
        "id": view.id,
        "team_id": TEAM,
        "state": {"values": view.values},
        "hash": view.hash,
        "previous_view_id": view.previous_id,
        "root_view_id": view.root_id,
        "app_id": APP,
        "app_installed_team_id": TEAM,
        "bot_id": BOT,
    }
