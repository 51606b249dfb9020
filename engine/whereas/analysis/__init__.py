"""What is asked beside a verdict: whether scenarios come out as their drafter expects, and what changes when."""

from whereas.analysis.clauses import clauses_of
from whereas.analysis.scenario_read import Setting, read_scenario
from whereas.analysis.scenario_run import run_scenario
from whereas.analysis.turning_days import Change, turning_days

__all__ = ["Change", "Setting", "clauses_of", "read_scenario", "run_scenario", "turning_days"]
