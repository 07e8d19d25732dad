/// P-values adjusted for having asked several questions at once, in the order given. A report states how many there
/// were. An empty list gives an empty one.
public enum MultipleTesting {
  /// Adjusted so that of all differences called at 5 %, at most 5 % are expected to be false alarms (false discovery
  /// rate), for tests that are independent or agree with one another.
  ///
  /// Source: Y. Benjamini and Y. Hochberg, Journal of the Royal Statistical Society B 57 (1995) 289–300.
  public static func benjaminiHochberg(_ p: [Double]) -> [Double] {
    stepUp(p) { Double(p.count) / Double($0) }
  }

  /// Adjusted like `benjaminiHochberg`, however the tests hang together; much more careful.
  ///
  /// Source: Y. Benjamini and D. Yekutieli, The Annals of Statistics 29 (2001) 1165–1188.
  public static func benjaminiYekutieli(_ p: [Double]) -> [Double] {
    let harmonic = p.indices.reduce(0.0) { $0 + 1 / Double($1 + 1) }
    return stepUp(p) { harmonic * Double(p.count) / Double($0) }
  }

  /// Adjusted so that the chance of even one false alarm stays at the level, whatever else is true.
  ///
  /// Source: S. Holm, Scandinavian Journal of Statistics 6 (1979) 65–70.
  public static func holm(_ p: [Double]) -> [Double] {
    adjusted(p, order: ascending(p)) { rank in
      Double(p.count - rank + 1)
    } combining: {
      max($0, $1)
    }
  }

  /// Each multiplied by their number, at most 1: the simplest and least powerful.
  ///
  /// Source: O. J. Dunn, Journal of the American Statistical Association 56 (1961) 52–64.
  public static func bonferroni(_ p: [Double]) -> [Double] { p.map { min(1, $0 * Double(p.count)) } }

  /// From the largest down, each times a factor of its rank (1 for the smallest), never above one that was larger.
  private static func stepUp(_ p: [Double], factor: (Int) -> Double) -> [Double] {
    adjusted(p, order: ascending(p).reversed()) { rank in
      factor(p.count - rank + 1)
    } combining: {
      min($0, $1)
    }
  }

  private static func ascending(_ p: [Double]) -> [Int] {
    p.indices.sorted { (p[$0], $0) < (p[$1], $1) }
  }

  /// Each value of `order` times its factor (by its place there, from 1), combined with the one before it, at most 1.
  private static func adjusted(
    _ p: [Double], order: [Int], factor: (Int) -> Double, combining combine: (Double, Double) -> Double
  ) -> [Double] {
    precondition(p.allSatisfy { (0...1).contains($0) }, "a p-value lies between 0 and 1")
    var result = p
    var last: Double?
    for (place, index) in order.enumerated() {
      let own = min(1, p[index] * factor(place + 1))
      last = last.map { combine($0, own) } ?? own
      result[index] = last ?? own
    }
    return result
  }
}
