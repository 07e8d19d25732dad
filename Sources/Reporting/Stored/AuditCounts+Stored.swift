import Auditing
import Records
public import Rubrics

extension AuditCounts {
  /// The counts of a result that was written to a file.
  ///
  /// - Parameters:
  ///   - path: the path of the file, as shown.
  ///   - rubrics: the rubrics by which it was made.
  ///   - rubricHashes: the SHA-256 of each.
  ///   - schemaHash: the SHA-256 of their schema.
  /// - Throws: that it was made by other rubrics, or does not add up.
  public init(
    _ stored: StoredResult, at path: String, rubrics: RubricSet, rubricHashes: [String], schemaHash: String
  ) throws(StoredResult.Problem) {
    guard stored.schema.sha256 == schemaHash else { throw .otherSchema }
    try stored.checkNumbers()
    guard stored.rubrics.map(\.id) == rubrics.rubrics.map(\.id) else {
      throw .otherRubric(stored.rubrics.first?.id ?? "")
    }
    var parts: [Part] = []
    for (index, part) in stored.rubrics.enumerated() {
      guard part.sha256 == rubricHashes[index] else { throw .otherRubric(part.id) }
      parts.append(try Part(part, rubric: rubrics.rubrics[index], fields: stored.grouping.count))
    }
    self.init(
      origin: path, engineVersion: stored.engine.version, rubrics: rubrics, schemaHash: schemaHash,
      window: WindowRule(
        asOf: stored.window.asOf.flatMap(CalendarDate.init), from: stored.window.from.flatMap(CalendarDate.init)),
      windows: try stored.window.range(), grouping: stored.grouping, parts: parts,
      alerts: stored.alerts.alerts.map(AlertCounts.init), alertCases: try stored.alertCases(),
      inputs: InputCounts(stored))
  }
}

extension StoredResult {
  fileprivate func alertCases() throws(Problem) -> (raised: Int, notRuledOut: Int, of: Int) {
    let flags = alerts.alerts.map { ($0.raised, $0.notRuledOut) } + [(alerts.files, alerts.filesNotRuledOut)]
    for (raised, open) in flags where raised < 0 || open < 0 || raised + open > records.counted {
      throw .inconsistent("safeguarding concerns")
    }
    return (alerts.files, alerts.filesNotRuledOut, records.counted)
  }
}

extension StoredResult.Window {
  fileprivate func range() throws(StoredResult.Problem) -> WindowRange {
    guard let to = try days(lastDays) else { return WindowRange() }
    return WindowRange(from: try days(firstDays), to: to)
  }

  private func days(_ days: StoredResult.Days?) throws(StoredResult.Problem) -> ClosedRange<CalendarDate>? {
    guard let days else { return nil }
    guard let first = CalendarDate(days.earliest), let last = CalendarDate(days.latest), first <= last else {
      throw .inconsistent("days")
    }
    return first...last
  }
}

extension AuditCounts.Part {
  fileprivate init(_ part: StoredResult.Part, rubric: Rubric, fields: Int) throws(StoredResult.Problem) {
    let overall = try GroupCounts(part.overall, name: [], of: rubric)
    var groups: [GroupCounts] = []
    var names: Set<[GroupValue]> = []
    for group in part.groups {
      guard group.group.count == fields, names.insert(group.group.map(GroupValue.init)).inserted else {
        throw .inconsistent("names of groups")
      }
      groups.append(try GroupCounts(group.counts, name: group.group.map(GroupValue.init), of: rubric))
    }
    if let first = groups.first {
      let sum = groups.dropFirst().reduce(first) { $0 + $1 }.named([])
      guard sum == overall else { throw .inconsistent("the groups of \(rubric.id)") }
    }
    self.init(
      rubric: rubric, rubricHash: part.sha256, leftOut: part.leftOut.count, overall: overall, groups: groups)
  }
}

extension GroupValue {
  fileprivate init(_ name: StoredResult.GroupName) {
    switch name {
    case .stated(let text): self = .stated(Array(text.utf8))
    case .notStated: self = .notStated
    case .unreadable: self = .unreadable
    }
  }
}

