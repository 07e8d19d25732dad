#!/usr/bin/env python3
"""The 34 criteria of rubrics/cordis-bright-themes in XPath, over lxml; prints the tallies.

usage: lxml_peer.py CASES.xml

Every expression is compiled once. What lies in the window, and who is who, is looked up once a case and given to the
expressions as variables. A row without a date counts as old and an adult without a role as no father: in the data of the
benchmarks neither is silent. XPath 1.0 can't count days, so one criterion does that in Python.
"""
import sys
from datetime import date

from lxml import etree

from tallies import CRITERIA, MET, NOT_APPLICABLE, NOT_EVIDENCED, NOT_MET, PARTLY_MET, Tallies
from three_valued_xpath import (
    Condition, Expression, Question, among, at_least, both, choose, either, equal, every, filled, given, holds, no,
    recorded, several, some, yes)


def in_window(field):
    day = f"translate({field},'-','')"
    return Condition(f"({day}>=$since and {day}<=$until)", f"({day}<$since or {day}>$until)")


RECENT = in_window("date").true
CAUSES_HARM = "id=../../abuse/perpetratorIds/*"
IS_VICTIM = "id=../../abuse/victimIds/*"

# Looked up once a case, in this order.
ROWS = {
    "recentRisk": f"riskAssessments/*[{RECENT}]",
    "riskNow": f"riskAssessments/*[{RECENT} or not($recentRisk)]",
    "visits": f"visits/*[{RECENT}]",
    "referrals": f"referrals/*[{RECENT}]",
    "agencies": f"agencies/*[{RECENT}]",
    "meetings": f"meetings/*[{RECENT}]",
    "supervision": f"supervision/*[{RECENT}]",
    "safetyPlans": f"safetyPlans/*[{RECENT} or reviewDates/*[{in_window('.').true}]]",
    "assessments": f"assessments/*[{in_window('startDate').true} or {in_window('endDate').true}]",
    "recentPlans":
        f"plans/*[not(endDate) or {in_window('startDate').true} or {in_window('endDate').true}]",
    "openPlans": "plans/*[not(endDate)]",
    "born": "children/*[ageYears or unborn='false']",
    "fathers":
        "adults/*[roles/*='father' or roles/*='stepFather' or roles/*='secondParent'"
        " or (roles/*='partner' and not(roles/*='mother') and actsAsParent='true')]",
}

ALWAYS = Condition("true()", "false()")
TOOLS = ("dash", "dashYoungPerson", "dvrim", "dvram", "dara")
VICTIM_TOOLS = ("dash", "dashYoungPerson", "dara")
SERVICES = ("idva", "childSpecialist", "communityDaService", "refuge")


def has_rows(rows, stated="true()"):
    return Condition(f"boolean({rows})", f"({stated} and not({rows}))")


def risk(condition):
    return some("$recentRisk", condition, "riskAssessments")


def weighed(circumstance):
    return risk(holds("modifiersConsidered", circumstance))


def own_visit(condition):
    """Of a child: whether one of its visits in the window satisfies a condition."""
    return Condition(
        f"id=$visits[{condition.true}]/childId",
        f"(../../visits and not(id=$visits[not({condition.false})]/childId))")


def agency_asked(kinds):
    return some("$agencies", both(among("agency", kinds), yes("asked")), "agencies")


# How high the risk stands, and how far the response went.
level_owed = both(among("tool", VICTIM_TOOLS), no(given("ticks")))
level_high = choose(given("level"), equal("level", "high"), both(level_owed, equal("level", "high")))
ticks_high = both(among("tool", ("dash", "dashYoungPerson")), given("ticks"), at_least("ticks", 14))
grounds_owed = either(given("grounds"), no(given("level")))
serious = Condition("grounds/*!='repeat'", "(grounds and not(grounds/*!='repeat'))")
high_risk = some("$riskNow", either(level_high, ticks_high, both(grounds_owed, serious)), "riskAssessments")
marac_route = either(
    high_risk, some("$riskNow", both(grounds_owed, holds("grounds", "repeat")), "riskAssessments"))
scale_four = some(
    "$riskNow",
    choose(
        given("scale"), at_least("scale", 4), both(among("tool", ("dvrim", "dvram")), at_least("scale", 4))),
    "riskAssessments")
closed = equal("case/status", "closed")
protection_reached = either(
    among("case/status", ("section47", "childProtection", "lookedAfter")),
    both(closed, either(
        some("$recentPlans", among("type", ("childProtection", "preProceedings", "care")), "plans"),
        some("$assessments", equal("type", "section47"), "assessments"))))
below_child_in_need = either(
    among("case/status", ("contactOnly", "earlyHelp", "familyHelp")),
    both(
        closed,
        no(some(
            "$recentPlans", among("type", ("childInNeed", "childProtection", "preProceedings", "care")), "plans")),
        no(some("$assessments", among("type", ("childAndFamily", "preBirth", "section47")), "assessments"))))
