"""`pairkeeper match`: from a file to pairs, a report and a proof, without a round."""

from __future__ import annotations

import csv
import json
from random import Random
from typing import TYPE_CHECKING, Any

import networkx as nx
import pytest
from typer.testing import CliRunner

from bot.__main__ import app
from bot.verbs.rehearsal import SAMPLE

if TYPE_CHECKING:
    from pathlib import Path

HEADER = "Name,Country,Time zone,Languages,Platform,Platform user ID\n"


def row(number: int, country: str = "Spain", language: str = "English") -> str:
    return f"P{number},{country},Europe/Madrid,{language},discord,{100000000000000000 + number}\n"


@pytest.fixture
def roster(tmp_path: Path) -> Path:
    """The invented people that come with the programme."""
    path = tmp_path / "roster.csv"
    path.write_bytes(SAMPLE.read_bytes())
    return path


def run(roster: Path, *options: str) -> tuple[int, str, Path]:
    out = roster.parent / "out"
    words = ["match", str(roster), "--out", str(out), *options]
    result = CliRunner().invoke(app, words)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output, out


def table(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def report(out: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((out / "report.json").read_text("utf-8"))
    return found


def written(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "roster.csv"
    path.write_text(HEADER + "".join(rows), "utf-8")
    return path


def test_the_report_counts_what_the_pairs_add_up_to(roster: Path) -> None:
    code, _, out = run(roster, "--rules", "international", "--seed", "7")
    pairs, found = table(out / "pairs.csv"), report(out)

    assert code == 0
    assert list(pairs[0])[:4] == ["u", "v", "score", "weight"]
    assert found["pairs"] == len(pairs)
    assert found["score"] == sum(int(each["score"]) for each in pairs)
    assert found["weight"] == sum(int(each["weight"]) for each in pairs)
    assert found["gap"] == found["bound"] - found["weight"] >= 0
    assert found["proved"] is (found["gap"] == 0)
    assert 2 * found["pairs"] + len(found["left_over"]) == found["people"] == 92
    assert all(each["reason"] for each in found["left_over"])
    assert found["seed"] == 7
    assert found["seconds"] >= 0


def test_anybody_can_check_the_optimum_with_the_edges(roster: Path) -> None:
    _, _, out = run(roster, "--edges")
    graph: nx.Graph[str] = nx.Graph()
    for each in table(out / "edges.csv"):
        graph.add_edge(each["u"], each["v"], weight=int(each["weight"]))
    best = nx.max_weight_matching(graph, maxcardinality=True)

    assert len(best) == report(out)["pairs"]
    assert sum(graph[u][v]["weight"] for u, v in best) == report(out)["weight"]


def test_every_pair_is_an_edge_with_the_same_figures(roster: Path) -> None:
    _, _, out = run(roster, "--edges")
    edges = {(e["u"], e["v"]): (e["score"], e["weight"]) for e in table(out / "edges.csv")}

    assert all(edges[p["u"], p["v"]] == (p["score"], p["weight"]) for p in table(out / "pairs.csv"))


def test_the_order_of_the_rows_changes_nothing(roster: Path) -> None:
    _, _, out = run(roster)
    before = (out / "pairs.csv").read_bytes()
    header, *rows = roster.read_text("utf-8-sig").splitlines()
    Random(3).shuffle(rows)
    roster.write_text("\n".join([header, *rows]), "utf-8")
    run(roster)

    assert (out / "pairs.csv").read_bytes() == before


def test_a_rule_of_ones_own_counts_and_is_kept_with_the_result(roster: Path) -> None:
    _, _, out = run(roster, "--set", "waking-hours=1000000000")

    assert report(out)["rules"]["waking-hours"] == 100
    assert report(out)["rules"]["name"] == "own"


@pytest.mark.parametrize("own", ["waking-hours=-1", "waking-hours=1e99", "colour=blue", "platform=blue", "threes"])
def test_a_rule_that_cannot_be_is_refused_in_a_sentence(roster: Path, own: str) -> None:
    code, output, out = run(roster, "--set", own)

    assert code == 2
    assert "Traceback" not in output
    assert not out.exists()


def test_unknown_rules_are_refused_with_those_there_are(roster: Path) -> None:
    code, _, _ = run(roster, "--rules", "iln")

    assert code == 2


@pytest.mark.parametrize("name", ["asked-for", "shared-interests", "waking-hours", "new-country"])
def test_weights_of_a_billion_and_of_nothing_come_to_the_same_number_of_people(roster: Path, name: str) -> None:
    """However much a wish weighs, it costs nobody their place."""
    _, _, out = run(roster, "--set", f"{name}=1000000000")
    heavy = report(out)["pairs"]
    run(roster, *(word for n in report(out)["rules"] if n.count("-") and n in HEAVY for word in ("--set", f"{n}=0")))

    assert report(out)["pairs"] == heavy
    assert report(out)["score"] == 0


HEAVY = ("asked-for", "shared-interests", "waking-hours", "new-country", "other-province", "same-platform")


def test_one_person_is_left_over_with_a_reason(tmp_path: Path) -> None:
    code, output, out = run(written(tmp_path, row(1)))

    assert code == 0
    assert "No two people can be matched" in output
    assert [each["code"] for each in report(out)["left_over"]] == ["alone"]
    assert table(out / "pairs.csv") == []


def test_everybody_in_one_country_is_left_over_and_proved(tmp_path: Path) -> None:
    code, _, out = run(written(tmp_path, *(row(n) for n in range(4))))

    assert code == 0
    assert {each["code"] for each in report(out)["left_over"]} == {"same-country"}
    assert report(out)["proved"] is True


def test_an_empty_roster_is_answered_with_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    path.write_text("", "utf-8")

    assert run(path)[0] == 2
    assert run(written(tmp_path))[0] == 2


def test_a_roster_with_faults_is_not_matched_unless_they_are_skipped(tmp_path: Path) -> None:
    path = written(tmp_path, row(1), row(2, "Kenya"), row(3, "Atlantis"))

    assert run(path)[0] == 2
    code, _, out = run(path, "--skip-faulty")
    assert (code, report(out)["pairs"]) == (0, 1)


def test_people_without_accounts_can_be_matched_before_they_have_any(tmp_path: Path) -> None:
    path = tmp_path / "roster.csv"
    lines = "Name,Email,Country,Time zone\nAna,ana@example.org,Spain,Europe/Madrid\nBo,,Kenya,Africa/Nairobi\n"
    path.write_text(lines, "utf-8")
    _, _, out = run(path)

    assert [(each["u"], each["v"]) for each in table(out / "pairs.csv")] == [("email:ana@example.org", "name:Bo")]


def test_a_name_that_a_spreadsheet_would_run_is_defused(tmp_path: Path) -> None:
    path = written(tmp_path, row(1).replace("P1", "=1+1"), row(2, "Kenya"))
    _, _, out = run(path)

    assert "'=1+1" in {each[name] for each in table(out / "pairs.csv") for name in ("u_name", "v_name")}


def test_who_is_left_over_is_said_on_the_screen_too_each_reason_once(tmp_path: Path) -> None:
    _, output, _ = run(written(tmp_path, *(row(n) for n in range(5))))

    assert " ".join(output.split()).count("5 people: Everybody else is in the same country (Spain).") == 1


def test_where_nothing_can_be_written_is_said_before_any_work_is_done(roster: Path) -> None:
    (roster.parent / "out").write_text("a file", "utf-8")
    code, output, _ = run(roster)

    assert code == 2
    assert "Please give another folder" in " ".join(output.split())


def test_of_very_many_faults_the_first_are_shown_and_how_to_see_them_all(tmp_path: Path) -> None:
    code, output, _ = run(written(tmp_path, row(1, "France"), *(row(2) for _ in range(31))))

    assert code == 2
    assert output.count("Fault in row") == 10
    assert "And 20 more faults." in output
    assert "--skip-faulty" in output


def test_without_the_faulty_rows_the_others_are_matched_and_the_faults_listed(tmp_path: Path) -> None:
    code, output, out = run(written(tmp_path, row(1, "France"), row(2), row(2)), "--skip-faulty")

    assert code == 0
    assert "Fault in row 4" in output
    assert report(out)["pairs"] == 1


def test_a_part_of_the_allowed_pairs_is_not_left_behind(roster: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped_halfway(path: Path, columns: object, lines: object) -> None:
        path.write_text("u,v", "utf-8")
        if path.name == "edges.csv":
            raise KeyboardInterrupt

    monkeypatch.setattr("data.files.match_results.write_lines", stopped_halfway)
    code, output, out = run(roster, "--edges")

    assert code == 2
    assert "You stopped" in output
    assert not (out / "edges.csv").exists()
    assert (out / "pairs.csv").exists()
