#!/usr/bin/env python3
"""The 34 criteria of rubrics/cordis-bright-themes in plain Python over orjson; prints the tallies.

usage: orjson_peer.py CASES.ndjson

True, False and None are the three answers; None is what the record does not say. The filters by date take a row without
a date as old and those by role an adult without a role as no father: in the data of the benchmarks neither is silent.
"""
import sys
from datetime import date

import orjson

from tallies import MET, NOT_APPLICABLE, NOT_EVIDENCED, NOT_MET, PARTLY_MET, Tallies

# An absent list: one row of which nothing is known.
SILENT = [{}]

DOMESTIC_ABUSE_TOOLS = {"dash", "dashYoungPerson", "dvrim", "dvram", "dara"}
VICTIM_TOOLS_OR_SILENT = {"dash", "dashYoungPerson", "dara", None}
DASH_TOOLS = {"dash", "dashYoungPerson"}
CHILD_SCALE_TOOLS_OR_SILENT = {"dvrim", "dvram", None}
FATHER_ROLES = {"father", "stepFather", "secondParent"}
OTHER_PARENT_ROLES = {"father", "secondParent"}
HEALTH_AGENCIES = {"healthVisitor", "midwife", "gp", "hospital", "schoolNurse"}
EDUCATION_SETTINGS = {"school", "earlyYears"}
DOMESTIC_ABUSE_SERVICES = {"idva", "childSpecialist", "communityDaService", "refuge"}
TAKEN_UP = {"accepted", "waiting"}
SECTION_47_OR_ABOVE = {"section47", "childProtection", "lookedAfter"}
BELOW_CHILD_IN_NEED = {"contactOnly", "earlyHelp", "familyHelp"}
PROTECTION_PLANS = {"childProtection", "preProceedings", "care"}
CHILD_IN_NEED_PLANS = PROTECTION_PLANS | {"childInNeed"}
SOCIAL_CARE_ASSESSMENTS = {"childAndFamily", "preBirth", "section47"}
FITTING_METHODS_DISABILITY = {"tool", "play", "advocate", "interpreterSupported"}
FITTING_METHODS_UNDER_THREE = {"observation", "play"}
FITTING_METHODS_UNDER_SEVEN = {"play", "tool", "observation", "advocate"}
FITTING_METHODS = {"conversation", "tool", "play", "advocate", "written", "interpreterSupported"}


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


def filled(rows):
    """Whether a list has a row."""
    return None if rows is SILENT or rows is None else len(rows) > 0


def verdict(applies, met, partly):
    """The judgement of a criterion that applies, or may, and is not met."""
    if partly:
        return PARTLY_MET
    return NOT_EVIDENCED if applies is None or met is None or partly is None else NOT_MET


def year_before(day):
    before = f"{int(day[:4]) - 1:04}{day[4:]}"
    return before[:8] + "28" if before.endswith("02-29") else before


def ordinal(day):
    return date.fromisoformat(day).toordinal()


def risk_level_high(risk):
    level = risk.get("level")
    if level is not None:
        return level == "high"
    return None if risk.get("ticks") is None and risk.get("tool") in VICTIM_TOOLS_OR_SILENT else False


def shows_high_risk(risk):
    ticks = risk.get("ticks")
    many = among(risk.get("tool"), DASH_TOOLS) if ticks is not None and ticks >= 14 else False
    if many:
        return True
    grounds = risk.get("grounds")
    if grounds is None:
        serious = None if risk.get("level") is None else False
    else:
        serious = any(ground != "repeat" for ground in grounds)
    return any3((risk_level_high(risk), many, serious))


def repeated(risk):
    grounds = risk.get("grounds")
    if grounds is None:
        return None if risk.get("level") is None else False
    return "repeat" in grounds


def scale_four(risk):
    scale = risk.get("scale")
    if scale is not None:
        return scale >= 4
    return None if risk.get("tool") in CHILD_SCALE_TOOLS_OR_SILENT else False


def fitting_methods(child):
    if child.get("sendOrDisability"):
        return FITTING_METHODS_DISABILITY
    age = child.get("ageYears")
    if age is None:
        return ()
    return FITTING_METHODS_UNDER_THREE if age < 3 else FITTING_METHODS_UNDER_SEVEN if age < 7 else FITTING_METHODS


