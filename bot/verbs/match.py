"""`match`: the people of a file, without a round."""

from __future__ import annotations

import json
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.domain.errors import Refused
from bot.domain.matching import RULES
from bot.domain.own_rules import with_own
from bot.domain.roster import Level
from bot.verbs.roster import show_finding
from bot.verbs.speaking import FAULTY, fail, locale, read, refused, screen, show, tell

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from bot.domain.matching import Matching, Rules
    from bot.domain.roster import Finding, RosterReading


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

    reading = make_world().roster_files.read(read(roster), roster.name)
    faults = [f for f in reading.findings if f.level is Level.FAULT]
    _show_faults(faults)
    if faults and (not skip_faulty or any(f.row is None for f in faults)):
        tell("cli-match-faults", file=str(roster))
        raise typer.Exit(FAULTY)
    _match_entries(reading, _rules(rules, own or ()), seed, on.date() if on else ON, _folder(out), with_edges=edges)


LISTED = 10
"""How many faults, and how many reasons, are worth reading beside what came out."""


def _show_faults(faults: Sequence[Finding]) -> None:
    for finding in faults[:LISTED]:
        show_finding(finding, "red")
    if len(faults) > LISTED:
        tell("cli-match-more-faults", count=len(faults) - LISTED)


def _folder(out: Path) -> Path:
    """Make the folder for what comes out, before any work is done."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError:
        raise fail("cli-no-folder", name=str(out)) from None
    return out


def _rules(name: str, own: Sequence[str]) -> Rules:
    from bot.services.set_rules import read_rule

    if name not in RULES:
        raise fail("refused-not-one-of", option="rules", value=name, choices=", ".join(RULES))
    try:
        return with_own(RULES[name], dict(read_rule(*each.partition("=")[::2]) for each in own))
    except Refused as refusal:
        raise refused(refusal) from None


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
        with interruptible(ProgressBar(screen, stopwatch, locale())) as bar:
            matching = match(people, rules, seed=seed, on=on, watch=bar)
    except Refused as refusal:
        raise refused(refusal) from None
    seconds = stopwatch.seconds() - began
    written = [out / "pairs.csv", out / "report.json"]
    write_lines(written[0], PAIR_COLUMNS, pair_lines(matching, reading.entries))
    summary = report(matching, seconds, locale=locale(), places=make_world().places)
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
        raise fail("cli-no-edges", name=str(path)) from None
    return path


def _say_left_over(reasons: Iterable[str]) -> None:
    """Say why people are left over, each reason once."""
    counted = Counter(reasons).most_common()
    for reason, count in counted[:LISTED]:
        tell("cli-left-over", count=count, reason=reason)
    if len(counted) > LISTED:
        tell("cli-left-over-more", count=len(counted) - LISTED)


def _say_matched(matching: Matching, seconds: float) -> None:
    from bot.messages.plain import plain_prose
    from bot.services.proof import proof_words

    placed, alone = len(matching.matches), len(matching.left_over)
    tell("cli-matched", pairs=placed, left=alone, score=matching.score, seconds=f"{seconds:.1f}")
    show(plain_prose(proof_words(matching, locale()), locale(), "UTC"))
