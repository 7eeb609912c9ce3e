"""The promises of DOMAIN.md §3 and §4, each a function over the files that a rehearsal leaves behind.

Written as a stranger would check them: from `ledger.jsonl` and `report.json` alone, with an opinion of its own on zones
and days off, and without one line of the programme's code. A test may add what it `Known`s about people that no file
tells: who was away, moved, left, or has a dead account. `python -m tests.simulation.promises DIR` audits a folder.
"""

from __future__ import annotations

import json
import re
import sys
import warnings
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence  # noqa: TC003  # dataclass fields
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache, cached_property, lru_cache
from itertools import pairwise
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

import holidays

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


KINDS = _words(
    "introduction topic suggestion nudge offer agreement check-in confirmation call survey farewell case case-reminder "
    "country-summary announcement notice passed-on meeting meeting-reminder reply"
)
STARTERS = _words("bot person meeting coordinator")
OUTCOMES = _words("sent undeliverable held withdrawn expired")
STATUSES = _words("waiting not-confirmed matched finished left")
FIELDS = _words("key kind number to started_by planned_for sent_at local_time locale text outcome")
KEY = re.compile(r"\d+:(?:\d+|-):([a-z-]+):\d+\.\d+:(?:#\d+|room:\d+|channel:[a-z-]+@[a-z]+)(?::\d+)?")
ACCOUNT = re.compile(r"[a-z]+:\S+")
PLACE = re.compile(r"(?:room|channel):\S+")
BY_THE_TIMETABLE = frozenset({"still-in", "introduction", "topic", "survey", "last-week", "farewell"})
"""What comes on its morning; the other messages that the bot starts follow an act, and may come later that day."""
ENGLISH = _words("the and you your with this that have what from are is for will we of to how")
SPANISH = _words("el la los las y que de con tu una un para por en es cómo qué se lo su al del no te")
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Known:
    """What a test knows of one person: absences (when it was said, the last day), leaving, moves, a dead account."""

    away: tuple[tuple[datetime, date], ...] = ()
    left_at: datetime | None = None
    zones: tuple[tuple[datetime, str], ...] = ()
    is_dead: bool = False
    institution: str = ""

    def is_away_at(self, moment: datetime) -> bool:
        """Say whether the person had told us by then that they are away that day."""
        return any(said_at < moment and moment.date() <= last for said_at, last in self.away)

    def is_away_on(self, on: date) -> bool:
        """Say whether any part of the day lies in an absence."""
        return any(said_at.date() <= on <= last for said_at, last in self.away)


NOTHING_KNOWN = Known()


NEVER = datetime.min.replace(tzinfo=UTC)


class Line(NamedTuple):
    """A line of the ledger.

    `what` is the message's name, from a key that can be read; `is_personal` says that a person reads it in private,
    `is_counted` that the bot started it, and it reached a person; `read_at` and `on` are the reader's own time and day,
    in the distant past where there is none.
    """

    key: str
    kind: str
    number: int
    to: str
    started_by: str
    planned_for: datetime
    sent_at: datetime | None
    local_time: datetime | None
    locale: str | None
    text: str | None
    outcome: str
    what: str
    is_personal: bool
    is_counted: bool
    read_at: datetime
    on: date


