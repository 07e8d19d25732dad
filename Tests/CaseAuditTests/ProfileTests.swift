import CaseAudit
import Foundation
import Support
import Testing

/// Authority profiles read with case files, judged, and set against them. The rubric is one of a test: a file shows that staff
/// are supported where `supported` is true; under half of at least ten files contradicts an answer.
struct ProfileTests {
  private static let files = """
    {
      "description": "A file.",
      "x-caseaudit": {
        "record": "file", "collection": "files", "identity": ["place", "token"], "date": "day",
        "groups": [{"name": "authority", "path": "place"}, {"name": "team", "path": "team"}]
      },
      "type": "object",
      "properties": {
        "place": {"description": "Which authority.", "type": ["string", "null"]},
        "token": {"description": "Which file.", "type": ["string", "null"]},
        "team": {"description": "Which team.", "type": ["string", "null"]},
        "day": {"description": "Of which day.", "type": ["string", "null"], "format": "date"},
        "asked": {"description": "Whether it is asked.", "type": ["boolean", "null"]},
        "supported": {"description": "Whether it shows.", "type": ["boolean", "null"]}
      },
      "additionalProperties": false
    }
    """

  private static let profiles = """
    {
      "description": "A profile.",
      "x-caseaudit": {
        "record": "profile", "collection": "profiles", "identity": ["code"], "date": "day",
        "groups": [{"name": "authority", "path": "code"}]
      },
      "type": "object",
      "properties": {
        "code": {"description": "Which authority.", "type": ["string", "null"]},
        "day": {"description": "Of which day.", "type": ["string", "null"], "format": "date"},
        "support": {"description": "Support.", "anyOf": [{"$ref": "#/$defs/statement"}, {"type": "null"}]}
      },
      "additionalProperties": false,
      "$defs": {
        "statement": {
          "description": "A statement.", "type": "object", "additionalProperties": false,
          "properties": {
            "answer": {"description": "Whether it is so.", "type": ["string", "null"], "oneOf": [
              {"const": "inPlace", "title": "in place", "description": "Yes."},
              {"const": "partly", "title": "partly in place", "description": "In part."},
              {"const": "notInPlace", "title": "not in place", "description": "No."},
              {"const": "notKnown", "description": "Nobody knows.", "x-silent": true}, {"type": "null"}]},
            "document": {"description": "What shows it.", "type": ["string", "null"]},
            "date": {"description": "Of which day.", "type": ["string", "null"], "format": "date"}
          }
        }
      }
    }
    """

  private static let rubric = """
    rubric: test
    version: "1.0"
    title: A test
    record: ../file.schema.json
    gap: {essential: true, below: 60}
    themes:
      only:
        title: The only theme
        criteria:
          support-shown: {ref: F-1, title: Support shows, kind: quality, why: It must be so., applies: asked, met: supported}
    """

