/// The chances of the counts `first`, `first + 1`, … of a random number of cases.
///
/// They are built from each chance's ratio to the one before, outward from the likeliest count, and then divided by
/// their sum. No logarithm or factorial is needed, nothing overflows, and all are right to about fourteen digits.
struct CountDistribution: Sendable {
  /// The smallest possible count.
  let first: Int
  /// The chance of each possible count; they add up to 1.
  let chances: [Double]

  /// The largest possible count.
  var last: Int { first + chances.count - 1 }

  /// Counts in `range`, the likeliest near `mode`; `ratio(k)` is the chance of `k + 1` over the chance of `k`.
  private init(_ range: ClosedRange<Int>, mode: Int, ratio: (Int) -> Double) {
    first = range.lowerBound
    let top = min(range.upperBound, max(range.lowerBound, mode))
    var weights = [Double](repeating: 1, count: range.count)
    for k in top..<range.upperBound { weights[k + 1 - first] = weights[k - first] * ratio(k) }
    for k in (range.lowerBound..<top).reversed() { weights[k - first] = weights[k + 1 - first] / ratio(k) }
    let sum = weights.reduce(0, +)
    chances = weights.map { $0 / sum }
  }

  /// How many of `trials` independent cases show what each shows with the chance `chance`, 0 to 1.
  static func binomial(trials: Int, chance: Double) -> CountDistribution {
    guard chance > 0 else { return CountDistribution(0...0, mode: 0) { _ in 0 } }
    guard chance < 1 else { return CountDistribution(trials...trials, mode: trials) { _ in 0 } }
    let odds = chance / (1 - chance)
    return CountDistribution(0...trials, mode: Int(Double(trials + 1) * chance)) { k in
      Double(trials - k) / Double(k + 1) * odds
    }
  }

  /// How many of `marked` cases fall into the first of two groups of given sizes, when chance alone deals them out.
  static func hypergeometric(marked: Int, sizes n1: Int, _ n2: Int) -> CountDistribution {
    let range = max(0, marked - n2)...min(n1, marked)
    let mode = (Double(n1) + 1) * (Double(marked) + 1) / (Double(n1) + Double(n2) + 2)
    return CountDistribution(range, mode: Int(mode)) { k in
      Double(n1 - k) / Double(k + 1) * (Double(marked - k) / Double(n2 - marked + k + 1))
    }
  }

  /// The chance of exactly `count`.
  func chance(of count: Int) -> Double {
    chances.indices.contains(count - first) ? chances[count - first] : 0
  }

  /// The chance of `count` or fewer. The smallest chances are added first, so that far tails keep their digits.
  func upTo(_ count: Int) -> Double {
    count < first ? 0 : min(1, chances[...min(count - first, chances.count - 1)].reduce(0, +))
  }

  /// The chance of `count` or more.
  func from(_ count: Int) -> Double {
    count > last ? 0 : min(1, chances[max(0, count - first)...].reversed().reduce(0, +))
  }

  /// The chance of fewer than `count`, and half the chance of `count` itself.
  func midUpTo(_ count: Int) -> Double { upTo(count - 1) + chance(of: count) / 2 }

  /// The chance of more than `count`, and half the chance of `count` itself.
  func midFrom(_ count: Int) -> Double { from(count + 1) + chance(of: count) / 2 }
}
