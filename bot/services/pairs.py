"""`/pairs`: partnerships as coordinators see them, parted or made by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cases import CaseOutcome
from bot.domain.daytime import local
from bot.domain.errors import AlreadyDone, NotFound
from bot.domain.partnerships import SPLIT, PartnershipState, Standing
from bot.domain.rounds import RoundState
from bot.messages import cards
from bot.messages.render import heading, paragraph, prose, text
from bot.ports.chat import Choice, ChoiceStyle, Fields, Instant, InstantStyle, Questions
from bot.services.endings import end, fresh, let_go, settle_cases
from bot.services.planning.view import RoundView
from bot.services.reach import out_of_reach
from bot.services.review_matches import named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import Round
    from bot.ports.chat import Part, Prose, Reply
    from bot.services.asked import Asked

PER_PAGE = 12
"""How many partnerships one message lists, whatever the names."""
ALL = "all"
STATES = (ALL, *(standing.value for standing in Standing))
"""What `/pairs list` can be narrowed to. All are those that go on."""


def list_pairs(asked: Asked, *, state: str = ALL, round: str | None = None) -> Reply:
    """List the partnerships of a round that go on, or those of one standing."""
    return _page(asked, asked.round(round, RoundState.RUNNING), state, 1)


def press_list(asked: Asked, row: str) -> Reply:
    """Turn to a page: `row` is `round.page.state`."""
    number, page, state = row.split(".")
    round_ = asked.unit.rounds.get(int(number))
    if round_ is None or state not in STATES:
        raise NotFound(what=row)
    return _page(asked, round_, state, int(page))


def _page(asked: Asked, round_: Round, state: str, page: int) -> Reply:
    every = [p for p in asked.unit.partnerships.of_round(round_.id) if _is_of(p, state)]
    pages = max(1, -(-len(every) // PER_PAGE))
    page = min(max(page, 1), pages)
    shown = every[(page - 1) * PER_PAGE : page * PER_PAGE]
    people = asked.unit.people.get_many({m for p in shown for m in p.members})
    title = heading(asked.locale, "pairs-title", round=round_.name, page=page, pages=pages, count=len(every))
    turns = [(page - 1, "review-back"), (page + 1, "review-on")]
    return asked.show(
        title,
        *([Questions(tuple(_line(asked, p, people) for p in shown))] if shown else ()),
        choices=[
            Choice(text(asked.locale, key), f"pairs:1:{round_.id}.{to}.{state}")
            for to, key in turns
            if 1 <= to <= pages
        ],
    )


def _is_of(partnership: Partnership, state: str) -> bool:
    ended = partnership.state is PartnershipState.ENDED
    return not ended if state == ALL else _standing(partnership).value == state


def _standing(partnership: Partnership) -> Standing:
    return Standing.ENDED if partnership.state is PartnershipState.ENDED else partnership.standing


def _line(asked: Asked, partnership: Partnership, people: Mapping[ParticipantId, Participant]) -> Prose:
    return prose(
        asked.locale,
        "pairs-line",
        number=str(partnership.id),
        names=_names(people[m] for m in partnership.members),
        standing=_in_words(asked, partnership),
    )


def _names(people: Iterable[Participant]) -> str:
    return " & ".join(f"#{p.id} {p.name}" for p in people)


def _in_words(asked: Asked, partnership: Partnership) -> Prose:
    """Say how it goes, and for how many days it has."""
    standing = _standing(partnership)
    days = _days(asked, partnership)
    if days is None:
        return prose(asked.locale, f"standing-{standing}")
    return prose(asked.locale, "pairs-for", standing=prose(asked.locale, f"standing-{standing}"), days=days)


def _days(asked: Asked, partnership: Partnership) -> int | None:
    since = partnership.silent_since
    if since is None or partnership.state is PartnershipState.ENDED:
        return None
    round_ = asked.unit.rounds.get(partnership.round_id)
    zone = "UTC" if round_ is None else round_.zone
    return max(0, (local(asked.now, zone).date() - local(since, zone).date()).days)


def show_pair(asked: Asked, *, number: int) -> Reply:
    """Show one partnership: who, how it goes, since when, and its cases; never a word of theirs. Raises NotFound."""
    partnership = _known(asked, number)
    people = asked.unit.people.get_many(partnership.members)
    parts: list[Part] = [
        heading(asked.locale, "pairs-one", number=str(partnership.id)),
        Questions(tuple(named(asked, people[m]) for m in partnership.members)),
        Fields(tuple(_rows(asked, partnership))),
        *(part for m in partnership.members for part in out_of_reach(asked, people[m])),
        *cards.common_ground(partnership.common, asked.locale, asked.world.places),
    ]
    if partnership.state is PartnershipState.ENDED:
        return asked.show(*parts)
    split = Choice(text(asked.locale, "pairs-split"), f"split-ask:1:{partnership.id}")
    return asked.show(*parts, choices=[split])


def _known(asked: Asked, number: int) -> Partnership:
    partnership = asked.unit.partnerships.get(number)
    if partnership is None:
        raise NotFound(what=f"#{number}")
    return partnership


def _rows(asked: Asked, partnership: Partnership) -> Iterable[tuple[Prose, Prose]]:
    locale = asked.locale
    yield prose(locale, "pairs-standing"), _in_words(asked, partnership)
    if partnership.silent and partnership.state is not PartnershipState.ENDED:
        quiet = ", ".join(f"#{m}" for m in partnership.silent)
        yield prose(locale, "pairs-silent"), prose(locale, "setup-value", value=quiet)
    if partnership.introduced_at is not None:
        yield prose(locale, "pairs-introduced"), (Instant(partnership.introduced_at, InstantStyle.DATE),)
    if partnership.ended_on is not None:
        yield prose(locale, "pairs-ended"), prose(locale, "pairs-ended-on", on=partnership.ended_on)
    cases = asked.unit.cases.of_partnerships([partnership.id]).get(partnership.id, ())
    if cases:
        numbers = ", ".join(str(case.id) for case in cases)  # no "#": that is how people are numbered
        yield prose(locale, "pairs-cases"), prose(locale, "setup-value", value=numbers)


def split_pair(asked: Asked, *, number: int) -> Reply:
    """Ask before a partnership is ended by hand. Raises NotFound, AlreadyDone."""
    return press_ask_split(asked, str(number))


def press_ask_split(asked: Asked, row: str) -> Reply:
    """Ask once: `row` is the partnership."""
    partnership = _going_on(asked, int(row))
    people: Sequence[Participant] = list(asked.unit.people.get_many(partnership.members).values())
    return asked.show(
        paragraph(asked.locale, "pairs-split-ask", names=_names(people)),
        choices=[
            Choice(text(asked.locale, "pairs-split-now"), f"split:1:{partnership.id}", ChoiceStyle.DANGER),
            Choice(text(asked.locale, "rematch-keep"), "keep:1:-"),
        ],
    )


def _going_on(asked: Asked, number: int) -> Partnership:
    partnership = _known(asked, number)
    if partnership.state is PartnershipState.ENDED:
        raise AlreadyDone(what="parted")
    return partnership


def press_split(asked: Asked, row: str) -> Reply:
    """End a partnership; its members are told kindly and go into the pool. Raises NotFound, AlreadyDone."""
    partnership = _going_on(asked, int(row))
    round_ = asked.unit.rounds.get(partnership.round_id)
    if round_ is None:
        raise NotFound(what=row)
    view = RoundView(asked.unit, round_, asked.now, asked.world)
    end(view, [partnership], SPLIT)
    let_go(fresh(view), [partnership])
    settle_cases(fresh(view), [partnership], CaseOutcome.ENDED, by=asked.actor.reference)
    return asked.replace("pairs-split-done", number=str(partnership.id))
