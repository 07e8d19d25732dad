import Auditing
import Diagnostics
import Records
import Rubrics

/// What is said of authority profiles, in the same words in every form of a report.
enum ProfileWords {
  static let title = "What authorities say of themselves"
  static let caution =
    "The answers are the authorities' own; nobody checked the documents. Files can contradict an answer, but files that "
    + "agree with it do not prove it."
  static let contradictions = "Not borne out by the files"
  static let noClaims = "No answer on these statements is set against files."
  static let noContradictions = "No answer that was set against files is contradicted by them."

  /// What an answer is called in sentences: `in place`.
  static func answer(_ statement: JudgedStatement, to asked: Statement, in schema: RecordSchema) -> String {
    switch statement.answer {
    case .notStated: return "does not say"
    case .unreadable: return "gives an answer that can't be read"
    case .stated:
      let name = statement.answer.text ?? ""
      let value = schema.values(of: asked.answer.field.type).first { $0.name == name }
      return "says \(printable(value?.title ?? name))"
    }
  }

  /// An answer, and that no document goes with it where that matters.
  static func says(_ statement: JudgedStatement, to asked: Statement, in schema: RecordSchema) -> String {
    let isBare = statement.isClaimed && asked.document != nil && statement.document == .notStated
    return answer(statement, to: asked, in: schema) + (isBare ? ", without a document" : "")
  }

  /// The document of a statement and its day; nil where neither is stated.
  static func document(_ statement: JudgedStatement) -> String? {
    let (document, date) = (text(statement.document), text(statement.date))
    guard let document else { return date.map { "no document, \($0)" } }
    return date.map { "\(document) (\($0))" } ?? document
  }

  private static func text(_ value: GroupValue) -> String? {
    switch value {
    case .stated: value.text.map { printable($0.replacing("\n", with: " ")) }
    case .notStated: nil
    case .unreadable: "(could not be read)"
    }
  }

  /// `7 of 28 files show it (in 3 the record does not say)`.
  static func files(_ claim: ClaimResult) -> String {
    let (met, judged, silent) = (claim.files[.met], claim.files.judged, claim.files[.notEvidenced])
    if judged == 0 { return "there is no file that could show it" }
    return "\(met) of \(judged) \(judged == 1 ? "file shows" : "files show") it"
      + (silent > 0 ? " (in \(silent) the record does not say)" : "")
  }

  static func outcome(_ outcome: ClaimOutcome) -> String {
    switch outcome {
    case .borneOut: "borne out"
    case .notBorneOut: "not borne out"
    case .tooFewFiles: "too few files to tell"
    case .notClaimed: "nothing is claimed"
    }
  }

  /// How many statements of one authority are judged so.
  static func count(_ count: Int, _ judgement: Judgement) -> String {
    judgement == .notEvidenced ? "it does not say on \(count)" : "\(count) \(judgement.text)"
  }

  /// A judgement in a narrow column.
  static func cell(_ judgement: Judgement) -> String { judgement == .notEvidenced ? "does not say" : judgement.text }
}
