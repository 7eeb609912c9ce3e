"""Imports point one way, every library has one home, and each contract that says so can be seen to break."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "adapters", "scheduler", "data")
CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
CONTRACTS = {contract["id"]: contract for contract in CONFIGURATION["contracts"]}

FAULTS: dict[str, list[tuple[str, str]]] = {
    # contract: (a module that imports, what it must not import)
    "layers": [
        ("bot.domain.planted_layers", "bot.ports"),
        ("bot.ports.planted_layers", "bot.messages"),
        ("bot.messages.planted_layers", "bot.matching"),
        ("bot.matching.planted_layers", "bot.services"),
        ("bot.services.planted_layers", "bot.delivery"),
        ("bot.delivery.planted_layers", "bot.commands"),
        ("bot.commands.planted_layers", "data"),
        ("scheduler.planted_layers", "adapters"),
        ("data.planted_layers", "scheduler"),
        ("adapters.planted_layers", "bot.rehearsal"),
        ("adapters.terminal.planted_layers", "bot.running"),
        ("bot.running.planted_layers", "bot.settings"),
    ],
    "platforms": [
        ("adapters.discord.planted_platforms", "adapters.slack"),
        ("adapters.slack.planted_platforms", "adapters.console"),
        ("adapters.console.planted_platforms", "adapters.discord"),
    ],
    "domain": [("bot.domain.planted_domain", "structlog")],
    "home-of-discord": [("bot.delivery.planted_discord", "discord")],
    "home-of-slack": [
        ("adapters.console.planted_slack", "slack_sdk"),
        ("adapters.discord.planted_slack", "slack_bolt"),
    ],
    "home-of-http": [("bot.services.planted_http", "aiohttp"), ("bot.messages.planted_http", "yarl")],
    "home-of-database": [
        ("bot.services.planted_database", "sqlmodel"),
        ("scheduler.planted_database", "sqlalchemy"),
        ("adapters.console.planted_database", "alembic"),
        ("bot.ports.planted_database", "psycopg"),
    ],
    "home-of-charts": [("bot.services.planted_charts", "matplotlib")],
    "home-of-files": [
        ("bot.services.planted_files", "openpyxl"),
        ("adapters.slack.planted_files", "icalendar"),
        ("bot.messages.planted_files", "yaml"),
    ],
    "home-of-places": [
        ("bot.services.planted_places", "holidays"),
        ("bot.messages.planted_places", "babel"),
        ("bot.commands.planted_places", "pycountry"),
        ("scheduler.planted_places", "tzdata"),
    ],
    "home-of-timer": [("bot.delivery.planted_timer", "apscheduler")],
    "home-of-words": [("bot.services.planted_words", "fluent.runtime")],
    "home-of-arithmetic": [
        ("bot.services.planted_arithmetic", "numpy"),
        ("data.planted_arithmetic", "scipy"),
        ("bot.messages.planted_arithmetic", "scipy"),
    ],
    "home-of-command-line": [("adapters.console.planted_command_line", "typer")],
    "home-of-terminal": [("bot.services.planted_terminal", "rich")],
    "home-of-settings": [
        ("bot.rehearsal.planted_settings", "pydantic_settings"),
        ("bot.ports.planted_settings", "pydantic"),
    ],
}


def lint_imports(where: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-logo", "--no-cache"],
        cwd=where,
        env=os.environ | {"COLUMNS": "500", "NO_COLOR": "1"},  # one fault, one line, no paint
        text=True,
        encoding="utf-8",
        capture_output=True,
        check=False,
    )


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Plant every fault in one copy of the tree, and give what is said under the name of each broken contract."""
    copy = tmp_path_factory.mktemp("planted")
    shutil.copy(ROOT / "pyproject.toml", copy)
    for package in PACKAGES:
        for source in (ROOT / package).rglob("*.py"):
            target = copy / source.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    for faults in FAULTS.values():
        for importer, imported in faults:
            (copy / importer.replace(".", "/")).with_suffix(".py").write_text(f"import {imported}\n", "utf-8")
    result = lint_imports(copy)
    assert result.returncode == 1, result.stdout + result.stderr
    broken = result.stdout.partition("Broken contracts")[2]
    names = "|".join(re.escape(contract["name"]) for contract in CONTRACTS.values())
    heads_and_bodies = re.split(rf"^({names})$", broken, flags=re.MULTILINE)[1:]
    return dict(zip(heads_and_bodies[::2], heads_and_bodies[1::2], strict=True))


def test_the_contracts_hold() -> None:
    result = lint_imports(ROOT)

    assert result.returncode == 0, result.stdout + result.stderr


def test_every_contract_has_a_fault_to_be_seen_to_break_on() -> None:
    assert set(FAULTS) == set(CONTRACTS)


@pytest.mark.parametrize("contract", CONTRACTS)
def test_a_planted_fault_breaks_the_contract(contract: str, complaints: dict[str, str]) -> None:
    said = complaints.get(CONTRACTS[contract]["name"], "")

    for importer, imported in FAULTS[contract]:
        library = imported if imported.startswith(PACKAGES) else imported.partition(".")[0]
        assert f"{importer} -> {library} (l.1)" in said


def test_every_library_a_home_contract_names_has_a_fault() -> None:
    for name, contract in CONTRACTS.items():
        if name.startswith("home-of-"):
            planted = {imported.partition(".")[0] for _, imported in FAULTS[name]}
            assert planted == set(contract["forbidden_modules"])


def test_every_part_of_the_bot_has_its_layer() -> None:
    layers = set(re.findall(r"[\w.]+", " ".join(CONTRACTS["layers"]["layers"])))

    parts = {
        f"bot.{part.stem}"
        for part in (ROOT / "bot").iterdir()
        if part.suffix == ".py" or (part / "__init__.py").exists()
    }

    assert parts - {"bot.__init__"} <= layers
