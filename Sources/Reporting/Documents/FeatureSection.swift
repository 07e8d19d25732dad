import Documents
import Rubrics
import Statistics

/// What the files are about: features that are counted and not judged.
struct FeatureSection {
  private let report: PartDocument
  private var part: PublishedPart { report.part }

  init(_ report: PartDocument) {
    self.report = report
  }

  /// A section with a table for each of the rubric's; none where it has none.
  var sections: [Section] {
    guard !part.rubric.features.isEmpty else { return [] }
    return [
      Section(
        id: "\(report.prefix)features", title: report.title("What the files are about"),
        blocks: [
          .paragraph(
            "Counted as the records have it, and not judged. Where many records do not say, the true number is higher.")
        ] + part.rubric.features.map { .table(table($0)) })
    ]
  }

  private func table(_ features: FeatureTable) -> Table {
    Table(
      id: "\(report.prefix)features-\(features.id)", title: report.title(features.title),
      shortTitle: report.tab("Files: \(features.id)"), about: [report.audit.coverage],
      notes: [Notes.intervals, .pooled, .basis].map(\.number),
      columns: [
        Column("What", .text), Column("Group", .text), Column("Files with it on record", .number(decimals: 0)),
        Column("Files", .number(decimals: 0)),
      ] + Rate.columns + [
        Column("The record does not say", .number(decimals: 0)), Column("Files not judged", .number(decimals: 0)),
      ],
      rows: features.rows.flatMap { feature in part.columns.indices.map { row(feature, $0) } })
  }

  private func row(_ feature: Feature, _ column: Int) -> [Cell] {
    let counts = part.features[feature.index]
    return [.text(feature.title), .text(part.columns[column]), Cell(counts[.recorded, column])]
      + [Cell(counts[.judgeable, column])] + counts.recordedRate(column).cells
      + [Cell(counts[.notStated, column]), Cell(counts[.notJudged, column])]
  }
}
