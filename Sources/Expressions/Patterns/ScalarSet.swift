/// A set of Unicode scalars, as a pattern writes it.
struct ScalarSet: Sendable {
  /// Sorted, and with a gap between any two.
  private(set) var ranges: [ClosedRange<UInt32>] = []
  /// The general categories that belong to it, each a bit.
  private(set) var categories: UInt32 = 0
  var ignoresCase = false
  /// Whether it holds all others instead.
  var isOpposite = false

  /// Which of the first 128 scalars belong to it, whatever their case and it being the opposite, once it is ready.
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  func holds(ascii scalar: UInt32) -> Bool { (scalar < 64 ? low >> scalar : high >> (scalar - 64)) & 1 == 1 }

  /// The same set, ready to be asked for scalars.
  func ready(ignoringCase: Bool) -> ScalarSet {
    var set = self
    set.ignoresCase = ignoringCase
    var bits: [Bool] = (0..<128).map { holds($0, category: categories == 0 ? 0 : Self.categoriesOfASCII[Int($0)]) }
    if ignoringCase {
      for upper in 0x41...0x5A {
        let isIn = bits[upper] || bits[upper + 32]
        (bits[upper], bits[upper + 32]) = (isIn, isIn)
      }
    }
    for scalar in 0..<128 where bits[scalar] != isOpposite {
      if scalar < 64 { set.low |= 1 << UInt64(scalar) } else { set.high |= 1 << UInt64(scalar - 64) }
    }
    return set
  }

  private static let categoriesOfASCII = (UInt8(0)..<128).map { Unicode.Scalar($0).properties.generalCategory.bit }

  /// Whether a scalar of a category (a bit; 0 where nobody asks for it) belongs to it as it is written.
  func holds(_ scalar: UInt32, category: UInt32) -> Bool {
    if categories & category != 0 { return true }
    guard ranges.count > 4 else { return ranges.contains { $0.contains(scalar) } }
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= scalar
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool { holds(scalar.value, category: 0) }

  init(_ ranges: ClosedRange<Unicode.Scalar>...) {
    self.ranges = Self.merged(ranges.map { $0.lowerBound.value...$0.upperBound.value })
  }

  /// All that belong to some of these sets, as they are written.
  init(unionOf sets: [ScalarSet]) {
    ranges = Self.merged(sets.flatMap(\.ranges))
    categories = sets.reduce(0) { $0 | $1.categories }
  }

  /// Those of a general category: `L`, `Lu`.
  init(category: String) {
    for (bit, name) in Unicode.GeneralCategory.names.enumerated() where name.hasPrefix(category) {
      categories |= 1 << UInt32(bit)
    }
  }

  private static func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var merged: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, last.upperBound + 1 >= range.lowerBound {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  static let any = ScalarSet("\0"..."\u{10FFFF}")
  static let digit = ScalarSet("0"..."9")
  static let word = ScalarSet("0"..."9", "A"..."Z", "_"..."_", "a"..."z")
  static let space = ScalarSet("\t"..."\n", "\u{0C}"..."\r", " "..." ")

  /// The others. A set holds either ranges or categories before it is put together with others.
  var opposite: ScalarSet {
    var set = ScalarSet()
    set.ignoresCase = ignoresCase
    if categories != 0 {
      set.categories = ~categories
      return set
    }
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { set.ranges.append(next...range.lowerBound - 1) }
      next = range.upperBound + 1
    }
    if next <= 0x10FFFF { set.ranges.append(next...0x10FFFF) }
    return set
  }

  /// The classes that stand as `[:name:]` inside brackets.
  static let named: [String: ScalarSet] = [
    "alnum": ScalarSet("0"..."9", "A"..."Z", "a"..."z"), "alpha": ScalarSet("A"..."Z", "a"..."z"),
    "ascii": ScalarSet("\0"..."\u{7F}"), "blank": ScalarSet("\t"..."\t", " "..." "),
    "cntrl": ScalarSet("\0"..."\u{1F}", "\u{7F}"..."\u{7F}"), "digit": digit, "graph": ScalarSet("!"..."~"),
    "lower": ScalarSet("a"..."z"), "print": ScalarSet(" "..."~"),
    "punct": ScalarSet("!"..."/", ":"..."@", "["..."`", "{"..."~"), "space": ScalarSet("\t"..."\r", " "..." "),
    "upper": ScalarSet("A"..."Z"), "word": word, "xdigit": ScalarSet("0"..."9", "A"..."F", "a"..."f"),
  ]
}

extension Unicode.GeneralCategory {
  /// The short names of the Unicode standard, in the order of `bit`.
  static let names = [
    "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe",
    "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn",
  ]

  /// A bit of its own.
  var bit: UInt32 { 1 << number }

  private var number: UInt32 {
    switch self {
    case .uppercaseLetter: 0
    case .lowercaseLetter: 1
    case .titlecaseLetter: 2
    case .modifierLetter: 3
    case .otherLetter: 4
    case .nonspacingMark: 5
    case .spacingMark: 6
    case .enclosingMark: 7
    case .decimalNumber: 8
    case .letterNumber: 9
    case .otherNumber: 10
    case .connectorPunctuation: 11
    case .dashPunctuation: 12
    case .openPunctuation: 13
    case .closePunctuation: 14
    case .initialPunctuation: 15
    case .finalPunctuation: 16
    case .otherPunctuation: 17
    case .mathSymbol: 18
    case .currencySymbol: 19
    case .modifierSymbol: 20
    case .otherSymbol: 21
    case .spaceSeparator: 22
    case .lineSeparator: 23
    case .paragraphSeparator: 24
    case .control: 25
    case .format: 26
    case .surrogate: 27
    case .privateUse: 28
    case .unassigned: 29
    @unknown default: 29
    }
  }
}
