#!/usr/bin/env python3
"""The 34 criteria of rubrics/cordis-bright-themes in plain Python over orjson; prints the tallies.

usage: orjson_peer.py CASES.ndjson

Each criterion is a function of its name: what several of them ask (facts), and the record.
"""
import sys
from datetime import date

import orjson

from facts import Facts, is_born, repeated
from tallies import CRITERIA, MET, NOT_APPLICABLE, Tallies
from three_valued import SILENT, all3, among, any3, at_least, equal, filled, holds, not3, several, verdict

DOMESTIC_ABUSE_TOOLS = {"dash", "dashYoungPerson", "dvrim", "dvram", "dara"}
OTHER_PARENT_ROLES = {"father", "secondParent"}
HEALTH_AGENCIES = {"healthVisitor", "midwife", "gp", "hospital", "schoolNurse"}
EDUCATION_SETTINGS = {"school", "earlyYears"}
DOMESTIC_ABUSE_SERVICES = {"idva", "childSpecialist", "communityDaService", "refuge"}
TAKEN_UP = {"accepted", "waiting"}
METHODS_DISABILITY = {"tool", "play", "advocate", "interpreterSupported"}
METHODS_UNDER_THREE = {"observation", "play"}
METHODS_UNDER_SEVEN = {"play", "tool", "observation", "advocate"}
METHODS = {"conversation", "tool", "play", "advocate", "written", "interpreterSupported"}


# Understanding and assessment of risk

def risk_tool_used(facts, record):
    risks = facts.recent_risk
    met = any3([
        all3((
            among(risk.get("tool"), DOMESTIC_ABUSE_TOOLS),
            any3((equal(risk.get("completedBy"), "holdingAgency"), risk.get("adoptedInAssessment")))))
        for risk in risks])
    return MET if met else verdict(True, met, any3([
        all3((equal(risk.get("tool"), "narrative"), equal(risk.get("analysis"), "analysed"))) for risk in risks]))


def every_child_in_risk_assessment(facts, record):
    covered_by = [risk.get("childIds") for risk in facts.recent_risk]
    covered = [any3([holds(ids, child.get("id")) for ids in covered_by]) for child in facts.children]
    met = all3(covered)
    return MET if met else verdict(True, met, any3(covered))


def risk_analysed_with_reasons(facts, record):
    rated = [
        (risk.get("analysis"), risk.get("level") is not None or risk.get("scale") is not None)
        for risk in facts.recent_risk]
    met = any3([all3((equal(analysis, "analysed"), given)) for analysis, given in rated])
    return MET if met else verdict(True, met, any3([
        any3((among(analysis, ("descriptive", "analysed")), given)) for analysis, given in rated]))


def history_and_pattern_used(facts, record):
    abuse = facts.abuse
    applies = any3((not3(equal(abuse.get("frequency"), "single")), at_least(facts.case.get("previousReferrals"), 1)))
    if applies is False:
        return NOT_APPLICABLE
    history = (abuse.get("patternAnalysed"), record.get("chronology", {}).get("usedInAnalysis"))
    met = all3(history)
    return MET if met else verdict(applies, met, any3(history))


def risk_reviewed_after_incidents(facts, record):
    first = min([risk["date"] for risk in facts.risks if "date" in risk], default="9999-12-31")
    incidents = facts.recent(record.get("incidents", SILENT))
    later = [incident["date"] for incident in incidents if first < incident.get("date", "")]
    if not later:
        return NOT_APPLICABLE
    reviews = [ordinal(risk["date"]) for risk in facts.recent_risk if "date" in risk]
    waits = [min([day - at for day in reviews if day >= at], default=1000) for at in map(ordinal, later)]
    return MET if max(waits) <= 14 else verdict(True, False, min(waits) <= 30)


def ordinal(day):
    return date.fromisoformat(day).toordinal()


def aggravating_circumstances_weighed(facts, record):
    raising = circumstances(facts)
    applies = any3([circumstance for circumstance, _ in raising])
    if applies is False:
        return NOT_APPLICABLE
    considered = [risk.get("modifiersConsidered") for risk in facts.recent_risk]
    weighed = [any3([holds(modifiers, name) for modifiers in considered]) for _, name in raising]
    # The rubric asks for under7 itself, which decides before a baby's age could.
    met = all3([any3((not3(circumstance), answer)) for (circumstance, _), answer in zip(raising, weighed)])
    return MET if met else verdict(applies, met, any3([
        all3((circumstance, answer)) for (circumstance, _), answer in zip(raising, weighed)]))


