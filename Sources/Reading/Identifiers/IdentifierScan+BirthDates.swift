/// Dates that the text calls a birth date: `DOB 3/4/2012`, `born on Tuesday 3rd April 2012`, `2012-04-03 (date of birth)`.
extension IdentifierScan {
  /// Whether a date that starts with these digits is called a birth date.
  func isBirthDate(from run: Range<Int>) -> Bool {
    guard let date = date(from: run) else { return false }
    return isCalledBirth(before: date.lowerBound) || isCalledBirth(after: date.upperBound)
  }

  // MARK: Dates

  private func date(from run: Range<Int>) -> Range<Int>? {
    switch run.count {
    case 8: return isEnd(run.upperBound) ? run : nil
    case 6: return isEnd(run.upperBound) && isDayMonthYear(run.lowerBound) ? run : nil
    case 4: return yearFirst(run)
    default: return dayFirst(run) ?? monthFirst(run)
    }
  }

  /// Whether six digits may be a date: `030412`.
  private func isDayMonthYear(_ start: Int) -> Bool {
    let pair = { (index: Int) in bytes[index] & 0x0F * 10 + bytes[index + 1] & 0x0F }
    return (1...31).contains(pair(start)) && (1...12).contains(pair(start + 2))
  }

  private func yearFirst(_ year: Range<Int>) -> Range<Int>? {
    guard let month = number(after: year.upperBound, 1...2, at: "-/."),
      let day = number(after: month.upperBound, 1...2, at: "-/.")
    else { return nil }
    return year.lowerBound..<day.upperBound
  }

  private func dayFirst(_ day: Range<Int>) -> Range<Int>? {
    let end = endOfOrdinal(day.upperBound)
    if let month = number(after: end, 1...2, at: "-/. "), let year = number(after: month.upperBound, 2...4, at: "-/. ")
    {
      return day.lowerBound..<year.upperBound
    }
    guard let month = word(from: end), isMonth(month.text) else { return nil }
    // "03Apr2012".
    let touching = month.end..<endOfDigits(from: month.end)
    if touching.count == 2 || touching.count == 4 { return day.lowerBound..<touching.upperBound }
    return number(after: month.end, 2...4, at: "-/. ,'").map { day.lowerBound..<$0.upperBound }
  }

  private func monthFirst(_ day: Range<Int>) -> Range<Int>? {
    guard let month = word(before: day.lowerBound), isMonth(month.text),
      let year = number(after: endOfOrdinal(day.upperBound), 4...4, at: " ,")
    else { return nil }
    return month.start..<year.upperBound
  }

  /// The number that follows, with one or two of these characters before it.
  private func number(after index: Int, _ lengths: ClosedRange<Int>, at separators: StaticString) -> Range<Int>? {
    var start = index
    while start - index < 3, byte(start).isSpace || separators.holds(byte(start)), start < bytes.count { start += 1 }
    guard start > index else { return nil }
    let end = endOfDigits(from: start)
    return lengths.contains(end - start) && end - start != 3 ? start..<end : nil
  }

  private func endOfOrdinal(_ index: Int) -> Int {
    let pair = (byte(index) | 0x20, byte(index + 1) | 0x20)
    let isOrdinal = ["st", "nd", "rd", "th"].contains { (ending: StaticString) in
      ending.utf8Start[0] == pair.0 && ending.utf8Start[1] == pair.1
    }
    return isOrdinal && isEnd(index + 2) ? index + 2 : index
  }

  private func isMonth(_ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard word.count >= 3 else { return false }
    let start = word.startIndex
    for month in 0..<12 where isStart(of: month, word) {
      return word.count == 3 || word.equals(Self.months[month], ignoringCaseFrom: start)
        || word.equals("sept", ignoringCaseFrom: start)
    }
    return false
  }

  /// Whether a word has the first three letters of a month.
  private func isStart(of month: Int, _ word: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let start = word.startIndex
    let letters: StaticString = "janfebmaraprmayjunjulaugsepoctnovdec"
    return (0..<3).allSatisfy { word[start + $0] | 0x20 == letters.utf8Start[month * 3 + $0] }
  }

  private static let months: [StaticString] = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  ]

  // MARK: Words

  typealias Word = (text: Slice<UnsafeBufferPointer<UInt8>>, start: Int, end: Int)

  /// The word before an index, at most four other characters being between.
  func word(before index: Int) -> Word? {
    var end = index
    while index - end < 4, end > 0, !byte(end - 1).isWord { end -= 1 }
    var start = end
    while start > 0, end - start < 12, byte(start - 1).isLetter { start -= 1 }
    return start < end ? (bytes[start..<end], start, end) : nil
  }

  /// The word that follows an index, a blank or two, and perhaps `of`.
  private func word(from index: Int) -> Word? {
    guard let first = plainWord(from: index) else { return nil }
    return first.text.equals("of", ignoringCaseFrom: first.start) ? plainWord(from: first.end) : first
  }

  func plainWord(from index: Int) -> Word? {
    var start = index
    while start - index < 3, start < bytes.count, !byte(start).isWord { start += 1 }
    var end = start
    while end < bytes.count, end - start < 12, byte(end).isLetter { end += 1 }
    return start < end ? (bytes[start..<end], start, end) : nil
  }
}

extension StaticString {
  fileprivate func holds(_ byte: UInt8) -> Bool { (0..<utf8CodeUnitCount).contains { utf8Start[$0] == byte } }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether `born`, `birth`, `dob` or `d.o.b` stands in it.
  var speaksOfBirth: Bool {
    var index = -1
    while let next = nextB(after: index) {
      index = next
      let after = { (text: StaticString) in
        index + text.utf8CodeUnitCount < self.count
          && self[(index + 1)...index + text.utf8CodeUnitCount].equals(text, ignoringCaseFrom: index + 1)
      }
      if after("orn") || after("irth") { return true }
      if index >= 2, self[index - 1] | 0x20 == UInt8(ascii: "o"), self[index - 2] | 0x20 == UInt8(ascii: "d") {
        return true
      }
      if index >= 4, self[index - 2] | 0x20 == UInt8(ascii: "o"), self[index - 4] | 0x20 == UInt8(ascii: "d") {
        return true
      }
    }
    return false
  }

  /// The index of the next `b` or `B`, which every such word has.
  private func nextB(after index: Int) -> Int? {
    var index = index + 1
    let bytes = UnsafeRawBufferPointer(self)
    while index < count {
      if index + 8 <= count {
        let word = bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) | 0x2020_2020_2020_2020
        let others = word ^ 0x6262_6262_6262_6262
        if (others &- 0x0101_0101_0101_0101) & ~others & 0x8080_8080_8080_8080 == 0 {
          index += 8
          continue
        }
      }
      if self[index] | 0x20 == UInt8(ascii: "b") { return index }
      index += 1
    }
    return nil
  }
}
