import ArgumentParser
import CaseAudit

/// `caseaudit audit`.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Judge case files by one or more rubrics and show the percentages.",
    discussion: """
      INPUT is a file, a folder (its *.xml, *.json, *.ndjson and *.jsonl files, at any depth), or - for standard input.

      Exit codes: 0 done; 1 something was met that --fail-on names (no alert does not mean that a child is safe); 2 the rubric or schema is wrong; 3 something could not be read (the rest is done); 4 a file \
      could not be written or a rubric not found; 64 the command was not understood; 130 or 143 interrupted.
      """)

  @OptionGroup var records: RecordOptions

  @OptionGroup var rubrics: RubricOptions

  @OptionGroup var window: WindowOptions

  @OptionGroup var alerts: AlertOptions

  @Option(
    help: ArgumentHelp("End with exit code 1 if there is any of this: alert.", valueName: "alert"),
    completion: .list(FailureReason.allCases.map(\.rawValue)))
  var failOn: [FailureReason] = []

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

  @Option(
    help: ArgumentHelp(
      "Write the judgements on each case to a file, a line a case; its ending says how: .ndjson or .csv. May be given again.",
      valueName: "file"), completion: .file())
  var findings: [String] = []

  @Option(
    help: ArgumentHelp(
      "Files and folders of authority profiles, to be set against the case files where a rubric's folder has an "
        + "authority.yaml. May be given again.", valueName: "path"), completion: .file())
  var profiles: [String] = []

  @OptionGroup var saving: SaveOptions

  @Flag(help: "Replace files to be written that exist.")
  var force = false

  @Option(help: ArgumentHelp("How many threads to use; by default one for each core.", valueName: "n"))
  var threads: Int?

  @Flag(help: "Show no progress, and do not explain on standard error what could not be read.")
  var quiet = false

  func validate() throws {
    guard ReportFormat.named(format) != nil else {
      throw ValidationError(
        "there is no format '\(printable(format))'; use \(ReportFormat.all.map(\.name).joined(separator: " or "))")
    }
    for path in findings where FindingsFormat.of(fileNamed: path) == nil {
      throw ValidationError("--findings takes a file that ends in .ndjson or .csv, not '\(printable(path))'")
    }
    if (records.inputs + profiles).count(where: { $0 == "-" }) > 1, profiles.contains("-") {
      throw ValidationError("standard input can be given once, for case files or for profiles")
    }
    if let threads, !(1...1024).contains(threads) { throw ValidationError("the number of threads is from 1 to 1024") }
  }

  func run() throws {
    var audit = Audit(rubrics: try rubrics.rubrics, window: window.rule)
    if let by { audit.grouping = try Self.grouping(by, in: audit.rubrics.schema) }
    if let threads { audit.threads = threads }
    audit.identifiers = records.identifiers
    audit.escalation = try alerts.text
    try saving.check(written: findings + [output].compactMap(\.self))
    let drawn = try saving.drawn()
    audit.sample = drawn.map { Set($0.drawn) }
    let inputs = Inputs(finding: records.inputs)
    if !profiles.isEmpty { audit.profiles = try self.profiles(for: audit.rubrics) }
    let requests = findings.map { ("--findings", $0) } + (output.map { [("--output", $0)] } ?? [])
    let files = try OutputFiles(requests, replacing: force, inputs: inputs)
    let report: AuditReport
    do {
      let kept = try saving.begin(audit, of: drawn)
      report = try self.report(of: audit, on: inputs, findingsTo: files, keptBy: kept?.writer)
      if output != nil { try write(report, to: files[findings.count]) }
      try kept?.writer.finish(report)
      Interruption.noteKeeping(resumedBy: nil)
    } catch {
      files.discard()
      throw failure(error)
    }
    if !quiet {
      Terminal.explain(report)
      SaveOptions.say(report.sampleUse)
      saving.saySaved(report)
    }
    try files.settle()
    if output == nil { try show(report) }
    var codes: Set<Int32> = report.isIncomplete ? [ExitStatus.unread] : []
    let count = report.result.alerts.overall.casesWithAlert
    if failOn.contains(.alert), count > 0 {
      Terminal.complain("caseaudit: safeguarding concerns in \(count == 1 ? "1 file" : "\(count) files")")
      codes.insert(ExitStatus.missed)
    }
    if let code = ExitStatus.first(of: codes) { throw ExitCode(code) }
  }

  private func profiles(for rubrics: RubricSet) throws -> Profiles {
    do throws(RubricSet.Problem) {
      return try Profiles(Inputs(finding: profiles), for: rubrics)
    } catch .noRubric {
      throw ValidationError("--profiles: none of the rubrics asks authorities anything: none has an authority.yaml")
    } catch {
      throw ValidationError("--profiles: \(RubricOptions.text(of: error))")
    }
  }

  private func report(
    of audit: Audit, on inputs: Inputs, findingsTo files: OutputFiles, keptBy keeper: RunWriter?
  ) throws -> AuditReport {
    var bar = ProgressBar(totalBytes: inputs.byteCount ?? 0, isShown: !quiet && Terminal.showsProgress)
    defer { bar.clear() }
    guard !findings.isEmpty || keeper != nil else { return audit.run(inputs, onProgress: { bar.update($0) }) }
    let writers = findings.enumerated().compactMap { index, path in
      FindingsFormat.of(fileNamed: path).map { (lines: $0.lines(layout: audit.findingsLayout), file: files[index]) }
    }
    for writer in writers { try writer.file.write { $0 += writer.lines.head } }
    return try audit.run(
      inputs,
      onCase: { counted throws(any Error) in
        try keeper?.add(counted)
        for writer in writers { try writer.file.write { writer.lines.append(counted, to: &$0) } }
      }, onProgress: { bar.update($0) })
  }

  /// Says what kept an audit from being made; the result ends the command.
  private func failure(_ error: any Error) -> any Error {
    switch error {
    case let problem as OutputFile.Problem: OutputFiles.failure(problem.text)
    case let problem as HistoryProblem: saving.history.failure(problem)
    default: error
    }
  }

  /// What to group by, as an argument names it.
  static func grouping(_ text: String, in schema: RecordSchema) throws -> [Grouping] {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    guard names.count <= Grouping.limit else {
      throw ValidationError("--by takes up to \(Grouping.limit) groups, not \(names.count)")
    }
    guard Set(names).count == names.count else { throw ValidationError("--by names the same group twice") }
    return try names.map { name in
      if let grouping = Grouping(name, in: schema) { return grouping }
      let nearest = Suggestion.nearest(to: name, among: Grouping.names(in: schema)).map { "; did you mean '\($0)'?" }
      throw ValidationError("there is no group and no field with a single value '\(printable(name))'\(nearest ?? "")")
    }
  }

  private func write(_ report: AuditReport, to file: OutputFile) throws(OutputFile.Problem) {
    var problem: OutputFile.Problem?
    reportFormat.write(report) { piece in
      guard problem == nil else { return }
      do throws(OutputFile.Problem) { try file.write { $0 += piece.utf8 } } catch { problem = error }
    }
    if let problem { throw problem }
  }

  private func show(_ report: AuditReport) throws {
    let style = ReportFormat.Style(colours: Terminal.showsColours(Terminal.output))
    try Terminal.write { reportFormat.write(report, style, to: $0) }
  }

  private var reportFormat: ReportFormat {
    guard let format = ReportFormat.named(format) else { preconditionFailure("validated before") }
    return format
  }
}
