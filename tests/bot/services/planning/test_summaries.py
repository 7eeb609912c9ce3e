"""Country summaries on their days: counted once, one message a reader, in the reader's language."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.deliveries import DeliveryState, Operation
from bot.domain.people import Account, Participant, Role
from bot.domain.rounds import RoundState
from bot.domain.timetable import StepKind
from bot.services.last_telling import recall
from tests.bot.programme import DAY, LAUNCH, Sending, Town, changed, local_morning

MONDAY = date(2027, 2, 8)
"""Three weeks before launch."""
NUMBER = 4
"""Its summary's number in the timetable."""


def crowd(town: Town, **numbers: int) -> list[Participant]:
    """Let so many people live in each country."""
    zones = {"KE": "Africa/Nairobi", "DE": "Europe/Berlin"}
    return [town.lives(f"{c} {n}", c, zones[c]) for c, number in numbers.items() for n in range(number)]


def keeps(town: Town, person: Participant, *countries: str) -> None:
    """Let somebody look after countries."""
    for country in countries:
        town.grants(Role.AMBASSADOR, person.accounts[0], country)


def brought(town: Town, person: Participant) -> list[Sending]:
    """Give what an ambassador was written that Monday."""
    return [each for each in town.got(person, "country-summary") if each.delivery.number == NUMBER]


def posted(town: Town, what: str) -> list[Sending]:
    """Give what was posted that Monday."""
    return [each for each in town.posted(what) if each.delivery.number == NUMBER]


@pytest.fixture
def people(town: Town) -> list[Participant]:
    """Let people of two countries apply for a round, whose coordinators have a channel."""
    found = crowd(town, KE=11, DE=9)
    town.a_round(RoundState.OPEN, *found)
    town.typed("/setup channel_coordinators=discord:C1")
    return found


def test_an_ambassador_is_written_to_on_the_own_morning(town: Town, people: list[Participant]) -> None:
    keeps(town, people[0], "KE")
    town.go_to(local_morning(MONDAY + DAY, "UTC"))
    (summary,) = brought(town, people[0])
    assert (summary.at, summary.on) == (local_morning(MONDAY, "Africa/Nairobi"), MONDAY)
    assert "Applied: about 10" in summary.text


def test_one_message_an_ambassador_even_with_several_countries(town: Town, people: list[Participant]) -> None:
    keeps(town, people[0], "KE", "DE")
    town.go_to(local_morning(MONDAY + DAY, "UTC"))
    (summary,) = brought(town, people[0])
    assert summary.text.startswith("Germany, Kenya")


def test_an_ambassador_with_two_accounts_is_written_to_once(town: Town, people: list[Participant]) -> None:
    second = Account("slack", "U7")
    town.run(lambda unit: unit.people.save_many([changed(people[0], accounts=(*people[0].accounts, second))]))
    keeps(town, people[0], "KE")
    town.grants(Role.AMBASSADOR, second, "DE")
    town.go_to(local_morning(MONDAY + DAY, "UTC"))
    (summary,) = brought(town, people[0])
    assert summary.text.startswith("Germany, Kenya")


def test_an_ambassador_is_written_to_in_their_language(town: Town, people: list[Participant]) -> None:
    keeps(town, people[0], "KE")
    town.typed("/me language es", people[0])
    town.go_to(local_morning(MONDAY + DAY, "UTC"))
    assert brought(town, people[0])[0].text.startswith("Kenia: cómo va")


def test_where_there_is_a_channel_of_ambassadors_each_has_a_post_in_it(town: Town, people: list[Participant]) -> None:
    """In each one's own language, at the programme's morning."""
    town.typed("/setup channel_ambassadors=discord:C2")
    keeps(town, people[0], "KE")
    keeps(town, people[11], "DE")
    town.grants(Role.AMBASSADOR, Account("discord", "777"), "PT")
    town.typed("/me language es", people[0])
    town.go_to(local_morning(MONDAY + DAY, "UTC"))
    posts = posted(town, "country-summary")
    assert {post.text.partition("\n")[0] for post in posts} == {
        "Kenia: cómo va",
        "Germany: how it stands",
        "Portugal: how it stands",
    }
    assert {(post.delivery.place, post.at) for post in posts} == {("channel:ambassadors", local_morning(MONDAY, "UTC"))}
    assert town.got(people[0], "country-summary") == []


def test_somebody_who_is_not_on_the_roster_reads_it_by_command(town: Town, people: list[Participant]) -> None:
    town.grants(Role.AMBASSADOR, Account("discord", "777"), "KE")
    town.go_to(local_morning(MONDAY + DAY, "UTC"))
    assert town.deliveries(what="country-summary") == []
    assert len(people) == 20


def test_countries_without_ambassador_come_in_one_message_to_the_coordinators(
    town: Town, people: list[Participant]
) -> None:
    keeps(town, people[0], "KE")
    town.go_to(local_morning(MONDAY + DAY, "UTC"))
    (post,) = posted(town, "countries-summary")
    assert post.at == local_morning(MONDAY, "UTC")
    assert "Germany · Applied: 10" in post.text
    assert "Kenya ·" not in post.text


