/// Numbers that name a person: they are written as one group of digits, or as several with blanks, hyphens, dots or brackets
/// between them.
extension IdentifierScan {
  /// The longest thing that keeps two groups of one number apart, in characters.
  private static let longestGap = 4

  /// Digits that end where a group of digits does.
  struct Digits {
    /// As one number.
    var value: UInt64 = 0
    /// The index after the last one.
    var end: Int
  }

  /// The groups of digits from an index on that are so many digits together; nil where no group ends after just so many, or
  /// the number goes on.
  func digits(_ count: Int, from start: Int) -> Digits? {
    groups(of: count, from: start).flatMap { isEndOfNumber($0.end) ? $0 : nil }
  }

  private func groups(of count: Int, from start: Int) -> Digits? {
    var result = Digits(end: start)
    var (at, left) = (start, count)
    while true {
      let end = endOfDigits(from: at)
      guard end > at, end - at <= left else { return nil }
      for index in at..<end { result.value = result.value * 10 + UInt64(bytes[index] & 0x0F) }
      left -= end - at
      result.end = end
      if left == 0 { return result }
      at = end
      while at - end < Self.longestGap, byte(at).isSpace || "-.()".utf8.contains(byte(at)), at < bytes.count { at += 1 }
    }
  }

  /// Whether a number of whole digits ends here: `.0` may follow, another decimal may not.
  private func isEndOfNumber(_ index: Int) -> Bool {
    guard isEnd(index) else { return false }
    guard byte(index) == UInt8(ascii: "."), byte(index + 1).isDigit else { return true }
    let decimals = (index + 1)..<endOfDigits(from: index + 1)
    return decimals.count <= 2 && decimals.allSatisfy { bytes[$0] == UInt8(ascii: "0") }
  }

  /// Whether the digits are those behind a decimal point or the comma of thousands.
  private func isFraction(_ start: Int) -> Bool {
    ".,".utf8.contains(byte(start - 1)) && byte(start - 2).isDigit
  }

  /// Whether the letters that stand right before a number say that it is one (`NHS9434765919`).
  func isLabelled(gluedTo index: Int) -> Bool {
    var start = index
    while index - start < 10, byte(start - 1).isLetter { start -= 1 }
    guard isStart(start) else { return false }
    let word = bytes[start..<index]
    let labels: [StaticString] = ["nhs", "nhsno", "no", "uln", "tel", "mob", "t", "m", "mobile", "phone", "telephone"]
    return labels.contains { word.equals($0, ignoringCaseFrom: start) }
  }

  // MARK: NHS and learner numbers

  func tenDigits(from run: Range<Int>) -> IdentifierKind? {
    guard run.count <= 10, !isFraction(run.lowerBound) else { return nil }
    if run.count == 10 {
      guard let number = digits(10, from: run.lowerBound) else { return nil }
      return number.value.isHealthNumber
        ? .nhsNumber : number.value.isLearnerNumber ? .uniqueLearnerNumber : nil
    }
    guard let number = digits(10, from: run.lowerBound), number.value.isHealthNumber else { return nil }
    let isUsual = run.count == 3 && groups(of: 6, from: run.lowerBound) != nil
    return isUsual || isLabelledHealth(run.lowerBound) ? .nhsNumber : nil
  }

  /// Whether `NHS` stands shortly before, after which the digits may be grouped in any way.
  private func isLabelledHealth(_ start: Int) -> Bool {
    let from = max(0, start - 16)
    return (from..<max(from, start - 2)).contains { index in
      bytes[index..<(index + 3)].equals("nhs", ignoringCaseFrom: index) && isStart(index)
    }
  }

  // MARK: Phone numbers

  func isPhone(from run: Range<Int>) -> Bool {
    let start = run.lowerBound
    if byte(start - 1) == UInt8(ascii: "+") { return (11...15).contains { digits($0, from: start) != nil } }
    guard byte(start) == UInt8(ascii: "0"), run.count >= 3, !isFraction(start) else { return false }
    if bytes[run].starts(with: "0044".utf8) { return [13, 14, 15].contains { digits($0, from: start) != nil } }
    if isSlashedMobile(run) { return true }
    return digits(11, from: start) != nil && isAreaCode(start) && !areTimes(run)
  }

  /// Whether it is written as `07700/900123`.
  private func isSlashedMobile(_ run: Range<Int>) -> Bool {
    guard run.count == 5, byte(run.upperBound) == UInt8(ascii: "/"), isAreaCode(run.lowerBound) else { return false }
    let end = endOfDigits(from: run.upperBound + 1)
    return byte(run.lowerBound + 1) == UInt8(ascii: "7") && end - run.upperBound == 7 && isEnd(end)
  }

  /// Whether these digits and the next ones are times of the day: `0730 0900`.
  private func areTimes(_ run: Range<Int>) -> Bool {
    let next = (run.upperBound + 1)..<endOfDigits(from: run.upperBound + 1)
    return [run, next].allSatisfy { $0.count == 4 && value(of: $0) < 2_400 && value(of: $0) % 100 < 60 }
  }

  private func isAreaCode(_ start: Int) -> Bool {
    let third = byte(start + 2)
    switch byte(start + 1) {
    case UInt8(ascii: "1"): return third != UInt8(ascii: "0")
    case UInt8(ascii: "2"): return "03489".utf8.contains(third)
    case UInt8(ascii: "7"): return "1234579".utf8.contains(third) || third == UInt8(ascii: "8")
    default: return false
    }
  }

