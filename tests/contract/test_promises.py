"""What the commands promise to outside programs, one by one: keys, streams, status, and what each answers."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

import whereas as package
from tests.contract.test_command import AS_OF, DEAL, LAW, Done, refused, whereas

KEYS: dict[str, list[str]] = YAML(typ="safe").load(Path(__file__).with_name("keys.yaml"))

# A law with a dispute, a deal that leaves a fact open, one that is late, a default, a list that may hold more.
RULE = """policy town.rule "Town rule"
  jurisdiction "model"
  citation "none"
  uses surveillance
  in force from 2020-01-01

dispute who "Who may ask?"
  reading narrow "the police" held by court "First Court"
  reading wide "everybody" held by party "the vendor"

section 1 "Warrant"
  for each f in flows
  f.recipient must "hold a warrant": f.legal_process is warrant
  unless agreed: f.consent is each_request

section 2 "Who asks"
  for each f in flows
  f.recipient must "be the police": f.recipient.kind is police or under reading wide

section 3 "Deletion"
  for each d in datasets
  d.custodian must "delete": d.retention at most 30 days

section 9 "Purpose"
  not encoded because "It creates no duty."
"""
ASKED = """deal: asked
title: What is asked
uses: surveillance
stage: live
sources:
  post: {title: A post, url: "https://example.org/post"}
parties: {police: {name: Police, kind: police, roles: [agency]}}
flows:
  clip: {recipient: police, began_on: 2026-01-01, legal_process: {value: none, source: post}, consent: unknown}
