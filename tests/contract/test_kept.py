"""A report that was made before is found again only where the one made now would be the same, letter for letter."""

from __future__ import annotations

import contextlib
import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.contract.test_command import whereas
from tests.contract.test_promises import ASKED, RULE
from whereas import answers, pipeline, survey
from whereas.library import kept as keeping
from whereas.library.kept import MOST_ENTRIES, Kept, kept
from whereas.model.basis import Basis
from whereas.model.verdict import Assessment
from whereas.report.formats.table import render
from whereas.request import Request

REQUEST = Request(deals=("asked.yaml",), policies=("rules",), as_of=dt.date(2026, 7, 1), readings=(("who", "narrow"),))
# A breach, and what nobody has said.
DEAL = ASKED.replace("consent: unknown", "consent: none")
OTHER = RULE.replace("town.rule", "town.other").replace("Town rule", "Other rule")
Change = Callable[[Request], Request | None]


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path) -> Iterator[None]:
    Path(tmp_path / "rules").mkdir()
    (tmp_path / "asked.yaml").write_text(DEAL, encoding="utf-8")
    (tmp_path / "rules" / "rule.whereas").write_text(RULE, encoding="utf-8")
    (tmp_path / "kept").mkdir(mode=0o700)
    with contextlib.chdir(tmp_path):
        yield


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """What was judged, rather than found again."""
    asked: list[Request] = []

    def run(request: Request) -> pipeline.Outcome:
        asked.append(request)
        return judge(request)

    judge = pipeline.run
    monkeypatch.setattr(pipeline, "run", run)
    return asked


def answer(request: Request = REQUEST) -> tuple[str, bool, bool]:
    made = answers.answer(request, Kept(Path("kept")))
    assert made.report is not None, made.diagnostics
    return render(made.report, "html"), made.is_violated, made.is_open


def written(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")


def edited(name: str, old: str, new: str) -> None:
    file = Path(name)
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_the_same_question_is_judged_once(judged: list[Request]) -> None:
    first = answer()
    assert first == answer() == answer()
    assert first[1:] == (True, True)
    assert len(judged) == 1


def test_every_format_of_a_report_that_is_found_again_is_the_same(judged: list[Request]) -> None:
    def all_formats() -> list[str | bytes]:
        made = answers.answer(REQUEST, Kept(Path("kept"))).report
        assert made is not None
        return [render(made, form) for form in ("text", "json", "markdown", "csv", "junit", "sarif", "oscal")]

    assert all_formats() == all_formats()
    assert len(judged) == 1


CHANGES: dict[str, Change] = {
    "a fact of the deal": lambda _: edited("asked.yaml", "consent: none", "consent: unknown"),
    "a remark in the deal": lambda _: edited("asked.yaml", "stage: live", "stage: live # since May"),
    "a law": lambda _: edited("rules/rule.whereas", "30 days", "60 days"),
    "one law more in the folder": lambda _: written("rules/more.whereas", OTHER),
    "the day": lambda asked: replace(asked, as_of=dt.date(2026, 7, 2)),
    "the moment": lambda asked: replace(asked, as_of=dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)),
    "a reading": lambda asked: replace(asked, readings=(("who", "wide"),)),
    "no reading": lambda asked: replace(asked, readings=()),
    "what counts": lambda asked: replace(asked, floor=Basis.CONTRACTED),
    "how the deal is named": lambda asked: replace(asked, deals=("./asked.yaml",)),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whatever_a_report_depends_on_it_is_made_anew(change: str, judged: list[Request]) -> None:
    answer()
    asked = CHANGES[change](REQUEST) or REQUEST
    assert len(judged) == 1
    given = answers.answer(asked, Kept(Path("kept")))
    assert len(judged) == 2
    made = answers.answer(asked, None)
    assert given.report == made.report
    assert (given.is_violated, given.is_open) == (made.is_violated, made.is_open)


def test_another_place_makes_it_anew(judged: list[Request], monkeypatch: pytest.MonkeyPatch) -> None:
    answer()
    judge = pipeline.run
    monkeypatch.setattr(pipeline, "run", lambda asked: judge(replace(asked, jurisdiction=None)))  # which is quick
    answer(replace(REQUEST, jurisdiction="us/nh"))
    assert len(judged) == 2


def test_another_engine_makes_it_anew(judged: list[Request], monkeypatch: pytest.MonkeyPatch) -> None:
    answer()
    monkeypatch.setattr(keeping, "engine_hash", lambda: "another")
    answer()
    assert len(judged) == 2


def test_in_another_folder_the_same_name_is_another_file(judged: list[Request]) -> None:
    answer()
    there = Path("there")
    (there / "rules").mkdir(parents=True)
    for name in ("asked.yaml", "rules/rule.whereas"):
        (there / name).write_text(Path(name).read_text("utf-8"), "utf-8")
    store = Kept(Path("kept").resolve())
    with contextlib.chdir(there):
        answers.answer(REQUEST, store)
    assert len(judged) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: "",
        lambda text: text[:40],
        lambda text: text[: len(text) // 2],
        lambda text: text.replace('"schema":"whereas.report/1"', '"schema":"whereas.report/9"'),
        lambda text: "[]\n" + text.partition("\n")[2],
        lambda text: '{"texts": []}\n' + text.partition("\n")[2],
        lambda text: '{"texts": {"asked.yaml": 7}}\n' + text.partition("\n")[2],
        lambda _: "[" * 100_000,
    ],
)
def test_what_is_damaged_is_as_if_it_were_not_there(damage: Callable[[str], str], judged: list[Request]) -> None:
    whole = answer()
    (file,) = Path("kept").glob("*.json")
    file.write_text(damage(file.read_text("utf-8")), "utf-8")
    assert answer() == whole
    assert len(judged) == 2
    assert answer() == whole
    assert len(judged) == 2


