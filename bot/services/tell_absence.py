"""A small form with one date: until when somebody is away. What it does is what `/me away` does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.dates import read_date
from bot.domain.errors import BadValue
from bot.messages.render import text
from bot.ports.chat import FieldKind, Form, FormErrors, FormField, FormOpen
from bot.services import me

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.ports.chat import Reply
    from bot.services.asked import Asked


def open_absence(asked: Asked, row: str = "-") -> Reply:
    """Open the form."""
    return FormOpen(_form(asked, row))


def take_absence(asked: Asked, row: str, page: int, answers: Mapping[str, str | list[str]]) -> Reply:
    """Note the absence; without a date it lasts until the person is back. A date that cannot be is asked again."""
    typed = str(answers.get("until") or "").strip()
    try:
        return me.go_away(asked, until=read_date(typed) if typed else None)
    except BadValue:
        return FormErrors(_form(asked, row, typed), (("until", text(asked.locale, "absence-odd-date")),))


def _form(asked: Asked, row: str, typed: str | None = None) -> Form:
    until = FormField(
        "until",
        text(asked.locale, "absence-until"),
        FieldKind.DATE,
        required=False,
        hint=text(asked.locale, "absence-until-hint"),
        value=typed,
    )
    title, send = text(asked.locale, "absence-title"), text(asked.locale, "join-send")
    return Form(f"absence:1:{row}", title, (until,), submit=send)
