"""The command line: `pairkeeper …`, or `./dev run …` in a checkout."""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import structlog
import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from adapters.console.doors import Doors
from adapters.console.markup import Screen
from adapters.console.reader import Keyboard, Script
from adapters.console.session import Session
from bot.bootstrap import Workshop, console_gateways, make_world, open_database, open_programme
from bot.commands.catalogue import COMMANDS
from bot.commands.events import CommandInvoked, ReceivedFile, Source
from bot.commands.parsing import parse
from bot.domain.errors import Refused
from bot.domain.people import Account
from bot.domain.roster import Level
from bot.domain.timetable import TIMETABLES
from bot.messages.findings import as_record, finding_line
from bot.messages.plain import plain, plain_prose
from bot.messages.render import LOCALES, Value, text
from bot.ports.chat import FilePart, JobStarted
from bot.rehearsal.run import Listening, Rehearsed, rehearse
from bot.rehearsal.stage import Plan
from bot.rehearsal.story import Story
from bot.settings import Settings
from data.engine import DatabaseInUse
from scheduler.clock import SystemClock, VirtualClock
from scheduler.stepping import step_until

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.people import Participant
    from bot.domain.roster import RosterReading
    from bot.ports.storage import Unit

OPERATOR = Source(Account("operator", "terminal"))
FAULTY = 2
"""The exit code of a check that found faults, and of a command that was refused."""

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Partnership programmes, kept going by a kind bot.")
roster_app = typer.Typer(no_args_is_help=True, help="The roster: check a file, take it in, give it out.")
app.add_typer(roster_app, name="roster")
screen = Console()


def _locale() -> str:
    lang = Settings().lang
    return lang if lang in LOCALES else "en"


def _fail(key: str, **values: Value) -> typer.Exit:
    """Say what is wrong and what to do, and give the way out."""
    Console(stderr=True).print(text(_locale(), key, **values), style="red", highlight=False, markup=False)
    return typer.Exit(FAULTY)


def _read(path: Path) -> bytes:
    if not path.is_file():
        raise _fail("cli-no-file", name=str(path))
    return path.read_bytes()


# ---------------------------------------------------------------------- the roster


