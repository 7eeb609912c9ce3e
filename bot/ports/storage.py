"""What the core asks of its memory: one collection an aggregate, set-based where a round needs it.

A `Unit` is one short transaction. Nothing here awaits; the one asynchronous door is `Store.transact`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime
    from typing import Concatenate, ParamSpec, TypeVar

    from bot.domain.agreement import Terms
    from bot.domain.cases import Case, CaseId
    from bot.domain.codes import Code
    from bot.domain.deliveries import Delivery, Kind, Outcome
    from bot.domain.meetings import Meeting
    from bot.domain.partnerships import Block, Partnership, PartnershipId, PartnershipState, ProposedMatch, Ruling
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.records import AuditEntry, Draft, Grant, GroupMessage, SurveyAnswer
    from bot.domain.rounds import Application, Round, RoundId
    from bot.domain.signs import Sign, SignKind
    from bot.domain.topics import Topic
    from bot.domain.words import KeptWords, Purpose

    P = ParamSpec("P")
    T = TypeVar("T")


class People(Protocol):
    """Participants with their accounts and absences."""

    def get(self, participant_id: ParticipantId) -> Participant | None:
        """Give one."""

    def get_many(self, ids: Collection[ParticipantId]) -> Mapping[ParticipantId, Participant]:
        """Give those that are known, by id, in one go."""

    def all(self) -> Sequence[Participant]:
        """Give everybody, by id."""

    def by_account(self, platform: str, account_id: str) -> Participant | None:
        """Give whose account it is."""

    def by_email(self, email: str) -> Participant | None:
        """Give whose e-mail address it is, whatever its case."""

    def find(self, text: str, limit: int = 25) -> Sequence[Participant]:
        """Give those whose name, e-mail or account id contains the text, case-insensitively."""

    def add_many(self, people: Iterable[Participant]) -> Sequence[Participant]:
        """Store new people (their `id` is ignored) and give them with their ids, in the same order."""

    def save_many(self, people: Iterable[Participant]) -> None:
        """Store what changed in known people, accounts and absences included."""


class Rounds(Protocol):
    """Rounds."""

    def get(self, round_id: RoundId) -> Round | None:
        """Give one."""

    def by_name(self, name: str) -> Round | None:
        """Give the one of that name."""

    def all(self) -> Sequence[Round]:
        """Give all, oldest first."""

    def add(self, round_: Round) -> Round:
        """Store a new one (its `id` is ignored) and give it with its id."""

    def save(self, round_: Round) -> Round:
        """Store a change and give the round with its next version. Raises StaleRound if it was changed meanwhile."""


class Applications(Protocol):
    """Who wishes to be in which round."""

    def of_round(self, round_id: RoundId) -> Sequence[Application]:
        """Give all of a round's, by participant."""

    def of_participant(self, participant_id: ParticipantId) -> Sequence[Application]:
        """Give all of a person's, by round."""

    def get(self, round_id: RoundId, participant_id: ParticipantId) -> Application | None:
        """Give one."""

    def save_many(self, applications: Iterable[Application]) -> None:
        """Store new and changed ones alike."""


class Matches(Protocol):
    """Proposed matches and a coordinator's rulings, until they are approved."""

    def of_round(self, round_id: RoundId) -> Sequence[ProposedMatch]:
        """Give the proposals, weakest first."""

    def replace(self, round_id: RoundId, matches: Iterable[ProposedMatch]) -> None:
        """Put these in the place of all earlier ones."""

    def rulings(self, round_id: RoundId) -> Sequence[Ruling]:
        """Give the rulings of a round."""

    def rule(self, ruling: Ruling) -> None:
        """Store a ruling; a later one on the same two replaces it."""

    def result(self, round_id: RoundId) -> Mapping[str, str | int | float | bool | None] | None:
        """Give what was recorded with the last matching (seed, score, bound, proved …)."""

    def record_result(self, round_id: RoundId, result: Mapping[str, str | int | float | bool | None]) -> None:
        """Record what a matching was made with and how good it is."""


