import Diagnostics
import Expressions

/// An alert whose condition is checked but not compiled.
struct CheckedAlert {
  let id: String
  let title: String
  let condition: CheckedExpression
  let action: String
  let why: String?
  let source: String?

  func compiled(by compiler: inout Compiler) -> Alert {
    Alert(
      id: id, title: title, condition: Condition(expression: condition, entry: compiler.add(condition)),
      action: action, why: why, source: source)
  }
}

extension RubricLoader {
  static let alertKeys = ["title", "when", "action", "why", "source"]

  /// `alerts:`, each with when it is raised and what to do; nil where one holds a mistake.
  mutating func alerts(_ keys: Keys) -> [CheckedAlert]? {
    let entries = bodies(of: keys.optional("alerts"), "alerts")
    let alerts = entries.compactMap { alert($0) }
    return alerts.count == entries.count ? alerts : nil
  }

  private mutating func alert(_ entry: YAMLNode.Entry) -> CheckedAlert? {
    let id = identifier(entry.key)
    guard var keys = Keys(entry.value, of: "an alert", Self.alertKeys, source, &diagnostics) else { return nil }
    let title = keys.requiredText("title")
    let condition = keys.required("when").flatMap { self.condition($0, of: "when") }
    let action = keys.requiredText("action")
    let (why, origin) = (keys.text("why"), keys.text("source"))
    diagnostics.report(contentsOf: keys.diagnostics)
    guard let id, let title, let condition, let action else { return nil }
    return CheckedAlert(id: id, title: title, condition: condition, action: action, why: why, source: origin)
  }

  /// The entries under `alerts` or `caps`; an empty list is none.
  mutating func bodies(of node: YAMLNode?, _ key: String) -> [YAMLNode.Entry] {
    if let node, let items = node.items, items.isEmpty { return [] }
    return entries(of: node, key)
  }
}
