import Auditing

/// What became of a theme in a case that was read twice.
enum ThemeMove: Int, CaseIterable, Sendable {
  /// It was a gap and is none.
  case closed
  /// It was a gap and is one.
  case stillOpen
  /// It was none and is one.
  case new
  /// It was none and is none.
  case noGap
  /// It did not apply and does now.
  case newlyApplicable
  /// It applied and does no more.
  case noLongerApplicable
  /// It applied neither time.
  case neverApplicable
  /// One of the times, or both, it could not be judged.
  case notJudged

  /// What became of one outcome.
  init(from before: ThemeResult.Outcome, to after: ThemeResult.Outcome) {
    switch (before, after) {
    case (.invalid, _), (_, .invalid): self = .notJudged
    case (.notApplicable, .notApplicable): self = .neverApplicable
    case (.notApplicable, _): self = .newlyApplicable
    case (_, .notApplicable): self = .noLongerApplicable
    case (.gap, .noGap): self = .closed
    case (.gap, .gap): self = .stillOpen
    case (.noGap, .gap): self = .new
    case (.noGap, .noGap): self = .noGap
    }
  }
}

/// How often each thing became of a criterion, or of a theme, over the cases that were read twice.
struct MoveCounts<Move: CaseIterable & RawRepresentable & Sendable>: Sendable where Move.RawValue == Int {
  private var counts = [Int](repeating: 0, count: Move.allCases.count)

  init(_ moves: some Sequence<Move>) {
    for move in moves { counts[move.rawValue] += 1 }
  }

  subscript(move: Move) -> Int { counts[move.rawValue] }

  /// Those that satisfy a condition.
  func count(where condition: (Move) -> Bool) -> Int { Move.allCases.filter(condition).reduce(0) { $0 + self[$1] } }
}
