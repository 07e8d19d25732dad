internal import Diagnostics
internal import Expressions
internal import Records

extension SchemaReader {
  /// A field of the object type that is being read; one with a mistake stands in as text.
  mutating func readField(_ entry: YAMLNode.Entry, id: Int, slot: Int) -> Field {
    let name = name(entry.key) ?? ""
    if objects.isEmpty, Function.reservedNames.contains(name) { report(.schemaReservedName(name), at: entry.key) }
    let (type, object) = fieldType(entry)
    if type == nil { brokenFields.insert(id) }
    let text = object.map { describe($0) } ?? ""
    let paths = object?["x-refers"].flatMap { items($0) } ?? []
    pathsToCheck += paths
    return Field(
      id: id, slot: slot, name: name, text: text, title: object.flatMap { title($0) }, type: type ?? .text,
      refersTo: paths.map { names(inPath: $0.text ?? "") })
  }

  private mutating func fieldType(_ entry: YAMLNode.Entry) -> (ValueType?, SchemaObject?) {
    guard entries(entry.value) != nil else { return (nil, nil) }
    if let alternatives = entry.value["anyOf"] {
      let object = object(entry.value, .referenceField, named: entry.key)
      return (nullableReference(alternatives), object)
    }
    guard let type = entry.value["type"] else {
      if !entry.value.isIncomplete { report(.schemaFieldForm, at: entry.key) }
      return (nil, nil)
    }
    guard let name = nullableTypeName(type) else { return (nil, nil) }
    if name == "array" {
      let object = object(entry.value, .list, named: entry.key)
      return (object.flatMap { listType($0) }, object)
    }
    guard let scalar = scalarType(name, at: type, among: ["array"]) else { return (nil, nil) }
    let object = object(entry.value, .scalar(scalar), named: entry.key)
    return (object.flatMap { valueType($0, scalar, isNullable: true) }, object)
  }

  /// The T of `[T, "null"]`.
  private mutating func nullableTypeName(_ node: YAMLNode) -> String? {
    if let items = node.items, items.count == 2, items[1].text == "null", let name = items[0].text { return name }
    report(.schemaNullableForm, at: node)
    return nil
  }

  private mutating func scalarType(_ name: String, at node: YAMLNode, among others: [String] = []) -> ScalarType? {
    if let type = ScalarType(rawValue: name) { return type }
    let known = ScalarType.allCases.map(\.rawValue) + others
    report(.schemaUnknownType(name, nearest: Suggestion.nearest(to: name, among: known)), at: node)
    return nil
  }

  /// The type of `[{"$ref": …}, {"type": "null"}]`.
  private mutating func nullableReference(_ node: YAMLNode) -> ValueType? {
    guard let items = node.items, items.count == 2, isNull(items[1]) else {
      report(.schemaReferenceForm, at: node)
      return nil
    }
    guard items[0]["$ref"] != nil else {
      report(.schemaReferenceForm, at: items[0])
      return nil
    }
    return reference(items[0])
  }

  private func isNull(_ node: YAMLNode) -> Bool {
    node.entries?.count == 1 && node["type"]?.text == "null"
  }

  /// The type that `{"$ref": "#/$defs/NAME"}` refers to.
  private mutating func reference(_ node: YAMLNode) -> ValueType? {
    guard let target = object(node, .reference)?["$ref"], let path = text(target) else { return nil }
    let prefix = "#/$defs/"
    guard path.hasPrefix(prefix) else {
      report(.schemaForm("a reference has the form \"#/$defs/NAME\""), at: target)
      return nil
    }
    let name = String(path.dropFirst(prefix.count))
    switch definitions[name] {
    case .object(let id):
      references.append(Reference(from: objects.count, to: id, node: target))
      return .object(id)
    case .enumeration(let index): return .enumeration(index)
    case .unknown: return nil
    case nil:
      let nearest = Suggestion.nearest(to: name, among: definitions.keys.sorted())
      if isWhole { report(.schemaUnknownType(name, nearest: nearest), at: target) }
      return nil
    }
  }

  private mutating func listType(_ object: SchemaObject) -> ValueType? {
    let minimum = object["minItems"].flatMap { integer($0, atLeast: 0) } ?? 0
    let itemName = object["x-item"].flatMap { name($0) }
    guard let items = object["items"], let item = itemType(items) else { return nil }
    if case .enumeration(let index) = item, enumerations[index].values.contains(where: \.isSilent) {
      report(.schemaSilentItem, at: items)
    }
    return .list(of: item, minimumCount: minimum, itemName: itemName)
  }

  private mutating func itemType(_ node: YAMLNode) -> ValueType? {
    guard entries(node) != nil else { return nil }
    if node["$ref"] != nil { return reference(node) }
    guard let type = node["type"] else {
      report(.schemaItemsForm, at: node)
      return nil
    }
    guard let name = text(type), let scalar = scalarType(name, at: type) else { return nil }
    return object(node, .items(scalar)).flatMap { valueType($0, scalar, isNullable: false) }
  }

