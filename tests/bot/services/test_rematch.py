"""A new partner in a running round: proposed and explained, approved by a press, introduced with the newest topic."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from bot.domain.cases import CaseOutcome
from bot.domain.deliveries import DeliveryState
from bot.domain.partnerships import Block, BlockReason, PartnershipState, Standing
from bot.domain.people import Role
from bot.domain.rounds import ApplicationState
from tests.bot.programme import DAY
from tests.bot.services.rematching import (
    at,
    current,
    left,
    partner_of,
    partnership_of,
    running,
    talk,
    unresolved,
    until_a_case,
    waiting,
)

if TYPE_CHECKING:
    from bot.domain.cases import Case
    from tests.bot.programme import Town


class Story:
    """One who writes, one who is quiet, two who talk, and one who waits."""

    def __init__(self, town: Town, number: int = 5) -> None:
        self.town = town
        self.people = running(town, number)
        self.spare = waiting(town, self.people)
        self.writer = next(p for p in self.people if p != self.spare)
        self.quiet = partner_of(town, self.writer)
        self.busy = [p for p in self.people if p.id not in {self.spare.id, self.writer.id, self.quiet.id}]
        self.old = partnership_of(town, self.writer)

    def case(self) -> Case:
        return until_a_case(self.town, self.writer, self.busy)

    def approved(self) -> Case:
        case = self.case()
        self.town.pressed(self.town.pressed(f"rematch:1:{case.id}").button("rematch-approve"))
        return case


@pytest.fixture
def story(town: Town) -> Story:
    return Story(town)


def resolved(town: Town, case: Case) -> Case:
    found = town.run(lambda unit: unit.cases.get(case.id))
    assert found is not None
    return found


# ---------------------------------------------------------------------- proposed


def test_a_new_partner_is_proposed_with_the_reasons_and_nothing_changes_yet(town: Town, story: Story) -> None:
    case = story.case()
    rows = town.rows()
    answer = town.pressed(f"rematch:1:{case.id}")
    assert story.writer.name in answer.text
    assert story.spare.name in answer.text
    assert "possible partner" in answer.text
    assert {**town.rows(), "event": 0, "audit": 0} == {**rows, "event": 0, "audit": 0}
    assert partner_of(town, story.writer).id == story.quiet.id


def test_others_who_could_be_the_partner_are_named_and_can_be_chosen_instead(town: Town, story: Story) -> None:
    more = town.lives("Another", "PT")
    town.apply(more, state=ApplicationState.WAITING)
    case = story.case()
    answer = town.pressed(f"rematch:1:{case.id}")
    others = [token for token in answer.tokens if token.startswith(f"rematch:1:{case.id}.")]
    assert len(others) == 1
    chosen = int(others[0].rpartition(".")[2])
    town.pressed(town.pressed(others[0]).button("rematch-approve"))
    assert partner_of(town, story.writer).id == chosen


def test_who_is_away_without_an_end_or_chose_the_next_round_is_not_proposed(town: Town, story: Story) -> None:
    town.pressed("wish:1:1.next", story.spare)
    case = story.case()
    assert not any(t.startswith("rematch-approve") for t in town.pressed(f"rematch:1:{case.id}").tokens)
    town.pressed("wish:1:1.wait", story.spare)
    assert any(t.startswith("rematch-approve") for t in town.pressed(f"rematch:1:{case.id}").tokens)
    town.typed("/me away", story.spare)
    assert not any(t.startswith("rematch-approve") for t in town.pressed(f"rematch:1:{case.id}").tokens)


def test_who_said_never_again_is_not_proposed(town: Town, story: Story) -> None:
    block = Block(story.spare.id, story.writer.id, BlockReason.NEVER_AGAIN, town.now)
    town.run(lambda unit: unit.signs.block(block))
    case = story.case()
    assert not any(t.startswith("rematch-approve") for t in town.pressed(f"rematch:1:{case.id}").tokens)


def test_somebody_of_the_same_country_is_not_proposed(town: Town) -> None:
    story = Story(town)
    moved = town.person(story.spare.id).with_own(country=story.writer.country)
    town.run(lambda unit: unit.people.save_many([moved]))
    case = story.case()
    assert not any(t.startswith("rematch-approve") for t in town.pressed(f"rematch:1:{case.id}").tokens)


def test_a_coordinator_does_not_decide_on_their_own_partnership(town: Town, story: Story) -> None:
    town.grants(Role.COORDINATOR, story.writer.accounts[0])
    case = story.case()
    answer = town.pressed(f"rematch:1:{case.id}", story.writer)
    assert not any(t.startswith("rematch-approve") for t in answer.tokens)


def test_after_the_last_day_nobody_is_given_a_new_partner_by_a_press(town: Town, story: Story) -> None:
    case = story.case()
    town.typed("/round timetable move replacement-1 day=30")
    town.sleep_until(at(4, 1))
    assert "last day" in town.pressed(f"rematch:1:{case.id}").text
    assert "last day" in town.pressed(f"rematch-approve:1:{case.id}.{story.spare.id}.{story.writer.id}").text
    assert partner_of(town, story.writer).id == story.quiet.id


# ---------------------------------------------------------------------- approved


def test_the_new_partners_are_introduced_with_the_topic_of_these_days_and_a_clock_of_their_own(
    town: Town, story: Story
) -> None:
    story.approved()
    approved_at = town.now
    town.sent.clear()
    town.go_to(town.now + 4 * DAY)
    pair = partnership_of(town, story.writer)
    assert pair.state is PartnershipState.ACTIVE
    assert pair.introduced_at is not None
    assert pair.introduced_at > approved_at
    first, second = town.got(story.writer, "introduction"), town.got(story.spare, "introduction")
    assert (len(first), len(second)) == (1, 1)
    assert "Staying current" in first[0].text
    assert story.spare.name in first[0].text
    assert len([s for s in town.posted("room") if s.delivery.partnership_id == pair.id]) == 1


def test_nobody_gets_the_topic_again_that_the_introduction_brought(town: Town, story: Story) -> None:
    story.approved()
    town.sent.clear()
    town.go_to(at(3, 28))
    pair = partnership_of(town, story.spare)
    assert town.got(story.spare, "topic") == []
    assert town.got(story.writer, "topic") == []
    assert pair.id not in {s.delivery.partnership_id for s in town.posted("topic-room")}
    talk(town, story.writer, story.spare)
    town.go_to(at(4, 6))
    assert [s.delivery.number for s in town.got(story.spare, "topic")] == [3]
    assert "earlier topic" not in town.got(story.spare, "topic")[0].text


def test_the_old_partner_is_told_kindly_and_never_that_they_were_silent(town: Town, story: Story) -> None:
    story.approved()
    town.go_to(town.now + 4 * DAY)
    (told,) = town.got(story.quiet, "partner-moved-on")
    assert not {"silent", "quiet", "answer", "reply"} & set(told.text.lower().replace(".", " ").split())
    assert any(token.startswith("new-partner:") for token in told.tokens)


def test_the_old_partner_stays_in_the_round_and_is_not_asked_again(town: Town, story: Story) -> None:
    story.approved()
    assert town.application(story.quiet).state is ApplicationState.MATCHED
    town.sent.clear()
    town.go_to(at(4, 14))
    assert town.got(story.quiet, "topic")
    assert town.got(story.quiet, "nudge") == []


def test_who_says_that_they_are_here_is_in_the_pool_again(town: Town, story: Story) -> None:
    story.approved()
    town.go_to(town.now + 4 * DAY)
    (told,) = town.got(story.quiet, "partner-moved-on")
    town.pressed(told.tokens[0], story.quiet)
    assert town.application(story.quiet).waiting_reason == "wants-partner"
    (case,) = [c for c in unresolved(town) if c.about == (story.quiet.id,)]
    assert case.wishes == {story.quiet.id: "yes"}


def test_history_is_kept_and_nobody_gets_the_same_partner_again(town: Town, story: Story) -> None:
    story.approved()
    old = town.run(lambda unit: unit.partnerships.get(story.old.id))
    assert old is not None
    assert (old.state, old.standing, old.ended_because) == (PartnershipState.ENDED, Standing.ENDED, "re-matched")
    assert set(old.members) == {story.writer.id, story.quiet.id}
    pairs = town.run(lambda unit: unit.partnerships.pairs_ever())
    assert tuple(sorted(old.members)) in pairs


def test_the_case_is_closed_and_says_how(town: Town, story: Story) -> None:
    case = resolved(town, story.approved())
    assert case.is_resolved
    assert case.outcome is CaseOutcome.REMATCHED
    assert case.resolved_by == "discord:900"


def test_the_room_of_the_old_partnership_is_closed(town: Town, story: Story) -> None:
    story.approved()
    town.deliver()
    assert [s.delivery.partnership_id for s in town.posted("room-over")] == [story.old.id]


def test_a_second_press_changes_nothing(town: Town, story: Story) -> None:
    case = story.case()
    token = town.pressed(f"rematch:1:{case.id}").button("rematch-approve")
    town.pressed(token)
    before = town.run(lambda unit: unit.partnerships.of_round(1))
    assert "closed" in town.pressed(token).text
    assert town.run(lambda unit: unit.partnerships.of_round(1)) == before


def test_who_found_a_partner_meanwhile_is_not_taken_from_them(town: Town, story: Story) -> None:
    case = story.case()
    token = town.pressed(f"rematch:1:{case.id}").button("rematch-approve")
    left(town, story.spare)
    assert "changed" in town.pressed(token).text
    assert partner_of(town, story.writer).id == story.quiet.id


def test_an_answer_after_the_last_day_says_so_kindly(town: Town, story: Story) -> None:
    story.approved()
    town.go_to(town.now + 4 * DAY)
    (told,) = town.got(story.quiet, "partner-moved-on")
    town.sleep_until(at(5, 1))
    assert "last day" in town.pressed(told.tokens[0], story.quiet).text


# ---------------------------------------------------------------------- a three


def three_of(town: Town) -> tuple[Story, Case]:
    story = Story(town)
    town.pressed("wish:1:1.next", story.spare)
    case = story.case()
    return story, case


def test_without_anybody_free_two_in_touch_can_take_in_a_third(town: Town) -> None:
    story, case = three_of(town)
    offered = town.pressed(f"rematch:1:{case.id}")
    preview = town.pressed(offered.button("three"))
    assert all(p.name in preview.text for p in (story.writer, *story.busy))
    town.pressed(preview.button("three-approve"))
    assert set(partnership_of(town, story.writer).members) == {story.writer.id, *(p.id for p in story.busy)}
    assert resolved(town, case).outcome is CaseOutcome.THREE


def test_of_three_each_is_introduced_only_to_whom_they_do_not_know(town: Town) -> None:
    story, case = three_of(town)
    before = partnership_of(town, story.busy[0])
    town.pressed(town.pressed(f"three:1:{case.id}").button("three-approve"))
    town.sent.clear()
    town.go_to(town.now + 6 * DAY)
    first, second = story.busy
    (told,) = town.got(first, "introduction")
    assert "joins the two of you" in told.text
    assert second.name not in told.text
    assert "Staying current" not in told.text
    (mine,) = town.got(story.writer, "introduction")
    assert first.name in mine.text
    assert second.name in mine.text
    assert "Staying current" in mine.text
    assert [s.delivery.partnership_id for s in town.posted("room-over")] == [story.old.id, before.id]
    assert partnership_of(town, first).state is PartnershipState.ACTIVE


def test_two_who_are_quiet_themselves_are_not_joined(town: Town) -> None:
    story = Story(town)
    town.pressed("wish:1:1.next", story.spare)
    case = until_a_case(town, story.writer)
    assert "no two in touch" in town.pressed(f"three:1:{case.id}").text


def test_two_go_on_when_the_third_is_quiet(town: Town) -> None:
    story, case = three_of(town)
    town.pressed(town.pressed(f"three:1:{case.id}").button("three-approve"))
    town.go_to(town.now + 6 * DAY)
    three = partnership_of(town, story.writer)
    while not (found := [c for c in unresolved(town) if c.partnership_id == three.id]):
        talk(town, *story.busy)
        town.go_to(town.now + 2 * DAY)
    town.typed("/round timetable move replacement-1 day=80")
    answer = town.pressed(f"rematch:1:{found[0].id}")
    assert "go on as two" in answer.text
    town.pressed(answer.button("two-go-on"))
    going_on = partnership_of(town, story.busy[0])
    assert going_on.id == three.id
    assert set(going_on.members) == {p.id for p in story.busy}
    assert current(town, story.writer) is None
    assert town.application(story.writer).waiting_reason == "quiet"
    town.deliver()
    assert len(town.posted("room-member-left")) == 1
    pairs = town.run(lambda unit: unit.partnerships.pairs_ever())
    assert all(tuple(sorted((story.writer.id, p.id))) in pairs for p in story.busy)


# ---------------------------------------------------------------------- the whole pool


def test_the_whole_pool_is_matched_at_once_and_approved_as_one(town: Town) -> None:
    people = running(town, 8)
    leaving = [people[0], next(p for p in people[1:] if p.id != partner_of(town, people[0]).id)]
    alone = [partner_of(town, p) for p in leaving]
    for person in leaving:
        left(town, person)
    shown = town.typed("/cases rematch")
    assert "one pair" in shown.text
    assert "Nothing is changed yet" in shown.text
    page = town.pressed(shown.button("rematch-page"))
    assert all(p.name in page.text for p in alone)
    town.pressed(page.button("rematch-all"))
    assert partner_of(town, alone[0]).id == alone[1].id
    assert unresolved(town) == []
    again = town.pressed(page.button("rematch-all"))
    assert "approved already" in again.text


def test_who_is_left_over_of_the_pool_can_join_two(town: Town) -> None:
    people = running(town, 4)
    left(town, people[0])
    (alone,) = [p for p in people[1:] if current(town, p) is None]
    talk(town, *(p for p in people[1:] if p != alone))
    answer = town.typed("/cases rematch")
    assert "one three" in answer.text
    town.pressed(answer.button("rematch-all"))
    assert len(partnership_of(town, alone).members) == 3


def test_what_became_impossible_since_is_left_out(town: Town) -> None:
    people = running(town, 4)
    left(town, people[0])
    talk(town, *(p for p in people[1:] if current(town, p) is not None))
    token = town.typed("/cases rematch").button("rematch-all")
    left(town, next(p for p in people[1:] if current(town, p) is not None))
    assert "Nobody was brought together" in town.pressed(token).text


def test_without_anybody_in_the_pool_it_says_so(town: Town) -> None:
    running(town, 4)
    assert "Nobody in" in town.typed("/cases rematch").text


def test_who_said_yes_to_an_offer_is_in_the_pool(town: Town, story: Story) -> None:
    town.pressed(town.typed("/partner leave", story.writer).button("part"), story.writer)
    assert "one pair" in town.typed("/cases rematch").text


# ---------------------------------------------------------------------- the last day


def test_coordinators_read_once_who_is_still_alone_on_the_last_day(town: Town) -> None:
    town.typed("/setup channel_coordinators=discord:C1")
    people = running(town, 5)
    spare = waiting(town, people)
    while town.now < at(4, 14):
        talk(town, *(p for p in people if p != spare))
        town.go_to(town.now + 3 * DAY)
    (told,) = town.posted("replacement-day")
    assert told.at.date() == town.round.launch_on + timedelta(days=42)
    assert spare.name in told.text


def test_an_introduction_is_planned_once_however_often_the_planner_runs(town: Town, story: Story) -> None:
    story.approved()
    town.plan()
    planned = town.deliveries(DeliveryState.PLANNED, what="introduction")
    town.plan()
    assert town.deliveries(DeliveryState.PLANNED, what="introduction") == planned
    assert len(planned) == 2


# ---------------------------------------------------------------------- what comes between


def test_a_pause_between_approval_and_introduction_parts_nobody(town: Town, story: Story) -> None:
    story.approved()
    town.plan()
    town.typed("/round pause")
    town.sleep_until(town.now + 5 * DAY)
    town.typed("/round resume")
    town.sent.clear()
    town.go_to(town.now + 8 * DAY)
    assert [len(town.got(p, "introduction")) for p in (story.writer, story.spare)] == [1, 1]
    assert partnership_of(town, story.spare).state is PartnershipState.ACTIVE


def test_who_goes_away_before_the_introduction_is_waited_for(town: Town, story: Story) -> None:
    story.approved()
    town.plan()
    until = (town.now + 9 * DAY).date()
    town.typed(f"/me away until={until}", story.spare)
    town.sent.clear()
    town.go_to(town.now + 16 * DAY)
    days = {s.on for p in (story.writer, story.spare) for s in town.got(p, "introduction")}
    assert len(days) == 1
    assert min(days) > until


def test_who_leaves_before_the_new_introduction_frees_the_other(town: Town, story: Story) -> None:
    story.approved()
    town.plan()
    left(town, story.spare)
    town.sent.clear()
    town.go_to(town.now + 6 * DAY)
    assert town.got(story.writer, "introduction") == []
    (told,) = town.got(story.writer, "partner-left")
    assert "before you could meet" in told.text
    assert [case.partnership_id for case in unresolved(town)] != []


def test_the_ladder_of_the_new_two_begins_with_their_own_introduction(town: Town, story: Story) -> None:
    story.approved()
    approved_on = town.now
    town.sent.clear()
    town.go_to(town.now + 12 * DAY)
    nudged = [s for s in town.got(story.spare, "nudge") if s.delivery.number == 1]
    introduced_at = partnership_of(town, story.spare).introduced_at
    assert introduced_at is not None
    assert introduced_at > approved_on
    assert all(s.at >= introduced_at + 6 * DAY for s in nudged)


def test_introductions_wait_for_no_tick_of_the_planner(town: Town, story: Story) -> None:
    """They come on the first day that suits both, from the very day of the approval."""
    story.approved()
    planned = town.deliveries(DeliveryState.PLANNED, what="introduction")
    assert {d.participant_id for d in planned} == {story.writer.id, story.spare.id}
    assert len({d.earliest_on for d in planned}) == 1


# ---------------------------------------------------------------------- two coordinators, three partners


def test_an_approval_holds_only_for_whom_it_was_shown(town: Town, story: Story) -> None:
    """The quiet one asks for a new partner between the preview and the press: the writer's is not given to them."""
    case = story.case()
    token = town.pressed(f"rematch:1:{case.id}").button("rematch-approve")
    town.pressed(f"part:1:{story.old.id}", story.quiet)

    assert "changed" in town.pressed(token).text
    assert current(town, story.spare) is None
    assert partner_of(town, story.writer).id == story.quiet.id


