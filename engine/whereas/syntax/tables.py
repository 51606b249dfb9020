"""Makes the parse table from the grammars: `make tables`.

Comes in: the texts of `grammars/*.lark`. Goes out: the text of the module `whereas.syntax.table`, which every run
loads instead of the grammars. Promise: the same grammars give the same text, byte for byte, and a grammar with any
conflict gives an error instead of a table. This is the only module that knows Lark; nothing at run time needs it.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from lark import Lark
from lark.grammar import Rule, Symbol, Terminal
from lark.lexer import PatternStr, TerminalDef
from lark.parsers.grammar_analysis import RulePtr
from lark.parsers.lalr_analysis import ParseTable, Shift

from whereas._data import shipped_folder

GRAMMARS = ("law", "section", "expression", "scenario", "vocabulary", "words")
NESTING_ROOT = "condition"  # what contains itself by way of a condition is counted as nesting
NAME = "NAME"

# Where a clause begins: reading goes on at one of these after a mistake.
LAW_CLAUSES = ("law_item", "setup", "norm", "after_duty", "attached", "but_not", "even_so", "scenario_clause")
CLAUSES = (
    *LAW_CLAUSES,
    "header",
    "beside_not_encoded",
    "parameter_line",
    "decided",
    "reading",
    "vocabulary_item",
    "group",
    "record_clause",
    "field",
    "option",
    "calendar_clause",
    "scenarios",
    "vocabulary",
    "law",
)

# What a name at the head of an operand is for; and the rules in which a name is a variable, or follows `the`.
OPERAND_RULES = frozenset({"path"})
THE_RULES = frozenset({"role", "applied"})
VARIABLE_RULES = frozenset({"for_each", "quantifier", "number_of", "share_of"})
# What follows where a variable ranges: a variable of that name could not be told from it by a reader.
AFTER_VARIABLE = ("where", "inner_where", "outer_where", "has")
TYPE_RULES = frozenset({"one_value"})

State: TypeAlias = frozenset[RulePtr]


class _AnyName:
    """Makes Lark's own lexer read whole words, as ours does."""

    always_accept = (NAME,)

    def process(self, stream: object) -> object:
        return stream


def join_grammars(texts: Mapping[str, str]) -> str:
    """Return the grammar of the whole language.

    The parts are joined, not imported: Lark renames what a nested import brings, which would double every terminal.
    """
    return "\n".join(texts[name] for name in GRAMMARS)


def lark_parser(texts: Mapping[str, str], *, debug: bool = False) -> Lark:
    """Return Lark's own parser for the grammars; it refuses any conflict of rules or of terminals.

    Raises:
        lark.GrammarError: the grammar is wrong, or has a conflict.
    """
    return Lark(
        join_grammars(texts),
        parser="lalr",
        lexer="contextual",
        strict=True,
        postlex=_AnyName(),
        maybe_placeholders=False,
        debug=debug,
    )


def make_table(texts: Mapping[str, str]) -> dict[str, object]:
    """Return the parse table as plain lists and dictionaries; `whereas.syntax.automaton` says how it is read."""
    parser = lark_parser(texts, debug=True)
    table: ParseTable = parser.parser.parser._parse_table  # noqa: SLF001  (Lark has no public name for it)
    terminals = sorted({t for row in table.states.values() for t in row if _is_terminal(t)})
    nonterminals = sorted({rule.origin.name for rule in parser.rules})
    states = _number_states(table)
    rules = sorted(parser.rules, key=_rule_key)
    encoder = _Encoder(terminals, nonterminals, states, rules)
    nested = _nonterminals_that_nest(parser.rules)
    texts_of = {t.name: t.pattern.value for t in parser.terminals if isinstance(t.pattern, PatternStr)}
    words = {name: text for name, text in texts_of.items() if text.isalpha() or "_" in text}
    openers = _first_words(parser.rules, CLAUSES, words)
    in_law = _first_words(parser.rules, LAW_CLAUSES, words)
    after_variable = _first_words(parser.rules, AFTER_VARIABLE, words)
    return {
        "terminals": terminals,
        "nonterminals": nonterminals,
        "literals": {name: text for name, text in sorted(texts_of.items()) if name in terminals},
        "patterns": _patterns(parser.terminals, terminals),
        "ignored": [t.pattern.to_regexp() for t in parser.terminals if t.name in parser.ignore_tokens],
        "rules": [_encode_rule(rule, nonterminals, nested) for rule in rules],
        "states": [encoder.encode(table.states[state]) for state in states],
        "rows": encoder.rows,
        "start": states[table.start_states["start"]],
        "end": states[table.end_states["start"]],
        "openers": sorted(openers),
        "reserved": _reserved_words(table, words, in_law, after_variable),
    }


