import Support
import Testing

/// Functions on texts and numbers, in both modes: ends of what they take, and silence.
struct FunctionTests {
  @Test(arguments: [
    ("'abc'.split('') == ['a', 'b', 'c']", "true"), ("'abc'.split('', 2) == ['a', 'bc']", "true"),
    ("''.split('') == []", "true"), ("''.split(',') == ['']", "true"), ("'a,b'.split(',', -9) == ['a', 'b']", "true"),
    ("',a,'.split(',') == ['', 'a', '']", "true"), ("'abbbc'.split('bb') == ['a', 'bc']", "true"),
    ("'abc'.replace('', '-') == '-a-b-c-'", "true"), ("'abc'.replace('', '-', 2) == '-a-bc'", "true"),
    ("'aaa'.replace('aa', 'b') == 'ba'", "true"), ("'aaa'.replace('a', 'b', 0) == 'aaa'", "true"),
    ("'é'.replace('é', 'e') == 'e'", "true"), ("'aaa'.lastIndexOf('aa') == 1", "true"),
    ("'abab'.indexOf('bab') == 1 && 'aab'.indexOf('ab') == 1", "true"), ("'abc'.indexOf('', 3) == 3", "true"),
    ("'abc'.indexOf('a', 4) == 0", "error: noSuchPosition"), ("'abc'.substring(2, 1) == ''", "error: noSuchPosition"),
    ("'abc'.charAt(-1) == ''", "error: noSuchPosition"), ("'😀b'.substring(1) == 'b'", "true"),
    ("'  '.trim() == '' && 'a b'.trim() == 'a b'", "true"), ("['a', ''].join('-') == 'a-'", "true"),
    ("math.greatest(1, 2.5) == 2.5 && math.least(1, 2.5) == 1", "true"), ("math.greatest(1, 2.5, 2) == 2.5", "true"),
    ("math.greatest([]) == 1", "error: emptyList"), ("math.abs(-9223372036854775807) > 0", "true"),
    ("math.round(-2.5) == -3.0 && math.round(7) == 7.0", "true"), ("[1] + [] == [1] && [] + [] == []", "true"),
  ])
  func inBothModes(_ expression: String, _ expected: String) {
    #expect(Outcome.of(expression) == expected)
    // A whole number is no double in standard mode, where nothing is converted by itself.
    guard !expression.contains("math.round") else { return }
    #expect(Outcome.inStandardMode(expression) == expected)
  }

  @Test(arguments: [
    ("'%d'.format([1.5])", "error: invalidFormat"), ("'%.101f'.format([1.0])", "error: invalidFormat"),
    ("'%'.format([1])", "error: invalidFormat"), ("'%s'.format([])", "error: invalidFormat"),
    ("'%.2d'.format([1])", "error: invalidFormat"), ("'%s'.format([1 / 0])", "error: divisionByZero"),
    ("'%s'.format([date('2016-03-24')]) == '2016-03-24'", "true"), ("'%x'.format([-255]) == '-ff'", "true"),
    ("'%s'.format([optional.of(1)])", "error: invalidFormat"), ("'%.0e'.format([1234.5]) == '1e+03'", "true"),
    ("math.bitShiftLeft(1, 63) == -9223372036854775808", "true"), ("['a', 1].join()", "error: noSuchOverload"),
    ("math.greatest(['a'])", "error: noSuchOverload"), ("math.greatest(1, 2, 'a')", "error: noSuchOverload"),
    ("math.sqrt(4) == 2.0 && math.isNaN(math.sqrt(-1.0))", "true"), ("math.greatest(0.0 / 0.0, 1.0) > 0.0", "false"),
  ])
  func inStandardMode(_ expression: String, _ expected: String) {
    #expect(Outcome.inStandardMode(expression) == expected)
  }

  static let mixed: RecordLiteral = ["parts": [["size": 1, "done": true], ["size": 2], ["size": 3, "done": false]]]

  /// A function of what the file is silent about is unknown; so is a list of which something is not certain.
  @Test(
    arguments: [
      ([:], "name.trim() == 'a'", "unknown: name"), ([:], "name.split(',') == ['a']", "unknown: name"),
      (["name": " A, b "], "name.trim().lowerAscii().split(', ') == ['a', 'b']", "true"),
      (["name": .unreadable], "name.indexOf('a') > 0", "error: unreadable"),
      (["name": "a"], "name.substring(count) == ''", "unknown: count"),
      (["names": ["x", "y"]], "names.join('+') == 'x+y'", "true"), ([:], "names.join() == ''", "unknown: names"),
      (["names": ["x", .unreadable]], "names.join() == 'x'", "error: unreadable"),
      ([:], "math.greatest(numbers) > 1", "unknown: numbers"),
      (["numbers": [3, 5]], "math.greatest(numbers) == 5 && math.least(numbers) == 3", "true"),
      (["numbers": []], "math.greatest(numbers) == 5", "error: emptyList"),
      (["numbers": [1, .unreadable]], "math.greatest(numbers) == 5", "error: unreadable"),
      (["count": 3], "math.greatest(count, 2, 4) == 4", "true"),
      ([:], "math.greatest(count, 2, 4) == 4", "unknown: count"),
      (["share": -0.5], "math.abs(share) == 0.5 && math.greatest(share, 1, 2) == 2.0", "true"),
      (["numbers": [1]], "numbers + [2, 3] == [1, 2, 3]", "true"),
      ([:], "size(numbers + [2]) > 0", "unknown: numbers"),
      (["numbers": .unreadable], "2 in numbers + [2]", "error: unreadable"),
      (mixed, "size(parts.filter(p, p.done) + parts) > 3", "unknown: parts[1].done"),
      (mixed, "size(parts.filter(p, p.size > 1) + parts) == 5", "true"),
      (mixed, "(parts + parts).exists(p, p.size == 3)", "true"),
      (mixed, "(parts + parts).all(p, p.done)", "false"),
      (mixed, "math.greatest(parts.filter(p, p.done).map(p, p.size)) == 1", "unknown: parts[1].done"),
      (["colours": ["red"]], "'blue' in colours + ['blue']", "true"),
    ] as [(RecordLiteral, String, String)])
  func silence(_ record: RecordLiteral, _ expression: String, _ expected: String) {
    #expect(Outcome.of(expression, in: record) == expected)
  }

  @Test(arguments: [
    ("[1] + ['a'] == []", "mistake: mismatched-types"), ("numbers + 1 == []", "mistake: mismatched-types"),
    ("colour in colours + ['rde']", "mistake: unknown-value"), ("parts + [1] == []", "mistake: mismatched-types"),
    ("math.greatest('a', 'b') == 1", "mistake: wrong-argument-type"),
    ("math.greatest(1, 2, 'a') == 1", "mistake: wrong-argument-count"),
    ("math.greatest(names) == 1", "mistake: wrong-argument-type"),
    ("numbers.join() == ''", "mistake: wrong-argument-type"),
    ("name.split(1) == []", "mistake: wrong-argument-type"), ("name.trimm() == ''", "mistake: unknown-function"),
    ("'%s'.format(['a']) == 'a'", "mistake: unknown-function"), ("math.bitAnd(1, 2) == 0", "mistake: unknown-function"),
    ("name.replace('a') == ''", "mistake: wrong-argument-count"), ("trim(name) == ''", "mistake: called-the-other-way"),
  ])
  func mistakes(_ expression: String, _ expected: String) {
    #expect(Outcome.of(expression) == expected)
  }
}
