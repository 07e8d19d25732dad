import Statistics

/// How many cases of the periods of a stretch stand in earlier ones too, and whether that forbids looking for trends.
///
/// Readings of one case are alike, so cases that stay for some periods make neighbouring rates alike. A test that takes them for
/// different cases calls that a trend: in simulated series of eight periods without a change, each case staying for three, p was
/// under 5 % in 17 % of them.
struct TrendSharing: Sendable {
  /// Up to what percentage of a period's files may stand in earlier periods for trends to be tested.
  static let mostPercent = 5

  /// The period with the most of them; nil where there are none.
  let most: Period?
  /// Whether they are so many that a trend test would find what is not there.
  let isTooMuch: Bool

  /// A period's cases that stand in an earlier one, as they may be shown.
  struct Period: Sendable {
    let place: Int
    let shared: PublishedCount
    let files: PublishedCount
  }

  /// What the first period of a stretch has in common with those before is in no test of the stretch.
  init(_ points: [TrendPoint], in stretch: Range<Int>) {
    let found = stretch.dropFirst().filter { points[$0].sharedCases > 0 }
    let most = found.max { points[$0].shareSeenBefore < points[$1].shareSeenBefore }
    self.most = most.map { place in
      let point = points[place]
      return Period(
        place: place, shared: point.audit.policy.publish(point.sharedCases), files: point.part.files[0])
    }
    isTooMuch = most.map { points[$0].shareSeenBefore * 100 > Double(Self.mostPercent) } ?? false
  }
}

extension TrendPoint {
  /// Which part of its files stand in an earlier point, at most: a figure that is hidden or rounded is taken for the worst that may
  /// be behind it, so that whether trends are tested tells nothing more.
  fileprivate var shareSeenBefore: Double {
    let policy = audit.policy
    guard case .shown(let shown) = part.files[0], shown > 0 else { return 1 }
    let files = policy.counts(behind: shown).lowerBound
    switch policy.publish(sharedCases) {
    case .shown(let shared): return Double(policy.counts(behind: shared).upperBound) / Double(files)
    case .suppressed: return Double(max(policy.suppressed?.upperBound ?? 0, policy.roundedTo ?? 0)) / Double(files)
    }
  }
}
