"""One interaction: what was asked, how it was answered, and what the person sees of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.platforms import discord_payloads as payloads
from tests.platforms.discord_permissions import permissions

if TYPE_CHECKING:
    from tests.platforms.discord_server import DiscordServer
    from tests.platforms.discord_world import Account, Channel, Json, Message

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
TOKEN_SECONDS = 15 * 60


@dataclass(eq=False)
class Interaction:
    id: int
    token: str
    kind: int
    account: Account
    place: Channel
    at: float  # the server's seconds
    data: Json
    source: Message | None = None  # whose button was pressed
    is_late: bool = False  # as if three seconds had gone by already
    answered_with: int | None = None  # the type of the callback
    original: Message | None = None
    followed: list[Message] = field(default_factory=list)
    modal: Json | None = None
    choices: list[Json] = field(default_factory=list)
    refused: int = 0  # callbacks that came too late or twice
    is_thinking: bool = False
    is_private: bool = False  # what "thinking" was deferred as
    heard: asyncio.Event = field(default_factory=asyncio.Event)  # first answer, or the first one refused
    told: asyncio.Event = field(default_factory=asyncio.Event)  # something to see after a deferral

    @property
    def asked_by(self) -> Json:
        return {
            "id": str(self.id),
            "type": self.kind,
            "user": payloads.user(self.account),
            "authorizing_integration_owners": {},
        }


def payload(server: DiscordServer, asked: Interaction) -> Json:
    """INTERACTION_CREATE, with everything discord.py reads."""
    world = server.world
    place = asked.place
    told: Json = {
        "id": str(asked.id),
        "application_id": str(world.bot.id),
        "type": asked.kind,
        "token": asked.token,
        "version": 1,
        "data": asked.data,
        "channel_id": str(place.id),
        "channel": payloads.channel(world, place),
        "app_permissions": payloads.allowed(world, world.bot, place),
        "locale": asked.account.locale,
        "entitlements": [],
        "entitlement_sku_ids": [],
        "attachment_size_limit": 10 * 1024 * 1024,
        "authorizing_integration_owners": {"0": "0" if place.is_direct else str(world.guild_id)},
        "context": 1 if place.is_direct else 0,
    }
    if asked.source is not None:
        told["message"] = payloads.message(world, asked.source, nonce=False)
    if place.is_direct:
        return {**told, "user": payloads.user(asked.account)}
    allowed = {"permissions": str(permissions(world, asked.account, place))}
    return {
        **told,
        "channel": {**told["channel"], **allowed},
        "guild_id": str(world.guild_id),
        "guild": {"id": str(world.guild_id), "locale": "en-US", "features": []},
        "guild_locale": "en-US",
        "member": {**payloads.member(asked.account), **allowed},
    }


def ask(server: DiscordServer, kind: int, account: Account, place: Channel, data: Json, **more: Any) -> Interaction:
    """Send an interaction down the gateway."""
    number = server.world.ids.take()
    asked = Interaction(number, f"token-{number}", kind, account, place, server.elapsed(), data, **more)
    account.has_acted = True
    server.interactions[asked.token] = asked
    server.gateway.tell_all("INTERACTION_CREATE", payload(server, asked))
    return asked
