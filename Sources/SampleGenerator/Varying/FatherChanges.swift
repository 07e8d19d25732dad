/// What goes wrong in the work with fathers and second parents.
enum FatherChanges {
  static let losses: [Change] = [
    .loss("CB-F1", cost: 2) { draft in draft.eachFather { $0["parentalResponsibility"] = "unknown" } },
    .loss("CB-F1", cost: 2) { draft in draft.eachFather { $0["parentalResponsibility"] = .null } },
    .loss("CB-F2", cost: 5, if: { $0.plan.family != .honourBased }) { draft in
      draft.eachFather { $0["involvement"] = "attempted" }
    },
    .loss("CB-F5", cost: 3, if: { !$0.fathersCausingHarm.isEmpty }) { draft in
      draft.eachFather { $0["behaviourAssessed"] = false }
    },
    .loss("CB-F4", cost: 4, if: { $0.plan.family != .honourBased }) { draft in
      draft.eachFather { $0["parentingAssessed"] = false }
    },
    .loss("CB-F4", cost: 4, if: { $0.plan.family != .honourBased }) { draft in
      draft.eachFather { $0["parentingAssessed"] = .null }
    },
    .loss("CB-F5", cost: 4) { draft in draft.eachFather { $0["historyChecked"] = .null } },
    .loss("CB-F5", cost: 4) { draft in draft.eachFather { $0["historyChecked"] = false } },
    .loss("CB-F6", cost: 2, if: { $0.fathersCausingHarm.isEmpty }) { draft in
      draft.eachFather { $0["strengthsRecorded"] = .null }
    },
    .loss("CB-F7", cost: 4, if: { $0.hasPlan && $0.plan.family != .honourBased }) { draft in
      draft.each("plans") { $0["actionsFor"] = .texts($0["actionsFor"].strings.filter { $0 != "perpetrator" }) }
    },
    .loss("CB-F7", cost: 4, if: { $0.hasPlan && $0.plan.family != .honourBased }) {
      $0.silence(["actionsFor"], of: "plans")
    },
    .loss("CB-F7", cost: 2, if: { $0.hasPlan && $0.plan.family != .honourBased }) { draft in
      draft.each("plans") { $0["onusOnVictim"] = true }
    },
  ]

  static let gaps: [Change] = [
    .gap(leaveOut), .gap(leaveOut), .gap(keepSilent), .gap(keepSilent), .gap(involvedTooLongAgo),
    .gap(if: { $0.hasSafeFather }, listNoFather),
    .gap(if: { $0.hasHarmingFather }, overlookBirthFather),
    .gap(if: { $0.hasHarmingFather }, neverTraceBirthFather),
  ]

  private static func leaveOut(_ draft: inout Draft) {
    draft.eachFather { father in
      father["involvement"] = "notAttempted"
      father["involvementDate"] = .null
      father["behaviourAssessed"] = false
      father["parentingAssessed"] = false
      father["historyChecked"] = false
      father["strengthsRecorded"] = false
    }
  }

  private static func keepSilent(_ draft: inout Draft) {
    let silent = [
      "involvement", "involvementDate", "behaviourAssessed", "parentingAssessed", "strengthsRecorded", "seenAlone",
    ]
    draft.eachFather { father in
      for field in silent { father[field] = .null }
    }
  }

  private static func involvedTooLongAgo(_ draft: inout Draft) {
    let days = draft.stream.number(in: 10...180)
    draft.move("involvementDate", of: "adults", beforeWindow: days, where: Recipes.isFather)
  }

  /// The father who does no harm is not on file at all, and no reason is given.
  private static func listNoFather(_ draft: inout Draft) {
    draft.record["adults"] = .list(draft.record["adults"].items.filter { !Recipes.isFather($0) })
  }

  /// The man assessed is a step-father; who the children's father is, nobody asked.
  private static func overlookBirthFather(_ draft: inout Draft) {
    draft.eachFather { father in
      father["roles"] = .texts(father["roles"].strings.map { $0 == "father" ? "stepFather" : $0 })
      father["parentalResponsibility"] = "no"
    }
  }

  /// The step-father is assessed well; the children's father is named, and was never looked for.
  private static func neverTraceBirthFather(_ draft: inout Draft) {
    overlookBirthFather(&draft)
    draft.record["adults"].append([
      "id": "a3", "roles": ["father"], "gender": "m", "parentalResponsibility": "unknown", "whereaboutsKnown": false,
      "involvement": "notAttempted", "historyChecked": false, "parentingAssessed": false, "circumstances": [],
      "pregnant": false,
    ])
  }
}

extension Draft {
  /// Changes every father or second parent.
  mutating func eachFather(_ change: (inout Node) -> Void) { each("adults", where: Recipes.isFather, change) }

  /// The fathers and second parents who cause the harm.
  var fathersCausingHarm: [Node] { record["adults"].items.filter { Recipes.isFather($0) && causesHarm($0) } }

  /// Whether the only father neither causes the harm nor is its victim.
  fileprivate var hasSafeFather: Bool {
    let fathers = record["adults"].items.filter(Recipes.isFather)
    return fathers.allSatisfy { !causesHarm($0) && !isVictim($0) } && !fathers.isEmpty
  }

  /// Whether a father, not a second parent, causes the harm in a couple.
  fileprivate var hasHarmingFather: Bool {
    Family.couples.contains(plan.family) && fathersCausingHarm.contains { $0["roles"].strings.contains("father") }
  }
}
