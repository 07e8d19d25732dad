extension Function {
  /// Questions about whether the file says something at all.
  static let statedFunctions: [Function] = [
    Function(
      "recorded", doc: "True when the file states a value, whatever it is; unknown when it is silent.",
      words: ["$1 is stated (if it is not, this stays open)"], examples: ["recorded(1)"],
      [.boolean, .integer, .double, .string, .date, .list(.nothing)].map { type in
        Overload(type, returns: .boolean) { _, _ in .boolean(true) }
      })
  ]
}
