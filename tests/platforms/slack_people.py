"""A person: who sees and clicks, and types, writes, answers, and opens the home tab."""

from __future__ import annotations

import html
import re
from functools import partial
from typing import TYPE_CHECKING

from tests.platforms.slack_blocks import check_message
from tests.platforms.slack_forms import NotPossible, attach
from tests.platforms.slack_hands import Hands
from tests.platforms.slack_payloads import message_json, slash, view_json
from tests.platforms.slack_refusal import Json, Refusal
from tests.platforms.slack_response import say
from tests.platforms.slack_workspace import BOT_USER, ELSEWHERE
from tests.platforms.slack_world import Conversation, Message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.platforms.slack_envelopes import Envelope


class Person(Hands):
    """Every act comes back with the envelope it went out in, acknowledged or given up."""

    # ---- commands

    async def types(self, line: str, *, at: Conversation | None = None) -> Envelope:
        """A slash command, in the direct messages with the bot unless said otherwise."""
        self.must_be_active()
        command, _, text = line.partition(" ")
        commands = self.server.workspace.installation.commands
        if command not in commands or "commands" not in self.server.scopes:
            raise NotPossible(f"{command} is not a valid command.")
        place = at or self.server.workspace.open_direct(self.id)
        payload = slash(self, place, command, self.escaped(text.strip()) if commands[command] else text.strip())
        payload |= {"response_url": self.response_url(place), "trigger_id": self.server.triggers.new(self)}
        shows = partial(self.show_answer, place)
        envelope = await self.server.socket.deliver("slash_commands", payload, accepts=True, on_ack=shows)
        if envelope.given_up:
            self.notices.append(f"{command} failed because the app did not respond")
        return envelope

    def escaped(self, text: str) -> str:
        """What Slack makes of it: & < > escaped, @handles and #channels turned into ids."""
        people = {p.name: f"<@{p.id}|{p.name}>" for p in self.server.workspace.people.values()}
        places = {c.name: f"<#{c.id}|{c.name}>" for c in self.server.workspace.conversations.values()}
        found = re.sub(r"@([\w.-]+)", lambda m: people.get(m[1], m[0]), html.escape(text, quote=False))
        return re.sub(r"#([\w-]+)", lambda m: places.get(m[1], m[0]), found)

    def show_answer(self, place: Conversation, answer: Json) -> None:
        """What came with the acknowledgement of a command."""
        if not answer:
            return
        blocks = answer.get("blocks") or []
        try:
            check_message(blocks, self.server.workspace.is_ready)
        except Refusal as refusal:
            self.notices.append(f"the answer was refused: {refusal.answer}")
            return
        ts = self.server.workspace.new_ts()
        draft = Message(place.id, ts, BOT_USER, str(answer.get("text", "")), blocks, by_bot=True)
        say(self.server, self, place, draft, in_channel=answer.get("response_type") == "in_channel")

    # ---- words

    async def writes(self, text: str, *, files: Sequence[tuple[str, bytes]] = ()) -> Envelope | None:
        """To the bot, directly."""
        installation = self.server.workspace.installation
        if not installation.messages_tab or installation.messages_read_only:
            raise NotPossible("Sending messages to this app has been turned off.")
        return await self.says(self.server.workspace.open_direct(self.id), text, files=files)

    async def says(
        self, place: Conversation, text: str, *, files: Sequence[tuple[str, bytes]] = (), thread: Message | None = None
    ) -> Envelope | None:
        """In a group, a channel or anywhere else."""
        self.must_be_active()
        if self.id not in place.members or place.archived:
            raise NotPossible(f"{self.name} cannot write in {place.name}.")
        message = Message(place.id, self.server.workspace.new_ts(), self.id, self.escaped(text))
        message.thread_ts = (thread.thread_ts or thread.ts) if thread else None
        message.files = [attach(self.server, self, name, content) for name, content in files]
        message.subtype = "file_share" if files else None
        self.server.workspace.put(place, message)
        if BOT_USER not in place.members:
            return None
        event = {"channel": place.id, "channel_type": place.kind, "client_msg_id": self.server.workspace.new_id("c")}
        if self.stranger:
            event |= {"team": ELSEWHERE, "user_team": ELSEWHERE, "source_team": ELSEWHERE}
        return await self.server.tell(message_json(message) | event)

    async def replies(self, message: Message, text: str) -> Envelope | None:
        """In the thread below a message."""
        return await self.says(self.server.workspace.conversations[message.channel], text, thread=message)

    async def edits(self, message: Message, text: str) -> Envelope | None:
        """Change one's own words; the app is told as of a message, with a subtype."""
        before, place = message_json(message), self.server.workspace.conversations[message.channel]
        message.edit(self.escaped(text), [], None)
        event: Json = {"type": "message", "subtype": "message_changed", "hidden": True, "channel": place.id}
        event |= {"channel_type": place.kind, "ts": self.server.workspace.new_ts()}
        return await self.server.tell(event | {"message": message_json(message), "previous_message": before})

    async def invites_bot(self, place: Conversation) -> Envelope | None:
        """Bring the bot into a channel."""
        place.members.add(BOT_USER)
        event = {"type": "member_joined_channel", "user": BOT_USER, "channel": place.id, "inviter": self.id}
        return await self.server.tell(event)

    def removes_bot(self, place: Conversation) -> None:
        """Put the bot out of a channel."""
        place.members.discard(BOT_USER)

    async def opens_home(self, tab: str = "home") -> Envelope | None:
        """Look at the app's page; what it shows then is `home`."""
        self.must_be_active()
        if tab == "home" and not self.server.workspace.installation.home_tab:
            raise NotPossible("This app has no home tab.")
        place = self.server.workspace.open_direct(self.id)
        event: Json = {"type": "app_home_opened", "user": self.id, "channel": place.id, "tab": tab}
        if self.home is not None and tab == "home":
            event["view"] = view_json(self.home)
        return await self.server.tell(event)
