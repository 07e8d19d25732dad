extension LanguageEntry {
  static let macros: [LanguageEntry] =
    Expression.Macro.allCases.map(macro) + [
      LanguageEntry(
        "cel.bind", topic: "Macros", [Signature("cel.bind(name, value, expression) -> T", isForRubrics: false)],
        doc: "An expression in which a name stands for a value.", examples: ["cel.bind(x, 2, x * x) == 4"],
        areExamplesForRubrics: false)
    ]

  private static func macro(_ macro: Expression.Macro) -> LanguageEntry {
    let isForRubrics = Expression.Macro.forRubrics.contains(macro)
    return LanguageEntry(
      macro.rawValue, topic: "Macros",
      macro.uses.enumerated().map { index, use in
        // A second variable is for standard mode only.
        Signature(use, isForRubrics: isForRubrics && !use.contains("(i, "))
      },
      doc: macro.doc, examples: macro.examples, areExamplesForRubrics: isForRubrics)
  }
}

extension Expression.Macro {
  /// How it is written.
  fileprivate var uses: [String] {
    switch self {
    case .exists, .all, .existsOne:
      ["list.\(rawValue)(x, condition) -> bool", "list.\(rawValue)(i, x, condition) -> bool"]
    case .filter: ["list.filter(x, condition) -> list"]
    case .map: ["list.map(x, value) -> list", "list.map(x, condition, value) -> list"]
    case .transformList:
      ["list.transformList(i, x, value) -> list", "list.transformList(i, x, condition, value) -> list"]
    case .transformMap: ["map.transformMap(k, v, value) -> map", "map.transformMap(k, v, condition, value) -> map"]
    case .transformMapEntry: ["map.transformMapEntry(k, v, {key: value}) -> map"]
    case .optMap: ["optional.optMap(x, value) -> optional"]
    case .optFlatMap: ["optional.optFlatMap(x, optional) -> optional"]
    }
  }

  fileprivate var doc: String {
    switch self {
    case .exists: "Whether some item of a list satisfies a condition."
    case .all: "Whether every item of a list satisfies a condition; of an empty list it is true."
    case .existsOne:
      "Whether exactly one item of a list satisfies a condition; also written `\(Expression.Macro.otherName)`."
    case .filter: "The items of a list that satisfy a condition."
    case .map: "What is made from each item of a list, or from each that satisfies a condition."
    case .transformList: "What is made from each index and item of a list, or key and value of a map, as a list."
    case .transformMap: "The keys of a map with what is made from each key and value."
    case .transformMapEntry: "The entries made from each key and value of a map, as a map."
    case .optMap: "What is made from the value of an optional, as an optional; none if it holds none."
    case .optFlatMap: "The optional made from the value of an optional; none if it holds none."
    }
  }

  fileprivate var examples: [String] {
    switch self {
    case .exists: ["[1, 2, 3].exists(x, x > 2)", "![].exists(x, true)"]
    case .all: ["[1, 2, 3].all(x, x > 0)", "[].all(x, false)"]
    case .existsOne: ["[1, 2, 3].exists_one(x, x > 2)", "![1, 2, 3].existsOne(x, x > 1)"]
    case .filter: ["[1, 2, 3].filter(x, x > 1) == [2, 3]"]
    case .map: ["[1, 2, 3].map(x, x * x) == [1, 4, 9]", "[1, 2, 3].map(x, x > 1, x * x) == [4, 9]"]
    case .transformList: ["[5, 6].transformList(i, x, i + x) == [5, 7]"]
    case .transformMap: ["{'a': 1}.transformMap(k, v, v + 1) == {'a': 2}"]
    case .transformMapEntry: ["{'a': 1}.transformMapEntry(k, v, {v: k}) == {1: 'a'}"]
    case .optMap: ["optional.of(2).optMap(x, x * x).value() == 4"]
    case .optFlatMap: ["optional.of({'a': 1}).optFlatMap(m, m.?a).value() == 1"]
    }
  }
}
