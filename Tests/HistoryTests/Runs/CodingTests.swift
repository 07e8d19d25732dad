import CaseAudit
import Support
import Testing

@testable import History

/// What a case came to, as text, and rows of counts, as bytes.
struct CodingTests {
  /// A result as a case may come to it, whatever its record says.
  private func result(_ dice: inout Dice, by rubric: Rubric) -> CaseResult {
    if dice.percent(10) {
      return CaseResult(by: rubric, judgements: nil, lapsed: [], conditions: GradeConditions(), features: [])
    }
    let lapsed = rubric.criteria.indices.filter { _ in dice.percent(10) }
    let judgements = rubric.criteria.indices.map { index in
      lapsed.contains(index) ? Judgement.notApplicable : dice.pick(Judgement.allCases)
    }
    let levels = rubric.grading?.levels ?? []
    let missed = levels.indices.filter { levels[$0].condition != nil && dice.percent(50) }
    let caps = rubric.caps.indices.compactMap { index -> CaseFlag? in
      guard rubric.caps[index].condition != nil, dice.percent(60) else { return nil }
      return CaseFlag(index, dice.pick(CaseFlag.State.allCases))
    }
    return CaseResult(
      by: rubric, judgements: judgements, lapsed: lapsed, conditions: GradeConditions(missed: missed, caps: caps),
      features: rubric.features.flatMap(\.rows).map { _ in dice.pick(FeatureState.allCases) })
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func everyResultComesBack(_ seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let rubric = try SmallRubric.rubric.get()
    for _ in 0..<50 {
      let made = result(&dice, by: rubric)
      let code = CaseCode(made, by: rubric)
      #expect(code.result(by: rubric) == made, "seed \(seed): \(code)")
    }
  }

  /// What stands in the file is what the page on its form says.
  @Test func characters() throws {
    let rubric = try SmallRubric.rubric.get()
    let made = CaseResult(
      by: rubric, judgements: [.notMet, .partlyMet, .notApplicable], lapsed: [2],
      conditions: GradeConditions(missed: [0], caps: [CaseFlag(0, .raised)]), features: [.notStated])
    #expect(
      CaseCode(made, by: rubric)
        == CaseCode(criteria: "NP~", themes: "GG", features: "E", levels: "x..", caps: "R."))
  }

  /// A row that is no result: one too few, one too many, another character.
  @Test(arguments: [
    ("MM", "R"), ("MMMM", "R"), ("MMX", "R"), ("", "R"), ("MMM", ""), ("MMM", "RR"), ("MMM", "X"), ("ÄMM", "R"),
  ])
  func notAResult(_ criteria: String, _ features: String) throws {
    let code = CaseCode(criteria: criteria, themes: "NN", features: features, levels: "...", caps: "..")
    #expect(code.result(by: try SmallRubric.rubric.get()) == nil)
  }

  @Test(
    arguments: [
      ([], []), ([0], [0]), ([127], [0x7F]), ([128], [0x80, 1]), ([300, 1], [0xAC, 2, 1]),
      ([Int(UInt32.max)], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F]),
    ] as [([Int], [UInt8])])
  func bytesOfCounts(_ numbers: [Int], _ bytes: [UInt8]) {
    #expect(CountBytes.encoded(numbers) == bytes)
    #expect(CountBytes.numbers(bytes) == numbers)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func everyCountComesBack(_ seed: UInt64) {
    var dice = Dice(seed: seed)
    let numbers = (0..<dice.below(200)).map { _ in dice.below(1 << dice.below(32)) }
    let bytes = CountBytes.encoded(numbers)
    #expect(CountBytes.numbers(bytes) == numbers, "seed \(seed)")
    // Cut off in the middle of a number it is none.
    if let last = numbers.last, last > 127 { #expect(CountBytes.numbers(bytes.dropLast()) == nil, "seed \(seed)") }
  }

  @Test(arguments: [[0x80], [1, 0xFF], [UInt8](repeating: 0x80, count: 9) + [1]] as [[UInt8]])
  func notCounts(_ bytes: [UInt8]) { #expect(CountBytes.numbers(bytes) == nil) }

  @Test func talliesHoldTheirNumbers() throws {
    let rubric = try SmallRubric.rubric.get()
    var (dice, tally) = (Dice(seed: 5), Tally(for: rubric))
    for _ in 0..<300 { tally.add(result(&dice, by: rubric)) }
    let none = Tally(for: rubric)
    #expect(none.holding(tally.numbers) == tally && none.holding(none.numbers) == none)
    #expect(none.holding(tally.numbers.dropLast()) == nil && none.holding(tally.numbers + [0]) == nil)
    var wrong = tally.numbers
    for number in [-1, Int(UInt32.max) + 1] {
      wrong[3] = number
      #expect(none.holding(wrong) == nil)
    }
  }

  @Test func labels() {
    let labels: [GroupValue] = [.stated(Array("NW \"1\"\\/é\u{0}".utf8)), .notStated, .unreadable, .stated([])]
    #expect(RowText.labels(RowText.encoded(labels)) == labels)
    #expect(RowText.labels("{") == nil && RowText.texts("[1]") == nil)
  }
}
