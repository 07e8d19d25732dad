/// How a number of files to read is shared out over strata, such as teams.
///
/// Source: W. G. Cochran, Sampling Techniques, 3rd ed. (1977), chapter 5; the remainders by E. F. Hamilton's method of
/// largest remainders.
public struct StratifiedSample: Hashable, Sendable {
  /// By which rule.
  public enum Allocation: String, Hashable, Sendable, CaseIterable {
    /// As many of a hundred in each stratum, and one at least where that is possible: for percentages over all.
    case proportionate
    /// The same number in each stratum, as far as it has cases: for percentages of each.
    case equal
  }

  /// A part of the cases.
  public struct Stratum: Hashable, Sendable {
    /// How many cases it has.
    public let cases: Int
    /// How many of them are drawn, at most all.
    public let drawn: Int

    /// A stratum; `drawn` must not be more than `cases`.
    public init(cases: Int, drawn: Int) {
      precondition(drawn >= 0 && drawn <= cases, "a sample is no larger than what it is drawn from")
      (self.cases, self.drawn) = (cases, drawn)
    }
  }

  /// The strata, in the order given.
  public let strata: [Stratum]
  /// By which rule they share the sample.
  public let allocation: Allocation

  /// So many files out of strata with so many cases each; all files where there are no more than that. Where two strata
  /// have the same claim to a file, the larger one gets it, then the earlier one.
  public init(drawing files: Int, from cases: [Int], _ allocation: Allocation) {
    precondition(files >= 0 && cases.allSatisfy { $0 >= 0 }, "counts of files are not negative")
    let wanted = min(files, cases.reduce(0, +))
    let drawn =
      switch allocation {
      case .proportionate: Self.proportionate(wanted, cases)
      case .equal: Self.equal(wanted, cases)
      }
    self.allocation = allocation
    strata = zip(cases, drawn).map { Stratum(cases: $0, drawn: $1) }
  }

  /// How many cases there are.
  public var cases: Int { strata.reduce(0) { $0 + $1.cases } }

  /// How many are drawn.
  public var drawn: Int { strata.reduce(0) { $0 + $1.drawn } }

  // MARK: Allocation

  private static func proportionate(_ files: Int, _ cases: [Int]) -> [Int] {
    var drawn = cases.map { _ in 0 }
    var open = cases.indices.filter { cases[$0] > 0 }
    var (left, total) = (files, cases.reduce(0, +))
    // Strata whose share is less than one file get one; the others share the rest, where that may happen again.
    while files >= cases.count(where: { $0 > 0 }) {
      let small = open.filter { left * cases[$0] < total }
      guard !small.isEmpty else { break }
      for index in small { drawn[index] = 1 }
      left -= small.count
      total -= small.reduce(0) { $0 + cases[$1] }
      open.removeAll(where: Set(small).contains)
    }
    guard left > 0, total > 0 else { return drawn }
    for index in open { drawn[index] = left * cases[index] / total }
    let rest = left - open.reduce(0) { $0 + drawn[$1] }
    let claims = open.sorted { first, second in
      let remainders = (left * cases[first] % total, left * cases[second] % total)
      return (remainders.0, cases[first], -first) > (remainders.1, cases[second], -second)
    }
    for index in claims.prefix(rest) { drawn[index] += 1 }
    return drawn
  }

  private static func equal(_ files: Int, _ cases: [Int]) -> [Int] {
    var drawn = cases.map { _ in 0 }
    var left = files
    // From the smallest on: each gets its share of what is left, at most all it has.
    let order = cases.indices.filter { cases[$0] > 0 }.sorted { (cases[$0], -$0) < (cases[$1], -$1) }
    for (place, index) in order.enumerated() {
      drawn[index] = min(cases[index], left / (order.count - place))
      left -= drawn[index]
    }
    return drawn
  }
}

extension StratifiedSample {
  /// Half the width, as a fraction, of the interval that the sample would give for the rate over all cases, each stratum
  /// weighted by its cases, at the rate and confidence of a wish; 0 for a census. Nil where a stratum that has cases is
  /// not drawn from, and for no cases.
  ///
  /// Cases are taken to differ as much within each stratum as among all. Then a single stratum, and one shared out in
  /// exact proportion, have the margin of a sample that is not stratified.
  public func margin(for wish: SampleSize.Wish) -> Double? {
    let (used, total) = (strata.filter { $0.cases > 0 }, Double(cases))
    guard !used.isEmpty, used.allSatisfy({ $0.drawn > 0 }) else { return nil }
    guard used.contains(where: { $0.drawn < $0.cases }) else { return 0 }
    let parts = used.map { stratum in
      let (size, drawn) = (Double(stratum.cases), Double(stratum.drawn))
      return size * (size - drawn) / drawn
    }
    let spread = wish.expected * (1 - wish.expected) / (total * (total - 1))
    return wish.confidence.criticalValue * (parts.reduce(0, +) * spread).squareRoot()
  }

  /// A sample out of strata with so many cases each that has the margin of a wish, from what one that is not stratified needs on:
  /// one file less of it would not be enough. There must be a case.
  public init(for wish: SampleSize.Wish, from cases: [Int], _ allocation: Allocation) {
    let total = cases.reduce(0, +)
    func isEnough(_ files: Int) -> Bool {
      guard files < total else { return true }
      // Arithmetic's own error must not ask for one file more.
      let margin = StratifiedSample(drawing: files, from: cases, allocation).margin(for: wish)
      return margin.map { $0 <= wish.margin * (1 + 1e-12) } ?? false
    }
    // Each stratum with cases must give one, else there is no margin.
    let start = min(total, max(SampleSize(for: wish, population: total).files, cases.count { $0 > 0 }))
    var (short, enough, step) = (start - 1, start, 1)
    while !isEnough(enough) { (short, enough, step) = (enough, min(total, enough + step), 2 * step) }
    while enough - short > 1 {
      let middle = (short + enough) / 2
      if isEnough(middle) { enough = middle } else { short = middle }
    }
    self.init(drawing: enough, from: cases, allocation)
  }
}
