import Auditing
import Diagnostics
import Reading
import Records
import Rubrics
import Statistics

extension ReportFormat {
  /// Tables for a person at a terminal.
  public static let table = ReportFormat(name: "table") { report, style, sink in
    for line in TableReport(report: report, style: style).lines { sink(line + "\n") }
  }
}

/// Builds the terminal form of a report.
private struct TableReport {
  /// How wide running text is set.
  static let textWidth = 100
  /// How many criteria of a theme are listed.
  static let listed = 3
  /// How many things that could not be read are listed.
  static let problemsListed = 20

  let report: AuditReport
  let style: ReportFormat.Style

  var lines: [String] {
    alerts + [""] + head + [""] + gaps + grades + [""] + criteria + notInForce + notCounted + [""] + foot
  }

  // MARK: Alerts and grades

  private var alerts: [String] {
    let lines = AlertLines(report: report, width: Self.textWidth).lines
    return lines.enumerated().map { $0 == 0 ? heading($1) : $1 }
  }

  private var grades: [String] {
    let lines = GradeLines(report: report, width: Self.textWidth).lines
    return lines.isEmpty ? [] : ["", heading(GradeLines.title)] + lines
  }

  // MARK: Head and foot

  private var head: [String] {
    let overall = report.result.overall
    var counts = files(overall.inScope)
    if overall.cases > overall.inScope { counts += " in scope of \(overall.cases)" }
    return [
      heading(report.rubric.title),
      "rubric \(report.rubric.id) \(report.rubric.version) · \(window) · \(counts)",
    ]
  }

  private var window: String {
    let windows = report.result.windows
    guard let to = windows.to else { return "no practice was judged" }
    let from = windows.from.map { days($0) } ?? "days that can't be read"
    return "practice from \(from) to \(days(to))"
  }

  private func days(_ range: ClosedRange<CalendarDate>) -> String {
    range.lowerBound == range.upperBound
      ? range.lowerBound.description : "\(range.lowerBound)…\(range.upperBound) (by file)"
  }

  private var foot: [String] {
    [report.rubric.gap.sentence, report.rubric.basis].compactMap { $0 }.flatMap {
      TextTable.wrapped($0, to: Self.textWidth)
    }
  }

  // MARK: Themes by group

  private var columns: [(name: String, tally: Tally)] {
    [("overall", report.result.overall)]
      + report.result.sortedGroups.map { ($0.name.text, $0.tally) }
  }

  private var gaps: [String] {
    let columns = columns
    let rows = report.rubric.themes.indices.flatMap { self.rows(ofTheme: $0, columns.map(\.tally)) }
    let table = TextTable(heads: columns.map { [$0.name, files($0.tally.inScope)] }, rows: rows)
    return [heading("Files with a gap")] + table.lines()
  }

  private func rows(ofTheme index: Int, _ tallies: [Tally]) -> [(label: String, cells: [String])] {
    let themes = tallies.map { $0.themes[index] }
    var rows = [(report.rubric.themes[index].title, themes.map { cell($0.rateOfAll) })]
    if themes.contains(where: { $0.notApplicable > 0 }) {
      rows[0].0 += ", of all files"
      rows.append(("  of files it applies to", themes.map { cell($0.rateOfApplicable) }))
    }
    if themes.contains(where: { $0.invalid > 0 }) {
      rows.append(("  could not be judged", themes.map { String($0.invalid) }))
    }
    return rows
  }

  private func cell(_ rate: Proportion?) -> String {
    guard let rate else { return "no rate" }
    let percent = rate.percent(decimals: 1)
    return
      "\(rate.numerator)/\(rate.denominator) \(String(repeating: " ", count: max(0, 4 - percent.count)))\(percent) %"
  }

  // MARK: Criteria

  private var criteria: [String] {
    [
      heading("Most often not met, or the record does not say"),
      "(of the files to which the criterion applies and in which it could be judged; met in part is not counted)",
    ] + report.rubric.themes.flatMap(criteria(of:))
  }

