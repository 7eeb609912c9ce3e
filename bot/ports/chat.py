"""What the core says to a chat platform, and asks of it, in words no platform owns.

A `Message` is parts and choices; its text is `Prose`, spans that each adapter marks up in its own way. Only
bot/messages makes `Text`, so an English sentence typed elsewhere is a type error, and no name can ping a channel.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NewType, Protocol, TypeAlias, final

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from bot.domain.people import Account

Text = NewType("Text", str)
"""A sentence of ours in the reader's language. Made in bot/messages only."""


@final
@dataclass(frozen=True, slots=True)
class Words:
    """Our own words."""

    text: Text


@final
@dataclass(frozen=True, slots=True)
class Quoted:
    """People's names and words, which the adapter escapes."""

    text: str


class InstantStyle(StrEnum):
    """How much of an instant to show."""

    DATE = "date"
    TIME = "time"
    DATE_AND_TIME = "date-and-time"


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment, shown in the reader's own zone."""

    at: datetime
    style: InstantStyle = InstantStyle.DATE_AND_TIME


@dataclass(frozen=True, slots=True)
class Mention:
    """A person, by account; `name` for where a mention cannot be made. It never pings."""

    account: Account
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """A channel, or a group of people, by the id it has on a platform; `name` for everywhere else. It never pings."""

    platform: str
    id: str
    is_group: bool = False

    @property
    def name(self) -> str:
        """Give what it is called where it cannot be shown."""
        return f"{self.platform}:{self.id}"


Span: TypeAlias = "Words | Quoted | Instant | Mention | Place"
Prose: TypeAlias = "tuple[Span, ...]"


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that says what follows."""

    prose: Prose


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences."""

    prose: Prose


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with values, as on a card."""

    rows: tuple[tuple[Prose, Prose], ...]


@dataclass(frozen=True, slots=True)
class Questions:
    """A list of things to talk about."""

    items: tuple[Prose, ...]


@dataclass(frozen=True, slots=True)
class Divider:
    """A line between two things."""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image with the words for those who do not see it."""

    content: bytes
    name: str
    alt: Text


@dataclass(frozen=True, slots=True)
class FilePart:
    """A file to keep."""

    content: bytes
    name: str


Part: TypeAlias = "Heading | Paragraph | Fields | Questions | Divider | Picture | FilePart"


class ChoiceStyle(StrEnum):
    """How a button looks."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Choice:
    """A button. `token` is `kind:version:row`, at most 100 characters, without personal data."""

    label: Text
    token: str
    style: ChoiceStyle = ChoiceStyle.PLAIN


@dataclass(frozen=True, slots=True)
class Message:
    """One platform message."""

    parts: tuple[Part, ...]
    choices: tuple[Choice, ...] = ()
    locale: str = "en"


class FieldKind(StrEnum):
    """What a form's field takes."""

    TEXT = "text"
    LONG_TEXT = "long-text"
    CHOICE = "choice"
    MANY = "many"
    DATE = "date"
    LOOKUP = "lookup"
    CONSENT = "consent"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class FormField:
    """One question of a form. `options` are (value, label), at most 25; labels at most 45 characters."""

    name: str
    label: Text
    kind: FieldKind = FieldKind.TEXT
    required: bool = True
    options: tuple[tuple[str, Text], ...] = ()
    hint: Text | None = None
    value: str | tuple[str, ...] | None = None
    lookup: str | None = None


@dataclass(frozen=True, slots=True)
class Form:
    """One page of a form: at most 5 fields; `token` is `form:version:row`, `page` counts from 1."""

    token: str
    title: Text
    fields: tuple[FormField, ...]
    page: int = 1
    pages: int = 1
    submit: Text | None = None
    introduction: Prose = ()


@dataclass(frozen=True, slots=True)
class Say:
    """Answer the one who acted; `visible` to all in the place where it was asked; `refused` if nothing was done."""

    message: Message
    visible: bool = False
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Replace:
    """Put this in the place of the message whose button was pressed."""

    message: Message


@dataclass(frozen=True, slots=True)
class FormOpen:
    """Show a page of a form."""

    form: Form


@dataclass(frozen=True, slots=True)
class FormErrors:
    """Show the page again with what is wrong, by field name."""

    form: Form
    errors: tuple[tuple[str, Text], ...]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """Answer an autocomplete: (value, label), at most 25."""

    hits: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class JobStarted:
    """Long work has begun; its end is announced to the one who asked, and becomes the answer to the event."""

    job: str
    arguments: tuple[tuple[str, str | int], ...]
    message: Message
    event_id: str = ""


@dataclass(frozen=True, slots=True)
class Nothing:
    """Nothing to say."""


Reply: TypeAlias = "Say | Replace | FormOpen | FormErrors | Suggestions | JobStarted | Nothing"


