extension Function {
  /// Points in time, in the years 1 to 9999, and spans of time of up to 292 years, both to the nanosecond.
  static let timeFunctions: [Function] = [
    Function(
      "timestamp", doc: "The point in time written as in RFC 3339, or so many seconds after 1970-01-01T00:00:00Z.",
      examples: ["timestamp('1970-01-01T00:01:00Z') == timestamp(60)"],
      [
        Overload(.timestamp, returns: .timestamp) { _, values in values[0] },
        Overload(.integer, returns: .timestamp) { _, values in
          TimeText.seconds.contains(values[0].integer) ? .timestamp(values[0].integer, 0) : .error(.noSuchTime)
        },
        Overload(.string, returns: .timestamp) { evaluator, values in
          guard let (seconds, nanoseconds) = TimeText.timestamp(evaluator.utf8(of: values[0])) else {
            return .error(.noSuchTime)
          }
          return .timestamp(seconds, nanoseconds)
        },
      ]),
    Function(
      "duration", doc: "The span of time written as numbers with their units: h, m, s, ms, us, ns.",
      examples: ["duration('1h30m') == duration('5400s')"],
      [
        Overload(.duration, returns: .duration) { _, values in values[0] },
        Overload(.string, returns: .duration) { evaluator, values in
          TimeText.duration(evaluator.utf8(of: values[0])).map(Value.duration) ?? .error(.noSuchTime)
        },
      ]),
  ]

  /// A point in time, so many nanoseconds later.
  static func moment(_ timestamp: Value, movedBy nanoseconds: Int64) -> Value {
    let (whole, rest) = nanoseconds.quotientAndRemainder(dividingBy: 1_000_000_000)
    var seconds = timestamp.integer + whole
    var fraction = Int64(timestamp.count) + rest
    if fraction < 0 {
      fraction += 1_000_000_000
      seconds -= 1
    } else if fraction >= 1_000_000_000 {
      fraction -= 1_000_000_000
      seconds += 1
    }
    return TimeText.seconds.contains(seconds) ? .timestamp(seconds, UInt32(fraction)) : .error(.noSuchTime)
  }

  /// The span of time from one point in time to another.
  static func between(_ first: Value, _ second: Value) -> Value {
    let (seconds, overflow) = (second.integer - first.integer).multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carries) = seconds.addingReportingOverflow(Int64(second.count) - Int64(first.count))
    return overflow || carries ? .error(.noSuchTime) : .duration(sum)
  }
}
