public import Statistics

/// What a report shall be, beside the counts it is made from.
public struct ReportOptions: Sendable {
  /// For whom it is.
  public var audience = Audience.all
  /// The protective marking; nil for the usual one.
  public var marking: String?

  /// The usual report.
  public init() {}

  /// For whom a report is.
  public enum Audience: String, Sendable, CaseIterable {
    /// For whoever must be able to check every figure: all there is.
    case all
    /// For a board: two pages.
    case board
    /// For a team: what to learn, with questions to talk about.
    case team
    /// For the people who hold the cases: a page a case.
    case practitioner
  }

  /// The marking on every page: what was asked for, else that of material with the records' own sensitivity.
  func marking(under policy: DisclosurePolicy) -> String {
    marking ?? (policy.protects ? "Disclosure control applied: \(policy.name)" : "OFFICIAL-SENSITIVE")
  }
}

extension DisclosurePolicy {
  /// Its name and what it does, in a few words.
  var label: String { protects ? "\(name): \(title)" : title }

  /// Whether it changes anything.
  public var protects: Bool { suppressed != nil || roundedTo != nil }
}
