/// A row of counts. Most groups are small, so that a byte a count is enough until one of them passes 255.
struct Counts: Sendable, Equatable {
  // One of the two is empty. Counts never fall, so that equal rows are stored alike.
  private var bytes: [UInt8]
  private var words: [UInt32] = []

  /// So many counts, all 0.
  init(count: Int) { bytes = Array(repeating: 0, count: count) }

  var count: Int { max(bytes.count, words.count) }

  subscript(index: Int) -> Int { words.isEmpty ? Int(bytes[index]) : Int(words[index]) }

  /// Adds to one of the counts.
  mutating func add(_ number: Int, at index: Int) {
    if words.isEmpty {
      let (sum, overflow) = bytes[index].addingReportingOverflow(UInt8(clamping: number))
      if !overflow, number <= UInt8.max {
        bytes[index] = sum
        return
      }
      words = bytes.map { UInt32($0) }
      bytes = []
    }
    words[index] += UInt32(number)
  }

  static func += (left: inout Counts, right: Counts) {
    for index in 0..<right.count { left.add(right[index], at: index) }
  }
}
