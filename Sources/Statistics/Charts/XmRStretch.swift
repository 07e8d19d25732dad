/// A part of an XmR chart with one mean and one pair of limits.
struct XmRStretch {
  private let values: [Double]
  private let mean: Double
  private let limits: Interval?
  private let improvement: XmRChart.Improvement?
  private let sides: [Int]
  /// 1 in the outer third of the upper half, −1 in that of the lower, else 0.
  private let near: [Int]

  /// So many mean moving ranges lie between the mean and a limit: 3 standard deviations at 1.128 ranges each.
  private static let limitFactor = 2.66
  /// A moving range of so many mean ones, or more, is itself out of control.
  private static let rangeFactor = 3.267
  /// So many points in a row are more than chance.
  private static let run = 7

  init(_ values: [Double], _ options: XmRChart.Options) {
    let fixed = values.prefix(options.fixedAfter ?? values.count)
    let mean = fixed.reduce(0, +) / Double(max(1, fixed.count))
    let limits = Self.meanRange(Array(fixed), screened: options.screensRanges).map { range in
      Interval(lower: mean - Self.limitFactor * range, upper: mean + Self.limitFactor * range)
    }
    (self.values, self.mean, self.limits, improvement) = (values, mean, limits, options.improvement)
    sides = values.map { $0 > mean ? 1 : $0 < mean ? -1 : 0 }
    near = values.map { value in
      guard let limits, limits.contains(value) else { return 0 }
      let third = (limits.upper - mean) * 2 / 3
      return value > mean + third ? 1 : value < mean - third ? -1 : 0
    }
  }

  /// The mean distance between neighbours; nil where there is none, or none that is in control.
  private static func meanRange(_ values: [Double], screened: Bool) -> Double? {
    let ranges = zip(values, values.dropFirst()).map { abs($1 - $0) }
    guard let mean = average(ranges), screened else { return average(ranges) }
    return average(ranges.filter { $0 < rangeFactor * mean })
  }

  private static func average(_ numbers: [Double]) -> Double? {
    numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count)
  }

  /// Its points, judged by the rules.
  var points: [XmRChart.Point] {
    let runs = inRuns(sides)
    let trends = inTrends
    return values.indices.map { index in
      let cause =
        outside(index) ?? cause(trends[index], .rising, .falling)
        ?? cause(twoInThree(index), .twoInThreeAbove, .twoInThreeBelow) ?? cause(runs[index], .sevenAbove, .sevenBelow)
      return XmRChart.Point(
        value: values[index], mean: mean, limits: limits, isOutside: limits.map { !$0.contains(values[index]) },
        isNearLimit: limits.map { _ in near[index] != 0 }, specialCause: cause, meaning: meaning(of: cause))
    }
  }

  private func cause(
    _ direction: Int, _ high: XmRChart.SpecialCause, _ low: XmRChart.SpecialCause
  ) -> XmRChart.SpecialCause? {
    direction > 0 ? high : direction < 0 ? low : nil
  }

  private func outside(_ index: Int) -> XmRChart.SpecialCause? {
    guard let limits else { return nil }
    return values[index] > limits.upper ? .aboveLimit : values[index] < limits.lower ? .belowLimit : nil
  }

  /// For each place the sign of a run of seven equal signs that it is part of, else 0.
  private func inRuns(_ signs: [Int]) -> [Int] { mark(signs, atLeast: Self.run, reaching: 0) }

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

  private func meaning(of cause: XmRChart.SpecialCause?) -> XmRChart.Meaning {
    guard let cause else { return .commonCause }
    switch improvement {
    case nil: return cause.isHigh ? .neutralHigh : .neutralLow
    case .higher: return cause.isHigh ? .improvement : .concern
    case .lower: return cause.isHigh ? .concern : .improvement
    }
  }
}
