"""Rehearse a round: open a database of its own, let time pass, write down what happened."""

from __future__ import annotations

import gc
import json
import logging
import resource
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

import structlog

from adapters.console.gateway import CAPABILITIES, ConsoleGateway
from bot.ports.chat import Undeliverable
from bot.programme import put_together
from bot.rehearsal.acts import cast
from bot.rehearsal.comparison import as_figures, beside, run_to_the_end, touch_of
from bot.rehearsal.ledger import report_of, write_ledger
from bot.rehearsal.page import write_page
from bot.rehearsal.stage import Plan, Stage
from bot.services.topics import bring_packaged
from data.engine import open_store
from scheduler.clock import RealStopwatch, VirtualClock

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path
    from typing import Any

    from adapters.console.gateway import Happened
    from bot.domain.people import Account
    from bot.ports.chat import Message
    from bot.ports.storage import StoreAtOnce, Unit
    from bot.rehearsal.figures import Touch
    from bot.services.world import World

CONSOLE = "console"
DATABASE = "rehearsal.sqlite3"


@dataclass(frozen=True, slots=True)
class Listening:
    """Who is told of what happens while a rehearsal runs."""

    on_day: Callable[[datetime], None] | None = None
    on_reply: Callable[[str, Message], None] | None = None
    on_sent: Callable[[Happened], None] | None = None


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What a rehearsal left behind."""

    report: dict[str, Any]
    ledger: Path
    report_file: Path
    page: Path
    seconds: float
    peak_megabytes: float


async def rehearse(
    plan: Plan,
    out: Path,
    world: World,
    *,
    listening: Listening | None = None,
    synchronous: str = "OFF",
    make_world: Callable[[], World] | None = None,
) -> Rehearsed:
    """Run a whole round in virtual time and write its files into `out`.

    With `make_world` (a function of a module) the same round is run beside it with nudges that have no effect, for
    the report to compare. The database is thrown away with the next rehearsal, so a power cut may cost it:
    `synchronous` is OFF unless a benchmark wants the real thing. Raises what reading the roster raises.
    """
    began = perf_counter()
    _clear(out)
    store = open_store(f"sqlite:///{out / DATABASE}", direct=True, synchronous=synchronous)
    try:
        stage = set_stage(plan, store, world, listening)
        with ExitStack() as running:
            running.enter_context(cycles_looked_for_seldom())
            without = running.enter_context(beside(plan, partial(_without_effect, make_world))) if make_world else None
            await stage.run()
            compared = None if without is None else without.result()
        return store.run(_write, stage, out, began, compared)
    finally:
        store.close()


def _without_effect(make_world: Callable[[], World], plan: Plan) -> Sequence[Touch]:
    """Run a round in memory, for its figures alone: in a process of its own, so without its log."""
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR))
    with open_store("sqlite://", direct=True, synchronous="OFF") as store, cycles_looked_for_seldom():
        return run_to_the_end(set_stage(plan, store, make_world()))


@contextmanager
def cycles_looked_for_seldom() -> Iterator[None]:
    """Let Python's collector rest: millions of rows and messages come and go without a cycle (8 % of the time)."""
    before = gc.get_threshold()
    gc.set_threshold(50_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _clear(out: Path) -> None:
    """Make the folder, and remove the database of an earlier rehearsal in it."""
    out.mkdir(parents=True, exist_ok=True)
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm"):
        (out / name).unlink(missing_ok=True)


def set_stage(
    plan: Plan,
    store: StoreAtOnce,
    world: World,
    listening: Listening | None = None,
    *,
    keeps: int = 1,
    entered_by_people: Collection[str] = (),
) -> Stage:
    """Put a programme together on an empty store, with everybody's acts entered; `Stage.run` then plays it.

    Each inbox keeps its last `keeps` messages. On platforms `entered_by_people` everybody must come first.
    """
    listening = listening or Listening()
    clock = VirtualClock(plan.opens_at)
    platforms = {CONSOLE, *(plan.platforms or _platforms_of(plan, world))}
    gateways = {
        name: ConsoleGateway(
            name,
            clock=clock,
            keeps=keeps,
            capabilities=replace(CAPABILITIES, first_contact_by_person=name in entered_by_people),
        )
        for name in sorted(platforms)
    }
    store.run(bring_packaged, world)
    programme = put_together(store, clock, RealStopwatch(), world, gateways)
    stage = Stage(programme, clock, plan, on_day=listening.on_day, on_reply=listening.on_reply)

    def heard(happened: Happened) -> None:
        if happened.kept is not None and happened.kept.message is not None:
            stage.keep_text(happened.key, happened.kept.message, happened.kept.to)
            coordination.heard(happened.key, happened.kept.message)
        elif happened.room is not None:
            stage.texts[happened.key] = happened.room.title
        if listening.on_sent is not None:
            listening.on_sent(happened)

    for gateway in gateways.values():
        gateway.on_sent = heard
    coordination = cast(stage, partial(_refuse, gateways))
    stage.reactions = coordination.reactions
    return stage


def _platforms_of(plan: Plan, world: World) -> Collection[str]:
    """Give where the people of the roster are."""
    entries = world.roster_files.read(plan.roster, plan.roster_name).entries
    return {account.platform for entry in entries for account in entry.accounts}


def _refuse(gateways: Mapping[str, ConsoleGateway], account: Account) -> None:
    """Let an account take nothing any more, as one that was closed."""
    if account.platform in gateways:
        gateways[account.platform].refuse(account, Undeliverable.ACCOUNT_GONE)


def _write(unit: Unit, stage: Stage, out: Path, began: float, compared: Sequence[Touch] | None) -> Rehearsed:
    ledger, report_file, page = out / "ledger.jsonl", out / "report.json", out / "report.html"
    outcomes = write_ledger(unit, stage.texts, ledger)
    round_ = unit.rounds.all()[-1]
    report = report_of(unit, round_, outcomes)
    report["in_touch"] = {"assumed_effect_of_nudges": stage.plan.nudge_revives, "with": as_figures(touch_of(stage))}
    if compared is not None:
        report["in_touch"]["without"] = as_figures(compared)
    report_file.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    write_page(unit, round_, report, stage.programme.world, page, stage.plan.locale or round_.locale)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Rehearsed(report, ledger, report_file, page, perf_counter() - began, peak)
