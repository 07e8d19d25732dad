internal import Diagnostics
internal import Foundation
internal import Records
internal import Testing

@testable internal import Rubrics

private func load(_ source: SourceText) -> (schema: RecordSchema?, diagnostics: Diagnostics) {
  var diagnostics = Diagnostics()
  let schema = SchemaLoader.load(source, &diagnostics)
  return (schema, diagnostics)
}

/// A schema with one object field `case` of type `case`, one list field `children` of type `child`, and more.
private func schema(
  fields: String = "", caseFields: String = "", definitions: String = "", use: String = ""
) -> String {
  """
  {
    "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Case record", "description": "A case.",
    "x-caseaudit": {\(use.isEmpty ? #""record": "caseRecord", "collection": "caseRecords", "identity": ["case.id"], "groups": [{"name": "team", "path": "case.team"}]"# : use)},
    "type": "object",
    "properties": {
      "case": {"description": "It.", "anyOf": [{"$ref": "#/$defs/case"}, {"type": "null"}]},
      "children": {"description": "All.", "type": ["array", "null"], "items": {"$ref": "#/$defs/child"}, "minItems": 1}\(fields)
    },
    "additionalProperties": false,
    "$defs": {
      "case": {
        "description": "A case.", "type": "object",
        "properties": {
          "id": {"description": "Its id.", "type": ["string", "null"]},
          "team": {"description": "Its team.", "type": ["string", "null"]},
          "on": {"description": "Its day.", "type": ["string", "null"], "format": "date"}\(caseFields)
        },
        "additionalProperties": false
      },
      "child": {
        "description": "A child.", "type": "object",
        "properties": {
          "id": {"description": "Its id.", "type": ["string", "null"]}
        },
        "additionalProperties": false
      },
      "size": {"description": "How big.", "type": "string", "oneOf": [{"const": "s", "description": "Small."}]}\(definitions)
    }
  }
  """
}