def judge(record):
    """The judgements on one case, in the order of the criteria."""
    judgements = []
    add = judgements.append
    get = record.get
    case = record["case"]
    abuse = get("abuse", {})
    until = case["auditDate"]
    since = case.get("auditFrom") or year_before(until)

    def recent(rows):
        return rows if rows is SILENT else [row for row in rows if since <= row.get("date", "") <= until]

    def in_window(day):
        return None if day is None else since <= day <= until

    # Who is who.
    children = get("children", SILENT)
    adults = get("adults", SILENT)
    born = [child for child in children if child.get("ageYears") is not None or child.get("unborn") is False]
    ages = [child.get("ageYears") for child in born]
    victims = abuse.get("victimIds", ())
    causing = abuse.get("perpetratorIds", ())
    fathers = [adult for adult in adults if is_father(adult)]
    adults_causing_harm = [adult for adult in adults if adult.get("id") in causing]
    someone_causes_harm = bool(adults_causing_harm) or any(child.get("id") in causing for child in children)
    father_expected = bool(fathers) or case.get("noFatherReason") is None

    # What lies in the window.
    risks = get("riskAssessments", SILENT)
    recent_risk = recent(risks)
    referrals = recent(get("referrals", SILENT))
    agencies = recent(get("agencies", SILENT))
    meetings = recent(get("meetings", SILENT))
    visits = recent(get("visits", SILENT))
    safety_plans = get("safetyPlans", SILENT)
    if safety_plans is not SILENT:
        safety_plans = [
            plan for plan in safety_plans
            if in_window(plan.get("date")) or any([since <= day <= until for day in plan.get("reviewDates", ())])]
    assessments = [
        assessment for assessment in get("assessments", SILENT)
        if in_window(assessment.get("startDate")) or in_window(assessment.get("endDate"))]
    plans = get("plans", SILENT)
    recent_plans = [
        plan for plan in plans
        if plan.get("endDate") is None or in_window(plan.get("startDate")) or in_window(plan["endDate"])]
    open_plans = [plan for plan in plans if plan.get("endDate") is None]

    # How high the risk stands, and how far the response went.
    status = case.get("status")
    closed = status == "closed"
    risk_now = recent_risk or risks
    high_risk = any3([shows_high_risk(risk) for risk in risk_now])
    protection_reached = status in SECTION_47_OR_ABOVE or closed and (
        any(plan.get("type") in PROTECTION_PLANS for plan in recent_plans)
        or any(assessment.get("type") == "section47" for assessment in assessments))
    harm_threshold = protection_reached or any3([scale_four(risk) for risk in risk_now])
    closed_contact = False
    if status == "contactOnly" and case.get("closureReason") is not None:
        immediate = get("outcomes", {}).get("immediateRiskOpen")
        closed_contact = all3((not3(high_risk), not3(harm_threshold), not3(immediate)))
    voice_expected = not3(closed_contact) if born else False

    # Understanding and assessment of risk.
    met = any3([
        all3((
            among(risk.get("tool"), DOMESTIC_ABUSE_TOOLS),
            any3((equal(risk.get("completedBy"), "holdingAgency"), risk.get("adoptedInAssessment")))))
        for risk in recent_risk])
    add(MET if met else verdict(True, met, any3([
        all3((equal(risk.get("tool"), "narrative"), equal(risk.get("analysis"), "analysed"))) for risk in recent_risk])))

    covered_by = [risk.get("childIds") for risk in recent_risk]
    covered = [any3([holds(ids, child.get("id")) for ids in covered_by]) for child in children]
    met = all3(covered)
    add(MET if met else verdict(True, met, any3(covered)))

    rated = [
        (risk.get("analysis"), risk.get("level") is not None or risk.get("scale") is not None) for risk in recent_risk]
    met = any3([all3((equal(analysis, "analysed"), given)) for analysis, given in rated])
    add(MET if met else verdict(True, met, any3([
        any3((among(analysis, ("descriptive", "analysed")), given)) for analysis, given in rated])))

    frequency = abuse.get("frequency")
    previous = case.get("previousReferrals")
    applies = any3((not3(equal(frequency, "single")), at_least(previous, 1)))
    if applies is False:
        add(NOT_APPLICABLE)
    else:
        history = (abuse.get("patternAnalysed"), get("chronology", {}).get("usedInAnalysis"))
        met = all3(history)
        add(MET if met else verdict(applies, met, any3(history)))

    first = min([risk["date"] for risk in risks if "date" in risk], default="9999-12-31")
    later = [incident["date"] for incident in recent(get("incidents", SILENT)) if first < incident.get("date", "")]
    if not later:
        add(NOT_APPLICABLE)
    else:
        reviews = [ordinal(risk["date"]) for risk in recent_risk if "date" in risk]
        waits = [min([day - at for day in reviews if day >= at], default=1000) for at in map(ordinal, later)]
        add(MET if max(waits) <= 14 else verdict(True, False, min(waits) <= 30))

    control = holds(abuse.get("types"), "coerciveControl")
    under_seven = any3([None if age is None else age < 7 for age in ages])
    raising = (
        (any3([equal(age, 0) for age in ages]), "under12Months"),
        (under_seven, "under7"),
        (is_disabled(children, adults, victims), "sendOrDisability"),
        (is_pregnancy(children, adults, victims), "pregnancy"),
        (among(abuse.get("separation"), ("separating", "separatedUnder12m")), "separation"),
        (among(abuse.get("contact"), ("supervised", "supported", "unsupervised")), "contact"),
        (control, "coerciveControl"))
    applies = any3([circumstance for circumstance, _ in raising])
    if applies is False:
        add(NOT_APPLICABLE)
    else:
        considered = [risk.get("modifiersConsidered") for risk in recent_risk]
        weighed = [any3([holds(modifiers, name) for modifiers in considered]) for _, name in raising]
        # The rubric asks for under7 itself, which decides before a baby's age could.
        met = all3([any3((not3(circumstance), answer)) for (circumstance, _), answer in zip(raising, weighed)])
        add(MET if met else verdict(applies, met, any3([
            all3((circumstance, answer)) for (circumstance, _), answer in zip(raising, weighed)])))

    if not someone_causes_harm:
        add(NOT_APPLICABLE)
    else:
        behaviour = (
            any3([holds(risk.get("areas"), "perpetratorPattern") for risk in recent_risk]),
            any3([adult.get("behaviourAssessed") for adult in adults_causing_harm]))
        met = all3(behaviour)
        add(MET if met else verdict(True, met, any3(behaviour)))

    whom = [plan.get("forWhom") for plan in safety_plans]
    met = all3((
        any3([among(who, ("victim", "youngPerson", "family")) for who in whom]),
        not born or any3([among(who, ("child", "youngPerson", "family")) for who in whom])))
    add(MET if met else verdict(True, met, filled(safety_plans)))

    # The nature and impact of domestic abuse.
    named = filled(abuse.get("types"))
    met = all3((named, abuse.get("severity") is not None or None, frequency is not None or None))
    add(MET if met else verdict(True, met, named))

    met = abuse.get("controlConsidered")
    add(MET if met else verdict(True, met, control))

    impacts = [(in_window(child.get("impactDate")), child.get("impactAnalysis")) for child in children]
    met = all3([all3((dated, equal(how, "analysed"))) for dated, how in impacts])
    add(MET if met else verdict(True, met, any3([
        all3((dated, among(how, ("analysed", "descriptive")))) for dated, how in impacts])))

    domains = [child.get("impactDomains") for child in children]
    met = all3([None if of_child is None else len(set(of_child)) > 1 for of_child in domains])
    add(MET if met else verdict(True, met, any3([filled(of_child) for of_child in domains])))

    terms = [child.get("impactTerm") for child in children]
    met = all3([None if of_child is None else "short" in of_child and "long" in of_child for of_child in terms])
    add(MET if met else verdict(True, met, any3([filled(of_child) for of_child in terms])))

    exposed = [filled(child.get("exposure")) for child in children]
    met = all3(exposed)
    add(MET if met else verdict(True, met, any3(exposed)))

    if not victims:
        add(NOT_APPLICABLE)
    else:
        understood = any3([assessment.get("parentingImpact") for assessment in assessments])
        blame = any(narrative.get("victimBlaming") for narrative in get("narratives", ()))
        met = False if blame else understood
        add(MET if met else verdict(True, met, understood))

    # Multi-agency working and referrals.
    asked = any3([contact.get("asked") for contact in agencies])
    below = status in BELOW_CHILD_IN_NEED or closed and not (
        any(plan.get("type") in CHILD_IN_NEED_PLANS for plan in recent_plans)
        or any(assessment.get("type") in SOCIAL_CARE_ASSESSMENTS for assessment in assessments))
    refused = equal(get("informationSharing", {}).get("consent"), "refused")
    applies = not3(all3((below, refused, not3(harm_threshold), not3(high_risk))))
    if applies is False:
        add(NOT_APPLICABLE)
    else:
        contacts = [(contact.get("agency"), contact.get("asked")) for contact in agencies]
        met = all3((
            any3([all3((equal(agency, "police"), was)) for agency, was in contacts]),
            any3([all3((among(agency, HEALTH_AGENCIES), was)) for agency, was in contacts]),
            any3((
                not3(any3([at_least(age, 3) for age in ages])),
                any3([all3((among(agency, EDUCATION_SETTINGS), was)) for agency, was in contacts])))))
        add(MET if met else verdict(applies, met, asked))

    if asked is False:
        add(NOT_APPLICABLE)
    else:
        met = all3([any3((not3(contact.get("asked")), contact.get("shared"))) for contact in agencies])
        add(MET if met else verdict(asked, met, any3([contact.get("shared") for contact in agencies])))

    marac_route = any3((high_risk, any3([repeated(risk) for risk in risk_now])))
    applies = all3((marac_route, is_adult_victim(children, adults, victims)))
    if applies is False:
        add(NOT_APPLICABLE)
    else:
        marac = referrals if referrals is SILENT else [
            referral for referral in referrals if referral.get("to") == "marac"]
        met = any3((
            any3([
                all3((equal(meeting.get("type"), "mappa"), (meeting.get("mappaLevel") or 0) >= 2))
                for meeting in meetings]),
            any3([equal(meeting.get("type"), "marac") for meeting in meetings]),
            any3([among(referral.get("outcome"), TAKEN_UP) for referral in marac])))
        add(MET if met else verdict(applies, met, any3((filled(marac), any3([
            all3((entry.get("riskReviewed"), entry.get("rationale")))
            for entry in recent(get("supervision", SILENT))])))))

    if not victims:
        add(NOT_APPLICABLE)
    else:
        sent = [(referral.get("forWhom"), among(referral.get("to"), DOMESTIC_ABUSE_SERVICES)) for referral in referrals]
        met = all3((
            any3([all3((among(who, ("victim", "family")), specialist)) for who, specialist in sent]),
            not born or any3([among(who, ("child", "family")) for who, _ in sent])))
        add(MET if met else verdict(True, met, any3([specialist for _, specialist in sent])))

    if not referrals:
        add(NOT_APPLICABLE)
    else:
        through = [
            any3((referral.get("followedUp"), equal(referral.get("outcome"), "accepted"))) for referral in referrals]
        met = all3(through)
        add(MET if met else verdict(filled(referrals), met, any3(through)))

    if not open_plans or status == "contactOnly":
        add(NOT_APPLICABLE)
    else:
        owners = [plan.get("agenciesOwning") for plan in open_plans]
        met = any3([
            all3((plan.get("specific"), None if of_plan is None else len(set(of_plan)) > 1))
            for plan, of_plan in zip(open_plans, owners)])
        add(MET if met else verdict(True, met, any3([filled(of_plan) for of_plan in owners])))

    # Involvement and assessment of fathers.
    if not father_expected:
        add(NOT_APPLICABLE)
    else:
        stated = case.get("noFatherReason") is not None or any(
            role in OTHER_PARENT_ROLES for adult in adults for role in adult.get("roles", ()))
        found = [father.get("whereaboutsKnown") for father in fathers]
        met = all3((stated, all3([
            all3((among(father.get("parentalResponsibility"), ("yes", "no")), known))
            for father, known in zip(fathers, found)])))
        add(MET if met else verdict(True, met, all3((stated, any3(found)))))

    involved = [(in_window(father.get("involvementDate")), father.get("involvement")) for father in fathers]
    if not fathers:
        add(NOT_APPLICABLE)
    else:
        met = all3([all3((dated, among(how, ("full", "partial", "unsafe")))) for dated, how in involved])
        add(MET if met else verdict(True, met, any3([
            all3((dated, among(how, ("full", "partial", "attempted", "unsafe")))) for dated, how in involved])))

    harmful = [father for father in fathers if father.get("id") in causing]
    if not harmful:
        add(NOT_APPLICABLE)
    else:
        met = all3([father.get("behaviourAssessed") for father in harmful])
        add(MET if met else verdict(True, met, any3([father.get("historyChecked") for father in harmful])))

    if not fathers:
        add(NOT_APPLICABLE)
        add(NOT_APPLICABLE)
    else:
        parenting = [father.get("parentingAssessed") for father in fathers]
        met = all3([
            any3((assessed, all3((dated, equal(how, "unsafe")))))
            for assessed, (dated, how) in zip(parenting, involved)])
        add(MET if met else verdict(True, met, any3(parenting)))
        checked = [father.get("historyChecked") for father in fathers]
        met = all3(checked)
        add(MET if met else verdict(True, met, any3(checked)))

    safe = [
        (dated, how, father.get("strengthsRecorded"))
        for father, (dated, how) in zip(fathers, involved) if father.get("id") not in causing]
    if not safe:
        add(NOT_APPLICABLE)
    else:
        met = all3([all3((dated, among(how, ("full", "partial")), strengths)) for dated, how, strengths in safe])
        add(MET if met else verdict(True, met, any3([
            all3((dated, among(how, ("full", "partial", "attempted")))) for dated, how, _ in safe])))

    if not (someone_causes_harm and open_plans and father_expected):
        add(NOT_APPLICABLE)
    else:
        change = any3([holds(plan.get("actionsFor"), "perpetrator") for plan in open_plans])
        onus = any3([plan.get("onusOnVictim") for plan in open_plans])
        met = all3((change, not3(onus)))
        add(MET if met else verdict(True, met, change))

    # Voice of the child.
    add_voice(add, voice_expected, closed_contact, children, born, visits, recent_plans)
    return judgements


