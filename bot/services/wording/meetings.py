"""What is said of times to talk: proposals, meetings, reminders, "how did it go?"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from bot.domain.meetings import is_within_hours
from bot.domain.slots import LENGTH, has_common_hour
from bot.messages.render import heading, paragraph, paragraphs, prose, text
from bot.ports.chat import Choice, ChoiceStyle, Fields, FilePart, Message
from bot.ports.invitations import Invitation

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from bot.domain.deliveries import Delivery
    from bot.domain.meetings import Meeting
    from bot.domain.people import Participant
    from bot.ports.chat import Part
    from bot.services.facts import Facts
    from bot.services.world import World

FILE_NAME = "meeting.ics"


@dataclass(frozen=True, slots=True)
class Seen:
    """A proposal or a meeting as one of its members sees it."""

    meeting: Meeting
    reader: Participant
    partners: Sequence[Participant]
    now: datetime
    locale: str

    @property
    def names(self) -> str:
        """Give the partners' names."""
        return " & ".join(partner.name for partner in self.partners)

    @property
    def at(self) -> datetime:
        """Give when it is; asked only of what was agreed."""
        return self.meeting.at or self.now

    @property
    def people(self) -> Sequence[Participant]:
        """Give all its members."""
        return (self.reader, *self.partners)

    @property
    def on_offer(self) -> tuple[int, ...]:
        """Give the slots that can still be chosen."""
        return self.meeting.on_offer(self.people, self.now)


def proposal(seen: Seen, *opening: Part) -> Message:
    """Show the times that can be chosen, each with its button."""
    offered = seen.on_offer
    if not offered:
        others = [other_times(seen.meeting, seen.locale)]
        return said(seen.locale, *opening, paragraph(seen.locale, "meeting-no-more"), choices=others)
    hint = "meeting-volunteer" if _needs_a_volunteer(seen, offered) else "meeting-hint"
    parts = (*opening, *paragraphs(seen.locale, hint), _times(seen, offered))
    return Message(parts, tuple(_choices(seen, offered)), seen.locale)


def _needs_a_volunteer(seen: Seen, offered: Sequence[int]) -> bool:
    """Say whether the times are outside somebody's waking hours, because there is no other."""
    people, slots = seen.people, seen.meeting.slots
    is_fine = all(is_within_hours(slots[number], person) for number in offered for person in people)
    return not is_fine and not has_common_hour(people, seen.now)


def said(locale: str, *parts: Part, choices: Sequence[Choice] = ()) -> Message:
    """Give parts as a message."""
    return Message(parts, tuple(choices), locale)


def _times(seen: Seen, offered: Sequence[int]) -> Fields:
    rows = [
        (
            prose(seen.locale, "meeting-time", number=number + 1),
            prose(seen.locale, "meeting-slot", at=seen.meeting.slots[number], suits=_whom(seen, number)),
        )
        for number in offered
    ]
    return Fields(tuple(rows))


def _whom(seen: Seen, number: int) -> str:
    """Give whom a slot suits so far, as one word."""
    mine = seen.meeting.suits(seen.reader.id, number)
    theirs = any(seen.meeting.suits(partner.id, number) for partner in seen.partners)
    return "both" if mine and theirs else "yours" if mine else "theirs" if theirs else "nobody"


def _choices(seen: Seen, offered: Sequence[int]) -> Sequence[Choice]:
    locale, meeting = seen.locale, seen.meeting
    slots = [
        Choice(
            text(
                locale, "meeting-drop" if meeting.suits(seen.reader.id, number) else "meeting-take", number=number + 1
            ),
            f"meeting-slot:1:{meeting.id}.{number}",
            ChoiceStyle.PLAIN if meeting.suits(seen.reader.id, number) else ChoiceStyle.PRIMARY,
        )
        for number in offered
    ]
    none = Choice(text(locale, "meeting-none"), f"meeting-none:1:{meeting.id}")
    return [*slots, none, other_times(meeting, locale)]


def other_times(meeting: Meeting, locale: str) -> Choice:
    """Give the button that offers other times."""
    return Choice(text(locale, "meeting-other"), f"meeting-other:1:{meeting.id}")


def another_time(meeting: Meeting, locale: str) -> Choice:
    """Give the button that gives up a time, and looks for another."""
    return Choice(text(locale, "meeting-change"), f"meeting-change:1:{meeting.id}")


def agreed(seen: Seen, key: str) -> Message:
    """Show a meeting that is agreed on, and what can be done with it."""
    choices = (
        another_time(seen.meeting, seen.locale),
        Choice(text(seen.locale, "meeting-cancel"), f"meeting-cancel:1:{seen.meeting.id}", ChoiceStyle.DANGER),
    )
    parts = paragraphs(seen.locale, key, names=seen.names, at=seen.at)
    return said(seen.locale, heading(seen.locale, "meeting-title"), *parts, choices=choices)


