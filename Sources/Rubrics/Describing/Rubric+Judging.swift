import Diagnostics
internal import Expressions
import Records

extension Rubric {
  /// What decides the judgements on a case, as text: the schema, the vocabulary and every condition, criterion by criterion. Two
  /// rubrics with the same text judge every case alike, by the same bank holidays; their gap rules, weights, bands, limits and words may differ.
  public var judgingText: String {
    let describer = RuleDescriber(self)
    var use = VocabularyUse(describer)
    var lines = ["jurisdiction \(jurisdiction ?? "")"]
    func add(_ name: String, _ condition: Condition?) {
      guard let condition else { return }
      use.add(condition.expression)
      lines.append("\(name) \(rule(condition.expression))")
    }
    add("applies", applies)
    for criterion in criteria {
      let force = criterion.force
      lines.append(
        "criterion \(criterion.id) \(force.jurisdiction ?? "") \(force.from?.description ?? "") \(force.to?.description ?? "")"
      )
      add("applies", criterion.applies)
      add("met", criterion.met)
      add("partly", criterion.partly)
    }
    for level in grading?.levels ?? [] {
      lines.append("grade \(level.name)")
      add("where", level.condition)
    }
    for cap in caps {
      lines.append("cap \(cap.id)")
      add("where", cap.condition)
    }
    for alert in alerts { add("alert \(alert.id)", alert.condition) }
    for feature in features.flatMap(\.rows) { add("feature \(feature.id)", feature.condition) }
    for definition in vocabulary.definitions where use.names.contains(definition.name) {
      let parameters = definition.parameters.map { "\($0.name): \($0.type)" }.joined(separator: ", ")
      lines.append("define \(definition.name)(\(parameters)) \(rule(definition.body))")
    }
    lines += vocabulary.sets.map { "set \($0.name) \($0.texts)" }
    return lines.joined(separator: "\n") + "\n" + String(decoding: schemaSource.bytes, as: UTF8.self)
  }

  /// An expression as it is written, without what lines are set in by.
  private func rule(_ expression: CheckedExpression) -> String {
    let text = String(decoding: source.bytes[expression.range.start..<expression.range.end], as: UTF8.self)
    return text.split(whereSeparator: \.isNewline).map { line in
      line.drop { $0 == " " || $0 == "\t" }
    }.joined(separator: "\n")
  }
}
