import Support
import Testing

/// Which fields an answer rests on: an expression, a record, the outcome and the fields.
struct EvidenceTests {
  @Test(
    arguments: [
      // One condition alone, or all of them.
      ("flag || other", ["flag": true, "other": true], "holds: flag"),
      ("flag && other", ["flag": true, "other": true], "holds: flag other"),
      // What is below an object that is not there.
      ("part.done", [:], "unknown: part.done"), ("parts[0].done", [:], "unknown: parts[0].done"),
      ("has(part.done)", [:], "doesNotHold: part"),
      ("has(record.part) || part.done", [:], "unknown: part part.done"),
      // An object that is part of a list must be there, though nothing of it is read.
      ("[part].exists(p, flag)", ["flag": true, "part": [:]], "holds: part flag"),
      ("part.done", ["part": ["done": true]], "holds: part.done"),
      // Which item of a list is absent is said by its index.
      ("has(parts[count].size)", ["count": 1], "doesNotHold: parts count"),
      ("has(parts[count].size)", ["count": 1, "parts": []], "failed(noSuchItem): parts count"),
      // A list that is one of two, and it is open of which.
      ("(flag ? numbers : []).exists(n, n > 1)", ["numbers": [1, 2]], "unknown: flag numbers numbers[0] numbers[1]"),
      (
        "(flag ? numbers : numbers).exists(n, n > 1)", ["numbers": [1, 2]], "holds: flag numbers numbers[0] numbers[1]"
      ),
      (
        "(flag ? numbers : []).exists(n, n > 1)", ["flag": true, "numbers": [1, 2, 3]], "holds: flag numbers numbers[1]"
      ),
      // A parameter that can fail.
      (
        "above(10 / count).exists(p, p.done)", ["count": 5, "parts": [["size": 1], ["size": 3, "done": true]]],
        "holds: parts parts[0].size count parts[1].size parts[1].done"
      ),
      (
        "above(10 / count).exists(p, p.done)", ["count": 0, "parts": [["size": 1], ["size": 3, "done": true]]],
        "failed(divisionByZero): parts parts[0].size count parts[1].size"
      ),
      // A list that could not be read beside a value that is silent.
      ("name in names", ["names": .unreadable], "unknown: names name"),
      ("name in names", ["names": []], "doesNotHold: names name"),
      ("name in names", ["name": "a", "names": ["b", "a", "a"]], "holds: names names[1] name"),
      // Lists in lists.
      ("rows == [[1], [2]]", ["rows": [[1], [2]]], "holds: rows rows[0] rows[0][0] rows[1] rows[1][0]"),
      ("[2] in rows", ["rows": [[1], [2]]], "holds: rows rows[1] rows[1][0]"),
      ("rows.exists(r, r.size() == 2)", ["rows": [[1], [2, 3]]], "holds: rows rows[1]"),
    ] as [(String, RecordLiteral, String)])
  func evidence(_ expression: String, _ record: RecordLiteral, _ expected: String) {
    let definitions = [("above(n: int)", "parts.filter(p, p.size > n)")]
    #expect(Outcome.evidence(expression, in: record, defining: definitions) == expected)
  }

  /// What the audit window was taken from is kept apart: it is behind every date.
  @Test(
    arguments: [
      (
        "days.exists(d, d <= auditDate)", ["day": "2016-09-30", "days": ["2016-03-24"]],
        "holds: days days[0]; window: day"
      ),
      ("day <= auditDate", ["day": "2016-09-30"], "holds: day; window: day"),
      ("flag", ["day": "2016-09-30", "flag": true], "holds: flag"),
      (
        "recent.exists(d, d == day)", ["day": "2016-09-30", "days": ["2016-09-30"]],
        "holds: days days[0] day; window: day"
      ),
    ] as [(String, RecordLiteral, String)])
  func windows(_ expression: String, _ record: RecordLiteral, _ expected: String) {
    let definitions = [("recent", "days.filter(d, d > auditFrom)")]
    #expect(Outcome.evidence(expression, in: record, defining: definitions) == expected)
  }
}
