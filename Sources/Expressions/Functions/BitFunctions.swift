extension Function {
  /// Whole numbers as 64 bits.
  static let bitFunctions: [Function] = [
    bitwise("math.bitAnd", "The bits that both numbers have.", "math.bitAnd(6, 3) == 2") { $0 & $1 },
    bitwise("math.bitOr", "The bits that either number has.", "math.bitOr(4, 3) == 7") { $0 | $1 },
    bitwise("math.bitXor", "The bits that one of the numbers has and the other has not.", "math.bitXor(6, 3) == 5") {
      $0 ^ $1
    },
    Function(
      "math.bitNot", doc: "The bits that a number has not.", examples: ["math.bitNot(1) == -2"],
      [
        Overload(.integer, returns: .integer) { _, values in .integer(~values[0].integer) },
        Overload(.unsigned, returns: .unsigned) { _, values in .unsigned(~values[0].bits) },
      ], traits: [.isForPrograms]),
    shift("math.bitShiftLeft", "The bits moved to the left by so many places.", "math.bitShiftLeft(1, 3) == 8") {
      $0 << UInt64($1)
    },
    shift(
      "math.bitShiftRight", "The bits moved to the right by so many places; the sign moves with them.",
      "math.bitShiftRight(1024, 2) == 256"
    ) { $0 >> UInt64($1) },
  ]

  private static func bitwise(
    _ name: String, _ doc: String, _ example: String, _ combine: @escaping @Sendable (UInt64, UInt64) -> UInt64
  ) -> Function {
    Function(
      name, doc: doc, examples: [example],
      [
        Overload(.integer, .integer, returns: .integer) { _, values in
          Value(.integer, bits: combine(values[0].bits, values[1].bits))
        },
        Overload(.unsigned, .unsigned, returns: .unsigned) { _, values in
          .unsigned(combine(values[0].bits, values[1].bits))
        },
      ], traits: [.isForPrograms])
  }

  /// Moved out altogether, no bits are left.
  private static func shift(
    _ name: String, _ doc: String, _ example: String, _ move: @escaping @Sendable (UInt64, Int64) -> UInt64
  ) -> Function {
    let kinds: [(ExpressionType, Value.Kind)] = [(.integer, .integer), (.unsigned, .unsigned)]
    return Function(
      name, doc: doc, examples: [example],
      kinds.map { type, kind in
        Overload(type, .integer, returns: type) { _, values in
          let places = values[1].integer
          guard places >= 0 else { return .error(.noSuchPosition) }
          return Value(kind, bits: places < 64 ? move(values[0].bits, places) : 0)
        }
      }, traits: [.isForPrograms])
  }
}
