"""What people say of themselves: the fields of the form and of `/me edit`, read one way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.domain.people import CareerStage, MatchMode
from bot.domain.spelling import clean_line, clean_text
from bot.messages.cards import interest_words
from bot.messages.plain import plain_prose
from bot.messages.render import text
from bot.ports.chat import FieldKind, FormField

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.ports.chat import Text
    from bot.services.asked import Asked

WORKPLACES = (
    "public",
    "academic",
    "school",
    "special",
    "national",
    "archive",
    "museum",
    "popular",
    "consultant",
    "student",
    "between-jobs",
)

PAGES: tuple[tuple[str, ...], ...] = (
    ("name", "country", "zone", "languages"),
    ("workplace", "institution", "career_stage", "interests", "match_mode"),
    ("email", "motivation", "consent"),
)
"""The form, page by page: at most five fields each."""

LONGEST = 300


class Unreadable(Exception):
    """An answer that cannot be understood; `key` names the sentence that says what to write."""

    def __init__(self, key: str, **values: str) -> None:
        """Keep what the sentence needs."""
        super().__init__(key)
        self.key = key
        self.values = values


def form_field(asked: Asked, name: str, value: object) -> FormField:
    """Give one field of the form, filled in with what is known."""
    locale = asked.locale
    kind, options = FieldKind.TEXT, ()  # type: tuple[FieldKind, tuple[tuple[str, Text], ...]]
    match name:
        case "career_stage":
            kind, options = FieldKind.CHOICE, _options(locale, "stage", [s.value for s in CareerStage])
        case "match_mode":
            kind, options = FieldKind.CHOICE, _options(locale, "mode", [m.value for m in MatchMode])
        case "workplace":
            kind, options = FieldKind.CHOICE, _options(locale, "workplace", WORKPLACES)
        case "motivation":
            kind = FieldKind.LONG_TEXT
        case "consent":
            kind = FieldKind.CONSENT
        case "country" | "zone":
            kind = FieldKind.LOOKUP
    key = f"field-{name.replace('_', '-')}"
    return FormField(
        name=name,
        label=text(locale, key),
        kind=kind,
        required=name in REQUIRED,
        options=options,
        hint=text(locale, f"{key}-hint"),
        value=_shown(asked, name, value),
        lookup=name if kind is FieldKind.LOOKUP else None,
    )


REQUIRED = frozenset({"name", "country", "zone", "consent"})


def _options(locale: str, family: str, codes: Sequence[str]) -> tuple[tuple[str, Text], ...]:
    return tuple((code, text(locale, f"{family}-{code}")) for code in codes)


def _shown(asked: Asked, name: str, value: object) -> str | None:
    """Give a known value as a person would type it."""
    if value in (None, (), ""):
        return None
    if name == "country":
        return asked.world.places.country_name(str(value), asked.locale)
    if name == "languages" and isinstance(value, tuple):
        return ", ".join(asked.world.places.language_name(code, asked.locale) for code in value)
    if name == "interests" and isinstance(value, tuple):
        return plain_prose(interest_words(value, asked.locale), asked.locale, "UTC")
    if isinstance(value, (tuple, list)):
        return ", ".join(str(v) for v in value)
    return str(value)


def read_answers(
    asked: Asked, names: Sequence[str], answers: Mapping[str, object]
) -> tuple[dict[str, Any], dict[str, Unreadable]]:
    """Read the answers of one page. Give what was understood, and what was not, by field."""
    understood: dict[str, Any] = {}
    wrong: dict[str, Unreadable] = {}
    for name in names:
        try:
            understood[name] = _read(asked, name, answers.get(name))
        except Unreadable as unreadable:
            wrong[name] = unreadable
    return understood, wrong


def _read(asked: Asked, name: str, answer: object) -> object:
    clean = clean_text if name == "motivation" else clean_line
    given = clean(", ".join(answer) if isinstance(answer, list) else str(answer or ""))
    if not given:
        if name in REQUIRED:
            raise Unreadable("form-needed" if name != "consent" else "form-consent-needed")
        return () if name in {"languages", "interests"} else None
    if len(given) > LONGEST:
        raise Unreadable("form-too-long", limit=str(LONGEST))
    reader = _READERS.get(name)
    return given if reader is None else reader(asked, given)


def _country(asked: Asked, given: str) -> str:
    found = asked.world.places.country(given)
    if found is None:
        hits = asked.world.places.suggest_countries(given, asked.locale, 5)
        raise _unknown("form-country-unknown", [label for _, label in hits])
    return found


def read_zone(asked: Asked, given: str) -> str:
    """Read a time zone as somebody types it. Raises Unreadable with suggestions."""
    found = asked.world.places.zone(given)
    if found is None:
        country = asked.world.places.country(given)
        zones = asked.world.places.zones_of(country) if country else ()
        if len(zones) == 1:
            return zones[0]
        raise _unknown("form-zone-unknown", [*asked.world.places.suggest_zones(given, 5), *zones][:5])
    return found


def _unknown(key: str, hits: Sequence[str]) -> Unreadable:
    return Unreadable(f"{key}-close", hits=", ".join(hits)) if hits else Unreadable(key)


def _languages(asked: Asked, given: str) -> tuple[str, ...]:
    codes: list[str] = []
    for word in given.replace(";", ",").replace("/", ",").split(","):
        if word.strip():
            code = asked.world.places.language(word.strip())
            if code is None:
                raise Unreadable("form-language-unknown", language=word.strip())
            codes.append(code)
    return tuple(dict.fromkeys(codes))


def _interests(asked: Asked, given: str) -> tuple[str, ...]:
    """Read interests as a roster's are read: people are matched by them, whatever language each wrote them in."""
    tags, cut = asked.world.roster_files.interests(given)
    if cut:
        raise Unreadable("form-interests-long")
    return tags


def _email(asked: Asked, given: str) -> str:
    if "@" not in given.strip("@") or " " in given:
        raise Unreadable("form-email-odd")
    return given


def _one_of(values: Sequence[str]) -> Callable[[Asked, str], str]:
    def read(asked: Asked, given: str) -> str:
        if given not in values:
            raise Unreadable("form-choose")
        return given

    return read


_READERS: Mapping[str, Callable[[Asked, str], object]] = {
    "country": _country,
    "zone": read_zone,
    "languages": _languages,
    "interests": _interests,
    "email": _email,
    "career_stage": lambda asked, given: CareerStage(_one_of([s.value for s in CareerStage])(asked, given)),
    "match_mode": lambda asked, given: MatchMode(_one_of([m.value for m in MatchMode])(asked, given)),
}
"""How each answer is read; what is not named is taken as it is."""
