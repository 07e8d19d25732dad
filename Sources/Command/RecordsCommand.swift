import ArgumentParser
import CaseAudit

/// `caseaudit records`.
struct RecordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "records", abstract: "Work on case records.", subcommands: [RecordsCheckCommand.self])
}

/// `caseaudit records check`.
struct RecordsCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check whether case files can be read, by the schema, and for direct identifiers of people.",
    discussion: """
      INPUT is a file, a folder (its *.xml, *.json, *.ndjson and *.jsonl files, at any depth), or - for standard input. \
      Nothing is judged; all fields are read.

      The identifier check finds field names and values by their form: it can't find names in running text, and finding none \
      does not mean that the records are anonymous.

      Exit codes: 0 done; 2 the rubric or schema is wrong; 3 something could not be read or was left out; 4 the rubric was \
      not found; 64 the command was not understood.
      """)

  @Argument(help: ArgumentHelp("Case files and folders of case files.", valueName: "input"), completion: .file())
  var inputs: [String]

  @Option(
    help: ArgumentHelp("The rubric by whose schema to read: a name, or its folder.", valueName: "name|folder"),
    completion: .custom { _, _, _ in RubricLibrary().names })
  var rubric = "cordis-bright-themes"

  @Option(
    help: ArgumentHelp(
      "What to do about direct identifiers: refuse calls a record that holds one an error, warn warns, allow looks for none.",
      valueName: "refuse|warn|allow"), completion: .list(IdentifierPolicy.allCases.map(\.rawValue)),
    transform: identifierPolicy)
  var identifiers = IdentifierPolicy.refuse

  @Option(help: ArgumentHelp("How to show the summary: text or json.", valueName: "text|json"))
  var format = SummaryFormat.text

  @Flag(help: "Do not explain on standard error what was found.")
  var quiet = false

  /// A form of the summary.
  enum SummaryFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("name at least one file or folder, or - for standard input") }
  }

  func run() throws {
    var check = RecordCheck(rubric: try Terminal.rubric(named: rubric))
    check.identifiers = identifiers
    let report = check.run(Inputs(finding: inputs))
    if !quiet { Terminal.explain(report.diagnostics, of: report.diagnosticCount) }
    switch format {
    case .text: try Terminal.write(report.text)
    case .json: try Terminal.write(report.json)
    }
    if report.isIncomplete { throw ExitCode(ExitStatus.unread) }
  }
}

/// A policy from an argument.
@Sendable func identifierPolicy(_ argument: String) throws -> IdentifierPolicy {
  guard let policy = IdentifierPolicy(rawValue: argument) else {
    let names = IdentifierPolicy.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("'\(printable(argument))' is not one of \(names)")
  }
  return policy
}