  private static let authority = """
    rubric: test
    version: "2.0"
    title: What it says
    record: ../profile.schema.json
    themes:
      staff:
        title: Staff
        criteria:
          staff-supported:
            ref: A-1
            title: Staff are supported
            kind: quality
            why: It must be so.
            statement: support
            met: |
              support.answer == "inPlace" && recorded(support.document)
            partly: |
              support.answer in ["inPlace", "partly"]
    claims:
      support-claimed: {statement: A-1, files: F-1, below: 50, atLeast: 10}
    """

  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(Self.files, to: "rubrics/file.schema.json")
    try folder.write(Self.profiles, to: "rubrics/profile.schema.json")
    try folder.write(Self.rubric, to: "rubrics/test/rubric.yaml")
    try folder.write(Self.authority, to: "rubrics/test/authority.yaml")
  }

  /// Audits files of authority A, of which so many show it, so many do not, and so many are silent, with these profiles.
  private func report(
    shown: Int = 0, not: Int = 0, silent: Int = 0, notAsked: Int = 0, grouping: String? = nil,
    profiles: [(name: String, text: String)], _ change: (inout Audit) -> Void = { _ in }
  ) throws -> AuditReport {
    let values =
      Array(repeating: "true", count: shown) + Array(repeating: "false", count: not)
      + Array(repeating: "null", count: silent + notAsked)
    let lines = values.enumerated().map { index, value in
      let asked = index < shown + not + silent
      return """
        {"place": "A", "token": "\(index)", "team": "T\(index % 3)", "day": "2016-09-30", "asked": \(asked), "supported": \(value)}
        """
    }
    try folder.write(
      (lines + ["{\"place\": \"B\", \"token\": \"1\", \"day\": \"2016-09-30\"}"]).joined(separator: "\n"),
      to: "files.ndjson")
    for profile in profiles { try folder.write(profile.text, to: "profiles/\(profile.name)") }
    let rubric = try RubricLibrary(folders: ["\(folder.path)/rubrics"]).rubric(named: "test")
    var audit = Audit(rubric: rubric)
    if let grouping = grouping.flatMap({ Grouping($0, in: rubric.schema) }) { audit.grouping = [grouping] }
    audit.profiles = try Profiles(Inputs(finding: ["\(folder.path)/profiles"]), for: audit.rubrics)
    change(&audit)
    return audit.run(Inputs(finding: ["\(folder.path)/files.ndjson"]))
  }

  private func xml(_ answer: String, code: String = "A") -> String {
    "<profile><code>\(code)</code><day>2016-08-01</day><support>\(answer)</support></profile>"
  }

  private static let inPlace = "<answer>inPlace</answer><document>Policy</document><date>2016-02-01</date>"

  private func authority(_ code: String, in report: AuditReport) throws -> AuthorityResult {
    try #require(report.profiles?.parts[0].result.authorities.first { $0.code == code })
  }

  @Test(arguments: [
    (shown: 4, not: 5, silent: 0, ClaimOutcome.tooFewFiles), (4, 6, 0, .notBorneOut), (5, 5, 0, .borneOut),
    // What the record does not say is not shown, and counts.
    (5, 0, 5, .borneOut), (5, 0, 6, .notBorneOut), (0, 0, 9, .tooFewFiles), (0, 0, 10, .notBorneOut),
    (0, 0, 0, .tooFewFiles),
  ])
  func atBothSidesOfTheLimits(_ shown: Int, _ not: Int, _ silent: Int, _ expected: ClaimOutcome) throws {
    // Files in which it is not asked change nothing.
    let report = try report(
      shown: shown, not: not, silent: silent, notAsked: 20, profiles: [("a.xml", xml(Self.inPlace))])
    let found = try authority("A", in: report)
    #expect(found.claims.map(\.outcome) == [expected])
    #expect(found.claims[0].files.judged == shown + not + silent && found.claims[0].files[.met] == shown)
    #expect(found.fileCount == shown + not + silent + 20)
  }

  @Test(arguments: [
    (inPlace, Judgement.met, ClaimOutcome.notBorneOut, "says in place; 4 of 10 files show it"),
    ("<answer>inPlace</answer>", .partlyMet, .notBorneOut, "says in place, without a document; 4 of 10 files show it"),
    (
      "<answer>partly</answer><document>P</document>", .partlyMet, .notBorneOut,
      "says partly in place; 4 of 10 files show it"
    ),
    ("<answer>notInPlace</answer>", .notMet, .notClaimed, ""),
    ("<answer>notKnown</answer>", .notEvidenced, .notClaimed, ""),
    ("", .notEvidenced, .notClaimed, ""), ("<document>Policy</document>", .notEvidenced, .notClaimed, ""),
    ("<answer>perhaps</answer>", .invalid, .notClaimed, ""),
  ])
  func whatIsClaimed(
    _ answer: String, _ judgement: Judgement, _ outcome: ClaimOutcome, _ contradiction: String
  ) throws {
    let report = try report(shown: 4, not: 6, profiles: [("a.xml", xml(answer))])
    let found = try authority("A", in: report)
    #expect(found.profile?.statements.map(\.judgement) == [judgement])
    #expect(found.claims.map(\.outcome) == [outcome])
    let text = report.text(as: .table)
    #expect(text.contains("Not borne out by the files") == !contradiction.isEmpty)
    if !contradiction.isEmpty {
      #expect(text.contains("A A-1 Staff are supported: \(contradiction), as F-1 asks"), "\(text)")
    }
  }

  /// Not known, and nothing, are the same in every form: in XML, in JSON and in examples.
  @Test(arguments: [
    ("a.xml", "<profile><code>A</code><day>2016-08-01</day><support><answer>notKnown</answer></support></profile>"),
    ("a.xml", "<profile><code>A</code><day>2016-08-01</day><support answer='notKnown'/></profile>"),
    ("a.json", #"{"code": "A", "day": "2016-08-01", "support": {"answer": "notKnown"}}"#),
    ("a.json", #"{"code": "A", "day": "2016-08-01", "support": {"answer": null}}"#),
    ("a.json", #"{"code": "A", "day": "2016-08-01"}"#),
  ])
  func notKnownIsSilence(_ name: String, _ text: String) throws {
    let report = try report(profiles: [(name, text)])
    let statement = try #require(try authority("A", in: report).profile?.statements.first)
    #expect(statement.judgement == .notEvidenced && statement.answer == .notStated)
    #expect(!report.isIncomplete && report.profiles?.notCounted.isEmpty == true)
  }

  @Test func notKnownIsSilenceInExamples() throws {
    try folder.write(
      """
      defaults: {day: 2016-09-30}
      criteria:
        A-1:
          met: {shown: {support: {answer: inPlace, document: P}}}
          partly: {in part: {support: {answer: partly}}}
          not-met: {a no: {support: {answer: notInPlace}}}
      cases:
        not known:
          record: {support: {answer: notKnown, document: P}}
          expect: {A-1: {not-evidenced: support.answer}}
      """, to: "rubrics/test/authority-tests.yaml")
    try folder.write(
      """
      defaults: {day: 2016-09-30, asked: true}
      criteria:
        F-1: {met: {shown: {supported: true}}, not-met: {not shown: {supported: false}}}
      """, to: "rubrics/test/tests.yaml")
    let run = RubricTestRun(folder: "\(folder.path)/rubrics/test")
    #expect(
      run.texts == [
        "test 1.0: 2 examples, all judged as expected, none is missing\n",
        "test 2.0, authority profiles: 4 examples, all judged as expected, none is missing\n",
      ])
    #expect(run.isPassing && run.diagnostics.isEmpty)
    // An example is asked for of each statement, and a mistake in one of the two files is one of the folder.
    try folder.write(
      "defaults: {day: 2016-09-30}\ncriteria: {A-1: {met: {shown: {support: {answer: no}}}}}",
      to: "rubrics/test/authority-tests.yaml")
    let broken = RubricTestRun(folder: "\(folder.path)/rubrics/test")
    #expect(!broken.isPassing && broken.report?.isPassing == true && broken.authority == nil)
    #expect(broken.diagnostics.all.map(\.message.id) == ["value-not-listed"])
    // Mistakes in both files are found in one run.
    try folder.write("cases: {one: {record: {}, themes: {}}}", to: "rubrics/test/authority-tests.yaml")
    try folder.write("criteria: {F-2: {}}", to: "rubrics/test/tests.yaml")
    let both = RubricTestRun(folder: "\(folder.path)/rubrics/test")
    #expect(both.report == nil && both.diagnostics.all.map(\.message.id).contains("unknown-criterion"))
    #expect(both.diagnostics.all.contains { $0.message.text == "a case has no 'themes'" })
  }

  /// As with case files, the first profile of an authority counts; a later one is left out with both places.
  @Test func aSecondProfileIsLeftOut() throws {
    let profiles = [("a.xml", xml(Self.inPlace)), ("b.xml", xml("<answer>notInPlace</answer>"))]
    let report = try report(profiles: profiles)
    let leftOut = try #require(report.profiles?.leftOut.all)
    #expect(leftOut.map(\.message.id) == ["duplicate-record"])
    #expect(leftOut[0].place?.path == "\(folder.path)/profiles/b.xml")
    #expect(leftOut[0].message.notes == ["the one that counts is at \(folder.path)/profiles/a.xml:1:1"])
    #expect(try authority("A", in: report).profile?.statements[0].judgement == .met)
    #expect(report.isIncomplete)
  }

  /// A profile that is let pass with a warning is judged; the identifier in it is in no form of the report.
  @Test func anIdentifierIsNeverShown() throws {
    let answer = "<answer>inPlace</answer><document>QQ 12 34 56 C, 01234 567890</document>"
    let report = try report(shown: 1, profiles: [("a.xml", xml(answer))]) { $0.identifiers = .warn }
    #expect(try authority("A", in: report).profile?.statements[0].judgement == .met)
    for format in ReportFormat.all {
      let text = report.text(as: format)
      #expect(text.contains("(hidden: it seems to hold an identifier)"))
      #expect(!text.contains("QQ 12") && !text.contains("567890"))
    }
  }

  /// The period of practice is that of case files: a profile of an earlier day is judged all the same.
  @Test func thePeriodOfPracticeIsNotThatOfAProfile() throws {
    let report = try report(shown: 1, profiles: [("a.xml", xml(Self.inPlace))]) {
      $0.window = WindowRule(from: CalendarDate("2016-09-01"))
    }
    #expect(report.profiles?.leftOut.isEmpty == true)
    #expect(try authority("A", in: report).profile?.statements[0].judgement == .met)
  }

  @Test func whatIsMissingIsSaid() throws {
    let report = try report(shown: 1, profiles: [("c.xml", xml(Self.inPlace, code: "C"))])
    let text = report.text(as: .table)
    #expect(text.contains("\n\nA profile, but no file was counted: C\n"))
    #expect(text.contains("\nFiles, but no profile that could be judged: A, B\n"))
    #expect(text.contains("there is no file that could show it, as F-1 asks: too few files to tell"))
    #expect(try authority("C", in: report).claims.map(\.outcome) == [.tooFewFiles])
    #expect(try authority("A", in: report).profile == nil)
    #expect(try authority("A", in: report).claims.isEmpty)
    // Nothing that was given is missing from the counts.
    #expect(!report.isIncomplete)
  }

  @Test(arguments: [
    ("no-identity", "<profile><day>2016-08-01</day></profile>"), ("no-audit-date", "<profile><code>A</code></profile>"),
    ("malformed-xml", "<profile><code>A</code>"),
    (
      "direct-identifier",
      "<profile><code>A</code><day>2016-08-01</day><support><document>QQ 12 34 56 C, 01234 567890</document></support></profile>"
    ),
  ])
  func whatCanNotBeReadIsSaid(_ id: String, _ text: String) throws {
    let report = try report(profiles: [("a.xml", text)])
    #expect(report.profiles?.notCounted.map(\.message.id) == [id])
    #expect(report.isIncomplete)
  }

  /// The files of an authority are counted whatever the result is grouped by.
  @Test(arguments: ["authority", "team", "asked"])
  func theGroupingChangesNothing(_ grouping: String) throws {
    let report = try report(shown: 4, not: 6, grouping: grouping, profiles: [("a.xml", xml(Self.inPlace))])
    #expect(try authority("A", in: report).claims.map(\.outcome) == [.notBorneOut])
  }

  @Test func withoutProfilesNothingIsSaidOfThem() throws {
    let report = try report(profiles: [("a.xml", xml(Self.inPlace))])
    var bare = report
    bare.profiles = nil
    for format in ReportFormat.all {
      #expect(bare.text(as: format) != report.text(as: format))
      #expect(!bare.text(as: format).contains("profile"))
    }
  }
}
