"""Topics."""

from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from data.tables.base import table_of


class TopicRow(SQLModel, table=True):
    """A topic in one language."""

    __tablename__ = "topic"

    number: int = Field(primary_key=True)
    locale: str = Field(primary_key=True)
    slug: str
    title: str
    introduction: str
    sections: Any = Field(sa_type=sa.JSON, nullable=False)
    example: str
    jargon: str
    for_returning: str
    credit: str
    version: int


TOPIC = table_of(TopicRow)
