import ArgumentParser
import CaseAudit

/// `caseaudit reaudit`.
struct ReauditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reaudit",
    abstract: "Audit the same cases again, and say criterion by criterion what is mended, unchanged or worse.",
    discussion: """
      LABEL is an audit that is kept; INPUT are the files of its cases as they are now. They are judged by the rubric as it was then, and \
      matched by what identifies them. The result names cases by their pseudonyms, so no disclosure policy applies to it.

      Exit codes: 0 done; 3 something could not be read (the rest is done), or none of the cases is there; 4 there is no such audit, its \
      single cases were purged, or the history can't be changed; 64 the command was not understood.
      """)

  @Argument(help: ArgumentHelp("The label under which the earlier audit is kept.", valueName: "label"))
  var label: String

  @OptionGroup var records: RecordOptions

  @Option(help: ArgumentHelp("Keep the new audit in the history too, under this name.", valueName: "label"))
  var save: String?

  @OptionGroup var history: HistoryOptions

  @OptionGroup var window: WindowOptions

  @OptionGroup var alerts: AlertOptions

  @Option(
    help: ArgumentHelp("The protective marking on every page; by default OFFICIAL-SENSITIVE.", valueName: "text"))
  var marking: String?

  @OptionGroup var output: DocumentOptions

  @Option(help: ArgumentHelp("How many threads to use; by default one for each core.", valueName: "n"))
  var threads: Int?

  @Flag(help: "Show no progress, and do not explain on standard error what could not be read.")
  var quiet = false

  func validate() throws {
    if let save { try SaveOptions.check(save) }
    if let marking, marking.isEmpty || marking.utf8.count > 200 {
      throw ValidationError("--marking takes a text of 1 to 200 bytes")
    }
    if let threads, !(1...1024).contains(threads) { throw ValidationError("the number of threads is from 1 to 1024") }
  }

  func run() throws {
    let store = try history.open(save == nil ? .reading : .changing)
    let folders = RubricLibrary().dataFolders
    let run = try history.attempt { () throws(HistoryProblem) in try store.run(labelled: label) }
    let rubrics = try history.attempt { () throws(HistoryProblem) in try store.rubrics(of: run, dataFolders: folders) }
    let before = try history.attempt { () throws(HistoryProblem) in try store.counts(of: run, rubrics: rubrics) }
    let earlier = try rubrics.rubrics.indices.map { part in
      try history.attempt { () throws(HistoryProblem) in
        try store.cases(of: run, part: part, by: rubrics.rubrics[part])
      }.map { CaseJudgements(identity: $0.identity, $0.judged.result) }
    }
    let (report, later, keeper) = try audit(run, rubrics, in: store)
    try settle(keeper, report) {
      guard zip(earlier, later).contains(where: { !Set($0.map(\.name)).isDisjoint(with: $1.map(\.name)) }) else {
        Terminal.complain(
          "caseaudit: none of the cases of '\(printable(label))' is among the records that could be counted")
        throw ExitCode(ExitStatus.unread)
      }
      let reaudits = rubrics.rubrics.indices.map { Reaudit(rubrics.rubrics[$0], before: earlier[$0], after: later[$0]) }
      try show(reaudits, before: before, after: AuditCounts(report), run)
    }
    if report.isIncomplete { throw ExitCode(ExitStatus.unread) }
  }

  /// Judges the files as they are now; the cases by each rubric.
  private func audit(
    _ run: StoredRun, _ rubrics: RubricSet, in store: History
  ) throws -> (AuditReport, [[CaseJudgements]], RunWriter?) {
    var audit = Audit(as: run, by: rubrics)
    audit.window = window.rule
    if let threads { audit.threads = threads }
    audit.identifiers = records.identifiers
    audit.escalation = try alerts.text ?? run.escalation
    let inputs = Inputs(finding: records.inputs)
    var bar = ProgressBar(totalBytes: inputs.byteCount ?? 0, isShown: !quiet && Terminal.showsProgress)
    defer { bar.clear() }
    var cases = rubrics.rubrics.map { _ in [CaseJudgements]() }
    let keeper = try begin(audit, run, in: store)
    do throws(HistoryProblem) {
      let report = try audit.run(
        inputs,
        onCase: { counted throws(HistoryProblem) in
          try keeper?.add(counted)
          for (part, result) in counted.results.enumerated() {
            if let result { cases[part].append(CaseJudgements(identity: counted.identity, result)) }
          }
        }, onProgress: { bar.update($0) })
      bar.clear()
      if !quiet { Terminal.explain(report) }
      return (report, cases, keeper)
    } catch { throw history.failure(error) }
  }

  private func begin(_ audit: Audit, _ run: StoredRun, in store: History) throws -> RunWriter? {
    guard let save else { return nil }
    var anew = NewRun(audit, label: save, savedOn: Today.date)
    (anew.basis, anew.reauditOf) = (.purposive, run.label)
    let keeper = try history.attempt { () throws(HistoryProblem) in try RunWriter(anew, in: store, resuming: true) }
    Interruption.noteKeeping(resumedBy: "the same command again")
    return keeper
  }

  /// Keeps the audit, or lets go of it where there is nothing to show.
  private func settle(_ keeper: RunWriter?, _ report: AuditReport, _ show: () throws -> Void) throws {
    do { try show() } catch {
      try? keeper?.abandon()
      throw error
    }
    guard let keeper, let save else { return }
    let isKept = try history.attempt { () throws(HistoryProblem) in try keeper.finish(report) }
    Interruption.noteKeeping(resumedBy: nil)
    if isKept { Terminal.complain("caseaudit: kept as '\(printable(save))' in \(printable(history.history))") }
  }

  private func show(_ reaudits: [Reaudit], before: AuditCounts, after: AuditCounts, _ run: StoredRun) throws {
    var options = ReportOptions()
    options.marking = marking
    do {
      let published = try [(before, run.basis), (after, SampleBasis.purposive)].map { counts, basis in
        try PublishedAudit(counts, policy: .none, basis: basis)
      }
      try output.show(try ReauditDocument(reaudits, before: published[0], after: published[1], options).document())
    } catch let problem as ReauditDocument.Problem {
      Terminal.complain("caseaudit: \(printable(problem.description))")
      throw ExitCode(ExitStatus.surroundings)
    }
  }
}

extension ReauditDocument.Problem {
  /// Why there is no re-audit, in words.
  fileprivate var description: String {
    switch self {
    case .differentRubrics: "the audits were not judged by the same rubrics"
    case .differentVersions(let rubric): "the audits were judged by different versions of the rubric '\(rubric)'"
    case .sameFile(let path):
      "all files, such as '\(path)', are the same as in the earlier audit, so nothing can have changed"
    case .wrongOrder: "the data of the audit that is kept are of later days than these files"
    case .namesCases: "a re-audit names cases, so no disclosure policy applies to it"
    }
  }
}
