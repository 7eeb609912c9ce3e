"""A message on Slack: seen, heard, and never more than it says."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from adapters.slack.keys import block_id
from adapters.slack.markup import BLOCKS_LIMIT, TEXT_LIMIT, render
from bot.domain.people import Account
from bot.ports.chat import (
    Choice,
    ChoiceStyle,
    Divider,
    Fields,
    FilePart,
    Heading,
    Instant,
    InstantStyle,
    Mention,
    Message,
    Paragraph,
    Part,
    Picture,
    Place,
    Questions,
    Quoted,
    Text,
    Words,
)
from tests.platforms.slack_blocks import check_message
from tests.platforms.slack_screen import shown

MORNING = datetime(2027, 3, 1, 9, tzinfo=UTC)
AT = int(MORNING.timestamp())
NASTY = "<!channel> *x* _y_ ~z~ `w` <@U1> <https://evil.example|here> :bomb: &"
KO = Account("slack", "U0KO")


def ours(words: str) -> tuple[Words, ...]:
    return (Words(Text(words)),)


EVERYTHING: tuple[Part, ...] = (
    Heading(ours("Your partner")),
    Paragraph((Words(Text("Meet ")), Mention(KO, "Ko"), Words(Text(" on ")), Instant(MORNING))),
    Fields(((ours("Where"), (Quoted("Accra"),)), (ours("When"), (Instant(MORNING, InstantStyle.TIME),)))),
    Questions((ours("What do you read?"), (Quoted(NASTY),))),
    Divider(),
    Picture(b"png", "chart.png", Text("A chart")),
    FilePart(b"ics", "meeting.ics"),
)


def test_slack_takes_every_kind_of_part() -> None:
    rendered = render(Message(EVERYTHING, (Choice(Text("Yes"), "confirm:1:12", ChoiceStyle.DANGER),)), pictures=["F1"])
    check_message([dict(block) for block in rendered.blocks], lambda _file: True)


def test_the_text_says_all_that_the_blocks_show() -> None:
    """It is what a screen reader reads, and it alone."""
    said = render(Message(EVERYTHING, (Choice(Text("Yes"), "confirm:1:12"),))).text
    for expected in ("Your partner", "Meet <@U0KO> on", "Where: Accra", "• What do you read?", "A chart", "[Yes]"):
        assert expected in said
    assert "meeting.ics" in said


def test_an_instant_is_shown_in_the_readers_own_zone() -> None:
    rendered = render(Message((Paragraph((Instant(MORNING),)),)))
    (element,) = rendered.blocks[0]["elements"][0]["elements"]
    assert element["type"] == "date"
    assert element["timestamp"] == AT
    assert rendered.text.startswith(f"<!date^{AT}^{{date_long}}, {{time}}|")
    assert rendered.text.endswith("UTC>")


def test_no_name_calls_a_channel_or_looks_like_ours() -> None:
    """Rich text has no mark-up to abuse, and the text is escaped."""
    rendered = render(Message((Heading((Quoted(NASTY),)), Paragraph((Quoted(NASTY),)))))
    assert "<" not in rendered.text
    assert "*x*" not in rendered.text
    assert rendered.blocks[0]["text"]["type"] == "plain_text"
    assert rendered.blocks[0]["text"]["emoji"] is False
    assert shown([dict(block) for block in rendered.blocks]).count(NASTY) == 2


def test_a_sign_within_a_word_or_an_address_stays_as_it_is() -> None:
    """Else an address could not be opened, and an option not be copied."""
    said = render(Message((Paragraph((Quoted("channel_open https://example.org/a_b~c x*y"),)),))).text
    assert said == "channel_open https://example.org/a_b~c x*y"


def test_somebody_known_by_their_account_alone_has_their_name_in_rooms() -> None:
    """An id says nothing to whoever reads it, and a mention would ring."""
    told = Message((Paragraph((Mention(KO, str(KO)),)), Paragraph((Mention(KO, "Ko of the roster"),))))
    said = render(told, mentions=False, name_of={"U0KO": "Kofi"}.get).text
    assert said == "Kofi\n\nKo of the roster"


def test_a_mention_rings_no_bell_in_a_room() -> None:
    met = Message((Paragraph((Mention(KO, "Ko"),)),))
    rendered = render(met, mentions=False)
    assert rendered.text == "Ko"
    assert rendered.blocks[0]["elements"][0]["elements"] == [{"type": "text", "text": "Ko"}]


def test_somebody_of_another_platform_is_named() -> None:
    rendered = render(Message((Paragraph((Mention(Account("elsewhere", "7"), "Bo"),)),)))
    assert rendered.text == "Bo"


def test_a_channel_is_shown_by_its_name_and_a_group_is_never_called() -> None:
    rendered = render(Message((Paragraph((Place("slack", "C0NEWS"),)),)))
    check_message([dict(block) for block in rendered.blocks], lambda _file: True)
    assert rendered.blocks[0]["elements"][0]["elements"] == [{"type": "channel", "channel_id": "C0NEWS"}]
    assert rendered.text == "<#C0NEWS>"

    rendered = render(Message((Paragraph((Place("slack", "S0LED", is_group=True),)),)))
    assert rendered.text == "slack:S0LED"


def test_a_message_carries_its_key_where_history_keeps_it() -> None:
    assert render(Message(EVERYTHING), key="1:2:x").blocks[0]["block_id"] == block_id("1:2:x")


@pytest.mark.parametrize("count", [49, 60, 300])
def test_a_message_never_has_more_blocks_than_slack_takes(count: int) -> None:
    parts = tuple(Paragraph(ours(f"Paragraph {number}")) for number in range(count))
    rendered = render(Message(parts, (Choice(Text("Yes"), "confirm:1:1"),)))
    assert len(rendered.blocks) <= BLOCKS_LIMIT
    assert f"Paragraph {count - 1}" in shown([dict(block) for block in rendered.blocks])
    check_message([dict(block) for block in rendered.blocks], lambda _file: True)


def test_a_long_message_stays_whole() -> None:
    """Rich text is wordy; what would be too much of it is shown more plainly."""
    rows = tuple((ours(f"Label {number}"), (Quoted("x" * 30), Instant(MORNING))) for number in range(60))
    rendered = render(Message((Fields(rows), Paragraph((Quoted("<!channel> " * 150),)))), key="k")
    check_message([dict(block) for block in rendered.blocks], lambda _file: True)
    assert rendered.blocks[0]["block_id"] == block_id("k")
    texts = "".join(block["text"]["text"] for block in rendered.blocks)
    assert texts.count("<!date^") == 60
    assert "<!channel" not in texts
    assert all(block["text"]["text"].count("<") == block["text"]["text"].count(">") for block in rendered.blocks)


def test_a_text_is_never_longer_than_slack_takes() -> None:
    assert len(render(Message((Paragraph(ours("x" * 20_000)),))).text) <= TEXT_LIMIT


def test_a_long_or_dated_heading_is_bold_instead() -> None:
    """A header takes 150 plain characters."""
    rendered = render(Message((Heading(ours("x" * 151)), Heading((Instant(MORNING),)))))
    assert [block["type"] for block in rendered.blocks] == ["rich_text", "rich_text"]


def test_an_empty_span_leaves_nothing_that_slack_refuses() -> None:
    rendered = render(Message((Paragraph(ours("")), Paragraph((Quoted(""), *ours("Hello"))))))
    assert len(rendered.blocks) == 1
    check_message([dict(block) for block in rendered.blocks], lambda _file: True)


def test_our_sentences_name_commands_as_they_are_typed_here() -> None:
    parts = (
        Paragraph(ours("Type /me away, or (/help).")),
        Paragraph((Quoted("/me show"),)),
        Paragraph((Quoted("/me waves at you, and/or smiles"),)),
        Paragraph(ours("See https://example.org/me/x")),
    )
    said = render(Message(parts), command="club").text
    assert said == (
        "Type /club me away, or (/club help).\n\n/club me show\n\n/me waves at you, and/or smiles\n\n"
        "See https://example.org/me/x"
    )