class Partnerships(Protocol):
    """Those who were brought together, in this round and before."""

    def get(self, partnership_id: PartnershipId) -> Partnership | None:
        """Give one."""

    def get_many(self, ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Partnership]:
        """Give those that are known, by id."""

    def of_round(self, round_id: RoundId) -> Sequence[Partnership]:
        """Give all of a round's, by id."""

    def in_state(self, round_id: RoundId, state: PartnershipState) -> Sequence[Partnership]:
        """Give those of a round that are in one state, by id."""

    def by_rooms(self, rooms: Iterable[tuple[str, str]]) -> Mapping[tuple[str, str], Partnership]:
        """Give whose rooms these are, by (platform, room id); what is nobody's room is left out."""

    def to_look_at(self, round_id: RoundId, now: datetime) -> Sequence[Partnership]:
        """Give those of a round that go on, and whose `look_at` has come or was never set, by id."""

    def unintroduced(self, round_id: RoundId) -> Sequence[tuple[PartnershipId, ParticipantId]]:
        """Give who, in which planned partnership, has no introduction but withdrawn ones."""

    def of_participant(self, participant_id: ParticipantId) -> Sequence[Partnership]:
        """Give all that a person is or was in."""

    def of_participants(self, participant_ids: Collection[ParticipantId]) -> Sequence[Partnership]:
        """Give all that any of these are or were in, each once, by id."""

    def add_many(self, partnerships: Iterable[Partnership]) -> Sequence[Partnership]:
        """Store new ones (their `id` is ignored) and give them with ids, in order."""

    def save_many(self, partnerships: Iterable[Partnership]) -> None:
        """Store changes."""

    def pairs_ever(self) -> frozenset[tuple[ParticipantId, ParticipantId]]:
        """Give every two who have been partners, smaller id first, but those of whom both say they never met."""


class Topics(Protocol):
    """Topics in every language."""

    def all(self) -> Sequence[Topic]:
        """Give all, by number and locale."""

    def get(self, number: int, locale: str) -> Topic | None:
        """Give one, by its place and language."""

    def save(self, topic: Topic) -> None:
        """Store a new one, or put it in the place of the one with the same number and locale."""


