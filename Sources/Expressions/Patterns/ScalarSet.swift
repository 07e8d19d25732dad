/// A set of Unicode scalars, as a pattern writes it.
struct ScalarSet: Sendable {
  /// A part of a set.
  enum Part: Sendable {
    case range(ClosedRange<UInt32>)
    /// Those whose general category's name starts so: `L`, `Lu`.
    case category(String)
    case opposite(ScalarSet)
  }

  var parts: [Part] = []
  var isOpposite = false
  var ignoresCase = false

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let isIn = holds(scalar) || (ignoresCase && otherCases(of: scalar).contains { holds($0) })
    return isIn != isOpposite
  }

  private func holds(_ scalar: Unicode.Scalar) -> Bool {
    parts.contains { part in
      switch part {
      case .range(let range): range.contains(scalar.value)
      case .category(let name): scalar.properties.generalCategory.abbreviation.hasPrefix(name)
      case .opposite(let set): !set.contains(scalar)
      }
    }
  }

  private func otherCases(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping].compactMap { text in
      text.unicodeScalars.count == 1 ? text.unicodeScalars.first : nil
    }
  }

  init(_ ranges: ClosedRange<Unicode.Scalar>...) {
    parts = ranges.map { .range($0.lowerBound.value...$0.upperBound.value) }
  }

  /// Those of a general category: `L`, `Lu`.
  init(category: String) { parts = [.category(category)] }

  static let any = ScalarSet("\0"..."\u{10FFFF}")
  static let digit = ScalarSet("0"..."9")
  static let word = ScalarSet("0"..."9", "A"..."Z", "_"..."_", "a"..."z")
  static let space = ScalarSet("\t"..."\n", "\u{0C}"..."\r", " "..." ")

  /// The others.
  var opposite: ScalarSet {
    var set = self
    set.isOpposite.toggle()
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
  /// Its short name in the Unicode standard.
  var abbreviation: String {
    switch self {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }
}
