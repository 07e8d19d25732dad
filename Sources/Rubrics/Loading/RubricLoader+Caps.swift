import Diagnostics
import Expressions

/// A cap whose condition is checked but not compiled.
struct CheckedCap {
  let id: String
  let title: String
  let trigger: Trigger
  let limit: Int

  enum Trigger {
    case condition(CheckedExpression)
    case settled(Cap.Trigger)
  }

  func compiled(by compiler: inout Compiler) -> Cap {
    let trigger: Cap.Trigger =
      switch self.trigger {
      case .condition(let condition): .condition(Condition(expression: condition, entry: compiler.add(condition)))
      case .settled(let trigger): trigger
      }
    return Cap(id: id, title: title, trigger: trigger, limit: limit)
  }
}

extension RubricLoader {
  private static let triggers = ["when", "notMet", "themes"]
  static let capKeys = ["title", "limit"] + triggers

  /// `caps:`, limits on the grade of a whole case; nil where one holds a mistake.
  mutating func caps(_ keys: Keys, _ grading: CheckedGrading?, _ themes: [CheckedTheme]?) -> [CheckedCap]? {
    guard let node = keys.optional("caps") else { return [] }
    let entries = bodies(of: node, "caps")
    guard !entries.isEmpty else { return [] }
    guard keys.optional("grades") != nil, grading == nil || grading?.hasOverall == true else {
      report(.capsWithoutGrade(), at: node)
      return nil
    }
    // Both may hold mistakes that were reported; then what refers to them can't be looked up.
    guard let grading, let themes else { return nil }
    let caps = entries.compactMap { cap($0, grading, themes) }
    return caps.count == entries.count ? caps : nil
  }

  private mutating func cap(
    _ entry: YAMLNode.Entry, _ grading: CheckedGrading, _ themes: [CheckedTheme]
  ) -> CheckedCap? {
    let id = identifier(entry.key)
    guard var keys = Keys(entry.value, of: "a cap", Self.capKeys, source, &diagnostics) else { return nil }
    let title = keys.requiredText("title")
    let limit = keys.required("limit").flatMap { _ in level("limit", of: &keys, grading) }
    let given = Self.triggers.filter { keys.optional($0) != nil }
    let trigger = given.count == 1 ? trigger(given[0], &keys, grading, themes) : nil
    diagnostics.report(contentsOf: keys.diagnostics)
    if given.count != 1 {
      report(.wrongValue(entry.key.text ?? "", expected: "one of 'when', 'notMet' and 'themes'"), at: entry.key)
    }
    guard let id, let title, let limit, let trigger else { return nil }
    return CheckedCap(id: id, title: title, trigger: trigger, limit: limit)
  }

  private mutating func trigger(
    _ key: String, _ keys: inout Keys, _ grading: CheckedGrading, _ themes: [CheckedTheme]
  ) -> CheckedCap.Trigger? {
    guard let node = keys.optional(key) else { return nil }
    switch key {
    case "when": return condition(node, of: "when").map { .condition($0) }
    case "notMet":
      let names = themes.flatMap(\.criteria).map { ($0.id, $0.index) }
      return numbers(node, of: "criterion", among: names).map { .settled(.notMet($0)) }
    default: return themeTrigger(node, grading, themes).map { .settled($0) }
    }
  }

  private mutating func themeTrigger(
    _ node: YAMLNode, _ grading: CheckedGrading, _ themes: [CheckedTheme]
  ) -> Cap.Trigger? {
    guard var keys = Keys(node, of: "'themes'", ["graded", "among", "count"], source, &diagnostics) else { return nil }
    let graded = keys.required("graded").flatMap { _ in level("graded", of: &keys, grading) }
    let count = keys.integer("count", within: 1...themes.count) ?? 1
    diagnostics.report(contentsOf: keys.diagnostics)
    let names = themes.enumerated().map { ($1.id, $0) }
    let among = keys.optional("among").map { numbers($0, of: "theme", among: names) } ?? Array(themes.indices)
    guard let graded, let among else { return nil }
    return .themes(among, graded: graded, count: count)
  }

  /// The number of a grade that a key names.
  private func level(_ key: String, of keys: inout Keys, _ grading: CheckedGrading) -> Int? {
    let names = grading.levels.map(\.name)
    return keys.optionalChoice(key, among: names).flatMap { names.firstIndex(of: $0) }
  }

  /// The numbers of what a list of names names.
  private mutating func numbers(_ node: YAMLNode, of what: String, among names: [(String, Int)]) -> [Int]? {
    let items = node.items ?? [node]
    let numbers = items.compactMap { item -> Int? in
      if let found = names.first(where: { $0.0 == item.text }) { return found.1 }
      let nearest = item.text.flatMap { Suggestion.nearest(to: $0, among: names.map(\.0)) }
      report(.wrongValue(what, expected: "the name of a \(what) of this rubric", nearest: nearest), at: item)
      return nil
    }
    return numbers.count == items.count && !numbers.isEmpty ? numbers : nil
  }
}

extension Diagnostic.Message {
  static func capsWithoutGrade() -> Self {
    Self(
      id: "caps-without-grade", "a cap limits the overall grade, and this rubric gives none", label: "nothing to limit",
      help: "give 'grades' with 'overall: true', or delete 'caps'")
  }
}
