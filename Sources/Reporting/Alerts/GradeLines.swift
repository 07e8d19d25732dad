import Auditing
import Rubrics

/// How many cases have which grade, as lines of a report; empty where a rubric gives no grades.
struct GradeLines {
  let part: AuditReport.Part
  let width: Int

  /// The title above them.
  static let title = "Files by grade (\(GradeWords.caution))"

  var lines: [String] {
    guard let grading = part.rubric.grading else { return [] }
    let tally = part.result.overall
    let themes = part.rubric.themes.enumerated().flatMap { index, theme in
      line(theme.title, tally.grades(ofTheme: index), by: grading)
    }
    let whole = line("Whole file, within its limits", tally.overallGrades, by: grading)
    return themes + (grading.hasOverall ? whole : []) + caps
  }

  private func line(_ title: String, _ counts: [(grade: Grade, count: Int)], by grading: Grading) -> [String] {
    let parts = counts.filter { $0.count > 0 }.map { "\(GradeWords.name($0.grade, by: grading)) \($0.count)" }
    return wrapped("\(title): \(parts.isEmpty ? "none" : parts.joined(separator: ", "))")
  }

  private func wrapped(_ text: String) -> [String] {
    TextTable.wrapped(text, to: width - 2).enumerated().map { $0 == 0 ? $1 : "  \($1)" }
  }

  private var caps: [String] {
    let tallies = part.result.overall.caps
    guard let grading = part.rubric.grading, !tallies.isEmpty else { return [] }
    return ["Limits on the grade of a whole file"]
      + zip(part.rubric.caps, tallies).flatMap { cap, tally in
        let open = tally.notRuledOut > 0 ? "; in \(tally.notRuledOut) it could not be ruled out" : ""
        return wrapped("  \(cap.title): at best \(grading.levels[cap.limit].name), set in \(tally.raised)\(open)")
      }
  }
}
