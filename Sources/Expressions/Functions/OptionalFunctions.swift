extension Function {
  /// Values that may be none.
  static let optionalFunctions: [Function] = [
    Function(
      "optional.of", doc: "An optional that holds a value.", examples: ["optional.of(1).hasValue()"],
      [
        Overload(.parameter("T"), returns: .optional(.parameter("T"))) { evaluator, values in
          evaluator.makeOptional(values[0])
        }
      ]),
    Function(
      "optional.none", doc: "An optional that holds none.", examples: ["!optional.none().hasValue()"],
      [Overload(returns: .optional(.parameter("T"))) { _, _ in .noValue }]),
    Function(
      "optional.ofNonZeroValue",
      doc: "An optional that holds a value, or none if that is zero, empty, false or null.",
      examples: ["!optional.ofNonZeroValue('').hasValue()"],
      [
        Overload(.parameter("T"), returns: .optional(.parameter("T"))) { evaluator, values in
          evaluator.isZero(values[0]) ? .noValue : evaluator.makeOptional(values[0])
        }
      ]),
    Function(
      "hasValue", .method, doc: "Whether an optional holds a value.", examples: ["{'a': 1}.?a.hasValue()"],
      [Overload(.optional(.parameter("T")), returns: .boolean) { _, values in .boolean(values[0].count == 1) }]),
    Function(
      "value", .method, doc: "The value of an optional; an error if it holds none.",
      examples: ["{'a': 1}.?a.value() == 1"],
      [
        Overload(.optional(.parameter("T")), returns: .parameter("T")) { evaluator, values in
          values[0].count == 1 ? evaluator.items[Int(values[0].bits)] : .error(.noValue)
        }
      ]),
    Function(
      "or", .method, doc: "The first optional if it holds a value, else the second.",
      examples: ["optional.none().or(optional.of(1)).value() == 1"],
      [
        Overload(.optional(.parameter("T")), .optional(.parameter("T")), returns: .optional(.parameter("T"))) {
          _, values in
          values[0].count == 1 ? values[0] : values[1]
        }
      ]),
    Function(
      "orValue", .method, doc: "The value of an optional, or another one if it holds none.",
      examples: ["{}.?a.orValue(1) == 1"],
      [
        Overload(.optional(.parameter("T")), .parameter("T"), returns: .parameter("T")) { evaluator, values in
          values[0].count == 1 ? evaluator.items[Int(values[0].bits)] : values[1]
        }
      ]),
  ]
}

extension Evaluator {
  /// Whether it is the value that its type starts from.
  fileprivate mutating func isZero(_ value: Value) -> Bool {
    switch value.kind {
    case .null: true
    case .boolean, .integer, .unsigned, .duration: value.bits == 0
    case .double: value.double == 0
    case .symbol, .text, .bytes: utf8(of: value).isEmpty
    case .list, .map, .optional: value.count == 0
    case .timestamp: value.bits == 0 && value.count == 0
    case .missing, .type, .date, .period, .object, .undecidedList, .sizeRange, .unknown, .error: false
    }
  }
}
