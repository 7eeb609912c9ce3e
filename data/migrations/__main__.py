"""For developers: `python -m data.migrations "what changes"` writes the migration from the last one to data/tables.

Read what it wrote: it sees tables, columns, indexes and keys, but no changed CHECK, and it cannot move data. A new
column that may not be NULL needs a `server_default` for the rows that are there.
"""

from __future__ import annotations

import sys
from pathlib import Path

import sqlalchemy as sa
from alembic import command

from data.migrations import config_for, upgrade

VERSIONS = Path(__file__).with_name("versions")


def main(message: str) -> None:
    """Bring an empty database to the last revision, compare it with the tables, and write the difference."""
    with sa.create_engine("sqlite://").connect() as connection:
        upgrade(connection)
        number = len(list(VERSIONS.glob("[0-9]*.py"))) + 1
        command.revision(config_for(connection), message, autogenerate=True, rev_id=f"{number:04}")


if __name__ == "__main__":
    words = " ".join(sys.argv[1:])
    if not words or words.startswith("-"):
        sys.exit(__doc__)
    main(words)
