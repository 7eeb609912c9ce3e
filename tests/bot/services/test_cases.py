"""A coordinator settles a case without looking anything up elsewhere, and nobody's words are ever shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from bot.domain.cases import CaseOutcome, CaseReason, CaseState
from bot.domain.deliveries import Delivery, DeliveryState, Kind, Operation, Outcome, StartedBy
from bot.domain.people import Absence, Account, Role
from bot.domain.rounds import RoundState
from bot.domain.signs import Sign, SignKind
from bot.messages.plain import plain
from bot.ports.chat import Mention, Say
from tests.bot.programme import COORDINATOR, DAY, HOUR, VISITOR, Town
from tests.bot.services.cases import MARIA, at, brought, cards, edits, handed_over, partners, the_case

if TYPE_CHECKING:
    from bot.domain.cases import Case
    from bot.domain.people import Participant
    from bot.ports.storage import Unit

FIRST_OF_FEBRUARY = datetime(2027, 2, 1, 12, tzinfo=UTC)


@pytest.fixture
def two(town: Town) -> tuple[Participant, Participant]:
    ana, ben = partners(town)
    return ana, ben


@pytest.fixture
def case(town: Town, two: tuple[Participant, Participant]) -> Case:
    return handed_over(town, two[1])


def shown(town: Town, case: Case) -> str:
    return town.typed(f"/cases show {case.id}").text


# the card


def test_a_card_says_who_and_why_in_a_kind_sentence(town: Town, two: tuple[Participant, Participant]) -> None:
    ana, ben = two
    said = shown(town, handed_over(town, ben))
    assert f"#{ana.id} {ana.name}" in said
    assert f"#{ben.id} {ben.name}" in said
    assert f"{ben.name} has been quiet while the other wrote" in said
    assert "English" in said
    assert town.world.places.country_name(ben.country or "", "en") in said
    assert "It is " in said


@pytest.mark.parametrize("reason", CaseReason)
def test_there_is_a_sentence_for_every_reason(town: Town, reason: CaseReason) -> None:
    ana, _ = partners(town)
    assert ana.name in shown(town, handed_over(town, ana, reason=reason))


def test_a_card_tells_what_was_sent_and_who_was_there_when(town: Town, two: tuple[Participant, Participant]) -> None:
    ana, ben = two
    introduced = FIRST_OF_FEBRUARY

    def lived(unit: Unit) -> None:
        (together,) = unit.partnerships.of_participant(ana.id)
        unit.partnerships.save_many([replace(together, introduced_at=introduced)])
        unit.signs.note_many(
            [
                Sign(ana.id, SignKind.ROOM, introduced + DAY, together.id),
                Sign(ana.id, SignKind.ROOM, introduced + DAY + HOUR, together.id),
                Sign(ana.id, SignKind.BUTTON, introduced + 2 * DAY),
                Sign(ana.id, SignKind.NO_REPLY, introduced + 5 * DAY, together.id),
            ]
        )
        unit.people.save_many([replace(ben, absences=(Absence(date(2027, 2, 4), date(2027, 2, 6)),))])
        unit.deliveries.plan_many([_ask(together.id, ben, introduced + 7 * DAY)])

    town.run(lived)
    _send_all(town, introduced + 7 * DAY)
    town.sleep_until(introduced + 14 * DAY)
    lines = shown(town, handed_over(town, ben)).splitlines()
    told = [line.strip("• -") for line in lines if "Day " in line]
    assert [line.partition(", ")[0] for line in told] == ["Day 0", "Day 1", "Day 2", "Day 3", "Day 5", "Day 7"]
    assert "introduced" in told[0]
    assert f"{ana.name} was in contact" in told[1]
    assert f"answer to the bot from {ana.name}" in told[2]
    assert f"{ben.name} away" in told[3]
    assert f"{ana.name} told us in confidence" in told[4]
    assert f"the first reminder reached {ben.name}" in told[5]


def _ask(partnership_id: int, to: Participant, due_at: datetime) -> Delivery:
    return Delivery(
        key="nudge",
        kind=Kind.NUDGE,
        what="nudge",
        operation=Operation.SEND_DIRECT,
        started_by=StartedBy.BOT,
        due_at=due_at,
        number=1,
        round_id=1,
        partnership_id=partnership_id,
        participant_id=to.id,
    )


def _send_all(town: Town, moment: datetime) -> None:
    """Let what is due be delivered, whatever it says."""
    waiting = town.deliveries(DeliveryState.PLANNED, what="nudge")
    town.run(lambda unit: unit.deliveries.record_outcomes(Outcome(d.id, DeliveryState.SENT, moment) for d in waiting))


def test_who_left_is_named_and_who_is_left_alone(town: Town, two: tuple[Participant, Participant]) -> None:
    ana, ben = two
    town.pressed(town.typed("/me leave", ben).button("leave"), ben)
    (number,) = [case.id for case in town.run(lambda unit: unit.cases.unresolved(1))]
    answer = town.typed(f"/cases show {number}")
    assert f"{ben.name} had to leave. {ana.name} would be glad of a new partner." in answer.text
    assert not [token for token in answer.tokens if token.endswith((f".{ben.id}", ".revived"))]


def test_the_list_says_that_somebody_left(town: Town, two: tuple[Participant, Participant]) -> None:
    town.pressed(town.typed("/me leave", two[1]).button("leave"), two[1])
    assert "somebody left, open since today" in town.typed("/cases list").text


def test_whoever_has_a_case_is_not_asked_to_take_it_over(town: Town, case: Case) -> None:
    answer = town.typed(f"/cases claim {case.id}")
    assert not [token for token in answer.tokens if token.startswith("case-take")]


def test_whoever_sits_at_the_machine_is_no_bare_account(town: Town, case: Case) -> None:
    town.typed(f"/cases claim {case.id}", Account("operator", "console"))
    said = shown(town, case)
    assert "In whose hands: the coordinator at the machine" in said
    assert "operator:" not in said


def test_nobody_is_called_by_a_title_alone(town: Town, case: Case, two: tuple[Participant, Participant]) -> None:
    ana, ben = two
    names = {ana.id: "Dr. Sigrun Lange", ben.id: "Lautaro Benjamin Mateo Benjamin Garcia Peralta"}
    town.run(lambda unit: unit.people.save_many([replace(p, name=names[p.id]) for p in two]))
    labels = [str(choice.label) for choice in town.typed(f"/cases show {case.id}").message.choices]
    assert "Write to Dr. Sigrun Lange" in labels
    assert "Write to Lautaro Benjamin Mateo…" in labels


def test_the_state_of_a_round_names_the_cases_that_are_open(town: Town, case: Case) -> None:
    assert "One case is open" in town.typed("/round status").text
    town.typed(f"/cases resolve {case.id} ended")
    assert "Nothing needs to be done" in town.typed("/round status").text


def test_what_came_before_is_told(town: Town, case: Case, two: tuple[Participant, Participant]) -> None:
    town.typed(f"/cases resolve {case.id} ended")
    later = handed_over(town, two[0], reason=CaseReason.BOTH_SILENT)
    said = shown(town, later)
    assert f"Earlier case {case.id}" in said
    assert "one is quiet" in said


def test_who_cannot_be_reached_is_not_offered_a_letter(town: Town, two: tuple[Participant, Participant]) -> None:
    ana, ben = two
    gone = replace(ben, accounts=(), email="ben@example.org")
    town.run(lambda unit: unit.people.save_many([gone]))
    case = handed_over(town, ben, reason=CaseReason.UNREACHABLE)
    answer = town.typed(f"/cases show {case.id}")
    assert "Our messages do not arrive" in answer.text
    assert "ben@example.org" in answer.text
    assert [t for t in answer.tokens if t.startswith("case-write")] == [f"case-write:1:{case.id}.{ana.id}"]
    assert "do not reach" in town.typed(f"/cases write {case.id} #{ben.id} Hello").text
    assert town.rows()["group_message"] == 0


def test_what_can_be_done_is_one_tap_away(town: Town, case: Case, two: tuple[Participant, Participant]) -> None:
    ana, ben = two
    assert set(town.typed(f"/cases show {case.id}").tokens) == {
        f"case-claim:1:{case.id}",
        f"case-write:1:{case.id}.{ana.id}",
        f"case-write:1:{case.id}.{ben.id}",
        f"case-snooze:1:{case.id}",
        f"rematch:1:{case.id}",
        f"three:1:{case.id}",
        f"case-close:1:{case.id}.revived",
        f"case-close:1:{case.id}.ended",
    }


def test_a_closed_card_says_how_it_ended_and_has_no_buttons(town: Town, case: Case) -> None:
    at(town, town.now)
    town.pressed(f"case-close:1:{case.id}.ended")
    (edit,) = brought(town)
    assert "Closed" in edit.text
    assert edit.tokens == ()


# claiming


def test_a_case_is_claimed_with_one_tap(town: Town, case: Case) -> None:
    answer = town.pressed(f"case-claim:1:{case.id}", MARIA)
    assert f"Case {case.id} is in your hands" in answer.text
    assert (the_case(town, case.id).state, the_case(town, case.id).claimed_by) == (CaseState.CLAIMED, str(MARIA))


def test_of_two_who_claim_at_once_the_second_is_told_kindly_who_has_it(town: Town, case: Case) -> None:
    town.pressed(f"case-claim:1:{case.id}", MARIA)
    answer = town.pressed(f"case-claim:1:{case.id}")
    assert isinstance(answer.reply, Say)
    assert answer.reply.refused
    assert str(MARIA) in answer.text
    assert the_case(town, case.id).claimed_by == str(MARIA)


def test_what_was_suggested_to_one_may_be_claimed_by_another(town: Town, case: Case) -> None:
    assert case.assigned_to == str(COORDINATOR)
    town.typed(f"/cases claim {case.id}", MARIA)
    assert the_case(town, case.id).claimed_by == str(MARIA)


def test_a_case_can_be_taken_over(town: Town, case: Case) -> None:
    town.pressed(f"case-claim:1:{case.id}", MARIA)
    assert str(MARIA) in town.pressed(f"case-take:1:{case.id}").text
    assert the_case(town, case.id).claimed_by == str(COORDINATOR)


def test_only_coordinators_work_on_cases(town: Town, case: Case, two: tuple[Participant, Participant]) -> None:
    for line in (f"/cases claim {case.id}", f"/cases show {case.id}", "/cases list"):
        assert "Only coordinators" in town.typed(line, two[0]).text
    assert "Only coordinators" in town.pressed(f"case-claim:1:{case.id}", VISITOR).text
    assert the_case(town, case.id).state is CaseState.OPEN


def test_nobody_sees_to_a_case_of_their_own(town: Town, two: tuple[Participant, Participant]) -> None:
    """A report is confidential, and the reported may be a coordinator."""
    _, ben = two
    town.grants(Role.COORDINATOR, ben.accounts[0])
    case = handed_over(town, ben, reason=CaseReason.CONDUCT)
    assert case.assigned_to in {str(COORDINATOR), str(MARIA)}
    for line in (f"/cases show {case.id}", f"/cases claim {case.id}", f"/cases resolve {case.id} conduct"):
        assert "a partnership of your own" in town.typed(line, ben).text
    assert "No case is open" in town.typed("/cases list", ben).text
    assert the_case(town, case.id).state is CaseState.OPEN


def test_every_act_is_in_the_audit_trail(town: Town, case: Case, two: tuple[Participant, Participant]) -> None:
    form = town.pressed(f"case-write:1:{case.id}.{two[1].id}").form
    town.filled(form, COORDINATOR, words="Dear Ben")
    town.pressed(f"case-snooze:1:{case.id}")
    town.typed(f"/cases resolve {case.id} ended")
    trail = town.run(lambda unit: unit.records.audit_trail(limit=4))
    assert [entry.action for entry in trail] == [
        "cases resolve",
        "press case-snooze",
        "form case-write",
        "press case-write",
    ]
    assert not any("Dear" in str(entry.details) for entry in trail)


# rest and end


def test_a_case_rests_for_a_week_with_one_tap(town: Town, case: Case) -> None:
    assert "Monday 8 February" in town.pressed(f"case-snooze:1:{case.id}").text
    rested = the_case(town, case.id)
    assert rested.state is CaseState.SNOOZED
    assert rested.snoozed_until == datetime(2027, 2, 8, 9, tzinfo=UTC)


@pytest.mark.parametrize("until", ["2027-02-01", "2027-01-31", "2029-02-01"])
def test_a_case_rests_until_a_day_to_come(town: Town, case: Case, until: str) -> None:
    town.typed(f"/cases snooze {case.id} until={until}")
    assert the_case(town, case.id).state is CaseState.OPEN


@pytest.mark.parametrize("outcome", CaseOutcome)
def test_a_case_is_closed_with_any_outcome(town: Town, case: Case, outcome: CaseOutcome) -> None:
    town.typed(f"/cases resolve {case.id} {outcome}")
    closed = the_case(town, case.id)
    assert (closed.state, closed.outcome, closed.resolved_by) == (CaseState.RESOLVED, outcome, str(COORDINATOR))


def test_what_is_closed_is_closed(town: Town, case: Case) -> None:
    town.typed(f"/cases resolve {case.id} ended")
    for line in (f"/cases claim {case.id}", f"/cases snooze {case.id}", f"/cases resolve {case.id} revived"):
        assert "closed already" in town.typed(line).text
    assert the_case(town, case.id).outcome is CaseOutcome.ENDED


def test_that_two_are_in_touch_again_is_believed(town: Town, case: Case) -> None:
    town.typed(f"/cases resolve {case.id} revived")
    signs = town.run(lambda unit: unit.signs.of_partnerships([case.partnership_id]))[case.partnership_id]
    assert [sign.kind for sign in signs] == [SignKind.CREDITED, SignKind.CREDITED]


def test_a_case_that_nobody_knows_is_not_found(town: Town, case: Case) -> None:
    for line in ("/cases show 404", "/cases claim 404", "/cases resolve 404 ended"):
        assert "have not found" in town.typed(line).text


# the morning list


def test_the_morning_list_says_what_waits_and_with_whom(town: Town, case: Case) -> None:
    town.sleep_until(town.now + 3 * DAY)
    answer = town.typed("/cases list")
    assert "one is quiet, open for 3 days" in answer.text
    assert f"Suggested to {COORDINATOR}" in answer.text
    assert answer.tokens == (f"case-open:1:{case.id}",)


def test_an_empty_morning_list_says_so(town: Town) -> None:
    partners(town)
    assert "Nothing to do" in town.typed("/cases list").text


def test_what_nobody_has_comes_first_and_what_rests_last(town: Town) -> None:
    people = partners(town, 6)
    firsts = [p for p in people if p.id < town.partner_of(p).id]
    rests, claimed, free = (handed_over(town, person).id for person in firsts)
    town.typed(f"/cases snooze {rests}")
    town.typed(f"/cases claim {claimed}")
    assert town.typed("/cases list").tokens == tuple(f"case-open:1:{n}" for n in (free, claimed, rests))


def test_one_sees_ones_own_alone(town: Town) -> None:
    people = partners(town, 4)
    firsts = [p for p in people if p.id < town.partner_of(p).id]
    first, second = (handed_over(town, person) for person in firsts)
    assert {first.assigned_to, second.assigned_to} == {str(COORDINATOR), str(MARIA)}
    mine = first if first.assigned_to == str(MARIA) else second
    assert town.typed("/cases list mine", MARIA).tokens == (f"case-open:1:{mine.id}",)
    town.typed(f"/cases claim {mine.id}")
    assert "No case" in town.typed("/cases list mine", MARIA).text


def test_a_long_list_has_pages(town: Town) -> None:
    people = partners(town, 24)
    for person in people:
        if person.id < town.partner_of(person).id:
            handed_over(town, person)
    first = town.typed("/cases list")
    assert "12 cases" in first.text
    assert len(first.tokens) == 11
    second = town.pressed(first.button("cases-page"))
    assert len(second.tokens) == 2
    assert not set(first.tokens) & set(second.tokens)
    assert town.typed("/cases list page=2").tokens == second.tokens
    assert town.typed("/cases list page=99").tokens == second.tokens


# letters


def test_a_letter_goes_at_once_in_the_coordinators_name(
    town: Town, case: Case, two: tuple[Participant, Participant]
) -> None:
    _, ben = two
    town.sleep_until(datetime(2027, 2, 6, 2, tzinfo=UTC))  # a Saturday night
    form = town.pressed(f"case-write:1:{case.id}.{ben.id}", MARIA).form
    town.filled(form, MARIA, words="Dear Ben, is everything all right?")
    town.deliver()
    (letter,) = town.got(ben, "letter")
    assert "Dear Ben, is everything all right?" in letter.text
    assert letter.delivery.started_by is StartedBy.COORDINATOR
    assert letter.message is not None
    spans = [span for part in letter.message.parts for span in part.prose]  # type: ignore[union-attr]  # paragraphs
    assert [span.account for span in spans if isinstance(span, Mention)] == [MARIA]


def test_a_letter_can_be_written_with_one_command(town: Town, case: Case, two: tuple[Participant, Participant]) -> None:
    ana, ben = two
    assert ben.name in town.typed(f'/cases write {case.id} #{ben.id} How are "things"?').text
    town.deliver()
    assert 'How are "things"?' in town.got(ben, "letter")[0].text
    assert town.got(ana) == []


def test_every_letter_is_another(town: Town, case: Case, two: tuple[Participant, Participant]) -> None:
    for words in ("First", "Second"):
        town.typed(f"/cases write {case.id} #{two[1].id} {words}")
    town.deliver()
    assert [s.text.splitlines()[2] for s in town.got(two[1], "letter")] == ["First", "Second"]


def test_whoever_writes_has_the_case_unless_another_has_it(
    town: Town, case: Case, two: tuple[Participant, Participant]
) -> None:
    town.typed(f"/cases write {case.id} #{two[1].id} Hello", MARIA)
    assert the_case(town, case.id).claimed_by == str(MARIA)
    town.typed(f"/cases write {case.id} #{two[1].id} Hello")
    assert the_case(town, case.id).claimed_by == str(MARIA)


def test_a_letter_is_on_the_card_once_it_has_arrived_and_its_words_never(
    town: Town, case: Case, two: tuple[Participant, Participant]
) -> None:
    town.typed(f"/cases write {case.id} #{two[1].id} Confidential")
    assert "a coordinator's words" not in shown(town, case)
    town.deliver()
    assert f"a coordinator's words reached {two[1].name}" in shown(town, case)
    assert "Confidential" not in "".join(plain(s.message, "UTC") for s in town.posted("case") if s.message)


def test_a_letter_goes_only_to_whom_the_case_is_about(town: Town) -> None:
    people = partners(town, 4)
    case = handed_over(town, people[0])
    stranger = next(p for p in people[1:] if p.id != town.partner_of(people[0]).id)
    assert "does not belong" in town.typed(f"/cases write {case.id} #{stranger.id} Hello").text
    assert "does not belong" in town.pressed(f"case-write:1:{case.id}.{stranger.id}").text
    assert town.rows()["group_message"] == 0


def test_too_many_words_are_given_back_to_be_shortened(
    town: Town, case: Case, two: tuple[Participant, Participant]
) -> None:
    form = town.pressed(f"case-write:1:{case.id}.{two[1].id}").form
    answer = town.filled(form, COORDINATOR, words="x" * 1501)
    assert "1501" in answer.errors["words"]
    assert answer.form.fields[0].value == "x" * 1501
    assert town.rows()["group_message"] == 0


# sharing out


def test_cases_are_shared_out_among_coordinators(town: Town) -> None:
    people = partners(town, 12)
    firsts = [p for p in people if p.id < town.partner_of(p).id]
    given = [handed_over(town, person).assigned_to for person in firsts]
    assert given.count(str(COORDINATOR)) == given.count(str(MARIA)) == 3


def test_a_case_is_suggested_to_whoever_speaks_the_language(town: Town) -> None:
    luz = town.lives("Luz", "PE", languages=("es",))
    town.grants(Role.COORDINATOR, luz.accounts[0])
    people = [town.lives("Eva", "AR", languages=("es",)), town.lives("Mar", "CL", languages=("es",))]
    town.a_round(RoundState.RUNNING, *people)
    assert handed_over(town, people[0]).assigned_to == str(luz.accounts[0])


def test_opening_a_card_again_posts_no_second(town: Town, case: Case) -> None:
    town.typed(f"/cases show {case.id}")
    town.typed(f"/cases show {case.id}")
    sent = [*brought(town), *at(town, town.now + HOUR)]
    assert cards(sent) == [case.id]
    assert edits(sent) == []
