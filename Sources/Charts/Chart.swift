/// A picture of rates, as one SVG text: the same bytes for the same values, no script, nothing from elsewhere, and no style that
/// reaches outside it, so that many stand on one page and each is a file for slides too.
///
/// The page shows the title, a caption and the values as a table; the SVG carries its title and description for those who do
/// not see it. It takes its place's width up to 560 pixels, and its text grows on a small screen, where all else shrinks.
public protocol Chart: Sendable {
  /// What it is called and what it says to those who do not see it.
  var text: ChartText { get }

  /// The chart as an `svg` element, without an XML declaration; it ends with a line break.
  func svg() -> String
}

/// What a chart is called and what it says to those who do not see it.
public struct ChartText: Hashable, Sendable {
  /// What tells it from the other charts of its page, in kebab-case: `risk-by-authority`. The SVG's own id is `chart-` and this;
  /// other characters than lower-case letters, digits and hyphens are written as their numbers there.
  public let id: String
  /// What it shows, in one line: the accessible name.
  public let title: String
  /// What is compared and what stands out. It is in the bytes, so it must not tell a figure that is withheld.
  public let description: String

  /// The texts of a chart.
  public init(id: String, title: String, description: String) {
    self.id = id
    self.title = title
    self.description = description
  }
}

/// What a row shows of a rate.
public enum Mark: Hashable, Sendable {
  /// A percentage, 0 to 100, with its interval where it has one, and what is written beside it: `8 of 27, 29.6 %`. What lies
  /// beyond 0 or 100 is drawn there; it is our own mistake when one of them is not a number.
  case value(Double, interval: ClosedRange<Double>?, label: String)
  /// No figure: nothing is drawn, and this is written: `[c]` for a withheld one, `[z]` where none applies, `[x]` where there is none.
  case none(symbol: String)

  /// What is written beside its name.
  var label: String {
    switch self {
    case .value(_, _, let label): label
    case .none(let symbol): symbol
    }
  }
}

/// One line of a chart: what it is about, and its rate.
public struct ChartRow: Hashable, Sendable {
  /// What it is about; up to three lines of it are shown.
  public let name: String
  /// Its rate.
  public let mark: Mark
  /// Whether it is the one the chart is about. Where none is, all are drawn alike.
  public let isFocus: Bool

  /// A row.
  public init(_ name: String, _ mark: Mark, isFocus: Bool = false) {
    self.name = name
    self.mark = mark
    self.isFocus = isFocus
  }
}
