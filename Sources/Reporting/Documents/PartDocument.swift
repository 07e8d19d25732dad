import Documents
import Rubrics
import Statistics

/// The sections of a report about one rubric.
struct PartDocument: Sendable {
  let audit: PublishedAudit
  let part: PublishedPart
  /// Stands before the ids of sections, tables and pictures, where a report is about several rubrics.
  let prefix: String
  /// Stands before the names of tabs, where a report is about several rubrics.
  let tabPrefix: String
  /// Each group against the others.
  let family: ComparisonFamily

  var sections: [Section] {
    [summary, ThemeSection(self).section] + ThemeSection(self).perTheme + [
      PracticeSection(self).section
    ] + FeatureSection(self).sections + ProfileSection(self).sections
  }

  /// Titles name the rubric where there are several.
  func title(_ text: String) -> String { tabPrefix.isEmpty ? text : "\(text): \(part.rubric.title)" }

  func tab(_ text: String) -> String { String((tabPrefix + text).unicodeScalars.prefix(31)) }

  var summary: Section {
    Section(
      id: "\(prefix)summary", title: title("Summary"),
      blocks: [.list(SummaryWords(part: part, family: family, basis: audit.basis).sentences)])
  }

  /// What a group is called in a sentence.
  func name(_ column: Int) -> String { part.columns[column] }

  /// Above every table of rates.
  var rateNotes: [Int] { [Notes.rates, .intervals, .pooled, .basis].map(\.number) }
}
