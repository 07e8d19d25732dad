extension Draft {
  /// Writes the children, the oldest first: ages, exposure, and a good analysis of the effect on each.
  mutating func writeChildren() {
    let ages = childrenAges()
    var children: [Node] = []
    for (index, age) in ages.enumerated() { children.append(child("c\(index + 1)", age: age, isOldest: index == 0)) }
    record["children"] = .list(children)
    if !hasSchoolChild {
      record["interventions"].changeItems { service in
        if service["kind"] == "schoolSupport" { service["kind"] = "activities" }
      }
    }
  }

  /// Ages from the oldest to the youngest; nil for an unborn child.
  private mutating func childrenAges() -> [Int?] {
    let isTeenage = plan.family.needsTeenager
    var age = plan.youngest.ages.map { range in
      // Room for older brothers and sisters below 18, and a teenager where one is needed.
      let lowest = isTeenage && plan.childCount == 1 ? (plan.family == .honourBased ? 16 : 13) : range.lowerBound
      let highest = plan.childCount > 1 ? max(range.lowerBound, min(range.upperBound, 14)) : range.upperBound
      return stream.number(in: lowest...highest)
    }
    var ages: [Int?] = [age]
    for _ in 1..<max(plan.childCount, 1) where plan.childCount > 1 {
      age = min(17, (age ?? 0) + stream.number(in: 1...4))
      ages.append(age)
    }
    if isTeenage, let oldest = ages[ages.count - 1] {
      ages[ages.count - 1] = max(
        oldest, plan.family == .honourBased ? stream.number(in: 16...17) : stream.number(in: 13...16))
    }
    return ages.reversed()
  }

  private mutating func child(_ id: String, age: Int?, isOldest: Bool) -> Node {
    let causesHarm = isOldest && plan.family == .childToParent
    let isVictim = isOldest && plan.family == .honourBased
    let hasNeed = age != nil && stream.chance(plan.family == .refuge ? 30 : 9)
    return [
      "id": .text(id),
      "ageYears": age.map(Node.integer) ?? .null,
      "unborn": .boolean(age == nil),
      "indexChild": plan.childCount > 1 && stream.chance(60) ? .boolean(isOldest) : .null,
      "gender": age == nil ? "unknown" : isVictim ? "f" : .text(stream.pick(["f", "m"])),
      "ethnicity": .text(stream.pick(Self.ethnicities)),
      "sendOrDisability": .boolean(hasNeed),
      "exposure": .texts(exposure(age: age, isVictim: isVictim)),
      "recognisedAsVictim": .boolean(stream.chance(80)),
      "impactAnalysis": "analysed",
      "impactDate": day(stream.number(in: 25...75)),
      "impactDomains": .texts(domains(age: age)),
      "impactTerm": ["short", "long"],
      "individualSection": true,
      "otherHarmConsidered": .boolean(stream.chance(75)),
      "harmsOthers": .boolean(causesHarm),
    ]
  }

  private mutating func exposure(age: Int?, isVictim: Bool) -> [String] {
    guard let age else { return ["prenatal"] }
    if isVictim { return ["directVictim"] }
    var ways = stream.chance(70) ? ["sawOrHeard"] : ["awareOf"]
    if age >= 9, stream.chance(25) { ways.append("intervened") }
    if age >= 4, stream.chance(15) { ways.append("usedInAbuse") }
    if record["abuse"]["contact"] == "supported", stream.chance(40) { ways.append("contactVisits") }
    return ways
  }

  private mutating func domains(age: Int?) -> [String] {
    guard let age else { return ["physical", "developmental"] }
    let domains =
      age < 4
      ? ["physical", "emotional", "behavioural", "developmental"] : ["emotional", "behavioural", "cognitive", "social"]
    return stream.pick(stream.number(in: 2...3), of: domains)
  }

  /// Codes of the children in need census, the most frequent ones more often.
  private static let ethnicities = [
    "WBRI", "WBRI", "WBRI", "WBRI", "WBRI", "WOTH", "MWBC", "APKN", "AIND", "BAFR", "OOTH", "NOBT",
  ]
}
