import Diagnostics
import Foundation
import Records
import Rubrics
import Support
import Testing

/// What is asked of an authority, in an `authority.yaml` beside a `rubric.yaml`: mistakes stand where they were made.
struct AuthorityLoaderTests {
  /// A profile with two statements, an object that is none, and a value.
  private static let profile = """
    {
      "description": "A profile.",
      "x-caseaudit": {
        "record": "profile", "collection": "profiles", "identity": ["code"],
        "groups": [{"name": "key", "path": "code"}]
      },
      "type": "object",
      "properties": {
        "code": {"description": "Which authority.", "type": ["string", "null"]},
        "staff": {"description": "On staff.", "anyOf": [{"$ref": "#/$defs/staff"}, {"type": "null"}]}
      },
      "additionalProperties": false,
      "$defs": {
        "staff": {
          "description": "On staff.", "type": "object", "additionalProperties": false,
          "properties": {
            "training": {"description": "Trained.", "anyOf": [{"$ref": "#/$defs/statement"}, {"type": "null"}]},
            "support": {"description": "Supported.", "anyOf": [{"$ref": "#/$defs/statement"}, {"type": "null"}]}
          }
        },
        "statement": {
          "description": "A statement.", "type": "object", "additionalProperties": false,
          "properties": {
            "answer": {"description": "Whether it is so.", "type": ["string", "null"], "oneOf": [
              {"const": "yes", "description": "Yes."}, {"const": "no", "description": "No."},
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
    record: ../box.schema.json
    gap: {essential: true, below: 60}
    themes:
      only:
        title: The only theme
        criteria:
          flag-set: {ref: B-1, title: The first, kind: quality, why: Because it must be so., met: flag}
    """

  private static func authority(
    name: String = "test", id: String = "trained", ref: String = "A-1", statement: String = "statement: staff.training",
    met: String = "staff.training.answer == 'yes'", claims: String = ""
  ) -> String {
    """
    rubric: \(name)
    version: "1.0"
    title: What it says
    record: ../profile.schema.json
    themes:
      staff:
        title: Staff
        criteria:
          \(id):
            ref: \(ref)
            title: Staff are trained
            kind: quality
            why: Because it must be so.
            \(statement)
            met: \(met)
    \(claims)
    """
  }

  /// The rubric of a folder with these files, and its mistakes as `id file:line:column`.
  private func load(
    _ authority: String, rubric: String = rubric, profile: String = profile
  ) throws -> (rubric: Rubric?, mistakes: [String]) {
    let folder = try TemporaryFolder()
    try folder.write(RubricLoaderTests.schema, to: "box.schema.json")
    try folder.write(profile, to: "profile.schema.json")
    try folder.write(rubric, to: "test/rubric.yaml")
    try folder.write(authority, to: "test/authority.yaml")
    var diagnostics = Diagnostics()
    let rubric = RubricLoader.load(folder: "\(folder.path)/test", &diagnostics)
    #expect((rubric == nil) == diagnostics.hasErrors)
    let mistakes = diagnostics.all.map { diagnostic in
      let place = diagnostic.place?.description.replacing("\(folder.path)/test/", with: "") ?? "-"
      return "\(diagnostic.message.id) \(place)"
    }
    return (rubric, mistakes)
  }

