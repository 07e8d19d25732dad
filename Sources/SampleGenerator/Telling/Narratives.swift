extension Draft {
  /// Writes short invented passages that fit what the record says. Nobody is named: people are their roles.
  mutating func writeNarratives() {
    record["narratives"] = []
    tellAnalysis()
    if stream.chance(60) { tell("risk", plan.row.gaps.contains(.risk) ? Phrases.riskGap : Phrases.risk) }
    if plan.row.voiceExclusion == nil, stream.chance(70) { tellVoice() }
    if stream.chance(60) { tell("father", fatherPhrases) }
    if stream.chance(50) {
      tell("multiAgency", plan.row.gaps.contains(.multiAgency) ? Phrases.agenciesGap : Phrases.agencies)
    }
    if stream.chance(35) { tell("supervision", Phrases.supervision) }
  }

  private mutating func tellAnalysis() {
    let sentences = [
      stream.pick(abusePhrases),
      stream.pick(blamesVictim ? Phrases.blaming : Phrases.effect),
    ]
    // Blame not found may be left unsaid.
    let blame: Node = blamesVictim ? true : stream.chance(60) ? false : .null
    add("analysis", sentences.joined(separator: " "), blame: blame)
  }

  private var abusePhrases: [String] {
    if record["abuse"]["frequency"] == "single" { return Phrases.fewIncidents }
    return record["abuse"]["relationship"] == "intimateFormer" ? Phrases.apart : Phrases.abuse
  }

  private mutating func tellVoice() {
    if plan.row.gaps.contains(.voice) { return tell("childVoice", Phrases.unheard) }
    guard let child = born.first else { return }
    let isLittle = (child["ageYears"].number ?? 0) < 4
    add("childVoice", stream.pick(isLittle ? Phrases.observed : Phrases.said), child: child["id"])
  }

  private mutating func tell(_ section: String, _ phrases: [String]) { add(section, stream.pick(phrases)) }

  private mutating func add(_ section: String, _ phrase: String, child: Node = .null, blame: Node = .null) {
    record["narratives"].append([
      "section": .text(section), "childId": child, "text": .text(withRoles(phrase)), "victimBlaming": blame,
    ])
  }

  private var fatherPhrases: [String] {
    if plan.row.gaps.contains(.fathers) { return Phrases.fatherGap }
    let involvement = record["adults"].items.first(where: Recipes.isFather)?["involvement"].string
    switch involvement {
    case "unsafe": return Phrases.unsafe
    case "attempted": return Phrases.attempted
    default: return Phrases.involved
    }
  }

  private func withRoles(_ phrase: String) -> String {
    let roles = ["victim": victimWord, "harmer": harmerWord, "father": fatherWord]
    return roles.reduce(phrase) { text, role in
      text.replacing("{\(role.key)}", with: role.value)
        .replacing("{\(Self.capitalised(role.key))}", with: Self.capitalised(role.value))
    }
  }

  private static func capitalised(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

  private var victimWord: String {
    guard let victim = record["adults"].items.first(where: isVictim) else { return "the young person" }
    return victim["roles"].strings.contains("father") ? "the father" : "the mother"
  }

  private var harmerWord: String {
    guard let harmer = record["adults"].items.first(where: causesHarm) else { return "the oldest child" }
    let words = [
      ("stepFather", "the step-father"), ("father", "the father"), ("secondParent", "the second parent"),
      ("mother", "the mother"),
    ]
    return words.first { harmer["roles"].strings.contains($0.0) }?.1 ?? "the former partner"
  }

  private var fatherWord: String { plan.family == .sameSexCouple ? "the second parent" : "the father" }
}
