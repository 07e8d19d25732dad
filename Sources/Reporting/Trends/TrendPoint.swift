public import Records

/// One period of a trend: a run, or runs put together, with its counts as they may be shown.
public struct TrendPoint: Sendable {
  /// What it is called: `2016-Q1`, a run's label, or a period as `April to June 2016`.
  public let name: String
  /// The counts, grouped more and more finely: by authority, then by team. Each level has all files together in its first column,
  /// and is by one and the same rubric.
  public let levels: [PublishedAudit]
  /// The labels of the runs it is made from.
  public let runs: [String]
  /// The last days of its files' windows; nil for those that the counts tell.
  public var days: ClosedRange<CalendarDate>?
  /// Whether the rubric differs from that of the point before in what decides judgements: the line is broken before it. The
  /// first point never starts a new stretch.
  public var isNewStretch = false
  /// What changed in the rubric before it, in a few words: `version 1.0 to 1.1`; nil where nothing did.
  public var change: String?
  /// The files apart by what they are about; empty where no stratified figure is asked for.
  public var strata: [TrendStratum] = []
  /// How many of its cases stand in an earlier point too.
  public var sharedCases = 0

  /// A period.
  public init(_ name: String, levels: [PublishedAudit], runs: [String] = []) {
    (self.name, self.levels, self.runs) = (name, levels, runs)
  }
}

/// The files of a period that are alike in something, such as those with high risk; the strata of a period have no file in common.
public struct TrendStratum: Sendable {
  /// What its files have in common; the same in every period.
  public let name: String
  /// Their counts, level by level as those of the period.
  public let levels: [PublishedAudit]

  /// A stratum.
  public init(_ name: String, levels: [PublishedAudit]) {
    (self.name, self.levels) = (name, levels)
  }
}
