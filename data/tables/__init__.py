"""The tables, one module an aggregate. Rows end `Row` and never leave data/; what they mean is said in bot/domain.

Rows with `table=True` do not validate: the domain does, and CHECK constraints built from its enums hold the line.
No `from __future__ import annotations` in these modules: SQLModel reads the annotations when they are imported. All are
imported here, so that the metadata is whole whichever of them is asked for.
"""

from data.tables import arrivals, deliveries, events, life, matches, partnerships, people, records, rounds, topics
from data.tables.base import metadata

__all__ = [
    "arrivals",
    "deliveries",
    "events",
    "life",
    "matches",
    "metadata",
    "partnerships",
    "people",
    "records",
    "rounds",
    "topics",
]
