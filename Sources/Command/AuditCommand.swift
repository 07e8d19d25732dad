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
      could not be written or a rubric not found; 64 the command was not understood; 130 or 143 interrupted.
      """)

  @Argument(help: ArgumentHelp("Case files and folders of case files.", valueName: "input"), completion: .file())
  var inputs: [String]

  @Option(
    help: ArgumentHelp("The rubric: a name, or its folder.", valueName: "name|folder"),
    completion: .custom { _, _, _ in RubricLibrary().names })
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

  @Option(
    help: ArgumentHelp(
      "What to group by, up to three, with commas between: groups of the record schema (authority, team) or fields with a "
        + "single value (case.status). By default the first group.", valueName: "group,…"))
  var by: String?

  @Option(
    help: ArgumentHelp("How to show the result: table, json or csv.", valueName: "table|json|csv"),
    completion: .list(ReportFormat.all.map(\.name)))
  var format = ReportFormat.all[0].name

  @Option(
    help: ArgumentHelp("Write the result to a file instead of showing it.", valueName: "file"), completion: .file())
  var output: String?

  @Flag(help: "Replace the output file if it exists.")
  var force = false

  @Option(
    help: ArgumentHelp(
      "What to do about records in which a direct identifier of a person is found: refuse leaves them out, warn counts them, "
        + "allow looks for none. Finding none does not mean that the records are anonymous.",
      valueName: "refuse|warn|allow"), completion: .list(IdentifierPolicy.allCases.map(\.rawValue)),
    transform: identifierPolicy)
  var identifiers = IdentifierPolicy.refuse

  @Option(help: ArgumentHelp("How many threads to use; by default one for each core.", valueName: "n"))
  var threads: Int?

  @Flag(help: "Show no progress, and do not explain on standard error what could not be read.")
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
    if let threads, !(1...1024).contains(threads) { throw ValidationError("the number of threads is from 1 to 1024") }
  }

  func run() throws {
    var audit = Audit(rubric: try Terminal.rubric(named: rubric), window: WindowRule(asOf: asOf, from: from))
    if let by { audit.grouping = try grouping(by, in: audit.rubric.schema) }
    if let threads { audit.threads = threads }
    audit.identifiers = identifiers
    let inputs = Inputs(finding: inputs)
    Interruption.watch()
    let destination = try output.map { try Destination(path: $0, replacing: force, inputs: inputs) }
    let report = report(of: audit, on: inputs)
    if !quiet { explain(report) }
    try write(report, to: destination)
    if report.isIncomplete { throw ExitCode(ExitStatus.unread) }
  }

  private func report(of audit: Audit, on inputs: Inputs) -> AuditReport {
    var bar = ProgressBar(totalBytes: inputs.byteCount ?? 0, isShown: !quiet && Terminal.showsProgress)
    defer { bar.clear() }
    return audit.run(inputs, onProgress: { bar.update($0) })
  }

  private func grouping(_ text: String, in schema: RecordSchema) throws -> [Grouping] {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard names.count <= Grouping.limit else {
      throw ValidationError("--by takes up to \(Grouping.limit) groups, not \(names.count)")
    }
    return try names.map { name in
      if let grouping = Grouping(name, in: schema) { return grouping }
      let nearest = Suggestion.nearest(to: name, among: Grouping.names(in: schema)).map { "; did you mean '\($0)'?" }
      throw ValidationError("there is no group and no field with a single value '\(printable(name))'\(nearest ?? "")")
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
    Terminal.explain(report.notCounted + inputs.remarks + inputs.unknownFieldWarnings)
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
