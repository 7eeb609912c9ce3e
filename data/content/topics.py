"""Topics as files: read, written back, and the ones that come with the bot. `topics/README.md` shows the form."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

import yaml

from bot.domain.topics import Section, Topic, TopicFault, TopicUnreadable

_FENCE = "---"
_REQUIRED = ("slug", "number", "locale", "title")
_DEFAULTS: dict[str, object] = {"version": 1, "credit": ""}
_COUNTS = ("number", "version")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_LABELS = {
    "en": {"example": "Example", "jargon": "Words", "returning": "Returning"},
    "es": {"example": "Ejemplo", "jargon": "Palabras", "returning": "Para quienes vuelven"},
}
"""What the parts beginning with `>` are called. Any language's labels are understood in a topic of any language."""

_PART_OF = {label.casefold(): part for labels in _LABELS.values() for part, label in labels.items()}
_MARKS = ("#", "-", "*", ">", "\\")


class _Kind(StrEnum):
    HEADING = "heading"
    QUESTION = "question"
    LABELLED = "labelled"
    TEXT = "text"


@dataclass(slots=True)
class _Block:
    """Lines that belong together; an empty one parts two paragraphs."""

    kind: _Kind
    line: int
    lines: list[str]

    @property
    def text(self) -> str:
        paragraphs = " ".join(line or "\n\n" for line in self.lines).split("\n\n")
        return "\n\n".join(_unescaped(paragraph.strip()) for paragraph in paragraphs if paragraph.strip())


@dataclass(slots=True)
class _SectionDraft:
    heading: str
    line: int
    texts: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Body:
    introduction: list[str] = field(default_factory=list)
    sections: list[_SectionDraft] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)


def parse_topic(text: str) -> Topic:
    """Read one topic's file; raise `TopicUnreadable` naming the line and what is wrong or missing."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    end = _front_matter_end(lines)
    front = _front_matter(lines[1:end])
    body = _body(_blocks(lines[end + 1 :], first_line=end + 2))
    return Topic(
        slug=front["slug"],
        number=front["number"],
        locale=front["locale"],
        title=front["title"],
        version=front["version"],
        credit=front["credit"],
        introduction=_needed("introduction", "\n\n".join(body.introduction)),
        sections=tuple(_section(draft) for draft in body.sections),
        example=_needed("example", body.parts.get("example", "")),
        jargon=_needed("jargon", body.parts.get("jargon", "")),
        returning=_needed("returning", body.parts.get("returning", "")),
    )


def format_topic(topic: Topic) -> str:
    """Write a topic as its file: the inverse of `parse_topic`, but for line breaks inside a paragraph, which go."""
    labels = _LABELS.get(topic.locale.split("-", maxsplit=1)[0], _LABELS["en"])
    blocks = [
        f"{_FENCE}\n{_front_matter_text(topic)}{_FENCE}",
        _escaped(topic.introduction),
        *(_section_text(section) for section in topic.sections),
        _labelled_text(labels["example"], topic.example),
        _labelled_text(labels["jargon"], topic.jargon),
        _labelled_text(labels["returning"], topic.returning),
    ]
    return "\n\n".join(blocks) + "\n"


@cache
def packaged_topics() -> tuple[Topic, ...]:
    """Give the topics that come with the bot, by number and language."""
    folder = resources.files("data.content") / "topics"
    languages = [language for language in folder.iterdir() if language.is_dir()]
    files = [file for language in languages for file in language.iterdir() if file.name.endswith(".md")]
    topics = [parse_topic(file.read_text(encoding="utf-8")) for file in files]
    return tuple(sorted(topics, key=lambda topic: (topic.number, topic.locale)))


def _front_matter_end(lines: list[str]) -> int:
    fences = [index for index, line in enumerate(lines) if line.rstrip() == _FENCE]
    if len(fences) < 2 or fences[0] != 0:  # noqa: PLR2004  # one line before the keys and one after
        raise TopicUnreadable(TopicFault.FRONT_MATTER_MISSING, line=1, what=_FENCE)
    return fences[1]


def _front_matter(lines: list[str]) -> dict[str, Any]:
    found = _yaml_mapping("\n".join(lines))
    for key in _REQUIRED:
        if found.get(key) in (None, ""):
            raise TopicUnreadable(TopicFault.KEY_MISSING, line=_line_of(key, lines), what=key)
    given = {key: value for key, value in found.items() if value is not None}
    for key, value in given.items():
        _check_key(key, value, line=_line_of(key, lines))
    return _DEFAULTS | given


def _yaml_mapping(text: str) -> dict[str, object]:
    try:
        found = yaml.safe_load(text) or {}
    except yaml.YAMLError as broken:
        mark = getattr(broken, "problem_mark", None)
        line = 1 if mark is None else mark.line + 2  # YAML counts from 0, and starts after the first fence
        raise TopicUnreadable(TopicFault.FRONT_MATTER_BROKEN, line=line) from broken
    if not isinstance(found, dict):
        raise TopicUnreadable(TopicFault.FRONT_MATTER_BROKEN, line=2)
    return {str(key): value for key, value in found.items()}


def _line_of(key: str, lines: list[str]) -> int:
    return next((number for number, line in enumerate(lines, start=2) if line.startswith(f"{key}:")), 1)


def _check_key(key: str, value: object, *, line: int) -> None:
    if key not in (*_REQUIRED, *_DEFAULTS):
        raise TopicUnreadable(TopicFault.KEY_UNKNOWN, line=line, what=key)
    if not _fits(key, value):
        raise TopicUnreadable(TopicFault.KEY_WRONG, line=line, what=key)


def _fits(key: str, value: object) -> bool:
    if key in _COUNTS:
        return isinstance(value, int) and not isinstance(value, bool) and value > 0
    return isinstance(value, str) and (key != "slug" or _SLUG.fullmatch(value) is not None)


def _blocks(lines: list[str], *, first_line: int) -> list[_Block]:
    blocks: list[_Block] = []
    is_open = False
    for number, raw in enumerate(lines, start=first_line):
        line = raw.strip()
        if line and is_open and _continues(blocks[-1], line):
            blocks[-1].lines.append(line.removeprefix(">").strip() if blocks[-1].kind is _Kind.LABELLED else line)
        elif line:
            blocks.append(_opened(line, number))
        is_open = bool(line) and blocks[-1].kind is not _Kind.HEADING
    return blocks


def _continues(block: _Block, line: str) -> bool:
    kind = _kind(line)
    if kind is _Kind.LABELLED:
        return block.kind is _Kind.LABELLED and _label(line.removeprefix(">")) is None
    return kind is _Kind.TEXT


def _kind(line: str) -> _Kind:
    if line.startswith("#"):
        return _Kind.HEADING
    if line.startswith(("- ", "* ")):
        return _Kind.QUESTION
    return _Kind.LABELLED if line.startswith(">") else _Kind.TEXT


def _opened(line: str, number: int) -> _Block:
    kind = _kind(line)
    if kind is _Kind.HEADING and not line.startswith("## "):
        raise TopicUnreadable(TopicFault.HEADING_WRONG, line=number, what=line)
    mark = {_Kind.HEADING: 2, _Kind.QUESTION: 1, _Kind.LABELLED: 1, _Kind.TEXT: 0}[kind]
    return _Block(kind, number, [line[mark:].strip()])


def _label(text: str) -> str | None:
    """Give the part that a text's label stands for (`Example: …`), if it has a known one."""
    return _PART_OF.get(text.partition(":")[0].strip().casefold()) if ":" in text else None


