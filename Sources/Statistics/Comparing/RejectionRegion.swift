/// For two groups of given sizes: from which counts on the central mid-p test calls them different.
///
/// In the test, a higher count in the first group only ever makes "higher" more certain, and a higher count in the
/// second less; so one bound for each count of the second group says it all.
struct RejectionRegion: Sendable {
  /// For each count of the second group, the smallest count of the first that is called higher; one more than the first
  /// group's size where none is.
  let higherFrom: [Int]
  /// For each count of the second group, the largest count of the first that is called lower; −1 where none is.
  let lowerUpTo: [Int]

  /// Groups of `n1` and `n2` cases, tested so that each tail has at most the chance `tail`.
  init(sizes n1: Int, _ n2: Int, tail: Double) {
    var higher = [Int](repeating: n1 + 1, count: n2 + 1)
    var lower = [Int](repeating: -1, count: n2 + 1)
    for marked in 0...(n1 + n2) {
      let tables = CountDistribution.hypergeometric(marked: marked, sizes: n1, n2)
      for count in Self.leading(tables.chances, tail: tail).map({ tables.first + $0 }) {
        lower[marked - count] = max(lower[marked - count], count)
      }
      for count in Self.leading(tables.chances.reversed(), tail: tail).map({ tables.last - $0 }) {
        higher[marked - count] = min(higher[marked - count], count)
      }
    }
    (higherFrom, lowerUpTo) = (higher, lower)
  }

  /// The places from the front whose mid tail (all before, and half of itself) has at most the chance `tail`.
  private static func leading(_ chances: some Sequence<Double>, tail: Double) -> Range<Int> {
    var (before, count) = (0.0, 0)
    for chance in chances {
      guard before + chance / 2 <= tail else { break }
      before += chance
      count += 1
    }
    return 0..<count
  }

  /// The chance that the first group is called higher, when its cases and the second's have these distributions.
  func powerAbove(_ first: CountDistribution, _ second: CountDistribution) -> Double {
    let tails = first.chances.reversed().runningSum
    return power(second) { count in
      let bound = max(first.first, higherFrom[count])
      return bound > first.last ? 0 : tails[first.last - bound]
    }
  }

  /// The chance that the first group is called lower.
  func powerBelow(_ first: CountDistribution, _ second: CountDistribution) -> Double {
    let tails = first.chances.runningSum
    return power(second) { count in
      let bound = min(first.last, lowerUpTo[count])
      return bound < first.first ? 0 : tails[bound - first.first]
    }
  }

  private func power(_ second: CountDistribution, _ called: (Int) -> Double) -> Double {
    second.chances.enumerated().reduce(0) { $0 + $1.element * called(second.first + $1.offset) }
  }
}

extension Sequence<Double> {
  /// The sum up to and including each element.
  fileprivate var runningSum: [Double] {
    var sum = 0.0
    return map { element in
      sum += element
      return sum
    }
  }
}
