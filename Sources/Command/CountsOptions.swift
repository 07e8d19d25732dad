import ArgumentParser
import CaseAudit

/// What reports and comparisons are made from: results of audits, or case files that are audited for them.
struct CountsOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Results that 'caseaudit audit --format json' wrote, or case files and folders of case files.",
      valueName: "result|input"), completion: .file())
  var inputs: [String]

  @OptionGroup var policy: IdentifierOptions

  @OptionGroup var rubrics: RubricOptions

  @OptionGroup var window: WindowOptions

  @Option(
    help: ArgumentHelp(
      "What to group case files by, as 'caseaudit audit' does. A result is grouped already.", valueName: "group,…"))
  var by: String?

  @Option(
    help: ArgumentHelp(
      "How the files were chosen. Only a census and a random sample are tested for differences.",
      valueName: "census|random|purposive|not-stated"), completion: .list(SampleBasis.allCases.map(\.rawValue)),
    transform: sampleBasis)
  var basis = SampleBasis.notStated

  @Option(
    help: ArgumentHelp(
      "How small numbers are protected: none, or a policy of data/disclosure-policies.csv (dfe, opensafely, ons).",
      valueName: "policy"), completion: .list(["none", "dfe", "opensafely", "ons"]))
  var disclosure = "none"

  @Option(
    help: ArgumentHelp(
      "A file with the columns team,workers. A team with fewer than three workers is never shown apart, so it is needed "
        + "where counts are grouped by team.", valueName: "file.csv"), completion: .file())
  var teamSizes: String?

  @Option(
    help: ArgumentHelp("The protective marking on every page; by default OFFICIAL-SENSITIVE.", valueName: "text"))
  var marking: String?

  @Option(help: ArgumentHelp("How many threads to use; by default one for each core.", valueName: "n"))
  var threads: Int?

  @Flag(help: "Show no progress, and do not explain on standard error what could not be read.")
  var quiet = false

  func validate() throws {
    if inputs.isEmpty { throw ValidationError("name at least one result, file or folder, or - for standard input") }
    if let threads, !(1...1024).contains(threads) { throw ValidationError("the number of threads is from 1 to 1024") }
    if let marking, marking.isEmpty || marking.utf8.count > 200 {
      throw ValidationError("--marking takes a text of 1 to 200 bytes")
    }
  }

  /// Whether results were given, not case files.
  var areResults: Bool {
    get throws {
      let count = inputs.count { $0 != "-" && StoredResults.isResult($0) }
      guard count == 0 || count == inputs.count else {
        throw ValidationError("give results of audits or case files, not both")
      }
      if count > 0, by != nil { throw ValidationError("--by: a result is grouped already; group when you audit") }
      if count > 0, window.asOf != nil || window.from != nil {
        throw ValidationError("--from and --as-of: a result has its window already; say it when you audit")
      }
      return count > 0
    }
  }

  /// The counts of the result at a path.
  func stored(_ path: String) throws -> AuditCounts {
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

  /// How counts with this grouping are protected; what is wrong with that is said before anything is read.
  func protection(of grouping: [String], in schema: RecordSchema) throws -> Protection {
    let isByTeam = AuditCounts.teamColumn(of: grouping, in: schema) != nil
    return Protection(policy: try disclosurePolicy, basis: basis, teams: try teams(isByTeam: isByTeam))
  }

  private func teams(isByTeam: Bool) throws -> TeamSizes {
    guard let teamSizes else {
      guard !isByTeam else {
        throw ValidationError(
          "counts are grouped by team, and a team with fewer than three workers is never shown apart: name a file with the "
            + "columns team,workers with --team-sizes")
      }
      return TeamSizes([:])
    }
    var diagnostics = Diagnostics()
    guard let sizes = DataTables.teamSizes(teamSizes, &diagnostics) else {
      Terminal.explain(diagnostics)
      throw ExitCode(ExitStatus.surroundings)
    }
    return sizes
  }

  private var disclosurePolicy: DisclosurePolicy {
    get throws {
      var diagnostics = Diagnostics()
      let policies = DataTables.disclosurePolicies(of: RubricLibrary(), &diagnostics)
      guard !diagnostics.hasErrors else {
        Terminal.explain(diagnostics)
        throw ExitCode(ExitStatus.surroundings)
      }
      if let policy = policies.first(where: { $0.name == disclosure }) { return policy }
      guard policies.count > 1 else {
        throw ValidationError(
          "there is no disclosure policy '\(printable(disclosure))': no data/disclosure-policies.csv was found beside a folder of rubrics"
        )
      }
      let names = policies.map(\.name).joined(separator: ", ")
      throw ValidationError("there is no disclosure policy '\(printable(disclosure))'; there are \(names)")
    }
  }
}

/// How the counts of a report are protected.
struct Protection {
  let policy: DisclosurePolicy
  let basis: SampleBasis
  let teams: TeamSizes

  /// The counts as they may be shown; where they can't be protected that is said, and the command ends.
  func publish(_ counts: AuditCounts) throws -> PublishedAudit {
    do {
      return try PublishedAudit(counts, policy: policy, basis: basis, teams: teams)
    } catch {
      throw OutputFiles.failure("nothing was written: \(error)")
    }
  }
}

/// How files were chosen, from an argument.
@Sendable private func sampleBasis(_ argument: String) throws -> SampleBasis {
  guard let basis = SampleBasis(rawValue: argument) else {
    let names = SampleBasis.allCases.map(\.rawValue).joined(separator: ", ")
    throw ValidationError("'\(printable(argument))' is not one of \(names)")
  }
  return basis
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
