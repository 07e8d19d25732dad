import Support
import Testing

/// What rules ask most is evaluated by instructions of its own where nobody observes. Each row is asked both ways.
@Suite struct FusionTests {
  private static let definitions = [
    ("inWindow(d: date)", "d >= auditFrom && d <= auditDate"), ("early(d: date)", "d >= auditFrom && d < auditDate"),
    ("recent", "parts.filter(p, inWindow(p.day))"),
  ]

  /// The audit window of tests is 2015-09-30 to 2016-09-30.
  @Test(arguments: [
    ("2015-09-29", "false"), ("2015-09-30", "true"), ("2016-03-01", "true"), ("2016-09-30", "true"),
    ("2016-10-01", "false"),
  ])
  func window(_ day: String, _ answer: String) {
    let record: RecordLiteral = ["parts": [["day": .text(day)]]]
    expect("parts.exists(p, inWindow(p.day))", in: record, answer)
    expect("parts.all(p, inWindow(p.day))", in: record, answer)
    expect("size(recent) == 1", in: record, answer)
  }

  @Test(arguments: [
    ("parts.exists(p, inWindow(p.day))", "unknown"), ("parts.all(p, inWindow(p.day))", "unknown"),
    ("size(recent) <= 1", "true"), ("size(recent) == 0", "unknown"),
    ("parts.exists(p, inWindow(p.day) || p.size == 1)", "true"), ("parts.exists(p, early(p.day))", "unknown"),
    ("parts.all(p, inWindow(p.day) && p.size == 2)", "false"), ("inWindow(part.day)", "unknown"),
    ("parts.exists(p, p.id in names)", "true"), ("parts.exists(p, p.id == name)", "false"),
    ("parts.exists(p, p.colour in [\"red\", \"blue\"])", "true"), ("parts.exists(p, \"red\" in p.tags)", "false"),
    ("parts.exists(p, \"green\" in p.tags)", "true"), ("parts.exists(p, \"b\" in names)", "false"),
    ("parts.exists(p, p.done ? p.size == 1 : p.size == 1)", "true"),
  ])
  func silence(_ expression: String, _ answer: String) {
    let record: RecordLiteral = [
      "name": "b", "names": ["x", "a"],
      "parts": [["size": 1, "id": "a", "colour": "red", "tags": ["blue", "green"]]],
    ]
    expect(expression, in: record, answer)
  }

  /// What went wrong is found by one more evaluation, not by one more at each level.
  @Test func errorsCostTwiceAtMost() {
    let record: RecordLiteral = ["flag": .unreadable]
    for length in [1, 20, 200] {
      let expression = "flag" + String(repeating: " == true", count: length)
      let alone = Outcome.of(expression, in: record, observing: false)
      #expect(alone == "error: unreadable" && alone == Outcome.of(expression, in: record))
      #expect(Outcome.truth(expression, in: record) == "error")
    }
    let filters =
      "[1].filter(a, [1].filter(b, [1].filter(c, [1].filter(d, [1].filter(e, flag)[0] == 1)[0] == 1)[0] == 1)[0] == 1)[0] == 1"
    #expect(Outcome.of(filters, in: record, observing: false) == "error: unreadable")
  }

  private func expect(_ expression: String, in record: RecordLiteral, _ answer: String) {
    let observed = Outcome.of(expression, in: record, defining: Self.definitions)
    let alone = Outcome.of(expression, in: record, defining: Self.definitions, observing: false)
    let truth = Outcome.truth(expression, in: record, defining: Self.definitions)
    #expect(observed.split(separator: ":").first.map(String.init) == answer, "\(expression): \(observed)")
    #expect(alone == answer && truth == answer, "\(expression): \(alone), \(truth)")
  }
}
