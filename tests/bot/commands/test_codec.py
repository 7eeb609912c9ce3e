"""A reply is stored and given again exactly as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING, Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.codec import dump, load
from bot.domain.people import Account, AccountState
from bot.ports import chat

if TYPE_CHECKING:
    from bot.ports.chat import Reply

INSTANTS = st.datetimes(timezones=st.just(UTC))
TEXTS = st.text(max_size=20)
ACCOUNTS = st.builds(
    Account, TEXTS, TEXTS, st.none() | TEXTS, st.sampled_from(AccountState), last_used_at=st.none() | INSTANTS
)
SPANS = st.one_of(
    st.builds(chat.Words, TEXTS.map(chat.Text)),
    st.builds(chat.Quoted, TEXTS),
    st.builds(chat.Instant, INSTANTS, st.sampled_from(chat.InstantStyle)),
    st.builds(chat.Mention, ACCOUNTS, TEXTS),
)
PROSE = st.lists(SPANS, max_size=3).map(tuple)
PARTS = st.one_of(
    st.builds(chat.Heading, PROSE),
    st.builds(chat.Paragraph, PROSE),
    st.builds(chat.Fields, st.lists(st.tuples(PROSE, PROSE), max_size=3).map(tuple)),
    st.builds(chat.Questions, st.lists(PROSE, max_size=3).map(tuple)),
    st.just(chat.Divider()),
    st.builds(chat.Picture, st.binary(max_size=20), TEXTS, TEXTS.map(chat.Text)),
    st.builds(chat.FilePart, st.binary(max_size=20), TEXTS),
)
CHOICES = st.builds(chat.Choice, TEXTS.map(chat.Text), TEXTS, st.sampled_from(chat.ChoiceStyle))
MESSAGES = st.builds(
    chat.Message, st.lists(PARTS, max_size=3).map(tuple), st.lists(CHOICES, max_size=3).map(tuple), TEXTS
)
FIELDS = st.builds(
    chat.FormField,
    TEXTS,
    TEXTS.map(chat.Text),
    st.sampled_from(chat.FieldKind),
    st.booleans(),
    st.lists(st.tuples(TEXTS, TEXTS.map(chat.Text)), max_size=2).map(tuple),
    st.none() | TEXTS.map(chat.Text),
    st.none() | TEXTS | st.lists(TEXTS, max_size=2).map(tuple),
    st.none() | TEXTS,
)
FORMS = st.builds(
    chat.Form,
    TEXTS,
    TEXTS.map(chat.Text),
    st.lists(FIELDS, max_size=3).map(tuple),
    st.integers(),
    st.integers(),
    st.none() | TEXTS.map(chat.Text),
    PROSE,
)
REPLIES: st.SearchStrategy[Reply] = st.one_of(
    st.builds(chat.Say, MESSAGES, st.booleans()),
    st.builds(chat.Replace, MESSAGES),
    st.builds(chat.FormOpen, FORMS),
    st.builds(chat.FormErrors, FORMS, st.lists(st.tuples(TEXTS, TEXTS.map(chat.Text)), max_size=2).map(tuple)),
    st.builds(chat.Suggestions, st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple)),
    st.builds(
        chat.JobStarted, TEXTS, st.lists(st.tuples(TEXTS, TEXTS | st.integers()), max_size=2).map(tuple), MESSAGES
    ),
    st.just(chat.Nothing()),
)


@given(REPLIES)
def test_what_is_stored_comes_back_as_it_was(reply: Reply) -> None:
    assert load(dump(reply)) == without_files(reply)


def without_files(reply: Reply) -> Reply:
    """A stored reply leaves the files out: a roster must not lie about in the record of events."""
    if not isinstance(reply, chat.Say | chat.Replace | chat.JobStarted):
        return reply
    kept = tuple(p for p in reply.message.parts if not isinstance(p, chat.FilePart | chat.Picture))
    return replace(reply, message=replace(reply.message, parts=kept))


def test_a_roster_that_was_handed_out_is_not_kept_in_the_record_of_events() -> None:
    message = chat.Message((chat.FilePart(b"Ana,Spain", "roster.csv"),))

    assert "roster.csv" not in dump(chat.Say(message))


@given(REPLIES)
def test_what_is_stored_is_text_that_any_database_takes(reply: Reply) -> None:
    dump(reply).encode("utf-8")


@pytest.mark.parametrize("name", ["Say", "Replace", "FormOpen", "FormErrors", "Suggestions", "JobStarted", "Nothing"])
def test_every_kind_of_reply_is_tried(name: str) -> None:
    """A kind of reply that is new must be added above."""
    kinds: Any = chat.Reply
    assert name in kinds.split(" | ")
    assert get_type_hints(getattr(chat, name), {**vars(chat), "Account": Account, "datetime": Any}) is not None


def test_no_kind_of_reply_is_forgotten() -> None:
    kinds: Any = chat.Reply
    assert len(kinds.split(" | ")) == 7