def circumstances(facts):
    """What raises the risk, and the word that says it was weighed."""
    abuse = facts.abuse
    ages = facts.ages
    return (
        (any3([equal(age, 0) for age in ages]), "under12Months"),
        (any3([None if age is None else age < 7 for age in ages]), "under7"),
        (is_disability(facts), "sendOrDisability"),
        (is_pregnancy(facts), "pregnancy"),
        (among(abuse.get("separation"), ("separating", "separatedUnder12m")), "separation"),
        (among(abuse.get("contact"), ("supervised", "supported", "unsupervised")), "contact"),
        (holds(abuse.get("types"), "coerciveControl"), "coerciveControl"))


def is_disability(facts):
    victims = facts.victims
    return any3((
        any3([child.get("sendOrDisability") for child in facts.children]),
        any3([
            holds(adult.get("circumstances"), "careAndSupport")
            for adult in facts.adults if adult.get("id") in victims])))


def is_pregnancy(facts):
    if any([child.get("ageYears") is None and child.get("unborn") for child in facts.children]):
        return True
    victims = facts.victims
    return any3([
        adult.get("pregnant") for adult in facts.adults
        if adult.get("pregnant") is not None or "mother" in adult.get("roles", ()) or adult.get("id") in victims])


def harmful_behaviour_in_risk_analysis(facts, record):
    if not facts.someone_causes_harm:
        return NOT_APPLICABLE
    behaviour = (
        any3([holds(risk.get("areas"), "perpetratorPattern") for risk in facts.recent_risk]),
        any3([adult.get("behaviourAssessed") for adult in facts.adults_causing_harm]))
    met = all3(behaviour)
    return MET if met else verdict(True, met, any3(behaviour))


def safety_plans_follow_risk(facts, record):
    plans = record.get("safetyPlans", SILENT)
    if plans is not SILENT:
        in_window = facts.in_window
        plans = [
            plan for plan in plans
            if in_window(plan.get("date")) or any([in_window(day) for day in plan.get("reviewDates", ())])]
    whom = [plan.get("forWhom") for plan in plans]
    met = all3((
        any3([among(who, ("victim", "youngPerson", "family")) for who in whom]),
        not facts.born or any3([among(who, ("child", "youngPerson", "family")) for who in whom])))
    return MET if met else verdict(True, met, filled(plans))


# The nature and impact of domestic abuse

def abuse_described(facts, record):
    abuse = facts.abuse
    named = filled(abuse.get("types"))
    met = all3((named, abuse.get("severity") is not None or None, abuse.get("frequency") is not None or None))
    return MET if met else verdict(True, met, named)


def coercive_control_explored(facts, record):
    met = facts.abuse.get("controlConsidered")
    return MET if met else verdict(True, met, holds(facts.abuse.get("types"), "coerciveControl"))


def impact_on_each_child_analysed(facts, record):
    impacts = [(facts.in_window(child.get("impactDate")), child.get("impactAnalysis")) for child in facts.children]
    met = all3([all3((dated, equal(how, "analysed"))) for dated, how in impacts])
    return MET if met else verdict(True, met, any3([
        all3((dated, among(how, ("analysed", "descriptive")))) for dated, how in impacts]))


def several_areas_of_life_covered(facts, record):
    domains = [child.get("impactDomains") for child in facts.children]
    met = all3([several(of_child) for of_child in domains])
    return MET if met else verdict(True, met, any3([filled(of_child) for of_child in domains]))


def short_and_long_term_effects_considered(facts, record):
    terms = [child.get("impactTerm") for child in facts.children]
    met = all3([None if of_child is None else "short" in of_child and "long" in of_child for of_child in terms])
    return MET if met else verdict(True, met, any3([filled(of_child) for of_child in terms]))


def exposure_of_each_child_described(facts, record):
    exposed = [filled(child.get("exposure")) for child in facts.children]
    met = all3(exposed)
    return MET if met else verdict(True, met, any3(exposed))


def parenting_impact_understood_without_blame(facts, record):
    if not facts.victims:
        return NOT_APPLICABLE
    understood = any3([assessment.get("parentingImpact") for assessment in facts.assessments])
    blame = any([narrative.get("victimBlaming") for narrative in record.get("narratives", ())])
    met = False if blame else understood
    return MET if met else verdict(True, met, understood)


# Multi-agency working and referrals

def key_agencies_asked(facts, record):
    refused = equal(record.get("informationSharing", {}).get("consent"), "refused")
    applies = not3(all3((facts.below_child_in_need(), refused, not3(facts.harm_threshold), not3(facts.high_risk))))
    if applies is False:
        return NOT_APPLICABLE
    contacts = [(contact.get("agency"), contact.get("asked")) for contact in facts.agencies]
    met = all3((
        any3([all3((equal(agency, "police"), asked)) for agency, asked in contacts]),
        any3([all3((among(agency, HEALTH_AGENCIES), asked)) for agency, asked in contacts]),
        any3((
            not3(any3([at_least(age, 3) for age in facts.ages])),
            any3([all3((among(agency, EDUCATION_SETTINGS), asked)) for agency, asked in contacts])))))
    return MET if met else verdict(applies, met, any3([asked for _, asked in contacts]))


