"""The trace of a delivery, and names for events."""

from __future__ import annotations

from adapters.slack.keys import block_id, carries, event_id, metadata


def test_a_message_is_known_by_its_block_or_its_metadata() -> None:
    assert carries({"blocks": [{"block_id": block_id("a")}]}, "a")
    assert carries({"metadata": metadata("a")}, "a")


def test_another_message_is_not_taken_for_it() -> None:
    assert not carries({"blocks": [{"block_id": block_id("b")}], "metadata": metadata("b")}, "a")
    assert not carries({"metadata": {"event_type": "theirs", "event_payload": metadata("a")["event_payload"]}}, "a")
    assert not carries({"text": "hello"}, "a")


def test_a_key_says_nothing_to_a_reader() -> None:
    assert "#12" not in block_id("1:7:topic:0.2:#12")
    assert len(block_id("1:7:topic:0.2:#12")) <= 255


def test_the_same_event_has_the_same_name() -> None:
    assert event_id("press", "1.2", "x") == event_id("press", "1.2", "x")
    assert event_id("press", "1.2", "x") != event_id("press", "1.2", "y")
