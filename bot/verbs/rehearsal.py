"""`rehearse` and `demo`: whole rounds in virtual time."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.domain.errors import Refused
from bot.domain.timetable import TIMETABLES
from bot.rehearsal.model import NUDGE_REVIVES
from bot.verbs.speaking import fail, locale, read, refused, screen, tell

if TYPE_CHECKING:
    from datetime import date

    from bot.rehearsal.run import Listening, Rehearsed
    from bot.rehearsal.stage import Plan


def rehearse_round(
    roster: Annotated[Path, typer.Argument(help="The roster file")],
    *,
    timetable: Annotated[str, typer.Option(help=", ".join(TIMETABLES))] = "iln-16-weeks",
    launch: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="A Monday")],
    seed: Annotated[int, typer.Option(help="The same seed, the same rehearsal")] = 7,
    out: Annotated[Path, typer.Option(help="Where the files go")],
    coordinators: Annotated[int | None, typer.Option(min=1, help="How many; one per 150 people unless told")] = None,
    nudges: Annotated[
        float, typer.Option(min=0, max=1, help="Assumed: how many a nudge moves to write")
    ] = NUDGE_REVIVES,
    synchronous: Annotated[str, typer.Option(hidden=True)] = "OFF",
) -> None:
    """Run a whole round in virtual time, with people who behave as assumed, and write down what happened."""
    from bot.rehearsal.stage import Plan

    plan = Plan(
        read(roster),
        roster.name,
        _known_timetable(timetable),
        _monday(launch),
        seed,
        nudge_revives=nudges,
        coordinators=coordinators,
    )
    done = _rehearse_with_progress(plan, out, synchronous)
    counts = done.report["counts"]["deliveries"]
    tell(
        "cli-rehearsed",
        seconds=f"{done.seconds:.1f}",
        megabytes=f"{done.peak_megabytes:.0f}",
        messages=counts.get("sent", 0),
    )
    for path in (done.page, done.ledger, done.report_file):
        screen.print(f"  {path}", style="cyan", highlight=False)


def _known_timetable(name: str) -> str:
    if name not in TIMETABLES:
        raise fail("refused-not-one-of", option="timetable", value=name, choices=", ".join(TIMETABLES))
    return name


def _monday(launch: datetime) -> date:
    on = launch.date()
    if on.weekday():
        before, after = (on.fromordinal(on.toordinal() - on.weekday() + days).isoformat() for days in (0, 7))
        raise fail("refused-not-a-monday", before=before, after=after)
    return on


def _rehearse_with_progress(plan: Plan, out: Path, synchronous: str) -> Rehearsed:
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from bot.messages.render import text
    from bot.rehearsal.run import Listening

    days = (plan.ends_at - plan.opens_at).days
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[day]}"), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True) as progress:
        task = progress.add_task(text(locale(), "cli-rehearsing"), total=days, day="")

        def on_day(now: datetime) -> None:
            progress.update(task, completed=(now - plan.opens_at).days, day=now.date().isoformat())

        return _run(plan, out, Listening(on_day=on_day), synchronous)


def _run(plan: Plan, out: Path, listening: Listening, synchronous: str = "OFF") -> Rehearsed:
    import asyncio

    from bot.bootstrap import make_world
    from bot.rehearsal.run import rehearse

    try:
        world = make_world()
        return asyncio.run(
            rehearse(plan, out, world, listening=listening, synchronous=synchronous, make_world=make_world)
        )
    except Refused as refusal:
        raise refused(refusal) from None


DEMO_SEED = 7
SAMPLE = Path(__file__).parents[2] / "data" / "content" / "sample.csv"


def demo(out: Annotated[Path, typer.Option(help="Where the files go")] = Path("var/demo")) -> None:
    """Watch a round of 92 invented people from beginning to end."""
    from bot.bootstrap import make_world
    from bot.rehearsal.run import Listening
    from bot.rehearsal.stage import Plan
    from bot.rehearsal.story import Story

    launch = datetime(2027, 3, 1, tzinfo=UTC).date()
    plan = Plan(SAMPLE.read_bytes(), SAMPLE.name, "iln-16-weeks", launch, DEMO_SEED, locale=locale())
    reading = make_world().roster_files.read(plan.roster, plan.roster_name)
    story = Story(
        screen,
        locale(),
        zones={str(a): e.zone or "UTC" for e in reading.entries for a in e.accounts},
        names={str(a): e.name for e in reading.entries for a in e.accounts},
    )
    story.open(len(reading.entries), len({e.country for e in reading.entries}))
    done = _run(plan, out, Listening(on_day=story.on_day, on_reply=story.on_reply, on_sent=story.on_sent))
    story.close(done)
