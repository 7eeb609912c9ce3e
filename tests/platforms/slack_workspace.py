"""The workspace itself: who is there, where they talk, and what time it is."""

from __future__ import annotations

import itertools
import time
from collections import defaultdict
from typing import TYPE_CHECKING

from tests.platforms.slack_install import Installation
from tests.platforms.slack_refusal import Json, Refusal, need
from tests.platforms.slack_screen import elements
from tests.platforms.slack_world import Conversation, File, Kind, Message, UserGroup, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.platforms.slack_people import Person

TEAM, APP, BOT, BOT_USER = "T00000001", "A00000001", "B00000001", "U00000BOT"
ELSEWHERE = "T0000FAR1"  # the workspace of a stranger from Slack Connect


class Workspace:
    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.clock = clock  # Unix seconds; may be virtual
        self.installation = Installation()
        self.people: dict[str, Person] = {}
        self.machines: dict[str, Person] = {}  # Slackbot, and the bot itself
        self.conversations: dict[str, Conversation] = {}
        self.files: dict[str, File] = {}
        self.views: dict[str, View] = {}
        self.groups: dict[str, UserGroup] = {}
        self.paid = True  # user groups are not in the free plan
        self.posts_to_deactivated = True  # as Slack does where the conversation exists (python-slack-sdk#1156)
        self.keeps_metadata = True
        self.remarks: list[str] = []  # what Slack lets pass, and nobody should do
        self._numbers: dict[str, itertools.count[int]] = defaultdict(lambda: itertools.count(1))
        self._last_ts = 0

    # ---- ids and time

    def new_id(self, prefix: str) -> str:
        return f"{prefix}{next(self._numbers[prefix]):08d}"

    def new_ts(self) -> str:
        """The time as Slack writes it, never the same twice."""
        self._last_ts = max(self._last_ts + 1, int(self.clock() * 1_000_000))
        return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    # ---- people

    def person(self, user_id: str, error: str = "user_not_found") -> Person:
        need(user_id in self.people, error)
        return self.people[user_id]

    def names(self, users: Iterable[str]) -> str:
        return "--".join(self.people[user].name for user in users if user in self.people)

    # ---- conversations

    def place(self, channel_id: str) -> Conversation:
        """A conversation the bot can see."""
        found = self.conversations.get(channel_id)
        if found is None or (found.kind != "channel" and BOT_USER not in found.members):
            raise Refusal("channel_not_found")
        return found

    def some_prefix(self) -> str:
        """Group DMs begin with C or with G; who looks at the prefix will be wrong half the time."""
        groups = sum(place.kind == "mpim" for place in self.conversations.values())
        return "CG"[groups % 2]

    def add(self, kind: Kind, name: str, members: set[str], prefix: str = "C") -> Conversation:
        made = Conversation(self.new_id(prefix), kind, name, members)
        self.conversations[made.id] = made
        return made

    def direct(self, user_id: str) -> Conversation | None:
        """The direct messages between the bot and somebody, if there are any yet."""
        return self.among("im", {user_id, BOT_USER})

    def open_direct(self, user_id: str) -> Conversation:
        return self.direct(user_id) or self.add("im", "directmessage", {user_id, BOT_USER}, prefix="D")

    def among(self, kind: Kind, members: set[str]) -> Conversation | None:
        return next((c for c in self.conversations.values() if c.kind == kind and c.members == members), None)

    # ---- messages

    def put(self, place: Conversation, message: Message) -> Message:
        self.number(message.blocks)
        place.messages.append(message)
        return message

    def number(self, blocks: list[Json]) -> None:
        """Give names to what has none, as Slack does."""
        for block in blocks:
            if block["type"] == "markdown":  # which Slack takes apart, so that its own name is lost
                block["block_id"] = self.new_id("b")
            block.setdefault("block_id", self.new_id("b"))
            for element in elements(block):
                element.setdefault("action_id", self.new_id("a"))

    def is_ready(self, file_id: str) -> bool:
        """Whether a file may be shown: an upload takes a moment to be looked through."""
        file = self.files.get(file_id)
        return file is not None and bool(file.mimetype) and time.monotonic() >= file.ready_at
