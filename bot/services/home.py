"""The page that a platform gives the bot: one's own partnership, the morning list, or a welcome."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from bot.domain.errors import Refused
from bot.domain.rounds import RoundState
from bot.messages.render import heading, paragraph, prose, text
from bot.ports.chat import Choice, ChoiceStyle, Divider, Message, Questions, Say
from bot.services.me import show_me
from bot.services.partner import show_partner
from bot.services.setup import setting
from bot.services.show_cases import list_cases
from bot.services.show_round import show_round

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.ports.chat import Reply
    from bot.services.asked import Asked


FIRST_STEPS = ("setup", "coordinators", "round", "roster", "open")


def show_home(asked: Asked) -> Message:
    """Give what somebody sees: coordinators their cases, participants their partnership, visitors a welcome."""
    shown = [message for message in (*_programme(asked), _own(asked)) if message is not None]
    if not shown:
        return _welcome(asked)
    parts = [part for number, each in enumerate(shown) for part in ((Divider(),) * bool(number) + each.parts)]
    return Message(tuple(parts), tuple(choice for each in shown for choice in each.choices), asked.locale)


def _programme(asked: Asked) -> Sequence[Message | None]:
    """Give who runs the programme the cases of rounds that run, else how the next one stands, else how to begin."""
    if not asked.actor.is_staff:
        return ()
    rounds = [r for r in asked.unit.rounds.all() if r.state is not RoundState.ENDED]
    running = [r for r in rounds if r.state is RoundState.RUNNING]
    if running:
        return [_shown(partial(list_cases, asked, round=r.name)) for r in running]
    if rounds:
        return [_shown(partial(show_round, asked, round=rounds[-1].name))]
    return [_first_steps(asked)]


def _first_steps(asked: Asked) -> Message:
    """Say what leads to a round, in order."""
    steps = tuple(prose(asked.locale, f"home-step-{name}") for name in FIRST_STEPS)
    what = paragraph(asked.locale, "home-no-round")
    return Message((heading(asked.locale, "home-begin"), what, Questions(steps)), (), asked.locale)


def _own(asked: Asked) -> Message | None:
    """Give the partner, the next topic and the buttons; without a partner, what is known of oneself."""
    if asked.actor.participant is None:
        return None
    return _shown(partial(show_partner, asked)) or _shown(partial(show_me, asked))


def _shown(answer: Callable[[], Reply]) -> Message | None:
    try:
        reply = answer()
    except Refused:
        return None
    return reply.message if isinstance(reply, Say) else None


def _welcome(asked: Asked) -> Message:
    programme = setting(asked.unit, "programme")
    parts = (heading(asked.locale, "home-title", programme=programme), paragraph(asked.locale, "home-what"))
    open_rounds = [r for r in asked.unit.rounds.all() if r.state is RoundState.OPEN and not r.is_paused]
    if not open_rounds:
        return Message((*parts, paragraph(asked.locale, "home-closed")), (), asked.locale)
    join = Choice(text(asked.locale, "join-button"), f"join:1:{open_rounds[0].id}", ChoiceStyle.PRIMARY)
    how = paragraph(asked.locale, "home-join", launch=open_rounds[0].launch_on)
    return Message((*parts, how), (join,), asked.locale)
