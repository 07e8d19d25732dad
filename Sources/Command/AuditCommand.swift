import ArgumentParser
import CaseAudit

/// `caseaudit audit`.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Judge case files by a rubric and show the percentages.",
    discussion: """
      INPUT is a file, a folder (its *.xml, *.json, *.ndjson and *.jsonl files, at any depth), or - for standard input.

      Exit codes: 0 done; 2 the rubric or schema is wrong; 3 something could not be read (the rest is done); 4 a file \
      could not be written or a rubric not found; 64 the command was not understood.
      """)

  @Argument(help: ArgumentHelp("Case files and folders of case files.", valueName: "input"))
  var inputs: [String]

  @Option(help: ArgumentHelp("The rubric: a name, or its folder.", valueName: "name|folder"))
  var rubric = "cordis-bright-themes"

  @Option(
    help: ArgumentHelp(
      "First day of the audit window; by default each record's own, else 12 months before its last.",
      valueName: "yyyy-mm-dd"), transform: day)
  var from: CalendarDate?

  @Option(
    help: ArgumentHelp(
      "Last day of the audit window; by default each record's own audit date.", valueName: "yyyy-mm-dd"),
    transform: day)
  var asOf: CalendarDate?

  @Option(help: ArgumentHelp("How to show the result: table or json.", valueName: "table|json"))
  var format = ReportFormat.all[0].name

  @Option(help: ArgumentHelp("Write the result to a file instead of showing it.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace the output file if it exists.")
  var force = false

  @Flag(help: "Do not explain on standard error what could not be read.")
  var quiet = false

  func validate() throws {
    guard ReportFormat.named(format) != nil else {
      throw ValidationError(
        "there is no format '\(format)'; use \(ReportFormat.all.map(\.name).joined(separator: " or "))")
    }
    if let from, let asOf, from > asOf {
      throw ValidationError("the audit window would end (\(asOf)) before it starts (\(from))")
    }
    if inputs.isEmpty { throw ValidationError("name at least one file or folder, or - for standard input") }
  }

  func run() throws {
    let rubric = try Terminal.rubric(named: rubric)
    let destination = try output.map { try Destination(path: $0, replacing: force) }
    let audit = Audit(rubric: rubric, window: WindowRule(asOf: asOf, from: from))
    let report = audit.run(Inputs(finding: inputs))
    if !quiet { explain(report) }
    try write(report, to: destination)
    if report.inputs.unreadCount > 0 || report.inputs.unreadableValueCount > 0 || !report.result.leftOut.isEmpty
      || report.inputs.recordCount == 0
    {
      throw ExitCode(ExitStatus.unread)
    }
  }

  private func write(_ report: AuditReport, to destination: Destination?) throws {
    guard let format = ReportFormat.named(format) else { preconditionFailure("validated before") }
    let colours = destination == nil && Terminal.showsColours(Terminal.output)
    let text = format.render(report, .init(colours: colours))
    if let destination { try destination.write(text) } else { try Terminal.write(text) }
  }

  private func explain(_ report: AuditReport) {
    let inputs = report.inputs
    Terminal.explain(inputs.unread + report.result.leftOut.all + inputs.unreadableValues + inputs.remarks)
    for field in inputs.unknownFields {
      let times = field.count == 1 ? "once" : "\(field.count) times"
      let hint = field.suggestion.map { "; did you mean '\($0)'?" } ?? ""
      Terminal.complain(
        "warning[unknown-record-field]: the schema has no field '\(field.path)' "
          + "(found \(times), first at \(field.first))\(hint)")
    }
    if inputs.recordCount == 0 { Terminal.complain("caseaudit: no record was read, so there is nothing to show") }
  }
}

/// A day from an argument written as yyyy-mm-dd.
@Sendable private func day(_ argument: String) throws -> CalendarDate {
  guard let date = CalendarDate(argument) else {
    throw ValidationError("'\(printable(argument))' is not a day; write it as yyyy-mm-dd")
  }
  return date
}
