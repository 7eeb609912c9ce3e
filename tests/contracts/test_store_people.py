from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy.exc import IntegrityError

from bot.domain.people import Absence, Account, AccountState, CareerStage, MatchMode, Participant
from bot.ports.storage import Unit
from tests.contracts.examples import NEPAL, NOW, UNUSUAL_TEXTS, a_participant, known_people, with_account

EVERYTHING = Participant(
    id=0,
    name="Nguyễn Thị Minh Khai",
    zone="Asia/Ho_Chi_Minh",
    email="Khai@Example.org",
    country="VN",
    province="SG",
    city="Thành phố Hồ Chí Minh",
    institution="Thư viện",
    languages=("vi", "en", "fr"),
    workplace="public",
    career_stage=CareerStage.NEW,
    interests=("zines", "archives", "makerspaces"),
    match_mode=MatchMode.WORKPLACE,
    motivation="Để học hỏi.\nAnd to laugh.",
    taken_part=True,
    locale="en",
    consent_version="2",
    consented_at=NOW,
    left_at=NOW + timedelta(days=90, microseconds=1),
    own_fields=frozenset({"zone", "name", "email"}),
    accounts=(
        Account("slack", "U1", "khai", AccountState.CLOSED, NOW),
        Account("discord", "23", None, AccountState.EXPECTED),
    ),
    absences=(Absence(date(2027, 4, 1), date(2027, 4, 9)), Absence(date(2027, 3, 1), None)),
    extra={"Shoe size": "38", "Ünusual": "ja"},
)


@pytest.mark.parametrize("person", [EVERYTHING, a_participant()], ids=["everything", "hardly anything"])
def test_a_person_comes_back_as_they_went(unit: Unit, person: Participant) -> None:
    (added,) = unit.people.add_many([person])

    assert added == replace(person, id=added.id)
    assert unit.people.get(added.id) == added


@pytest.mark.parametrize("text", UNUSUAL_TEXTS)
def test_any_text_comes_back_as_it_went(unit: Unit, text: str) -> None:
    (added,) = unit.people.add_many([a_participant(text, motivation=text, interests=(text,), extra={text: text})])

    assert unit.people.get(added.id) == added


def test_an_instant_comes_back_in_utc(unit: Unit) -> None:
    (added,) = unit.people.add_many([a_participant(consented_at=datetime(2027, 1, 2, 1, tzinfo=NEPAL))])

    found = unit.people.get(added.id)

    assert found is not None
    assert str(found.consented_at) == "2027-01-01 19:15:00+00:00"


def test_an_instant_without_a_zone_is_refused(unit: Unit) -> None:
    with pytest.raises(Exception, match="timezone"):
        unit.people.add_many([a_participant(consented_at=NOW.replace(tzinfo=None))])


def test_nobody_is_known_under_an_id_that_was_not_given(unit: Unit) -> None:
    assert unit.people.get(404) is None
    assert unit.people.get_many([404, 405]) == {}
    assert unit.people.get_many([]) == {}


def test_people_are_added_in_the_order_given_each_with_an_id(unit: Unit) -> None:
    names = [f"Person {number}" for number in range(2_500)]

    added = unit.people.add_many(a_participant(name, accounts=(Account("slack", name),)) for name in names)

    assert [person.name for person in added] == names
    assert list(unit.people.all()) == list(added)
    assert unit.people.get_many([person.id for person in added]) == {person.id: person for person in added}


def test_adding_nobody_adds_nobody(unit: Unit) -> None:
    assert list(unit.people.add_many([])) == []
    assert list(unit.people.all()) == []


def test_a_person_is_found_by_an_account(unit: Unit) -> None:
    ana, _ = unit.people.add_many([with_account("Ana", "1"), with_account("Ben", "1", "slack")])

    assert unit.people.by_account("discord", "1") == ana
    assert unit.people.by_account("discord", "2") is None


def test_an_account_is_one_persons(unit: Unit) -> None:
    unit.people.add_many([with_account("Ana", "1")])

    with pytest.raises(IntegrityError):
        unit.people.add_many([with_account("Ben", "1")])


@pytest.mark.parametrize("asked", ["Élise@Example.ORG", "élise@example.org", "ÉLISE@EXAMPLE.ORG"])
def test_a_person_is_found_by_email_whatever_its_case(unit: Unit, asked: str) -> None:
    (added, _) = unit.people.add_many([a_participant(email="Élise@Example.ORG"), a_participant()])

    assert unit.people.by_email(asked) == added
    assert unit.people.by_email("elise@example.org") is None


@pytest.mark.parametrize("text", ["JOSÉ", "nuñ", "x@y.org", "4711", "the_jose"])
def test_a_person_is_found_by_a_part_of_name_email_or_account(unit: Unit, text: str) -> None:
    account = Account("discord", "884711", "The_Jose")
    jose, _ = unit.people.add_many(
        [
            a_participant("José Nuñez", email="X@y.org", accounts=(account,)),
            a_participant("Jo", email="a@b.org"),
        ]
    )

    assert list(unit.people.find(text)) == [jose]


@pytest.mark.parametrize("wildcard", ["%", "_", "\\", "*"])
def test_what_is_looked_for_is_taken_literally(unit: Unit, wildcard: str) -> None:
    _, odd = unit.people.add_many([a_participant("Ana"), a_participant(f"An{wildcard}a")])

    assert list(unit.people.find(wildcard)) == [odd]


def test_no_more_are_found_than_asked_for(unit: Unit) -> None:
    known_people(unit, *(f"Ana {number}" for number in range(30)))

    assert len(unit.people.find("ana")) == 25
    assert len(unit.people.find("ana", limit=3)) == 3


def test_a_change_is_stored_with_accounts_and_absences(unit: Unit) -> None:
    person, bystander = unit.people.add_many([EVERYTHING, with_account("Ana", "1")])
    first, second = person.accounts
    changed = replace(
        person.with_own(name="Khai", zone="Europe/Paris"),
        accounts=(replace(second, state=AccountState.OPEN, last_used_at=NOW), Account("console", "khai"), first),
        absences=(Absence(date(2027, 5, 1), None),),
        extra={},
    )

    unit.people.save_many([changed])

    assert unit.people.get(person.id) == changed
    assert unit.people.get(bystander.id) == bystander
    assert list(unit.people.find("minh")) == []


def test_accounts_and_absences_can_be_taken_away(unit: Unit) -> None:
    (person,) = unit.people.add_many([EVERYTHING])
    bare = replace(person, accounts=(), absences=())

    unit.people.save_many([bare])

    assert unit.people.get(person.id) == bare
    assert unit.people.by_account("slack", "U1") is None


def test_an_account_can_pass_from_one_person_to_another(unit: Unit) -> None:
    ana, ben = unit.people.add_many([with_account("Ana", "1"), with_account("Ben", "2")])
    one, two = ana.accounts[0], ben.accounts[0]

    unit.people.save_many([replace(ana, accounts=(two,)), replace(ben, accounts=(one,))])

    assert unit.people.by_account("discord", "1") == replace(ben, accounts=(one,))
    assert unit.people.by_account("discord", "2") == replace(ana, accounts=(two,))


def test_saving_somebody_unknown_stores_nobody(unit: Unit) -> None:
    unit.people.save_many([a_participant(id=404)])
    unit.people.save_many([])

    assert list(unit.people.all()) == []
