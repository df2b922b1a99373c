"""A clause's words → what they say: figures, dates, shares; forces, parties, conditions; topics.

Nothing is imported here: a run on plan files needs little of it.
"""
