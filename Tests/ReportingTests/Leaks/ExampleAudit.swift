import Auditing
import Records
import Rubrics
import Statistics

@testable import Reporting

/// The counts of an audit that a test makes up; the groups are its columns.
struct ExampleAudit {
  /// Counts of one group, each question by its answers, so that all add up by themselves.
  struct Group: Equatable {
    var name: [GroupValue]
    /// Of each theme: gap, no gap, not applicable, could not be judged.
    var themes: [[Int]]
    /// Of each criterion: met, partly met, not met, not evidenced, not applicable, could not be judged.
    var criteria: [[Int]]
    /// Of each feature: recorded, not stated, absent, could not be judged.
    var features: [[Int]]

    var files: Int { themes[0].reduce(0, +) }
  }

  var rubric: Rubric
  var groups: [Group]
  var grouping = ["authority"]
  /// Of each concern: raised, could not be ruled out; then in how many files any is.
  var alerts: [[Int]] = [[0, 0], [0, 0], [0, 0]]
  /// What names single cases and files; none of it may be in a report under a policy.
  var names = Names()
  /// Records left out, with identifiers, not read; values not read.
  var inputs = [0, 0, 0, 0]
  var day = "2016-09-30"
  var toDo: [String]?
  var rubricHash = "def"

  /// What names single cases, files and lines.
  struct Names {
    var cases = ["NE/CASE-4711"]
    var paths = ["secret-folder/case-4711.json"]
    var line = 90817
    var origin: String? = "results/round-4711.json"
    var problem = "a problem of case 4711"
    var sha256: String? = "5ec4e7"
  }

  /// The counts, as an audit would give them.
  var counts: AuditCounts {
    let tallies = groups.map { GroupCounts($0) }
    let overall = tallies.dropFirst().reduce(tallies[0]) { $0 + $1 }.named([])
    let set = RubricSet(rubric)
    let date = CalendarDate(day).map { $0...$0 }
    return AuditCounts(
      origin: names.origin, engineVersion: "1.2.3", rubrics: set, schemaHash: "abc", window: WindowRule(),
      windows: WindowRange(from: date, to: date), grouping: grouping,
      parts: [
        AuditCounts.Part(
          rubric: rubric, rubricHash: rubricHash, leftOut: inputs[0], overall: overall,
          groups: grouping.isEmpty ? [] : tallies)
      ], alerts: set.alerts.enumerated().map { alert($0, $1) },
      alertCases: (alerts[alerts.count - 1][0], alerts[alerts.count - 1][1], overall.files),
      inputs: read(overall.files))
  }

  private func alert(_ index: Int, _ shared: SharedAlert) -> AlertCounts {
    let entries = names.cases.enumerated().map { number, name in
      AlertCounts.Entry(
        name: name, dataDate: "30 September 2016", place: "\(names.paths[number % names.paths.count]):\(names.line)",
        silence: "silent on \(name)")
    }
    return AlertCounts(
      title: shared.alert.title, toDo: toDo?[index] ?? AlertWords.action(shared, nil), raised: alerts[index][0],
      notRuledOut: alerts[index][1], firstRaised: entries, firstNotRuledOut: entries)
  }

  private func read(_ files: Int) -> InputCounts {
    InputCounts(
      files: names.paths.map { .init(path: $0, sha256: names.sha256, records: files) }, read: files + inputs[0],
      counted: files, leftOut: inputs[0], leftOutForIdentifiers: inputs[1], couldNotBeRead: inputs[2],
      unreadableValues: inputs[3], problems: ["\(names.paths[0]):\(names.line): \(names.problem)"])
  }
}

extension GroupCounts {
  fileprivate init(_ group: ExampleAudit.Group) {
    self.init(
      name: group.name, files: group.files,
      themes: group.themes.map { ThemeTally(gap: $0[0], noGap: $0[1], notApplicable: $0[2], invalid: $0[3]) },
      criteria: group.criteria.map { counts in
        CriterionTally(
          [
            .met: counts[0], .partlyMet: counts[1], .notMet: counts[2], .notEvidenced: counts[3],
            .notApplicable: counts[4], .invalid: counts[5],
          ], notInForce: 0)
      },
      features: group.features.map { FeatureTally(recorded: $0[0], notStated: $0[1], notJudged: $0[3]) })
  }
}

extension DisclosurePolicy {
  /// The policies of `data/disclosure-policies.csv`.
  static let examples = [
    DisclosurePolicy(name: "dfe", title: "under six", source: "test", suppressed: 1...5, roundedTo: nil),
    DisclosurePolicy(name: "opensafely", title: "under eight", source: "test", suppressed: 1...7, roundedTo: 5),
    DisclosurePolicy(name: "ons", title: "under ten", source: "test", suppressed: 1...9, roundedTo: 5),
  ]
}
