internal import Diagnostics
internal import Records

extension SchemaReader {
  /// What `x-caseaudit` says about the types that were read, and all of them together.
  mutating func readUse(of top: SchemaObject) -> RecordSchema? {
    let types = RecordSchema(
      recordName: objects[0].name, collectionName: "", objects: objects, enumerations: enumerations, symbols: symbols,
      identity: [], date: nil, from: nil, groups: [])
    for path in pathsToCheck { _ = field(path, in: types, throughLists: true) }
    guard let node = top["x-caseaudit"], let use = object(node, .use) else { return nil }
    let record = use["record"].flatMap { name($0) }
    let collection = use["collection"].flatMap { name($0) }
    let identity = use["identity"].flatMap { items($0) }?.compactMap { field($0, in: types) } ?? []
    let date = use["date"].flatMap { dateField($0, in: types) }
    let from = use["from"].flatMap { dateField($0, in: types) }
    let jurisdiction = use["jurisdiction"].flatMap { field($0, in: types) }
    let groups = use["groups"].map { readGroups($0, in: types) } ?? []
    guard let record, let collection else { return nil }
    return RecordSchema(
      recordName: record, collectionName: collection, objects: objects, enumerations: enumerations, symbols: symbols,
      identity: identity, date: date, from: from, jurisdiction: jurisdiction, groups: groups)
  }

  private mutating func readGroups(_ node: YAMLNode, in types: RecordSchema) -> [RecordSchema.Group] {
    var names: Set<String> = []
    return (items(node) ?? []).compactMap { item in
      guard let group = object(item, .group) else { return nil }
      let field = group["path"].flatMap { self.field($0, in: types) }
      guard let node = group["name"], let name = name(node) else { return nil }
      if !names.insert(name).inserted { report(.schemaDuplicateValue(name), at: node) }
      return field.map { RecordSchema.Group(name: name, field: $0) }
    }
  }

  private mutating func dateField(_ node: YAMLNode, in types: RecordSchema) -> FieldReference? {
    guard let reference = field(node, in: types) else { return nil }
    guard reference.field.type != .date, !brokenFields.contains(reference.field.id) else { return reference }
    report(.schemaPathKind(reference.path, expected: "a date"), at: node)
    return nil
  }

  /// The scalar field that a path leads to; nil: already reported.
  private mutating func field(
    _ node: YAMLNode, in types: RecordSchema, throughLists: Bool = false
  ) -> FieldReference? {
    guard let path = text(node) else { return nil }
    guard let reference = types.field(at: names(inPath: path), throughLists: throughLists) else {
      if let message = unknownPath(path, in: types, throughLists) { report(message, at: node) }
      return nil
    }
    switch reference.field.type {
    case .boolean, .integer, .number, .text, .date, .enumeration: return reference
    case .object, .list:
      report(.schemaPathKind(reference.path, expected: "a single value"), at: node)
      return nil
    }
  }

  /// The names of a path such as `case.caseId`.
  func names(inPath path: String) -> [String] {
    path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  /// Says which step of a path leads nowhere; nil where a mistake that was reported is to blame.
  private func unknownPath(_ path: String, in types: RecordSchema, _ throughLists: Bool) -> Diagnostic.Message? {
    let names = names(inPath: path)
    var type = types.root
    for name in names {
      guard let field = type.field(named: name) else {
        return .schemaUnknownField(
          name, in: type.name, nearest: Suggestion.nearest(to: name, among: type.fields.map(\.name)))
      }
      guard !brokenFields.contains(field.id) else { return nil }
      switch field.type {
      case .object(let id): type = types.objects[id]
      case .list(.object(let id), _, _) where throughLists: type = types.objects[id]
      case .boolean, .integer, .number, .text, .date, .enumeration, .list:
        return .schemaPathThrough(name, isList: !throughLists && field.type.isList)
      }
    }
    preconditionFailure("a path whose every step is known leads to a field")
  }

  /// Reports object types that contain themselves, and towers of them.
  mutating func checkNesting() {
    let outgoing = Dictionary(grouping: references, by: \.from)
    var done: Set<Int> = []
    for object in objects where !done.contains(object.id) { visit(object.id, [], outgoing, &done) }
  }

  private mutating func visit(
    _ id: Int, _ outer: [Int], _ outgoing: [Int: [Reference]], _ done: inout Set<Int>
  ) {
    let path = outer + [id]
    for reference in outgoing[id] ?? [] {
      if let start = path.firstIndex(of: reference.to) {
        let names = (path[start...] + [reference.to]).map { objects[$0].name }
        report(.schemaCircular(names), at: reference.node)
      } else if path.count >= YAMLReader.depthLimit {
        report(.schemaTooDeep(limit: YAMLReader.depthLimit), at: reference.node)
      } else if !done.contains(reference.to) {
        visit(reference.to, path, outgoing, &done)
      }
    }
    done.insert(id)
  }
}

extension ValueType {
  /// Whether it is a list.
  fileprivate var isList: Bool {
    if case .list = self { true } else { false }
  }
}

extension Diagnostic.Message {
  static func schemaUnknownField(_ name: String, in type: String, nearest: String?) -> Self {
    Self(
      id: "schema-unknown-field", "'\(type)' has no field '\(name)'", label: "leads nowhere",
      help: nearest.map { "did you mean '\($0)'?" })
  }

  static func schemaPathThrough(_ name: String, isList: Bool) -> Self {
    Self(
      id: "schema-path-kind", "the path can't lead through '\(name)'",
      label: isList ? "'\(name)' is a list" : "'\(name)' has no fields")
  }

  static func schemaPathKind(_ path: FieldPath, expected: String) -> Self {
    Self(id: "schema-path-kind", "'\(path)' is not \(expected)", label: "expected \(expected)")
  }

  static func schemaCircular(_ names: [String]) -> Self {
    Self(
      id: "schema-circular", "'\(names[0])' contains itself", label: "leads back",
      notes: [names.joined(separator: " contains ")])
  }

  static func schemaTooDeep(limit: Int) -> Self {
    Self(id: "schema-too-deep", "object types contain one another more than \(limit) deep")
  }
}
