"""Plans that several laws are held against: in CI each is drawn once for all of them; see `tests.laws.share`."""

from __future__ import annotations

from tests.laws import share
from tests.strategies import edited_plans, plan_pairs, plans, set_pairs

any_plan = share(plans())
small_plan = share(plans(max_clauses=4))
edited_pair = share(edited_plans())
any_pair = share(edited_plans() | plan_pairs())
any_set = share(edited_plans() | plan_pairs() | set_pairs())
