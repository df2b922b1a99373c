"""Red lines: policies → findings, and what people have accepted."""

from plancmp.policy.acceptances import Acceptance, append_acceptances, load_acceptances, read_acceptances
from plancmp.policy.checking import REVIEW, Check, check
from plancmp.policy.findings import Finding
from plancmp.policy.judgement import Judgement
from plancmp.policy.policyfile import build_policy_schema, load_policy, read_policy
from plancmp.policy.redlines import Bound, Direction, Level, Outcome, Pattern, Policy, RedLine, Selector, Treatment

__all__ = [
    "REVIEW",
    "Acceptance",
    "Bound",
    "Check",
    "Direction",
    "Finding",
    "Judgement",
    "Level",
    "Outcome",
    "Pattern",
    "Policy",
    "RedLine",
    "Selector",
    "Treatment",
    "append_acceptances",
    "build_policy_schema",
    "check",
    "load_acceptances",
    "load_policy",
    "read_acceptances",
    "read_policy",
]
