/// What goes wrong in seeing and hearing the children.
enum VoiceChanges {
  static let losses: [Change] = [
    .loss("CB-V2", cost: 2, if: { $0.hasBornSiblings && $0.lastBornAge >= 3 }) { draft in
      draft.eachVisit(to: draft.lastBorn) { $0["seenAlone"] = false }
    },
    .loss("CB-V2", cost: 2, if: { $0.hasBornSiblings && $0.lastBornAge >= 3 }) { draft in
      draft.eachVisit(to: draft.lastBorn) { $0["seenAlone"] = .null }
    },
    // Seen but not heard: neither the words nor what came of them.
    .loss("CB-V3", cost: 5, if: \.hasBornSiblings) { draft in
      draft.eachVisit(to: draft.lastBorn, hearNothing)
    },
    .loss("CB-V3", cost: 5, if: \.hasBornSiblings) { draft in
      draft.eachVisit(to: draft.lastBorn) { visit in
        visit["views"] = .null
        visit["usedInDecision"] = .null
      }
    },
    .loss("CB-V4", cost: 2, if: \.hasSiblings) { draft in
      draft.changeLast("children") { $0["individualSection"] = false }
    },
    .loss("CB-V4", cost: 4, if: \.hasSiblings) { $0.silence(["individualSection"], of: "children") },
    .loss("CB-V3", cost: 2, if: \.hasPlan) { $0.silence(["usedInDecision"], of: "visits") },
    .loss("CB-V6", cost: 2, if: { $0.lastBornAge >= 3 }) { draft in
      draft.eachVisit(to: draft.lastBorn) { $0["method"] = .null }
    },
    .loss("CB-V6", cost: 2, if: { 3...6 ~= $0.lastBornAge }) { draft in
      draft.eachVisit(to: draft.lastBorn) { $0["method"] = "conversation" }
    },
  ]

  static let gaps: [Change] = [
    .gap(hearNobody), .gap(hearNobody), .gap { $0.silence(["views"], of: "visits") },
    .gap(sayNothingOfDecisions), .gap(sayNothingOfDecisions),
    .gap(if: \.hasBornSiblings, leaveOutOneSibling), .gap(if: \.hasBornSiblings, leaveOutOneSibling),
    .gap(if: { $0.born.allSatisfy { ($0["ageYears"].number ?? 0) >= 3 } }, seeNobodyAlone),
    .gap { $0.record["visits"] = [] },
    .gap(if: \.wasBornLongAgo, seenTooLongAgo),
  ]

  private static func hearNothing(_ visit: inout Node) {
    visit["views"] = "none"
    visit["usedInDecision"] = false
  }

  /// The children were seen, but what they said or showed is not on file.
  private static func hearNobody(_ draft: inout Draft) {
    draft.each("visits", hearNothing)
    draft.each("plans") { $0["childInformed"] = false }
  }

  /// Views are on file, and whether anything came of them is not.
  private static func sayNothingOfDecisions(_ draft: inout Draft) {
    draft.silence(["usedInDecision"], of: "visits")
    draft.each("plans") { $0["childInformed"] = false }
  }

  /// One brother or sister was never visited, and no child has a section of their own.
  private static func leaveOutOneSibling(_ draft: inout Draft) {
    let forgotten = draft.lastBorn
    draft.record["visits"] = .list(draft.record["visits"].items.filter { $0["childId"] != forgotten })
    draft.each("children") { $0["individualSection"] = false }
  }

  private static func seeNobodyAlone(_ draft: inout Draft) {
    draft.each("visits") { $0["seenAlone"] = false }
  }

  private static func seenTooLongAgo(_ draft: inout Draft) {
    draft.move("date", of: "visits", beforeWindow: draft.stream.number(in: 5...90))
  }
}

extension Draft {
  /// Changes every visit to a child.
  mutating func eachVisit(to child: Node, _ change: (inout Node) -> Void) {
    each("visits", where: { $0["childId"] == child }, change)
  }

  /// Whether more than one child is born.
  fileprivate var hasBornSiblings: Bool { born.count > 1 }

  /// The age of the last born child; 0 where there is none.
  fileprivate var lastBornAge: Int { born.last?["ageYears"].number ?? 0 }
}
