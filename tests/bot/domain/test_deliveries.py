"""A delivery's key is the same for the same cause, and only for it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.budget import Rank
from bot.domain.deliveries import RANKS, Delivery, Kind, Operation, StartedBy, delivery_key

parts = st.fixed_dictionaries(
    {
        "round_id": st.none() | st.integers(1, 20),
        "what": st.sampled_from(["topic", "nudge", "case-card", "room-opening"]),
        "number": st.integers(0, 12),
        "to": st.integers(1, 30) | st.sampled_from(["channel:open", "channel:coordinators", "room:7"]),
        "partnership_id": st.none() | st.integers(1, 20),
        "episode": st.integers(0, 12),
        "revision": st.none() | st.integers(0, 12),
    }
)


@given(parts, parts)
def test_two_causes_have_two_keys_and_one_cause_has_one(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert (delivery_key(**one) == delivery_key(**other)) == (one == other)


def test_a_key_reads_as_the_design_says() -> None:
    key = delivery_key(round_id=3, what="nudge", number=1, to=17, partnership_id=8, episode=2)

    assert key == "3:8:nudge:2.1:#17"


@pytest.mark.parametrize("started_by", StartedBy)
@pytest.mark.parametrize("participant_id", [None, 17])
def test_only_what_the_bot_starts_to_a_person_counts(started_by: StartedBy, participant_id: int | None) -> None:
    delivery = Delivery(
        "key",
        Kind.TOPIC,
        "topic",
        Operation.SEND_DIRECT,
        started_by,
        datetime(2027, 3, 1, tzinfo=UTC),
        participant_id=participant_id,
    )

    assert delivery.is_counted == (started_by is StartedBy.BOT and participant_id is not None)


def test_in_a_full_week_the_order_is_topic_nudge_offer_check_in_survey_call() -> None:
    order = (Kind.TOPIC, Kind.NUDGE, Kind.OFFER, Kind.CHECK_IN, Kind.SURVEY, Kind.CALL)

    assert sorted(order, key=RANKS.__getitem__) == list(order)
    assert len({RANKS[kind] for kind in order}) == len(order)
    assert max(RANKS.values()) < Rank.NOTICE
