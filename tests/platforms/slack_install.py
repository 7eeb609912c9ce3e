"""What an app was installed with: its scopes, its events, its commands, its home."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.platforms.slack_refusal import Json

# Slack's own words, which no app may take.
RESERVED_WORDS = (
    "/archive /call /collapse /dm /dnd /expand /feed /feedback /invite /join /leave /me /msg /mute /open /part "
    "/prefs /remind /remove /rename /search /shortcuts /shrug /star /status /topic /unarchive /who"
)
RESERVED = frozenset(RESERVED_WORDS.split())

ALL_SCOPES = (
    "channels:history channels:read chat:write commands files:read files:write groups:history groups:read "
    "groups:write im:history im:read im:write mpim:history mpim:read mpim:write reactions:write team:read "
    "usergroups:read users:read users:read.email"
)
SCOPES = frozenset(ALL_SCOPES.split())

ALL_EVENTS = (
    "app_home_opened member_joined_channel member_left_channel message.channels message.groups message.im "
    "message.mpim subteam_members_changed subteam_updated team_join user_change"
)
EVENTS = frozenset(ALL_EVENTS.split())

# An event comes only to who has one of its scopes.
EVENT_SCOPES = {
    "member_joined_channel": {"channels:read", "groups:read"},
    "member_left_channel": {"channels:read", "groups:read"},
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.im": {"im:history"},
    "message.mpim": {"mpim:history"},
    "subteam_members_changed": {"usergroups:read"},
    "subteam_updated": {"usergroups:read"},
    "team_join": {"users:read"},
    "user_change": {"users:read"},
}


@dataclass(slots=True)
class Installation:
    """Everything, until a manifest says less."""

    scopes: set[str] = field(default_factory=lambda: set(SCOPES))
    events: set[str] = field(default_factory=lambda: set(EVENTS))
    commands: dict[str, bool] = field(default_factory=lambda: {"/pairkeeper": True})  # and whether names are escaped
    home_tab: bool = True
    messages_tab: bool = True
    messages_read_only: bool = False
    interactive: bool = True
    socket_mode: bool = True

    def hears(self, event: str) -> bool:
        """Whether the app asked for the event, and may have it."""
        needed = EVENT_SCOPES.get(event, set())
        return event in self.events and (not needed or bool(needed & self.scopes))


def installed(manifest: Json) -> Installation:
    """What a workspace gives an app with this manifest; ValueError for a name that Slack keeps to itself."""
    features, settings = manifest.get("features", {}), manifest.get("settings", {})
    commands = {made["command"]: bool(made.get("should_escape")) for made in features.get("slash_commands", [])}
    if taken := RESERVED & set(commands):
        raise ValueError(f"{', '.join(sorted(taken))}: Slack keeps this name to itself.")
    home = features.get("app_home", {})
    return Installation(
        scopes=set(manifest.get("oauth_config", {}).get("scopes", {}).get("bot", [])),
        events=set(settings.get("event_subscriptions", {}).get("bot_events", [])),
        commands=commands,
        home_tab=bool(home.get("home_tab_enabled")),
        messages_tab=bool(home.get("messages_tab_enabled")),
        messages_read_only=bool(home.get("messages_tab_read_only_enabled", True)),
        interactive=bool(settings.get("interactivity", {}).get("is_enabled")),
        socket_mode=bool(settings.get("socket_mode_enabled")),
    )
