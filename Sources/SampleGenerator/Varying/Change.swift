import Records

/// One change to a good file: a loss that its theme can bear, or one that makes the theme a gap.
struct Change: Sendable {
  /// The criterion that it touches, by its reference; of changes to the same one a file gets one at most.
  let criterion: String
  /// What it takes from the theme's score, in half points of weight.
  let cost: Int
  /// Whether it makes sense for a file.
  let fits: @Sendable (Draft) -> Bool
  /// Makes it.
  let make: @Sendable (inout Draft) -> Void

  /// A loss that a theme can bear.
  static func loss(
    _ criterion: String, cost: Int, if fits: @escaping @Sendable (Draft) -> Bool = { _ in true },
    _ make: @escaping @Sendable (inout Draft) -> Void
  ) -> Change {
    Change(criterion: criterion, cost: cost, fits: fits, make: make)
  }

  /// A change that makes a theme a gap.
  static func gap(
    if fits: @escaping @Sendable (Draft) -> Bool = { _ in true }, _ make: @escaping @Sendable (inout Draft) -> Void
  ) -> Change {
    Change(criterion: "", cost: 0, fits: fits, make: make)
  }
}

extension Theme {
  /// What a file without a gap in this theme may still lack.
  var losses: [Change] {
    switch self {
    case .risk: RiskChanges.losses
    case .impact: ImpactChanges.losses
    case .multiAgency: AgencyChanges.losses
    case .fathers: FatherChanges.losses
    case .voice: VoiceChanges.losses
    }
  }

  /// The ways in which this theme becomes a gap.
  var gaps: [Change] {
    switch self {
    case .risk: RiskChanges.gaps
    case .impact: ImpactChanges.gaps
    case .multiAgency: AgencyChanges.gaps
    case .fathers: FatherChanges.gaps
    case .voice: VoiceChanges.gaps
    }
  }

  /// How many half points of weight a file may lose here and still stay well above 60 %.
  func allowance(for plan: FilePlan) -> Int {
    switch self {
    case .risk, .multiAgency: 6
    // A contact has no assessment, a plan that the family must not know asks nothing of those who cause harm.
    case .impact: plan.status == .contactOnly ? 5 : 7
    case .fathers: plan.family == .honourBased ? 4 : 6
    case .voice: 7
    }
  }
}

extension Draft {
  /// Makes the gaps that the design asks for, and in the other themes the losses that real files have.
  mutating func vary() {
    for theme in Theme.allCases where !plan.row.gaps.contains(theme) { loseSomething(in: theme) }
    for theme in plan.row.gaps { makeGap(in: theme) }
  }

  private mutating func loseSomething(in theme: Theme) {
    var allowance = theme.allowance(for: plan)
    var touched: Set<String> = []
    for _ in 0..<stream.pick([0, 0, 1, 1, 1, 2, 2, 3]) {
      let draft = self
      let open = theme.losses.filter { $0.cost <= allowance && !touched.contains($0.criterion) && $0.fits(draft) }
      guard !open.isEmpty else { return }
      let loss = stream.pick(open)
      loss.make(&self)
      allowance -= loss.cost
      touched.insert(loss.criterion)
    }
  }

  private mutating func makeGap(in theme: Theme) {
    let draft = self
    let fitting = theme.gaps.filter { $0.fits(draft) }
    stream.pick(fitting).make(&self)
  }
}

extension Draft {
  /// Changes every row of a list of the record.
  mutating func each(_ list: String, _ change: (inout Node) -> Void) { record[list].changeItems(change) }

  /// Changes the rows of a list for which something holds.
  mutating func each(_ list: String, where holds: (Node) -> Bool, _ change: (inout Node) -> Void) {
    record[list].changeItems { row in if holds(row) { change(&row) } }
  }

  /// Lets the file be silent on fields of every row of a list.
  mutating func silence(_ fields: [String], of list: String, where holds: (Node) -> Bool = { _ in true }) {
    each(list, where: holds) { row in
      for field in fields { row[field] = .null }
    }
  }

  /// Moves all dates of a list by the same number of days, so that the latest lies so many days before the window.
  mutating func move(
    _ field: String, of list: String, beforeWindow days: Int, where holds: (Node) -> Bool = { _ in true }
  ) {
    let dates = record[list].items.filter(holds).compactMap { $0[field].string.flatMap { CalendarDate($0) } }
    guard let latest = dates.max() else { return }
    let shift = latest.days(until: plan.practice.start) - days
    each(list, where: holds) { row in
      let moved = row[field].string.flatMap { CalendarDate($0) }.flatMap { $0.adding(days: shift) }
      row[field] = moved.map { .text($0.description) } ?? .null
    }
  }

  /// Whether all children had been born long before the window, so that work with them may lie there.
  var wasBornLongAgo: Bool { record["children"].items.allSatisfy { ($0["ageYears"].number ?? 0) >= 3 } }

  /// The last child, who is overlooked where one is.
  var lastChild: Node { record["children"].items.last?["id"] ?? .null }

  /// The last born child.
  var lastBorn: Node { born.last?["id"] ?? .null }

  /// Whether more than one child is on file.
  var hasSiblings: Bool { record["children"].items.count > 1 }
}
