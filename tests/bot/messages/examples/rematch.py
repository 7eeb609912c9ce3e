"""What is said when partnerships end and begin in a running round, with the longest names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.domain.partnerships import PartnershipState, ProposedMatch, Standing
from bot.messages.render import paragraph, paragraphs, text
from bot.ports.chat import Choice, Message
from bot.services import compose, never_again, pairs, report_conduct, wish_another
from bot.services.review_matches import match_parts, named
from tests.bot.messages.examples.people import PARTNERSHIP, delivery, facts, three
from tests.bot.messages.longest import ANA, BO, LAUNCH, NOW, ROUND, TAGS, asked, opened, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.domain.matching import Details
    from bot.ports.chat import Form

CY = replace(BO, id=1160)
QUIET = replace(
    PARTNERSHIP, standing=Standing.IN_TOUCH_ELSEWHERE, silent=(ANA.id, BO.id), silent_since=NOW, introduced_at=NOW
)
TERMS: tuple[tuple[str, Details], ...] = (
    ("asked-interests", {"interests": TAGS, "count": 6, "points": 40, "of": 40}),
    ("shared-interests", {"interests": TAGS, "count": 6, "points": 25, "of": 25}),
    ("rank", {"rank": 1, "choices": 199}),
)
NAMES = " & ".join(f"#{p.id} {p.name}" for p in (ANA, BO, CY))


def _told(what: str, **subject: str | int) -> Callable[[str], Message]:
    def make(locale: str) -> Message:
        return compose.compose(facts(), replace(delivery(what), subject=subject), locale)

    make.__name__ = "-".join([what, *subject])
    return make


def introduction_in_a_running_round(locale: str) -> Message:
    """A newcomer, who is told what went before."""
    return compose.compose(facts(), replace(delivery("introduction"), subject={"topic": 8, "step": 8}), locale)


def introduction_of_a_third(locale: str) -> Message:
    """Two learn who joins them."""
    return compose.compose(three(), replace(delivery("introduction"), subject={"topic": 0, "third": CY.id}), locale)


def answers(locale: str) -> Message:
    """Every short answer to a participant."""
    said = ["part-wished", "part-ended", "new-partner-yes", "new-partner-no", "never-again-done"]
    longer = ["report-thanks", "report-thanks-unread", "never-again-still-partners"]
    return Message(
        (
            *(paragraph(locale, key) for key in said),
            *(part for key in longer for part in paragraphs(locale, key)),
            *paragraphs(locale, "not-conduct-report"),
        ),
        (),
        locale,
    )


def part(locale: str) -> Message:
    """The gentle question."""
    theirs = {"of_participant": [QUIET]}
    return shown(wish_another.ask_part(asked(locale, partnerships=theirs, rounds={"get": ROUND})))


def never(locale: str) -> Message:
    """Many partners to choose from."""
    many = [replace(QUIET, id=n, members=(ANA.id, n), state=PartnershipState.ENDED) for n in range(1150, 1160)]
    people = {n: replace(BO, id=n) for n in range(1150, 1160)}
    known = asked(locale, partnerships={"of_participant": many}, people={"get_many": people})
    return shown(never_again.ask_never_again(known))


def report(locale: str) -> Form:
    """A report about one of two."""
    trio = replace(QUIET, members=(ANA.id, BO.id, CY.id))
    known = asked(
        locale, partnerships={"of_participant": [trio]}, people={"get_many": {BO.id: BO, CY.id: CY}}, rounds={}
    )
    return opened(report_conduct.open_report(known))


def conduct_report(locale: str) -> Message:
    """The frame of a report; the words are as long as all that is passed on."""
    who = {"number": "1162", "name": ANA.name, "other": "1161", "about": BO.name, "case": "12345"}
    how = paragraph(locale, "conduct-report-how", case="12345")
    words = paragraph(locale, "words", words="x" * 1500)
    return Message((*paragraphs(locale, "conduct-report", **who), words, how), (), locale)


def preview(locale: str) -> Message:
    """A new partner, explained, with the sentences around."""
    known = asked(locale)
    match = ProposedMatch(
        ROUND.id,
        (ANA.id, BO.id),
        200,
        terms=tuple((code, {**details, "reader": reader}) for reader in (ANA.id, BO.id) for code, details in TERMS),
    )
    first, second = named(known, ANA), named(known, BO)
    return Message(
        (
            paragraph(locale, "rematch-title", number=12345),
            *match_parts(known, match, {ANA.id: ANA, BO.id: BO}),
            paragraph(locale, "rematch-others-told", names=f"{ANA.name}, {BO.name}"),
            paragraph(locale, "rematch-others", count=199),
            paragraph(locale, "rematch-other-pairs", count=199),
            paragraph(locale, "rematch-pair", number="5810", first=first, second=second),
            paragraph(locale, "rematch-nobody-fits", who=first),
            paragraph(locale, "rematch-no-two-fit", who=first),
            paragraph(locale, "rematch-nobody-here", number=12345),
            paragraph(locale, "rematch-three-ask", who=first, pair=second, score=400),
        ),
        (),
        locale,
    )


def done(locale: str) -> Message:
    """Every answer to a coordinator's press."""
    first, second = named(asked(locale), ANA), named(asked(locale), BO)
    return Message(
        (
            paragraph(locale, "rematch-done", first=first, second=second),
            paragraph(locale, "rematch-two-go-on", first=first, second=second),
            paragraph(locale, "rematch-go-on-as-two", first=first, second=second, gone=first),
            paragraph(locale, "rematch-three-done", who=first, first=first, second=second),
            paragraph(locale, "rematch-three-line", who=first, first=first, second=second, score=400),
            paragraph(locale, "rematch-started", round=ROUND.name, count=1162),
            paragraph(locale, "rematch-found", pairs=581, threes=99, left=99),
            paragraph(locale, "rematch-all-done", count=581, skipped=99),
            paragraph(locale, "pairs-split-ask", names=NAMES),
            paragraph(locale, "pairs-split-done", number="5810"),
            paragraph(locale, "pairs-join-ask", names=NAMES),
            paragraph(locale, "pairs-joined", names=NAMES),
            paragraph(locale, "pairs-has-partner", who=first),
            paragraph(locale, "pairs-late"),
        ),
        (),
        locale,
    )


