import Records

extension Function {
  /// The arithmetic operators. Integers that leave 64 bits are errors, as in the CEL language definition.
  static let arithmetic: [Function] = [sum, difference, product, quotient, remainder]

  private static let sum = Function(
    "+", .infix, doc: "The sum; of texts and of lists one after the other; of a date and a period a date.",
    words: ["$1 plus $2"], examples: ["1 + 2 == 3", "'a' + 'b' == 'ab'", "[1, 2] + [3] == [1, 2, 3]"],
    [
      whole { $0.addingReportingOverflow($1) },
      unsigned { $0.addingReportingOverflow($1) },
      Overload(.double, .double, returns: .double) { _, values in .double(values[0].double + values[1].double) },
      Overload(.string, .string, returns: .string) { evaluator, values in
        evaluator.makeText(evaluator.utf8(of: values[0]) + evaluator.utf8(of: values[1]))
      }.said("$1 followed by $2"),
      Overload(.bytes, .bytes, returns: .bytes) { evaluator, values in
        evaluator.make(.bytes, evaluator.utf8(of: values[0]) + evaluator.utf8(of: values[1]))
      },
      Overload(.list(.parameter("T")), .list(.parameter("T")), returns: .list(.parameter("T"))) { evaluator, values in
        guard evaluator.charge(Int(values[0].count) + Int(values[1].count)) else { return .error(.costLimit) }
        return evaluator.makeList(evaluator.values(of: values[0]) + evaluator.values(of: values[1]))
      }.said("$1 together with $2"),
      Overload(.date, .period, returns: .date) { _, values in move(values[0], by: values[1], backwards: false) }
        .said("$2 after $1"),
      Overload(.timestamp, .duration, returns: .timestamp) { _, values in
        moment(values[0], movedBy: values[1].integer)
      },
      Overload(.duration, .timestamp, returns: .timestamp) { _, values in
        moment(values[1], movedBy: values[0].integer)
      },
      Overload(.duration, .duration, returns: .duration) { _, values in
        span(values[0].integer.addingReportingOverflow(values[1].integer))
      },
    ], traits: [.keepsItems])

  private static let difference = Function(
    "-", .infix, doc: "The difference; of a date and a period a date; before a number its opposite.",
    words: ["minus $1", "$1 minus $2"], examples: ["3 - 2 == 1", "date('2026-03-01') - days(1) == date('2026-02-28')"],
    [
      whole { $0.subtractingReportingOverflow($1) },
      unsigned { $0.subtractingReportingOverflow($1) },
      Overload(.double, .double, returns: .double) { _, values in .double(values[0].double - values[1].double) },
      Overload(.date, .period, returns: .date) { _, values in move(values[0], by: values[1], backwards: true) }
        .said("$2 before $1"),
      Overload(.timestamp, .timestamp, returns: .duration) { _, values in between(values[1], values[0]) },
      Overload(.timestamp, .duration, returns: .timestamp) { _, values in
        let (opposite, overflow) = Int64(0).subtractingReportingOverflow(values[1].integer)
        return overflow ? .error(.noSuchTime) : moment(values[0], movedBy: opposite)
      },
      Overload(.duration, .duration, returns: .duration) { _, values in
        span(values[0].integer.subtractingReportingOverflow(values[1].integer))
      },
      Overload(.integer, returns: .integer) { _, values in
        checked(Int64(0).subtractingReportingOverflow(values[0].integer))
      },
      Overload(.double, returns: .double) { _, values in .double(-values[0].double) },
    ])

  private static let product = Function(
    "*", .infix, doc: "The product.", words: ["$1 times $2"], examples: ["2 * 3 == 6"],
    [
      whole { $0.multipliedReportingOverflow(by: $1) },
      unsigned { $0.multipliedReportingOverflow(by: $1) },
      Overload(.double, .double, returns: .double) { _, values in .double(values[0].double * values[1].double) },
    ])

  private static let quotient = Function(
    "/", .infix, doc: "The quotient; of integers without its fraction.", words: ["$1 divided by $2"],
    examples: ["7 / 2 == 3"],
    [
      whole(isDivision: true) { $0.dividedReportingOverflow(by: $1) }.said("$1 divided by $2 (without the fraction)"),
      unsigned(isDivision: true) { $0.dividedReportingOverflow(by: $1) },
      Overload(.double, .double, returns: .double) { _, values in .double(values[0].double / values[1].double) },
    ])

  private static let remainder = Function(
    "%", .infix, doc: "What is left after dividing integers; it has the sign of the first.",
    words: ["what is left after dividing $1 by $2"], examples: ["7 % 2 == 1"],
    [
      whole(isDivision: true) { $0.remainderReportingOverflow(dividingBy: $1) },
      unsigned(isDivision: true) { $0.remainderReportingOverflow(dividingBy: $1) },
    ])

  // MARK: Integers

  private static func whole(
    isDivision: Bool = false, _ compute: @escaping @Sendable (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) -> Overload {
    Overload(.integer, .integer, returns: .integer) { _, values in
      isDivision && values[1].integer == 0
        ? .error(.divisionByZero) : checked(compute(values[0].integer, values[1].integer))
    }
  }

  private static func unsigned(
    isDivision: Bool = false, _ compute: @escaping @Sendable (UInt64, UInt64) -> (partialValue: UInt64, overflow: Bool)
  ) -> Overload {
    Overload(.unsigned, .unsigned, returns: .unsigned) { _, values in
      guard !isDivision || values[1].bits != 0 else { return .error(.divisionByZero) }
      let (result, overflow) = compute(values[0].bits, values[1].bits)
      return overflow ? .error(.overflow) : .unsigned(result)
    }
  }

  private static func checked(_ result: (partialValue: Int64, overflow: Bool)) -> Value {
    result.overflow ? .error(.overflow) : .integer(result.partialValue)
  }

  private static func span(_ result: (partialValue: Int64, overflow: Bool)) -> Value {
    result.overflow ? .error(.noSuchTime) : .duration(result.partialValue)
  }
}

extension Evaluator {
  /// The items of a list.
  mutating func values(of list: Value) -> [Value] { (0..<Int(list.count)).map { item($0, of: list) } }
}
