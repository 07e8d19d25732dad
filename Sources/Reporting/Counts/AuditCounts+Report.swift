import Auditing
import Diagnostics
import Reading
import Rubrics

extension AuditCounts {
  /// The counts of a run.
  public init(_ report: AuditReport) {
    let alerts = report.result.alerts
    self.init(
      origin: nil, engineVersion: report.engineVersion, rubrics: report.rubrics, schemaHash: report.schemaHash,
      window: report.window, windows: report.result.windows, grouping: report.grouping,
      parts: report.parts.map(Part.init), alerts: AlertCounts.all(of: report),
      alertCases: (alerts.overall.casesWithAlert, alerts.overall.casesWithOpenAlert, alerts.overall.cases),
      inputs: InputCounts(report))
  }
}

extension AuditCounts.Part {
  fileprivate init(_ part: AuditReport.Part) {
    self.init(
      rubric: part.rubric, rubricHash: part.rubricHash, leftOut: part.result.leftOut.count,
      overall: GroupCounts(name: [], part.result.overall),
      groups: part.result.sortedGroups.map { GroupCounts(name: $0.name, $0.tally) })
  }
}

extension AlertCounts {
  fileprivate static func all(of report: AuditReport) -> [AlertCounts] {
    let alerts = report.result.alerts
    return zip(report.rubrics.alerts, alerts.overall.alerts).enumerated().map { index, item in
      AlertCounts(
        title: item.0.alert.title, toDo: AlertWords.action(item.0, report.escalation), raised: item.1.raised,
        notRuledOut: item.1.notRuledOut,
        firstRaised: entries(alerts.raised, index), firstNotRuledOut: entries(alerts.open, index))
    }
  }

  private static func entries(_ list: AlertList, _ index: Int) -> [Entry] {
    list.entries.filter { $0.flag.index == index }.map { entry in
      Entry(
        name: entry.identity.joined(separator: "/"), dataDate: AlertWords.date(entry.dataDate),
        place: "\(entry.place.path):\(entry.place.start.line)",
        silence: entry.flag.state == .raised ? nil : AlertWords.silence(entry.flag))
    }
  }
}

extension InputCounts {
  fileprivate init(_ report: AuditReport) {
    let inputs = report.inputs
    self.init(
      files: inputs.files.map { File(path: $0.path, sha256: $0.sha256, records: $0.recordCount) },
      read: inputs.recordCount, counted: report.result.cases, leftOut: report.result.leftOut.count,
      leftOutForIdentifiers: inputs.refusedCount, couldNotBeRead: inputs.unreadCount,
      unreadableValues: inputs.unreadableValueCount,
      problems: report.notCounted.prefix(Diagnostics.limit).map { problem in
        "\(problem.place.map { "\($0.path):\($0.start.line)" } ?? ""): \(problem.message.text)"
      })
  }
}
