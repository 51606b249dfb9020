"""What is being spoken of: the name of each variable in words, and the one that "it" stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from whereas.english.lexicon import Lexicon
from whereas.english.nouns import singular, speaks_of_it
from whereas.model.expression import Field, Source, Variable
from whereas.model.kinds import ListKind, RecordKind
from whereas.model.law import Binding

BEARER = "the bearer"
"""The name under which a scope holds who is bound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The words for the variables in sight.

    Attributes:
        names: each variable with what it is called: "the flow".
        focus: the variable that the clause before was about, so that "it" and "its" mean it; None: nothing yet.
    """

    lexicon: Lexicon
    names: Mapping[str, str] = field(default_factory=dict)
    focus: str | None = None

    def binding(self, variable: Variable, sources: Iterable[Source] = ()) -> Scope:
        """Return the scope in which `variable` is in sight too, under a name that no other one has."""
        noun = self.noun_of(variable, sources)
        taken = {name for key, name in self.names.items() if key != variable.name}
        name = next(
            (said for said in (f"the {noun}", f"the other {noun}") if said not in taken), f"the {noun} {variable.name}"
        )
        return Scope(lexicon=self.lexicon, names={**self.names, variable.name: name}, focus=self.focus)

    def binding_all(self, bindings: Iterable[Binding]) -> Scope:
        """Return the scope in which all variables of a section are in sight."""
        scope = self
        for item in bindings:
            scope = scope.binding(item.variable, item.sources)
        return scope

    def bound_by(self, bearer: str) -> Scope:
        """Return the scope in which "the bearer" is called what the duty calls it."""
        return replace(self, names={**self.names, BEARER: bearer})

    def about(self, focus: str | None) -> Scope:
        """Return the scope in which "it" means `focus`."""
        return self if focus == self.focus else Scope(lexicon=self.lexicon, names=self.names, focus=focus)

    def noun_of(self, variable: Variable, sources: Iterable[Source]) -> str:
        """Return what one thing that a variable ranges over is called: by the list it comes from, else by its kind."""
        for source in sources:
            if isinstance(source, Field) and isinstance(source.kind, ListKind):
                title = self.lexicon.field_title(source.record, source.name)
                return self.lexicon.kind_noun(variable.kind) if speaks_of_it(title) else singular(title)
        return self.lexicon.kind_noun(variable.kind)

    def is_alone(self, variable: Variable) -> bool:
        """Return whether no other variable in sight could be meant by a fact of this one."""
        return isinstance(variable.kind, RecordKind) and set(self.names) <= {variable.name, BEARER}
