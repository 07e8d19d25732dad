import ArgumentParser
import CaseAudit

/// `caseaudit report`.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write a report: a web page, tables, a workbook.",
    discussion: """
      Writes to a folder, in the forms that --to names: html (one page that needs nothing else, and its charts as SVG), csv (open data in \
      the DfE's layout; and the findings, case by case), xlsx (a workbook with a table a sheet), json and md. Without --for it is the full \
      report; --for board a summary of two pages; --for team a page to learn from; --for practitioner a page a case.

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
    if audience == .practitioner, counts.disclosure != "none" {
      throw ValidationError("--for practitioner writes a page a case, which no disclosure policy allows")
    }
  }

  func run() throws {
    let forms = try DocumentForm.list(to)
    let isStored = try counts.areResults
    if isStored, counts.inputs.count > 1 {
      throw ValidationError("report takes one result; 'caseaudit compare' takes two")
    }
    if isStored, audience == .practitioner {
      throw ValidationError("--for practitioner needs the case files: a result holds no single case")
    }
    var folder = DocumentFolder(path: output, replacing: force)
    let inputs = Inputs(finding: isStored ? [] : counts.inputs)
    let isIncomplete =
      isStored
      ? try add(try counts.stored(counts.inputs[0]), forms, to: &folder) : try addAudit(of: inputs, forms, to: &folder)
    try folder.write(inputs: inputs)
    if isIncomplete { throw ExitCode(ExitStatus.unread) }
  }

  private var options: ReportOptions {
    var options = ReportOptions()
    options.audience = audience ?? .all
    options.marking = counts.marking
    return options
  }

  /// Adds the report on counts; the result is whether something that was given is missing from them.
  private func add(_ source: AuditCounts, _ forms: [DocumentForm], to folder: inout DocumentFolder) throws -> Bool {
    let published = try counts.published(source)
    // Two pages are what a text to be read is for; who wants all of it takes the page.
    let document = AuditDocument(published, options).document()
    try folder.add(document, as: audience == nil ? forms.filter { $0 != .md } : forms)
    if audience == nil, forms.contains(.md) {
      var summary = options
      summary.audience = .board
      try folder.add(AuditDocument(published, summary).document(), as: [.md])
    }
    if forms.contains(.csv) {
      for file in OpenData(published, places: try knownPlaces).files {
        folder.add(file.dataName, file.data)
        folder.add(file.metadataName, file.metadata)
      }
    }
    return source.inputs.isIncomplete
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

  private func addAudit(
    of inputs: Inputs, _ forms: [DocumentForm], to folder: inout DocumentFolder
  ) throws -> Bool {
    var audit = try counts.audit()
    audit.escalation = try alerts.text
    let report = try run(audit, on: inputs, forms, to: &folder)
    if !counts.quiet { Terminal.explain(report) }
    guard audience != .practitioner else { return report.isIncomplete }
    let source = AuditCounts(report)
    if forms.contains(.json), try !counts.disclosurePolicy.protects { folder.add("result.json", report.text(as: .json)) }
    return try add(source, forms, to: &folder)
  }

  private func run(
    _ audit: Audit, on inputs: Inputs, _ forms: [DocumentForm], to folder: inout DocumentFolder
  ) throws -> AuditReport {
    var bar = ProgressBar(totalBytes: inputs.byteCount ?? 0, isShown: !counts.quiet && Terminal.showsProgress)
    defer { bar.clear() }
    if audience == .practitioner {
      var pages = CasePages(rubrics: audit.rubrics, options, escalation: audit.escalation)
      let report = audit.run(inputs, onCase: { pages.add($0) }, onProgress: { bar.update($0) })
      guard pages.count <= CasePages.limit else {
        throw ValidationError(
          "--for practitioner writes pages for up to \(CasePages.limit) cases, and there are \(pages.count); give fewer files")
      }
      try folder.add(pages.document, as: forms)
      return report
    }
    // Findings name cases: they are written only where nothing is protected.
    guard forms.contains(.csv), try !counts.disclosurePolicy.protects,
      let lines = FindingsFormat.of(fileNamed: "findings.csv")?.lines(layout: audit.findingsLayout)
    else { return audit.run(inputs, onProgress: { bar.update($0) }) }
    var bytes: [UInt8] = []
    bytes += lines.head
    let report = audit.run(inputs, onCase: { lines.append($0, to: &bytes) }, onProgress: { bar.update($0) })
    folder.add("findings.csv", bytes)
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