def test_summaries_come_weekly_while_applications_are_open(town: Town, people: list[Participant]) -> None:
    town.go_to(local_morning(LAUNCH - DAY, "UTC"))
    assert [post.at.date() for post in town.posted("countries-summary")] == [
        date(2027, 2, 1),
        MONDAY,
        date(2027, 2, 15),
    ]
    assert len(people) == 20


def test_summaries_come_fortnightly_in_a_round(town: Town) -> None:
    town.typed("/setup channel_coordinators=discord:C1")
    round_ = town.a_round(RoundState.RUNNING, *crowd(town, KE=10, DE=10), options="cap=100")
    town.clock.move_to(local_morning(LAUNCH, "UTC"))
    days = [step.day for step in round_.timetable.of(StepKind.SUMMARY) if 0 < step.day <= 42]
    for day in days:
        town.clock.move_to(local_morning(LAUNCH + day * DAY, "UTC"))
        town.plan()
    posts = town.deliveries(what="countries-summary")
    assert [d for post in posts if (d := (post.due_at.date() - LAUNCH).days) > 0] == [14, 28, 42] == days


def test_everybody_is_told_of_one_counting(town: Town, people: list[Participant]) -> None:
    """Whoever comes between two mornings is in no summary: else the two could be compared."""
    keeps(town, people[0], "KE")
    town.go_to(local_morning(MONDAY, "Africa/Nairobi"))
    first = town.run(recall, town.round.id)
    town.apply(*crowd(town, DE=20))
    town.go_to(local_morning(MONDAY + DAY, "UTC"))
    assert town.run(recall, town.round.id) == first
    assert "Germany · Applied: 10" in town.posted("countries-summary")[-1].text


def test_planning_again_changes_nothing(town: Town, people: list[Participant]) -> None:
    keeps(town, people[0], "KE")
    town.clock.move_to(local_morning(MONDAY, "UTC"))
    town.plan()
    rows = town.rows()
    assert town.plan() == 0
    assert town.rows() == rows


def test_a_summary_that_is_a_week_late_is_not_sent(town: Town, people: list[Participant]) -> None:
    keeps(town, people[0], "KE")
    town.go_to(local_morning(date(2027, 2, 2), "UTC"))
    town.sleep_until(local_morning(date(2027, 2, 21), "UTC") + timedelta(days=1))
    town.go_to(town.now + DAY)
    assert [each.on for each in town.got(people[0], "country-summary")] == [date(2027, 2, 1)]


def test_an_ambassador_who_has_left_is_not_written_to(town: Town, people: list[Participant]) -> None:
    keeps(town, people[0], "KE")
    town.run(lambda unit: unit.people.save_many([changed(people[0], left_at=town.now)]))
    town.go_to(local_morning(MONDAY + DAY, "UTC"))
    assert town.got(people[0]) == []
    assert "Kenya · Applied: 10" in town.posted("countries-summary")[-1].text


def test_a_pause_takes_summaries_back(town: Town, people: list[Participant]) -> None:
    keeps(town, people[0], "KE")
    town.clock.move_to(local_morning(MONDAY, "UTC") - timedelta(hours=6))
    town.plan()
    town.typed("/round pause")
    states = {d.state for d in town.deliveries() if d.what.endswith("-summary") and d.number == NUMBER}
    assert states == {DeliveryState.WITHDRAWN}


def test_a_summary_holds_ids_only(town: Town, people: list[Participant]) -> None:
    keeps(town, people[0], "KE")
    town.go_to(local_morning(MONDAY, "UTC"))
    (planned,) = [d for d in town.deliveries(what="country-summary") if d.number == NUMBER]
    assert planned.operation is Operation.SEND_DIRECT
    assert planned.subject == {"ambassador": people[0].id, "countries": "KE"}


def test_a_summary_that_would_say_nothing_is_not_sent(town: Town) -> None:
    """Of fewer than five nothing can be said; whoever wants to know can ask."""
    people = crowd(town, KE=4)
    town.a_round(RoundState.OPEN, *people)
    town.typed("/setup channel_coordinators=discord:C1")
    keeps(town, people[0], "KE")
    town.go_to(local_morning(LAUNCH - DAY, "UTC"))
    assert town.posted("countries-summary") == []
    assert town.got(people[0], "country-summary") == []


def test_what_can_be_told_for_the_first_time_in_between_waits_for_the_next_summary(town: Town) -> None:
    """Else its hour would say when the fifth person came."""
    town.a_round(RoundState.OPEN, *crowd(town, KE=4))
    town.typed("/setup channel_coordinators=discord:C1")
    town.go_to(local_morning(MONDAY + DAY, "UTC"))
    town.apply(*crowd(town, KE=6))
    town.go_to(local_morning(MONDAY + 7 * DAY, "UTC") - timedelta(hours=10))
    assert town.posted("countries-summary") == []
    town.go_to(local_morning(MONDAY + 8 * DAY, "UTC"))
    (post,) = town.posted("countries-summary")
    assert post.at.date() == MONDAY + 7 * DAY


def test_a_summary_after_a_night_without_the_bot_is_sent_all_the_same(town: Town, people: list[Participant]) -> None:
    town.go_to(local_morning(date(2027, 2, 2), "UTC"))
    town.sleep_until(local_morning(MONDAY + DAY, "UTC"))
    town.go_to(local_morning(MONDAY + 2 * DAY, "UTC"))
    assert len(posted(town, "countries-summary")) == 1
    assert len(people) == 20