def test_what_comes_with_a_warning_is_made_each_time(judged: list[Request]) -> None:
    edited("rules/rule.whereas", "2020-01-01", "2030-01-01")
    for _ in range(2):
        made = answers.answer(replace(REQUEST, readings=()), Kept(Path("kept")))
        assert [problem.code for problem in made.diagnostics] == ["WH708"]
    assert len(judged) == 2
    assert not list(Path("kept").iterdir())


def test_bad_input_is_refused_each_time() -> None:
    answer()
    edited("rules/rule.whereas", "30 days", "30 dayz")
    assert answers.answer(REQUEST, Kept(Path("kept"))).report is None
    Path("asked.yaml").unlink()
    assert answers.answer(REQUEST, Kept(Path("kept"))).report is None


def test_a_matrix_that_was_stopped_goes_on_with_the_pairs_that_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    written("rules/other.whereas", OTHER)
    written("twin.yaml", DEAL.replace("deal: asked", "deal: twin").replace("consent: none", "consent: unknown"))
    request = replace(REQUEST, deals=("asked.yaml", "twin.yaml"), readings=())
    anew = survey.survey(request)
    asked: list[str] = []

    def judge(ready: pipeline.Ready, loaded: pipeline.Loaded, as_of: dt.date) -> Assessment:
        if len(asked) == 3:
            raise KeyboardInterrupt
        asked.append(f"{loaded[0].id} {ready.selected[0]}")
        return judged_now(ready, loaded, as_of)

    judged_now = pipeline.judged
    monkeypatch.setattr(survey, "judged", judge)
    store = Kept(Path("kept").resolve())
    with pytest.raises(KeyboardInterrupt):
        survey.survey(request, kept=store)
    assert asked.pop() == "twin town.other"  # so that one more may be judged
    assert survey.survey(request, kept=store) == anew
    assert asked == ["asked town.other", "asked town.rule", "twin town.rule"]
    assert survey.survey(request, kept=store) == anew
    edited("twin.yaml", "stage: live", "stage: proposed")
    assert survey.survey(replace(request, deals=("asked.yaml",)), kept=store).table is not None
    with pytest.raises(KeyboardInterrupt):  # the other deal has changed, and both laws are asked about it
        survey.survey(request, kept=store)


def test_nothing_is_kept_where_others_can_write(monkeypatch: pytest.MonkeyPatch) -> None:
    folder = Path("kept").resolve()
    monkeypatch.setenv(keeping.FOLDER_NAMED_BY, str(folder))
    assert kept() == Kept(folder)
    for mode in (0o770, 0o702, 0o777):
        folder.chmod(mode)
        assert kept() is None


@pytest.mark.parametrize("named", ["", "asked.yaml", "asked.yaml/below", "n" * 300])
def test_where_there_is_no_place_nothing_is_kept(named: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(keeping.FOLDER_NAMED_BY, named)
    assert kept() is None


def test_a_folder_that_is_gone_keeps_nothing(judged: list[Request]) -> None:
    gone = Kept(Path("gone"))
    for _ in range(2):
        assert answers.answer(REQUEST, gone).report is not None
    assert len(judged) == 2


def test_the_oldest_are_forgotten() -> None:
    store = Kept(Path("kept"))
    for number in range(MOST_ENTRIES + 5):
        store.keep(f"{number:064}", {}, "answer")
    assert len(list(Path("kept").iterdir())) == MOST_ENTRIES


def test_the_command_finds_it_again_and_can_be_told_not_to(tmp_path: Path) -> None:
    asked = ("check", "asked.yaml", "--policy", "rules", "--as-of", "2026-07-01", "--format", "html")
    there = {keeping.FOLDER_NAMED_BY: str(tmp_path / "kept")}
    first = whereas(*asked, more=there)
    (file,) = Path("kept").glob("*.json")
    file.write_text(file.read_text("utf-8").replace("Town rule", "Gown rule"), "utf-8")
    assert first.returncode == 1
    assert b"Town rule" in first.stdout
    found = whereas(*asked, more=there)
    assert (found.returncode, found.stdout) == (1, first.stdout.replace(b"Town rule", b"Gown rule"))
    assert whereas(*asked, "--no-cache", more=there).stdout == first.stdout
