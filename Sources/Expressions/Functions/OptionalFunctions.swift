extension Function {
  /// Values that may be none.
  static let optionalFunctions: [Function] = [
    Function(
      "optional.of", doc: "An optional that holds a value.", example: "optional.of(1).hasValue()",
      [
        Overload(.dynamic, returns: .optional(.dynamic)) { evaluator, values in evaluator.makeOptional(values[0]) }
      ]),
    Function(
      "optional.none", doc: "An optional that holds none.", example: "!optional.none().hasValue()",
      [Overload(returns: .optional(.dynamic)) { _, _ in .noValue }]),
    Function(
      "optional.ofNonZeroValue",
      doc: "An optional that holds a value, or none if that is zero, empty, false or null.",
      example: "!optional.ofNonZeroValue('').hasValue()",
      [
        Overload(.dynamic, returns: .optional(.dynamic)) { evaluator, values in
          evaluator.isZero(values[0]) ? .noValue : evaluator.makeOptional(values[0])
        }
      ]),
    Function(
      "hasValue", .method, doc: "Whether an optional holds a value.", example: "{'a': 1}.?a.hasValue()",
      [Overload(.optional(.dynamic), returns: .boolean) { _, values in .boolean(values[0].count == 1) }]),
    Function(
      "value", .method, doc: "The value of an optional; an error if it holds none.",
      example: "{'a': 1}.?a.value() == 1",
      [
        Overload(.optional(.dynamic), returns: .dynamic) { evaluator, values in
          values[0].count == 1 ? evaluator.items[Int(values[0].bits)] : .error(.noValue)
        }
      ]),
    Function(
      "or", .method, doc: "The first optional if it holds a value, else the second.",
      example: "optional.none().or(optional.of(1)).value() == 1",
      [
        Overload(.optional(.dynamic), .optional(.dynamic), returns: .optional(.dynamic)) { _, values in
          values[0].count == 1 ? values[0] : values[1]
        }
      ]),
    Function(
      "orValue", .method, doc: "The value of an optional, or another one if it holds none.",
      example: "{}.?a.orValue(1) == 1",
      [
        Overload(.optional(.dynamic), .dynamic, returns: .dynamic) { evaluator, values in
          values[0].count == 1 ? evaluator.items[Int(values[0].bits)] : values[1]
        }
      ]),
  ]
}

extension Evaluator {
  /// Whether it is the value that its type starts from.
  fileprivate func isZero(_ value: Value) -> Bool {
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