def agency_information_used(facts, record):
    contacts = [(contact.get("asked"), contact.get("shared")) for contact in facts.agencies]
    applies = any3([asked for asked, _ in contacts])
    if applies is False:
        return NOT_APPLICABLE
    met = all3([any3((not3(asked), shared)) for asked, shared in contacts])
    return MET if met else verdict(applies, met, any3([shared for _, shared in contacts]))


def taken_up_by_marac_or_mappa(facts, record):
    route = any3((facts.high_risk, any3([repeated(risk) for risk in facts.risk_now])))
    applies = all3((route, is_adult_victim(facts)))
    if applies is False:
        return NOT_APPLICABLE
    meetings = facts.recent(record.get("meetings", SILENT))
    referrals = facts.referrals
    marac = referrals if referrals is SILENT else [referral for referral in referrals if referral.get("to") == "marac"]
    met = any3((
        any3([
            all3((equal(meeting.get("type"), "mappa"), (meeting.get("mappaLevel") or 0) >= 2))
            for meeting in meetings]),
        any3([equal(meeting.get("type"), "marac") for meeting in meetings]),
        any3([among(referral.get("outcome"), TAKEN_UP) for referral in marac])))
    return MET if met else verdict(applies, met, any3((filled(marac), any3([
        all3((entry.get("riskReviewed"), entry.get("rationale")))
        for entry in facts.recent(record.get("supervision", SILENT))]))))


def is_adult_victim(facts):
    victims = facts.victims
    return any([adult.get("id") in victims for adult in facts.adults]) or any3([
        at_least(child.get("ageYears"), 16) for child in facts.children
        if child.get("id") in victims and is_born(child)])


def specialist_help_sought(facts, record):
    if not facts.victims:
        return NOT_APPLICABLE
    sent = [
        (referral.get("forWhom"), among(referral.get("to"), DOMESTIC_ABUSE_SERVICES)) for referral in facts.referrals]
    met = all3((
        any3([all3((among(who, ("victim", "family")), specialist)) for who, specialist in sent]),
        not facts.born or any3([among(who, ("child", "family")) for who, _ in sent])))
    return MET if met else verdict(True, met, any3([specialist for _, specialist in sent]))


def referrals_chased(facts, record):
    referrals = facts.referrals
    if not referrals:
        return NOT_APPLICABLE
    through = [any3((referral.get("followedUp"), equal(referral.get("outcome"), "accepted"))) for referral in referrals]
    met = all3(through)
    return MET if met else verdict(filled(referrals), met, any3(through))


def plan_shared_between_agencies(facts, record):
    if not facts.open_plans or facts.status == "contactOnly":
        return NOT_APPLICABLE
    owners = [(plan.get("specific"), plan.get("agenciesOwning")) for plan in facts.open_plans]
    met = any3([all3((specific, several(of_plan))) for specific, of_plan in owners])
    return MET if met else verdict(True, met, any3([filled(of_plan) for _, of_plan in owners]))


# Involvement and assessment of fathers

def fathers_known_or_absence_explained(facts, record):
    if not facts.father_expected:
        return NOT_APPLICABLE
    stated = facts.case.get("noFatherReason") is not None or any([
        role in OTHER_PARENT_ROLES for adult in facts.adults for role in adult.get("roles", ())])
    known = [(father.get("parentalResponsibility"), father.get("whereaboutsKnown")) for father in facts.fathers]
    met = all3((stated, all3([all3((among(held, ("yes", "no")), where)) for held, where in known])))
    return MET if met else verdict(True, met, all3((stated, any3([where for _, where in known]))))


def involvement(facts, father):
    return facts.in_window(father.get("involvementDate")), father.get("involvement")


def fathers_involved_or_unsafe_explained(facts, record):
    if not facts.fathers:
        return NOT_APPLICABLE
    involved = [involvement(facts, father) for father in facts.fathers]
    met = all3([all3((dated, among(how, ("full", "partial", "unsafe")))) for dated, how in involved])
    return MET if met else verdict(True, met, any3([
        all3((dated, among(how, ("full", "partial", "attempted", "unsafe")))) for dated, how in involved]))


def harmful_behaviour_of_fathers_assessed(facts, record):
    causing = facts.causing
    harmful = [father for father in facts.fathers if father.get("id") in causing]
    if not harmful:
        return NOT_APPLICABLE
    met = all3([father.get("behaviourAssessed") for father in harmful])
    return MET if met else verdict(True, met, any3([father.get("historyChecked") for father in harmful]))


