import Auditing
import Diagnostics
import Records
import Rubrics
import Statistics

/// What came out by one rubric, as tables for a person at a terminal.
struct TablePart {
  /// How many criteria of a theme are listed.
  static let listed = 3

  let part: AuditReport.Part
  let windows: WindowRange
  let style: ReportFormat.Style

  var lines: [String] {
    head + [""] + gaps + grades + [""] + criteria + notInForce + leftOut + [""] + foot
  }

  private var grades: [String] {
    let lines = GradeLines(part: part, width: TextTable.textWidth).lines
    return lines.isEmpty ? [] : ["", style.heading(GradeLines.title)] + lines
  }

  // MARK: Head and foot

  private var head: [String] {
    let overall = part.result.overall
    var counts = files(overall.inScope)
    if overall.cases > overall.inScope { counts += " in scope of \(overall.cases)" }
    return [
      style.heading(part.rubric.title),
      "rubric \(part.rubric.id) \(part.rubric.version) · \(window) · \(counts)",
    ]
  }

  private var window: String {
    guard let to = windows.to else { return "no practice was judged" }
    let from = windows.from.map { days($0) } ?? "days that can't be read"
    return "practice from \(from) to \(days(to))"
  }

  private func days(_ range: ClosedRange<CalendarDate>) -> String {
    range.lowerBound == range.upperBound
      ? range.lowerBound.description : "\(range.lowerBound)…\(range.upperBound) (by file)"
  }

  private static let howToRead =
    "The overall rate is pooled: all gaps out of all files, not the mean of the groups. The interval (Wilson) says between which rates "
    + "the practice behind so many files probably lies; 'caseaudit compare' says which groups differ."

  private var foot: [String] {
    [Self.howToRead, part.rubric.gap.sentence, part.rubric.basis].compactMap { $0 }.flatMap {
      TextTable.wrapped($0, to: TextTable.textWidth)
    }
  }

  // MARK: Themes by group

  private var columns: [(name: String, tally: Tally)] {
    [("overall", part.result.overall)]
      + part.result.sortedGroups.map { ($0.name.text, $0.tally) }
  }

  private var gaps: [String] {
    let columns = columns
    let rows = part.rubric.themes.indices.flatMap { self.rows(ofTheme: $0, columns.map(\.tally)) }
    let table = TextTable(heads: columns.map { [$0.name, files($0.tally.inScope)] }, rows: rows)
    return [style.heading("Files with a gap")] + table.lines()
  }

  private func rows(ofTheme index: Int, _ tallies: [Tally]) -> [(label: String, cells: [String])] {
    let themes = tallies.map { $0.themes[index] }
    var rows = [(part.rubric.themes[index].title, themes.map { cell($0.rateOfAll) })]
    rows.append((Self.intervalLabel, themes.map { interval($0.rateOfAll) }))
    if themes.contains(where: { $0.notApplicable > 0 }) {
      rows[0].0 += ", of all files"
      rows.append(("  of files it applies to", themes.map { cell($0.rateOfApplicable) }))
      rows.append((Self.intervalLabel, themes.map { interval($0.rateOfApplicable) }))
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

  private static let intervalLabel = "  95 % interval"

  private func interval(_ rate: Proportion?) -> String {
    guard let interval = rate?.wilsonInterval() else { return "" }
    return "\(FigureText.percent(interval.lower))-\(FigureText.percent(interval.upper)) %"
  }

  // MARK: Criteria

  private var criteria: [String] {
    [
      style.heading("Most often not met, or the record does not say"),
      "(of the files to which the criterion applies and in which it could be judged; met in part is not counted)",
    ] + part.rubric.themes.flatMap(criteria(of:))
  }

  private func criteria(of theme: Theme) -> [String] {
    let tallies = part.result.overall.criteria
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
    let tallies = part.result.overall.criteria
    let lines = part.rubric.criteria.filter { tallies[$0.index].notInForce > 0 }.flatMap { criterion in
      item(files(tallies[criterion.index].notInForce), "\(criterion.title) (\(criterion.force.words))")
    }
    let title = "Not in force for the practice that was judged, so counted as not applicable"
    return lines.isEmpty ? [] : ["", style.heading(title)] + lines
  }

  // MARK: What this rubric left out

  private var leftOut: [String] {
    let leftOut = part.result.leftOut
    guard !leftOut.isEmpty else { return [] }
    return ["", style.heading("Left out by this rubric: \(leftOut.count)")]
      + TextTable.list(leftOut.all, of: leftOut.count, TextTable.problemsListed)
  }

  // MARK: Words

  /// A figure and what it is about.
  private func item(_ figures: String, _ text: String) -> [String] {
    let left = "  " + String(repeating: " ", count: max(0, 11 - figures.count)) + figures + "  "
    let texts = TextTable.wrapped(text, to: TextTable.textWidth - left.count)
    let margin = String(repeating: " ", count: left.count)
    return texts.enumerated().map { ($0 == 0 ? left : margin) + $1 }
  }

  private func files(_ count: Int) -> String { TextTable.files(count) }
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
