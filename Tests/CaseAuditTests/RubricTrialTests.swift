import CaseAudit
import Foundation
import Support
import Testing

/// What a change of the five themes' rubric says, and which files of the sample it changes.
struct RubricTrialTests {
  private static let id = "cordis-bright-themes"
  private static let records = "sample-audits/four-authorities-2016/records"

  private static let current = Result {
    try RubricLibrary(folders: [Project.url("rubrics").path]).rubric(named: id)
  }
  private static let linesByCurrent = Result { try lines(try current.get()) }

  private func rubric() throws -> Rubric { try Self.current.get() }

  /// The rubric with a piece of its text replaced, wherever it stands.
  private func rubric(replacing piece: String, with other: String) throws -> Rubric {
    let folder = try TemporaryFolder()
    try folder.write(Project.text("rubrics/case-record.schema.json"), to: "case-record.schema.json")
    let files = ["\(Self.id)/rubric.yaml"] + ["definitions", "alerts", "features"].map { "shared-\($0).yaml" }
    let texts = try files.map { try Project.text("rubrics/\($0)") }
    #expect(texts.contains { $0.contains(piece) }, "the rubric no longer has '\(piece)'")
    for (file, text) in zip(files, texts) { try folder.write(text.replacing(piece, with: other), to: file) }
    return try RubricLibrary(folders: [folder.path]).rubric(named: Self.id)
  }

  private static func sample() -> Inputs {
    #expect(FileManager.default.changeCurrentDirectoryPath(Project.root.path))
    return Inputs(finding: [records])
  }

  /// The findings of an audit as their CSV has them: for each case its line without what stands before the judgements.
  private static func lines(_ rubric: Rubric) throws -> [String: Substring] {
    let audit = Audit(rubric: rubric)
    let format = try #require(FindingsFormat.of(fileNamed: "x.csv")).lines(layout: audit.findingsLayout)
    var bytes: [UInt8] = []
    var lines: [String: Substring] = [:]
    _ = audit.run(
      sample(),
      onCase: { counted in
        bytes.removeAll()
        format.append(counted, to: &bytes)
        lines[counted.identity.joined(separator: "/")] = Substring(String(decoding: bytes, as: UTF8.self))
      })
    return lines
  }

  /// A change of one limit changes exactly the files whose findings differ, and no limit is without effect on the sample.
  @Test(
    arguments: [
      ("riskReviewedWithin(i, 14)", "riskReviewedWithin(i, 10)"), ("r.ticks >= 14", "r.ticks >= 12"),
      ("c.ageYears < 7", "c.ageYears < 8"),
      ("essential: true, below: 60", "essential: true, below: 70"),
    ])
  func exactlyTheFilesThatChange(_ piece: String, _ other: String) throws {
    let (old, new) = (try rubric(), try rubric(replacing: piece, with: other))
    let trial = Audit(rubric: new).trial(against: Audit(rubric: old), on: Self.sample())
    let (before, after) = (try Self.linesByCurrent.get(), try Self.lines(new))
    let expected = Set(before.keys.filter { before[$0] != after[$0] })
    #expect(before.count == 331 && trial.caseCount == 331 && trial.unpairedCount == 0)
    #expect(!expected.isEmpty)
    #expect(Set(trial.changes.map { $0.identity.joined(separator: "/") }) == expected)
  }

