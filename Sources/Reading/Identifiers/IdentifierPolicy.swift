/// What is done about direct identifiers of people that are found in a file of records.
public enum IdentifierPolicy: String, CaseIterable, Sendable {
  /// A record that holds one is left out, which is an error.
  case refuse
  /// It is warned of, and the record counts.
  case warn
  /// Nothing is looked for.
  case allow
}

/// A sort of direct identifier.
public enum IdentifierKind: UInt8, CaseIterable, Sendable {
  case name, dateOfBirth, address, postcode, emailAddress, phoneNumber
  case nhsNumber, nationalInsuranceNumber, uniquePupilNumber, uniqueLearnerNumber
  case documentNumber, bankDetails

  /// What it is called, with its article: `an NHS number`.
  public var phrase: String {
    switch self {
    case .name: "a name"
    case .dateOfBirth: "a date of birth"
    case .address: "an address"
    case .postcode: "a postcode"
    case .emailAddress: "an e-mail address"
    case .phoneNumber: "a phone number"
    case .nhsNumber: "an NHS number"
    case .nationalInsuranceNumber: "a National Insurance number"
    case .uniquePupilNumber: "a unique pupil number"
    case .uniqueLearnerNumber: "a unique learner number"
    case .documentNumber: "the number of a passport, licence or vehicle"
    case .bankDetails: "bank details"
    }
  }

  /// The same without the article.
  public var text: String {
    let article = ["a ", "an ", "the "].first(where: phrase.hasPrefix) ?? ""
    return String(phrase.dropFirst(article.count))
  }
}

/// Some sorts of direct identifier.
struct IdentifierKinds: Equatable, Sendable {
  private var bits: UInt16 = 0

  init() {}

  init(_ kind: IdentifierKind) { insert(kind) }

  var isEmpty: Bool { bits == 0 }

  mutating func insert(_ kind: IdentifierKind) { bits |= 1 << UInt16(kind.rawValue) }

  func contains(_ kind: IdentifierKind) -> Bool { bits & 1 << UInt16(kind.rawValue) != 0 }

  /// The kinds, in the order in which they are declared.
  var all: [IdentifierKind] { IdentifierKind.allCases.filter(contains) }
}

/// How many direct identifiers were found.
public struct IdentifierCounts: Sendable, Equatable {
  /// How many of each kind: a kind is counted once for each value that holds it.
  public internal(set) var counts: [IdentifierKind: Int] = [:]
  /// How many more were found in records that hold very many.
  public internal(set) var unlistedCount = 0
  /// How many stand beside the records.
  public internal(set) var strayCount = 0
  /// How many records hold any.
  public internal(set) var recordCount = 0

  /// None yet.
  public init() {}

  /// Both together.
  public static func + (lhs: Self, rhs: Self) -> Self {
    var sum = lhs
    sum.counts.merge(rhs.counts, uniquingKeysWith: +)
    sum.unlistedCount += rhs.unlistedCount
    sum.strayCount += rhs.strayCount
    sum.recordCount += rhs.recordCount
    return sum
  }
}

extension IdentifierPolicy {
  /// Whether a text holds a direct identifier of a person, as far as that can be found out by its form.
  public static func isIdentifier(in text: String) -> Bool {
    var text = text
    return text.withUTF8 { !IdentifierText.kinds(in: $0).isEmpty }
  }
}
