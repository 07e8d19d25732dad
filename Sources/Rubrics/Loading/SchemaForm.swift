internal import Diagnostics

/// A form that a JSON object of a schema file may have. Together they are the subset of JSON Schema that is understood.
struct SchemaForm {
  /// What it is called in messages.
  let name: String
  /// The keywords it must have.
  let required: [String]
  /// The keywords it may have.
  let optional: [String]

  /// A form.
  init(_ name: String, _ required: [String], optional: [String] = []) {
    self.name = name
    self.required = required
    self.optional = optional
  }

  static let schema = SchemaForm(
    "the schema", ["description", "x-caseaudit", "type", "properties", "additionalProperties"],
    optional: ["$schema", "$id", "title", "$defs"])
  static let use = SchemaForm(
    "'x-caseaudit'", ["record", "collection", "identity", "groups"], optional: ["date", "from", "jurisdiction"])
  static let group = SchemaForm("a group", ["name", "path"])
  static let objectType = SchemaForm(
    "an object type", ["description", "type", "properties", "additionalProperties"], optional: ["title"])
  static let enumeration = SchemaForm("an enumeration", ["description", "type", "oneOf"])
  static let enumerationValue = SchemaForm(
    "an enumeration's value", ["const", "description"], optional: ["title", "x-silent"])
  static let null = SchemaForm("the null alternative", ["type"])
  static let reference = SchemaForm("a reference", ["$ref"])
  /// A field that is an object or has a named enumeration.
  static let referenceField = SchemaForm("a field with 'anyOf'", ["description", "anyOf"], optional: ["title"])
  static let list = SchemaForm(
    "a list", ["description", "type", "items"], optional: ["title", "minItems", "x-item", "x-refers"])

  /// A field of a scalar type.
  static func scalar(_ type: ScalarType) -> SchemaForm {
    SchemaForm(
      "a field of type \(type.rawValue)", ["description", "type"], optional: type.keywords + ["title", "x-refers"])
  }

  /// The items of a list of scalars.
  static func items(_ type: ScalarType) -> SchemaForm {
    SchemaForm("a list's items of type \(type.rawValue)", ["type"], optional: type.keywords)
  }
}

/// The scalar types of JSON Schema.
enum ScalarType: String, CaseIterable {
  case boolean, integer, number, string

  /// What may narrow it.
  var keywords: [String] {
    switch self {
    case .boolean: []
    case .integer, .number: ["minimum", "maximum"]
    case .string: ["format", "oneOf"]
    }
  }
}

/// A JSON object of a schema file, checked to have the keywords of its form.
struct SchemaObject {
  /// The object.
  let node: YAMLNode
  /// What it declares, or itself: where to report what it lacks.
  let name: YAMLNode

  /// The value of a keyword, if it is there.
  subscript(keyword: String) -> YAMLNode? { node[keyword] }
}

extension SchemaReader {
  /// A node as an object of a form, and the name that it declares, if it declares one. nil: already reported.
  mutating func object(_ node: YAMLNode, _ form: SchemaForm, named name: YAMLNode? = nil) -> SchemaObject? {
    guard let entries = entries(node) else { return nil }
    let allowed = form.required + form.optional
    for entry in entries {
      guard let keyword = entry.key.text, !allowed.contains(keyword) else { continue }
      let nearest = Suggestion.nearest(to: keyword, among: allowed)
      report(.schemaUnknownKeyword(keyword, in: form, nearest: nearest), at: entry.key)
    }
    let object = SchemaObject(node: node, name: name ?? node)
    for keyword in form.required where node[keyword] == nil && !node.isIncomplete {
      report(
        keyword == "description" ? .schemaNoDescription : .schemaMissingKeyword(keyword, in: form), at: object.name)
    }
    return object
  }

  /// The entries of a JSON object; nil: already reported.
  mutating func entries(_ node: YAMLNode) -> [YAMLNode.Entry]? {
    if node.entries == nil { report(.schemaForm("expected an object '{…}'"), at: node) }
    return node.entries
  }

