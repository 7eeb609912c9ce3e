"""A roster file becomes participants: known ones are recognised, their own word wins, nothing is merged silently."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime  # noqa: TC003  # dataclass field
from typing import TYPE_CHECKING, Any

from bot.domain.errors import NotFound, Refused
from bot.domain.people import PROFILE_FIELDS, AccountState, Participant
from bot.domain.roster import Finding, Level, RosterEntry
from bot.domain.rounds import Application, RoundState
from bot.services.handles import is_known_already

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.people import Account
    from bot.domain.roster import RosterReading
    from bot.domain.rounds import Round
    from bot.ports.storage import Unit

CONSENT_VERSION = "roster"
"""What is kept as the version of the code of conduct that somebody accepted in a form of the programme's own."""


class FaultyRoster(Refused):
    """The file has faults, so nothing was changed. `findings` are all of them, and the warnings."""

    key = "refused-faulty-roster"

    def __init__(self, findings: Sequence[Finding]) -> None:
        """Keep the findings for the list."""
        super().__init__(count=sum(f.level is Level.FAULT for f in findings))
        self.findings = tuple(findings)


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that somebody set themself and that the file says otherwise: their own word stays."""

    row: int
    participant_id: int
    field: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    added: int
    changed: int
    unchanged: int
    skipped: int
    applied: int
    findings: tuple[Finding, ...] = ()
    differences: tuple[Difference, ...] = ()


@dataclass
class _Work:
    """One import under way."""

    new: list[tuple[RosterEntry, Participant]] = field(default_factory=list)
    known: list[tuple[RosterEntry, Participant, Participant]] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def import_reading(
    unit: Unit, reading: RosterReading, now: datetime, *, round_: Round | None = None, skip_faulty: bool = False
) -> Imported:
    """Take a file's entries in. Raises FaultyRoster, and changes nothing, unless faulty rows are skipped."""
    findings = [*reading.findings, *check_against_known(unit, reading)]
    faulty_rows = {f.row for f in findings if f.level is Level.FAULT}
    if faulty_rows and (not skip_faulty or None in faulty_rows):
        raise FaultyRoster(findings)
    entries = [e for e in reading.entries if e.row not in faulty_rows]
    work = _sort(unit, entries, now)
    added = unit.people.add_many(person for _, person in work.new)
    changed = [after for _, before, after in work.known if before != after]
    unit.people.save_many(changed)
    everybody = [
        *((entry, person.id) for (entry, _), person in zip(work.new, added, strict=True)),
        *((entry, after.id) for entry, _, after in work.known),
    ]
    applied = _apply(unit, everybody, round_, now) if round_ is not None else 0
    return Imported(
        added=len(added),
        changed=len(changed),
        unchanged=len(work.known) - len(changed),
        skipped=len(faulty_rows - {None}),
        applied=applied,
        findings=tuple(findings),
        differences=tuple(work.differences),
    )


def check_against_known(unit: Unit, reading: RosterReading) -> Sequence[Finding]:
    """Find rows that point at two known people at once, and people whom two rows point at."""
    accounts, emails = _index(unit)
    found: list[Finding] = []
    rows_of: dict[int, int] = {}
    for entry in reading.entries:
        pointed = _pointed_at(entry, accounts, emails)
        several = pointed | _owner_of_address(entry, emails)
        if len(several) > 1:
            found.append(_fault("two-known-people", entry, reading, others=", ".join(f"#{i}" for i in sorted(several))))
        for person_id in pointed:
            if person_id in rows_of:
                found.append(_fault("same-known-person", entry, reading, first=rows_of[person_id]))
            rows_of.setdefault(person_id, entry.row)
    return found


def _fault(code: str, entry: RosterEntry, reading: RosterReading, **details: str | int) -> Finding:
    return Finding(Level.FAULT, code, entry.row, reading.columns.get("accounts"), entry.name, details)


