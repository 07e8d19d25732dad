import Diagnostics
import Foundation
import Rubrics
import Support
import Testing

/// `x-silent` in a schema: where it may stand.
struct SilentValueTests {
  private func mistakes(_ fields: String, definitions: String = "") throws -> [String] {
    let schema = """
      {
        "description": "A box.",
        "x-caseaudit": {
          "record": "box", "collection": "boxes", "identity": ["key"], "groups": [{"name": "key", "path": "key"}]
        },
        "type": "object",
        "properties": {
          "key": {"description": "Which box.", "type": ["string", "null"]},
          \(fields)
        },
        "additionalProperties": false,
        "$defs": {\(definitions)}
      }
      """
    var diagnostics = Diagnostics()
    let source = SourceText(path: "box.schema.json", bytes: Array(schema.utf8))
    let loaded = SchemaLoader.load(source, &diagnostics)
    #expect((loaded == nil) == diagnostics.hasErrors)
    return diagnostics.all.map { "\($0.message.id): \($0.message.text)" }
  }

  private func field(_ values: String) -> String {
    #""colour": {"description": "Its colour.", "type": ["string", "null"], "oneOf": [\#(values), {"type": "null"}]}"#
  }

  private static let red = #"{"const": "red", "description": "Red."}"#

  private static func unknown(_ mark: String) -> String {
    #"{"const": "notKnown", "description": "Nobody knows.", "x-silent": \#(mark)}"#
  }

  @Test func aValueMayBeSilent() throws {
    #expect(try mistakes(field("\(Self.red), \(Self.unknown("true"))")) == [])
  }

  @Test(arguments: ["false", "\"true\"", "1", "[]"])
  func theMarkIsTrueOrLeftOut(_ mark: String) throws {
    #expect(
      try mistakes(field("\(Self.red), \(Self.unknown(mark))")) == [
        "schema-form: 'x-silent' must be true here, or be left out"
      ])
  }

  @Test func somethingMustBeSaid() throws {
    #expect(
      try mistakes(field(Self.unknown("true"))) == [
        "schema-form: at least one of the values must be without 'x-silent'"
      ])
  }

  @Test func anItemOfAListIsNeverSilent() throws {
    let colours = """
      "colour": {"description": "A colour.", "type": "string", "oneOf": [\(Self.red), \(Self.unknown("true"))]}
      """
    let list = ##""colours": {"description": "All.", "type": ["array", "null"], "items": {"$ref": "#/$defs/colour"}}"##
    let expected = "schema-form: a list's items can't have a value with 'x-silent', because an item must say something"
    #expect(try mistakes(list, definitions: colours) == [expected])
    let own = """
      "colours": {"description": "All.", "type": ["array", "null"], "items": {
        "type": "string", "oneOf": [\(Self.red), \(Self.unknown("true"))]}}
      """
    #expect(try mistakes(own) == [expected])
    // Of a single field it may be the type.
    let single = ##""colour": {"description": "It.", "anyOf": [{"$ref": "#/$defs/colour"}, {"type": "null"}]}"##
    #expect(try mistakes(single, definitions: colours) == [])
  }
}
