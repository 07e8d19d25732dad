import Auditing
public import Reading
import Records
import Reporting
public import Rubrics

/// Authority profiles that an audit sets against its case files.
///
/// ```swift
/// var audit = Audit(rubrics: rubrics)
/// audit.profiles = try Profiles(Inputs(finding: ["profiles"]), for: rubrics)
/// ```
public struct Profiles: Sendable {
  private let inputs: Inputs
  /// The rubrics of the audit that they are for.
  let rubricIDs: [String]
  /// What authorities are asked, as rubrics for profiles.
  private let rubrics: RubricSet
  /// The same, in the same order.
  private let askers: [Asker]

  /// A rubric for case files whose folder asks authorities something.
  private struct Asker {
    /// Its number among the rubrics of the audit.
    let number: Int
    let rubric: Rubric
    let authority: AuthorityRubric
  }

  /// Profiles for an audit by these rubrics, which are read once for all of them.
  ///
  /// - Throws: `noRubric` where no rubric asks authorities anything, or why their questions can't be put in one run.
  public init(_ inputs: Inputs, for rubrics: RubricSet) throws(RubricSet.Problem) {
    self.inputs = inputs
    rubricIDs = rubrics.rubrics.map(\.id)
    // In the order of the rubrics' names, as in the set below.
    askers = rubrics.rubrics.enumerated().compactMap { number, rubric in
      rubric.authority.map { Asker(number: number, rubric: rubric, authority: $0) }
    }
    self.rubrics = try RubricSet(askers.map(\.authority.rubric))
  }

  /// Which field of a case file says of which authority it is, for each of the rubrics.
  private var fields: [FieldReference] { askers.map(\.authority.authorityOfFile) }

  /// Nothing counted yet, of cases with these labels.
  func counts(labels: [Grouping]) -> Counts {
    let paths = labels.map(\.field.path)
    return Counts(
      files: askers.map { FilesByAuthority(for: $0.rubric) }, numbers: askers.map(\.number),
      labels: fields.map { field in
        guard let index = paths.firstIndex(of: field.path) else {
          preconditionFailure("a case is labelled with every group of its schema")
        }
        return index
      })
  }

  /// Case files counted by authority, for each rubric that asks authorities something.
  struct Counts {
    fileprivate var files: [FilesByAuthority]
    fileprivate let numbers: [Int]
    fileprivate let labels: [Int]

    /// Counts a case file for the rubrics that did not leave it out.
    mutating func add(_ counted: CountedCase) {
      for index in files.indices {
        guard let result = counted.results[numbers[index]] else { continue }
        files[index].add(result, of: counted.labels[labels[index]])
      }
    }
  }

  /// Reads the profiles, judges them, and sets them against the files that were counted.
  ///
  /// - Parameter audit: how windows are found, what is done about identifiers, and what reading may take.
  func report(_ counts: Counts, as audit: Audit) -> ProfileReport {
    // A profile has a day and no period: what was given as the first day of practice does not concern it.
    var profileAudit = Audit(rubrics: rubrics, window: WindowRule(asOf: audit.window.asOf))
    profileAudit.identifiers = audit.identifiers
    profileAudit.threads = audit.threads
    profileAudit.limits = audit.limits
    let labels = askers.flatMap(\.authority.labels).map { Grouping(name: $0.path.description, field: $0) }
    var profiles: [CountedCase] = []
    let report = profileAudit.run(inputs, labels: labels, onCase: { profiles.append($0) }, onProgress: { _ in })
    var start = 0
    let parts = askers.enumerated().map { index, asker in
      let end = start + asker.authority.labels.count
      let judged = profiles.map { profile in
        ProfileResult.Counted(
          profile, by: index, labels: profile.labels[start..<end].map { shown($0, audit.identifiers) })
      }
      start = end
      return ProfileReport.Part(
        rubric: asker.rubric, hash: report.rubricHashes[index],
        result: ProfileResult(asker.authority, profiles: judged, files: counts.files[index]))
    }
    return ProfileReport(inputs: report.inputs, leftOut: report.leftOut, parts: parts)
  }

  /// A value of a profile as it may be shown: the reader let it pass with a warning, but a report is handed on.
  private func shown(_ value: GroupValue, _ policy: IdentifierPolicy) -> GroupValue {
    guard policy != .allow, let text = value.text, IdentifierPolicy.isIdentifier(in: text) else { return value }
    return .stated(Array("(hidden: it seems to hold an identifier)".utf8))
  }
}
