import CaseAudit
import Expressions
import Foundation
import Support
import Testing

/// `docs/language.md` shows what the language has: its parts between marks are made from the entries. `make golden` writes them
/// anew.
struct LanguagePageTests {
  static let path = "docs/language.md"

  @Test func isCurrent() throws {
    var page = try Project.text(Self.path)
    for (name, text) in Self.parts { page = try filled(page, name, text) }
    if Project.writesGolden {
      try Data(page.utf8).write(to: Project.url(Self.path))
    } else {
      let current = try Project.text(Self.path)
      #expect(page == current, "\(Self.path) differs; write it anew with 'make golden'")
    }
  }

  private func filled(_ page: String, _ name: String, _ text: String) throws -> String {
    let (begin, end) = ("<!-- begin: \(name) -->\n", "<!-- end: \(name) -->")
    let start = try #require(page.firstRange(of: begin), "\(name) has no place in the page").upperBound
    let stop = try #require(page[start...].firstRange(of: end)).lowerBound
    return page[..<start] + text + page[stop...]
  }

  // MARK: Parts

  private static let parts: [(name: String, text: String)] = [
    ("Operators", entries(of: "Operators")), ("Macros", entries(of: "Macros")), ("functions", functions),
    ("three-valued tables", SpecTable.page), ("errors", errors), ("limits", limits),
  ]

  private static let functions = LanguageEntry.topics.filter { !["Operators", "Macros"].contains($0) }
    .map { "### \($0)\n\n\(entries(of: $0))" }.joined(separator: "\n")

  private static func entries(of topic: String) -> String {
    LanguageEntry.all.filter { $0.topic == topic }.map(text).joined(separator: "\n")
  }

  private static func text(of entry: LanguageEntry) -> String {
    let uses = entry.signatures.map { signature in
      signature.text + (entry.isForRubrics && !signature.isForRubrics ? "  // standard mode only" : "")
    }
    return """
      **`\(entry.name)`**\(entry.isForRubrics ? "" : " (standard mode only)") \(entry.doc)

      ```text
      \(uses.joined(separator: "\n"))
      ```
      ```cel
      \(entry.examples.joined(separator: "\n"))
      ```

      """
  }

  private static let errors =
    "| error | what happened |\n|---|---|\n"
    + EvaluationError.allCases.map { "| `\($0)` | \($0.text) |\n" }.joined()

  private static let limits =
    "| at most | of | met: |\n|---|---|---|\n"
    + LanguageLimit.all.map {
      "| \(grouped($0.most)) | \($0.what) | [\($0.outcome)](diagnostics/\($0.outcome).md) |\n"
    }.joined()

  /// A number with a comma after each three digits.
  private static func grouped(_ number: Int) -> String {
    let digits = String(number)
    return digits.enumerated().map { index, digit in
      index > 0 && (digits.count - index) % 3 == 0 ? ",\(digit)" : "\(digit)"
    }.joined()
  }
}
