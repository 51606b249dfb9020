"""`whereas verify`: a report that holds, one that no longer does, and one that somebody altered."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.contract.test_command import refused, whereas
from tests.contract.test_promises import ASKED, RULE
from whereas.pipeline import run
from whereas.report.carried import META
from whereas.report.formats.table import render
from whereas.report.model import Report
from whereas.request import Request
from whereas.verification import Verified, verify

AS_OF = dt.date(2026, 7, 1)
# As in the tests of the promises, and nothing else flows.
_ONLY = ASKED.replace("flows:\n  clip:", "flows: {complete: yes, items: {clip:")
DEAL = _ONLY.replace("unknown}\ndata", "unknown}}}\ndata")


def reported(*readings: tuple[str, str]) -> Report:
    request = Request(deals=("asked.yaml",), policies=("rule.whereas",), as_of=AS_OF, readings=readings)
    made = run(request).report
    assert made is not None
    return made


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path) -> Iterator[None]:
    (tmp_path / "asked.yaml").write_text(DEAL, encoding="utf-8")
    (tmp_path / "rule.whereas").write_text(RULE, encoding="utf-8")
    with contextlib.chdir(tmp_path):
        yield


def written(text: str, name: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def made_again(text: str, form: str) -> Verified:
    checked = verify(written(text, f"report.{form}"))
    assert checked.verified is not None, checked.diagnostics
    return checked.verified


@pytest.mark.parametrize("form", ["json", "html"])
def test_a_report_holds_as_long_as_nothing_changes(form: str) -> None:
    report = reported(("who", "narrow"))
    made = made_again(render(report, form), form)
    assert made.holds
    assert not made.inputs
    assert made.findings == len(report.findings)


@pytest.mark.parametrize("form", ["json", "html"])
def test_a_change_without_effect_is_named_and_the_report_holds(form: str) -> None:
    text = render(reported(), form)
    Path("rule.whereas").write_text(RULE + "\n# A remark at the end.\n", encoding="utf-8")
    made = made_again(text, form)
    assert made.holds
    assert [(item.what, item.name, item.change) for item in made.inputs] == [("law", "rule.whereas", "changed")]


@pytest.mark.parametrize("form", ["json", "html"])
def test_a_deal_that_changed_turns_a_verdict_and_is_named(form: str) -> None:
    text = render(reported(), form)
    Path("asked.yaml").write_text(DEAL.replace("consent: unknown", "consent: each_request"), encoding="utf-8")
    made = made_again(text, form)
    assert not made.holds
    assert not made.is_altered
    assert [(item.what, item.name) for item in made.inputs] == [("deal", "asked.yaml")]
    turned = [(item.section, item.said, item.found) for item in made.verdicts]
    assert ("1", "undetermined", "excused") in turned


def test_a_verdict_that_was_altered_by_hand_is_found_out() -> None:
    said = json.loads(render(reported(), "json"))
    said["findings"][0]["verdict"] = "satisfied"
    made = made_again(json.dumps(said), "json")
    assert made.is_altered
    assert [(item.section, item.said, item.found) for item in made.verdicts] == [("1", "satisfied", "undetermined")]
    assert made.places == ("findings[0].verdict",)


def test_a_word_that_was_altered_by_hand_is_found_out() -> None:
    said = json.loads(render(reported(), "json"))
    said["deals"][0]["conclusion"] = "This deal, as described, meets each duty."
    made = made_again(json.dumps(said), "json")
    assert made.is_altered
    assert made.places == ("deals[0].conclusion",)
    assert not made.verdicts


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda said: said["findings"].pop(), "findings"),
        (lambda said: said["silences"].clear(), "silences"),
        (lambda said: said.pop("questions"), "questions"),
        (lambda said: said.update(approved=True), "approved"),
        (lambda said: said["summary"].update(violated=True), "summary.violated"),
    ],
)
def test_whatever_was_taken_out_or_put_in_is_found_out(change: Any, place: str) -> None:  # noqa: ANN401
    said = json.loads(render(reported(), "json"))
    change(said)
    made = made_again(json.dumps(said), "json")
    assert made.is_altered
    assert place in made.places


def test_a_page_that_was_altered_by_hand_is_found_out() -> None:
    page = render(reported(), "html")
    altered = page.replace(">Undetermined<", ">Satisfied<", 1)
    assert altered != page
    made = made_again(altered, "html")
    assert made.is_altered
    assert len(made.places) == 1


def test_a_page_whose_verdicts_were_altered_where_programs_read_them_is_found_out() -> None:
    page = render(reported(), "html")
    place = page.index(META)
    altered = page[:place] + page[place:].replace("undetermined", "satisfied", 1)
    made = made_again(altered, "html")
    assert made.is_altered
    assert len(made.verdicts) == 1


def test_line_ends_of_another_system_are_no_change() -> None:
    assert made_again(render(reported(), "html").replace("\n", "\r\n"), "html").holds


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{}",
        "[]",
        "{" * 100_000,
        '{"schema": "whereas.report/1"}',
        '{"schema": "whereas.report/1", "schema": "whereas.report/1"}',
        '{"schema": "whereas.report/1", "asked": {"deals": 1}, "texts": []}',
        "<!doctype html><title>x</title>",
        f'<meta name="{META}" content="{{">',
        f'<meta name="{META}">',
        "no report",
    ],
)
def test_what_is_no_report_is_refused(text: str) -> None:
    checked = verify(written(text, "report.json"))
    assert checked.verified is None
    assert [item.code for item in checked.diagnostics] == ["WH709"]


def test_a_date_that_is_none_is_refused() -> None:
    said = json.loads(render(reported(), "json")) | {"as_of": "yesterday"}
    checked = verify(written(json.dumps(said), "report.json"))
    assert [item.code for item in checked.diagnostics] == ["WH709"]


def test_a_report_whose_deal_is_gone_cannot_be_made_again() -> None:
    name = written(render(reported(), "json"), "report.json")
    Path("asked.yaml").unlink()
    assert [item.code for item in verify(name).diagnostics] == ["WH701"]


def test_the_command_ends_as_it_says(tmp_path: Path) -> None:
    text = render(reported(), "json")
    written(text, "good.json")
    written(text.replace('"verdict": "undetermined"', '"verdict": "satisfied"'), "bad.json")
    good = whereas("verify", "good.json", cwd=tmp_path)
    assert (good.returncode, good.stderr) == (0, b"")
    assert b"it still holds" in good.stdout
    bad = whereas("verify", "bad.json", "--format", "json", cwd=tmp_path)
    told = json.loads(bad.stdout)
    assert bad.returncode == 1
    assert told["schema"] == "whereas.verify/1"
    assert told["holds"] is False
    assert set(told) == {"schema", "report", "holds", "altered", "inputs", "verdicts", "places", "findings"}
    refused(whereas("verify", "missing.json", cwd=tmp_path), "WH702")
