"""A message as a reader without colours, buttons or pictures has it."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.people import Account
from bot.messages.plain import plain
from bot.ports.chat import (
    Choice,
    Divider,
    Fields,
    FilePart,
    Heading,
    Instant,
    Mention,
    Message,
    Paragraph,
    Picture,
    Questions,
    Quoted,
    Text,
    Words,
)

ANA = Mention(Account("discord", "1"), "Ana")
CARD = Message(
    (
        Heading((Words(Text("Your partner")),)),
        Paragraph((ANA, Words(Text(" answers from ")), Instant(datetime(2027, 3, 1, 12, tzinfo=UTC)))),
        Fields((((Words(Text("Town")),), (Quoted("Córdoba"),)), ((Words(Text("Work")),), (Quoted("archive"),)))),
        Questions(((Words(Text("Where do you work?")),), (Words(Text("What do you see?")),))),
        Divider(),
        Picture(b"", "desk.png", Text("a desk")),
        FilePart(b"", "meeting.ics"),
    ),
    (Choice(Text("Weekly"), "pace:1:7"), Choice(Text("Now and then"), "pace:1:8")),
)


def test_every_part_has_its_plain_form() -> None:
    """With instants in the reader's zone."""
    assert plain(CARD, "America/Argentina/Buenos_Aires") == (
        "Your partner\n\n"
        "Ana answers from Monday 1 March 2027, 09:00\n\n"
        "Town: Córdoba\nWork: archive\n\n"
        "• Where do you work?\n• What do you see?\n\n"
        "--------\n\n"
        "[Picture: a desk]\n\n"
        "[File: meeting.ics]\n\n"
        "[1] Weekly\n[2] Now and then"
    )


def test_choices_can_be_left_out() -> None:
    """The ledger shows what was said, not what could be pressed."""
    assert "Weekly" not in plain(CARD, "UTC", choices=False)
