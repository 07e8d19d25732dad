public import Auditing
import Records
public import Rubrics

/// The counts of one audit and how they came about: what reports and comparisons are made from. It comes out of a run or out of
/// a result that was written to a file, and holds nothing of a single case but the places of alerts.
public struct AuditCounts: Sendable {
  /// Where the counts are from, for a person: the path of a result file, or nil for a run.
  public let origin: String?
  /// The version of the engine that counted.
  public let engineVersion: String
  /// The rubrics, in the order of their names.
  public let rubrics: RubricSet
  /// The SHA-256 of the schema's file, in hexadecimal.
  public let schemaHash: String
  /// How windows were found.
  public let window: WindowRule
  /// The windows of the cases.
  public let windows: WindowRange
  /// The names of the grouping fields.
  public let grouping: [String]
  /// The counts by each rubric.
  public let parts: [Part]
  /// What a person must look at today.
  public let alerts: [AlertCounts]
  /// In how many cases an alert is raised, and in how many none is and one can't be ruled out; over all rubrics.
  public let alertCases: (raised: Int, notRuledOut: Int, of: Int)
  /// What was read.
  public let inputs: InputCounts

  /// The counts by one rubric.
  public struct Part: Sendable {
    /// The rubric.
    public let rubric: Rubric
    /// The SHA-256 of `rubric.yaml`, followed by the files it includes, in hexadecimal.
    public let rubricHash: String
    /// How many records this rubric alone left out.
    public let leftOut: Int
    /// All cases together.
    public let overall: GroupCounts
    /// The cases of each group, in the order of their names; those without one last.
    public let groups: [GroupCounts]
  }
}

/// The counts of the cases of one group, or of all.
public struct GroupCounts: Sendable, Equatable {
  /// The values of the grouping fields; empty for all cases together.
  public let name: [GroupValue]
  /// Cases in the rubric's scope.
  public let files: Int
  /// Counts by theme, in the rubric's order.
  public let themes: [ThemeTally]
  /// Counts by criterion, in the rubric's order.
  public let criteria: [CriterionTally]
  /// Counts by feature, in the rubric's order.
  public let features: [FeatureTally]

  init(
    name: [GroupValue], files: Int, themes: [ThemeTally], criteria: [CriterionTally], features: [FeatureTally]
  ) {
    (self.name, self.files, self.themes, self.criteria, self.features) = (name, files, themes, criteria, features)
  }

  init(name: [GroupValue], _ tally: Tally) {
    self.init(
      name: name, files: tally.inScope, themes: Array(tally.themes), criteria: Array(tally.criteria),
      features: tally.features)
  }
}

/// How often an alert was raised, and where first.
public struct AlertCounts: Sendable {
  /// Its title.
  public let title: String
  /// What to do about it.
  public let toDo: String
  /// Cases in which it is raised.
  public let raised: Int
  /// Cases in which it can't be ruled out.
  public let notRuledOut: Int
  /// The first cases in which it is raised, at most `AlertList.limit`.
  public let firstRaised: [Entry]
  /// The first cases in which it can't be ruled out, at most `AlertList.limit`.
  public let firstNotRuledOut: [Entry]

  /// One case with an alert.
  public struct Entry: Sendable {
    /// What identifies the case, as `NE/NE-013`.
    public let name: String
    /// The day its data are of, in words.
    public let dataDate: String
    /// The file and line of its record.
    public let place: String
    /// On what the record is silent, in words; nil where the alert is raised.
    public let silence: String?

    /// All of it on one line.
    var line: String { "\(name), \(dataDate), \(place)\(silence.map { ": \($0)" } ?? "")" }
  }
}

/// What an audit read, in counts and paths.
public struct InputCounts: Sendable {
  /// Files that were read.
  public let files: [File]
  /// Records that were read.
  public let read: Int
  /// Records that at least one rubric counted.
  public let counted: Int
  /// Records that all rubrics left out.
  public let leftOut: Int
  /// Records that were left out since they hold direct identifiers.
  public let leftOutForIdentifiers: Int
  /// Files, records or rests of files that could not be read.
  public let couldNotBeRead: Int
  /// Single values that could not be read.
  public let unreadableValues: Int
  /// What was not counted, a line each with its place, at most `Diagnostics.limit`.
  public let problems: [String]

  /// A file that was read.
  public struct File: Sendable {
    /// Its path, as given.
    public let path: String
    /// The SHA-256 of its bytes, in hexadecimal; nil where they could not all be read.
    public let sha256: String?
    /// Records read from it.
    public let records: Int
  }

  /// Whether something that was given is missing from the counts, or nothing was there to count.
  public var isIncomplete: Bool {
    leftOut + leftOutForIdentifiers + couldNotBeRead + unreadableValues > 0 || read == 0
  }
}
