"""People in the server, who act as one does in a Discord client: `await kofi.presses("We talked elsewhere")`."""

from __future__ import annotations

import asyncio
from typing import Any, Literal

from tests.platforms import discord_payloads as payloads
from tests.platforms.discord_filling import filled, option_value
from tests.platforms.discord_interactions import AUTOCOMPLETE, COMMAND, COMPONENT, MODAL, Interaction, ask
from tests.platforms.discord_lines import MEMBERS
from tests.platforms.discord_permissions import sees
from tests.platforms.discord_posting import publish
from tests.platforms.discord_rules import SELECTS
from tests.platforms.discord_seen import Answer, Seen
from tests.platforms.discord_sight import Sight
from tests.platforms.discord_typing import File, Line, NotOffered, command_data, leaf, offered
from tests.platforms.discord_world import Channel, Json, Message, Role

Where = Channel | Literal["dm"] | None  # None: the server's first channel


class Person(Sight):
    # what they do

    async def slash(
        self, path: str, /, *, where: Where = None, unhidden: bool = False, late: bool = False, **options: Any
    ) -> Answer:
        """Use a command by its registered names; files as (name, content), people, roles and channels as they are.

        `unhidden`: as where an administrator has overruled who is shown the command.
        `late`: whatever the bot answers comes more than three seconds after.
        """
        place, (top, *rest) = self._place(where), path.split()
        command = offered(self.server, self.account, place, top, unhidden=unhidden)
        line = Line(self.server, self.account, place)
        typed = line.options(leaf(command, rest), options)
        return await self._asks(COMMAND, place, command_data(command, rest, typed, line.resolved), is_late=late)

    async def autocompletes(
        self, path: str, option: str, typed: str, /, *, where: Where = None, unhidden: bool = False, **others: Any
    ) -> list[Json]:
        """What is suggested while they type: [{name, value}, …]."""
        place, (top, *rest) = self._place(where), path.split()
        command = offered(self.server, self.account, place, top, unhidden=unhidden)
        line = Line(self.server, self.account, place)
        options = {each["name"]: each for each in leaf(command, rest).get("options", [])}
        if not options.get(option, {}).get("autocomplete"):
            raise NotOffered(f"/{path} has no suggestions for {option}")
        known = [line.option(options[name], value) for name, value in others.items()]
        focused = {"name": option, "type": options[option]["type"], "value": typed, "focused": True}
        data = command_data(command, rest, [*known, focused], line.resolved)
        return (await self._asks(AUTOCOMPLETE, place, data)).interaction.choices

    async def presses(self, wanted: str, *, on: Seen | None = None, late: bool = False) -> Answer:
        """Press a button, by label or custom_id, in the newest message that has it, or in the one given.

        `late`: whatever the bot answers comes more than three seconds after.
        """
        seen, part = self._control(wanted, on)
        if part["type"] != 2 or part.get("disabled") or part.get("url"):
            raise NotOffered(f"{wanted!r} cannot be pressed: {part}")
        data = {"component_type": 2, "custom_id": part["custom_id"], "id": part.get("id", 0)}
        return await self._asks(COMPONENT, seen.message.channel, data, source=seen.message, is_late=late)

    async def presses_forged(self, custom_id: str, *, on: Seen) -> Answer:
        """Press what is not there, or no longer: any custom_id, on any message."""
        data = {"component_type": 2, "custom_id": custom_id, "id": 1}
        return await self._asks(COMPONENT, on.message.channel, data, source=on.message)

    async def selects(self, wanted: str, *values: Any, on: Seen | None = None) -> Answer:
        """Choose in a select, by placeholder or custom_id; options by label or value."""
        seen, part = self._control(wanted, on)
        if part["type"] not in SELECTS or part.get("disabled"):
            raise NotOffered(f"{wanted!r} is no select to choose in: {part}")
        line = Line(self.server, self.account, seen.message.channel)
        named = part["type"] == 3
        chosen = [option_value(part, wanted, each) if named else line.pointed_at(each) for each in values]
        data = {"component_type": part["type"], "custom_id": part["custom_id"], "id": part["id"], "values": chosen}
        data |= {"resolved": line.resolved} if line.resolved else {}
        return await self._asks(COMPONENT, seen.message.channel, data, source=seen.message)

    async def submits(self, values: dict[str, Any] | None = None, /, *, late: bool = False) -> Answer:
        """Fill in and send the modal that is open; what is not named keeps what it was opened with."""
        opened = self.server.screens.get(self.id)
        if opened is None or opened.modal is None:
            raise NotOffered(f"{self.name} has no modal open")
        line = Line(self.server, self.account, opened.place)
        parts = filled(opened.modal, values or {}, line)
        del self.server.screens[self.id]
        data: Json = {"custom_id": opened.modal["custom_id"], "components": parts}
        data |= {"resolved": line.resolved} if line.resolved else {}
        return await self._asks(MODAL, opened.place, data, source=opened.source, is_late=late)

    async def writes(
        self, text: str = "", *, files: list[File] | None = None, in_reply_to: Seen | None = None
    ) -> Message:
        """Write to the bot in their direct messages."""
        self.account.has_acted = True
        return await self._posts(self.dm, text, files, in_reply_to)

    async def says(
        self, place: Channel, text: str = "", *, files: list[File] | None = None, in_reply_to: Seen | None = None
    ) -> Message:
        """Write in a channel or thread."""
        if not sees(self.server.world, self.account, place):
            raise NotOffered(f"{self.name} does not see {place.name}")
        return await self._posts(place, text, files, in_reply_to)

    # what happens to them

    def closes_dms(self) -> None:
        self.account.takes_direct_messages = False

    def opens_dms(self) -> None:
        self.account.takes_direct_messages = True

    def leaves(self) -> None:
        """Leave the server; without the members intent nobody tells the bot."""
        self.account.is_member = False
        for place in self.server.world.channels.values():
            place.people.pop(self.id, None)
        data = {"guild_id": str(self.server.world.guild_id), "user": payloads.user(self.account)}
        self.server.gateway.tell("GUILD_MEMBER_REMOVE", data, MEMBERS)

    def returns(self) -> None:
        self.account.is_member = True
        data = {"guild_id": str(self.server.world.guild_id), **payloads.member(self.account)}
        self.server.gateway.tell("GUILD_MEMBER_ADD", data, MEMBERS)

    def deletes_account(self) -> None:
        self.leaves()
        self.account.is_deleted = True

    def is_given(self, *roles: Role) -> None:
        self.account.roles |= {role.id for role in roles}

    def loses(self, *roles: Role) -> None:
        self.account.roles -= {role.id for role in roles}

    # how

    def _place(self, where: Where) -> Channel:
        if where == "dm" or (where is None and not self.account.is_member):
            return self.dm
        return self.server.world.general if where is None else where

    def _control(self, wanted: str, on: Seen | None) -> tuple[Seen, Json]:
        if on is None:
            return self.find(wanted)
        part = on.control(wanted)
        if part is None:
            raise NotOffered(f"no {wanted!r} there, only {on.buttons}")
        return on, part

    async def _posts(self, place: Channel, text: str, files: list[File] | None, reply: Seen | None) -> Message:
        world = self.server.world
        said = Message(world.ids.take(), place, self.account, text, at=world.now())
        said.uploads = [self.server.store(place.id, *each) for each in files or []]
        if reply is not None:
            said.kind = 19
            said.reference = {"type": 0, "channel_id": str(place.id), "message_id": str(reply.id)}
        publish(self.server, said)
        await asyncio.sleep(0)
        return said

    async def _asks(self, kind: int, place: Channel, data: Json, **more: Any) -> Answer:
        asked = ask(self.server, kind, self.account, place, data, **more)
        await self._waits(asked)
        return Answer(asked)

    async def _waits(self, asked: Interaction) -> None:
        """As long as a person would: three seconds for anything at all, longer while the bot is thinking."""
        await patiently(asked.heard, self.server.answer_within + 0.1)
        if asked.is_thinking:
            await patiently(asked.told, self.server.patience)
        elif asked.answered_with == 6:
            await patiently(asked.told, self.server.quiet_after)


async def patiently(event: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(event.wait(), seconds)
    except TimeoutError:
        return
