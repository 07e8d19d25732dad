extension ExpressionType {
  /// How documentation and standard mode write it: `list(int)`, `map(string, dyn)`.
  public var text: String {
    switch self {
    case .boolean: "bool"
    case .integer: "int"
    case .double: "double"
    case .string: "string"
    case .date: "date"
    case .period: "period"
    case .enumeration: "string"
    case .object: "object"
    case .list(.nothing): "list"
    case .list(let item): "list(\(item.text))"
    case .nothing, .dynamic: "dyn"
    case .unsigned: "uint"
    case .bytes: "bytes"
    case .null: "null_type"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .type: "type"
    case .map(let key, let value): "map(\(key.text), \(value.text))"
    case .optional(let value): "optional_type(\(value.text))"
    case .abstract(let name, let types): types.isEmpty ? name : "\(name)(\(types.map(\.text).joined(separator: ", ")))"
    case .parameter(let name): name
    }
  }
}
