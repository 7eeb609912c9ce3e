"""Whose direct messages are closed is not written to again until they act, and finds the topic in the pair's room."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.cases import CaseReason
from bot.domain.deliveries import DeliveryState
from bot.domain.partnerships import PartnershipState
from bot.domain.people import Account, AccountState
from bot.domain.rounds import RoundState
from tests.bot.programme import DAY, HOUR, LAUNCH, Town, local_morning
from tests.bot.services.arrivals import ENTERED

CLOSED = "direct-messages-closed"


def a_closed_partner(town: Town) -> tuple[int, int]:
    """Let Ben, whose messages are closed, be Ana's partner, and let them be introduced; give their numbers."""
    ana = town.lives("Ana", "PT", "Europe/Lisbon", accounts=(Account("discord", "101"),), email="ana@example.org")
    ben = town.lives("Ben", "KE", "Africa/Nairobi", accounts=(Account("discord", "202"),), languages=("es", "en"))
    town.refusing["discord:202"] = CLOSED
    town.a_round(RoundState.RUNNING, ana, ben)
    town.go_to(local_morning(LAUNCH, "Europe/Lisbon") + 3 * HOUR)
    return ana.id, ben.id


def met(town: Town) -> PartnershipState:
    """Say how it stands with the one partnership."""
    round_id = town.round.id
    (partnership,) = town.run(lambda unit: unit.partnerships.of_round(round_id))
    return partnership.state


def test_the_introduction_and_the_topic_go_to_the_room_once_without_what_is_confidential() -> None:
    town = Town(platforms=ENTERED)
    a_closed_partner(town)
    town.go_to(town.now + 3 * DAY)

    (posted,) = town.posted("public-introduction")
    first = town.run(lambda unit: unit.topics.get(1, "es"))
    assert first is not None
    assert first.title in posted.text
    assert "Ana & Ben" in posted.text
    assert "ana@example.org" not in posted.text
    assert "permite los mensajes directos" in posted.text


def test_later_topics_go_there_too_and_nothing_else() -> None:
    town = Town(platforms=ENTERED)
    _, ben = a_closed_partner(town)
    town.talkative = True
    town.go_to(local_morning(LAUNCH + timedelta(days=30), "Africa/Nairobi"))

    assert [s.delivery.number - 1000 for s in town.posted("public-topic")] == [2, 3]
    assert town.got(town.person(ben)) == []
    refused = town.deliveries(DeliveryState.UNDELIVERABLE, to=ben)
    assert {d.what for d in refused} >= {"introduction", "topic"}
    assert not [s for s in town.sent if s.what.startswith("public") and s.to is not None]


def test_it_shows_and_is_a_case() -> None:
    town = Town(platforms=ENTERED)
    _, ben = a_closed_partner(town)
    town.go_to(town.now + 3 * DAY)

    assert town.person(ben).accounts[0].state is AccountState.CLOSED
    assert "direct messages are closed" in town.typed(f"/roster find #{ben}").text
    assert "closed direct messages" in town.typed("/pairs show 1").text
    round_id = town.round.id
    (case,) = town.run(lambda unit: unit.cases.of_round(round_id))
    assert (case.reason, case.about) == (CaseReason.UNREACHABLE, (ben,))


def test_it_goes_to_the_room_also_when_the_room_opens_at_the_same_moment() -> None:
    """As where both live in one zone: everything is due at once, and settled together."""
    town = Town(platforms=ENTERED)
    ana = town.lives("Ana", "PT", "Europe/Lisbon", accounts=(Account("discord", "101"),))
    ben = town.lives("Ben", "GB", "Europe/London", accounts=(Account("discord", "202"),))
    town.refusing["discord:202"] = CLOSED
    town.a_round(RoundState.RUNNING, ana, ben)
    town.go_to(local_morning(LAUNCH, "Europe/London") + 3 * HOUR)

    assert len(town.posted("public-introduction")) == 1


def test_whoever_acts_is_introduced_after_all() -> None:
    """On a morning, as everybody is; only then have the two met."""
    town = Town(platforms=ENTERED)
    _, ben = a_closed_partner(town)
    town.go_to(town.now + DAY)
    assert met(town) is PartnershipState.PLANNED
    town.refusing.clear()

    town.typed("/me show", town.person(ben))
    town.go_to(town.now + 4 * DAY)

    assert town.got(town.person(ben))[0].what == "introduction"
    assert met(town) is PartnershipState.ACTIVE


def test_whoever_acts_can_be_written_to_again() -> None:
    town = Town(platforms=ENTERED)
    _, ben = a_closed_partner(town)
    town.go_to(town.now + DAY)
    town.refusing.clear()

    town.typed("/me show", town.person(ben))
    town.talkative = True
    town.go_to(local_morning(LAUNCH + timedelta(days=16), "Africa/Nairobi"))

    assert "topic" in [s.what for s in town.got(town.person(ben))]
    assert "direct messages are closed" not in town.typed(f"/roster find #{ben}").text
    assert town.posted("public-topic") == []
