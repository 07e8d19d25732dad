import ArgumentParser
import CaseAudit
import Foundation

/// `caseaudit rescore`.
struct RescoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rescore",
    abstract: "Judge the records of audits that are kept anew, by another version of the rubric.",
    discussion: """
      The records are read from where they were then, and must be the same, byte for byte. Each audit is kept anew, as LABEL@VERSION, with \
      the same window; a trend by the new version then shows it in the place of the old one. Where the new version differs in gap rules, \
      weights, bands or words only, nothing needs to be judged anew: 'caseaudit trend --rubric' counts by it.

      Exit codes: 0 done; 2 the rubric or schema is wrong; 3 something could not be read (the rest is done); 4 there is no such audit, its \
      records are not there any more, or the history can't be changed; 64 the command was not understood.
      """)

  @Argument(help: ArgumentHelp("The labels of the audits.", valueName: "label"))
  var labels: [String]

  @Option(help: ArgumentHelp("The new version: a name, or its folder.", valueName: "name|folder"))
  var rubric: String

  @OptionGroup var history: HistoryOptions

  @Option(help: ArgumentHelp("How many threads to use; by default one for each core.", valueName: "n"))
  var threads: Int?

  @Flag(help: "Show no progress, and do not explain on standard error what could not be read.")
  var quiet = false

  func validate() throws {
    if labels.isEmpty { throw ValidationError("name at least one audit") }
    if let threads, !(1...1024).contains(threads) { throw ValidationError("the number of threads is from 1 to 1024") }
  }

  func run() throws {
    let rubric = try Terminal.rubric(named: rubric)
    let store = try history.open(.changing)
    var codes: Set<Int32> = []
    for label in labels {
      let run = try history.attempt { () throws(HistoryProblem) in try store.run(labelled: label) }
      if let code = try rescore(run, by: rubric, in: store) { codes.insert(code) }
    }
    if let code = ExitStatus.first(of: codes) { throw ExitCode(code) }
  }

  /// Judges the records of a run anew; the result is an exit code, nil where all is well.
  private func rescore(_ run: StoredRun, by rubric: Rubric, in store: History) throws -> Int32? {
    guard run.rubrics.contains(where: { $0.name == rubric.id }) else {
      return refuse(run, "was not judged by the rubric '\(rubric.id)'")
    }
    let folders = RubricLibrary().dataFolders
    let old = try history.attempt { () throws(HistoryProblem) in try store.rubrics(of: run, dataFolders: folders) }
    if old.rubrics.first(where: { $0.id == rubric.id })?.judgingText == rubric.judgingText {
      Terminal.complain(
        "caseaudit: '\(printable(run.label))': this version asks records the same, so nothing needs to be judged anew; "
          + "'caseaudit trend --rubric' counts by it")
      return nil
    }
    let files = try history.attempt { () throws(HistoryProblem) in
      try store.counts(of: run, rubrics: old).inputs.files
    }
    if let missing = files.first(where: { $0.sha256 == nil || FileHash.sha256(ofFileAt: $0.path) != $0.sha256 }) {
      return refuse(run, "can't be judged anew: '\(missing.path)' is not there any more, or is not the same")
    }
    return try audit(run, RubricSet(rubric), Inputs(finding: files.map(\.path)), in: store)
  }

  private func refuse(_ run: StoredRun, _ why: String) -> Int32 {
    Terminal.complain("caseaudit: '\(printable(run.label))' \(printable(why))")
    return ExitStatus.surroundings
  }

  private func audit(_ run: StoredRun, _ rubrics: RubricSet, _ inputs: Inputs, in store: History) throws -> Int32? {
    var audit = Audit(as: run, by: rubrics)
    if let threads { audit.threads = threads }
    // Of a sample only its cases are judged anew too.
    if run.sample != nil {
      audit.sample = Set(try history.attempt { () throws(HistoryProblem) in try store.identities(of: run) })
    }
    let label = "\(run.label)@\(rubrics.rubrics[0].version)"
    guard label.utf8.count <= NewRun.longestLabel else {
      return refuse(run, "can't be kept anew: '\(label)' is too long for a label")
    }
    var anew = NewRun(audit, label: label, savedOn: Today.date)
    (anew.basis, anew.sample, anew.rescoredFrom, anew.reauditOf) = (run.basis, run.sample, run.label, run.reauditOf)
    do throws(HistoryProblem) {
      let writer = try RunWriter(anew, in: store, resuming: true)
      Interruption.noteKeeping(resumedBy: "the same command again")
      var bar = ProgressBar(totalBytes: inputs.byteCount ?? 0, isShown: !quiet && Terminal.showsProgress)
      defer { bar.clear() }
      let report = try audit.run(
        inputs, onCase: { counted throws(HistoryProblem) in try writer.add(counted) }, onProgress: { bar.update($0) })
      let isKept = try writer.finish(report)
      Interruption.noteKeeping(resumedBy: nil)
      bar.clear()
      if !quiet { Terminal.explain(report) }
      let count = report.result.cases
      Terminal.complain(
        isKept
          ? "caseaudit: kept as '\(printable(label))': \(count == 1 ? "1 file" : "\(count) files")"
          : "caseaudit: '\(printable(run.label))': no record was counted, so nothing was kept")
      return report.isIncomplete ? ExitStatus.unread : nil
    } catch .finished {
      Terminal.complain("caseaudit: '\(printable(label))' is kept already")
      return nil
    } catch { throw history.failure(error) }
  }
}