  /// A scalar type with what narrows it.
  private mutating func valueType(_ object: SchemaObject, _ type: ScalarType, isNullable: Bool) -> ValueType? {
    switch type {
    case .boolean: return .boolean
    case .integer:
      let bounds = (object["minimum"].flatMap { integer($0) }, object["maximum"].flatMap { integer($0) })
      checkBounds(bounds, object)
      return .integer(minimum: bounds.0, maximum: bounds.1)
    case .number:
      let bounds = (object["minimum"].flatMap { number($0) }, object["maximum"].flatMap { number($0) })
      checkBounds(bounds, object)
      return .number(minimum: bounds.0, maximum: bounds.1)
    case .string: return stringType(object, isNullable: isNullable)
    }
  }

  private mutating func stringType(_ object: SchemaObject, isNullable: Bool) -> ValueType? {
    if object["format"] != nil { expectConstant(object, "format", "date") }
    guard let alternatives = object["oneOf"] else { return object["format"] == nil ? .text : .date }
    if let format = object["format"] { report(.schemaForm("'format' and 'oneOf' exclude each other"), at: format) }
    let values = enumerationValues(alternatives, isNullable: isNullable)
    enumerations.append(Enumeration(name: nil, values: values))
    return .enumeration(enumerations.count - 1)
  }

  private mutating func checkBounds<Bound: Comparable>(_ bounds: (Bound?, Bound?), _ object: SchemaObject) {
    guard let low = bounds.0, let high = bounds.1, low > high else { return }
    report(.schemaBounds, at: object["minimum"] ?? object.name)
  }

  private mutating func integer(_ node: YAMLNode, atLeast lowest: Int = .min) -> Int? {
    if node.isJSONLiteral, let value = node.text.flatMap({ Int($0) }), value >= lowest { return value }
    guard !node.isNoJSON else { return nil }
    report(.schemaForm(lowest == 0 ? "expected a whole number, 0 or more" : "expected a whole number"), at: node)
    return nil
  }

  private mutating func number(_ node: YAMLNode) -> Double? {
    if node.isJSONLiteral, let value = node.text.flatMap({ Double($0) }), value.isFinite { return value }
    if !node.isNoJSON { report(.schemaForm("expected a number"), at: node) }
    return nil
  }

  /// The values of `[{"const": …, "description": …}, …]`, which ends with `{"type": "null"}` where null is allowed.
  mutating func enumerationValues(_ node: YAMLNode, isNullable: Bool) -> [Enumeration.Value] {
    guard var items = items(node), !items.isEmpty else { return [] }
    if isNullable {
      if items.last.map({ isNull($0) }) ?? false {
        items.removeLast()
      } else {
        report(.schemaNullForm, at: node)
      }
      if items.isEmpty { report(.schemaEmpty, at: node) }
    }
    var seen: Set<Int> = []
    let values = items.compactMap { enumerationValue($0, &seen) }
    if !values.isEmpty, values.allSatisfy(\.isSilent) { report(.schemaOnlySilence, at: node) }
    return values
  }

  private mutating func enumerationValue(_ node: YAMLNode, _ seen: inout Set<Int>) -> Enumeration.Value? {
    guard let object = object(node, .enumerationValue) else { return nil }
    let description = describe(object)
    guard let name = object["const"], let text = text(name) else { return nil }
    let value = Enumeration.Value(
      name: text, text: description, title: title(object), isSilent: flag(object, "x-silent"),
      symbol: symbols.intern(text))
    if !seen.insert(value.symbol).inserted { report(.schemaDuplicateValue(text), at: name) }
    return value
  }
}

extension Diagnostic.Message {
  static var schemaFieldForm: Self {
    schemaForm("a field has 'type' or, for an object or a named enumeration, 'anyOf'")
  }

  static var schemaNullableForm: Self {
    schemaForm("a field's 'type' is a list of a type and \"null\", such as [\"string\", \"null\"]")
  }

  static var schemaReferenceForm: Self {
    schemaForm("'anyOf' is a list of {\"$ref\": …} and {\"type\": \"null\"}")
  }

  static var schemaItemsForm: Self {
    schemaForm("a list's items are {\"$ref\": …} or {\"type\": …}")
  }

  static var schemaNullForm: Self {
    schemaForm("'oneOf' must end with {\"type\": \"null\"} here, because every field may be absent")
  }

  static var schemaSilentItem: Self {
    schemaForm("a list's items can't have a value with 'x-silent', because an item must say something")
  }

  static var schemaOnlySilence: Self {
    schemaForm("at least one of the values must be without 'x-silent'")
  }

  static func schemaReservedName(_ name: String) -> Self {
    Self(
      id: "schema-reserved-name", "a field of the record can't be called '\(name)'",
      label: "means something in the rule language", help: "choose another name")
  }

  static func schemaUnknownType(_ name: String, nearest: String?) -> Self {
    Self(
      id: "schema-unknown-type", "there is no type '\(name)'", label: "not declared",
      help: nearest.map { "did you mean '\($0)'?" })
  }

  static func schemaDuplicateValue(_ name: String) -> Self {
    Self(
      id: "schema-duplicate-value", "the value '\(name)' stands twice", label: "again", help: "delete one of the two")
  }

  static var schemaBounds: Self {
    Self(id: "schema-bounds", "'minimum' is greater than 'maximum'", label: "no value can be in between")
  }
}
