"""Contact is a sign of two people to each other; everything else is presence."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.domain.signs import CONTACT, MOODS, OUTSIDE, Sign, SignKind

NOW = datetime(2027, 3, 1, tzinfo=UTC)


@pytest.mark.parametrize("kind", ["room", "passed-on", "meeting", "elsewhere", "credited"])
def test_what_goes_to_the_other_is_contact(kind: str) -> None:
    assert Sign(1, SignKind(kind), NOW, 7).is_contact


@pytest.mark.parametrize("kind", ["command", "button", "form", "message", "topic", "good", "slow", "no-reply"])
def test_what_goes_to_the_bot_is_not(kind: str) -> None:
    """Also when it says that all is well."""
    assert not Sign(1, SignKind(kind), NOW, 7).is_contact


def test_every_kind_is_one_or_the_other() -> None:
    assert len(SignKind) == 5 + 8
    assert OUTSIDE < CONTACT
    assert not CONTACT & MOODS


def test_a_sign_holds_no_words() -> None:
    assert set(Sign.__slots__) == {"participant_id", "kind", "at", "partnership_id"}
