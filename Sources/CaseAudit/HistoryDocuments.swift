public import Documents
public import History
public import Records
public import Reporting
import Rubrics
import Statistics

/// What a history holds, as documents to be read.
public struct HistoryDocument: Sendable {
  private let path: String
  private let runs: [StoredRun]
  private let retention: Int?
  private let today: CalendarDate

  /// A document about these runs.
  ///
  /// - Parameters:
  ///   - path: the path of the history, as given.
  ///   - retention: for how many months the judgements on single cases are to be kept; nil for no limit.
  ///   - today: the day it is.
  public init(path: String, runs: [StoredRun], retention: Int?, today: CalendarDate) {
    (self.path, self.runs, self.retention, self.today) = (path, runs, retention, today)
  }

  /// All runs, a row each.
  public func list() -> Document {
    document(
      name: "audits-kept", title: "Audits that are kept",
      facts: [
        Document.Fact("History", path),
        Document.Fact(
          "Single cases are kept for",
          retention.map { "\($0 == 1 ? "1 month" : "\($0) months") after an audit was kept" } ?? "no limit is set"),
      ],
      sections: expired + [
        Section(
          id: "audits", title: runs.isEmpty ? "No audit is kept" : "Audits, in the order in which they were begun",
          blocks: runs.isEmpty ? [.paragraph("Keep one with 'caseaudit audit INPUT --save LABEL'.")] : [.table(table)])
      ])
  }

  private var table: Table {
    Table(
      id: "audits-table", title: "Audits that are kept", shortTitle: "Audits",
      columns: [
        Column("Label", .text), Column("Rubric", .text), Column("Files", .number(decimals: 0)),
        Column("Practice until", .text), Column("Files were chosen", .text), Column("Kept on", .text),
        Column("State", .text),
      ],
      rows: runs.map { run in
        [
          .text(run.label), .text(run.rubrics.map { "\($0.name) \($0.version)" }.joined(separator: ", ")),
          run.isFinished ? .count(run.numbers.counted) : .symbol(.notAvailable), .text(run.lastDays),
          .text(run.basis.rawValue), .text(run.savedOn.description), .text(run.state),
        ]
      })
  }

  private var expired: [Section] {
    guard let retention else { return [] }
    let late = runs.filter { !$0.isPurged && $0.isKept(until: retention) < today }
    guard !late.isEmpty else { return [] }
    let names = late.map { "\($0.label): to be kept until \($0.isKept(until: retention))" }
    return [
      Section(
        id: "expired", title: "Kept for too long",
        blocks: [
          .caution(
            title: "The judgements on single cases of these audits have been kept for longer than \(retention) months",
            names + ["'caseaudit history purge --expired' takes them away; the counts stay."])
        ])
    ]
  }

  /// One run, with what its figures rest on.
  ///
  /// - Parameter counts: its counts; nil for a run that was broken off.
  public static func show(_ run: StoredRun, _ counts: AuditCounts?, path: String) -> Document {
    document(
      name: "audit-kept", title: "Audit '\(run.label)'", facts: facts(run, path),
      sections: (counts?.parts ?? []).map { section($0, run.basis) } + inputs(run, counts))
  }

