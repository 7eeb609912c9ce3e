"""Where everything that people do comes in: recognised once, admitted once, done once, answered always.

One transaction records the event's id, runs the use case and stores what must be said to others; only then is the
event acknowledged. A redelivery repeats the stored reply and does nothing else.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.commands import codec
from bot.commands.catalogue import COMMAND_AT, FORMS, PRESSES
from bot.commands.events import (
    AccountChanged,
    ChoicePressed,
    CommandInvoked,
    DirectMessage,
    FormSubmitted,
    PersonArrived,
    PersonLeft,
    RoomActivity,
)
from bot.commands.reading import read_options
from bot.commands.spec import ADMITS, Audience, OptionKind
from bot.commands.underway import Underway, watched
from bot.domain.errors import NotAllowed, NotFound, Refused
from bot.domain.people import AccountState, Role, reading_locale
from bot.domain.records import AuditEntry
from bot.domain.signs import SignKind
from bot.domain.values import changed
from bot.messages.render import LOCALES, Value, paragraphs
from bot.ports.chat import JobStarted, Message, Nothing, Say, Suggestions
from bot.ports.workshop import Progress
from bot.services.account_news import account_changed, account_left
from bot.services.arrive import bind, expected_by_handle, open_account
from bot.services.asked import Actor, Asked, NotAParticipant
from bot.services.connect import Search
from bot.services.free_text import take_message
from bot.services.home import show_home
from bot.services.jobs import JOBS, Errand
from bot.services.presence import note_presence, note_rooms
from bot.services.roles import roles_from_platform, roles_of
from bot.services.setup import OPERATOR_PLATFORM, programme_locale

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from datetime import datetime

    from bot.commands.doors import Show
    from bot.commands.events import Event, HomeOpened, OptionValue, Source, Suggest
    from bot.commands.spec import CommandSpec
    from bot.domain.people import Account
    from bot.ports.chat import Reply
    from bot.ports.clock import Clock
    from bot.ports.storage import Store, Unit
    from bot.ports.workshop import Workshop
    from bot.services.connect import Wanted
    from bot.services.jobs import Job
    from bot.services.world import World

    _Asking = CommandInvoked | ChoicePressed | FormSubmitted | DirectMessage
    _Dealt = _Asking | PersonArrived | PersonLeft | AccountChanged

log = logging.getLogger(__name__)

PRESENCE: Mapping[type, SignKind] = {
    CommandInvoked: SignKind.COMMAND,
    ChoicePressed: SignKind.BUTTON,
    FormSubmitted: SignKind.FORM,
    DirectMessage: SignKind.MESSAGE,
}
"""What somebody who does this shows: that they are there. Writing in a room is contact, and more."""

TOLD_BY_THE_PLATFORM = (PersonArrived, PersonLeft, AccountChanged)
UNRECORDED = frozenset({Audience.EVERYBODY, Audience.PARTICIPANT})
"""Whose acts are no coordinator's, and stand in no trail."""
OPTIONS_IN_THE_TRAIL = frozenset(
    {
        OptionKind.NUMBER,
        OptionKind.DATE,
        OptionKind.CHOICE,
        OptionKind.ROUND,
        OptionKind.ZONE,
        OptionKind.COUNTRY,
    }
)


