"""Hypothesis profiles: `dev` for daily work, `ci` for the promises of the design, `mutation` for its benchmark."""

import os

from hypothesis import HealthCheck, Phase, settings

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]

settings.register_profile("dev", max_examples=60, deadline=None, suppress_health_check=_SLOW)
settings.register_profile(
    "ci",
    max_examples=500,
    deadline=None,
    # The same examples in every run: what CI says of a commit does not change. Daily runs draw new ones.
    derandomize=True,
    print_blob=True,
    database=None,
    suppress_health_check=_SLOW,
)
settings.register_profile(
    "mutation",  # one failure is enough to know that a fault shows: no search for a smaller example
    parent=settings.get_profile("dev"),
    max_examples=25,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") == "true" else "dev"))
