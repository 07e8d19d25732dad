-- The 34 criteria of rubrics/cordis-bright-themes in SQL; prints the tallies.
-- usage: duckdb -csv -nullvalue '' -c "SET threads = 1; SET VARIABLE path = 'cases.ndjson'" -f duckdb.sql
--
-- TRUE, FALSE and NULL are the three answers; NULL is what the record does not say, and so is an absent list.
-- As list_filter drops rows whose condition is NULL, a row without a date counts as old and an adult without a role as no
-- father: in the data of the benchmarks neither is silent.

-- Whether some, or all, of a list of answers are true.
CREATE TEMP MACRO any3(answers) AS
  CASE WHEN list_contains(answers, true) THEN true
       WHEN answers IS NULL OR list_position(answers, NULL) > 0 THEN NULL
       ELSE false END;
CREATE TEMP MACRO all3(answers) AS
  CASE WHEN list_contains(answers, false) THEN false
       WHEN answers IS NULL OR list_position(answers, NULL) > 0 THEN NULL
       ELSE true END;
-- 0 met, 1 partly met, 2 not met, 3 not evidenced, 4 not applicable
CREATE TEMP MACRO judgement(applies, met, partly) AS
  CASE WHEN NOT applies THEN 4
       WHEN met THEN 0
       WHEN partly THEN 1
       WHEN applies IS NULL OR met IS NULL OR partly IS NULL THEN 3
       ELSE 2 END;

CREATE TEMP TABLE criteria AS
SELECT row_number() OVER () AS place, * FROM (VALUES
  ('risk', 'risk-tool-used', 3, true),
  ('risk', 'every-child-in-risk-assessment', 3, true),
  ('risk', 'risk-analysed-with-reasons', 3, true),
  ('risk', 'history-and-pattern-used', 2, false),
  ('risk', 'risk-reviewed-after-incidents', 2, false),
  ('risk', 'aggravating-circumstances-weighed', 2, false),
  ('risk', 'harmful-behaviour-in-risk-analysis', 2, false),
  ('risk', 'safety-plans-follow-risk', 2, false),
  ('impact', 'abuse-described', 2, true),
  ('impact', 'coercive-control-explored', 2, false),
  ('impact', 'impact-on-each-child-analysed', 3, true),
  ('impact', 'several-areas-of-life-covered', 1, false),
  ('impact', 'short-and-long-term-effects-considered', 1, false),
  ('impact', 'exposure-of-each-child-described', 2, false),
  ('impact', 'parenting-impact-understood-without-blame', 2, false),
  ('multi-agency', 'key-agencies-asked', 3, true),
  ('multi-agency', 'agency-information-used', 2, false),
  ('multi-agency', 'taken-up-by-marac-or-mappa', 3, true),
  ('multi-agency', 'specialist-help-sought', 2, true),
  ('multi-agency', 'referrals-chased', 1, false),
  ('multi-agency', 'plan-shared-between-agencies', 2, false),
  ('fathers', 'fathers-known-or-absence-explained', 2, true),
  ('fathers', 'fathers-involved-or-unsafe-explained', 3, true),
  ('fathers', 'harmful-behaviour-of-fathers-assessed', 3, true),
  ('fathers', 'parenting-of-fathers-assessed', 2, false),
  ('fathers', 'history-of-fathers-checked', 2, false),
  ('fathers', 'safe-father-considered-as-resource', 2, false),
  ('fathers', 'change-asked-of-person-causing-harm', 2, false),
  ('voice', 'every-child-seen', 3, true),
  ('voice', 'every-child-seen-alone-or-observed', 2, true),
  ('voice', 'own-words-or-experience-recorded', 3, true),
  ('voice', 'siblings-treated-as-individuals', 2, false),
  ('voice', 'views-shaped-decisions', 2, true),
  ('voice', 'method-suits-child', 1, false)
) AS list(theme, criterion, weight, essential);

