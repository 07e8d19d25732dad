import ArgumentParser
import CaseAudit

/// How what is shown is protected and marked.
struct ProtectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How the files were chosen; by default as it was kept with an audit, else not stated. Only a census and a random sample are "
        + "tested for differences.",
      valueName: "census|random|purposive|not-stated"), completion: .list(SampleBasis.allCases.map(\.rawValue)),
    transform: choice)
  var basis: SampleBasis?

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

  func validate() throws {
    if let marking, marking.isEmpty || marking.utf8.count > 200 {
      throw ValidationError("--marking takes a text of 1 to 200 bytes")
    }
  }

  /// How counts with this grouping are protected; what is wrong with that is said before anything is read.
  func protection(
    of grouping: [String], in schema: RecordSchema, basis known: SampleBasis = .notStated
  ) throws -> Protection {
    let isByTeam = AuditCounts.teamColumn(of: grouping, in: schema) != nil
    return Protection(policy: try disclosurePolicy, basis: basis ?? known, teams: try teams(isByTeam: isByTeam))
  }

  /// How many workers each team has, where that can be read.
  var knownSizes: TeamSizes? {
    var diagnostics = Diagnostics()
    return teamSizes.flatMap { DataTables.teamSizes($0, &diagnostics) }
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
