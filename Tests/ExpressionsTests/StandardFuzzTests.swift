import Diagnostics
import Expressions
import Support
import Testing

/// Random expressions of standard mode: whatever they hold, they end in a value or in an error.
struct StandardFuzzTests {
  static let seed: UInt64 = 20_160_930

  /// Values at the ends of what their types hold, and of each type.
  private static let atoms = [
    "0", "1", "-1", "9223372036854775807", "-9223372036854775808", "0u", "18446744073709551615u", "0.0", "-1.5",
    "1e308",
    "(0.0 / 0.0)", "''", "'a'", "'é'", "b''", "b'\\xff'", "true", "false", "null", "[]", "[1, 'a']", "{}",
    "{'a': 1, 2: []}",
    "int", "timestamp(253402300799)", "timestamp(-62135596800)", "duration('9223372036854775807ns')",
    "duration('-9223372036854775808ns')", "optional.none()", "optional.of(1)", "x", "y.z", "date('9999-12-31')",
    "days(9223372036854775807)", "months(-1)",
  ]
  private static let operators = ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "in"]

  @Test func nothingTraps() {
    var generator = SeededGenerator(seed: Self.seed)
    var kinds: [String: Int] = [:]
    for _ in 0..<4000 {
      let expression = Self.expression(depth: 3, &generator)
      let outcome = Outcome.inStandardMode(expression, with: ["x": .list([.integer(.min)]), "y.z": .optional(.null)])
      #expect(!outcome.hasPrefix("mistake"), "seed \(Self.seed): \(expression)")
      kinds[outcome.hasPrefix("error: ") ? outcome : "value", default: 0] += 1
    }
    for error in [
      "noSuchOverload", "overflow", "divisionByZero", "noSuchKey", "noSuchItem", "noSuchTime", "noConversion",
    ] {
      #expect(kinds["error: \(error)"] != nil, "seed \(Self.seed): no expression ended in \(error)")
    }
    #expect(kinds["value", default: 0] > 400, "seed \(Self.seed): \(kinds)")
  }

  private static func expression(depth: Int, _ generator: inout SeededGenerator) -> String {
    guard depth > 0, Int.random(in: 0..<5, using: &generator) > 0 else { return pick(atoms, &generator) }
    let (left, right) = (expression(depth: depth - 1, &generator), expression(depth: depth - 1, &generator))
    let functions = Function.all.filter { $0.form != .infix }
    switch Int.random(in: 0..<8, using: &generator) {
    case 0, 1, 2: return "(\(left) \(pick(operators, &generator)) \(right))"
    case 3: return "\(left)[\(right)]"
    case 4: return "(\(left)).map(v, \(right))"
    case 5: return "-(\(left))"
    default:
      let function = functions[Int.random(in: 0..<functions.count, using: &generator)]
      let isMethod = function.form == .method
      let arguments = Bool.random(using: &generator) ? [left, right] : [left]
      return isMethod
        ? "(\(arguments[0])).\(function.name)(\(arguments.dropFirst().joined(separator: ", ")))"
        : "\(function.name)(\(arguments.joined(separator: ", ")))"
    }
  }

  private static func pick(_ texts: [String], _ generator: inout SeededGenerator) -> String {
    texts[Int.random(in: 0..<texts.count, using: &generator)]
  }
}
