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

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from adapters.console.markup import Screen
from bot.bootstrap import keep_going, make_world, open_programme, play
from bot.commands.catalogue import COMMANDS
from bot.commands.events import CommandInvoked, ReceivedFile, Source
from bot.commands.parsing import parse
from bot.domain.errors import Refused
from bot.domain.people import Account
from bot.domain.roster import Level
from bot.domain.timetable import TIMETABLES
from bot.logs import keep_log
from bot.messages.findings import as_record, finding_line
from bot.messages.plain import plain, plain_prose
from bot.messages.render import LOCALES, Value, text
from bot.ports.chat import FilePart, JobStarted, Say
from bot.rehearsal.model import NUDGE_REVIVES
from bot.rehearsal.run import Listening, Rehearsed, rehearse
from bot.rehearsal.stage import Plan
from bot.rehearsal.story import Story
from bot.settings import Settings
from data.engine import DatabaseInUse, DatabaseUnreachable, open_store
from scheduler.clock import SystemClock

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.roster import RosterReading
    from bot.ports.chat import Message
    from bot.programme import Programme
    from data.store import SqlStore

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


async def _answered(programme: Programme, event: CommandInvoked, save_as: Path | None) -> int:
    reply = await programme.dispatcher.dispatch(event)
    if isinstance(reply, JobStarted):
        reply = await programme.dispatcher.finish(reply, event.source)
    message = getattr(reply, "message", None)
    if message is None:
        return 0
    _save_files(message, save_as)
    screen.print(plain(message, "UTC"), highlight=False, markup=False)
    return FAULTY if isinstance(reply, Say) and reply.refused else 0


def _save_files(message: Message, path: Path | None) -> None:
    for part in message.parts:
        if isinstance(part, FilePart) and path is not None:
            path.write_bytes(part.content)


def _not_opened(failure: DatabaseInUse | DatabaseUnreachable) -> typer.Exit:
    if isinstance(failure, DatabaseInUse):
        return _fail("cli-database-in-use")
    return _fail("cli-database-unreachable", why=str(failure))


def _open_programme_store(*, direct: bool = True) -> SqlStore:
    try:
        return open_store(Settings().database_url, direct=direct)
    except (DatabaseInUse, DatabaseUnreachable) as failure:
        raise _not_opened(failure) from None


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
        store = open_store(f"sqlite:///{database}", direct=True, synchronous="NORMAL")
    except (DatabaseInUse, DatabaseUnreachable) as failure:
        raise _not_opened(failure) from None
    try:
        asyncio.run(play(store, Screen(screen), sys.stdin, locale=_locale()))
    finally:
        store.close()


@app.command("run")
def run_programme() -> None:
    """Keep the programme going by the real clock until it is stopped with Ctrl-C."""
    store = _open_programme_store(direct=False)
    screen.print(text(_locale(), "cli-running"), highlight=False)
    try:
        asyncio.run(keep_going(store))
    finally:
        store.close()
        screen.print(text(_locale(), "cli-stopped"), highlight=False)


@app.command("rehearse")
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
    plan = Plan(
        _read(roster),
        roster.name,
        _known_timetable(timetable),
        _monday(launch),
        seed,
        nudge_revives=nudges,
        coordinators=coordinators,
    )
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


def _monday(launch: datetime) -> date:
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
        world = make_world()
        return asyncio.run(
            rehearse(plan, out, world, listening=listening, synchronous=synchronous, make_world=make_world)
        )
    except Refused as refusal:
        raise _refused(refusal) from None


DEMO_SEED = 7
SAMPLE = Path(__file__).parents[1] / "data" / "content" / "sample.csv"


@app.command()
def demo(out: Annotated[Path, typer.Option(help="Where the files go")] = Path("var/demo")) -> None:
    """Watch a round of 92 invented people from beginning to end."""
    launch = datetime(2027, 3, 1, tzinfo=UTC).date()
    plan = Plan(SAMPLE.read_bytes(), SAMPLE.name, "iln-16-weeks", launch, DEMO_SEED, locale=_locale())
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
    keep_log(level, sys.stderr)
    app()


if __name__ == "__main__":
    main()
