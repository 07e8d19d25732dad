"""What several criteria ask of a case, for the peer in plain Python: who is who, what lies in the window, how high the risk
stands. The filters by date take a row without a date as old, and those by role an adult without a role as no father: in the
data of the benchmarks neither is silent.
"""
from three_valued import SILENT, all3, among, any3, not3

FATHER_ROLES = {"father", "stepFather", "secondParent"}
DASH_TOOLS = {"dash", "dashYoungPerson"}
VICTIM_TOOLS_OR_SILENT = {"dash", "dashYoungPerson", "dara", None}
CHILD_SCALE_TOOLS_OR_SILENT = {"dvrim", "dvram", None}
SECTION_47_OR_ABOVE = {"section47", "childProtection", "lookedAfter"}
BELOW_CHILD_IN_NEED = {"contactOnly", "earlyHelp", "familyHelp"}
PROTECTION_PLANS = {"childProtection", "preProceedings", "care"}
CHILD_IN_NEED_PLANS = PROTECTION_PLANS | {"childInNeed"}
SOCIAL_CARE_ASSESSMENTS = {"childAndFamily", "preBirth", "section47"}


class Facts:
    def __init__(self, record):
        get = record.get
        self.case = case = record["case"]
        self.status = case.get("status")
        self.until = case["auditDate"]
        self.since = case.get("auditFrom") or year_before(self.until)
        self.add_people(get("children", SILENT), get("adults", SILENT), get("abuse", {}))
        self.add_recent_rows(get)
        self.risk_now = self.recent_risk or self.risks
        self.high_risk = any3([shows_high_risk(risk) for risk in self.risk_now])
        self.harm_threshold = self.protection_reached() or any3([scale_four(risk) for risk in self.risk_now])
        self.closed_contact = self.is_closed_contact(get("outcomes", {}))
        self.voice_expected = not3(self.closed_contact) if self.born else False

    def add_people(self, children, adults, abuse):
        self.abuse = abuse
        self.children = children
        self.adults = adults
        self.victims = abuse.get("victimIds", ())
        self.causing = causing = abuse.get("perpetratorIds", ())
        self.born = born = [child for child in children if is_born(child)]
        self.ages = [child.get("ageYears") for child in born]
        self.fathers = [adult for adult in adults if is_father(adult)]
        self.adults_causing_harm = [adult for adult in adults if adult.get("id") in causing]
        self.someone_causes_harm = bool(self.adults_causing_harm) or any([
            child.get("id") in causing for child in children])
        self.father_expected = bool(self.fathers) or self.case.get("noFatherReason") is None

    def add_recent_rows(self, get):
        in_window = self.in_window
        self.risks = get("riskAssessments", SILENT)
        self.recent_risk = self.recent(self.risks)
        self.agencies = self.recent(get("agencies", SILENT))
        self.referrals = self.recent(get("referrals", SILENT))
        self.visits = self.recent(get("visits", SILENT))
        self.assessments = [
            assessment for assessment in get("assessments", SILENT)
            if in_window(assessment.get("startDate")) or in_window(assessment.get("endDate"))]
        plans = get("plans", SILENT)
        self.recent_plans = [
            plan for plan in plans
            if plan.get("endDate") is None or in_window(plan.get("startDate")) or in_window(plan["endDate"])]
        self.open_plans = [plan for plan in plans if plan.get("endDate") is None]
        by_child = {}
        for visit in self.visits:
            by_child.setdefault(visit.get("childId"), []).append(visit)
        none = SILENT if self.visits is SILENT else ()
        self.own_visits = [by_child.get(child.get("id"), none) for child in self.born]

    def recent(self, rows):
        if rows is SILENT:
            return rows
        since, until = self.since, self.until
        return [row for row in rows if since <= row.get("date", "") <= until]

    def in_window(self, day):
        return None if day is None else self.since <= day <= self.until

    def protection_reached(self):
        return self.status in SECTION_47_OR_ABOVE or self.status == "closed" and (
            any([plan.get("type") in PROTECTION_PLANS for plan in self.recent_plans])
            or any([assessment.get("type") == "section47" for assessment in self.assessments]))

    def below_child_in_need(self):
        return self.status in BELOW_CHILD_IN_NEED or self.status == "closed" and not (
            any([plan.get("type") in CHILD_IN_NEED_PLANS for plan in self.recent_plans])
            or any([assessment.get("type") in SOCIAL_CARE_ASSESSMENTS for assessment in self.assessments]))

    def is_closed_contact(self, outcomes):
        if self.status != "contactOnly" or self.case.get("closureReason") is None:
            return False
        return all3((not3(self.high_risk), not3(self.harm_threshold), not3(outcomes.get("immediateRiskOpen"))))


def is_born(child):
    return child.get("ageYears") is not None or child.get("unborn") is False


def is_father(adult):
    roles = adult.get("roles", ())
    return any([role in FATHER_ROLES for role in roles]) or bool(
        "partner" in roles and "mother" not in roles and adult.get("actsAsParent"))


def year_before(day):
    before = f"{int(day[:4]) - 1:04}{day[4:]}"
    return before[:8] + "28" if before.endswith("02-29") else before


def level_high(risk):
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
        serious = any([ground != "repeat" for ground in grounds])
    return any3((level_high(risk), many, serious))


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
