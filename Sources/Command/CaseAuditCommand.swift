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
      AuditCommand.self, ExplainCommand.self, RubricCommand.self, RecordsCommand.self, FunctionsCommand.self,
    ])

  static func main() {
    Interruption.watch()
    StandardStreams.reserve()
    main(nil)
  }
}
