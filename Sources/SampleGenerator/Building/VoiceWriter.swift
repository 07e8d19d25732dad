extension Draft {
  /// Writes visits in which every born child is seen, heard and taken into account, each by a method for the age.
  mutating func writeVisits() {
    guard plan.family != .closedContact else { return record["visits"] = [] }
    let first = stream.number(in: 3...14)
    var visits: [Node] = []
    for child in born {
      let methods = self.methods(for: child)
      for (index, method) in methods.enumerated() {
        visits.append(
          visit(to: child, on: first + 19 * index + stream.number(in: 0...6), by: method, isFirst: index == 0))
      }
    }
    record["visits"] = .list(visits)
  }

  /// Methods of a child's visits, the first of them fitting the age or need, and for the youngest an observation.
  private mutating func methods(for child: Node) -> [String] {
    let age = child["ageYears"].number ?? 0
    let needsHelp = child["sendOrDisability"] == true
    let later = stream.number(in: 0...2)
    if age < 3 {
      return ["observation"] + (needsHelp ? ["play"] : stream.pick(later, of: ["play", "observation"]))
    }
    let fitting =
      needsHelp
      ? ["tool", "play", "advocate"]
      : age < 7 ? ["play", "tool", "observation"] : ["conversation", "conversation", "tool", "written", "advocate"]
    return [stream.pick(fitting)] + stream.pick(later, of: fitting)
  }

  private mutating func visit(to child: Node, on offset: Int, by method: String, isFirst: Bool) -> Node {
    let isBaby = (child["ageYears"].number ?? 0) < 3
    return [
      "childId": child["id"],
      "date": day(offset),
      "seen": true,
      "seenAlone": .boolean(!isBaby && (isFirst || stream.chance(60))),
      "method": .text(method),
      "views": isFirst || stream.chance(50) ? "ownWordsOrObserved" : "summary",
      "usedInDecision": .boolean(isFirst || stream.chance(40)),
    ]
  }
}
