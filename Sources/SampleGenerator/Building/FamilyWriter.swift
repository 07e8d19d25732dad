extension Draft {
  /// Fits the archetype's adults and the abuse to what the file is about.
  mutating func writeFamily() {
    if plan.victimIsMale { swapParents() }
    if plan.status.isEarly { soften() }
    if plan.family == .childToParent || plan.family == .consentOverridden { involveFathers() }
    if plan.victimIsMale { involveFathers() }
    noteBirths()
    let days = [8...40, 20...60, 30...90]
    let involved = day(stream.number(in: stream.pick(days)))
    record["adults"].changeItems { adult in
      if adult["involvementDate"] != .null { adult["involvementDate"] = involved }
    }
    record["abuse"]["frequency"] = frequency()
    if plan.status.isEarly { record["informationSharing"]["consent"] = "given" }
  }

  /// The father is the victim, and the mother or another woman causes the harm.
  private mutating func swapParents() {
    let roles = ["mother": "father", "father": "mother"]
    record["adults"].changeItems { adult in
      adult["roles"] = .texts(adult["roles"].strings.map { roles[$0] ?? $0 })
      adult["gender"] = adult["gender"] == "f" ? "m" : "f"
    }
  }

  /// What is dealt with by a contact or early help is less grave than its archetype.
  private mutating func soften() {
    let grave: Set = ["sexual", "threatsToKill", "weapons", "strangulation"]
    record["abuse"]["types"] = .texts(record["abuse"]["types"].strings.filter { !grave.contains($0) })
    record["abuse"]["severity"] = plan.status == .contactOnly ? "lower" : "moderate"
  }

  private mutating func involveFathers() {
    record["adults"].changeItems { adult in
      guard Recipes.isFather(adult) else { return }
      adult["involvement"] = "partial"
      adult["involvementDate"] = "2016-04-01"
      adult["parentingAssessed"] = true
      adult["historyChecked"] = true
      adult["strengthsRecorded"] = true
    }
  }

  /// A mother who is pregnant, or gave birth in the last months, is recorded so.
  private mutating func noteBirths() {
    let isPregnant = plan.youngest == .unborn || plan.youngest == .underOne
    record["adults"].changeItems { adult in
      if adult["roles"].strings.contains("mother") { adult["pregnant"] = .boolean(isPregnant) }
    }
    // Parents of a baby have not been apart for years; a former partner who is no parent may have been.
    if isPregnant, plan.family != .safeFather, record["abuse"]["separation"] == "separatedOver12m" {
      record["abuse"]["separation"] = "separatedUnder12m"
    }
  }

  private mutating func frequency() -> Node {
    switch plan.status {
    case .contactOnly: plan.family == .closedContact ? "single" : .text(stream.pick(["single", "occasional"]))
    case .earlyHelp: .text(stream.pick(["occasional", "repeated"]))
    default: .text(stream.pick(["occasional", "repeated", "repeated", "persistent"]))
    }
  }
}
