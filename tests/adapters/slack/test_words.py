"""What somebody wrote."""

from __future__ import annotations

import pytest

from adapters.slack.words import written


def name_of(user: str) -> str | None:
    return {"U1": "Kofi"}.get(user)


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        ("Hello &lt;3 &amp; thanks “you”", "Hello <3 & thanks “you”"),
        ("Ask <@U1>, <@U2> or <@U3|mei>", "Ask @Kofi, @… or @mei"),
        ("In <#C1|books>", "In #books"),
        ("<!channel> and <!date^1^{date}|Monday>", "@channel and Monday"),
        ("<https://x.org/a>", "https://x.org/a"),
        ("<https://x.org|x.org> and <https://x.org|this>", "https://x.org and this (https://x.org)"),
        ("<mailto:a@x.org|a@x.org>", "a@x.org"),
        (":wave: at 10:30:15 :odd:", "👋 at 10:30:15 :odd:"),
        ("", ""),
    ],
)
def test_words_are_readable_anywhere(sent: str, meant: str) -> None:
    face = {"type": "emoji", "name": "wave", "unicode": "1f44b"}
    block = {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [face]}]}
    assert written({"text": sent, "blocks": [block]}, name_of) == meant
