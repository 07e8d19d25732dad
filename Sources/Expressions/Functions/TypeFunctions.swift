extension Function {
  /// The types of values, which are values too.
  static let typeFunctions: [Function] = [
    Function(
      "type", doc: "The type of a value.", examples: ["type(1) == int", "type(type(1)) == type"],
      [
        Overload(.dynamic, returns: .type) { _, values in
          TypeName(of: values[0]).map(Value.type) ?? .error(.noSuchOverload)
        }
      ]),
    Function(
      "dyn", doc: "The value itself, whose type is then not checked before.", examples: ["dyn(1) == 1.0"],
      [Overload(.dynamic, returns: .dynamic) { _, values in values[0] }]),
  ]
}
