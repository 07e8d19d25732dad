import Statistics

/// A signal of one period, or one that several periods in a row make together.
struct TrendSignalRun: Sendable {
  /// The periods' places, in their order.
  private(set) var places: [Int]
  let signal: TrendControl.Signal

  /// The signals of a series in the order of their periods. Each period beyond a limit is one of its own.
  static func all(of series: TrendSeries, _ control: TrendControl) -> [TrendSignalRun] {
    let used = control.points.keys.sorted()
    return used.indices.reduce(into: [TrendSignalRun]()) { runs, index in
      guard let signal = control.points[used[index]]?.signal else { return }
      if let last = runs.last, last.goes(on: signal, series, Array(used[...index])) {
        runs[runs.count - 1].places.append(used[index])
      } else {
        runs.append(TrendSignalRun(places: [used[index]], signal: signal))
      }
    }
  }

  /// Whether the last of these periods makes the same signal as those before.
  private func goes(on signal: TrendControl.Signal, _ series: TrendSeries, _ used: [Int]) -> Bool {
    let before = used.dropLast()
    guard signal.cause == self.signal.cause, let last = places.last, let place = used.last else { return false }
    switch signal.cause.rule {
    case .outsideLimits: return false
    case .twoInThree: return before.suffix(2).contains(last)
    case .oneSide: return before.last == last
    case .trend:
      guard before.last == last, let one = series.rates[last]?.share, let other = series.rates[place]?.share else {
        return false
      }
      return signal.cause.isHigh ? one.value < other.value : one.value > other.value
    }
  }

  /// What it is, in words.
  var text: String {
    // A period of a row that is a stronger signal too is named for that, and its row is in parts.
    guard places.count >= Self.row else { return signal.text }
    switch signal.cause {
    case .rising: return "\(places.count) periods in a row, each higher than the one before"
    case .falling: return "\(places.count) periods in a row, each lower than the one before"
    case .sevenAbove: return "above the average \(places.count) times in a row"
    case .sevenBelow: return "below the average \(places.count) times in a row"
    case .aboveLimit, .belowLimit, .twoInThreeAbove, .twoInThreeBelow: return signal.text
    }
  }

  /// How many periods a row has at least.
  private static let row = 7
}

extension TrendControl.Signal {
  /// What it is and how rare, in words.
  var text: String { "\(cause.text)\(chance.map { "; chance alone \($0.odds)" } ?? "")" }
}

extension SpecialCause {
  /// What a manager reads for it.
  var text: String {
    switch self {
    case .aboveLimit: "above the upper limit"
    case .belowLimit: "below the lower limit"
    case .rising: "one of 7 or more periods in a row that each rise"
    case .falling: "one of 7 or more periods in a row that each fall"
    case .twoInThreeAbove: "near the upper limit in 2 of 3 periods"
    case .twoInThreeBelow: "near the lower limit in 2 of 3 periods"
    case .sevenAbove: "one of 7 or more periods in a row above the average"
    case .sevenBelow: "one of 7 or more periods in a row below the average"
    }
  }
}

extension Double {
  /// A small chance in words: `would do this about 3 times in 1,000`.
  fileprivate var odds: String {
    let times = (self * 1_000).rounded()
    guard times > 0 else { return "would do this less than once in 1,000 times" }
    return "would do this about \(times == 1 ? "once" : "\(Int(times)) times") in 1,000"
  }
}