  @Test func theSameRubricChangesNothing() throws {
    let rubric = try rubric()
    let trial = Audit(rubric: rubric).trial(against: Audit(rubric: rubric), on: Self.sample())
    #expect(trial.changes.isEmpty && trial.caseCount == 331)
    let comparison = RubricComparison(from: rubric, to: rubric, trial: trial)
    #expect(
      comparison.text
        == "From \(Self.id) 1.0 to \(Self.id) 1.0\n\nThe rubrics say the same.\n\n"
        + "On 331 files judged by both: no alert, gap or rate changes, and no judgement on the 34 criteria that both have.\n"
    )
  }

  /// What is said of a change, without a blank line and what stands before it.
  @Test(
    arguments: [
      (
        "riskReviewedWithin(i, 14)", "riskReviewedWithin(i, 10)",
        [
          "CB-R5 Risk was looked at again after each later incident: met", "  before:",
          "    where each later incident was followed by a risk assessment within 14 days", "  now:",
          "    where each later incident was followed by a risk assessment within 10 days",
        ]
      ),
      (
        "dashTools: [dash, dashYoungPerson]", "dashTools: [dash]",
        [
          "DASH checklists (dashTools): values",
          "  used by CB-M1, CB-M3, CB-V1, CB-V2, CB-V3, CB-V4, CB-V5, CB-V6, high-risk-without-protection,",
          "  high-risk",
          "  before:", "    dash, dashYoungPerson", "  now:", "    dash",
        ]
      ),
      (
        "essential: true, below: 60", "essential: true, below: 70",
        [
          "The rubric: a theme is a gap where", "  before:",
          "    an essential criterion is not met or the record does not say, or its score is under 60 %", "  now:",
          "    an essential criterion is not met or the record does not say, or its score is under 70 %",
        ]
      ),
      (
        "title: History and pattern feed the risk judgement", "title: History feeds the risk judgement",
        [
          "CB-R4 History feeds the risk judgement: title", "  before:",
          "    History and pattern feed the risk judgement",
          "  now:", "    History feeds the risk judgement",
        ]
      ),
      (
        "recentRisk.exists(r, \"perpetratorPattern\" in r.areas)",
        "recentRisk.exists(x, \"perpetratorPattern\" in x.areas)",
        [
          "a recent risk assessment covers the pattern of the person who causes the harm (harmPatternInRisk):", "rule",
          "  used by CB-R7", "  before:", "    recentRisk.exists(r, \"perpetratorPattern\" in r.areas)", "  now:",
          "    recentRisk.exists(x, \"perpetratorPattern\" in x.areas)",
        ]
      ),
    ] as [(String, String, [String])])
  func whatIsSaid(_ piece: String, _ other: String, _ expected: [String]) throws {
    let text = RubricComparison(from: try rubric(), to: try rubric(replacing: piece, with: other), trial: nil).text
    let found = text.split(separator: "\n").map(String.init)
    #expect(Array(found.dropFirst(2)) == expected, "\(text)")
  }

  /// A criterion that only one of the two has is said with its rules.
  @Test func whatIsNewAndWhatIsTakenAway() throws {
    let (old, new) = (try rubric(), try rubric(replacing: "coercive-control-explored:", with: "control-explored:"))
    let changes = RubricChanges(from: old, to: new).all
    #expect(changes.map(\.part) == [nil, nil] && changes.map(\.name) == ["CB-I2", "CB-I2"])
    #expect(changes[0].before.isEmpty && changes[0].after.contains("weight: 2"))
    #expect(changes[1].after.isEmpty && changes[1].before.contains("weight: 2"))
  }

  /// What a comparison would else pass over in silence.
  @Test func whatCannotBeComparedIsSaid() throws {
    let old = try rubric()
    let folder = try TemporaryFolder()
    let template = try #require(RubricTemplate(named: "another"))
    try folder.write(Project.text("rubrics/case-record.schema.json"), to: "case-record.schema.json")
    try folder.write(template.rubric.replacing("every-child-seen", with: "all-seen"), to: "another/rubric.yaml")
    let other = try RubricLibrary(folders: [folder.path]).rubric(named: "another")
    let trial = Audit(rubric: other).trial(against: Audit(rubric: old), on: Self.sample())
    #expect(trial.text == "No criterion stands in both rubrics, so no judgement is compared on the 331 files.\n")
    let nothing = Audit(rubric: old).trial(against: Audit(rubric: old), on: Inputs(finding: [folder.path]))
    #expect(nothing.text == "No file was judged by both, so nothing is compared.\n")
  }

  /// Blanks in a text, and the record's own fields, are part of what a rubric says.
  @Test(
    arguments: [
      ("rubric.yaml", "c.impactTerm", "\"short\" in c.impactTerm", "\"short\"  in  c.impactTerm", []),
      (
        "case-record.schema.json", "One contact", "Whether the worker met the child.", "Whether the child was met.",
        [
          "Field visit.seen: means", "  before:", "    Whether the worker met the child.", "  now:",
          "    Whether the child was met.",
        ]
      ),
    ] as [(String, String, String, String, [String])])
  func blanksAndFields(_ file: String, _ near: String, _ piece: String, _ other: String, _ expected: [String]) throws {
    let folder = try TemporaryFolder()
    let files =
      ["case-record.schema.json", "\(Self.id)/rubric.yaml"]
      + ["definitions", "alerts", "features"].map { "shared-\($0).yaml" }
    for name in files {
      let text = try Project.text("rubrics/\(name)")
      #expect(!name.hasSuffix(file) || (text.contains(near) && text.contains(piece)))
      try folder.write(name.hasSuffix(file) ? text.replacing(piece, with: other) : text, to: name)
    }
    let new = try RubricLibrary(folders: [folder.path]).rubric(named: Self.id)
    let found = RubricComparison(from: try rubric(), to: new, trial: nil).text.split(separator: "\n").map(String.init)
    #expect(Array(found.dropFirst(2)) == expected, "\(found)")
  }

  @Test func aRubricDoesNothingToATerminal() throws {
    let new = try rubric(replacing: "title: Voice of the child", with: "title: \"Voice \\e[31m of the child\"")
    let trial = Audit(rubric: new).trial(against: Audit(rubric: try rubric()), on: Self.sample())
    let text = RubricComparison(from: try rubric(), to: new, trial: trial).text
    #expect(text.contains("Voice \\u{1b}[31m of the child") && !text.contains("\u{1B}"), "\(text)")
  }
}
