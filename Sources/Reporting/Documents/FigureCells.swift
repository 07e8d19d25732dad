import Documents
import Statistics

/// Numbers as they are shown.
public enum FigureText {
  /// A number with so many decimals, halves away from zero.
  static func fixed(_ value: Double, decimals: Int) -> String {
    precondition(value.isFinite && abs(value) < 1e12, "figures are shares, points and small counts")
    let scale = (0..<decimals).reduce(1) { power, _ in power * 10 }
    // Differences of fractions that end in a half come out a hair below it; no other fraction of counts lies so near to one.
    let scaled = Int((abs(value) * Double(scale) + 1e-9).rounded(.toNearestOrAwayFromZero))
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return "\(sign)\(scaled)" }
    let fraction = String(scaled % scale)
    return "\(sign)\(scaled / scale).\(String(repeating: "0", count: decimals - fraction.count))\(fraction)"
  }

  /// A fraction as a percentage with one decimal, without the sign: `19.3`.
  public static func percent(_ fraction: Double) -> String { fixed(fraction * 100, decimals: 1) }

  /// A difference of fractions in percentage points, with its sign: `+4.0`, `-19.4`.
  static func points(_ fraction: Double) -> String {
    let text = percent(fraction)
    return text.hasPrefix("-") || text == "0.0" ? text : "+\(text)"
  }
}

extension Cell {
  /// A count, or that it is not shown.
  init(_ count: PublishedCount) { self = count.number.map(Cell.count) ?? .symbol(.confidential) }

  /// A number with so many decimals. What rounds to zero and is not says so.
  static func fixed(_ value: Double, decimals: Int) -> Cell {
    let text = FigureText.fixed(value, decimals: decimals)
    let isZero = text.allSatisfy { "0.".contains($0) }
    return isZero && value > 0 ? .symbol(.low) : .number(text)
  }

  static func percent(_ fraction: Double) -> Cell { fixed(fraction * 100, decimals: 1) }

  /// A difference of fractions, in points.
  static func points(_ fraction: Double) -> Cell { .number(FigureText.percent(fraction)) }
}

extension Rate {
  /// Why there is no rate; nil where there is one.
  var symbol: Symbol? {
    switch self {
    case .share: nil
    case .hidden: .confidential
    case .noFiles: .notApplicable
    case .notJudged: .notAvailable
    }
  }

  /// The columns of a rate: the percentage and its interval.
  static let columns = [
    Column("Percentage (%)", .number(decimals: 1)), Column("95% interval from (%)", .number(decimals: 1)),
    Column("95% interval to (%)", .number(decimals: 1)),
  ]

  /// The cells of a rate: the percentage and its interval.
  var cells: [Cell] {
    guard let share else { return Array(repeating: .symbol(symbol ?? .notAvailable), count: 3) }
    let interval = share.wilsonInterval()
    let percent = share.percent(decimals: 1)
    let rounds = percent == "0.0" && share.numerator > 0
    return [rounds ? .symbol(.low) : .number(percent), .percent(interval.lower), .percent(interval.upper)]
  }

  /// The rate in words: `106 of 321 files (33.0%, 95% interval 28.1% to 38.3%)`.
  var words: String {
    guard let share else { return symbol?.bracketed ?? "" }
    let interval = share.wilsonInterval()
    let (from, to) = (FigureText.percent(interval.lower), FigureText.percent(interval.upper))
    return "\(shortWords) (\(share.percentWords), 95% interval \(from)% to \(to)%)"
  }

  /// The counts of the rate in words: `106 of 321 files`.
  var shortWords: String {
    guard let share else { return symbol?.bracketed ?? "" }
    return "\(share.numerator) of \(FileWords.files(share.denominator))"
  }

  /// What stands beside a mark in a picture: `106 of 321, 33.0%`.
  var label: String {
    guard let share else { return symbol?.bracketed ?? "" }
    return "\(share.numerator) of \(share.denominator), \(share.percentWords)"
  }
}

extension Proportion {
  /// The percentage with one decimal, and its sign; what rounds to none of it, or to all, is not said to be that.
  var percentWords: String {
    let text = percent(decimals: 1)
    if text == "0.0", numerator > 0 { return "under 0.1%" }
    return text == "100.0" && numerator < denominator ? "over 99.9%" : "\(text)%"
  }
}
