import CaseAudit
import Support
import Testing

/// The rubric of the small audit, with one of everything that a rubric may have.
enum SmallRubric {
  static let shared = """
    sets:
      written: [analysed, described]
    define:
      riskIsWritten: risk in written
      somethingIsWritten: riskIsWritten
      nobodyAsks: young && seen
    alerts:
      danger:
        title: Danger is open
        when: danger
        action: Look today
    """

  static let text = """
    rubric: visits
    version: "1.0"
    title: Visits
    record: visit.schema.json
    include: shared.yaml
    gap: {essential: true, below: 60}
    applies: isVisit
    themes:
      voice:
        title: Voice
        criteria:
          seen:
            title: The child was seen
            kind: compliance
            essential: true
            weight: 3
            met: seen
            why: It must be so.
      risk:
        title: Risk
        criteria:
          analysed:
            title: The risk is analysed
            kind: quality
            weight: 2
            met: risk == "analysed"
            partly: somethingIsWritten
            why: It must be so.
          written:
            title: The risk is written down
            kind: quality
            weight: 1
            applies: seen
            met: riskIsWritten
            why: It must be so.
            effectiveFrom: 2016-01-01
    features:
      people:
        title: People
        rows:
          young: {title: The child is under one, when: young}
    grades:
      overall: true
      scale:
        - {grade: good, atLeast: 75, essential: partly, when: '!danger'}
        - {grade: fair, atLeast: 50}
        - {grade: poor}
    caps:
      danger:
        title: Danger is open
        when: danger
        limit: poor
      unseen:
        title: The child was not seen
        notMet: seen
        limit: fair
    """

  static let rubric = Result { try loaded() }

  /// The rubric, with other texts in the place of some.
  static func loaded(
    _ changes: [(String, String)] = [], shared: [(String, String)] = [], schema: [(String, String)] = []
  ) throws -> Rubric {
    let files = RubricFiles(
      rubric: .init(name: "rubric.yaml", bytes: try changed(text, changes)),
      includes: [.init(name: "shared.yaml", bytes: try changed(Self.shared, shared))],
      schema: .init(name: "visit.schema.json", bytes: try changed(Visit.schema, schema)))
    var diagnostics = Diagnostics()
    let rubric = RubricLoader.load(files, shownAs: "visits", &diagnostics)
    return try #require(rubric, "\(diagnostics.all.map { "\($0.message.id) \($0.message.text)" })")
  }

  private static func changed(_ text: String, _ changes: [(String, String)]) throws -> [UInt8] {
    var text = text
    for (old, new) in changes {
      try #require(text.contains(old), "'\(old)' is a part of the text")
      text = text.replacing(old, with: new)
    }
    return Array(text.utf8)
  }
}
