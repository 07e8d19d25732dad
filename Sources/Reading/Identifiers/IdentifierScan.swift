/// One pass over a text in ASCII for what is a direct identifier by its form. Around each group of digits only so much is
/// looked at as an identifier is long, so that the time grows with the length of the text and nothing else.
struct IdentifierScan {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var found = IdentifierKinds()
  /// Whether the text speaks of a birth; found out when it matters.
  private var speaksOfBirth: Bool?

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func run() {
    var at = 0
    while at < bytes.count {
      if at + 8 <= bytes.count, !Suspicions.mayStart(in: bytes, at: at) {
        at += 8
      } else if bytes[at].isDigit {
        let run = at..<endOfDigits(from: at)
        look(at: run)
        at = run.upperBound
      } else {
        if bytes[at] == UInt8(ascii: "@"), isEmail(around: at) { found.insert(.emailAddress) }
        at += 1
      }
    }
  }

  private mutating func look(at run: Range<Int>) {
    if isPostcode(endingIn: run) { found.insert(.postcode) }
    let isGlued = run.lowerBound > 0 && bytes[run.lowerBound - 1].isWord
    if run.count == 2 || run.count == 6, isInsuranceNumber(from: run) { found.insert(.nationalInsuranceNumber) }
    if run.count == 3 || run.count >= 11, isPupilNumber(from: run) { found.insert(.uniquePupilNumber) }
    if !isGlued || isLabelled(gluedTo: run.lowerBound) {
      if let kind = tenDigits(from: run) { found.insert(kind) }
      if run.count >= 2, isPhone(from: run) { found.insert(.phoneNumber) }
    }
    if !isGlued, !found.contains(.dateOfBirth), mayStartDate(run), isBirthDate(from: run) { found.insert(.dateOfBirth) }
  }

  private mutating func mayStartDate(_ run: Range<Int>) -> Bool {
    guard [1, 2, 4, 6, 8].contains(run.count) else { return false }
    if speaksOfBirth == nil { speaksOfBirth = bytes.speaksOfBirth }
    return speaksOfBirth ?? false
  }

  // MARK: Characters

  func endOfDigits(from start: Int) -> Int {
    var at = start
    while at < bytes.count, bytes[at].isDigit { at += 1 }
    return at
  }

  /// The byte at an index; a blank beyond the ends.
  func byte(_ index: Int) -> UInt8 { bytes.indices.contains(index) ? bytes[index] : UInt8(ascii: " ") }

  /// Whether no letter and no digit stands before an index.
  func isStart(_ index: Int) -> Bool { !byte(index - 1).isWord }

  /// Whether no letter and no digit stands at an index.
  func isEnd(_ index: Int) -> Bool { !byte(index).isWord }

  // MARK: E-mail

  private func isEmail(around at: Int) -> Bool {
    guard byte(at - 1).isWord || "_%+-".utf8.contains(byte(at - 1)) else { return false }
    var (label, letters, index) = (0, 0, at + 1)
    while index < bytes.count, bytes[index].isWord || bytes[index] == UInt8(ascii: "-") {
      label += 1
      index += 1
      guard byte(index) == UInt8(ascii: "."), byte(index + 1).isWord else { continue }
      letters = 0
      while byte(index + 1 + letters).isLetter { letters += 1 }
      if label > 0, letters >= 2 { return true }
      index += 1
      label = 0
    }
    return false
  }
}

extension UInt8 {
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 || self == PlainText.letter }
  var isWord: Bool { isDigit || isLetter }
  var isCapital: Bool { self &- UInt8(ascii: "A") < 26 }
  /// The capital of an ASCII letter.
  var capital: UInt8 { (self | 0x20) &- UInt8(ascii: "a") < 26 ? self & ~0x20 : self }
}
