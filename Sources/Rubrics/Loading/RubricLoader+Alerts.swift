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

  /// `alerts:`, each with when it is raised and what to do: adds those that hold no mistake.
  mutating func addAlerts(_ node: YAMLNode?) {
    for entry in bodies(of: node, "alerts") {
      if let alert = alert(entry) { alerts.append(alert) }
    }
  }

  private mutating func alert(_ entry: YAMLNode.Entry) -> CheckedAlert? {
    let id = alertIdentifier(entry.key)
    guard var keys = Keys(entry.value, of: "an alert", Self.alertKeys, source, &diagnostics) else { return nil }
    let title = keys.requiredText("title")
    let condition = keys.required("when").flatMap { self.condition($0, of: "when") }
    let action = keys.requiredText("action")
    let (why, origin) = (keys.text("why"), keys.text("source"))
    diagnostics.report(contentsOf: keys.diagnostics)
    guard let id, let title, let condition, let action else { return nil }
    return CheckedAlert(id: id, title: title, condition: condition, action: action, why: why, source: origin)
  }

  /// An alert's id is unique in the rubric and the files it includes.
  private mutating func alertIdentifier(_ node: YAMLNode) -> String? {
    guard let id = identifier(node) else { return nil }
    guard let first = alertPlaces.updateValue(node.range, forKey: id) else { return id }
    diagnostics.report(
      .duplicateAlert(id, first: source.mention(of: first, from: node.range)), at: node.range, in: source)
    return nil
  }

  /// The entries under `alerts` or `caps`; an empty list is none.
  mutating func bodies(of node: YAMLNode?, _ key: String) -> [YAMLNode.Entry] {
    if let node, let items = node.items, items.isEmpty { return [] }
    return entries(of: node, key)
  }
}

extension Diagnostic.Message {
  static func duplicateAlert(_ id: String, first: String) -> Self {
    Self(
      id: "duplicate-alert", "there are two alerts named '\(id)'", label: "named again here",
      help: "choose another name, or delete one of the two", notes: ["the first is at \(first)"])
  }
}
