public import Records

extension TeamMap {
  /// How many rows are told in sentences.
  private static let told = 50

  /// How a figure of a team is worded: a case may have been with another team before or after.
  ///
  /// - Parameter days: the days of the audits that the figure is of.
  public static func wording(on days: ClosedRange<CalendarDate>) -> String {
    days.lowerBound == days.upperBound
      ? "team holding the case on \(FileWords.day(days.lowerBound))"
      : "team holding the case on the day of its audit, \(FileWords.days(days))"
  }

  /// What became of what, a sentence for each team and its days: `NW-T1 and NW-T7 are counted as North until 30 June 2016.`
  public var remarks: [String] {
    let groups = Dictionary(grouping: rows) { Line(team: $0.team, days: $0.days) }
    let sorted = groups.sorted { $0.key.comes(before: $1.key) }
    let more = sorted.count - Self.told
    return sorted.prefix(Self.told).map { $0.sentence($1.map(\.code).sorted { $0.comes(before: $1) }) }
      + (more > 0 ? ["The team map has \(more) more such lines."] : [])
  }

  /// A team in some days.
  private struct Line: Hashable {
    let team: String
    let days: ClosedRange<CalendarDate>

    func comes(before other: Line) -> Bool {
      guard team == other.team else { return team.comes(before: other.team) }
      return (days.lowerBound, days.upperBound) < (other.days.lowerBound, other.days.upperBound)
    }

    func sentence(_ codes: [String]) -> String {
      let verb = codes.count == 1 ? "is" : "are"
      // Without quotation marks some names would run into the words after them.
      let name = team.contains(where: \.isWhitespace) ? "'\(team)'" : team
      return "\(FileWords.list(codes)) \(verb) counted as \(codes == [team] ? "\(name), its own code" : name)\(period)."
    }

    private var period: String {
      let from = days.lowerBound == .earliest ? nil : FileWords.day(days.lowerBound)
      let to = days.upperBound == .latest ? nil : FileWords.day(days.upperBound)
      switch (from, to) {
      case (let from?, let to?): return from == to ? " on \(from)" : " from \(from) to \(to)"
      case (let from?, nil): return " from \(from)"
      case (nil, let to?): return " until \(to)"
      case (nil, nil): return ""
      }
    }
  }
}
