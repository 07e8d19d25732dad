/// A value of a record as it is thought up, before a format spells it.
indirect enum Draft: Sendable {
  /// Nothing is said. A silent scalar may be written as an empty one.
  case silent(isScalar: Bool)
  case boolean(Bool)
  case number(DraftNumber)
  /// Text, a day, or a value of an enumeration.
  case text(String)
  case object([Member])
  /// A list, and the name that its items must have in XML; nil for any.
  case list([Draft], itemName: String?)
  /// Something that the schema does not allow: the text that says so in XML, and the value that says so in JSON.
  case wrong(xml: String, json: String)
  /// The same where the content in XML holds an element.
  case wrongContent(xml: String, json: String)

  /// A field of an object: it is written once, or twice against the rules.
  struct Member: Sendable {
    let name: String
    /// Its number in the schema; nil for a name that the schema does not know.
    let field: Int?
    let values: [Draft]
  }

  /// Whether XML can write it as an attribute.
  var fitsAttribute: Bool {
    switch self {
    case .silent(let isScalar): isScalar
    case .boolean, .number, .text, .wrong: true
    case .object, .list, .wrongContent: false
    }
  }

  var isSilent: Bool {
    if case .silent = self { true } else { false }
  }

  /// The same without the fields that `keeps` refuses.
  func pruned(_ keeps: (Int) -> Bool) -> Draft {
    switch self {
    case .object(let members):
      .object(
        members.compactMap { member in
          guard let field = member.field, keeps(field) else { return nil }
          return Member(name: member.name, field: field, values: member.values.map { $0.pruned(keeps) })
        })
    case .list(let items, let name): .list(items.map { $0.pruned(keeps) }, itemName: name)
    case .silent, .boolean, .number, .text, .wrong, .wrongContent: self
    }
  }
}

/// A number without a spelling: digits × 10 to the power of `exponent`.
struct DraftNumber: Sendable, Equatable {
  let isNegative: Bool
  /// Without leading zeros, but for zero itself.
  let digits: String
  let exponent: Int

  init(isNegative: Bool, digits: String, exponent: Int) {
    let significant = String(digits.drop { $0 == "0" })
    self.isNegative = isNegative
    self.digits = significant.isEmpty ? "0" : significant
    self.exponent = exponent
  }

  /// The number that a decimal without an exponent writes.
  init(_ text: String) {
    let parts = text.drop { $0 == "-" }.split(separator: ".")
    let fraction = parts.count > 1 ? parts[1] : ""
    self.init(isNegative: text.hasPrefix("-"), digits: "\(parts[0])\(fraction)", exponent: -fraction.count)
  }

  init(_ number: Int) { self.init(String(number)) }

  private var sign: String { isNegative ? "-" : "" }

  /// Without an exponent; nil where that would be long.
  var plain: String? {
    guard (-30...30).contains(exponent) else { return nil }
    guard exponent < 0 else { return sign + digits + (digits == "0" ? "" : String(repeating: "0", count: exponent)) }
    let padded = String(repeating: "0", count: max(0, 1 - exponent - digits.count)) + digits
    return sign + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
  }

  /// With an exponent, the point after so many of its digits.
  func scientific(pointAfter count: Int, mark: String, plus: Bool, zeros: Int) -> String {
    let count = min(max(1, count), digits.count)
    let fraction = digits.count > count ? "." + digits.dropFirst(count) : ""
    let power = exponent + digits.count - count
    let powerSign = power < 0 ? "-" : plus ? "+" : ""
    return sign + digits.prefix(count) + fraction + mark + powerSign + String(repeating: "0", count: zeros)
      + String(power.magnitude)
  }
}
