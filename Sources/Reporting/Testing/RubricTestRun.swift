import Auditing
public import Diagnostics
import Records
import Rubrics

/// The test of the rubric in one folder.
public struct RubricTestRun: Sendable {
  /// The folder, as it was given.
  public let folder: String
  /// What judging the examples came to; nil where the rubric or its examples have mistakes.
  public let report: RubricTestReport?
  /// The same for what is asked of an authority; nil where nothing is, or that has mistakes.
  public let authority: RubricTestReport?
  /// The mistakes, and warnings.
  public let diagnostics: Diagnostics

  /// A test.
  public init(
    folder: String, report: RubricTestReport?, authority: RubricTestReport? = nil, diagnostics: Diagnostics
  ) {
    self.folder = folder
    self.report = report
    self.authority = authority
    self.diagnostics = diagnostics
  }

  /// Several tests as JSON, ending with a line break; `docs/testing-a-rubric.md` describes it.
  public static func json(_ runs: [RubricTestRun], engineVersion: String) -> String {
    JSONValue.object([
      "rubricTestVersion": .integer(1),
      "engine": .object(["name": .string("caseaudit"), "version": .string(engineVersion)]),
      "rubrics": .array(runs.map(\.value)),
    ]).text
  }

  /// Whether every example was judged as expected and none is missing; false where there are mistakes.
  public var isPassing: Bool {
    report?.isPassing == true && authority?.isPassing != false && !diagnostics.hasErrors
  }

  /// What judging the examples came to, for a person: a text for case files, and one for authority profiles.
  public var texts: [String] { [report, authority].compactMap { $0?.text } }

  private var state: String {
    if report == nil || diagnostics.hasErrors { return "mistakes" }
    return isPassing ? "asExpected" : "notAsExpected"
  }

  private var value: JSONValue {
    .object([
      "folder": .string(folder), "state": .string(state), "rubric": JSONValue(report?.rubric.id),
      "version": JSONValue(report?.rubric.version), "examples": JSONValue(report?.tests.examples.count),
      "notAsExpected": .array(misses(in: report)), "missing": .array(missing(in: report)),
      "authority": authority.map { authority in
        .object([
          "version": .string(authority.rubric.version), "examples": .integer(authority.tests.examples.count),
          "notAsExpected": .array(misses(in: authority)), "missing": .array(missing(in: authority)),
        ])
      } ?? .null,
      "diagnostics": .array(diagnostics.all.map(JSONValue.init(diagnostic:))),
    ])
  }

  private func misses(in report: RubricTestReport?) -> [JSONValue] {
    report.map { report in report.misses.map { miss($0, report) } } ?? []
  }

  private func missing(in report: RubricTestReport?) -> [JSONValue] {
    report.map { report in report.missing.map { missing($0, report.rubric) } } ?? []
  }

  private func missing(_ missing: MissingExample, _ rubric: Rubric) -> JSONValue {
    let criterion = rubric.criteria[missing.criterion]
    return .object([
      "criterion": .string(criterion.id), "ref": JSONValue(criterion.ref),
      "judgement": .string(missing.judgement.judgement.rawValue),
    ])
  }

  private func miss(_ miss: RubricTestReport.Miss, _ report: RubricTestReport) -> JSONValue {
    let place = report.tests.source.place(of: miss.example.range)
    var (criterion, theme, alert): (Criterion?, Theme?, Alert?)
    switch miss.expectation.subject {
    case .outOfScope: break
    case .criterion(let index, _, _): criterion = report.rubric.criteria[index]
    case .theme(let index, _, _): theme = report.rubric.themes[index]
    case .alert(let index, _): alert = report.rubric.alerts[index]
    }
    return .object([
      "name": .string(miss.example.name), "path": .string(place.path), "line": .integer(place.start.line),
      "column": .integer(place.start.column), "criterion": JSONValue(criterion?.id), "ref": JSONValue(criterion?.ref),
      "theme": JSONValue(theme?.id), "alert": JSONValue(alert?.id), "expected": .string(miss.expectedKey),
      "found": .string(miss.foundKey),
      "expectedScore": miss.expectedScore.map {
        .object(["earned": .integer($0.points), "possible": .integer($0.outOf)])
      } ?? .null,
      "foundScore": miss.foundScore.map {
        .object(["earned": .integer($0.points), "possible": .integer($0.outOf)])
      } ?? .null,
      "expectedSilent": miss.expectedSilence.map { .array($0.map(JSONValue.string)) } ?? .null,
      "finding": ExplanationJSON(miss.explanation, showingValues: true).firstFinding,
    ])
  }
}
