"""The store: what a tick, a press and a delivery cost. Compare figures of one run only: commits move with the disk."""

import tempfile
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import sqlalchemy as sa

from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation, Outcome, StartedBy
from bot.domain.people import Account, Participant
from bot.ports.storage import Unit
from data.engine import open_store
from data.store import SqlStore
from data.tables.deliveries import DELIVERY

NOW = datetime(2027, 3, 1, 9, tzinfo=UTC)
MILLION = 1_000_000


def run(show: Callable[[str], None]) -> None:
    """Show all of them."""
    with tempfile.TemporaryDirectory() as folder:
        show_a_round(show)
        show_presses(show)
        show_sending(show, Path(folder))
        show_empty_ticks(show, Path(folder))


def show_a_round(show: Callable[[str], None]) -> None:
    """Plan and send the 20,000 deliveries of a large round, in memory."""
    with open_store("sqlite://", direct=True) as store:
        began = perf_counter()
        plan(store, 20_000)
        show(f"plan 20,000 deliveries: {perf_counter() - began:.2f} s")
        began = perf_counter()
        sent = send_all(store, 50)
        show(f"claim, mark and record {sent:,} in batches of 50: {perf_counter() - began:.2f} s")


def show_presses(show: Callable[[str], None]) -> None:
    """Time a small transaction: an event that is new, the person looked up, the event recorded."""

    def press(unit: Unit, number: int) -> None:
        if unit.events.reply_to(f"event {number}") is None and unit.people.by_account("discord", "1"):
            unit.events.record(f"event {number}", "{}", NOW)

    with open_store("sqlite://", direct=True) as store:
        person = Participant(0, "Ana", "America/Lima", accounts=(Account("discord", "1"),))
        store.run(lambda unit: unit.people.add_many([person]))
        times = [timed(partial(store.run, press, number)) for number in range(2_000)]
        show(f"a press, in memory: {in_ms(times)}")


def show_sending(show: Callable[[str], None], folder: Path) -> None:
    """Claim, mark and record on disk: in batches of 50, and row by row, with and without waiting for the disk."""
    for synchronous in ("FULL", "OFF"):
        rates = {}
        for batch, deliveries in ((50, 4_000), (1, 400)):
            url = f"sqlite:///{folder}/{synchronous}-{batch}.db"
            with open_store(url, direct=True, synchronous=synchronous) as store:
                plan(store, deliveries)
                began = perf_counter()
                rates[batch] = send_all(store, batch) / (perf_counter() - began)
        show(
            f"claim, mark and record on disk, synchronous={synchronous}: {rates[50]:,.0f}/s in batches of 50, "
            f"{rates[1]:,.0f}/s row by row ({rates[50] / rates[1]:.0f} times as quick)"
        )


def show_empty_ticks(show: Callable[[str], None], folder: Path) -> None:
    """Time a tick with nothing due, while a million deliveries wait."""

    def tick(unit: Unit) -> None:
        unit.deliveries.expire_due(NOW)
        assert not unit.deliveries.claim_due(NOW, owner="me", limit=50)

    with open_store(f"sqlite:///{folder}/million.db", direct=True, synchronous="OFF") as store:
        waiting = plan_a_million(store)
        times = [timed(lambda: store.run(tick)) for _ in range(500)]
        show(f"a tick with nothing due, {waiting:,} waiting: {in_ms(times)}")


def plan(store: SqlStore, many: int, due_at: datetime = NOW) -> None:
    """Plan that many in one transaction."""
    store.run(lambda unit: unit.deliveries.plan_many(delivery(number, due_at) for number in range(many)))


def plan_a_million(store: SqlStore) -> int:
    """Plan a thousand for tomorrow and double them in the database until there are a million; give how many."""
    many = 1_000
    plan(store, many, due_at=NOW + timedelta(days=1))
    copied = [column.name for column in DELIVERY.columns if column.name not in {"id", "key"}]
    while many < MILLION:
        new_keys = DELIVERY.c.key + f"+{many}"
        copies = sa.select(new_keys, *(DELIVERY.c[name] for name in copied))
        with store._transaction() as connection:
            connection.execute(sa.insert(DELIVERY).from_select(["key", *copied], copies))
        many *= 2
    return many


def delivery(number: int, due_at: datetime) -> Delivery:
    """Make a delivery such as a topic's."""
    return Delivery(
        key=f"1:{number}:topic:0.1:#{number}",
        kind=Kind.TOPIC,
        what="topic",
        operation=Operation.SEND_DIRECT,
        started_by=StartedBy.BOT,
        due_at=due_at,
        number=1,
        due_on=due_at.date(),
        earliest_on=due_at.date(),
        expires_at=due_at + timedelta(days=14),
        subject={"topic": 1},
    )


def send_all(store: SqlStore, batch: int) -> int:
    """Claim, mark and record until nothing is due, three transactions a batch; give how many."""

    def sent(unit: Unit, ids: list[int]) -> None:
        unit.deliveries.record_outcomes(
            Outcome(each, DeliveryState.SENT, NOW, sent_on=NOW.date(), sent_via="discord", external_id="1")
            for each in ids
        )

    many = 0
    while ids := [each.id for each in store.run(lambda unit: unit.deliveries.claim_due(NOW, owner="me", limit=batch))]:
        store.run(lambda unit, ids: unit.deliveries.mark_sending(ids, owner="me", at=NOW), ids)
        store.run(sent, ids)
        many += len(ids)
    return many


def timed(act: Callable[[], object]) -> float:
    """Give how many seconds it takes."""
    began = perf_counter()
    act()
    return perf_counter() - began


def in_ms(times: list[float]) -> str:
    """Say the middle and the slowest hundredth."""
    return f"{median(times) * 1000:.2f} ms (99 %: {quantiles(times, n=100)[98] * 1000:.2f} ms)"
