"""Who is on the roster and has not come yet: the list, the file to mail, and the button in the open channel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.codes import DRAWN, Code, seal, spell
from bot.domain.people import reading_locale
from bot.domain.rounds import ApplicationState
from bot.messages.render import LOCALES, heading, paragraph, prose, text
from bot.ports.chat import FilePart, Questions
from bot.services.planning.announcements import announce
from bot.services.setup import setting

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from bot.domain.deliveries import Delivery
    from bot.domain.people import Participant
    from bot.domain.rounds import Round
    from bot.ports.chat import Reply
    from bot.ports.storage import Unit
    from bot.services.asked import Asked
    from bot.services.world import World

SHOWN = 20
SALT = 8
"""Bytes of chance in a salt."""
WHAT = "are-you-here"
OUT = frozenset({ApplicationState.WITHDRAWN, ApplicationState.DECLINED, ApplicationState.LEFT})


def expected_in(unit: Unit, round_: Round, world: World) -> Sequence[Participant]:
    """Give who is in a round and has not come yet, by id; three queries at most."""
    entered = world.entered_by_people
    if not entered:
        return []
    ids = [a.participant_id for a in unit.applications.of_round(round_.id) if a.state not in OUT]
    people = unit.people.get_many(ids)
    return sorted((p for p in people.values() if p.is_expected(entered)), key=lambda p: p.id)


def show_expected(asked: Asked, *, format: str = "list", round: str | None = None) -> Reply:
    """Show who has not come yet; as a file, with a new code and an invitation for each, ready to be mailed."""
    round_ = asked.round(round)
    people = expected_in(asked.unit, round_, asked.world)
    if not people:
        return asked.say("expected-nobody", round=round_.name)
    if format == "csv":
        return asked.show(
            paragraph(asked.locale, "expected-file", count=len(people)),
            *([] if setting(asked.unit, "invite") else [paragraph(asked.locale, "expected-no-link")]),
            FilePart(_invitations(asked, round_, people), f"{round_.name}-invitations.csv"),
        )
    more = len(people) - SHOWN
    return asked.show(
        heading(asked.locale, "expected-title", count=len(people), round=round_.name),
        Questions(tuple(prose(asked.locale, "person-line", number=str(p.id), name=p.name) for p in people[:SHOWN])),
        *([paragraph(asked.locale, "expected-more", count=more)] if more > 0 else []),
        paragraph(asked.locale, "expected-how"),
    )


def _invitations(asked: Asked, round_: Round, people: Sequence[Participant]) -> bytes:
    """Write the file, and keep its codes, sealed; those of earlier files hold too until one is used."""
    codes = {p.id: spell(p.id, asked.world.draw(DRAWN)) for p in people}
    asked.unit.codes.add_many(_sealed(asked, round_, who, code) for who, code in codes.items())
    columns = ("number", "name", "email", "code", "invitation")
    headings = [str(text(asked.locale, f"expected-column-{each}")) for each in columns]
    lines = [
        [f"#{p.id}", p.name, p.email or "", codes[p.id], _invitation(asked, round_, p, codes[p.id])] for p in people
    ]
    return asked.world.roster_files.table([headings, *lines])


def _sealed(asked: Asked, round_: Round, who: int, code: str) -> Code:
    salt = asked.world.draw(SALT).hex()
    return Code(who, round_.id, salt, seal(code, salt), asked.now)


def _invitation(asked: Asked, round_: Round, person: Participant, code: str) -> str:
    """Give the words to mail, in the language the person reads."""
    return text(
        reading_locale(person, round_.locale, LOCALES),
        "expected-invitation",
        name=person.name,
        programme=setting(asked.unit, "programme"),
        code=code,
        link=setting(asked.unit, "invite") or "none",
    )


def invite(asked: Asked, *, round: str | None = None) -> Reply:
    """Post the button once more where it is needed. Raises what `Asked.round` raises."""
    round_ = asked.round(round)
    posts = [*invitations_to_come(asked.unit, round_, asked.now, asked.world, number=_next_number(asked, round_))]
    if not posts:
        return asked.say("invite-nowhere")
    asked.unit.deliveries.plan_many(posts)
    return asked.say("invited", count=len(expected_in(asked.unit, round_, asked.world)), posts=len(posts))


def _next_number(asked: Asked, round_: Round) -> int:
    every = asked.unit.deliveries.of_round(round_.id)
    return max((d.number for d in every if d.what == WHAT), default=0) + 1


def invitations_to_come(
    unit: Unit, round_: Round, now: datetime, world: World, *, number: int = 1
) -> Iterable[Delivery]:
    """Give a post with the button for the open channel of each platform where people must come first."""
    posts = announce(unit, round_, WHAT, now, number=number)
    return [post for post in posts if post.platform in world.entered_by_people]


def invite_the_expected(unit: Unit, round_: Round, now: datetime, world: World) -> None:
    """Post the button by itself, once a round, as soon as somebody is expected."""
    if expected_in(unit, round_, world):
        unit.deliveries.plan_many(invitations_to_come(unit, round_, now, world))