extension GroupCounts {
  fileprivate init(
    _ counts: StoredResult.Counts, name: [GroupValue], of rubric: Rubric
  ) throws(StoredResult.Problem) {
    let features = counts.features ?? []
    guard counts.themes.map(\.theme) == rubric.themes.map(\.id),
      counts.criteria.map(\.criterion) == rubric.criteria.map(\.id),
      features.map(\.feature) == rubric.features.flatMap(\.rows).map(\.id)
    else { throw .inconsistent("the questions of \(rubric.id)") }
    self.init(
      name: name, files: counts.inScope,
      themes: counts.themes.map {
        ThemeTally(gap: $0.gap, noGap: $0.noGap, notApplicable: $0.notApplicable, invalid: $0.invalid)
      }, criteria: counts.criteria.map(CriterionTally.init),
      features: features.map {
        FeatureTally(recorded: $0.recorded, notStated: $0.notStated, notJudged: $0.notJudged)
      })
    guard addsUp, themesAgree(with: rubric) else { throw .inconsistent("the counts of \(rubric.id)") }
  }

  /// Whether no count is negative and those of each question make up all files.
  private var addsUp: Bool {
    let numbers =
      themes.map { [$0.gap, $0.noGap, $0.notApplicable, $0.invalid] }
      + criteria.map { tally in Judgement.allCases.map { tally[$0] } }
    let features = features.map { [$0.recorded, $0.notStated, $0.notJudged] }
    return (numbers + features).joined().allSatisfy { (0...files).contains($0) }
      && numbers.allSatisfy { $0.reduce(0, +) == files } && features.allSatisfy { $0.reduce(0, +) <= files }
  }
}

extension GroupCounts {
  /// Whether themes and their criteria can be of the same files; `ThemeLinks` takes that for granted. Where an essential one is
  /// missing there is a gap, and no gap is without one that is missing or met in part; a theme applies where one of its criteria
  /// does, and could be judged where all could.
  fileprivate func themesAgree(with rubric: Rubric) -> Bool {
    zip(rubric.themes, themes).allSatisfy { theme, counts in
      let tallies = theme.criteria.map { criteria[$0.index] }
      let essential = rubric.gap.essential ? zip(theme.criteria, tallies).filter(\.0.isEssential).map(\.1.missing) : []
      let reasons = rubric.gap.below == nil ? essential : tallies.map { $0.missing + $0[.partlyMet] }
      let elsewhere = tallies.map { $0[.notApplicable] }
      return (essential.max() ?? 0) <= counts.gap && counts.gap <= reasons.reduce(0, +)
        && counts.notApplicable <= (elsewhere.min() ?? files)
        && elsewhere.reduce(0, +) - (elsewhere.count - 1) * files <= counts.notApplicable
        && counts.invalid <= tallies.reduce(0) { $0 + $1[.invalid] }
    }
  }
}

extension CriterionTally {
  fileprivate var missing: Int { self[.notMet] + self[.notEvidenced] }
}

extension CriterionTally {
  fileprivate init(_ counts: StoredResult.CriterionCounts) {
    self.init(
      [
        .met: counts.met, .partlyMet: counts.partlyMet, .notMet: counts.notMet, .notEvidenced: counts.notEvidenced,
        .notApplicable: counts.notApplicable, .invalid: counts.invalid,
      ], notInForce: counts.notInForce)
  }
}

extension AlertCounts {
  fileprivate init(_ alert: StoredResult.Alert) {
    self.init(
      title: alert.title, toDo: alert.toDo, raised: alert.raised, notRuledOut: alert.notRuledOut,
      firstRaised: alert.firstRaised.map { Entry($0, isRaised: true) },
      firstNotRuledOut: alert.firstNotRuledOut.map { Entry($0, isRaised: false) })
  }
}

extension AlertCounts.Entry {
  fileprivate init(_ entry: StoredResult.Entry, isRaised: Bool) {
    self.init(
      name: entry.case.joined(separator: "/"), dataDate: AlertWords.date(entry.dataDate.flatMap(CalendarDate.init)),
      place: "\(entry.path):\(entry.line)",
      silence: isRaised ? nil : AlertWords.silence(entry.silent, of: entry.silentCount))
  }
}

extension InputCounts {
  fileprivate init(_ stored: StoredResult) {
    let inputs = stored.inputs
    let problems = inputs.couldNotBeRead + inputs.leftOutForIdentifiers + inputs.leftOut
    self.init(
      files: inputs.files.map { File(path: $0.path, sha256: $0.sha256, records: $0.records) },
      read: stored.records.read, counted: stored.records.counted, leftOut: stored.records.leftOut,
      leftOutForIdentifiers: stored.records.leftOutForIdentifiers, couldNotBeRead: stored.records.couldNotBeRead,
      unreadableValues: inputs.counts.unreadableValues,
      problems: problems.map { "\($0.path.map { "\($0)" } ?? "")\($0.line.map { ":\($0)" } ?? ""): \($0.message)" })
  }
}
