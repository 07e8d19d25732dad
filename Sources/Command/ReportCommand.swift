import ArgumentParser
import CaseAudit

/// `caseaudit report`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a report: a web page, tables, a workbook.",
    discussion: """
      Writes to a folder, in the forms that --to names: html (one page that needs nothing else, and its charts as SVG), csv (open data in \
      the DfE's layout; and the findings, case by case), xlsx (a workbook with a table a sheet), json and md (the summary for a board, unless --for says otherwise). Without --for it is \
      the full report; --for board a short summary; --for team a page to learn from; --for practitioner a page a case.

      Exit codes: 0 done; 2 the rubric or schema is wrong; 3 something could not be read (the rest is done); 4 a file could not be \
      read or written, or the disclosure policy does not allow it; 64 the command was not understood.
      """)

  @OptionGroup var counts: CountsOptions

  @Option(
    help: ArgumentHelp("The forms: html, csv, xlsx, json, md, with commas between.", valueName: "form,…"))
  var to: String

  @Option(help: ArgumentHelp("The folder to write to.", valueName: "folder"), completion: .directory)
  var output: String

  @Option(
    name: .customLong("for"), help: ArgumentHelp("For whom it is.", valueName: "board|team|practitioner"),
    completion: .list(["board", "team", "practitioner"]), transform: reader)
  var audience: ReportOptions.Audience?

  @Option(
    help: ArgumentHelp(
      "An earlier audit: a result, or the label of one that is kept. The report then says what changed since, and what did not.",
      valueName: "result|label"))
  var since: String?

  @Option(
    help: ArgumentHelp(
      "An audit that is kept and was published before, with some of the same cases; may be given again, the earliest first. Under a "
        + "disclosure policy, what the difference would tell is hidden too. --since stands for one.", valueName: "label"
    ))
  var published: [String] = []

  @OptionGroup var alerts: AlertOptions

  @Option(
    help: ArgumentHelp(
      "For the open data: a file with the columns authority,la_name,old_la_code,new_la_code,region_code,region_name.",
      valueName: "file.csv"), completion: .file())
  var places: String?

  @Flag(help: "Replace files to be written that exist.")
  var force = false

  func validate() throws {
    let forms = try DocumentForm.list(to)
    if forms.contains(.csv), let audience, audience != .all {
      throw ValidationError("--to csv has every figure, and is not --for \(audience.rawValue)")
    }
    if output.isEmpty || output == "-" { throw ValidationError("--output takes the path of a folder") }
    if audience == .practitioner, since != nil {
      throw ValidationError("--since compares audits, and --for practitioner writes a page a case")
    }
    if audience == .practitioner, counts.protecting.disclosure != "none" {
      throw ValidationError("--for practitioner writes a page a case, which no disclosure policy allows")
    }
  }

  func run() throws {
    let forms = try DocumentForm.list(to)
    guard try counts.areResults else { return try reportOnFiles(forms) }
    guard counts.inputs.count == 1 else {
      throw ValidationError("report takes one audit; 'caseaudit compare' takes two")
    }
    guard try alerts.text == nil else {
      throw ValidationError("--escalation: a result has its local rule already; give it when you audit")
    }
    guard audience != .practitioner else {
      throw ValidationError("--for practitioner needs the case files: a result holds no single case")
    }
    let made = try counts.made(counts.inputs[0])
    let source = made.counts
    guard source.inputs.counted > 0 else {
      throw CountsOptions.nothing("the result counts no record", "no report was written")
    }
    var folder = DocumentFolder(path: output, replacing: force)
    try add(made, try counts.protection(of: made), forms, to: &folder)
    try folder.write(inputs: Inputs(finding: []))
    if source.inputs.isIncomplete { throw ExitCode(ExitStatus.unread) }
  }

  /// The name of the files that the report is written to.
  private var documentName: String {
    switch audience {
    case nil, .all: "audit-report"
    case .board: "board-summary"
    case .team: "team-learning"
    case .practitioner: "case-pages"
    }
  }

  private var options: ReportOptions {
    var options = ReportOptions()
    options.audience = audience ?? .all
    options.marking = counts.protecting.marking
    return options
  }

  /// Adds the report on an audit.
  private func add(
    _ made: MadeAudit, _ protection: Protection, _ forms: [DocumentForm], to folder: inout DocumentFolder
  ) throws {
    let before = try earlierAudits(of: made)
    let published = try counts.publish(before + [made], protection)
    let earlier = since == nil ? nil : published.dropLast().last
    // Two pages are what a text to be read is for; who wants all of it takes the page.
    let document = try report(published[before.count], since: earlier, options).document()
    try folder.add(document, as: audience == nil ? forms.filter { $0 != .md } : forms)
    if audience == nil, forms.contains(.md) {
      var summary = options
      summary.audience = .board
      try folder.add(report(published[before.count], since: earlier, summary).document(), as: [.md])
    }
    guard forms.contains(.csv) else { return }
    for file in OpenData(published[before.count], places: try knownPlaces).files {
      folder.add(file.dataName, file.data)
      folder.add(file.metadataName, file.metadata)
    }
  }

  /// What was published before, the earliest first; the audit to compare with last.
  private func earlierAudits(of later: MadeAudit) throws -> [MadeAudit] {
    let names = published.filter { $0 != since } + (since.map { [$0] } ?? [])
    let made = try names.map { try counts.made($0, by: later.counts.rubrics, grouping: later.counts.grouping) }
    if !published.isEmpty, (made + [later]).contains(where: { $0.run == nil }) {
      throw ValidationError("--published: only of audits that are kept it is known which cases they have in common")
    }
    return made
  }

  private func report(
    _ audit: PublishedAudit, since earlier: PublishedAudit?, _ options: ReportOptions
  ) throws -> AuditDocument {
    guard let earlier else { return AuditDocument(audit, options) }
    do { return try AuditDocument(audit, since: earlier, options) } catch {
      Terminal.complain("caseaudit: --since: these audits can't be compared: \(error.text)")
      throw ExitCode(ExitStatus.surroundings)
    }
  }

  private var knownPlaces: Places {
    get throws {
      guard let places else { return Places.none }
      var diagnostics = Diagnostics()
      guard let found = DataTables.places(places, &diagnostics) else {
        Terminal.explain(diagnostics)
        throw ExitCode(ExitStatus.surroundings)
      }
      return found
    }
  }

  // MARK: From case files

  private func reportOnFiles(_ forms: [DocumentForm]) throws {
    let inputs = Inputs(finding: counts.inputs)
    var audit = try counts.audit()
    audit.escalation = try alerts.text
    let protection = try counts.protecting.protection(of: audit.grouping.map(\.name), in: audit.rubrics.schema)
    if forms.contains(.csv) { _ = try knownPlaces }
    var folder = DocumentFolder(path: output, replacing: force)
    try folder.check(forms.filter { $0 != .csv }.map { "\(documentName).\($0)" }, inputs: inputs)
    let report: AuditReport
    if audience == .practitioner {
      report = try addPages(audit, on: inputs, forms, to: &folder)
    } else {
      report = try run(audit, on: inputs, findingsIn: hasFindings(forms, protection) ? folder : nil) {
        guard $0.result.cases > 0 else { throw nothing($0) }
        // It has every group by its name, also a team that is too small to be shown apart.
        let isByTeam = AuditCounts.teamColumn(of: audit.grouping.map(\.name), in: audit.rubrics.schema) != nil
        let shown = forms.contains(.json) && !protection.policy.protects && !isByTeam
        if shown { folder.add("result.json", $0.text(as: .json)) }
        try add(MadeAudit(counts: AuditCounts($0), basis: protection.basis, run: nil), protection, forms, to: &folder)
        try folder.write(inputs: inputs)
      }
    }
    if !counts.quiet { Terminal.explain(report) }
    if report.isIncomplete { throw ExitCode(ExitStatus.unread) }
  }

  /// Says that there is nothing to report on; the result ends the command.
  private func nothing(_ report: AuditReport) -> ExitCode {
    if !counts.quiet { Terminal.explain(report) }
    return CountsOptions.nothing("no record was counted", "no report was written")
  }

  /// Findings name cases: they are written only where nothing is protected.
  private func hasFindings(_ forms: [DocumentForm], _ protection: Protection) -> Bool {
    forms.contains(.csv) && !protection.policy.protects
  }

  /// Audits, with the findings on each case going to a file of the folder on the way, and finishes the report.
  private func run(
    _ audit: Audit, on inputs: Inputs, findingsIn folder: DocumentFolder?, finish: (AuditReport) throws -> Void
  ) throws -> AuditReport {
    var bar = ProgressBar(totalBytes: inputs.byteCount ?? 0, isShown: !counts.quiet && Terminal.showsProgress)
    guard let folder else {
      let report = audit.run(inputs, onProgress: { bar.update($0) })
      bar.clear()
      try finish(report)
      return report
    }
    let files = try folder.files(["findings.csv"], inputs: inputs)
    let lines = FindingsFormat.csv.lines(layout: audit.findingsLayout)
    do {
      try files[0].write { $0 += lines.head }
      let report = try audit.run(
        inputs, onCase: { counted throws(OutputFile.Problem) in try files[0].write { lines.append(counted, to: &$0) } },
        onProgress: { bar.update($0) })
      bar.clear()
      try finish(report)
      try files.settle()
      return report
    } catch {
      bar.clear()
      files.discard()
      throw (error as? OutputFile.Problem).map { OutputFiles.failure($0.text) } ?? error
    }
  }

  private func addPages(
    _ audit: Audit, on inputs: Inputs, _ forms: [DocumentForm], to folder: inout DocumentFolder
  ) throws -> AuditReport {
    var bar = ProgressBar(totalBytes: inputs.byteCount ?? 0, isShown: !counts.quiet && Terminal.showsProgress)
    var pages = CasePages(rubrics: audit.rubrics, options, escalation: audit.escalation)
    let report = audit.run(inputs, onCase: { pages.add($0) }, onProgress: { bar.update($0) })
    bar.clear()
    guard pages.count > 0 else { throw nothing(report) }
    guard pages.count <= CasePages.limit else {
      throw ValidationError(
        "--for practitioner writes pages for up to \(CasePages.limit) cases, and there are \(pages.count); give fewer files"
      )
    }
    try folder.add(pages.document, as: forms)
    try folder.write(inputs: inputs)
    return report
  }
}

/// For whom a report is, from an argument.
@Sendable private func reader(_ argument: String) throws -> ReportOptions.Audience {
  guard let audience = ReportOptions.Audience(rawValue: argument), audience != .all else {
    throw ValidationError("'\(printable(argument))' is not one of board, team, practitioner")
  }
  return audience
}
