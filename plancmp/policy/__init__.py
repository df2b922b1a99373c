"""Red lines: policies → findings, and what people have accepted."""

from plancmp.policy.acceptances import Acceptance, append_acceptances, load_acceptances, read_acceptances
from plancmp.policy.checking import REVIEW, Check, check
from plancmp.policy.config import Config, list_profiles, load_config, load_profile
from plancmp.policy.findings import Finding
from plancmp.policy.judgement import Judgement
from plancmp.policy.policyfile import build_schema, load_policy, read_policy
from plancmp.policy.redlines import (
    Bound,
    Direction,
    Level,
    Outcome,
    Pattern,
    Policy,
    RedLine,
    Selector,
    Treatment,
    Versions,
)

__all__ = [
    "REVIEW", "Acceptance", "Bound", "Check", "Config", "Direction", "Finding", "Judgement", "Level", "Outcome",
    "Pattern", "Policy", "RedLine", "Selector", "Treatment", "Versions", "append_acceptances", "build_schema",
    "check", "list_profiles", "load_acceptances", "load_config", "load_policy", "load_profile", "read_acceptances",
    "read_policy",
]  # fmt: skip
