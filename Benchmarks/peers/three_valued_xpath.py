"""Three-valued conditions in XPath 1.0, which has two: each is a pair of expressions, one that is true where the condition
certainly holds, one that is true where it certainly does not. Where neither is, the record does not say.
"""
import re

from lxml import etree


class Condition:
    def __init__(self, true, false):
        self.true = true
        self.false = false


def equal(field, value):
    return Condition(f"{field}='{value}'", f"{field}!='{value}'")


def yes(field):
    return equal(field, "true")


def among(field, values):
    one_of = " or ".join(f"{field}='{value}'" for value in values)
    return Condition(f"({one_of})", f"({field} and not({one_of}))")


def holds(items, value):
    return Condition(f"{items}/*='{value}'", f"({items} and not({items}/*='{value}'))")


def at_least(field, least):
    return Condition(f"{field}>={least}", f"{field}<{least}")


def given(field):
    return Condition(f"boolean({field})", f"not({field})")


def recorded(field):
    return Condition(f"boolean({field})", "false()")


def filled(items):
    return Condition(f"boolean({items}/*)", f"boolean({items}[not(*)])")


def several(items):
    """Whether a list holds two values that differ."""
    return Condition(f"{items}/*[1]!={items}/*", f"({items} and not({items}/*[1]!={items}/*))")


def no(condition):
    return Condition(condition.false, condition.true)


def both(*conditions):
    return Condition(
        "(" + " and ".join(condition.true for condition in conditions) + ")",
        "(" + " or ".join(condition.false for condition in conditions) + ")")


def either(*conditions):
    return no(both(*map(no, conditions)))


def choose(question, then, otherwise):
    return either(both(question, then), both(no(question), otherwise))


def some(rows, condition, stated="true()"):
    """Whether one of the rows satisfies a condition. `stated` is where the list of the rows stands, which may be absent."""
    return Condition(f"boolean({rows}[{condition.true}])", f"({stated} and not({rows}[not({condition.false})]))")


def every(rows, condition, stated="true()"):
    return no(some(rows, no(condition), stated))


class Question:
    """A condition, compiled."""

    def __init__(self, condition):
        self.is_true = Expression(f"boolean({condition.true})")
        self.is_false = Expression(f"boolean({condition.false})")


class Expression:
    """An XPath expression, compiled; it is given only those variables that it names."""

    def __init__(self, text):
        self.xpath = etree.XPath(text)
        self.names = sorted(set(re.findall(r"\$(\w+)", text)))

    def __call__(self, element, known):
        return self.xpath(element, **{name: known[name] for name in self.names})