@dataclass(frozen=True)
class Audit:
    """The files of a rehearsal; `outages` are when the bot was down. Without `known`, doubt is on the bot's side.

    `of_life` are the promises that memory shows to be broken (tests/simulation/life.py), where a test could look.
    """

    rows: Sequence[Mapping[str, Any]]
    report: Mapping[str, Any]
    known: Mapping[str, Known] | None = None
    outages: Sequence[tuple[datetime, datetime]] = ()
    of_life: Sequence[str] = ()

    @cached_property
    def lines(self) -> Sequence[Line]:
        """Give the ledger's lines."""
        return [_line(row) for row in self.rows]

    @cached_property
    def all_counted(self) -> Sequence[Line]:
        """Give what the bot started and people received."""
        return [line for line in self.lines if line.is_counted]

    @cached_property
    def counted(self) -> Mapping[str, Sequence[Line]]:
        """Give what the bot started and each person received, in order."""
        found: dict[str, list[Line]] = defaultdict(list)
        for line in sorted(self.all_counted, key=attrgetter("sent_at")):
            found[line.to].append(line)
        return found

    @cached_property
    def refused(self) -> frozenset[str]:
        """Give who could not be written to, at least once."""
        return frozenset([line.to for line in self.lines if line.outcome == "undeliverable"])

    @cached_property
    def people(self) -> Mapping[str, Mapping[str, Any]]:
        """Give the report's participants by account."""
        return {p["account"]: p for p in self.report["participants"]}

    @cached_property
    def launch(self) -> date:
        """Give day 0."""
        return date.fromisoformat(self.report["round"]["launch_on"])

    def of(self, account: str) -> Known:
        """Give what is known of somebody beyond the files."""
        return (self.known or {}).get(account, NOTHING_KNOWN)

    @cached_property
    def movers(self) -> Mapping[str, Known]:
        """Give those who are known to have moved."""
        return {account: known for account, known in (self.known or {}).items() if known.zones}

    def zones_at(self, line: Line, moment: datetime) -> Sequence[str]:
        """Give the zone in which a reader lived at a moment; both, at the moment of moving; the round's for places."""
        if not line.is_personal:
            return [self.report["round"]["zone"]]
        if line.to not in self.movers:
            return [self.people[line.to]["zone"]]
        moves = self.movers[line.to].zones
        before = [name for since, name in moves if since < moment]
        return [*before[-1:], *(name for since, name in moves if since == moment)]

    def works(self, account: str, on: date) -> bool:
        """Say whether this is a working day of the person's country on which they are not away."""
        return is_working(self.people[account]["country"], on) and not self.of(account).is_away_on(on)


def _line(row: Mapping[str, Any]) -> Line:
    readable = KEY.fullmatch(row["key"])
    is_personal = not PLACE.fullmatch(row["to"])
    sent_at, local_time = _moment(row["sent_at"]), _moment(row["local_time"])
    read_at = local_time or NEVER
    return Line(
        row["key"],
        row["kind"],
        row["number"],
        row["to"],
        row["started_by"],
        datetime.fromisoformat(row["planned_for"]),
        sent_at,
        local_time,
        row["locale"],
        row["text"],
        row["outcome"],
        what=readable[1] if readable else "",
        is_personal=is_personal,
        is_counted=is_personal and row["started_by"] == "bot" and row["outcome"] == "sent" and sent_at is not None,
        read_at=read_at,
        on=read_at.date(),
    )


def _moment(told: str | None) -> datetime | None:
    return datetime.fromisoformat(told) if told else None


@cache
def _calendar(country: str | None, year: int) -> holidays.HolidayBase | None:
    if country is None:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of years whose moon-bound holidays are not known yet
        try:
            return holidays.country_holidays(country, years=year)
        except NotImplementedError:  # how `holidays` says that it does not know a country
            return None


@cache
def is_working(country: str | None, on: date) -> bool:
    """Say whether a date is neither weekend nor national holiday; Saturday and Sunday where nothing is known."""
    calendar = _calendar(country, on.year)
    weekend = {5, 6} if calendar is None else calendar.weekend
    return on.weekday() not in weekend and (calendar is None or on not in calendar)


# ---------------------------------------------------------------------- the files themselves


def every_line_is_well_formed(audit: Audit) -> Iterator[str]:
    """Fields, vocabulary, and nulls exactly where nothing was sent."""
    for row, line in zip(audit.rows, audit.lines, strict=True):
        if not row.keys() >= FIELDS:
            yield f"{line.key}: lacks {sorted(FIELDS - row.keys())}"
        if line.kind not in KINDS or line.started_by not in STARTERS or line.outcome not in OUTCOMES:
            yield f"{line.key}: {line.kind} / {line.started_by} / {line.outcome}"
        if type(row["number"]) is not int:
            yield f"{line.key}: number {line.number!r}"
        if line.is_personal and line.to not in audit.people:
            yield f"{line.key}: goes to {line.to}, whom the report does not know"
    yield from _nulls(audit.lines)
    yield from _moments(audit.lines)


