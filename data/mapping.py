"""Domain values to columns and back, written out: one pair of functions an aggregate.

`…_values` give what is stored, `…_of` take a row of the whole table (with the parts that live in other tables).
Words are stored as plain `str`; a set is stored sorted, so that the same value is always the same text.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from sqlalchemy import literal_column, null

from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation, StartedBy
from bot.domain.partnerships import Partnership, PartnershipState, ProposedMatch, Ruling, Standing, Verdict
from bot.domain.people import Absence, Account, AccountState, CareerStage, MatchMode, Participant, Role
from bot.domain.records import AuditEntry, Draft, Grant, GroupMessage, SurveyAnswer
from bot.domain.rounds import Application, ApplicationState, Round, RoundState
from bot.domain.timetable import Step, StepKind, Timetable
from bot.domain.topics import Section, Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from enum import StrEnum

    from bot.domain.matching import Details
    from bot.domain.people import ParticipantId

Values = dict[str, Any]
"""Columns by name, as they go into a statement."""

Record: TypeAlias = Any
"""A row, its columns by name."""

Saying = tuple[tuple[str, "Details"], ...]
"""Codes with their details, as in `Partnership.common`."""


E = TypeVar("E", bound="StrEnum")


def words_of(of: type[E]) -> Callable[[str], E]:
    """Give what reads a stored word: looking it up is seven times as quick as calling the enum, for every row."""
    return {word.value: word for word in of}.__getitem__


_account_state = words_of(AccountState)
_career_stage = words_of(CareerStage)
_match_mode = words_of(MatchMode)
_application_state = words_of(ApplicationState)
_partnership_state = words_of(PartnershipState)
_standing = words_of(Standing)
_step_kind = words_of(StepKind)
_kind = words_of(Kind)
_operation = words_of(Operation)
_started_by = words_of(StartedBy)
_delivery_state = words_of(DeliveryState)


def folded(text: str) -> str:
    """Give the form in which texts are compared whatever their case, in any script."""
    return text.casefold()


# people


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


# rounds


def timetable_json(timetable: Timetable) -> Values:
    """Give a timetable as JSON."""
    return {
        "name": timetable.name,
        "locale": timetable.locale,
        "rules": timetable.rules,
        "cap_percent": timetable.cap_percent,
        "zone": timetable.zone,
        "ladder": timetable.ladder,
        "steps": [[step.kind.value, step.day, step.number, step.topic] for step in timetable.steps],
    }


_TIMETABLES: dict[int, tuple[Mapping[str, Any], Timetable]] = {}
"""Timetables by the identity of their JSON, which is read once (`data.engine`): a round is read at every turn."""
TIMETABLES_KEPT = 100


def timetable_of(json: Mapping[str, Any]) -> Timetable:
    """Make a timetable of its JSON, the same for the same object."""
    known = _TIMETABLES.get(id(json))
    if known is None:
        if len(_TIMETABLES) >= TIMETABLES_KEPT:
            _TIMETABLES.clear()
        known = _TIMETABLES[id(json)] = (json, _timetable_of(json))  # keeping the JSON keeps its identity
    return known[1]


def _timetable_of(json: Mapping[str, Any]) -> Timetable:
    return Timetable(
        name=json["name"],
        steps=tuple(Step(_step_kind(kind), day, number, topic) for kind, day, number, topic in json["steps"]),
        locale=json["locale"],
        rules=json["rules"],
        cap_percent=json["cap_percent"],
        zone=json["zone"],
        ladder=json.get("ladder", 1),  # rounds of 0.1.0 have none
    )


def round_values(round_: Round) -> Values:
    """Give a round's columns, without the id."""
    return {
        "name": round_.name,
        "timetable": timetable_json(round_.timetable),
        "launch_on": round_.launch_on,
        "locale": round_.locale,
        "zone": round_.zone,
        "rules": round_.rules,
        "seed": round_.seed,
        "state": round_.state.value,
        "cap_percent": round_.cap_percent,
        "platform_rule": round_.platform_rule,
        "own_rules": dict(round_.own_rules),
        "paused_at": round_.paused_at,
        "pauses": [[p.from_on.isoformat(), p.until_on.isoformat() if p.until_on else None] for p in round_.pauses],
        "launched_at": round_.launched_at,
        "ended_at": round_.ended_at,
        "version": round_.version,
    }


def round_of(row: Record) -> Round:
    """Make a round of its row."""
    return Round(
        id=row.id,
        name=row.name,
        timetable=timetable_of(row.timetable),
        launch_on=row.launch_on,
        locale=row.locale,
        zone=row.zone,
        rules=row.rules,
        seed=row.seed,
        state=RoundState(row.state),
        cap_percent=row.cap_percent,
        platform_rule=row.platform_rule,
        own_rules=row.own_rules or {},
        paused_at=row.paused_at,
        pauses=tuple(
            Absence(date.fromisoformat(first), date.fromisoformat(last) if last else None)
            for first, last in row.pauses or ()
        ),
        launched_at=row.launched_at,
        ended_at=row.ended_at,
        version=row.version,
    )


