"""The command line: `pairkeeper …`, or `./dev run …` in a checkout."""

from __future__ import annotations

import signal

_USUAL = signal.signal(signal.SIGINT, signal.SIG_DFL)
"""Until a verb begins, Ctrl-C just ends the program: nothing has been done, so nothing is said."""

import json
import logging
import secrets
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from bot.commands.events import CommandInvoked, ReceivedFile
from bot.commands.parsing import parse
from bot.domain.errors import Refused
from bot.domain.matching import RULES
from bot.domain.own_rules import with_own
from bot.domain.roster import Level
from bot.domain.timetable import TIMETABLES
from bot.rehearsal.model import NUDGE_REVIVES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bot.domain.matching import Matching, Rules
    from bot.domain.roster import Finding, RosterReading
    from bot.messages.render import Value
    from bot.rehearsal.run import Listening, Rehearsed
    from bot.rehearsal.stage import Plan
    from bot.settings import Settings
    from data.engine import DatabaseInUse, DatabaseUnreachable

FAULTY = 2
"""The exit code of a check that found faults, and of a command that was refused."""

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Partnership programmes, kept going by a kind bot.")
roster_app = typer.Typer(no_args_is_help=True, help="The roster: check a file, take it in, give it out.")
app.add_typer(roster_app, name="roster")
screen = Console()


def _settings() -> Settings:
    from bot.settings import SettingsWrong, read_settings

    try:
        return read_settings()
    except SettingsWrong as wrong:
        raise _fail_in("en", "process-settings-wrong", why=str(wrong)) from None


def _locale() -> str:
    from bot.messages.render import LOCALES

    lang = _settings().lang
    return lang if lang in LOCALES else "en"


def _fail(key: str, **values: Value) -> typer.Exit:
    """Say what is wrong and what to do, and give the way out."""
    return _fail_in(_locale(), key, **values)


def _fail_in(locale: str, key: str, **values: Value) -> typer.Exit:
    from bot.messages.render import text

    Console(stderr=True).print(text(locale, key, **values), style="red", highlight=False, markup=False)
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
    from bot.bootstrap import make_world
    from bot.messages.findings import as_record

    reading = make_world().roster_files.read(_read(file), file.name)
    if as_json:
        records = [as_record(finding, _locale()) for finding in reading.findings]
        sys.stdout.write(json.dumps(records, ensure_ascii=False, indent=1) + "\n")
    else:
        _show_findings(reading)
    if any(f.level is Level.FAULT for f in reading.findings):
        raise typer.Exit(FAULTY)


def _show_findings(reading: RosterReading) -> None:
    for finding in reading.findings:
        _show_finding(finding, "red" if finding.level is Level.FAULT else "yellow")
    faults = sum(f.level is Level.FAULT for f in reading.findings)
    warnings = len(reading.findings) - faults
    if faults:
        _tell("cli-roster-faults", count=faults)
    else:
        _tell("cli-roster-good", people=len(reading.entries))
    if warnings:
        _tell("cli-roster-warnings", count=warnings)


def _show_finding(finding: Finding, style: str) -> None:
    from bot.messages.findings import finding_line
    from bot.messages.plain import plain_prose

    line = plain_prose(finding_line(finding, _locale()), _locale(), "UTC")
    screen.print(line, style=style, highlight=False, markup=False)


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


# ---------------------------------------------------------------------- matching a file


@app.command("match")
def match_file(
    roster: Annotated[Path, typer.Argument(help="The roster file")],
    *,
    rules: Annotated[str, typer.Option(help=", ".join(RULES))] = "international",
    seed: Annotated[int, typer.Option(help="The same seed, the same pairs")] = 7,
    out: Annotated[Path, typer.Option(help="Where the files go")],
    edges: Annotated[bool, typer.Option("--edges", help="Write every allowed pair too")] = False,
    own: Annotated[list[str] | None, typer.Option("--set", help="A rule of your own: shared-interests=50")] = None,
    on: Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The day whose clocks count")] = None,
    skip_faulty: Annotated[bool, typer.Option("--skip-faulty", help="Match the good rows, list the others")] = False,
) -> None:
    """Match the people of a roster file, without a round: pairs.csv, and report.json with the proof."""
    from bot.bootstrap import make_world
    from bot.services.match_roster import ON

    reading = make_world().roster_files.read(_read(roster), roster.name)
    faults = [f for f in reading.findings if f.level is Level.FAULT]
    _show_faults(faults)
    if faults and (not skip_faulty or any(f.row is None for f in faults)):
        _tell("cli-match-faults", file=str(roster))
        raise typer.Exit(FAULTY)
    _match_entries(reading, _rules(rules, own or ()), seed, on.date() if on else ON, _folder(out), with_edges=edges)


LISTED = 10
"""How many faults, and how many reasons, are worth reading beside what came out."""


def _show_faults(faults: Sequence[Finding]) -> None:
    for finding in faults[:LISTED]:
        _show_finding(finding, "red")
    if len(faults) > LISTED:
        _tell("cli-match-more-faults", count=len(faults) - LISTED)


