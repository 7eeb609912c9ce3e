"""The house: what lies at the top, what may be written in a file, and where a library may be used."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "adapters", "scheduler", "data")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-pip.lock")

TOP_LEVEL = {
    *PACKAGES, "tests", "pyproject.toml", "README.md",  # given
    "dev", ".ci", "docs", *LOCKS, "LICENSE", "CHANGELOG.md", ".gitignore", ".gitattributes",  # wanted by tools
}  # fmt: skip
TESTS_OF_THEIR_OWN = {"architecture", "fakes", "contracts", "platforms", "simulation", "benchmarks"}
TESTED_ELSEWHERE = {
    "bot/ports": "tests/contracts holds whatever fulfils them",
    "bot/rehearsal": "tests/simulation runs whole rounds with it",
}
EVERYWHERE = {"structlog"}  # a log line may be written anywhere but in the domain

# Spelt so that this file does not break its own rule.
REGISTRIES = re.compile("pypi[.]org|python[h]osted|npm[j]s[.]|debian[.]org|ubuntu[.]com")
MACHINE_PATH = re.compile(r"(?<![\w.~}\-])/(?:home|Users|root|work|opt|mnt)/\w")


@cache
def files() -> tuple[Path, ...]:
    """Every file that is, or would be, committed."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    return tuple(path for name in listed.split("\0") if name and (path := ROOT / name).is_file())


def inside(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def modules_imported(source: Path) -> Iterator[str]:
    """The top-level names a source file imports."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def test_the_top_level_holds_nothing_but_what_is_meant_to_be_there() -> None:
    assert {inside(path).partition("/")[0] for path in files()} <= TOP_LEVEL


@pytest.mark.parametrize("forbidden", [REGISTRIES, MACHINE_PATH], ids=["registries", "paths of machines"])
def test_no_file_names_what_only_one_machine_knows(forbidden: re.Pattern[str]) -> None:
    found = {
        f"{inside(path)}:{number}: {line.strip()[:100]}"
        for path in files()
        for number, line in enumerate(path.read_text("utf-8", errors="ignore").splitlines(), start=1)
        if forbidden.search(line)
    }

    assert not found


@pytest.mark.parametrize("text", [f"/{'home'}/ada/x", f"files.{'python'}hosted.org/x", f"see /{'work'}/main"])
def test_what_must_not_be_named_would_be_noticed(text: str) -> None:
    assert REGISTRIES.search(text) or MACHINE_PATH.search(text)


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_file_holds_names_and_hashes_only(lock: str) -> None:
    text = (ROOT / lock).read_text("utf-8")

    assert "://" not in text
    assert "#" not in text
    assert all("--hash=sha256:" in block for block in re.split(r"\n(?=\S)", text.strip()))


def test_the_lock_files_hold_what_the_project_asks_for() -> None:
    def name(requirement: str) -> str:
        return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=;\s]", requirement, maxsplit=1)[0]).lower()

    groups = PROJECT["dependency-groups"]
    asked = zip(LOCKS, (PROJECT["project"]["dependencies"], groups["dev"], groups["pip"]), strict=True)
    for lock, requirements in asked:
        locked = {name(line) for line in (ROOT / lock).read_text("utf-8").splitlines() if line[:1].isalpha()}
        assert {name(requirement) for requirement in requirements} <= locked


def test_every_folder_of_tests_is_a_package() -> None:
    folders = {path.parent for path in files() if path.suffix == ".py" and inside(path).startswith("tests/")}

    assert not {inside(folder) for folder in folders if not (folder / "__init__.py").exists()}


def test_the_tests_mirror_the_tree() -> None:
    """A folder of tests that mirrors nothing is lost when its subject moves."""
    folders = {path.parent.relative_to(ROOT / "tests") for path in files() if path.match("tests/**/test_*.py")}

    assert not {
        folder.as_posix()
        for folder in folders
        if folder.parts and folder.parts[0] not in TESTS_OF_THEIR_OWN and not (ROOT / folder).is_dir()
    }


def test_every_package_has_its_tests() -> None:
    packages = {
        "/".join(parts[:2] if len(parts) > 2 else parts[:1])
        for path in files()
        if path.suffix == ".py"
        and path.name != "__init__.py"
        and (parts := Path(inside(path)).parts)[0] in PACKAGES
        and parts[1] != "migrations"
    }
    tested = {inside(path) for path in files() if path.name.startswith("test_")}

    untested = {package for package in packages if not any(test.startswith(f"tests/{package}/") for test in tested)}

    assert untested <= set(TESTED_ELSEWHERE)


def test_every_library_has_a_home() -> None:
    contracts = PROJECT["tool"]["importlinter"]["contracts"]
    at_home = {
        name for contract in contracts if contract["type"] == "forbidden" for name in contract["forbidden_modules"]
    }

    homeless = {
        f"{inside(path)}: {name}"
        for path in files()
        if path.suffix == ".py" and inside(path).startswith(PACKAGES)
        for name in modules_imported(path)
        if name not in {*PACKAGES, *sys.stdlib_module_names, *at_home, *EVERYWHERE}
    }

    assert not homeless


def test_the_domain_imports_the_standard_library_and_itself() -> None:
    foreign = {
        f"{inside(path)}: {name}"
        for path in (ROOT / "bot" / "domain").rglob("*.py")
        for name in modules_imported(path)
        if name not in {"bot", *sys.stdlib_module_names}
    }

    assert not foreign
