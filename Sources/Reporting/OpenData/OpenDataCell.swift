public import Documents

extension OpenDataFile {
  /// One figure.
  public enum Cell: Sendable, Equatable {
    /// A number in digits, with a point before its decimals: `19.347`, `-4.000`.
    case number(String)
    /// Words, in an indicator whose unit is words.
    case words(String)
    /// No figure, and why.
    case symbol(Symbol)

    /// A whole number.
    public static func count(_ count: Int) -> Cell { .number(String(count)) }

    /// How many of a hundred, with three decimals, halves upwards, from the exact fraction. Of no files at all there is no
    /// percentage: the question does not apply.
    ///
    /// The rounding is the one that the Department for Education's guide advises.
    public static func percent(_ part: Int, of whole: Int) -> Cell {
      guard whole > 0 else { return .symbol(.notApplicable) }
      return .number(decimal(ofThousandths: rounded(part * 100_000, over: whole)))
    }

    /// A number with three decimals, halves away from zero. One that is not finite is not known.
    public static func number(_ value: Double) -> Cell {
      guard value.isFinite else { return .symbol(.notAvailable) }
      precondition(value.magnitude < 0x1p40, "a figure of an audit is small")
      let whole = (value.magnitude * 1000).rounded(.down)
      // What is left over is exact where the product itself was rounded.
      let rest = (-whole).addingProduct(value.magnitude, 1000)
      let thousandths = Int(whole) + (rest >= 0.5 ? 1 : 0)
      return .number(decimal(ofThousandths: value < 0 ? -thousandths : thousandths))
    }

    /// The nearest whole number to a fraction, halves away from zero.
    private static func rounded(_ numerator: Int, over denominator: Int) -> Int {
      let (quotient, rest) = Int(numerator.magnitude).quotientAndRemainder(dividingBy: denominator)
      let magnitude = quotient + (rest >= denominator - rest ? 1 : 0)
      return numerator < 0 ? -magnitude : magnitude
    }

    private static func decimal(ofThousandths number: Int) -> String {
      let (whole, rest) = number.magnitude.quotientAndRemainder(dividingBy: 1000)
      let decimals = String(rest + 1000).dropFirst()
      return "\(number < 0 ? "-" : "")\(whole).\(decimals)"
    }

    /// Whether it can stand in a column of such a unit.
    func fits(_ unit: Unit) -> Bool {
      switch self {
      case .number(let text): unit != .words && Self.isNumber(text)
      case .words(let words): unit == .words && OpenDataLabel.cleaned(words, of: "", limit: .max) == words
      case .symbol: true
      }
    }

    /// Whether it is digits, perhaps after a minus sign, perhaps with a point among them. Every cell is asked, so it is no pattern.
    private static func isNumber(_ text: String) -> Bool {
      let parts = text.utf8.dropFirst(text.utf8.first == UInt8(ascii: "-") ? 1 : 0)
        .split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      let areDigits = parts.allSatisfy { part in
        !part.isEmpty && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      }
      return areDigits && parts.count <= 2
    }

    /// As it is written; symbols without brackets. A minus sign before a number starts no formula.
    var csv: String {
      switch self {
      case .number(let text): text
      case .words(let words): CSVText.cell(words)
      case .symbol(let symbol): symbol.rawValue
      }
    }
  }
}