def test_a_three_is_made_only_with_whom_it_was_shown(town: Town) -> None:
    story, case = three_of(town)
    token = town.pressed(f"three:1:{case.id}").button("three-approve")
    town.pressed(f"part:1:{story.old.id}", story.quiet)

    assert "changed" in town.pressed(token).text
    assert partner_of(town, story.writer).id == story.quiet.id


def test_who_wrote_last_and_was_not_seen_since_does_not_count_as_here(town: Town, story: Story) -> None:
    talk(town, story.quiet)
    town.go_to(town.now + DAY)
    case = until_both_are_quiet(town, story)

    assert "nobody has shown to be here" in town.pressed(f"rematch:1:{case.id}").text


def until_both_are_quiet(town: Town, story: Story) -> Case:
    talk(town, story.writer)
    while not any(c.partnership_id == story.old.id for c in unresolved(town)):
        talk(town, *story.busy)
        town.go_to(town.now + DAY)
        assert town.now < at(4, 12), "nobody was handed over"
    return next(c for c in unresolved(town) if c.partnership_id == story.old.id)


def test_the_pool_is_approved_as_it_was_shown_and_not_as_somebody_else_found_it_since(town: Town) -> None:
    people = running(town, 8)
    alone = partner_of(town, people[0])
    for person in (people[0], next(p for p in people[1:] if p.id != alone.id)):
        left(town, person)
    shown = town.typed("/cases rematch").button("rematch-all")
    another = next(p for p in people if current(town, p) is not None)
    for person in (alone, another):
        left(town, person)
    assert town.typed("/cases rematch").button("rematch-all") != shown
    before = town.run(lambda unit: unit.partnerships.of_round(1))

    assert "Somebody else" in town.pressed(shown).text
    assert town.run(lambda unit: unit.partnerships.of_round(1)) == before


def test_who_was_asked_already_and_is_left_behind_waits_until_they_show(town: Town, story: Story) -> None:
    """Also without a case: by hand, the writer is given somebody else after the second nudge."""
    while not town.got(story.quiet, "nudge"):
        talk(town, *story.busy)
        talk(town, story.writer)
        town.go_to(town.now + DAY)
    assert unresolved(town) == []
    town.pressed(town.typed(f"/pairs join #{story.writer.id} #{story.spare.id}").button("join-pair"))

    assert town.application(story.quiet).waiting_reason == "quiet"
