"""Three-valued logic in plain Python: True, False, and None for what the record does not say."""
from tallies import NOT_EVIDENCED, NOT_MET, PARTLY_MET

# An absent list: one row of which nothing is known.
SILENT = [{}]


def any3(answers):
    return True if True in answers else None if None in answers else False


def all3(answers):
    return False if False in answers else None if None in answers else True


def not3(answer):
    return None if answer is None else not answer


def equal(value, other):
    return None if value is None else value == other


def among(value, values):
    return None if value is None else value in values


def holds(values, value):
    return None if values is None else value in values


def at_least(value, least):
    return None if value is None else value >= least


def several(values):
    """Whether a list holds two values that differ."""
    return None if values is None else len(set(values)) > 1


def filled(rows):
    """Whether a list has a row."""
    return None if rows is SILENT or rows is None else len(rows) > 0


def verdict(applies, met, partly):
    """The judgement of a criterion that applies, or may, and is not met."""
    if partly:
        return PARTLY_MET
    return NOT_EVIDENCED if applies is None or met is None or partly is None else NOT_MET