WITH
-- Only the fields that a criterion reads.
records AS (
  FROM read_ndjson(getvariable('path'), columns = {
    "case": 'STRUCT(authorityCode VARCHAR, auditDate DATE, auditFrom DATE, status VARCHAR, closureReason VARCHAR,
      noFatherReason VARCHAR, previousReferrals INTEGER)',
    children: 'STRUCT(id VARCHAR, ageYears INTEGER, unborn BOOLEAN, sendOrDisability BOOLEAN, exposure VARCHAR[],
      impactAnalysis VARCHAR, impactDate DATE, impactDomains VARCHAR[], impactTerm VARCHAR[],
      individualSection BOOLEAN)[]',
    adults: 'STRUCT(id VARCHAR, roles VARCHAR[], actsAsParent BOOLEAN, parentalResponsibility VARCHAR,
      whereaboutsKnown BOOLEAN, involvement VARCHAR, involvementDate DATE, historyChecked BOOLEAN,
      behaviourAssessed BOOLEAN, parentingAssessed BOOLEAN, strengthsRecorded BOOLEAN, circumstances VARCHAR[],
      pregnant BOOLEAN)[]',
    abuse: 'STRUCT(victimIds VARCHAR[], perpetratorIds VARCHAR[], types VARCHAR[], severity VARCHAR, frequency VARCHAR,
      separation VARCHAR, contact VARCHAR, patternAnalysed BOOLEAN, controlConsidered BOOLEAN)',
    incidents: 'STRUCT(date DATE)[]',
    chronology: 'STRUCT(usedInAnalysis BOOLEAN)',
    riskAssessments: 'STRUCT(tool VARCHAR, date DATE, completedBy VARCHAR, adoptedInAssessment BOOLEAN, ticks INTEGER,
      level VARCHAR, grounds VARCHAR[], scale INTEGER, childIds VARCHAR[], areas VARCHAR[],
      modifiersConsidered VARCHAR[], analysis VARCHAR)[]',
    assessments: 'STRUCT(type VARCHAR, startDate DATE, endDate DATE, parentingImpact BOOLEAN)[]',
    plans: 'STRUCT(type VARCHAR, startDate DATE, endDate DATE, specific BOOLEAN, actionsFor VARCHAR[],
      agenciesOwning VARCHAR[], onusOnVictim BOOLEAN, childInformed BOOLEAN)[]',
    safetyPlans: 'STRUCT(forWhom VARCHAR, date DATE, reviewDates DATE[])[]',
    visits: 'STRUCT(childId VARCHAR, date DATE, seen BOOLEAN, seenAlone BOOLEAN, method VARCHAR, views VARCHAR,
      usedInDecision BOOLEAN)[]',
    referrals: 'STRUCT("to" VARCHAR, forWhom VARCHAR, date DATE, outcome VARCHAR, followedUp BOOLEAN)[]',
    agencies: 'STRUCT(agency VARCHAR, date DATE, asked BOOLEAN, shared BOOLEAN)[]',
    meetings: 'STRUCT(type VARCHAR, date DATE, mappaLevel INTEGER)[]',
    supervision: 'STRUCT(date DATE, riskReviewed BOOLEAN, rationale BOOLEAN)[]',
    informationSharing: 'STRUCT(consent VARCHAR)',
    outcomes: 'STRUCT(immediateRiskOpen BOOLEAN)',
    narratives: 'STRUCT(victimBlaming BOOLEAN)[]'
  })
),
windows AS (
  SELECT *, "case".auditDate AS until, coalesce("case".auditFrom, ("case".auditDate - INTERVAL 1 YEAR)::DATE) AS since
  FROM records
),
-- What lies in the window, and who is who.
rows AS (
  SELECT
    "case", children, adults, abuse, incidents, chronology, riskAssessments, plans, informationSharing, outcomes,
    narratives, since, until,
    list_filter(riskAssessments, lambda r: r.date BETWEEN since AND until) AS recentRisk,
    list_filter(visits, lambda v: v.date BETWEEN since AND until) AS visits,
    list_filter(referrals, lambda f: f.date BETWEEN since AND until) AS referrals,
    list_filter(agencies, lambda g: g.date BETWEEN since AND until) AS agencies,
    list_filter(meetings, lambda m: m.date BETWEEN since AND until) AS meetings,
    list_filter(supervision, lambda o: o.date BETWEEN since AND until) AS supervision,
    list_filter(safetyPlans, lambda s: s.date BETWEEN since AND until
      OR list_contains(list_transform(s.reviewDates, lambda d: d BETWEEN since AND until), true)) AS safetyPlans,
    list_filter(assessments, lambda s: s.startDate BETWEEN since AND until
      OR s.endDate BETWEEN since AND until) AS assessments,
    list_filter(plans, lambda p: p.endDate IS NULL OR p.startDate BETWEEN since AND until
      OR p.endDate BETWEEN since AND until) AS recentPlans,
    list_filter(plans, lambda p: p.endDate IS NULL) AS openPlans,
    list_filter(children, lambda c: c.ageYears IS NOT NULL OR NOT c.unborn) AS born,
    list_filter(adults, lambda a: list_has_any(a.roles, ['father', 'stepFather', 'secondParent'])
      OR (list_contains(a.roles, 'partner') AND NOT list_contains(a.roles, 'mother') AND a.actsAsParent)) AS fathers,
    list_filter(adults, lambda a: list_contains(abuse.perpetratorIds, a.id)) AS adultsCausingHarm
  FROM windows
),
-- Risk assessments that stand, and what several criteria ask of the same rows.
stand AS (
  SELECT *,
    CASE WHEN len(recentRisk) > 0 THEN recentRisk ELSE riskAssessments END AS riskNow,
    list_filter(fathers, lambda a: list_contains(abuse.perpetratorIds, a.id)) AS harmfulFathers,
    list_filter(fathers, lambda a: NOT list_contains(abuse.perpetratorIds, a.id)) AS safeFathers,
    list_filter(referrals, lambda f: f."to" = 'marac') AS maracReferrals,
    list_filter(incidents, lambda i: i.date BETWEEN since AND until
      AND i.date > list_min(list_transform(riskAssessments, lambda r: r.date))) AS laterIncidents,
    list_transform(recentRisk, lambda r: r.date) AS riskDates,
    list_transform(recentRisk, lambda r: r.childIds) AS riskChildren,
    list_transform(recentRisk, lambda r: r.modifiersConsidered) AS modifiers,
    list_transform(born, lambda c: c.ageYears) AS ages,
    coalesce(list_contains(list_transform(children, lambda c: list_contains(abuse.perpetratorIds, c.id)), true), false)
      OR len(adultsCausingHarm) > 0 AS someoneCausesHarm,
    len(fathers) > 0 OR "case".noFatherReason IS NULL AS fatherExpected
  FROM rows
),
facts AS (
  SELECT *,
    any3(list_transform(riskNow, lambda r:
      CASE WHEN r.level IS NOT NULL THEN r.level = 'high'
           WHEN r.ticks IS NULL AND coalesce(r.tool IN ('dash', 'dashYoungPerson', 'dara'), true) THEN NULL
           ELSE false END
      OR (r.ticks IS NOT NULL AND r.ticks >= 14 AND r.tool IN ('dash', 'dashYoungPerson'))
      OR ((r.grounds IS NOT NULL OR r.level IS NULL)
        AND any3(list_transform(r.grounds, lambda ground: ground <> 'repeat'))))) AS highRisk,
    any3(list_transform(riskNow, lambda r:
      (r.grounds IS NOT NULL OR r.level IS NULL) AND list_contains(r.grounds, 'repeat'))) AS repeated,
    any3(list_transform(riskNow, lambda r:
      CASE WHEN r.scale IS NOT NULL THEN r.scale >= 4
           WHEN coalesce(r.tool IN ('dvrim', 'dvram'), true) THEN NULL ELSE false END)) AS scaleFour,
    "case".status IN ('section47', 'childProtection', 'lookedAfter')
      OR ("case".status = 'closed' AND (
        any3(list_transform(recentPlans, lambda p: p.type IN ('childProtection', 'preProceedings', 'care')))
        OR any3(list_transform(assessments, lambda s: s.type = 'section47')))) AS protectionReached,
    "case".status IN ('contactOnly', 'earlyHelp', 'familyHelp')
      OR ("case".status = 'closed'
        AND NOT any3(list_transform(recentPlans, lambda p:
          p.type IN ('childInNeed', 'childProtection', 'preProceedings', 'care')))
        AND NOT any3(list_transform(assessments, lambda s:
          s.type IN ('childAndFamily', 'preBirth', 'section47')))) AS belowChildInNeed,
    any3(list_transform(ages, lambda age: age = 0)) AS underOne,
    any3(list_transform(ages, lambda age: age < 7)) AS underSeven,
    any3(list_transform(children, lambda c: c.sendOrDisability))
      OR any3(list_transform(adults, lambda a:
        list_contains(abuse.victimIds, a.id) AND list_contains(a.circumstances, 'careAndSupport'))) AS disability,
    any3(list_transform(children, lambda c: c.ageYears IS NULL AND c.unborn))
      OR any3(list_transform(adults, lambda a:
        (a.pregnant IS NOT NULL OR list_contains(a.roles, 'mother') OR list_contains(abuse.victimIds, a.id))
        AND a.pregnant)) AS pregnancy,
    abuse.separation IN ('separating', 'separatedUnder12m') AS separation,
    abuse.contact IN ('supervised', 'supported', 'unsupervised') AS contact,
    list_contains(abuse.types, 'coerciveControl') AS coerciveControl,
    any3(list_transform(modifiers, lambda m: list_contains(m, 'under12Months'))) AS underOneWeighed,
    any3(list_transform(modifiers, lambda m: list_contains(m, 'under7'))) AS underSevenWeighed,
    any3(list_transform(modifiers, lambda m: list_contains(m, 'sendOrDisability'))) AS disabilityWeighed,
    any3(list_transform(modifiers, lambda m: list_contains(m, 'pregnancy'))) AS pregnancyWeighed,
    any3(list_transform(modifiers, lambda m: list_contains(m, 'separation'))) AS separationWeighed,
    any3(list_transform(modifiers, lambda m: list_contains(m, 'contact'))) AS contactWeighed,
    any3(list_transform(modifiers, lambda m: list_contains(m, 'coerciveControl'))) AS coerciveControlWeighed,
    any3(list_transform(agencies, lambda g: g.asked)) AS someAgencyAsked,
    any3(list_transform(recentRisk, lambda r: list_contains(r.areas, 'perpetratorPattern'))) AS patternInRisk,
    any3(list_transform(adultsCausingHarm, lambda a: a.behaviourAssessed)) AS behaviourAssessed,
    "case".noFatherReason IS NOT NULL OR any3(list_transform(adults, lambda a:
      list_has_any(a.roles, ['father', 'secondParent']))) AS otherParentStated,
    any3(list_transform(assessments, lambda s: s.parentingImpact)) AS parentingImpact,
    any3(list_transform(openPlans, lambda p: list_contains(p.actionsFor, 'perpetrator'))) AS changeAsked,
    list_transform(children, lambda c:
      any3(list_transform(riskChildren, lambda ids: list_contains(ids, c.id)))) AS covered,
    list_transform(laterIncidents, lambda i:
      list_min(list_filter(list_transform(riskDates, lambda d: d - i.date), lambda wait: wait >= 0))) AS waits,
    -- For each born child its visits in the window.
    list_transform(born, lambda c: {age: c.ageYears, disabled: c.sendOrDisability,
      visits: list_filter(visits, lambda v: v.childId = c.id)}) AS voices
  FROM stand
),
asked AS (
  SELECT *,
    "case".status = 'contactOnly' AND "case".closureReason IS NOT NULL AND NOT highRisk
      AND NOT (scaleFour OR protectionReached) AND NOT outcomes.immediateRiskOpen AS closedContact,
    len(born) > 0 AND NOT closedContact AS voiceExpected
  FROM facts
),
judged AS (
  SELECT "case".authorityCode AS authority, [
    -- Understanding and assessment of risk.
    judgement(true,
      any3(list_transform(recentRisk, lambda r: r.tool IN ('dash', 'dashYoungPerson', 'dvrim', 'dvram', 'dara')
        AND (r.completedBy = 'holdingAgency' OR r.adoptedInAssessment))),
      any3(list_transform(recentRisk, lambda r: r.tool = 'narrative' AND r.analysis = 'analysed'))),
    judgement(true, all3(covered), any3(covered)),
    judgement(true,
      any3(list_transform(recentRisk, lambda r:
        r.analysis = 'analysed' AND (r.level IS NOT NULL OR r.scale IS NOT NULL))),
      any3(list_transform(recentRisk, lambda r:
        r.analysis IN ('descriptive', 'analysed') OR r.level IS NOT NULL OR r.scale IS NOT NULL))),
    judgement(abuse.frequency <> 'single' OR "case".previousReferrals > 0,
      abuse.patternAnalysed AND chronology.usedInAnalysis,
      abuse.patternAnalysed OR chronology.usedInAnalysis),
    judgement(len(laterIncidents) > 0,
      all3(list_transform(waits, lambda wait: coalesce(wait <= 14, false))),
      any3(list_transform(waits, lambda wait: coalesce(wait <= 30, false)))),
    judgement(underOne OR underSeven OR disability OR pregnancy OR separation OR contact OR coerciveControl,
      -- The rubric asks for under7 itself, which decides before a baby's age could.
      (NOT underOne OR underOneWeighed) AND (NOT underSeven OR underSevenWeighed)
        AND (NOT disability OR disabilityWeighed) AND (NOT pregnancy OR pregnancyWeighed)
        AND (NOT separation OR separationWeighed) AND (NOT contact OR contactWeighed)
        AND (NOT coerciveControl OR coerciveControlWeighed),
      (underOne AND underOneWeighed) OR (underSeven AND underSevenWeighed)
        OR (disability AND disabilityWeighed) OR (pregnancy AND pregnancyWeighed)
        OR (separation AND separationWeighed) OR (contact AND contactWeighed)
        OR (coerciveControl AND coerciveControlWeighed)),
    judgement(someoneCausesHarm, patternInRisk AND behaviourAssessed, patternInRisk OR behaviourAssessed),
    judgement(true,
      any3(list_transform(safetyPlans, lambda s: s.forWhom IN ('victim', 'youngPerson', 'family')))
        AND (len(born) = 0
          OR any3(list_transform(safetyPlans, lambda s: s.forWhom IN ('child', 'youngPerson', 'family')))),
      len(safetyPlans) > 0),
    -- The nature and impact of domestic abuse.
    judgement(true,
      len(abuse.types) > 0 AND nullif(abuse.severity IS NOT NULL, false) AND nullif(abuse.frequency IS NOT NULL, false),
      len(abuse.types) > 0),
    judgement(true, abuse.controlConsidered, coerciveControl),
    judgement(true,
      all3(list_transform(children, lambda c:
        c.impactDate BETWEEN since AND until AND c.impactAnalysis = 'analysed')),
      any3(list_transform(children, lambda c:
        c.impactDate BETWEEN since AND until AND c.impactAnalysis IN ('analysed', 'descriptive')))),
    judgement(true,
      all3(list_transform(children, lambda c: list_unique(c.impactDomains) > 1)),
      any3(list_transform(children, lambda c: len(c.impactDomains) > 0))),
    judgement(true,
      all3(list_transform(children, lambda c:
        list_contains(c.impactTerm, 'short') AND list_contains(c.impactTerm, 'long'))),
      any3(list_transform(children, lambda c: len(c.impactTerm) > 0))),
    judgement(true,
      all3(list_transform(children, lambda c: len(c.exposure) > 0)),
      any3(list_transform(children, lambda c: len(c.exposure) > 0))),
    judgement(len(abuse.victimIds) > 0,
      parentingImpact
        AND NOT coalesce(list_contains(list_transform(narratives, lambda n: n.victimBlaming), true), false),
      parentingImpact),
    -- Multi-agency working and referrals.
    judgement(
      NOT (belowChildInNeed AND informationSharing.consent = 'refused'
        AND NOT (scaleFour OR protectionReached) AND NOT highRisk),
      any3(list_transform(agencies, lambda g: g.agency = 'police' AND g.asked))
        AND any3(list_transform(agencies, lambda g:
          g.agency IN ('healthVisitor', 'midwife', 'gp', 'hospital', 'schoolNurse') AND g.asked))
        AND (NOT any3(list_transform(ages, lambda age: age >= 3))
          OR any3(list_transform(agencies, lambda g: g.agency IN ('school', 'earlyYears') AND g.asked))),
      someAgencyAsked),
    judgement(someAgencyAsked,
      all3(list_transform(agencies, lambda g: NOT g.asked OR g.shared)),
      any3(list_transform(agencies, lambda g: g.shared))),
    judgement(
      (highRisk OR repeated)
        AND (any3(list_transform(adults, lambda a: list_contains(abuse.victimIds, a.id)))
          OR any3(list_transform(children, lambda c: list_contains(abuse.victimIds, c.id)
            AND (c.ageYears IS NOT NULL OR NOT c.unborn) AND c.ageYears >= 16))),
      any3(list_transform(meetings, lambda m:
        m.type = 'marac' OR (m.type = 'mappa' AND m.mappaLevel IS NOT NULL AND m.mappaLevel >= 2)))
        OR any3(list_transform(maracReferrals, lambda f: f.outcome IN ('accepted', 'waiting'))),
      len(maracReferrals) > 0 OR any3(list_transform(supervision, lambda o: o.riskReviewed AND o.rationale))),
    judgement(len(abuse.victimIds) > 0,
      any3(list_transform(referrals, lambda f: f.forWhom IN ('victim', 'family')
        AND f."to" IN ('idva', 'childSpecialist', 'communityDaService', 'refuge')))
        AND (len(born) = 0 OR any3(list_transform(referrals, lambda f: f.forWhom IN ('child', 'family')))),
      any3(list_transform(referrals, lambda f:
        f."to" IN ('idva', 'childSpecialist', 'communityDaService', 'refuge')))),
    judgement(len(referrals) > 0,
      all3(list_transform(referrals, lambda f: f.followedUp OR f.outcome = 'accepted')),
      any3(list_transform(referrals, lambda f: f.followedUp OR f.outcome = 'accepted'))),
    judgement(len(openPlans) > 0 AND "case".status <> 'contactOnly',
      any3(list_transform(openPlans, lambda p: p.specific AND list_unique(p.agenciesOwning) > 1)),
      any3(list_transform(openPlans, lambda p: len(p.agenciesOwning) > 0))),
    -- Involvement and assessment of fathers.
    judgement(fatherExpected,
      otherParentStated AND all3(list_transform(fathers, lambda a:
        a.parentalResponsibility IN ('yes', 'no') AND a.whereaboutsKnown)),
      otherParentStated AND any3(list_transform(fathers, lambda a: a.whereaboutsKnown))),
    judgement(len(fathers) > 0,
      all3(list_transform(fathers, lambda a: a.involvementDate BETWEEN since AND until
        AND a.involvement IN ('full', 'partial', 'unsafe'))),
      any3(list_transform(fathers, lambda a: a.involvementDate BETWEEN since AND until
        AND a.involvement IN ('full', 'partial', 'attempted', 'unsafe')))),
    judgement(len(harmfulFathers) > 0,
      all3(list_transform(harmfulFathers, lambda a: a.behaviourAssessed)),
      any3(list_transform(harmfulFathers, lambda a: a.historyChecked))),
    judgement(len(fathers) > 0,
      all3(list_transform(fathers, lambda a: a.parentingAssessed
        OR (a.involvementDate BETWEEN since AND until AND a.involvement = 'unsafe'))),
      any3(list_transform(fathers, lambda a: a.parentingAssessed))),
    judgement(len(fathers) > 0,
      all3(list_transform(fathers, lambda a: a.historyChecked)),
      any3(list_transform(fathers, lambda a: a.historyChecked))),
    judgement(len(safeFathers) > 0,
      all3(list_transform(safeFathers, lambda a: a.involvementDate BETWEEN since AND until
        AND a.involvement IN ('full', 'partial') AND a.strengthsRecorded)),
      any3(list_transform(safeFathers, lambda a: a.involvementDate BETWEEN since AND until
        AND a.involvement IN ('full', 'partial', 'attempted')))),
    judgement(someoneCausesHarm AND len(openPlans) > 0 AND fatherExpected,
      changeAsked AND NOT any3(list_transform(openPlans, lambda p: p.onusOnVictim)),
      changeAsked),
    -- Voice of the child.
    judgement(voiceExpected,
      all3(list_transform(voices, lambda c: any3(list_transform(c.visits, lambda v: v.seen)))),
      any3(list_transform(voices, lambda c: any3(list_transform(c.visits, lambda v: v.seen))))),
    judgement(voiceExpected,
      all3(list_transform(voices, lambda c: any3(list_transform(c.visits, lambda v:
        v.seenAlone OR (c.age < 3 AND v.method = 'observation'))))),
      any3(list_transform(voices, lambda c: any3(list_transform(c.visits, lambda v:
        v.seenAlone OR (c.age < 3 AND v.method = 'observation')))))),
    judgement(voiceExpected,
      all3(list_transform(voices, lambda c:
        any3(list_transform(c.visits, lambda v: v.views = 'ownWordsOrObserved')))),
      any3(list_transform(visits, lambda v: v.views IN ('summary', 'ownWordsOrObserved')))),
    judgement(len(children) > 1 AND NOT closedContact,
      all3(list_transform(children, lambda c: c.individualSection)),
      any3(list_transform(children, lambda c: c.individualSection))),
    judgement(voiceExpected,
      all3(list_transform(voices, lambda c: any3(list_transform(c.visits, lambda v: v.usedInDecision)))),
      any3(list_transform(visits, lambda v: v.usedInDecision))
        OR any3(list_transform(recentPlans, lambda p: p.childInformed))),
    judgement(voiceExpected,
      all3(list_transform(voices, lambda c: any3(list_transform(c.visits, lambda v:
        CASE WHEN c.disabled THEN v.method IN ('tool', 'play', 'advocate', 'interpreterSupported')
             WHEN c.age < 3 THEN v.method IN ('observation', 'play')
             WHEN c.age < 7 THEN v.method IN ('play', 'tool', 'observation', 'advocate')
             ELSE v.method IN ('conversation', 'tool', 'play', 'advocate', 'written', 'interpreterSupported')
        END)))),
      any3(list_transform(visits, lambda v: v.method IN ('tool', 'play', 'observation', 'advocate'))))
  ] AS judgements
  FROM asked
),
-- Cases with the same judgements are counted together, so each pattern is scored once.
patterns AS (
  SELECT authority, judgements, count(*) AS cases FROM judged GROUP BY ALL
),
numbered AS (
  SELECT row_number() OVER () AS pattern, * FROM patterns
),
answers AS (
  SELECT pattern, authority, cases, unnest(judgements) AS judgement, generate_subscripts(judgements, 1) AS place
  FROM numbered
),
-- A gap: an essential criterion is not met or not evidenced, or less than 60 % of the weights that apply is earned.
scores AS (
  SELECT pattern, authority, any_value(cases) AS cases, theme,
    sum(CASE judgement WHEN 4 THEN 0 ELSE 2 * weight END) AS possible,
    sum(CASE judgement WHEN 0 THEN 2 * weight WHEN 1 THEN weight ELSE 0 END) AS earned,
    bool_or(essential AND judgement IN (2, 3)) AS missed
  FROM answers JOIN criteria USING (place)
  GROUP BY pattern, authority, theme
)
SELECT authority, theme, NULL AS criterion,
  coalesce(sum(cases) FILTER (possible > 0 AND (missed OR earned * 100 < possible * 60)), 0) AS gap,
  coalesce(sum(cases) FILTER (possible > 0), 0) AS applicable,
  NULL AS met, NULL AS partlyMet, NULL AS notMet, NULL AS notEvidenced, NULL AS notApplicable
FROM scores GROUP BY authority, theme
UNION ALL
SELECT authority, theme, criterion, NULL, NULL,
  coalesce(sum(cases) FILTER (judgement = 0), 0), coalesce(sum(cases) FILTER (judgement = 1), 0),
  coalesce(sum(cases) FILTER (judgement = 2), 0), coalesce(sum(cases) FILTER (judgement = 3), 0),
  coalesce(sum(cases) FILTER (judgement = 4), 0)
FROM answers JOIN criteria USING (place) GROUP BY authority, theme, criterion
ORDER BY authority, theme, criterion NULLS FIRST;
