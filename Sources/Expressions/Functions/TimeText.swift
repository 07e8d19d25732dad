import Records

/// Points in time and spans of time as text.
enum TimeText {
  /// The seconds since 1970-01-01T00:00:00Z of the years 1 to 9999.
  static let seconds: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  // MARK: Points in time (RFC 3339)

  /// Seconds since 1970 and the nanoseconds beyond them; nil for what is no point in time.
  static func timestamp(_ text: [UInt8]) -> (seconds: Int64, nanoseconds: UInt32)? {
    guard text.count >= 20, let date = CalendarDate(iso8601: text[0..<10]), text[10] | 0x20 == UInt8(ascii: "t"),
      let hour = number(text[11..<13], below: 24), text[13] == UInt8(ascii: ":"),
      let minute = number(text[14..<16], below: 60), text[16] == UInt8(ascii: ":"),
      let second = number(text[17..<19], below: 60)
    else { return nil }
    var rest = text[19...]
    var nanoseconds: UInt32 = 0
    if rest.first == UInt8(ascii: ".") {
      let digits = rest.dropFirst().prefix { isDigit($0) }
      guard (1...9).contains(digits.count), let fraction = number(digits) else { return nil }
      nanoseconds = UInt32(fraction * powerOfTen(9 - digits.count))
      rest = rest.dropFirst(digits.count + 1)
    }
    guard let offset = zone(rest) else { return nil }
    let total = Int64(date.dayNumber) * 86_400 + (hour * 60 + minute) * 60 + second - offset
    return seconds.contains(total) ? (total, nanoseconds) : nil
  }

  /// `Z` or an offset.
  private static func zone(_ text: ArraySlice<UInt8>) -> Int64? {
    if text.count == 1, let mark = text.first { return mark | 0x20 == UInt8(ascii: "z") ? 0 : nil }
    guard text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "-") else { return nil }
    return offset(text)
  }

  /// An offset in seconds written as `+hh:mm`, `-hh:mm` or `hh:mm`.
  static func offset(_ text: ArraySlice<UInt8>) -> Int64? {
    let isSigned = text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "-")
    let digits = Array(isSigned ? text.dropFirst() : text)
    guard digits.count == 5, digits[2] == UInt8(ascii: ":"), let hours = number(digits[0..<2], below: 24),
      let minutes = number(digits[3..<5], below: 60)
    else { return nil }
    return (text.first == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes) * 60
  }

  /// The text of a point in time, in UTC, with as much of a fraction as it has.
  static func timestamp(_ seconds: Int64, _ nanoseconds: UInt32) -> String {
    let (day, rest) = parts(of: seconds)
    let time = [rest / 3600, rest / 60 % 60, rest % 60].map { padded($0, 2) }.joined(separator: ":")
    return "\(day)T\(time)\(fraction(Int64(nanoseconds)))Z"
  }

  /// The day of a point in time, and the seconds of that day.
  static func parts(of seconds: Int64) -> (day: CalendarDate, seconds: Int64) {
    let day = (seconds - (seconds < 0 ? 86_399 : 0)) / 86_400
    guard let date = CalendarDate(dayNumber: Int(day)) else { preconditionFailure("a timestamp has a day") }
    return (date, seconds - day * 86_400)
  }

  // MARK: Spans of time

  /// Nanoseconds, of numbers with units one after the other; nil for anything else and for what 64 bits can't hold.
  static func duration(_ text: [UInt8]) -> Int64? {
    let isNegative = text.first == UInt8(ascii: "-")
    var rest = isNegative || text.first == UInt8(ascii: "+") ? text[1...] : text[...]
    if rest.elementsEqual([UInt8(ascii: "0")]) { return 0 }
    guard !rest.isEmpty else { return nil }
    var total: Int64 = 0
    while !rest.isEmpty {
      let whole = rest.prefix { isDigit($0) }
      rest = rest.dropFirst(whole.count)
      var fraction = rest.prefix(0)
      if rest.first == UInt8(ascii: ".") {
        fraction = rest.dropFirst().prefix { isDigit($0) }
        rest = rest.dropFirst(fraction.count + 1)
      }
      guard !(whole.isEmpty && fraction.isEmpty), let unit = units.first(where: { rest.starts(with: $0.name.utf8) }),
        let part = span(whole, fraction, unit.nanoseconds)
      else { return nil }
      rest = rest.dropFirst(unit.name.utf8.count)
      // Towards the sign, so that the smallest number can be reached too.
      let (sum, overflow) = total.addingReportingOverflow(isNegative ? -part : part)
      guard !overflow else { return nil }
      total = sum
    }
    return total
  }

  /// The longer names first.
  private static let units: [(name: String, nanoseconds: Int64)] = [
    ("ms", 1_000_000), ("us", 1000), ("µs", 1000), ("ns", 1), ("h", 3_600_000_000_000), ("m", 60_000_000_000),
    ("s", 1_000_000_000),
  ]

  private static func span(_ whole: ArraySlice<UInt8>, _ fraction: ArraySlice<UInt8>, _ unit: Int64) -> Int64? {
    guard let number = whole.isEmpty ? 0 : number(whole) else { return nil }
    let (product, overflow) = number.multipliedReportingOverflow(by: unit)
    // Nine digits are all that a nanosecond can tell; of an hour a few more would be, and are not asked for.
    let digits = fraction.prefix(9)
    let part = digits.isEmpty ? 0 : Double(self.number(digits) ?? 0) / Double(powerOfTen(digits.count)) * Double(unit)
    let (sum, carries) = product.addingReportingOverflow(Int64(part.rounded()))
    return overflow || carries ? nil : sum
  }

  /// The text of a span of time, in seconds.
  static func duration(_ nanoseconds: Int64) -> String {
    let (seconds, rest) = nanoseconds.magnitude.quotientAndRemainder(dividingBy: 1_000_000_000)
    return "\(nanoseconds < 0 ? "-" : "")\(seconds)\(fraction(Int64(rest)))s"
  }

  // MARK: Digits

  private static func fraction(_ nanoseconds: Int64) -> String {
    guard nanoseconds > 0 else { return "" }
    var digits = padded(nanoseconds, 9)
    while digits.hasSuffix("0") { digits.removeLast() }
    return ".\(digits)"
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  private static func number(_ digits: ArraySlice<UInt8>, below limit: Int64 = .max) -> Int64? {
    guard digits.allSatisfy(isDigit), let number = Int64(String(decoding: digits, as: UTF8.self)), number < limit
    else { return nil }
    return number
  }

  private static func powerOfTen(_ exponent: Int) -> Int64 { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}
