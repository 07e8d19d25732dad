/// The least time of several runs.
struct Timing {
  /// What was done, in words: `record`.
  let unit: String
  /// Seconds for one of them.
  let seconds: Double
  /// Bytes a second; nil where none are read.
  private(set) var rate: Double?
  private let count: Int

  /// How long it is tried at least, in seconds, and how often.
  private static let least = (seconds: 1.0, runs: 5)

  /// Times a body, whose value is how many units it did.
  init(per unit: String, _ body: () -> Int) {
    let clock = ContinuousClock()
    var (best, total, runs, count): (Double, Double, Int, Int) = (.infinity, 0, 0, 0)
    while total < Self.least.seconds || runs < Self.least.runs {
      let elapsed = clock.measure { count = body() }
      let seconds = Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) * 1e-18
      best = min(best, seconds)
      total += seconds
      runs += 1
    }
    self.unit = unit
    self.count = max(1, count)
    seconds = best / Double(self.count)
  }

  /// The same for a body that does a fixed number of units.
  init(per unit: String, of count: Int, _ body: () -> Void) {
    self.init(per: unit) {
      body()
      return count
    }
  }

  /// The same, and how many bytes were read in all.
  func reading(_ bytes: Int) -> Timing {
    var timing = self
    timing.rate = Double(bytes) / (seconds * Double(count))
    return timing
  }
}

/// A table in Markdown.
struct Table {
  private var lines = ["| what | time, least of several runs | MB/s |", "|---|---|---|"]

  mutating func add(_ what: String, _ timing: Timing) {
    let microseconds = (timing.seconds * 10_000_000).rounded() / 10
    let rate = timing.rate.map { "\(Int(($0 / 1_000_000).rounded()))" } ?? ""
    lines.append("| \(what) | \(microseconds) µs a \(timing.unit) | \(rate) |")
  }

  var text: String { lines.joined(separator: "\n") }
}
