"""An introduction comes to all partners on one day of theirs, whatever comes in between."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from bot.domain.deliveries import DeliveryState
from bot.domain.rounds import RoundState
from tests.bot.programme import DAY, HOUR, LAUNCH, Town

if TYPE_CHECKING:
    from datetime import date

    from bot.domain.people import Participant

LAUNCH_MORNING = datetime.combine(LAUNCH, datetime.min.time(), UTC)


def a_pair(town: Town) -> tuple[Participant, Participant]:
    """Let two people far from each other be partners in a launched round, four days before it begins."""
    dhaka, london = town.lives("Dia", "BD", "Asia/Dhaka"), town.lives("Lou", "GB", "Europe/London")
    town.a_round(RoundState.RUNNING, dhaka, london)
    town.go_to(LAUNCH_MORNING - 4 * DAY)
    return dhaka, london


def introduced(town: Town) -> dict[int | None, date]:
    """Give on which day of theirs who was introduced."""
    return {s.to: s.on for s in town.sent if s.what == "introduction"}


def test_after_an_outage_both_are_introduced_on_one_day(town: Town) -> None:
    """At 17:00 in London it is night in Dhaka: London waits for the day that both still have."""
    dhaka, london = a_pair(town)
    town.sleep_until(LAUNCH_MORNING + 17 * HOUR)
    town.go_to(LAUNCH_MORNING + 4 * DAY)

    assert introduced(town) == {dhaka.id: LAUNCH + DAY, london.id: LAUNCH + DAY}


def test_who_was_written_to_before_the_outage_is_no_reason_to_wait(town: Town) -> None:
    dhaka, london = a_pair(town)
    town.go_to(LAUNCH_MORNING + 4 * HOUR)
    assert introduced(town) == {dhaka.id: LAUNCH}
    town.sleep_until(LAUNCH_MORNING + 21 * HOUR)
    town.go_to(LAUNCH_MORNING + 4 * DAY)

    assert introduced(town) == {dhaka.id: LAUNCH, london.id: LAUNCH + DAY}


def test_who_goes_away_before_the_launch_is_waited_for(town: Town) -> None:
    dhaka, london = a_pair(town)
    town.typed(f"/me away until={LAUNCH + 2 * DAY}", london)
    town.go_to(LAUNCH_MORNING + 9 * DAY)

    assert introduced(town) == {dhaka.id: LAUNCH + 3 * DAY, london.id: LAUNCH + 3 * DAY}


def test_who_is_back_early_is_not_waited_for_any_longer(town: Town) -> None:
    dhaka, london = a_pair(town)
    town.typed(f"/me away until={LAUNCH + 9 * DAY}", london)
    town.typed("/me back", london)
    town.go_to(LAUNCH_MORNING + 4 * DAY)

    assert introduced(town) == {dhaka.id: LAUNCH, london.id: LAUNCH}


def test_who_is_away_without_an_end_is_introduced_with_the_partner_once_back(town: Town) -> None:
    dhaka, london = a_pair(town)
    town.typed("/me away", london)
    town.go_to(LAUNCH_MORNING + 3 * DAY)
    assert introduced(town) == {}
    town.typed("/me back", london)
    town.go_to(LAUNCH_MORNING + 9 * DAY)

    assert introduced(town) == {dhaka.id: LAUNCH + 3 * DAY, london.id: LAUNCH + 3 * DAY}


def test_a_move_keeps_the_day(town: Town) -> None:
    dhaka, london = a_pair(town)
    town.typed("/me timezone Pacific/Kiritimati", london)
    town.go_to(LAUNCH_MORNING + 4 * DAY)

    assert introduced(town) == {dhaka.id: LAUNCH, london.id: LAUNCH}


def test_the_room_waits_for_the_later_introduction(town: Town) -> None:
    a_pair(town)
    town.sleep_until(LAUNCH_MORNING + 17 * HOUR)
    town.go_to(LAUNCH_MORNING + 4 * DAY)

    (opened,) = (s.at for s in town.sent if s.what == "room")
    assert opened == max(s.at for s in town.sent if s.what == "introduction")


def test_a_topic_whose_time_is_over_takes_no_day_from_the_next(town: Town) -> None:
    """Away over the second topic until the day of the third: the third comes on the first morning back."""
    dhaka, _ = a_pair(town)
    town.go_to(LAUNCH_MORNING + 12 * DAY)
    town.typed(f"/me away until={LAUNCH + 28 * DAY}", dhaka)
    town.go_to(LAUNCH_MORNING + 34 * DAY)

    assert [(s.delivery.number, s.on) for s in town.sent if s.what == "topic" and s.to == dhaka.id] == [
        (3, LAUNCH + 29 * DAY)
    ]


def test_nothing_is_asked_after_the_farewell(town: Town) -> None:
    """Who is away over the last survey and back for the farewell takes leave, and that is that."""
    dhaka, _ = a_pair(town)
    town.go_to(LAUNCH_MORNING + 99 * DAY)
    town.typed(f"/me away until={LAUNCH + 111 * DAY}", dhaka)
    town.go_to(LAUNCH_MORNING + 120 * DAY, tick=timedelta(hours=12))

    after_return = [s.what for s in town.sent if s.to == dhaka.id and s.on > LAUNCH + 105 * DAY]
    assert after_return == ["farewell"]


def test_who_loses_a_partner_after_their_farewell_is_not_written_to_again(town: Town) -> None:
    dhaka, london = a_pair(town)
    town.go_to(LAUNCH_MORNING + 112 * DAY + 18 * HOUR, tick=timedelta(hours=12))
    town.pressed("leave:1:-", dhaka)

    assert london.id in {s.to for s in town.sent if s.what == "farewell"}
    assert town.deliveries(DeliveryState.PLANNED, to=london.id) == []
