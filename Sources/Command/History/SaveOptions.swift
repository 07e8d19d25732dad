import ArgumentParser
import CaseAudit

/// How an audit is kept.
struct SaveOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Keep the audit in the history under this name, such as 2026-Q1. Judgements are kept under the cases' pseudonyms, never "
        + "the records.", valueName: "label"))
  var save: String?

  @OptionGroup var history: HistoryOptions

  @Flag(help: "Go on with an audit of this label that was broken off.")
  var resume = false

  @Option(
    help: ArgumentHelp(
      "How the files were chosen; kept with the audit. Only a census and a random sample are tested for differences.",
      valueName: "census|random|purposive|not-stated"), completion: .list(SampleBasis.allCases.map(\.rawValue)),
    transform: choice)
  var basis: SampleBasis?

  @Option(
    help: ArgumentHelp(
      "A sample that 'caseaudit sample' wrote: only its cases are audited, and how they were drawn is kept.",
      valueName: "sample.json"), completion: .file())
  var sample: String?

  func validate() throws {
    if sample != nil, basis != nil {
      throw ValidationError("--sample says how the files were chosen; leave --basis out")
    }
    if save == nil, resume {
      throw ValidationError("--resume goes on with an audit that is kept: give its label with --save")
    }
    if save == nil, basis != nil { throw ValidationError("--basis is kept with an audit: give a label with --save") }
    if let save { try Self.check(save) }
  }

  /// Holds that a text can be a label.
  static func check(_ label: String) throws {
    let isPlain = label.unicodeScalars.allSatisfy {
      !$0.properties.isDefaultIgnorableCodePoint && $0.properties.generalCategory != .control
    }
    guard !label.isEmpty, label.utf8.count <= NewRun.longestLabel, isPlain, label.first?.isWhitespace == false,
      label.last?.isWhitespace == false
    else {
      throw ValidationError("a label is a text of 1 to \(NewRun.longestLabel) bytes on one line, such as 2026-Q1")
    }
  }

  /// Holds that the history is none of the files that are written.
  func check(written paths: [String]) throws {
    guard save != nil, paths.contains(where: { FileEntry($0) == FileEntry(history.history) }) else { return }
    throw ValidationError("--history: '\(printable(history.history))' is also a file to be written")
  }

  /// The sample that was drawn; nil where none is given.
  func drawn() throws -> CaseSample? {
    guard let sample else { return nil }
    do { return try CaseSample(readingAt: sample) } catch {
      Terminal.complain("caseaudit: the sample '\(printable(sample))' \(printable(error.description))")
      throw ExitCode(ExitStatus.surroundings)
    }
  }

  /// Begins to keep an audit; nil where it is not to be kept.
  func begin(_ audit: Audit, of drawn: CaseSample?) throws -> (writer: RunWriter, history: History)? {
    guard let save else { return nil }
    let store = try history.open(.saving)
    var run = NewRun(audit, label: save, savedOn: Today.date)
    run.basis = drawn?.method.basis ?? basis ?? .notStated
    run.sample = drawn?.method.text
    let writer = try history.attempt { () throws(HistoryProblem) in
      try RunWriter(run, in: store, resuming: resume)
    }
    Interruption.noteKeeping(resumedBy: "--resume")
    return (writer, store)
  }

  /// Says what became of the sample.
  static func say(_ use: SampleUse?) {
    guard let use else { return }
    let missing = use.missing == 0 ? "" : "; \(use.missing) are not among the records that could be counted"
    Terminal.complain(
      "caseaudit: \(use.found) of the \(use.drawn) cases drawn were audited\(missing). Records of other cases, passed over: \(use.passedOver)"
    )
  }

  /// Says where an audit was kept.
  func saySaved(_ report: AuditReport) {
    guard let save else { return }
    let count = report.result.cases
    guard count > 0 else { return Terminal.complain("caseaudit: no record was counted, so nothing was kept") }
    let warning =
      basis == nil && sample == nil
      ? "; nobody has said how the files were chosen (--basis), so nothing will be tested" : ""
    Terminal.complain(
      "caseaudit: kept as '\(printable(save))' in \(printable(history.history)): \(count == 1 ? "1 file" : "\(count) files")\(warning)"
    )
  }
}
