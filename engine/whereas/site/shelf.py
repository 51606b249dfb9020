"""What the pages are made from: each law, scenario and deal of the library, read once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whereas.english import Lexicon
from whereas.library import VOCABULARY, Desk, Found, load_deal, load_laws, load_trees, load_vocabulary
from whereas.library.memory import laws_named_in, tree_in
from whereas.model.facts import Deal
from whereas.model.law import Law
from whereas.model.vocabulary import Vocabulary
from whereas.site.verdicts import Pair, Verdicts, hash_of, judging_hash
from whereas.syntax import tree as t
from whereas.text import Diagnostic, Source, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """A scenario as it is written: its title, the deal that it begins with, and its text."""

    title: str
    deal: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Everything that a page may tell of."""

    laws: Mapping[str, Law]
    deals: Mapping[str, Deal]
    scenarios: Mapping[str, tuple[Scenario, ...]]
    sources: Mapping[str, Source]
    vocabulary: Vocabulary
    lexicon: Lexicon
    verdicts: Verdicts
    inputs: Mapping[tuple[str, str], str]
    engine: str

    def pair(self, deal: str, law: str) -> Pair | None:
        """Return what was judged of a deal under a law; None where nothing was, or either has changed since."""
        return self.verdicts.fresh(deal, law, self.inputs.get((deal, law), ""))

    def words_of_file(self, name: str) -> str:
        """Return the text of a file."""
        return self.sources[name].text

    def words(self, span: Span) -> str:
        """Return the text that a span covers."""
        return self.sources[span.source].text[span.start : span.end]


def read_shelf(verdicts: Verdicts) -> tuple[Shelf | None, tuple[Diagnostic, ...]]:
    """Return the library as pages need it, or None, and what is wrong with it."""
    desk = Desk()
    chosen = load_trees(desk, desk.library.laws.values())
    laws = load_laws(desk, chosen)
    vocabulary = load_vocabulary(desk, VOCABULARY)
    deals = {name: made[0] for name, found in desk.library.deals.items() if (made := load_deal(desk, found))}
    scenarios = {name: _scenarios(desk, desk.library.laws[name]) for name in chosen if name in desk.library.laws}
    if vocabulary is None or not desk.is_clean:
        return None, desk.sorted_problems
    linked = laws.linked(tuple(chosen))
    shelf = Shelf(
        laws=linked,
        deals=deals,
        scenarios=scenarios,
        sources=desk.sources,
        vocabulary=vocabulary,
        lexicon=Lexicon(vocabulary=vocabulary, laws=linked, sources=desk.sources),
        verdicts=verdicts,
        inputs=inputs_of_pairs(desk),
        engine=judging_hash(),
    )
    return shelf, desk.sorted_problems


def _scenarios(desk: Desk, found: Found) -> tuple[Scenario, ...]:
    made: list[Scenario] = []
    for item in (found, *found.scenarios_beside):
        source = desk.text(item)
        tree = None if source is None else tree_in(source)[0]
        if source is None or not isinstance(tree, (t.Law, t.Scenarios)):
            continue
        parts = tree.scenarios if isinstance(tree, t.Scenarios) else tree.items
        made += [_scenario(part, source) for part in parts if isinstance(part, t.Scenario)]
    return tuple(made)


def _scenario(tree: t.Scenario, source: Source) -> Scenario:
    return Scenario(title=tree.title.value, deal=tree.deal.value, text=source.text[tree.span.start : tree.span.end])


# ---------------------------------------------------------------------- what a verdict is made from
def inputs_of_pairs(desk: Desk) -> Mapping[tuple[str, str], str]:
    """Return the hash of what each verdict is made from, for each deal under each law of the library."""
    library = desk.library
    laws = {name: hash_of(_texts_of(name, desk)) for name in library.laws}
    deals = {name: hash_of([found.file.read_bytes()]) for name, found in library.deals.items()}
    return {(deal, law): hash_of([deals[deal].encode(), laws[law].encode()]) for deal in deals for law in laws}


def _texts_of(name: str, desk: Desk) -> tuple[bytes, ...]:
    """Return the text of a law and of all laws that it names, and that these name."""
    waiting, seen, found = [name], {name}, []
    while waiting:
        source = desk.text(desk.library.laws[waiting.pop(0)])
        if source is None:
            continue
        found.append(source.text.encode())
        more = sorted(set(laws_named_in(source)) & set(desk.library.laws) - seen)
        seen.update(more)
        waiting += more
    return tuple(found)
