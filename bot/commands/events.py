"""What happens on a platform, in a few neutral values. Each has an id that is unique for ever."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.domain.people import Account, Role


@dataclass(frozen=True, slots=True)
class Source:
    """Who acted, and what the platform says of them.

    `groups` are the platform's own groups of people that they are in, by the platform's ids: `/setup` says which of
    them coordinate. `may_manage` says that the platform lets them manage the place as a whole: while nobody
    coordinates yet, they may begin. `locale` is the platform's setting, used for who is not yet known.
    """

    account: Account
    roles: frozenset[Role] = frozenset()
    locale: str | None = None
    name: str | None = None
    groups: frozenset[str] = frozenset()
    may_manage: bool = False


@dataclass(frozen=True, slots=True)
class ReceivedFile:
    """A file that came with a command, a form or a message."""

    name: str = field(repr=False)
    content: bytes = field(repr=False)


OptionValue: TypeAlias = "str | int | bool | ReceivedFile"


@dataclass(frozen=True, slots=True)
class CommandInvoked:
    """Somebody gave a command. `options` are as typed; dispatch reads them by the command's declaration."""

    event_id: str
    source: Source
    path: tuple[str, ...]
    options: Mapping[str, OptionValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ChoicePressed:
    """Somebody pressed a button; `token` is `kind:version:row`."""

    event_id: str
    source: Source
    token: str


@dataclass(frozen=True, slots=True)
class FormSubmitted:
    """Somebody sent a page of a form, with its answers and the files put into it, by field."""

    event_id: str
    source: Source
    token: str
    page: int
    values: Mapping[str, str | list[str]] = field(default_factory=dict)
    files: Mapping[str, ReceivedFile] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DirectMessage:
    """Somebody wrote to the bot, perhaps in reply to one of its messages.

    `in_reply_to` is what that message became when it was sent, as `place/message` (`str(Sent)`).
    """

    event_id: str
    source: Source
    words: str = field(default="", repr=False)
    files: tuple[ReceivedFile, ...] = ()
    in_reply_to: str | None = None


@dataclass(frozen=True, slots=True)
class RoomActivity:
    """Somebody wrote in a room: who, and where, and nothing of what. Rooms that are no partnership's are ignored."""

    event_id: str
    source: Source
    room_id: str


@dataclass(frozen=True, slots=True)
class Suggest:
    """Somebody is typing an option's value; nothing is recorded."""

    source: Source
    path: tuple[str, ...]
    option: str
    typed: str


@dataclass(frozen=True, slots=True)
class PersonArrived:
    """An account came to where the programme lives."""

    event_id: str
    source: Source


@dataclass(frozen=True, slots=True)
class PersonLeft:
    """An account left, or was closed by its platform: it cannot be written to."""

    event_id: str
    source: Source


@dataclass(frozen=True, slots=True)
class AccountChanged:
    """The platform's own setting of somebody's zone or language changed. It asks, it never acts."""

    event_id: str
    source: Source
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class HomeOpened:
    """Somebody looks at the page a platform gives the bot; nothing is recorded, the answer is what it shows."""

    source: Source


Event: TypeAlias = (
    "CommandInvoked | ChoicePressed | FormSubmitted | DirectMessage | RoomActivity"
    " | PersonArrived | PersonLeft | AccountChanged"
)
