"""How many examples a law of the design is held against."""

from __future__ import annotations

import os

from hypothesis import settings

LAW = settings(max_examples=500 if os.environ.get("CI") == "true" else 60)
