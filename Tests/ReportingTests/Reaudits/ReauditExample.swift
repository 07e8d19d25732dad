import Auditing
import Records
import Rubrics
import Statistics
import Support
import Testing

@testable import Reporting

/// A re-audit that a test makes up: files by their names, and a letter for each criterion.
///
/// `M` met, `P` partly met, `N` not met, `S` the record does not say, `A` not applicable, `I` could not be judged; `-` for a file
/// that is not in the rubric's scope. Blanks part themes, of two criteria each.
struct ReauditExample {
  var rubric = ExampleRubric(
    title: "Example rubric", themes: ["Voice of the child", "Risk", "Planning"],
    criteria: [
      "The child was seen alone", "The child's words are on file", "The risk was assessed", "A tool was used",
      "There is a plan", "The plan was reviewed",
    ], actions: ["See the child", "Write it down", "Assess it", "Use one", "Make one", "Review it"])
  var before: [(name: String, letters: String)]
  var after: [(name: String, letters: String)]
  var basis = SampleBasis.census
  var days = (before: "2016-03-31", after: "2016-09-30")

  /// Both times of each file.
  init(_ files: [(name: String, before: String, after: String)]) {
    before = files.map { ($0.name, $0.before) }
    after = files.map { ($0.name, $0.after) }
  }

  private static let letters: [Character: Judgement] = [
    "M": .met, "P": .partlyMet, "N": .notMet, "S": .notEvidenced, "A": .notApplicable, "I": .invalid,
  ]

  static func cases(_ files: [(name: String, letters: String)], _ rubric: Rubric) -> [CaseJudgements] {
    files.map { file in
      let judgements = file.letters.compactMap { letters[$0] }
      let themes =
        judgements.isEmpty
        ? []
        : rubric.themes.map { theme in
          ThemeResult(of: theme, theme.criteria.map { judgements[$0.index] }, rubric.gap).outcome
        }
      return CaseJudgements(
        name: file.name, isInScope: !judgements.isEmpty, judgements: judgements, themes: themes)
    }
  }

  func reaudit() throws -> Reaudit {
    let rubric = try rubric.loaded()
    return Reaudit(rubric, before: Self.cases(before, rubric), after: Self.cases(after, rubric))
  }

  /// An audit of the files of one time, as the program would have counted them.
  static func audit(
    _ files: [(name: String, letters: String)], _ rubric: Rubric, basis: SampleBasis,
    _ change: (inout ExampleAudit) -> Void
  ) throws -> PublishedAudit {
    let cases = cases(files, rubric).filter(\.isInScope)
    let group = ExampleAudit.Group(
      name: [.stated(Array("NE".utf8))],
      themes: rubric.themes.indices.map { theme in
        ThemeResult.Outcome.allCases.map { outcome in cases.count { $0.themes[theme] == outcome } }
      },
      criteria: rubric.criteria.indices.map { criterion in
        Judgement.allCases.map { judgement in cases.count { $0.judgements[criterion] == judgement } }
      }, features: [[0, 0, cases.count, 0], [0, 0, cases.count, 0]])
    var audit = ExampleAudit(rubric: rubric, groups: [group])
    audit.names = ExampleAudit.Names(
      cases: ["NE/03"], paths: ["records.json"], line: 7, origin: nil, problem: "none", sha256: nil)
    change(&audit)
    return try PublishedAudit(audit.counts, policy: .none, basis: basis)
  }

  /// The document, with what a test changes about the two audits.
  func document(
    _ changeBefore: (inout ExampleAudit) -> Void = { _ in }, _ changeAfter: (inout ExampleAudit) -> Void = { _ in }
  ) throws -> ReauditDocument {
    let reaudit = try reaudit()
    let earlier = try Self.audit(before, reaudit.rubric, basis: basis) {
      $0.day = days.before
      $0.names.origin = "2016-Q1"
      changeBefore(&$0)
    }
    let later = try Self.audit(after, reaudit.rubric, basis: basis) {
      $0.day = days.after
      $0.alerts = [[1, 0], [0, 0], [1, 0]]
      changeAfter(&$0)
    }
    return try ReauditDocument([reaudit], before: earlier, after: later)
  }
}
