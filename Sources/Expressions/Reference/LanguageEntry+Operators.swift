/// What the checker and the evaluator know by themselves, since it knows of silence.
extension LanguageEntry {
  static let operators: [LanguageEntry] = [
    entry(
      "&&", ["bool && bool -> bool"], "And: false if either side is false, whatever the other is.",
      ["!(true && false)", "!(false && 1 / 0 > 1)"]),
    entry(
      "||", ["bool || bool -> bool"], "Or: true if either side is true, whatever the other is.",
      ["true || false", "1 / 0 > 1 || true"]),
    entry("!", ["!bool -> bool"], "Not.", ["!false"]),
    entry(
      "==", ["T == T -> bool"],
      """
      Whether two values are the same. Numbers are compared by what they are worth, lists item by item. Objects and \
      periods of a rubric can't be compared: compare a field of each.
      """,
      ["1 == 1.0", "[1, 2] == [1, 2]"]),
    entry(
      "!=", ["T != T -> bool"], "Whether two values differ. It compares what `==` can compare.", ["'red' != 'green'"]),
    entry("<", comparisons("<"), "Whether a value is smaller, or earlier, than another.", ["1 < 2", "'a' < 'b'"]),
    entry("<=", comparisons("<="), "Whether a value is not greater, nor later, than another.", ["2 <= 2.5"]),
    entry(
      ">", comparisons(">"), "Whether a value is greater, or later, than another.",
      ["date('2016-03-24') > date('2016-03-23')"]),
    entry(">=", comparisons(">="), "Whether a value is not smaller, nor earlier, than another.", ["2 >= 2"]),
    LanguageEntry(
      "in", topic: "Operators",
      [Signature("T in list(T) -> bool"), Signature("K in map(K, V) -> bool", isForRubrics: false)],
      doc: "Whether a list holds a value, or a map a key.", examples: ["2 in [1, 2]", "!(3 in [1, 2])"]),
    entry(
      "? :", ["bool ? T : T -> T"],
      "The first of two values if a condition is true, else the second. Only the one that is needed is worked out.",
      ["(1 < 2 ? 'yes' : 'no') == 'yes'"]),
    LanguageEntry(
      "[…]", topic: "Operators",
      [Signature("list(T)[int] -> T"), Signature("map(K, V)[K] -> V", isForRubrics: false)],
      doc: "The item of a list by its index, from 0, or the value of a map by its key; an error where there is none.",
      examples: ["[1, 2, 3][0] == 1"]),
    LanguageEntry(
      "has", topic: "Operators",
      [Signature("has(object.field) -> bool"), Signature("has(map.key) -> bool", isForRubrics: false)],
      doc: "Whether a field holds a value. It is never unknown: a field of which the file is silent has none.",
      examples: ["has({'a': 1}.a)", "!has({'a': 1}.b)"], areExamplesForRubrics: false),
    LanguageEntry(
      "size", topic: "Operators",
      [
        Signature("size(list(T)) -> int"), Signature("size(string) -> int"),
        Signature("size(map(K, V)) -> int", isForRubrics: false), Signature("size(bytes) -> int", isForRubrics: false),
      ],
      doc: "The number of items of a list, characters of a text, entries of a map, or bytes; also written after a dot.",
      examples: ["size([1, 2]) == 2", "'é'.size() == 1"]),
    LanguageEntry(
      ".?", topic: "Operators",
      [
        Signature("object.?field.orValue(T) -> T"),
        Signature("map.?key -> optional_type(V)", isForRubrics: false),
        Signature("list[?int] -> optional_type(T)", isForRubrics: false),
      ],
      doc: """
        The value of a field, or another one where the file is silent about it: for fields whose absence is itself an \
        answer. In standard mode an optional, which holds none where there is no such key or item.
        """,
      examples: ["{'a': 1}.?a.orValue(0) == 1", "!{'a': 1}.?b.hasValue()", "![1][?5].hasValue()"],
      areExamplesForRubrics: false),
  ]

  private static func entry(
    _ name: String, _ signatures: [String], _ doc: String, _ examples: [String]
  ) -> LanguageEntry {
    LanguageEntry(name, topic: "Operators", signatures.map { Signature($0) }, doc: doc, examples: examples)
  }

  private static func comparisons(_ name: String) -> [String] {
    ["int", "double", "string", "date"].map { "\($0) \(name) \($0) -> bool" }
  }
}