def _is_terminal(name: str) -> bool:
    return name == "$END" or name.isupper()


def _rule_key(rule: Rule) -> tuple[str, int]:
    return rule.origin.name, rule.order


def _number_states(table: ParseTable) -> dict[State, int]:
    """Return each state's number, in the order in which they are reached: the same in every run."""
    numbers = {table.start_states["start"]: 0}
    queue = [table.start_states["start"]]
    for state in queue:
        for symbol in sorted(table.states[state]):
            action, target = table.states[state][symbol]
            if action is Shift and target not in numbers:
                numbers[target] = len(numbers)
                queue.append(target)
    return numbers


class _Encoder:
    """Turns states into numbers; equal rows are kept once."""

    def __init__(
        self, terminals: list[str], nonterminals: list[str], states: Mapping[State, int], rules: list[Rule]
    ) -> None:
        self.rows: list[list[int]] = []
        self._row_ids: dict[tuple[int, ...], int] = {}
        self._terminals = {name: index for index, name in enumerate(terminals)}
        self._nonterminals = {name: index for index, name in enumerate(nonterminals)}
        self._states = states
        self._rules = {rule: index for index, rule in enumerate(rules)}

    def encode(self, actions: Mapping[str, tuple[object, object]]) -> list[int]:
        """Return [row of shifts, row of gotos, rule, row of its lookaheads, rule, ...]."""
        shifts: list[int] = []
        gotos: list[int] = []
        reductions: dict[int, list[int]] = {}
        for symbol in sorted(actions):
            action, target = actions[symbol]
            if action is not Shift:
                reductions.setdefault(self._rules[target], []).append(self._terminals[symbol])  # type: ignore[index]
            elif symbol in self._terminals:
                shifts += [self._terminals[symbol], self._states[target]]  # type: ignore[index]
            else:
                gotos += [self._nonterminals[symbol], self._states[target]]  # type: ignore[index]
        encoded = [self._intern(shifts), self._intern(gotos)]
        for rule in sorted(reductions):
            encoded += [rule, self._intern(reductions[rule])]
        return encoded

    def _intern(self, row: list[int]) -> int:
        key = tuple(row)
        if key not in self._row_ids:
            self._row_ids[key] = len(self.rows)
            self.rows.append(row)
        return self._row_ids[key]


def _patterns(definitions: Iterable[TerminalDef], terminals: list[str]) -> list[list[object]]:
    """Return [terminal, expression, whether it is read only where the grammar asks for it], in the order of trial."""
    wanted = [t for t in definitions if t.name in terminals and not (isinstance(t.pattern, PatternStr) and _is_word(t))]
    wanted.sort(key=lambda t: (-t.priority, -len(t.pattern.value), t.name))
    return [[t.name, t.pattern.to_regexp(), t.priority > 0] for t in wanted]


def _is_word(terminal: TerminalDef) -> bool:
    return terminal.pattern.value[0].isalpha()


def _encode_rule(rule: Rule, nonterminals: list[str], nested: frozenset[str]) -> list[object]:
    """Return [origin, action, length, kept places, places of lists among them, whether it nests].

    The action is `""` for a rule that hands on its only kept part, `"+"` for one that makes or lengthens a list, else
    the name under which `build` knows it.
    """
    kept = [
        place
        for place, symbol in enumerate(rule.expansion)
        if rule.options.keep_all_tokens or not (isinstance(symbol, Terminal) and symbol.filter_out)
    ]
    lists = [place for place in kept if _is_list(rule.expansion[place])]
    if _is_list(rule.origin):
        action = "+"
    elif rule.options.expand1 and not rule.alias and len(kept) == 1 and not lists:
        action = ""
    else:
        action = rule.alias or rule.origin.name
    nests = rule.origin.name in nested and (len(rule.expansion) > 1 or bool(action)) and action != "+"
    return [nonterminals.index(rule.origin.name), action, len(rule.expansion), kept, lists, int(nests)]