harm_threshold = either(scale_four, protection_reached)
consent_bars = both(
    below_child_in_need, equal("informationSharing/consent", "refused"), no(harm_threshold), no(high_risk))
closed_contact = both(
    equal("case/status", "contactOnly"), given("case/closureReason"), no(high_risk), no(harm_threshold),
    no(yes("outcomes/immediateRiskOpen")))
voice_expected = both(has_rows("$born"), no(closed_contact))

# Circumstances that raise the risk, and what weighs each. The rubric asks for under7 itself, which decides before a
# baby's age could.
coercive_control = holds("abuse/types", "coerciveControl")
disability = either(
    some("children/*", yes("sendOrDisability"), "children"),
    some("adults/*", both(Condition(IS_VICTIM, f"not({IS_VICTIM})"), holds("circumstances", "careAndSupport"))))
pregnancy_owed = f"(pregnant or roles/*='mother' or {IS_VICTIM})"
pregnancy = either(
    some("children/*", both(no(given("ageYears")), yes("unborn")), "children"),
    some("adults/*", both(Condition(pregnancy_owed, f"not({pregnancy_owed})"), yes("pregnant"))))
raising = (
    (some("$born", equal("ageYears", "0")), weighed("under12Months")),
    (some("$born", no(at_least("ageYears", 7))), weighed("under7")),
    (disability, weighed("sendOrDisability")),
    (pregnancy, weighed("pregnancy")),
    (among("abuse/separation", ("separating", "separatedUnder12m")), weighed("separation")),
    (among("abuse/contact", ("supervised", "supported", "unsupervised")), weighed("contact")),
    (coercive_control, weighed("coerciveControl")))

# Who is who.
child_causes_harm = f"children/*[{CAUSES_HARM}]"
adult_causes_harm = f"adults/*[{CAUSES_HARM}]"
someone_causes_harm = has_rows(f"({adult_causes_harm}|{child_causes_harm})")
father_expected = either(has_rows("$fathers"), no(given("case/noFatherReason")))
has_fathers = has_rows("$fathers")
harmful_fathers = f"$fathers[{CAUSES_HARM}]"
safe_fathers = f"$fathers[not({CAUSES_HARM})]"
other_parent_stated = either(
    has_rows("adults/*[roles/*='father' or roles/*='secondParent']"), given("case/noFatherReason"))
has_victim = has_rows("abuse/victimIds/*")
adult_victim = either(
    has_rows(f"adults/*[{IS_VICTIM}]"), some(f"$born[{IS_VICTIM}]", at_least("ageYears", 16)))

pattern_in_risk = risk(holds("areas", "perpetratorPattern"))
behaviour_assessed = some(adult_causes_harm, yes("behaviourAssessed"))
covered = Condition(
    "id=$recentRisk/childIds/*",
    "(../../riskAssessments and not($recentRisk[not(childIds)]) and not(id=$recentRisk/childIds/*))")
rating_given = either(given("level"), given("scale"))
exposed = filled("exposure")
blame = given("narratives/*[victimBlaming='true']")
parenting_understood = some("$assessments", yes("parentingImpact"), "assessments")
some_agency_asked = some("$agencies", yes("asked"), "agencies")
marac_referral = "$referrals[to='marac']"
followed_through = either(yes("followedUp"), equal("outcome", "accepted"))
change_asked = some("$openPlans", holds("actionsFor", "perpetrator"), "plans")
alone = either(own_visit(yes("seenAlone")), both(
    no(at_least("ageYears", 3)), own_visit(equal("method", "observation"))))
suited = choose(
    yes("sendOrDisability"), own_visit(among("method", ("tool", "play", "advocate", "interpreterSupported"))),
    choose(
        no(at_least("ageYears", 3)), own_visit(among("method", ("observation", "play"))),
        choose(
            no(at_least("ageYears", 7)), own_visit(among("method", ("play", "tool", "observation", "advocate"))),
            own_visit(among(
                "method", ("conversation", "tool", "play", "advocate", "written", "interpreterSupported"))))))


def each_child(condition):
    return every("children/*", condition, "children")


def a_child(condition):
    return some("children/*", condition, "children")


def involved(how):
    return both(in_window("involvementDate"), among("involvement", how))


def impact(how):
    return both(in_window("impactDate"), among("impactAnalysis", how))


