"""What the bot may do on a Discord server: exactly what it needs, each with its reason, and no privileged intent."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

AUTHORISE = "https://discord.com/oauth2/authorize"
SCOPES = ("bot", "applications.commands")


@dataclass(frozen=True, slots=True)
class Permission:
    """One permission: Discord's name for it, its bit, and the key of the sentence that says why."""

    name: str
    bit: int
    reason: str


PERMISSIONS = (
    Permission("View Channels", 10, "discord-permission-view"),
    Permission("Send Messages", 11, "discord-permission-send"),
    Permission("Attach Files", 15, "discord-permission-attach"),
    Permission("Read Message History", 16, "discord-permission-history"),
    Permission("Create Private Threads", 36, "discord-permission-rooms"),
    Permission("Send Messages in Threads", 38, "discord-permission-write-in-rooms"),
    Permission("Manage Threads", 34, "discord-permission-close-rooms"),
)


def bits() -> int:
    """Give them all as the number that Discord's links carry."""
    return sum(1 << permission.bit for permission in PERMISSIONS)


def invite_link(application: str) -> str:
    """Give the link by which somebody who manages a server lets the bot in."""
    asked = {"client_id": application, "scope": " ".join(SCOPES), "permissions": bits()}
    return f"{AUTHORISE}?{urlencode(asked)}"
