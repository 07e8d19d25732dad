import CaseAudit
import Foundation
import Support
import Testing

@testable import History

/// Trends out of a history are those of plain lists of cases, whatever runs there are.
struct TrendPropertyTests {
  private static let levels = [["authority"], ["team"], ["authority", "team"]]

  /// Some runs of cases out of one pool, by one rubric, by one with other bands, and by one that asks something else.
  private func history(_ dice: inout Dice) throws -> (KeptAudits, PlainHistory) {
    let rubrics = [
      try SmallRubric.rubric.get(), try SmallRubric.loaded([("below: 60", "below: 80")]),
      try SmallRubric.loaded([("met: seen", "met: seen && young")]),
    ]
    let kept = try KeptAudits()
    var plain = PlainHistory()
    let isOfSeveral = dice.percent(40)
    for number in 0..<2 + dice.below(4) {
      let first = 1 + dice.below(11)
      let visits = dice.visits(40, months: first...min(12, first + dice.below(5)))
      let some = visits.filter { _ in dice.percent(50) }
      let rubric = isOfSeveral ? dice.pick(rubrics) : rubrics[dice.below(2)]
      let audit = KeptAudit(
        audit: Audit(rubric: rubric), inputs: try kept.inputs(some, "run-\(number).ndjson"))
      try kept.with { _ = try audit.save(in: $0, as: "run-\(number)") }
      var cases: [CountedCase] = []
      _ = audit.audit.run(audit.inputs, onCase: { cases.append($0) })
      plain.runs.append(PlainHistory.Run(label: "run-\(number)", rubric: rubric, cases: cases))
    }
    return (kept, plain)
  }

  private func question(_ period: Period?, _ dice: inout Dice) -> PlainHistory.Question {
    var question = PlainHistory.Question(period: period)
    if dice.percent(30) { question.from = CalendarDate("2016-04-15") ?? .earliest }
    if dice.percent(30) { question.to = CalendarDate("2016-09-20") ?? .latest }
    if dice.percent(30) { question.last = 1 + dice.below(4) }
    if dice.percent(60) {
      question.teams = [
        // Renamed in the middle of a month, merged, split, and named for some days only.
        ("NW-T1", "", "2016-05-14", "West"), ("NW-T1", "2016-05-15", "", "West and South"),
        ("NW-T2", "2016-07-01", "", "West and South"), ("NE-T1", "2016-03-10", "2016-03-20", "Away"),
        ("NE-T2", "", "", "East"), ("NE-T3", "", "2016-06-30", "East"),
      ]
    }
    return question
  }

  @Test(arguments: 1...25 as ClosedRange<UInt64>)
  func thoseOfPlainLists(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let (kept, plain) = try history(&dice)
    let rubric = try SmallRubric.rubric.get()
    try kept.with(.reading) { history in
      for period in [nil, Period.month, .quarter, .year] {
        let question = question(period, &dice)
        let found = try history.trend(try question.asked(rubric, levels: Self.levels)).points.map(\.lines)
        let expected = plain.points(question, by: rubric, levels: Self.levels)
        #expect(found == expected, "seed \(seed), \(question)")
      }
    }
  }

  /// Cases told apart by a feature are all cases, each once.
  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func strataAddUp(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let (kept, _) = try history(&dice)
    try kept.with(.reading) { history in
      for period in [nil, Period.month, .year] {
        var asked = try question(period, &dice).asked(try SmallRubric.rubric.get(), levels: Self.levels)
        asked.stratum = "young"
        for point in try history.trend(asked).points {
          for (number, level) in point.levels.enumerated() {
            let groups = level.parts[0].groups
            let parts = point.strata.map { $0.levels[number].parts[0].groups }
            for group in groups {
              let files = parts.map { $0.first { $0.name == group.name }?.files ?? 0 }.reduce(0, +)
              #expect(files == group.files, "seed \(seed), \(point.name), \(group.name)")
              let gaps = parts.map { $0.first { $0.name == group.name }?.themes[0].gap ?? 0 }.reduce(0, +)
              #expect(gaps == group.themes[0].gap, "seed \(seed), \(point.name), \(group.name)")
            }
          }
        }
      }
    }
  }
}
