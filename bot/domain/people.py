"""People: who takes part, the accounts they are reached by, and whose word about them counts."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

ParticipantId = int


class CareerStage(StrEnum):
    """How far somebody is in the profession."""

    STUDENT = "student"
    NEW = "new"
    MIDDLE = "middle"
    EXPERIENCED = "experienced"


class MatchMode(StrEnum):
    """What a person asked to be matched by."""

    INTERESTS = "interests"
    CAREER = "career"
    WORKPLACE = "workplace"
    DIFFERENT = "different"
    OPEN = "open"


class Role(StrEnum):
    """What a person may do beside taking part."""

    COORDINATOR = "coordinator"
    AMBASSADOR = "ambassador"
    CONTENT_OFFICER = "content-officer"
    DIRECTOR = "director"


class AccountState(StrEnum):
    """Whether an account can be written to."""

    EXPECTED = "expected"
    OPEN = "open"
    CLOSED = "closed"
    GONE = "gone"


NOT_REFUSED = frozenset({AccountState.EXPECTED, AccountState.OPEN})
"""Accounts that have not said no for good."""


@dataclass(frozen=True, slots=True)
class Account:
    """A participant on one platform. `str(account)` is `platform:id`, as in reports and files."""

    platform: str
    id: str
    handle: str | None = None
    state: AccountState = AccountState.OPEN
    last_used_at: datetime | None = None

    def __str__(self) -> str:
        """Give `platform:id`."""
        return f"{self.platform}:{self.id}"

    @property
    def key(self) -> tuple[str, str]:
        """Give what makes an account the same account."""
        return (self.platform, self.id)


@dataclass(frozen=True, slots=True)
class Absence:
    """A stretch of days, both ends included, on which somebody is away; `until_on` None is open-ended."""

    from_on: date
    until_on: date | None

    def covers(self, on: date) -> bool:
        """Say whether `on` lies within it."""
        return self.from_on <= on and (self.until_on is None or on <= self.until_on)


PROFILE_FIELDS = (
    "name",
    "email",
    "country",
    "province",
    "city",
    "institution",
    "zone",
    "languages",
    "workplace",
    "career_stage",
    "interests",
    "match_mode",
    "motivation",
    "taken_part",
    "at_home",
)
"""What a roster can say of a person, and what the person can change. Order is that of export."""


@dataclass(frozen=True, slots=True)
class Participant:
    """A person who takes part.

    `country` is ISO 3166 alpha-2, `zone` an IANA name, `languages` ISO 639-1 codes (639-2 where there is none),
    best first, `interests` normalised free tags. `own_fields` are those of `PROFILE_FIELDS` (and `locale`) that the
    person set themself: they outrank any roster. `wakes` and `sleeps` are the hours between which they would meet, in
    minutes of their local day. `at_home` says that somebody from their own country is welcome too. `extra` keeps a
    roster's unknown columns as they came.
    """

    id: ParticipantId
    name: str
    zone: str
    email: str | None = None
    country: str | None = None
    province: str | None = None
    city: str | None = None
    institution: str | None = None
    languages: tuple[str, ...] = ()
    workplace: str | None = None
    career_stage: CareerStage | None = None
    interests: tuple[str, ...] = ()
    match_mode: MatchMode = MatchMode.OPEN
    motivation: str | None = None
    taken_part: bool = False
    locale: str | None = None
    consent_version: str | None = None
    consented_at: datetime | None = None
    left_at: datetime | None = None
    own_fields: frozenset[str] = frozenset()
    accounts: tuple[Account, ...] = ()
    absences: tuple[Absence, ...] = ()
    wakes: int = 8 * 60
    sleeps: int = 20 * 60
    at_home: bool = False
    extra: Mapping[str, str] = field(default_factory=dict)

    @property
    def platforms(self) -> frozenset[str]:
        """Give the platforms on which this person can be written to."""
        return frozenset([a.platform for a in self.accounts if a.state in NOT_REFUSED])

    def preferred_accounts(self) -> tuple[Account, ...]:
        """Give the accounts in the order to try: the one last used, then as in the roster; none that refused us."""
        usable = [a for a in self.accounts if a.state in NOT_REFUSED]
        if len(usable) <= 1:
            return tuple(usable)
        used = [a for a in usable if a.last_used_at is not None]
        if not used:
            return tuple(usable)
        latest = max(used, key=lambda a: (a.last_used_at, a.key))
        return (latest, *(a for a in usable if a.key != latest.key))

    @property
    def is_reachable(self) -> bool:
        """Say whether there is an account left that has not refused us."""
        return bool([a for a in self.accounts if a.state in NOT_REFUSED])

    def accounts_open(self, entered_by_people: frozenset[str]) -> tuple[Account, ...]:
        """Give the accounts to try, in order, without those of platforms where the person must come first."""
        tried = self.preferred_accounts()
        if not entered_by_people:
            return tried
        return tuple(a for a in tried if a.state is AccountState.OPEN or a.platform not in entered_by_people)

    def is_expected(self, entered_by_people: frozenset[str]) -> bool:
        """Say whether somebody has not come yet: nobody has refused us, and there is nowhere to write to them."""
        if not entered_by_people or self.left_at is not None or self.accounts_open(entered_by_people):
            return False
        return not self.accounts or any(a.state is AccountState.EXPECTED for a in self.accounts)

    def is_away(self, on: date) -> bool:
        """Say whether this person told us they are away on `on`."""
        return bool(self.absences) and any(absence.covers(on) for absence in self.absences)

    def with_own(self, **changes: Any) -> Participant:  # noqa: ANN401  # the fields have many types; the dataclass holds them
        """Change fields as the person themself: from now on they outrank the roster."""
        return replace(self, **changes, own_fields=self.own_fields | changes.keys())


def reading_locale(participant: Participant, round_locale: str, available: tuple[str, ...]) -> str:
    """Choose the language to write in: the person's setting, else the first of theirs that we have, else the round's.

    A round in a regional form of a language (es-AR) is read in that form by whoever reads the language.
    """
    if participant.locale in available and participant.locale is not None:
        return participant.locale
    for language in participant.languages:
        if round_locale.split("-", maxsplit=1)[0] == language:
            return round_locale
        if language in available:
            return language
    return round_locale
