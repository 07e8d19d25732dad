import Documents
import Rubrics
import Statistics

/// The main findings as sentences, made from the rates and the tests.
struct SummaryWords {
  let part: PublishedPart
  let family: ComparisonFamily
  let basis: SampleBasis

  var sentences: [String] { themes + differences + [strengths, kinds].compactMap { $0 } }

  /// Every theme's rate over all files, in the rubric's order.
  private var themes: [String] {
    zip(part.rubric.themes, part.themes).map { theme, counts in
      let rate = counts.rateOfApplicable(0)
      switch rate {
      case .share: return "\(theme.title): a gap in \(rate.words)."
      case .hidden: return "\(theme.title): the number of files with a gap is not shown."
      case .noFiles: return "\(theme.title): applies to no file."
      case .notJudged: return "\(theme.title): could not be judged in any file."
      }
    }
  }

  private var differences: [String] {
    guard part.hasGroups else { return [] }
    guard basis.allowsTests else {
      return [
        "Groups were not tested against each other, because \(basis.whyNoTests): files that were picked may not stand for others."
      ]
    }
    let few = family.tooFew == 0 ? [] : ["In \(family.tooFew) comparisons there were too few files to tell."]
    guard family.size > 0 else { return ["No group could be compared with the others."] + few + hidden }
    let found = family.different.map(sentence)
    let none = "No group is different from the others on any theme"
    let size = family.size == 1 ? "1 comparison was tested" : "\(family.size) comparisons were tested"
    let head =
      found.isEmpty
      ? "\(none): \(size), with the number of them allowed for. That is not to say that the groups are the same. \(detectable)"
      : "\(size.prefix(1).uppercased())\(size.dropFirst()), with the number of them allowed for; in all but \(found.count) there is no clear difference. \(detectable)"
    return found + [head] + few + hidden
  }

  private var hidden: [String] {
    let count = family.count(of: .hidden)
    return count == 0 ? [] : ["In \(count) comparisons a number is not shown, so nothing was tested."]
  }

  private func sentence(_ comparison: Comparison) -> String {
    let theme = part.rubric.themes[comparison.theme].title
    let words = comparison.words
    return "\(part.columns[comparison.column]) is different on '\(theme)': \(words)."
  }

  /// How small a difference would probably have been found.
  private var detectable: String {
    let sizes = family.comparisons.compactMap { $0.test?.detectable.above }.map { Int(($0 * 100).rounded()) }
    guard let least = sizes.min(), let most = sizes.max() else { return "" }
    let range = least == most ? "\(least)" : "\(least) to \(most)"
    return
      "Before that allowance, this many files would probably have shown a rate that is higher by \(range) points or more."
  }

  // MARK: Strengths and kinds

  private var strengths: String? {
    let best = part.strengths(0).prefix(3)
    guard !best.isEmpty else { return nil }
    let of = part.hidesCriteria(0) ? " (of those whose numbers are shown)" : ""
    return "Done best\(of): \(best.map { "\($0.criterion.title) (\($0.rate.label))" }.joined(separator: "; "))."
  }

  private var kinds: String? {
    let rates = Criterion.Kind.allCases.compactMap { kind -> String? in
      guard let share = part.metShare(of: kind, 0).share else { return nil }
      return "\(kind.text) \(share.percent(decimals: 1))%"
    }
    guard rates.count > 1 else { return nil }
    return
      "Of the judgements that apply, so many are met in full, by what they ask for: \(rates.joined(separator: ", "))."
  }
}

extension Comparison {
  /// The two rates and their difference, in words.
  var words: String { words(("", "")) }

  /// The same, with what the two sides are called before their rates.
  func words(_ sides: (String, String)) -> String {
    guard let one = rates.one.share, let other = rates.other.share, let test else { return outcomeText }
    let (first, second) = (sides.0.isEmpty ? "" : " (\(sides.0))", sides.1.isEmpty ? "" : " (\(sides.1))")
    let interval = test.difference.interval
    let (from, to) = (FigureText.points(interval.lower), FigureText.points(interval.upper))
    return
      "\(one.percent(decimals: 1))%\(first) against \(other.percent(decimals: 1))%\(second), a difference of \(FigureText.points(test.difference.difference)) points (95% interval \(from) to \(to))"
  }

  /// What came out, in the words of the report.
  var outcomeText: String {
    switch outcome {
    case .tested(let test): test.isDifferent ? "different" : "no clear difference"
    case .tooFew: "too few files to tell"
    case .notTested(.basis): "not tested"
    case .notTested(.hidden): Symbol.confidential.bracketed
    case .notTested(.noRate): "no rate to compare"
    }
  }
}

extension Criterion.Kind {
  /// What it asks for, in words.
  var text: String {
    switch self {
    case .compliance: "compliance (was it done)"
    case .timeliness: "timeliness (was it done in time)"
    case .quality: "quality (was it done well)"
    case .impact: "impact (did it make a difference)"
    }
  }
}