class Dispatcher:
    """The one door for events. `workshop` computes long work elsewhere; without one it is done at once.

    `directory` looks accounts up on the platforms; without one nobody is found.
    """

    def __init__(
        self,
        store: Store,
        clock: Clock,
        world: World,
        workshop: Workshop | None = None,
        directory: Callable[[Sequence[Wanted]], Awaitable[Search]] | None = None,
    ) -> None:
        """Keep the ports."""
        self._directory = directory
        self._underway = Underway()
        self._store = store
        self._clock = clock
        self._world = world
        self._workshop = workshop

    async def dispatch(self, event: Event) -> Reply:
        """Deal with an event once, and give the answer to the one who acted."""
        if isinstance(event, RoomActivity):
            await self.note_rooms([event])
            return Nothing()
        now = self._clock.now()
        try:
            reply = await self._store.transact(_deal_with, event, now, self._world)
            if isinstance(event, ChoicePressed):
                self._underway.heed(event.token, event.source)
            return reply
        except Refused as refusal:
            return await self._store.transact(_refuse, event, now, self._world, refusal)
        except Exception:
            log.exception("event %s failed", event.event_id)
            return await self._store.transact(_apologise, event, self._world)

    async def note_rooms(self, activities: Sequence[RoomActivity]) -> None:
        """Note who wrote in which room, a group in one transaction. What fails is not noted, and may be tried again."""
        if activities:
            await self._store.transact(_note_rooms, activities, self._clock.now(), self._world)

    async def suggest(self, event: Suggest) -> Suggestions:
        """Answer an autocomplete; nothing is recorded."""
        return await self._store.transact(_suggest, event, self._clock.now(), self._world)

    async def home(self, event: HomeOpened) -> Message:
        """Give what somebody sees on the page that a platform gives the bot; nothing is recorded."""
        return await self._store.transact(_home, event, self._clock.now(), self._world)

    async def finish(self, started: JobStarted, source: Source, show: Show | None = None) -> Reply:
        """Carry out the long work a reply announced: look in one transaction, compute outside, store in another.

        What it ends with becomes the event's reply: a redelivery of the event repeats it, and does not begin again.
        From two seconds on `show` is given how far it is, with a button to stop it.
        """
        job, arguments = JOBS[started.job], dict(started.arguments)
        actor = await self._store.transact(_actor, source)
        try:
            snapshot = await self._store.transact(job.look, arguments, self._world)
            if isinstance(job, Errand):
                result: object = await self._look_up(snapshot)
            else:
                result = await self._compute(job, snapshot, started, source, actor.locale, show)
            return await self._store.transact(_store_job, started, result, actor, self._clock.now(), self._world)
        except Refused as refusal:
            reply = _say(actor.locale, refusal.key, refusal.details)
            return await self._store.transact(_end_job, started, reply)
        except Exception:
            log.exception("job %s failed", started.job)
            return _say(actor.locale, "refused-unexpected", {"event": started.job})

    async def _look_up(self, wanted: Sequence[Wanted]) -> Search:
        return Search(()) if self._directory is None else await self._directory(wanted)

    async def _compute(
        self, job: Job, snapshot: object, started: JobStarted, source: Source, locale: str, show: Show | None
    ) -> object:
        if self._workshop is None:
            return job.compute(snapshot, Progress())
        with self._underway.begun(started.event_id, source) as progress:
            work = self._workshop(job.compute, snapshot, progress)
            return await watched(work, progress, show, event_id=started.event_id, locale=locale, can_stop=job.can_stop)


def _store_job(unit: Unit, started: JobStarted, result: object, actor: Actor, now: datetime, world: World) -> Reply:
    ended = _end_of(unit, started)
    return ended or _end_job(unit, started, JOBS[started.job].store(Asked(unit, now, world, actor), result))


def _end_job(unit: Unit, started: JobStarted, reply: Reply) -> Reply:
    """Make this the answer to the event that began the work, unless it has another since."""
    ended = _end_of(unit, started)
    if ended is None:
        unit.events.answer_anew(started.event_id, codec.dump(reply))
    return ended or reply


def _end_of(unit: Unit, started: JobStarted) -> Reply | None:
    """Give the answer that the event already has, None while the work has not come to its end."""
    stored = unit.events.reply_to(started.event_id)
    reply = None if stored is None else codec.load(stored)
    return None if isinstance(reply, JobStarted) else reply


def _note_rooms(unit: Unit, activities: Sequence[RoomActivity], now: datetime, world: World) -> None:
    known = unit.events.known([each.event_id for each in activities])
    new = list({each.event_id: each for each in activities if each.event_id not in known}.values())
    of_partners = note_rooms(unit, [(each.source.account, each.room_id) for each in new], now, world)
    noted = [each.event_id for each, counts in zip(new, of_partners, strict=True) if counts]
    unit.events.record_many(noted, codec.dump(Nothing()), now)


