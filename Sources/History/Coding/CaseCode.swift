import Auditing
import Rubrics

/// What a case came to by one rubric, as a row of the history: a character for each criterion, theme, feature, grade and limit, so
/// that it can be read with SQL too.
struct CaseCode: Hashable {
  /// By criterion: `M` met, `P` partly met, `N` not met, `E` the record does not say, `-` not applicable, `~` not in force, `!` could
  /// not be judged; nil for a case out of the rubric's scope.
  let criteria: String?
  /// By theme: `G` gap, `N` no gap, `-` not applicable, `!` could not be judged.
  let themes: String
  /// By feature: `R` on record, `E` the record does not say, `N` it is not so, `!` could not be judged.
  let features: String
  /// By level of grades: `x` where its condition is not known to hold, else `.`.
  let levels: String
  /// By limit of grades with a condition: `R` holds, `E` can't be ruled out, else `.`.
  let caps: String

  init(criteria: String?, themes: String, features: String, levels: String, caps: String) {
    (self.criteria, self.themes, self.features, self.levels, self.caps) = (criteria, themes, features, levels, caps)
  }

  init(_ result: CaseResult, by rubric: Rubric) {
    var criteria: [UInt8] = result.judgements.map { Self.byte(of: $0) }
    for index in result.lapsed where criteria.indices.contains(index) { criteria[index] = UInt8(ascii: "~") }
    self.init(
      criteria: result.isInScope ? Self.text(criteria) : nil,
      themes: Self.text(result.themes.map { Self.byte(of: $0.outcome) }),
      features: Self.text(result.features.map { Self.byte(of: $0) }),
      levels: Self.text(
        (rubric.grading?.levels ?? []).indices.map {
          UInt8(ascii: result.conditions.missed.contains($0) ? "x" : ".")
        }),
      caps: Self.text(
        rubric.caps.indices.map { index in Self.byte(of: result.conditions.caps.first { $0.index == index }) }))
  }

  /// The result, by a rubric that asks the same of records as the one that made it; nil where it is no row of it.
  func result(by rubric: Rubric) -> CaseResult? {
    let features = features.utf8.compactMap(Self.feature)
    guard features.count == self.features.utf8.count else { return nil }
    guard let criteria else {
      return CaseResult(by: rubric, judgements: nil, lapsed: [], conditions: GradeConditions(), features: features)
    }
    let codes = Array(criteria.utf8)
    let judgements = codes.compactMap(Self.judgement)
    guard judgements.count == codes.count, codes.count == rubric.criteria.count,
      features.count == rubric.features.reduce(0, { $0 + $1.rows.count })
    else { return nil }
    let lapsed = codes.indices.filter { codes[$0] == UInt8(ascii: "~") }
    return CaseResult(by: rubric, judgements: judgements, lapsed: lapsed, conditions: conditions, features: features)
  }

  private var conditions: GradeConditions {
    GradeConditions(
      missed: levels.utf8.enumerated().filter { $1 == UInt8(ascii: "x") }.map(\.offset),
      caps: caps.utf8.enumerated().compactMap { index, code in
        switch code {
        case UInt8(ascii: "R"): CaseFlag(index, .raised)
        case UInt8(ascii: "E"): CaseFlag(index, .notRuledOut)
        default: nil
        }
      })
  }

  // MARK: Characters

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  private static func byte(of judgement: Judgement) -> UInt8 {
    switch judgement {
    case .met: UInt8(ascii: "M")
    case .partlyMet: UInt8(ascii: "P")
    case .notMet: UInt8(ascii: "N")
    case .notEvidenced: UInt8(ascii: "E")
    case .notApplicable: UInt8(ascii: "-")
    case .invalid: UInt8(ascii: "!")
    }
  }

  private static func judgement(_ byte: UInt8) -> Judgement? {
    switch byte {
    case UInt8(ascii: "M"): .met
    case UInt8(ascii: "P"): .partlyMet
    case UInt8(ascii: "N"): .notMet
    case UInt8(ascii: "E"): .notEvidenced
    case UInt8(ascii: "-"), UInt8(ascii: "~"): .notApplicable
    case UInt8(ascii: "!"): .invalid
    default: nil
    }
  }

  private static func byte(of outcome: ThemeResult.Outcome) -> UInt8 {
    switch outcome {
    case .gap: UInt8(ascii: "G")
    case .noGap: UInt8(ascii: "N")
    case .notApplicable: UInt8(ascii: "-")
    case .invalid: UInt8(ascii: "!")
    }
  }

  private static func byte(of state: FeatureState) -> UInt8 {
    switch state {
    case .recorded: UInt8(ascii: "R")
    case .notStated: UInt8(ascii: "E")
    case .notJudged: UInt8(ascii: "!")
    case .ruledOut: UInt8(ascii: "N")
    }
  }

  private static func feature(_ byte: UInt8) -> FeatureState? {
    switch byte {
    case UInt8(ascii: "R"): .recorded
    case UInt8(ascii: "E"): .notStated
    case UInt8(ascii: "!"): .notJudged
    case UInt8(ascii: "N"): .ruledOut
    default: nil
    }
  }

  private static func byte(of cap: CaseFlag?) -> UInt8 {
    switch cap?.state {
    case .raised: UInt8(ascii: "R")
    case .notRuledOut: UInt8(ascii: "E")
    case nil: UInt8(ascii: ".")
    }
  }
}
