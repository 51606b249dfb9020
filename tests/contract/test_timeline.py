"""What `whereas timeline` promises to outside programs: keys, streams, status."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from tests.contract.test_command import ROOT, VERDICTS, refused, whereas
from tests.contract.test_promises import answered, at

KEYS: dict[str, list[str]] = YAML(typ="safe").load(Path(__file__).with_name("timeline_keys.yaml"))
FOLDER = ROOT / "tests" / "analysis" / "over_time"
ASKED = ("timeline", "clips.yaml", "--policy", "town.whereas", "--as-of", "2026-12-15")


@cache
def table() -> Any:  # noqa: ANN401 - JSON
    return answered(whereas(*ASKED, "--format", "json", cwd=FOLDER))


@pytest.mark.parametrize("path", KEYS)
def test_the_timeline_has_its_keys_everywhere(path: str) -> None:
    found = list(at(path, table()))
    assert found, f"this timeline shows nothing at {path}"
    for item in found:
        assert set(item) >= set(KEYS[path])


def test_the_timeline_says_what_it_is_and_of_what() -> None:
    made = table()
    assert (made["schema"], made["as_of"]) == ("whereas.timeline/1", "2026-12-15")
    assert [deal["deal"] for deal in made["deals"]] == ["clips"]
    assert {span["verdict"] for span in at("deals[].rows[].spans[]", made)} <= VERDICTS


def test_the_days_that_are_asked_for_bound_it_and_a_page_goes_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "timeline.html"
    days = ("--from", "2026-05-01", "--to", "2026-07-01")
    done = whereas(*ASKED, *days, "--format", "html", "--output", str(file), cwd=FOLDER)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    page = file.read_text(encoding="utf-8")
    assert page.startswith("<!doctype html>")
    assert "1 May 2026 to 1 July 2026" in page
    assert "<script" not in page


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--to", "2026-12-16"), "WH706"),
        (("--from", "2026-12-16"), "WH706"),
        (("--from", "yesterday"), "--from"),
        (("--policy", "nonesuch"), "WH701"),
    ],
)
def test_bad_input_is_refused(more: tuple[str, ...], said: str) -> None:
    refused(whereas(*ASKED, *more, cwd=FOLDER), said)
