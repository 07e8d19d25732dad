public import Records

/// What is asked of an authority about itself: the `authority.yaml` in a rubric's folder. Its subject is not a case file but
/// an authority profile, in which an authority says of each statement whether it is in place.
public final class AuthorityRubric: Sendable {
  /// Its criteria, one for each statement, as a rubric for profiles: without a gap rule, grades, caps and alerts.
  public let rubric: Rubric
  /// Where each criterion's statement stands in a profile, in the order of the criteria.
  public let statements: [Statement]
  /// What is set against the authority's files.
  public let claims: [Claim]
  /// Which field of a case file says of which authority it is.
  public let authorityOfFile: FieldReference

  init(rubric: Rubric, statements: [Statement], claims: [Claim], authorityOfFile: FieldReference) {
    self.rubric = rubric
    self.statements = statements
    self.claims = claims
    self.authorityOfFile = authorityOfFile
  }

  /// Which field of a profile says of which authority it is.
  public var authorityOfProfile: FieldReference { rubric.schema.groups[0].field }
}

/// Where a profile says whether something is in place. What is what is known by the types of its fields alone.
public struct Statement: Sendable {
  /// The object that holds it.
  public let object: FieldReference
  /// Its answer: the only one of its fields that has listed values.
  public let answer: FieldReference
  /// What shows it: the first of its fields that is a text; nil where it has none.
  public let document: FieldReference?
  /// Of which day that is: the first of its fields that is a day; nil where it has none.
  public let date: FieldReference?

  /// The statement that an object is; nil where it is none.
  init?(_ object: FieldReference, in schema: RecordSchema) {
    guard case .object(let id) = object.field.type else { return nil }
    let fields = schema.objects[id].fields
    let answers = fields.filter { if case .enumeration = $0.type { true } else { false } }
    guard answers.count == 1 else { return nil }
    let reference = { (field: Field) in FieldReference(object.fields + [field]) }
    self.object = object
    answer = reference(answers[0])
    document = fields.first { $0.type == .text }.map(reference)
    date = fields.first { $0.type == .date }.map(reference)
  }

  /// The fields of it that are shown: the answer, the document, the date.
  public var shown: [FieldReference] { [answer, document, date].compactMap { $0 } }
}

/// What an authority says of itself, set against what its files show.
public struct Claim: Sendable {
  /// Its kebab-case name.
  public let id: String
  /// The number of the authority's criterion whose statement is the claim.
  public let statement: Int
  /// The number of the criterion for case files that shows it.
  public let files: Int
  /// The share of files, in percent, under which they do not bear it out; exactly this is enough.
  public let below: Int
  /// How many files it takes to tell.
  public let atLeast: Int
  /// Why these files show it; nil where the rubric does not say.
  public let why: String?

  /// What the files make of it: so many in which the criterion is met, of so many to which it applies.
  public func outcome(met: Int, of judged: Int) -> ClaimOutcome {
    if judged < atLeast { return .tooFewFiles }
    return met * 100 < below * judged ? .notBorneOut : .borneOut
  }
}

/// What files make of a claim.
public enum ClaimOutcome: String, Sendable, CaseIterable {
  /// The share of files that show it is as large as asked, or larger.
  case borneOut
  /// It is smaller.
  case notBorneOut
  /// There are too few files to tell.
  case tooFewFiles
  /// The authority does not say that it is in place, not even in part: there is nothing to be set against the files.
  case notClaimed
}
