public import Diagnostics
public import Records

/// The first alerts of an audit, and how many there are: so that memory stays flat however many cases there are.
public struct AlertList: Sendable {
  /// How many are kept of each alert.
  public static let limit = 100

  /// One alert of one case.
  public struct Entry: Sendable {
    /// Which alert, and whether it is raised.
    public let flag: CaseFlag
    /// The values of the fields that identify the case, in the schema's order.
    public let identity: [String]
    /// Where its record starts.
    public let place: Place
    /// The day the record's data are of; nil where it does not say.
    public let dataDate: CalendarDate?
  }

  /// The first of each alert, in the order of the input.
  public private(set) var entries: [Entry] = []
  private var counts: [Int: Int] = [:]

  mutating func add(_ flag: CaseFlag, of counted: CountedCase) {
    let count = counts[flag.index, default: 0]
    counts[flag.index] = count + 1
    guard count < Self.limit else { return }
    entries.append(
      Entry(flag: flag, identity: counted.identity, place: counted.place, dataDate: counted.dataDate))
  }
}
