"""A key leaves traces that fit Discord, and a form's page is opened by nobody else."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from adapters.discord.keys import NONCE_LENGTH, Seal, mark, nonce, room_name, trace

KEYS = [f"1:{partnership}:topic:0.{number}:#12" for partnership in range(200) for number in range(10)]


@given(st.text())
def test_every_key_fits(key: str) -> None:
    """25 characters for a nonce; 31 bits for a component's number, of which the low ones are left to Discord."""
    assert len(nonce(key)) == NONCE_LENGTH
    assert 2**30 <= trace(key) < 2**31


def test_keys_are_told_apart() -> None:
    for made in (nonce, trace, mark):
        assert len({made(key) for key in KEYS}) == len(KEYS)


@given(st.text(max_size=300), st.text())
def test_a_rooms_name_ends_in_its_mark(title: str, key: str) -> None:
    """However long the names of those who meet there are."""
    name = room_name(title, key)
    assert name.endswith(mark(key))
    assert len(name) <= 100


def test_a_seal_is_for_one_event_and_one_account() -> None:
    seal, other = Seal("token"), Seal("another token")
    token = seal.token("discord-1", "7")
    assert seal.event_id(token, "7") == "discord-1"
    assert seal.event_id(token, "8") is None
    assert other.event_id(token, "7") is None
    assert seal.event_id(token.replace("discord-1", "discord-2"), "7") is None
    assert len(token) <= 100
