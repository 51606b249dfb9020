"""Which builder belongs to which rule of the grammar, and to which token.

Comes in: the parts of a rule, already built. Goes out: a node of the tree, or a mark that the enclosing rule takes
up. Promise: there is a builder for every rule of the grammar and for every token that means something.
"""

from __future__ import annotations

from types import MappingProxyType

from whereas.syntax.build_conditions import CONDITIONS
from whereas.syntax.build_head import HEADS
from whereas.syntax.build_law import LAWS
from whereas.syntax.build_scenario import SCENARIOS
from whereas.syntax.build_section import SECTIONS
from whereas.syntax.build_tokens import TOKENS
from whereas.syntax.build_values import VALUES
from whereas.syntax.build_vocabulary import VOCABULARIES

BUILDERS = MappingProxyType(
    {
        "start": lambda _, parts, __: parts[0],
        **VALUES,
        **CONDITIONS,
        **HEADS,
        **SECTIONS,
        **LAWS,
        **SCENARIOS,
        **VOCABULARIES,
    }
)
TOKEN_BUILDERS = MappingProxyType(TOKENS)
