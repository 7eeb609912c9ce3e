"""What was dealt with."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from data.tables.base import table_of


class EventRow(SQLModel, table=True):
    """The id of something that was dealt with, and the reply it got."""

    __tablename__ = "event"

    id: str = Field(primary_key=True)
    reply: str
    dealt_with_at: datetime = Field(index=True)


EVENT = table_of(EventRow)
