public import Auditing
public import Records

/// Which team is which over time, as the manager says. Teams are renamed, merged and split, and a record keeps the code of its day.
///
/// Renamed: the old code and the new one have the same team. Merged: so have both codes that became one. Split: the old code has
/// a team of its own until that day, or one team stands for all of them throughout.
public struct TeamMap: Sendable {
  /// From one day to another a code is counted as a team.
  struct Row: Sendable, Equatable {
    let code: String
    let days: ClosedRange<CalendarDate>
    let team: String
  }

  /// The map of a manager who keeps none: each code stands for itself.
  public static let none = TeamMap([])

  /// The rows, in the order of the file.
  let rows: [Row]
  private let byCode: [String: [Row]]

  /// Rows of which no two of one code have a day in common.
  init(_ rows: [Row]) {
    self.rows = rows
    byCode = Dictionary(grouping: rows, by: \.code)
  }

  /// The team that a code is counted as on a day. A code without a row for that day stands for itself.
  public func line(of code: GroupValue, on day: CalendarDate) -> GroupValue {
    row(of: code, on: day).map { .stated(Array($0.team.utf8)) } ?? code
  }

  /// Whether a code has rows, but none for this day: mostly the map is then not up to date.
  public func isOutside(_ code: GroupValue, on day: CalendarDate) -> Bool {
    mentions(code) && row(of: code, on: day) == nil
  }

  /// Whether a code is counted as the same team on all these days.
  public func isConstant(for code: GroupValue, in days: ClosedRange<CalendarDate>) -> Bool {
    let first = row(of: code, on: days.lowerBound)
    // Something changes only where a row starts and where one has ended.
    let turns = rows(of: code).flatMap { [$0.days.lowerBound, $0.days.upperBound.adding(days: 1)] }
    return turns.compactMap(\.self).filter(days.contains).allSatisfy { row(of: code, on: $0)?.team == first?.team }
  }

  /// Whether the map has any row about a code.
  func mentions(_ code: GroupValue) -> Bool { !rows(of: code).isEmpty }

  private func rows(of code: GroupValue) -> [Row] { code.text.flatMap { byCode[$0] } ?? [] }

  private func row(of code: GroupValue, on day: CalendarDate) -> Row? {
    rows(of: code).first { $0.days.contains(day) }
  }
}

/// Finds the teams of records by a map, and remembers what a person who keeps the map should know.
public struct TeamLines: Sendable {
  /// The map.
  public let map: TeamMap
  /// How many records of a code were dated outside its rows.
  public private(set) var outside: [String: Int] = [:]
  private var seen: Set<String> = []

  /// No records yet.
  public init(_ map: TeamMap) { self.map = map }

  /// The team that so many records with this code and day are counted as.
  public mutating func line(of code: GroupValue, on day: CalendarDate, records: Int = 1) -> GroupValue {
    if let text = code.text, map.mentions(code) {
      seen.insert(text)
      if map.isOutside(code, on: day) { outside[text, default: 0] += records }
    }
    return map.line(of: code, on: day)
  }

  /// Which records the map's days leave out, and which of its codes no record has; a sentence each, for the person who keeps the map.
  /// They tell numbers of records by team, so they stand in no document.
  public var problems: [String] {
    let left = outside.sorted { $0.key.comes(before: $1.key) }.map { code, count in
      "Records of \(code) dated outside its rows in the team map: \(count). They are counted as \(code)."
    }
    let unused = Set(map.rows.map(\.code)).subtracting(seen).sorted { $0.comes(before: $1) }
    return left + (unused.isEmpty ? [] : ["The team map has codes that no record has: \(FileWords.list(unused))."])
  }
}

extension String {
  /// The order of codes: that of their bytes, the same everywhere.
  func comes(before other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
