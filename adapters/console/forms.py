"""A form, answered field by field."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from bot.domain.errors import Refused
from bot.messages.answers import YES, yes_or_no
from bot.messages.render import heading, paragraph, prose, text
from bot.ports.chat import FieldKind, Message, Paragraph, Text, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from adapters.console.markup import Screen
    from adapters.console.reader import Reader
    from bot.ports.chat import Form, FormField, Part

Answer: TypeAlias = "str | list[str]"

EMPTIES = "-"
"""What one types to leave empty what stood there."""
CANCEL = "cancel"


class FormLeft(Refused):
    """Somebody left a form half-way; the pages that were sent are kept."""

    key = "console-form-left"


class NotAnOption(Refused):
    """The answer is none of those to choose from."""

    key = "console-not-an-option"


class AnswerNeeded(Refused):
    """The question must be answered."""

    key = "console-answer-needed"


class FormTaker:
    """Asks one page at a time. `cancel` leaves, an empty line keeps what stands there."""

    def __init__(self, reader: Reader, screen: Screen, *, locale: str, zone: str) -> None:
        """Take where answers come from and where questions are shown."""
        self._reader = reader
        self._screen = screen
        self._locale = locale
        self._zone = zone

    def take(self, form: Form, errors: Mapping[str, Text]) -> Mapping[str, Answer]:
        """Give the answers of a page; only what is wrong is asked again if there are errors. Raises FormLeft."""
        if not errors:
            self._introduce(form)
        kept = {field.name: standing(field) for field in form.fields}
        asked = [field for field in form.fields if not errors or field.name in errors]
        return kept | {field.name: self._ask(field, errors.get(field.name)) for field in asked}

    def _introduce(self, form: Form) -> None:
        title = heading(self._locale, "console-form-title", title=Words(form.title), page=form.page, pages=form.pages)
        introduction = (Paragraph(form.introduction),) if form.introduction else ()
        how = (paragraph(self._locale, "console-form-how"),) if form.page == 1 else ()
        self._show(title, *introduction, *how)

    def _ask(self, field: FormField, error: Text | None) -> Answer:
        if error:
            self._show(Paragraph((Words(error),)))
        if field.options:
            self._show(self._options(field))
        if field.hint:
            self._screen.say(field.hint)
        while True:
            try:
                answer = read_answer(field, self._read(field))
                self._screen.say("")
                return answer
            except (NotAnOption, AnswerNeeded) as refusal:
                self._show(paragraph(self._locale, refusal.key))

    def _options(self, field: FormField) -> Paragraph:
        lines = (
            text(self._locale, "console-form-option", number=number, label=Words(label))
            for number, (_, label) in enumerate(field.options, start=1)
        )
        return Paragraph((Words(Text("\n".join(lines))),))

    def _read(self, field: FormField) -> str:
        try:
            typed = self._reader.read(prompt(field, self._locale) + " ")
        except KeyboardInterrupt:
            typed = None
        if typed is None or typed.strip().casefold() in {CANCEL, text(self._locale, "console-cancel").casefold()}:
            raise FormLeft
        if typed.lstrip().startswith("/"):
            raise FormLeft(instead=typed.strip())
        return typed.strip()

    def _show(self, *parts: Part) -> None:
        if parts:
            self._screen.show(Message(parts, (), self._locale), self._zone)


def prompt(field: FormField, locale: str) -> str:
    """Give the question, and what an empty answer means."""
    stands = standing(field)
    wanted = {FieldKind.CONSENT: "consent", FieldKind.MANY: "several"}.get(field.kind, "answer")
    empty = prose(
        locale,
        "console-form-empty",
        empty="value" if stands else "needed" if field.required else "optional",
        value=_shown(field, stands),
    )
    return text(locale, "console-form-prompt", label=Words(field.label), wanted=wanted, empty=empty)


def _shown(field: FormField, stands: Answer) -> str:
    """Give what was answered before as a person reads it: an option by its label."""
    labels = {value: str(label) for value, label in field.options}
    every = [stands] if isinstance(stands, str) else stands
    return ", ".join(labels.get(value, value) for value in every)


def standing(field: FormField) -> Answer:
    """Give what was answered before."""
    if field.value is None or isinstance(field.value, str):
        return field.value or ""
    return list(field.value)


def read_answer(field: FormField, typed: str) -> Answer:
    """Give the value that was meant. Raises AnswerNeeded, NotAnOption."""
    if not typed and standing(field):
        return standing(field)
    if typed in {"", EMPTIES}:
        if field.required:
            raise AnswerNeeded
        return [] if field.kind is FieldKind.MANY else ""
    match field.kind:
        case FieldKind.CHOICE:
            return _option_value(field, typed)
        case FieldKind.MANY:
            return [_option_value(field, part) for part in re.split(r"[,;\s]+", typed) if part]
        case FieldKind.CONSENT:
            return _consent(typed)
        case _:
            return typed


def _option_value(field: FormField, typed: str) -> str:
    wanted = typed.strip().casefold()
    for number, (value, label) in enumerate(field.options, start=1):
        if wanted in {str(number), value.casefold(), label.casefold()}:
            return value
    raise NotAnOption


def _consent(typed: str) -> str:
    """Read yes or no. What a no means to somebody is for the bot to say."""
    meant = yes_or_no(typed)
    if meant is None:
        raise NotAnOption
    return YES if meant else ""