@Suite struct SchemaLoaderTests {
  @Test func readsTypes() throws {
    let text = schema(
      caseFields: #"""
        , "open": {"description": "d", "type": ["boolean", "null"]},
        "tier": {"description": "d", "type": ["integer", "null"], "minimum": 1, "maximum": 4},
        "hours": {"description": "d", "type": ["number", "null"], "minimum": 0.5},
        "kind": {"description": "d", "type": ["string", "null"], "oneOf": [{"const": "s", "description": "S."}, {"const": "t", "description": "T."}, {"type": "null"}]},
        "size": {"description": "d", "anyOf": [{"$ref": "#/$defs/size"}, {"type": "null"}]},
        "sizes": {"description": "d", "type": ["array", "null"], "items": {"$ref": "#/$defs/size"}, "x-item": "size"},
        "days": {"description": "d", "type": ["array", "null"], "items": {"type": "string", "format": "date"}},
        "childIds": {"description": "d", "type": ["array", "null"], "items": {"type": "string"}, "x-refers": ["children.id"]}
        """#,
      use:
        #""record": "r", "collection": "rs", "identity": ["case.id"], "date": "case.on", "groups": [{"name": "team", "path": "case.team"}]"#
    )
    let (loaded, diagnostics) = load(SourceText(path: "s.json", bytes: Array(text.utf8)))
    #expect(Marked.show(diagnostics) == [])
    let schema = try #require(loaded)
    #expect(schema.objects.map(\.name) == ["r", "case", "child"])
    #expect(schema.objects.map(\.id) == [0, 1, 2])
    #expect(schema.objects.flatMap(\.fields).map(\.id) == Array(0..<schema.fieldCount))
    #expect(
      schema.objects[1].fields.dropFirst(2).map(\.type) == [
        .date, .boolean, .integer(minimum: 1, maximum: 4), .number(minimum: 0.5, maximum: nil), .enumeration(1),
        .enumeration(0), .list(of: .enumeration(0), minimumCount: 0, itemName: "size"),
        .list(of: .date, minimumCount: 0, itemName: nil), .list(of: .text, minimumCount: 0, itemName: nil),
      ])
    #expect(schema.root.fields.map(\.type) == [.object(1), .list(of: .object(2), minimumCount: 1, itemName: nil)])
    #expect(schema.objects[1].fields.last?.refersTo == [["children", "id"]])
    #expect(schema.enumerations.map(\.name) == ["size", nil])
    #expect(schema.enumerations[1].values.map(\.symbol) == [0, 1])
    #expect(schema.symbols.texts == ["s", "t"])
    #expect(schema.date?.path.description == "case.on")
    #expect(schema.from == nil)
    #expect(schema.identity.map(\.path.description) == ["case.id"])
    #expect(schema.groups.map(\.name) == ["team"])
  }

  @Test(
    arguments: [
      (#"1️⃣"f": {"type": ["string", "null"]}"#, "schema-no-description"),
      (#""f": {"description": 1️⃣" ", "type": ["string", "null"]}"#, "schema-no-description"),
      (#""f": {"description": 1️⃣3, "type": ["string", "null"]}"#, "schema-form"),
      (#""f": 1️⃣"text""#, "schema-form"),
      (#"1️⃣"f": {"description": "d"}"#, "schema-form"),
      (#""f": {"description": "d", "type": 1️⃣"string"}"#, "schema-form"),
      (#""f": {"description": "d", "type": 1️⃣["string"]}"#, "schema-form"),
      (#""f": {"description": "d", "type": 1️⃣["text", "null"]}"#, "schema-unknown-type"),
      (#""f": {"description": "d", "type": ["string", "null"], "title": 1️⃣1}"#, "schema-form"),
      (#""f": {"description": "d", "type": ["string", "null"], "title": 1️⃣" "}"#, "schema-empty"),
      (#""f": {"description": "d", "type": ["string", "null"], 1️⃣"formt": "date"}"#, "schema-unknown-keyword"),
      (#""f": {"description": "d", "type": ["string", "null"], 1️⃣"pattern": "x"}"#, "schema-unknown-keyword"),
      (#""f": {"description": "d", "type": ["string", "null"], "format": 1️⃣"time"}"#, "schema-form"),
      (#""f": {"description": "d", "type": ["string", "null"], 1️⃣"minimum": 1}"#, "schema-unknown-keyword"),
      (#""f": {"description": "d", "type": ["integer", "null"], "minimum": 1️⃣1.5}"#, "schema-form"),
      (#""f": {"description": "d", "type": ["number", "null"], "maximum": 1️⃣"1"}"#, "schema-form"),
      (#""f": {"description": "d", "type": ["integer", "null"], "minimum": 1️⃣2, "maximum": 1}"#, "schema-bounds"),
      (#"1️⃣"f": {"description": "d", "type": ["array", "null"]}"#, "schema-missing-keyword"),
      (#""f": {"description": "d", "type": ["array", "null"], "items": {"type": 1️⃣"object"}}"#, "schema-unknown-type"),
      (#""f": {"description": "d", "type": ["array", "null"], "items": 1️⃣{}}"#, "schema-form"),
      (
        #""f": {"description": "d", "type": ["array", "null"], "items": {"type": "string"}, "minItems": 1️⃣-1}"#,
        "schema-form"
      ),
      (
        #""f": {"description": "d", "type": ["array", "null"], "items": {"type": "string"}, "x-item": 1️⃣"a b"}"#,
        "schema-name"
      ),
      (##""f": {"description": "d", "anyOf": 1️⃣[{"$ref": "#/$defs/child"}]}"##, "schema-form"),
      (##""f": {"description": "d", "anyOf": [{"$ref": 1️⃣"#/$defs/chidl"}, {"type": "null"}]}"##, "schema-unknown-type"),
      (#""f": {"description": "d", "anyOf": [{"$ref": 1️⃣"child"}, {"type": "null"}]}"#, "schema-form"),
      (#""f": {"description": "d", "anyOf": [1️⃣{"type": "string"}, {"type": "null"}]}"#, "schema-form"),
      (
        #""f": {"description": "d", "type": ["string", "null"], "oneOf": 1️⃣[{"const": "a", "description": "A."}]}"#,
        "schema-form"
      ),
      (#""f": {"description": "d", "type": ["string", "null"], "oneOf": 1️⃣[]}"#, "schema-empty"),
      (
        #""f": {"description": "d", "type": ["string", "null"], "oneOf": [1️⃣{"const": "a"}, {"type": "null"}]}"#,
        "schema-no-description"
      ),
      (
        #""f": {"description": "d", "type": ["string", "null"], "oneOf": [{"const": "a", "description": "A."}, {"const": 1️⃣"a", "description": "B."}, {"type": "null"}]}"#,
        "schema-duplicate-value"
      ),
      (
        #""f": {"description": "d", "type": ["string", "null"], "oneOf": [{"const": 1️⃣1, "description": "A."}, {"type": "null"}]}"#,
        "schema-form"
      ),
      (
        #""f": {"description": "d", "type": ["string", "null"], "x-refers": [1️⃣"children.name"]}"#,
        "schema-unknown-field"
      ),
      (#""f": {"description": "d", "type": ["string", "null"], "x-refers": [1️⃣"children"]}"#, "schema-path-kind"),
      (#""f": {"description": "d", "type": ["string", "null"], "x-refers": 1️⃣[]}"#, "schema-empty"),
      (#"1️⃣"auditDate": {"description": "d", "type": ["string", "null"]}"#, "schema-reserved-name"),
      (#"1️⃣"a-b": {"description": "d", "type": ["string", "null"]}"#, "schema-name"),
      (#"1️⃣"case": {"description": "d", "type": ["string", "null"]}"#, "duplicate-key"),
      (#""f": {"description": 1️⃣'d', "type": ["string", "null"]}"#, "not-json"),
      (#""f": {1️⃣description: "d", "type": ["string", "null"]}"#, "not-json"),
      (#""f": {"description": "d", "type": ["number", "null"], "minimum": 1️⃣010}"#, "not-json"),
    ] as [(String, String)])
  func refusesAField(_ field: String, _ id: String) {
    let marked = Marked(schema(fields: ", " + field))
    let (schema, diagnostics) = load(marked.source)
    #expect(schema == nil)
    #expect(Marked.show(diagnostics) == [marked.expected(id, at: 0)])
  }

  @Test(
    arguments: [
      (#"1️⃣"x": {"description": "d", "type": "integer"}"#, "schema-form"),
      (#"1️⃣"x": {"type": "string", "oneOf": [{"const": "a", "description": "A."}]}"#, "schema-no-description"),
      (#"1️⃣"x": {"description": "d", "type": "object", "properties": {}}"#, "schema-missing-keyword"),
      (#""x": {"description": "d", "type": "object", "properties": {}, "additionalProperties": 1️⃣true}"#, "schema-form"),
      (
        #""x": {"description": "d", "type": "object", "properties": {}, "additionalProperties": false, 1️⃣"required": []}"#,
        "schema-unknown-keyword"
      ),
      (
        ##""x": {"description": "d", "type": "object", "properties": {"y": {"description": "d", "anyOf": [{"$ref": 1️⃣"#/$defs/x"}, {"type": "null"}]}}, "additionalProperties": false}"##,
        "schema-circular"
      ),
      (#""x": {"description": "d", "type": "string", "oneOf": 1️⃣[]}"#, "schema-empty"),
      (
        #"1️⃣"x y": {"description": "d", "type": "object", "properties": {}, "additionalProperties": false}"#,
        "schema-name"
      ),
    ] as [(String, String)])
  func refusesADefinition(_ definition: String, _ id: String) {
    let marked = Marked(schema(definitions: ", " + definition))
    let (schema, diagnostics) = load(marked.source)
    #expect(schema == nil)
    #expect(Marked.show(diagnostics) == [marked.expected(id, at: 0)])
  }

  @Test(
    arguments: [
      (
        #""record": "r", "collection": "rs", "identity": 1️⃣[], "groups": [{"name": "t", "path": "case.id"}]"#,
        "schema-empty"
      ),
      (#""record": "r", "collection": "rs", "identity": ["case.id"], "groups": 1️⃣[]"#, "schema-empty"),
      (
        #""record": "r", "collection": "rs", "identity": [1️⃣"case.ib"], "groups": [{"name": "t", "path": "case.id"}]"#,
        "schema-unknown-field"
      ),
      (
        #""record": "r", "collection": "rs", "identity": [1️⃣"case"], "groups": [{"name": "t", "path": "case.id"}]"#,
        "schema-path-kind"
      ),
      (
        #""record": "r", "collection": "rs", "identity": [1️⃣"children.id"], "groups": [{"name": "t", "path": "case.id"}]"#,
        "schema-path-kind"
      ),
      (
        #""record": "r", "collection": "rs", "identity": [1️⃣"case.id.x"], "groups": [{"name": "t", "path": "case.id"}]"#,
        "schema-path-kind"
      ),
      (
        #""record": "r", "collection": "rs", "identity": ["case.id"], "date": 1️⃣"case.id", "groups": [{"name": "t", "path": "case.id"}]"#,
        "schema-path-kind"
      ),
      (
        #""record": "r", "collection": "rs", "identity": ["case.id"], "from": 1️⃣"case.no", "groups": [{"name": "t", "path": "case.id"}]"#,
        "schema-unknown-field"
      ),
      (
        #""record": 1️⃣"r r", "collection": "rs", "identity": ["case.id"], "groups": [{"name": "t", "path": "case.id"}]"#,
        "schema-name"
      ),
      (
        #""record": "r", "collection": "rs", "identity": ["case.id"], "groups": [{"name": "t", "path": "case.id"}, {"name": 1️⃣"t", "path": "case.team"}]"#,
        "schema-duplicate-value"
      ),
      (
        #""record": "r", "collection": "rs", "identity": ["case.id"], "groups": [1️⃣{"name": "t"}]"#,
        "schema-missing-keyword"
      ),
      (
        #""record": "r", "collection": "rs", "identity": ["case.id"], "groups": [{"name": "t", "path": "case.id"}], 1️⃣"dat": "case.on""#,
        "schema-unknown-keyword"
      ),
    ] as [(String, String)])
  func refusesAUse(_ use: String, _ id: String) {
    let marked = Marked(schema(use: use))
    let (schema, diagnostics) = load(marked.source)
    #expect(schema == nil)
    #expect(Marked.show(diagnostics) == [marked.expected(id, at: 0)])
  }

  @Test(arguments: [
    ("{}", 5),
    ("[]", 1), ("a: b", 9), ("\"text\"", 1), ("{\"description\": \"d\", \"type\": [", 1),
  ])
  func reportsEachOnce(_ text: String, _ count: Int) {
    let (schema, diagnostics) = load(SourceText(path: "s.json", bytes: Array(text.utf8)))
    #expect(schema == nil)
    #expect(diagnostics.count <= count, "\(Marked.show(diagnostics))")
    #expect(diagnostics.hasErrors)
  }

  @Test func namesTheCircle() {
    let type = { (name: String, other: String) in
      """
      , "\(name)": {"description": "d", "type": "object", "properties": {"f": {"description": "d", "type": ["array", "null"], \
      "items": {"$ref": "#/$defs/\(other)"}}}, "additionalProperties": false}
      """
    }
    let text = schema(definitions: type("a", "b") + type("b", "a"))
    let diagnostics = load(SourceText(path: "s.json", bytes: Array(text.utf8))).diagnostics
    #expect(diagnostics.all.map(\.message.id) == ["schema-circular"])
    #expect(diagnostics.all.first?.message.notes == ["a contains b contains a"])
  }

  @Test func suggestsANearKeyword() {
    let text = schema(fields: #", "f": {"descripton": "d", "type": ["string", "null"]}"#)
    let helps = load(SourceText(path: "s.json", bytes: Array(text.utf8))).diagnostics.all.map(\.message.help)
    #expect(helps.contains("did you mean 'description'?"))
  }

  @Test func loadsTheRealSchema() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../rubrics/case-record.schema.json")
    let (loaded, diagnostics) = load(
      SourceText(path: "case-record.schema.json", bytes: Array(try Data(contentsOf: path))))
    #expect(Marked.show(diagnostics) == [])
    let schema = try #require(loaded)
    #expect(schema.recordName == "caseRecord")
    #expect(schema.objects.count == 24)
    #expect(schema.object(named: "previousAction") != nil)
    #expect(schema.field(at: ["case", "auditDate"])?.field.type == .date)
  }
}
