/// A JSON value to be written, with its keys in a meaningful order.
indirect enum JSONValue {
  case null
  case boolean(Bool)
  case integer(Int)
  /// A number as it shall be written.
  case decimal(String)
  case string(String)
  case array([JSONValue])
  case object(KeyValuePairs<String, JSONValue>)

  init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }

  /// The value on several lines, two spaces a level; short objects and arrays on one line.
  func written(indent: Int = 0) -> String {
    let line = compact
    let margin = String(repeating: " ", count: indent + 2)
    let close = "\n" + String(repeating: " ", count: indent)
    guard line.count + indent > 100 else { return line }
    switch self {
    case .null, .boolean, .integer, .decimal, .string: return line
    case .array(let items):
      return "[\n" + items.map { margin + $0.written(indent: indent + 2) }.joined(separator: ",\n") + close + "]"
    case .object(let entries):
      let lines = entries.map { "\(margin)\(Self.quoted($0.key)): \($0.value.written(indent: indent + 2))" }
      return "{\n" + lines.joined(separator: ",\n") + close + "}"
    }
  }

  private var compact: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let number): String(number)
    case .decimal(let text): text
    case .string(let text): Self.quoted(text)
    case .array(let items): "[\(items.map(\.compact).joined(separator: ", "))]"
    case .object(let entries):
      "{\(entries.map { "\(Self.quoted($0.key)): \($0.value.compact)" }.joined(separator: ", "))}"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
