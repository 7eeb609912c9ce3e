"""What there is in a workspace: conversations, messages, files, views, user groups."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from tests.platforms.slack_screen import buttons, marked_up, shown

if TYPE_CHECKING:
    from tests.platforms.slack_refusal import Json

Kind: TypeAlias = Literal["im", "mpim", "group", "channel"]


@dataclass(slots=True, eq=False)
class File:
    id: str
    name: str
    url: str
    content: bytes = b""
    mimetype: str = ""
    title: str = ""
    alt_txt: str = ""
    user: str = ""
    ready_at: float = 0.0
    channels: list[str] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Message:
    """A message as it is now; `versions` holds what its blocks were before each edit."""

    channel: str
    ts: str
    user: str
    text: str = ""
    blocks: list[Json] = field(default_factory=list)
    by_bot: bool = False
    thread_ts: str | None = None
    metadata: Json | None = None
    files: list[File] = field(default_factory=list)
    edits: int = 0
    versions: list[Message] = field(default_factory=list)
    seen_only_by: str | None = None
    unfurl: bool = True
    subtype: str | None = None
    values: dict[str, dict[str, Json]] = field(default_factory=dict)  # what was chosen in its menus

    @property
    def pings(self) -> list[str]:
        """Whom it calls: <!channel>, <!here> and the like, and <@people>; what is escaped calls nobody."""
        return re.findall(r"<([!@][^>^|]+)", "\n".join([self.text, *marked_up(self.blocks)]))

    @property
    def is_ephemeral(self) -> bool:
        return self.seen_only_by is not None

    @property
    def buttons(self) -> list[str]:
        return [button["text"]["text"] for button in buttons(self.blocks)]

    @property
    def shown(self) -> str:
        """Everything the blocks show, or the text where there are none."""
        return shown(self.blocks) or self.text

    @property
    def block_ids(self) -> list[str]:
        return [block["block_id"] for block in self.blocks]

    def edit(self, text: str, blocks: list[Json], metadata: Json | None) -> None:
        self.versions.append(
            Message(self.channel, self.ts, self.user, self.text, self.blocks, by_bot=self.by_bot, files=self.files)
        )
        self.text, self.blocks = text, blocks
        self.metadata = metadata if metadata is not None else self.metadata
        self.edits += 1


@dataclass(slots=True, eq=False)
class Conversation:
    id: str
    kind: Kind
    name: str
    members: set[str]
    messages: list[Message] = field(default_factory=list)
    archived: bool = False
    shared: bool = False  # with another workspace, by Slack Connect
    topic: str = ""
    purpose: str = ""

    def find(self, ts: str) -> Message | None:
        return next((message for message in reversed(self.messages) if message.ts == ts), None)


@dataclass(slots=True, eq=False)
class View:
    """A modal or a home tab, with what its person has put into it so far."""

    id: str
    made: Json
    user: str
    hash: str
    root_id: str
    previous_id: str | None = None
    values: dict[str, dict[str, Json]] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        return list(self.made["blocks"])

    @property
    def title(self) -> str:
        return str(self.made.get("title", {}).get("text", ""))

    @property
    def buttons(self) -> list[str]:
        return [button["text"]["text"] for button in buttons(self.blocks)]

    @property
    def shown(self) -> str:
        return shown(self.blocks)


@dataclass(slots=True, eq=False)
class UserGroup:
    id: str
    handle: str
    users: list[str] = field(default_factory=list)
    enabled: bool = True