def add_voice(add, applies, closed_contact, children, born, visits, recent_plans):
    by_child = {}
    for visit in visits:
        by_child.setdefault(visit.get("childId"), []).append(visit)
    own = [by_child.get(child.get("id"), SILENT if visits is SILENT else ()) for child in born]
    if applies is False:
        for _ in range(3):
            add(NOT_APPLICABLE)
    else:
        seen = [any3([visit.get("seen") for visit in of_child]) for of_child in own]
        met = all3(seen)
        add(MET if met else verdict(applies, met, any3(seen)))

        alone = []
        for child, of_child in zip(born, own):
            small = not3(at_least(child.get("ageYears"), 3))
            alone.append(any3([
                any3((visit.get("seenAlone"), all3((small, equal(visit.get("method"), "observation")))))
                for visit in of_child]))
        met = all3(alone)
        add(MET if met else verdict(applies, met, any3(alone)))

        met = all3([
            any3([equal(visit.get("views"), "ownWordsOrObserved") for visit in of_child]) for of_child in own])
        add(MET if met else verdict(applies, met, any3([
            among(visit.get("views"), ("summary", "ownWordsOrObserved")) for visit in visits])))

    several = len(children) > 1 and not3(closed_contact)
    if several is False:
        add(NOT_APPLICABLE)
    else:
        individual = [child.get("individualSection") for child in children]
        met = all3(individual)
        add(MET if met else verdict(several, met, any3(individual)))

    if applies is False:
        add(NOT_APPLICABLE)
        add(NOT_APPLICABLE)
        return
    met = all3([any3([visit.get("usedInDecision") for visit in of_child]) for of_child in own])
    add(MET if met else verdict(applies, met, any3([
        any3([visit.get("usedInDecision") for visit in visits]),
        any3([plan.get("childInformed") for plan in recent_plans])])))

    suited = []
    for child, of_child in zip(born, own):
        methods = fitting_methods(child)
        suited.append(any3([among(visit.get("method"), methods) for visit in of_child]))
    met = all3(suited)
    add(MET if met else verdict(applies, met, any3([
        among(visit.get("method"), ("tool", "play", "observation", "advocate")) for visit in visits])))


