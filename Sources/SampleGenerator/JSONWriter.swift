import Records

/// Writes arranged records as JSON, each record on a line of its own.
struct JSONWriter {
  /// What names the collection.
  let schema: RecordSchema

  /// A file with records one after the other (NDJSON).
  func lines(_ records: [Node]) -> String {
    records.map { Self.compact($0) + "\n" }.joined()
  }

  /// A file with a collection of records.
  func collection(_ records: [Node]) -> String {
    let lines = records.map(Self.compact).joined(separator: ",\n")
    return "{\(Self.quoted(schema.collectionName)): [\n\(lines)\n]}\n"
  }

  /// A value without spaces or line breaks.
  static func compact(_ node: Node) -> String {
    switch node {
    case .null: "null"
    case .boolean(let value): String(value)
    case .integer(let value): String(value)
    case .number(let value): String(value)
    case .text(let value): quoted(value)
    case .list(let items): "[\(items.map(compact).joined(separator: ","))]"
    case .object(let fields):
      "{\(fields.map { "\(quoted($0.name)):\(compact($0.value))" }.joined(separator: ","))}"
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "\"": escaped += "\\\""
      case "\\": escaped += "\\\\"
      case "\n": escaped += "\\n"
      case "\r": escaped += "\\r"
      case "\t": escaped += "\\t"
      case "\0"..<" ": escaped += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return "\"\(escaped)\""
  }
}
