import Statistics

/// Protects the counts of safeguarding concerns, which are told for all groups together.
struct AlertProtection {
  let policy: DisclosurePolicy
  let cases: Int
  let earlier: [EarlierRelease]

  /// - Parameter title: what the concern is called; nil for any of them, which no release tells.
  func publish(raised: Int, notRuledOut: Int, of title: String?) throws(DisclosureRefusal) -> Question<AlertRow> {
    let counts = Self.counts(raised, notRuledOut, of: cases)
    guard policy.protects else { return Question(showing: counts) }
    let table = CountTable(name: "safeguarding concerns", rows: Question<AlertRow>.rows, counts: counts)
    let files = policy.protect(files: [cases, cases])
    let before = title.map { title in earlier.compactMap { self.table(of: title, in: $0) } } ?? []
    guard !before.isEmpty else { return Question(cells: try policy.protect(table, given: files).counts) }
    return Question(cells: try policy.protect(table, given: files, bounds: [:], after: before).counts)
  }

  private static func counts(_ raised: Int, _ notRuledOut: Int, of cases: Int) -> [[Int]] {
    [cases, raised, notRuledOut, cases - raised - notRuledOut].map { [$0, $0] }
  }

  /// Nil where the earlier release has no such concern, or no case in common.
  private func table(of title: String, in release: EarlierRelease) -> EarlierTable? {
    let (source, turnover) = (release.audit.source, release.turnover.cases)
    guard turnover.shared > 0, let place = source.alerts.firstIndex(where: { $0.title == title }) else { return nil }
    let alert = source.alerts[place]
    return EarlierTable(
      release: release.name, counts: Self.counts(alert.raised, alert.notRuledOut, of: source.alertCases.of),
      figures: release.audit.alerts[place].cells, turnover: [turnover, turnover])
  }
}
