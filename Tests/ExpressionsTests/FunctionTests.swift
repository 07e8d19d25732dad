import Support
import Testing

/// Functions on texts and numbers, in both modes: ends of what they take. What silence makes of them stands in `Tests/Spec`.
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
    ("math.greatest([1].filter(x, x > 1)) == 1", "error: emptyList"), ("math.abs(-9223372036854775807) > 0", "true"),
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

  @Test(arguments: [
    ("[1] + ['a'] == []", "mistake: mismatched-types"), ("numbers + 1 == []", "mistake: mismatched-types"),
    ("colour in colours + ['rde']", "mistake: unknown-value"), ("parts + [1] == []", "mistake: mismatched-types"),
    ("math.greatest('a', 'b') == 1", "mistake: wrong-argument-type"),
    ("math.greatest(1, 2, 'a') == 1", "mistake: wrong-argument-type"),
    ("math.greatest(names) == 1", "mistake: wrong-argument-type"),
    ("numbers.join() == ''", "mistake: wrong-argument-type"),
    ("name.split(1) == []", "mistake: wrong-argument-type"), ("name.trimm() == ''", "mistake: unknown-function"),
    ("'%s'.format(['a']) == 'a'", "mistake: not-in-rubrics"), ("math.bitAnd(1, 2) == 0", "mistake: not-in-rubrics"),
    ("math.sqrt(4.0) == 2.0", "mistake: not-in-rubrics"), ("[1].existsOne(x, x > 0)", "true"),
    ("name.replace('a') == ''", "mistake: wrong-argument-count"), ("trim(name) == ''", "mistake: called-the-other-way"),
  ])
  func mistakes(_ expression: String, _ expected: String) {
    #expect(Outcome.of(expression) == expected)
  }
}
