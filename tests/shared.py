"""Plans that several laws are held against: in CI each is drawn once for all of them; see `tests.laws.share`."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.laws import share
from tests.strategies import edited_plans, plan_sets, plans

any_plan = share(plans())
small_plan = share(plans(max_clauses=4))
edited_pair = share(edited_plans(any_plan))
any_pair = edited_pair | st.tuples(any_plan, any_plan)
"""A plan and its edit, or two plans that have nothing to do with each other."""

plan_set = plan_sets(small_plan)
_either = plan_set | small_plan
any_set = any_pair | st.tuples(plan_set, _either) | st.tuples(_either, plan_set)
"""The same, or two plans of which at least one has a companion."""
