import Foundation
import Reading
import Records
import Testing

/// A record means the same in XML and in JSON, in whatever way each of them spells it.
@Suite(.serialized) struct EqualMeaningProperty {
  /// Another seed gives other records: `CASEAUDIT_SEED=7 swift test --filter Properties`.
  static let seed = ProcessInfo.processInfo.environment["CASEAUDIT_SEED"].flatMap { UInt64($0) } ?? 331

  @Test func ofCaseRecords() async throws { try await check(Schemas.caseRecord.get(), count: 20_000) }

  @Test func ofPlacementVisits() async throws { try await check(Schemas.placementVisit.get(), count: 2_000) }

  @Test func ofEveryKindOfType() async throws { try await check(Schemas.corners, count: 4_000) }

  private func check(_ schema: RecordSchema, count: Int) async throws {
    let shards = 20
    var dice = Dice(seed: Self.seed)
    let seeds = (0..<shards).map { _ in dice.seed() }
    let results = await withTaskGroup(of: (Coverage, [String]).self) { group in
      for seed in seeds {
        group.addTask {
          var trial = Trial(schema, seed: seed)
          for _ in 0..<(count / shards) { trial.run() }
          return (trial.coverage, trial.failures)
        }
      }
      return await group.reduce(into: (Coverage(), [String]())) {
        $0.0.formUnion($1.0)
        $0.1 += $1.1
      }
    }
    print("\(schema.recordName): \(count) random records from seed \(Self.seed)")
    for failure in results.1.prefix(3) { Issue.record("seed \(Self.seed): \(failure)") }
    #expect(results.1.count == 0)
    #expect(results.0.gaps(in: schema) == [])
  }
}

/// One random record after another, each read in many ways that must come to the same.
struct Trial {
  private(set) var failures: [String] = []
  private let schema: RecordSchema
  private var records: RandomRecords
  private var xml: XMLScribe
  private var json: JSONScribe
  private var dice: Dice
  private let plan: ReadingPlan
  /// Readers that are used again and again, as those of a run are.
  private var readers: [RecordReader]
  /// The last records, to be read from one file.
  private var batch: [(draft: Draft, outcome: Outcome)] = []

  init(_ schema: RecordSchema, seed: UInt64) {
    self.schema = schema
    dice = Dice(seed: seed)
    records = RandomRecords(schema, seed: dice.seed())
    xml = XMLScribe(seed: dice.seed())
    json = JSONScribe(seed: dice.seed())
    // A number may be written as an identifier in one format and with an exponent in the other.
    plan = ReadingPlan(schema: schema, identifiers: .allow)
    readers = [RecordReader(plan: plan), RecordReader(plan: plan)]
  }

  mutating func run() {
    let draft = records.next()
    let texts = (xml: xml.document([draft], by: schema), json: json.document(draft, by: schema))
    let outcome = Outcome(texts.xml, &readers[0], schema)
    let other = Outcome(texts.json, &readers[1], schema)
    expect(outcome, other, "XML and JSON differ", texts.xml, texts.json)
    if outcome.records.count != 1 { fail("there is not one record", "", "", texts.xml, texts.json) }
    if dice.oneIn(20) { checkChunks(outcome, texts.xml, texts.json) }
    if dice.oneIn(10) { checkPlan(draft, outcome, texts.xml, texts.json) }
    batch.append((draft, outcome))
    if batch.count == 10 { checkBatch() }
  }

  /// What the records so far held.
  var coverage: Coverage {
    var coverage = records.coverage
    coverage.xml = xml.spelled
    coverage.json = json.spelled
    return coverage
  }

  /// The pieces in which a file comes change nothing.
  private mutating func checkChunks(_ outcome: Outcome, _ xml: String, _ json: String) {
    for (text, index) in [(xml, 0), (json, 1)] {
      let size = 1 + dice.below(dice.pick([3, 60, 4_000]))
      let pieces = Outcome(text, &readers[index], schema, chunkSize: size)
      expect(outcome, pieces, "pieces of \(size) bytes change something", text, "")
    }
  }

  /// A plan that keeps some fields gives what a record without the others gives.
  private mutating func checkPlan(_ draft: Draft, _ whole: Outcome, _ xml: String, _ json: String) {
    let share = dice.pick([0, 5, 40])
    let wanted = schema.objects.flatMap(\.fields).map(\.id).filter { _ in dice.percent(share) }
    let plan = ReadingPlan(schema: schema, keeping: Set(wanted), identifiers: .allow)
    let kept = Set(schema.objects.flatMap(\.fields).filter { plan.keeps($0) }.map(\.id))
    let pruned = self.json.document(draft.pruned { kept.contains($0) }, by: schema)
    var expected = Outcome(pruned, &readers[1], schema)
    // Of more problems than can be kept only the number is known.
    guard whole.problems.first?.hasPrefix("[") != true else { return }
    // Names are checked everywhere, whatever the plan.
    let twice = { (problem: String) in problem.hasPrefix("given-twice") }
    expected.problems = (expected.problems.filter { !twice($0) } + whole.problems.filter(twice)).sorted()
    for text in [xml, json] {
      let outcome = Outcome(text, plan)
      expected.unknown = outcome.unknown
      expect(expected, outcome, "a plan that keeps fields \(wanted) changes something", text, pruned)
    }
  }

  /// Many records in one file are the same records, in any order.
  private mutating func checkBatch() {
    if dice.oneIn(2) { batch.reverse() }
    let drafts = batch.map(\.draft)
    let records = batch.flatMap(\.outcome.records)
    let problems = batch.flatMap(\.outcome.problems).sorted()
    let (text, path) =
      switch dice.below(3) {
      case 0: (xml.document(drafts, by: schema), "cases")
      case 1: (json.collection(drafts, by: schema), "cases")
      default: (json.lines(drafts), "cases.ndjson")
      }
    let outcome = Outcome(text, plan, as: path, chunkSize: 1 + dice.below(30_000))
    if outcome.records != records { fail("a file of many records differs", "", "", text, "") }
    if problems.count < 90, outcome.problems != problems {
      fail("a file of many records has other problems", "\(problems)", "\(outcome.problems)", text, "")
    }
    batch = []
  }

  private mutating func expect(_ left: Outcome, _ right: Outcome, _ what: String, _ first: String, _ second: String) {
    if left != right { fail(what, "\(left)", "\(right)", first, second) }
  }

  private mutating func fail(_ what: String, _ left: String, _ right: String, _ first: String, _ second: String) {
    failures.append("\(what):\n\(left)\n\(right)\n\(first)\n\(second)")
  }
}
