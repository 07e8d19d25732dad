import Auditing
import Diagnostics
import Rubrics

/// What authorities say of themselves, as lines for a person.
struct ProfileLines {
  /// How many contradictions are listed.
  private static let listed = 100

  let report: ProfileReport
  let style: ReportFormat.Style

  var lines: [String] {
    [style.heading(ProfileWords.title)] + wrapped(ProfileWords.caution) + report.parts.flatMap(part) + missing
      + notCounted
  }

  private func part(_ part: ProfileReport.Part) -> [String] {
    let rubric = part.statements
    let head = [
      "", style.heading(rubric.title), "rubric \(rubric.id) \(part.rubric.version), authority.yaml \(rubric.version)",
    ]
    let basis = rubric.basis.map { wrapped(printable($0)) } ?? []
    let first = contradictions(in: part)
    return head + [""] + first + (first.isEmpty ? [] : [""]) + table(of: part)
      + part.result.authorities.flatMap { authority($0, part) } + [""] + basis
  }

  // MARK: Contradictions, first

  private func contradictions(in part: ProfileReport.Part) -> [String] {
    let found = part.claims([.notBorneOut])
    guard !found.isEmpty else {
      if part.result.rubric.claims.isEmpty { return [ProfileWords.noClaims] }
      // Without a profile nothing can be said of answers.
      return part.claims().isEmpty ? [] : wrapped(ProfileWords.noContradictions)
    }
    let lines = found.prefix(Self.listed).flatMap { authority, claim in
      wrapped("  \(printable(authority.code)) \(sentence(claim, of: authority, part))")
    }
    let rest = found.count - Self.listed
    return [style.heading(ProfileWords.contradictions)] + lines + (rest > 0 ? ["  and \(rest) more"] : [])
  }

  /// `WMS-03 Staff are …: says in place; 7 of 28 files show it (WMS-03c …)`.
  private func sentence(_ claim: ClaimResult, of authority: AuthorityResult, _ part: ProfileReport.Part) -> String {
    let asked = part.statements.criteria[claim.claim.statement]
    return "\(name(of: asked)): \(says(claim.claim.statement, authority, part)); \(ProfileWords.files(claim)), as "
      + "\(printable(shortName(of: part.rubric.criteria[claim.claim.files]))) asks"
  }

  private func says(_ statement: Int, _ authority: AuthorityResult, _ part: ProfileReport.Part) -> String {
    guard let profile = authority.profile else { return "" }
    return ProfileWords.says(
      profile.statements[statement], to: part.result.rubric.statements[statement], in: part.statements.schema)
  }

  // MARK: Statements by authority

  private func table(of part: ProfileReport.Part) -> [String] {
    let authorities = part.result.authorities.filter { $0.profile != nil }
    guard !authorities.isEmpty else { return ["No authority has a profile that could be judged."] }
    let rows = part.statements.criteria.map { criterion in
      let cells = authorities.compactMap {
        $0.profile.map { ProfileWords.cell($0.statements[criterion.index].judgement) }
      }
      return (label: name(of: criterion), cells: cells)
    }
    return TextTable(heads: authorities.map { [printable($0.code), TextTable.files($0.fileCount)] }, rows: rows).lines()
  }

  private func authority(_ authority: AuthorityResult, _ part: ProfileReport.Part) -> [String] {
    guard let profile = authority.profile else { return [] }
    let date = profile.date.map { " of \($0)" } ?? ""
    let counts = [Judgement.met, .partlyMet, .notMet, .notEvidenced, .notApplicable, .invalid].compactMap { judgement in
      let count = profile.count(of: judgement)
      return count == 0 ? nil : ProfileWords.count(count, judgement)
    }
    let head = "\(printable(authority.code)), profile\(date): \(counts.joined(separator: ", "))"
    return ["", style.heading(head)] + part.statements.criteria.flatMap { statement($0, authority, profile, part) }
  }

  private func statement(
    _ criterion: Criterion, _ authority: AuthorityResult, _ profile: JudgedProfile, _ part: ProfileReport.Part
  ) -> [String] {
    let statement = profile.statements[criterion.index]
    let document = ProfileWords.document(statement).map { "; \($0)" } ?? ""
    let first = "\(shortName(of: criterion)): \(says(criterion.index, authority, part))\(document)"
    let claims = authority.claims(on: criterion.index).map { claim in
      let shows = printable(shortName(of: part.rubric.criteria[claim.claim.files]))
      return "    \(ProfileWords.files(claim)), as \(shows) asks: \(ProfileWords.outcome(claim.outcome))"
    }
    return wrapped("  \(printable(first))") + claims.flatMap(wrapped)
  }

  // MARK: What is missing

  /// Authorities with a profile and no files, or with files and no profile: each once, as all parts have the same.
  private var missing: [String] {
    guard let result = report.parts.first?.result else { return [] }
    let withoutFiles = result.authorities.filter { $0.fileCount == 0 }.map(\.code)
    let withoutProfile = result.authorities.filter { $0.profile == nil }.map(\.code)
    let lines = [
      ("A profile, but no file was counted", withoutFiles),
      ("Files, but no profile that could be judged", withoutProfile),
    ].flatMap { text, codes in
      codes.isEmpty ? [] : wrapped("\(text): \(printable(codes.joined(separator: ", ")))")
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  private var notCounted: [String] {
    let problems = report.notCounted
    guard !problems.isEmpty else { return report.inputs.recordCount == 0 ? ["no profile was read"] : [] }
    return ["Profiles, or values in them, that were not counted:"]
      + problems.prefix(Self.listed).flatMap { problem in
        wrapped("  \(problem.place.map { printable("\($0): ") } ?? "")\(printable(problem.message.text))")
      }
  }

  // MARK: Words

  private func name(of criterion: Criterion) -> String {
    let essential = criterion.isEssential ? " (essential)" : ""
    return printable("\(criterion.ref.map { "\($0) " } ?? "")\(criterion.title)\(essential)")
  }

  private func shortName(of criterion: Criterion) -> String { criterion.ref ?? criterion.id }

  /// Later lines are set in by two more than the first.
  private func wrapped(_ text: String) -> [String] {
    let isSetIn = text.hasPrefix(" ")
    let lines = TextTable.wrapped(text, to: TextTable.textWidth - (isSetIn ? 2 : 0))
    return lines.enumerated().map { $0 == 0 || !isSetIn ? $1 : "  \($1)" }
  }
}
