import Diagnostics

extension Function {
  /// Numbers out of other values. What does not fit is an error; fractions are cut off.
  static let numberConversions: [Function] = [
    Function(
      "int", doc: "A whole number: of a number without its fraction, of a text, of the seconds since 1970.",
      words: ["$1 as a whole number"], examples: ["int(1.9) == 1", "int('-7') == -7"],
      [
        Overload(.integer, returns: .integer) { _, values in values[0] },
        Overload(.unsigned, returns: .integer) { _, values in
          Int64(exactly: values[0].bits).map(Value.integer) ?? .error(.overflow)
        },
        Overload(.double, returns: .integer) { _, values in
          // Not even the smallest integer: what is rounded to it may have been smaller.
          let double = values[0].double
          return abs(double) < 0x1p63 ? .integer(Int64(double)) : .error(.overflow)
        },
        Overload(.string, returns: .integer) { evaluator, values in
          Int64(evaluator.string(of: values[0])).map(Value.integer) ?? .error(.noConversion)
        },
        Overload(.timestamp, returns: .integer) { _, values in .integer(values[0].integer) },
      ], constantProblem: { Int64($0) == nil ? .alwaysFails("int", .noConversion) : nil }),
    Function(
      "uint", doc: "A whole number without a sign.", examples: ["uint(1.9) == 1u", "uint('7') == 7u"],
      [
        Overload(.unsigned, returns: .unsigned) { _, values in values[0] },
        Overload(.integer, returns: .unsigned) { _, values in
          UInt64(exactly: values[0].integer).map(Value.unsigned) ?? .error(.overflow)
        },
        Overload(.double, returns: .unsigned) { _, values in
          let double = values[0].double
          return double >= 0 && double < 0x1p64 ? .unsigned(UInt64(double)) : .error(.overflow)
        },
        Overload(.string, returns: .unsigned) { evaluator, values in
          UInt64(evaluator.string(of: values[0])).map(Value.unsigned) ?? .error(.noConversion)
        },
      ]),
    Function(
      "double", doc: "A number.", words: ["$1 as a number"],
      examples: ["double(3) / 2.0 == 1.5", "double('1.5') == 1.5"],
      [
        Overload(.double, returns: .double) { _, values in .double(values[0].double) },
        Overload(.integer, returns: .double) { _, values in .double(Double(values[0].integer)) },
        Overload(.unsigned, returns: .double) { _, values in .double(Double(values[0].bits)) },
        Overload(.string, returns: .double) { evaluator, values in
          Double(evaluator.string(of: values[0])).map(Value.double) ?? .error(.noConversion)
        },
      ], constantProblem: { Double($0) == nil ? .alwaysFails("double", .noConversion) : nil }),
  ]
}
