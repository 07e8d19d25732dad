extension StoredResult {
  /// More than anybody will ever count, and so few that sums of them are numbers still.
  private static let most = 1_000_000_000

  /// Holds that every number is one that can be counted; whether they add up is another matter.
  func checkNumbers() throws(Problem) {
    let read = [records.read, records.counted, records.leftOut, records.leftOutForIdentifiers, records.couldNotBeRead]
    try Self.check(read + [inputs.counts.unreadableValues] + inputs.files.map(\.records), "records")
    let flags = alerts.alerts.flatMap {
      [$0.raised, $0.notRuledOut] + ($0.firstRaised + $0.firstNotRuledOut).map(\.line)
    }
    try Self.check(flags + [alerts.files, alerts.filesNotRuledOut], "safeguarding concerns")
    for part in rubrics {
      let counts = [part.overall] + part.groups.map(\.counts)
      try Self.check([part.leftOut.count] + counts.flatMap(\.numbers), "the counts of \(part.id)")
    }
  }

  private static func check(_ numbers: [Int], _ what: String) throws(Problem) {
    guard numbers.allSatisfy({ (0...most).contains($0) }) else { throw .inconsistent(what) }
  }
}

extension StoredResult.Counts {
  fileprivate var numbers: [Int] {
    let themes = themes.flatMap { [$0.gap, $0.noGap, $0.notApplicable, $0.invalid] }
    let criteria = criteria.flatMap {
      [$0.met, $0.partlyMet, $0.notMet, $0.notEvidenced, $0.notApplicable, $0.invalid, $0.notInForce]
    }
    let features = (features ?? []).flatMap { [$0.recorded, $0.notStated, $0.notJudged] }
    return [files, inScope] + themes + criteria + features
  }
}
