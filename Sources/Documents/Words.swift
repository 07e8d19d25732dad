/// What pages and Markdown say in the same words.
extension Cell {
  /// As it stands in a page: thousands are parted by commas, and a minus sign is one.
  var words: String {
    switch self {
    case .text(let text): text
    case .count(let count): (count < 0 ? "−" : "") + Self.grouped(String(count.magnitude))
    case .number(let number): number.hasPrefix("-") ? "−" + number.dropFirst() : number
    case .symbol(let symbol): symbol.bracketed
    }
  }

  private static func grouped(_ digits: String) -> String {
    guard digits.count > 3 else { return digits }
    return grouped(String(digits.dropLast(3))) + "," + digits.suffix(3)
  }
}

extension Table {
  /// What the symbols in its cells mean, a sentence each.
  var legend: [String] {
    let used = Set(symbols)
    return Symbol.allCases.filter(used.contains).map { "\($0.bracketed) means: \($0.meaning)." }
  }
}

extension Document {
  /// How a table refers to one of the notes.
  static func reference(toNote number: Int) -> String { "[note \(number)]" }
}