def calendar_file(seen: Seen, at: datetime, world: World, programme: str, *, is_cancelled: bool = False) -> FilePart:
    """Give the meeting, or its end, as a file for the reader's calendar."""
    meeting = seen.meeting
    invitation = Invitation(
        uid=f"meeting-{meeting.id}-{int(meeting.proposed_at.timestamp())}@pairkeeper",
        sequence=meeting.sequence,
        at=at,
        minutes=LENGTH,
        zone=seen.reader.zone,
        summary=text(seen.locale, "meeting-summary", names=seen.names),
        description=text(seen.locale, "meeting-description", programme=programme, names=seen.names),
        written_at=seen.now,
        is_cancelled=is_cancelled,
    )
    return FilePart(world.invitations.file(invitation), FILE_NAME)


def _seen(facts: Facts, delivery: Delivery, locale: str) -> Seen:
    meeting = facts.meetings[int(delivery.subject["meeting"])]
    return Seen(meeting, facts.reader(delivery), facts.partners(delivery), facts.now, locale)


def _who(facts: Facts, delivery: Delivery) -> str:
    """Give the name of whose act it was."""
    return facts.people[int(delivery.subject["who"])].name


def _was(delivery: Delivery) -> datetime:
    """Give the time that holds no more."""
    return datetime.fromisoformat(str(delivery.subject["was"]))


def meeting_proposed(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Tell somebody that their partner would like to talk, and when it could be."""
    opening = paragraph(locale, "meeting-proposed", name=_who(facts, delivery))
    return proposal(_seen(facts, delivery, locale), heading(locale, "meeting-title"), opening)


def call(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Suggest a call to two who are in touch and have not met."""
    seen = _seen(facts, delivery, locale)
    opening = paragraphs(locale, "call", name=seen.reader.name, partners=seen.names)
    return proposal(seen, heading(locale, "meeting-title"), *opening)


def meeting_unmatched(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Tell somebody that no time suits everybody yet."""
    seen = _seen(facts, delivery, locale)
    return proposal(seen, heading(locale, "meeting-title"), paragraph(locale, "meeting-unmatched"))


def meeting_clocks(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Ask again, because the clocks were changed by law after a time had been agreed on."""
    opening = paragraph(locale, f"meeting-clocks-{delivery.subject['why']}")
    return proposal(_seen(facts, delivery, locale), heading(locale, "meeting-title"), opening)


def meeting_changed(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Tell somebody that the agreed time does not suit any more, with other times and the file that takes it back."""
    seen, was = _seen(facts, delivery, locale), _was(delivery)
    opening = paragraph(locale, "meeting-changed", name=_who(facts, delivery), at=was)
    file = calendar_file(seen, was, facts.world, facts.setting("programme"), is_cancelled=True)
    return proposal(seen, heading(locale, "meeting-title"), opening, file)


def meeting_agreed(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Confirm a time, with the file for the calendar."""
    seen = _seen(facts, delivery, locale)
    message = agreed(seen, "meeting-agreed")
    file = calendar_file(seen, seen.at, facts.world, facts.setting("programme"))
    return said(locale, *message.parts, file, choices=message.choices)


def meeting_reminder(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Remind somebody of a meeting, a day or an hour before."""
    return agreed(_seen(facts, delivery, locale), "meeting-reminder")


def meeting_question(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Ask how it went."""
    seen = _seen(facts, delivery, locale)
    choices = (
        Choice(text(locale, "meeting-talked"), f"meeting-held:1:{seen.meeting.id}", ChoiceStyle.PRIMARY),
        Choice(text(locale, "meeting-missed"), f"meeting-missed:1:{seen.meeting.id}"),
        another_time(seen.meeting, locale),
    )
    return said(locale, *paragraphs(locale, "meeting-question", names=seen.names, at=seen.at), choices=choices)


def meeting_cancelled(facts: Facts, delivery: Delivery, locale: str) -> Message:
    """Tell somebody that a meeting does not take place, and why as far as it is theirs to know."""
    seen, was, why = _seen(facts, delivery, locale), _was(delivery), str(delivery.subject["why"])
    file = calendar_file(seen, was, facts.world, facts.setting("programme"), is_cancelled=True)
    names = _who(facts, delivery) if why == "person" else seen.names
    words = paragraph(locale, f"meeting-cancelled-{why}", names=names, at=was)
    choices = () if why == "ended" else (another_time(seen.meeting, locale),)
    return said(locale, words, file, choices=choices)


MESSAGES: Mapping[str, Callable[[Facts, Delivery, str], Message]] = {
    "meeting-proposed": meeting_proposed,
    "call": call,
    "meeting-unmatched": meeting_unmatched,
    "meeting-clocks": meeting_clocks,
    "meeting-changed": meeting_changed,
    "meeting-agreed": meeting_agreed,
    "meeting-reminder": meeting_reminder,
    "meeting-question": meeting_question,
    "meeting-cancelled": meeting_cancelled,
}
"""Every message about meetings, by `Delivery.what`."""
