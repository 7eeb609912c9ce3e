"""Who is expected is waited for, is known when they come, and then gets what waited."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from bot.commands.events import AccountChanged, PersonArrived, PersonLeft, Source
from bot.domain.cases import CaseReason
from bot.domain.deliveries import DeliveryState
from bot.domain.people import Account, AccountState, Role
from bot.domain.rounds import RoundState
from tests.bot.programme import DAY, HOUR, LAUNCH, NOON, Town, at_once, local_morning
from tests.bot.services.arrivals import a_town, expected

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.domain.cases import Case

ANAS = Account("discord", "101", "ana.reads")


def introduced(town: Town, *, ben: str | None = "202") -> tuple[int, int]:
    """Let Ana, who is here, and Ben, who is expected, be partners on launch day; give their numbers."""
    ana = town.lives("Ana", "PT", "Europe/Lisbon", accounts=(ANAS,))
    bens = expected(town, "Ben", ben, country="KE", zone="Africa/Nairobi")
    town.a_round(RoundState.RUNNING, ana, bens)
    town.go_to(local_morning(LAUNCH, "Europe/Lisbon") + HOUR)
    return ana.id, bens.id


def cases(town: Town) -> Sequence[Case]:
    """Give the only round's cases."""
    round_id = town.round.id
    return town.run(lambda unit: unit.cases.of_round(round_id))


def test_nobody_is_written_to_before_they_have_come() -> None:
    town = a_town()
    ana, ben = introduced(town)

    assert [s.what for s in town.got(town.person(ana))] == ["introduction"]
    assert town.got(town.person(ben)) == []
    (waiting,) = town.deliveries(what="introduction", to=ben)
    assert (waiting.state, waiting.attempts) == (DeliveryState.PLANNED, 0)
    assert town.deliveries(DeliveryState.UNDELIVERABLE) == []


def test_who_comes_gets_what_waited_on_the_next_morning() -> None:
    """Not a minute after they came: what the bot starts keeps to mornings."""
    town = a_town()
    _, ben = introduced(town)

    said = town.pressed(f"here:1:{town.round.id}", Account("discord", "202")).text
    assert "Ben" in said
    assert town.person(ben).accounts[0].state is AccountState.OPEN
    town.go_to(town.now + DAY)

    (introduction,) = town.got(town.person(ben))
    assert introduction.what == "introduction"
    assert introduction.at == local_morning(LAUNCH + DAY, "Africa/Nairobi")


def test_who_comes_at_night_gets_what_waited_in_the_morning() -> None:
    town = a_town()
    _, ben = introduced(town)
    town.sleep_until(local_morning(LAUNCH + DAY, "Africa/Nairobi") - 6 * HOUR)

    town.typed("/me show", Account("discord", "202"))
    town.go_to(town.now + DAY)

    (introduction,) = town.got(town.person(ben), "introduction")
    assert introduction.at == local_morning(LAUNCH + DAY, "Africa/Nairobi")


def test_who_comes_weeks_later_begins_with_the_newest_topic_and_a_list() -> None:
    town = a_town()
    _, ben = introduced(town)
    town.go_to(local_morning(LAUNCH + timedelta(days=31), "Africa/Nairobi"))

    town.typed("/me show", Account("discord", "202"))
    town.go_to(town.now + 3 * DAY)

    got = town.got(town.person(ben))
    assert [s.what for s in got] == ["introduction"]
    titles = [t.title for t in town.run(lambda unit: unit.topics.all()) if t.locale == "en"]
    assert got[0].delivery.subject["step"] == 3
    assert titles[2] in got[0].text
    assert all(title in got[0].text for title in titles[:2])
    assert "good that you are here" in got[0].text
    assert len(town.posted("room-opening")) == 1


def test_the_next_topic_comes_as_to_everybody_else() -> None:
    town = a_town()
    _, ben = introduced(town)
    town.talkative = True
    town.go_to(local_morning(LAUNCH + timedelta(days=31), "Africa/Nairobi"))
    town.typed("/me show", Account("discord", "202"))
    town.go_to(local_morning(LAUNCH + timedelta(days=45), "Africa/Nairobi"))

    topics = town.got(town.person(ben), "topic")
    assert [s.delivery.number for s in topics] == [4]


def test_a_partner_is_not_left_waiting_for_ever() -> None:
    """After a week the coordinators get a case, and whoever comes then is introduced all the same."""
    town = a_town()
    _, ben = introduced(town)

    town.go_to(local_morning(LAUNCH + timedelta(days=10), "Africa/Nairobi"))

    (introduction,) = town.deliveries(what="introduction", to=ben)
    assert (introduction.state, introduction.failure) == (DeliveryState.UNDELIVERABLE, "not-yet-present")
    (case,) = cases(town)
    assert (case.reason, case.about) == (CaseReason.UNREACHABLE, (ben,))

    town.typed("/me show", Account("discord", "202"))
    town.go_to(town.now + 3 * DAY)
    assert [s.what for s in town.got(town.person(ben))][:1] == ["introduction"]