def left_over(locale: str) -> Message:
    """As many as are named, each with the longest reason."""
    who = named(asked(locale), ANA)
    why = paragraph(locale, "matching-left-not-all-at-once", others=199, language=199, platform=199, place=199).prose
    return Message(tuple(paragraph(locale, "rematch-left", who=who, why=why) for _ in range(10)), (), locale)


def refusals(locale: str) -> Message:
    """Why something cannot be."""
    return Message(
        (
            paragraph(locale, "refused-too-late-for-a-new-partner", round=ROUND.name),
            paragraph(locale, "refused-nobody-in-the-pool", round=ROUND.name),
            paragraph(locale, "refused-pool-moved", number=1162),
            paragraph(locale, "refused-not-in-the-round", number=1162),
            paragraph(locale, "refused-to-be-kept-apart"),
            paragraph(locale, "refused-partners-already"),
        ),
        (),
        locale,
    )


def listed(locale: str) -> Message:
    """A full page of partnerships of three."""
    many = [replace(QUIET, id=5800 + n, members=(ANA.id, BO.id, CY.id)) for n in range(30)]
    people = {p.id: p for p in (ANA, BO, CY)}
    known = asked(
        locale,
        partnerships={"of_round": many},
        people={"get_many": people},
        rounds={"all": [ROUND], "get": ROUND, "by_name": ROUND},
    )
    return shown(pairs.list_pairs(known))


def one(locale: str) -> Message:
    """One partnership."""
    over = replace(QUIET, ended_on=LAUNCH)
    known = asked(
        locale,
        partnerships={"get": over},
        people={"get_many": {p.id: p for p in (ANA, BO)}},
        rounds={"get": ROUND},
        cases={"of_partnerships": {}},
    )
    return shown(pairs.show_pair(known, number=5810))


def buttons(locale: str) -> Message:
    """Every button: short enough to be read at a glance on a telephone."""
    keys = ["new-partner-please", "new-partner-thanks", "here-again", "part-new", "part-leave", "part-stay"]
    keys += ["part-now", "part-not-now", "never-again-keep", "rematch-approve", "rematch-three", "rematch-keep"]
    keys += ["rematch-two", "rematch-approve-all", "pairs-split", "pairs-split-now", "pairs-join-now"]
    numbered = ["never-again-yes", "never-again-with", "rematch-rather", "rematch-rather-pair"]
    labels = [*(text(locale, key) for key in keys), *(text(locale, key, number="12345") for key in numbered)]
    assert max(len(label) for label in labels) <= 40
    return Message((), tuple(Choice(label, "x") for label in labels), locale)


def _all_told() -> Iterable[Callable[[str], Message]]:
    yield _told("partner-left", met=1, offer=1)
    yield _told("partner-left", met=1, offer=0)
    yield _told("partner-left", met=0)
    yield _told("partner-moved-on")
    yield _told("partnership-ended", pool=1, talk=0)
    yield _told("partnership-ended", pool=0, talk=0)
    yield _told("partnership-ended", pool=0, talk=1)
    yield _told("partnership-ended", quiet=1)
    yield _told("two-go-on")


EXAMPLES: tuple[Callable[[str], Message | Form], ...] = (
    *_all_told(),
    introduction_in_a_running_round,
    introduction_of_a_third,
    answers,
    part,
    never,
    report,
    conduct_report,
    preview,
    done,
    left_over,
    refusals,
    listed,
    one,
    buttons,
)