def _folder(out: Path) -> Path:
    """Make the folder for what comes out, before any work is done."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise _fail("cli-no-folder", name=str(out)) from None
    return out


def _rules(name: str, own: Sequence[str]) -> Rules:
    from bot.services.set_rules import read_rule

    if name not in RULES:
        raise _fail("refused-not-one-of", option="rules", value=name, choices=", ".join(RULES))
    try:
        return with_own(RULES[name], dict(read_rule(*each.partition("=")[::2]) for each in own))
    except Refused as refusal:
        raise _refused(refusal) from None


def _match_entries(reading: RosterReading, rules: Rules, seed: int, on: date, out: Path, *, with_edges: bool) -> None:
    from adapters.console.progress import ProgressBar, interruptible
    from bot.bootstrap import make_world
    from bot.matching.edges import every_edge
    from bot.matching.engine import match
    from bot.services.match_roster import PAIR_COLUMNS, pair_lines, persons_in, report
    from data.files.match_results import write_lines
    from scheduler.clock import RealStopwatch

    people = persons_in(reading.entries, rules)
    stopwatch = RealStopwatch()
    began = stopwatch.seconds()
    try:
        with interruptible(ProgressBar(screen, stopwatch, _locale())) as bar:
            matching = match(people, rules, seed=seed, on=on, watch=bar)
    except Refused as refusal:
        raise _refused(refusal) from None
    seconds = stopwatch.seconds() - began
    written = [out / "pairs.csv", out / "report.json"]
    write_lines(written[0], PAIR_COLUMNS, pair_lines(matching, reading.entries))
    summary = report(matching, seconds, locale=_locale(), places=make_world().places)
    written[1].write_text(json.dumps(summary, ensure_ascii=False, indent=1) + "\n", "utf-8")
    _say_matched(matching, seconds)
    _say_left_over(str(each["reason"]) for each in summary["left_over"])
    if with_edges:
        written.append(_write_edges(out / "edges.csv", every_edge(people, rules, seed=seed, on=on)))
    for path in written:
        screen.print(f"  {path}", style="cyan", highlight=False)


def _write_edges(path: Path, edges: Iterable[tuple[str | int, ...]]) -> Path:
    """Write every allowed pair; a part of them would prove nothing, so it is not left behind."""
    from bot.services.match_roster import EDGE_COLUMNS
    from data.files import match_results

    try:
        match_results.write_lines(path, EDGE_COLUMNS, edges)
    except KeyboardInterrupt:
        path.unlink(missing_ok=True)
        raise _fail("cli-no-edges", name=str(path)) from None
    return path


def _say_left_over(reasons: Iterable[str]) -> None:
    """Say why people are left over, each reason once."""
    counted = Counter(reasons).most_common()
    for reason, count in counted[:LISTED]:
        _tell("cli-left-over", count=count, reason=reason)
    if len(counted) > LISTED:
        _tell("cli-left-over-more", count=len(counted) - LISTED)


def _say_matched(matching: Matching, seconds: float) -> None:
    from bot.messages.plain import plain_prose
    from bot.services.proof import proof_words

    placed, alone = len(matching.matches), len(matching.left_over)
    _tell("cli-matched", pairs=placed, left=alone, score=matching.score, seconds=f"{seconds:.1f}")
    _show(plain_prose(proof_words(matching, _locale()), _locale(), "UTC"))


# ---------------------------------------------------------------------- any command of the catalogue

FAMILIES = ("cases", "country", "pairs", "partner", "roles", "round", "setup", "topics")
"""The catalogue's own, but for what has verbs of its own here; a test keeps them equal, so that `--help` is quick."""
ANYTHING = {"allow_extra_args": True, "ignore_unknown_options": True}


def _offer(family: str) -> None:
    """Offer one family of the catalogue: what is typed behind it is what one types in a chat."""

    @app.command(family, context_settings=ANYTHING, help=f"As /{family} in a chat, for whoever sits at this machine.")
    def carry_out(context: typer.Context) -> None:
        from bot.commands.catalogue import COMMANDS

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
    """Carry out one command on the programme's own database, or by the bot that runs. Give the exit code."""
    from adapters.console.saved import save
    from adapters.terminal.frames import OPERATOR
    from bot.operating import give_command
    from data.engine import DatabaseInUse, DatabaseUnreachable

    event = CommandInvoked(secrets.token_hex(8), OPERATOR, path, options)
    try:
        answer = give_command(_settings(), event, _show)
    except (DatabaseInUse, DatabaseUnreachable) as failure:
        raise _not_opened(failure) from None
    except Refused as refusal:
        raise _refused(refusal) from None
    if answer.text is not None:
        _show(answer.text)
    if save_as is not None:
        for _, content in answer.files:
            save_as.write_bytes(content)
    else:
        for saved in save(Path(), answer.files):
            _tell("console-saved", path=str(saved))
    return FAULTY if answer.refused else 0


def _show(words: str) -> None:
    screen.print(words, highlight=False, markup=False)