# applies, met and partly of each criterion; None for the one that is worked out in Python.
RULES = {
    "risk-tool-used": (
        ALWAYS,
        risk(both(among("tool", TOOLS), either(equal("completedBy", "holdingAgency"), yes("adoptedInAssessment")))),
        risk(both(equal("tool", "narrative"), equal("analysis", "analysed")))),
    "every-child-in-risk-assessment": (ALWAYS, each_child(covered), a_child(covered)),
    "risk-analysed-with-reasons": (
        ALWAYS,
        risk(both(equal("analysis", "analysed"), rating_given)),
        risk(either(among("analysis", ("descriptive", "analysed")), rating_given))),
    "history-and-pattern-used": (
        either(no(equal("abuse/frequency", "single")), at_least("case/previousReferrals", 1)),
        both(yes("abuse/patternAnalysed"), yes("chronology/usedInAnalysis")),
        either(yes("abuse/patternAnalysed"), yes("chronology/usedInAnalysis"))),
    "risk-reviewed-after-incidents": None,
    "aggravating-circumstances-weighed": (
        either(*(circumstance for circumstance, _ in raising)),
        both(*(either(no(circumstance), answer) for circumstance, answer in raising)),
        either(*(both(circumstance, answer) for circumstance, answer in raising))),
    "harmful-behaviour-in-risk-analysis": (
        someone_causes_harm, both(pattern_in_risk, behaviour_assessed), either(pattern_in_risk, behaviour_assessed)),
    "safety-plans-follow-risk": (
        ALWAYS,
        both(
            some("$safetyPlans", among("forWhom", ("victim", "youngPerson", "family")), "safetyPlans"),
            either(
                no(has_rows("$born")),
                some("$safetyPlans", among("forWhom", ("child", "youngPerson", "family")), "safetyPlans"))),
        has_rows("$safetyPlans", "safetyPlans")),
    "abuse-described": (
        ALWAYS,
        both(filled("abuse/types"), recorded("abuse/severity"), recorded("abuse/frequency")),
        filled("abuse/types")),
    "coercive-control-explored": (ALWAYS, yes("abuse/controlConsidered"), coercive_control),
    "impact-on-each-child-analysed": (
        ALWAYS, each_child(impact(["analysed"])), a_child(impact(["analysed", "descriptive"]))),
    "several-areas-of-life-covered": (
        ALWAYS, each_child(several("impactDomains")), a_child(filled("impactDomains"))),
    "short-and-long-term-effects-considered": (
        ALWAYS,
        each_child(both(holds("impactTerm", "short"), holds("impactTerm", "long"))),
        a_child(filled("impactTerm"))),
    "exposure-of-each-child-described": (ALWAYS, each_child(exposed), a_child(exposed)),
    "parenting-impact-understood-without-blame": (
        has_victim, both(parenting_understood, no(blame)), parenting_understood),
    "key-agencies-asked": (
        no(consent_bars),
        both(
            agency_asked(["police"]),
            agency_asked(["healthVisitor", "midwife", "gp", "hospital", "schoolNurse"]),
            either(no(some("$born", at_least("ageYears", 3))), agency_asked(["school", "earlyYears"]))),
        some_agency_asked),
    "agency-information-used": (
        some_agency_asked,
        every("$agencies", either(no(yes("asked")), yes("shared")), "agencies"),
        some("$agencies", yes("shared"), "agencies")),
    "taken-up-by-marac-or-mappa": (
        both(marac_route, adult_victim),
        either(
            has_rows("$meetings[type='mappa' and mappaLevel>=2]"),
            some("$meetings", equal("type", "marac"), "meetings"),
            some(marac_referral, among("outcome", ("accepted", "waiting")), "referrals")),
        either(
            has_rows(marac_referral, "referrals"),
            some("$supervision", both(yes("riskReviewed"), yes("rationale")), "supervision"))),
    "specialist-help-sought": (
        has_victim,
        both(
            some("$referrals", both(among("forWhom", ("victim", "family")), among("to", SERVICES)), "referrals"),
            either(
                no(has_rows("$born")), some("$referrals", among("forWhom", ("child", "family")), "referrals"))),
        some("$referrals", among("to", SERVICES), "referrals")),
    "referrals-chased": (
        has_rows("$referrals", "referrals"),
        every("$referrals", followed_through, "referrals"),
        some("$referrals", followed_through, "referrals")),
    "plan-shared-between-agencies": (
        both(has_rows("$openPlans", "plans"), no(equal("case/status", "contactOnly"))),
        some("$openPlans", both(yes("specific"), several("agenciesOwning")), "plans"),
        some("$openPlans", filled("agenciesOwning"), "plans")),
    "fathers-known-or-absence-explained": (
        father_expected,
        both(other_parent_stated, every(
            "$fathers", both(among("parentalResponsibility", ("yes", "no")), yes("whereaboutsKnown")))),
        both(other_parent_stated, some("$fathers", yes("whereaboutsKnown")))),
    "fathers-involved-or-unsafe-explained": (
        has_fathers,
        every("$fathers", involved(["full", "partial", "unsafe"])),
        some("$fathers", involved(["full", "partial", "attempted", "unsafe"]))),
    "harmful-behaviour-of-fathers-assessed": (
        has_rows(harmful_fathers),
        every(harmful_fathers, yes("behaviourAssessed")),
        some(harmful_fathers, yes("historyChecked"))),
    "parenting-of-fathers-assessed": (
        has_fathers,
        every("$fathers", either(yes("parentingAssessed"), involved(["unsafe"]))),
        some("$fathers", yes("parentingAssessed"))),
    "history-of-fathers-checked": (
        has_fathers, every("$fathers", yes("historyChecked")), some("$fathers", yes("historyChecked"))),
    "safe-father-considered-as-resource": (
        has_rows(safe_fathers),
        every(safe_fathers, both(involved(["full", "partial"]), yes("strengthsRecorded"))),
        some(safe_fathers, involved(["full", "partial", "attempted"]))),
    "change-asked-of-person-causing-harm": (
        both(someone_causes_harm, has_rows("$openPlans", "plans"), father_expected),
        both(change_asked, no(some("$openPlans", yes("onusOnVictim"), "plans"))),
        change_asked),
    "every-child-seen": (
        voice_expected, every("$born", own_visit(yes("seen"))), some("$born", own_visit(yes("seen")))),
    "every-child-seen-alone-or-observed": (voice_expected, every("$born", alone), some("$born", alone)),
    "own-words-or-experience-recorded": (
        voice_expected,
        every("$born", own_visit(equal("views", "ownWordsOrObserved"))),
        some("$visits", among("views", ("summary", "ownWordsOrObserved")), "visits")),
    "siblings-treated-as-individuals": (
        both(has_rows("children/*[2]"), no(closed_contact)),
        each_child(yes("individualSection")),
        a_child(yes("individualSection"))),
    "views-shaped-decisions": (
        voice_expected,
        every("$born", own_visit(yes("usedInDecision"))),
        either(
            some("$visits", yes("usedInDecision"), "visits"), some("$recentPlans", yes("childInformed"), "plans"))),
    "method-suits-child": (
        voice_expected,
        every("$born", suited),
        some("$visits", among("method", ("tool", "play", "observation", "advocate")), "visits")),
}

