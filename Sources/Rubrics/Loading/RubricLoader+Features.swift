import Diagnostics
import Expressions

/// A table of features whose conditions are checked but not compiled.
struct CheckedFeatureTable {
  let id: String
  let title: String
  let rows: [CheckedFeature]
}

/// A feature whose condition is checked but not compiled.
struct CheckedFeature {
  let id: String
  let title: String
  let condition: CheckedExpression

  func compiled(as index: Int, by compiler: inout Compiler) -> Feature {
    Feature(
      index: index, id: id, title: title,
      condition: Condition(expression: condition, entry: compiler.add(condition)))
  }
}

extension [CheckedFeatureTable] {
  /// The tables, with their features numbered through.
  func compiled(by compiler: inout Compiler) -> [FeatureTable] {
    var count = 0
    return map { table in
      let rows = table.rows.enumerated().map { $1.compiled(as: count + $0, by: &compiler) }
      count += rows.count
      return FeatureTable(id: table.id, title: table.title, rows: rows)
    }
  }
}

extension RubricLoader {
  static let featureTableKeys = ["title", "rows"]
  static let featureKeys = ["title", "when"]

  /// `features:`, tables of what is counted beside the judgements: adds those that hold no mistake.
  mutating func addFeatures(_ node: YAMLNode?) {
    for entry in bodies(of: node, "features") {
      if let table = featureTable(entry) { featureTables.append(table) }
    }
  }

  private mutating func featureTable(_ entry: YAMLNode.Entry) -> CheckedFeatureTable? {
    let id = unique(entry.key, \.featureTablePlaces) { .duplicateFeatureTable($0, first: $1) }
    guard
      var keys = Keys(entry.value, of: "a table of features", Self.featureTableKeys, source, &diagnostics)
    else { return nil }
    let title = keys.requiredText("title")
    let entries = keys.required("rows").map { declarations(in: $0, "feature") } ?? []
    diagnostics.report(contentsOf: keys.diagnostics)
    let rows = entries.compactMap { feature($0) }
    guard let id, let title, !rows.isEmpty, rows.count == entries.count else { return nil }
    return CheckedFeatureTable(id: id, title: title, rows: rows)
  }

  private mutating func feature(_ entry: YAMLNode.Entry) -> CheckedFeature? {
    let id = unique(entry.key, \.featurePlaces) { .duplicateFeature($0, first: $1) }
    guard var keys = Keys(entry.value, of: "a feature", Self.featureKeys, source, &diagnostics) else { return nil }
    let title = keys.requiredText("title")
    let condition = keys.required("when").flatMap { self.condition($0, of: "when") }
    diagnostics.report(contentsOf: keys.diagnostics)
    guard let id, let title, let condition else { return nil }
    return CheckedFeature(id: id, title: title, condition: condition)
  }

  /// An id that is unique in the rubric and the files it includes; nil where it is not, which was reported.
  private mutating func unique(
    _ node: YAMLNode, _ places: WritableKeyPath<Self, [String: SourceRange]>,
    _ message: (_ id: String, _ first: String) -> Diagnostic.Message
  ) -> String? {
    guard let id = identifier(node) else { return nil }
    guard let first = self[keyPath: places].updateValue(node.range, forKey: id) else { return id }
    diagnostics.report(message(id, source.mention(of: first, from: node.range)), at: node.range, in: source)
    return nil
  }
}

extension Diagnostic.Message {
  static func duplicateFeature(_ id: String, first: String) -> Self {
    Self(
      id: "duplicate-feature", "there are two features named '\(id)'", label: "named again here",
      help: "choose another name, or delete one of the two", notes: ["the first is at \(first)"])
  }

  static func duplicateFeatureTable(_ id: String, first: String) -> Self {
    Self(
      id: "duplicate-feature-table", "there are two tables of features named '\(id)'", label: "named again here",
      help: "choose another name, or delete one of the two", notes: ["the first is at \(first)"])
  }
}