def _not_opened(failure: DatabaseInUse | DatabaseUnreachable) -> typer.Exit:
    from data.engine import DatabaseInUse

    if isinstance(failure, DatabaseInUse):
        return _fail("cli-database-in-use")
    return _fail("cli-database-unreachable", why=str(failure))


# ---------------------------------------------------------------------- console, rehearsal, demo


@app.command()
def console(
    database: Annotated[Path, typer.Option(help="A database for trying things out")] = Path("var/console.sqlite3"),
    *,
    fresh: Annotated[bool, typer.Option("--fresh", help="Begin anew")] = False,
) -> None:
    """Play a programme: be the coordinator or anybody on the roster, and move the clock."""
    import asyncio

    from adapters.console.markup import Screen
    from bot.bootstrap import play
    from data.engine import DatabaseInUse, DatabaseUnreachable, open_store

    if fresh:
        for path in (database, Path(f"{database}-wal"), Path(f"{database}-shm")):
            path.unlink(missing_ok=True)
    try:
        store = open_store(f"sqlite:///{database}", direct=True, synchronous="NORMAL")
    except (DatabaseInUse, DatabaseUnreachable) as failure:
        raise _not_opened(failure) from None
    try:
        asyncio.run(
            play(store, Screen(screen, database.with_name(f"{database.stem}-files")), sys.stdin, locale=_locale())
        )
    finally:
        store.close()


@app.command("run")
def run_programme() -> None:
    """Keep the programme going, on every platform that has a token, until it is stopped with Ctrl-C."""
    from bot.operating import keep_going
    from data.engine import DatabaseInUse, DatabaseUnreachable

    settings = _settings()
    if settings.is_slack_half_set:
        raise _fail("process-slack-needs-both")
    try:
        nothing_left = keep_going(settings, _tell)
    except (DatabaseInUse, DatabaseUnreachable) as failure:
        raise _not_opened(failure) from None
    except Refused as refusal:
        raise _refused(refusal) from None
    _tell("cli-stopped")
    if nothing_left:
        raise typer.Exit(FAULTY)


def _tell(key: str, /, **values: Value) -> None:
    from bot.messages.plain import plain_prose
    from bot.messages.render import prose

    _show(plain_prose(prose(_locale(), key, **values), _locale(), "UTC"))


discord_app = typer.Typer(no_args_is_help=True, help="Discord: what is needed to connect.")
app.add_typer(discord_app, name="discord")
slack_app = typer.Typer(no_args_is_help=True, help="Slack: what is needed to connect.")
app.add_typer(slack_app, name="slack")


@discord_app.command("invite")
def invite_to_discord(
    application: Annotated[str, typer.Argument(help="The application id, from the page “General Information”")],
) -> None:
    """Print the link that lets the bot into a server, with exactly the permissions it needs, and why."""
    from adapters.discord.permissions import PERMISSIONS, invite_link
    from bot.messages.render import text

    if not application.isdecimal():
        raise _fail("process-no-application", value=application)
    for permission in PERMISSIONS:
        screen.print(f"  {permission.name}: {text(_locale(), permission.reason)}", highlight=False, markup=False)
    sys.stdout.write(invite_link(application) + "\n")


@slack_app.command("manifest")
def write_slack_manifest() -> None:
    """Print the manifest to make the Slack app from."""
    from adapters.slack.manifest import manifest_json

    sys.stdout.write(manifest_json(_settings().slack_command) + "\n")


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
    from bot.rehearsal.stage import Plan

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
    _tell(
        "cli-rehearsed",
        seconds=f"{done.seconds:.1f}",
        megabytes=f"{done.peak_megabytes:.0f}",
        messages=counts.get("sent", 0),
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
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from bot.messages.render import text
    from bot.rehearsal.run import Listening

    days = (plan.ends_at - plan.opens_at).days
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[day]}"), TimeElapsedColumn())
    with Progress(*columns, console=screen, transient=True) as progress:
        task = progress.add_task(text(_locale(), "cli-rehearsing"), total=days, day="")

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
        raise _refused(refusal) from None


DEMO_SEED = 7
SAMPLE = Path(__file__).parents[1] / "data" / "content" / "sample.csv"


@app.command()
def demo(out: Annotated[Path, typer.Option(help="Where the files go")] = Path("var/demo")) -> None:
    """Watch a round of 92 invented people from beginning to end."""
    from bot.bootstrap import make_world
    from bot.rehearsal.run import Listening
    from bot.rehearsal.stage import Plan
    from bot.rehearsal.story import Story

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


@app.callback()
def _begin() -> None:
    """Keep a log of whatever is done, and let Ctrl-C stop it as it likes to be stopped."""
    from bot.logs import keep_log

    signal.signal(signal.SIGINT, _USUAL)
    level = getattr(logging, _settings().log_level.upper(), logging.WARNING)
    keep_log(level, sys.stderr)


def main() -> None:
    """Run the command line."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app()


signal.signal(signal.SIGINT, _USUAL)  # whoever only reads this keeps their own

if __name__ == "__main__":
    main()
