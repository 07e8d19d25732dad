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
        ] + tables(0))
    ]
  }

  /// The rubric's tables for one column: all files together, or a group.
  func tables(_ column: Int) -> [Block] {
    part.rubric.features.map { .table(table($0, column)) }
  }

  private func table(_ features: FeatureTable, _ column: Int) -> Table {
    let (id, tab) = column == 0 ? ("", "") : ("-\(column)", "\(part.columns[column].prefix(12)) ")
    let whose = column == 0 ? features.title : "\(part.columns[column]): \(features.title)"
    return Table(
      id: "\(report.prefix)features-\(features.id)\(id)", title: report.title(whose),
      shortTitle: report.tab("\(tab)\(features.id.replacing("-", with: " "))"), about: [report.audit.coverage],
      notes: [Notes.intervals, .pooled, .basis].map(\.number),
      columns: [
        Column("What", .text), Column("Files with it on record", .number(decimals: 0)),
        Column("Files", .number(decimals: 0)),
      ] + Rate.columns + (column == 0 ? [] : [Column("All files together (%)", .number(decimals: 1))]) + [
        Column("The record does not say", .number(decimals: 0)), Column("Files not judged", .number(decimals: 0)),
      ], rows: features.rows.map { row($0, column) })
  }

  private func row(_ feature: Feature, _ column: Int) -> [Cell] {
    let counts = part.features[feature.index]
    let overall = column == 0 ? [] : [counts.recordedRate(0).cells[0]]
    return [.text(feature.title), Cell(counts[.recorded, column]), Cell(counts[.judgeable, column])]
      + counts.recordedRate(column).cells + overall
      + [Cell(counts[.notStated, column]), Cell(counts[.notJudged, column])]
  }
}
