/// A part of an XmR chart with one mean and one pair of limits.
struct XmRStretch {
  private let values: [Double]
  private let mean: Double
  private let limits: Interval?
  private let improvement: SpecialCause.Improvement?

  /// So many mean moving ranges lie between the mean and a limit: 3 standard deviations at 1.128 ranges each.
  private static let limitFactor = 2.66
  /// A moving range of so many mean ones, or more, is itself out of control.
  private static let rangeFactor = 3.267

  init(_ values: [Double], _ options: XmRChart.Options) {
    let fixed = values.prefix(options.fixedAfter ?? values.count)
    let mean = fixed.reduce(0, +) / Double(max(1, fixed.count))
    (self.values, self.mean, improvement) = (values, mean, options.improvement)
    limits = Self.meanRange(Array(fixed), screened: options.screensRanges).map { range in
      Interval(lower: mean - Self.limitFactor * range, upper: mean + Self.limitFactor * range)
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
    let rules = ControlRules(
      values, centre: mean, limits: values.map { _ in limits }, rules: Set(SpecialCause.Rule.allCases))
    let (outside, near, causes) = (rules.areOutside, rules.areNearLimit, rules.causes)
    return values.indices.map { index in
      XmRChart.Point(
        value: values[index], mean: mean, limits: limits, isOutside: outside[index], isNearLimit: near[index],
        specialCause: causes[index], meaning: SpecialCause.Meaning(of: causes[index], improvement))
    }
  }
}
