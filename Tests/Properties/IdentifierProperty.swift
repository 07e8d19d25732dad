import Support
import Testing

@testable import Reading

/// What is looked at first says only that there is no identifier where there is none.
@Suite struct IdentifierProperty {
  /// A character that starts with a byte that is not suspected is no digit and no `@` of another script.
  @Test func noOtherScriptsDigitsAreMissed() {
    for value in (0x80 as UInt32)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value), let first = Array(String(scalar).utf8).first else { continue }
      var suspicions = Suspicions()
      suspicions.add(first)
      guard !suspicions.areSerious else { continue }
      let plain = Self.plain(Array(String(scalar).utf8))
      #expect(!plain.contains { $0.isDigit || $0 == UInt8(ascii: "@") }, "\(value)")
    }
  }

  /// Looking eight bytes at a time finds what a look at each of them does.
  @Test func nothingIsMissedInTexts() {
    var dice = Dice(seed: EqualMeaningProperty.seed)
    let pieces = [
      "9990000018", "999 000 0018", "@", "a@b.org", "SW1A 1AA", "born 3/4/2015", "DOB 2015-04-03", "é", "£", "’",
      "\u{200B}", "９９９００００018", "٣", "2016-03-04", "0", "1", " ", "-", "the visit", "b", "B", "dob", "AB123456C",
      "07700 900123",
    ]
    var found = 0
    for _ in 0..<20_000 {
      let text = Array((0..<1 + dice.below(9)).map { _ in dice.pick(pieces) }.joined().utf8)
      let kinds = text.withUnsafeBufferPointer { IdentifierText.kinds(in: $0) }
      let expected = Self.plain(text).withUnsafeBufferPointer { plain in
        var scan = IdentifierScan(plain)
        scan.run()
        return scan.found
      }
      // A day by itself is none, though it may be called one by what stands around it.
      #expect(kinds == expected, "\(String(decoding: text, as: UTF8.self))")
      if !expected.isEmpty { found += 1 }
    }
    #expect(found > 5_000)
  }

  /// A text in ASCII, byte by byte.
  private static func plain(_ text: [UInt8]) -> [UInt8] {
    String(decoding: text, as: UTF8.self).unicodeScalars.flatMap { scalar -> [UInt8] in
      var plain: [UInt8] = []
      Array(String(scalar).utf8).withUnsafeBufferPointer { PlainText.append($0, to: &plain) }
      return plain
    }
  }
}
