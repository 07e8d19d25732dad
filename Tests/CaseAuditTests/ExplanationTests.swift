import CaseAudit
import Foundation
import Support
import Testing

@testable import SampleGenerator

/// What an explanation may say, and that its places are right.
struct ExplanationTests {
  static let cases = ["A03", "A05", "A07", "A09", "A11", "A14"]

  private func record(_ name: String) throws -> Node {
    try Node(json: Data(contentsOf: Project.url("sample-audits/archetypes/records/\(name).json")))
  }

  /// A record as a file of one of the formats, and its explanation.
  private func explained(_ node: Node, as format: String) throws -> (file: String, explanation: CaseExplanation) {
    let schema = try ProjectFolder(url: Project.root).schema()
    let arranged = try schema.arranged(node)
    let text =
      format == "xml"
      ? XMLWriter(schema: schema).collection([arranged]) : JSONWriter(schema: schema).collection([arranged])
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "case.\(format)")
    let name = try #require(node["case"]["caseId"].string)
    let search = Audit(rubric: try SampleTests.rubric.get()).explain(name, in: Inputs(finding: [path]))
    guard case .found(let explanation) = search.outcome else { throw Missing() }
    return (text, explanation)
  }

  private struct Missing: Error {}

  private func withoutPlaces(_ text: String) -> String {
    text.replacing(/\S*case\.(xml|json):\d+(:\d+)?/, with: "PLACE").split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  @Test(arguments: cases)
  func xmlAndJSONAreExplainedAlikeButForPlaces(_ name: String) throws {
    let (xml, json) = try (explained(record(name), as: "xml"), explained(record(name), as: "json"))
    #expect(xml.explanation.text() != json.explanation.text())
    #expect(withoutPlaces(xml.explanation.text()) == withoutPlaces(json.explanation.text()))
  }

  /// What stands at a line and column, and what stands before it on that line.
  private func look(at file: String, _ line: Int, _ column: Int) -> (before: String, after: String) {
    let lines = file.split(separator: "\n", omittingEmptySubsequences: false)
    let scalars = lines[line - 1].unicodeScalars
    let split = scalars.index(scalars.startIndex, offsetBy: column - 1)
    return (String(scalars[..<split]), String(scalars[split...]))
  }

  /// The last name of a path; nil for an item.
  private func fieldName(in path: String) -> String? {
    path.hasSuffix("]") ? nil : path.split(separator: ".").last.map(String.init)
  }

  @Test(arguments: cases, ["xml", "json"])
  func eachPlaceIsThatOfTheNamedField(_ name: String, _ format: String) throws {
    let (file, explanation) = try explained(record(name), as: format)
    let json = try JSONSerialization.jsonObject(with: Data(explanation.json().utf8))
    var places: Set<String> = ["1:1", "\(explanation.place.start.line):\(explanation.place.start.column)"]
    for entry in entries(in: json) {
      guard let line = entry["line"] as? Int, let column = entry["column"] as? Int else { continue }
      let path = try #require(["in", "path", "item"].lazy.compactMap { entry[$0] as? String }.first)
      places.insert("\(line):\(column)")
      guard path != "the record", !path.hasPrefix("/") else { continue }
      let found = look(at: file, line, column)
      switch (format, fieldName(in: path)) {
      case ("xml", let field?): #expect(found.after.hasPrefix("<\(field)>") || found.after.hasPrefix("<\(field)/>"))
      case ("xml", nil): #expect(found.after.hasPrefix("<"))
      case (_, let field?): #expect(found.before.hasSuffix("\"\(field)\":"), "\(path)")
      case (_, nil): #expect(found.before.hasSuffix("[") || found.before.hasSuffix(","), "\(path)")
      }
    }
    let printed = explanation.text().matches(of: /case\.\w+:(\d+:\d+)/).map { String($0.1) }
    #expect(printed.count > 50)
    for place in printed { #expect(places.contains(place), "\(place)") }
  }

  /// Every object of a JSON value that names a place.
  private func entries(in value: Any) -> [[String: Any]] {
    switch value {
    case let object as [String: Any]:
      return (object["line"] == nil ? [] : [object]) + object.values.flatMap { entries(in: $0) }
    case let list as [Any]: return list.flatMap { entries(in: $0) }
    default: return []
    }
  }

  /// Texts, dates and numbers of a record are shown only where that is asked for.
  @Test(arguments: cases)
  func nothingOfTheRecordIsShownUnlessAskedFor(_ name: String) throws {
    let schema = try ProjectFolder(url: Project.root).schema()
    let planted = planting(try record(name), schema.root.id, schema)
    let explanation = try explained(planted, as: "json").explanation
    for text in [explanation.text(), explanation.json()] {
      #expect(!text.contains("secret"))
      let dates = Set(text.matches(of: /\b\d{4}-\d\d-\d\d\b/).map { String($0.0) })
      let window = ["2015-09-30", "2016-09-30", "2025-09-30", "2026-09-30"]
      #expect(dates.isSubset(of: window), "\(dates)")
    }
    #expect(explanation.text(showingValues: true).contains("secret"))
    #expect(explanation.json(showingValues: true).contains("secret"))
  }

  /// A record whose texts say that they are secret; what identifies it stays.
  private func planting(_ node: Node, _ type: Int, _ schema: RecordSchema) -> Node {
    guard case .object(let fields) = node else { return node }
    return .object(
      fields.map { field in
        guard let type = schema.objects[type].field(named: field.name)?.type, field.name != "case" else { return field }
        return .init(name: field.name, value: planting(field.value, as: type, schema))
      })
  }

  private func planting(_ node: Node, as type: ValueType, _ schema: RecordSchema) -> Node {
    switch (node, type) {
    case (.text(let text), .text): .text("secret \(text)")
    case (.object, .object(let id)): planting(node, id, schema)
    case (.list(let items), .list(let item, _, _)): .list(items.map { planting($0, as: item, schema) })
    default: node
    }
  }
}