def _deal_with(unit: Unit, event: _Dealt, now: datetime, world: World) -> Reply:
    stored = unit.events.reply_to(event.event_id)
    if stored is not None:
        return codec.load(stored)
    if isinstance(event, TOLD_BY_THE_PLATFORM):
        _take_note(unit, event, now, world)
        unit.events.record(event.event_id, codec.dump(Nothing()), now)
        return Nothing()
    _recognise(unit, event.source)
    asked = _remember_account(Asked(unit, now, world, _actor(unit, event.source)))
    reply = _route(event, asked)
    if isinstance(reply, JobStarted):
        reply = replace(reply, event_id=event.event_id)
    unit.events.record(event.event_id, codec.dump(reply), now)
    _note_presence(unit, event, asked.actor, now, world)
    return reply


def _take_note(unit: Unit, event: PersonArrived | PersonLeft | AccountChanged, now: datetime, world: World) -> None:
    """Note what a platform tells of an account. It is nobody's act, and has no answer."""
    source = event.source
    if isinstance(event, PersonLeft):
        account_left(unit, source.account, now, world)
    elif isinstance(event, AccountChanged):
        account_changed(unit, source.account, now, world, zone=event.zone, locale=source.locale)
    else:
        _recognise(unit, source)
        _remember_account(Asked(unit, now, world, _actor(unit, source)))


def _recognise(unit: Unit, source: Source) -> None:
    """Let whoever is expected under a handle be known by their account."""
    if source.account.handle and unit.people.by_account(*source.account.key) is None:
        expected = expected_by_handle(unit, source.account)
        if expected is not None:
            bind(unit, expected, source.account)


def _refuse(unit: Unit, event: _Dealt, now: datetime, world: World, refusal: Refused) -> Reply:
    _recognise(unit, event.source)
    actor = _remember_account(Asked(unit, now, world, _actor(unit, event.source)), is_refused=True).actor
    reply = _say(actor.locale, refusal.key, refusal.details)
    unit.events.record(event.event_id, codec.dump(reply), now)
    _note_presence(unit, event, actor, now, world)
    return reply


def _home(unit: Unit, event: HomeOpened, now: datetime, world: World) -> Message:
    return show_home(Asked(unit, now, world, _actor(unit, event.source)))


def _note_presence(unit: Unit, event: _Dealt, actor: Actor, now: datetime, world: World) -> None:
    """Note that the one who acted is there, also where what they asked for could not be done."""
    shown = PRESENCE.get(type(event))
    if actor.participant is not None and shown is not None:
        note_presence(unit, actor.participant.id, shown, now, world)


def _apologise(unit: Unit, event: _Dealt, world: World) -> Reply:
    """Say that something went wrong; not recorded, so that the same event may be tried again."""
    return _say(_actor(unit, event.source).locale, "refused-unexpected", {"event": event.event_id})


def _say(locale: str, key: str, details: Mapping[str, object]) -> Say:
    values: dict[str, Value] = {k: v if isinstance(v, int) else str(v) for k, v in details.items()}
    return Say(Message(paragraphs(locale, key, **values), (), locale), refused=True)


def _actor(unit: Unit, source: Source) -> Actor:
    account = source.account
    participant = unit.people.by_account(account.platform, account.id)
    default = programme_locale(unit)
    if participant is not None:
        locale = reading_locale(participant, default, LOCALES)
    else:
        locale = _spoken(source.locale) or default
    roles = roles_of(unit, account, participant) | source.roles
    roles |= roles_from_platform(unit, account.platform, source.groups, may_manage=source.may_manage)
    if account.platform == OPERATOR_PLATFORM:
        roles |= {Role.DIRECTOR}
    return Actor(account, locale, participant, roles, source.name)


def _spoken(locale: str | None) -> str | None:
    """Give the form of a platform's language that we have (`es-MX` is read in `es`), None if there is none."""
    if locale is None or locale in LOCALES:
        return locale
    language = locale.split("-", maxsplit=1)[0]
    return language if language in LOCALES else None


def _remember_account(asked: Asked, *, is_refused: bool = False) -> Asked:
    """Keep which account somebody used last: messages go there. Who acts can be written to again.

    What is refused does not change where messages go, but shows that somebody is there. Gives the act with the person
    as they are now, so that no use case stores them as they were.
    """
    person = asked.actor.participant
    if person is None:
        return asked
    mine, *_ = [a for a in person.accounts if a.key == asked.actor.account.key]
    is_choice = len(person.accounts) > 1 and not is_refused and not _was_used_on(mine, asked.now)
    if mine.state is AccountState.OPEN and not is_choice:
        return asked
    now_open = open_account(asked.unit, person, asked.actor.account, asked.now, asked.world)
    return changed(asked, actor=changed(asked.actor, participant=now_open))


