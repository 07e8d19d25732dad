import Auditing
import Statistics

/// The counts of one question: a tree of which every inner one is the sum of those below it. The first is that of all files.
protocol QuestionRow: CaseIterable, RawRepresentable, Sendable where RawValue == Int, AllCases == [Self] {
  /// The count it is a part of; nil for all files.
  var parent: Self? { get }
  /// How much is lost where it is not shown; the figures that are read first cost most.
  var cost: Int { get }
}

/// The counts of a theme.
enum ThemeRow: Int, QuestionRow {
  case files, judgeable, applicable, gap, noGap, notApplicable, notJudged

  var parent: ThemeRow? {
    switch self {
    case .files: nil
    case .judgeable, .notJudged: .files
    case .applicable, .notApplicable: .judgeable
    case .gap, .noGap: .applicable
    }
  }

  var cost: Int {
    switch self {
    case .files, .gap: 100
    case .judgeable: 60
    case .applicable: 40
    case .noGap: 8
    case .notJudged: 4
    case .notApplicable: 2
    }
  }

  func count(_ tally: ThemeTally) -> Int {
    switch self {
    case .files: tally.all + tally.invalid
    case .judgeable: tally.all
    case .applicable: tally.judged
    case .gap: tally.gap
    case .noGap: tally.noGap
    case .notApplicable: tally.notApplicable
    case .notJudged: tally.invalid
    }
  }
}

/// The counts of a criterion. `missing` is not met or not evidenced.
enum CriterionRow: Int, QuestionRow {
  case files, applicable, met, partlyMet, missing, notMet, notEvidenced, notApplicable, notJudged

  var parent: CriterionRow? {
    switch self {
    case .files: nil
    case .applicable, .notApplicable, .notJudged: .files
    case .met, .partlyMet, .missing: .applicable
    case .notMet, .notEvidenced: .missing
    }
  }

  var cost: Int {
    switch self {
    case .files, .missing: 100
    case .applicable: 60
    case .met: 40
    case .notMet, .notEvidenced: 12
    case .partlyMet: 6
    case .notJudged: 4
    case .notApplicable: 2
    }
  }

  func count(_ tally: CriterionTally) -> Int {
    switch self {
    case .files: tally.judged + tally[.notApplicable] + tally[.invalid]
    case .applicable: tally.judged
    case .met: tally[.met]
    case .partlyMet: tally[.partlyMet]
    case .missing: tally[.notMet] + tally[.notEvidenced]
    case .notMet: tally[.notMet]
    case .notEvidenced: tally[.notEvidenced]
    case .notApplicable: tally[.notApplicable]
    case .notJudged: tally[.invalid]
    }
  }
}

/// The counts of a feature.
enum FeatureRow: Int, QuestionRow {
  case files, judgeable, recorded, notStated, absent, notJudged

  var parent: FeatureRow? {
    switch self {
    case .files: nil
    case .judgeable, .notJudged: .files
    case .recorded, .notStated, .absent: .judgeable
    }
  }

  var cost: Int {
    switch self {
    case .files, .recorded: 100
    case .judgeable: 60
    case .notStated: 10
    case .absent: 6
    case .notJudged: 4
    }
  }

  func count(_ tally: FeatureTally, of files: Int) -> Int {
    switch self {
    case .files: files
    case .judgeable: files - tally.notJudged
    case .recorded: tally.recorded
    case .notStated: tally.notStated
    case .absent: files - tally.recorded - tally.notStated - tally.notJudged
    case .notJudged: tally.notJudged
    }
  }
}

/// The counts of a safeguarding concern, over all files.
enum AlertRow: Int, QuestionRow {
  case files, raised, notRuledOut, ruledOut

  var parent: AlertRow? { self == .files ? nil : .files }

  var cost: Int {
    switch self {
    case .files, .raised: 100
    case .notRuledOut: 50
    case .ruledOut: 1
    }
  }
}
