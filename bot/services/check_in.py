"""How is it going? What each answer does is written in one table: `ANSWERS`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.domain.errors import NotFound
from bot.domain.partnerships import TALKING
from bot.domain.signs import Sign, SignKind
from bot.messages.render import paragraphs
from bot.ports.chat import Message, Replace, Say
from bot.services import me
from bot.services.elsewhere import say_no_reply, talk_elsewhere
from bot.services.own_partnership import own_partnership, pressed_partnership
from bot.services.tell_absence import open_absence
from bot.services.tend import note
from bot.services.wording.partners import check_in_choices, check_in_question

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.domain.partnerships import Partnership
    from bot.ports.chat import Reply
    from bot.services.asked import Asked


@dataclass(frozen=True, slots=True)
class Answer:
    """What an answer does: how it is noted, what is replied, and which answers are offered after it.

    `says_unseen` is replied instead where the bot has seen no contact; `then_unseen` is offered with it. `opens` is for
    what needs one more word from the person before anything is done.
    """

    notes: Callable[[Asked, Partnership], None] | None = None
    says: str = ""
    then: tuple[str, ...] = ()
    says_unseen: str | None = None
    then_unseen: tuple[str, ...] = ()
    opens: Callable[[Asked], Reply] | None = None


def _mood(kind: SignKind) -> Callable[[Asked, Partnership], None]:
    def notes(asked: Asked, partnership: Partnership) -> None:
        note(asked.unit, [Sign(asked.person.id, kind, asked.now, partnership.id)], asked.now, asked.world)

    return notes


ANSWERS: Mapping[str, Answer] = {
    "good": Answer(
        _mood(SignKind.GOOD),
        "check-in-good",
        says_unseen="check-in-good-unseen",
        then_unseen=("elsewhere",),
    ),
    "slow": Answer(_mood(SignKind.SLOW), "check-in-slow", then=("elsewhere", "away")),
    "no-reply": Answer(say_no_reply, "check-in-no-reply", then=("elsewhere",)),
    "elsewhere": Answer(talk_elsewhere, "check-in-elsewhere"),
    "away": Answer(opens=open_absence),
    "stop": Answer(opens=me.ask_leave),
}
"""Every answer to "how is it going?", wherever it is given."""


def ask_check_in(asked: Asked, *, round: str | None = None) -> Reply:
    """Ask the one who wants to tell, without waiting for the day. Raises NoPartner, Ambiguous."""
    _, partnership = own_partnership(asked, round)
    return Say(check_in_question(asked.person.name, partnership.id, asked.locale))


def press_check_in(asked: Asked, row: str) -> Reply:
    """Take an answer from its button. Raises NotFound, PartnershipOver."""
    number, _, name = row.partition(".")
    answer = ANSWERS.get(name)
    if answer is None:
        raise NotFound(what=row)
    if answer.opens is not None:
        return answer.opens(asked)
    _, partnership = pressed_partnership(asked, number)
    return Replace(_given(asked, partnership, answer))


def say_elsewhere(asked: Asked, *, round: str | None = None) -> Reply:
    """`/partner elsewhere`: we talked elsewhere. Raises NoPartner, Ambiguous."""
    return Say(_given(asked, own_partnership(asked, round)[1], ANSWERS["elsewhere"]))


def say_silent(asked: Asked, *, round: str | None = None) -> Reply:
    """`/partner silent`: my partner does not answer, in confidence. Raises NoPartner, Ambiguous."""
    return Say(_given(asked, own_partnership(asked, round)[1], ANSWERS["no-reply"]))


def _given(asked: Asked, partnership: Partnership, answer: Answer) -> Message:
    """Note an answer, and give what is replied."""
    if answer.notes is not None:
        answer.notes(asked, partnership)
    says, then = answer.says, answer.then
    if answer.says_unseen is not None and not _is_seen(asked, partnership):
        says, then = answer.says_unseen, answer.then_unseen
    return Message(paragraphs(asked.locale, says), check_in_choices(asked.locale, partnership.id, then), asked.locale)


def _is_seen(asked: Asked, partnership: Partnership) -> bool:
    """Say whether the bot has seen the partners in touch, as it now stands."""
    current = asked.unit.partnerships.get(partnership.id)
    return current is not None and current.standing in TALKING
