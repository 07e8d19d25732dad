extension Draft {
  /// Writes the risk assessments, the incidents and the safety plans of a good file.
  mutating func writeRiskWork() {
    let start = stream.number(in: 1...9)
    record["incidents"] = [incident(on: -stream.number(in: 1...6))]
    var assessments = [victimAssessment(on: start), childScale(on: start + stream.number(in: 0...4))]
    if !plan.status.isEarly, stream.chance(30) {
      let later = stream.number(in: 35...80)
      record["incidents"].append(incident(on: later))
      assessments.append(childScale(on: later + stream.number(in: 1...12)))
    }
    record["riskAssessments"] = .list(assessments)
    record["safetyPlans"] = .list(safetyPlans(on: start + stream.number(in: 0...12)))
  }

  private mutating func incident(on offset: Int) -> Node {
    [
      "date": day(offset),
      "reportedBy": .text(stream.pick(["police", "police", "police", "education", "health", "family"])),
    ]
  }

  private mutating func victimAssessment(on offset: Int) -> Node {
    let youngVictim = plan.family == .honourBased || plan.family == .childToParent
    var tool = youngVictim ? "dashYoungPerson" : stream.pick(["dash", "dash", "dash", "dara"])
    if isHighRisk, !youngVictim { tool = "dash" }
    let isVisible = stream.chance(75)
    let ticks =
      isHighRisk
      ? stream.number(in: isVisible ? 14...21 : 9...13)
      : plan.status == .contactOnly ? stream.number(in: 2...5) : stream.number(in: 5...12)
    var row = assessment(tool, on: offset)
    row["ticks"] = tool == "dara" ? .null : .integer(ticks)
    row["level"] = isHighRisk ? "high" : plan.status.isEarly ? "standard" : "medium"
    row["grounds"] = isHighRisk ? [isVisible ? "visibleHighRisk" : "professionalJudgement"] : isRepeat ? ["repeat"] : []
    return row
  }

  private mutating func childScale(on offset: Int) -> Node {
    var row = assessment(stream.chance(70) ? "dvrim" : "dvram", on: offset)
    row["scale"] = .integer(plan.status.scale)
    row["grounds"] = []
    return row
  }

  private mutating func assessment(_ tool: String, on offset: Int) -> Node {
    let isOurs = stream.chance(80)
    return [
      "tool": .text(tool),
      "date": day(offset),
      "completedBy": isOurs ? "holdingAgency" : .text(stream.pick(["police", "idva"])),
      "adoptedInAssessment": true,
      "childIds": .list(record["children"].items.map { $0["id"] }),
      "areas": .texts(areas()),
      "modifiersConsidered": .texts(circumstances),
      "protectiveFactors": .text(stream.pick(["strong", "limited", "limited", "extremelyLimited"])),
      "analysis": "analysed",
      "victimTookPart": .boolean(stream.chance(80)),
    ]
  }

  private mutating func areas() -> [String] {
    let others = [
      "lethality", "impactOnParent", "impactOnChildren", "impactOnParenting", "protectiveFactors", "helpSeeking",
    ]
    return ["nature", "riskToChildren", "perpetratorPattern"] + stream.pick(stream.number(in: 2...6), of: others)
  }

  /// The circumstances of this family that raise the danger, as the schema names them.
  var circumstances: [String] {
    let children = record["children"].items
    let adults = record["adults"].items
    let abuse = record["abuse"]
    let ages = born.compactMap { $0["ageYears"].number }
    let hasNeed =
      children.contains { $0["sendOrDisability"] == true }
      || adults.contains { isVictim($0) && $0["circumstances"].strings.contains("careAndSupport") }
    let facts: [(String, Bool)] = [
      ("under12Months", ages.contains(0)),
      ("under7", ages.contains { $0 < 7 }),
      ("sendOrDisability", hasNeed),
      ("pregnancy", plan.youngest == .unborn || adults.contains { $0["pregnant"] == true }),
      ("separation", ["separating", "separatedUnder12m"].contains(abuse["separation"].string)),
      ("contact", ["supervised", "supported", "unsupervised"].contains(abuse["contact"].string)),
      ("coerciveControl", abuse["types"].strings.contains("coerciveControl")),
    ]
    return facts.filter(\.1).map(\.0)
  }

  private mutating func safetyPlans(on offset: Int) -> [Node] {
    let kinds: [String] =
      plan.family == .honourBased
      ? ["youngPerson"] : born.isEmpty ? ["victim"] : stream.chance(25) ? ["family"] : ["victim", "child"]
    let elements = ["route", "whatToTake", "emergencyContacts", "codeword", "trustedPerson", "summonHelp", "school"]
    var plans: [Node] = []
    for kind in kinds {
      let reviews: [Node] = stream.chance(35) ? [day(offset + stream.number(in: 20...60))] : []
      plans.append([
        "forWhom": .text(kind),
        "date": day(offset),
        "elements": .texts(["safePlace"] + stream.pick(stream.number(in: 2...4), of: elements)),
        "madeWith": kind == "child" ? ["child"] : kind == "youngPerson" ? ["child"] : ["victim"],
        "linkedToVictimPlan": .boolean(stream.chance(80)),
        "reviewDates": .list(reviews),
      ])
    }
    return plans
  }
}
