import Statistics

/// The counts of one question as they may be shown: for all files together (column 0), then for each group.
struct Question<Row: QuestionRow>: Sendable {
  let cells: [[PublishedCount]]

  subscript(row: Row, column: Int) -> PublishedCount { cells[row.rawValue][column] }
}

extension Question {
  /// Counts as they are, nothing hidden.
  init(showing counts: [[Int]]) { cells = counts.map { $0.map(PublishedCount.shown) } }

  /// The rows as disclosure control knows them.
  static var rows: [CountTable.Row] {
    Row.allCases.map { CountTable.Row("\($0)", parent: $0.parent?.rawValue, cost: $0.cost) }
  }
}

extension PublishedCount {
  /// The number, where it is shown.
  var number: Int? {
    switch self {
    case .shown(let number): number
    case .suppressed: nil
    }
  }
}

/// A count out of a count as it may be shown, or why it is not.
enum Rate: Sendable, Equatable {
  case share(Proportion)
  /// One of the two counts is not shown, so no figure that rests on it is.
  case hidden
  /// There are no such files; so there is no rate, not a rate of 0.
  case noFiles
  /// There may be such files, and none of them could be judged.
  case notJudged

  init(_ numerator: PublishedCount, of denominator: PublishedCount, notJudged: PublishedCount = .shown(0)) {
    guard let part = numerator.number, let whole = denominator.number else {
      self = .hidden
      return
    }
    if let share = Proportion(part, of: whole) {
      self = .share(share)
    } else {
      self = notJudged == .shown(0) ? .noFiles : .notJudged
    }
  }

  var share: Proportion? {
    if case .share(let share) = self { share } else { nil }
  }
}

extension Question<ThemeRow> {
  /// Gaps among the files to which the theme applies and in which it could be judged.
  func rateOfApplicable(_ column: Int) -> Rate {
    Rate(self[.gap, column], of: self[.applicable, column], notJudged: self[.notJudged, column])
  }

  /// Gaps among all files in which the theme could be judged; none where it applies to no file.
  func rateOfAll(_ column: Int) -> Rate {
    let applicable = rateOfApplicable(column)
    switch applicable {
    case .noFiles, .notJudged: return applicable
    case .share, .hidden: return Rate(self[.gap, column], of: self[.judgeable, column])
    }
  }
}

extension Question<CriterionRow> {
  /// Files in which the criterion is not met or not evidenced, among those to which it applies.
  func missingRate(_ column: Int) -> Rate { rate(.missing, column) }

  /// Files in which it is met in full, among those to which it applies.
  func metRate(_ column: Int) -> Rate { rate(.met, column) }

  private func rate(_ row: CriterionRow, _ column: Int) -> Rate {
    Rate(self[row, column], of: self[.applicable, column], notJudged: self[.notJudged, column])
  }
}

extension Question<FeatureRow> {
  /// Files in which the feature is recorded, among those in which that could be judged.
  func recordedRate(_ column: Int) -> Rate {
    Rate(self[.recorded, column], of: self[.judgeable, column], notJudged: self[.notJudged, column])
  }
}
