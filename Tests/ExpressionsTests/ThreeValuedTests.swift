import Support
import Testing

/// The three-valued semantics as rows: a record, an expression, what comes of it.
struct ThreeValuedTests {
  @Test(
    arguments: [
      ([:], "flag", "unknown: flag"),
      ([:], "!flag", "unknown: flag"),
      ([:], "flag && other", "unknown: flag other"),
      ([:], "flag || other", "unknown: flag other"),
      (["flag": false], "flag && other", "false"),
      (["flag": false], "other && flag", "false"),
      (["flag": true], "other || flag", "true"),
      (["flag": true], "flag && other", "unknown: other"),
      (["flag": false], "flag || other", "unknown: other"),
      (["flag": .unreadable], "flag", "error: unreadable"),
      (["flag": .unreadable], "flag && other", "unknown: other"),
      (["flag": .unreadable], "other || flag", "unknown: other"),
      (["flag": .unreadable, "other": false], "flag && other", "false"),
      (["flag": .unreadable, "other": true], "flag || other", "true"),
      (["flag": .unreadable, "other": true], "flag && other", "error: unreadable"),
      ([:], "count + 1 > 2 && other", "unknown: count other"),
      ([:], "count / 0 == 1", "unknown: count"),
      (["count": 1], "count / 0 == 1", "error: divisionByZero"),
      (["count": 1], "1 / 0 == 1 || count == 1", "true"),
      (["count": 9_223_372_036_854_775_807], "count + 1 > 0", "error: overflow"),
    ] as [(RecordLiteral, String, String)])
  func logic(_ record: RecordLiteral, _ expression: String, _ expected: String) {
    #expect(Outcome.of(expression, in: record) == expected)
  }

  @Test(
    arguments: [
      (["other": true], "flag ? other : other", "true"),
      (["other": true, "count": 1], "flag ? other : count == 1", "true"),
      (["other": true, "count": 1], "flag ? other : count == 2", "unknown: flag"),
      (["other": true], "flag ? other : count == 2", "unknown: flag count"),
      (["other": true], "flag ? other : 1 / 0 == 2", "unknown: flag"),
      (["flag": .unreadable], "flag ? true : true", "error: unreadable"),
      (["flag": true], "flag ? other : true", "unknown: other"),
      (["flag": true], "flag ? true : 1 / 0 == 1", "true"),
      // Equal, and yet not the same.
      ([:], "1.0 / (flag ? 0.0 : -0.0) > 0.0", "unknown: flag"),
    ] as [(RecordLiteral, String, String)])
  func choice(_ record: RecordLiteral, _ expression: String, _ expected: String) {
    #expect(Outcome.of(expression, in: record) == expected)
  }

  @Test(
    arguments: [
      ([:], "has(record.part)", "false"),
      ([:], "has(part.size)", "false"),
      (["part": [:]], "has(record.part)", "true"),
      (["part": [:]], "has(part.size)", "false"),
      (["part": ["size": 0]], "has(part.size)", "true"),
      (["part": ["size": .unreadable]], "has(part.size)", "error: unreadable"),
      (["names": []], "has(record.names)", "true"),
      ([:], "part.size == 1", "unknown: part.size"),
      (["part": [:]], "part.size == 1", "unknown: part.size"),
      ([:], "recorded(count)", "unknown: count"),
      (["count": 4], "recorded(count)", "true"),
      (["names": []], "recorded(names)", "true"),
      (["count": .unreadable], "recorded(count)", "error: unreadable"),
      // Only what the record has nothing of is absent; what is undecided is not.
      (twins, "has((flag ? parts[0] : parts[1]).size)", "unknown: flag"),
      (twins, "(flag ? parts[0] : parts[1]).?size.orValue(0) == 0", "unknown: flag"),
      (twins, "has(parts[count].size)", "unknown: count"),
      (twins, "has(parts.filter(p, p.done)[0].size)", "unknown: parts[0].done parts[1].done"),
      ([:], "has(parts[0].size)", "false"),
    ] as [(RecordLiteral, String, String)])
  func absence(_ record: RecordLiteral, _ expression: String, _ expected: String) {
    #expect(Outcome.of(expression, in: record) == expected)
  }

