import Documents
import Rubrics
import Statistics

/// How the figures of a trend came about, so that each can be challenged.
struct TrendMethodSection {
  let measures: TrendMeasures
  let options: TrendOptions

  var section: Section {
    Section(
      id: "how-made", title: "How these figures came about", startsPage: true,
      blocks: [
        .paragraph(
          "Each file was judged by a program, the same way for all, against the rubric in the version named for its period. What the record says decided; no person's judgement went in. Counts were kept, and the rates made from them."
        ),
        .table(periods), .table(versions),
      ] + (options.remarks.isEmpty ? [] : [.heading("Teams and periods"), .list(options.remarks)]))
  }

  private var periods: Table {
    Table(
      id: "periods", title: "Periods", shortTitle: "Periods",
      columns: [
        Column("Period", .text), Column("Runs", .text), Column("Data of", .text),
        Column("Files", .number(decimals: 0)), Column("Cases of an earlier period", .number(decimals: 0)),
        Column("Rubric version", .text), Column("Rubric changed", .text), Column("How the files were chosen", .text),
      ], rows: measures.points.indices.map(row))
  }

  private func row(_ place: Int) -> [Cell] {
    let point = measures.points[place]
    let runs = FileWords.list(point.runs.filter { !$0.isSilent })
    return [
      .text(measures.labels[place]), .text(runs.isEmpty ? "not stated" : runs),
      .text(point.lastDays.map(point.audit.days) ?? "not stated"), Cell(point.part.files[0]),
      Cell(point.audit.policy.publish(point.sharedCases)), .text(point.part.rubric.version), .text(change(point)),
      .text(point.audit.basis.text),
    ]
  }

  private func change(_ point: TrendPoint) -> String {
    if point.isNewStretch { return "yes\(point.change.map { ": \($0)" } ?? ""); the line is broken" }
    return point.change.map { "\($0); no judgement depends on it" } ?? "no"
  }

  private var versions: Table {
    let hashes = measures.stretches.flatMap { stretch -> [(String, String)] in
      let point = measures.points[stretch.upperBound - 1]
      return [("SHA-256 of \(point.part.rubric.id), version \(point.part.rubric.version)", point.part.rubricHash)]
    }
    let policy = measures.last.audit.policy
    let rows =
      hashes + [
        ("Engine", "caseaudit \(measures.last.audit.source.engineVersion)"),
        ("Chart", chart), ("Disclosure control", policy.protects ? "\(policy.label) (\(policy.source))" : policy.label),
      ]
    return Table(
      id: "versions", title: "Versions, charts and policy", shortTitle: "Versions",
      columns: [Column("What", .text), Column("Which", .text)], rows: rows.map { [.text($0.0), .text($0.1)] })
  }

  private var chart: String {
    switch options.chart {
    case .proportions: "p-chart: limits by each period's number of files"
    case .values:
      "XmR chart of percentages where \(options.chart.leastPoints) periods have enough files and gaps and few cases stand in several, else p-chart"
    }
  }
}
