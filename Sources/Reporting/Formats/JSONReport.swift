import Auditing
import Diagnostics
import Reading
import Records
import Rubrics

extension ReportFormat {
  /// The whole result as JSON; `docs/result-format.md` describes it.
  public static let json = ReportFormat(name: "json") { report, _, sink in
    JSONReport(report).value.write(to: sink)
    sink("\n")
  }
}

/// Builds the JSON form of a report.
struct JSONReport {
  /// Raised by one whenever a reader of the format could be misled by a change.
  static let resultVersion = 2

  let report: AuditReport

  init(_ report: AuditReport) {
    self.report = report
  }

  var value: JSONValue {
    let parts: KeyValuePairs<String, JSONValue> = [
      "resultVersion": .integer(Self.resultVersion), "alerts": AlertJSON(report: report).value,
      "engine": .object(["name": .string("caseaudit"), "version": .string(report.engineVersion)]),
      "schema": .object([
        "record": .string(report.rubrics.schema.recordName), "sha256": .string(report.schemaHash),
      ]),
      "window": window,
      "records": records,
      "grouping": .array(report.grouping.map(JSONValue.string)),
      "rubrics": .array(report.parts.map { PartJSON(part: $0).value }),
      "inputs": inputs,
    ]
    let profiles = report.profiles.map { [(key: "profiles", value: ProfileJSON(report: $0).value)] } ?? []
    return .entries(parts.map { (key: $0, value: $1) } + profiles)
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
      "read": .integer(report.inputs.recordCount), "counted": .integer(report.result.cases),
      "leftOut": .integer(report.result.leftOut.count),
      "leftOutForIdentifiers": .integer(report.inputs.refusedCount),
      "couldNotBeRead": .integer(report.inputs.unreadCount),
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