def _nulls(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        sent = (line.sent_at, line.local_time, line.text, line.locale)
        if line.outcome == "sent":
            if None in sent:
                yield f"{line.key}: was sent, and lacks {sent}"
            elif not line.text or line.text.isspace():
                yield f"{line.key}: has no words"
        elif sent[:3] != (None, None, None):
            yield f"{line.key}: {line.outcome}, yet {sent[:3]}"


def _moments(lines: Sequence[Line]) -> Iterator[str]:
    for line in lines:
        for moment in (line.planned_for, line.sent_at):
            if moment is not None and moment.tzinfo is not UTC and moment.utcoffset() != timedelta(0):
                yield f"{line.key}: {moment} is not UTC"
        if line.sent_at is not None and line.sent_at < line.planned_for:
            yield f"{line.key}: sent {line.sent_at}, planned for {line.planned_for}"


def no_key_comes_twice(audit: Audit) -> Iterator[str]:
    """Keys are unique and can be read."""
    for key, times in Counter([line.key for line in audit.lines]).items():
        if times > 1:
            yield f"{key}: {times} times"
    yield from (f"{line.key}: not a key" for line in audit.lines if not line.what)


def something_happened(audit: Audit) -> Iterator[str]:
    """An empty rehearsal would keep every other promise."""
    sent = {line.kind for line in audit.lines if line.outcome == "sent"}
    for kind in ("confirmation", "introduction", "topic", "survey", "farewell", "announcement", "notice"):
        if kind not in sent:
            yield f"no {kind} was sent"
    if audit.report["round"]["state"] != "ended":
        yield f"the round is {audit.report['round']['state']}"


def the_report_is_well_formed(audit: Audit) -> Iterator[str]:
    """Statuses, members, states, and counts that add up."""
    accounts = [p["account"] for p in audit.report["participants"]]
    if len(set(accounts)) != len(accounts):
        yield "somebody is in the report twice"
    for person in audit.report["participants"]:
        if person["status"] not in STATUSES or not ACCOUNT.fullmatch(person["account"]):
            yield f"{person}"
        if person["country"] is not None and not re.fullmatch("[A-Z]{2}", person["country"]):
            yield f"{person['account']}: country {person['country']}"
        ZoneInfo(person["zone"])
    for partnership in audit.report["partnerships"]:
        if len(set(partnership["members"])) < 2 or not set(partnership["members"]) <= set(accounts):
            yield f"partnership {partnership['id']}: {partnership['members']}"
    counts = audit.report["counts"]
    if counts["deliveries"] != dict(Counter([line.outcome for line in audit.lines])):
        yield f"counts: {counts['deliveries']}"
    if counts["by_status"] != dict(Counter([p["status"] for p in audit.report["participants"]])):
        yield f"counts: {counts['by_status']}"


# ---------------------------------------------------------------------- when


def local_times_are_the_readers(audit: Audit) -> Iterator[str]:
    """The same instant as `sent_at`, with the offset of the reader's zone; of the round's for rooms and channels."""
    elsewhere: dict[str, str] = {}
    for line in audit.lines:
        if line.sent_at is None or line.local_time is None:
            continue
        offset = line.local_time.utcoffset()
        if offset is None or line.local_time != line.sent_at:
            yield f"{line.key}: {line.local_time} is not {line.sent_at}"
        zones = audit.zones_at(line, line.sent_at)
        if offset not in [line.sent_at.astimezone(ZoneInfo(zone)).utcoffset() for zone in zones]:
            elsewhere[line.to] = f"{line.key}: {line.local_time} is not the time in {zones}"
    may_have_moved = (
        set(audit.people) if audit.known is None and len(elsewhere) <= MAY_MOVE * len(audit.people) else set()
    )
    yield from (complaint for to, complaint in elsewhere.items() if to not in may_have_moved)


MAY_MOVE = 0.05
"""The report tells where everybody lived at the end: so many may have lived elsewhere before, where no test knows."""


def nothing_comes_at_night(audit: Audit) -> Iterator[str]:
    """What the bot starts reaches nobody outside 08:00-20:00 of their own day."""
    for line in audit.all_counted:
        if not 8 <= line.read_at.hour < 20:
            yield f"{line.key}: {line.read_at}"


def nothing_comes_on_a_day_off(audit: Audit) -> Iterator[str]:
    """Nor on a weekend or public holiday there."""
    for line in audit.all_counted:
        if not is_working(audit.people[line.to]["country"], line.on):
            yield f"{line.key}: {line.read_at} is off in {audit.people[line.to]['country']}"


def nothing_comes_to_who_is_away(audit: Audit) -> Iterator[str]:
    """Nor while the reader is away and said so."""
    for to, lines in audit.counted.items():
        known = audit.of(to)
        for line in lines if known.away else ():
            if known.is_away_at(line.read_at):
                yield f"{line.key}: {line.read_at}, {line.to} is away"


def two_a_week_and_one_a_day(audit: Audit) -> Iterator[str]:
    """Never a third in the reader's own Monday-to-Sunday week, never two on one day."""
    for to, lines in audit.counted.items():
        days = sorted([line.on for line in lines])
        yield from (f"{to}: two on {on}" for on, after in pairwise(days) if on == after)
        for first, third in zip(days, days[2:], strict=False):
            if third - first < WEEK and first.weekday() <= third.weekday():
                yield f"{to}: a third in the week, on {third}"


def mornings_are_at_nine(audit: Audit) -> Iterator[str]:
    """While nothing was out of order, within the minute after 09:00: what was in doubt comes some seconds later."""
    for line in audit.all_counted:
        if line.what not in BY_THE_TIMETABLE or (line.read_at.hour, line.read_at.minute) == (9, 0):
            continue
        moves = {since.astimezone(line.read_at.tzinfo).date() for since, _ in audit.of(line.to).zones}
        if line.on not in moves and not _is_near_the_end_of(audit.outages, line):
            yield f"{line.key}: {line.read_at}"


# ---------------------------------------------------------------------- what


def introductions_come_to_both_on_one_day(audit: Audit) -> Iterator[str]:
    """To both on the first day from 0 that is a working day for both; one introduction a person and partnership."""
    for partnership, introductions in _introductions(audit):
        members = set(partnership["members"]) | _once_with(audit, partnership)
        if any(line.to not in members for line in introductions):
            yield f"partnership {partnership['id']}: introduced to a stranger"
        sent = [line for line in introductions if line.outcome == "sent"]
        if len({line.to for line in sent}) != len(sent):
            yield f"partnership {partnership['id']}: introduced twice"
        days = sorted({line.on for line in sent})
        if len(days) > 1 and not _parted_late(audit, partnership, days) and not _parted_by_outage(audit, sent):
            yield f"partnership {partnership['id']}: {[(line.to, str(line.read_at)) for line in sent]}"
        if days and not audit.outages and audit.known is not None:
            made_before = date.fromisoformat(partnership["made_on"]) < audit.launch
            first = _first_common_day(audit, partnership)
            patience = timedelta(0) if made_before else WEEK
            if (
                first is not None
                and days[0] > first + patience
                and not _parted_late(audit, partnership, [first, days[0]])
            ):
                yield f"partnership {partnership['id']}: introduced on {days[0]}, both work on {first}"
        if days and days[0] < audit.launch:
            yield f"partnership {partnership['id']}: introduced before launch"


def _once_with(audit: Audit, partnership: Mapping[str, Any]) -> set[str]:
    """Give everybody of the three whose rest a pair is: they were introduced together."""
    members = set(partnership["members"])
    return {m for p in audit.report["partnerships"] if members < set(p["members"]) for m in p["members"]}


WEEK = timedelta(days=7)
"""A new partner in the middle of a round may have to wait for a place among two a week."""


def _introductions(audit: Audit) -> Iterator[tuple[Mapping[str, Any], list[Line]]]:
    by_partnership: dict[str, list[Line]] = defaultdict(list)
    for line in audit.lines:
        if line.kind == "introduction" and line.is_personal:
            by_partnership[line.key.split(":")[1]].append(line)
    for partnership in audit.report["partnerships"]:
        yield partnership, by_partnership[str(partnership["id"])]


def _parted_late(audit: Audit, partnership: Mapping[str, Any], days: Sequence[date]) -> bool:
    """Say whether somebody went away, or moved, so late that the other had theirs, or the day was taken."""
    if audit.known is None:
        return False
    changed = [said_at.date() for member in partnership["members"] for said_at, _ in audit.of(member).away]
    moved = [since.date() for member in partnership["members"] for since, _ in audit.of(member).zones]
    return any(days[0] - timedelta(days=1) <= on <= days[-1] for on in [*changed, *moved])


def _is_near_the_end_of(outages: Sequence[tuple[datetime, datetime]], line: Line) -> bool:
    return any(start - timedelta(days=1) <= line.read_at <= end + timedelta(days=7) for start, end in outages)


def _parted_by_outage(audit: Audit, sent: Sequence[Line]) -> bool:
    """Say whether the bot went down after the one had theirs and before the other's morning."""
    moments = sorted(line.read_at for line in sent)
    return any(moments[0] <= start and end <= moments[-1] for start, end in audit.outages)


def _first_common_day(audit: Audit, partnership: Mapping[str, Any]) -> date | None:
    start = max(audit.launch, date.fromisoformat(partnership["made_on"]))
    ahead = (start + timedelta(days=n) for n in range(60))
    return next((on for on in ahead if all(audit.works(m, on) for m in partnership["members"])), None)


def both_or_neither_is_introduced(audit: Audit) -> Iterator[str]:
    """Who is introduced, is introduced to somebody who is told the same, unless an account is dead or somebody left."""
    for partnership, introductions in _introductions(audit):
        reached = {line.to for line in introductions if line.outcome == "sent"}
        for member in set(partnership["members"]) - reached:
            refused = any(line.to == member and line.outcome == "undeliverable" for line in introductions)
            if not refused and audit.people[member]["status"] == "finished" and reached:
                yield f"partnership {partnership['id']}: {member} was never introduced, the other was"


def a_room_opens_once_all_are_introduced(audit: Audit) -> Iterator[str]:
    """Nobody finds a room with a stranger before they were told who it is."""
    opened = {line.key.split(":")[1]: line for line in audit.lines if line.what == "room" and line.sent_at is not None}
    for partnership, introductions in _introductions(audit):
        room = opened.get(str(partnership["id"]))
        for line in introductions:
            if room is not None and line.is_counted and room.read_at < line.read_at:
                yield f"{room.key}: {room.sent_at}, and {line.to} was introduced at {line.sent_at}"


def every_topic_reaches_everybody_who_stayed(audit: Audit) -> Iterator[str]:
    """Each topic by itself, or by its title in the next that reached the reader; dead accounts excepted."""
    numbers = sorted({line.number for line in audit.lines if line.kind == "topic"})
    titles = _titles(audit)
    for account, person in audit.people.items():
        if person["status"] != "finished" or _is_dead(audit, account):
            continue
        every = audit.counted.get(account, ())
        got = {line.number: line for line in every if line.kind == "topic"}
        introduced = [line for line in every if line.kind == "introduction"]
        for number in numbers:
            if number in got or any(_names(titles, number, line) for line in introduced):
                continue
            later = [line for n, line in got.items() if n > number]
            if later and not all(_names(titles, number, line) for line in later[:1]):
                yield f"{account}: topic {number} neither came nor stands in a later one"
            if not later and not _was_away_for(audit, account, number):
                yield f"{account}: topic {number} never came"


def _titles(audit: Audit) -> Mapping[tuple[int, str], str]:
    """Give each topic's title by number and language, from the first line that anybody was sent."""
    topics = [line for line in audit.lines if line.what == "topic" and line.text]
    first = {(line.number, line.locale or ""): line.text or "" for line in reversed(topics)}
    return {of: text.strip().splitlines()[0].strip("# *") for of, text in first.items()}


def _names(titles: Mapping[tuple[int, str], str], number: int, line: Line) -> bool:
    title = titles.get((number, line.locale or ""))
    return title is None or title in (line.text or "")


def _is_dead(audit: Audit, account: str) -> bool:
    return account in audit.refused or audit.of(account).is_dead


def _was_away_for(audit: Audit, account: str, number: int) -> bool:
    """Say whether somebody was away when the others got a topic; without knowledge, give the benefit of the doubt."""
    if audit.known is None:
        return True
    days = [line.on for line in audit.all_counted if line.kind == "topic" and line.number == number]
    return any(audit.of(account).is_away_on(on) for on in days)


def topics_come_in_order(audit: Audit) -> Iterator[str]:
    """An earlier topic never comes after a later one, and none before the first introduction."""
    for account, lines in audit.counted.items():
        topics = [line for line in lines if line.kind in {"introduction", "topic"}]
        first = next((line for line in topics if line.kind == "introduction"), None)
        for earlier, later in pairwise(topics):
            if earlier.kind == later.kind == "topic" and earlier.number >= later.number:
                yield f"{account}: topic {later.number} after topic {earlier.number}"
            if later.kind == "introduction" and later is first and audit.known is None:
                yield f"{account}: introduced after topic {earlier.number}"


def nothing_follows_a_farewell(audit: Audit) -> Iterator[str]:
    """A farewell is the last thing the bot starts."""
    for account, lines in audit.counted.items():
        kinds = [line.kind for line in lines]
        if "farewell" in kinds[:-1]:
            yield f"{account}: {kinds[kinds.index('farewell') :]}"


def everybody_who_stayed_is_bidden_farewell(audit: Audit) -> Iterator[str]:
    """Whoever finished gets one, unless they are away for weeks or cannot be reached."""
    for account, person in audit.people.items():
        if person["status"] == "finished" and not _is_dead(audit, account):
            had = any(line.kind == "farewell" for line in audit.counted.get(account, ()))
            if not had and not audit.of(account).away:
                yield f"{account}: no farewell"


def who_left_is_left_in_peace(audit: Audit) -> Iterator[str]:
    """Nothing that the bot starts reaches anybody after they left."""
    for account, lines in audit.counted.items():
        left_at = audit.of(account).left_at
        for line in lines:
            if left_at is not None and line.read_at > left_at:
                yield f"{line.key}: {line.read_at}, left at {left_at}"
        last = _last_day_of_who_left(audit, account)
        if last is not None and lines[-1].on > last + timedelta(days=1):
            yield f"{lines[-1].key}: {lines[-1].read_at}, left on {last}"


def _last_day_of_who_left(audit: Audit, account: str) -> date | None:
    """Give the day on which somebody left, where the files tell: the partner stayed, and the partnership ended then."""
    if audit.people[account]["status"] != "left":
        return None
    for partnership in audit.report["partnerships"]:
        others = [m for m in partnership["members"] if m != account]
        if partnership.get("ended_because", "left") != "left":
            continue
        if len(others) < len(partnership["members"]) and all(audit.people[m]["status"] != "left" for m in others):
            return date.fromisoformat(partnership["ended_on"])
    return None


# ---------------------------------------------------------------------- who with whom


def nobody_is_in_two_partnerships_at_once(audit: Audit) -> Iterator[str]:
    """One partnership ends before the next is made."""
    spans: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for partnership in audit.report["partnerships"]:
        for member in partnership["members"]:
            spans[member].append((partnership["made_on"], partnership["ended_on"] or "9999"))
    for member, found in spans.items():
        for (_, ended), (made, _) in pairwise(sorted(found)):
            if made < ended:
                yield f"{member}: {found}"


def partners_fit(audit: Audit) -> Iterator[str]:
    """From different countries; in a national round from different institutions."""
    national = audit.report["round"]["rules"] != "international"
    for partnership in audit.report["partnerships"]:
        members = partnership["members"]
        homes = [audit.people[m]["country"] for m in members]
        if not national and len(set(homes)) < len(homes):
            yield f"partnership {partnership['id']}: {homes}"
        houses = [audit.of(m).institution.casefold() for m in members]
        if national and all(houses) and len(set(houses)) < len(houses):
            yield f"partnership {partnership['id']}: {houses}"


def the_unconfirmed_are_never_matched(audit: Audit) -> Iterator[str]:
    """Nor introduced, nor sent anything that is for those who take part."""
    matched = {m for p in audit.report["partnerships"] for m in p["members"]}
    for account, person in audit.people.items():
        if person["status"] in {"not-confirmed", "waiting"}:
            if account in matched:
                yield f"{account}: {person['status']}, yet matched"
            kinds = {line.kind for line in audit.counted.get(account, ())}
            if kinds - {"confirmation", "notice"}:
                yield f"{account}: {person['status']}, yet sent {kinds}"


def who_waits_is_told_why(audit: Audit) -> Iterator[str]:
    """Nobody is dropped without a word."""
    told = {line.to: line for line in audit.lines if line.what == "waiting"}
    for account, person in audit.people.items():
        if person["status"] != "waiting" or _is_dead(audit, account):
            continue
        if account not in told:
            yield f"{account}: waits, and was told nothing"
        elif told[account].outcome != "sent" and not audit.of(account).away:
            yield f"{account}: waits, and the notice is {told[account].outcome}"
        if not person.get("reason"):
            yield f"{account}: waits, and nobody knows why"


def who_finished_had_a_partner(audit: Audit) -> Iterator[str]:
    """Finished, and matched, are those who were in a partnership."""
    matched = {m for p in audit.report["partnerships"] for m in p["members"]}
    for account, person in audit.people.items():
        if person["status"] in {"finished", "matched"} and account not in matched:
            yield f"{account}: {person['status']}, and in no partnership"


# ---------------------------------------------------------------------- in which words


def everybody_is_written_to_in_their_language(audit: Audit) -> Iterator[str]:
    """The line's language is the reader's, and so are its words."""
    for line in audit.lines:
        if line.outcome != "sent" or line.text is None or line.locale is None:
            continue
        if not line.is_personal and line.to.startswith("room:"):  # a room reads both partners' languages
            continue
        reads = audit.people[line.to]["locale"] if line.is_personal else audit.report["round"]["locale"]
        if line.locale != reads:
            yield f"{line.key}: in {line.locale}, {line.to} reads {reads}"
        for paragraph in _foreign_paragraphs(line.text, line.locale):
            yield f"{line.key}: {paragraph!r} in {line.locale}"


@lru_cache(maxsize=1_000)
def _foreign_paragraphs(text: str, locale: str) -> Sequence[str]:
    """Give the paragraphs that are in the other language; some texts are read by many as they are."""
    own, other = (SPANISH, ENGLISH) if locale.startswith("es") else (ENGLISH, SPANISH)
    return [paragraph for paragraph in text.splitlines() if _is_foreign(paragraph, own, other)]


@lru_cache(maxsize=100_000)
def _is_foreign(paragraph: str, own: frozenset[str], other: frozenset[str]) -> bool:
    """Say whether a paragraph is in the other language; most are read by many."""
    if not own.isdisjoint(paragraph.split()):
        return False  # as nearly all, and sooner seen than all the words
    words = frozenset(WORD.findall(paragraph.casefold()))
    return words.isdisjoint(own) and len(words & other) >= 3


PROMISES: tuple[Callable[[Audit], Iterator[str]], ...] = (
    every_line_is_well_formed,
    no_key_comes_twice,
    something_happened,
    the_report_is_well_formed,
    local_times_are_the_readers,
    nothing_comes_at_night,
    nothing_comes_on_a_day_off,
    nothing_comes_to_who_is_away,
    two_a_week_and_one_a_day,
    mornings_are_at_nine,
    introductions_come_to_both_on_one_day,
    both_or_neither_is_introduced,
    a_room_opens_once_all_are_introduced,
    every_topic_reaches_everybody_who_stayed,
    topics_come_in_order,
    nothing_follows_a_farewell,
    everybody_who_stayed_is_bidden_farewell,
    who_left_is_left_in_peace,
    nobody_is_in_two_partnerships_at_once,
    partners_fit,
    the_unconfirmed_are_never_matched,
    who_waits_is_told_why,
    who_finished_had_a_partner,
    everybody_is_written_to_in_their_language,
)


def broken(audit: Audit) -> list[str]:
    """Give every complaint, promise by promise."""
    complaints = [f"{promise.__name__}: {complaint}" for promise in PROMISES for complaint in promise(audit)]
    return [*complaints, *audit.of_life]


def read(folder: Path) -> Audit:
    """Read what a rehearsal left in a folder."""
    with (folder / "ledger.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(row) for row in file]
    return Audit(rows, json.loads((folder / "report.json").read_text(encoding="utf-8")))


if __name__ == "__main__":
    complaints = [complaint for folder in sys.argv[1:] for complaint in broken(read(Path(folder)))]
    sys.stdout.writelines(f"{complaint}\n" for complaint in complaints)
    sys.exit(bool(complaints))
