"""What the app is told: messages, arrivals, departures, changes of people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.platforms.slack_payloads import callback, message_json, user_json

if TYPE_CHECKING:
    from tests.platforms.slack_envelopes import Envelope
    from tests.platforms.slack_people import Person
    from tests.platforms.slack_refusal import Json
    from tests.platforms.slack_socket import Socket
    from tests.platforms.slack_workspace import Workspace
    from tests.platforms.slack_world import Conversation, Message

SUBSCRIPTIONS = {"im": "message.im", "mpim": "message.mpim", "group": "message.groups", "channel": "message.channels"}


class News:
    def __init__(self, workspace: Workspace, socket: Socket) -> None:
        self.workspace, self.socket = workspace, socket
        self.echoes = True  # the bot is told of its own messages too, as Slack does

    @property
    def remarks(self) -> list[str]:
        """What Slack lets pass, and nobody should do."""
        return self.workspace.remarks

    @property
    def scopes(self) -> set[str]:
        return self.workspace.installation.scopes

    def happens(self, event: Json) -> None:
        """Tell the app, without waiting."""
        if self.is_subscribed(event):
            self.socket.start(self.tell(event))

    async def tell(self, event: Json) -> Envelope | None:
        """Tell the app, if it wants to know, and wait for its acknowledgement."""
        if not self.is_subscribed(event):
            return None
        made = {"event_ts": self.workspace.new_ts(), **event}
        place = self.workspace.conversations.get(str(event.get("channel")))
        shared = place is not None and place.shared
        payload = callback(made, self.workspace.new_id("Ev"), int(self.workspace.clock()), shared=shared)
        return await self.socket.deliver("events_api", payload)

    def is_subscribed(self, event: Json) -> bool:
        name = SUBSCRIPTIONS[event["channel_type"]] if event["type"] == "message" else event["type"]
        return self.workspace.installation.hears(name)

    def tell_of(self, message: Message, subtype: str = "") -> None:
        """The bot's own messages come back to it as events."""
        place = self.workspace.conversations[message.channel]
        if not (self.echoes and self.socket.opened):  # who only posts and never listened misses nothing
            return
        event = {"type": "message", "channel": place.id, "channel_type": place.kind}
        if subtype:
            self.happens(
                event | {"subtype": subtype, "ts": message.ts, "hidden": True, "message": message_json(message)}
            )
        else:
            self.happens(message_json(message) | event)

    async def user_changes(self, person: Person, **changes: Any) -> Envelope | None:
        """Somebody changes their zone, language or name, or is deactivated."""
        for name, value in changes.items():
            setattr(person, name, value)
        user = user_json(person, with_locale=True, with_email="users:read.email" in self.scopes)
        return await self.tell({"type": "user_change", "user": user, "cache_ts": int(self.workspace.clock())})

    async def joins(self, person: Person) -> Envelope | None:
        """The app hears that somebody is new here."""
        return await self.tell({"type": "team_join", "user": user_json(person, with_locale=True)})

    async def leaves(self, person: Person, place: Conversation) -> Envelope | None:
        """Somebody goes from a channel; nobody can go from a group DM."""
        assert place.kind in {"group", "channel"}, "Nobody can leave a direct message."
        place.members.discard(person.id)
        event = {"type": "member_left_channel", "user": person.id, "channel": place.id, "channel_type": "G"}
        return await self.tell(event)
