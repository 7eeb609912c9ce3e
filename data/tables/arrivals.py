"""How people come: one-time codes, and what an adapter must still know after a restart."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from data.tables.base import table_of


class PlatformMemoryRow(SQLModel, table=True):
    """What an adapter must still know after a restart: ids and hashes."""

    __tablename__ = "platform_memory"

    platform: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    value: str


class CodeRow(SQLModel, table=True):
    """A one-time code, sealed."""

    __tablename__ = "code"

    digest: str = Field(primary_key=True)
    salt: str
    participant_id: int = Field(foreign_key="participant.id", index=True)
    round_id: int = Field(foreign_key="round.id")
    made_at: datetime


PLATFORM_MEMORY = table_of(PlatformMemoryRow)
CODE = table_of(CodeRow)
