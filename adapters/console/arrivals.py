"""What the bot sends while the clock goes on: the first few in full, the rest summed up."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from adapters.console.people import Directory, label
from bot.messages.plain import plain_prose
from bot.messages.render import paragraph, prose, text
from bot.ports.chat import Fields, Heading, Message, Paragraph, Quoted, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from adapters.console.gateway import Happened, Kept
    from adapters.console.markup import Screen
    from bot.ports.chat import Prose, Span

IN_FULL = 8
"""So many fit on a screen or two and are still read."""
OF_A_KIND = 2
"""So many of one kind show that they differ by the reader."""
KINDS = 12
TITLE = 60


class Arrivals:
    """Hears of everything the bot does, and shows it with who gets it and what time it is there."""

    def __init__(
        self,
        screen: Screen,
        *,
        zone: str,
        locale: str,
        number: Callable[[Kept], int | None] = lambda _kept: None,
        in_full: int = IN_FULL,
    ) -> None:
        """Begin with nobody on the roster. `number` gives the first button's number if one may press it."""
        self.people = Directory(())
        self._screen = screen
        self._zone = zone
        self._locale = locale
        self._number = number
        self._in_full = in_full
        self._shown = 0
        self._seen: Counter[str] = Counter()
        self._kinds: Counter[str] = Counter()
        self._reached: set[str] = set()

    def hear(self, happened: Happened) -> None:
        """Take note of one act of the bot."""
        first = None if happened.kept is None else self._number(happened.kept)
        title = _title(happened, self._locale)
        if first is not None or (self._shown < self._in_full and self._seen[title] < OF_A_KIND):
            self._shown += 1
            self._seen[title] += 1
            self._show(happened, first)
        else:
            self._kinds[title] += 1
            self._reached.add(happened.sent.place_id)

    def finish(self) -> int:
        """Sum up what was not shown, and begin anew. Give how much there was in all."""
        more = self._kinds.total()
        if more:
            self._screen.show(self._summary(more), self._zone)
        total = self._shown + more
        self._shown = 0
        self._seen.clear()
        self._kinds.clear()
        self._reached.clear()
        return total

    def _show(self, happened: Happened, first: int | None) -> None:
        kept = happened.kept
        person = None if kept is None or kept.to is None else self.people.of(kept.to)
        zone = self._zone if person is None else person.zone
        what = prose(
            self._locale, "console-arrival", act=happened.act.value, place=self._place(happened), at=happened.at
        )
        message = None if kept is None else kept.message
        header = plain_prose(what, self._locale, zone)
        self._screen.show(message or Message((), (), self._locale), zone, header=header, first=first)

    def _place(self, happened: Happened) -> str:
        """Give who or what it went to."""
        kept, room = happened.kept, happened.room
        if kept is not None and kept.to is not None:
            person = self.people.of(kept.to)
            return str(kept.to) if person is None else f"{label(person)} ({kept.to.platform})"
        if room is None:
            return text(self._locale, "console-channel-name", name=happened.sent.place_id, platform=happened.platform)
        members = [self.people.of(account) for account in room.members.values()]
        names = ", ".join(label(person) for person in members if person is not None)
        return text(self._locale, "console-room-name", title=room.title, names=names)

    def _summary(self, more: int) -> Message:
        commonest = self._kinds.most_common(KINDS)
        rows: list[tuple[Prose, Prose]] = [(_figure(number), (Quoted(title),)) for title, number in commonest]
        rest = more - sum(number for _, number in commonest)
        if rest:
            rows.append((_figure(rest), prose(self._locale, "console-other-kinds")))
        told = paragraph(self._locale, "console-more-arrived", more=more, places=len(self._reached))
        return Message((told, Fields(tuple(rows)), paragraph(self._locale, "console-how-to-look")), (), self._locale)


def _figure(number: int) -> Prose:
    return (Quoted(str(number)),)


def _title(happened: Happened, locale: str) -> str:
    """Give what kind of message it is: how it begins, without anybody's name; a topic's title is nobody's."""
    message = happened.kept.message if happened.kept is not None else None
    if message is None:
        return str(text(locale, "console-act", act=happened.act.value))
    first = next((part for part in message.parts if isinstance(part, Heading | Paragraph)), Paragraph(()))
    words = "".join(map(_without_name, first.prose)).strip()
    if words == UNNAMED and isinstance(first, Heading):
        words = plain_prose(first.prose, locale, "UTC")
    return words if len(words) <= TITLE else f"{words[: TITLE - 1].rstrip()}…"


def _without_name(span: Span) -> str:
    return span.text if isinstance(span, Words) else UNNAMED


UNNAMED = "…"
"""What stands for a name."""