def _was_used_on(account: Account, now: datetime) -> bool:
    """Say whether an account was used earlier that day."""
    return account.last_used_at is not None and account.last_used_at.date() == now.date()


def _route(event: _Asking, asked: Asked) -> Reply:
    if isinstance(event, CommandInvoked):
        return _run_command(event, asked)
    if isinstance(event, ChoicePressed):
        kind, _, row = event.token.split(":", 2)
        press = PRESSES.get(kind)
        if press is None:
            raise NotFound(what=event.token)
        _admit(press.audience, asked)
        reply = press.run(asked, row)
        if press.audience not in UNRECORDED:
            _audit(f"press {kind}", {"row": row}, asked)
        return reply
    if isinstance(event, FormSubmitted):
        kind, _, row = event.token.split(":", 2)
        form = FORMS.get(kind)
        if form is None:
            raise NotFound(what=event.token)
        _admit(form.audience, asked)
        reply = form.run(asked, row, event.page, event.values)
        if form.audience not in UNRECORDED:
            _audit(f"form {kind}", {"row": row}, asked)
        return reply
    files = [(each.name, each.content) for each in event.files]
    return take_message(asked, event.words, files, event.in_reply_to)


def _run_command(event: CommandInvoked, asked: Asked) -> Reply:
    spec = _spec(event.path)
    _admit(spec.audience, asked)
    options = read_options(spec, event.options, asked)
    reply = spec.run(asked, **options)
    if spec.audience not in UNRECORDED:
        _audit(spec.name, _without_words(spec, event.options, options), asked)
    return reply


def _spec(path: tuple[str, ...]) -> CommandSpec:
    spec = COMMAND_AT.get(path)
    if spec is None:
        raise NotFound(what=" ".join(path))
    return spec


def _admit(audience: Audience, asked: Asked) -> None:
    if audience is Audience.EVERYBODY:
        return
    if audience is Audience.PARTICIPANT:
        if asked.actor.participant is None:
            raise NotAParticipant
        return
    if not asked.actor.roles & ADMITS[audience]:
        raise NotAllowed(audience=audience.value)


def _audit(action: str, details: Mapping[str, str | int], asked: Asked) -> None:
    """Write every act of a coordinator into the trail, here and nowhere else."""
    asked.unit.records.audit(AuditEntry(asked.now, asked.actor.reference, action, None, details))


def _without_words(
    spec: CommandSpec, typed: Mapping[str, OptionValue], understood: Mapping[str, Any]
) -> dict[str, str | int]:
    """Give the options that are numbers, dates and choices, and people by number; never words, names or files."""
    kept: dict[str, str | int] = {}
    for option in spec.options:
        name = option.name
        if name not in typed:
            continue
        told = str(typed[name])
        if option.kind in OPTIONS_IN_THE_TRAIL or (option.kind is OptionKind.ACCOUNT and ":" in told):
            kept[name] = told
        elif option.kind is OptionKind.PERSON and name in understood:
            kept[name] = f"#{understood[name].id}"
    return kept


def _suggest(unit: Unit, event: Suggest, now: datetime, world: World) -> Suggestions:
    asked = Asked(unit, now, world, _actor(unit, event.source))
    spec = COMMAND_AT.get(event.path)
    options = spec.options if spec else ()
    kind = next((o.kind for o in options if o.name == event.option), OptionKind.TEXT)
    match kind:
        case OptionKind.ROUND:
            fitting = [r.name for r in unit.rounds.all() if event.typed.lower() in r.name.lower()]
            return Suggestions(tuple((name, name) for name in fitting[:25]))
        case OptionKind.PERSON if asked.actor.is_staff:
            return Suggestions(tuple((f"#{p.id}", f"#{p.id} {p.name}") for p in unit.people.find(event.typed)))
        case OptionKind.ZONE:
            return Suggestions(tuple((z, z) for z in world.places.suggest_zones(event.typed)))
        case OptionKind.COUNTRY:
            return Suggestions(world.places.suggest_countries(event.typed, asked.locale))
        case _:
            return Suggestions(())
