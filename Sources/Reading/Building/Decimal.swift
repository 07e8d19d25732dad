/// A number as it is written, taken apart without rounding: `coefficient` × 10 to the power of `exponent`, the coefficient's
/// last digit not zero unless it is zero itself.
struct Decimal {
  private(set) var isNegative = false
  private(set) var coefficient: UInt64 = 0
  private(set) var exponent = 0
  /// Whether the coefficient has more digits than fit.
  private(set) var isLong = false

  private var zeros = 0

  /// Reads `[+-] digits [. digits] [e [+-] digits]`; a digit must stand before or after the point. Nil for anything else.
  init?(_ bytes: UnsafeBufferPointer<UInt8>) {
    var at = 0
    if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      isNegative = sign == UInt8(ascii: "-")
      at = 1
    }
    var digits = takeDigits(bytes, &at)
    if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
      at += 1
      let fraction = takeDigits(bytes, &at)
      digits += fraction
      exponent = -fraction
    }
    guard digits > 0, takeExponent(bytes, &at), at == bytes.count else { return nil }
    exponent = coefficient == 0 ? 0 : exponent + zeros
  }

  /// The number, where it is a whole one that fits.
  var integer: Int? {
    guard !isLong, exponent >= 0, exponent < 20 else { return nil }
    var magnitude = coefficient
    for _ in 0..<exponent {
      let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      magnitude = product
    }
    guard isNegative else { return Int(exactly: magnitude) }
    return magnitude <= Int.min.magnitude ? Int(truncatingIfNeeded: 0 &- magnitude) : nil
  }

  private mutating func takeDigits(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Int {
    let start = at
    while at < bytes.count, bytes[at] &- UInt8(ascii: "0") < 10 {
      take(UInt64(bytes[at] &- UInt8(ascii: "0")))
      at += 1
    }
    return at - start
  }

  /// Zeros wait until another digit follows, so that `3.000` keeps the coefficient 3.
  private mutating func take(_ digit: UInt64) {
    if digit == 0 {
      if coefficient != 0 { zeros += 1 }
      return
    }
    for _ in 0..<min(zeros + 1, 20) { multiply() }
    if zeros >= 20 { isLong = true }
    let (sum, overflow) = coefficient.addingReportingOverflow(digit)
    coefficient = sum
    isLong = isLong || overflow
    zeros = 0
  }

  private mutating func multiply() {
    let (product, overflow) = coefficient.multipliedReportingOverflow(by: 10)
    // What is too long keeps a coefficient that is not zero.
    coefficient = overflow ? 1 : product
    isLong = isLong || overflow
  }

  private mutating func takeExponent(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Bool {
    guard at < bytes.count, bytes[at] | 0x20 == UInt8(ascii: "e") else { return true }
    at += 1
    var isDown = false
    if at < bytes.count, bytes[at] == UInt8(ascii: "-") || bytes[at] == UInt8(ascii: "+") {
      isDown = bytes[at] == UInt8(ascii: "-")
      at += 1
    }
    let start = at
    var power = 0
    while at < bytes.count, bytes[at] &- UInt8(ascii: "0") < 10 {
      // A record is far shorter than this many digits.
      power = min(power * 10 + Int(bytes[at] &- UInt8(ascii: "0")), 1 << 40)
      at += 1
    }
    exponent += isDown ? -power : power
    return at > start
  }
}
