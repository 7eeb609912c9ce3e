"""What exists in the server's world: accounts, one guild with roles and channels, messages."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, timedelta
from typing import Any

from tests.platforms.discord_errors import Refused
from tests.platforms.discord_ids import Snowflakes
from tests.platforms.discord_permissions import EVERYONE, ORDINARY

Json = dict[str, Any]

TEXT, DIRECT, CATEGORY, PUBLIC_THREAD, PRIVATE_THREAD = 0, 1, 4, 11, 12
EPHEMERAL, NEW_COMPONENTS, THINKING = 1 << 6, 1 << 15, 1 << 7


@dataclass(slots=True, eq=False)
class Account:
    id: int
    name: str
    shown: str
    locale: str = "en-US"
    is_bot: bool = False
    roles: set[int] = field(default_factory=set)
    is_member: bool = True
    is_deleted: bool = False
    takes_direct_messages: bool = True
    has_acted: bool = False  # wrote to the bot, pressed a button or used a command, ever


@dataclass(slots=True, eq=False)
class Role:
    id: int
    name: str
    permissions: int
    is_of_bot: bool = False


@dataclass(slots=True, eq=False)
class Upload:
    id: int
    name: str
    content: bytes
    description: str | None = None
    url: str = ""
    kind: str = "application/octet-stream"


@dataclass(slots=True, eq=False)
class Message:
    id: int
    channel: Channel
    author: Account
    content: str = ""
    components: list[Json] = field(default_factory=list)
    embeds: list[Json] = field(default_factory=list)
    uploads: list[Upload] = field(default_factory=list)
    flags: int = 0
    at: str = ""
    edited: str | None = None
    nonce: str | int | None = None
    kind: int = 0
    reference: Json | None = None
    only_for: Account | None = None  # an ephemeral message
    pings: frozenset[str] = frozenset()  # "everyone", or ids of people and roles who were notified
    asked_by: Json | None = None  # interaction_metadata
    is_deleted: bool = False

    @property
    def has_new_components(self) -> bool:
        return bool(self.flags & NEW_COMPONENTS)


@dataclass(slots=True, eq=False)
class Channel:
    id: int
    kind: int
    name: str = ""
    recipient: Account | None = None
    parent: Channel | None = None
    owner: Account | None = None
    people: dict[int, str] = field(default_factory=dict)  # thread members, and since when
    overwrites: dict[int, tuple[int, int]] = field(default_factory=dict)  # role or account: (allow, deny)
    is_archived: bool = False
    is_locked: bool = False
    archived_at: str = ""
    archives_after: int = 4320
    topic: str | None = None
    messages: dict[int, Message] = field(default_factory=dict)

    @property
    def is_thread(self) -> bool:
        return self.kind in {PUBLIC_THREAD, PRIVATE_THREAD}

    @property
    def is_direct(self) -> bool:
        return self.kind == DIRECT


class World:
    """All of it, and where to find it."""

    def __init__(self) -> None:
        self.ids = Snowflakes()
        self.ticks = timedelta()
        self.guild_id = self.ids.take()
        self.guild_name = "The programme"
        self.accounts: dict[int, Account] = {}
        self.roles = {self.guild_id: Role(self.guild_id, "@everyone", EVERYONE)}
        self.channels: dict[int, Channel] = {}
        self.uploads: dict[int, Upload] = {}
        self.directs: dict[int, Channel] = {}  # by the account at the other end
        self.owner = self.add_account("owner")
        self.bot = self.add_account("pairkeeper", is_bot=True)
        self.bot_role = Role(self.ids.take(), "Pairkeeper", ORDINARY, is_of_bot=True)
        self.roles[self.bot_role.id] = self.bot_role
        self.bot.roles.add(self.bot_role.id)
        self.general = self.add_channel("general")

    def now(self) -> str:
        """A moment, later with every call, so that nothing happens at the same time as anything else."""
        self.ticks += timedelta(microseconds=1)
        return (self.ids.calendar().astimezone(UTC) + self.ticks).isoformat(timespec="microseconds")

    def add_account(self, name: str, **traits: Any) -> Account:
        account = Account(self.ids.take(), name, traits.pop("shown", name.title()), **traits)
        self.accounts[account.id] = account
        return account

    def add_channel(self, name: str, kind: int = TEXT, **traits: Any) -> Channel:
        channel = Channel(self.ids.take(), kind, name, **traits)
        self.channels[channel.id] = channel
        return channel

    def account(self, account_id: str | int) -> Account:
        found = self.accounts.get(int(account_id))
        if found is None or found.is_deleted:
            raise Refused(10013)
        return found

    def member(self, account_id: str | int) -> Account:
        found = self.accounts.get(int(account_id))
        if found is None or found.is_deleted:
            raise Refused(10013)
        if not found.is_member:
            raise Refused(10007)
        return found

    def channel(self, channel_id: str | int) -> Channel:
        try:
            return self.channels[int(channel_id)]
        except KeyError:
            raise Refused(10003) from None

    def message(self, channel: Channel, message_id: str | int) -> Message:
        found = channel.messages.get(int(message_id))
        if found is None or found.is_deleted or found.only_for is not None:
            raise Refused(10008)
        return found

    def direct(self, account: Account) -> Channel | None:
        return self.directs.get(account.id)

    def open_direct(self, account: Account) -> Channel:
        if account.id not in self.directs:
            self.directs[account.id] = self.add_channel("", DIRECT, recipient=account)
        return self.directs[account.id]

    def threads(self, *, archived: bool) -> list[Channel]:
        return [c for c in self.channels.values() if c.is_thread and c.is_archived is archived]