  static let twins: RecordLiteral = ["parts": [["size": 1], ["size": 2]]]
  static let mixed: RecordLiteral = ["parts": [["size": 1, "done": true], ["size": 2], ["size": 3, "done": false]]]
  static let onlySilent: RecordLiteral = ["parts": [["size": 1], ["size": 2]]]

  @Test(
    arguments: [
      ([:], "parts.exists(p, p.done)", "unknown: parts"),
      (["parts": []], "parts.exists(p, p.done)", "false"),
      (["parts": []], "parts.all(p, p.done)", "true"),
      (mixed, "parts.exists(p, p.done)", "true"),
      (mixed, "parts.all(p, p.done)", "false"),
      (mixed, "parts.exists_one(p, p.done)", "unknown: parts[1].done"),
      (["parts": [["done": true], ["done": true], [:]]], "parts.exists_one(p, p.done)", "false"),
      (
        ["parts": [["done": true], ["done": true], [:], ["done": .unreadable]]], "parts.exists_one(p, p.done)",
        "unknown: parts[2].done"
      ),
      (["parts": [["done": true], ["done": false]]], "parts.exists_one(p, p.done)", "true"),
      (onlySilent, "parts.exists(p, p.done)", "unknown: parts[0].done parts[1].done"),
      (onlySilent, "parts.all(p, p.done)", "unknown: parts[0].done parts[1].done"),
      (["parts": [["done": .unreadable], ["done": true]]], "parts.exists(p, p.done)", "true"),
      (["parts": [["done": .unreadable], ["done": false]]], "parts.exists(p, p.done)", "error: unreadable"),
      (["parts": [["done": .unreadable], [:]]], "parts.exists(p, p.done)", "unknown: parts[1].done"),
      (["parts": [["done": .unreadable], ["done": true]]], "parts.exists_one(p, p.done)", "error: unreadable"),
    ] as [(RecordLiteral, String, String)])
  func quantifiers(_ record: RecordLiteral, _ expression: String, _ expected: String) {
    #expect(Outcome.of(expression, in: record) == expected)
  }

  @Test(
    arguments: [
      // A quantifier reads through a list that is not decided.
      (mixed, "parts.filter(p, p.done).exists(q, q.size == 1)", "true"),
      (mixed, "parts.filter(p, p.done).exists(q, q.size == 2)", "unknown: parts[1].done"),
      (mixed, "parts.filter(p, p.done).exists(q, q.size == 3)", "false"),
      (mixed, "parts.filter(p, p.done).all(q, q.size <= 2)", "true"),
      (mixed, "parts.filter(p, p.done).all(q, q.size == 1)", "unknown: parts[1].done"),
      (mixed, "parts.filter(p, p.done).filter(r, r.size < 3).exists(q, q.size == 1)", "true"),
      (mixed, "parts.filter(p, p.done).map(q, q.size).exists(s, s == 1)", "true"),
      (mixed, "parts.filter(p, p.done).map(q, q.size).exists(s, s == 3)", "false"),
      (mixed, "parts.map(p, p.done).exists(d, d)", "true"),
      (mixed, "parts.map(p, p.done).all(d, !d)", "false"),
      (onlySilent, "parts.map(p, p.done).exists(d, d)", "unknown: parts[0].done parts[1].done"),
      // Its size is a range.
      (mixed, "size(parts.filter(p, p.done)) >= 1", "true"),
      (mixed, "size(parts.filter(p, p.done)) >= 2", "unknown: parts[1].done"),
      (mixed, "size(parts.filter(p, p.done)) >= 3", "false"),
      (mixed, "size(parts.filter(p, p.done)) > 0", "true"),
      (mixed, "size(parts.filter(p, p.done)) == 0", "false"),
      (mixed, "size(parts.filter(p, p.done)) != 0", "true"),
      (mixed, "size(parts.filter(p, p.done)) < 3", "true"),
      (mixed, "size(parts.filter(p, p.done)) <= 1", "unknown: parts[1].done"),
      (mixed, "3 > size(parts.filter(p, p.done))", "true"),
      (mixed, "size(parts.filter(p, p.done)) + 1 > 0", "unknown: parts[1].done"),
      (mixed, "size(parts.map(p, p.done)) == 3", "true"),
      // Everything else about it is unknown.
      (mixed, "parts.filter(p, p.done)[0].size == 1", "unknown: parts[1].done"),
      (mixed, "2 in parts.filter(p, p.done).map(q, q.size)", "unknown: parts[1].done"),
      (mixed, "1 in parts.filter(p, p.done).map(q, q.size)", "true"),
      (mixed, "3 in parts.filter(p, p.done).map(q, q.size)", "false"),
      (mixed, "parts.filter(p, p.done).map(q, q.size) == [1]", "unknown: parts[1].done"),
      // An error in a predicate fails the list, unless something is unknown.
      (["parts": [["done": .unreadable]]], "size(parts.filter(p, p.done)) >= 0", "error: unreadable"),
      (["parts": [["done": .unreadable], [:]]], "size(parts.filter(p, p.done)) >= 0", "unknown: parts[1].done"),
    ] as [(RecordLiteral, String, String)])
  func undecidedLists(_ record: RecordLiteral, _ expression: String, _ expected: String) {
    #expect(Outcome.of(expression, in: record) == expected)
  }