def application_values(application: Application) -> Values:
    """Give an application's columns."""
    return {
        "round_id": application.round_id,
        "participant_id": application.participant_id,
        "applied_at": application.applied_at,
        "state": application.state.value,
        "waiting_reason": application.waiting_reason,
        "reason_details": dict(application.reason_details),
        "confirmed_at": application.confirmed_at,
    }


def application_of(row: Record) -> Application:
    """Make an application of its row."""
    return Application(
        round_id=row.round_id,
        participant_id=row.participant_id,
        applied_at=row.applied_at,
        state=_application_state(row.state),
        waiting_reason=row.waiting_reason,
        reason_details=row.reason_details,
        confirmed_at=row.confirmed_at,
    )


# matches and partnerships


def saying_json(saying: Saying) -> list[list[Any]]:
    """Give codes with their details as JSON."""
    return [[code, dict(details)] for code, details in saying]


def saying_of(json: Sequence[Sequence[Any]]) -> Saying:
    """Make codes with their details of JSON; a list was a tuple."""
    return tuple(
        (code, {name: tuple(value) if isinstance(value, list) else value for name, value in details.items()})
        for code, details in json
    )


def match_values(match: ProposedMatch) -> Values:
    """Give a proposed match's columns, without the round."""
    return {
        "members": list(match.members),
        "score": match.score,
        "pinned": match.pinned,
        "terms": saying_json(match.terms),
        "common": saying_json(match.common),
    }


def match_of(row: Record) -> ProposedMatch:
    """Make a proposed match of its row."""
    return ProposedMatch(
        round_id=row.round_id,
        members=tuple(row.members),
        score=row.score,
        pinned=row.pinned,
        terms=saying_of(row.terms),
        common=saying_of(row.common),
    )


def ruling_values(ruling: Ruling) -> Values:
    """Give a ruling's columns, the smaller id first."""
    first, second = sorted(ruling.pair)
    return {"round_id": ruling.round_id, "first_id": first, "second_id": second, "verdict": ruling.verdict.value}


def ruling_of(row: Record) -> Ruling:
    """Make a ruling of its row."""
    return Ruling(row.round_id, (row.first_id, row.second_id), Verdict(row.verdict))


def partnership_values(partnership: Partnership) -> Values:
    """Give a partnership's own columns, without the id."""
    return {
        "round_id": partnership.round_id,
        "made_on": partnership.made_on,
        "state": partnership.state.value,
        "introduced_at": partnership.introduced_at,
        "ended_on": partnership.ended_on,
        "ended_because": partnership.ended_because,
        "room_platform": partnership.room_platform,
        "room_id": partnership.room_id,
        "common": saying_json(partnership.common),
        "standing": partnership.standing.value,
        "silent": list(partnership.silent),
        "silent_since": partnership.silent_since,
        "on_ladder": list(partnership.on_ladder),
        "unmet": list(partnership.unmet),
        "look_at": partnership.look_at,
    }


def partnership_of(row: Record, members: Iterable[ParticipantId]) -> Partnership:
    """Make a partnership of its row and its members, in their order."""
    return Partnership(
        id=row.id,
        round_id=row.round_id,
        members=tuple(members),
        made_on=row.made_on,
        state=_partnership_state(row.state),
        introduced_at=row.introduced_at,
        ended_on=row.ended_on,
        ended_because=row.ended_because,
        room_platform=row.room_platform,
        room_id=row.room_id,
        common=saying_of(row.common),
        standing=_standing(row.standing),
        silent=tuple(row.silent or ()),
        silent_since=row.silent_since,
        on_ladder=tuple(row.on_ladder or ()),
        unmet=tuple(row.unmet or ()),
        look_at=row.look_at,
    )


# topics


def topic_values(topic: Topic) -> Values:
    """Give a topic's columns."""
    return {
        "number": topic.number,
        "locale": topic.locale,
        "slug": topic.slug,
        "title": topic.title,
        "introduction": topic.introduction,
        "sections": [[each.heading, each.text, list(each.questions)] for each in topic.sections],
        "example": topic.example,
        "jargon": topic.jargon,
        "for_returning": topic.returning,
        "credit": topic.credit,
        "version": topic.version,
    }


def topic_of(row: Record) -> Topic:
    """Make a topic of its row."""
    return Topic(
        slug=row.slug,
        number=row.number,
        locale=row.locale,
        title=row.title,
        introduction=row.introduction,
        sections=tuple(Section(heading, text, tuple(questions)) for heading, text, questions in row.sections),
        example=row.example,
        jargon=row.jargon,
        returning=row.for_returning,
        credit=row.credit,
        version=row.version,
    )


