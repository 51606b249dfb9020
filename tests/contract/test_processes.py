"""Work in several processes gives what it gives in one, and ends as it would in one."""

from __future__ import annotations

import datetime as dt
import os
import time
from concurrent import futures
from contextlib import closing
from multiprocessing import active_children, parent_process
from pathlib import Path

import pytest

from tests.contract.test_command import refused, whereas
from whereas.library.processes import cores, done
from whereas.pipeline import run
from whereas.report.side_by_side import table_of
from whereas.request import Request
from whereas.survey import survey

FOLDER = Path(__file__).parents[1] / "analysis" / "over_time"
# It ended long before these clips, of which a warning tells.
SECOND = """policy town.other "Other rule"
  jurisdiction "model"
  citation "none"
  uses surveillance
  in force from 2020-01-01
  sunset 2021-01-01

section 1 "Deletion"
  for each d in datasets
  d.custodian must "delete the clips in time": d.retention at most 10 days
"""


def times(factor: int, part: int) -> int:
    if part < 0:
        message = f"{part} is no part"
        raise ValueError(message)
    return factor * part


def ending_in_a_child(_: None, part: int) -> int:
    if part == 2 and parent_process() is not None:
        os._exit(9)
    return part


def endless(_: None, part: int) -> int:
    time.sleep(0 if part == 0 else 60)
    return part


@pytest.mark.parametrize("processes", [1, 2, 5])
def test_each_part_is_done_once_and_in_its_place(processes: int) -> None:
    assert sorted(done(times, 10, [3, 1, 2], processes)) == [(0, 30), (1, 10), (2, 20)]


@pytest.mark.parametrize("processes", [1, 2])
def test_a_part_that_fails_raises_what_it_raises_in_one_process(processes: int) -> None:
    with pytest.raises(ValueError, match=r"^-1 is no part$") as caught:
        list(done(times, 10, [-1, 1], processes))
    assert caught.value.__cause__ is None
    assert not active_children()


def test_what_a_child_that_ended_left_is_done_here() -> None:
    assert sorted(done(ending_in_a_child, None, [0, 1, 2, 3], 2)) == [(0, 0), (1, 1), (2, 2), (3, 3)]


@pytest.mark.parametrize("error", [NotImplementedError, ImportError, PermissionError])
def test_where_there_are_no_processes_all_is_done_in_one(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(futures, "ProcessPoolExecutor", refuse)
    assert list(done(times, 10, [1, 2], 2)) == [(0, 10), (1, 20)]


def test_children_end_at_once_when_nobody_wants_the_rest() -> None:
    start = time.monotonic()
    with closing(done(endless, None, [0, 1, 2], 2)) as coming:
        assert next(coming) == (0, 0)
    assert not active_children()
    assert time.monotonic() - start < 30


def test_at_least_one_process_can_work() -> None:
    assert cores() >= 1


def test_the_matrix_is_the_same_in_any_number_of_processes_and_that_of_the_report(tmp_path: Path) -> None:
    clips = (FOLDER / "clips.yaml").read_text(encoding="utf-8")
    (tmp_path / "twin.yaml").write_text(clips.replace("deal: clips", "deal: twin"), encoding="utf-8")
    (tmp_path / "next.whereas").write_text(SECOND, encoding="utf-8")
    request = Request(
        deals=(str(FOLDER / "clips.yaml"), str(tmp_path / "twin.yaml")),
        policies=(str(FOLDER / "town.whereas"), str(tmp_path / "next.whereas")),
        as_of=dt.date(2026, 12, 15),
    )
    told: list[tuple[int, int]] = []
    one, two = survey(request), survey(request, 2, lambda number, total: told.append((number, total)))
    assert one.table is not None, one.diagnostics
    assert one == two
    assert one.diagnostics, "nothing was told in a child"
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    whole = run(request)
    assert whole.report is not None, whole.diagnostics
    assert one.table == table_of(whole.report, "matrix")
    assert one.diagnostics == whole.diagnostics


def test_a_number_of_processes_that_is_none_is_refused() -> None:
    refused(whereas("matrix", "clips.yaml", "--processes", "0", cwd=FOLDER), "'--processes'")
