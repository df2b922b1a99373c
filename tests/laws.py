"""How many examples a law of the design is held against."""

from __future__ import annotations

import os

from hypothesis import settings

_IS_CI = os.environ.get("CI") == "true"
LAW = settings(max_examples=500 if _IS_CI else 60)
# A pair of hard prose takes a tenth of a second, and a run has fifteen minutes.
PROSE_LAW = settings(max_examples=100 if _IS_CI else 60)
