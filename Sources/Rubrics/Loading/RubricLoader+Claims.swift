import Diagnostics

extension RubricLoader {
  static let claimKeys = ["statement", "files", "below", "atLeast", "why"]
  /// How many files may be asked for before anything is said.
  private static let fileLimit = 1_000_000

  /// `claims:`, what an authority says of itself set against what its files show; nil where one holds a mistake.
  mutating func claims(_ keys: Keys, _ themes: [CheckedTheme]?) -> [Claim]? {
    guard let node = keys.optional("claims") else { return [] }
    let entries = entries(of: node, "claims")
    let claims = entries.map { claim($0, themes) }
    let areOnce = areOnce(zip(entries, claims).compactMap { entry, claim in claim.map { (entry.key, $0) } })
    return areOnce && !claims.contains { $0 == nil } ? claims.compactMap { $0 } : nil
  }

  /// Whether each claim says something that none before it does: under two names it would count twice.
  private mutating func areOnce(_ claims: [(key: YAMLNode, claim: Claim)]) -> Bool {
    var first: [[Int]: YAMLNode] = [:]
    var areOnce = true
    for (key, claim) in claims {
      let what = [claim.statement, claim.files]
      if let earlier = first[what] {
        let line = source.position(of: earlier.range.start).line
        report(.duplicateClaim(earlier.text ?? "", firstLine: line), at: key)
        areOnce = false
      } else {
        first[what] = key
      }
    }
    return areOnce
  }

  private mutating func claim(_ entry: YAMLNode.Entry, _ themes: [CheckedTheme]?) -> Claim? {
    let id = identifier(entry.key)
    guard var keys = Keys(entry.value, of: "a claim", Self.claimKeys, source, &diagnostics) else { return nil }
    let own = themes?.flatMap(\.criteria).map { Named(index: $0.index, id: $0.id, ref: $0.texts.ref) }
    let cases = subject.rubric?.criteria.map { Named(index: $0.index, id: $0.id, ref: $0.ref) }
    let statement = keys.required("statement").flatMap { number($0, among: own, of: Self.authorityFile) }
    let files = keys.required("files").flatMap { number($0, among: cases, of: "rubric.yaml") }
    let below = keys.required("below").flatMap { _ in keys.integer("below", within: 1...100) }
    let atLeast = keys.required("atLeast").flatMap { _ in keys.integer("atLeast", within: 1...Self.fileLimit) }
    let why = keys.text("why")
    diagnostics.report(contentsOf: keys.diagnostics)
    guard let id, let statement, let files, let below, let atLeast else { return nil }
    return Claim(id: id, statement: statement, files: files, below: below, atLeast: atLeast, why: why)
  }

  /// What a criterion may be called by.
  private struct Named {
    let index: Int
    let id: String
    let ref: String?
  }

  /// The number of the criterion that a text names; nil: reported, or its file has mistakes, so that it can't be looked up.
  private mutating func number(_ node: YAMLNode, among criteria: [Named]?, of file: String) -> Int? {
    guard let criteria else { return nil }
    let name = node.text ?? ""
    if let found = criteria.first(where: { $0.id == name || $0.ref == name }) { return found.index }
    let nearest = Suggestion.nearest(to: name, among: criteria.map(\.id) + criteria.compactMap(\.ref))
    report(.unknownCriterion(name, in: file, nearest: nearest), at: node)
    return nil
  }
}

extension Diagnostic.Message {
  static func duplicateClaim(_ first: String, firstLine: Int) -> Self {
    Self(
      id: "duplicate-claim", "the same statement is set against the same criterion as in '\(first)'",
      label: "set against it again here", help: "keep one of them", notes: ["the first is at line \(firstLine)"])
  }

  static func unknownCriterion(_ name: String, in file: String, nearest: String?) -> Self {
    Self(
      id: "unknown-criterion", "\(file) has no criterion '\(name)'", label: "not known",
      help: nearest.map { "did you mean '\($0)'?" } ?? "use the name or the ref of a criterion in \(file)")
  }
}