def _is_list(symbol: Symbol) -> bool:
    return not symbol.is_term and str(symbol.name).startswith("__")


def _nonterminals_that_nest(rules: Iterable[Rule]) -> frozenset[str]:
    parts: dict[str, set[str]] = {}
    for rule in rules:
        parts.setdefault(rule.origin.name, set()).update(s.name for s in rule.expansion if not s.is_term)
    below = _closure({NESTING_ROOT}, parts)
    return frozenset(name for name in below if NESTING_ROOT in _closure(parts[name], parts))


def _closure(names: set[str], parts: Mapping[str, set[str]]) -> set[str]:
    reached: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(parts[name])
    return reached


def _first_words(rules: Iterable[Rule], names: Iterable[str], words: Mapping[str, str]) -> frozenset[str]:
    """Return the words that can begin one of `names` (no rule of the family is empty but lists left out)."""
    begins: dict[str, set[str]] = {}
    for rule in rules:
        if rule.expansion:
            begins.setdefault(rule.origin.name, set()).add(rule.expansion[0].name)
    reached: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting.extend(begins.get(name, ()))
    return frozenset(words[name] for name in reached if name in words)


def _reserved_words(
    table: ParseTable, words: Mapping[str, str], openers: frozenset[str], after_variable: frozenset[str]
) -> dict[str, list[str]]:
    """Return the words that a name can't be, by what the name is for.

    Where a word of the language and a name may both stand, the word is read; so a name that is one of these could be
    given, and never be read again. `operand` is where a value may begin, `clause` where a clause of a law may (for
    a duty may begin with a name), `the` after `the`, `variable` where a variable is introduced, `type` where a field
    says what it holds.
    """
    harmless = _words_before_texts(table)
    found = {"operand": set(), "clause": openers - harmless, "the": set(), "type": set(), "variable": set()}
    found["variable"] |= openers | after_variable
    for row in table.states.values():
        if NAME not in row:
            continue
        action, target = row[NAME]
        rivals = {words[symbol] for symbol, (kind, _) in row.items() if symbol in words and kind is action}
        # Where a name ends what came before (`no` is a quantifier by itself), that is what the name is for.
        uses = (
            {_rule_name(pointer) for pointer in target if _has_read_name(pointer)}
            if action is Shift
            else {target.origin.name}
        )
        if uses & OPERAND_RULES and "DUTY" not in row:
            found["operand"] |= rivals
        if uses & THE_RULES:
            found["the"] |= rivals
        if uses & TYPE_RULES:
            found["type"] |= rivals
        if uses & VARIABLE_RULES and "DUTY" not in row:
            found["variable"] |= rivals
    return {use: sorted(reserved) for use, reserved in sorted(found.items())}


def _rule_name(pointer: RulePtr) -> str:
    return str(pointer.rule.alias or pointer.rule.origin.name)


def _has_read_name(pointer: RulePtr) -> bool:
    return pointer.index > 0 and bool(pointer.rule.expansion[pointer.index - 1].name == NAME)


def _words_before_texts(table: ParseTable) -> set[str]:
    """Return the words after which nothing but a text can follow: no mistake with such a name can go unseen."""
    following: dict[str, set[str]] = {}
    for row in table.states.values():
        for symbol, (action, target) in row.items():
            if action is Shift and symbol.isupper():
                following.setdefault(symbol.lower(), set()).update(filter(_is_terminal, table.states[target]))
    return {word for word, after in following.items() if after <= {"STRING", "LONG_STRING"}}


def render_module(table: Mapping[str, object]) -> str:
    """Return the text of the module that holds `table`."""
    parts = ",\n".join(
        f"{json.dumps(key)}:{json.dumps(value, separators=(',', ':'), ensure_ascii=True)}"
        for key, value in table.items()
    )
    return (
        '"""The parse table. Generated from grammars/ by `make tables`; never edited."""\n\n'
        f'TABLE = r"""{{\n{parts}\n}}\n"""\n'
    )


def read_grammars() -> dict[str, str]:
    """Return the texts of the shipped grammars, by name."""
    folder = shipped_folder("grammars")
    return {name: (folder / f"{name}.lark").read_text(encoding="utf-8") for name in GRAMMARS}


if __name__ == "__main__":
    sys.stdout.write(render_module(make_table(read_grammars())))
