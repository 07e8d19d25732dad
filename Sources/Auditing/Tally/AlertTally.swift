/// Counts of cases by their alerts, and nothing else: they add up in any order.
public struct AlertTally: Sendable, Equatable {
  /// Cases, those with an alert and those with an open one stand first; then two counts for each alert.
  private static let head = 3
  private var counts: Counts

  /// No cases yet, for so many alerts.
  public init(alertCount: Int) { counts = Counts(count: Self.head + alertCount * FlagTally.width) }

  /// Cases that were looked at.
  public var cases: Int { counts[0] }

  /// Cases in which at least one alert is raised, in scope or not.
  public var casesWithAlert: Int { counts[1] }

  /// Cases in which none is raised, and at least one can't be ruled out.
  public var casesWithOpenAlert: Int { counts[2] }

  /// Counts by alert.
  public var alerts: [FlagTally] {
    stride(from: Self.head, to: counts.count, by: FlagTally.width).map { FlagTally(of: counts, at: $0) }
  }

  /// Adds one case with these alerts.
  public mutating func add(_ alerts: [CaseFlag]) {
    counts.add(1, at: 0)
    guard !alerts.isEmpty else { return }
    counts.add(1, at: alerts.contains { $0.state == .raised } ? 1 : 2)
    for alert in alerts { counts.add(1, at: Self.head + alert.index * FlagTally.width + alert.state.index) }
  }

  /// Both tallies together; they must be of the same alerts.
  public static func + (left: AlertTally, right: AlertTally) -> AlertTally {
    precondition(left.counts.count == right.counts.count, "tallies of the same alerts are added")
    var sum = left
    sum.counts += right.counts
    return sum
  }
}
