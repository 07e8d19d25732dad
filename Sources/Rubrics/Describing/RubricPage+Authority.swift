internal import Expressions
internal import Records

extension RubricPage {
  /// What is asked of an authority about itself, as a part of the page of the rubric for its files.
  static func authorityPart(of rubric: Rubric, _ ids: [String]?) -> [PageBlock] {
    guard let authority = rubric.authority else { return [] }
    let page = RubricPage(authority.rubric, criteria: ids, answering: Answers(authority, files: rubric))
    return page.themes.isEmpty ? [] : page.authorityBlocks.map(\.oneDeeper)
  }

  private var authorityBlocks: [PageBlock] {
    let rules = themes.flatMap { theme($0) }
    return (isWhole ? authorityHead : [.heading(1, Self.title)]) + rules + glossary + lists + record + calculations
  }

  private static let title: Phrase = "What an authority says of itself"

  private var authorityHead: [PageBlock] {
    let lead: Phrase = """
      \(rubric.title), version \(rubric.version), from \(Phrase(.code("authority.yaml"))). An authority answers these \
      statements about itself in a profile. Nobody checks the answers here; where files can contradict one, it is set \
      against them.
      """
    let basis = rubric.basis.map { [PageBlock.paragraph("What is published and what is chosen: \($0)")] } ?? []
    let whose = readings.map { [PageBlock.paragraph($0)] } ?? []
    return [.heading(1, Self.title), .paragraph(lead)] + basis + whose + [.list(Self.rules)]
  }

  private static let rules = [
    PageLine("Statements are judged as criteria are; an answer “not known”, or none, is silence: neither yes nor no."),
    PageLine("There are no scores, gaps and grades of an authority."),
    PageLine(
      """
      Where a statement is set against files: files to which their criterion applies are counted, and those that could not be \
      judged are left out. What the record does not say counts as not shown. Files that agree with an answer do not prove it.
      """),
  ]

  /// What of a profile a criterion is about, and which files it is set against.
  func statement(of criterion: Criterion) -> [PageLine] {
    guard let answers else { return [] }
    let path = answers.authority.statements[criterion.index].object.path
    let claims = answers.authority.claims.filter { $0.statement == criterion.index }
    return [PageLine("\(Phrase(.code(path.description))).", label: "Answered in:")]
      + claims.map { PageLine(words(of: $0, answers), label: "Set against files:") }
  }

  private func words(of claim: Claim, _ answers: Answers) -> Phrase {
    let criterion = answers.files[claim.files]
    let name = criterion.ref ?? criterion.id
    let why = claim.why.map { " \($0)" } ?? ""
    return """
      not borne out where \(name) (“\(criterion.title)”) is met in fewer than \(claim.below) % of the authority’s files to which it \
      applies; under \(claim.atLeast) such files it can’t be told.\(why)
      """
  }
}

/// What a page of statements needs to know beside their rules.
struct Answers {
  let authority: AuthorityRubric
  /// The criteria for case files.
  let files: [Criterion]

  init(_ authority: AuthorityRubric, files rubric: Rubric) {
    self.authority = authority
    files = rubric.criteria
  }
}

extension PageBlock {
  /// The same, with a heading a level further down.
  fileprivate var oneDeeper: PageBlock {
    guard case .heading(let level, let phrase, let name) = self else { return self }
    return .heading(level + 1, phrase, name: name)
  }
}
