import CaseAudit

/// Times reading, checking, judging and adding up by themselves, on one thread, and prints a table for docs/performance.md.
@main struct Benchmarks {
  /// The rubric that everything is judged by: that of the comparison with other programs.
  static let rubricName = "cordis-bright-themes"
  /// How many records are held in memory and judged again and again.
  static let heldRecords = 500

  static func main() throws {
    let folder = CommandLine.arguments.dropFirst().first ?? ".build/bench"
    let rubric = try RubricLibrary().rubric(named: rubricName)
    let ndjson = Input(path: "\(folder)/cases.ndjson")
    let (records, places) = try held(ndjson, rubric)
    guard !records.isEmpty else {
      print("There are no cases in \(folder); `make bench` makes them.")
      return
    }
    var table = Table()
    table.add("read NDJSON, as the rubric needs it", try reading(ndjson, rubric))
    table.add("read XML, as the rubric needs it", try reading(Input(path: "\(folder)/cases.xml"), rubric))
    table.add(
      "read NDJSON, all fields",
      try reading(ndjson, ReadingPlan(schema: rubric.schema), per: "record"))
    table.add(
      "read and check the rubric", Timing(per: "rubric", of: 1) { _ = try? RubricLibrary().rubric(named: rubricName) })
    table.add("judge: rules, themes, alerts", judging(records, rubric))
    table.add("add up: tallies, groups, repeated cases", tallying(records, places, rubric))
    print(table.text)
  }

  private static func plan(_ rubric: Rubric) -> ReadingPlan {
    ReadingPlan(
      schema: rubric.schema, keeping: rubric.fieldsUsed.union(rubric.schema.identity.flatMap { $0.fields.map(\.id) }))
  }

  /// The first records of a file.
  private static func held(_ input: Input, _ rubric: Rubric) throws -> (records: [Record], places: [Place]) {
    struct Enough: Error {}
    var (records, places): ([Record], [Place]) = ([], [])
    var reader = RecordReader(plan: plan(rubric))
    _ = try? reader.read(input) { record, place throws(Enough) in
      guard records.count < heldRecords else { throw Enough() }
      records.append(record)
      places.append(place)
    }
    return (records, places)
  }

  private static func reading(_ input: Input, _ rubric: Rubric) throws -> Timing {
    try reading(input, plan(rubric), per: "record")
  }

  private static func reading(_ input: Input, _ plan: ReadingPlan, per unit: String) throws -> Timing {
    var reader = RecordReader(plan: plan)
    var report: FileReport?
    let timing = Timing(per: unit) {
      report = reader.read(input) { (_: inout Record, _: Place) in }
      return report?.recordCount ?? 0
    }
    return timing.reading(report?.byteCount ?? 0)
  }

  private static func judging(_ records: [Record], _ rubric: Rubric) -> Timing {
    var judge = CaseJudge(rubric: rubric)
    let rule = WindowRule()
    return Timing(per: "record") {
      for record in records {
        guard let window = try? rule.window(of: record, by: rubric.schema) else { continue }
        _ = judge.judge(record, in: window)
      }
      return records.count
    }
  }

  private static func tallying(_ records: [Record], _ places: [Place], _ rubric: Rubric) -> Timing {
    let rubrics = RubricSet(rubric)
    let groups = rubric.schema.groups.prefix(1).map(\.field)
    var auditor = CaseAuditor(rubrics: rubrics, window: WindowRule(), groups: groups)
    let outcomes = zip(records, places).map { auditor.outcome(of: $0, at: $1) }
    return Timing(per: "record") {
      var result = AuditResult(for: rubrics)
      for outcome in outcomes { result.count(outcome) }
      return outcomes.count
    }
  }
}
