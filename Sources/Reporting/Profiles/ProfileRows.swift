import Auditing
import Rubrics

/// What authorities say of themselves, as rows for spreadsheets: one for each authority and statement, and one for each
/// statement that is set against files.
struct ProfileRows {
  /// Columns beside those that all rows of a result have.
  static let columns = [
    "profile_of", "judgement", "answer", "document", "document_date", "set_against", "below_percent", "at_least_files",
    "outcome",
  ]

  /// A row: what kind it is of, what it is about, counts of files by judgement, and the cells of `columns`.
  struct Row {
    let level: String
    let theme: String
    let criterion: Criterion
    let files: CriterionTally?
    let cells: [String]
  }

  let part: ProfileReport.Part

  var rows: [Row] {
    part.result.authorities.flatMap { authority in authority.profile.map { rows(of: authority, $0) } ?? [] }
  }

  private func rows(of authority: AuthorityResult, _ profile: JudgedProfile) -> [Row] {
    part.statements.themes.flatMap { theme in
      theme.criteria.flatMap { criterion -> [Row] in
        let judged = profile.statements[criterion.index]
        let own = [CSVText.stated(authority.code), judged.judgement.rawValue]
        let answer = [judged.answer, judged.document, judged.date].map { $0 == .notStated ? "" : CSVText.text(of: $0) }
        let statement = Row(
          level: "statement", theme: theme.id, criterion: criterion, files: nil, cells: own + answer + ["", "", "", ""])
        return [statement]
          + authority.claims(on: criterion.index).map { claim in
            let limits = [String(claim.claim.below), String(claim.claim.atLeast), claim.outcome.rawValue]
            let cells = own + answer + [part.rubric.criteria[claim.claim.files].id] + limits
            return Row(level: "claim", theme: theme.id, criterion: criterion, files: claim.files, cells: cells)
          }
      }
    }
  }
}
