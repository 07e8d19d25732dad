/// What a trend shall show.
public struct TrendOptions: Sendable {
  /// The ids of the themes that are shown; nil for all.
  public var themes: [String]?
  /// By which chart a period is told from common variation.
  public var chart = Chart.proportions
  /// What each level is grouped by, in words, outermost first: `authority`, `team`.
  public var levelNames: [String] = []
  /// How a group of the last level is worded: `team holding the case on the last day of the audit`; nil for its name alone.
  public var groupWord: String?
  /// What else the method must say, a sentence each: what became of teams, how windows were found.
  public var remarks: [String] = []
  /// The marking, as of any report.
  public var report = ReportOptions()

  /// All themes, by p-charts.
  public init() {}

  /// By which chart a period is told from common variation.
  public enum Chart: String, Sendable, CaseIterable {
    /// A p-chart: limits by each period's number of files.
    case proportions = "p"
    /// An XmR chart of percentages: limits by how much neighbours differ.
    case values = "xmr"

    /// From how many periods with one rubric on it can be drawn.
    public var leastPoints: Int {
      switch self {
      case .proportions: 2
      case .values: 12
      }
    }
  }
}
