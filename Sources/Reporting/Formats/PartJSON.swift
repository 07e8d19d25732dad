import Auditing
import Diagnostics
import Records
import Rubrics
import Statistics

/// What came out by one rubric as JSON; `docs/result-format.md` describes it.
struct PartJSON {
  let part: AuditReport.Part

  private var rubric: Rubric { part.rubric }

  var value: JSONValue {
    let groups = part.result.sortedGroups
    return .object([
      "id": .string(rubric.id), "version": .string(rubric.version), "title": .string(rubric.title),
      "basis": JSONValue(rubric.basis), "sha256": .string(part.rubricHash),
      "jurisdiction": JSONValue(rubric.jurisdiction), "escalation": JSONValue(rubric.escalation),
      "includes": .array(rubric.includes.map(JSONValue.string)),
      "gap": .object([
        "essential": .boolean(rubric.gap.essential),
        "belowPercent": rubric.gap.below.map(JSONValue.integer) ?? .null,
      ]),
      "inForce": .array(rubric.criteria.filter { !$0.force.isUnlimited }.map(inForce)),
      "features": .array(rubric.features.map(table)),
      "leftOut": .object([
        "count": .integer(part.result.leftOut.count),
        "first": .array(part.result.leftOut.all.map { JSONValue(diagnostic: $0) }),
      ]),
      "overall": counts(part.result.overall),
      "groups": .list(count: groups.count) { group(groups[$0].name, groups[$0].tally) },
    ])
  }

  private func inForce(_ criterion: Criterion) -> JSONValue {
    .object([
      "criterion": .string(criterion.id), "jurisdiction": JSONValue(criterion.force.jurisdiction),
      "from": JSONValue(criterion.force.from?.description), "to": JSONValue(criterion.force.to?.description),
    ])
  }

  private func group(_ name: [GroupValue], _ tally: Tally) -> JSONValue {
    .object(["group": .array(name.map { JSONValue(group: $0) }), "counts": counts(tally)])
  }

  private func counts(_ tally: Tally) -> JSONValue {
    .object([
      "files": .integer(tally.cases), "inScope": .integer(tally.inScope),
      "themes": .array(rubric.themes.enumerated().map { theme($1, tally.themes[$0]) }),
      "criteria": .array(
        rubric.themes.flatMap { theme in
          theme.criteria.map { criterion($0, of: theme, tally.criteria[$0.index]) }
        }),
      "grades": .grades(tally, of: rubric),
      "features": .array(rubric.features.flatMap(\.rows).map { feature($0, tally.features[$0.index]) }),
    ])
  }

  // MARK: What is counted beside the judgements

  private func table(_ table: FeatureTable) -> JSONValue {
    .object([
      "table": .string(table.id), "title": .string(table.title),
      "rows": .array(table.rows.map { .object(["feature": .string($0.id), "title": .string($0.title)]) }),
    ])
  }

  private func feature(_ feature: Feature, _ tally: FeatureTally) -> JSONValue {
    .object([
      "feature": .string(feature.id), "recorded": .integer(tally.recorded), "notStated": .integer(tally.notStated),
      "notJudged": .integer(tally.notJudged),
    ])
  }

  // MARK: Themes and criteria

  private func theme(_ theme: Theme, _ tally: ThemeTally) -> JSONValue {
    .object([
      "theme": .string(theme.id), "gap": .integer(tally.gap), "noGap": .integer(tally.noGap),
      "notApplicable": .integer(tally.notApplicable), "invalid": .integer(tally.invalid),
      "gapOfAllFiles": rate(tally.rateOfAll), "gapOfApplicableFiles": rate(tally.rateOfApplicable),
    ])
  }

  private func rate(_ proportion: Proportion?) -> JSONValue {
    guard let proportion else { return .null }
    let interval = proportion.wilsonInterval()
    return .object([
      "numerator": .integer(proportion.numerator), "denominator": .integer(proportion.denominator),
      "percent": .decimal(proportion.percent(decimals: 1)), "lower": .decimal(FigureText.percent(interval.lower)),
      "upper": .decimal(FigureText.percent(interval.upper)),
    ])
  }

  private func criterion(_ criterion: Criterion, of theme: Theme, _ tally: CriterionTally) -> JSONValue {
    .object([
      "criterion": .string(criterion.id), "ref": JSONValue(criterion.ref), "theme": .string(theme.id),
      "met": .integer(tally[.met]), "partlyMet": .integer(tally[.partlyMet]), "notMet": .integer(tally[.notMet]),
      "notEvidenced": .integer(tally[.notEvidenced]), "notApplicable": .integer(tally[.notApplicable]),
      "invalid": .integer(tally[.invalid]), "notInForce": .integer(tally.notInForce),
    ])
  }
}

extension JSONValue {
  /// A part of a group's name.
  init(group value: GroupValue) {
    switch value {
    case .stated: self = JSONValue(value.text)
    case .notStated: self = .null
    case .unreadable: self = .object(["couldNotBeRead": .boolean(true)])
    }
  }
}
