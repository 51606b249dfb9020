"""What is asked of the meaning beside a verdict: whether scenarios come out as their drafter expects."""

from whereas.analysis.scenario_read import Setting, read_scenario
from whereas.analysis.scenario_run import run_scenario

__all__ = ["Setting", "read_scenario", "run_scenario"]