class Deliveries(Protocol):
    """The outbox."""

    def plan_many(self, deliveries: Iterable[Delivery]) -> int:
        """Store those whose key is new; a withdrawn one is planned anew. Give how many were stored or revived."""

    def claim_due(self, now: datetime, *, owner: str, limit: int) -> Sequence[Delivery]:
        """Make planned ones that are due `claimed` by `owner`, earliest first, and give them."""

    def get_many(self, ids: Collection[int], *, whats: Collection[str] = ()) -> Sequence[Delivery]:
        """Give those of these ids, in the order of the ids asked; all, or only what is one of `whats`."""

    def by_key(self, key: str) -> Delivery | None:
        """Give the one with that key."""

    def of_words(self, words_ids: Collection[int]) -> Sequence[Delivery]:
        """Give those that carry these kept words (of kind `passed-on`, numbered as the words), in every state."""

    def by_external_id(self, participant_id: ParticipantId, via: str, external_id: str) -> Delivery | None:
        """Give what a person was sent on an account (`platform:id`), by the platform's own id (`place/message`)."""

    def known_keys(self, round_id: RoundId, kind: Kind, number: int) -> frozenset[str]:
        """Give the keys of that kind and number which are planned or beyond, not withdrawn."""

    def unplanned_members(
        self, round_id: RoundId, kind: Kind, number: int, states: Collection[str]
    ) -> Sequence[ParticipantId]:
        """Give who applied, is in one of these states, and has nothing of that kind and number but withdrawn."""

    def unplanned_rooms(self, round_id: RoundId, kind: Kind, number: int) -> Sequence[PartnershipId]:
        """Give the partnerships that go on, have a room, and nothing of that kind and number for it."""

    def known_posts(self, round_id: RoundId, kind: Kind, number: int) -> frozenset[str]:
        """Give the keys of that kind and number that go to shared places, not withdrawn."""

    def mark_sending(self, ids: Collection[int], *, owner: str, at: datetime) -> frozenset[int]:
        """Make `owner`'s claimed ones `sending`, attempts counted; give those it still owned."""

    def record_outcomes(self, outcomes: Iterable[Outcome]) -> None:
        """Write down what became of them; an outcome of state planned puts one back, with its new time."""

    def release(self, *, owner: str | None = None, not_owner: str | None = None) -> int:
        """Put claimed ones (of `owner`, or of anybody but `not_owner`) back to planned. Give how many."""

    def in_doubt(self, *, not_owner: str | None = None) -> Sequence[Delivery]:
        """Give those in `sending`, earliest first; of all, or of anybody but `not_owner`."""

    def adopt(self, ids: Collection[int], *, owner: str) -> None:
        """Make `sending` ones whose owner is gone `owner`'s."""

    def unsent_of(self, participant_ids: Collection[ParticipantId]) -> Sequence[Delivery]:
        """Give their planned ones, in one go."""

    def reschedule_many(self, deliveries: Iterable[Delivery]) -> None:
        """Store new `due_at`, `due_on`, `earliest_on`, `expires_at` of planned ones."""

    def withdraw_many(self, ids: Collection[int]) -> int:
        """Withdraw planned or claimed ones. Give how many."""

    def counted_days(
        self, participant_ids: Collection[ParticipantId], since: date
    ) -> Mapping[ParticipantId, Sequence[date]]:
        """Give the local days on or after `since` on which each was written to by the bot (sent or being sent)."""

    def sent_numbers(
        self, round_id: RoundId, kind: Kind, participant_ids: Collection[ParticipantId]
    ) -> Mapping[ParticipantId, frozenset[int]]:
        """Give which numbers of a kind have reached each of them in that round."""

    def sent_at(self, keys: Collection[str]) -> Mapping[str, datetime]:
        """Give when those of these keys that were sent were sent."""

    def asks_of(self, partnership_ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Sequence[Delivery]]:
        """Give the introductions, suggestions, nudges and offers of these partnerships in every state, by id."""

    def next_due_at(self) -> datetime | None:
        """Give when the next planned one is due, None if there is none."""

    def of_round(self, round_id: RoundId | None, *, states: Collection[str] = ()) -> Sequence[Delivery]:
        """Give a round's, by id, in all states or in these."""

    def tallies(self, round_id: RoundId) -> Sequence[tuple[str, str, int]]:
        """Give (kind, state, how many)."""

    def sent_a_day(self, round_id: RoundId) -> Mapping[date, int]:
        """Give how many of a round's were sent on each day of their readers."""

    def expire_due(self, now: datetime) -> int:
        """Make planned ones whose `expires_at` has passed `expired`. Give how many."""


class Events(Protocol):
    """Ids of what has been dealt with, and the replies, kept a week."""

    def reply_to(self, event_id: str) -> str | None:
        """Give the stored reply of an event that was dealt with; None if it is new."""

    def record(self, event_id: str, reply: str, at: datetime) -> None:
        """Record that it was dealt with."""

    def known(self, event_ids: Collection[str]) -> frozenset[str]:
        """Give which of these were dealt with."""

    def record_many(self, event_ids: Iterable[str], reply: str, at: datetime) -> None:
        """Record that all of these were dealt with, each with the same reply."""

    def answer_anew(self, event_id: str, reply: str) -> None:
        """Put another reply in the place of the one recorded, as when long work has come to its end."""

    def prune(self, before: datetime) -> int:
        """Forget those dealt with before. Give how many."""


