import ArgumentParser
import CaseAudit
import Foundation

/// What reports and comparisons are made from: results of audits, or case files that are audited for them.
struct CountsOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Results that 'caseaudit audit --format json' wrote, labels of audits that are kept, or case files and folders of case files.",
      valueName: "result|label|input"), completion: .file())
  var inputs: [String]

  @OptionGroup var history: HistoryOptions

  @OptionGroup var policy: IdentifierOptions

  @OptionGroup var rubrics: RubricOptions

  @OptionGroup var window: WindowOptions

  @Option(
    help: ArgumentHelp(
      "What to group case files by, as 'caseaudit audit' does. A result is grouped already.", valueName: "group,…"))
  var by: String?

  @OptionGroup var protecting: ProtectionOptions

  @Option(help: ArgumentHelp("How many threads to use; by default one for each core.", valueName: "n"))
  var threads: Int?

  @Flag(help: "Show no progress, and do not explain on standard error what could not be read.")
  var quiet = false

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("name at least one result, file or folder, or - for standard input") }
    if let threads, !(1...1024).contains(threads) { throw ValidationError("the number of threads is from 1 to 1024") }
  }

  /// Whether results or labels of audits that are kept were given, not case files.
  var areResults: Bool {
    get throws {
      let kinds = try inputs.map(kind)
      let count = kinds.count { $0 != .files }
      guard count == 0 || count == inputs.count else {
        throw ValidationError("give audits that are made or case files, not both")
      }
      if kinds.contains(.result), by != nil {
        throw ValidationError("--by: a result is grouped already; group when you audit")
      }
      if count > 0, window.from != nil || window.asOf != nil {
        throw ValidationError("--from and --as-of: an audit that is made has its window already")
      }
      return count > 0
    }
  }

  /// What an argument names.
  private enum Kind {
    case files, result, run
  }

  /// What stands before the label of an audit that is kept where a file has the same name.
  private static let mark = "kept:"

  private func kind(of input: String) throws -> Kind {
    guard input != "-" else { return .files }
    guard !input.hasPrefix(Self.mark) else { return .run }
    let isThere = FileManager.default.fileExists(atPath: input)
    if labels()?.contains(input) == true {
      guard !isThere else {
        throw ValidationError(
          "'\(printable(input))' is an audit that is kept, and a file or folder: write ./\(printable(input)) for that, and "
            + "\(Self.mark)\(printable(input)) for the audit")
      }
      return .run
    }
    if StoredResults.isResult(input) { return .result }
    // What is no file is probably a label with a mistake, where it is near one or does not look like a path.
    guard !isThere, let labels = labels(), !labels.isEmpty else { return .files }
    let isNear = Suggestion.nearest(to: input, among: labels) != nil
    return isNear || !input.contains("/") && !input.contains(".") ? .run : .files
  }

  /// The labels of the audits that are kept; nil where there is no history, or it can't be read: files need none.
  private func labels() -> [String]? {
    guard FileManager.default.fileExists(atPath: history.history) else { return nil }
    return (try? History(at: history.history, for: .reading)).flatMap { try? $0.runs() }?.map(\.label)
  }

  /// The counts of an audit that is made, and what is known of how its files were chosen.
  ///
  /// - Parameters:
  ///   - rubrics: by which rubrics an audit that is kept is to be counted where it can be; nil for its own.
  ///   - grouping: what one that is kept is to be grouped by; nil for `--by`, or what it was grouped by.
  func made(_ input: String, by rubrics: RubricSet? = nil, grouping: [String]? = nil) throws -> MadeAudit {
    switch try kind(of: input) {
    case .run: try MadeAudit(run: kept(input, rubrics, grouping))
    case .result, .files: MadeAudit(counts: try stored(input), basis: protecting.basis ?? .notStated, run: nil)
    }
  }

  private func kept(
    _ label: String, _ given: RubricSet?, _ grouping: [String]?
  ) throws -> (AuditCounts, SampleBasis, StoredRun) {
    let store = try history.open(.reading)
    let label = label.hasPrefix(Self.mark) ? String(label.dropFirst(Self.mark.count)) : label
    let run = try history.attempt { () throws(HistoryProblem) in try store.run(labelled: label) }
    let asked = rubrics.rubric.isEmpty ? given : try rubrics.rubrics
    let folders = RubricLibrary().dataFolders
    let grouping = grouping ?? by.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
    let counts = try history.attempt { () throws(HistoryProblem) -> AuditCounts in
      do throws(HistoryProblem) {
        if let asked { return try store.counts(of: run, by: grouping, rubrics: asked) }
      } catch .otherVersion where rubrics.rubric.isEmpty {
        // What asks something else can't be told by its rules.
      } catch .noRubric where rubrics.rubric.isEmpty {
        // Nor can what another rubric asks.
      }
      return try store.counts(
        of: run, by: grouping, rubrics: try store.rubrics(of: run, dataFolders: folders))
    }
    return (counts, protecting.basis ?? run.basis, run)
  }

  /// The counts of the result at a path.
  private func stored(_ path: String) throws -> AuditCounts {
    let given = try Terminal.rubrics(named: rubrics.rubric)
    do {
      return try StoredResults(given: given).counts(at: path)
    } catch {
      Terminal.complain("caseaudit: '\(printable(path))' \(error)")
      throw ExitCode(error.status)
    }
  }

  /// Says that there is nothing to show; the result ends the command.
  static func nothing(_ reason: String, _ consequence: String) -> ExitCode {
    Terminal.complain("caseaudit: \(reason), so \(consequence)")
    return ExitCode(ExitStatus.unread)
  }

  /// The audit of the case files, not yet run.
  func audit() throws -> Audit {
    var audit = Audit(rubrics: try rubrics.rubrics, window: window.rule)
    if let by { audit.grouping = try AuditCommand.grouping(by, in: audit.rubrics.schema) }
    if let threads { audit.threads = threads }
    audit.identifiers = policy.identifiers
    return audit
  }

  /// How the counts of an audit that is made are protected.
  func protection(of audit: MadeAudit) throws -> Protection {
    try protecting.protection(of: audit.counts.grouping, in: audit.counts.rubrics.schema, basis: audit.basis)
  }
}

