/// What goes wrong between agencies.
enum AgencyChanges {
  private static let specialists: Set = ["idva", "childSpecialist", "communityDaService", "refuge"]

  static let losses: [Change] = [
    .loss("CB-M1", cost: 3, leaveOutOneAgency),
    .loss("CB-M2", cost: 2) { draft in draft.changeLast("agencies") { $0["shared"] = false } },
    .loss("CB-M2", cost: 2) { draft in draft.changeLast("agencies") { $0["shared"] = .null } },
    .loss("CB-M3", cost: 3, if: \.needsMARAC, neverAskMARAC),
    .loss("CB-M4", cost: 2, if: { !$0.born.isEmpty }) { draft in
      draft.record["referrals"] = .list(draft.record["referrals"].items.filter { $0["forWhom"] != "child" })
    },
    .loss("CB-M5", cost: 2) { draft in
      draft.changeLast("referrals") { referral in
        referral["outcome"] = "waiting"
        referral["followedUp"] = .null
      }
    },
    .loss("CB-M5", cost: 2) { draft in
      draft.changeLast("referrals") { referral in
        referral["outcome"] = "declinedByService"
        referral["followedUp"] = false
      }
    },
    .loss("CB-M6", cost: 2, if: \.hasPlan) { draft in draft.each("plans") { $0["specific"] = false } },
    .loss("CB-M6", cost: 4, if: \.hasPlan) { $0.silence(["agenciesOwning"], of: "plans") },
  ]

  static let gaps: [Change] = [
    .gap { draft in
      draft.each("agencies") { agency in
        agency["asked"] = false
        agency["shared"] = false
        agency["childsView"] = false
      }
    },
    .gap { $0.silence(["asked", "shared", "childsView"], of: "agencies") },
    .gap { $0.record["agencies"] = [] },
    .gap { $0.record["agencies"] = .null },
    .gap(if: { $0.plan.family != .honourBased }, seekNoSpecialist),
    .gap(askedTooLongAgo),
    .gap(if: \.needsMARAC, neverReferToMARAC),
  ]

  /// One of police, health and education was not asked.
  private static func leaveOutOneAgency(_ draft: inout Draft) {
    let asked = draft.record["agencies"].items
    // Police and health come first, then school or nursery; the rest stays, so that somebody was asked.
    let forgotten = draft.stream.number(in: 0...2)
    draft.record["agencies"] = .list(asked.enumerated().filter { $0.offset != forgotten }.map(\.element))
  }

  /// The referral went off, and nobody knows what came of it.
  private static func neverAskMARAC(_ draft: inout Draft) {
    draft.record["meetings"] = .list(draft.record["meetings"].items.filter { $0["type"] != "marac" })
    draft.each("referrals", where: { $0["to"] == "marac" }) { referral in
      referral["outcome"] = "unknown"
      referral["followedUp"] = false
      referral["receivedDate"] = .null
      referral["firstActionDate"] = .null
    }
  }

  /// A case for MARAC, and neither a referral nor a manager who looked at the risk and gave a reason.
  private static func neverReferToMARAC(_ draft: inout Draft) {
    draft.record["meetings"] = .list(draft.record["meetings"].items.filter { $0["type"] != "marac" })
    draft.record["referrals"] = .list(draft.record["referrals"].items.filter { $0["to"] != "marac" })
    draft.each("supervision") { $0["riskReviewed"] = false }
  }

  private static func seekNoSpecialist(_ draft: inout Draft) {
    let kept = draft.record["referrals"].items.filter { !specialists.contains($0["to"].string ?? "") }
    draft.record["referrals"] = .list(kept)
  }

  private static func askedTooLongAgo(_ draft: inout Draft) {
    draft.move("date", of: "agencies", beforeWindow: draft.stream.number(in: 10...120))
  }
}

extension Draft {
  /// Whether an open plan is on file.
  var hasPlan: Bool { !record["plans"].items.isEmpty }

  /// Changes the last row of a list.
  mutating func changeLast(_ list: String, _ change: (inout Node) -> Void) {
    var rows = record[list].items
    guard !rows.isEmpty else { return }
    change(&rows[rows.count - 1])
    record[list] = .list(rows)
  }
}
