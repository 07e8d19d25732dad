import Auditing
import Records
import Rubrics

extension RubricTestReport.Miss {
  /// What is expected, in words.
  var expected: String {
    switch expectation.subject {
    case .outOfScope: "out of the rubric's scope"
    case .criterion(_, let judgement, let silent):
      judgement.judgement.text + (silent.map { Self.silence($0) } ?? "")
    case .theme(_, let outcome, let score):
      outcome.outcome.text + (score.map { ", \($0.points) of \($0.outOf) points" } ?? "")
    case .alert(_, let state): state.text
    }
  }

  /// What was found, in words.
  var found: String {
    switch explanation.verdict {
    case .outOfScope: return "out of the rubric's scope"
    case .tooMuchWork(let excess): return excess.text
    case .noWindow(let problem): return problem.text
    case .elsewhere(let country): return otherCountryText(country)
    case .identifierFound: return "an identifier of a person"
    case .judged(_, let result, let findings):
      switch expectation.subject {
      case .outOfScope: return "in the rubric's scope"
      case .criterion(let index, _, let silent):
        let paths = findings.first?.silent.map(\.description) ?? []
        return result.judgements[index].text + (silent == nil || paths.isEmpty ? "" : Self.silence(paths))
      case .theme(let index, _, _):
        return explanation.statement(on: explanation.rubric.themes[index], result.themes[index], result.judgements)
      case .alert(let index, _): return result.alert(index).text
      }
    }
  }

  private static func silence(_ paths: [String]) -> String { " (silent: \(paths.sorted().joined(separator: ", ")))" }
}

extension RubricTestReport.Miss {
  /// What is expected, as the keys of results have it.
  var expectedKey: String {
    switch expectation.subject {
    case .outOfScope: "outOfScope"
    case .criterion(_, let judgement, _): judgement.judgement.rawValue
    case .theme(_, let outcome, _): outcome.outcome.rawValue
    case .alert(_, let state): state.rawValue
    }
  }

  /// What was found, as the keys of results have it.
  var foundKey: String {
    switch explanation.verdict {
    case .outOfScope: return "outOfScope"
    case .noWindow: return "noWindow"
    case .elsewhere: return "otherJurisdiction"
    case .tooMuchWork: return "tooMuchWork"
    case .identifierFound: return "identifierFound"
    case .judged(_, let result, _):
      switch expectation.subject {
      case .outOfScope: return "inScope"
      case .criterion(let index, _, _): return result.judgements[index].rawValue
      case .theme(let index, _, _): return result.themes[index].outcome.rawValue
      case .alert(let index, _): return result.alert(index).rawValue
      }
    }
  }

  /// The score that is expected of a theme; nil where that is left open.
  var expectedScore: ExpectedScore? {
    if case .theme(_, _, let score) = expectation.subject { score } else { nil }
  }

  /// The score that was found on a theme; nil where none was asked about.
  var foundScore: Score? {
    guard case .judged(_, let result, _) = explanation.verdict, case .theme(let index, _, _) = expectation.subject
    else { return nil }
    return result.themes[index].score
  }

  /// The paths at which the record is to be silent; nil where that is left open.
  var expectedSilence: [String]? {
    if case .criterion(_, _, let silent) = expectation.subject { silent } else { nil }
  }
}

extension Criterion {
  /// Its id behind its ref, if it has one.
  var fullName: String { ref.map { "\($0) \(id)" } ?? id }
}
