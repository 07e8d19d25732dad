import Auditing
import Expressions
import Records
import Rubrics

extension Finding {
  /// What was found, as a sentence.
  var sentence: String {
    switch judgement {
    case .met, .partlyMet, .notMet: "\(judgement.heading)."
    case .notApplicable: "\(judgement.heading)\(lapse.map { ": \($0.text)" } ?? "")."
    case .notEvidenced: "Not evidenced: the record does not say \(silence)."
    case .invalid: "\(judgement.heading): \(problem?.text ?? "the record's data broke the rule")."
    }
  }
}

extension Judgement {
  /// What a person reads for it, at the start of a line.
  var heading: String { text.prefix(1).uppercased() + text.dropFirst() }
}

extension Finding {
  /// The paths at which the record is silent, the first of them.
  private var silence: String {
    let (paths, listed) = (silent.map(\.description), ReasonLines.listed)
    guard !paths.isEmpty else { return "enough" }
    guard paths.count > listed + 1 else { return paths.joined(separator: ", ") }
    return "\(paths.prefix(listed).joined(separator: ", ")), and \(paths.count - listed) more"
  }
}

extension Lapse {
  /// Why a criterion was not in force.
  var text: String {
    switch self {
    case .notYet(let day): "it is in force from \(day), after the practice that is judged"
    case .noLonger(let day): "it was in force until \(day), before the practice that is judged"
    case .elsewhere(let country): "it is in force in \(country), and the case is of another country"
    }
  }
}

extension ExplainedCondition.Role {
  /// What is asked, at the start of a sentence.
  var question: String {
    switch self {
    case .scope: "Whether the record is in the rubric's scope"
    case .applies: "Whether it applies"
    case .met: "Whether it is met"
    case .partly: "Whether it is met in part"
    case .alert: "Whether the alert is raised"
    }
  }
}

extension WindowRule.Source {
  /// Where a day comes from, given the option that could have set it.
  func words(_ option: String) -> String {
    switch self {
    case .given: "given with \(option)"
    case .record: "the record's own"
    case .twelveMonths: "12 months before, as the record has none of its own"
    }
  }
}

extension WindowRule.Problem {
  /// Why a record has no window.
  var text: String {
    switch self {
    case .noDate: "the record has no audit date of its own, and none was given with --as-of"
    case .unreadableDate: "the record's own audit date could not be read"
    case .reversed: "the audit window would end before it starts"
    }
  }
}

/// Why a record of another country than the rubric's is not judged.
func otherCountryText(_ country: String) -> String {
  "the record is of another country than the rubric, which is for \(country), so an audit leaves it out"
}

extension CaseJudge.Excess {
  /// Which limit was met.
  var text: String {
    switch self {
    case .criterion(let id): "the criterion '\(id)' would take more work on this record than is allowed"
    case .scope: "what the rubric applies to would take more work on this record than is allowed"
    case .condition: "the condition of an alert, a cap or a grade would take more work on this record than is allowed"
    case .memory: "the rules would make longer lists or texts of this record than is allowed"
    case .record: "the rules would take more work on this record than is allowed"
    }
  }
}

extension CaseExplanation {
  /// The period whose practice was judged, if there is one.
  var window: AuditWindow? {
    switch verdict {
    case .judged(let window, _, _), .outOfScope(let window, _): window
    case .noWindow, .elsewhere, .tooMuchWork, .identifierFound: nil
    }
  }

  /// Why the record is in the rubric's scope or is not; nil where the rubric is for all records.
  var scope: ExplainedCondition? {
    switch verdict {
    case .judged(_, _, let findings): findings.first?.conditions.first { $0.role == .scope }
    case .outOfScope(_, let condition): condition
    case .noWindow, .elsewhere, .tooMuchWork, .identifierFound: nil
    }
  }

  /// What a theme amounts to, and why.
  func statement(on theme: Theme, _ result: ThemeResult, _ judgements: [Judgement]) -> String {
    let score =
      result.score.percent.map { ", score \($0) % (\(result.score.points) of \(result.score.outOf) points)" } ?? ""
    switch result.outcome {
    case .noGap: return "\(result.outcome.text)\(score)"
    case .notApplicable: return result.outcome.text
    case .invalid: return "\(result.outcome.text)\(score), since it hangs on a criterion that could not be"
    case .gap:
      let why = gapReasons(theme, result, judgements).joined(separator: ", and ")
      return "\(result.outcome.text)\(score), since \(why)"
    }
  }

  /// Why a theme is a gap.
  func gapReasons(_ theme: Theme, _ result: ThemeResult, _ judgements: [Judgement]) -> [String] {
    let missing = missingEssentials(of: theme, judgements).map { criterion in
      let (name, judgement) = (criterion.ref ?? criterion.id, judgements[criterion.index])
      return judgement == .notMet ? "\(name) (essential) is not met" : "on \(name) (essential) the record does not say"
    }
    let below = rubric.gap.below.flatMap { result.score.isUnder(percent: $0) ? $0 : nil }
    return missing + (below.map { ["the score is under \($0) %"] } ?? [])
  }

  /// The essential criteria that make a theme a gap.
  func missingEssentials(of theme: Theme, _ judgements: [Judgement]) -> [Criterion] {
    guard rubric.gap.essential else { return [] }
    return theme.criteria.filter {
      $0.isEssential && [.notMet, .notEvidenced].contains(judgements[$0.index])
    }
  }
}

extension ThemeResult.Outcome {
  /// What a person reads for it.
  var text: String {
    switch self {
    case .gap: "a gap"
    case .noGap: "no gap"
    case .notApplicable: "not applicable"
    case .invalid: "could not be judged"
    }
  }
}
