extension Draft {
  /// The element of this name that holds it, written as most programs write XML; empty where nothing is said.
  func plainXML(named name: String) -> String {
    let content: String
    switch self {
    case .silent: return ""
    case .boolean(let value): content = "\(value)"
    case .number(let number): content = number.plain ?? ""
    case .text(let text): content = Self.escaped(text)
    case .wrong(let xml, _), .wrongContent(let xml, _): content = xml
    case .object(let members):
      content = members.flatMap { member in member.values.map { $0.plainXML(named: member.name) } }.joined()
    case .list(let items, let itemName):
      content = items.map { $0.plainXML(named: itemName ?? "item") }.joined(separator: "\n")
    }
    return content.isEmpty ? "<\(name)/>" : "<\(name)>\(content)</\(name)>"
  }

  private static func escaped(_ text: String) -> String {
    text.reduce(into: "") { escaped, character in
      switch character {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      default: escaped.append(character)
      }
    }
  }
}
