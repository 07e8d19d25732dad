extension Function {
  /// Numbers from numbers.
  static let mathFunctions: [Function] = [
    Function(
      "math.greatest", doc: "The greatest of numbers, or of the numbers of a list; of equal ones the first.",
      words: ["the greatest of $1", "the greater of $1 and $2"],
      examples: ["math.greatest(1, 3, 2) == 3", "math.greatest([2, 5]) == 5"], extremes(.after), traits: [.takesMany]),
    Function(
      "math.least", doc: "The least of numbers, or of the numbers of a list; of equal ones the first.",
      words: ["the least of $1", "the smaller of $1 and $2"],
      examples: ["math.least(3, 1, 2) == 1", "math.least([2.5, 5.0]) == 2.5"], extremes(.before), traits: [.takesMany]),
    Function(
      "math.abs", doc: "A number without its sign.", words: ["$1 without its sign"],
      examples: ["math.abs(-3) == 3", "math.abs(-1.5) == 1.5"],
      [
        Overload(.integer, returns: .integer) { _, values in
          values[0].integer == .min ? .error(.overflow) : .integer(abs(values[0].integer))
        },
        Overload(.unsigned, returns: .unsigned) { _, values in values[0] },
        Overload(.double, returns: .double) { _, values in .double(values[0].double.magnitude) },
      ]),
    Function(
      "math.sign", doc: "1 for a number above zero, -1 for one below, 0 for zero itself.",
      words: ["the sign of $1 (1, 0 or -1)"], examples: ["math.sign(-3) == -1", "math.sign(0.5) == 1.0"],
      [
        Overload(.integer, returns: .integer) { _, values in .integer(values[0].integer.signum()) },
        Overload(.unsigned, returns: .unsigned) { _, values in .unsigned(min(1, values[0].bits)) },
        Overload(.double, returns: .double) { _, values in
          let number = values[0].double
          return .double(number > 0 ? 1 : number < 0 ? -1 : number)
        },
      ]),
    rounding(
      "math.ceil", "The smallest whole number that is not below a number.", "$1 rounded up", "math.ceil(1.2) == 2.0",
      .up),
    rounding(
      "math.floor", "The greatest whole number that is not above a number.", "$1 rounded down",
      "math.floor(1.8) == 1.0",
      .down),
    rounding(
      "math.round", "The nearest whole number; of two that are as near the one farther from zero.",
      "$1 rounded to the nearest whole number", "math.round(2.5) == 3.0", .toNearestOrAwayFromZero),
    rounding(
      "math.trunc", "A number without its fraction.", "$1 without its fraction", "math.trunc(-1.8) == -1.0", .towardZero
    ),
    Function(
      "math.sqrt", doc: "The square root; of a number below zero none, which is NaN.",
      examples: ["math.sqrt(9.0) == 3.0"],
      [
        Overload(.double, returns: .double) { _, values in .double(values[0].double.squareRoot()) },
        Overload(.integer, returns: .double) { _, values in .double(values[0].double.squareRoot()) },
        Overload(.unsigned, returns: .double) { _, values in .double(Double(values[0].bits).squareRoot()) },
      ], traits: [.isForPrograms]),
    kind("math.isNaN", "Whether a number is NaN, which is none.", "math.isNaN(0.0 / 0.0)") { $0.isNaN },
    kind("math.isInf", "Whether a number is infinite.", "math.isInf(-1.0 / 0.0)") { $0.isInfinite },
    kind("math.isFinite", "Whether a number is neither infinite nor NaN.", "math.isFinite(1.0)") { $0.isFinite },
  ]

  private static func rounding(
    _ name: String, _ doc: String, _ words: String, _ example: String, _ rule: FloatingPointRoundingRule
  ) -> Function {
    Function(
      name, doc: doc, words: [words], examples: [example],
      [Overload(.double, returns: .double) { _, values in .double(values[0].double.rounded(rule)) }])
  }

  private static func kind(
    _ name: String, _ doc: String, _ example: String, _ holds: @escaping @Sendable (Double) -> Bool
  ) -> Function {
    Function(
      name, doc: doc, examples: [example],
      [Overload(.double, returns: .boolean) { _, values in .boolean(holds(values[0].double)) }],
      traits: [.isForPrograms])
  }

  /// One number, two of any types, or a list: the one that stands so to all the others. Which type a list's numbers have is
  /// not looked at when it is evaluated.
  private static func extremes(_ wanted: Order) -> [Overload] {
    let numbers: [ExpressionType] = [.integer, .double, .unsigned]
    let single = numbers.map { type in Overload(type, returns: type) { _, values in values[0] } }
    let pairs = numbers.flatMap { first in
      numbers.map { second in
        Overload(first, second, returns: first == second ? first : .dynamic) { evaluator, values in
          evaluator.extreme(of: [values[0], values[1]], wanted)
        }
      }
    }
    let lists = numbers.map { item in
      Overload(.list(item), returns: item) { evaluator, values in
        guard evaluator.charge(Int(values[0].count)) else { return .error(.costLimit) }
        return evaluator.extreme(of: evaluator.values(of: values[0]), wanted)
      }
    }
    return single + pairs + lists
  }
}

extension Evaluator {
  fileprivate mutating func extreme(of values: [Value], _ wanted: Order) -> Value {
    guard var result = values.first else { return .error(.emptyList) }
    for value in values {
      switch value.kind {
      case .integer, .unsigned, .double: if order(value, result) == wanted { result = value }
      case .error: return value
      default: return .error(.noSuchOverload)
      }
    }
    return result
  }
}
