import Auditing
import Diagnostics
import Reading

extension ReportFormat {
  /// Tables for a person at a terminal.
  public static let table = ReportFormat(name: "table") { report, style, sink in
    for line in TableReport(report: report, style: style).lines { sink(line + "\n") }
  }
}

/// Builds the terminal form of a report.
private struct TableReport {
  let report: AuditReport
  let style: ReportFormat.Style

  var lines: [String] {
    let parts = report.parts.map { TablePart(part: $0, windows: report.result.windows, style: style).lines }
    return alerts + parts.flatMap { [""] + $0 } + profiles + notCounted
  }

  private var alerts: [String] {
    let lines = AlertLines(report: report, width: TextTable.textWidth).lines
    return lines.enumerated().map { $0 == 0 ? style.heading($1) : $1 }
  }

  private var profiles: [String] {
    report.profiles.map { [""] + ProfileLines(report: $0, style: style).lines } ?? []
  }

  // MARK: What was not counted

  private var notCounted: [String] {
    let inputs = report.inputs
    var lines: [String] = []
    if inputs.unreadCount > 0 {
      lines.append("\(inputs.unreadCount) could not be read (a file, a record, or the rest of a file):")
      lines += list(inputs.unread, of: inputs.unreadCount)
    }
    if inputs.refusedCount > 0 {
      let (records, hold) = inputs.refusedCount == 1 ? ("record", "it holds") : ("records", "they hold")
      lines.append("\(inputs.refusedCount) \(records) left out: \(hold) direct identifiers:")
      lines += list(inputs.refused, of: inputs.refusedCount)
    }
    if !inputs.strays.isEmpty {
      let count = inputs.identifierCounts.strayCount
      lines.append("\(count) \(count == 1 ? "identifier" : "identifiers") beside the records:")
      lines += list(inputs.strays, of: count)
    }
    let leftOut = report.result.leftOut
    if !leftOut.isEmpty {
      lines.append("\(leftOut.count) read and left out:")
      lines += list(leftOut.all, of: leftOut.count)
    }
    if inputs.unreadableValueCount > 0 {
      let values = inputs.unreadableValueCount == 1 ? "1 value" : "\(inputs.unreadableValueCount) values"
      lines.append("\(values) could not be read; a criterion that such a value decides could not be judged:")
      lines += list(inputs.unreadableValues, of: inputs.unreadableValueCount)
    }
    if inputs.passedOver > 0 {
      lines.append(
        "\(TextTable.files(inputs.passedOver)) in the folders passed over (hidden, links, or of another kind)")
    }
    return lines.isEmpty ? [] : ["", style.heading("Not counted")] + lines
  }

  private func list(_ diagnostics: [Diagnostic], of count: Int) -> [String] {
    TextTable.list(diagnostics, of: count, TextTable.problemsListed)
  }
}
