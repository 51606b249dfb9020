"""What the playground asks the engine: the same verdicts as the command gives, and every mistake at its place."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from tests.house.tree import ROOT
from whereas.cli.main import cli
from whereas.report.formats.signs import KEYS, LISTED, SYMBOLS, UNLESS
from whereas.web import answer

FOLDER = ROOT / "engine" / "whereas" / "site" / "playground"
LAW = (FOLDER / "first.whereas").read_text(encoding="utf-8")
DEAL = (FOLDER / "first.yaml").read_text(encoding="utf-8")
DAY = "2026-11-24"


def told(law: str, deal: str, day: str = DAY) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(answer(law, deal, day))
    return made


def test_the_page_draws_each_verdict_with_the_sign_and_the_words_of_the_reports() -> None:
    page = (FOLDER / "playground.mjs").read_text(encoding="utf-8")
    for verdict, sign in SYMBOLS.items():
        assert f'{verdict}: "{sign}"' in page
    for key in KEYS:
        assert f'"{key.sign}"' in page
    assert f'"{next(key.words for key in KEYS if key.sign == LISTED)}"' in page
    assert f'"{next(key.words for key in KEYS if key.sign == UNLESS)}"' in page


def test_the_verdicts_are_those_of_the_command(tmp_path: Path) -> None:
    (tmp_path / "law.whereas").write_text(LAW, encoding="utf-8")
    (tmp_path / "deal.yaml").write_text(DEAL, encoding="utf-8")
    words = ["check", str(tmp_path / "deal.yaml"), "--policy", str(tmp_path / "law.whereas"), "--as-of", DAY]
    done = CliRunner().invoke(cli, [*words, "--format", "json", "--quiet"], standalone_mode=False)
    expected = [(item["section"], item["verdict"]) for item in json.loads(done.stdout)["findings"]]
    report = told(LAW, DEAL)["report"]
    assert [(item["section"], item["verdict"]) for item in report["findings"]] == expected
    assert [verdict for _, verdict in expected] == ["violated", "undetermined"]


def test_the_facts_shown_are_those_of_the_gravest_instance() -> None:
    first = told(LAW, DEAL)["report"]["findings"][0]
    assert any("bulk" in fact["about"] for fact in first["facts"])


def test_a_mistake_is_at_its_place_as_a_script_counts_it() -> None:
    law = (
        LAW.replace("# ", "")
        .replace('"Porch Video Ordinance"', '"Porch 🏠 Ordinance"')
        .replace("f.consent is", "f.consnt is")
    )
    (wrong,) = told(law, DEAL)["diagnostics"]
    assert (wrong["code"], wrong["file"]) == ("WH201", "law.whereas")
    units = law.encode("utf-16-le")
    assert units[2 * wrong["from"] : 2 * wrong["to"]].decode("utf-16-le") == "consnt"
    assert law.splitlines()[wrong["line"] - 1].strip().startswith("unless consent")
    assert told(law, DEAL)["report"] is None


def test_no_path_of_the_machine_is_told() -> None:
    made = answer(LAW, DEAL + "x: y\n", DAY) + answer(LAW, DEAL, DAY)
    assert tempfile.gettempdir() not in made
    assert "deal.yaml" in made


def test_bad_input_is_told_and_never_raised() -> None:
    for law, deal, day in (
        ("", "", DAY),
        (LAW, DEAL, "tomorrow"),
        ("\ud800", "\ud800", DAY),
        ("../x", DEAL, DAY),
        ("\0", "\0", DAY),
    ):
        made = told(law, deal, day)
        assert made["report"] is None
        assert made["diagnostics"], (law, deal, day)


def test_a_law_of_the_library_may_be_named() -> None:
    made = told("model.home_video", DEAL)
    assert made["report"]["findings"]
