"""What all tests share: comparing with a text in the tree, and writing such texts anew on demand."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import settings

ROOT = Path(__file__).resolve().parents[1]
STYLE = (ROOT / "engine/whereas/report/templates/report.css").read_text("utf-8").strip()
Golden = Callable[[Path, str], None]


class Worker(Protocol):
    """One of several processes that run the tests (pytest-xdist), as the one that counts them sees it."""

    config: pytest.Config


_compared = pytest.StashKey[set[Path]]()
_passed_over = pytest.StashKey[set[Path]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write what the tests expect anew")


def pytest_configure(config: pytest.Config) -> None:
    # Tests are of what is made now: nothing that an earlier run kept answers for it.
    os.environ["WHEREAS_CACHE_DIR"] = ""
    # The same examples each time, and as long for each as a busy machine takes.
    settings.register_profile("whereas", derandomize=True, deadline=None)
    settings.load_profile("whereas")
    config.stash[_compared] = set()
    config.stash[_passed_over] = set()


def pytest_deselected(items: Sequence[pytest.Item]) -> None:
    """Remember whose golden texts a run does not read because their tests take minutes."""
    for item in items:
        if item.get_closest_marker("golden") is not None and item.get_closest_marker("long") is not None:
            item.config.stash[_passed_over].add(item.path.parent / "golden")


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Worker, error: object) -> None:
    """Take over from a worker which golden texts its tests read; without error, it has said so."""
    del error
    told: dict[str, list[str]] = getattr(node, "workeroutput", {})
    node.config.stash[_compared].update(map(Path, told.get("compared", ())))
    node.config.stash[_passed_over].update(map(Path, told.get("passed_over", ())))


def with_the_style_named(page: str) -> str:
    """Return a page with the style sheet named in its place; each page holds the sheet once, or the test fails."""
    assert page.count(STYLE) == 1
    return page.replace(STYLE, "(report.css)")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Return a function that compares a text with the file that holds it, in a folder named `golden`."""
    rewrite = bool(request.config.getoption("--rewrite-golden"))
    if request.node.get_closest_marker("golden") is None:
        pytest.fail("a test that compares with a golden text is marked `golden`, or `make golden` would pass it over")

    def compare(path: Path, actual: str) -> None:
        assert path.parent.name == "golden"
        actual = with_the_style_named(actual) if path.suffix == ".html" else actual
        request.config.stash[_compared].add(path.resolve())
        if rewrite:
            path.parent.mkdir(exist_ok=True)
            path.write_text(actual, encoding="utf-8", newline="\n")
            return
        name = path.relative_to(ROOT)
        assert path.is_file(), f"{name} is missing; `make golden` writes it"
        assert actual == path.read_text(encoding="utf-8"), f"{name} differs; if that is right, run `make golden`"

    return compare


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """Fail a full run that leaves a golden text unread: it says something that nothing holds."""
    config = session.config
    if isinstance(told := getattr(config, "workeroutput", None), dict):  # of several workers none has read them all
        told["compared"] = [str(path) for path in config.stash[_compared]]
        told["passed_over"] = [str(path) for path in config.stash[_passed_over]]
        return
    is_full = not config.args or [Path(arg).resolve() for arg in config.args] == [ROOT / "tests"]
    if exitstatus or not is_full or config.option.keyword or config.option.markexpr != "not long":
        return
    compared = config.stash[_compared]
    golden_texts = (path for path in sorted(ROOT.glob("tests/**/golden/*")) if path not in compared)
    unread = [path for path in golden_texts if path.parent not in config.stash[_passed_over]]
    if unread:
        names = ", ".join(sorted(str(path.relative_to(ROOT)) for path in unread))
        session.config.get_terminal_writer().line(f"\nno test reads {names}", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
