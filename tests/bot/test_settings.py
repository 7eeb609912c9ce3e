"""Settings come from the environment; what is secret stays so."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from bot.settings import Settings, SettingsWrong, read_clock, read_settings

if TYPE_CHECKING:
    from pathlib import Path


def test_secrets_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISCORD_TOKEN", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"):
        monkeypatch.setenv(f"PAIRKEEPER_{name}", "hush")
    monkeypatch.setenv("PAIRKEEPER_DATABASE_URL", "postgresql+psycopg://me:hush@db/x")

    settings = read_settings()

    assert "hush" not in repr(settings) + str(settings)
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "hush"


def test_a_secret_may_lie_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("hush\n", "utf-8")
    monkeypatch.setenv("PAIRKEEPER_DISCORD_TOKEN_FILE", str(tmp_path / "token"))

    token = read_settings().discord_token

    assert token is not None
    assert token.get_secret_value() == "hush"


def test_what_is_wrong_is_named_without_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAIRKEEPER_CLOCK", "hush")

    with pytest.raises(SettingsWrong, match="PAIRKEEPER_CLOCK") as wrong:
        read_settings()
    assert "hush" not in str(wrong.value)


def test_a_clock_says_where_it_starts_and_how_long_it_rests() -> None:
    noon = datetime(2027, 1, 18, 12, tzinfo=UTC)

    assert read_clock(None) is None
    assert read_clock("2027-01-18T12:00:00Z@step") == (noon, 0.0)
    assert read_clock("2027-01-18T13:00:00+01:00@step:30") == (noon, 30.0)


def test_one_token_of_slack_alone_is_noticed() -> None:
    assert Settings(slack_app_token="x").is_slack_half_set  # type: ignore[arg-type]  # pydantic makes a secret of it
    assert not Settings().is_slack_half_set
