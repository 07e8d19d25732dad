extension Draft {
  /// Writes what goes with the file's status: the case itself, assessments, plans, meetings and supervision.
  mutating func writeCase() {
    record["case"]["caseId"] = .text(plan.row.caseID)
    record["case"]["authorityCode"] = .text(plan.row.authority.rawValue)
    record["case"]["auditDate"] = auditDate
    record["case"]["status"] = .text(plan.status.rawValue)
    record["case"]["tier"] = .integer(plan.status.scale)
    record["case"]["referralDate"] = day(0)
    record["case"]["decisionDate"] = day(stream.chance(80) ? 1 : stream.number(in: 0...4))
    record["case"]["previousReferrals"] = .integer(
      plan.status == .contactOnly ? 0 : stream.pick(isRepeat ? [1, 2, 3] : [0, 1, 1, 2, 3]))
    record["case"]["familyFeedback"] = .text(stream.pick(["recorded", "sought", "notSought"]))
    record["assessments"] = .list(assessments())
    record["plans"] = .list(plans())
    record["meetings"] = .list(meetings())
    record["supervision"] = .list(supervision())
  }

  private mutating func assessments() -> [Node] {
    let isPreBirth = born.isEmpty
    let main = assessment(
      isPreBirth ? "preBirth" : plan.status == .earlyHelp ? "earlyHelp" : "childAndFamily", for: 25...58)
    switch plan.status {
    case .contactOnly: return []
    case .earlyHelp, .childInNeed: return [main]
    case .section47, .childProtection, .lookedAfter: return [assessment("section47", for: 10...18), main]
    }
  }

  private mutating func assessment(_ type: String, for days: ClosedRange<Int>) -> Node {
    [
      "type": .text(type), "startDate": day(stream.number(in: 1...4)), "endDate": day(stream.number(in: days)),
      "factors": stream.chance(75) ? ["3A", "3B"] : ["3B"], "wholeFamily": .boolean(stream.chance(75)),
      "historyIncluded": .boolean(stream.chance(80)), "analysis": stream.chance(75) ? "analysed" : "descriptive",
      "diversityConsidered": .boolean(stream.chance(65)), "parentingImpact": true,
    ]
  }

  private mutating func plans() -> [Node] {
    let type: String
    switch plan.status {
    case .contactOnly: return []
    case .earlyHelp: type = "earlyHelp"
    case .childInNeed, .section47: type = "childInNeed"
    case .childProtection: type = "childProtection"
    case .lookedAfter: type = "care"
    }
    let start = stream.number(in: 20...50)
    let reviews: [Node] = stream.chance(50) ? [day(start + stream.number(in: 30...70))] : []
    let health = record["agencies"].items.dropFirst().first?["agency"] ?? "gp"
    return [
      [
        "type": .text(type), "startDate": day(start), "reviewDates": .list(reviews), "specific": true,
        // Where the family must not know of the plan, nothing is asked of those who cause the harm.
        "actionsFor": plan.family == .honourBased
          ? ["child", "agencies"] : .texts((born.isEmpty ? [] : ["child"]) + ["victim", "perpetrator", "agencies"]),
        "agenciesOwning": [isHighRisk ? "idva" : "daService", health], "onusOnVictim": false,
        "childInformed": .boolean(!born.isEmpty),
      ]
    ]
  }

  private mutating func meetings() -> [Node] {
    var meetings: [Node] = []
    switch plan.status {
    case .contactOnly: break
    case .earlyHelp: meetings = [meeting("teamAroundFamily", on: 30...60)]
    case .childInNeed: meetings = [meeting("cinReview", on: 40...70)]
    case .section47: meetings = [meeting("strategy", on: 1...4)]
    case .childProtection:
      meetings = [meeting("strategy", on: 1...4), meeting("icpc", on: 15...22), meeting("coreGroup", on: 25...34)]
    case .lookedAfter: meetings = [meeting("strategy", on: 1...4), meeting("professionals", on: 15...40)]
    }
    if needsMARAC { meetings.append(meeting("marac", on: 12...30)) }
    if plan.family == .released {
      var mappa = meeting("mappa", on: 12...30)
      mappa["mappaLevel"] = 2
      meetings.append(mappa)
    }
    return meetings
  }

  private mutating func meeting(_ type: String, on days: ClosedRange<Int>) -> Node {
    let asked = record["agencies"].items.compactMap { $0["agency"].string }
    return [
      "type": .text(type), "date": day(stream.number(in: days)),
      "attended": .texts(stream.pick(stream.number(in: 2...3), of: asked)),
      "childrenConsidered": .boolean(stream.chance(85)),
      "actionsDone": .text(stream.pick(["all", "all", "some", "notDue"])), "victimVoice": .boolean(stream.chance(75)),
    ]
  }

  private mutating func supervision() -> [Node] {
    var entries: [Node] = []
    var offset = stream.number(in: 5...20)
    for _ in 0..<(plan.status == .contactOnly ? 1 : stream.number(in: 1...3)) {
      entries.append([
        "date": day(offset),
        "kind": .text(stream.pick(["caseSupervision", "caseSupervision", "reflective", "decision"])),
        "riskReviewed": .boolean(stream.chance(80)), "rationale": .boolean(stream.chance(75)),
        "actionsFollowedUp": .boolean(stream.chance(70)), "workerSafety": .boolean(stream.chance(50)),
        "challenge": .boolean(stream.chance(55)),
      ])
      offset += stream.number(in: 24...36)
    }
    return entries
  }
}
