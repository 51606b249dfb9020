"""What conditions become: each line of conditions.md is read in a law, and its typed form compared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.resolve.shown import shown
from tests.resolve.world import law_of, vocabulary
from whereas.resolve.invariants import broken

TABLE = (Path(__file__).parent / "conditions.md").read_text(encoding="utf-8")
PAIRS = re.findall(r"^(.+)\n= (.+)$", TABLE, re.MULTILINE)

LAW = """
list log_points = [purpose, area]
parameter limit = 30 days
parameter limit_of_holder of party p = 30 days for (p.kind is police) = 60 days otherwise
judgment reasonable of flow f "Is it reasonable?"
judgment fair "Is it fair?"
dispute who_is_public "Who is public?"
  reading narrow "Bodies of the state" held by official "Attorney General"
  reading wide "All bodies" held by party "the vendor"
legal fact reenacted "Was it re-enacted?" = no checked 2026-11-01
section 0 "Terms"
  define home_video of flow f as f.origin is private_residence
  define subpoena of flow f as f.legal_process is subpoena
section 1 "Given"
  for each f in flows
  duty share, f.sender must not "share": f.public
    unless consent "1(b)": f.consent is each_request
section 2 "Also given"
  for each f in flows
  f.sender must not "sell": f.terms is sale
section 3 "Asked"
  for each f in flows
  for each d in datasets
  for each s in searches
  for each t in technologies
  for each r in requests
  for each p in parties
  any person must "do so": {condition}
"""


@pytest.mark.parametrize(("text", "expected"), PAIRS, ids=[text for text, _ in PAIRS])
def test_condition(text: str, expected: str) -> None:
    law = law_of(LAW.replace("{condition}", text).lstrip())
    (duty,) = law.sections[-1].duties
    assert duty.requirement is not None
    assert shown(duty.requirement) == expected
    assert list(broken(law, {law.id: law}, vocabulary())) == []


def test_there_are_many() -> None:
    assert len(PAIRS) >= 60
