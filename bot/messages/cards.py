"""How people are shown to one another, and why somebody waits."""

from __future__ import annotations

from datetime import timedelta
from textwrap import shorten
from typing import TYPE_CHECKING

from bot.domain.daytime import local
from bot.domain.people import reading_locale
from bot.messages.render import LOCALES, Value, paragraph, prose, speaks, text
from bot.messages.timewords import clock_time, difference
from bot.ports.chat import Fields, Paragraph, Quoted, Text, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from bot.domain.people import Participant
    from bot.domain.rounds import Application
    from bot.ports.chat import Prose, Span
    from bot.ports.places import Places

_SPACE = Words(Text(" "))


def locale_of(person: Participant, round_locale: str) -> str:
    """Give the language a person reads."""
    return reading_locale(person, round_locale, LOCALES)


def card(partner: Participant, locale: str, places: Places, now: datetime, *, words: int | None = None) -> Fields:
    """Give what a partner is told: name, place, their time now, work, languages, interests, and how to reach them.

    `words` is how many characters of their reason for taking part there is room for; all of it without.
    """
    return Fields(tuple(_card_rows(partner, locale, places, now, words)))


def _card_rows(
    partner: Participant, locale: str, places: Places, now: datetime, words: int | None
) -> Iterator[tuple[Prose, Prose]]:
    yield _row(locale, "card-name", (Quoted(partner.name),))
    where = [partner.city, partner.province, places.country_name(partner.country, locale) if partner.country else None]
    yield _row(locale, "card-place", (Quoted(", ".join(dict.fromkeys(part for part in where if part))),))
    if partner.institution:
        yield _row(locale, "card-institution", (Quoted(partner.institution),))
    if partner.workplace:
        yield _row(locale, "card-workplace", kind_words(locale, "workplace", partner.workplace))
    if partner.career_stage:
        yield _row(locale, "card-stage", kind_words(locale, "stage", partner.career_stage.value))
    if partner.languages:
        yield _row(locale, "card-languages", (Quoted(language_names(partner.languages, locale, places)),))
    if partner.interests:
        yield _row(locale, "card-interests", interest_words(partner.interests, locale))
    if partner.motivation and words != 0:
        reason = partner.motivation if words is None else shorten(partner.motivation, words, placeholder=" …")
        yield _row(locale, "card-motivation", (Quoted(reason),))
    yield _row(locale, "card-time", (clock_time(locale, local(now, partner.zone)),))


def _row(locale: str, key: str, value: Prose) -> tuple[Prose, Prose]:
    return prose(locale, key), value


def language_names(codes: Iterable[str], locale: str, places: Places) -> str:
    """Give the names of languages as a list."""
    return ", ".join([places.language_name(code, locale) for code in codes])


def kind_words(locale: str, family: str, code: str) -> Prose:
    """Give a coded answer (`workplace-public`, `stage-new`) in words; an answer in own words as it is."""
    key = f"{family}-{code}"
    return prose(locale, key) if speaks(locale, key) else (Quoted(code),)


def interest_words(tags: Iterable[str], locale: str) -> Prose:
    """Give interests as a list, each in the reader's language where we know it, else as the person wrote it."""
    spans: list[Words | Quoted] = []
    for tag in tags:
        key = "interest-" + tag.replace(" ", "-").replace("'", "")
        known = key.replace("-", "").isalnum() and key.isascii() and speaks(locale, key)
        if spans:
            spans.append(Quoted(", "))
        spans.append(Words(text(locale, key)) if known else Quoted(tag))
    return tuple(spans)


def time_difference(reader: Participant, partner: Participant, locale: str, now: datetime) -> Paragraph:
    """Say how far a partner's clock is ahead of the reader's, or behind."""
    here, there = (local(now, zone).utcoffset() or timedelta(0) for zone in (reader.zone, partner.zone))
    minutes = int((there - here).total_seconds()) // 60
    return paragraph(locale, "introduction-time", difference=difference(locale, minutes))


def common_ground(
    found: Iterable[tuple[str, Mapping[str, object]]], locale: str, places: Places
) -> Iterator[Paragraph]:
    """Say what two people have in common, in a sentence or two."""
    for code, details in found:
        yield paragraph(locale, f"matching-common-{code}", **readable(details, locale, places))


def waiting_reason(application: Application | None, locale: str, places: Places) -> Paragraph:
    """Tell somebody kindly why they wait."""
    return _reason(application, ("waiting",), locale, places)


def reason_left_over(application: Application, locale: str, places: Places) -> Paragraph:
    """Tell coordinators why somebody waits, and what they could do about it."""
    return _reason(application, ("matching-left", "waiting"), locale, places)


def _reason(application: Application | None, families: Sequence[str], locale: str, places: Places) -> Paragraph:
    """Say a reason by its code, in the words of the first family that knows it."""
    if application is None:
        return paragraph(locale, "waiting-no-reason")
    keys = (f"{family}-{application.waiting_reason}" for family in families)
    key = next((key for key in keys if speaks(locale, key)), "waiting-no-reason")
    return paragraph(locale, key, **readable(application.reason_details, locale, places))


def side_by_side(sentences: Iterable[Prose]) -> Prose:
    """Put sentences one after the other, as in a paragraph."""
    spans: list[Span] = []
    for sentence in sentences:
        if spans:
            spans.append(_SPACE)
        spans += sentence
    return tuple(spans)


def readable(details: Mapping[str, object], locale: str, places: Places) -> dict[str, Value]:
    """Turn codes into names and lists into words, so that a sentence can hold them."""
    return {name: _readable(name, value, locale, places) for name, value in details.items()}


def _readable(name: str, value: object, locale: str, places: Places) -> Value:
    if name == "interests" and isinstance(value, (list, tuple)):
        return interest_words([str(v) for v in value], locale)
    if name == "languages" and isinstance(value, (list, tuple)):
        return language_names([str(v) for v in value], locale, places)
    if name == "country" and value:
        return places.country_name(str(value), locale)
    if name in {"workplace", "stage", "wanted"} and value:
        return kind_words(locale, "stage" if name == "stage" else "workplace", str(value))
    if name == "platforms" and isinstance(value, (list, tuple)):
        return ", ".join(str(v).capitalize() for v in value)
    if isinstance(value, (list, tuple)):
        return ", ".join(str(v) for v in value)
    return value if isinstance(value, int) else str(value)
