import Records

/// Writes arranged records as XML: field names are element names, every list has an element of its own.
struct XMLWriter {
  /// What names the record, the collection and the items of lists.
  let schema: RecordSchema

  /// A file with one record.
  func document(_ record: Node) -> String {
    var text = Self.declaration
    write(record, as: schema.root, named: schema.recordName, depth: 0, to: &text)
    return text
  }

  /// A file with a collection of records.
  func collection(_ records: [Node]) -> String {
    var text = Self.declaration + "<\(schema.collectionName)>\n"
    for record in records {
      write(record, as: schema.root, named: schema.recordName, depth: 1, to: &text)
    }
    return text + "</\(schema.collectionName)>\n"
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  private func write(_ node: Node, as type: ObjectType, named name: String, depth: Int, to text: inout String) {
    let fields = type.fields.filter { node[$0.name] != .null }
    wrap(name, isEmpty: fields.isEmpty, depth: depth, in: &text) { text in
      for field in fields {
        write(node[field.name], as: field.type, named: field.name, depth: depth + 1, to: &text)
      }
    }
  }

  private func write(_ node: Node, as type: ValueType, named name: String, depth: Int, to text: inout String) {
    switch type {
    case .object(let id):
      write(node, as: schema.objects[id], named: name, depth: depth, to: &text)
    case .list(let item, _, let itemName):
      wrap(name, isEmpty: node.items.isEmpty, depth: depth, in: &text) { text in
        for value in node.items {
          write(value, as: item, named: itemName ?? self.itemName(of: item), depth: depth + 1, to: &text)
        }
      }
    case .boolean, .integer, .number, .text, .date, .enumeration:
      text += "\(indent(depth))<\(name)>\(content(of: node))</\(name)>\n"
    }
  }

  /// Rows are named for what each is (`child`, `visit`), other items are called `item`.
  private func itemName(of type: ValueType) -> String {
    if case .object(let id) = type { schema.objects[id].name } else { "item" }
  }

  private func wrap(
    _ name: String, isEmpty: Bool, depth: Int, in text: inout String, _ writeContents: (inout String) -> Void
  ) {
    guard !isEmpty else { return text += "\(indent(depth))<\(name)/>\n" }
    text += "\(indent(depth))<\(name)>\n"
    writeContents(&text)
    text += "\(indent(depth))</\(name)>\n"
  }

  private func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

  private func content(of node: Node) -> String {
    switch node {
    case .boolean(let value): String(value)
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .text(let value): Self.escaped(value)
    case .null, .list, .object: preconditionFailure("an arranged record has a scalar here")
    }
  }

  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\r": escaped += "&#13;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }
}
