"""A round's rules, what a change would do, and how good the matches are, with the longest names and biggest numbers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.commands.underway import how_far
from bot.domain.changes import Change, Effect
from bot.domain.matching import NEVER_WAIVED, RULES, Objection, Pairs, Problem
from bot.domain.own_rules import CHOICES, WEIGHED
from bot.domain.partnerships import ProposedMatch
from bot.domain.quality import Quality, Rival
from bot.messages.render import paragraph, prose, text
from bot.ports.chat import Choice, Message, Picture, Questions
from bot.ports.workshop import Progress
from bot.services import change_matches, never_met, set_rules, show_change
from bot.services.draw_quality import picture
from bot.services.matching_snapshot import Snapshot
from bot.services.review_matches import match_parts, named
from bot.services.tell_quality import quality_parts
from tests.bot.messages.examples.people import PARTNERSHIP
from tests.bot.messages.longest import ANA, BO, LAUNCH, NOW, ROUND, WORLD, asked, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.ports.charts import Panel
    from bot.ports.chat import Form, Text

CROWD = {number: replace(ANA, id=number) for number in range(1001, 1163)}
HERE = replace(ROUND, rules="biblionetwork", own_rules={"platform": "preferred", "threes": "yes", "weakest": "lift"})
SNAPSHOT = Snapshot(ROUND.id, ROUND.version, (), {}, RULES["international"], Pairs(), 1, LAUNCH)
QUALITY = Quality(
    people=18592,
    placed=18000,
    pairs=9000,
    score=1_800_000,
    histogram=(900,) * 10,
    worst=100,
    percentile=120,
    median=188,
    asked=(11000, 5000, 2000),
    hours=(2000, 2000, 2000, 3000),
    flows=(("CD", "VC", 1234),) * 8,
    rivals=(Rival("random", 17000, 900_000), Rival("greedy", 17500, 1_700_000)),
)


def rules(locale: str) -> Message:
    """Every hard rule, every wish."""
    return shown(set_rules.round_rules(asked(locale, rounds={"all": [HERE], "by_name": HERE}), round=HERE.name))


def every_rule(locale: str) -> Message:
    """Each sentence about what can be set."""
    lines = [prose(locale, "rules-points", name=name, points=100) for name in WEIGHED]
    lines += [
        prose(locale, "rules-choice", name=name, now=max(choices, key=len), choices=", ".join(choices))
        for name, choices in CHOICES.items()
    ]
    said = ("rules-changed", "rules-changed-match-again", "rules-no-wishes", "rules-weakest-as-is")
    return Message((*(paragraph(locale, key) for key in said), Questions(tuple(lines))), (), locale)


def effect(change: Change) -> Callable[[str], Message]:
    """What a change would do to very many."""

    def make(locale: str) -> Message:
        numbers = list(CROWD)
        together = tuple((numbers[n], numbers[n + 1], numbers[n + 2]) for n in range(60))
        done = Effect(1162, 1158, 180_000, 179_000, together, tuple(numbers))
        trial = change_matches.Trial(SNAPSHOT, change, (numbers[0], numbers[1]), {})
        question = asked(locale, rounds={"get": ROUND}, people={"get_many": CROWD})
        return shown(show_change.store(question, change_matches.Tried(trial, done, (), proved=False)))

    make.__name__ = f"effect-{change}"
    return make


def no_effect(locale: str) -> Message:
    """A change that changes nothing."""
    done = Effect(1162, 1162, 180_000, 180_000, (), ())
    trial = change_matches.Trial(SNAPSHOT, Change.ALLOW, (1001, 1002), {})
    question = asked(locale, rounds={"get": ROUND}, people={"get_many": CROWD})
    return shown(show_change.store(question, change_matches.Tried(trial, done, ())))


def exception(locale: str) -> Message:
    """What a rule forbids, and how to make an exception."""
    snapshot = replace(SNAPSHOT, numbers={"a": 1001, "b": 1002, "c": 1003, "d": 1004})
    every = tuple(o for o in Objection if o not in NEVER_WAIVED)
    broken = tuple(Problem("pin-breaks-rule", pair, every) for pair in (("a", "b"), ("c", "d")))
    trial = change_matches.Trial(snapshot, Change.SWAP, (1001, 1003), {})
    question = asked(locale, rounds={"get": ROUND}, people={"get_many": CROWD})
    return shown(show_change.store(question, change_matches.Tried(trial, Effect(0, 0, 0, 0, (), ()), broken)))


def three(locale: str) -> Message:
    """A three in the review."""
    match = ProposedMatch(ROUND.id, (1001, 1002, 1003), 200)
    return Message(tuple(match_parts(asked(locale), match, CROWD)), (), locale)


class NoCharts:
    """Draws nothing; what it would write must not be too long."""

    def bars(self, title: Text, below: Text, panels: tuple[Panel, ...]) -> bytes:
        """Look at the lengths."""
        assert all(len(panel.title) <= 45 for panel in panels)
        assert all(len(bar.label) <= 32 for panel in panels for bar in panel.bars)
        assert all(len(bar.note) <= 28 for panel in panels for bar in panel.bars)
        return b""


def quality(locale: str) -> Message:
    """All the numbers, and the words of the picture."""
    parts = quality_parts(QUALITY, ROUND.name, locale, WORLD.places)
    drawn = picture(NoCharts(), QUALITY, ROUND.name, locale, WORLD.places)
    assert isinstance(drawn, Picture)
    return Message((*parts, drawn), (), locale)


def progress(locale: str) -> Message:
    """Halfway."""
    stopped, whole = (how_far(Progress("prices", 1, 2), "event", locale, can_stop=can) for can in (True, False))
    return replace(stopped, parts=(*stopped.parts, *whole.parts))


def unmet(locale: str) -> Message:
    """Who has had many partners."""
    known = [replace(PARTNERSHIP, id=n, introduced_at=NOW, members=(ANA.id, 1001, 1002)) for n in range(8)]
    people = {**CROWD, ANA.id: ANA, BO.id: BO}
    theirs = {"of_participant": known}
    return shown(never_met.ask_never_met(asked(locale, partnerships=theirs, people={"get_many": people})))


def answers(locale: str) -> Message:
    """Every short answer."""
    keys = ["job-stopping", "change-trying", "change-matching-again", "home-accepted", "home-declined", "wish-home"]
    keys += ["unmet-noted", "match-proved", "match-unproved", "quality-started", "quality-nothing"]
    keys.append("refused-nobody-applied")
    said = [
        paragraph(locale, key, **({"round": ROUND.name} if "quality-" in key or "applied" in key else {}))
        for key in keys
    ]
    counted = [paragraph(locale, key, count=162) for key in ("match-threes", "match-home", "change-more")]
    who = [named(asked(locale), person) for person in (ANA, BO)]
    pair = paragraph(locale, "review-allow", first=who[0], second=who[1])
    return Message((*said, *counted, pair, paragraph(locale, "match-gap", percent="0.25")), (), locale)


def buttons(locale: str) -> Message:
    """Every button: short enough to be read at a glance on a telephone."""
    labels = [text(locale, key) for key in ("job-stop", "change-do", "change-leave", "waiting-home", "unmet-keep")]
    labels += [text(locale, key, first="12345", second="12346") for key in ("review-try-pin", "review-try-forbid")]
    labels.append(text(locale, "unmet-yes", others="#12345, #12346"))
    assert max(len(label) for label in labels) <= 40
    return Message((), tuple(Choice(label, "x") for label in labels), locale)


EXAMPLES: tuple[Callable[[str], Message | Form], ...] = (
    rules,
    every_rule,
    *map(effect, Change),
    no_effect,
    exception,
    three,
    quality,
    progress,
    unmet,
    answers,
    buttons,
)
