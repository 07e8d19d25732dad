import Diagnostics
import Foundation
import Records
import Rubrics
import Support

/// The record types whose random records are read.
enum Schemas {
  /// That of the rubrics.
  static let caseRecord = Result { try load("rubrics/case-record.schema.json") }
  /// A quite different one.
  static let placementVisit = Result {
    try load("Tests/CaseAuditTests/Fixtures/placement-visits/placement-visit.schema.json")
  }
  /// What the files of the two do not have: lists in lists, items with a name, bounds on all sides, single values in the record.
  static let corners: RecordSchema = {
    var symbols = SymbolTable()
    let values = ["a", "a b", "é", "1", "true"].map {
      Enumeration.Value(name: $0, text: "", symbol: symbols.intern($0))
    }
    // Names that JSON writes in another way, or that are not read as they are written.
    let oddValues = ["N\\A", "a\\nb", " x", "tab\there", "\"", "plain", "4505577104", "@"].map {
      Enumeration.Value(name: $0, text: "", symbol: symbols.intern($0))
    }
    let numbers = ValueType.list(of: .number(minimum: -1.5, maximum: 1e3), minimumCount: 2, itemName: nil)
    let corner: [(String, ValueType)] = [
      ("id", .text), ("count", .integer(minimum: -7, maximum: 7)), ("any", .integer(minimum: nil, maximum: nil)),
      ("share", .number(minimum: nil, maximum: nil)), ("low", .number(minimum: 0.25, maximum: nil)),
      ("rows", .list(of: numbers, minimumCount: 0, itemName: "row")), ("flag", .boolean), ("day", .date),
      ("word", .enumeration(0)), ("words", .list(of: .enumeration(0), minimumCount: 0, itemName: nil)),
      ("part", .object(1)), ("parts", .list(of: .object(1), minimumCount: 1, itemName: "part")),
      ("days", .list(of: .date, minimumCount: 0, itemName: "day")), ("odd", .enumeration(1)),
    ]
    let part: [(String, ValueType)] = [
      ("id", .text), ("flags", .list(of: .boolean, minimumCount: 0, itemName: nil)),
      ("cubes", .list(of: .list(of: numbers, minimumCount: 0, itemName: nil), minimumCount: 0, itemName: nil)),
    ]
    let objects = [
      ObjectType(id: 0, name: "corner", text: "", fields: fields(corner, from: 0)),
      ObjectType(id: 1, name: "part", text: "", fields: fields(part, from: corner.count)),
    ]
    return RecordSchema(
      recordName: "corner", collectionName: "corners", objects: objects,
      enumerations: [values, oddValues].map { Enumeration(name: nil, values: $0) }, symbols: symbols,
      identity: [FieldReference([objects[0].fields[0]])], date: nil, from: nil, groups: [])
  }()

  private static func load(_ path: String) throws -> RecordSchema {
    struct Mistakes: Error { let all: [Diagnostic] }
    var diagnostics = Diagnostics()
    let source = SourceText(path: path, bytes: Array(try Data(contentsOf: Project.url(path))))
    guard let schema = SchemaLoader.load(source, &diagnostics) else { throw Mistakes(all: diagnostics.all) }
    return schema
  }

  private static func fields(_ list: [(String, ValueType)], from first: Int) -> [Field] {
    list.enumerated().map { index, field in
      // The record's own id names one of its parts.
      let refersTo = first == 0 && field.0 == "id" ? [["parts", "id"]] : []
      return Field(id: first + index, slot: index, name: field.0, text: "", type: field.1, refersTo: refersTo)
    }
  }
}
