import Statistics

/// What must be known to read the figures of a re-audit, numbered from 1 in this order.
enum ReauditNotes: Int, CaseIterable {
  case cases, moves, tests, chance, change

  /// The number of the note.
  var number: Int { rawValue + 1 }

  static var all: [String] { allCases.map(\.text) }

  /// Why files that were picked tell nothing about change.
  static let picked =
    "Files are mostly read again because something was missing in them. What is judged in a file varies by chance too, so files that were picked at their worst look better the second time whatever was done in between."

  private var text: String {
    switch self {
    case .cases:
      "Every figure is of the same files, read twice by the same rubric. A theme is compared in the files to which it applied and in which it could be judged both times; the others are counted apart and are in no rate."
    case .moves:
      "From worst to best a criterion is missing, partly met, or met. Missing is 'not met' (the record shows that it was not done) and 'the record does not say'. A move between these two is unchanged, and is counted by itself: more or less is known about the work, and it is no better and no worse."
    case .tests:
      "Changes are tested only where the earlier audit read all files or a random sample and all of these were read again. The test is McNemar's (mid-p, two-sided), the interval Newcombe's for paired proportions; both look at the files that changed. p is adjusted for the number of themes tested (Benjamini and Hochberg, false discovery rate 5%). A theme that can be compared in fewer than \(ComparisonFamily.leastFiles) files is not tested: too few files to tell. Criteria are not tested, since those of one file hang together."
    case .chance: Self.picked
    case .change:
      "That something is better than before does not say why: it may be better work, better recording, or a case that has moved on."
    }
  }
}
