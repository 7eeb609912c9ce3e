"""`/partner never-again`: in confidence, and for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import NotFound
from bot.domain.partnerships import Block, BlockReason, PartnershipState
from bot.messages.render import paragraph, text
from bot.ports.chat import Choice, ChoiceStyle, Questions
from bot.services.own_partnership import NoPartner

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.domain.partnerships import Partnership
    from bot.domain.people import ParticipantId
    from bot.ports.chat import Reply
    from bot.services.asked import Asked

LISTED = 8
"""How many of somebody's partners, the latest first, can be chosen from."""


def ask_never_again(asked: Asked) -> Reply:
    """Ask once, about the partner or about an earlier one. Raises NoPartner for who never had any."""
    known = _partners(asked)
    if not known:
        raise NoPartner
    people = asked.unit.people.get_many(known)
    names = [paragraph(asked.locale, "person-line", number=str(i), name=people[i].name).prose for i in known]
    several = len(known) > 1
    return asked.show(
        paragraph(asked.locale, "never-again-ask"),
        Questions(tuple(names)),
        choices=[
            *(
                Choice(
                    text(asked.locale, "never-again-with" if several else "never-again-yes", number=str(other)),
                    f"never-again:1:{partnership.id}.{other}",
                    ChoiceStyle.DANGER,
                )
                for other, partnership in known.items()
            ),
            Choice(text(asked.locale, "never-again-keep"), "keep:1:-", ChoiceStyle.PRIMARY),
        ],
    )


def _partners(asked: Asked) -> Mapping[ParticipantId, Partnership]:
    """Give those whom somebody was introduced to, the latest first, each with the partnership."""
    found: dict[ParticipantId, Partnership] = {}
    for partnership in reversed(asked.unit.partnerships.of_participant(asked.person.id)):
        if partnership.introduced_at is not None:
            for other in partnership.partners_of(asked.person.id):
                found.setdefault(other, partnership)
    return dict(list(found.items())[:LISTED])


def press_never_again(asked: Asked, row: str) -> Reply:
    """Keep two apart from now on; if their partnership goes on, offer to end it. `row` is `partnership.other`."""
    number, _, other = row.partition(".")
    partnership = asked.unit.partnerships.get(int(number))
    if partnership is None or asked.person.id not in partnership.members or int(other) not in partnership.members:
        raise NotFound(what=row)
    keep_apart(asked, int(other), BlockReason.NEVER_AGAIN)
    if partnership.state is PartnershipState.ENDED:
        return asked.replace("never-again-done")
    return asked.show(paragraph(asked.locale, "never-again-still-partners"), choices=end_choices(asked, partnership))


def keep_apart(asked: Asked, other: ParticipantId, reason: BlockReason) -> None:
    """Note one person's word on another."""
    asked.unit.signs.block(Block(asked.person.id, other, reason, asked.now))


def end_choices(asked: Asked, partnership: Partnership) -> Sequence[Choice]:
    """Give the buttons that end a partnership at once, or do not."""
    return (
        Choice(text(asked.locale, "part-now"), f"part-now:1:{partnership.id}", ChoiceStyle.DANGER),
        Choice(text(asked.locale, "part-not-now"), "keep:1:-"),
    )
