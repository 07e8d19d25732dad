/// How the files of an audit were chosen. Only what stands for more than itself can be tested.
public enum SampleBasis: String, Sendable, CaseIterable {
  /// Every file of the groups and the period.
  case census
  /// Files drawn by chance.
  case random
  /// Files drawn by chance, more of some groups than of others: each group's rate stands for the group, but those of all files
  /// together do not stand for all cases.
  case unequal = "random-unequal"
  /// Files chosen for a reason, as for an inspection.
  case purposive
  /// Nobody said how.
  case notStated = "not-stated"

  /// Whether groups may be compared by tests: not where files were picked, or nobody knows how.
  public var allowsTests: Bool {
    switch self {
    case .census, .random: true
    case .unequal, .purposive, .notStated: false
    }
  }

  /// What can be said of files chosen in both ways together: the one that allows less.
  public static func weaker(_ one: SampleBasis, _ other: SampleBasis) -> SampleBasis {
    let order: [SampleBasis] = [.notStated, .purposive, .unequal, .random, .census]
    return order.first { $0 == one || $0 == other } ?? .notStated
  }

  /// Why groups are not tested, where they are not.
  var whyNoTests: String {
    switch self {
    case .unequal: "more files were drawn of some groups than of others"
    case .purposive: "the files were chosen for a reason"
    case .notStated: "nobody has said how the files were chosen (--basis)"
    case .census, .random: ""
    }
  }

  /// What a person reads for it.
  public var text: String {
    switch self {
    case .census: "all files (a census)"
    case .random: "a random sample"
    case .unequal:
      "a random sample with more files of some groups than of others: rates of all files together are not those of all cases"
    case .purposive: "chosen for a reason (a purposive sample)"
    case .notStated: "not stated"
    }
  }
}
