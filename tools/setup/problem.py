"""The one kind of error that start.py reports: a sentence for a learner."""


class Problem(Exception):
    """Something a learner can mend; its text is one sentence saying what to do."""