class Records(Protocol):
    """Roles, audit trail, drafts, answers, a coordinator's words, and the programme's settings."""

    def grants(self) -> Sequence[Grant]:
        """Give all roles given."""

    def grant(self, grant: Grant) -> bool:
        """Give a role; False if it was held already."""

    def revoke(self, grant: Grant) -> bool:
        """Take a role (same role, account and country); False if it was not held."""

    def audit(self, entry: AuditEntry) -> None:
        """Add to the audit trail."""

    def audit_trail(self, *, limit: int = 100) -> Sequence[AuditEntry]:
        """Give the latest entries, newest first."""

    def draft(self, account: str, form: str, row: int) -> Draft | None:
        """Give what somebody has begun."""

    def save_draft(self, draft: Draft) -> None:
        """Keep it, in the place of an earlier one."""

    def drop_draft(self, account: str, form: str, row: int) -> None:
        """Forget it."""

    def drafts(self, form: str, row: int) -> Sequence[Draft]:
        """Give all begun ones of a form."""

    def setting(self, name: str) -> str | None:
        """Give a setting of the programme."""

    def settings(self) -> Mapping[str, str]:
        """Give all of them."""

    def set_setting(self, name: str, value: str | None) -> None:
        """Store a setting; None takes it away."""

    def save_answers(self, answers: SurveyAnswer) -> None:
        """Store a survey's answers, in the place of earlier ones."""

    def answers(self, round_id: RoundId) -> Sequence[SurveyAnswer]:
        """Give a round's answers."""

    def told(self, round_id: RoundId, place: str) -> Mapping[str, int] | None:
        """Give the figures behind what was told about a place last, None if nothing was."""

    def tell(self, round_id: RoundId, place: str, on: date, figures: Mapping[str, int]) -> None:
        """Remember the figures behind what is told about a place, instead of earlier ones."""

    def add_group_message(self, message: GroupMessage) -> GroupMessage:
        """Keep a coordinator's words; give them with their id."""

    def group_message(self, message_id: int) -> GroupMessage | None:
        """Give a coordinator's words."""

    def prune_group_messages(self, before: datetime) -> int:
        """Forget those written before. Give how many."""


class Signs(Protocol):
    """Signs of life, what partners agreed on, and who is kept apart."""

    def note_many(self, signs: Iterable[Sign]) -> None:
        """Note signs."""

    def of_partnerships(self, ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Sequence[Sign]]:
        """Give the signs that belong to these partnerships, earliest first; none, and a partnership is left out."""

    def of_people(self, ids: Collection[ParticipantId], since: datetime) -> Mapping[ParticipantId, Sequence[Sign]]:
        """Give all signs of these people from then on, contact and presence, earliest first."""

    def last_of_people(
        self, ids: Collection[ParticipantId], since: datetime
    ) -> Mapping[ParticipantId, Mapping[SignKind, datetime]]:
        """Give when each of these people gave each kind of sign last, from then on."""

    def agree(self, terms: Terms) -> None:
        """Store what one partner would like, in the place of what they said before."""

    def terms_of(self, ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Sequence[Terms]]:
        """Give what the members of these partnerships would like, by participant."""

    def block(self, block: Block) -> None:
        """Keep two people apart from now on; the first reason stands."""

    def blocks(self) -> Sequence[Block]:
        """Give everybody who is kept apart."""


class Cases(Protocol):
    """Partnerships in the hands of the coordinators."""

    def get(self, case_id: CaseId) -> Case | None:
        """Give one."""

    def get_many(self, ids: Collection[CaseId]) -> Mapping[CaseId, Case]:
        """Give those that are known, by id."""

    def of_round(self, round_id: RoundId) -> Sequence[Case]:
        """Give all of a round's, oldest first."""

    def unresolved(self, round_id: RoundId) -> Sequence[Case]:
        """Give a round's open, claimed and snoozed ones, oldest first."""

    def of_partnerships(self, ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Sequence[Case]]:
        """Give all of these partnerships, resolved ones too, oldest first."""

    def add(self, case: Case) -> Case:
        """Store a new one (its `id` is ignored) and give it with its id."""

    def save_many(self, cases: Iterable[Case]) -> None:
        """Store changes."""


class Meetings(Protocol):
    """Meeting proposals and meetings."""

    def get(self, meeting_id: int) -> Meeting | None:
        """Give one."""

    def add(self, meeting: Meeting) -> Meeting:
        """Store a new one (its `id` is ignored) and give it with its id."""

    def add_many(self, meetings: Iterable[Meeting]) -> Sequence[Meeting]:
        """Store new ones and give them with ids, in order."""

    def save_many(self, meetings: Iterable[Meeting]) -> None:
        """Store changes."""

    def of_partnerships(self, ids: Collection[PartnershipId]) -> Mapping[PartnershipId, Sequence[Meeting]]:
        """Give all of these partnerships, oldest first."""

    def open_of_round(self, round_id: RoundId) -> Sequence[Meeting]:
        """Give a round's proposals and agreed meetings, oldest first."""


