"""Participants with their accounts and absences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.people import Absence, Account, AccountState, CareerStage, MatchMode, Participant
from data.mapping.base import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.domain.people import ParticipantId
    from data.mapping.base import Record, Values

_account_state = words_of(AccountState)
_career_stage = words_of(CareerStage)
_match_mode = words_of(MatchMode)


def folded(text: str) -> str:
    """Give the form in which texts are compared whatever their case, in any script."""
    return text.casefold()


def participant_values(person: Participant) -> Values:
    """Give a participant's own columns, without the id."""
    return {
        "name": person.name,
        "zone": person.zone,
        "email": person.email,
        "email_folded": None if person.email is None else folded(person.email),
        "country": person.country,
        "province": person.province,
        "city": person.city,
        "institution": person.institution,
        "languages": list(person.languages),
        "workplace": person.workplace,
        "career_stage": None if person.career_stage is None else person.career_stage.value,
        "interests": list(person.interests),
        "match_mode": person.match_mode.value,
        "motivation": person.motivation,
        "taken_part": person.taken_part,
        "locale": person.locale,
        "consent_version": person.consent_version,
        "consented_at": person.consented_at,
        "left_at": person.left_at,
        "own_fields": sorted(person.own_fields),
        "wakes": person.wakes,
        "sleeps": person.sleeps,
        "at_home": person.at_home,
        "extra": dict(person.extra),
        "found_by": _found_by(person),
    }


def _found_by(person: Participant) -> str:
    accounts = (text for a in person.accounts for text in (a.id, a.handle))
    return folded("\n".join(text for text in (person.name, person.email, *accounts) if text))


def participant_of(row: Record, accounts: Iterable[Record], absences: Iterable[Record]) -> Participant:
    """Make a participant of its row and the rows of its accounts and absences, in their order."""
    return Participant(
        id=row.id,
        name=row.name,
        zone=row.zone,
        email=row.email,
        country=row.country,
        province=row.province,
        city=row.city,
        institution=row.institution,
        languages=tuple(row.languages),
        workplace=row.workplace,
        career_stage=None if row.career_stage is None else _career_stage(row.career_stage),
        interests=tuple(row.interests),
        match_mode=_match_mode(row.match_mode),
        motivation=row.motivation,
        taken_part=row.taken_part,
        locale=row.locale,
        consent_version=row.consent_version,
        consented_at=row.consented_at,
        left_at=row.left_at,
        own_fields=frozenset(row.own_fields),
        accounts=tuple(account_of(each) for each in accounts),
        absences=tuple(Absence(each.from_on, each.until_on) for each in absences),
        wakes=row.wakes,
        sleeps=row.sleeps,
        at_home=row.at_home,
        extra=row.extra,
    )


def account_values(account: Account, owner: ParticipantId, position: int) -> Values:
    """Give an account's columns."""
    return {
        "platform": account.platform,
        "account_id": account.id,
        "participant_id": owner,
        "position": position,
        "handle": account.handle,
        "state": account.state.value,
        "last_used_at": account.last_used_at,
    }


def account_of(row: Record) -> Account:
    """Make an account of its row."""
    return Account(row.platform, row.account_id, row.handle, _account_state(row.state), row.last_used_at)


def absence_values(absence: Absence, owner: ParticipantId, position: int) -> Values:
    """Give an absence's columns."""
    return {
        "participant_id": owner,
        "position": position,
        "from_on": absence.from_on,
        "until_on": absence.until_on,
    }
