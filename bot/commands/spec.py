"""How a command is declared: once, for every platform, the console, `/help` and the README."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.domain.people import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.ports.chat import Reply


class Audience(StrEnum):
    """Who may give a command. Checked once, in dispatch."""

    EVERYBODY = "everybody"
    PARTICIPANT = "participant"
    AMBASSADOR = "ambassador"
    CONTENT_OFFICER = "content-officer"
    COORDINATOR = "coordinator"
    DIRECTOR = "director"


ADMITS: dict[Audience, frozenset[Role]] = {
    Audience.AMBASSADOR: frozenset({Role.AMBASSADOR, Role.COORDINATOR, Role.DIRECTOR}),
    Audience.CONTENT_OFFICER: frozenset({Role.CONTENT_OFFICER, Role.COORDINATOR, Role.DIRECTOR}),
    Audience.COORDINATOR: frozenset({Role.COORDINATOR, Role.DIRECTOR}),
    Audience.DIRECTOR: frozenset({Role.COORDINATOR, Role.DIRECTOR}),
}
"""Which roles open which door; everybody and participants need none."""


class OptionKind(StrEnum):
    """How an option's value is read. CHANNEL and GROUP are a platform's own ids, picked where it offers a picker."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    PERSON = "person"
    ACCOUNT = "account"
    ROUND = "round"
    ZONE = "zone"
    COUNTRY = "country"
    FILE = "file"
    CHANNEL = "channel"
    GROUP = "group"
    REST = "rest"


EVERYBODY_HERE = "@everyone"
"""What a platform gives for a GROUP that holds everybody there is."""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a command. `choices` are the values that a CHOICE takes; REST takes all that is left of the line."""

    name: str
    kind: OptionKind = OptionKind.TEXT
    required: bool = False
    choices: tuple[str, ...] = ()

    @property
    def words_key(self) -> str:
        """Give the key of its description."""
        return f"option-{self.name.replace('_', '-')}"


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """One command. Its description is the message `command-<words>`, an option's `option-<name>`.

    `run` takes an `Asked` and the options that were given. `opens` names the form it answers with, so that a platform
    can open or defer before the database is asked. `example` is what somebody might type after its name.
    """

    path: tuple[str, ...]
    audience: Audience
    run: Callable[..., Reply]
    options: tuple[Option, ...] = ()
    opens: str | None = None
    example: str = ""

    @property
    def name(self) -> str:
        """Give the command as it is typed, without the stroke."""
        return " ".join(self.path)

    @property
    def words_key(self) -> str:
        """Give the key of its description."""
        return "command-" + "-".join(self.path)


def may_give(held: frozenset[Role], spec: CommandSpec, *, is_participant: bool) -> bool:
    """Say whether somebody with these roles may give a command: the one rule, for `/help` and for dispatch."""
    if spec.audience is Audience.EVERYBODY:
        return True
    if spec.audience is Audience.PARTICIPANT:
        return is_participant
    return bool(held & ADMITS[spec.audience])
