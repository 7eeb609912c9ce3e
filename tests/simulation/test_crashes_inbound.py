"""Stop the program at every step of an event; the platform sends it again: it is done once, and answered the same."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest
from sqlmodel import SQLModel

from bot.commands.dispatch import Dispatcher
from bot.commands.events import ChoicePressed, CommandInvoked, DirectMessage, FormSubmitted, ReceivedFile, Source
from bot.domain.people import Account
from bot.domain.rounds import ApplicationState, RoundState
from bot.ports.chat import JobStarted, Say
from tests.bot.programme import COORDINATOR, DAY, LAUNCH, VISITOR, Town, at_once, local_morning
from tests.simulation.crashing import Crash, Fuse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.commands.events import Event
    from bot.ports.chat import Reply
    from bot.ports.storage import Unit
    from data.store import SqlStore

ROSTER = "Name,Country,Time zone,Languages,Platform,Platform user ID\nVi,Kenya,Africa/Nairobi,English,discord,77\n"


@dataclass
class BreakingStore:
    """A store that dies before a transaction, in it once all is done but before it is committed, and after that."""

    store: SqlStore
    fuse: Fuse

    async def transact(self, use_case: Callable[..., Any], *args: object, **kwargs: object) -> Any:
        def cut_short(unit: Unit) -> Any:
            answer = use_case(unit, *args, **kwargs)
            self.fuse.step("before the commit")
            return answer

        self.fuse.step("before the transaction")
        answer = self.store.run(cut_short)
        self.fuse.step("after the commit")
        return answer


@dataclass
class Story:
    """A town in which something is about to happen."""

    town: Town
    event: Event
    replies: list[Reply] = field(default_factory=list)

    def happens(self, crash_at: int | None = None) -> Fuse:
        """Let the platform deliver the event to a process that dies at a step; long work is seen through."""
        fuse = Fuse(crash_at)
        store = BreakingStore(self.town.store, fuse)
        dispatcher = Dispatcher(store, self.town.clock, self.town.world)
        with suppress(Crash):
            self.replies.append(at_once(_deal_with(dispatcher, self.event)))
        return fuse

    def memory(self) -> Mapping[str, list[tuple[Any, ...]]]:
        """Give everything that is remembered."""
        return self.town.run(_everything)


async def _deal_with(dispatcher: Dispatcher, event: Event) -> Reply:
    reply = await dispatcher.dispatch(event)
    return await dispatcher.finish(reply, event.source) if isinstance(reply, JobStarted) else reply


def _everything(unit: Unit) -> Mapping[str, list[tuple[Any, ...]]]:
    connection = unit.deliveries._connection  # type: ignore[attr-defined]  # a test may look inside
    tables = SQLModel.metadata.sorted_tables
    return {t.name: sorted((tuple(row) for row in connection.execute(t.select())), key=repr) for t in tables}


# ---------------------------------------------------------------------- what happens


def a_command() -> Story:
    town = Town()
    return Story(town, _typed("round", "create", name="spring", launch=LAUNCH.isoformat(), seed=7))


def a_command_that_is_refused() -> Story:
    return Story(Town(), _typed("round", "open"))


def going_away() -> Story:
    town = Town()
    people = [town.lives(name) for name in ("Ada", "Bo", "Cy", "Dee")]
    town.a_round(RoundState.RUNNING, *people)
    by = Source(people[0].accounts[0])
    return Story(town, CommandInvoked("it", by, ("me", "away"), {"until": "2027-03-20"}))


def a_press() -> Story:
    town = Town()
    people = [town.lives(name) for name in ("Ada", "Bo", "Cy", "Dee")]
    town.a_round(RoundState.APPROVED, *people)
    return Story(town, ChoicePressed("it", Source(COORDINATOR), town.typed("/round launch").button("launch")))


def leaving() -> Story:
    town = Town()
    people = [town.lives(name) for name in ("Ada", "Bo", "Cy", "Dee")]
    town.a_round(RoundState.RUNNING, *people)
    return Story(town, ChoicePressed("it", Source(people[1].accounts[0]), "leave:1:-"))


def still_in() -> Story:
    town = Town()
    ada = town.lives("Ada")
    town.a_round(RoundState.CLOSED, ada)
    return Story(town, ChoicePressed("it", Source(ada.accounts[0]), f"still-in:1:{town.round.id}"))


def a_form() -> Story:
    town = Town()
    town.a_round(RoundState.OPEN)
    page = town.typed("/join", VISITOR).form
    answers: dict[str, str | list[str]] = {"name": "Vi", "country": "Kenya", "zone": "Africa/Nairobi"}
    return Story(town, FormSubmitted("it", Source(VISITOR), page.token, page.page, answers))


def a_survey() -> Story:
    town = Town()
    people = [town.lives(name) for name in ("Ada", "Bo", "Cy", "Dee")]
    town.a_round(RoundState.RUNNING, *people)
    answers: dict[str, str | list[str]] = {"contact": "fortnightly", "topics": "quite", "worth": "very"}
    return Story(town, FormSubmitted("it", Source(people[0].accounts[0]), f"survey:1:{town.round.id}.1", 1, answers))


def an_import() -> Story:
    town = Town()
    town.a_round(RoundState.OPEN)
    return Story(town, _typed("roster", "import", file=ReceivedFile("roster.csv", ROSTER.encode())))


def a_matching() -> Story:
    """Long work: announced in one transaction, looked at in a second, stored in a third."""
    town = Town()
    people = [town.lives(name) for name in ("Ada", "Bo", "Cy", "Dee", "Eve")]
    town.a_round(RoundState.CLOSED)
    town.apply(*people, state=ApplicationState.CONFIRMED)
    return Story(town, _typed("round", "match"))


def free_text() -> Story:
    town = Town()
    return Story(town, DirectMessage("it", Source(town.lives("Ada").accounts[0]), "We have a cat."))


def writing_to_the_partner() -> Story:
    town, source = _partners()
    return Story(town, CommandInvoked("it", source, ("partner", "write"), {"words": "Hello!"}))


def replying_to_the_partner() -> Story:
    town, source = _partners()
    ada = town.run(lambda unit: unit.people.by_account("discord", source.account.id))
    assert ada is not None
    town.typed("/partner write Hello!", town.partner_of(ada))
    (brought,) = town.deliver()
    (sent,) = town.run(lambda unit: unit.deliveries.get_many([brought.delivery.id]))
    picture = (ReceivedFile("cat.png", b"png"),)
    return Story(town, DirectMessage("it", source, "Hello!", picture, sent.external_id))


def sending_what_was_held(to: str) -> Story:
    town, source = _partners()
    asked = at_once(town.dispatcher.dispatch(DirectMessage("before", source, "We have a cat.")))
    assert isinstance(asked, Say)
    token = next(choice.token for choice in asked.message.choices if choice.token.endswith(f".{to}"))
    return Story(town, ChoicePressed("it", source, token))


def sending_to_the_partner() -> Story:
    return sending_what_was_held("partner")


def sending_to_a_coordinator() -> Story:
    return sending_what_was_held("coordinator")


def answering_the_topic() -> Story:
    return sending_what_was_held("topic")


def swapping_contact() -> Story:
    town, source = _partners()
    (partnership,) = town.run(lambda unit: unit.partnerships.of_round(1))
    people = town.run(lambda unit: unit.people.get_many(partnership.members)).values()
    reachable = [replace(person, email=f"{person.name}@example.org") for person in people]
    town.run(lambda unit: unit.people.save_many(reachable))
    return Story(town, ChoicePressed("it", source, f"contact-yes:1:{partnership.id}"))


def _partners() -> tuple[Town, Source]:
    """Give two who have met a day ago, and one of them."""
    town = Town()
    town.typed("/setup channel_coordinators=discord:77")
    ada, bo = town.lives("Ada"), town.lives("Bo")
    town.a_round(RoundState.RUNNING, ada, bo)
    town.go_to(local_morning(LAUNCH, "UTC") + DAY)
    return town, Source(ada.accounts[0])


def _typed(*path: str, **options: Any) -> CommandInvoked:
    return CommandInvoked("it", Source(Account(COORDINATOR.platform, COORDINATOR.id)), path, options)


STORIES = (
    a_command,
    a_command_that_is_refused,
    going_away,
    a_press,
    leaving,
    still_in,
    a_form,
    a_survey,
    an_import,
    a_matching,
    free_text,
    writing_to_the_partner,
    replying_to_the_partner,
    sending_to_the_partner,
    sending_to_a_coordinator,
    answering_the_topic,
    swapping_contact,
)


@pytest.mark.parametrize("story", STORIES)
def test_a_crash_at_any_step_of_an_event_and_its_redelivery_do_it_once_and_answer_the_same(
    story: Callable[[], Story],
) -> None:
    undisturbed = story()
    steps = undisturbed.happens().steps
    expected = undisturbed.memory()

    for crash_at in count(1):
        disturbed = story()
        with disturbed.town.store:
            disturbed.happens(crash_at)
            disturbed.happens()
            disturbed.happens()

            assert disturbed.replies[-2:] == undisturbed.replies * 2, (crash_at, steps)
            assert disturbed.memory() == expected, (crash_at, steps)
        if crash_at > len(steps):
            break

    undisturbed.town.store.close()
    assert len(steps) >= 3


def test_the_stories_change_something() -> None:
    """They would pass with a dispatcher that does nothing."""
    for story in set(STORIES) - {a_command_that_is_refused}:
        told = story()
        with told.town.store:
            before = told.memory()
            told.happens()
            after = told.memory()
            changed = {name for name, rows in after.items() if rows != before[name]}
            assert changed - {"event", "audit_entry"}, story.__name__