  /// The items of a JSON array that must not be empty; nil: already reported.
  mutating func items(_ node: YAMLNode) -> [YAMLNode]? {
    guard let items = node.items else {
      report(.schemaForm("expected a list '[…]'"), at: node)
      return nil
    }
    if items.isEmpty { report(.schemaEmpty, at: node) }
    return items
  }

  /// A JSON text that must not be blank; nil: already reported.
  mutating func text(_ node: YAMLNode) -> String? {
    guard let text = node.text, !node.isJSONLiteral else {
      report(.schemaForm("expected a text in double quotes"), at: node)
      return nil
    }
    if text.allSatisfy(\.isWhitespace) { report(.schemaEmpty, at: node) }
    return text
  }

  /// A text that can be a name in the rule language and in XML; nil: already reported.
  mutating func name(_ node: YAMLNode) -> String? {
    guard let text = text(node) else { return nil }
    let isName = text.utf8.enumerated().allSatisfy { index, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"): index > 0
      default: false
      }
    }
    if !isName { report(.schemaName(text), at: node) }
    return text
  }

  /// The description of what an object declares; empty where it is missing: already reported.
  @discardableResult
  mutating func describe(_ object: SchemaObject) -> String {
    guard let node = object["description"] else { return "" }
    if let text = node.text, !node.isJSONLiteral, text.allSatisfy(\.isWhitespace) {
      report(.schemaNoDescription, at: node)
      return ""
    }
    return text(node) ?? ""
  }

  /// What is declared is called in sentences; nil where the schema does not say.
  mutating func title(_ object: SchemaObject) -> String? {
    object["title"].flatMap { text($0) }
  }

  /// Reports a keyword whose text is not the only one allowed.
  mutating func expectConstant(_ object: SchemaObject, _ keyword: String, _ expected: String) {
    guard let node = object[keyword], let text = text(node), text != expected else { return }
    report(.schemaForm("'\(keyword)' must be \"\(expected)\" here"), at: node)
  }

  /// Whether a keyword is there, which then must be `true`.
  mutating func flag(_ object: SchemaObject, _ keyword: String) -> Bool {
    guard let node = object[keyword], !node.isNoJSON else { return false }
    if node.isJSONLiteral, node.text == "true" { return true }
    report(.schemaForm("'\(keyword)' must be true here, or be left out"), at: node)
    return false
  }

  /// Reports a keyword whose value is not `false`.
  mutating func expectFalse(_ object: SchemaObject, _ keyword: String) {
    guard let node = object[keyword], !node.isNoJSON else { return }
    guard !node.isJSONLiteral || node.text != "false" else { return }
    report(.schemaForm("'\(keyword)' must be false here"), at: node)
  }
}

extension Diagnostic.Message {
  static func schemaForm(_ expected: String) -> Self {
    Self(id: "schema-form", expected, label: "not understood")
  }

  static func schemaUnknownKeyword(_ keyword: String, in form: SchemaForm, nearest: String?) -> Self {
    let allowed = (form.required + form.optional).map { "'\($0)'" }.joined(separator: ", ")
    return Self(
      id: "schema-unknown-keyword", "\(form.name) has no keyword '\(keyword)'", label: "not understood here",
      help: nearest.map { "did you mean '\($0)'?" } ?? "it may have \(allowed)")
  }

  static func schemaMissingKeyword(_ keyword: String, in form: SchemaForm) -> Self {
    Self(id: "schema-missing-keyword", "\(form.name) needs '\(keyword)'", label: "'\(keyword)' is missing")
  }

  static var schemaNoDescription: Self {
    Self(
      id: "schema-no-description", "every type, field and value needs a description", label: "not described",
      help: "say in 'description' what it means, in plain words")
  }

  static var schemaEmpty: Self {
    Self(id: "schema-empty", "this must not be empty", label: "empty")
  }

  static func schemaName(_ name: String) -> Self {
    Self(
      id: "schema-name", "'\(name)' can't be a name", label: "not a name",
      help: "use letters, digits and '_', and start with a letter")
  }
}
