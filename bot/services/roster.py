"""The roster by command: import, export, find."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.domain.errors import Refused
from bot.domain.roster import Finding, Level
from bot.domain.rounds import RoundState
from bot.messages.cards import card
from bot.messages.findings import finding_line
from bot.messages.render import heading, paragraph, prose
from bot.ports.chat import FilePart, Questions
from bot.services.expected import invite_the_expected
from bot.services.handles import with_handles
from bot.services.import_roster import FaultyRoster, import_reading, round_for_import
from bot.services.reach import reach_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.domain.people import Participant
    from bot.ports.chat import Part, Reply
    from bot.services.asked import Asked
    from bot.services.import_roster import Imported

SHOWN = 8
"""How many findings, or people, one answer lists."""


def import_roster(asked: Asked, *, file: Any, faulty: str = "refuse", round: str | None = None) -> Reply:  # noqa: ANN401  # a ReceivedFile
    """Take a roster in, or list what is wrong with it. Raises what `round_for_import` raises."""
    round_ = round_for_import(asked.unit, round)
    reading = asked.world.roster_files.read(file.content, file.name, round_locale=round_.locale if round_ else None)
    reading = with_handles(reading, asked.world.entered_by_people)
    try:
        done = import_reading(asked.unit, reading, asked.now, round_=round_, skip_faulty=faulty == "skip")
    except FaultyRoster as refusal:
        told = asked.show(
            paragraph(asked.locale, refusal.key, count=int(str(refusal.details["count"]))),
            *findings_parts(asked, refusal.findings),
        )
        return replace(told, refused=True)
    if round_ is not None and round_.state is not RoundState.DRAFT:
        invite_the_expected(asked.unit, round_, asked.now, asked.world)
    return asked.show(*_done_parts(asked, done, round_.name if round_ else None))


def _done_parts(asked: Asked, done: Imported, round_name: str | None) -> Iterable[Part]:
    yield paragraph(
        asked.locale,
        "roster-imported",
        added=done.added,
        changed=done.changed,
        unchanged=done.unchanged,
        skipped=done.skipped,
    )
    if round_name is not None:
        yield paragraph(asked.locale, "roster-applied", count=done.applied, round=round_name)
    else:
        yield paragraph(asked.locale, "roster-no-round")
    if done.differences:
        yield heading(asked.locale, "roster-differences", count=len(done.differences))
        yield Questions(
            tuple(
                prose(
                    asked.locale,
                    "roster-difference",
                    row=str(d.row),
                    number=str(d.participant_id),
                    field=prose(asked.locale, f"field-{d.field.replace('_', '-')}"),
                )
                for d in done.differences[:SHOWN]
            )
        )
    yield from findings_parts(asked, done.findings)


def findings_parts(asked: Asked, findings: Sequence[Finding]) -> Iterable[Part]:
    """List what was found, faults first, as much as one message holds."""
    if not findings:
        return
    ordered = sorted(findings, key=lambda f: (f.level is not Level.FAULT, f.row or 0))
    yield heading(asked.locale, "roster-findings", count=len(findings))
    yield Questions(tuple(finding_line(finding, asked.locale) for finding in ordered[:SHOWN]))
    if len(ordered) > SHOWN:
        yield paragraph(asked.locale, "roster-findings-more", count=len(ordered) - SHOWN)


def export_roster(asked: Asked, *, format: str = "csv") -> Reply:
    """Give the roster as a file, which can be imported again."""
    people = asked.unit.people.all()
    content = asked.world.roster_files.write(people, format="xlsx" if format == "xlsx" else "csv", locale=asked.locale)
    return asked.show(
        paragraph(asked.locale, "roster-exported", count=len(people)), FilePart(content, f"roster.{format}")
    )


def _by_reference(asked: Asked, text: str) -> Sequence[Participant]:
    """Give who is meant by `#number` or `platform:id`."""
    try:
        return [asked.find_person(text)]
    except Refused:
        return []


def find_person(asked: Asked, *, who: str) -> Reply:
    """Show whom a name, e-mail, account or number means."""
    text = who.strip()
    hits = asked.unit.people.find(text) or _by_reference(asked, text)
    if not hits:
        return asked.say("roster-nobody", what=text)
    if len(hits) == 1:
        return asked.show(
            heading(asked.locale, "person-title", number=str(hits[0].id), name=hits[0].name),
            card(hits[0], asked.locale, asked.world.places, asked.now),
            *reach_parts(asked, hits[0]),
        )
    lines = tuple(prose(asked.locale, "person-line", number=str(p.id), name=p.name) for p in hits)
    return asked.show(heading(asked.locale, "roster-several", count=len(hits)), Questions(lines))
