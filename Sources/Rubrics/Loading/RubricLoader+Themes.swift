import Diagnostics
import Expressions
import Records

/// A theme whose conditions are checked but not compiled.
struct CheckedTheme {
  let id: String
  let title: String
  let finding: String?
  let criteria: [CheckedCriterion]

  func compiled(by compiler: inout Compiler) -> Theme {
    Theme(id: id, title: title, finding: finding, criteria: criteria.map { $0.compiled(by: &compiler) })
  }
}

/// A criterion whose conditions are checked but not compiled.
struct CheckedCriterion {
  let index: Int
  let id: String
  let texts: Texts
  let kind: Criterion.Kind
  let isEssential: Bool
  let weight: Int
  let rules: Rules
  let force: Force

  struct Texts {
    let ref: String?
    let title: String
    let action: String?
    let why: String
    let source: String?
    let reading: Criterion.Reading?
  }

  struct Rules {
    let applies: CheckedExpression?
    let met: CheckedExpression
    let partly: CheckedExpression?
  }

  func compiled(by compiler: inout Compiler) -> Criterion {
    let applies = rules.applies.map { Condition(expression: $0, entry: compiler.add($0)) }
    let met = Condition(expression: rules.met, entry: compiler.add(rules.met))
    let partly = rules.partly.map { Condition(expression: $0, entry: compiler.add($0)) }
    return Criterion(
      index: index, id: id, ref: texts.ref, title: texts.title, kind: kind, isEssential: isEssential, weight: weight,
      applies: applies, met: met, partly: partly, action: texts.action, why: texts.why, source: texts.source,
      reading: texts.reading, force: force)
  }
}

extension RubricLoader {
  /// `themes:`, each a group of criteria.
  mutating func themes(_ keys: inout Keys) -> [CheckedTheme]? {
    guard let node = keys.required("themes") else { return nil }
    let entries = declarations(in: node, "theme")
    var count = 0
    let themes = entries.compactMap { theme($0, &count) }
    return themes.count == entries.count && !themes.isEmpty ? themes : nil
  }

  private mutating func theme(_ entry: YAMLNode.Entry, _ count: inout Int) -> CheckedTheme? {
    let id = identifier(entry.key)
    guard var keys = Keys(entry.value, of: "a theme", subject.themeKeys, source, &diagnostics) else { return nil }
    let title = keys.requiredText("title")
    let finding = keys.text("finding")
    let node = keys.required("criteria")
    diagnostics.report(contentsOf: keys.diagnostics)
    let entries = node.map { declarations(in: $0, "criterion") } ?? []
    let criteria = entries.compactMap { criterion($0, &count) }
    guard let id, let title, criteria.count == entries.count, !criteria.isEmpty else { return nil }
    return CheckedTheme(id: id, title: title, finding: finding, criteria: criteria)
  }

  static let themeKeys = ["title", "finding", "criteria"]

  static let criterionKeys = [
    "ref", "title", "kind", "essential", "weight", "applies", "met", "partly", "action", "why", "source",
    "reading", "jurisdiction", "effectiveFrom", "effectiveTo",
  ]

  private mutating func criterion(_ entry: YAMLNode.Entry, _ count: inout Int) -> CheckedCriterion? {
    let id = criterionIdentifier(entry.key)
    guard var keys = Keys(entry.value, of: "a criterion", subject.criterionKeys, source, &diagnostics) else {
      return nil
    }
    let texts = texts(&keys)
    let kind = keys.choice("kind", among: Criterion.Kind.allCases.map(\.rawValue)).flatMap(Criterion.Kind.init)
    let isEssential = keys.boolean("essential") ?? false
    let weight = keys.integer("weight", within: 0...1000) ?? 1
    let rules = rules(&keys)
    let force = force(&keys)
    let statement = subject.isAuthority ? statement(&keys) : nil
    noteRef(keys)
    diagnostics.report(contentsOf: keys.diagnostics)
    guard let id, let texts, let kind, let rules, let force else { return nil }
    if subject.isAuthority {
      guard let statement, let node = keys.optional("statement") else { return nil }
      statements.append((statement, node))
    }
    defer { count += 1 }
    return CheckedCriterion(
      index: count, id: id, texts: texts, kind: kind, isEssential: isEssential, weight: weight, rules: rules,
      force: force)
  }

  private func texts(_ keys: inout Keys) -> CheckedCriterion.Texts? {
    let (ref, action, origin) = (keys.text("ref"), keys.text("action"), keys.text("source"))
    let title = keys.requiredText("title")
    let reading = keys.optionalChoice("reading", among: Criterion.Reading.allCases.map(\.rawValue))
    guard let why = keys.requiredText("why"), let title else { return nil }
    return .init(
      ref: ref, title: title, action: action, why: why, source: origin,
      reading: reading.flatMap(Criterion.Reading.init))
  }

  private mutating func rules(_ keys: inout Keys) -> CheckedCriterion.Rules? {
    let applies = keys.optional("applies").map { condition($0, of: "applies") }
    let met = keys.required("met").flatMap { condition($0, of: "met") }
    let partly = keys.optional("partly").map { condition($0, of: "partly") }
    // Given but wrong is a mistake that has been reported; not given is nil.
    if let applies, applies == nil { return nil }
    if let partly, partly == nil { return nil }
    return met.map { .init(applies: applies ?? nil, met: $0, partly: partly ?? nil) }
  }

  // MARK: Ids

  mutating func identifier(_ node: YAMLNode) -> String? {
    guard let id = node.text else { return nil }
    if isKebabCase(id) { return id }
    diagnostics.report(.invalidID(id), at: node.range, in: source)
    return nil
  }

  /// A criterion's id is unique in its rubric, not only in its theme: counts and reports name it alone.
  private mutating func criterionIdentifier(_ node: YAMLNode) -> String? {
    guard let id = identifier(node) else { return nil }
    guard !isTaken(id) else {
      diagnostics.report(.takenCriterion(id), at: node.range, in: source)
      return nil
    }
    guard let first = criterionPlaces.updateValue(node.range, forKey: id) else { return id }
    let line = source.position(of: first.start).line
    diagnostics.report(.duplicateCriterion(id, firstLine: line), at: node.range, in: source)
    return nil
  }

  /// A ref is unique in its rubric as well, since commands take it for a criterion's name.
  private mutating func noteRef(_ keys: Keys) {
    guard let node = keys.optional("ref"), let ref = node.text?.trimmed, !ref.isEmpty else { return }
    if isTaken(ref) {
      report(.duplicateRef(ref, first: "in rubric.yaml"), at: node)
    } else if let first = refPlaces.updateValue(node.range, forKey: ref) {
      report(.duplicateRef(ref, first: "at line \(source.position(of: first.start).line)"), at: node)
    }
  }

  mutating func declarations(in node: YAMLNode, _ what: String) -> [YAMLNode.Entry] {
    guard case .mapping(let entries, _) = node.content, !entries.isEmpty else {
      report(.nothingDeclared(what), at: node)
      return []
    }
    return entries
  }
}
