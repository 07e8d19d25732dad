import Diagnostics
import Expressions
import Testing

/// The types that standard mode deduces; CEL's conformance suite has more of these rows.
struct TypeDeductionTests {
  static let declarations = StandardDeclarations(
    variables: [
      "numbers": .list(.integer), "ages": .map(.string, .integer), "any": .dynamic, "late": .optional(.timestamp),
    ],
    functions: [
      Function(declared: "pair", taking: [.parameter("A"), .parameter("B")], returning: pair("A", "B")),
      Function(declared: "swap", taking: [pair("A", "B")], returning: pair("B", "A")),
    ])

  private static func pair(_ first: String, _ second: String) -> ExpressionType {
    .abstract("pair", [.parameter(first), .parameter(second)])
  }

  @Test(arguments: [
    ("1 + 2", "int"), ("1 + any", "int"), ("any + any", "dyn"), ("1 < 2.0", "bool"), ("[1, 'a']", "list(dyn)"),
    ("[1, any]", "list(dyn)"), ("[[], [1]]", "list(list(int))"), ("{'a': 1, 'b': 2u}", "map(string, dyn)"),
    ("{}", "map(dyn, dyn)"), ("numbers[0]", "int"), ("ages['x']", "int"), ("ages.x", "int"), ("any.x.y", "dyn"),
    ("ages.?x", "optional_type(int)"), ("ages.?x.orValue(1)", "int"), ("numbers[?0]", "optional_type(int)"),
    ("late.value().getHours()", "int"), ("numbers.map(n, string(n))", "list(string)"),
    ("ages.map(k, k)", "list(string)"),
    ("numbers.filter(n, n > 1)", "list(int)"), ("numbers.exists(n, n > 1)", "bool"),
    ("numbers.transformMap(i, n, n > 1)", "map(int, bool)"), ("ages.transformList(k, v, v)", "list(int)"),
    ("optional.of(1).optMap(x, [x])", "optional_type(list(int))"), ("[?late, timestamp(0)]", "list(timestamp)"),
    ("cel.bind(x, [1], x + x)", "list(int)"), ("true ? 1 : 2", "int"), ("true ? [] : [1]", "list(int)"),
    ("pair(1, 'a')", "pair(int, string)"), ("swap(pair(1, 'a'))", "pair(string, int)"),
    ("[pair(1, 'a'), pair(any, 'b')]", "list(pair(dyn, string))"), ("'a,b'.split(',')", "list(string)"),
    ("math.greatest(1, 2, 3)", "int"), ("math.greatest(1, 2u)", "dyn"), ("size(ages)", "int"), ("type(1)", "type"),
    ("nothing", "dyn"),
  ])
  func types(_ expression: String, _ expected: String) throws {
    let deduced = try #require(self.expression(expression))
    #expect(deduced.type.text == expected)
    #expect(deduced.typeMistakes.isEmpty)
  }

  @Test(arguments: [
    "1 + 1.0", "1 == 'a'", "true && 1", "[1] + ['a']", "numbers['a']", "ages[1]", "1 ? 2 : 3", "'a' in numbers",
    "1.exists(x, true)", "numbers.filter(n, n)", "true ? 1 : 'a'", "1 < 'a'", "size(1)", "'a'.split(1)", "swap(1)",
    "optional.of(1).orValue('a')", "cel.bind(x, 1, x + 'a')",
  ])
  func mistakes(_ expression: String) throws {
    let deduced = try #require(self.expression(expression))
    #expect(deduced.typeMistakes.all.map(\.message.id) == ["mismatched-types"])
  }

  /// A type that doubles with every name is not followed without end.
  @Test func largeTypesEnd() throws {
    let expression = (1...60).reversed().reduce("x60") { body, number in
      "cel.bind(x\(number), pair(x\(number - 1), x\(number - 1)), \(body))"
    }
    #expect(try #require(self.expression("cel.bind(x0, 1, \(expression))")).type.text.utf8.count < 10_000)
  }

  private func expression(_ text: String) -> StandardExpression? {
    var diagnostics = Diagnostics()
    return StandardExpression(
      SourceSnippet(path: "test", text: text), declaring: Self.declarations, &diagnostics)
  }
}