# deliveries


def planned_values(delivery: Delivery) -> Values:
    """Give what is stored of a delivery when it is planned; the rest is `PLANNED_ANEW`."""
    return {
        "key": delivery.key,
        "kind": delivery.kind.value,
        "what": delivery.what,
        "operation": delivery.operation.value,
        "started_by": delivery.started_by.value,
        "due_at": delivery.due_at,
        "number": delivery.number,
        "round_id": delivery.round_id,
        "partnership_id": delivery.partnership_id,
        "participant_id": delivery.participant_id,
        "place": delivery.place,
        "platform": delivery.platform,
        "due_on": delivery.due_on,
        "earliest_on": delivery.earliest_on,
        "expires_at": delivery.expires_at,
        "subject": dict(delivery.subject),
        "counted": delivery.is_counted,
    }


PLANNED_ANEW = {
    "state": literal_column(f"'{DeliveryState.PLANNED.value}'"),
    "attempts": literal_column("0"),
    **dict.fromkeys(
        ("owner", "sending_at", "sent_at", "sent_on", "sent_zone", "locale", "sent_via", "external_id", "failure"),
        null(),
    ),
}
"""What every delivery has when it is planned, withdrawn before or not. It stands in the statement: values cost time."""


def delivery_of(row: Record) -> Delivery:
    """Make a delivery of its row."""
    return Delivery(
        key=row.key,
        kind=_kind(row.kind),
        what=row.what,
        operation=_operation(row.operation),
        started_by=_started_by(row.started_by),
        due_at=row.due_at,
        number=row.number,
        round_id=row.round_id,
        partnership_id=row.partnership_id,
        participant_id=row.participant_id,
        place=row.place,
        platform=row.platform,
        due_on=row.due_on,
        earliest_on=row.earliest_on,
        expires_at=row.expires_at,
        subject=row.subject,
        id=row.id,
        state=_delivery_state(row.state),
        owner=row.owner,
        attempts=row.attempts,
        sending_at=row.sending_at,
        sent_at=row.sent_at,
        sent_on=row.sent_on,
        sent_zone=row.sent_zone,
        locale=row.locale,
        sent_via=row.sent_via,
        external_id=row.external_id,
        failure=row.failure,
    )


# records


def grant_values(grant: Grant) -> Values:
    """Give a grant's columns."""
    return {
        "role": grant.role.value,
        "platform": grant.platform,
        "account_id": grant.account_id,
        "country": grant.country or "",
        "source": grant.source,
        "granted_by": grant.granted_by,
        "granted_at": grant.granted_at,
    }


def grant_of(row: Record) -> Grant:
    """Make a grant of its row."""
    return Grant(
        role=Role(row.role),
        platform=row.platform,
        account_id=row.account_id,
        country=row.country or None,
        source=row.source,
        granted_by=row.granted_by,
        granted_at=row.granted_at,
    )


def audit_values(entry: AuditEntry) -> Values:
    """Give an audit entry's columns."""
    return {
        "at": entry.at,
        "actor": entry.actor,
        "action": entry.action,
        "round_id": entry.round_id,
        "details": dict(entry.details),
    }


def audit_of(row: Record) -> AuditEntry:
    """Make an audit entry of its row."""
    return AuditEntry(row.at, row.actor, row.action, row.round_id, row.details)


def draft_values(draft: Draft) -> Values:
    """Give a draft's columns."""
    return {
        "account": draft.account,
        "form": draft.form,
        "row_id": draft.row,
        "answers": dict(draft.values),
        "saved_at": draft.saved_at,
    }


def draft_of(row: Record) -> Draft:
    """Make a draft of its row."""
    return Draft(row.account, row.form, row.row_id, row.answers, row.saved_at)


def survey_answer_values(answer: SurveyAnswer) -> Values:
    """Give the columns of a survey's answers."""
    return {
        "round_id": answer.round_id,
        "participant_id": answer.participant_id,
        "number": answer.number,
        "answers": dict(answer.answers),
        "answered_at": answer.answered_at,
    }


def survey_answer_of(row: Record) -> SurveyAnswer:
    """Make a survey's answers of their row."""
    return SurveyAnswer(row.round_id, row.participant_id, row.number, row.answers, row.answered_at)


def group_message_values(message: GroupMessage) -> Values:
    """Give the columns of a coordinator's words, without the id."""
    return {
        "round_id": message.round_id,
        "addressed_to": message.group,
        "words": message.words,
        "written_by": message.written_by,
        "written_at": message.written_at,
    }


def group_message_of(row: Record) -> GroupMessage:
    """Make a coordinator's words of their row."""
    return GroupMessage(row.round_id, row.addressed_to, row.words, row.written_by, row.written_at, row.id)
