/// Rates by the number of files they rest on, between the limits of what chance alone does: many groups on one theme, in no order
/// of merit.
///
/// Source: Spiegelhalter (2005), "Funnel plots for comparing institutional performance". The limits are the caller's.
public struct FunnelChart: Chart {
  /// What it is called and says.
  public let text: ChartText
  /// The rate the groups are compared with, and its limits.
  public let funnel: Funnel
  /// The groups whose figures may be shown.
  public let points: [Dot]
  /// The names of the groups whose figures may not be shown; they stand below the chart.
  public let withheld: [String]

  /// A rate, and how far from it a group of each size may lie by chance.
  public struct Funnel: Hashable, Sendable {
    /// The rate of all, 0 to 100.
    public let centre: Double
    /// What it is: `All files: 29.6 %`.
    public let label: String
    /// The limits within which 95 % lie; by size, rising.
    public let limits95: [Limit]
    /// The limits within which 99.8 % lie; by size, rising.
    public let limits998: [Limit]

    /// A rate and its limits.
    public init(centre: Double, label: String, limits95: [Limit], limits998: [Limit]) {
      self.centre = centre
      self.label = label
      self.limits95 = limits95
      self.limits998 = limits998
    }
  }

  /// The limits for groups of one size.
  public struct Limit: Hashable, Sendable {
    /// How many files.
    public let size: Int
    /// 0 to 100.
    public let lower: Double
    /// 0 to 100.
    public let upper: Double

    /// The limits for a size.
    public init(size: Int, lower: Double, upper: Double) {
      self.size = size
      self.lower = lower
      self.upper = upper
    }
  }

  /// A group.
  public struct Dot: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// How many files its rate rests on.
    public let size: Int
    /// Its rate, 0 to 100.
    public let percent: Double
    /// Whether it is called different from the others; it has another shape then, and its figures beside it.
    public let isOutside: Bool
    /// Its figures: `8 of 27, 29.6 %`.
    public let label: String

    /// A group of a name and its figures, `percent` of `size` files.
    public init(_ name: String, percent: Double, of size: Int, label: String, isOutside: Bool) {
      self.name = name
      self.size = size
      self.percent = percent
      self.isOutside = isOutside
      self.label = label
    }
  }

  /// A chart of groups; `withheld` names those that are not drawn.
  public init(
    _ text: ChartText, funnel: Funnel, points: [Dot], withheld: [String] = []
  ) {
    self.text = text
    self.funnel = funnel
    self.points = points
    self.withheld = withheld
  }

  /// The chart as an `svg` element.
  public func svg() -> String {
    FunnelDrawing(self).svg()
  }
}
