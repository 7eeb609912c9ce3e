"""A roster's names on platforms: somebody is known by them who comes, and nobody is written to under them."""

from __future__ import annotations

from bot.domain.people import Account, AccountState
from bot.domain.rounds import RoundState
from tests.bot.programme import Town
from tests.bot.services.arrivals import a_town

ROSTER = "Full name,Email,Country,Discord username,Slack username\nAna,ana@example.org,Kenya,@Ana.Reads,ana.s\n"


def test_who_is_on_the_roster_by_name_is_known_when_they_come() -> None:
    town = a_town()
    town.a_round(RoundState.OPEN)
    town.imported(ROSTER)

    town.typed("/me show", Account("discord", "202", "ana.reads"))

    ana = town.run(lambda unit: unit.people.by_email("ana@example.org"))
    assert ana is not None
    assert [(a.key, a.handle, a.state) for a in ana.accounts] == [
        (("discord", "202"), "ana.reads", AccountState.OPEN),
    ]


def test_an_old_file_does_not_expect_anew_who_has_come() -> None:
    town = a_town()
    town.a_round(RoundState.OPEN)
    town.imported(ROSTER)
    town.typed("/me show", Account("discord", "202", "ana.reads"))

    town.imported(ROSTER)

    ana = town.run(lambda unit: unit.people.by_email("ana@example.org"))
    assert ana is not None
    assert [a.key for a in ana.accounts] == [("discord", "202")]


def test_where_the_bot_writes_first_a_name_is_no_account() -> None:
    town = Town()
    town.a_round(RoundState.OPEN)

    town.imported(ROSTER)

    ana = town.run(lambda unit: unit.people.by_email("ana@example.org"))
    assert ana is not None
    assert ana.accounts == ()


def test_a_name_beside_an_id_is_kept_with_it() -> None:
    town = a_town()
    town.a_round(RoundState.OPEN)

    town.imported("Full name,Country,Discord ID,Discord username\nAna,Kenya,336694971956355289,ana.reads\n")

    (ana,) = town.run(lambda unit: unit.people.all())
    assert [(a.id, a.handle) for a in ana.accounts] == [("336694971956355289", "ana.reads")]
