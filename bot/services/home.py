"""The page that a platform gives the bot: one's own partnership, the morning list, or a welcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.errors import Refused
from bot.domain.rounds import RoundState
from bot.messages.render import heading, paragraph, text
from bot.ports.chat import Choice, ChoiceStyle, Divider, Message, Say
from bot.services.me import show_me
from bot.services.partner import show_partner
from bot.services.setup import setting
from bot.services.show_cases import list_cases

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.ports.chat import Reply
    from bot.services.asked import Asked


def show_home(asked: Asked) -> Message:
    """Give what somebody sees: coordinators their cases, participants their partnership, visitors a welcome."""
    shown = [message for message in (_cases(asked), _own(asked)) if message is not None]
    if not shown:
        return _welcome(asked)
    parts = [part for number, each in enumerate(shown) for part in ((Divider(),) * bool(number) + each.parts)]
    return Message(tuple(parts), tuple(choice for each in shown for choice in each.choices), asked.locale)


def _cases(asked: Asked) -> Message | None:
    if not asked.actor.is_staff:
        return None
    running = [r for r in asked.unit.rounds.all() if r.state is RoundState.RUNNING]
    if not running:
        return Message((paragraph(asked.locale, "home-no-round-runs"),), (), asked.locale)
    return _shown(lambda: list_cases(asked, round=running[0].name))


def _own(asked: Asked) -> Message | None:
    """Give the partner, the next topic and the buttons; without a partner, what is known of oneself."""
    if asked.actor.participant is None:
        return None
    return _shown(lambda: show_partner(asked)) or _shown(lambda: show_me(asked))


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
