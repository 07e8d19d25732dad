/// Gives out names that differ in more than the size of their letters, which is all that Excel sees.
struct WorkbookNames {
  private var taken: Set<String>
  private let most: Int
  private let suffix: @Sendable (Int) -> String

  /// No name yet but those that are kept free; each has at most so many UTF-16 units.
  init(
    most: Int, keepingFree names: [String] = [], numberedBy suffix: @escaping @Sendable (Int) -> String = { " (\($0))" }
  ) {
    self.most = most
    self.suffix = suffix
    taken = Set(names.map { $0.lowercased() })
  }

  /// The name, or the name with the first number that makes it different.
  mutating func next(_ name: String) -> String {
    var number = 1
    var result = name.cut(to: most, ending: "…")
    while !taken.insert(result.lowercased()).inserted {
      number += 1
      let suffix = suffix(number)
      result = name.cut(to: most - suffix.utf16.count, ending: "…") + suffix
    }
    return result
  }
}

extension String {
  /// As a sheet may be called: without what Excel forbids there, and without apostrophes, which a link would have to double.
  var sheetName: String {
    // Not by characters: a slash with a mark on it is another character, and to Excel still a slash.
    let name = String(String.UnicodeScalarView(shown(oneLine).unicodeScalars.compactMap(Self.inSheetName)))
      .withoutNumbers
    // Where a link holds it without quotation marks, 2016, Q1, R or TRUE would be a number, a cell, a row or a value.
    let isMistakable = name.wholeMatch(of: /[A-Za-z0-9_.]*[0-9.][A-Za-z0-9_.]*|[RrCc]|[Rr][Cc]|(?i:true|false)|/) != nil
    return isMistakable ? "Table \(name)".oneLine : name
  }

  /// Without what programs read in different ways in names, `_x0041_`: some as a character's number, some as it stands.
  var withoutNumbers: String { withoutNumbers(by: "-") }

  private func withoutNumbers(by sign: String) -> String { replacing(Self.numbered, with: sign) }

  /// The low line before a character's number, whatever marks stand on the one after it.
  static var numbered: Regex<Substring> { /_(?=x[0-9A-Fa-f]{4}_)/.matchingSemantics(.unicodeScalar) }

  private static func inSheetName(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "[": "("
    case "]": ")"
    // A link would end at the number sign.
    case ":", "/", "#", "\\": "-"
    case "*", "?": nil
    case "'": "’"
    default: scalar
    }
  }

  /// As a table may be called, which few ever see: it can't be taken for a cell, as it starts with a word and a low line.
  var tableName: String {
    ("table_" + String(unicodeScalars.prefix(200).map(Self.inTableName))).withoutNumbers(by: ".")
  }

  private static func inTableName(_ scalar: Unicode.Scalar) -> Character {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": Character(scalar)
    default: "_"
    }
  }
}
