public import Auditing
public import Records
public import Reporting
public import Rubrics

/// What is known of a run before its first case: under which label it is saved, and how it judges.
public struct NewRun: Sendable {
  /// What the run is called; no other run of the history may be called so.
  public let label: String
  /// The rubrics it judges by.
  public let rubrics: RubricSet
  /// How each case's window is found.
  public let window: WindowRule
  /// The names of what single cases are labelled with, in the order of `CountedCase.labels`.
  public let labels: [String]
  /// The names of what the run's own result is grouped by; they are among the labels.
  public let grouping: [String]
  /// The version of the engine.
  public var engineVersion = ""
  /// How the files were chosen.
  public var basis = SampleBasis.notStated
  /// How the sample was drawn, in a sentence; nil where nothing is known of that.
  public var sample: String?
  /// Whom to tell of an alert, and when; nil for the rubric's own rule.
  public var escalation: String?
  /// What is done about direct identifiers, in a word.
  public var identifiers = ""
  /// The run whose records are judged anew; nil for none.
  public var rescoredFrom: String?
  /// The run whose cases it looks at again; nil for none. It is no point of a trend: its cases were chosen.
  public var reauditOf: String?
  /// The day on which it is saved: retention counts from here.
  public var savedOn: CalendarDate

  /// A run that is to be saved.
  ///
  /// - Parameters:
  ///   - labels: the names of what single cases are labelled with.
  ///   - grouping: the names of what the run's own result is grouped by.
  public init(
    label: String, rubrics: RubricSet, window: WindowRule, labels: [String], grouping: [String], savedOn: CalendarDate
  ) {
    precondition(grouping.allSatisfy(labels.contains), "what counts are grouped by, cases are labelled with")
    (self.label, self.rubrics, self.window) = (label, rubrics, window)
    (self.labels, self.grouping, self.savedOn) = (labels, grouping, savedOn)
  }

  /// How long a label may be, in bytes.
  public static let longestLabel = 100
}