class WordsOnTheirWay(Protocol):
    """People's words while the bot carries them: erased when delivered, and when `until` has come."""

    def keep(self, kept: KeptWords) -> KeptWords:
        """Keep words (their `id` is ignored) and give them with their id."""

    def change(self, kept: KeptWords) -> None:
        """Store another purpose, partnership or end."""

    def get(self, words_id: int) -> KeptWords | None:
        """Give them, None once they are erased."""

    def get_many(self, ids: Collection[int]) -> Mapping[int, KeptWords]:
        """Give those that are still kept, by id."""

    def of_sender(self, sender_id: ParticipantId, purpose: Purpose) -> Sequence[KeptWords]:
        """Give what is kept of one person for a purpose, oldest first."""

    def overdue(self, now: datetime) -> Sequence[KeptWords]:
        """Give what should have been erased by now."""

    def drop_many(self, ids: Iterable[int]) -> None:
        """Erase them."""


class Remembered(Protocol):
    """What adapters must still know after a restart, by platform and name: ids and hashes, never words."""

    def recall(self, platform: str, name: str) -> str | None:
        """Give what was kept under a name."""

    def keep(self, platform: str, name: str, value: str) -> None:
        """Keep it, in the place of what was there."""

    def forget(self, platform: str, name: str) -> None:
        """Forget it, if it was there."""

    def names(self, platform: str, prefix: str) -> Sequence[str]:
        """Give the names that begin so, in order."""

    def forget_account(self, platform: str, account_id: str) -> int:
        """Forget all that is kept of an account: every name that ends in `:<account id>`. Give how many."""


class Codes(Protocol):
    """One-time codes by which people who are expected show who they are."""

    def add_many(self, codes: Iterable[Code]) -> None:
        """Keep new ones beside those that a person has already."""

    def of_person(self, participant_id: ParticipantId) -> Sequence[Code]:
        """Give a person's, the latest first."""

    def drop_of(self, participant_ids: Collection[ParticipantId]) -> None:
        """Forget all codes of these people: one of them was used."""

    def drop_of_rounds(self, round_ids: Collection[RoundId]) -> None:
        """Forget the codes that were given for these rounds."""


class Unit(Protocol):
    """One transaction: everything that is read and written in it stands or falls together."""

    @property
    def people(self) -> People:
        """Participants."""

    @property
    def rounds(self) -> Rounds:
        """Rounds."""

    @property
    def applications(self) -> Applications:
        """Applications."""

    @property
    def matches(self) -> Matches:
        """Proposed matches and rulings."""

    @property
    def partnerships(self) -> Partnerships:
        """Partnerships."""

    @property
    def topics(self) -> Topics:
        """Topics."""

    @property
    def deliveries(self) -> Deliveries:
        """The outbox."""

    @property
    def events(self) -> Events:
        """Inbound events dealt with."""

    @property
    def records(self) -> Records:
        """Roles, audit, drafts, settings."""

    @property
    def signs(self) -> Signs:
        """Contact, presence, agreements, blocks."""

    @property
    def cases(self) -> Cases:
        """Cases."""

    @property
    def meetings(self) -> Meetings:
        """Meetings."""

    @property
    def words(self) -> WordsOnTheirWay:
        """Words on their way."""

    @property
    def remembered(self) -> Remembered:
        """What adapters remember."""

    @property
    def codes(self) -> Codes:
        """One-time codes."""


class Store(Protocol):
    """The one asynchronous door to memory."""

    def transact(self, use_case: Callable[Concatenate[Unit, P], T], *args: P.args, **kwargs: P.kwargs) -> Awaitable[T]:
        """Run a use case in one transaction: committed if it returns, undone if it raises."""


class StoreAtOnce(Store, Protocol):
    """A store that can be asked without a loop as well, as rehearsals do before and after a round."""

    def run(self, use_case: Callable[Concatenate[Unit, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Do the same at once, in the calling thread."""