extension CountsOptions {
  /// The counts of audits as they may be shown, in the order in which they are published: under a policy each is protected against
  /// those before it, where they are kept, so that it is known which cases they have in common.
  func publish(_ audits: [MadeAudit], _ protection: Protection) throws -> [PublishedAudit] {
    let runs = audits.compactMap(\.run)
    if protection.policy.protects, audits.count > 1, runs.count < audits.count {
      Terminal.complain(
        "caseaudit: it is not known which cases these audits have in common, since not all are kept (--save): what their difference tells "
          + "of single cases is not hidden")
    }
    guard protection.policy.protects, audits.count > 1, runs.count == audits.count else {
      return try audits.map { try protection.publish($0.counts, basis: $0.basis) }
    }
    let store = try history.open(.reading)
    let series = try audits.enumerated().map { index, audit in
      let turnover = try history.attempt { () throws(HistoryProblem) in
        var found: [ReleaseTurnover] = []
        for earlier in runs[..<index] {
          found.append(try store.turnover(of: runs[index], since: earlier, by: audit.counts.grouping))
        }
        return found
      }
      return SeriesAudit(name: runs[index].label, counts: audit.counts, basis: audit.basis, turnover: turnover)
    }
    return try protection.publish(series: series)
  }
}

/// An audit that is made: a result in a file, or one that is kept.
struct MadeAudit {
  let counts: AuditCounts
  /// How its files were chosen.
  let basis: SampleBasis
  /// What is known of it, where it is kept.
  let run: StoredRun?

  init(counts: AuditCounts, basis: SampleBasis, run: StoredRun?) {
    (self.counts, self.basis, self.run) = (counts, basis, run)
  }

  init(run: (AuditCounts, SampleBasis, StoredRun)) { (counts, basis, self.run) = run }
}

/// How the counts of a report are protected.
struct Protection {
  let policy: DisclosurePolicy
  let basis: SampleBasis
  let teams: TeamSizes

  /// The counts as they may be shown; where they can't be protected that is said, and the command ends.
  ///
  /// - Parameters:
  ///   - basis: how the files were chosen, where that is another one.
  ///   - earlier: what was published before of some of the same files.
  func publish(
    _ counts: AuditCounts, basis other: SampleBasis? = nil, after earlier: [EarlierRelease] = []
  ) throws -> PublishedAudit {
    try attempt { () throws(DisclosureRefusal) in
      try PublishedAudit(counts, policy: policy, basis: other ?? basis, teams: teams, earlier: earlier)
    }
  }

  /// The same with the teams that are shown together settled for all tables of these counts.
  func settled(for audits: [AuditCounts]) -> Protection {
    Protection(policy: policy, basis: basis, teams: teams.settled(for: audits))
  }

  /// The counts of audits of which each is published beside those before it.
  func publish(series: [SeriesAudit]) throws -> [PublishedAudit] {
    try attempt { () throws(DisclosureRefusal) in
      try PublishedAudit.protectSeries(series, policy: policy, teams: teams)
    }
  }

  private func attempt<Value>(_ body: () throws(DisclosureRefusal) -> Value) throws -> Value {
    do { return try body() } catch { throw OutputFiles.failure("nothing was written: \(error)") }
  }
}

extension StoredResults.Problem {
  /// The exit code for it.
  fileprivate var status: Int32 {
    switch self {
    case .unreadable, .rubric(.notFound): ExitStatus.surroundings
    case .result: ExitStatus.unread
    case .rubric(.mistakes): ExitStatus.rubric
    }
  }
}
