extension Draft {
  /// Adds what a reader of real files meets and no rule may stumble over: work from before the window, and silence on
  /// matters that the five themes do not ask about.
  mutating func addOddities() {
    if plan.status.isGrave || plan.status == .childInNeed {
      if stream.chance(7) { addEarlierPlan() }
      if stream.chance(6) { addOldAssessment() }
    }
    if stream.chance(45) { keepSilentOnOtherMatters() }
  }

  /// A plan that was closed before the window.
  private mutating func addEarlierPlan() {
    record["plans"] = .list(
      [
        [
          "type": "earlyHelp", "startDate": day(beforeWindow: stream.number(in: 300...420)),
          "endDate": day(beforeWindow: stream.number(in: 60...200)), "specific": false, "onusOnVictim": true,
          "actionsFor": ["victim"], "agenciesOwning": [],
        ]
      ] + record["plans"].items)
  }

  /// An assessment that ended before the window.
  private mutating func addOldAssessment() {
    record["assessments"] = .list(
      [
        [
          "type": "childAndFamily", "startDate": day(beforeWindow: stream.number(in: 300...400)),
          "endDate": day(beforeWindow: stream.number(in: 200...290)), "factors": ["3B"], "analysis": "descriptive",
          "parentingImpact": false,
        ]
      ] + record["assessments"].items)
  }

  private mutating func keepSilentOnOtherMatters() {
    let others: [(String, [String])] = [
      ("adults", ["seenAlone", "circumstancesAssessed", "interpreter", "safeContact", "collusion"]),
      ("children", ["recognisedAsVictim", "otherHarmConsidered", "ethnicity"]),
      ("meetings", ["victimVoice", "childrenConsidered", "actionsDone"]),
      ("supervision", ["workerSafety", "challenge", "actionsFollowedUp"]),
      ("assessments", ["diversityConsidered", "wholeFamily", "historyIncluded"]),
      ("agencies", ["childsView"]), ("referrals", ["whoKnowsStated"]),
      ("safetyPlans", ["linkedToVictimPlan", "madeWith"]), ("interventions", ["outcome"]),
    ]
    for (list, fields) in stream.pick(stream.number(in: 2...6), of: others) {
      silence(stream.pick(stream.number(in: 1...fields.count), of: fields), of: list)
    }
    if stream.chance(30) { record["disclosure"]["enquiryDidNotRaiseRisk"] = .null }
    if stream.chance(30) { record["disclosure"]["managerInformed"] = .null }
    if stream.chance(15) { record["chronology"]["multiAgency"] = .null }
  }
}
