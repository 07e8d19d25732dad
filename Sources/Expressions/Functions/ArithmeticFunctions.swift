import Records

extension Function {
  /// The arithmetic operators. Integers that leave 64 bits are errors, as in the CEL language definition.
  static let arithmetic: [Function] = [
    Function(
      "+", .infix, doc: "The sum; of texts one after the other; of a date and a period a date.",
      example: "1 + 2 == 3 && 'a' + 'b' == 'ab'",
      [
        Overload(.integer, .integer, returns: .integer) { _, values in
          checked(values[0].integer.addingReportingOverflow(values[1].integer))
        },
        Overload(.double, .double, returns: .double) { _, values in .double(values[0].double + values[1].double) },
        Overload(.string, .string, returns: .string) { evaluator, values in
          evaluator.makeText(Array(evaluator.utf8(of: values[0])) + Array(evaluator.utf8(of: values[1])))
        },
        Overload(.date, .period, returns: .date) { _, values in move(values[0], by: values[1], backwards: false) },
      ]),
    Function(
      "-", .infix, doc: "The difference; of a date and a period a date; before a number its opposite.",
      example: "3 - 2 == 1 && date('2026-03-01') - days(1) == date('2026-02-28')",
      [
        Overload(.integer, .integer, returns: .integer) { _, values in
          checked(values[0].integer.subtractingReportingOverflow(values[1].integer))
        },
        Overload(.double, .double, returns: .double) { _, values in .double(values[0].double - values[1].double) },
        Overload(.date, .period, returns: .date) { _, values in move(values[0], by: values[1], backwards: true) },
        Overload(.integer, returns: .integer) { _, values in
          checked(Int64(0).subtractingReportingOverflow(values[0].integer))
        },
        Overload(.double, returns: .double) { _, values in .double(-values[0].double) },
      ]),
    Function(
      "*", .infix, doc: "The product.", example: "2 * 3 == 6",
      [
        Overload(.integer, .integer, returns: .integer) { _, values in
          checked(values[0].integer.multipliedReportingOverflow(by: values[1].integer))
        },
        Overload(.double, .double, returns: .double) { _, values in .double(values[0].double * values[1].double) },
      ]),
    Function(
      "/", .infix, doc: "The quotient; of integers without its fraction.", example: "7 / 2 == 3",
      [
        Overload(.integer, .integer, returns: .integer) { _, values in
          values[1].integer == 0
            ? .error(.divisionByZero) : checked(values[0].integer.dividedReportingOverflow(by: values[1].integer))
        },
        Overload(.double, .double, returns: .double) { _, values in .double(values[0].double / values[1].double) },
      ]),
    Function(
      "%", .infix, doc: "What is left after dividing integers; it has the sign of the first.", example: "7 % 2 == 1",
      [
        Overload(.integer, .integer, returns: .integer) { _, values in
          values[1].integer == 0
            ? .error(.divisionByZero)
            : checked(values[0].integer.remainderReportingOverflow(dividingBy: values[1].integer))
        }
      ]),
  ]

  private static func checked(_ result: (partialValue: Int64, overflow: Bool)) -> Value {
    result.overflow ? .error(.overflow) : .integer(result.partialValue)
  }
}
