"""Opening the database: settings that keep what was committed, and one process at a time."""

import os
import signal
import stat
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import get_ident

import pytest
import sqlalchemy as sa

from bot.ports.storage import Unit
from data.engine import DatabaseInUse, open_store
from data.store import SqlStore
from tests.contracts.postgres import drop_database, new_database

ROOT = Path(__file__).parents[2]
HOLD = """
    import sys
    from data.engine import open_store

    with open_store(sys.argv[1]):
        print("held", flush=True)
        sys.stdin.read()
"""
FORK_AND_HOLD = """
    import os, sys
    from data.engine import open_store

    with open_store(sys.argv[1]):
        if os.fork() == 0:
            print(os.getpid(), flush=True)
            sys.stdin.read()
            os._exit(0)
        sys.stdin.read()
"""


@pytest.fixture(params=["file", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Give the address of an empty database that two processes could open."""
    if request.param == "file":
        yield f"sqlite:///{tmp_path}/pairkeeper.db"
    else:
        server = request.getfixturevalue("postgres")
        address = new_database(server)
        yield address
        drop_database(server, address)


def python(script: str, url: str) -> subprocess.Popen[str]:
    """Start another process, which lives until its input is closed, and wait until it has said something."""
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script), url],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def pragma(store: SqlStore, name: str) -> object:
    with store._transaction() as connection:
        return connection.exec_driver_sql(f"PRAGMA {name}").scalar()


@pytest.mark.parametrize(
    ("name", "value"),
    [("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1), ("secure_delete", 1)],
)
def test_what_was_committed_is_kept_and_what_was_deleted_is_gone(tmp_path: Path, name: str, value: object) -> None:
    with open_store(f"sqlite:///{tmp_path}/pairkeeper.db") as store:
        assert pragma(store, name) == value


@pytest.mark.parametrize("name", ["foreign_keys", "secure_delete"])
def test_a_database_in_memory_is_as_strict(name: str) -> None:
    with open_store("sqlite://") as store:
        assert pragma(store, name) == 1


def test_a_simulation_may_do_without_waiting_for_the_disk(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/pairkeeper.db", direct=True, synchronous="OFF") as store:
        assert pragma(store, "synchronous") == 0


def test_a_transaction_has_the_database_from_its_beginning(tmp_path: Path) -> None:
    file = tmp_path / "pairkeeper.db"
    with open_store(f"sqlite:///{file}") as store, store._transaction():
        other = sa.create_engine(f"sqlite:///{file}", connect_args={"timeout": 0})
        with other.connect() as connection, pytest.raises(sa.exc.OperationalError, match="locked"):
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        other.dispose()


def test_two_databases_in_memory_are_two() -> None:
    with open_store("sqlite://") as one, open_store("sqlite://") as other:
        one.run(set_channel)

        assert other.run(channel) is None


def test_only_its_owner_can_read_the_file(tmp_path: Path) -> None:
    with open_store(f"sqlite:///{tmp_path}/deep/down/pairkeeper.db") as store:
        store.run(set_channel)

        files = list((tmp_path / "deep/down").iterdir())
        assert {file.name for file in files} >= {"pairkeeper.db", "pairkeeper.db-wal", "pairkeeper.db.lock"}
        assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


async def test_a_simulation_works_in_the_calling_thread() -> None:
    with open_store("sqlite://", direct=True) as store:
        assert await store.transact(lambda _: get_ident()) == get_ident()


def test_what_was_stored_is_there_when_the_database_is_opened_again(url: str) -> None:
    with open_store(url) as store:
        store.run(set_channel)

    with open_store(url) as store:
        assert store.run(channel) == "1"


def test_a_second_process_is_refused_until_the_first_is_dead(url: str) -> None:
    with python(HOLD, url) as other:
        assert said(other) == "held"
        with pytest.raises(DatabaseInUse, match=str(other.pid) if "sqlite" in url else "another process"):
            open_store(url)

        other.send_signal(signal.SIGKILL)
        other.wait()

        with opened_soon(url) as store:
            assert store.run(channel) is None


def test_the_same_process_is_refused_as_well(url: str) -> None:
    with open_store(url), pytest.raises(DatabaseInUse):
        open_store(url)


def test_a_refusal_does_not_show_the_password() -> None:
    refusal = DatabaseInUse(sa.make_url("postgresql://me:secret@db/x").render_as_string(hide_password=True), "another")

    assert "secret" not in str(refusal)


def test_a_child_of_a_killed_process_does_not_hold_the_database(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/pairkeeper.db"
    with python(FORK_AND_HOLD, url) as other:
        child = int(said(other))
        other.send_signal(signal.SIGKILL)
        other.wait()

        os.kill(child, 0)
        open_store(url).close()


@pytest.fixture
def cut_off(postgres: sa.Engine) -> Iterator[tuple[SqlStore, str, Callable[[], None]]]:
    """Give a store on PostgreSQL, its address, and a way to cut its connections, as a restarted server does."""
    url = new_database(postgres)
    ended = sa.text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")

    def cut() -> None:
        with postgres.connect() as connection:
            connection.execute(ended, {"name": sa.make_url(url).database})

    with open_store(url) as store:
        yield store, url, cut
    drop_database(postgres, url)


def test_a_database_is_held_again_after_the_server_has_dropped_us(
    cut_off: tuple[SqlStore, str, Callable[[], None]],
) -> None:
    store, url, cut = cut_off
    cut()

    store.run(set_channel)

    with pytest.raises(DatabaseInUse):
        open_store(url)


def test_a_database_that_another_took_meanwhile_is_left_alone(
    cut_off: tuple[SqlStore, str, Callable[[], None]],
) -> None:
    store, url, cut = cut_off
    cut()

    with open_store(url), pytest.raises(DatabaseInUse):
        store.run(set_channel)


def test_a_database_that_could_not_be_opened_is_not_held(tmp_path: Path) -> None:
    file = tmp_path / "pairkeeper.db"
    file.write_text("This is a letter, not a database. " * 100)

    for _ in range(2):
        with pytest.raises(sa.exc.DatabaseError, match="not a database"):
            open_store(f"sqlite:///{file}")


def test_what_the_database_refuses_is_logged_without_what_people_wrote(tmp_path: Path) -> None:
    def use_case(unit: Unit) -> None:
        unit.events.record("1", "something private", None)  # type: ignore[arg-type]  # refused: an event has its time

    with open_store("sqlite://") as store, pytest.raises(sa.exc.IntegrityError) as refused:
        store.run(use_case)

    assert "private" not in str(refused.value)


def opened_soon(url: str) -> SqlStore:
    """Open it as soon as PostgreSQL has noticed that the other process is gone."""
    for _ in range(100):
        try:
            return open_store(url)
        except DatabaseInUse:
            if url.startswith("sqlite"):
                raise
            signal.sigtimedwait([], 0.05)
    return open_store(url)


def set_channel(unit: Unit) -> None:
    unit.records.set_setting("channel", "1")


def channel(unit: Unit) -> str | None:
    return unit.records.setting("channel")
