public import Diagnostics
import Records

extension TeamMap {
  /// The map that a table with the columns `code,from,to,team` holds; nil where it has mistakes, which are then all reported.
  ///
  /// `from` and `to` are the first and the last day of a row, as `2016-06-30`; an empty one leaves that side open.
  public static func read(_ source: SourceText, _ diagnostics: inout Diagnostics) -> TeamMap? {
    let errors = diagnostics.errorCount
    guard let cells = CSVReader.rows(of: source, columns: ["code", "from", "to", "team"], &diagnostics) else {
      return nil
    }
    let reader = TeamMapReader(source: source)
    let rows = cells.compactMap { reader.row($0, &diagnostics) }
    reader.reportOverlaps(of: rows, &diagnostics)
    return diagnostics.errorCount == errors ? TeamMap(rows.map(\.row)) : nil
  }
}

/// Reads the rows of a team map.
private struct TeamMapReader {
  let source: SourceText

  struct Found {
    let row: TeamMap.Row
    let range: SourceRange
  }

  func row(_ cells: [CSVReader.Cell], _ diagnostics: inout Diagnostics) -> Found? {
    let errors = diagnostics.errorCount
    for (name, cell) in [("code", cells[0]), ("team", cells[3])] {
      if let message = mistake(in: cell.text, name) { diagnostics.report(message, at: cell.range, in: source) }
    }
    let first = day(cells[1], or: .earliest, &diagnostics)
    let last = day(cells[2], or: .latest, &diagnostics)
    guard diagnostics.errorCount == errors, let first, let last else { return nil }
    guard first <= last else {
      diagnostics.report(.reversedTeamDays, at: cells[2].range, in: source)
      return nil
    }
    return Found(
      row: TeamMap.Row(code: cells[0].text, days: first...last, team: cells[3].text), range: cells[0].range)
  }

  private func mistake(in text: String, _ name: String) -> Diagnostic.Message? {
    let isBlank = { (character: Character?) in character.map(\.isWhitespace) ?? true }
    if text.allSatisfy(\.isWhitespace) { return .invalidTeamCell("'\(name)' is empty", help: "fill in the cell") }
    guard isBlank(text.first) || isBlank(text.last) else { return nil }
    // Nobody sees it, and a code with a blank is no record's.
    return .invalidTeamCell("'\(name)' starts or ends with a blank", help: "take the blank away")
  }

  private func day(
    _ cell: CSVReader.Cell, or open: CalendarDate, _ diagnostics: inout Diagnostics
  ) -> CalendarDate? {
    if cell.text.isEmpty { return open }
    let day = CalendarDate(cell.text)
    if day == nil { diagnostics.report(.invalidTeamDay, at: cell.range, in: source) }
    return day
  }

  /// Each row of a code that has a day in common with one above it in the order of their days.
  func reportOverlaps(of rows: [Found], _ diagnostics: inout Diagnostics) {
    let byCode = Dictionary(grouping: rows, by: \.row.code).values.sorted { $0[0].range.start < $1[0].range.start }
    for rows in byCode {
      let sorted = rows.sorted {
        ($0.row.days.lowerBound, $0.range.start) < ($1.row.days.lowerBound, $1.range.start)
      }
      // The one that lasts longest of those before.
      var longest = sorted[0]
      for next in sorted.dropFirst() {
        if longest.row.days.upperBound >= next.row.days.lowerBound { report(longest, next, &diagnostics) }
        if next.row.days.upperBound > longest.row.days.upperBound { longest = next }
      }
    }
  }

  private func report(_ one: Found, _ other: Found, _ diagnostics: inout Diagnostics) {
    let (first, second) = one.range.start < other.range.start ? (one, other) : (other, one)
    let line = source.mention(of: first.range, from: second.range)
    diagnostics.report(.overlappingTeamDays(line: line), at: second.range, in: source)
  }
}

extension Diagnostic.Message {
  fileprivate static func invalidTeamCell(_ text: String, help: String) -> Self {
    Self(id: "invalid-team-cell", text, label: "expected a code or a name", help: help)
  }

  fileprivate static var invalidTeamDay: Self {
    Self(
      id: "invalid-team-day", "a row of a team map has a first and a last day", label: "not a day as 2016-06-30",
      help:
        "write year, month and day in figures, or leave the cell empty; spreadsheets like to change days when they save"
    )
  }

  fileprivate static var reversedTeamDays: Self {
    Self(
      id: "reversed-team-days", "the last day of this row is before its first", label: "ends here",
      help: "exchange the days, or correct one of them")
  }

  fileprivate static func overlappingTeamDays(line: String) -> Self {
    Self(
      id: "overlapping-team-days", "this code has days in common with \(line), so it is not clear which team holds",
      label: "second row for the same days", help: "let one row end the day before the other starts")
  }
}
