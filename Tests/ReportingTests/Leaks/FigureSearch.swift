import Foundation

/// Finds figures in the bytes of a report, whatever they stand in.
struct FigureSearch {
  /// The texts of every figure to be looked for, and which it is.
  private var plants: [String: String] = [:]
  /// Counts below this are too common to be looked for as digits.
  private static let leastCount = 100.0

  /// Figures that only somebody can know who knows all counts, less those that shown figures look like; of each audit what
  /// is true and what is shown.
  init(hidden: [DerivedFigures], shown: [DerivedFigures]) {
    let allowed = Set(shown.flatMap { $0.values.values.flatMap { Self.texts($0.kind, $0.value) } })
    for (figures, known) in zip(hidden, shown) {
      for (name, figure) in figures.values where known.values[name].map({ $0.value != figure.value }) ?? true {
        for text in Self.texts(figure.kind, figure.value) where !allowed.contains(text) { plants[text] = name }
      }
    }
  }

  /// Fewer digits than these stand anywhere.
  private static let leastDigits = 3

  /// How a figure may be written: `1006`; `33.3`, `33.33`, `33.333`; `0.412`.
  private static func texts(_ kind: DerivedFigures.Kind, _ value: Double) -> [String] {
    switch kind {
    case .count: value < leastCount ? [] : [fixed(value, 0)].filter(isTelling)
    case .percent, .points: (1...3).map { fixed(abs(value), $0) }.filter(isTelling)
    case .probability: [fixed(value, 3)].filter(isTelling)
    }
  }

  /// Whether it has enough digits, and is not what stands in every report: 100.0, a p of 0.950.
  private static func isTelling(_ text: String) -> Bool {
    let digits = text.filter(\.isNumber).drop { $0 == "0" }
    return digits.count >= leastDigits && !digits.allSatisfy { "10".contains($0) }
  }

  private static func fixed(_ value: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", value) }

  /// How many texts are looked for.
  var count: Int { plants.count }

  /// Which figures are looked for.
  var names: Set<String> { Set(plants.values) }

  /// The figures that stand in a text, each with how it is written there.
  func found(in text: String) -> [(name: String, text: String)] {
    Set(Self.numbers(in: Self.withoutShapes(text))).compactMap { number in plants[number].map { ($0, number) } }.sorted
    { $0 < $1 }
  }

  /// The text without the tags of shapes and of workbooks, and without style sheets: they are full of numbers that say where
  /// things stand. What they tell is looked for by comparing whole reports, `HiddenFigureProperty`.
  private static func withoutShapes(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let isWorkbook = bytes.starts(with: "<?xml".utf8)
    var result: [UInt8] = []
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "<") else {
        result.append(bytes[place])
        place += 1
        continue
      }
      let tag = bytes[(place + 1)...]
      // The number of a text in the workbook's list of texts is no figure.
      let ending = tag.starts(with: "style".utf8) ? "</style" : isText(tag) ? "</c>" : ">"
      let end = tag.firstRange(of: Array(ending.utf8))?.upperBound ?? bytes.count
      if !isWorkbook, ending == ">", !shapes.contains(where: { tag.starts(with: $0.utf8) }) {
        result += bytes[place..<end]
      }
      result.append(UInt8(ascii: " "))
      place = end
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let shapes = ["svg ", "rect ", "circle ", "path ", "text ", "line "]

  private static func isText(_ tag: ArraySlice<UInt8>) -> Bool {
    tag.starts(with: "c r=".utf8) && tag.prefix { $0 != UInt8(ascii: ">") }.firstRange(of: Array("t=\"s\"".utf8)) != nil
  }

  /// All numbers of a text, as long as they are; thousands may be parted by commas. One with more than three decimals is
  /// there in three, too.
  static func numbers(in text: String) -> [String] {
    var numbers: [String] = []
    let bytes = Array(text.utf8)
    var place = 0
    while place < bytes.count {
      guard isDigit(bytes[place]) else {
        place += 1
        continue
      }
      let start = place
      while place < bytes.count, isPart(bytes, place) { place += 1 }
      let number = String(decoding: bytes[start..<place].filter { $0 != UInt8(ascii: ",") }, as: UTF8.self)
      numbers.append(number)
      let decimals = number.split(separator: ".").dropFirst().first?.count ?? 0
      if decimals > 3, let value = Double(number) { numbers += (1...3).map { fixed(value, $0) } }
    }
    return numbers
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  /// A digit, a point before a digit, or a comma before three.
  private static func isPart(_ bytes: [UInt8], _ place: Int) -> Bool {
    if isDigit(bytes[place]) { return true }
    let rest = bytes[(place + 1)...]
    switch bytes[place] {
    case UInt8(ascii: "."): return rest.first.map(isDigit) ?? false
    case UInt8(ascii: ","):
      return rest.prefix(3).count == 3 && rest.prefix(3).allSatisfy(isDigit)
        && !(rest.dropFirst(3).first.map(isDigit) ?? false)
    default: return false
    }
  }
}
