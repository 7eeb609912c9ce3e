"""Match the people of a roster file, without a round: nothing is stored, and anybody can check what comes out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from bot.domain.matching import Person, Platform
from bot.domain.own_rules import as_record
from bot.domain.people import AccountState, MatchMode
from bot.messages.cards import readable
from bot.messages.plain import plain_prose
from bot.messages.render import prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.domain.matching import LeftOver, Matching, Rules
    from bot.domain.roster import RosterEntry
    from bot.ports.places import Places

ON = date(2027, 3, 1)
"""The day whose clocks count unless told: fixed, so that a file comes out the same whenever it is matched."""

NO_PLATFORM = "none"
"""Where people without an account are: a file can be matched before anybody has come to a platform."""

PAIR_COLUMNS = ("u", "v", "score", "weight", "u_name", "v_name", "u_country", "v_country")
EDGE_COLUMNS = ("u", "v", "score", "weight")


def persons_in(entries: Iterable[RosterEntry], rules: Rules) -> tuple[Person, ...]:
    """Give the people of a file as matching sees them."""
    return tuple(_person(entry, rules) for entry in entries)


def id_of(entry: RosterEntry) -> str:
    """Give what names somebody whatever the order of the rows: an account, else the e-mail address, else the name."""
    accounts = sorted(str(account) for account in entry.accounts)
    return accounts[0] if accounts else f"email:{entry.email.lower()}" if entry.email else f"name:{entry.name}"


def _person(entry: RosterEntry, rules: Rules) -> Person:
    usable = frozenset(a.platform for a in entry.accounts if a.state in {AccountState.OPEN, AccountState.EXPECTED})
    somewhere = frozenset() if rules.platform is Platform.REQUIRED else frozenset({NO_PLATFORM})
    return Person(
        id=id_of(entry),
        country=entry.country,
        province=entry.province,
        institution=entry.institution,
        zone=entry.zone,
        languages=frozenset(entry.languages),
        platforms=usable or somewhere,
        interests=frozenset(entry.interests),
        career_stage=entry.career_stage,
        workplace=entry.workplace,
        match_mode=entry.match_mode or MatchMode.OPEN,
    )


def pair_lines(matching: Matching, entries: Iterable[RosterEntry]) -> Iterator[tuple[str | int, ...]]:
    """Give the lines of pairs.csv. `weight` is what is maximised, before any bonus and any tie-break."""
    known = {id_of(entry): entry for entry in entries}
    for match in matching.matches:
        first, second = (known[member] for member in match.members)
        yield (
            *match.members,
            match.score,
            matching.rules.worth(match.score),
            first.name,
            second.name,
            first.country or "",
            second.country or "",
        )


def report(matching: Matching, seconds: float, *, locale: str, places: Places) -> Mapping[str, Any]:
    """Give report.json: what came out, how good it is, and all that is needed to repeat it."""
    return {
        "pairs": len(matching.matches),
        "score": matching.score,
        "weight": matching.worth,
        "bound": matching.bound,
        "proved": matching.proved,
        "gap": matching.gap,
        "seed": matching.seed,
        "seconds": round(seconds, 3),
        "people": 2 * len(matching.matches) + len(matching.left_over),
        "rules": {"name": matching.rules.name, **as_record(matching.rules)},
        "on": matching.on.isoformat(),
        "version": matching.version,
        "left_over": [_left_over(left, locale, places) for left in matching.left_over],
    }


def _left_over(left: LeftOver, locale: str, places: Places) -> Mapping[str, Any]:
    sentence = prose(locale, f"matching-left-{left.code}", **readable(left.details, locale, places))
    return {"person": left.person, "code": left.code, "reason": plain_prose(sentence, locale, "UTC")}
