import Foundation
import Testing

/// CEL's public conformance suite in standard mode: how many of its rows pass, and never fewer than before.
struct ConformanceTests {
  /// How many rows pass; the number may only rise.
  static let floor = 1219

  @Test(.enabled(if: ConformanceRow.isHere, "skipped: the conformance rows are not beside this repository"))
  func rows() throws {
    var counts: [String] = []
    var (passed, run, total) = (0, 0, 0)
    for (file, rows) in try ConformanceRow.all() {
      let results = rows.map { ($0, $0.passes) }
      for (row, passes) in results where passes == false { show(row, in: file) }
      let (filePassed, fileRun) = (results.count { $0.1 == true }, results.count { $0.1 != nil })
      counts.append("\(file) \(filePassed)/\(fileRun)")
      passed += filePassed
      run += fileRun
      total += rows.count
    }
    print("conformance: \(passed) of \(total) rows pass, \(total - run) are not run: \(counts.joined(separator: ", "))")
    #expect(passed >= Self.floor)
  }

  /// With CASEAUDIT_SHOW_ROWS=1, the rows that do not pass.
  private func show(_ row: ConformanceRow, in file: String) {
    guard ProcessInfo.processInfo.environment["CASEAUDIT_SHOW_ROWS"] == "1" else { return }
    print("  \(file) \(row.section) \(row.name): \(row.expr) gives \(row.evaluate().map { "\($0)" } ?? "a mistake")")
  }
}