def test_the_room_waits_until_all_have_come() -> None:
    town = a_town()
    introduced(town)
    town.go_to(town.now + DAY)
    assert town.posted("room-opening") == []

    town.typed("/me show", Account("discord", "202"))
    town.go_to(town.now + 2 * DAY)

    assert len(town.posted("room-opening")) == 1


def test_a_handle_is_enough_and_case_does_not_matter() -> None:
    town = a_town()
    _, ben = introduced(town, ben="Ben.Reads")
    town.grants(Role.AMBASSADOR, Account("discord", "Ben.Reads"), "KE")

    town.typed("/me show", Account("discord", "202", "ben.reads"))

    assert town.person(ben).accounts == (Account("discord", "202", "ben.reads", AccountState.OPEN, town.now),)
    grants = town.run(lambda unit: unit.records.grants())
    assert [g.account_id for g in grants if g.role is Role.AMBASSADOR] == ["202"]


def test_a_handle_that_is_taken_already_says_nothing() -> None:
    """Somebody who took over a handle is not the person who had it."""
    town = a_town()
    introduced(town)

    stranger = town.typed("/me show", Account("discord", "303", ANAS.handle))

    assert "take part" in stranger.text or "/join" in stranger.text
    assert town.run(lambda unit: unit.people.by_account("discord", "303")) is None


def test_a_part_of_a_handle_is_not_a_handle() -> None:
    town = a_town()
    expected(town, "Ben", "ben.reads")

    town.typed("/help", Account("discord", "303", "ben"))

    assert town.run(lambda unit: unit.people.by_account("discord", "303")) is None


def test_whoever_asks_for_what_is_refused_has_come_all_the_same() -> None:
    town = a_town()
    ben = expected(town, "Ben", "202")

    town.typed("/round list", Account("discord", "202"))

    assert town.person(ben.id).accounts[0].state is AccountState.OPEN


def test_an_arrival_counts_and_a_strangers_does_not() -> None:
    town = a_town()
    ben = expected(town, "Ben", "202")

    for account in ("202", "404"):
        event = PersonArrived(town.event_id(), Source(Account("discord", account)))
        at_once(town.dispatcher.dispatch(event))

    assert town.person(ben.id).accounts[0].state is AccountState.OPEN
    assert len(town.run(lambda unit: unit.people.all())) == 1


def test_a_partner_who_has_left_the_platform_is_a_case_soon() -> None:
    town = a_town()
    ana, ben = introduced(town)
    town.typed("/me show", Account("discord", "202"))
    town.go_to(town.now + 2 * DAY)

    at_once(town.dispatcher.dispatch(PersonLeft(town.event_id(), Source(Account("discord", "202")))))
    town.go_to(town.now + 3 * DAY)

    assert town.person(ben).accounts[0].state is AccountState.GONE
    (case,) = cases(town)
    assert (case.reason, case.about) == (CaseReason.UNREACHABLE, (ben,))
    assert town.person(ana).accounts[0].state is AccountState.OPEN


def changed(town: Town, zone: str | None = None, locale: str | None = None) -> None:
    """Let Ana's platform say something new of her."""
    event = AccountChanged(town.event_id(), Source(ANAS, locale=locale), zone)
    at_once(town.dispatcher.dispatch(event))


def test_a_new_zone_asks_once_and_never_acts() -> None:
    town = a_town()
    ana = town.lives("Ana", "PT", "Europe/Lisbon", accounts=(ANAS,))

    changed(town, "Africa/Nairobi")
    changed(town, "Africa/Nairobi")
    changed(town, "Europe/Lisbon")
    town.go_to(NOON + 2 * DAY)

    (asked,) = town.got(ana, "zone-changed")
    assert town.person(ana.id).zone == "Europe/Lisbon"
    assert "Africa/Nairobi" in asked.text

    town.pressed(asked.tokens[0], ana)
    assert town.person(ana.id).zone == "Africa/Nairobi"


def test_a_new_language_asks_in_both() -> None:
    town = a_town()
    ana = town.lives("Ana", "PT", "Europe/Lisbon", accounts=(ANAS,))

    changed(town, locale="en-GB")
    changed(town, locale="es-MX")
    changed(town, locale="xx")
    town.go_to(NOON + 2 * DAY)

    (asked,) = town.got(ana, "language-changed")
    assert "español" in asked.text
    assert "Spanish" in asked.text
    kept = town.pressed(asked.tokens[1], ana)
    assert town.person(ana.id).locale is None
    assert "stays" in kept.text

    town.pressed(asked.tokens[0], ana)
    assert town.person(ana.id).locale == "es"


def test_of_strangers_accounts_nothing_is_noted() -> None:
    town = a_town()
    before = town.rows()

    changed(town, "Africa/Nairobi", "es")
    at_once(town.dispatcher.dispatch(PersonLeft(town.event_id(), Source(ANAS))))

    after = town.rows()
    assert {name for name in after if after[name] != before[name]} == {"event"}