  private static func facts(_ run: StoredRun, _ path: String) -> [Document.Fact] {
    let rubrics = run.rubrics.map { Document.Fact("Rubric", "\($0.name), version \($0.version), SHA-256 \($0.sha256)") }
    let read = run.numbers
    let rows: [(String, String?)] = [
      ("History", path), ("State", run.state), ("Kept on", run.savedOn.description),
      ("Engine", "caseaudit \(run.engineVersion)"), ("Practice until", run.lastDays),
      ("As-of date", run.window.asOf?.description), ("First day", run.window.from?.description),
      ("Files were chosen", run.basis.text), ("Sample", run.sample),
      ("Grouped by", run.grouping.joined(separator: ", ")),
      ("Cases are labelled with", run.labels.joined(separator: ", ")),
      ("Judged anew from", run.rescoredFrom), ("The cases again of", run.reauditOf),
      (
        "Records",
        "\(read.read) read, \(read.counted) counted, \(read.leftOut) left out, \(read.leftOutForIdentifiers) left out for direct identifiers; "
          + "\(read.couldNotBeRead) files or records and \(read.unreadableValues) single values could not be read"
      ),
      (
        "Safeguarding concerns",
        "in \(run.alertCases.raised) files; could not be ruled out in \(run.alertCases.notRuledOut)"
      ),
      ("Purged cases", run.purgedCases == 0 ? nil : "\(run.purgedCases)"),
    ]
    return rubrics + rows.compactMap { name, value in value.map { Document.Fact(name, $0) } }
  }

  private static func section(_ part: AuditCounts.Part, _ basis: SampleBasis) -> Section {
    // Intervals speak of more than the files that were read, which not every choice of files allows.
    let heads = basis.allowsTests ? ["Rate (%)", "95% from (%)", "95% to (%)"] : ["Rate (%)"]
    return Section(
      id: part.rubric.id, title: part.rubric.title,
      blocks: [
        .table(
          Table(
            id: "\(part.rubric.id)-themes", title: "Files with a gap, all files together",
            shortTitle: String(part.rubric.id.prefix(31)),
            columns: [
              Column("Theme", .text), Column("Files with a gap", .number(decimals: 0)),
              Column("Files", .number(decimals: 0)),
            ] + heads.map { Column($0, .number(decimals: 1)) },
            rows: zip(part.rubric.themes, part.overall.themes).map { theme, tally in
              [.text(theme.title), .count(tally.gap), .count(tally.judged)]
                + cells(Proportion(tally.gap, of: tally.judged)).prefix(heads.count)
            }))
      ])
  }

  private static func cells(_ rate: Proportion?) -> [Cell] {
    guard let rate else { return Array(repeating: .symbol(.notApplicable), count: 3) }
    let interval = rate.wilsonInterval()
    return [
      .number(rate.percent(decimals: 1)), .number(FigureText.percent(interval.lower)),
      .number(FigureText.percent(interval.upper)),
    ]
  }

  private static func inputs(_ run: StoredRun, _ counts: AuditCounts?) -> [Section] {
    guard let files = counts?.inputs.files, !files.isEmpty else { return [] }
    return [
      Section(
        id: "inputs", title: "What was read",
        blocks: [
          .table(
            Table(
              id: "inputs-table", title: "Files that were read", shortTitle: "Inputs",
              columns: [Column("File", .text), Column("Records", .number(decimals: 0)), Column("SHA-256", .text)],
              rows: files.map { [.text($0.path), .count($0.records), .text($0.sha256 ?? "not known")] }))
        ])
    ]
  }

  private func document(name: String, title: String, facts: [Document.Fact], sections: [Section]) -> Document {
    Self.document(name: name, title: title, facts: facts, sections: sections)
  }

  private static func document(
    name: String, title: String, facts: [Document.Fact], sections: [Section]
  ) -> Document {
    Document(
      name: name, title: title, marking: "OFFICIAL-SENSITIVE", dataDate: "internal use only", facts: facts,
      sections: sections, notes: [])
  }
}

extension StoredRun {
  /// The last days of its audits, in short.
  var lastDays: String {
    guard let days = windows.to else { return "not known" }
    return days.lowerBound == days.upperBound ? "\(days.lowerBound)" : "\(days.lowerBound) to \(days.upperBound)"
  }

  /// How it stands with it, in a few words.
  public var state: String {
    if !isFinished { return "broken off: go on with --resume" }
    if isPurged { return "whole; single cases purged" }
    return purgedCases > 0 ? "whole; \(purgedCases == 1 ? "1 case" : "\(purgedCases) cases") purged" : "whole"
  }
}