@roster_app.command("check")
def check_roster(
    file: Annotated[Path, typer.Argument(help="CSV, TSV or .xlsx")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print every finding as JSON")] = False,
) -> None:
    """Say what is wrong or odd in a roster file. Nothing is stored; exits with 2 if there is a fault."""
    reading = make_world().roster_files.read(_read(file), file.name)
    if as_json:
        records = [as_record(finding, _locale()) for finding in reading.findings]
        sys.stdout.write(json.dumps(records, ensure_ascii=False, indent=1) + "\n")
    else:
        _show_findings(reading)
    if any(f.level is Level.FAULT for f in reading.findings):
        raise typer.Exit(FAULTY)


def _show_findings(reading: RosterReading) -> None:
    locale = _locale()
    for finding in reading.findings:
        style = "red" if finding.level is Level.FAULT else "yellow"
        line = plain_prose(finding_line(finding, locale), locale, "UTC")
        screen.print(line, style=style, highlight=False, markup=False)
    faults = sum(f.level is Level.FAULT for f in reading.findings)
    warnings = len(reading.findings) - faults
    if faults:
        screen.print(text(locale, "cli-roster-faults", count=faults), highlight=False)
    else:
        screen.print(text(locale, "cli-roster-good", people=len(reading.entries)), highlight=False)
    if warnings:
        screen.print(text(locale, "cli-roster-warnings", count=warnings), highlight=False)


@roster_app.command("import")
def import_roster(
    file: Annotated[Path, typer.Argument(help="CSV, TSV or .xlsx")],
    *,
    skip_faulty: Annotated[bool, typer.Option("--skip-faulty", help="Take the good rows, list the others")] = False,
    round_name: Annotated[str | None, typer.Option("--round", help="The round they apply for")] = None,
) -> None:
    """Take a roster file in. A file with faults changes nothing."""
    options: dict[str, Any] = {"file": ReceivedFile(file.name, _read(file))}
    if skip_faulty:
        options["faulty"] = "skip"
    if round_name:
        options["round"] = round_name
    raise typer.Exit(_carry_out(("roster", "import"), options))


@roster_app.command("export")
def export_roster(file: Annotated[Path, typer.Argument(help="Ends in .csv or .xlsx")]) -> None:
    """Write the roster to a file, which can be imported again."""
    kind = "xlsx" if file.suffix.lower() == ".xlsx" else "csv"
    raise typer.Exit(_carry_out(("roster", "export"), {"format": kind}, save_as=file))


# ---------------------------------------------------------------------- any command of the catalogue

FAMILIES = sorted({spec.path[0] for spec in COMMANDS} - {"roster", "me", "join", "help"})
ANYTHING = {"allow_extra_args": True, "ignore_unknown_options": True}


def _offer(family: str) -> None:
    """Offer one family of the catalogue: what is typed behind it is what one types in a chat."""

    @app.command(family, context_settings=ANYTHING, help=f"As /{family} in a chat, for whoever sits at this machine.")
    def carry_out(context: typer.Context) -> None:
        line = " ".join(_quoted(word) for word in (family, *context.args))
        try:
            spec, options = parse(line, COMMANDS)
        except Refused as refusal:
            raise _refused(refusal) from None
        files = {o.name for o in spec.options if o.kind == "file"}
        given = {n: ReceivedFile(Path(v).name, _read(Path(v))) if n in files else v for n, v in options.items()}
        raise typer.Exit(_carry_out(spec.path, given))


def _quoted(word: str) -> str:
    """Keep a word with spaces whole: the shell has taken its quotes away."""
    name, equals, value = word.partition("=")
    if " " not in word:
        return word
    return f'{name}="{value}"' if equals and " " not in name else f'"{word}"'


for _family in FAMILIES:
    _offer(_family)


def _refused(refusal: Refused) -> typer.Exit:
    values: dict[str, Value] = {k: v if isinstance(v, int) else str(v) for k, v in refusal.details.items()}
    return _fail(refusal.key, **values)


def _carry_out(path: tuple[str, ...], options: dict[str, Any], *, save_as: Path | None = None) -> int:
    """Carry out one command on the programme's own database. Give the exit code."""
    store = _open_programme_store()
    try:
        programme = open_programme(store, SystemClock(), {})
        event = CommandInvoked(secrets.token_hex(8), OPERATOR, path, options)
        return asyncio.run(_answered(programme, event, save_as))
    finally:
        store.close()


async def _answered(programme: Any, event: CommandInvoked, save_as: Path | None) -> int:  # noqa: ANN401  # a Programme
    reply = await programme.dispatcher.dispatch(event)
    if isinstance(reply, JobStarted):
        reply = await programme.dispatcher.finish(reply, event.source)
    message = getattr(reply, "message", None)
    if message is None:
        return 0
    for part in message.parts:
        if isinstance(part, FilePart) and save_as is not None:
            save_as.write_bytes(part.content)
    screen.print(plain(message, "UTC"), highlight=False, markup=False)
    return 0


def _open_programme_store() -> Any:  # noqa: ANN401  # a SqlStore
    try:
        return open_database(Settings().database_url, direct=True)
    except DatabaseInUse:
        raise _fail("cli-database-in-use") from None


# ---------------------------------------------------------------------- console, rehearsal, demo


@app.command()
def console(
    database: Annotated[Path, typer.Option(help="A database for trying things out")] = Path("var/console.sqlite3"),
    *,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew")] = False,
) -> None:
    """Play a programme: be the coordinator or anybody on the roster, and move the clock."""
    if fresh:
        for path in (database, Path(f"{database}-wal"), Path(f"{database}-shm")):
            path.unlink(missing_ok=True)
    try:
        store = open_database(f"sqlite:///{database}", direct=True, synchronous="NORMAL")
    except DatabaseInUse:
        raise _fail("cli-database-in-use") from None
    try:
        asyncio.run(_play(store))
    finally:
        store.close()


CONSOLE_CLOCK = "console-clock"
"""The setting under which a console database keeps the time to which it has been moved."""


async def _play(store: Any) -> None:  # noqa: ANN401  # a SqlStore
    kept = store.run(lambda unit: unit.records.setting(CONSOLE_CLOCK))
    clock = VirtualClock(datetime.fromisoformat(kept) if kept else datetime.now(UTC).replace(microsecond=0))
    gateways = console_gateways(clock)
    workshop = Workshop()
    programme = open_programme(store, clock, gateways, workshop=workshop)
    store.run(_with_console_channels)

    async def next_due() -> datetime | None:
        return await store.transact(lambda unit: unit.deliveries.next_due_at())

    async def advance(until: datetime) -> None:
        await step_until(until, clock=clock, next_due=next_due, run_ticks=programme.deliver, plan=programme.plan)
        await store.transact(lambda unit: unit.records.set_setting(CONSOLE_CLOCK, clock.now().isoformat()))

    async def people() -> Sequence[Participant]:
        return await store.transact(lambda unit: unit.people.all())

    await programme.courier.recover()
    dispatcher = programme.dispatcher
    doors = Doors(
        dispatcher.dispatch,
        dispatcher.finish,
        people,
        advance,
        next_due,
        clock,
        gateways,
        COMMANDS,
        secrets.token_hex(4),
        locale=_locale(),
    )
    view = Screen(screen)
    keyboard = sys.stdin.isatty()
    session = Session(doors, Script(sys.stdin, view.say), view)
    if keyboard:
        session = Session(doors, Keyboard(session.complete), view)
    try:
        await session.run()
    finally:
        workshop.close()


def _with_console_channels(unit: Unit) -> None:
    """Give the console the two channels every programme has, so that nothing need be set up."""
    for name in ("open", "coordinators"):
        if unit.records.setting(f"channel-{name}-console") is None:
            unit.records.set_setting(f"channel-{name}-console", name)


@app.command("rehearse")
def rehearse_round(  # noqa: PLR0913  # the options of the command
    roster: Annotated[Path, typer.Argument(help="The roster file")],
    *,
    timetable: Annotated[str, typer.Option(help=", ".join(TIMETABLES))] = "iln-16-weeks",
    launch: Annotated[datetime, typer.Option(formats=["%Y-%m-%d"], help="A Monday")],
    seed: Annotated[int, typer.Option(help="The same seed, the same rehearsal")] = 7,
    out: Annotated[Path, typer.Option(help="Where the files go")],
    synchronous: Annotated[str, typer.Option(hidden=True)] = "OFF",
) -> None:
    """Run a whole round in virtual time, with people who behave as assumed, and write down what happened."""
    plan = Plan(_read(roster), roster.name, _known_timetable(timetable), _monday(launch), seed)
    done = _rehearse_with_progress(plan, out, synchronous)
    counts = done.report["counts"]["deliveries"]
    screen.print(
        text(
            _locale(),
            "cli-rehearsed",
            seconds=f"{done.seconds:.1f}",
            megabytes=f"{done.peak_megabytes:.0f}",
            messages=counts.get("sent", 0),
        ),
        highlight=False,
    )
    for path in (done.page, done.ledger, done.report_file):
        screen.print(f"  {path}", style="cyan", highlight=False)


def _known_timetable(name: str) -> str:
    if name not in TIMETABLES:
        raise _fail("refused-not-one-of", option="timetable", value=name, choices=", ".join(TIMETABLES))
    return name


def _monday(launch: datetime) -> Any:  # noqa: ANN401  # a date
    on = launch.date()
    if on.weekday():
        before, after = (on.fromordinal(on.toordinal() - on.weekday() + days).isoformat() for days in (0, 7))
        raise _fail("refused-not-a-monday", before=before, after=after)
    return on


def _rehearse_with_progress(plan: Plan, out: Path, synchronous: str) -> Rehearsed:
    days = (plan.ends_at - plan.opens_at).days
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[day]}"), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True) as progress:
        task = progress.add_task(text(_locale(), "cli-rehearsing"), total=days, day="")

        def on_day(now: datetime) -> None:
            progress.update(task, completed=(now - plan.opens_at).days, day=now.date().isoformat())

        return _run(plan, out, Listening(on_day=on_day), synchronous)


