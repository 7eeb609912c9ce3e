"""`/partner report`: bad behaviour goes to the coordinators at once, in confidence; the other is told nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.domain.cases import CaseReason
from bot.domain.deliveries import Delivery, Kind, Operation, StartedBy, delivery_key
from bot.domain.partnerships import Block, BlockReason, PartnershipState
from bot.domain.people import Role
from bot.domain.rounds import RoundState
from bot.domain.words import PASSED_ON_FOR, KeptWords, Purpose
from bot.messages.render import paragraphs, text
from bot.ports.chat import FieldKind, Form, FormErrors, FormField, FormOpen
from bot.services.ask_coordinators import CONDUCT_REPORT, PLACE
from bot.services.never_again import end_choices
from bot.services.open_case import open_case
from bot.services.own_partnership import NoPartner
from bot.services.pass_on import refuse_unfit, stop_passing_on
from bot.services.planning.view import RoundView
from bot.services.setup import channels
from bot.services.tending.looking import look_again

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.domain.cases import Case
    from bot.domain.partnerships import Partnership
    from bot.domain.people import Participant, ParticipantId
    from bot.domain.rounds import Round
    from bot.ports.chat import Reply
    from bot.services.asked import Asked


def open_report(asked: Asked, *, round: str | None = None) -> Reply:
    """Open the form: about the partner there is, else about the last one. Raises NoPartner for who never had any."""
    wanted = None if round is None else asked.round(round).id
    known = asked.unit.partnerships.of_participant(asked.person.id)
    mine = [p for p in known if wanted in {None, p.round_id} and p.introduced_at is not None]
    if not mine:
        raise NoPartner
    latest = max(mine, key=lambda p: (p.state is not PartnershipState.ENDED, p.id))
    return FormOpen(_form(asked, latest))


def _form(asked: Asked, partnership: Partnership, kept: str = "") -> Form:
    others = asked.unit.people.get_many(partnership.partners_of(asked.person.id))
    fields = [
        FormField(
            "words",
            text(asked.locale, "report-words"),
            FieldKind.LONG_TEXT,
            hint=text(asked.locale, "report-words-hint"),
            value=kept or None,
        )
    ]
    if len(others) > 1:
        options = tuple((str(i), text(asked.locale, "report-who-option", name=p.name[:60])) for i, p in others.items())
        fields.insert(0, FormField("who", text(asked.locale, "report-who"), FieldKind.CHOICE, options=options))
    return Form(
        f"report:1:{partnership.id}",
        text(asked.locale, "report-form-title"),
        tuple(fields),
        submit=text(asked.locale, "report-send"),
    )


def take_report(asked: Asked, row: str, page: int, answers: Mapping[str, str | list[str]]) -> Reply:
    """Hand a report to the coordinators, and keep the two apart. Raises NoPartner, WordsTooLong."""
    partnership = asked.unit.partnerships.get(int(row))
    if partnership is None or asked.person.id not in partnership.members:
        raise NoPartner
    words = str(answers.get("words") or "").strip()
    if not words:
        errors = (("words", text(asked.locale, "form-needed")),)
        return FormErrors(_form(asked, partnership), errors)
    round_ = asked.unit.rounds.get(partnership.round_id)
    if round_ is None:
        raise NoPartner
    other = _meant(partnership, asked.person.id, str(answers.get("who") or ""))
    _keep_apart(asked, other)
    view = RoundView(asked.unit, round_, asked.now, asked.world)
    case = open_case(view, partnership, CaseReason.CONDUCT, [other])
    look_again(asked.unit, [partnership])
    key = "report-thanks" if _hand_over(asked, round_, case, words) else "report-thanks-unread"
    going_on = partnership.state is not PartnershipState.ENDED and round_.state is RoundState.RUNNING
    choices = end_choices(asked, partnership) if going_on else ()
    return asked.show(*paragraphs(asked.locale, key), choices=choices)


def _meant(partnership: Partnership, reporter: ParticipantId, who: str) -> ParticipantId:
    others = partnership.partners_of(reporter)
    return int(who) if who.isdecimal() and int(who) in others else others[0]


def _keep_apart(asked: Asked, other: ParticipantId) -> None:
    """Keep the two apart, and take back what is on its way between them."""
    for one, another in ((asked.person.id, other), (other, asked.person.id)):
        asked.unit.signs.block(Block(one, another, BlockReason.CONDUCT, asked.now))
    stop_passing_on(asked.unit, asked.person.id, other)


def _hand_over(asked: Asked, round_: Round, case: Case, words: str) -> bool:
    """Bring the words to the coordinators' channel, or to those who take part. Say whether anybody will read them."""
    kept = KeptWords(
        0, Purpose.TO_COORDINATORS, asked.person.id, words, asked.now, asked.now + PASSED_ON_FOR, case.partnership_id
    )
    refuse_unfit(kept)
    platforms = [platform for platform, _ in channels(asked.unit, "coordinators")]
    readers = [] if platforms else _coordinators(asked, case)
    if not platforms and not readers:
        return False
    going = asked.unit.words.keep(kept)
    asked.unit.deliveries.plan_many(_deliveries(round_, case, going, platforms, readers))
    return True


def _coordinators(asked: Asked, case: Case) -> Sequence[Participant]:
    """Give the coordinators who can be written to, but those the report is about."""
    grants = [g for g in asked.unit.records.grants() if g.role in {Role.COORDINATOR, Role.DIRECTOR}]
    found = [asked.unit.people.by_account(g.platform, g.account_id) for g in grants]
    apart = {asked.person.id, *case.about}
    return list({p.id: p for p in found if p is not None and p.id not in apart and p.left_at is None}.values())


def _deliveries(
    round_: Round, case: Case, kept: KeptWords, platforms: Iterable[str], readers: Iterable[Participant]
) -> Iterator[Delivery]:
    for platform in platforms:
        yield _delivery(round_, case, kept, f"{PLACE}@{platform}", None, platform)
    for reader in readers:
        yield _delivery(round_, case, kept, reader.id, reader.id, None)


def _delivery(
    round_: Round,
    case: Case,
    kept: KeptWords,
    to: str | ParticipantId,
    reader: ParticipantId | None,
    platform: str | None,
) -> Delivery:
    return Delivery(
        key=delivery_key(
            round_id=round_.id, what=CONDUCT_REPORT, number=kept.id, to=to, partnership_id=kept.partnership_id
        ),
        kind=Kind.PASSED_ON,
        what=CONDUCT_REPORT,
        operation=Operation.SEND_DIRECT if platform is None else Operation.POST_TO_CHANNEL,
        started_by=StartedBy.PERSON,
        due_at=kept.kept_at,
        number=kept.id,
        round_id=round_.id,
        partnership_id=kept.partnership_id,
        participant_id=reader,
        place=None if platform is None else PLACE,
        platform=platform,
        expires_at=kept.until,
        subject={"words": kept.id, "from": kept.sender_id, "case": case.id, "about": case.about[0]},
    )