  @Test func statementsAndClaimsAreKnown() throws {
    let claims = "claims:\n  training-claimed: {statement: A-1, files: B-1, below: 50, atLeast: 10, why: It shows.}"
    let loaded = try load(Self.authority(claims: claims))
    #expect(loaded.mistakes == [])
    let authority = try #require(loaded.rubric?.authority)
    #expect(authority.rubric.criteria.map(\.id) == ["trained"])
    let statement = authority.statements[0]
    let paths = [statement.object, statement.answer, statement.document, statement.date].map { $0?.path.description }
    #expect(paths == ["staff.training", "staff.training.answer", "staff.training.document", "staff.training.date"])
    let claim = try #require(authority.claims.first)
    #expect((claim.id, claim.statement, claim.files) == ("training-claimed", 0, 0))
    #expect((claim.below, claim.atLeast, claim.why) == (50, 10, "It shows."))
    #expect(
      authority.authorityOfFile.path.description == "key" && authority.authorityOfProfile.path.description == "code")
  }

  @Test func whatDiffersIsSaid() throws {
    let claims = "claims:\n  training-claimed: {statement: A-1, files: B-1, below: 50, atLeast: 10}"
    let old = try #require(try load(Self.authority(claims: claims)).rubric)
    let other = Self.authority(
      statement: "statement: staff.support", met: "staff.support.answer == 'yes'",
      claims: claims.replacing("50", with: "60"))
    let new = try #require(try load(other).rubric)
    let found = RubricChanges(from: old, to: new).all.map { "\($0.name) \($0.part ?? ""): \($0.before) \($0.after)" }
    #expect(
      found == [
        "A-1 met: [\"where the answer of the training of the staff is “yes”\"] [\"where the answer of the support of the staff is “yes”\"]",
        "A-1 answered in: [\"staff.training\"] [\"staff.support\"]",
        "A-1 set against files as training-claimed: [\"B-1: below 50 %, at least 10 files\"] [\"B-1: below 60 %, at least 10 files\"]",
      ])
    #expect(RubricChanges(from: old, to: old).all.isEmpty)
  }

  @Test func aFolderWithoutOneAsksNothing() throws {
    let folder = try TemporaryFolder()
    try folder.write(RubricLoaderTests.schema, to: "box.schema.json")
    try folder.write(Self.rubric, to: "test/rubric.yaml")
    var diagnostics = Diagnostics()
    let rubric = try #require(RubricLoader.load(folder: "\(folder.path)/test", &diagnostics))
    #expect(rubric.authority == nil)
  }

  @Test(arguments: [
    ("statement: staff.trainin", "unknown-field authority.yaml:14:20"),
    ("statement: stff.training", "unknown-field authority.yaml:14:20"),
    ("statement: staff", "no-statement authority.yaml:14:20"),
    ("statement: code", "no-statement authority.yaml:14:20"),
    ("statement: code.answer", "no-statement authority.yaml:14:20"),
    ("statement: staff.training.answer", "no-statement authority.yaml:14:20"),
    ("statement: staff.support", "statement-not-read authority.yaml:14:20"),
    // Each condition for itself, and it must be the answer that is looked at.
    (
      "statement: staff.training\n        partly: staff.support.answer == 'yes'",
      "statement-not-read authority.yaml:14:20"
    ),
    (
      "statement: staff.training\n        partly: recorded(staff.training.document)",
      "statement-not-read authority.yaml:14:20"
    ),
    ("statement: [staff]", "not-a-text authority.yaml:14:20"),
    ("weight: 2", "missing-key authority.yaml:10:9"),
  ])
  func mistakesInAStatement(_ line: String, _ expected: String) throws {
    #expect(try load(Self.authority(statement: line)).mistakes == [expected])
  }

  @Test(arguments: [
    ("statement: A-2, files: B-1, below: 50, atLeast: 10", "unknown-criterion authority.yaml:17:24"),
    ("statement: A-1, files: flag-sett, below: 50, atLeast: 10", "unknown-criterion authority.yaml:17:36"),
    // Each stands in its own file.
    ("statement: B-1, files: B-1, below: 50, atLeast: 10", "unknown-criterion authority.yaml:17:24"),
    ("statement: A-1, files: trained, below: 50, atLeast: 10", "unknown-criterion authority.yaml:17:36"),
    ("statement: A-1, files: B-1, below: 0, atLeast: 10", "wrong-value authority.yaml:17:48"),
    ("statement: A-1, files: B-1, below: 101, atLeast: 10", "wrong-value authority.yaml:17:48"),
    ("statement: A-1, files: B-1, below: 50, atLeast: 0", "wrong-value authority.yaml:17:61"),
    ("statement: A-1, files: B-1, below: half, atLeast: 1", "wrong-value authority.yaml:17:48"),
    ("statement: A-1, files: B-1, atLeast: 10", "missing-key authority.yaml:17:13"),
    ("statement: A-1, files: B-1, below: 50", "missing-key authority.yaml:17:13"),
    ("files: B-1, below: 50, atLeast: 10", "missing-key authority.yaml:17:13"),
    ("statement: A-1, below: 50, atLeast: 10", "missing-key authority.yaml:17:13"),
    ("statement: A-1, files: B-1, below: 50, atLeast: 10, over: 1", "unknown-key authority.yaml:17:65"),
    ("statement: A-1, files: B-1, below: 50, atLeast: 10, why: []", "not-a-text authority.yaml:17:70"),
  ])
  func mistakesInAClaim(_ claim: String, _ expected: String) throws {
    #expect(try load(Self.authority(claims: "claims:\n  claimed: {\(claim)}")).mistakes == [expected])
  }

  /// By its id or its ref, whatever is asked of it: the same statement set against the same criterion is the same claim.
  @Test(arguments: [
    "statement: A-1, files: B-1, below: 50, atLeast: 10", "statement: trained, files: flag-set, below: 60, atLeast: 20",
  ])
  func aClaimIsMadeOnce(_ claim: String) throws {
    let claims = "claims:\n  claimed: {statement: A-1, files: B-1, below: 50, atLeast: 10}\n  again: {\(claim)}"
    #expect(try load(Self.authority(claims: claims)).mistakes == ["duplicate-claim authority.yaml:18:3"])
  }

  @Test func aMisspeltCriterionIsRecognised() throws {
    let claims = "claims:\n  claimed: {statement: A-1, files: flag-sett, below: 50, atLeast: 10}"
    let folder = try TemporaryFolder()
    try folder.write(RubricLoaderTests.schema, to: "box.schema.json")
    try folder.write(Self.profile, to: "profile.schema.json")
    try folder.write(Self.rubric, to: "test/rubric.yaml")
    try folder.write(Self.authority(claims: claims), to: "test/authority.yaml")
    var diagnostics = Diagnostics()
    _ = RubricLoader.load(folder: "\(folder.path)/test", &diagnostics)
    #expect(diagnostics.all.map(\.message.help) == ["did you mean 'flag-set'?"])
  }

  @Test(arguments: [
    ("claims: {Claimed: {statement: A-1, files: B-1, below: 50, atLeast: 1}}", "invalid-id authority.yaml:16:10"),
    ("claims: [claimed]", "not-a-mapping authority.yaml:16:9"),
    // A profile is no case.
    ("gap: {below: 60}", "unknown-key authority.yaml:16:1"), ("grades: {}", "unknown-key authority.yaml:16:1"),
    ("alerts: {}", "unknown-key authority.yaml:16:1"), ("caps: {}", "unknown-key authority.yaml:16:1"),
    ("applies: 'true'", "unknown-key authority.yaml:16:1"),
    ("    finding: lack of training", "unknown-key authority.yaml:16:5"),
  ])
  func mistakesAtTheTop(_ line: String, _ expected: String) throws {
    #expect(try load(Self.authority(claims: line)).mistakes == [expected])
  }

  @Test func namesAreUniqueInTheFolder() throws {
    #expect(try load(Self.authority(id: "flag-set")).mistakes == ["duplicate-criterion authority.yaml:9:7"])
    #expect(try load(Self.authority(ref: "B-1")).mistakes == ["duplicate-ref authority.yaml:10:14"])
    // A name is an id or a ref, wherever it is used.
    #expect(try load(Self.authority(ref: "flag-set")).mistakes == ["duplicate-ref authority.yaml:10:14"])
    #expect(try load(Self.authority(name: "other")).mistakes == ["other-folder-name authority.yaml:1:9"])
    let twice = Self.rubric + "\n      again: {ref: B-1, title: T, kind: quality, why: So., met: flag}\n"
    #expect(try load(Self.authority(), rubric: twice).mistakes == ["duplicate-ref rubric.yaml:11:20"])
  }

  @Test func bothFilesAreCheckedInOneRun() throws {
    let rubric = Self.rubric.replacing("met: flag", with: "met: flagg")
    let claims = "claims:\n  claimed: {statement: A-2, files: nothing, below: 50, atLeast: 0}"
    let found = try load(Self.authority(met: "staff.training.answr == 'yes'", claims: claims), rubric: rubric).mistakes
    // Of names in a rubric that has mistakes nothing is said.
    #expect(
      Set(found) == [
        "unknown-name rubric.yaml:10:95", "unknown-field authority.yaml:15:29", "wrong-value authority.yaml:17:65",
      ])
  }

  @Test(arguments: [
    (#""path": "code""#, #""path": "staff.training.document""#), (#""name": "key""#, #""name": "area""#),
  ])
  func profilesMustBelongToFiles(_ text: String, _ other: String) throws {
    let profile = Self.profile.replacing(text, with: other)
    #expect(try load(Self.authority(), profile: profile).mistakes == ["no-common-group authority.yaml:4:9"])
  }

  @Test(arguments: [
    ("staff.training.answer == 'notKnown'", ["silent-value authority.yaml:15:39"]),
    ("staff.training.answer in ['yes', 'notKnown']", ["silent-value authority.yaml:15:47"]),
    ("staff.training.answer != 'notKnown'", ["silent-value authority.yaml:15:39"]),
    ("staff.training.answer == 'notKnow'", ["unknown-value authority.yaml:15:39"]),
    ("staff.training.answer == 'yes'", []),
  ])
  func aSilentValueIsNeverCompared(_ met: String, _ expected: [String]) throws {
    #expect(try load(Self.authority(met: met)).mistakes == expected)
  }
}
