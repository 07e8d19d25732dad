import Auditing
import Diagnostics
import Reading
import Records
import Rubrics
import Statistics

extension ReportFormat {
  /// The whole result as JSON; `docs/result-format.md` describes it.
  public static let json = ReportFormat(name: "json") { report, _, sink in
    JSONReport(report).value.write(to: sink)
    sink("\n")
  }
}

/// Builds the JSON form of a report.
private struct JSONReport {
  /// Raised by one whenever a reader of the format could be misled by a change.
  static let resultVersion = 1

  let report: AuditReport

  init(_ report: AuditReport) {
    self.report = report
  }

  var value: JSONValue {
    let groups = report.result.sortedGroups
    return .object([
      "resultVersion": .integer(Self.resultVersion), "alerts": AlertJSON(report: report).value,
      "engine": .object(["name": .string("caseaudit"), "version": .string(report.engineVersion)]),
      "rubric": rubric,
      "schema": .object([
        "record": .string(report.rubric.schema.recordName), "sha256": .string(report.schemaHash),
      ]),
      "window": window,
      "records": records,
      "overall": counts(report.result.overall),
      "grouping": .array(report.grouping.map(JSONValue.string)),
      "groups": .list(count: groups.count) { group(groups[$0].name, groups[$0].tally) },
      "inputs": inputs,
    ])
  }

  private var rubric: JSONValue {
    .object([
      "id": .string(report.rubric.id), "version": .string(report.rubric.version),
      "title": .string(report.rubric.title), "basis": JSONValue(report.rubric.basis),
      "sha256": .string(report.rubricHash),
      "jurisdiction": JSONValue(report.rubric.jurisdiction),
      "includes": .array(report.rubric.includes.map(JSONValue.string)),
      "gap": .object([
        "essential": .boolean(report.rubric.gap.essential),
        "belowPercent": report.rubric.gap.below.map(JSONValue.integer) ?? .null,
      ]),
      "inForce": .array(report.rubric.criteria.filter { !$0.force.isUnlimited }.map(inForce)),
    ])
  }

  private func inForce(_ criterion: Criterion) -> JSONValue {
    .object([
      "criterion": .string(criterion.id), "jurisdiction": JSONValue(criterion.force.jurisdiction),
      "from": JSONValue(criterion.force.from?.description), "to": JSONValue(criterion.force.to?.description),
    ])
  }

  private var window: JSONValue {
    .object([
      "asOf": JSONValue(report.window.asOf?.description), "from": JSONValue(report.window.from?.description),
      "firstDays": range(report.result.windows.from), "lastDays": range(report.result.windows.to),
    ])
  }

  private func range(_ days: ClosedRange<CalendarDate>?) -> JSONValue {
    guard let days else { return .null }
    return .object([
      "earliest": .string(days.lowerBound.description), "latest": .string(days.upperBound.description),
    ])
  }

  private var records: JSONValue {
    .object([
      "read": .integer(report.inputs.recordCount), "counted": .integer(report.result.overall.cases),
      "inScope": .integer(report.result.overall.inScope), "leftOut": .integer(report.result.leftOut.count),
      "leftOutForIdentifiers": .integer(report.inputs.refusedCount),
      "couldNotBeRead": .integer(report.inputs.unreadCount),
    ])
  }

  // MARK: Counts

  private func group(_ name: [GroupValue], _ tally: Tally) -> JSONValue {
    .object(["group": .array(name.map(value)), "counts": counts(tally)])
  }

  private func value(_ group: GroupValue) -> JSONValue {
    switch group {
    case .stated: JSONValue(group.text)
    case .notStated: .null
    case .unreadable: .object(["couldNotBeRead": .boolean(true)])
    }
  }

  private func counts(_ tally: Tally) -> JSONValue {
    .object([
      "files": .integer(tally.cases), "alerts": .flags(report.rubric.alerts.map(\.id), tally.alerts),
      "inScope": .integer(tally.inScope),
      "themes": .array(report.rubric.themes.enumerated().map { theme($1, tally.themes[$0]) }),
      "criteria": .array(
        report.rubric.themes.flatMap { theme in
          theme.criteria.map { criterion($0, of: theme, tally.criteria[$0.index]) }
        }),
      "grades": .grades(tally, of: report.rubric),
    ])
  }

  private func theme(_ theme: Theme, _ tally: ThemeTally) -> JSONValue {
    .object([
      "theme": .string(theme.id), "gap": .integer(tally.gap), "noGap": .integer(tally.noGap),
      "notApplicable": .integer(tally.notApplicable), "invalid": .integer(tally.invalid),
      "gapOfAllFiles": rate(tally.rateOfAll), "gapOfApplicableFiles": rate(tally.rateOfApplicable),
    ])
  }

  private func rate(_ proportion: Proportion?) -> JSONValue {
    guard let proportion else { return .null }
    return .object([
      "numerator": .integer(proportion.numerator), "denominator": .integer(proportion.denominator),
      "percent": .decimal(proportion.percent(decimals: 1)),
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

  // MARK: Inputs

  private var inputs: JSONValue {
    let files = report.inputs.files
    return .object([
      "files": .list(count: files.count) { file(files[$0]) },
      "passedOver": .integer(report.inputs.passedOver),
      "counts": counts,
      "couldNotBeRead": .array(report.inputs.unread.map(diagnostic)),
      "leftOutForIdentifiers": .array(report.inputs.refused.map(diagnostic)),
      "identifiersBesideRecords": .array(report.inputs.strays.map(diagnostic)),
      "leftOut": .array(report.result.leftOut.all.map(diagnostic)),
      "unreadableValues": .object([
        "count": .integer(report.inputs.unreadableValueCount),
        "first": .array(report.inputs.unreadableValues.prefix(Diagnostics.limit).map(diagnostic)),
      ]),
      "remarks": .array(report.inputs.remarks.map(diagnostic)),
      "unknownFields": .array(report.inputs.unknownFields.map(unknownField)),
    ])
  }

  /// Of everything listed, also where a list holds only the first.
  private var counts: JSONValue {
    .object([
      "couldNotBeRead": .integer(report.inputs.unreadCount),
      "leftOutForIdentifiers": .integer(report.inputs.refusedCount),
      "identifiersBesideRecords": .integer(report.inputs.identifierCounts.strayCount),
      "leftOut": .integer(report.result.leftOut.count),
      "unreadableValues": .integer(report.inputs.unreadableValueCount),
      "remarks": .integer(report.inputs.remarkCount), "unknownFields": .integer(report.inputs.unknownFields.count),
    ])
  }

  private func file(_ file: FileReport) -> JSONValue {
    .object([
      "path": .string(file.path), "format": JSONValue(file.format), "bytes": .integer(file.byteCount),
      "sha256": JSONValue(file.sha256), "records": .integer(file.recordCount),
    ])
  }

  private func diagnostic(_ diagnostic: Diagnostic) -> JSONValue { JSONValue(diagnostic: diagnostic) }

  private func unknownField(_ field: UnknownField) -> JSONValue { JSONValue(unknownField: field) }
}

extension JSONValue {
  /// A field that the schema does not know.
  init(unknownField field: UnknownField) {
    self = .object([
      "path": .string(field.path), "count": .integer(field.count), "first": .string(field.first.description),
      "suggestion": JSONValue(field.suggestion),
    ])
  }
}
