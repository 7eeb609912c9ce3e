"""The programme's settings and its topics, by command."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.commands.events import ReceivedFile

if TYPE_CHECKING:
    from tests.bot.programme import Town


def test_settings_have_defaults_that_work(town: Town) -> None:
    said = town.typed("/setup").text
    assert "Pairkeeper" in said
    assert "UTC" in said


def test_what_is_changed_is_kept_and_shown(town: Town) -> None:
    said = town.typed('/setup programme="Our network" zone=europe/madrid').text
    assert "Our network" in said
    assert "Europe/Madrid" in said


@pytest.mark.parametrize("change", ["locale=tlh", "zone=Mars/Olympus"])
def test_a_setting_that_cannot_be_is_refused(town: Town, change: str) -> None:
    town.typed(f"/setup {change}")
    assert town.rows()["setting"] == 0


def test_a_programme_in_another_language_answers_in_it(town: Town) -> None:
    town.typed("/setup locale=es")
    from bot.commands.events import DirectMessage, Source  # noqa: PLC0415  # only here
    from tests.bot.programme import VISITOR, at_once  # noqa: PLC0415  # only here

    reply = at_once(town.dispatcher.dispatch(DirectMessage("x", Source(VISITOR))))
    assert getattr(reply, "message").locale == "es"  # noqa: B009  # a reply that says something


def test_a_channel_is_kept_by_its_platform(town: Town) -> None:
    town.typed("/setup channel_open=slack:C1")
    town.typed("/setup channel_open=C2")
    said = town.typed("/setup").text
    assert said.index("discord:C2") < said.index("slack:C1")


def test_every_topic_is_listed_with_its_languages(town: Town) -> None:
    said = town.typed("/topics list").text
    assert "Getting to know you" in said
    assert "en, es" in said


@pytest.mark.parametrize(("language", "words"), [("en", "Staying current"), ("es", "Tema"), ("es-AR", "Tema")])
def test_a_topic_is_read_in_its_language(town: Town, language: str, words: str) -> None:
    answer = town.typed(f"/topics preview 2 {language}")
    assert answer.message.parts
    assert (words in answer.text) or language != "en"


def test_a_topic_that_there_is_not_is_named(town: Town) -> None:
    assert "99" in town.typed("/topics preview 99").text


def test_a_file_that_is_no_topic_changes_nothing(town: Town) -> None:
    before = town.run(lambda unit: unit.topics.all())
    town.typed("/topics replace", file=ReceivedFile("x.md", b"\xff\xfenot a topic"))
    assert town.run(lambda unit: unit.topics.all()) == before


def test_a_topic_is_replaced_by_a_file(town: Town) -> None:
    from importlib.resources import files  # noqa: PLC0415  # only here

    folder = files("data.content").joinpath("topics", "en")
    file = next(f for f in folder.iterdir() if f.name.startswith("02"))
    changed = file.read_text("utf-8").replace("Staying current", "Keeping up")
    town.typed("/topics replace", file=ReceivedFile("02.md", changed.encode()))
    topic = town.run(lambda unit: unit.topics.get(2, "en"))
    assert topic is not None
    assert topic.title == "Keeping up"


def test_a_topic_that_there_is_not_is_answered_with_the_list(town: Town) -> None:
    assert "There is no topic 99. /topics list" in town.typed("/topics preview 99").text
