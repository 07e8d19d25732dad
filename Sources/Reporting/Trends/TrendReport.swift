import Auditing
import Documents
import Records
import Rubrics
import Statistics

/// Builds the document of a trend: in full, and in short for a terminal.
struct TrendReport {
  let options: TrendOptions
  let measures: TrendMeasures
  /// By series: its chart in each stretch.
  let controls: [[TrendControl]]
  let words: TrendWords
  let tables: TrendTables
  /// By level: the groups of the last period against each other, as the report of that audit compares them.
  let families: [ComparisonFamily]

  init(_ trend: TrendDocument) {
    let measures = trend.measures
    // What is drawn around a rate supposes that the files stand for others.
    let stretches = measures.stretches.filter { measures.points[$0].allSatisfy(\.audit.basis.allowsTests) }
    let controls = measures.series.map { series in
      stretches.map { TrendControl(series, in: $0, of: measures) }
    }
    let latest = controls.flatMap { $0.filter { $0.stretch == measures.stretch } }
    let words = TrendWords(measures: measures, controls: latest)
    (options, self.measures, self.controls, self.words) = (trend.options, measures, controls, words)
    tables = TrendTables(measures: measures, words: words)
    families = measures.levels.map { level in
      let audit = measures.last.levels[level.number]
      return audit.parts[0].groupsAgainstOthers(audit.basis, rounding: audit.policy.roundedTo)
    }
  }

  var document: Document {
    document(
      [summary] + measures.themes.map { TrendThemeSection(self, theme: $0).section } + compared
        + [mix].compactMap(\.self) + [method])
  }

  private func document(_ sections: [Section]) -> Document {
    let audit = measures.last.audit
    return Document(
      name: "trend", title: "Over time: \(measures.rubric.title)",
      marking: options.report.marking(under: audit.policy), dataDate: dataDate, facts: facts, sections: sections,
      notes: TrendNotes.all(for: measures))
  }

  // MARK: The cover

  private var dataDate: String {
    let days = measures.points.compactMap(\.lastDays)
    guard let first = days.map(\.lowerBound).min(), let last = days.map(\.upperBound).max() else {
      return "the days of the data are not stated"
    }
    return "data of \(measures.last.audit.days(first...last))"
  }

  private var facts: [Document.Fact] {
    let audit = measures.last.audit
    let grouping = measures.last.levels.flatMap(\.source.grouping).reduce(into: [String]()) { list, field in
      if !list.contains(field) { list.append(field) }
    }
    let chosen = Set(measures.points.map(\.audit.basis.text)).sorted()
    return [
      Document.Fact("Rubric", "\(measures.rubric.title) (\(measures.rubric.id), \(versions))"),
      Document.Fact(
        "Periods", "\(measures.points.count): \(measures.labels[0]) to \(measures.labels[measures.points.count - 1])"),
      Document.Fact("Files", files),
      Document.Fact("Grouped by", grouping.isEmpty ? "nothing" : grouping.joined(separator: ", ")),
      Document.Fact("How the files were chosen", FileWords.list(chosen)),
      Document.Fact("Disclosure control", audit.policy.label),
      Document.Fact("Made with", "caseaudit \(audit.source.engineVersion)"),
    ]
  }

  private var versions: String {
    let versions = measures.points.map(\.part.rubric.version).reduce(into: [String]()) { list, version in
      if list.last != version { list.append(version) }
    }
    return "version\(versions.count == 1 ? "" : "s") \(FileWords.list(versions))"
  }

  private var files: String {
    func words(_ place: Int) -> String {
      let count = measures.points[place].part.files[0].number.map(FileWords.files) ?? "number not shown"
      return "\(count) in \(measures.labels[place])"
    }
    return FileWords.list([0, measures.points.count - 1].map(words))
  }

  // MARK: What changed

  private var summary: Section {
    Section(
      id: "changed", title: "What changed beyond chance, and what did not",
      blocks: [.list(words.trends + words.changes + words.signals), .list(words.audits + [Self.alerts])])
  }

  private static let alerts = "Safeguarding concerns are not shown here: they are in the report of each audit."

  /// The last period against others, row by row.
  private var compared: [Section] {
    guard measures.basis.allowsTests else { return [] }
    return measures.changes.enumerated().map { number, change in
      let sides = (measures.labels[change.sides.after], measures.labels[change.sides.before])
      let levels = [nil] + measures.levels.map(Optional.some)
      let tables = zip(levels, change.families).map { level, family -> Block in
        let whose = level.map { "by \($0.name)" } ?? "all files together"
        let table = ComparisonTable(
          part: measures.last.levels[level?.number ?? 0].parts[0], family: family, sides: sides,
          notes: [TrendNotes.rates, .changes, .basis].map(\.number))
        return .table(
          table.table(
            id: "compared-\(number + 1)-\(level.map { "\($0.number + 1)" } ?? "all")",
            title: "\(sides.0) against \(sides.1), \(whose)",
            tab: "Compared \(number + 1) \(level.map { "level \($0.number + 1)" } ?? "all")",
            about: [
              "\(family.size) comparisons were tested as one family; false discovery rate 5% (Benjamini and Hochberg).",
              measures.coverage,
            ]))
      }
      return Section(
        id: "compared-\(number + 1)", title: "\(sides.0) against \(sides.1)",
        blocks: [.list(words.change(change))] + tables)
    }
  }

  private var mix: Section? {
    let sections = TrendMixSection(measures: measures, tables: tables)
    return sections.section
  }

  private var method: Section { TrendMethodSection(measures: measures, options: options).section }

  // MARK: For a terminal

  /// How many periods stand side by side on a terminal.
  static let shown = 8

  var brief: Document {
    let places = max(0, measures.points.count - Self.shown)..<measures.points.count
    let left =
      places.lowerBound > 0
      ? [
        "The tables show the last \(Self.shown) of \(measures.points.count) periods; a page or a workbook has them all."
      ] : []
    let grey = measures.series.contains { series in places.contains { series.isGrey($0, least: measures.least) } }
    let marks = grey ? ["* fewer than \(measures.least) files: in no test and no signal."] : []
    let lead = Section(
      id: "changed", title: "What changed beyond chance, and what did not",
      blocks: [.list(words.trends + words.changes + words.signals + words.audits + left + marks + [Self.alerts])])
    return document(
      [lead] + measures.themes.map { TrendThemeSection(self, theme: $0).brief(places) }
        + [TrendMixSection(measures: measures, tables: tables).brief(places)].compactMap(\.self))
  }
}

extension TrendPoint {
  /// The last days of its files, as they were given or as the counts tell.
  var lastDays: ClosedRange<CalendarDate>? { days ?? audit.source.windows.to }
}
