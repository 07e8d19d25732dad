import Auditing
public import Diagnostics
import Reading
import Records
public import Reporting
public import Rubrics

/// A rubric and the examples beside it, read and ready to be judged.
///
/// ```swift
/// var diagnostics = Diagnostics()
/// if let test = RubricTest(folder: "rubrics/cordis-bright-themes", &diagnostics) { print(test.run().text) }
/// ```
public struct RubricTest: Sendable {
  /// The rubric.
  public let rubric: Rubric
  /// Its examples.
  public let tests: RubricTests
  /// Whether the examples are authority profiles.
  private let isAuthority: Bool
  private let subjects: [Subject]

  /// An example's record, and the period whose practice is judged in it.
  private struct Subject {
    let record: Record
    let window: AuditWindow
  }

  /// Reads the rubric in a folder and its examples; nil where they have mistakes, which `diagnostics` then holds. Otherwise
  /// it may hold warnings.
  ///
  /// - Parameters:
  ///   - folder: the path of the folder, as messages shall show it.
  ///   - library: where bank holidays are looked for too.
  public init?(folder: String, library: RubricLibrary = RubricLibrary(), _ diagnostics: inout Diagnostics) {
    guard let rubric = library.load(folder: folder, &diagnostics) else { return nil }
    self.init(rubric, folder: folder, &diagnostics)
  }

  /// A rubric that was read, and the examples of case files in its folder.
  fileprivate init?(_ rubric: Rubric, folder: String, _ diagnostics: inout Diagnostics) {
    guard let tests = RubricTestsLoader.load(folder: folder, for: rubric, &diagnostics) else { return nil }
    self.init(rubric, tests, isAuthority: false, &diagnostics)
  }

  /// What is asked of an authority in a rubric's folder, and the examples of profiles there; nil where nothing is asked, or
  /// the examples have mistakes, which `diagnostics` then holds.
  ///
  /// - Parameter folder: the path of the folder, as messages shall show it.
  public init?(authorityOf rubric: Rubric, folder: String, _ diagnostics: inout Diagnostics) {
    guard let authority = rubric.authority?.rubric,
      let tests = RubricTestsLoader.load(
        folder: folder, file: RubricTestsLoader.authorityFile, for: authority, &diagnostics)
    else { return nil }
    self.init(authority, tests, isAuthority: true, &diagnostics)
  }

  private init?(_ rubric: Rubric, _ tests: RubricTests, isAuthority: Bool, _ diagnostics: inout Diagnostics) {
    var reader = WrittenRecordReader(schema: rubric.schema)
    subjects = tests.examples.compactMap { example in
      let reading = reader.read(example.record)
      for problem in reading.problems {
        diagnostics.report(problem.message, at: problem.range, in: tests.source, as: problem.severity)
      }
      do throws(WindowRule.Problem) {
        let window = try WindowRule().window(of: reading.record, by: rubric.schema)
        return Subject(record: reading.record, window: window)
      } catch {
        if let message = Diagnostic.Message.noWindow(of: example.name, error, date: rubric.schema.date?.path) {
          diagnostics.report(message, at: example.range, in: tests.source)
        }
        return nil
      }
    }
    guard !diagnostics.hasErrors else { return nil }
    (self.rubric, self.tests, self.isAuthority) = (rubric, tests, isAuthority)
  }

  /// Judges all examples.
  public func run() -> RubricTestReport {
    var judge = CaseJudge(rubric: rubric)
    let misses = zip(tests.examples, subjects).flatMap { example, subject in
      let result = judge.judge(subject.record, in: subject.window)
      return example.expectations.compactMap { expectation in
        verdict(on: expectation, subject, result, &judge).map {
          RubricTestReport.Miss(
            example: example, expectation: expectation, explanation: explanation(of: example, subject, $0))
        }
      }
    }
    return RubricTestReport(
      engineVersion: engineVersion, rubric: rubric, tests: tests, misses: misses, isAuthority: isAuthority)
  }

