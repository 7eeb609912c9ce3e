"""What coordinators read about a round, with the longest names and the biggest numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.deliveries import DeliveryState, Kind
from bot.domain.matching import RULES, Objection, Problem
from bot.domain.partnerships import ProposedMatch
from bot.domain.rounds import Application, ApplicationState, RoundState
from bot.domain.timetable import StepKind
from bot.messages.render import heading, paragraph, prose, text
from bot.ports.chat import Choice, Fields, Instant, InstantStyle, Message, Paragraph, Questions
from bot.services import compose, match_round, review_matches, show_round, undelivered
from bot.services.facts import Facts
from tests.bot.messages.examples.people import delivery
from tests.bot.messages.longest import ANA, BO, LAUNCH, NOW, ROUND, TAGS, WORLD, asked, shown, unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.matching import Details
    from bot.domain.people import Participant

CROWD: Mapping[int, Participant] = {number: replace(ANA, id=number) for number in range(1001, 1163)}


def applications(state: ApplicationState, reason: str | None = None, count: int = 162) -> list[Application]:
    """Give as many in one state."""
    return [Application(ROUND.id, n, NOW, state, waiting_reason=reason) for n in list(CROWD)[:count]]


def status(locale: str) -> Message:
    """With people in every state."""
    states = [replace(applications(ApplicationState.APPLIED, count=1)[0], state=state) for state in ApplicationState]
    tallies = [("x", str(state), 18592) for state in DeliveryState]
    return shown(
        show_round.show_round(
            asked(
                locale,
                rounds={"all": [ROUND]},
                applications={"of_round": states * 9},
                partnerships={"of_round": [], "of_participant": []},
                deliveries={"tallies": tallies, "next_due_at": NOW},
                cases={"unresolved": []},
            )
        )
    )


def every_state(locale: str) -> Message:
    """All that can be said of where a round is, and what comes next."""
    said = [
        paragraph(locale, key, state=prose(locale, f"round-state-{state}"), launch=LAUNCH)
        for state in RoundState
        for key in ("round-status", "round-status-paused")
    ]
    following = (paragraph(locale, f"round-next-{state}", cases=222) for state in RoundState)
    return Message((*said, *following), locale=locale)


def created(locale: str) -> Message:
    """A new round with its timetable, and how to change it."""
    return Message(
        (
            paragraph(locale, "round-created", round=ROUND.name, launch=LAUNCH),
            *show_round.timetable_parts(asked(locale), ROUND),
            paragraph(locale, "timetable-how"),
            paragraph(locale, "timetable-changed"),
        ),
        locale=locale,
    )


def answers(locale: str) -> Message:
    """Every short answer to an act of a coordinator, one after the other."""
    name, day = ROUND.name, LAUNCH
    both = {
        who: prose(locale, "review-person", number=str(p.id), name=p.name, country="República Democrática del Congo")
        for who, p in (("first", ANA), ("second", BO))
    }
    return Message(
        (
            paragraph(locale, "round-none"),
            paragraph(locale, "round-opened", round=name, close=day),
            paragraph(locale, "round-closed", round=name, count=1162),
            paragraph(locale, "round-closed-with-waiting", round=name, count=1162, waiting=162, cap=20),
            paragraph(locale, "match-done", pairs=581),
            paragraph(locale, "match-done-left", pairs=581, people=1162, left=21),
            paragraph(locale, "match-waiting", count=121),
            paragraph(locale, "review-pin", **both),
            paragraph(locale, "review-forbid", **both),
            paragraph(locale, "approved", round=name, pairs=581, waiting=21, launch=day),
            paragraph(locale, "launched", round=name, people=1162, launch=day),
            paragraph(locale, "paused", round=name, count=1162),
            paragraph(locale, "resumed", round=name, days=21),
            paragraph(locale, "extended", round=name, until=day),
            paragraph(locale, "end-ask", round=name, people=1162),
            paragraph(locale, "ending", round=name),
            paragraph(locale, "group-taken-back", count=1162),
            paragraph(locale, "undelivered-none", round=name),
            paragraph(locale, "undelivered-again", number="18592"),
            paragraph(locale, "undelivered-dropped", number="18592"),
            paragraph(locale, "kept"),
        ),
        locale=locale,
    )


def match_started(locale: str) -> Message:
    """The rules of whichever round has most of them, and what comes of pins that break them all."""
    rules = {code for each in RULES.values() for code in each.sentences()}
    broken = Problem("pin-breaks-rule", ("a", "b"), tuple(Objection))
    twice = Problem("pin-twice", ("a", "b"))
    return Message(
        (
            paragraph(locale, "match-started", round=ROUND.name),
            Questions(tuple(prose(locale, f"matching-rule-{code}") for code in sorted(rules))),
            match_round.problem_said(locale, broken, {"a": 1161, "b": 1162}),
            match_round.problem_said(locale, twice, {"a": 1161, "b": 1162}),
        ),
        locale=locale,
    )


def launch_preview(locale: str) -> Message:
    """Introductions on several days, then every later step."""
    people = {"count": 1162}
    rows = [
        (prose(locale, "launch-day", on=ROUND.launch_on), prose(locale, "launch-introductions", **people))
        for _ in range(5)
    ]
    for step in ROUND.timetable.steps:
        if step.kind in {StepKind.TOPIC, StepKind.SURVEY, StepKind.LAST_WEEK, StepKind.FAREWELL}:
            what = prose(locale, f"round-step-{step.kind}", number=step.number, topic=step.topic or 0, name=step.name)
            row = prose(locale, "launch-step", what=what, **people)
            rows.append((prose(locale, "launch-day", on=ROUND.date_of(step)), row))
    return Message(
        (
            heading(locale, "launch-title", round=ROUND.name),
            paragraph(locale, "launch-opening", launch=LAUNCH),
            paragraph(locale, "launch-moved", launch=LAUNCH),
            Fields(tuple(rows)),
            paragraph(locale, "launch-ask", people=1162),
        ),
        (Choice(text(locale, "launch-now"), "launch:1:7"), Choice(text(locale, "launch-not-yet"), "keep:1:-")),
        locale,
    )


def _match(number: int, first: Participant, second: Participant) -> ProposedMatch:
    said: tuple[tuple[str, Details], ...] = (
        ("asked-interests", {"interests": TAGS, "count": 6}),
        ("shared-interests", {"interests": TAGS, "count": 6}),
        ("new-country", {"country": "CD"}),
    )
    terms = tuple(
        (code, {**details, "points": 40, "of": 40, "reader": member})
        for member in (first.id, second.id)
        for code, details in said
    )
    beside: tuple[tuple[str, Details], ...] = (
        ("rank", {"rank": 1161, "choices": 1161, "reader": first.id}),
        ("rank", {"rank": 1161, "choices": 1161, "reader": second.id}),
        ("why-better-off", {"other": 1160, "score": 143, "theirs": 143, "reader": first.id}),
    )
    return ProposedMatch(ROUND.id, (first.id, second.id), 143, pinned=number == 0, terms=terms + beside)


def review_page(locale: str, number: int, left: int) -> Message:
    """A page of matches between people with long names, who share all interests, and `left` without a partner."""
    few: Details = {"language": 20, "platform": 30, "place": 40, "others": 1161}
    waiting = applications(ApplicationState.CONFIRMED, "not-all-at-once", left)
    page = asked(
        locale,
        matches={"of_round": [_match(n, ANA, BO) for n in range(review_matches.PER_PAGE * 2)]},
        people={"get_many": {ANA.id: ANA, BO.id: BO, **CROWD}},
        applications={"of_round": [replace(application, reason_details=few) for application in waiting]},
    )
    return shown(review_matches.show_page(page, replace(ROUND, state=RoundState.MATCHING), number))


def review(locale: str) -> Message:
    """The first page of the review."""
    return review_page(locale, 1, 0)


def review_all_placed(locale: str) -> Message:
    """The last page where everybody has a partner."""
    return review_page(locale, 2, 0)


def review_end(locale: str) -> Message:
    """The last, with more people without a partner than it lists."""
    return review_page(locale, 3, 21)


def group_preview(locale: str) -> Message:
    """As many words as a coordinator may write to a group."""
    at = Instant(NOW, InstantStyle.TIME)
    group = prose(locale, "group-unanswered")
    return Message(
        (
            paragraph(locale, "group-planned", count=1162, group=group, at=(at,)),
            Paragraph(prose(locale, "words", words="x" * 1500)),
        ),
        (Choice(text(locale, "group-take-back"), "take-back:1:7"),),
        locale,
    )


def group_message(locale: str) -> Message:
    """The same as its readers have it."""
    return Message(
        (paragraph(locale, "group-message-from", coordinator=ANA.name), paragraph(locale, "words", words="x" * 1500)),
        locale=locale,
    )


def stuck(locale: str) -> Message:
    """As many undelivered messages as one answer shows, and more."""
    failed = replace(delivery("passed-on"), id=18592, kind=Kind.MEETING_REMINDER, failure="direct-messages-closed")
    found = {"of_round": [failed] * 162}
    return shown(
        undelivered.show_undelivered(asked(locale, rounds={"all": [ROUND]}, deliveries=found, people={"get": ANA}))
    )


def reasons(locale: str) -> Message:
    """Every reason why something did not arrive, and every kind of message."""
    whys = ["unknown", "direct-messages-closed", "account-gone", "not-yet-present", "no-such-place", "no-account"]
    lines = [paragraph(locale, f"failure-{why}") for why in (*whys, "cannot-be-made")]
    return Message((*lines, *(paragraph(locale, f"kind-{kind}") for kind in Kind)), locale=locale)


def unanswered(locale: str) -> Message:
    """More people without an answer than one message lists."""
    silent = unit(
        applications={"of_round": applications(ApplicationState.UNCONFIRMED)}, people={"get_many": dict(CROWD)}
    )
    known = Facts(silent, (), NOW, WORLD)
    known._rounds[ROUND.id] = ROUND
    return compose.unanswered(known, delivery("unanswered"), locale)


def report(locale: str) -> Message:
    """The biggest round there was."""
    names = ("applied", "matched", "stayed", "partnerships", "talked", "cases", "by-itself", "sent", "undeliverable")
    number = prose(locale, "round-count", count=18592)
    return Message(
        (
            heading(locale, "report-title", round=ROUND.name),
            Fields(tuple((prose(locale, f"report-{name}"), number) for name in (*names, "answers"))),
            paragraph(locale, "report-as-of", when=(Instant(NOW, InstantStyle.DATE),)),
        ),
        locale=locale,
    )


def buttons(locale: str) -> Message:
    """Every button that coordinators see: short enough to be read at a glance on a telephone."""
    keys = [
        "match-review",
        "match-approve",
        "review-back",
        "review-on",
        "launch-now",
        "launch-not-yet",
        "end-now",
        "group-take-back",
    ]
    numbered = [text(locale, key, number="18592") for key in ("undelivered-resend", "undelivered-drop")]
    labels = [*(text(locale, key) for key in keys), *numbered]
    assert max(map(len, labels)) <= 40
    return Message((), tuple(Choice(label, "x:1:7") for label in labels), locale)


EXAMPLES: tuple[Callable[[str], Message], ...] = (
    status,
    every_state,
    created,
    answers,
    match_started,
    launch_preview,
    review,
    review_all_placed,
    review_end,
    group_preview,
    group_message,
    stuck,
    reasons,
    unanswered,
    report,
    buttons,
)
