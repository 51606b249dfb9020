"""The playground under a strict content policy: the verdicts of the command, and no request to anybody else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.serving import browsing, served
from tests.browser.visit import Visit
from tests.house.tree import ROOT
from whereas.web import answer

pytest.importorskip("pygments", reason="pygments comes with whereas[docs]")
from whereas.site.examples import AS_OF, examples, fragment
from whereas.site.playing import CannotFetchError, build

pytestmark = [pytest.mark.long, pytest.mark.xdist_group("site")]
WAIT = 240_000  # thousandths of a second: two busy cores start Python slowly


@pytest.fixture(scope="module")
def playground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return the address of the playground, built for this test."""
    if shutil.which("npm") is None:
        pytest.skip("the playground is built with node and npm, which this machine does not have")
    folder: Path = tmp_path_factory.mktemp("site")
    try:
        build(folder / "play", ROOT / "build" / "playground")
    except CannotFetchError as wrong:
        pytest.skip(str(wrong))
    with served(folder, strict=True) as address:
        yield f"{address}play/"


def checked(seen: Visit, number: int) -> list[tuple[str, str]]:
    """Press Check and return each duty with its verdict."""
    seen.page.click("#check")
    seen.page.wait_for_selector(f'body[data-checked="{number}"]', timeout=WAIT)
    rows = "all => all.map(each => [each.dataset.section, each.dataset.verdict])"
    return sorted((section, verdict) for section, verdict in seen.page.eval_on_selector_all(".finding", rows))


def expected(law: str, deal: str) -> list[tuple[str, str]]:
    made = json.loads(answer(law, deal, AS_OF))
    return sorted(
        (item["section"] + (f"#{item['duty']}" if item["duty"] else ""), item["verdict"])
        for item in made["report"]["findings"]
    )


def test_the_examples_have_the_verdicts_of_the_command(browser: Any, playground: str) -> None:  # noqa: ANN401
    with browsing(browser, playground, width=1400, scheme="light") as seen:
        seen.page.wait_for_selector("body[data-page=ready]")
        for number, example in enumerate(examples()["examples"], start=1):
            seen.page.select_option("#example", str(number - 1))
            assert checked(seen, number) == expected(example["law"], example["deal"]), example["title"]
        assert seen.outside == []
        assert seen.complaints == []


def test_nothing_heavy_is_loaded_before_it_is_asked_for(browser: Any, playground: str) -> None:  # noqa: ANN401
    with browsing(browser, playground, width=1400, scheme="light") as seen:
        seen.page.wait_for_selector("body[data-page=ready]")
        loaded = seen.page.evaluate("performance.getEntriesByType('resource').map(each => each.name)")
        assert [name for name in loaded if "pyodide" in name or "engine" in name] == []


def test_a_link_carries_an_example_and_a_mistake_is_shown_at_its_place(browser: Any, playground: str) -> None:  # noqa: ANN401
    first = examples()["examples"][0]
    law = first["law"].replace("f.consent is", "f.consnt is")
    link = fragment({"law": law, "deal": first["deal"], "as_of": AS_OF})
    with browsing(browser, f"{playground}#{link}", width=1400, scheme="dark") as seen:
        seen.page.wait_for_selector("body[data-page=ready]")
        assert checked(seen, 1) == []
        assert "WH201" in seen.page.inner_text("#problems")
        seen.page.click("#problems button")
        marked = seen.page.evaluate(
            "document.getElementById('law').shadowRoot.querySelector('.cm-lintRange').textContent"
        )
        assert marked == "consnt"
        seen.page.click("#link")
        seen.page.wait_for_selector("#copied:not(:empty)")
        assert seen.page.evaluate("location.hash").startswith("#1.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1400])
def test_the_page_is_accessible(browser: Any, playground: str, width: int, scheme: str) -> None:  # noqa: ANN401
    with browsing(browser, playground, width=width, scheme=scheme) as seen:
        seen.page.wait_for_selector("body[data-page=ready]")
        assert seen.axe_violations() == []
        assert not seen.is_wider_than_the_window()


def test_no_text_becomes_mark_up(browser: Any, playground: str) -> None:  # noqa: ANN401
    law = examples()["examples"][0]["law"].replace("No secrecy", "<img src=x onerror=alert(1)><script>x</script>")
    link = fragment({"law": law, "deal": examples()["examples"][0]["deal"], "as_of": AS_OF})
    with browsing(browser, f"{playground}#{link}", width=1400, scheme="light") as seen:
        seen.page.wait_for_selector("body[data-page=ready]")
        assert checked(seen, 1)
        assert seen.page.evaluate("document.querySelectorAll('main script, main img').length") == 0
        assert "<img src=x onerror=alert(1)>" in seen.page.inner_text("#verdicts")
