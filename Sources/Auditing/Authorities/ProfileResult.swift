public import Diagnostics
public import Records
public import Rubrics

/// What authorities say of themselves, judged statement by statement, and set against what their files show.
public struct ProfileResult: Sendable {
  /// What was asked.
  public let rubric: AuthorityRubric
  /// Every authority that has a profile or files, by the bytes of its code.
  public let authorities: [AuthorityResult]

  /// Sets profiles against files.
  ///
  /// - Parameters:
  ///   - profiles: profiles that were judged by `rubric`.
  ///   - files: the case files, judged by the rubric for case files in the same folder.
  public init(_ rubric: AuthorityRubric, profiles: [Counted], files: FilesByAuthority) {
    self.rubric = rubric
    let byCode = Dictionary(profiles.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    authorities = Set(profiles.map(\.code) + files.authorities).sorted { $0.comes(before: $1) }.map { code in
      AuthorityResult(code, profile: byCode[code], files.tally(of: code), by: rubric)
    }
  }

  /// A profile that is counted, and what one of the run's rubrics made of it.
  public struct Counted {
    fileprivate let code: GroupValue
    fileprivate let counted: CountedCase
    /// Nil where this rubric left it out, since it is of another country.
    fileprivate let result: CaseResult?
    fileprivate let labels: ArraySlice<GroupValue>

    /// A profile.
    ///
    /// - Parameters:
    ///   - number: the rubric's number in the run.
    ///   - labels: its labels for the rubric (`AuthorityRubric.labels`), as they may be shown.
    public init(_ counted: CountedCase, by number: Int, labels: [GroupValue]) {
      self.counted = counted
      code = .stated(Array(counted.identity[0].utf8))
      result = counted.results[number]
      self.labels = labels[...]
    }
  }

  /// How many claims are not borne out by files, over all authorities.
  public var contradictionCount: Int {
    authorities.reduce(0) { $0 + $1.claims.count { $0.outcome == .notBorneOut } }
  }
}

extension AuthorityRubric {
  /// What a profile must be labelled with for `ProfileResult`: what is shown of each statement, one after another.
  public var labels: [FieldReference] { statements.flatMap(\.shown) }
}

/// What one authority says of itself, and what its files make of it.
public struct AuthorityResult: Sendable {
  /// Its code, as in profiles and case files.
  public let code: String
  /// How many of its files were counted.
  public let fileCount: Int
  /// Its profile; nil where there is none.
  public let profile: JudgedProfile?
  /// Its statements set against its files, in the rubric's order; empty where it has no profile.
  public let claims: [ClaimResult]

  fileprivate init(
    _ code: GroupValue, profile: ProfileResult.Counted?, _ files: Tally, by rubric: AuthorityRubric
  ) {
    self.code = code.text ?? ""
    fileCount = files.cases
    let profile = profile.flatMap { JudgedProfile($0, by: rubric) }
    self.profile = profile
    claims = (profile == nil ? [] : rubric.claims).map { claim in
      let isClaimed = profile?.statements[claim.statement].isClaimed ?? false
      return ClaimResult(claim, files.criteria[claim.files], isClaimed: isClaimed)
    }
  }

  /// Its answer on a statement set against its files; empty where the rubric does not.
  public func claims(on statement: Int) -> [ClaimResult] { claims.filter { $0.claim.statement == statement } }
}

/// A profile, judged.
public struct JudgedProfile: Sendable {
  /// Where it starts.
  public let place: Place
  /// The day it is of; nil where it does not say.
  public let date: CalendarDate?
  /// Its statements, in the rubric's order.
  public let statements: [JudgedStatement]

  fileprivate init?(_ profile: ProfileResult.Counted, by rubric: AuthorityRubric) {
    guard let result = profile.result else { return nil }
    place = profile.counted.place
    date = profile.counted.dataDate
    var labels = profile.labels
    statements = zip(rubric.statements, result.judgements).map { statement, judgement in
      // In the order of `Statement.shown`.
      let answer = labels.removeFirst()
      let document = statement.document == nil ? .notStated : labels.removeFirst()
      let date = statement.date == nil ? .notStated : labels.removeFirst()
      return JudgedStatement(judgement: judgement, answer: answer, document: document, date: date)
    }
  }

  /// How many statements have this judgement.
  public func count(of judgement: Judgement) -> Int { statements.count { $0.judgement == judgement } }
}

/// What an authority says of one statement, and how that is judged.
public struct JudgedStatement: Sendable {
  /// The judgement.
  public let judgement: Judgement
  /// The answer, as it stands in the profile.
  public let answer: GroupValue
  /// The document that shows it.
  public let document: GroupValue
  /// The day of the document.
  public let date: GroupValue

  /// Whether the authority says that it is in place, if only in part.
  public var isClaimed: Bool { judgement == .met || judgement == .partlyMet }
}

/// A statement of an authority set against its files.
public struct ClaimResult: Sendable {
  /// What is set against what.
  public let claim: Claim
  /// The authority's files by judgement on the claim's criterion.
  public let files: CriterionTally
  /// What they make of it.
  public let outcome: ClaimOutcome

  init(_ claim: Claim, _ files: CriterionTally, isClaimed: Bool) {
    self.claim = claim
    self.files = files
    outcome = isClaimed ? claim.outcome(met: files[.met], of: files.judged) : .notClaimed
  }
}
