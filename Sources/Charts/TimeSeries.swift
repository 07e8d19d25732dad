/// The periods of a chart over time, the same for all its series, and its way up.
public struct TimeAxis: Hashable, Sendable {
  /// What the periods are called, from the first to the last: `2016-Q1`, or the label of an audit. Where names would touch, some
  /// are left out; the first and the last are shown.
  public let periods: [String]
  /// Where figures before and after cannot be compared.
  public let breaks: [Break]
  /// The per cent at the upper end: 20, 40, 60, 80 or 100. A chart that holds a rate above it ends at the next of them.
  public let top: Double
  /// From how many files on a point is drawn in full; the key says so of those that are grey.
  public let leastFiles: Int

  /// A place between two periods, where something changed that makes their figures another thing.
  public struct Break: Hashable, Sendable {
    /// The number of the first period after it, from 0. No line goes from the one before to it.
    public let before: Int
    /// What changed, in a few words: `rubric changed`.
    public let reason: String

    /// A break before a period.
    public init(before period: Int, reason: String) {
      before = period
      self.reason = reason
    }
  }

  /// An axis; of another `top` than 20, 40, 60, 80 and 100 the next higher is taken.
  public init(periods: [String], breaks: [Break] = [], top: Double = 100, leastFiles: Int = 10) {
    self.periods = periods
    self.leastFiles = leastFiles
    self.breaks = breaks
    self.top = TimeAxis.tops.first { $0 >= top } ?? 100
  }
}

/// The rate of one group, or of all, in each period.
public struct TimeSeries: Hashable, Sendable {
  /// Whose rate it is.
  public let name: String
  /// One for each period of the axis, in its order. A period beyond the last of them has no figure and no symbol.
  public let points: [TimePoint]
  /// The rates around which the points lie by chance.
  public let centres: [Centre]

  /// A rate over some periods: all those between two breaks.
  public struct Centre: Hashable, Sendable {
    /// The numbers of the periods, from 0.
    public let periods: Range<Int>
    /// Their rate, 0 to 100. It is in the bytes, so it must not tell a figure that is withheld.
    public let percent: Double

    /// A rate over some periods.
    public init(periods: Range<Int>, percent: Double) {
      self.periods = periods
      self.percent = percent
    }
  }

  /// A series of points.
  public init(_ name: String, points: [TimePoint], centres: [Centre] = []) {
    self.name = name
    self.points = points
    self.centres = centres
  }
}

/// The rate of one period.
public struct TimePoint: Hashable, Sendable {
  /// The rate, or the symbol that stands for it. The label of a rate is written for the last period alone, beside the name of a
  /// small chart; its interval is not drawn. The page's table has both.
  public let mark: Mark
  /// The limits within which common variation keeps it, each 0 to 100. They are drawn as far as the axis goes, and only around a rate that is shown:
  /// they would tell the number of files.
  public let limits: ClosedRange<Double>?
  /// Whether it rests on fewer files than `TimeAxis.leastFiles`.
  public let isGrey: Bool
  /// What is unlikely about it, in a few words: `below the lower limit`. The point is a diamond with a number, and the key says
  /// what the number stands for. Nothing of it is shown where there is no rate.
  public let signal: String?

  /// A point.
  public init(_ mark: Mark, limits: ClosedRange<Double>? = nil, isGrey: Bool = false, signal: String? = nil) {
    self.mark = mark
    self.limits = limits
    self.isGrey = isGrey
    self.signal = signal
  }
}

extension TimeAxis {
  /// The ends an axis may have.
  private static let tops = [20.0, 40, 60, 80, 100]

  /// Where lines stand across: at 0, at `top` and between.
  var ticks: [Double] { Array(stride(from: 0, through: top, by: top <= 20 ? 5 : top <= 40 ? 10 : 20)) }

  /// The axis, long enough for every rate of some series.
  func holding(_ series: [TimeSeries]) -> TimeAxis {
    let rates = series.flatMap { $0.points.prefix(periods.count) }.compactMap { $0.percent }
    return TimeAxis(periods: periods, breaks: breaks, top: max(top, rates.max() ?? 0), leastFiles: leastFiles)
  }

  /// The breaks that lie between two of the periods, from the first to the last.
  var shownBreaks: [Break] {
    breaks.filter { $0.before > 0 && $0.before < periods.count }.sorted { $0.before < $1.before }
  }
}

extension TimeSeries {
  /// The points of the periods of an axis.
  func points(on axis: TimeAxis) -> ArraySlice<TimePoint> { points.prefix(axis.periods.count) }
}

extension TimePoint {
  /// The rate held between 0 and 100, where it is shown.
  var percent: Double? {
    guard case .value(let percent, _, _) = mark else { return nil }
    return percent.asPercent
  }

  /// What is written instead of a rate.
  var symbol: String? {
    guard case .none(let symbol) = mark else { return nil }
    return symbol
  }
}
