"""From trees to typed laws: every name is resolved, every kind checked, before anything runs."""

from whereas.resolve.laws import resolve_laws
from whereas.resolve.linking import link
from whereas.resolve.vocabulary import resolve_vocabulary

__all__ = ["link", "resolve_laws", "resolve_vocabulary"]
