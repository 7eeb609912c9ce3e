"""Events dealt with, and the small facts beside people and rounds."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.people import Role
from bot.domain.records import AuditEntry, Draft, Grant, GroupMessage, SurveyAnswer
from bot.ports.storage import Unit
from tests.contracts.examples import NOW, UNUSUAL_TEXTS, known_people, known_round

GRANT = Grant(Role.AMBASSADOR, "slack", "U1", "PE", "command", "slack:U9", NOW)
DRAFT = Draft("slack:U1", "survey", 3, {"how": "well", "which": ["a", "b"]}, NOW)


@pytest.mark.parametrize("reply", UNUSUAL_TEXTS)
def test_the_reply_to_an_event_is_kept(unit: Unit, reply: str) -> None:
    assert unit.events.reply_to("discord:1") is None

    unit.events.record("discord:1", reply, NOW)

    assert unit.events.reply_to("discord:1") == reply
    assert unit.events.reply_to("discord:2") is None


def test_an_event_can_be_answered_anew(unit: Unit) -> None:
    """Long work has begun; long work has ended."""
    unit.events.record("discord:1", "{}", NOW)
    unit.events.record("discord:2", "{}", NOW)
    unit.events.answer_anew("discord:1", "[]")

    assert (unit.events.reply_to("discord:1"), unit.events.reply_to("discord:2")) == ("[]", "{}")


def test_many_events_are_recorded_and_known_together(unit: Unit) -> None:
    unit.events.record_many(["discord:1", "discord:2"], "{}", NOW)
    unit.events.record_many([], "{}", NOW)

    assert unit.events.known(["discord:1", "discord:2", "discord:3"]) == {"discord:1", "discord:2"}
    assert unit.events.known([]) == frozenset()
    assert unit.events.reply_to("discord:2") == "{}"


def test_an_event_is_dealt_with_once(unit: Unit) -> None:
    unit.events.record("discord:1", "{}", NOW)

    with pytest.raises(IntegrityError):
        unit.events.record("discord:1", "{}", NOW)


def test_events_are_forgotten_after_their_time(unit: Unit) -> None:
    for hours in range(3):
        unit.events.record(f"event {hours}", "{}", NOW + timedelta(hours=hours))

    assert unit.events.prune(NOW + timedelta(hours=2)) == 2

    assert unit.events.reply_to("event 1") is None
    assert unit.events.reply_to("event 2") == "{}"


@pytest.mark.parametrize("grant", [GRANT, Grant(Role.COORDINATOR, "discord", "1")], ids=["full", "plain"])
def test_a_role_is_given_once_and_taken_once(unit: Unit, grant: Grant) -> None:
    assert unit.records.grant(grant) is True
    assert unit.records.grant(replace(grant, source="platform", granted_at=None)) is False
    assert list(unit.records.grants()) == [grant]

    assert unit.records.revoke(replace(grant, granted_by="somebody else")) is True
    assert unit.records.revoke(grant) is False
    assert list(unit.records.grants()) == []


def test_a_role_is_held_for_each_country_apart(unit: Unit) -> None:
    elsewhere, anywhere = replace(GRANT, country="AR"), replace(GRANT, country=None)
    for grant in (GRANT, elsewhere, anywhere):
        assert unit.records.grant(grant)

    assert unit.records.revoke(anywhere)

    assert {grant.country for grant in unit.records.grants()} == {"PE", "AR"}


def test_the_audit_trail_is_given_newest_first(unit: Unit) -> None:
    entries = [
        AuditEntry(NOW, "discord:1", "round open", 1, {"text": text, "number": number})
        for number, text in enumerate(UNUSUAL_TEXTS)
    ]
    for entry in entries:
        unit.records.audit(entry)
    unit.records.audit(plain := AuditEntry(NOW, "discord:1", "setup"))

    assert list(unit.records.audit_trail()) == [plain, *reversed(entries)]
    assert list(unit.records.audit_trail(limit=1)) == [plain]


def test_a_draft_takes_the_place_of_the_one_before(unit: Unit) -> None:
    assert unit.records.draft("slack:U1", "survey", 3) is None
    unit.records.save_draft(DRAFT)

    unit.records.save_draft(newer := replace(DRAFT, values={"how": "badly"}, saved_at=NOW + timedelta(hours=1)))

    assert unit.records.draft("slack:U1", "survey", 3) == newer
    assert unit.records.draft("slack:U1", "survey", 4) is None


def test_the_drafts_of_a_form_are_given_together_and_dropped_one_by_one(unit: Unit) -> None:
    for draft in (DRAFT, replace(DRAFT, account="slack:U0"), replace(DRAFT, row=4), replace(DRAFT, form="join")):
        unit.records.save_draft(draft)

    assert [draft.account for draft in unit.records.drafts("survey", 3)] == ["slack:U0", "slack:U1"]

    unit.records.drop_draft("slack:U1", "survey", 3)
    unit.records.drop_draft("slack:U1", "survey", 404)

    assert [draft.account for draft in unit.records.drafts("survey", 3)] == ["slack:U0"]


@pytest.mark.parametrize("text", UNUSUAL_TEXTS)
def test_a_setting_holds_what_was_set_last_until_it_is_taken_away(unit: Unit, text: str) -> None:
    unit.records.set_setting("channel", "1")
    unit.records.set_setting("locale", "es")
    unit.records.set_setting("channel", text)
    assert unit.records.setting("channel") == text
    assert unit.records.settings() == {"channel": text, "locale": "es"}

    unit.records.set_setting("channel", None)
    unit.records.set_setting("channel", None)

    assert unit.records.setting("channel") is None
    assert unit.records.settings() == {"locale": "es"}


def test_a_surveys_answers_take_the_place_of_earlier_ones(unit: Unit) -> None:
    spring, autumn = known_round(unit, "Spring"), known_round(unit, "Autumn")
    ana, ben = known_people(unit, "Ana", "Ben")
    first = SurveyAnswer(spring, ana, 1, {"contact": "yes"}, NOW)
    for answers in (
        SurveyAnswer(spring, ben, 1, {}, NOW),
        replace(first, number=2),
        first,
        replace(first, round_id=autumn),
    ):
        unit.records.save_answers(answers)

    unit.records.save_answers(newer := replace(first, answers={"words": "¡sí!"}, answered_at=NOW + timedelta(days=1)))

    assert [(each.participant_id, each.number) for each in unit.records.answers(spring)] == [
        (ana, 1),
        (ana, 2),
        (ben, 1),
    ]
    assert unit.records.answers(spring)[0] == newer


@pytest.mark.parametrize("words", UNUSUAL_TEXTS)
def test_a_coordinators_words_come_back_as_they_went(unit: Unit, words: str) -> None:
    message = GroupMessage(1, "unconfirmed", words, "discord:1", NOW)

    added = unit.records.add_group_message(message)

    assert added == replace(message, id=added.id)
    assert unit.records.group_message(added.id) == added
    assert unit.records.group_message(404) is None


def test_a_coordinators_words_are_forgotten_and_their_number_is_never_given_again(unit: Unit) -> None:
    old, recent = (
        unit.records.add_group_message(GroupMessage(1, "all", "Hello", "discord:1", at))
        for at in (NOW, NOW + timedelta(days=1))
    )

    assert unit.records.prune_group_messages(NOW + timedelta(hours=1)) == 1
    assert unit.records.prune_group_messages(NOW + timedelta(days=2)) == 1

    later = unit.records.add_group_message(GroupMessage(1, "all", "Hello", "discord:1", NOW))
    assert later.id not in {old.id, recent.id}
