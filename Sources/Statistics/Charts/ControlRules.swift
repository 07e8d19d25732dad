/// Judges the points of a control chart by the four rules, each point by its own limits and all by one centre.
struct ControlRules {
  private let values: [Double]
  private let limits: [Interval?]
  private let rules: Set<SpecialCause.Rule>
  /// 1 above the centre, −1 below, 0 on it.
  let sides: [Int]
  /// 1 within the limits but in the outer third of the upper half, −1 in that of the lower, else 0.
  let near: [Int]

  /// So many points in a row are more than chance.
  private static let run = 7

  /// Points in order, their common centre, and the limits of each, as far from the centre above as below; nil where it
  /// has none.
  init(_ values: [Double], centre: Double, limits: [Interval?], rules: Set<SpecialCause.Rule>) {
    precondition(values.count == limits.count, "each point has its own limits")
    (self.values, self.limits, self.rules) = (values, limits, rules)
    sides = values.map { $0 > centre ? 1 : $0 < centre ? -1 : 0 }
    near = zip(values, limits).map { value, limits in
      guard let limits, limits.contains(value) else { return 0 }
      let third = (limits.upper - centre) * 2 / 3
      return value > centre + third ? 1 : value < centre - third ? -1 : 0
    }
  }

  /// Whether each point lies beyond its limits; nil where it has none.
  var areOutside: [Bool?] { zip(values, limits).map { value, limits in limits.map { !$0.contains(value) } } }

  /// Whether each point lies near a limit; nil where it has none.
  var areNearLimit: [Bool?] { zip(near, limits).map { near, limits in limits.map { _ in near != 0 } } }

  /// What tells each point from common variation, if anything does.
  var causes: [SpecialCause?] {
    let (runs, trends) = (mark(sides, atLeast: Self.run, reaching: 0), inTrends)
    return values.indices.map { index in
      outside(index) ?? cause(.trend, trends[index], .rising, .falling)
        ?? cause(.twoInThree, twoInThree(index), .twoInThreeAbove, .twoInThreeBelow)
        ?? cause(.oneSide, runs[index], .sevenAbove, .sevenBelow)
    }
  }

  private func cause(
    _ rule: SpecialCause.Rule, _ direction: Int, _ high: SpecialCause, _ low: SpecialCause
  ) -> SpecialCause? {
    guard rules.contains(rule) else { return nil }
    return direction > 0 ? high : direction < 0 ? low : nil
  }

  private func outside(_ index: Int) -> SpecialCause? {
    guard rules.contains(.outsideLimits), let limits = limits[index] else { return nil }
    return values[index] > limits.upper ? .aboveLimit : values[index] < limits.lower ? .belowLimit : nil
  }

  /// For each place the direction of a trend of seven points that it is part of, else 0: six steps and where they
  /// begin.
  private var inTrends: [Int] {
    let steps = zip(values, values.dropFirst()).map { $1 > $0 ? 1 : $1 < $0 ? -1 : 0 }
    return values.isEmpty ? [] : mark(steps, atLeast: Self.run - 1, reaching: 1)
  }

  /// Marks the places of every unbroken row of one sign that is long enough, and so many places after it.
  private func mark(_ signs: [Int], atLeast length: Int, reaching extra: Int) -> [Int] {
    var marks = [Int](repeating: 0, count: signs.count + extra)
    var start = 0
    while start < signs.count {
      let end = signs[start...].firstIndex { $0 != signs[start] } ?? signs.count
      if signs[start] != 0, end - start >= length {
        for place in start..<(end + extra) { marks[place] = signs[start] }
      }
      start = end
    }
    return marks
  }

  /// The side on which this point is one of two near a limit among three neighbours that are all on that side, else 0.
  private func twoInThree(_ index: Int) -> Int {
    let side = near[index]
    guard side != 0 else { return 0 }
    let windows = (index - 2...index).filter { $0 >= 0 && $0 + 2 < values.count }
    let holds = windows.contains { start in
      sides[start...start + 2].allSatisfy { $0 == side } && near[start...start + 2].count { $0 == side } >= 2
    }
    return holds ? side : 0
  }
}
