import ArgumentParser
import CaseAudit

/// `caseaudit records`.
struct RecordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "records", abstract: "Work on case records.",
    subcommands: [RecordsCheckCommand.self, RecordsNewCommand.self])
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

  @OptionGroup var records: RecordOptions

  @OptionGroup var rubric: RubricOption

  @Option(
    help: ArgumentHelp(
      "How to show the summary: text or json; or sarif, which holds what was found in place of a summary.",
      valueName: "text|json|sarif"))
  var format = SummaryFormat.text

  @Flag(help: "Check authority profiles in place of case records.")
  var profile = false

  @Flag(help: "Do not explain on standard error what was found.")
  var quiet = false

  /// A form of the summary.
  enum SummaryFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, sarif
  }

  func run() throws {
    var rubric = try Terminal.rubric(named: rubric.rubric)
    if profile { rubric = try Terminal.authority(of: rubric).rubric }
    var check = RecordCheck(rubric: rubric)
    check.identifiers = records.identifiers
    let report = check.run(Inputs(finding: records.inputs))
    if !quiet { Terminal.explain(report.diagnostics, of: report.diagnosticCount) }
    switch format {
    case .text: try Terminal.write(report.text)
    case .json: try Terminal.write(report.json)
    case .sarif: try DiagnosticsFormat.sarif.write(report.diagnostics, of: report.diagnosticCount)
    }
    if report.isIncomplete { throw ExitCode(ExitStatus.unread) }
  }
}
