import Records

/// Words of reports.
enum FileWords {
  /// How many files, in words.
  static func files(_ count: Int) -> String { count == 1 ? "1 file" : "\(count) files" }

  /// Names in a sentence: `LON, NE and NW`.
  static func list(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return "\(names.dropLast().joined(separator: ", ")) and \(last)"
  }

  /// A day in words: `30 September 2016`.
  static func day(_ date: CalendarDate) -> String {
    let (year, month, day) = date.components
    return "\(day) \(months[month - 1]) \(year)"
  }

  /// Days in words: `30 September 2016`, or the first and the last.
  static func days(_ range: ClosedRange<CalendarDate>) -> String {
    range.lowerBound == range.upperBound
      ? day(range.lowerBound) : "\(day(range.lowerBound)) to \(day(range.upperBound))"
  }

  /// The months of days in words: `April 2016 to June 2016`, or the one of both.
  static func months(_ range: ClosedRange<CalendarDate>) -> String {
    let (first, last) = (month(range.lowerBound), month(range.upperBound))
    return first == last ? first : "\(first) to \(last)"
  }

  private static func month(_ date: CalendarDate) -> String {
    "\(months[date.components.month - 1]) \(date.components.year)"
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}
