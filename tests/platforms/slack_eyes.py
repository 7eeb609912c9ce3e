"""What a person sees: messages, notices, the modal before them, their home tab."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypedDict

from tests.platforms.slack_workspace import BOT_USER

if TYPE_CHECKING:
    from tests.platforms.slack_server import SlackServer
    from tests.platforms.slack_world import Conversation, Message, View


class Traits(TypedDict, total=False):
    """What may be said of a person when they are first named."""

    real_name: str
    locale: str
    tz: str
    email: str
    deleted: bool
    guest: bool | Literal["", "multi", "single"]
    stranger: bool
    admin: bool
    owner: bool
    is_bot: bool


@dataclass(eq=False, repr=False)
class Eyes:
    server: SlackServer
    id: str
    name: str
    real_name: str = ""
    locale: str = "en-US"
    tz: str = "Europe/Madrid"
    email: str = ""
    deleted: bool = False
    guest: bool | Literal["", "multi", "single"] = ""
    stranger: bool = False  # of another workspace, met through Slack Connect
    admin: bool = False
    owner: bool = False
    is_bot: bool = False
    views: list[View] = field(default_factory=list)  # the open modals, the last on top
    home: View | None = None
    ephemeral: list[Message] = field(default_factory=list)  # what only this person sees
    notices: list[str] = field(default_factory=list)  # what Slack itself says, where the app did not answer
    errors: dict[str, str] = field(default_factory=dict)  # where the open form complains, by block_id

    def __repr__(self) -> str:
        return f"<{self.name} {self.id}>"

    @property
    def inbox(self) -> list[Message]:
        """What the bot wrote to this person directly, the oldest first."""
        return [message for message in self.direct if message.by_bot]

    @property
    def direct(self) -> list[Message]:
        """The direct messages with the bot, both sides."""
        place = self.server.workspace.direct(self.id)
        return list(place.messages) if place else []

    @property
    def rooms(self) -> list[Conversation]:
        """The group DMs and private channels this person is in together with the bot."""
        places = self.server.workspace.conversations.values()
        return [c for c in places if c.kind in {"mpim", "group"} and {self.id, BOT_USER} <= c.members]

    @property
    def sees(self) -> list[Message]:
        """Every message before this person, wherever it is, the oldest first."""
        places = [c for c in self.server.workspace.conversations.values() if self.id in c.members]
        found = [message for place in places for message in place.messages] + self.ephemeral
        return sorted(found, key=lambda message: message.ts)

    @property
    def view(self) -> View | None:
        """The modal on top."""
        return self.views[-1] if self.views else None

    @property
    def form(self) -> View:
        """The modal on top, which must be there."""
        assert self.views, f"{self.name} has no form open. Notices: {self.notices}"
        return self.views[-1]
