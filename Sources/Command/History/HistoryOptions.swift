import ArgumentParser
import CaseAudit
import Foundation

/// Where past audits are kept.
struct HistoryOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The file in which audits are kept; by default \(History.fileName) in the working folder. It must lie on a disk of this "
        + "machine, not on a network drive.", valueName: "file"), completion: .file())
  var history = History.fileName

  func validate() throws {
    if history.isEmpty { throw ValidationError("--history takes the path of a file") }
  }

  /// Opens the history; where that can't be done it is said, and the command ends.
  func open(_ access: History.Access) throws -> History {
    try attempt { () throws(HistoryProblem) in try History(at: history, for: access) }
  }

  /// Does something with the history; where it can't be done that is said, and the command ends.
  func attempt<Value>(_ body: () throws(HistoryProblem) -> Value) throws -> Value {
    do { return try body() } catch { throw failure(error) }
  }

  /// Says what is wrong with the history; the result ends the command.
  func failure(_ problem: HistoryProblem) -> ExitCode {
    Terminal.complain("caseaudit: the history '\(printable(history))' \(printable(problem.description))")
    return ExitCode(ExitStatus.surroundings)
  }
}

/// The day it is.
enum Today {
  /// By the clock, in Coordinated Universal Time; by `SOURCE_DATE_EPOCH` where that is set, so that output can be made again
  /// (reproducible-builds.org/specs/source-date-epoch).
  static var date: CalendarDate {
    let fixed = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { Int($0) }
    let seconds = fixed ?? Int(Date().timeIntervalSince1970.rounded(.down))
    return CalendarDate(dayNumber: Int((Double(seconds) / 86_400).rounded(.down))) ?? .earliest
  }
}