LATER_INCIDENTS = etree.XPath(f"incidents/*[{RECENT}]/date/text()")
RISK_DATES = etree.XPath("riskAssessments/*/date/text()")
AUDIT_DATE = etree.XPath("string(case/auditDate)")
AUDIT_FROM = etree.XPath("string(case/auditFrom)")
AUTHORITY = etree.XPath("string(case/authorityCode)")


def judgement(case, known, applies, met, partly):
    if applies.is_false(case, known):
        return NOT_APPLICABLE
    if met.is_true(case, known):
        return MET
    if partly.is_true(case, known):
        return PARTLY_MET
    evidenced = applies.is_true(case, known) and met.is_false(case, known) and partly.is_false(case, known)
    return NOT_MET if evidenced else NOT_EVIDENCED


def reviewed_after_incidents(case, since, until):
    """Met within 14 days of every incident after a first risk assessment, partly met within 30 of any."""
    assessed = RISK_DATES(case)
    first = min(assessed, default="9999-12-31")
    later = [day for day in LATER_INCIDENTS(case, since=number(since), until=number(until)) if first < day]
    if not later:
        return NOT_APPLICABLE
    reviews = [ordinal(day) for day in assessed if since <= day <= until]
    waits = [min([day - at for day in reviews if day >= at], default=1000) for at in map(ordinal, later)]
    return MET if max(waits) <= 14 else PARTLY_MET if min(waits) <= 30 else NOT_MET


def ordinal(day):
    return date.fromisoformat(day).toordinal()


def number(day):
    return int(day.replace("-", ""))


def year_before(day):
    before = f"{int(day[:4]) - 1:04}{day[4:]}"
    return before[:8] + "28" if before.endswith("02-29") else before


def main():
    lookups = [(name, Expression(path)) for name, path in ROWS.items()]
    rules = [
        rule and tuple(Question(condition) for condition in rule)
        for rule in (RULES[criterion] for criterion, _, _ in CRITERIA)]
    tallies = Tallies()
    for _, case in etree.iterparse(sys.argv[1], tag="caseRecord"):
        until = AUDIT_DATE(case)
        since = AUDIT_FROM(case) or year_before(until)
        known = {"since": number(since), "until": number(until)}
        for name, lookup in lookups:
            known[name] = lookup(case, known)
        tallies.add(AUTHORITY(case), [
            judgement(case, known, *rule) if rule else reviewed_after_incidents(case, since, until) for rule in rules])
        case.clear()
        while case.getprevious() is not None:
            del case.getparent()[0]
    tallies.write()


if __name__ == "__main__":
    main()