def _body(blocks: list[_Block]) -> _Body:
    body = _Body()
    take = {
        _Kind.HEADING: _take_heading,
        _Kind.QUESTION: _take_question,
        _Kind.LABELLED: _take_labelled,
        _Kind.TEXT: _take_text,
    }
    for block in blocks:
        take[block.kind](body, block)
    if not body.sections:
        raise TopicUnreadable(TopicFault.PART_MISSING, what="sections")
    return body


def _take_heading(body: _Body, block: _Block) -> None:
    body.sections.append(_SectionDraft(block.text, block.line))


def _take_question(body: _Body, block: _Block) -> None:
    if not body.sections or body.parts:
        raise TopicUnreadable(TopicFault.QUESTION_MISPLACED, line=block.line, what=block.text)
    body.sections[-1].questions.append(block.text)


def _take_text(body: _Body, block: _Block) -> None:
    if body.parts or (body.sections and body.sections[-1].questions):
        raise TopicUnreadable(TopicFault.TEXT_MISPLACED, line=block.line, what=block.text)
    (body.sections[-1].texts if body.sections else body.introduction).append(block.text)


def _take_labelled(body: _Body, block: _Block) -> None:
    label, _, first = block.lines[0].partition(":")
    part = _label(block.lines[0])
    if part is None:
        raise TopicUnreadable(TopicFault.LABEL_UNKNOWN, line=block.line, what=label)
    if part in body.parts:
        raise TopicUnreadable(TopicFault.PART_TWICE, line=block.line, what=part)
    body.parts[part] = _Block(block.kind, block.line, [first.strip(), *block.lines[1:]]).text


def _needed(part: str, text: str) -> str:
    if not text:
        raise TopicUnreadable(TopicFault.PART_MISSING, what=part)
    return text


def _section(draft: _SectionDraft) -> Section:
    if not draft.texts:
        raise TopicUnreadable(TopicFault.SECTION_TEXT_MISSING, line=draft.line, what=draft.heading)
    if not draft.questions:
        raise TopicUnreadable(TopicFault.SECTION_QUESTIONS_MISSING, line=draft.line, what=draft.heading)
    return Section(draft.heading, "\n\n".join(draft.texts), tuple(draft.questions))


def _front_matter_text(topic: Topic) -> str:
    keys = ("slug", "number", "locale", "title", "version", "credit")
    front = {key: getattr(topic, key) for key in keys}
    return str(yaml.safe_dump(front, sort_keys=False, allow_unicode=True, width=10_000))  # one line a key


def _section_text(section: Section) -> str:
    questions = "\n".join(f"- {_escaped(question)}" for question in section.questions)
    return f"## {_escaped(section.heading)}\n\n{_escaped(section.text)}\n\n{questions}"


def _labelled_text(label: str, text: str) -> str:
    return f"> {label}: " + _escaped(text).replace("\n\n", "\n>\n> ")


def _escaped(text: str) -> str:
    """Put a backslash before a paragraph that would otherwise be read as something else."""
    return "\n\n".join(_escaped_paragraph(paragraph) for paragraph in text.split("\n\n"))


def _escaped_paragraph(paragraph: str) -> str:
    line = " ".join(paragraph.split("\n")).strip()
    return f"\\{line}" if line.startswith(_MARKS) or _label(line) else line


def _unescaped(paragraph: str) -> str:
    return paragraph.removeprefix("\\")
