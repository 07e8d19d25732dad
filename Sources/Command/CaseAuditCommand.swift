import ArgumentParser
import CaseAudit

/// The command `caseaudit`: arguments and wiring, nothing else.
@main
struct CaseAuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "caseaudit",
    abstract: "Audits anonymised children's-services case files against a rubric.",
    discussion: """
      Reads case records (XML or JSON), judges each against a rubric, and adds the judgements up into percentages per \
      authority. Nothing leaves this machine, and no contents of a case are ever printed.
      """,
    version: "caseaudit \(engineVersion)",
    subcommands: [
      AuditCommand.self, CompareCommand.self, TrendCommand.self, ReportCommand.self, ExplainCommand.self,
      HistoryCommand.self, ReauditCommand.self, RescoreCommand.self, RubricCommand.self, RecordsCommand.self,
      SampleCommand.self,
      FunctionsCommand.self,
    ])

  static func main() {
    Interruption.watch()
    StandardStreams.reserve()
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      // Help, the version and completion scripts go to standard output as they are.
      guard !exitCode(for: error).isSuccess else { exit(withError: error) }
      complain(of: error)
      exit(withError: exitCode(for: error))
    }
  }

  /// Says what is wrong with the arguments, which may hold anything.
  private static func complain(of error: any Error) {
    let message = fullMessage(for: error)
    guard !message.isEmpty else { return }
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    Terminal.complain(lines.map { printable(String($0)) }.joined(separator: "\n"))
  }
}