datasets: {complete: yes, items: {clips: {custodian: police}}}
"""
# A deal with little in it, where what matters is which laws are applied.
LITTLE = """deal: little
title: Next to nothing
uses: surveillance
stage: live
parties: {complete: yes, items: {police: {name: Police, kind: police, place: us/nh, roles: [agency]}}}
flows: {complete: yes, items: {}}
datasets: {complete: yes, items: {}}
"""


@cache
def report() -> Any:  # noqa: ANN401 - JSON
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "asked.yaml").write_text(ASKED, encoding="utf-8")
        (folder / "rule.whereas").write_text(RULE, encoding="utf-8")
        done = whereas(
            *("check", "asked.yaml", "--policy", "rule.whereas", "--policy", "us.nh", "--as-of", "2026-07-01"),
            *("--format", "json"),
            cwd=folder,
        )
    assert done.returncode in {0, 1}, done.stderr.decode()
    return json.loads(done.stdout)


def at(path: str, value: Any) -> Iterator[Any]:  # noqa: ANN401 - JSON
    """Yield what stands at a path such as `findings[].instances[]`."""
    if not path:
        yield value
        return
    first, _, rest = path.partition(".")
    found = value[first.removesuffix("[]")]
    for item in found if first.endswith("[]") else [found]:
        yield from at(rest, item)


@pytest.mark.parametrize("path", [path for path in KEYS if path != "diagnostics[]"])
def test_the_report_has_its_keys_everywhere(path: str) -> None:
    found = list(at(path, report()))
    assert found, f"this report shows nothing at {path}"
    for item in found:
        assert set(item) >= set(KEYS[path])


def test_a_law_that_was_not_in_force_is_inapplicable_with_a_warning() -> None:
    done = whereas("check", DEAL, "--policy", "us.ca.sb34", "--as-of", "2010-01-01", "--format", "json")
    made = json.loads(done.stdout)
    assert done.returncode == 0
    assert "warning[WH708]" in done.stderr.decode()
    assert {finding["verdict"] for finding in made["findings"]} == {"inapplicable"}
    (told,) = made["diagnostics"]
    assert set(told) >= set(KEYS["diagnostics[]"])
    quiet = whereas("check", DEAL, "--policy", "us.ca.sb34", "--as-of", "2010-01-01", "--quiet")
    assert quiet.stderr == b""


@pytest.mark.parametrize("value", ["never,violated", "violated,,undetermined", "everything", ""])
def test_what_is_to_fail_must_be_said_in_words_that_there_are(value: str) -> None:
    refused(whereas("check", DEAL, "--policy", LAW, "--fail-on", value), "--fail-on")


def test_without_a_law_or_a_place_the_model_law_is_tested(tmp_path: Path) -> None:
    (tmp_path / "little.yaml").write_text(LITTLE.replace("place: us/nh, ", ""), encoding="utf-8")
    done = whereas("check", "little.yaml", "--as-of", "2010-01-01", "--format", "json", cwd=tmp_path)
    assert {item["jurisdiction"] for item in json.loads(done.stdout)["policies"]} == {"model"}


def test_the_place_of_the_agency_decides_where_no_law_is_named(tmp_path: Path) -> None:
    (tmp_path / "little.yaml").write_text(LITTLE, encoding="utf-8")
    done = whereas("check", "little.yaml", "--as-of", "2010-01-01", "--format", "json", cwd=tmp_path)
    assert {item["jurisdiction"] for item in json.loads(done.stdout)["policies"]} == {"us", "us/nh"}


def test_a_place_is_bound_by_every_law_above_it(tmp_path: Path) -> None:
    (tmp_path / "little.yaml").write_text(LITTLE, encoding="utf-8")
    done = whereas(
        *("check", "little.yaml", "--jurisdiction", "us/ca/oakland", "--as-of", "2010-01-01", "--format", "json"),
        cwd=tmp_path,
    )
    assert {item["jurisdiction"] for item in json.loads(done.stdout)["policies"]} == {"us", "us/ca", "us/ca/oakland"}


def answered(done: Done) -> Any:  # noqa: ANN401 - JSON
    assert done.returncode == 0, done.stderr.decode()
    assert done.stderr == b""
    return json.loads(done.stdout)


@pytest.mark.parametrize("sort", ["policies", "deals", "vocabularies"])
def test_what_the_library_holds_is_listed_and_shown(sort: str) -> None:
    rows = answered(whereas("list", sort, "--format", "json"))[sort]
    assert rows
    assert all(row["title"] for row in rows)
    shown = whereas("show", rows[0]["id"])
    assert shown.returncode == 0
    assert shown.stdout
    assert answered(whereas("show", rows[0]["id"], "--format", "json"))["text"].encode() == shown.stdout


def test_the_laws_of_a_folder_elsewhere_are_meant_by_its_name(tmp_path: Path) -> None:
    place = tmp_path / "drafts" / "town"
    place.mkdir(parents=True)
    (place / "rule.whereas").write_text(RULE, encoding="utf-8")
    (place / "rule.scenarios.whereas").write_text("scenarios for town.rule\n", encoding="utf-8")
    (place / "words.whereas").write_text('# ours\nvocabulary ours "Words"\n', encoding="utf-8")
    (tmp_path / "asked.yaml").write_text(ASKED, encoding="utf-8")
    done = whereas(
        "check", "asked.yaml", "--policy", "drafts", "--as-of", "2026-07-01", "--format", "json", cwd=tmp_path
    )
    assert [item["id"] for item in json.loads(done.stdout)["policies"]] == ["town.rule"]


@pytest.mark.parametrize("what", ["deal", "report"])
def test_a_schema_is_printed(what: str) -> None:
    assert answered(whereas("schema", what))["$schema"].startswith("https://json-schema.org/")


def test_python_gives_the_same_report_as_the_command() -> None:
    made = package.check(DEAL, policies=[LAW], as_of=dt.date.fromisoformat(AS_OF))
    assert package.check(DEAL, policies=LAW, as_of=AS_OF) == made
    done = whereas("check", DEAL, "--policy", LAW, "--as-of", AS_OF, "--format", "json")
    assert json.loads(made.model_dump_json()) == json.loads(done.stdout)


@pytest.mark.parametrize(
    "asked",
    [{"as_of": "24 November"}, {"as_of": dt.date(1, 1, 1)}, {"as_of": AS_OF, "resting_on": "contract"}],
)
def test_python_says_what_it_can_not_read(asked: dict[str, Any]) -> None:
    with pytest.raises(package.BadInput, match="WH706 `deals"):
        package.check(policies=LAW)
    with pytest.raises(package.BadInput, match="WH706 "):
        package.check(DEAL, policies=LAW, **asked)


@pytest.mark.parametrize(
    "arguments",
    [("list", "nonsense"), ("show", "nonsense"), ("schema", "nonsense"), ("explain", "nonsense"), ("nonsense",)],
)
def test_every_command_refuses_what_it_does_not_know(arguments: tuple[str, ...]) -> None:
    refused(whereas(*arguments), "nonsense")


@pytest.mark.parametrize(("command", "columns"), [("matrix", ["asked", "twin"]), ("compare", ["asked", "twin"])])
def test_deals_are_set_side_by_side(command: str, columns: list[str], tmp_path: Path) -> None:
    (tmp_path / "asked.yaml").write_text(ASKED, encoding="utf-8")
    twin = ASKED.replace("deal: asked", "deal: twin").replace("value: none", "value: warrant")
    (tmp_path / "twin.yaml").write_text(twin, encoding="utf-8")
    (tmp_path / "rule.whereas").write_text(RULE, encoding="utf-8")
    asked = (command, "asked.yaml", "twin.yaml", "--policy", "rule.whereas", "--as-of", "2026-07-01")
    table = answered(whereas(*asked, "--format", "json", cwd=tmp_path))
    assert table["schema"] == f"whereas.{command}/1"
    assert [deal["deal"] for deal in table["deals"]] == columns
    assert len(table["rows"]) == (1 if command == "matrix" else 3)
    for row in table["rows"]:
        assert [cell["deal"] for cell in row["cells"]] == columns
    page = whereas(*asked, "--format", "html", "--output", "table.html", cwd=tmp_path)
    assert (page.returncode, page.stdout) == (0, b"")
    assert (tmp_path / "table.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    refused(whereas(command, "nonesuch", "twin.yaml", cwd=tmp_path), "WH701")


def test_deals_that_are_alike_are_said_to_be_and_one_alone_is_not_compared(tmp_path: Path) -> None:
    for name in ("asked", "twin"):
        (tmp_path / f"{name}.yaml").write_text(ASKED.replace("deal: asked", f"deal: {name}"), encoding="utf-8")
    (tmp_path / "rule.whereas").write_text(RULE, encoding="utf-8")
    chosen = ("--policy", "rule.whereas", "--as-of", "2026-07-01")
    alike = whereas("compare", "asked.yaml", "twin.yaml", *chosen, cwd=tmp_path)
    assert b"the same verdict on each duty" in alike.stdout
    refused(whereas("compare", "asked.yaml", "asked.yaml", *chosen, cwd=tmp_path), "WH710")
