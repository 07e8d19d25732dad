public import Diagnostics
public import Records

/// Turns the JSON Schema file of a record into its types.
///
/// Only a stated subset of JSON Schema is understood (see `SchemaForm`); anything else is a mistake, so that nothing an
/// author writes is silently without effect.
public enum SchemaLoader {
  /// The schema of a file; nil where it has a mistake: already reported, all of them.
  public static func load(_ source: SourceText, _ diagnostics: inout Diagnostics) -> RecordSchema? {
    var found = Diagnostics()
    defer { diagnostics.report(contentsOf: found) }
    guard let root = YAMLReader.read(source, &found) else { return nil }
    var reader = SchemaReader(source, found)
    reader.checkJSON(root)
    let schema = reader.readSchema(root)
    found = reader.diagnostics
    return found.hasErrors ? nil : schema
  }
}

/// Reads a schema's nodes, and keeps what was learnt so far. What is wrong is reported and then stood in for, so that it
/// causes no second mistake: a schema with mistakes is never used.
struct SchemaReader {
  /// What a name of `$defs` stands for.
  enum Definition {
    /// By its index in `RecordSchema.objects`.
    case object(Int)
    /// By its index in `RecordSchema.enumerations`.
    case enumeration(Int)
    /// A mistake, already reported.
    case unknown
  }

  /// A reference from an object type to another, and where it is written.
  struct Reference {
    let from: Int
    let to: Int
    let node: YAMLNode
  }

  let source: SourceText
  var diagnostics: Diagnostics
  var definitions: [String: Definition] = [:]
  var objects: [ObjectType] = []
  var fieldCount = 0
  var enumerations: [Enumeration] = []
  var symbols = SymbolTable()
  var references: [Reference] = []
  /// Every `x-refers` path, to be looked up when all types are known.
  var pathsToCheck: [YAMLNode] = []
  /// Fields whose type was reported, by number.
  var brokenFields: Set<Int> = []

  /// Whether the file could be read to its end, so that what was not met is not there.
  var isWhole = true

  /// A reader that adds to the given mistakes.
  init(_ source: SourceText, _ diagnostics: Diagnostics) {
    self.source = source
    self.diagnostics = diagnostics
  }

  /// Reports a mistake in a node, unless one that explains it was reported before.
  mutating func report(_ message: Diagnostic.Message, at node: YAMLNode) {
    guard !node.isIncomplete, diagnostics.count < Diagnostics.limit else { return }
    diagnostics.report(message, at: node.range, in: source)
  }

  /// The whole schema; nil where no more can be said about it.
  mutating func readSchema(_ node: YAMLNode) -> RecordSchema? {
    isWhole = !node.isIncomplete
    guard let top = object(node, .schema) else { return nil }
    expectConstant(top, "type", "object")
    expectFalse(top, "additionalProperties")
    for keyword in ["$schema", "$id"] { _ = top[keyword].flatMap { text($0) } }
    let definitions = top["$defs"].flatMap { entries($0) } ?? []
    declare(definitions)
    readNamedEnumerations(definitions)
    readObjects(top, definitions)
    checkNesting()
    return isWhole ? readUse(of: top) : nil
  }

  /// Gives each type its number, so that types may refer to later ones.
  private mutating func declare(_ entries: [YAMLNode.Entry]) {
    var objectCount = 1
    var enumerationCount = 0
    for entry in entries {
      let definition: Definition
      switch entry.value["type"]?.text {
      case "object":
        definition = .object(objectCount)
        objectCount += 1
      case "string":
        definition = .enumeration(enumerationCount)
        enumerationCount += 1
      default:
        if !entry.value.isIncomplete { report(.schemaTypeForm, at: entry.key) }
        definition = .unknown
      }
      definitions[name(entry.key) ?? ""] = definition
    }
  }

  private mutating func readNamedEnumerations(_ entries: [YAMLNode.Entry]) {
    for entry in entries where entry.value["type"]?.text == "string" {
      let form = object(entry.value, .enumeration, named: entry.key)
      if let form { describe(form) }
      let values = form?["oneOf"].map { enumerationValues($0, isNullable: false) } ?? []
      enumerations.append(Enumeration(name: entry.key.text, values: values))
    }
  }

  private mutating func readObjects(_ top: SchemaObject, _ entries: [YAMLNode.Entry]) {
    let name = top["x-caseaudit"]?["record"]?.text ?? "record"
    addObject(name, top, top["properties"])
    for entry in entries where entry.value["type"]?.text == "object" {
      let form = object(entry.value, .objectType, named: entry.key)
      if let form { expectFalse(form, "additionalProperties") }
      addObject(entry.key.text ?? "", form, form?["properties"])
    }
  }

  private mutating func addObject(_ name: String, _ form: SchemaObject?, _ properties: YAMLNode?) {
    let text = form.map { self.describe($0) } ?? ""
    let title = form.flatMap { self.title($0) }
    var fields: [Field] = []
    for entry in properties.flatMap({ entries($0) }) ?? [] {
      fields.append(readField(entry, id: fieldCount + fields.count, slot: fields.count))
    }
    fieldCount += fields.count
    objects.append(ObjectType(id: objects.count, name: name, text: text, title: title, fields: fields))
  }
}

extension Diagnostic.Message {
  static var schemaTypeForm: Self {
    schemaForm("a type is an object (\"type\": \"object\") or an enumeration (\"type\": \"string\")")
  }
}
