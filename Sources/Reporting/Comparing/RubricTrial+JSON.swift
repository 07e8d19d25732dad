import Auditing
import Diagnostics
import Rubrics
import Statistics

extension RubricTrial {
  /// What changes, as an entry of a comparison's JSON.
  var jsonValue: JSONValue {
    let pairs = RubricPairs(old.first.rubric, new.first.rubric).themes
    return .object([
      "cases": .integer(caseCount), "judgedByOneOnly": .integer(unpairedCount),
      "themes": .array(
        pairs.map { pair in
          .object([
            "id": .string(pair.id), "before": Self.rate(old.first.result.overall.themes[pair.old]),
            "after": Self.rate(new.first.result.overall.themes[pair.new]),
          ])
        }),
      "changes": .array(changes.map(Self.change)),
    ])
  }

  private static func rate(_ tally: ThemeTally) -> JSONValue {
    .object(["gap": .integer(tally.gap), "judged": .integer(tally.judged)])
  }

  private static func change(_ change: CaseChange) -> JSONValue {
    .object([
      "identity": .array(change.identity.map(JSONValue.string)), "path": .string(change.place.path),
      "line": .integer(change.place.start.line), "column": .integer(change.place.start.column),
      "inScope": change.scope.map { .array([.boolean($0.before), .boolean($0.after)]) } ?? .null,
      "alerts": .array(
        change.alerts.map { entry in
          .object([
            "id": .string(entry.id), "before": .string(entry.change.before.rawValue),
            "after": .string(entry.change.after.rawValue),
          ])
        }),
      "criteria": .array(
        change.criteria.map { entry in
          .object([
            "id": .string(entry.id), "before": .string(entry.change.before.rawValue),
            "after": .string(entry.change.after.rawValue),
          ])
        }),
      "themes": .array(
        change.themes.map { entry in
          .object([
            "id": .string(entry.id), "before": .string(entry.change.before.rawValue),
            "after": .string(entry.change.after.rawValue),
          ])
        }),
    ])
  }
}
