"""What all Python peers share: the criteria's places, weights and essential marks, adding up, and printing.

The table that every peer prints: a row for each authority and theme (gap, applicable), then one for each authority
and criterion (the judgements). `compare-tallies` says whether two such tables are the same.
"""
import sys

MET, PARTLY_MET, NOT_MET, NOT_EVIDENCED, NOT_APPLICABLE = range(5)

# criterion, weight, essential; as rubrics/cordis-bright-themes/rubric.yaml has them, in its order.
THEMES = {
    "risk": [
        ("risk-tool-used", 3, True),
        ("every-child-in-risk-assessment", 3, True),
        ("risk-analysed-with-reasons", 3, True),
        ("history-and-pattern-used", 2, False),
        ("risk-reviewed-after-incidents", 2, False),
        ("aggravating-circumstances-weighed", 2, False),
        ("harmful-behaviour-in-risk-analysis", 2, False),
        ("safety-plans-follow-risk", 2, False),
    ],
    "impact": [
        ("abuse-described", 2, True),
        ("coercive-control-explored", 2, False),
        ("impact-on-each-child-analysed", 3, True),
        ("several-areas-of-life-covered", 1, False),
        ("short-and-long-term-effects-considered", 1, False),
        ("exposure-of-each-child-described", 2, False),
        ("parenting-impact-understood-without-blame", 2, False),
    ],
    "multi-agency": [
        ("key-agencies-asked", 3, True),
        ("agency-information-used", 2, False),
        ("taken-up-by-marac-or-mappa", 3, True),
        ("specialist-help-sought", 2, True),
        ("referrals-chased", 1, False),
        ("plan-shared-between-agencies", 2, False),
    ],
    "fathers": [
        ("fathers-known-or-absence-explained", 2, True),
        ("fathers-involved-or-unsafe-explained", 3, True),
        ("harmful-behaviour-of-fathers-assessed", 3, True),
        ("parenting-of-fathers-assessed", 2, False),
        ("history-of-fathers-checked", 2, False),
        ("safe-father-considered-as-resource", 2, False),
        ("change-asked-of-person-causing-harm", 2, False),
    ],
    "voice": [
        ("every-child-seen", 3, True),
        ("every-child-seen-alone-or-observed", 2, True),
        ("own-words-or-experience-recorded", 3, True),
        ("siblings-treated-as-individuals", 2, False),
        ("views-shaped-decisions", 2, True),
        ("method-suits-child", 1, False),
    ],
}
CRITERIA = [criterion for theme in THEMES.values() for criterion in theme]
HEADER = "authority,theme,criterion,gap,applicable,met,partlyMet,notMet,notEvidenced,notApplicable"


def theme_results(judgements):
    """For each theme whether it is a gap, or None where nothing of it applies. A gap: an essential criterion is not met
    or not evidenced, or less than 60 % of the weights that apply is earned; partly met earns half."""
    results = []
    first = 0
    for theme in THEMES.values():
        earned = possible = 0
        missed = False
        for judgement, (_, weight, essential) in zip(judgements[first:], theme):
            if judgement == NOT_APPLICABLE:
                continue
            possible += 2 * weight
            if judgement == MET:
                earned += 2 * weight
            elif judgement == PARTLY_MET:
                earned += weight
            elif essential:
                missed = True
        results.append(missed or earned * 100 < possible * 60 if possible else None)
        first += len(theme)
    return results


class Tallies:
    """The counts of one run. Cases with the same judgements are counted together, so each pattern is scored once."""

    def __init__(self):
        self.patterns = {}

    def add(self, authority, judgements):
        key = (authority, bytes(judgements))
        self.patterns[key] = self.patterns.get(key, 0) + 1

    def write(self, file=sys.stdout):
        gaps = {}
        judged = {}
        for (authority, judgements), count in self.patterns.items():
            for theme, gap in zip(THEMES, theme_results(judgements)):
                row = gaps.setdefault((authority, theme), [0, 0])
                row[0] += count if gap else 0
                row[1] += count if gap is not None else 0
            for (criterion, _, _), judgement in zip(CRITERIA, judgements):
                judged.setdefault((authority, criterion), [0] * 5)[judgement] += count
        print(HEADER, file=file)
        for authority in sorted({authority for authority, _ in gaps}):
            for theme, criteria in THEMES.items():
                gap, applicable = gaps[authority, theme]
                print(f"{authority},{theme},,{gap},{applicable},,,,,", file=file)
                for criterion, _, _ in criteria:
                    counts = ",".join(map(str, judged[authority, criterion]))
                    print(f"{authority},{theme},{criterion},,,{counts}", file=file)