class Undeliverable(StrEnum):
    """A refusal for good: a value, not an exception."""

    DIRECT_MESSAGES_CLOSED = "direct-messages-closed"
    ACCOUNT_GONE = "account-gone"
    NOT_YET_PRESENT = "not-yet-present"
    NO_SUCH_PLACE = "no-such-place"


class ChatUnavailable(Exception):
    """The platform did not answer as it should, for now.

    `may_have_arrived` is False only when it is certain that nothing was sent; `retry_after` is in seconds.
    `only_this` says that others may go on meanwhile: it is this message that must wait, not the platform.
    """

    def __init__(
        self, reason: str, *, may_have_arrived: bool, retry_after: float | None = None, only_this: bool = False
    ) -> None:
        """Say what happened."""
        super().__init__(reason)
        self.reason = reason
        self.may_have_arrived = may_have_arrived
        self.retry_after = retry_after
        self.only_this = only_this


@dataclass(frozen=True, slots=True)
class Sent:
    """Where a message is now: the platform's own ids, for edits and for the record."""

    place_id: str
    message_id: str

    def __str__(self) -> str:
        """Give `place/message`, as it is stored."""
        return f"{self.place_id}/{self.message_id}"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """How a platform differs, as data. Lengths in characters, rates per second.

    `first_contact_by_person`: the bot may not write to somebody who has never acted there; people come by a button.
    `hides_commands_by_permission`: whoever runs the place can hide coordinators' commands from all others.
    `shows_options`: whoever types a command is shown its options there, by their names in the reader's language, and
    need not be told how to type them.
    `answers_at_once`: it is in this very process; whatever is asked of it is done when the call comes back, and nobody
    is kept waiting.
    """

    text_limit: int
    choices_limit: int = 25
    label_limit: int = 75
    fields_per_page: int = 5
    closes_rooms: bool = True
    sends_per_second: float | None = None
    burst: int = 1
    request_lives_for: float = 30.0
    nonce_window: float = 0.0
    first_contact_by_person: bool = False
    hides_commands_by_permission: bool = False
    shows_options: bool = False
    answers_at_once: bool = False


@dataclass(frozen=True, slots=True)
class PersonHint:
    """What is known of somebody whose account is looked for."""

    email: str | None = None
    handle: str | None = None


ROOMS_NEAR = "rooms"


class PlatformMemory(Protocol):
    """What an adapter must still know after a restart: direct places by account, what was last registered.

    It holds ids and hashes, never words. The programme keeps one for each platform. `direct:<account id>` is the name
    under which the place of somebody's direct messages is kept, and erased with them; ROOMS_NEAR is the open channel,
    under which rooms are opened where a platform has them inside channels.
    """

    async def recall(self, name: str) -> str | None:
        """Give what was kept under a name."""

    async def keep(self, name: str, value: str) -> None:
        """Keep it, in the place of what was there."""

    async def forget(self, name: str) -> None:
        """Forget it, if it was there."""

    async def names(self, prefix: str) -> Sequence[str]:
        """Give the names that begin so."""


class ChatGateway(Protocol):
    """One platform. Every member is needed; `key` is the delivery's, and history must give it back.

    Sending raises `ChatUnavailable` for what may pass, and returns `Undeliverable` for what will not.
    """

    @property
    def platform(self) -> str:
        """Give the platform's name, as in accounts."""

    @property
    def capabilities(self) -> Capabilities:
        """Give its limits."""

    async def send_direct(self, to: Account, message: Message, *, key: str) -> Sent | Undeliverable:
        """Write to one person."""

    async def post(self, place_id: str, message: Message, *, key: str) -> Sent | Undeliverable:
        """Post to a channel or a room, by the platform's id."""

    async def edit(self, sent: Sent, message: Message, *, key: str) -> Sent | Undeliverable:
        """Change a message of ours."""

    async def retract(self, sent: Sent, *, key: str) -> Sent | Undeliverable:
        """Take a message of ours back."""

    async def open_room(self, members: Sequence[Account], title: str, *, key: str) -> Sent | Undeliverable:
        """Open a room for these; `Sent.place_id` is the room."""

    async def change_members(
        self, room_id: str, add: Sequence[Account], remove: Sequence[Account], *, key: str
    ) -> Sent | Undeliverable:
        """Let people in and out of a room."""

    async def close_room(self, room_id: str, *, key: str) -> Sent | Undeliverable:
        """Close a room, or do nothing where rooms cannot be closed."""

    async def find_sent(self, to: Account | str, *, key: str, since: datetime) -> Sent | None:
        """Look in the platform's history for a message with that key. `to` is an account or a place's id."""

    async def find_room(self, *, key: str) -> Sent | None:
        """Look for a room that was opened with that key."""

    async def find_account(self, hint: PersonHint) -> Account | None:
        """Look for the account of somebody."""
