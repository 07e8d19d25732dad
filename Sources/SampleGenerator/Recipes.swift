/// The smallest change that makes a gap in each theme. The recipes touch separate fields, so that they combine freely.
enum Recipes {
  /// Makes a theme a gap in a record that has none there.
  static func makeGap(in theme: Theme, of record: inout Node) {
    switch theme {
    case .risk: record["riskAssessments"] = [narrative(instead: record["riskAssessments"].items)]
    case .impact: record["children"].changeItems(forgetImpact)
    case .multiAgency: record["agencies"].changeItems(askNothing)
    case .fathers:
      record["adults"].changeItems { adult in
        if isFather(adult) { leaveOut(&adult) }
      }
    case .voice: record["visits"].changeItems(hearNothing)
    }
  }

  /// Whether a person is judged under the theme on fathers: a father, step-father or second parent, or a partner who acts
  /// as a parent.
  static func isFather(_ adult: Node) -> Bool {
    let roles = adult["roles"].items.compactMap(\.string)
    return !Set(roles).isDisjoint(with: ["father", "stepFather", "secondParent"])
      || (roles.contains("partner") && !roles.contains("mother") && adult["actsAsParent"] == true)
  }

  /// One descriptive narrative, on the day of the first assessment it stands for, without level, scale or children.
  private static func narrative(instead assessments: [Node]) -> Node {
    [
      "tool": "narrative",
      "date": assessments.compactMap { $0["date"].string }.min().map(Node.text) ?? .null,
      "completedBy": "holdingAgency",
      "adoptedInAssessment": true,
      "grounds": [],
      "childIds": [],
      "areas": ["nature"],
      "modifiersConsidered": [],
      "protectiveFactors": "notRecorded",
      "analysis": "descriptive",
      "victimTookPart": false,
    ]
  }

  private static func forgetImpact(on child: inout Node) {
    child["impactAnalysis"] = "none"
    child["impactDate"] = .null
    child["impactDomains"] = []
    child["impactTerm"] = []
  }

  private static func askNothing(of agency: inout Node) {
    agency["asked"] = false
    agency["shared"] = false
  }

  private static func leaveOut(_ father: inout Node) {
    father["involvement"] = "notAttempted"
    father["involvementDate"] = .null
    father["behaviourAssessed"] = false
    father["parentingAssessed"] = false
    father["historyChecked"] = false
  }

  /// The child was seen, but what the child said or showed is not on file.
  private static func hearNothing(on visit: inout Node) {
    visit["views"] = "none"
    visit["usedInDecision"] = false
  }
}
