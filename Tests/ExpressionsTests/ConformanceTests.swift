import Diagnostics
import Expressions
import Foundation
import Testing

/// CEL's public conformance suite in standard mode: every row passes, save those of a list that gives a reason for each.
struct ConformanceTests {
  /// How many rows there are.
  static let count = 1645

  @Test(.enabled(if: ConformanceRow.isHere, "skipped: the conformance rows are not beside this repository"))
  func rows() throws {
    var counts: [String] = []
    var (passed, total) = (0, 0)
    for (file, rows) in try ConformanceRow.all() {
      let failed = rows.filter { !$0.passes }
      for row in failed where ConformanceRow.skipped[row.id] == nil { show(row) }
      for row in rows where !failed.contains(where: { $0.id == row.id }) {
        #expect(ConformanceRow.skipped[row.id] == nil, "\(row.id) passes, and need not be skipped")
      }
      counts.append("\(file) \(rows.count - failed.count)/\(rows.count)")
      passed += rows.count - failed.count
      total += rows.count
    }
    print("conformance: \(passed) of \(total) rows pass: \(counts.joined(separator: ", "))")
    for (row, reason) in ConformanceRow.skipped.sorted(by: { $0.key < $1.key }) {
      print("  skipped: \(row): \(reason)")
    }
    #expect(total == Self.count)
  }

  private func show(_ row: ConformanceRow) {
    let expression = row.expression()
    let mistakes = expression?.typeMistakes.all.map(\.message.text).joined(separator: "; ") ?? ""
    Issue.record(
      """
      \(row.id): \(row.expr) gives \(row.evaluate().map { "\($0)" } ?? "a mistake") of type \
      \(expression?.type.text ?? "none") \(mistakes)
      """)
  }
}
