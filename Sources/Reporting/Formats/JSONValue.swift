/// A JSON value to be written, with its keys in a meaningful order.
indirect enum JSONValue {
  case null
  case boolean(Bool)
  case integer(Int)
  /// A number as it shall be written.
  case decimal(String)
  case string(String)
  /// So many items, each made when it is written.
  case list(count: Int, item: (Int) -> JSONValue)
  case entries([(key: String, value: JSONValue)])

  init(_ text: String?) { self = text.map(JSONValue.string) ?? .null }

  /// An object.
  static func object(_ entries: KeyValuePairs<String, JSONValue>) -> JSONValue { .entries(entries.map { ($0, $1) }) }

  static func array(_ items: [JSONValue]) -> JSONValue { .list(count: items.count) { items[$0] } }

  /// How long a line may be before what stands on it is broken up, in characters.
  private static let width = 100

  /// Writes the value on several lines, two spaces a level; short objects and arrays on one line.
  func write(indent: Int = 0, to sink: (String) -> Void) {
    if let line = line(within: Self.width - indent) { return sink(line) }
    let margin = String(repeating: " ", count: indent + 2)
    let close = "\n" + String(repeating: " ", count: indent)
    switch self {
    case .null, .boolean, .integer, .decimal, .string: sink(scalar)
    case .list(let count, let item):
      for index in 0..<count {
        sink((index == 0 ? "[\n" : ",\n") + margin)
        item(index).write(indent: indent + 2, to: sink)
      }
      sink(close + "]")
    case .entries(let entries):
      for (index, entry) in entries.enumerated() {
        sink("\(index == 0 ? "{" : ",")\n\(margin)\(JSONText.quoted(entry.key)): ")
        entry.value.write(indent: indent + 2, to: sink)
      }
      sink(close + "}")
    }
  }

  /// The value on one line; nil where that is longer than so many characters.
  private func line(within limit: Int) -> String? {
    var line = ""
    return append(to: &line, limit) && line.unicodeScalars.count <= limit ? line : nil
  }

  /// Appends the value on one line; false, and a part of it, where that is certainly too long.
  private func append(to line: inout String, _ limit: Int) -> Bool {
    switch self {
    case .null, .boolean, .integer, .decimal, .string: line += scalar
    case .list(let count, let item):
      line += "["
      for index in 0..<count {
        if index > 0 { line += ", " }
        guard item(index).append(to: &line, limit) else { return false }
      }
      line += "]"
    case .entries(let entries):
      line += "{"
      for (index, entry) in entries.enumerated() {
        line += "\(index == 0 ? "" : ", ")\(JSONText.quoted(entry.key)): "
        guard entry.value.append(to: &line, limit) else { return false }
      }
      line += "}"
    }
    // A character is at most four bytes long.
    return line.utf8.count <= 4 * max(0, limit)
  }

  private var scalar: String {
    switch self {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let number): String(number)
    case .decimal(let text): text
    case .string(let text): JSONText.quoted(text)
    case .list, .entries: preconditionFailure("lists and objects have parts")
    }
  }
}
