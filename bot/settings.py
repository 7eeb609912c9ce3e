"""The one reader of the environment. Everything has a default that works."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

if TYPE_CHECKING:
    from collections.abc import Mapping

SECRETS = ("discord_token", "slack_bot_token", "slack_app_token", "database_url")
"""What may also lie in a file: `PAIRKEEPER_DISCORD_TOKEN_FILE` names it. Files are what secret stores give."""


class Settings(BaseSettings):
    """Where this installation keeps its memory, what it connects to, and how loud it is.

    Variables begin with PAIRKEEPER_. Secrets are never shown: not when printed, not in an error.
    """

    model_config = SettingsConfigDict(
        env_prefix="PAIRKEEPER_", extra="ignore", env_ignore_empty=True, hide_input_in_errors=True
    )

    database_url: str = Field(default="sqlite:///var/pairkeeper.db", repr=False)
    """SQLite by default; `postgresql+psycopg://…` for PostgreSQL. It may hold a password."""
    database_url_file: Path | None = None

    state_folder: Path = Path("var")
    """Where a running bot listens for the command line, if its database is not a file."""

    log_level: str = "WARNING"
    """How much to log: DEBUG, INFO, WARNING or ERROR. Logs hold ids, never names or words."""

    lang: str = "en"
    """The language of the command line: en, es or es-AR."""

    discord_token: SecretStr | None = None
    discord_token_file: Path | None = None
    discord_api_url: str | None = None
    """Only for tests and proxies; Discord's own otherwise."""
    discord_gateway_url: str | None = None
    """Likewise."""

    slack_bot_token: SecretStr | None = None
    slack_bot_token_file: Path | None = None
    slack_app_token: SecretStr | None = None
    slack_app_token_file: Path | None = None
    slack_api_url: str | None = None
    """Only for tests and proxies; Slack's own otherwise."""
    slack_command: str = "pairkeeper"
    """What one types after the slash."""
    slack_closable_rooms: bool = False
    """Rooms are private channels, which can be closed, and not group messages."""

    clock: str | None = None
    """`2027-01-18T12:00:00Z@step` lets time jump from event to event, for rehearsing; the real time otherwise."""

    @model_validator(mode="before")
    @classmethod
    def _read_files(cls, given: Any) -> Any:  # noqa: ANN401  # whatever pydantic was given
        """Take each secret that is named by a file from there, unless it is given itself."""
        for name in SECRETS:
            path = given.get(f"{name}_file")
            if path and not given.get(name):
                given[name] = _content(name, Path(path))
        return given

    @field_validator("clock")
    @classmethod
    def _check_clock(cls, clock: str | None) -> str | None:
        """Say early what is wrong with a clock."""
        read_clock(clock)
        return clock

    @property
    def is_slack_half_set(self) -> bool:
        """Say whether one of Slack's two tokens is missing."""
        return (self.slack_bot_token is None) != (self.slack_app_token is None)


class SettingsWrong(Exception):
    """A variable holds what cannot be understood; says which and why, and never shows the value."""


def read_settings() -> Settings:
    """Read the environment. Raises SettingsWrong."""
    try:
        return Settings()
    except ValidationError as failure:
        raise SettingsWrong("; ".join(map(_problem, failure.errors(include_input=False)))) from None


def _problem(error: Mapping[str, Any]) -> str:
    where = "".join(f"PAIRKEEPER_{part}: ".upper() for part in error["loc"])
    return where + str(error["msg"]).removeprefix("Value error, ")


def _content(name: str, path: Path) -> str:
    try:
        return path.read_text("utf-8").strip()
    except OSError as failure:
        raise ValueError(f"the file of {name} cannot be read: {failure.strerror}") from failure


def read_clock(clock: str | None) -> tuple[datetime, float] | None:
    """Read `<instant>@step` or `<instant>@step:<seconds>`: where the clock starts, and how long it rests between jumps.

    None is the real time. Raises ValueError.
    """
    if clock is None:
        return None
    start, _, mode = clock.partition("@")
    word, _, rest = mode.partition(":")
    if word != "step":
        raise ValueError("a clock ends in @step, as in 2027-01-18T12:00:00Z@step")
    moment = datetime.fromisoformat(start)
    if moment.tzinfo is None:
        raise ValueError("a clock needs its zone, as in 2027-01-18T12:00:00Z@step")
    return moment.astimezone(UTC), float(rest or 0)
