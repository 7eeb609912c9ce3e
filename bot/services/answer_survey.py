"""Five questions, in a form, answered once or changed later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import NotFound
from bot.domain.records import SurveyAnswer
from bot.messages.render import paragraph, text
from bot.ports.chat import FieldKind, Form, FormField, FormOpen
from bot.services.never_met import offer_never_met

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.ports.chat import Reply
    from bot.services.asked import Asked

CHOICES: Mapping[str, tuple[str, ...]] = {
    "contact": ("weekly", "fortnightly", "monthly", "rarely", "never"),
    "topics": ("very", "quite", "little", "not"),
    "worth": ("very", "quite", "little", "not"),
}
"""Three questions with a choice; two with free words follow."""

NEVER = "never"
"""The answer of who was never in touch: they may say that they never met."""

WORDS = ("liked", "change")
LONGEST = 1000


def open_survey(asked: Asked, row: str) -> Reply:
    """Open the form: `row` is `round.number`."""
    return FormOpen(_form(asked, row))


def take_survey(asked: Asked, row: str, page: int, answers: Mapping[str, str | list[str]]) -> Reply:
    """Keep the answers. Raises NotFound for a survey of another round."""
    round_id, number = (int(part) for part in row.split("."))
    if asked.unit.applications.get(round_id, asked.person.id) is None:
        raise NotFound(what=row)
    kept = {name: str(answers[name])[:LONGEST] for name in (*CHOICES, *WORDS) if answers.get(name)}
    asked.unit.records.save_answers(SurveyAnswer(round_id, asked.person.id, number, kept, asked.now))
    offered = offer_never_met(asked, round_id) if kept.get("contact") == NEVER else ()
    return asked.show(paragraph(asked.locale, "survey-thanks"), choices=offered)


def _form(asked: Asked, row: str) -> Form:
    locale = asked.locale
    choices = [
        FormField(
            name,
            text(locale, f"survey-{name}"),
            FieldKind.CHOICE,
            required=False,
            options=tuple((o, text(locale, f"survey-{name}-{o}")) for o in options),
        )
        for name, options in CHOICES.items()
    ]
    words = [FormField(name, text(locale, f"survey-{name}"), FieldKind.LONG_TEXT, required=False) for name in WORDS]
    return Form(f"survey:1:{row}", text(locale, "survey-title"), (*choices, *words), submit=text(locale, "join-send"))
