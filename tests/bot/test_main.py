"""The command line, as a coordinator uses it at a machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.commands.catalogue import COMMANDS
from bot.verbs.families import FAMILIES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Run = Callable[..., tuple[int, str]]

GOOD = "Name,Country,Time zone,Platform,Platform user ID\nAna,Spain,Europe/Madrid,discord,123456789012345678\n"
FAULTY = "Name,Country,Time zone\nAna,Atlantis,Europe/Madrid\n"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A command line with a programme of its own."""
    monkeypatch.setenv("PAIRKEEPER_DATABASE_URL", f"sqlite:///{tmp_path / 'programme.sqlite3'}")
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()

    def invoke(*words: str) -> tuple[int, str]:
        result = runner.invoke(app, list(words))
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        return result.exit_code, result.output

    return invoke


def written(path: Path, words: str) -> str:
    path.write_text(words, "utf-8")
    return str(path)


def test_a_good_roster_is_checked_with_exit_code_0(run: Run, tmp_path: Path) -> None:
    code, output = run("roster", "check", written(tmp_path / "good.csv", GOOD))

    assert (code, "One person" in output) == (0, True)


def test_a_faulty_roster_is_checked_with_exit_code_2_and_json_says_all(run: Run, tmp_path: Path) -> None:
    code, output = run("roster", "check", "--json", written(tmp_path / "faulty.csv", FAULTY))

    findings = json.loads(output)
    fault = next(f for f in findings if f["code"] == "country-unknown")
    assert code == 2
    assert set(fault) == {"level", "row", "column", "value", "code", "problem", "advice"}
    assert (fault["level"], fault["row"], fault["column"], fault["value"]) == ("fault", 2, "Country", "Atlantis")


def test_a_faulty_roster_changes_nothing(run: Run, tmp_path: Path) -> None:
    refused, _ = run("roster", "import", written(tmp_path / "faulty.csv", FAULTY))

    assert refused == 2
    code, output = run("roster", "export", str(tmp_path / "out.csv"))
    assert code == 0
    assert (tmp_path / "out.csv").read_text("utf-8-sig").count("\n") == 1, output


def test_a_roster_goes_in_and_out_and_in_again_unchanged(run: Run, tmp_path: Path) -> None:
    run("roster", "import", written(tmp_path / "good.csv", GOOD))
    run("roster", "export", str(tmp_path / "out.csv"))

    _, output = run("roster", "import", str(tmp_path / "out.csv"))

    assert "As before: 1" in output


def test_the_first_coordinator_is_made_at_the_machine(run: Run) -> None:
    code, output = run("roles", "grant", "coordinator", "discord:42")

    assert (code, "discord:42" in output) == (0, True)


def test_any_command_of_the_catalogue_can_be_given(run: Run) -> None:
    run("setup", "programme=Our network", "zone=Europe/Madrid")

    _, output = run("setup")

    assert "Our network" in output
    assert "Europe/Madrid" in output


@pytest.mark.parametrize(
    "words",
    [
        ("roster", "check", "nowhere.csv"),
        ("round", "dance"),
        ("rehearse", "nowhere.csv", "--launch", "2027-03-01", "--out", "x"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_and_not_in_a_traceback(run: Run, words: tuple[str, ...]) -> None:
    code, output = run(*words)

    assert code == 2
    assert "Traceback" not in output


def test_a_rehearsal_is_launched_on_a_monday(run: Run, tmp_path: Path) -> None:
    code, output = run(
        "rehearse", written(tmp_path / "good.csv", GOOD), "--launch", "2027-03-02", "--out", str(tmp_path / "out")
    )

    assert code == 2
    assert "2027-03-01" in output


@pytest.mark.parametrize(
    "url", ["postgresql+psycopg://nobody:secret@127.0.0.1:1/none", "sqlite:////dev/null/x.db", "?"]
)
def test_a_database_that_cannot_be_opened_is_named_without_its_password(
    run: Run, monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("PAIRKEEPER_DATABASE_URL", url)

    code, output = run("round", "list")

    assert code == 2
    assert "cannot be opened" in output
    assert "secret" not in output


def test_the_link_for_discord_comes_with_the_reason_for_each_permission(run: Run) -> None:
    code, output = run("discord", "invite", "123456789012345678")

    assert code == 0
    assert "client_id=123456789012345678" in output.splitlines()[-1]
    assert "Manage Threads: to close it at the end" in output
    assert run("discord", "invite", "my-bot")[0] == 2


def test_the_manifest_for_slack_can_be_pasted(run: Run) -> None:
    code, output = run("slack", "manifest")

    assert code == 0
    assert json.loads(output)["features"]["slash_commands"][0]["command"] == "/pairkeeper"


@pytest.mark.parametrize(
    ("variable", "value", "said"),
    [
        ("CLOCK", "tomorrow", "PAIRKEEPER_CLOCK"),
        ("CLOCK", "2027-01-18T12:00:00@step", "zone"),
        ("DISCORD_TOKEN_FILE", "nowhere", "discord_token"),
        ("SLACK_BOT_TOKEN", "xoxb-secret", "PAIRKEEPER_SLACK_APP_TOKEN"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_and_no_secret_is_shown(
    run: Run, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, said: str
) -> None:
    monkeypatch.setenv(f"PAIRKEEPER_{variable}", value)

    code, output = run("run")

    assert code == 2
    assert said in "".join(output.split("\n"))
    assert "secret" not in output


def test_every_family_of_the_catalogue_can_be_typed_at_the_machine() -> None:
    """They are spelt out there, so that `--help` need not read the whole programme."""
    of_their_own = {"roster", "me", "join", "help"}
    assert set(FAMILIES) == {spec.path[0] for spec in COMMANDS} - of_their_own


def test_help_reads_neither_the_solver_nor_the_database() -> None:
    """Whoever asks what there is gets an answer in a blink."""
    asked = "import sys, bot.__main__; print(*({'numpy', 'scipy', 'sqlalchemy', 'pydantic'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("after", [0.2, 0.5, 1.0])
def test_ctrl_c_at_the_start_shows_no_traceback(tmp_path: Path, after: float) -> None:
    """Wherever in its start the program is then."""
    started = subprocess.Popen(
        [sys.executable, "-m", "bot", "round", "list"],
        env={**os.environ, "PAIRKEEPER_DATABASE_URL": f"sqlite:///{tmp_path / 'programme.sqlite3'}"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    time.sleep(after)
    started.send_signal(signal.SIGINT)
    _, said = started.communicate(timeout=60)
    assert "Traceback" not in said
