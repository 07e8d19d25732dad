public import Diagnostics
public import Records

/// Reads a file of bank holidays: lines of a date and a name, below a line that says so.
public enum CalendarLoader {
  /// The calendar that a text holds; nil where it has mistakes, which `diagnostics` then holds.
  public static func load(_ source: SourceText, _ diagnostics: inout Diagnostics) -> WorkingCalendar? {
    var found = Diagnostics()
    var holidays: [CalendarDate] = []
    for (number, line) in lines(of: source.bytes).enumerated() {
      let fields = source.bytes[line].split(separator: UInt8(ascii: ","), maxSplits: 1)
      let range = SourceRange(line.lowerBound, line.upperBound)
      if number == 0 {
        if !source.bytes[line].elementsEqual("date,name".utf8) {
          found.report(.invalidCalendar(), at: range, in: source)
        }
      } else if let date = fields.first.flatMap({ CalendarDate(iso8601: $0) }), fields.count == 2 {
        holidays.append(date)
      } else {
        found.report(.invalidHoliday(), at: range, in: source)
      }
    }
    let calendar = WorkingCalendar(holidays: holidays)
    if calendar == nil, !found.hasErrors { found.report(.invalidCalendar(), at: SourceRange(0, 0), in: source) }
    diagnostics.report(contentsOf: found)
    return found.hasErrors ? nil : calendar
  }

  /// The lines that are not empty, without what ends them.
  private static func lines(of bytes: [UInt8]) -> [Range<Int>] {
    bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.map(\.indices)
  }
}

extension RubricLoader {
  /// The name of the file of bank holidays.
  private static let calendarName = "bank-holidays-england-wales.csv"

  /// The bank holidays for a rubric that counts working days, from `data` beside the folder of rubrics, or else the first
  /// of the other folders of data that has them; nil where there are none to read, which is reported at the rubric's name.
  mutating func calendar(for name: YAMLNode?) -> WorkingCalendar? {
    let own = Self.normalised("\(folder.path)/../../data/\(Self.calendarName)")
    let paths = [own] + folder.dataFolders.map { Self.normalised("\($0)/\(Self.calendarName)") }
    for path in paths {
      if let text = Self.read(path) { return CalendarLoader.load(text, &diagnostics) }
    }
    if let name { diagnostics.report(.unreadableCalendar(own), at: name.range, in: source) }
    return nil
  }
}

extension Diagnostic.Message {
  static func unreadableCalendar(_ path: String) -> Self {
    Self(
      id: "unreadable-calendar", "the bank holidays '\(path)' could not be read", label: "counts working days",
      help: "put the file there, or count with 'daysBetween'")
  }

  static func invalidCalendar() -> Self {
    Self(
      id: "invalid-calendar", "a file of bank holidays has a line 'date,name' and holidays below it",
      label: "expected 'date,name'")
  }

  static func invalidHoliday() -> Self {
    Self(
      id: "invalid-holiday", "a bank holiday is a date and a name", label: "expected yyyy-mm-dd,name")
  }
}