def parenting_of_fathers_assessed(facts, record):
    if not facts.fathers:
        return NOT_APPLICABLE
    parenting = [(father.get("parentingAssessed"), *involvement(facts, father)) for father in facts.fathers]
    met = all3([any3((assessed, all3((dated, equal(how, "unsafe"))))) for assessed, dated, how in parenting])
    return MET if met else verdict(True, met, any3([assessed for assessed, _, _ in parenting]))


def history_of_fathers_checked(facts, record):
    if not facts.fathers:
        return NOT_APPLICABLE
    checked = [father.get("historyChecked") for father in facts.fathers]
    met = all3(checked)
    return MET if met else verdict(True, met, any3(checked))


def safe_father_considered_as_resource(facts, record):
    causing = facts.causing
    safe = [
        (*involvement(facts, father), father.get("strengthsRecorded"))
        for father in facts.fathers if father.get("id") not in causing]
    if not safe:
        return NOT_APPLICABLE
    met = all3([all3((dated, among(how, ("full", "partial")), strengths)) for dated, how, strengths in safe])
    return MET if met else verdict(True, met, any3([
        all3((dated, among(how, ("full", "partial", "attempted")))) for dated, how, _ in safe]))


def change_asked_of_person_causing_harm(facts, record):
    plans = facts.open_plans
    if not (facts.someone_causes_harm and plans and facts.father_expected):
        return NOT_APPLICABLE
    change = any3([holds(plan.get("actionsFor"), "perpetrator") for plan in plans])
    met = all3((change, not3(any3([plan.get("onusOnVictim") for plan in plans]))))
    return MET if met else verdict(True, met, change)


# Voice of the child

def every_child_seen(facts, record):
    if facts.voice_expected is False:
        return NOT_APPLICABLE
    seen = [any3([visit.get("seen") for visit in visits]) for visits in facts.own_visits]
    met = all3(seen)
    return MET if met else verdict(facts.voice_expected, met, any3(seen))


def every_child_seen_alone_or_observed(facts, record):
    if facts.voice_expected is False:
        return NOT_APPLICABLE
    alone = []
    for age, visits in zip(facts.ages, facts.own_visits):
        small = not3(at_least(age, 3))
        alone.append(any3([
            any3((visit.get("seenAlone"), all3((small, equal(visit.get("method"), "observation")))))
            for visit in visits]))
    met = all3(alone)
    return MET if met else verdict(facts.voice_expected, met, any3(alone))


def own_words_or_experience_recorded(facts, record):
    if facts.voice_expected is False:
        return NOT_APPLICABLE
    met = all3([
        any3([equal(visit.get("views"), "ownWordsOrObserved") for visit in visits]) for visits in facts.own_visits])
    return MET if met else verdict(facts.voice_expected, met, any3([
        among(visit.get("views"), ("summary", "ownWordsOrObserved")) for visit in facts.visits]))


def siblings_treated_as_individuals(facts, record):
    applies = len(facts.children) > 1 and not3(facts.closed_contact)
    if applies is False:
        return NOT_APPLICABLE
    individual = [child.get("individualSection") for child in facts.children]
    met = all3(individual)
    return MET if met else verdict(applies, met, any3(individual))


def views_shaped_decisions(facts, record):
    if facts.voice_expected is False:
        return NOT_APPLICABLE
    met = all3([any3([visit.get("usedInDecision") for visit in visits]) for visits in facts.own_visits])
    return MET if met else verdict(facts.voice_expected, met, any3((
        any3([visit.get("usedInDecision") for visit in facts.visits]),
        any3([plan.get("childInformed") for plan in facts.recent_plans]))))


def method_suits_child(facts, record):
    if facts.voice_expected is False:
        return NOT_APPLICABLE
    suited = []
    for child, visits in zip(facts.born, facts.own_visits):
        methods = fitting_methods(child)
        suited.append(any3([among(visit.get("method"), methods) for visit in visits]))
    met = all3(suited)
    return MET if met else verdict(facts.voice_expected, met, any3([
        among(visit.get("method"), METHODS_UNDER_SEVEN) for visit in facts.visits]))


def fitting_methods(child):
    if child.get("sendOrDisability"):
        return METHODS_DISABILITY
    age = child.get("ageYears", 0)
    return METHODS_UNDER_THREE if age < 3 else METHODS_UNDER_SEVEN if age < 7 else METHODS


JUDGES = [globals()[criterion.replace("-", "_")] for criterion, _, _ in CRITERIA]


def main():
    tallies = Tallies()
    add = tallies.add
    loads = orjson.loads
    with open(sys.argv[1], "rb", buffering=1 << 20) as file:
        for line in file:
            record = loads(line)
            facts = Facts(record)
            add(record["case"]["authorityCode"], [judge(facts, record) for judge in JUDGES])
    tallies.write()


if __name__ == "__main__":
    main()
