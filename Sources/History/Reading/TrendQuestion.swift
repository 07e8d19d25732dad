public import Records
public import Reporting
public import Rubrics

/// What is asked of a history about time.
public struct TrendQuestion: Sendable {
  /// The label that a team map is about.
  public static let team = "team"
  /// The rubric by which counts are told. Runs by others of its name are told apart from its own, as a break.
  public let rubric: Rubric
  /// Groupings, the outermost first, each by names of the runs' labels: `[["authority"], ["team"]]`.
  public var levels: [[String]]
  /// What a point is.
  public var point = Point.run
  /// The first and the last day that audits may end on; nil for no end.
  public var days: (from: CalendarDate?, to: CalendarDate?) = (nil, nil)
  /// How many points are wanted at most, the last ones; nil for all.
  public var last: Int?
  /// Which team is which over time; nil where codes stand for themselves.
  public var teams: TeamMap?
  /// A feature of the rubric, by its id, by which cases are told apart too; nil for none.
  public var stratum: String?
  /// The labels of runs that are left out.
  public var without: Set<String> = []
  /// Whether it must be told which cases stand in earlier points too, as disclosure control needs.
  public var tellsTurnover = false
  /// Where bank holidays are looked for, by rubrics that were kept and count working days.
  public var dataFolders: [String] = []

  /// What a point in time is.
  public enum Point: Sendable, Equatable {
    /// A run.
    case run
    /// All audits that end in the same calendar period, each case by the last of them.
    case period(Period)
  }

  /// A question about this rubric's runs.
  public init(_ rubric: Rubric, levels: [[String]]) {
    (self.rubric, self.levels) = (rubric, levels)
  }
}

/// Calendar periods.
public enum Period: String, Sendable, CaseIterable {
  /// From the first of a month.
  case month
  /// From the first of January, April, July or October.
  case quarter
  /// From the first of January.
  case year

  private var months: Int {
    switch self {
    case .month: 1
    case .quarter: 3
    case .year: 12
    }
  }

  /// The number of the period of a day; the next one has the next number.
  func number(of day: CalendarDate) -> Int { number(ofMonth: day.month) }

  /// The number of the period of a month.
  func number(ofMonth month: Int) -> Int { month / months }

  /// The days of a period, by its number.
  func days(of number: Int) -> ClosedRange<CalendarDate> {
    let (year, month) = (number * months / 12, number * months % 12 + 1)
    guard let first = CalendarDate(year: max(1, year), month: month, day: 1) else { return .latest ... .latest }
    let next = first.adding(months: months)?.adding(days: -1) ?? .latest
    return first...max(first, next)
  }
}

/// What a history knows over time.
public struct TrendAnswer: Sendable {
  /// The points, in order.
  public let points: [TrendCounts]
  /// What must be known to read them, in sentences.
  public let remarks: [String]
  /// What the person who keeps the team map should know, in sentences. They tell numbers of records by team: for no document.
  public let mapProblems: [String]
}

/// What a history knows of one point in time.
public struct TrendCounts: Sendable {
  /// What it is called: the label of its run, or its period in words.
  public let name: String
  /// The days on which its audits end; nil where it has none.
  public let days: ClosedRange<CalendarDate>?
  /// The runs it is made from.
  public let runs: [StoredRun]
  /// Its counts, level by level.
  public let levels: [AuditCounts]
  /// The same of the cases in which the feature is on record, and of those in which it is not so; empty unless it was asked for.
  public let strata: [(name: String, levels: [AuditCounts])]
  /// Whether its rubric asks records something else than that of the point before.
  public let isNewStretch: Bool
  /// What changed with it: the versions of the rubric, in words; nil where nothing did.
  public let change: String?
  /// How many of its cases stand in an earlier point too.
  public let sharedCases: Int
  /// By level, then for each point before: which cases are the same. Empty unless it was asked for.
  public let turnover: [[ReleaseTurnover]]
  /// What must be known to read it, in sentences.
  public let remarks: [String]
}