  /// What was found where it is not what was expected; nil where it is.
  private func verdict(
    on expectation: RubricExpectation, _ subject: Subject, _ result: CaseResult?, _ judge: inout CaseJudge
  ) -> CaseExplanation.Verdict? {
    guard let result else { return .tooMuchWork(judge.excess ?? .record) }
    let isFulfilled = expectation.isFulfilled(by: result)
    if isFulfilled, !expectation.asksSilence { return nil }
    // The first criterion's finding says as well as any why the record is in scope or is not.
    if case .alert = expectation.subject { return .judged(subject.window, result, []) }
    let criteria = result.isInScope ? criteria(behind: expectation) : Array(rubric.criteria.prefix(1))
    let findings = criteria.map { judge.finding(for: $0, subject.record, in: subject.window) }
    if isFulfilled, findings.first.map({ expectation.asks(silence: $0.silent) }) == true { return nil }
    if !result.isInScope, let scope = findings.first?.conditions.first { return .outOfScope(subject.window, scope) }
    return .judged(subject.window, result, findings)
  }

  private func criteria(behind expectation: RubricExpectation) -> [Criterion] {
    switch expectation.subject {
    case .outOfScope: Array(rubric.criteria.prefix(1))
    case .criterion(let index, _, _): [rubric.criteria[index]]
    case .theme, .alert: []
    }
  }

  private func explanation(
    of example: RubricExample, _ subject: Subject, _ verdict: CaseExplanation.Verdict
  ) -> CaseExplanation {
    let record = subject.record
    let positions = zip(record.slots, record.places).map { slot, place in
      slot.kind == .absent ? nil : tests.source.position(of: record.origin + Int(place))
    }
    return CaseExplanation(
      engineVersion: engineVersion, rubric: rubric, identity: [], place: tests.source.place(of: example.range),
      later: [], record: record, positions: positions, windowRule: WindowRule(), verdict: verdict)
  }
}

extension RubricExpectation {
  /// Whether the paths at which the record is silent are expected too.
  fileprivate var asksSilence: Bool {
    if case .criterion(_, _, .some) = subject { true } else { false }
  }

  /// Whether these are the paths at which the record is to be silent.
  fileprivate func asks(silence paths: [FieldPath]) -> Bool {
    guard case .criterion(_, _, let expected?) = subject else { return true }
    return Set(expected) == Set(paths.map(\.description))
  }
}

extension Diagnostic.Message {
  /// Why an example has no window; nil where that was said already of its date.
  fileprivate static func noWindow(of name: String, _ problem: WindowRule.Problem, date: FieldPath?) -> Self? {
    switch problem {
    case .noDate:
      Self(
        id: "no-audit-date", "the example '\(name)' has no audit date", label: "has none",
        help: date.map { "give it '\($0)', or give that in 'defaults' for all examples" })
    case .unreadableDate: nil
    case .reversed:
      Self(
        id: "reversed-window", "the audit window of the example '\(name)' ends before it starts",
        label: "ends too early",
        help: "mend its audit dates")
    }
  }
}

extension RubricTestRun {
  /// Reads the rubric in a folder and its examples, those of authority profiles too, and judges these.
  ///
  /// - Parameter folder: the path of the folder, as messages shall show it.
  public init(folder: String) {
    var diagnostics = Diagnostics()
    let rubric = RubricLibrary().load(folder: folder, &diagnostics)
    let test = rubric.flatMap { RubricTest($0, folder: folder, &diagnostics) }
    let authority = rubric.flatMap { RubricTest(authorityOf: $0, folder: folder, &diagnostics) }
    self.init(folder: folder, report: test?.run(), authority: authority?.run(), diagnostics: diagnostics)
  }

  /// Several tests as JSON, ending with a line break.
  public static func json(_ runs: [RubricTestRun]) -> String { json(runs, engineVersion: engineVersion) }
}
