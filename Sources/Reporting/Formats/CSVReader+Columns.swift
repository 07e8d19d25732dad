import Diagnostics

extension CSVReader {
  /// The rows of a small table below its head, where the head has exactly these columns; nil where there are mistakes, which are
  /// then reported.
  static func rows(
    of source: SourceText, columns: [String], _ diagnostics: inout Diagnostics
  ) -> [[Cell]]? {
    let errors = diagnostics.errorCount
    guard let rows = rows(of: source, &diagnostics) else { return nil }
    guard rows.first?.map(\.text) == columns else {
      let range = rows.first?.first?.range ?? SourceRange(0, 0)
      diagnostics.report(.tableColumns(columns), at: range, in: source)
      return nil
    }
    for row in rows.dropFirst() where row.count != columns.count {
      diagnostics.report(.tableRow(row.count, of: columns.count), at: row[0].range, in: source)
    }
    return diagnostics.errorCount == errors ? Array(rows.dropFirst()) : nil
  }
}

extension Diagnostic.Message {
  static func tableColumns(_ columns: [String]) -> Self {
    Self(
      id: "table-columns", "the first row must name the columns of this table", label: "expected here",
      help: "write \(columns.joined(separator: ","))")
  }

  static func tableRow(_ count: Int, of expected: Int) -> Self {
    Self(
      id: "table-row", "this row has \(count) \(count == 1 ? "cell" : "cells"), and there are \(expected) columns",
      label: "row starts here", help: "put a text that holds a comma between quotation marks")
  }
}
