import Records

extension RecordSchema {
  /// A record with its fields in the schema's order and without what is silence in XML and JSON alike: nulls and empty
  /// texts. Throws a refusal that names the field, never its value, where the schema does not allow one.
  func arranged(_ record: Node) throws -> Node {
    try arranged(record, as: root, at: FieldPath())
  }

  private func arranged(_ node: Node, as type: ObjectType, at path: FieldPath) throws -> Node {
    guard case .object(let fields) = node else { throw Refusal.misfit(path) }
    for field in fields where type.field(named: field.name) == nil {
      throw Refusal.misfit(path.appending(.field(field.name)))
    }
    return .object(
      try type.fields.compactMap { field in
        try arranged(node[field.name], as: field.type, at: path.appending(.field(field.name)))
          .map { Node.Field(name: field.name, value: $0) }
      })
  }

  /// A value arranged; nil for silence.
  private func arranged(_ node: Node, as type: ValueType, at path: FieldPath) throws -> Node? {
    switch (type, node) {
    case (_, .null), (_, .text("")):
      return nil
    case (.object(let id), .object):
      return try arranged(node, as: objects[id], at: path)
    case (.list(let type, _, _), .list(let items)):
      return .list(try arranged(items, as: type, at: path))
    case (.enumeration(let index), .text(let text)) where enumerations[index].contains(text):
      return node
    case (.boolean, .boolean), (.integer, .integer), (.number, .integer), (.number, .number), (.text, .text),
      (.date, .text):
      return node
    default:
      throw Refusal.misfit(path)
    }
  }

  private func arranged(_ items: [Node], as type: ValueType, at path: FieldPath) throws -> [Node] {
    try items.enumerated().map { index, item in
      let path = path.appending(.item(index))
      guard let item = try arranged(item, as: type, at: path) else { throw Refusal.misfit(path) }
      return item
    }
  }
}