def _index(unit: Unit) -> tuple[Mapping[tuple[str, str], int], Mapping[str, int]]:
    people = unit.people.all()
    accounts = {a.key: p.id for p in people for a in p.accounts}
    return accounts, {p.email.casefold(): p.id for p in people if p.email}


def _pointed_at(
    entry: RosterEntry, accounts: Mapping[tuple[str, str], int], emails: Mapping[str, int]
) -> frozenset[int]:
    """Give the known people a row means: by account, else by e-mail."""
    by_account = {accounts[a.key] for a in entry.accounts if a.key in accounts}
    if by_account:
        return frozenset(by_account)
    return _owner_of_address(entry, emails)


def _owner_of_address(entry: RosterEntry, emails: Mapping[str, int]) -> frozenset[int]:
    owner = emails.get(entry.email.casefold()) if entry.email else None
    return frozenset() if owner is None else frozenset({owner})


def _sort(unit: Unit, entries: Iterable[RosterEntry], now: datetime) -> _Work:
    """Tell new people from known ones, and work out what changes for those."""
    accounts, emails = _index(unit)
    work = _Work()
    for entry in entries:
        pointed = _pointed_at(entry, accounts, emails)
        before = unit.people.get(next(iter(pointed))) if pointed else None
        if before is None:
            work.new.append((entry, _new(entry, now)))
        else:
            after, differing = _changed(before, entry, now)
            work.known.append((entry, before, after))
            work.differences += [Difference(entry.row, before.id, name) for name in differing]
    return work


def _new(entry: RosterEntry, now: datetime) -> Participant:
    said = {name: value for name in PROFILE_FIELDS if (value := getattr(entry, name)) not in (None, ())}
    said.setdefault("zone", "UTC")
    return Participant(
        id=0,
        **said,
        accounts=tuple(replace(a, state=AccountState.EXPECTED) for a in entry.accounts),
        extra=dict(entry.extra),
        **_consent(entry, now),
    )


def _consent(entry: RosterEntry, now: datetime) -> dict[str, Any]:
    if not entry.consented:
        return {}
    return {"consent_version": CONSENT_VERSION, "consented_at": entry.applied_at or now}


def _changed(before: Participant, entry: RosterEntry, now: datetime) -> tuple[Participant, Sequence[str]]:
    """Give the person as the file has it, their own settings kept, and which of those the file contradicts."""
    said = {name: value for name in PROFILE_FIELDS if (value := getattr(entry, name)) not in (None, ())}
    differing = [n for n, value in said.items() if n in before.own_fields and value != getattr(before, n)]
    taken = {n: value for n, value in said.items() if n not in before.own_fields}
    if before.consented_at is None:
        taken |= _consent(entry, now)
    accounts = (*before.accounts, *_unknown(entry.accounts, before.accounts))
    return replace(before, **taken, accounts=accounts, extra={**before.extra, **entry.extra}), differing


def _unknown(said: Iterable[Account], known: Sequence[Account]) -> Iterable[Account]:
    return (replace(a, state=AccountState.EXPECTED) for a in said if not is_known_already(a, known))


def _apply(unit: Unit, everybody: Iterable[tuple[RosterEntry, int]], round_: Round, now: datetime) -> int:
    """Make an application of each row for the round, where the person has none. Give how many are new."""
    known = {a.participant_id for a in unit.applications.of_round(round_.id)}
    new = [
        Application(round_.id, person_id, entry.applied_at or now)
        for entry, person_id in everybody
        if person_id not in known
    ]
    unit.applications.save_many(new)
    return len(new)


def round_for_import(unit: Unit, name: str | None) -> Round | None:
    """Give the round whose applicants a file holds: the named one, else the only one that is open. Raises Refused."""
    if name is not None:
        found = unit.rounds.by_name(name)
        if found is None:
            raise NotFound(what=name)
        found.require(RoundState.OPEN, RoundState.DRAFT, RoundState.CLOSED)
        return found
    fitting = [r for r in unit.rounds.all() if r.state in {RoundState.DRAFT, RoundState.OPEN}]
    return fitting[0] if len(fitting) == 1 else None
