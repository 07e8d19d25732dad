import Support
import Testing

/// What rubric mode has beyond CEL's own functions, with silence: a record, an expression, what comes of it.
struct ExtensionTests {
  static let mixed: RecordLiteral = ["parts": [["size": 1, "done": true], ["size": 2], ["size": 3, "done": false]]]
  /// The sizes of the parts that are done: 1 certainly, 2 perhaps.
  static let sizes = ("sizes", "parts.filter(p, p.done).map(p, p.size)")

  @Test(
    arguments: [
      (["numbers": [1, 2]], "sets.contains(numbers, [2])", "true"),
      (["numbers": [1, 2]], "sets.contains(numbers, [3])", "false"),
      (["numbers": []], "sets.contains(numbers, [])", "true"),
      ([:], "sets.contains(numbers, [])", "true"),
      ([:], "sets.contains(numbers, [1])", "unknown: numbers"),
      ([:], "sets.contains([1], numbers)", "unknown: numbers"),
      (["numbers": .unreadable], "sets.contains(numbers, [])", "error: unreadable"),
      (["numbers": .unreadable], "sets.contains([], numbers)", "error: unreadable"),
      (["numbers": .unreadable], "sets.intersects([], numbers)", "error: unreadable"),
      (["numbers": .unreadable], "sets.contains(numbers, days.map(d, 1))", "unknown: days"),
      (mixed, "sets.contains(sizes, [1])", "true"),
      (mixed, "sets.contains(sizes, [2])", "unknown: parts[1].done"),
      (mixed, "sets.contains(sizes, [2, 3])", "false"),
      (mixed, "sets.contains([1, 2], sizes)", "true"),
      (mixed, "sets.contains([1], sizes)", "unknown: parts[1].done"),
      (mixed, "sets.contains([2], sizes)", "false"),
      (["numbers": [1, 2]], "sets.intersects(numbers, [2, 3])", "true"),
      (["numbers": [1, 2]], "sets.intersects(numbers, [3])", "false"),
      ([:], "sets.intersects(numbers, [])", "false"),
      ([:], "sets.intersects([], numbers)", "false"),
      ([:], "sets.intersects(numbers, [1])", "unknown: numbers"),
      (["numbers": .unreadable], "sets.intersects(numbers, [1])", "error: unreadable"),
      (mixed, "sets.intersects(sizes, [1, 9])", "true"),
      (mixed, "sets.intersects([9, 1], sizes)", "true"),
      (mixed, "sets.intersects(sizes, [2])", "unknown: parts[1].done"),
      (mixed, "sets.intersects(sizes, [3])", "false"),
      (["numbers": [1, 2, 1]], "sets.equivalent(numbers, [2, 1])", "true"),
      ([:], "sets.equivalent(numbers, [1])", "unknown: numbers"),
      (mixed, "sets.equivalent(sizes, [1])", "unknown: parts[1].done"),
      (mixed, "sets.equivalent(sizes, [1, 2])", "unknown: parts[1].done"),
      (mixed, "sets.equivalent(sizes, [1, 3])", "false"),
      (["colours": ["red", "blue"]], "sets.intersects(colours, ['blue'])", "true"),
    ] as [(RecordLiteral, String, String)])
  func sets(_ record: RecordLiteral, _ expression: String, _ expected: String) {
    #expect(Outcome.of(expression, in: record, defining: [Self.sizes]) == expected)
  }

  @Test(
    arguments: [
      ([:], "record.?count.orValue(0) == 0", "true"),
      (["count": 4], "record.?count.orValue(0) == 4", "true"),
      (["count": .unreadable], "record.?count.orValue(0) == 0", "error: unreadable"),
      ([:], "part.?size.orValue(7) == 7", "true"),
      (["part": [:]], "part.?size.orValue(7) == 7", "true"),
      (["part": ["size": 1]], "part.?size.orValue(7) == 7", "false"),
      (["part": .unreadable], "part.?size.orValue(7) == 7", "error: unreadable"),
      ([:], "record.?part.size.orValue(7) == 7", "true"),
      ([:], "record.?part.?size.orValue(7) == 7", "true"),
      ([:], "part.?size.orValue(count) == 7", "unknown: count"),
      (["part": ["size": 1]], "part.?size.orValue(count) == 1", "true"),
      (["parts": [["size": 1], [:]]], "parts.all(p, p.?size.orValue(1) == 1)", "true"),
      // Which part is meant is not known: that is no absence.
      (["parts": [[:], ["size": 1]]], "(flag ? parts[0] : parts[1]).?size.orValue(1) == 1", "unknown: flag"),
      ([:], "mainPart.?size.orValue(2) == 2", "true"),
      ([:], "record.?colour.orValue('red') == 'red'", "true"),
      ([:], "record.?colour.orValue('none') == 'none'", "true"),
      ([:], "record.?share.orValue(0) == 0", "true"),
      ([:], "record.?numbers.orValue([]) == []", "true"),
    ] as [(RecordLiteral, String, String)])
  func orValue(_ record: RecordLiteral, _ expression: String, _ expected: String) {
    #expect(Outcome.of(expression, in: record, defining: [("mainPart", "part")]) == expected)
  }

  /// The calendar of these rows knows 2016 only, with Good Friday, Easter Monday and the first Monday of May.
  @Test(
    arguments: [
      (["day": "2016-03-24"], "workingDaysBetween(day, date('2016-03-29')) == 1", "true"),
      (["day": "2016-03-29"], "workingDaysBetween(day, date('2016-03-24')) == -1", "true"),
      (["day": "2016-03-24"], "workingDaysBetween(day, day) == 0", "true"),
      ([:], "workingDaysBetween(day, date('2016-03-29')) == 1", "unknown: day"),
      ([:], "workingDaysBetween(date('2015-03-29'), day) == 1", "unknown: day"),
      (["day": .unreadable], "workingDaysBetween(day, date('2016-03-29')) == 1", "error: unreadable"),
      (["day": "2015-12-31"], "workingDaysBetween(day, date('2016-03-29')) == 1", "error: noCalendar"),
      (["day": "2017-01-01"], "workingDaysBetween(date('2016-03-29'), day) == 1", "error: noCalendar"),
    ] as [(RecordLiteral, String, String)])
  func workingDays(_ record: RecordLiteral, _ expression: String, _ expected: String) {
    #expect(Outcome.of(expression, in: record) == expected)
  }

  @Test(
    arguments: [
      (["name": "child"], "name.matches('^c.*d$')", "true"), ([:], "name.matches('c')", "unknown: name"),
      ([:], "int(share) == 1", "unknown: share"), (["share": 1.9], "int(share) == 1", "true"),
      (["share": 1e300], "int(share) == 1", "error: overflow"), (["count": 2], "string(count) == '2'", "true"),
      (["day": "2016-03-24"], "string(day) == '2016-03-24'", "true"),
    ] as [(RecordLiteral, String, String)])
  func conversions(_ record: RecordLiteral, _ expression: String, _ expected: String) {
    #expect(Outcome.of(expression, in: record) == expected)
  }
}
