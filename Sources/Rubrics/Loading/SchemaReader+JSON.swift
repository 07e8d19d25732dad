internal import Diagnostics

extension SchemaReader {
  /// Reports what YAML allows and JSON does not, as far as nodes show it.
  mutating func checkJSON(_ node: YAMLNode) {
    switch node.content {
    case .scalar:
      if node.isNoJSON { report(.notJSON("a text stands in double quotes"), at: node) }
    case .sequence(let items, let isFlow):
      if !isFlow { report(.notJSON("a list is written '[…]'"), at: node) }
      for item in items { checkJSON(item) }
    case .mapping(let entries, let isFlow):
      if !isFlow || source.bytes[node.range.start] != UInt8(ascii: "{") {
        report(.notJSON("an object is written '{…}'"), at: node)
      }
      for entry in entries {
        if entry.key.style != .doubleQuoted { report(.notJSON("a key stands in double quotes"), at: entry.key) }
        checkJSON(entry.value)
      }
    }
  }
}

extension YAMLNode {
  /// How a scalar is written.
  fileprivate var style: Style? {
    if case .scalar(_, let style) = content { style } else { nil }
  }

  /// Whether this is a scalar that JSON does not know, and is reported as that.
  var isNoJSON: Bool { style != nil && style != .doubleQuoted && !isJSONLiteral }

  /// Whether this is `true`, `false`, `null` or a number of JSON.
  var isJSONLiteral: Bool {
    guard case .scalar(let text, .plain) = content else { return false }
    return ["true", "false", "null"].contains(text) || text.isJSONNumber
  }
}

extension String {
  /// Whether this is a number as JSON writes it: no leading zeros, no `+`, digits on both sides of the point.
  fileprivate var isJSONNumber: Bool {
    var rest = Substring(self)
    rest.skip("-")
    let whole = rest.takeDigits()
    guard !whole.isEmpty, whole == "0" || !whole.hasPrefix("0") else { return false }
    if rest.skip(".") { guard !rest.takeDigits().isEmpty else { return false } }
    if rest.skip("e") || rest.skip("E") {
      _ = rest.skip("+") || rest.skip("-")
      guard !rest.takeDigits().isEmpty else { return false }
    }
    return rest.isEmpty
  }
}

extension Substring {
  @discardableResult
  fileprivate mutating func skip(_ character: Character) -> Bool {
    guard first == character else { return false }
    removeFirst()
    return true
  }

  fileprivate mutating func takeDigits() -> Substring {
    let digits = prefix { $0.isASCII && $0.isNumber }
    removeFirst(digits.count)
    return digits
  }
}

extension Diagnostic.Message {
  static func notJSON(_ expected: String) -> Self {
    Self(id: "not-json", "a schema is JSON, and this is not", label: expected)
  }
}
