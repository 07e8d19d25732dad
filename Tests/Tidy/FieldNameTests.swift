import Foundation
import Support
import Testing

/// The code knows no record: what it is about stands in the schema and in the rubric alone.
struct FieldNameTests {
  /// Words of the code's own that happen to be fields' names too, and what they are there.
  static let ownWords = [
    "asked": "a part of a criterion, where rubrics are compared",
    "auditDate": "a predefined name of the rule language",
    "auditFrom": "a predefined name of the rule language",
    "case": "an option of explain",
    "date": "a type of the rule language, a format of JSON Schema",
    "due": "a word of a text, in the identifier check",
    "id": "a key of the result",
    "jurisdiction": "a key of rubrics",
    "kind": "a key of rubrics",
    "level": "a column of the CSV",
    "outcome": "a key of an explanation",
    "scale": "a key of rubrics",
    "severity": "a key of diagnostics",
    "text": "a key of SARIF",
    "to": "a key of the findings",
    "tool": "a key of SARIF",
    "type": "a keyword of JSON Schema",
  ]

  private func fieldNames() throws -> Set<String> {
    let data = try Data(contentsOf: Project.url("rubrics/case-record.schema.json"))
    let schema = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let types = [schema] + ((schema["$defs"] as? [String: [String: Any]]) ?? [:]).values
    return Set(types.flatMap { ($0["properties"] as? [String: Any] ?? [:]).keys })
  }

  @Test func noFieldIsNamedInTheCode() throws {
    let names = try fieldNames()
    #expect(names.count > 150)
    // A literal that is a name, or a path of names.
    let pattern = /"([A-Za-z_.\[\]]+)"/
    for path in Project.files(in: "Sources", ending: [".swift"]) where !path.hasPrefix("Sources/SampleGenerator/") {
      for line in try Project.text(path).split(separator: "\n") where !line.drop(while: { $0 == " " }).hasPrefix("//") {
        guard line.utf8.contains(UInt8(ascii: "\"")) else { continue }
        for literal in line.matches(of: pattern) {
          for word in literal.1.split(whereSeparator: { ".[]".contains($0) }).map(String.init) {
            #expect(!names.contains(word) || Self.ownWords[word] != nil, "\(path): \(literal.0)")
          }
        }
      }
    }
  }

  /// Others must be able to depend on the package, which `.unsafeFlags` would forbid them; there are none unless `make` asks.
  @Test func thePackageCanBeDependedOn() throws {
    let parts = try Project.text("Package.swift").components(separatedBy: ".unsafeFlags")
    #expect(parts.count == 2 && parts[0].hasSuffix("Context.environment[\"CASEAUDIT_OPTIMISING\"] == nil\n  ? [] : ["))
  }
}
