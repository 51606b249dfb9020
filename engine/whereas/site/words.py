"""The words of the language, sorted by what a reader sees in them: one table for every highlighter.

A test holds that each word of the grammar stands here once, and no other word.
"""

from __future__ import annotations

from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


SORTS: Mapping[str, frozenset[str]] = {
    # What a file or a part of it is.
    "declaration": _words(
        "calendar contract define directive dispute duty event exception fact field goal group groups judgment kind law"
        " legal list ordinance parameter policy reading record regulation role scenario scenarios section sections"
        " statute unit vocabulary whereas"
    ),
    # What opens a clause, or holds one together.
    "clause": _words(
        "among answering as ask assuming at be because better but by can checked citation cited complete confidence"
        " counts deal decided default different does down encoded end ends enforced even evidence except expect for"
        " force formerly from gap given good grandfathered held if imports in it jurisdiction lacks listed log logs"
        " means measured note notice notwithstanding of off on one only onward open otherwise overrides penalty people"
        " periods person pinpoint place possible preempted prejudice promise provided reaches reason recipients recover"
        " remedy repealed resting rounds run settings severity share since so source start state subject suit summary"
        " sunset than that the then these time to total under unless until up uses waivable when where with without"
        " zone"
    ),
    # Who must do what.
    "modal": _words("may must"),
    # What is said of facts: comparisons, quantities, connectives.
    "operator": _words(
        "a after all an and any applies before complied each earliest eventual every exist exists falls fails flows"
        " greater has hold holds includes is judged knows believe latest later least less lesser mentions more most no"
        " not number or relied some term within date moment"
    ),
    # Units and months.
    "unit": _words(
        "April August December February January July June March May November October September business court day"
        " days hour hours minute minutes month months second seconds week weeks year years"
    ),
    # What stands for itself: values, verdicts, grades, levels.
    "constant": _words(
        "alleged always binding configured contracted disputed excused high inapplicable low medium needs_judgment none"
        " observed official party pending planned primary promised satisfied secondary stated undetermined unknown"
        " unlimited violated yes zero"
    ),
}
"""Each sort with its words."""

SORT_OF: Mapping[str, str] = {word: sort for sort, words in SORTS.items() for word in words}
"""Each word with its sort."""
