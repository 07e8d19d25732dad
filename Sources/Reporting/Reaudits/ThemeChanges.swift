import Statistics

/// The gaps of each theme in the same cases before and after, tested together.
struct ThemeChanges: Sendable {
  /// By theme, in the rubric's order.
  let changes: [ThemeChange]
  /// Why nothing is tested; nil where it is.
  let obstacle: Obstacle?

  /// How many were tested: the size of the family.
  var size: Int { changes.count { $0.test != nil } }

  /// Why the changes of a whole re-audit are not tested.
  enum Obstacle: Sendable, Equatable {
    /// How the cases of the earlier audit were chosen does not allow it, or is not stated.
    case basis(SampleBasis)
    /// So many of its cases were not read again: those that were may have been picked.
    case notAllReadAgain(missing: Int, of: Int)
  }

  /// The method: McNemar's mid-p value; adjusted after Benjamini and Hochberg (1995) over the themes that are tested.
  ///
  /// - Parameter basis: how the cases of the earlier audit were chosen.
  init(_ reaudit: Reaudit, basis: SampleBasis) {
    let obstacle = Self.obstacle(reaudit, basis)
    let changes = reaudit.themes.map { ($0, PairedChange($0)) }
    let tested = changes.map { obstacle == nil && ($1?.cases ?? 0) >= ComparisonFamily.leastFiles ? $1 : nil }
    let adjusted = MultipleTesting.benjaminiHochberg(tested.compactMap { $0?.midP })
    var next = 0
    self.obstacle = obstacle
    self.changes = changes.enumerated().map { theme, change in
      let (moves, paired) = change
      var outcome = ThemeChange.Outcome.tooFew
      if paired == nil {
        outcome = .noFiles
      } else if obstacle != nil {
        outcome = .notTested
      } else if tested[theme] != nil {
        outcome = .tested(adjusted: adjusted[next])
        next += 1
      }
      return ThemeChange(theme: theme, moves: moves, paired: paired, outcome: outcome)
    }
  }

  private static func obstacle(_ reaudit: Reaudit, _ basis: SampleBasis) -> Obstacle? {
    guard basis.allowsTests else { return .basis(basis) }
    let missing = reaudit.count(of: .onlyEarlier) + reaudit.count(of: .severalOfThatName)
    return missing == 0 ? nil : .notAllReadAgain(missing: missing, of: reaudit.earlierCount)
  }
}

/// The gaps of one theme in the same cases before and after.
struct ThemeChange: Sendable {
  /// The theme's number in the rubric.
  let theme: Int
  /// What became of it, case by case.
  let moves: MoveCounts<ThemeMove>
  /// Gaps in the cases in which the theme applied, and could be judged, both times; nil where there are none.
  let paired: PairedChange?
  /// What came out.
  let outcome: Outcome

  /// What comparing came to.
  enum Outcome: Sendable, Equatable {
    /// It was tested; McNemar's mid-p value is adjusted for all tests of the family.
    case tested(adjusted: Double)
    /// The theme could be compared in fewer cases than are needed to tell a change from chance.
    case tooFew
    /// No theme of this re-audit is tested.
    case notTested
    /// There is no case in which the theme applied, and could be judged, both times.
    case noFiles
  }

  /// The change and its adjusted p, where it was tested.
  var test: (change: PairedChange, adjusted: Double)? {
    if case .tested(let adjusted) = outcome, let paired { (paired, adjusted) } else { nil }
  }

  /// Whether it is more than chance makes.
  var isDifferent: Bool { test.map { $0.adjusted <= ComparisonFamily.falseDiscoveryRate } ?? false }
}

extension PairedChange {
  /// The gaps of a theme, from what became of it.
  fileprivate init?(_ moves: MoveCounts<ThemeMove>) {
    self.init(
      both: moves[.stillOpen], onlyBefore: moves[.closed], onlyAfter: moves[.new], neither: moves[.noGap])
  }
}
