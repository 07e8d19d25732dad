public import Auditing
public import Records
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

  /// Counts from elsewhere than a run or a result.
  public init(
    origin: String?, engineVersion: String, rubrics: RubricSet, schemaHash: String, window: WindowRule,
    windows: WindowRange, grouping: [String], parts: [Part], alerts: [AlertCounts],
    alertCases: (raised: Int, notRuledOut: Int, of: Int), inputs: InputCounts
  ) {
    (self.origin, self.engineVersion, self.rubrics, self.schemaHash) = (origin, engineVersion, rubrics, schemaHash)
    (self.window, self.windows, self.grouping, self.parts) = (window, windows, grouping, parts)
    (self.alerts, self.alertCases, self.inputs) = (alerts, alertCases, inputs)
  }

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

    /// The counts by a rubric of this text; the groups add up to all, and stand in the order of their names.
    public init(rubric: Rubric, rubricHash: String, leftOut: Int, overall: GroupCounts, groups: [GroupCounts]) {
      (self.rubric, self.rubricHash, self.leftOut) = (rubric, rubricHash, leftOut)
      (self.overall, self.groups) = (overall, groups)
    }
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

  /// The counts of a tally; without a name those of all cases together.
  public init(name: [GroupValue], _ tally: Tally) {
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

  /// Counts of an alert with this title.
  public init(
    title: String, toDo: String, raised: Int, notRuledOut: Int, firstRaised: [Entry], firstNotRuledOut: [Entry]
  ) {
    (self.title, self.toDo, self.raised, self.notRuledOut) = (title, toDo, raised, notRuledOut)
    (self.firstRaised, self.firstNotRuledOut) = (firstRaised, firstNotRuledOut)
  }

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

    /// A case, by its identity, its data's date, its file and line; of an alert that can't be ruled out, on which fields it is silent.
    public init(
      identity: [String], dataDate: CalendarDate?, path: String, line: Int, silent: (paths: [String], count: Int)?
    ) {
      self.init(
        name: identity.joined(separator: "/"), dataDate: AlertWords.date(dataDate), place: "\(path):\(line)",
        silence: silent.map { AlertWords.silence($0.paths, of: $0.count) })
    }

    init(name: String, dataDate: String, place: String, silence: String?) {
      (self.name, self.dataDate, self.place, self.silence) = (name, dataDate, place, silence)
    }

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

  /// What was read, in numbers.
  public struct Numbers: Sendable, Equatable {
    /// Records that were read.
    public var read = 0
    /// Records that at least one rubric counted.
    public var counted = 0
    /// Records that all rubrics left out.
    public var leftOut = 0
    /// Records that were left out since they hold direct identifiers.
    public var leftOutForIdentifiers = 0
    /// Files, records or rests of files that could not be read.
    public var couldNotBeRead = 0
    /// Single values that could not be read.
    public var unreadableValues = 0

    /// Nothing was read.
    public init() {}
  }

  /// What was read, from elsewhere than a run or a result.
  public init(files: [File], _ numbers: Numbers, problems: [String]) {
    self.init(
      files: files, read: numbers.read, counted: numbers.counted, leftOut: numbers.leftOut,
      leftOutForIdentifiers: numbers.leftOutForIdentifiers, couldNotBeRead: numbers.couldNotBeRead,
      unreadableValues: numbers.unreadableValues, problems: problems)
  }

  init(
    files: [File], read: Int, counted: Int, leftOut: Int, leftOutForIdentifiers: Int, couldNotBeRead: Int,
    unreadableValues: Int, problems: [String]
  ) {
    (self.files, self.read, self.counted, self.leftOut) = (files, read, counted, leftOut)
    (self.leftOutForIdentifiers, self.couldNotBeRead) = (leftOutForIdentifiers, couldNotBeRead)
    (self.unreadableValues, self.problems) = (unreadableValues, problems)
  }

  /// A file that was read.
  public struct File: Sendable {
    /// Its path, as given.
    public let path: String
    /// The SHA-256 of its bytes, in hexadecimal; nil where they could not all be read.
    public let sha256: String?
    /// Records read from it.
    public let records: Int

    /// A file.
    public init(path: String, sha256: String?, records: Int) {
      (self.path, self.sha256, self.records) = (path, sha256, records)
    }
  }

  /// Whether something that was given is missing from the counts, or nothing was there to count.
  public var isIncomplete: Bool {
    leftOut + leftOutForIdentifiers + couldNotBeRead + unreadableValues > 0 || read == 0
  }
}
