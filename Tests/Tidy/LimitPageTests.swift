import CaseAudit
import Foundation
import Support
import Testing

/// `docs/limits.md` lists every limit with its default and its message.
struct LimitPageTests {
  @Test func everyLimitIsOnThePage() throws {
    let page = try Project.text("docs/limits.md")
    let rows = page.matches(
      of: /(?m)^\| `(\w+)` \| ([^|]+) \| [^|]+ \| (?:\[([a-z-]+)\]\(diagnostics\/([a-z-]+)\.md\)|–) \|$/)
    let limits = Mirror(reflecting: Limits()).children.map { ($0.label ?? "", $0.value as? Int ?? 0) }
    #expect(rows.map { String($0.1) } == limits.map(\.0))
    for (row, limit) in zip(rows, limits) { #expect(Self.number(String(row.2)) == limit.1, "\(row.1)") }
    for row in rows {
      #expect(row.3 == row.4)
      if let id = row.3 { #expect(try Project.text("docs/diagnostics/\(id).md").hasPrefix("# \(id)\n")) }
    }
  }

  /// A number as the page writes it: with a unit, or with commas.
  private static func number(_ text: String) -> Int? {
    let parts = text.replacing(",", with: "").split(separator: " ")
    let units = ["KiB": 10, "MiB": 20, "GiB": 30]
    return parts.first.flatMap { Int($0) }.map { parts.count > 1 ? $0 << (units[String(parts[1])] ?? 0) : $0 }
  }
}
