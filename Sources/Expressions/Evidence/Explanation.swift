/// Why a condition has the value it has on one record: the parts of it that decided, down to the fields they read.
///
/// The fields are enough: as long as all of them stay as they are, no other value, and no other silence, of the rest of
/// the record changes the outcome.
public struct Explanation: Sendable {
  /// What the condition came to.
  public let outcome: Outcome
  /// How its parts, or what it read, made it so.
  public let basis: Basis
  /// The condition, as it was checked; nil for an item of a list.
  public let expression: CheckedExpression?
  /// The parts that decided, each explained in turn.
  public let parts: [Explanation]
  /// What it read itself, beside what its parts read.
  public let reads: [ReadPlace]
  /// What the audit window was taken from, where a condition asks for it; of the whole condition only, not of its parts.
  public internal(set) var windowReads: [ReadPlace] = []
  /// For each variable that stands for something in the record, by its number, the slot where that stands.
  public let rows: [Int: Int]

  /// What a condition came to.
  public enum Outcome: Equatable, Sendable {
    /// It is true.
    case holds
    /// It is false.
    case doesNotHold
    /// The record's silence leaves it open.
    case unknown
    /// It could not be computed.
    case failed(EvaluationError)
    /// It is no condition, but a value that one reads.
    case value
  }

  /// How the parts of a condition made it what it is.
  public enum Basis: Sendable {
    /// What was read decides, as in a comparison.
    case reading
    /// The opposite of its only part.
    case negation
    /// All parts together.
    case together
    /// Its only part decides, whatever the others are; `also` would have decided alike.
    case oneSide(also: CheckedExpression?)
    /// Its first part is the condition of a choice, the others the branches that count.
    case choice
    /// Its only part is what this name stands for.
    case definition(String)
    /// Its only part is an item of the list that shows it; as many others do, of so many items in all.
    case witness(others: Int, of: Int)
    /// Its only part is an item of the list that refutes it; as many others do, of so many items in all.
    case counterExample(others: Int, of: Int)
    /// Its parts are all the items there are.
    case everyItem
    /// It asks how many items a list has: so many for certain, so many at most, of so many that there are. Its parts are the
    /// items that decide that.
    case counted(certain: Int, possible: Int, of: Int)
    /// One item of a list, by its index among all that the list could hold, and the slot where it stands, if it does.
    case item(Int, slot: Int?)
    /// More would have to be looked at than is allowed.
    case tooMuch
  }

  /// Everything that was read, parts included, each place once, in the order in which it is told.
  public var allReads: [ReadPlace] {
    var seen: Set<ReadPlace> = []
    var all: [ReadPlace] = []
    collect(&seen, &all)
    return all
  }

  private func collect(_ seen: inout Set<ReadPlace>, _ all: inout [ReadPlace]) {
    for read in reads where seen.insert(read).inserted { all.append(read) }
    for part in parts { part.collect(&seen, &all) }
  }

  /// Whether all that it rests on could be told.
  public var isComplete: Bool {
    if case .tooMuch = basis { return false }
    return parts.allSatisfy(\.isComplete)
  }
}

extension Explanation.Outcome {
  init(_ value: Value) {
    switch value.kind {
    case .boolean: self = value.isTrue ? .holds : .doesNotHold
    case .unknown: self = .unknown
    case .error: self = .failed(value.evaluationError ?? .unreadable)
    case .missing, .integer, .unsigned, .double, .null, .symbol, .text, .bytes, .timestamp, .duration, .type, .date,
      .period, .object, .list, .map, .optional, .undecidedList, .sizeRange:
      self = .value
    }
  }
}
