"""Answers to interactions: the first one within three seconds, the others within fifteen minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.platforms import discord_payloads as payloads
from tests.platforms.discord_calls import Call, route
from tests.platforms.discord_command_rules import check_choices
from tests.platforms.discord_errors import Refused, unfit
from tests.platforms.discord_interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL, Interaction
from tests.platforms.discord_modal_rules import check_modal
from tests.platforms.discord_posting import rewrite, write
from tests.platforms.discord_world import EPHEMERAL, THINKING, Message

if TYPE_CHECKING:
    from tests.platforms.discord_server import DiscordServer

SAY, THINK, DEFER_UPDATE, UPDATE, SUGGEST, OPEN = 4, 5, 6, 7, 8, 9
ALLOWED = {
    COMMAND: {SAY, THINK, OPEN},
    COMPONENT: {SAY, THINK, DEFER_UPDATE, UPDATE, OPEN},
    AUTOCOMPLETE: {SUGGEST},
    MODAL: {SAY, THINK, DEFER_UPDATE, UPDATE},
}


@route("POST", "/interactions/{interaction_id}/{interaction_token}/callback")
def create_interaction_response(server: DiscordServer, call: Call) -> Any:
    asked = server.interactions.get(call.parts["interaction_token"])
    if asked is None or str(asked.id) != call.parts["interaction_id"]:
        raise Refused(10062)
    if asked.is_late or call.at - asked.at > server.answer_within:
        _note_refusal(asked)
        raise Refused(10062)
    if asked.answered_with is not None:
        _note_refusal(asked)
        raise Refused(40060)
    kind = call.body["type"]
    if kind not in ALLOWED[asked.kind] or (kind in {DEFER_UPDATE, UPDATE} and asked.source is None):
        raise unfit([("type", "BASE_TYPE_CHOICES", f"{kind} does not answer {asked.kind}")])
    call.body, wrapped = call.body.get("data") or {}, call.body
    _answer(server, call, asked, kind)
    call.body = wrapped
    asked.answered_with = kind
    asked.heard.set()
    server.bell.ring()
    return _told(server, asked) if call.query.get("with_response") in {"1", "true"} else None


def _note_refusal(asked: Interaction) -> None:
    asked.refused += 1
    asked.heard.set()


def _answer(server: DiscordServer, call: Call, asked: Interaction, kind: int) -> None:
    match kind:
        case 4:
            asked.original = say(server, call, asked)
        case 5:
            asked.is_thinking, asked.is_private = True, bool((call.body.get("flags") or 0) & EPHEMERAL)
        case 6:
            asked.original = asked.source
        case 7:
            assert asked.source is not None
            asked.original = rewrite(server, call, asked.source)
        case 8:
            problems = [*check_choices("data", call.body.get("choices") or [])]
            if problems:
                raise unfit(problems)
            asked.choices = call.body.get("choices") or []
        case 9:
            check_modal(call.body)
            asked.modal = call.body
            server.screens[asked.account.id] = asked


def say(server: DiscordServer, call: Call, asked: Interaction) -> Message:
    private = bool((call.body.get("flags") or 0) & EPHEMERAL)
    said = write(server, call, asked.place, only_for=asked.account if private else None)
    said.asked_by, said.kind = asked.asked_by, 20 if asked.kind == COMMAND else 0
    return said


def _told(server: DiscordServer, asked: Interaction) -> Any:
    said = asked.original
    about: dict[str, Any] = {"id": str(asked.id), "type": asked.kind, "activity_instance_id": None}
    resource: dict[str, Any] = {"type": asked.answered_with}
    if asked.is_thinking:
        asked.original = said = placeholder(server, asked)
    if said is not None:
        about |= {
            "response_message_id": str(said.id),
            "response_message_loading": asked.is_thinking,
            "response_message_ephemeral": said.only_for is not None,
        }
    if said is not None and asked.answered_with in {SAY, UPDATE, THINK}:
        resource["message"] = payloads.message(server.world, said)
    return {"interaction": about, "resource": resource}


def placeholder(server: DiscordServer, asked: Interaction) -> Message:
    """The message that says the bot is thinking: it has an id before it has words."""
    world = server.world
    said = Message(world.ids.take(), asked.place, world.bot, at=world.now(), asked_by=asked.asked_by)
    said.flags = THINKING | (EPHEMERAL if asked.is_private else 0)
    said.only_for = asked.account if asked.is_private else None
    said.kind = 20 if asked.kind == COMMAND else 0
    said.channel.messages[said.id] = said
    return said
