import ArgumentParser
import CaseAudit

/// `caseaudit compare`.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compare groups of files, or two audits, and say what is beyond chance.",
    discussion: """
      With case files or one audit that is made, each group is set against all others together, on every theme; with --group, given twice, two \
      groups against each other. With two audits, results in files or labels of audits that are kept, the second is the later one, and every group that both have is compared with itself. \
      No group is ranked. 'No clear difference' is not 'the same': the output says how large a difference would have been found.

      Exit codes: 0 done; 2 the rubric or schema is wrong; 3 something could not be read (the rest is done); 4 a file could not be \
      read or written, or the disclosure policy does not allow it; 64 the command was not understood.
      """)

  @OptionGroup var counts: CountsOptions

  @Option(
    help: ArgumentHelp("One of two groups to compare, by the name it is shown under; give it twice.", valueName: "name")
  )
  var group: [String] = []

  @OptionGroup var output: DocumentOptions

  func validate() throws {
    guard group.isEmpty || group.count == 2 else { throw ValidationError("give --group twice, or not at all") }
    if group.count == 2, group[0] == group[1] { throw ValidationError("--group names the same group twice") }
  }

  func run() throws {
    guard try counts.areResults else { return try compareFiles() }
    let inputs = counts.inputs
    guard inputs.count <= 2 else { throw ValidationError("compare takes one audit, or two: the earlier one first") }
    if inputs.count == 1 {
      let source = try counted(inputs[0])
      return try compareGroups(of: source.counts, try counts.protection(of: source))
    }
    guard group.isEmpty else { throw ValidationError("--group compares two groups of one audit") }
    let after = try counted(inputs[1])
    // By the later one's bands, where both ask records the same.
    let before = try counted(inputs[0], by: after.counts)
    try sayShared(before, after)
    let basis = SampleBasis.weaker(before.basis, after.basis)
    let sources = [before.counts, after.counts]
    let protection = try counts.protecting.protection(
      of: after.counts.grouping, in: after.counts.rubrics.schema, basis: basis)
    let published = try counts.publish([before, after], protection)
    do {
      let document = try ChangeDocument(before: published[0], after: published[1], options).document()
      try output.show(document)
    } catch let problem as ChangeDocument.Problem {
      Terminal.complain("caseaudit: these results can't be compared: \(problem.text)")
      throw ExitCode(ExitStatus.surroundings)
    }
    try finish(sources)
  }

  /// The counts of an audit that is made; of no record there is nothing to compare.
  ///
  /// - Parameter other: the audit with which one that is kept is compared: it is grouped alike, and counted by its rubrics.
  private func counted(_ name: String, by other: AuditCounts? = nil) throws -> MadeAudit {
    let made = try counts.made(name, by: other?.rubrics, grouping: other?.grouping)
    guard made.counts.inputs.counted > 0 else {
      throw CountsOptions.nothing("the audit '\(printable(name))' counts no record", "nothing was compared")
    }
    return made
  }

  private var options: ReportOptions {
    var options = ReportOptions()
    options.marking = counts.protecting.marking
    return options
  }

  /// Says that cases stand on both sides.
  private func sayShared(_ before: MadeAudit, _ after: MadeAudit) throws {
    guard let one = before.run, let other = after.run, !counts.quiet else { return }
    let shared = try counts.history.attempt { () throws(HistoryProblem) in
      try History(at: counts.history.history, for: .reading).sharedCases(of: one, and: other)
    }
    guard shared > 0 else { return }
    Terminal.complain(
      "caseaudit: \(shared == 1 ? "1 case stands" : "\(shared) cases stand") in both audits. They are compared as if they were "
        + "different cases, so less is found than there may be; 'caseaudit reaudit' compares the same cases one by one."
    )
  }

  private func compareFiles() throws {
    let inputs = Inputs(finding: counts.inputs)
    let audit = try counts.audit()
    let protection = try counts.protecting.protection(of: audit.grouping.map(\.name), in: audit.rubrics.schema)
    var bar = ProgressBar(totalBytes: inputs.byteCount ?? 0, isShown: !counts.quiet && Terminal.showsProgress)
    let report = audit.run(inputs, onProgress: { bar.update($0) })
    bar.clear()
    if !counts.quiet { Terminal.explain(report) }
    guard report.result.cases > 0 else { throw CountsOptions.nothing("no record was counted", "nothing was compared") }
    try compareGroups(of: AuditCounts(report), protection)
  }

  private func compareGroups(of source: AuditCounts, _ protection: Protection) throws {
    let comparison = ComparisonDocument(try protection.publish(source), options)
    if group.isEmpty {
      try output.show(comparison.groups())
    } else if let document = comparison.groups(group[0], group[1]) {
      try output.show(document)
    } else {
      let names = comparison.groupNames.map { "'\(printable($0))'" }.joined(separator: ", ")
      throw ValidationError("--group: there is no such group; there are \(names)")
    }
    try finish([source])
  }

  private func finish(_ sources: [AuditCounts]) throws {
    if sources.contains(where: \.inputs.isIncomplete) { throw ExitCode(ExitStatus.unread) }
  }
}

extension ChangeDocument.Problem {
  /// Why two audits can't be compared, in words.
  var text: String {
    switch self {
    case .differentRubrics: "they were not judged by the same rubrics"
    case .differentVersions(let rubric):
      "they were judged by different versions of the rubric '\(printable(rubric))', so a difference could come from that; audit both again, or judge a kept one anew with 'caseaudit rescore'"
    case .differentGroups: "they are grouped by different fields"
    case .wrongOrder: "the first is of later days than the second; name the earlier one first"
    case .sameFile(let path): "both read the same file, '\(printable(path))', so the same cases stand on both sides"
    }
  }
}
