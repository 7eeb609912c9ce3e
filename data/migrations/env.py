"""What Alembic runs for every command: on the connection it was given, in the transaction that is open."""

from __future__ import annotations

from alembic import context

from data.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
    user_module_prefix="types.",  # as script.py.mako imports them
    compare_type=True,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
