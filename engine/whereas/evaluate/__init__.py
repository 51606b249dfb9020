"""Deals judged by laws: one evaluator, always traced."""

from whereas.evaluate.assess import assess
from whereas.evaluate.settings import Settings

__all__ = ["Settings", "assess"]