def _run(plan: Plan, out: Path, listening: Listening, synchronous: str = "OFF") -> Rehearsed:
    try:
        return asyncio.run(rehearse(plan, out, make_world(), listening=listening, synchronous=synchronous))
    except Refused as refusal:
        raise _refused(refusal) from None


DEMO_SEED = 7
SAMPLE = Path(__file__).parents[1] / "data" / "content" / "sample.csv"


@app.command()
def demo(out: Annotated[Path, typer.Option(help="Where the files go")] = Path("var/demo")) -> None:
    """Watch a round of 92 invented people from beginning to end."""
    launch = datetime(2027, 3, 1, tzinfo=UTC).date()
    plan = Plan(SAMPLE.read_bytes(), SAMPLE.name, "iln-16-weeks", launch, DEMO_SEED)
    reading = make_world().roster_files.read(plan.roster, plan.roster_name)
    story = Story(
        screen,
        _locale(),
        zones={str(a): e.zone or "UTC" for e in reading.entries for a in e.accounts},
        names={str(a): e.name for e in reading.entries for a in e.accounts},
    )
    story.open(len(reading.entries), len({e.country for e in reading.entries}))
    done = _run(plan, out, Listening(on_day=story.on_day, on_reply=story.on_reply, on_sent=story.on_sent))
    story.close(done)


def main() -> None:
    """Run the command line."""
    level = getattr(logging, Settings().log_level.upper(), logging.WARNING)
    logging.basicConfig(level=level, stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    app()


if __name__ == "__main__":
    main()
