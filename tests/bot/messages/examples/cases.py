"""What coordinators read of cases, with the longest names and histories, in the longest words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import partial, update_wrapper
from typing import TYPE_CHECKING

from bot.domain.cases import Case, CaseOutcome, CaseReason, CaseState
from bot.domain.deliveries import Kind
from bot.domain.history import MOST_LINES, Happening, History
from bot.domain.partnerships import Partnership, PartnershipState
from bot.domain.people import Absence, Account
from bot.messages.render import heading, paragraph, paragraphs, prose, text
from bot.ports.chat import Choice, Mention, Message, Questions
from bot.services.case_files import CaseFile, Past
from bot.services.facts import Facts
from bot.services.wording import cases
from bot.services.write_group import LONGEST
from bot.services.write_letter import _form
from tests.bot.messages.examples.people import delivery
from tests.bot.messages.longest import ANA, BO, NOW, PROGRAMME, ROUND, WORLD, asked, unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.messages.render import Value
    from bot.ports.chat import Form

ZED = replace(ANA, id=1160)
MEMBERS = tuple(
    replace(person, accounts=(), absences=(Absence(NOW.date(), NOW.date() + timedelta(days=99)),))
    for person in (ANA, BO, ZED)
)
"""Three who cannot be written to, and are away: everything that can be said of somebody is said of each."""
HANDS = "discord:336694971956355289"
WHO = Mention(Account("discord", "336694971956355289"), ANA.name)
EVENTS = (
    "introduced",
    "suggestion",
    "nudge-1",
    "nudge-2",
    "kind-word",
    "offer",
    "letter",
    "refused",
    "in-touch",
    "present",
    "no-reply",
    "away",
    "away-open",
)
"""All that a line may tell."""

CASE = Case(
    id=18592,
    round_id=ROUND.id,
    partnership_id=5810,
    reason=CaseReason.ONE_SIDED,
    about=(ANA.id, BO.id),
    opened_at=NOW - timedelta(days=111),
    wishes={ANA.id: "yes", BO.id: "later", ZED.id: "no"},
)


def file(case: Case, what: str = "refused", *, can_be_reached: bool = False) -> CaseFile:
    """Give a case with a history as long as a card shows, every line as long as one may be."""
    members = (ANA, BO, ZED) if can_be_reached else MEMBERS
    everybody = tuple(m.id for m in members)
    lines = tuple(
        Happening(NOW + timedelta(days=day), what, everybody if what == "in-touch" else everybody[:1])
        for day in range(100, 100 + MOST_LINES)
    )
    together = Partnership(
        5810, ROUND.id, everybody, NOW.date(), state=PartnershipState.ACTIVE, introduced_at=NOW - timedelta(days=999)
    )
    return CaseFile(
        case=case,
        round=ROUND,
        partnership=together,
        people={m.id: m for m in members},
        hands={HANDS: WHO},
        past=Past(
            history=History(lines, 111),
            before=[replace(CASE, id=number, reason=CaseReason.UNREACHABLE) for number in (18588, 18589)],
            partners_before=dict.fromkeys(everybody, 22),
        ),
    )


def card(case: Case, what: str, locale: str) -> Message:
    """With everything that a card may hold."""
    return cases.card(file(case, what), NOW, locale, WORLD.places)


def card_with_buttons(locale: str) -> Message:
    """With three who can be written to."""
    return cases.card(file(replace(CASE, claimed_by=HANDS), can_be_reached=True), NOW, locale, WORLD.places)


def resting(locale: str) -> Message:
    """With a coordinator of the longest name, who looks again later."""
    rested = replace(CASE, state=CaseState.SNOOZED, claimed_by=HANDS, snoozed_until=NOW)
    return cases.card(file(rested), NOW, locale, WORLD.places)


def suggested(locale: str) -> Message:
    """Not claimed yet."""
    return cases.card(file(replace(CASE, assigned_to=HANDS)), NOW, locale, WORLD.places)


def every_event(locale: str) -> Message:
    """All that a line may tell, of one and of three."""
    values: dict[str, Value] = {"names": ANA.name, "count": 1, "until": NOW.date()}
    events = [prose(locale, f"case-event-{what}", **values) for what in EVENTS]
    lines = [prose(locale, "case-line", day=111, on=NOW.date(), event=event) for event in events]
    return Message((Questions(tuple(lines)), paragraph(locale, "case-left-out", count=1)), locale=locale)


def apart(because: str, locale: str) -> Message:
    """Of partners who are partners no more."""
    whole = file(CASE)
    ended = replace(whole.partnership, state=PartnershipState.ENDED, ended_because=because)
    return cases.card(replace(whole, partnership=ended), NOW, locale, WORLD.places)


def closed(locale: str) -> Message:
    """All ways in which a case ends."""
    every = [
        cases.card(
            file(replace(CASE, state=CaseState.RESOLVED, outcome=outcome, resolved_by=HANDS)), NOW, locale, WORLD.places
        )
        for outcome in CaseOutcome
    ]
    return Message(tuple(part for message in every for part in message.parts), locale=locale)


def listing(what: str, count: int, locale: str) -> Message:
    """With as many as a round may have at once."""
    many = {18000 + n: replace(CASE, id=18000 + n) for n in range(count)}
    listed = replace(delivery(what), kind=Kind.CASE, subject={"cases": ",".join(map(str, many))})
    everybody = {m.id: m for m in MEMBERS}
    together = Partnership(CASE.partnership_id, ROUND.id, tuple(everybody), NOW.date())
    known = unit(
        cases={"get_many": many},
        partnerships={"get_many": {together.id: together}},
        people={"get_many": everybody},
    )
    facts = Facts(known, [listed], NOW, WORLD)
    return cases.MESSAGES[what](facts, listed, locale)


def morning_list(locale: str) -> Message:
    """A page of it, and what is said of an empty one."""
    line = prose(
        locale,
        "case-list-line",
        number="18592",
        names=cases.names_of(MEMBERS),
        reason=prose(locale, f"case-reason-{CaseReason.NEVER_STARTED}"),
        days=111,
        hands=prose(locale, "case-resting", who=(WHO,), until=NOW.date()),
    )
    parts = (
        heading(locale, "case-list-title", count=1162),
        Questions((line,) * 10),
        paragraph(locale, "case-list-none"),
        paragraph(locale, "case-free"),
    )
    choices = (Choice(text(locale, "case-more"), "cases-page:1:7.22.mine"), *[cases.open_choice(CASE, locale)] * 10)
    return Message(parts, choices, locale)


def answers(locale: str) -> Message:
    """What is said to whoever acts."""
    values: dict[str, Value] = {"number": "18592", "name": ANA.name, "who": ANA.name, "person": "1162"}
    needed: dict[str, tuple[str, ...]] = {
        "case-claimed": ("number",),
        "case-closed": ("number",),
        "case-at-the-machine": (),
        "case-reopened": ("number", "who"),
        "letter-sent": ("number", "name"),
        "refused-case-taken": ("number", "who"),
        "refused-case-closed": (),
        "refused-own-case": (),
        "refused-not-in-case": ("number", "person"),
        "refused-not-reachable": ("name",),
    }
    said = [paragraphs(locale, key, **{name: values[name] for name in names}) for key, names in needed.items() if names]
    rests = paragraph(locale, "case-resting-now", number="18592", until=NOW.date())
    return Message((*(part for parts in said for part in parts), rests), locale=locale)


def letter(locale: str) -> Message:
    """With as many words as a coordinator may write."""
    return cases.letter_of(WHO, "x" * LONGEST, PROGRAMME, locale)


def letter_form(locale: str) -> Form:
    """To whoever has the longest name."""
    return _form(asked(locale), "18592.1162", ANA)


def _named(make: Callable[..., Message], *arguments: object) -> Callable[[str], Message]:
    made = partial(make, *arguments)
    return update_wrapper(made, make)


EXAMPLES = (
    *(_named(card, replace(CASE, reason=reason), "refused") for reason in CaseReason),
    *(_named(card, CASE, what) for what in ("letter", "in-touch", "no-reply", "nudge-2")),
    card_with_buttons,
    resting,
    suggested,
    every_event,
    *(_named(apart, because) for because in ("left", "split")),
    closed,
    *(_named(listing, what, count) for what in ("case-digest", "case-reminder", "case-awake") for count in (1, 222)),
    morning_list,
    answers,
    letter,
    letter_form,
)