  @Test(
    arguments: [
      (["colours": ["red"]], "\"red\" in colours", "true"),
      (["colours": ["red"]], "\"blue\" in colours", "false"),
      ([:], "\"blue\" in colours", "unknown: colours"),
      ([:], "colour in [\"red\", \"blue\"]", "unknown: colour"),
      (["colour": "green"], "colour in [\"red\", \"blue\"]", "false"),
      ([:], "name in []", "false"), ([:], "1 / 0 in []", "error: divisionByZero"),
      (["numbers": [1, .unreadable]], "1 in numbers", "true"),
      (["numbers": [1, .unreadable]], "2 in numbers", "error: unreadable"),
      (["numbers": [1, .unreadable]], "size(numbers) == 2", "true"),
      (["numbers": [1, 2]], "numbers == [1, 2]", "true"),
      (["numbers": [1, 2]], "numbers == [2, 1]", "false"),
      (["numbers": [1, 2]], "numbers[1] == 2", "true"),
      (["numbers": [1, 2]], "numbers[2] == 2", "error: noSuchItem"),
      (["names": ["a"], "name": "a"], "name in names", "true"),
    ] as [(RecordLiteral, String, String)])
  func membership(_ record: RecordLiteral, _ expression: String, _ expected: String) {
    #expect(Outcome.of(expression, in: record) == expected)
  }

  @Test(
    arguments: [
      (mixed, "certain.exists(q, q.size == 1)", "true"),
      (mixed, "manyDone", "unknown: parts[1].done"),
      (mixed, "!someDone || manyDone", "unknown: parts[1].done"),
      (mixed, "parts.exists(x, bigger(x, 2))", "true"),
      (mixed, "parts.exists(x, bigger(x, 3))", "false"),
      (["parts": [["colour": "red"]]], "parts.exists(x, isOf(x, [\"red\"]))", "true"),
      ([:], "day >= auditFrom", "unknown: day"),
    ] as [(RecordLiteral, String, String)])
  func definitions(_ record: RecordLiteral, _ expression: String, _ expected: String) {
    let definitions = [
      ("certain", "parts.filter(p, p.done)"), ("manyDone", "size(certain) >= 2"), ("someDone", "size(certain) >= 1"),
      ("bigger(p: partOfBox, n: int)", "p.size > n"),
      ("isOf(p: partOfBox, which: list(string))", "p.colour in which"),
    ]
    #expect(Outcome.of(expression, in: record, defining: definitions) == expected)
  }

  /// Both speeds give the same judgements: collecting paths changes no answer.
  @Test(
    arguments: [
      (mixed, "parts.filter(p, p.done).exists(q, q.size == 2)"), (onlySilent, "parts.all(p, p.done)"),
      ([:], "flag && part.size == 1"), (mixed, "size(parts.filter(p, p.done)) >= 2"),
    ] as [(RecordLiteral, String)])
  func observingChangesNothing(_ record: RecordLiteral, _ expression: String) {
    let fast = Outcome.of(expression, in: record, observing: false)
    let slow = Outcome.of(expression, in: record)
    #expect(fast == "unknown" && slow.hasPrefix("unknown: "))
  }
}
