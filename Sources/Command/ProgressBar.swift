import CaseAudit
import Foundation

/// A line on a terminal that says how far a run has come: records, rate, time left. Nothing where there is no terminal.
struct ProgressBar {
  /// Seconds between two drawings.
  private static let interval = 0.1
  /// The width of the bar, in characters.
  private static let width = 24

  private let isShown: Bool
  private let totalBytes: Int
  private let start = ContinuousClock.now
  private var lastDrawn: ContinuousClock.Instant
  private var isDrawn = false

  /// A bar for inputs of so many bytes in all; 0 where that is not known.
  init(totalBytes: Int, isShown: Bool) {
    self.totalBytes = totalBytes
    self.isShown = isShown
    lastDrawn = start
  }

  /// Draws the line anew, if it is time to.
  mutating func update(_ progress: Audit.Progress) {
    guard isShown, progress.records % 16 == 0 else { return }
    let now = ContinuousClock.now
    guard now - lastDrawn >= .seconds(Self.interval) else { return }
    lastDrawn = now
    isDrawn = true
    let seconds = (now - start) / .seconds(1)
    Terminal.draw("\r\u{1B}[K\(Self.line(progress, seconds: seconds, totalBytes: totalBytes))")
  }

  /// Takes the line away.
  func clear() {
    if isDrawn { Terminal.draw("\r\u{1B}[K") }
  }

  /// The line: `[#####      ] 1234 records, 5678/s, 12 s left`.
  static func line(_ progress: Audit.Progress, seconds: Double, totalBytes: Int) -> String {
    let rate = seconds > 0 ? Double(progress.records) / seconds : 0
    let figures = "\(progress.records) records, \(Int(rate))/s"
    let done = progress.bytes + progress.currentBytes
    guard totalBytes > 0, done > 0 else { return figures }
    let share = min(1, Double(done) / Double(totalBytes))
    let filled = Int(share * Double(width))
    let bar = String(repeating: "#", count: filled) + String(repeating: " ", count: width - filled)
    return "[\(bar)] \(figures), \(duration(seconds / share - seconds)) left"
  }

  private static func duration(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    return whole < 60 ? "\(whole) s" : whole < 3600 ? "\(whole / 60) min" : "\(whole / 3600) h \(whole / 60 % 60) min"
  }
}