  private func criteria(of theme: Theme) -> [String] {
    let tallies = report.result.overall.criteria
    let worst = theme.criteria.compactMap { criterion -> (criterion: Criterion, rate: Proportion)? in
      tallies[criterion.index].missingRate.flatMap { $0.numerator > 0 ? (criterion, $0) : nil }
    }.sorted { ($1.rate.numerator, $0.criterion.index) < ($0.rate.numerator, $1.criterion.index) }
    let lines = worst.prefix(Self.listed).flatMap { line(for: $0.criterion, $0.rate, tallies[$0.criterion.index]) }
    guard lines.isEmpty else { return [theme.title] + lines }
    let isJudged = theme.criteria.contains { tallies[$0.index].judged > 0 }
    let isInvalid = theme.criteria.contains { tallies[$0.index][.invalid] > 0 }
    return [theme.title, isJudged ? "  none" : isInvalid ? "  no file could be judged" : "  applies to no file"]
  }

  private func line(for criterion: Criterion, _ rate: Proportion, _ tally: CriterionTally) -> [String] {
    let essential = criterion.isEssential ? " (essential)" : ""
    let silent = tally[.notEvidenced] > 0 ? ", in \(tally[.notEvidenced]) the record does not say" : ""
    let invalid = tally[.invalid] > 0 ? "; in \(tally[.invalid]) more it could not be judged" : ""
    let figures = "\(rate.numerator) of \(rate.denominator)"
    return item(figures, "\(criterion.title)\(essential)\(silent)\(invalid)")
  }

  // MARK: What was not in force

  private var notInForce: [String] {
    let tallies = report.result.overall.criteria
    let lines = report.rubric.criteria.filter { tallies[$0.index].notInForce > 0 }.flatMap { criterion in
      item(files(tallies[criterion.index].notInForce), "\(criterion.title) (\(criterion.force.words))")
    }
    let title = "Not in force for the practice that was judged, so counted as not applicable"
    return lines.isEmpty ? [] : ["", heading(title)] + lines
  }

  /// A figure and what it is about.
  private func item(_ figures: String, _ text: String) -> [String] {
    let left = "  " + String(repeating: " ", count: max(0, 11 - figures.count)) + figures + "  "
    let texts = TextTable.wrapped(text, to: Self.textWidth - left.count)
    let margin = String(repeating: " ", count: left.count)
    return texts.enumerated().map { ($0 == 0 ? left : margin) + $1 }
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
      lines.append("\(files(inputs.passedOver)) in the folders passed over (hidden, links, or of another kind)")
    }
    return lines.isEmpty ? [] : ["", heading("Not counted")] + lines
  }

  private func list(_ diagnostics: [Diagnostic], of count: Int) -> [String] {
    let shown = diagnostics.prefix(Self.problemsListed)
    let lines = shown.map { diagnostic in
      "  \(diagnostic.place.map { printable("\($0): ") } ?? "")\(printable(diagnostic.message.text))"
    }
    return lines + (count > shown.count ? ["  and \(count - shown.count) more"] : [])
  }

  // MARK: Words

  private func files(_ count: Int) -> String { count == 1 ? "1 file" : "\(count) files" }

  private func heading(_ text: String) -> String { style.colours ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}

extension [GroupValue] {
  /// What a group is called, for a person.
  var text: String {
    map { value in
      switch value {
      case .stated: printable(value.text ?? "")
      case .notStated: "(not stated)"
      case .unreadable: "(could not be read)"
      }
    }.joined(separator: " · ")
  }
}

extension Force {
  /// Where and when a criterion is in force.
  fileprivate var words: String {
    let days = [from.map { "from \($0)" }, to.map { "until \($0)" }, jurisdiction.map { "in \($0)" }]
    return "in force \(days.compactMap { $0 }.joined(separator: " "))"
  }
}
