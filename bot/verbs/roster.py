"""`roster`: check a file, take it in, give it out."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.events import ReceivedFile
from bot.domain.roster import Level
from bot.verbs.families import carry_out
from bot.verbs.speaking import FAULTY, locale, read, screen, tell

if TYPE_CHECKING:
    from bot.domain.roster import Finding, RosterReading

roster_app = typer.Typer(no_args_is_help=True, help="The roster: check a file, take it in, give it out.")


@roster_app.command("check")
def check_roster(
    file: Annotated[Path, typer.Argument(help="CSV, TSV or .xlsx")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print every finding as JSON")] = False,
) -> None:
    """Say what is wrong or odd in a roster file. Nothing is stored; exits with 2 if there is a fault."""
    from bot.bootstrap import make_world
    from bot.messages.findings import as_record

    reading = make_world().roster_files.read(read(file), file.name)
    if as_json:
        records = [as_record(finding, locale()) for finding in reading.findings]
        sys.stdout.write(json.dumps(records, ensure_ascii=False, indent=1) + "\n")
    else:
        _show_findings(reading)
    if any(f.level is Level.FAULT for f in reading.findings):
        raise typer.Exit(FAULTY)


def _show_findings(reading: RosterReading) -> None:
    for finding in reading.findings:
        show_finding(finding, "red" if finding.level is Level.FAULT else "yellow")
    faults = sum(f.level is Level.FAULT for f in reading.findings)
    warnings = len(reading.findings) - faults
    if faults:
        tell("cli-roster-faults", count=faults)
    else:
        tell("cli-roster-good", people=len(reading.entries))
    if warnings:
        tell("cli-roster-warnings", count=warnings)


def show_finding(finding: Finding, style: str) -> None:
    """Say what was found in a file."""
    from bot.messages.findings import finding_line
    from bot.messages.plain import plain_prose

    line = plain_prose(finding_line(finding, locale()), locale(), "UTC")
    screen.print(line, style=style, highlight=False, markup=False)


@roster_app.command("import")
def import_roster(
    file: Annotated[Path, typer.Argument(help="CSV, TSV or .xlsx")],
    *,
    skip_faulty: Annotated[bool, typer.Option("--skip-faulty", help="Take the good rows, list the others")] = False,
    round_name: Annotated[str | None, typer.Option("--round", help="The round they apply for")] = None,
) -> None:
    """Take a roster file in. A file with faults changes nothing."""
    options: dict[str, Any] = {"file": ReceivedFile(file.name, read(file))}
    if skip_faulty:
        options["faulty"] = "skip"
    if round_name:
        options["round"] = round_name
    raise typer.Exit(carry_out(("roster", "import"), options))


@roster_app.command("export")
def export_roster(file: Annotated[Path, typer.Argument(help="Ends in .csv or .xlsx")]) -> None:
    """Write the roster to a file, which can be imported again."""
    kind = "xlsx" if file.suffix.lower() == ".xlsx" else "csv"
    raise typer.Exit(carry_out(("roster", "export"), {"format": kind}, save_as=file))