  // MARK: Pupil numbers

  /// A letter and twelve digits, the letter being computed from them; in a temporary number the last one is a letter.
  func isPupilNumber(from run: Range<Int>) -> Bool {
    let isApart = byte(run.lowerBound - 1).isSpace
    let letter = run.lowerBound - (isApart ? 2 : 1)
    guard letter >= 0, byte(letter).isLetter, isStart(letter) else { return false }
    if run.count == 11, !isApart, byte(run.upperBound).isLetter, isEnd(run.upperBound + 1) {
      guard let last = Self.pupilLetters.firstIndex(of: byte(run.upperBound).capital) else { return false }
      return isCheckLetter(byte(letter), of: value(of: run), last: UInt64(last))
    }
    let isGrouped = run.count == 3 && (groups(of: 7, from: run.lowerBound) != nil || isFollowed(run, byDigits: 9))
    guard run.count == 12 || isGrouped, let number = digits(12, from: run.lowerBound) else { return false }
    return isCheckLetter(byte(letter), of: number.value / 10, last: number.value % 10)
  }

  /// Whether a blank and a group of so many digits follow.
  private func isFollowed(_ run: Range<Int>, byDigits count: Int) -> Bool {
    byte(run.upperBound).isSpace && endOfDigits(from: run.upperBound + 1) == run.upperBound + 1 + count
  }

  private func value(of run: Range<Int>) -> UInt64 {
    run.reduce(0) { $0 * 10 + UInt64(bytes[$1] & 0x0F) }
  }

  private static let pupilLetters = Array("ABCDEFGHJKLMNPQRTUVWXYZ".utf8)

  private func isCheckLetter(_ letter: UInt8, of eleven: UInt64, last: UInt64) -> Bool {
    var (rest, sum) = (eleven, last * 13)
    for weight in (2...12).reversed() as ReversedCollection<ClosedRange<UInt64>> {
      sum += rest % 10 * weight
      rest /= 10
    }
    return Self.pupilLetters[Int(sum % 23)] == letter.capital
  }

  // MARK: National Insurance numbers

  /// Two letters, six digits and a letter from A to D.
  func isInsuranceNumber(from run: Range<Int>) -> Bool {
    let isApart = byte(run.lowerBound - 1).isSpace || byte(run.lowerBound - 1) == UInt8(ascii: "-")
    let prefix = run.lowerBound - (isApart ? 3 : 2)
    guard prefix >= 0, isStart(prefix), isInsurancePrefix(byte(prefix).capital, byte(prefix + 1).capital) else {
      return false
    }
    guard let end = endOfInsuranceDigits(from: run) else { return false }
    let isSuffixApart = byte(end).isSpace || byte(end) == UInt8(ascii: "-")
    let suffix = end + (isSuffixApart ? 1 : 0)
    guard "ABCD".utf8.contains(byte(suffix).capital), isEnd(suffix + 1) else { return false }
    // In running text, two letters of a word may stand before figures, and "a" after them.
    return !(isApart || isSuffixApart || run.count == 2)
      || byte(prefix).isCapital && byte(prefix + 1).isCapital && byte(suffix).isCapital
  }

  private func endOfInsuranceDigits(from run: Range<Int>) -> Int? {
    guard run.count == 2 else { return run.upperBound }
    if isFollowed(run, byDigits: 4) { return run.upperBound + 5 }
    var end = run.upperBound
    for _ in 0..<2 {
      guard byte(end).isSpace || byte(end) == UInt8(ascii: "-"), endOfDigits(from: end + 1) == end + 3 else {
        return nil
      }
      end += 3
    }
    return end
  }

  private func isInsurancePrefix(_ first: UInt8, _ second: UInt8) -> Bool {
    guard first.isCapital, second.isCapital, !"DFIQUV".utf8.contains(first), !"DFIQUVO".utf8.contains(second) else {
      return false
    }
    return !["BG", "GB", "KN", "NK", "NT", "TN", "ZZ"].contains { (pair: StaticString) in
      pair.utf8Start[0] == first && pair.utf8Start[1] == second
    }
  }
}

extension UInt64 {
  /// The sum of the first nine of ten digits, each times 10, 9, … 2, modulo 11; nil where all ten are the same, which stands
  /// for nothing.
  private var tenDigitRemainder: UInt64? {
    guard self % 1_111_111_111 != 0 else { return nil }
    var (rest, sum): (UInt64, UInt64) = (self / 10, 0)
    for weight in (2 as UInt64)...10 {
      sum += rest % 10 * weight
      rest /= 10
    }
    return sum % 11
  }

  /// Whether the last of ten digits is the check digit of an NHS number.
  fileprivate var isHealthNumber: Bool {
    tenDigitRemainder.map { ($0 == 0 ? 0 : 11 - $0) == self % 10 } ?? false
  }

  /// Whether it is that of a unique learner number.
  fileprivate var isLearnerNumber: Bool {
    tenDigitRemainder.map { $0 != 0 && 10 - $0 == self % 10 } ?? false
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  /// Whether this is a word in lower case, whatever the case here.
  func equals(_ word: StaticString, ignoringCaseFrom start: Int) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    return indices.allSatisfy { self[$0] | 0x20 == word.utf8Start[$0 - start] }
  }
}
