"""What lies between transactions: all or nothing, one after another, never a claim twice."""

import asyncio
from threading import get_ident

import pytest

from bot.domain.errors import NotFound
from bot.ports.storage import Unit
from data.store import SqlStore
from tests.contracts.conftest import DATABASES
from tests.contracts.examples import NOW, a_delivery, a_participant, known_people


async def test_a_use_case_is_given_its_arguments_and_its_value_is_given_back(store: SqlStore) -> None:
    def use_case(_: Unit, *words: str, end: str) -> str:
        return " ".join(words) + end

    assert await store.transact(use_case, "so", "it", "is", end=".") == "so it is."


async def test_what_a_use_case_stored_is_there_for_the_next(store: SqlStore) -> None:
    await store.transact(known_people, "Ana", "Ben")

    assert [person.name for person in await store.transact(lambda unit: unit.people.all())] == ["Ana", "Ben"]


async def test_a_failed_use_case_leaves_nothing(store: SqlStore) -> None:
    def use_case(unit: Unit) -> None:
        unit.people.add_many([a_participant()])
        unit.deliveries.plan_many([a_delivery()])
        unit.records.set_setting("channel", "1")
        raise NotFound(what="somebody")

    with pytest.raises(NotFound):
        await store.transact(use_case)

    assert await store.transact(lambda unit: (list(unit.people.all()), unit.records.settings())) == ([], {})
    assert await store.transact(lambda unit: unit.deliveries.by_key(a_delivery().key)) is None


async def test_what_the_database_refuses_leaves_nothing_and_harms_nothing(store: SqlStore) -> None:
    def use_case(unit: Unit) -> None:
        unit.people.add_many([a_participant()])
        unit.deliveries.plan_many([a_delivery(participant_id=404)])

    with pytest.raises(Exception, match=r"(?i)foreign key"):
        await store.transact(use_case)

    assert list(await store.transact(lambda unit: unit.people.all())) == []


@pytest.mark.parametrize("opened", DATABASES, indirect=True)
async def test_the_loop_goes_on_while_the_database_works(store: SqlStore) -> None:
    assert await store.transact(lambda _: get_ident()) != get_ident()


def test_a_use_case_can_be_run_without_a_loop(store: SqlStore) -> None:
    assert store.run(known_people, "Ana")


async def test_nothing_is_lost_when_many_act_at_once(store: SqlStore) -> None:
    def count_on(unit: Unit) -> None:
        unit.records.set_setting("count", str(int(unit.records.setting("count") or 0) + 1))

    await asyncio.gather(*(store.transact(count_on) for _ in range(60)))

    assert await store.transact(lambda unit: unit.records.setting("count")) == "60"


async def test_nothing_is_claimed_twice_when_many_claim_at_once(store: SqlStore) -> None:
    await store.transact(lambda unit: unit.deliveries.plan_many(a_delivery(f"key {n}") for n in range(100)))

    claimed = await asyncio.gather(
        *(
            store.transact(lambda unit, owner: unit.deliveries.claim_due(NOW, owner=owner, limit=15), f"owner {number}")
            for number in range(10)
        )
    )

    ids = [each.id for batch in claimed for each in batch]
    assert len(ids) == len(set(ids)) == 100


async def test_what_two_plan_at_once_is_planned_once(store: SqlStore) -> None:
    def plan(unit: Unit) -> int:
        return unit.deliveries.plan_many(a_delivery(f"key {n}") for n in range(50))

    counts = await asyncio.gather(*(store.transact(plan) for _ in range(6)))

    assert sorted(counts) == [0, 0, 0, 0, 0, 50]
