"""The one reader of the environment. Everything has a default that works."""

from __future__ import annotations

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """Where this installation keeps its memory, and how loud it is. Variables begin with PAIRKEEPER_."""

    model_config = SettingsConfigDict(env_prefix="PAIRKEEPER_", extra="ignore")

    database_url: str = "sqlite:///var/pairkeeper.db"
    """SQLite by default; `postgresql+psycopg://…` for PostgreSQL."""

    log_level: str = "WARNING"
    """How much to log: DEBUG, INFO, WARNING or ERROR. Logs hold ids, never names or words."""

    lang: str = "en"
    """The language of the command line: en, es or es-AR."""
