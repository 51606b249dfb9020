"""The reports on the real deals of the library against its first laws, whole, so that a change of any can be read.

They take minutes, so they are `long`: `make golden` writes them, `make long` compares them.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import Golden
from whereas.pipeline import check
from whereas.report.formats.table import render
from whereas.report.model import Report

FOLDER = Path(__file__).parent / "golden"
AS_OF = dt.date(2026, 11, 1)
LAWS = ("model.home_video", "us.ca.sb34", "us.nh.rsa_261_75_b", "us.ca.oakland.omc_9_64")
RING_FLOCK = "ring-flock-community-requests"
DEALS = (RING_FLOCK, "ring-axon-community-requests", "ring-request-for-assistance", "flock-alpr-standard")
HASH = re.compile(r"\b[0-9a-f]{64}\b")
VERSION = re.compile(r"whereas \d+\.\d+\S*,")

pytestmark = [pytest.mark.golden, pytest.mark.long]


@cache
def report(deal: str) -> Report:
    return check(deal, policies=LAWS, as_of=AS_OF)


def steady(text: str) -> str:
    """Return a report without what changes though nothing that it says does: the version, and hashes of its inputs."""
    return VERSION.sub("whereas (version),", HASH.sub("(hash)", text))


def first_screen(page: str) -> str:
    """Return what a page says before it tells law by law, a line for each element, without its marks and its style."""
    head, law_by_law, _ = page.partition('<section class="law">')
    assert law_by_law
    body = re.sub(r"<style>.*?</style>", "", head, flags=re.DOTALL)
    lines = (" ".join(line.split()) for line in re.sub(r"<[^>]+>", "\n", body).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


@pytest.mark.parametrize("deal", DEALS)
def test_the_text_report_on_a_deal(deal: str, golden: Golden) -> None:
    golden(FOLDER / f"{deal}.txt", steady(render(report(deal), "text")))


def test_the_markdown_report_on_ring_and_flock(golden: Golden) -> None:
    golden(FOLDER / f"{RING_FLOCK}.md", steady(render(report(RING_FLOCK), "markdown")))


def test_the_first_screen_of_the_page_on_ring_and_flock(golden: Golden) -> None:
    golden(FOLDER / f"{RING_FLOCK}.page.txt", steady(first_screen(render(report(RING_FLOCK), "html"))))
