/// What goes wrong in the assessment of risk.
enum RiskChanges {
  static let losses: [Change] = [
    .loss("CB-R2", cost: 3, if: \.hasSiblings, leaveOutOneChild),
    .loss("CB-R4", cost: 2) { $0.record["abuse"]["patternAnalysed"] = false },
    .loss("CB-R4", cost: 2) { $0.record["chronology"]["usedInAnalysis"] = .null },
    .loss("CB-R4", cost: 4) { draft in
      draft.record["abuse"]["patternAnalysed"] = .null
      draft.record["chronology"]["usedInAnalysis"] = .null
    },
    .loss("CB-R5", cost: 4, if: { $0.plan.status != .contactOnly }, reviewNothing),
    .loss("CB-R6", cost: 4, if: { !$0.circumstances.isEmpty }, forgetACircumstance),
    .loss("CB-R7", cost: 2) { draft in
      draft.each("riskAssessments") { $0["areas"] = .texts($0["areas"].strings.filter { $0 != "perpetratorPattern" }) }
    },
    .loss("CB-R7", cost: 2) { $0.silence(["areas"], of: "riskAssessments") },
    .loss("CB-R8", cost: 2, if: { $0.record["safetyPlans"].items.count > 1 }) { draft in
      draft.record["safetyPlans"] = .list(Array(draft.record["safetyPlans"].items.prefix(1)))
    },
    .loss("CB-R8", cost: 4) { $0.record["safetyPlans"] = .null },
  ]

  static let gaps: [Change] = [
    .gap(narrativeOnly), .gap(narrativeOnly), .gap(policeChecklistUnused),
    .gap { $0.silence(["childIds"], of: "riskAssessments") },
    .gap(nothingWorkedOut), .gap(if: \.wasBornLongAgo, oldAssessmentsOnly),
    .gap { draft in draft.each("riskAssessments") { $0["childIds"] = [] } },
  ]

  private static func leaveOutOneChild(_ draft: inout Draft) {
    let forgotten = draft.lastChild
    draft.each("riskAssessments") { $0["childIds"] = .list($0["childIds"].items.filter { $0 != forgotten }) }
  }

  /// A new incident after which nobody looked at the risk again.
  private static func reviewNothing(_ draft: inout Draft) {
    draft.record["incidents"].append(["date": draft.day(draft.stream.number(in: 95...115)), "reportedBy": "police"])
  }

  private static func forgetACircumstance(_ draft: inout Draft) {
    let forgotten = draft.stream.pick(draft.circumstances)
    draft.each("riskAssessments") {
      $0["modifiersConsidered"] = .texts($0["modifiersConsidered"].strings.filter { $0 != forgotten })
    }
  }

  /// One descriptive narrative, without level, scale or children, stands for all assessments.
  private static func narrativeOnly(_ draft: inout Draft) {
    let silent = draft.stream.chance(40)
    draft.record["riskAssessments"] = [
      [
        "tool": "narrative", "date": draft.day(draft.stream.number(in: 2...9)), "completedBy": "holdingAgency",
        "adoptedInAssessment": silent ? .null : true, "grounds": [], "childIds": silent ? .null : [],
        "areas": ["nature"], "modifiersConsidered": silent ? .null : [], "protectiveFactors": "notRecorded",
        "analysis": "descriptive", "victimTookPart": silent ? .null : false,
      ]
    ]
  }

  /// The police's checklist lies on file and nobody worked with it.
  private static func policeChecklistUnused(_ draft: inout Draft) {
    draft.record["riskAssessments"] = .list(Array(draft.record["riskAssessments"].items.prefix(1)))
    draft.each("riskAssessments") { row in
      row["completedBy"] = "police"
      row["adoptedInAssessment"] = false
      row["analysis"] = "none"
    }
  }

  /// Tools were filled in, but neither level nor scale nor reasons are on file.
  private static func nothingWorkedOut(_ draft: inout Draft) {
    draft.silence(["level", "scale", "analysis", "victimTookPart"], of: "riskAssessments")
    draft.each("riskAssessments", where: { $0["tool"] == "dara" }) { $0["tool"] = "dvram" }
  }

  private static func oldAssessmentsOnly(_ draft: inout Draft) {
    draft.move("date", of: "riskAssessments", beforeWindow: draft.stream.number(in: 20...200))
  }
}
