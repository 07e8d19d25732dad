import Rubrics
import Statistics

/// What came of a re-audit, in sentences.
struct ReauditWords {
  let reaudit: Reaudit
  let changes: ThemeChanges

  var sentences: [String] {
    guard !reaudit.cases.isEmpty else { return ["No file could be compared."] + others }
    return [compared] + others + changes.changes.map(sentence) + criteria + [tested] + least
  }

  // MARK: Files

  private var compared: String {
    let count = reaudit.cases.count
    return count == 1
      ? "1 file was read again and is in the rubric's scope both times: it is compared."
      : "\(count) files were read again and are in the rubric's scope both times: they are compared."
  }

  private var others: [String] {
    UncomparedCase.Reason.allCases.compactMap { reason in
      let count = reaudit.count(of: reason)
      return count == 0 ? nil : "Not compared: \(FileWords.files(count)). \(reason.sentence(count == 1))"
    }
  }

  // MARK: Themes

  private func sentence(_ change: ThemeChange) -> String {
    let theme = reaudit.rubric.themes[change.theme].title
    guard let paired = change.paired else {
      return "\(theme): in no file could it be judged both times, so nothing is compared."
    }
    let files = FileWords.files(paired.cases)
    return
      "\(theme): a gap in \(paired.before.numerator) of \(files) before and in \(paired.after.numerator) now. \(Self.moves(change.moves)). \(result(change, paired))"
  }

  private static func moves(_ moves: MoveCounts<ThemeMove>) -> String {
    let (closed, open, new) = (moves[.closed], moves[.stillOpen], moves[.new])
    return
      "\(closed == 1 ? "1 gap is" : "\(closed) gaps are") closed, \(open == 1 ? "1 is" : "\(open) are") still open, \(new == 1 ? "1 is" : "\(new) are") new"
  }

  private func result(_ change: ThemeChange, _ paired: PairedChange) -> String {
    let points = FigureText.points(paired.difference)
    guard change.test != nil else {
      return change.outcome == .tooFew ? "Too few files to tell." : "A change of \(points) points; not tested."
    }
    let interval = paired.interval
    return
      "A change of \(points) points (95% interval \(FigureText.points(interval.lower)) to \(FigureText.points(interval.upper))): \(change.words)."
  }

  // MARK: Criteria

  private var criteria: [String] {
    let criteria = reaudit.criteria
    func sum(_ condition: (CriterionMove) -> Bool) -> Int { criteria.reduce(0) { $0 + $1.count(where: condition) } }
    let (mended, partly) = (sum(\.isMended), sum { $0 == .nowPartlyMet })
    let (worse, short) = (sum { $0 == .worse }, sum { $0.isUnchanged && $0 != .stillMet })
    let all =
      "Over all criteria and files: \(mended == 1 ? "1 judgement is" : "\(mended) judgements are") better than before (\(mended - partly) now met, \(partly) now partly met), \(short) \(short == 1 ? "is" : "are") unchanged and not met in full, \(worse) worse."
    let (shown, silent) = (sum { $0 == .nowShownNotMet }, sum { $0 == .nowSilent })
    let words =
      shown + silent == 0
      ? []
      : [
        "Of those that are unchanged, the record did not say before and now shows that it was not done in \(shown); it showed that before and now does not say in \(silent)."
      ]
    return [all] + words
  }

  // MARK: Tests

  private var tested: String {
    switch changes.obstacle {
    case .basis(let basis):
      return "No change was tested, because \(basis.whyNoTests). This is about the files of the earlier audit."
    case .notAllReadAgain(let missing, let all):
      return
        "No change was tested, because \(missing) of the \(FileWords.files(all)) of the earlier audit \(missing == 1 ? "was" : "were") not read again: those that were may have been picked for what was found in them."
    case nil:
      guard changes.size > 0 else { return "No change was tested." }
      let none = changes.changes.contains(where: \.isDifferent) ? "" : " None is beyond what chance makes."
      return
        "Tested: the change of \(changes.size == 1 ? "1 theme" : "\(changes.size) themes, as one family").\(none) 'No clear change' is not 'the same'."
    }
  }

  /// What the tests could find at least: gaps that all went one way have as p the half, so many times over.
  private var least: [String] {
    guard changes.size > 0 else { return [] }
    let limit = ComparisonFamily.falseDiscoveryRate / Double(changes.size)
    var (count, p) = (0, 1.0)
    while p > limit { (count, p) = (count + 1, p / 2) }
    return [
      "A theme that changes alone is beyond chance from \(count) closed gaps on, if no new one stands against them."
    ]
  }
}

extension ThemeChange {
  /// What came out, in a few words.
  var words: String {
    switch outcome {
    case .tested:
      guard isDifferent, let paired else { return "no clear change" }
      return paired.difference < 0 ? "fewer gaps, beyond chance" : "more gaps, beyond chance"
    case .tooFew: return "too few files to tell"
    case .notTested: return "not tested"
    case .noFiles: return "nothing to compare"
    }
  }
}

extension UncomparedCase.Reason {
  /// Why a file is not compared, in the cell of a table.
  var text: String {
    switch self {
    case .onlyEarlier: "not read again"
    case .onlyLater: "not in the earlier audit"
    case .noLongerInScope: "no longer in the rubric's scope"
    case .newlyInScope: "in the rubric's scope only now"
    case .neverInScope: "in the rubric's scope neither time"
    case .severalOfThatName: "several files have this name, so it is not clear which belong together"
    }
  }

  /// The same as a sentence about one file or several.
  fileprivate func sentence(_ isOne: Bool) -> String {
    switch self {
    case .onlyEarlier: isOne ? "It was not read again." : "They were not read again."
    case .onlyLater: isOne ? "It is not in the earlier audit." : "They are not in the earlier audit."
    case .noLongerInScope:
      isOne ? "It is no longer in the rubric's scope." : "They are no longer in the rubric's scope."
    case .newlyInScope: isOne ? "It is in the rubric's scope only now." : "They are in the rubric's scope only now."
    case .neverInScope:
      isOne ? "It is in the rubric's scope neither time." : "They are in the rubric's scope neither time."
    case .severalOfThatName: "Several files have this name, so it is not clear which belong together."
    }
  }
}
