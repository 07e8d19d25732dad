/// Looking for direct identifiers in text.
enum IdentifierText {
  /// The kinds of identifier that a text holds; no memory is taken for text in ASCII. Other text is first put into ASCII, in
  /// `scratch`.
  static func kinds(in text: UnsafeBufferPointer<UInt8>, scratch: inout [UInt8]) -> IdentifierKinds {
    mayHoldIdentifier(text) ? kinds(inSuspected: text, scratch: &scratch) : IdentifierKinds()
  }

  /// The same for a text that was not found to hold none.
  static func kinds(inSuspected text: UnsafeBufferPointer<UInt8>, scratch: inout [UInt8]) -> IdentifierKinds {
    if text.isASCII { return text.isPlainDay ? IdentifierKinds() : scanned(text) }
    if scratch.count < text.count { scratch += Array(repeating: 0, count: text.count - scratch.count) }
    return scratch.withUnsafeMutableBufferPointer { scratch in
      scanned(UnsafeBufferPointer(rebasing: scratch[..<PlainText.write(text, to: scratch)]))
    }
  }

  /// The same, for a text that is looked at once.
  static func kinds(in text: UnsafeBufferPointer<UInt8>) -> IdentifierKinds {
    var scratch: [UInt8] = []
    return kinds(in: text, scratch: &scratch)
  }

  /// Whether a text may hold an identifier; found out in one pass.
  private static func mayHoldIdentifier(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var suspicions = Suspicions()
    var index = 0
    let bytes = UnsafeRawBufferPointer(text)
    while index + 8 <= text.count {
      let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      suspicions.add(word, ~0)
      if word & 0x8080_8080_8080_8080 != 0 { for place in index..<index + 8 { suspicions.add(text[place]) } }
      index += 8
    }
    while index < text.count {
      suspicions.add(UInt64(text[index]), 0xFF)
      suspicions.add(text[index])
      index += 1
    }
    return suspicions.areSerious
  }

  private static func scanned(_ text: UnsafeBufferPointer<UInt8>) -> IdentifierKinds {
    var scan = IdentifierScan(text)
    scan.run()
    return scan.found
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether all of it is ASCII.
  fileprivate var isASCII: Bool {
    let bytes = UnsafeRawBufferPointer(self)
    var (index, all): (Int, UInt64) = (0, 0)
    while index + 8 <= count {
      all |= bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      index += 8
    }
    while index < count {
      all |= UInt64(self[index])
      index += 1
    }
    return all & 0x8080_8080_8080_8080 == 0
  }

  /// Whether it is written as most dates are, in ASCII, and thus no identifier by itself.
  @inline(__always)
  var isPlainDay: Bool {
    count == 10 && self[4] == UInt8(ascii: "-") && self[7] == UInt8(ascii: "-") && allSatisfy { $0 < 0x80 }
  }
}

/// Puts text into ASCII in such a way that what looks like a digit, a letter of a code or a blank becomes one, and what can't
/// be seen goes.
enum PlainText {
  /// Stands for any other letter.
  static let letter: UInt8 = 0xFF
  /// Stands for any other sign.
  private static let sign: UInt8 = 0x01

  static func append(_ text: UnsafeBufferPointer<UInt8>, to plain: inout [UInt8]) {
    plain += Array(unsafeUninitializedCapacity: text.count) { memory, count in count = write(text, to: memory) }
  }

  /// Writes it to memory that has room for as many bytes as the text; the result is how many were written.
  static func write(_ text: UnsafeBufferPointer<UInt8>, to plain: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var (index, count) = (0, 0)
    let (source, target) = (UnsafeRawBufferPointer(text), UnsafeMutableRawBufferPointer(plain))
    while index < text.count {
      if index + 8 <= text.count {
        let word = source.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if word & 0x8080_8080_8080_8080 == 0 {
          target.storeBytes(of: word, toByteOffset: count, as: UInt64.self)
          count += 8
          index += 8
          continue
        }
      }
      let byte = text[index]
      guard byte >= 0x80 else {
        plain[count] = byte
        count += 1
        index += 1
        continue
      }
      let (scalar, length) = scalar(of: text, at: index)
      index += length
      guard let byte = self.byte(for: scalar) else { continue }
      plain[count] = byte
      count += 1
    }
    return count
  }

  private static func scalar(of text: UnsafeBufferPointer<UInt8>, at index: Int) -> (value: UInt32, length: Int) {
    let first = text[index]
    let length = min(first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2, text.count - index)
    let mask: UInt8 = length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F
    var value = UInt32(first & mask)
    for next in (index + 1)..<max(index + 1, index + length) { value = value << 6 | UInt32(text[next] & 0x3F) }
    return (value, length)
  }

  /// Nil: it can't be seen.
  private static func byte(for value: UInt32) -> UInt8? {
    switch value {
    case 0xAD, 0x300...0x36F, 0x61C, 0x180B...0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F,
      0xFE00...0xFE0F, 0xFEFF:
      return nil
    case 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return UInt8(ascii: " ")
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: return UInt8(ascii: "-")
    case 0xFF01...0xFF5E: return UInt8(truncatingIfNeeded: value - 0xFEE0)
    case 0xAA, 0xB5, 0xBA, 0xC0...0x24F: return letter
    case 0x80...0xBF, 0x2016...0x2027, 0x2030...0x205E: return sign
    default: return rarerByte(for: value)
    }
  }

  private static func rarerByte(for value: UInt32) -> UInt8 {
    guard let scalar = Unicode.Scalar(value) else { return sign }
    if scalar.properties.numericType == .decimal, let digit = scalar.properties.numericValue {
      return UInt8(ascii: "0") + UInt8(digit)
    }
    guard scalar.properties.isAlphabetic else { return sign }
    return lookAlikes.first { $0.other == scalar }?.latin.value.truncated ?? letter
  }

  /// Capitals of Cyrillic and Greek that can't be told from those of codes.
  private static let lookAlikes = Array(
    zip("АВЕЅІЈКМНОРСТУХΑΒΕΖΗΙΚΜΝΟΡΤΥΧ".unicodeScalars, "ABESIJKMHOPCTYXABEZHIKMNOPTYX".unicodeScalars)
  ).map { (other: $0, latin: $1) }
}

extension UInt32 {
  fileprivate var truncated: UInt8 { UInt8(truncatingIfNeeded: self) }
}