def is_father(adult):
    roles = adult.get("roles", ())
    return any([role in FATHER_ROLES for role in roles]) or bool(
        "partner" in roles and "mother" not in roles and adult.get("actsAsParent"))


def is_disabled(children, adults, victims):
    return any3((
        any3([child.get("sendOrDisability") for child in children]),
        any3([
            holds(adult.get("circumstances"), "careAndSupport") for adult in adults if adult.get("id") in victims])))


def is_pregnancy(children, adults, victims):
    if any([child.get("ageYears") is None and child.get("unborn") for child in children]):
        return True
    return any3([
        adult.get("pregnant") for adult in adults
        if adult.get("pregnant") is not None or "mother" in adult.get("roles", ()) or adult.get("id") in victims])


def is_adult_victim(children, adults, victims):
    return any([adult.get("id") in victims for adult in adults]) or any3([
        at_least(child.get("ageYears"), 16) for child in children
        if child.get("id") in victims and (child.get("ageYears") is not None or child.get("unborn") is False)])


def main():
    tallies = Tallies()
    add = tallies.add
    loads = orjson.loads
    with open(sys.argv[1], "rb", buffering=1 << 20) as file:
        for line in file:
            record = loads(line)
            add(record["case"]["authorityCode"], judge(record))
    tallies.write()


if __name__ == "__main__":
    main()
